//! What words at the beginning and the end of a line say of it.

use super::super::{BlockKind, Line};
use crate::lexicon::Lexicon;

/// Letters of the longest label.
const LABEL: usize = 12;

/// Whether a sentence ends with these words.
pub(super) fn sentence_over(ended: &str) -> bool {
    ended.ends_with(['。', '！', '?', '!']) || ended.ends_with("。)") || ended.ends_with("。」")
}

/// Whether a sentence cannot end here.
pub(super) fn mid_sentence(ended: &str) -> bool {
    !ended.ends_with(['。', ':', '>', '〉', '】', '〕', '!', '?']) && !ended.is_empty()
}

/// Whether the text ends inside a bracket.
pub(super) fn open_bracket(ended: &str) -> bool {
    let mut depth = 0i32;
    for c in ended.chars() {
        match c {
            '(' | '「' | '『' | '【' | '〔' => depth += 1,
            ')' | '」' | '』' | '】' | '〕' => depth = (depth - 1).max(0),
            _ => {}
        }
    }
    depth > 0
}

/// Whether a line opens with what a statement is in the exchange and whose it is: Q（柊）：…, 答（港湾課長）：….
pub(super) fn names_exchange(words: &str) -> bool {
    let behind = words.strip_prefix(['Q', 'A', 'C', '問', '答']);
    let named = behind.map(str::trim_start).and_then(|behind| behind.strip_prefix('('));
    named.and_then(|named| named.find("):")).is_some_and(|end| end > 0 && end <= 48)
}

/// Whether the line is nothing but the hour of a sitting: 午前10時開議, 午後3時7分散会.
pub(super) fn hour(words: &str, lexicon: &Lexicon) -> bool {
    words.chars().count() <= 16
        && ["午前", "午後", "正午"].iter().any(|half| words.starts_with(half))
        && ["opens-sitting", "closes-sitting"].iter().any(|kind| lexicon.cues.words(kind).closes(words))
}

/// Whether a line opens with a speaker and a closing bracket: 委員）…
pub(super) fn party(words: &str) -> bool {
    let end = words.char_indices().take(9).find(|&(_, c)| c == ')').map(|(at, _)| at);
    end.is_some_and(|end| end > 3 && !words[..end].contains(['(', '。', '、', '「']))
}

/// Whether a line opens with one who speaks and nothing else, or in a column before the words: 会長, 柊委員　それでは….
pub(super) fn opens_speech(line: &Line, lexicon: &Lexicon) -> bool {
    let (words, titles) = (line.as_str(), &lexicon.titles);
    let pieces = line.flow.pieces();
    let before =
        pieces.first().map(|(first, _)| &words[first.clone()]).filter(|label| label.len() < words.len());
    let named = |label: &str| {
        let title = titles.post_at_end(label).or_else(|| titles.capacity_at_end(label));
        label.chars().count() <= LABEL
            && title.is_some_and(|at| at > 0)
            && titles.surname_at_start(label).is_some()
    };
    // 7番（柊君）　…
    let held = |label: &str| {
        let office =
            label.strip_suffix(')').and_then(|label| label.split_once('(')).map(|(office, _)| office);
        let seat =
            |office: &str| office.strip_suffix('番').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        label.chars().count() <= LABEL
            && office.is_some_and(|o| seat(o) || titles.capacity(o).is_some() || titles.is_post(o))
    };
    // 教　育　長　　　それでは…: a post set in a column of its own, its letters apart.
    let column = || {
        let ends = pieces.iter().take(LABEL).map(|(piece, _)| piece.end).filter(|&end| end < words.len());
        let apart = |end: usize| {
            let behind = words.len() - words[end..].trim_start().len();
            let inside = pieces.iter().skip(1).map(|(piece, _)| piece.start).filter(|&at| at < end);
            line.flow.gap_before(behind) > inside.map(|at| line.flow.gap_before(at)).max().unwrap_or(1)
        };
        let post = |end: usize| {
            let label = words[..end].replace(' ', "");
            label.chars().count() > 1 && (titles.capacity(&label).is_some() || titles.is_post(&label))
        };
        ends.into_iter().any(|end| post(end) && apart(end))
    };
    // 柊（誠）委員　…
    let told = |label: &str| {
        label
            .split_once('(')
            .and_then(|(surname, rest)| Some((surname, rest.split_once(')')?.1)))
            .is_some_and(|(surname, title)| {
                titles.capacity(title).is_some() && titles.surname_at_start(surname).is_some()
            })
    };
    titles.capacity(words).is_some()
        || before.is_some_and(|label| named(label) || held(label) || told(label))
        || column()
}

/// Whether the line is set in brackets as a heading is.
pub(super) fn heading_brackets(words: &str) -> bool {
    words.starts_with(['<', '〈', '【', '〔', '《', '['])
}

/// Whether the line opens with a short label and a colon.
pub(super) fn label(words: &str) -> bool {
    words
        .char_indices()
        .take(12)
        .find(|&(_, c)| c == ':')
        .is_some_and(|(i, _)| !words[..i].contains(['、', '。', '(']))
}

/// Bytes of the dash that opens a statement right against its words, where one does: －橋を架けるべきである。
pub(super) fn glued_dash(line: &Line) -> Option<usize> {
    // Letters of the shortest line of a statement; －議事要旨 and what stands between two dashes are none.
    const LEAST: usize = 16;
    const DASHES: [char; 4] = ['-', '―', '—', '–'];
    let words = line.as_str();
    let dash = words.chars().next().filter(|c| DASHES.contains(c))?.len_utf8();
    let said = words[dash..].starts_with(|c: char| c.is_alphabetic() || c == '「')
        && !words.ends_with(DASHES)
        && words.chars().count() >= LEAST;
    said.then_some(dash)
}

/// Whether statements of a record are set behind such dashes.
pub(super) fn lists_by_dashes(lines: &[Line]) -> bool {
    let dashed = |line: &&Line| line.kind == BlockKind::Text && glued_dash(line).is_some();
    lines.iter().filter(dashed).count() >= 3
}

/// Whether a line is the end of the record in brackets, wherever it is set: （以　上）
pub(super) fn closes_record(words: &str, lexicon: &Lexicon) -> bool {
    let inner = words.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    inner.is_some_and(|inner| lexicon.cues.is("record-end", inner))
}
