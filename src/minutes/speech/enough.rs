//! Whether marks are enough to be no chance: how many they are, what comes back, what is first said under them.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::{FEW, Follows, SpeakerMark, form, is_cut_off};
use crate::{
    lexicon::Lexicon,
    minutes::{header::is_held, voice::without_act},
    outline::{Block, BlockKind, Mark, Outline},
};

/// Whether circles or brackets stand before persons with a title and before nothing else that is said: a page with one
/// question and its answer. Among the circles of a summary one name is no mark of speech.
pub(super) fn persons(
    outline: &Outline,
    follows: &[Follows],
    marks: &[Option<SpeakerMark>],
    lexicon: &Lexicon,
) -> bool {
    let (mut named, mut others) = (0, 0);
    let mut functions = HashSet::new();
    for ((block, follows), mark) in outline.blocks.iter().zip(follows).zip(marks) {
        let s = block.flow.as_str();
        let circle = matches!(block.mark, Mark::Sign('○' | '◯' | '〇' | '◆' | '■' | '□' | '◎'));
        let mark = mark.as_ref().filter(|m| m.verbatim);
        let bracket = s.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['【', '〔']);
        let alone = mark.is_some_and(|m| m.words == s.len()) || bracket;
        let said = s.contains('。') || alone && follows.speech();
        if !said || !circle && !bracket {
            continue;
        }
        let apart = |m: &SpeakerMark| {
            m.words == s.len()
                || block.flow.gap_before(m.words) > 0
                || s[..m.words].ends_with([')', '】', '〕'])
        };
        match mark.filter(|m| apart(m)).map(|m| &s[m.label.clone()]) {
            Some(label) if form::is_person(label, lexicon) => named += 1,
            Some(label)
                if (!circle || alone) && lexicon.titles.capacity(without_act(label, lexicon)).is_some() =>
            {
                functions.insert(label);
            }
            // A name that no table holds, where others are.
            Some(label)
                if form::names_speaker(label, lexicon) && lexicon.titles.capacity(label).is_none() => {}
            _ => others += 1,
        }
    }
    named + if functions.len() > 1 { functions.len() } else { 0 } > others
}

/// A text that begins with a speech is a record without its head, however few speak.
pub(super) fn opens_with_speech(outline: &Outline, follows: &[Follows], lexicon: &Lexicon) -> bool {
    let Some(i) = outline.blocks.iter().position(|b| b.kind == BlockKind::Text) else { return false };
    let (block, follows) = (&outline.blocks[i], follows[i]);
    matches!(block.mark, Mark::Sign('○' | '◯' | '〇')) && follows.speech() && form::name_alone(block, lexicon)
}

/// Whether each mark is a person's in brackets and the first of them the chair, who opens the sitting: （柊委員長）ただいまから会議を
/// 開きます。 Where others are called so before sentences, they may be replies of a summary.
pub(super) fn chaired(outline: &Outline, found: &[Option<SpeakerMark>], lexicon: &Lexicon) -> bool {
    let mut marks = outline.blocks.iter().zip(found).filter_map(|(block, mark)| {
        let mark = mark.as_ref()?;
        let s = block.flow.as_str();
        (block.mark == Mark::None && s.starts_with('(')).then(|| (&s[mark.label.clone()], &s[mark.words..]))
    });
    let Some((chair, words)) = marks.next() else { return false };
    let leads = lexicon
        .titles
        .capacity_at_end(chair)
        .is_some_and(|at| at > 0 && lexicon.titles.capacity(&chair[at..]).is_some_and(|c| c.kind == "chair"));
    let opens =
        ["を再開", "を開会", "を開きます", "を開きたい", "を開議"].iter().any(|open| words.contains(open));
    let others: Vec<&str> = marks.map(|(label, _)| label).collect();
    leads
        && opens
        && others.len() + 1 >= FEW
        && others.iter().any(|label| *label != chair)
        && found.iter().flatten().count() == others.len() + 1
        && others.iter().all(|label| form::is_person(label, lexicon) || form::names_speaker(label, lexicon))
}

/// Whether all marks of one form call a person 君, as the records of parliaments do: one is enough.
pub(super) fn honours(outline: &Outline, found: &[Option<SpeakerMark>]) -> bool {
    let labels = outline
        .blocks
        .iter()
        .zip(found)
        .filter_map(|(b, m)| Some(&b.flow.as_str()[m.as_ref()?.label.clone()]));
    let mut labels = labels.peekable();
    labels.peek().is_some() && labels.all(|label| label.trim_end_matches(')').ends_with('君'))
}

/// Whether marks of one form are too many to be chance, and some of their labels come back.
pub(super) fn recurs(outline: &Outline, found: &[Option<SpeakerMark>]) -> bool {
    let mut seen = HashSet::new();
    let mut all = 0;
    let mut again = 0;
    for (block, mark) in outline.blocks.iter().zip(found) {
        let Some(mark) = mark else { continue };
        all += 1;
        if !seen.insert(&block.flow.as_str()[mark.label.clone()]) {
            again += 1;
        }
    }
    all >= FEW && again >= 1
}

