//! Speaker marks: which blocks open with the name of the one who speaks.
//!
//! Takes an [`Outline`]; gives [`Marks`], one a block at most; does not know who a name stands for. Whether a record is
//! verbatim is told by how many marks it has, never by its title.

mod enough;
mod form;
mod framed;
mod further;
mod listed;
mod over;
mod reports;
#[cfg(test)]
mod tests;
mod within;

pub(super) use enough::announces;
pub(super) use form::{is_person, numbered_item};
use further::further;
use listed::{lists_a_person, lists_people, unlist};

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use super::{before_act, section};
use crate::{
    lexicon::Lexicon,
    outline::{Block, BlockKind, Mark, Outline},
    script::{Script, script},
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
/// Which of the bare forms is that of names on lines of their own.
const LINES: usize = 5;

/// And which that of names in a column.
const COLUMN: usize = LINES - 1;

/// And which that of family names before the words.
const SURNAMES: usize = LINES + 1;

/// The bare forms that count where what is first said stands under one: all from a closing bracket to a line.
const LEADING: std::ops::RangeInclusive<usize> = 1..=LINES;

/// The speaker marks of a record.
pub(super) struct Marks {
    // One a block.
    found: Vec<Option<SpeakerMark>>,
    labels: HashSet<String>,
    /// Whether the record gives speeches under the names of those who spoke.
    pub verbatim: bool,
    /// Whether several are said to speak in brackets before whole sentences: （山田委員）予算が足りない。
    pub replies: bool,
    /// Whether organs report in turn, each with its name before its words.
    pub reports: bool,
    // The bracket in which speakers stand, where they do: 【山田委員】
    bracket: Option<char>,
    // Number of the speech of the format that a block opens, by block.
    speeches: BTreeMap<usize, usize>,
}

/// The mark that words open with which stand behind a label on its line.
pub(super) fn marked_in(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    form::known(block, lexicon)
}

impl Marks {
    /// Finds the marks of `outline`.
    pub(super) fn of(outline: &Outline, lexicon: &Lexicon) -> Marks {
        let follows = what_follows(outline, lexicon);
        // A mark alone on its line is a speaker's only where speech follows; else it is a heading of a roster.
        let known = |block: &Block, follows: Follows| {
            form::known(block, lexicon).filter(|m| {
                (m.words < block.flow.as_str().len() || follows != Follows::Nothing)
                    && !lists_a_person(block, m, lexicon)
                    && !lists_people(block, m, lexicon)
            })
        };
        let mut found = found(outline, &follows, known);
        if enough::chaired(outline, &found, lexicon) {
            found.iter_mut().flatten().for_each(|mark| mark.verbatim = true);
        }
        let sure: Vec<Option<SpeakerMark>> = found.iter().map(|m| m.clone().filter(|m| m.verbatim)).collect();
        let mut verbatim = sure.iter().flatten().count() >= FEW
            || enough::honours(outline, &sure)
            || enough::opens_with_speech(outline, &follows, lexicon)
            || enough::persons(outline, &follows, &found, lexicon)
            || enough::leads(outline, &sure, lexicon);
        // Under 「No. 発言者 発言内容」 each row is a statement.
        if outline.blocks.iter().any(form::heads_statements) {
            add(&mut found, outline, &follows, |b, _| form::row(b, lexicon));
        }
        let rows = found.iter().flatten().filter(|m| m.verbatim).count();
        verbatim |= rows >= FEW;
        // （事務局） on lines of their own, where other brackets head what is listed before them.
        if verbatim {
            let lines = self::found(outline, &follows, |b, f| form::bracket_line(b, f, lexicon));
            let spoken = found.iter().zip(&outline.blocks).any(|(mark, block)| {
                mark.as_ref().is_some_and(|m| m.verbatim) && block.flow.as_str().contains('。')
            });
            if !spoken && enough::recurs(outline, &lines) {
                for (mark, new) in found.iter_mut().zip(lines) {
                    *mark = new.or(mark.take());
                }
            }
        }
        if verbatim {
            add(&mut found, outline, &follows, |b, f| form::unknown(b, f.speech(), lexicon));
        } else if let Some(bare) = bare(outline, &follows, lexicon) {
            verbatim = true;
            // （会長）原案のとおりとする。 beside （映像資料室） on a line of its own
            let lines = outline.blocks.iter().zip(&bare).any(|(block, mark)| {
                mark.as_ref().is_some_and(|m| m.words == block.flow.as_str().len())
                    && block.flow.as_str().starts_with('(')
            });
            for ((mark, new), block) in found.iter_mut().zip(bare).zip(&outline.blocks) {
                *mark = new.or(mark.take());
                let bracketed = lines && block.mark == Mark::None && block.flow.as_str().starts_with('(');
                if let Some(mark) = mark {
                    mark.verbatim |= bracketed;
                }
            }
        }
        let reports = if verbatim { None } else { reports::reports(outline, lexicon) };
        let reported = reports.is_some();
        for (mark, new) in found.iter_mut().zip(reports.into_iter().flatten()) {
            *mark = new.or(mark.take());
        }
        if verbatim {
            further(&mut found, outline, &follows, lexicon);
        }
        unlist(&mut found, outline);
        let labels = outline
            .blocks
            .iter()
            .zip(&found)
            .filter_map(|(b, m)| m.as_ref().map(|m| b.flow.as_str()[m.label.clone()].to_owned()))
            .collect();
        let replies = replies(outline, &found);
        let in_brackets = |(block, mark): (&Block, &Option<SpeakerMark>)| {
            mark.as_ref().is_some_and(|m| m.verbatim) && block.flow.as_str().starts_with('【')
        };
        let bracketed = outline.blocks.iter().zip(&found).filter(|pair| in_brackets(*pair)).count() > 1;
        Marks {
            found,
            labels,
            verbatim,
            replies,
            reports: reported,
            bracket: bracketed.then_some('【'),
            speeches: BTreeMap::new(),
        }
    }

    /// Whether the format itself tells the speeches.
    pub(super) fn are_stated(&self) -> bool {
        !self.speeches.is_empty()
    }

    /// The speech of the format that block `index` opens.
    pub(super) fn speech(&self, index: usize) -> Option<usize> {
        self.speeches.get(&index).copied()
    }

    /// Whether the format keeps block `index` apart from what was said before it.
    pub(super) fn parts(&self, index: usize) -> bool {
        self.speeches.contains_key(&index)
    }

    /// The mark that block `index` opens with.
    pub(super) fn at(&self, index: usize) -> Option<&SpeakerMark> {
        self.found.get(index)?.as_ref()
    }
}

/// What stands behind a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    Speech,
    // A sentence that is an item of a list.
    Item,
    // ＜資料１を説明＞ in the place of a speech.
    Note,
    Nothing,
}

