//! Labels that no table holds, by their number or brackets and the words they are made of.

use super::{Label, value};
use crate::{
    lexicon::{Lexicon, Section},
    outline::Block,
};

/// The kinds of words that tell of the section a label opens.
const TELLING: [(Section, &str); 7] = [
    (Section::Absentees, "in-label-absentees"),
    (Section::Attendees, "in-label-attendees"),
    (Section::Date, "in-label-date"),
    (Section::Venue, "in-label-venue"),
    (Section::Agenda, "in-label-agenda"),
    (Section::Materials, "in-label-materials"),
    (Section::Body, "in-label-body"),
];

/// The section that the words of a label tell of.
fn telling(label: &str, lexicon: &Lexicon) -> Option<Section> {
    let (section, _) = TELLING.iter().find(|(_, kind)| lexicon.cues.words(kind).is_in(label))?;
    Some(*section)
}

/// What a numbered label that no table holds opens, by the words it is made of.
pub(in crate::minutes::section) fn unknown_label(block: &Block, lexicon: &Lexicon) -> Option<Label> {
    let s = block.flow.as_str();
    let (label, _) = s.split_once(':').unwrap_or((s, ""));
    // 5 桟橋利用推進委員　柊　誠: a class of members, and those of it.
    let pieces = block.flow.pieces();
    let class = pieces.first().filter(|_| pieces.len() > 1).map(|(first, _)| &s[first.clone()]);
    let class = class.filter(|c| c.ends_with("委員") && c.chars().count() >= 6 && label == s);
    if let Some(class) = class {
        return Some((Section::Attendees, class.to_owned(), block.flow.slice(pieces[1].0.start..s.len())));
    }
    // 4 備考　本審議会は、公開で開催した。
    if let Some((remark, _)) = pieces.first().filter(|(first, _)| &s[first.clone()] == "備考") {
        return Some((Section::Ignored, s[remark.clone()].to_owned(), value(&block.flow, remark.end)));
    }
    // 6　登壇者　みなと市長　柊　誠, 7　司　会　…: a capacity, and who has it.
    let capacity = (1..pieces.len().min(4)).rev().find_map(|taken| {
        let name: String = pieces[..taken].iter().map(|(piece, _)| &s[piece.clone()]).collect();
        let kind = lexicon.titles.capacity(&name).map(|c| c.kind.as_str());
        let lists =
            matches!(kind, Some("official" | "guest")) || matches!(name.as_str(), "司会" | "司会者" | "進行");
        lists.then_some((name, pieces[taken].0.start))
    });
    if let Some((name, start)) = capacity.filter(|_| label == s && !s.contains('。')) {
        return Some((Section::Attendees, name, block.flow.slice(start..s.len())));
    }
    let short = (2..=24).contains(&label.chars().count()) && !label.contains(['。', '、']);
    let value = block.flow.slice(label.len() + usize::from(label.len() < s.len())..s.len());
    // 4 事務局
    // 6 農業委員会事務局職員: whose office it is stands before.
    let bare = lexicon.titles.capacity_at_end(label).filter(|&at| label[..at].ends_with('会'));
    let people = lexicon
        .titles
        .capacity(&label[bare.unwrap_or(0)..])
        .is_some_and(|c| matches!(c.kind.as_str(), "organ" | "official" | "observer" | "guest" | "member"));
    let unknown = match () {
        () if opens(label, lexicon) => Section::Body,
        () if people => Section::Attendees,
        () => Section::Ignored,
    };
    short.then(|| (telling(label, lexicon).unwrap_or(unknown), label.to_owned(), value))
}

/// Whether words are what a meeting begins with: 開会, 会長挨拶, あいさつ（町長）.
pub(in crate::minutes) fn opens(words: &str, lexicon: &Lexicon) -> bool {
    let bare = words.find('(').filter(|&at| at > 0).map_or(words, |at| &words[..at]);
    let bare = bare.replace(' ', "");
    bare.chars().count() <= 16
        && !bare.contains(['。', '、', ':'])
        && (lexicon.cues.is("opening-rite", &bare)
            || ["挨拶", "あいさつ", "挨拶等"].iter().any(|greeting| bare.ends_with(greeting)))
}

/// What a label in brackets that no table holds opens: ＜委員出欠＞, 【会議場所】.
pub(in crate::minutes::section) fn unknown_bracketed(block: &Block, lexicon: &Lexicon) -> Option<Label> {
    let s = block.flow.as_str();
    let pairs = [('<', '>'), ('〈', '〉'), ('【', '】'), ('〔', '〕'), ('《', '》')];
    let (open, end) = pairs.into_iter().find(|&(open, _)| s.starts_with(open))?;
    let close = s.find(end)?;
    let label = &s[open.len_utf8()..close];
    let section = telling(label, lexicon).filter(|section| *section != Section::Body)?;
    let rest = s[close + end.len_utf8()..].trim_start_matches([':', ' ']);
    let short = (3..=10).contains(&label.chars().count()) && !label.contains(['。', '、', '(', ' ']);
    // 【資料１】 is a document, no list of them.
    let numbered = label.contains(|c: char| c.is_ascii_digit());
    (short && !numbered).then(|| (section, label.to_owned(), block.flow.slice(s.len() - rest.len()..s.len())))
}
