//! What the words of a block are: quoted, an opinion, a sentence, or nothing said.

use std::ops::Range;

use crate::{
    lexicon::{Lexicon, Section},
    minutes::sentence::sentences,
    text::Flow,
};

/// What is said, without the quotation marks that some records print around each speech.
pub(super) fn unquoted(words: Flow) -> Flow {
    let s = words.as_str();
    let Some(inner) = s.strip_prefix('「') else { return words };
    let mut depth = 1;
    let close = inner.char_indices().find(|&(_, c)| {
        depth += i32::from(c == '「') - i32::from(c == '」');
        depth == 0
    });
    let start = '「'.len_utf8();
    match close {
        // Quotation marks of what the speech quotes.
        Some((at, _)) if at + start < inner.len() => words,
        Some((at, _)) => words.slice(start..start + at),
        None => words.slice(start..s.len()),
    }
}

/// Whether an item of a list gives a time, a place, those who were there or an address on the web, and no statement.
pub(super) fn names_nothing_said(s: &str, lexicon: &Lexicon) -> bool {
    if s.contains('。') {
        return false;
    }
    let labelled = s.split_once(':').is_some_and(|(label, value)| {
        let section = lexicon.titles.section(label.trim());
        !value.is_empty()
            && matches!(
                section,
                Some(Section::Date | Section::Venue | Section::Attendees | Section::Absentees)
            )
    });
    let link = s.find("http").is_some_and(|at| {
        let behind = s[at..].find(|c: char| !c.is_ascii()).map_or("", |end| &s[at + end..]);
        s[..at].chars().count() <= 24 && behind.chars().count() <= 4
    });
    labelled || link
}

/// Whether a circle opens a bulleted opinion rather than a speech.
pub(super) fn mark_is_bullet(s: &str) -> bool {
    s.ends_with('。') && !s.contains(':')
}

/// Whether a paragraph without a mark asks, wishes or judges as no narrator does: in its last words, or anywhere where it
/// is told in the manner of speech.
pub(super) fn voices(s: &str, lexicon: &Lexicon) -> bool {
    let told = sentences(s);
    let voiced = |sentence: &Range<usize>| {
        let kinds: Vec<&str> =
            lexicon.cues.of(&s[sentence.clone()]).map(|(cue, _)| cue.kind.as_str()).collect();
        let voiced = ["question", "request", "proposal", "need", "opinion", "concern", "wish"];
        kinds.iter().any(|kind| voiced.contains(kind))
            && !kinds.iter().any(|kind| ["did", "report"].contains(kind))
    };
    let spoken = |sentence: &&Range<usize>| {
        let words = s[(*sentence).clone()].trim_end_matches(['。', ' ']);
        ["ます", "です", "ません", "でした", "ですね", "でしょうか", "ください"]
            .iter()
            .any(|end| words.ends_with(end))
    };
    told.last().is_some_and(voiced)
        || told.iter().filter(spoken).count() * 2 >= told.len() && told.iter().any(voiced)
}

/// 灯りが暗い。（山田委員）: a sentence, and behind it who said so.
pub(super) fn is_signed(s: &str) -> bool {
    s.strip_suffix(')')
        .and_then(|inner| inner.rsplit_once('('))
        .is_some_and(|(said, who)| said.ends_with('。') && (2..=16).contains(&who.chars().count()))
}

/// 事務局から資料を提示し、意見を頂いた: a sentence of a record that prints no full stops.
pub(super) fn tells_without_stop(s: &str) -> bool {
    s.ends_with('た') && s.contains(['を', 'が', 'は']) && s.chars().count() > 12
}

/// Whether words are a sentence of narrative rather than a label or a name.
pub(super) fn is_sentence(s: &str) -> bool {
    s.contains('。') && s.chars().count() >= 25
}

/// Whether words tell that something was done or said.
pub(super) fn tells(s: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.of(s).any(|(cue, _)| matches!(cue.kind.as_str(), "did" | "report"))
}

/// Whether words tell of someone who gave something: 座長から、…
pub(super) fn names_giver(s: &str, lexicon: &Lexicon) -> bool {
    let titled = |at: usize| {
        lexicon.titles.capacity_at_end(&s[..at]).is_some() || lexicon.titles.post_at_end(&s[..at]).is_some()
    };
    ["から", "より"].iter().any(|giver| {
        s.match_indices(giver).any(|(at, _)| titled(at) && !s[at + giver.len()..].starts_with('は'))
    })
}

/// Whether a line tells of someone who gave something, and breaks off before it says what came of it: 柊部長より「…」.
pub(super) fn breaks_off(s: &str, lexicon: &Lexicon) -> bool {
    s.ends_with(['」', '、', 'が', 'を', 'に', 'の', 'と', 'は'])
        && !s.contains('。')
        && names_giver(s, lexicon)
}

/// Whether words go on with a sentence that was broken off before an indented part of it: 等の回答を得た。
pub(super) fn goes_on(s: &str) -> bool {
    ["等の", "こととな", "ことと", "との", "という", "旨の"].iter().any(|start| s.starts_with(start))
}

/// The bytes of a label in brackets and where the words behind it begin: 【結果】了承された。
pub(super) fn inline_label(s: &str) -> Option<(Range<usize>, usize)> {
    let pairs = [('【', '】'), ('〔', '〕'), ('<', '>'), ('《', '》')];
    let (open, close) = pairs.into_iter().find(|(open, _)| s.starts_with(*open))?;
    let label = open.len_utf8()..s.find(close)?;
    let behind = label.end + close.len_utf8();
    let words = s.len() - s[behind..].trim_start_matches([':', ' ']).len();
    let inner = &s[label.clone()];
    let short = (1..=10).contains(&inner.chars().count()) && !inner.contains(|c: char| c.is_ascii_digit());
    (short && s[words..].ends_with('。')).then_some((label, words))
}