impl Follows {
    /// Whether a sentence follows, of a list or not.
    fn speech(self) -> bool {
        matches!(self, Follows::Speech | Follows::Item)
    }
}

fn what_follows(outline: &Outline, lexicon: &Lexicon) -> Vec<Follows> {
    let mut follows = vec![Follows::Nothing; outline.blocks.len()];
    let mut next = Follows::Nothing;
    // Whether the block behind the one at hand is a sentence without a mark.
    let mut sentence = false;
    let mut last = true;
    for (i, block) in outline.blocks.iter().enumerate().rev() {
        follows[i] = next;
        if block.kind == BlockKind::Text {
            let s = block.flow.as_str();
            let plain = block.mark == Mark::None;
            // 出席者は左のとおり。 says nothing by itself.
            let whole = s.contains('。') && section::follows(s).is_none();
            // A line that a converter cut off from the sentence it begins, or the end of an extract.
            let begun =
                sentence && plain && s.chars().count() >= 12 && has_kana(s) || last && plain && is_cut_off(s);
            next = if whole && matches!(block.mark, Mark::Bullet(_)) {
                Follows::Item
            } else if whole || begun {
                Follows::Speech
            } else if is_note(s, lexicon)
                || matches!(block.mark, Mark::Bullet('・')) && s.ends_with("説明")
                || plain && s.starts_with("資料") && before_act(s, lexicon).is_some()
            {
                Follows::Note
            } else {
                Follows::Nothing
            };
            sentence = whole && plain;
            last = false;
        }
    }
    follows
}

/// Whether words can be of a sentence: a list of posts and names has no particles.
fn has_kana(s: &str) -> bool {
    s.chars().filter(|c| script(*c) == Script::Hiragana).count() >= 3
}

/// Whether words are sentences from which a copy took the stops, and left the spaces: それでは 時間となりましたので ただいまから….
fn lost_stops(flow: &Flow) -> bool {
    // Kana and parts between spaces, at least.
    const KANA: usize = 15;
    let s = flow.as_str();
    !s.contains(['。', '、'])
        && s.chars().filter(|c| script(*c) == Script::Hiragana).nth(KANA).is_some()
        && flow.pieces().len() > 2
}

