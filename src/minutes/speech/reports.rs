//! Organs that report in turn, each before its words: ＜専門委員会＞ / 港湾委員会　堤防を見回ったと報告があった。
//!
//! Takes an [`Outline`]; gives a mark for each of them, or `None` where they are too few to be no chance.

use super::{FEW, SpeakerMark, has_kana};
use crate::{
    lexicon::Lexicon,
    outline::{BlockKind, Mark, Outline},
};

/// Letters of the longest name of an organ.
const LONGEST: usize = 12;

/// The marks of organs that report.
pub(super) fn reports(outline: &Outline, lexicon: &Lexicon) -> Option<Vec<Option<SpeakerMark>>> {
    // Reports that are sentences, at least: what an agenda lists behind the name of a committee is none.
    const TOLD: usize = 2;
    let mut found = vec![None; outline.blocks.len()];
    let (mut organs, mut told) = (0, 0);
    // ＜地区委員会＞ / 西町　…: whether the heading above gathers those who report, whatever they are called.
    let mut gathered = false;
    let texts = found.iter_mut().zip(&outline.blocks).filter(|(_, block)| block.kind == BlockKind::Text);
    for (mark, block) in texts {
        let s = block.flow.as_str();
        if let Some(heading) = s.strip_prefix('<').and_then(|s| s.strip_suffix('>')) {
            gathered = is_organ(heading);
            continue;
        }
        if block.mark != Mark::None {
            gathered = false;
            continue;
        }
        let Some(end) = block.flow.pieces().first().map(|(first, _)| first.end) else { continue };
        let (label, words) = (&s[..end], s[end..].trim_start());
        let named = is_organ(label) || gathered && is_name(label, lexicon);
        let says = has_kana(words) || words.ends_with("なし");
        if named && says {
            organs += usize::from(is_organ(label));
            told += usize::from(words.contains('。'));
            *mark = Some(SpeakerMark { label: 0..end, words: s.len() - words.len(), verbatim: true });
        }
    }
    (organs >= FEW && told >= TOLD).then_some(found)
}

/// Whether words are what an organ of an association is called: 港湾委員会, 第1学年部会.
fn is_organ(words: &str) -> bool {
    (3..=LONGEST).contains(&words.chars().count())
        && words.chars().all(char::is_alphanumeric)
        && ["委員会", "部会", "専門部", "支部"].iter().any(|end| words.ends_with(end))
}

/// Whether words can be what one of those who report is called.
fn is_name(words: &str, lexicon: &Lexicon) -> bool {
    (2..=LONGEST / 2).contains(&words.chars().count())
        && words.chars().all(char::is_alphabetic)
        && lexicon.titles.section(words).is_none()
        && !lexicon.terms.is_generic(words)
}
