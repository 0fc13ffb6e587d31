//! Whether the record proper begins: it is spoken, told, or a heading of it comes up.

use super::{Part, label::opens, line::is_summons};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::{
        header::is_held,
        roster::{Legend, called, is_row},
        speech::{Marks, SpeakerMark, announces},
    },
    outline::{Block, BlockKind, Mark, Outline},
    script::{Script, script},
    text::Flow,
};

/// Whether the record proper begins with block `i`, which bears no label: it is spoken, or a sentence.
pub(super) fn opens_record(current: &Part, outline: &Outline, i: usize, marks: &Marks) -> bool {
    let block = &outline.blocks[i];
    let mark = marks.at(i);
    // A sentence behind a mark is speech, however few marks there are.
    let speaks = |m: &SpeakerMark| block.flow.as_str()[m.words..].ends_with('。');
    if current.is_roster() && mark.is_some_and(|m| m.verbatim && speaks(m)) {
        return true;
    }
    if current.section == Some(Section::Body) {
        return false;
    }
    let by_mark = comes_up(current, outline, block)
        || mark.is_some() && marks.are_stated()
        || marks.replies && block.mark == Mark::None && mark.is_some_and(speaks);
    let listing = matches!(current.section, Some(Section::Materials | Section::Date | Section::Venue));
    by_mark
        || !marks.are_stated()
            && current.section != Some(Section::Contact)
            && !is_summons(current)
            && (marks.verbatim && mark.is_some_and(|m| m.verbatim)
                || is_prose(block) && (!listing || opens_telling(current, block)))
}

/// Takes the heading out of a part under which a note tells what was done, where the format tells the speeches behind it:
/// 1. 委員長の辞任 / 柊委員長の辞任を許可した。
pub(super) fn told_of(current: &mut Part, outline: &Outline, i: usize) -> Option<usize> {
    let block = &outline.blocks[i];
    let head = matches!(current.section, None | Some(Section::Date));
    let heading = |&&b: &&usize| {
        let above = &outline.blocks[b];
        matches!(above.mark, Mark::Number(_, 1)) && !above.flow.as_str().contains('。')
    };
    let told = head && block.mark == Mark::None && is_prose(block);
    let above = current.blocks.last().filter(|_| told).filter(heading);
    above.is_some().then(|| current.blocks.pop()).flatten()
}

/// 議事に先立ち、議長から…の報告があった。 behind the documents: what was done first is none of them.
fn opens_telling(current: &Part, block: &Block) -> bool {
    let s = block.flow.as_str();
    let first = ["議事に先立ち", "開会に先立ち", "冒頭", "開会に当たり", "はじめに", "開会後"];
    current.section == Some(Section::Materials)
        && block.mark == Mark::None
        && s.ends_with("た。")
        && first.iter().any(|first| s.starts_with(first))
}

/// Whether the first item of the agenda stands there once more: the list is over, and the item comes up.
fn comes_up(agenda: &Part, outline: &Outline, block: &Block) -> bool {
    agenda.section == Some(Section::Agenda)
        && agenda.blocks.len() >= 2
        && agenda.blocks.first().is_some_and(|&first| {
            let first = &outline.blocks[first];
            // 1. … in the list, 1 … over what was said.
            let same = match (&first.mark, &block.mark) {
                (Mark::Number(_, listed), Mark::Number(_, now)) => listed == now,
                (listed, now) => listed == now,
            };
            same && first.flow.as_str() == block.flow.as_str()
        })
}

/// Whether block `i` repeats an item of the agenda behind what was handed out or who was there, over sentences: it comes up.
pub(super) fn repeats_item(parts: &[Part], outline: &Outline, i: usize) -> bool {
    // Letters of the shortest item that is no word of a list, and of what may stand before it: 議題(1).
    const SHORTEST: usize = 6;
    const LEAD: usize = 5;
    let behind = |part: &Part| part.section == Some(Section::Materials) || part.is_roster();
    if !parts.last().is_some_and(behind) {
        return false;
    }
    let words = outline.blocks[i].flow.as_str();
    let told = || {
        let next = outline.blocks[i + 1..].iter().find(|block| block.kind == BlockKind::Text);
        next.is_some_and(|next| next.flow.as_str().ends_with('。') && next.flow.as_str().chars().count() > 12)
    };
    let comes_up = |item: &str| {
        let lead = words.strip_suffix(item).filter(|_| item.chars().count() >= SHORTEST);
        lead.is_some_and(|lead| lead.chars().count() <= LEAD)
    };
    let agenda = parts.iter().filter(|part| part.section == Some(Section::Agenda));
    agenda.flat_map(|part| &part.blocks).any(|&item| comes_up(outline.blocks[item].flow.as_str())) && told()
}

