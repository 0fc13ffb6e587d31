//! The agenda where only the record proper prints it: the items below 3 議題, below (2) 審議事項 within it, or below 【報告事項】.

use super::{body::push_new, cut_reference, unbracketed};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::{AgendaItem, list::is_rest},
    outline::{Block, Mark, Style},
    rule,
    span::to_u32,
};

/// Characters of the longest item.
const LONGEST: usize = 90;

/// The label whose items are being read.
struct Label {
    // The number of its own, where it bears one rather than brackets.
    own: Option<(Style, u32)>,
    // How the items below it are numbered, and the number of the next one.
    below: Option<Style>,
    next: u32,
}

impl Label {
    /// Whether the item of this number is the next below the label.
    fn lists(&self, style: Style, number: u32) -> bool {
        let inner = self.own.is_none_or(|(own, _)| style != own);
        inner && self.below.is_none_or(|below| below == style) && number == self.next
    }
}

/// The items below such labels, in the order in which they stand.
pub(super) fn read(blocks: &[&Block], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    let mut label: Option<Label> = None;
    // Labels that have been read, each with the items below it.
    let mut read: Vec<&str> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let next = blocks.get(at + 1).filter(|next| next.mark == Mark::None);
        let (own, s) = label_number(block, lexicon);
        let numbered = match block.mark {
            // ア is the first of its row.
            Mark::Number(Style::Kana, n) => kana(n).map(|n| (Style::Kana, n)),
            Mark::Number(style, n) => Some((style, n)),
            Mark::None if own.is_some() => own,
            // ア港の利用について: the letter is printed against the words.
            Mark::None => label.as_ref().and_then(|open| against(s, open)).map(|n| (Style::Kana, n)),
            _ => None,
        };
        let mut push = || {
            let number = to_u32(agenda.len() + 1);
            let lettered = block.mark == Mark::None && matches!(numbered, Some((Style::Kana, _)));
            let from = if lettered { 'ア'.len_utf8() } else { 0 };
            let mut words = block.flow.slice(from..s.len());
            // (2) 渡船の運航 / の休止について: the rest of a line that was broken.
            next.filter(|next| is_rest(next.flow.as_str()))
                .into_iter()
                .for_each(|next| words.join(&next.flow));
            let words = unbracketed(cut_reference(&words));
            push_new(&mut agenda, number, &words, rule::AGENDA_HEADING);
        };
        let bracketed = s.strip_prefix('【').and_then(|inner| inner.strip_suffix('】'));
        match (numbered, &mut label) {
            (Some(own), _) if lexicon.titles.section(s) == Some(Section::Agenda) => {
                // 1 審議事項 once more: what came of the items is told.
                if read.contains(&s) && !agenda.is_empty() {
                    break;
                }
                read.push(s);
                label = Some(Label { own: Some(own), below: None, next: 1 });
            }
            // 議題 / (1) …: the label bears no number.
            (None, _) if is_bare_label(block, blocks.get(at + 1), lexicon) => {
                label = Some(Label { own: None, below: None, next: 1 });
            }
            (None, open) if bracketed.is_some() => {
                let inner = bracketed.unwrap_or_default();
                // 【その他】 behind 【報告事項】 is an item itself.
                if open.as_ref().is_some_and(|open| open.own.is_none()) && inner == "その他" {
                    let number = to_u32(agenda.len() + 1);
                    let words = block.flow.slice('【'.len_utf8()..s.len() - '】'.len_utf8());
                    push_new(&mut agenda, number, &words, rule::AGENDA_HEADING);
                }
                let lists = lexicon.titles.section(inner) == Some(Section::Agenda);
                label = lists.then_some(Label { own: None, below: None, next: 1 });
            }
            (Some((style, n)), Some(open)) if open.lists(style, n) && is_item(s) => {
                open.below = Some(style);
                open.next = n + 1;
                push();
            }
            // 4 閉会: the list is over.
            (Some((style, n)), Some(open))
                if open.own.is_some_and(|own| own == (style, n.wrapping_sub(1))) =>
            {
                label = None;
            }
            (None, Some(open)) if open.below.is_none() && open.next == 1 && block.mark == Mark::None => {
                if is_item(s) && (s.ends_with("について") || s.ends_with('件')) {
                    push();
                }
                open.next = 0;
            }
            _ => {}
        }
    }
    agenda
}

