//! What a block of a head is, or how it stands to the part being read.

use super::Part;
use crate::{
    date,
    lexicon::{Lexicon, Section},
    minutes::roster::tells_states,
    outline::{Block, BlockKind, Mark, Outline, Style},
    text::Flow,
};

/// Whether the first item of the order of the day stands below its day and place.
pub(super) fn is_placed(current: &Part, mark: &Mark) -> bool {
    matches!(current.section, Some(Section::Date | Section::Venue))
        && matches!(mark, Mark::Number(Style::Dai, 1))
}

/// Whether a block behind what was handed out is the first item of the record, set off: 議題１：….
pub(super) fn sets_off(current: &Part, block: &Block, stated: bool) -> bool {
    current.section == Some(Section::Materials)
        && block.gap
        && !stated
        && matches!(block.mark, Mark::Number(Style::Dai, 1))
}

/// Whether a block that could be a label is a cell of the table that a roster is printed as, cell by cell: 欠席.
pub(super) fn is_cell(
    name: &str,
    current: &Part,
    outline: &Outline,
    block: &Block,
    lexicon: &Lexicon,
) -> bool {
    let lines = current.blocks.iter().flat_map(|&b| outline.text_lines(&outline.blocks[b]));
    current.is_roster()
        && block.flow.as_str() == name
        && lexicon.cues.is("state-absent", name)
        && tells_states(&lines.map(|line| &line.flow).collect::<Vec<_>>(), lexicon)
}

/// Whether a line is the day of a meeting with its weekday and nothing else.
pub(super) fn is_day(words: &str) -> bool {
    date::day(words).is_some_and(|day| day.range.start == 0)
        && words.ends_with("曜日)")
        && words.chars().count() <= 22
}

/// Whether a line tells who came into a committee in the place of another, or is the day over one that does.
pub(super) fn replaces(outline: &Outline, i: usize) -> bool {
    let told = |words: &str| words.contains("補欠として") && words.ends_with("選任された。");
    let s = outline.blocks[i].flow.as_str();
    let next = || outline.blocks[i + 1..].iter().find(|b| b.kind == BlockKind::Text);
    let day = s.ends_with('日') && s.chars().count() <= 8;
    told(s) || day && next().is_some_and(|next| told(next.flow.as_str()))
}

/// Whether a part is the announcement by which the members were called: 招集告示.
pub(super) fn is_summons(part: &Part) -> bool {
    matches!(part.label.replace(' ', "").as_str(), "招集告示" | "招集の告示")
}

/// Whether block `i` is 議事日程 and no more, right over the title of a record.
pub(super) fn heads_title(outline: &Outline, i: usize, lexicon: &Lexicon) -> bool {
    let next = outline.blocks[i + 1..].iter().find(|b| b.kind == BlockKind::Text);
    outline.blocks[i].flow.as_str() == "議事日程"
        && next.is_some_and(|next| {
            let s = next.flow.as_str();
            s.chars().count() <= 40
                && lexicon.titles.kinds().any(|kind| s.ends_with(kind) && s.len() > kind.len())
        })
}

/// Whether a line names a session of an assembly by its number, and tells nothing of it.
pub(super) fn names_sitting(block: &Block, lexicon: &Lexicon) -> bool {
    let s = block.flow.as_str();
    let session = || lexicon.cues.words("session").is_in(s) || s.contains("(定例)") || s.contains("(臨時)");
    s.chars().count() <= 50
        && plain(block)
        && !s.contains(['。', '、', ':'])
        && s.starts_with(['令', '平', '昭', '第'])
        && s.contains("議会")
        && s.split_once('第')
            .and_then(|(_, n)| n.split_once('回'))
            .is_some_and(|(n, _)| date::numeral(n).is_some())
        && session()
}

/// Whether a part says when the next meeting is: whom to ask stands below.
pub(super) fn is_next_meeting(label: &str) -> bool {
    label.starts_with("次回")
}

/// Whether a part is a table of contents.
pub(super) fn is_contents(part: &Part) -> bool {
    part.label.replace(' ', "") == "目次"
}

/// Whether a block bears the number behind that of the label of the part being read, and no item within the part does.
pub(super) fn counts_on(current: &Part, outline: &Outline, block: &Block) -> bool {
    let Mark::Number(style, n) = block.mark else { return false };
    // 1.議題　1.議案第3号 / 2.陳情第1号: the first of its items stands on the line of the label.
    let digits = current.value.as_str().bytes().take_while(u8::is_ascii_digit).count();
    let (first, behind) = current.value.as_str().split_at(digits);
    if behind.starts_with(['.', '．', ')']) && first.parse().is_ok_and(|first: u32| first + 1 == n) {
        return false;
    }
    let Some(label) = current.at.map(|at| &outline.blocks[at]) else { return false };
    // ４．議題 / 　　１．甲 / 　　２．乙 / ５．備考: items that stand deeper than the labels count for themselves.
    let deeper = |item: &Block| item.indent > label.indent && block.indent <= label.indent;
    let within = current
        .blocks
        .iter()
        .map(|&b| &outline.blocks[b])
        .any(|item| matches!(item.mark, Mark::Number(s, _) if s == style) && !deeper(item));
    matches!(label.mark, Mark::Number(s, m) if s == style && m + 1 == n) && !within
}