/// 4 議題 lists the items; 6 審議事項 tells below each what came of it.
pub(super) fn tells(part: &Part, outline: &Outline) -> bool {
    part.section == Some(Section::Agenda)
        && part.blocks.iter().any(|&b| outline.blocks[b].flow.as_str().ends_with('。'))
}

/// Whether sentences follow where an agenda could: 議事 opens a list or the record.
pub(super) fn is_said(part: &Part, outline: &Outline) -> bool {
    // (1)開会 says nothing; what stands behind it does.
    // （以下、議事録）, neither.
    let note = |words: &str| words == "開会" || words.starts_with("(以下、") || tells_how(words);
    let below = || part.blocks.iter().map(|&b| outline.blocks[b].flow.as_str()).find(|words| !note(words));
    // 議事　下記のとおり: the words below the label tell.
    let said = part.value.as_str().trim_end_matches('。');
    let pointed = said.is_empty() || ["のとおり", "の通り"].iter().any(|end| said.ends_with(end));
    let first = if pointed { below().unwrap_or_default() } else { part.value.as_str() };
    part.section == Some(Section::Agenda) && (first.contains('。') || exchanges(part, outline))
}

/// Whether questions and comments stand in a part behind marks of their own (Q, C), as memos give what was said: no
/// agenda has them.
fn exchanges(part: &Part, outline: &Outline) -> bool {
    let asked = |&&b: &&usize| matches!(outline.blocks[b].mark, Mark::Bullet('Q' | '問' | 'C'));
    part.blocks.iter().filter(asked).nth(1).is_some()
}

/// Characters of a line that holds more than one person.
const ROW: usize = 24;

/// Whether a block is what someone says under a mark: whole sentences.
pub(super) fn speaks(block: &Block, mark: Option<&SpeakerMark>) -> bool {
    // Kana of words from which a copy took the full stops, at least.
    const KANA: usize = 15;
    let kana = |c: &char| script(*c) == Script::Hiragana;
    mark.is_some_and(|mark| {
        let words = &block.flow.as_str()[mark.words..];
        words.contains('。') || words.chars().filter(kana).nth(KANA).is_some()
    })
}

/// Whether people stand behind a mark that is a heading of a roster: by surname and title, or several of one class.
pub(super) fn lists_people(flow: &Flow, mark: &SpeakerMark, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    // ○三雲　花子　　みなと協会　理事: a name and where one belongs, behind the sign of a deputy.
    if is_row(flow, lexicon) && !s.contains('。') {
        return true;
    }
    let from = mark.words;
    let end = s[from..].find(['、', ',']).map_or(s.len(), |at| from + at);
    if end == from || s.contains('。') {
        return false;
    }
    // ◎柊　誠、○森　花子、三枝　徹、: signs among names with commas.
    let names = s.trim_end_matches('、').split('、');
    let letters = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count();
    if names.clone().nth(1).is_some() && names.clone().all(|name| (2..=8).contains(&letters(name))) {
        return true;
    }
    // ◎会長　○会長代理: what the signs stand for.
    if Legend::is_all(s, lexicon) {
        return true;
    }
    let label = s[mark.label.clone()].replace(' ', "");
    let class = lexicon.titles.capacity(&label).is_some_and(|c| !c.one)
        || lexicon.bodies.known(&label).is_some()
        || lexicon.bodies.ending(&label).is_some();
    let bracketed = s.starts_with(['【', '〔', '(', '[', '<', '《']);
    // 【会　長】　柊　誠: the one who holds it.
    let name = s[from..].replace(' ', "");
    let holder = lexicon.titles.capacity(&label).is_some_and(|c| c.one)
        && (2..=8).contains(&name.chars().count())
        && lexicon.titles.surname_at_start(&name).is_some();
    // 【関係機関】みなと市図書館　館長　柊　誠　…: a line of several, and no sentence.
    let row = s.chars().count() > ROW && !s.contains('、');
    called(&flow.slice(from..end), true, lexicon).is_some() || bracketed && (class || holder || row)
}

/// Whether a sentence opens the meeting behind the last line of a head without roster or agenda: ただいまから….
pub(super) fn opens_behind_head(current: &Part, block: &Block, lexicon: &Lexicon) -> bool {
    matches!(current.section, Some(Section::Date | Section::Venue))
        && !(current.value.is_empty() && current.blocks.is_empty())
        && is_prose(block)
        && opens_a_meeting(block.flow.as_str(), lexicon)
}

