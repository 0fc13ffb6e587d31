//! Speaker marks: ○東会長, 【事務局】, （委員）, ○議長（鈴木太郎君）, 大聖座長：

use std::ops::Range;

use crate::{
    lexicon::Lexicon,
    mention::compound::{Script, script},
    outline::{Block, BlockKind, Mark, Outline},
    text::Flow,
};

/// A speaker mark at the beginning of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpeakerMark {
    /// Bytes of the label in the block's flow, without circle and brackets.
    pub label: Range<usize>,
    /// Where the words begin.
    pub words: usize,
    /// Whether it is a mark of verbatim records (a circle, a bracketed name) rather than of a summary's replies.
    pub verbatim: bool,
}

/// Marks that a record needs before it counts as verbatim.
const FEW: usize = 3;

/// Whether the record gives speeches under the names of those who spoke: decided by its marks, not by its title.
pub(super) fn is_verbatim(outline: &Outline, lexicon: &Lexicon) -> bool {
    let marks =
        (0..outline.blocks.len()).filter(|&i| sure_mark(outline, i, lexicon).is_some_and(|m| m.verbatim));
    marks.take(FEW).count() == FEW
}

/// Whether the next words are a sentence.
fn speech_follows(outline: &Outline, index: usize) -> bool {
    let next = outline.blocks[index + 1..].iter().find(|b| b.kind == BlockKind::Text);
    next.is_some_and(|n| n.flow.as_str().contains('。'))
}

/// The mark of block `index` where its words are known to name a speaker.
fn sure_mark(outline: &Outline, index: usize, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let block = outline.blocks.get(index).filter(|b| b.kind == BlockKind::Text)?;
    // A mark alone on its line is a speaker's only where speech follows; else it is a heading of a roster.
    find(block, lexicon).filter(|m| m.words < block.flow.as_str().len() || speech_follows(outline, index))
}

/// The speaker mark that block `index` opens with.
pub(super) fn mark(outline: &Outline, index: usize, lexicon: &Lexicon) -> Option<SpeakerMark> {
    if let Some(sure) = sure_mark(outline, index, lexicon) {
        return Some(sure);
    }
    let block = outline.blocks.get(index).filter(|b| b.kind == BlockKind::Text)?;
    let s = block.flow.as_str();
    // A name that no table holds, on a line of its own between speeches.
    let circle = matches!(block.mark, Mark::Sign('○' | '◯' | '〇'));
    let name = (1..=6).contains(&s.chars().count()) && s.chars().all(|c| script(c) == Script::Kanji);
    let label = lexicon.titles.section(s).is_some() || lexicon.terms.is_generic(s);
    (circle && name && !label && speech_follows(outline, index)).then_some(SpeakerMark {
        label: 0..s.len(),
        words: s.len(),
        verbatim: true,
    })
}

fn find(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let circle = matches!(block.mark, Mark::Sign('○' | '◯' | '〇' | '◎' | '◆') | Mark::Bullet('●'));
    match block.mark {
        _ if circle => circled(&block.flow, lexicon),
        Mark::None | Mark::Arrow => {
            let arrow = block.mark == Mark::Arrow;
            if s.starts_with('【') && !arrow {
                bracketed(s, '】', lexicon).map(|m| SpeakerMark { verbatim: true, ..m })
            } else if s.starts_with('(') {
                bracketed(s, ')', lexicon)
            } else if !arrow {
                colon(s, lexicon)
            } else {
                None
            }
        }
        Mark::Bullet('・' | '-') if s.starts_with('(') => bracketed(s, ')', lexicon),
        _ => None,
    }
}

/// （委員）, 【事務局】
fn bracketed(s: &str, close: char, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let open = s.chars().next()?.len_utf8();
    let end = s.find(close)?;
    let label = &s[open..end];
    if label.contains('(') && close == ')' {
        return None;
    }
    let words = end + close.len_utf8();
    let rest = s[words..].trim_start_matches([':', ' ']);
    // A bracketed line without words is a heading, but for verbatim marks on a line of their own.
    (is_speaker(label, lexicon) && (close == '】' || !rest.is_empty())).then(|| SpeakerMark {
        label: open..end,
        words: s.len() - rest.len(),
        verbatim: false,
    })
}