/// Whether a block bears the number of the label of the roster being read, as all labels of such a head do: 1.欠席委員 / 1.議長.
pub(super) fn heads_alike(current: &Part, outline: &Outline, block: &Block) -> bool {
    let label = current.at.map(|at| &outline.blocks[at].mark);
    current.is_roster() && matches!(block.mark, Mark::Number(_, 1)) && label == Some(&block.mark)
}

/// 議長　柊　誠君 as a part of a head: the chair of the assembly, who sat in.
pub(super) fn chair_label(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
    let s = block.flow.as_str();
    let chair = ["議長", "副議長"].into_iter().find(|chair| s.starts_with(chair))?;
    let name = block.flow.slice(chair.len()..s.len());
    let bare = name.as_str().trim_start().replace(' ', "");
    let named = lexicon.titles.surname_at_start(&bare).is_some() && bare.chars().count() <= 9;
    named.then(|| (Section::Attendees, chair.to_owned(), name))
}

/// みなと・三雲合併協議会幹事会 behind みなと・三雲合併協議会出席者: the list of another organ of the council whose people were listed.
pub(super) fn organ_label(
    current: &Part,
    outline: &Outline,
    block: &Block,
) -> Option<(Section, String, Flow)> {
    const ORGANS: [&str; 3] = ["幹事会", "専門部会", "事務局"];
    // Letters of a council that is named, at least.
    const NAME: usize = 6;
    let above = outline.blocks[current.at.filter(|_| current.is_roster())?].flow.as_str();
    let ends = ["出席者", "欠席者"].into_iter().chain(ORGANS);
    let council = ends.into_iter().find_map(|end| above.find(end).map(|at| &above[..at]));
    let council = council.filter(|name| name.ends_with('会') && name.chars().count() >= NAME)?;
    let organ = block.flow.as_str().strip_prefix(council).filter(|organ| ORGANS.contains(organ))?;
    let end = block.flow.as_str().len();
    // 幹事会: what each of them is stands before the name.
    let label = if organ.ends_with('会') { String::new() } else { organ.to_owned() };
    Some((Section::Attendees, label, block.flow.slice(end..end)))
}

/// Whether the label of a part is a bullet of a list.
pub(super) fn is_nested(part: &Part, outline: &Outline) -> bool {
    part.at.is_some_and(|at| matches!(outline.blocks[at].mark, Mark::Bullet(_)))
}

/// 「* 座長」 over bullets that stand further in: a capacity, and those who have it; `beside` such a label, whatever is told
/// there is nothing of the record.
pub(super) fn nested_label(
    outline: &Outline,
    i: usize,
    beside: bool,
    lexicon: &Lexicon,
) -> Option<(Section, String, Flow)> {
    let block = &outline.blocks[i];
    let s = block.flow.as_str();
    let label = s.split('(').next().unwrap_or(s).trim_end_matches(':');
    let below = outline.blocks[i + 1..].iter().find(|block| block.kind == BlockKind::Text)?;
    let bullet = |block: &Block| matches!(block.mark, Mark::Bullet(_));
    let nested = bullet(block) && bullet(below) && below.indent > block.indent;
    let alone = s.len() == label.len() || s.ends_with([')', ':']);
    let section = match lexicon.titles.capacity(label).map(|c| c.kind.as_str()) {
        Some("absent") => Section::Absentees,
        Some("legend") => return None,
        Some(_) => Section::Attendees,
        None if beside && (2..=10).contains(&label.chars().count()) => Section::Ignored,
        None => return None,
    };
    (nested && alone).then(|| (section, label.to_owned(), block.flow.slice(s.len()..s.len())))
}

/// Whether a numbered block is the next item of the agenda that is being read.
pub(super) fn goes_on(current: &Part, outline: &Outline, block: &Block, lexicon: &Lexicon) -> bool {
    let before = current.blocks.last().map(|&b| &outline.blocks[b].mark);
    let next = match (before, &block.mark) {
        (Some(Mark::Number(style, n)), Mark::Number(s, m)) => style == s && n + 1 == *m,
        _ => false,
    };
    let talk = lexicon.cues.is("discussion", block.flow.as_str());
    current.section == Some(Section::Agenda) && next && talk
}

/// Whether the items of a part stand behind bullets.
pub(super) fn lists_bullets(part: &Part, outline: &Outline) -> bool {
    part.blocks.iter().any(|&b| matches!(outline.blocks[b].mark, Mark::Bullet('・')))
}

pub(super) fn numbered(block: &Block) -> bool {
    matches!(block.mark, Mark::Number(..))
}

/// Whether the label stands out by a sign or number, as those of a record's head do.
pub(super) fn strong_label(block: &Block) -> bool {
    matches!(block.mark, Mark::Sign(_) | Mark::Number(..)) && block.indent < 8
}

pub(super) fn plain(block: &Block) -> bool {
    block.mark == Mark::None && !block.flow.as_str().starts_with(['<', '【', '〔', '['])
}

/// Whether the title is already complete.
pub(super) fn has_title(outline: &Outline, title: &Part) -> bool {
    title.blocks.iter().any(|&b| outline.blocks[b].flow.as_str().contains('。'))
}

/// 次第　1 開会　2 議事　3 閉会 / 1 開会: the order of the day is over where what opens it comes up.
pub(super) fn repeats_order(current: &Part, block: &Block) -> bool {
    let order = current.value.as_str();
    current.section == Some(Section::Agenda)
        && current.blocks.is_empty()
        && matches!(block.mark, Mark::Number(_, 1))
        && order.contains("閉会")
        && order.contains(block.flow.as_str())
}
