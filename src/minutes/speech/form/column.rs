//! Marks that a column of their own sets off: 山田委員　　ただいまの….

use super::{Follows, SpeakerMark, is_person, is_seat, names_speaker, without_letter};
use crate::{
    lexicon::Lexicon,
    minutes::speech::{is_cut_off, is_note, lost_stops},
    outline::{Block, Mark},
};

/// 山田委員　　ただいまの…: a column of its own, and nothing else, sets the speaker off.
pub(in crate::minutes::speech) fn column(
    block: &Block,
    _: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    if block.mark == Mark::None { before_gap(block, lexicon) } else { None }
}

/// ・山田委員　灯りが暗い。, ▼会長　…, 3　事務局　…: behind a sign or a number, where many lines are so.
pub(in crate::minutes::speech) fn signed_column(
    block: &Block,
    _: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    if !matches!(block.mark, Mark::Sign(_) | Mark::Bullet(_) | Mark::Number(..)) {
        return None;
    }
    let mark = before_gap(block, lexicon)?;
    let goes_on = ["は", "が", "の", "を", "に", "から", "より", "、"];
    let behind = block.flow.as_str()[mark.words..].trim_start();
    let said = !goes_on.iter().any(|particle| behind.starts_with(particle)) || behind.starts_with("はい");
    said.then_some(mark)
}

/// The longest name before a gap, and words behind it.
fn before_gap(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let stopped = s.contains('。');
    if !stopped && !lost_stops(&block.flow) {
        return None;
    }
    let ends = s.char_indices().skip(1).map(|(i, _)| i).take(20);
    let end = ends
        .filter(|&i| {
            let gap = block.flow.gap_before(i);
            let class = lexicon.titles.capacity(&s[..i]).is_some_and(|c| c.kind == "member");
            let seat = is_seat(&s[..i].replace(' ', ""));
            // 事務局（柊）　　ただいま…
            let holder = gap > 1 && s[..i].ends_with(')') && is_person(&s[..i], lexicon);
            // それでは 委員の: of words without stops, what has a particle is no name.
            let name = stopped || !s[..i].contains(['は', 'が', 'を', 'に', 'で', 'も']);
            gap > 0 && name && (names_speaker(&s[..i], lexicon) || class || seat || holder)
        })
        .last()
        .filter(|&end| {
            // 柊（誠）委員: what tells namesakes apart.
            let told = s[..end].split_once(')').is_some_and(|(before, title)| {
                before.split_once('(').is_some_and(|(_, given)| given.chars().count() <= 3)
                    && lexicon.titles.capacity(title).is_some()
            });
            !s[..end].contains(':') && (!s[..end].contains('(') || s[..end].ends_with(')') || told)
        })?;
    Some(SpeakerMark { label: 0..end, words: end, verbatim: true })
}

/// 委員　費用は…, 事務局　（説明）, 司会（柊課長）　…: a class, an organ or who holds it where the names of others stand in a column.
pub(in crate::minutes::speech) fn column_of_classes(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    // Letters of a class that may be set apart, at most: 議　長.
    const LETTERS: usize = 4;
    let s = block.flow.as_str();
    let pieces = block.flow.pieces();
    let ends = pieces.iter().take(LETTERS).map(|(piece, _)| piece.end).filter(|&end| end < s.len());
    let speaks = |label: &str| {
        let capacity = lexicon.titles.capacity(without_letter(label));
        let kinds = ["member", "chair", "deputy", "organ", "official"];
        capacity.is_some_and(|c| kinds.contains(&c.kind.as_str()))
            || label.ends_with(')') && is_person(label, lexicon)
    };
    let end = ends.into_iter().find(|&end| speaks(&s[..end]))?;
    let rest = s[end..].trim_start();
    // 委　員　1番 … of a roster breaks off as a line of speech may.
    let whole = pieces.first().is_some_and(|(first, _)| first.end == end);
    let said = rest.contains('。')
        || is_note(rest, lexicon)
        || whole && is_cut_off(rest)
        || numbered_item(rest, lexicon).is_some();
    (block.mark == Mark::None && said).then(|| SpeakerMark {
        label: 0..end,
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

/// Where the words of an item begin that a cell holds before what is said of it: 事務局　１　開会, 会長　（２）点検の計画について.
pub(in crate::minutes) fn numbered_item(words: &str, lexicon: &Lexicon) -> Option<usize> {
    // Characters of the longest item.
    const LONGEST: usize = 60;
    let bare = words.strip_prefix('(').unwrap_or(words);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let item = bare[digits..].trim_start_matches([')', '.', ' ']);
    let closed = words.len() == bare.len() || bare[digits..].starts_with(')');
    let item_like = lexicon.titles.section(item).is_some()
        || ["について", "その他", "開会", "閉会", "(協議)", "(報告)"].iter().any(|end| item.ends_with(end));
    ((1..=2).contains(&digits)
        && closed
        && item_like
        && words.chars().count() <= LONGEST
        && !words.contains('。'))
    .then(|| words.len() - item.len())
}

/// 会長「始めます。」, 山田委員＞灯りが暗い。, 会長…始めます。: what stands between the name and the words, where many lines are so.
pub(in crate::minutes::speech) fn parted(
    block: &Block,
    _: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    // Letters of the longest name with its title.
    const LABEL: usize = 16;
    let s = block.flow.as_str();
    let parts = |(at, c): &(usize, char)| {
        *at > 0 && (matches!(c, '「' | '>' | ';' | '―' | '－' | '-') || s[*at..].starts_with("..."))
    };
    let (end, _) = s.char_indices().take(LABEL + 2).find(parts)?;
    let label = s[..end].trim_end();
    let class = lexicon.titles.capacity(without_letter(label)).is_some_and(|c| c.kind == "member");
    let named = label.chars().count() <= LABEL && (class || names_speaker(label, lexicon));
    let behind = s[end..].trim_start_matches(['>', '.', ';', '―', '－', '-', ' ']);
    // 会長「山田案」に賛成する。: what is quoted is not all that is said.
    let quoted = !s[end..].starts_with('「') || s.trim_end_matches('。').ends_with('」');
    (block.mark == Mark::None && named && quoted && behind.contains('。')).then(|| SpeakerMark {
        label: 0..label.len(),
        words: s.len() - behind.len(),
        verbatim: true,
    })
}