/// Whether each of several marks is the family name of someone whom the words above the first of them list: 柊　…, where
/// the record has 柊　誠委員 among those who were there.
pub(super) fn listed_above(outline: &Outline, found: &[Option<SpeakerMark>]) -> bool {
    let Some(first) = found.iter().position(Option::is_some) else { return false };
    let head: Vec<&Block> = outline.blocks[..first]
        .iter()
        .filter(|b| b.kind == BlockKind::Text && !b.flow.as_str().contains('。'))
        .collect();
    let listed = |name: &str| {
        head.iter().any(|b| {
            let s = b.flow.as_str();
            s.match_indices(name).any(|(at, _)| {
                let opens = at == 0 || b.flow.gap_before(at) > 0 || s[..at].ends_with(['、', ',', ':', '・']);
                opens && s[at + name.len()..].starts_with(char::is_alphabetic)
            })
        })
    };
    let mut marks = outline.blocks.iter().zip(found).filter_map(|(b, m)| Some((b, m.as_ref()?)));
    found.iter().flatten().count() >= FEW && marks.all(|(b, m)| listed(&b.flow.as_str()[m.label.clone()]))
}

/// Whether what is first said stands under a mark of one who can be told apart: then the marks tell who speaks, however
/// few they are. What is only told before them (事務局から資料の説明があった) is nobody's speech.
pub(super) fn leads(outline: &Outline, found: &[Option<SpeakerMark>], lexicon: &Lexicon) -> bool {
    // ○担当書記　港湾課　柊: an entry of a list has no words.
    let said = |(block, mark): &(&Block, &Option<SpeakerMark>)| {
        mark.as_ref().is_some_and(|m| {
            let words = &block.flow.as_str()[m.words..];
            words.is_empty() || words.contains(['。', '、', '?', '!']) || is_cut_off(words)
        })
    };
    let marked = |(block, mark): (&'_ Block, &Option<SpeakerMark>)| {
        mark.as_ref().map(|m| block.flow.as_str()[m.label.clone()].to_owned())
    };
    let all = || outline.blocks.iter().zip(found);
    let labels: Vec<String> = all().filter(said).filter_map(marked).collect();
    let Some(first) = all().position(|pair| said(&pair)) else { return false };
    let circled = matches!(outline.blocks[first].mark, Mark::Sign(_));
    let one = labels.first().is_some_and(|label| {
        form::is_person(label, lexicon)
            || is_one(label, lexicon)
            || circled && form::names_speaker(label, lexicon)
    });
    if !one && labels.len() < 2 {
        return false;
    }
    let texts = |from: usize| outline.blocks[from..].iter().filter(|b| b.kind == BlockKind::Text);
    let speaks = |block: &Block| {
        let s = block.flow.as_str();
        s.ends_with('。') && s.chars().count() >= SENTENCE && !tells(s, lexicon)
    };
    // The last of a list of people stands over the record as a mark stands over a speech.
    let listed = outline.blocks[..first].iter().rfind(|b| b.kind == BlockKind::Text).is_some_and(|above| {
        let s = above.flow.as_str();
        !outline.blocks[first].gap && !s.contains(' ') && form::is_speaker(s, lexicon)
    });
    let alone = found[first].as_ref().is_some_and(|m| m.words == outline.blocks[first].flow.as_str().len());
    let reported = alone && texts(first + 1).next().is_some_and(|below| gives(below.flow.as_str(), lexicon));
    !listed && !reported && !outline.blocks[..first].iter().any(|b| b.kind == BlockKind::Text && speaks(b))
}

/// Characters of the longest post with its unit.
const OFFICE: usize = 16;
/// Characters of the shortest sentence that counts as said.
const SENTENCE: usize = 12;

/// Whether a label is what one person or body is called by: 座長, 事務局, 総務課長.
fn is_one(label: &str, lexicon: &Lexicon) -> bool {
    let capacity = lexicon.titles.capacity(label);
    // 参事官（港湾担当）
    let office = label.split('(').next().unwrap_or(label);
    let post = lexicon.titles.post_at_end(office).is_some() && office.chars().count() <= OFFICE;
    capacity.is_some_and(|c| c.one || c.kind == "organ") || post
}

/// Whether words tell what was done, announce a meeting or introduce what was said.
fn tells(s: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.of(s).any(|(cue, _)| matches!(cue.kind.as_str(), "did" | "report" | "lead-in"))
        || announces(s)
        || is_held(s)
}

/// Whether words tell that someone gave something: 事務局から資料の説明があった.
fn gives(s: &str, lexicon: &Lexicon) -> bool {
    // What follows the first sentence of a speech may tell anything.
    let s = s.find('。').map_or(s, |at| &s[..at]);
    tells(s, lexicon) && ["から", "より"].iter().any(|giver| s.contains(giver))
}

/// Whether words announce a meeting whose labels follow: …が次のとおり開催された。
pub(in crate::minutes) fn announces(s: &str) -> bool {
    let s = s.trim_end_matches(['。', ' ']);
    let below = ["下記", "次", "以下"]
        .iter()
        .any(|w| s.contains(&format!("{w}のとおり")) || s.contains(&format!("{w}の通り")));
    below
        && ["開催した", "開催された", "開催しました", "開催されました", "開催いたしました"]
            .iter()
            .any(|end| s.ends_with(end))
}
