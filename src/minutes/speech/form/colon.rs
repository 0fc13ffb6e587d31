//! Marks that a colon sets off: 大聖座長：…

use super::{
    Follows, SpeakerMark, decoration, is_person, is_seat, is_speaker, names_speaker, no_speaker, topical,
    without_letter,
};
use crate::{
    lexicon::Lexicon,
    outline::{Block, Mark},
    script::{Script, bracket_end, script},
};

/// 木ノ下課長：… in a record whose other speakers are set off by a colon, whether the name is known or not, and 港湾課長：
/// over the words.
pub(in crate::minutes::speech) fn titled_colon(
    block: &Block,
    follows: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let end = s.find(':').filter(|&e| e > 0 && s[..e].chars().count() <= 16)?;
    let (label, rest) = (&s[..end], s[end + 1..].trim_start());
    // はま委員: a name may begin with the letter of a particle.
    let particle = label.char_indices().any(|(at, c)| c == '(' || at > 0 && "のはを".contains(c));
    let plain = !label.chars().any(|c| c.is_ascii_digit()) && !particle;
    let said = rest.contains('。') || rest.is_empty() && follows.speech();
    // 水産省漁港技術室：…: a unit of a body that is known.
    let unit = || {
        lexicon.bodies.known_at_start(label).is_some_and(|end| end < label.len())
            && lexicon.bodies.ending(label).is_some_and(|(at, _)| at > 0)
    };
    let speaks = block.mark == Mark::None && plain && said && (names_speaker(label, lexicon) || unit());
    speaks.then(|| SpeakerMark { label: 0..end, words: s.len() - rest.len(), verbatim: true })
}

/// 杉原：…, where no table holds the name.
pub(in crate::minutes::speech) fn colon_after_name(
    block: &Block,
    _: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let start = decoration(s);
    let end = start + s[start..].find(':').filter(|&e| e > 0 && s[start..start + e].chars().count() <= 12)?;
    let label = s[start..end].trim_end_matches('*');
    let name = label
        .chars()
        .all(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin) || c == ' ');
    let rest = s[end + 1..].trim_start_matches(['*', ' ']);
    // https://…
    let address = rest.starts_with("//");
    let named = name
        && !address
        && label.chars().count() >= 2
        && !no_speaker(label, lexicon)
        && !topical(label, lexicon);
    ((named || is_speaker(label, lexicon)) && rest.contains('。')).then(|| SpeakerMark {
        label: start..start + label.len(),
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

/// Q（柊）：…, 答（港湾課長）：…: what a statement is in the exchange, and whose.
pub(in crate::minutes::speech) fn in_exchange(s: &str, lexicon: &Lexicon) -> Option<SpeakerMark> {
    // Letters of a name or a post.
    const LONGEST: usize = 16;
    let open = s.find('(')?;
    let close = open + bracket_end(&s[open..])?;
    let label = open + '('.len_utf8()..close;
    let rest = s[close..].strip_prefix("):")?.trim_start();
    let who = &s[label.clone()];
    let named = (1..=LONGEST).contains(&who.chars().count())
        && !who.contains(['。', '、', '?'])
        && !who.starts_with(|c: char| c.is_ascii_digit());
    (named && lexicon.cues.is("exchange", s[..open].trim_end()) && rest.contains('。')).then(|| SpeakerMark {
        label,
        words: s.len() - rest.len(),
        verbatim: false,
    })
}

/// 大聖座長：…
pub(in crate::minutes::speech) fn colon(s: &str, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let start = decoration(s);
    let end = start + s[start..].find(':').filter(|&e| e > 0 && s[start..start + e].chars().count() <= 25)?;
    let label = s[start..end].trim_end_matches('*');
    let lettered = without_letter(label);
    // 事務局（港湾課長）, 5番委員代理（柊課長）
    let office = label.split('(').next().unwrap_or(label);
    let person = is_person(label, lexicon)
        || lexicon.titles.surname_at_start(label).is_some()
        || lexicon.titles.capacity(lettered).is_some()
        || lexicon.titles.capacity(office).is_some()
        || is_seat(office)
        || label.contains('・');
    let rest = s[end + 1..].trim_start_matches(['*', ' ']);
    ((person && is_speaker(label, lexicon) || is_seat(office)) && (rest.contains('。') || rest.is_empty()))
        .then(|| SpeakerMark {
            label: start..start + label.len(),
            words: s.len() - rest.len(),
            verbatim: true,
        })
}