/// The topics that stand before what came of each, in the line of its number: (1) 役員の選任について森委員が選任されました。
pub(super) fn told(blocks: &[&Block], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    let mut style: Option<Style> = None;
    for block in blocks {
        let Mark::Number(own, n) = block.mark else { continue };
        let s = block.flow.as_str();
        let next = to_u32(agenda.len() + 1);
        if n != next || style.is_some_and(|style| style != own) || !s.ends_with('。') {
            continue;
        }
        // 報告事項「水草の状況について」…: what is quoted.
        let word = lexicon.cues.words("agenda-item").at_start(s).next().map_or(0, str::len);
        let quoted = s[word..].strip_prefix('「').and_then(|inner| inner.find('」')).filter(|_| word > 0);
        let topic = s.find("について").map(|at| at + "について".len());
        let range = match quoted {
            Some(end) => word + '「'.len_utf8()..word + '「'.len_utf8() + end,
            None => 0..topic.unwrap_or(0),
        };
        let goes_on = ["は", "の", "も", "、", "で"].iter().any(|next| s[range.end..].starts_with(next));
        if is_item(&s[range.clone()]) && !(goes_on && quoted.is_none()) {
            style = Some(own);
            push_new(&mut agenda, n, &block.flow.slice(range), rule::AGENDA_HEADING);
        }
    }
    // One by itself may be any sentence.
    if agenda.len() < 2 {
        agenda.clear();
    }
    agenda
}

/// The number of a label that is printed against it, or of a bill of a council's own (第2号　…について), and the words.
fn label_number<'a>(block: &'a Block, lexicon: &Lexicon) -> (Option<(Style, u32)>, &'a str) {
    let s = block.flow.as_str();
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    if block.mark == Mark::None && (1..=2).contains(&digits) {
        let label = lexicon.titles.section(&s[digits..]) == Some(Section::Agenda);
        return match s[..digits].parse().ok().filter(|_| label) {
            Some(n) => (Some((Style::Bare, n)), &s[digits..]),
            None => (None, s),
        };
    }
    let issue = s.strip_prefix('第').and_then(|rest| rest.split_once('号'));
    let bill = issue.and_then(|(n, title)| {
        let at = s.len() - title.len();
        (block.mark == Mark::None && block.flow.gap_before(at) > 0).then(|| n.parse().ok())?
    });
    (bill.map(|n| (Style::Dai, n)), s)
}

/// Whether a block is a label by itself, and the first item stands right below it.
fn is_bare_label(block: &Block, next: Option<&&Block>, lexicon: &Lexicon) -> bool {
    block.mark == Mark::None
        && lexicon.titles.section(block.flow.as_str()) == Some(Section::Agenda)
        && next.is_some_and(|next| matches!(next.mark, Mark::Number(Style::Bracket | Style::Circle, 1)))
}

/// The number of the kana that stands against the words of the next item below a label; a word in katakana begins with none.
fn against(words: &str, open: &Label) -> Option<u32> {
    let letter = "アイウエオカキクケコ".chars().nth(usize::try_from(open.next.checked_sub(1)?).ok()?)?;
    let next = words.strip_prefix(letter)?.chars().next()?;
    let kana = open.below.is_none_or(|below| below == Style::Kana);
    (kana && !matches!(next, 'ァ'..='ヶ' | 'ー')).then_some(open.next)
}

/// Which of its row a kana is that a mark counts from ア, small letters between.
fn kana(n: u32) -> Option<u32> {
    let letter = char::from_u32(u32::from('ア') + n)?;
    "アイウエオカキクケコサシスセソタチツテト".chars().position(|c| c == letter).map(|at| to_u32(at + 1))
}

/// Whether words name an item, rather than say something.
fn is_item(s: &str) -> bool {
    (3..=LONGEST).contains(&s.chars().count()) && !s.contains(['。', '?']) && !s.starts_with(['(', '【', '<'])
}