/// 大聖座長：…
fn colon(s: &str, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let end = s.find(':').filter(|&e| e > 0 && s[..e].chars().count() <= 25)?;
    let label = &s[..end];
    let person = lexicon.titles.surname_at_start(label).is_some()
        || lexicon.titles.capacity(label).is_some()
        || label.contains('・');
    let rest = s[end + 1..].trim_start();
    (person && is_speaker(label, lexicon) && rest.contains('。')).then(|| SpeakerMark {
        label: 0..end,
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

/// ○東会長　…, ○議長（鈴木太郎君）…, ○２０番（鈴木まさし議員）, ○（伊藤よしのり議長）, ○浜田委員長これより…
fn circled(flow: &Flow, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = flow.as_str();
    let found = |label: Range<usize>, words: usize| {
        let rest = s[words..].trim_start_matches([':', ' ', '君']);
        Some(SpeakerMark { label, words: s.len() - rest.len(), verbatim: true })
    };
    if let Some(inner) = s.strip_prefix('(')
        && let Some(close) = inner.find(')')
        && is_speaker(&inner[..close], lexicon)
        && !inner[..close].contains("登壇")
    {
        return found(1..close + 1, close + 2);
    }
    // ○芦澤 美智子: a full name on a line of its own.
    if s.chars().count() <= 9
        && let Some(surname) =
            lexicon.titles.surname_at_start(s).filter(|&e| e < s.len() && flow.gap_before(e) > 0)
        && s[surname..].chars().count() <= 5
        && !s.contains(['。', ':', '、', '('])
    {
        return found(0..s.len(), s.len());
    }
    let gap =
        s.char_indices().skip(1).map(|(i, _)| i).find(|&i| flow.gap_before(i) > 0 || s[i..].starts_with(':'));
    // ○議長（鈴木太郎君）, ○田中（昌）委員
    if let Some(open) = s.find('(').filter(|&o| {
        o > 0 && s[..o].chars().count() <= 24 && gap.is_none_or(|g| g >= o || !is_speaker(&s[..g], lexicon))
    }) && let Some(close) = s[open..].find(')').map(|c| open + c)
        && s[open..close].chars().count() <= 16
        && !s[..close].contains(['。', '、'])
    {
        let office = &s[..open];
        let seat = office.strip_suffix('番').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        if seat || is_speaker(office, lexicon) {
            return found(0..close + 1, close + 1);
        }
        let after = close + 1;
        if let Some(end) = title_end(&s[after..], lexicon) {
            return found(0..after + end, after + end);
        }
    }
    if let Some(gap) = gap.filter(|&g| s[..g].chars().count() <= 30)
        && is_speaker(&s[..gap], lexicon)
    {
        return found(0..gap, gap);
    }
    // On a line of its own.
    if s.chars().count() <= 30 && !s.contains('。') && is_speaker(s, lexicon) {
        return found(0..s.len(), s.len());
    }
    // Nothing between mark and words: the longest title behind a known surname.
    let surname = lexicon.titles.surname_at_start(s)?;
    let end = surname + title_end(&s[surname..], lexicon)?;
    found(0..end, end)
}

/// Where a title that begins near the beginning of `s` ends.
fn title_end(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let ends = s.char_indices().skip(1).map(|(i, _)| i).chain([s.len()]).take(14);
    let titled = |end: &usize| {
        let words = &s[..*end];
        lexicon.titles.capacity_at_end(words) == Some(0)
            || lexicon.titles.post_at_end(words) == Some(0)
            || matches!(words, "君" | "氏" | "さん" | "委員" | "議員")
    };
    ends.filter(titled).last()
}

/// Whether `label` names someone who can speak: a post, a capacity, a name with honorific, an organ, a body.
fn is_speaker(label: &str, lexicon: &Lexicon) -> bool {
    let label = label.trim_end_matches(['(', ' ']);
    let chars = label.chars().count();
    if !(1..=30).contains(&chars) || label.contains(['。', '、', '「']) {
        return false;
    }
    let label = label.find('(').filter(|&i| i > 0).map_or(label, |i| &label[..i]);
    let titles = &lexicon.titles;
    if titles.section(label).is_some() && titles.capacity(label).is_none() {
        return false;
    }
    titles.capacity(label).is_some()
        || titles.capacity_at_end(label).is_some()
        || titles.post_at_end(label).is_some()
        || titles
            .honorific_at_end(label)
            .is_some_and(|at| titles.surname_at_start(&label[..at]).is_some() || at >= 6)
        || lexicon.bodies.known(label).is_some()
        || (chars >= 3
            && lexicon
                .bodies
                .ending(label)
                .is_some_and(|(at, level)| at > 0 && level == crate::lexicon::Level::Unit))
        || (chars <= 6
            && titles
                .surname_at_start(label)
                .is_some_and(|end| end == label.len() || titles.is_given_name(&label[end..])))
}