/// Takes the line out of a part that names who speaks below it: 港湾課・柊課長補佐:.
pub(super) fn speaker_above(part: &mut Part, outline: &Outline, lexicon: &Lexicon) -> Option<usize> {
    let told = !part.value.is_empty() || part.blocks.len() > 1;
    let last = part.blocks.last().filter(|&&b| told && is_speaker(&outline.blocks[b].flow, lexicon));
    last.is_some().then(|| part.blocks.pop()).flatten()
}

/// Whether a sentence is one with which a meeting is opened.
pub(in crate::minutes) fn opens_a_meeting(s: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("first-word").is_in(s)
}

/// Whether a line holds nobody but the one who speaks below: 柊課長補佐, 港湾課・柊課長補佐:.
fn is_speaker(flow: &Flow, lexicon: &Lexicon) -> bool {
    let words = flow.as_str();
    let label = words.trim_end_matches(':');
    let from = label.rfind('・').map_or(0, |at| at + '・'.len_utf8());
    label.chars().count() <= 30
        && (label.len() < words.len()
            || called(&flow.slice(from..label.len()), true, lexicon).is_some()
            || lexicon.titles.capacity(label).is_some())
}

/// Whether words are a heading of the record and nobody of a roster.
pub(super) fn is_topic(s: &str, lexicon: &Lexicon) -> bool {
    // …を説明した後の各委員の主な発言は次のとおり
    let below = ["以下のとおり", "以下の通り", "次のとおり", "次の通り"];
    let said = ["意見", "発言", "質疑", "議論"].iter().any(|what| s.contains(what));
    if said && below.iter().any(|end| s.trim_end_matches(['。', ':']).ends_with(end)) {
        return true;
    }
    if numbers_a_case(s) {
        return true;
    }
    let short = s.chars().count() <= 60 && !s.contains(['。', ':']);
    short && (s.ends_with("について") || lexicon.cues.words("rite-end").closes(s) || opens(s, lexicon))
}

/// No.24015「…の研究」, 受付番号24-15: what a committee looked at, by the number of the case.
fn numbers_a_case(s: &str) -> bool {
    let digits = |rest: &str| rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count() >= 3;
    let number = s.strip_prefix("No.").or_else(|| s.strip_prefix("No")).map(str::trim_start);
    number.is_some_and(|rest| digits(rest) && rest.contains(['「', '『']))
        || ["受付番号", "整理番号", "課題番号", "審査番号"].iter().any(|label| {
            s.strip_prefix(label).is_some_and(|rest| digits(rest.trim_start_matches([':', ' '])))
        })
}

/// 本会議は、公開で行われた。: how the meeting was held, which is told over its items.
fn tells_how(s: &str) -> bool {
    s.starts_with("本会議は")
        && s.contains("公開")
        && ["行われた。", "行った。", "行いました。"].iter().any(|end| s.ends_with(end))
}

/// Takes the topic out of a part under which the first thing is told: (1) 桟橋の点検について（報告：港湾課）.
pub(super) fn topic_above(part: &mut Part, outline: &Outline) -> Option<usize> {
    let head = matches!(part.section, Some(Section::Date | Section::Venue | Section::Ignored));
    let topic = |&&b: &&usize| {
        let block = &outline.blocks[b];
        let s = block.flow.as_str();
        let bare = s.strip_suffix(')').and_then(|s| s.rsplit_once('(')).map_or(s, |(bare, _)| bare);
        matches!(block.mark, Mark::Number(..)) && bare.ends_with("について")
    };
    let above = part.blocks.last().filter(|_| head && part.blocks.len() > 1).filter(topic);
    above.is_some().then(|| part.blocks.pop()).flatten()
}

/// Whether the block is a sentence: in a head of labels and lists, the record proper begins there.
pub(super) fn is_prose(block: &Block) -> bool {
    let s = block.flow.as_str();
    let sentence = s.ends_with('。') || (s.contains('。') && s.chars().count() > 60);
    // Behind a sign, shorter ones are what somebody said.
    let least = if matches!(block.mark, Mark::Sign(_)) && s.ends_with('。') { 12 } else { 25 };
    sentence
        && s.chars().count() >= least
        && !tells_how(s)
        && !s.starts_with(['※', '(', '*'])
        && !announces(s)
        && !is_held(s)
}
