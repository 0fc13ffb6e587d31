//! Agendas that are the record: what came of each item stands right below it.

use super::{Part, line::numbered};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::is_told,
    outline::{Block, BlockKind, Mark, Outline},
};

/// Makes the record of an agenda that tells of its items one by one, and of no other part that is labelled so: 議事 / (1)
/// 会計の監査について / 監査の結果を確認した。 / (2) ….
pub(super) fn made_bodies(parts: &mut [Part], outline: &Outline, lexicon: &Lexicon) {
    // Characters of the shortest sentence that tells what came of an item.
    const SHORTEST: usize = 8;
    let body = |part: &Part| part.section == Some(Section::Body);
    for at in 0..parts.len() {
        let blocks = parts[at].blocks.iter().map(|&b| &outline.blocks[b]);
        let blocks: Vec<&Block> = blocks.filter(|b| b.kind == BlockKind::Text).collect();
        let told = |two: &[&Block]| {
            let (item, s) = (two[0].flow.as_str(), two[1].flow.as_str());
            let sentence = s.ends_with("た。") && s.chars().count() >= SHORTEST;
            numbered(two[0])
                && !item.contains('。')
                && two[1].mark == Mark::None
                && (sentence || is_told(s, lexicon))
        };
        let alone = parts[at + 1..].first().is_none_or(|next| body(next) && next.at.is_none())
            && !parts.iter().any(|part| body(part) && part.at.is_some());
        // A sentence below one item of many is a remark: 3 その他 / 会議は公開で開かれた。
        let several = || {
            let next = |two: &[&Block]| match (&two[0].mark, &two[1].mark) {
                (Mark::Number(one, n), Mark::Number(other, m)) => one == other && *m == n + 1,
                _ => false,
            };
            let told = blocks.windows(2).filter(|two| told(two)).count();
            told > 1 || told == 1 && !blocks.windows(2).any(next)
        };
        if parts[at].section == Some(Section::Agenda) && alone && several() {
            parts[at].section = Some(Section::Body);
        }
    }
}