/// Whether words break off in the middle of a sentence.
fn is_cut_off(s: &str) -> bool {
    // 港湾課長　柊　誠君　みどりの課長　森　花子君: a list of people is no sentence.
    let people = s.matches('君').count() > 1;
    s.chars().count() >= 8 && has_kana(s) && s.ends_with(char::is_alphanumeric) && !people
}

/// What `find` finds in the blocks that hold words.
fn found(
    outline: &Outline,
    follows: &[Follows],
    find: impl Fn(&Block, Follows) -> Option<SpeakerMark>,
) -> Vec<Option<SpeakerMark>> {
    let mut marks = vec![None; outline.blocks.len()];
    add(&mut marks, outline, follows, find);
    marks
}

/// The marks of the first bare form that counts here: forms that are found in any text count only where they recur.
fn bare(outline: &Outline, follows: &[Follows], lexicon: &Lexicon) -> Option<Vec<Option<SpeakerMark>>> {
    let forms = [
        form::exchange,
        form::closing_bracket,
        form::bracket_line,
        form::office_and_name,
        form::column,
        form::line,
        form::surname,
        form::colon_after_name,
        form::parted,
        form::signed_column,
    ];
    let mut found: Vec<_> =
        forms.into_iter().map(|form| self::found(outline, follows, |b, f| form(b, f, lexicon))).collect();
    // Of a short copy each may speak once; lines of people over sentences are no chance.
    let many = |nth: usize| {
        nth == LINES && found[nth].iter().flatten().count() > FEW
            || (COLUMN..=LINES).contains(&nth) && enough::honours(outline, &found[nth])
            || enough::recurs(outline, &found[nth])
            || nth == SURNAMES && enough::listed_above(outline, &found[nth])
    };
    let first = |nth: &usize| LEADING.contains(nth) && enough::leads(outline, &found[*nth], lexicon);
    let nth = (0..found.len()).find(|nth| many(*nth)).or_else(|| (0..found.len()).find(first))?;
    Some(found.swap_remove(nth))
}

/// Whether several are said to speak in brackets before whole sentences.
fn replies(outline: &Outline, marks: &[Option<SpeakerMark>]) -> bool {
    let labels = outline.blocks.iter().zip(marks).filter_map(|(block, mark)| {
        let mark = mark.as_ref().filter(|mark| !mark.verbatim && block.mark == Mark::None)?;
        let s = block.flow.as_str();
        s[mark.words..].ends_with('。').then(|| &s[mark.label.clone()])
    });
    let labels = labels.collect::<Vec<_>>();
    labels.len() > FEW && labels.iter().any(|label| *label != labels[0])
}

/// Adds the marks that a verbatim record may have besides those whose words are known.
fn add(
    marks: &mut [Option<SpeakerMark>],
    outline: &Outline,
    follows: &[Follows],
    find: impl Fn(&Block, Follows) -> Option<SpeakerMark>,
) {
    for ((mark, block), follows) in marks.iter_mut().zip(&outline.blocks).zip(follows) {
        if mark.is_none() && block.kind == BlockKind::Text {
            *mark = find(block, *follows);
        }
    }
}

/// Whether a block in brackets tells what happened rather than what was said: （異議なし）, 〔青木区長登壇〕, －説明－.
pub(super) fn is_note(s: &str, lexicon: &Lexicon) -> bool {
    let pairs = [
        ('(', ')'),
        ('〔', '〕'),
        ('[', ']'),
        ('<', '>'),
        ('《', '》'),
        ('【', '】'),
        ('{', '}'),
        ('-', '-'),
        ('―', '―'),
    ];
    let wrapped = pairs.iter().any(|&(open, close)| s.starts_with(open) && s.ends_with(close));
    // 〔「異議なし」と呼ぶ者あり): brackets that do not match are common in print.
    let mixed = s.starts_with(['(', '〔', '[']) && s.ends_with([')', '〕', ']']);
    let inner = s.trim_matches(|c| "()〔〕[]<>《》【】-―。 ".contains(c));
    (wrapped || mixed)
        && inner.chars().count() <= 60
        && !inner.is_empty()
        && (lexicon.cues.words("stage-note").closes(inner.trim_end_matches("する"))
            || inner.contains("呼ぶ者")
            || inner.contains("の声"))
}
