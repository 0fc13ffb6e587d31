//! The items of an agenda that stand on its outermost level, out of all that its list prints.

use super::{cut_reference, is_bare_bill, is_ceremony, printed::is_issue, unbracketed};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::{
        AgendaItem,
        header::{is_hour, without_file},
        speech::is_person,
    },
    outline::{Mark, Style, is_bill},
    rule,
    span::to_u32,
    text::Flow,
};

/// The items of the outermost level of a list.
pub(super) fn of(items: &[(Mark, Flow)], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut list = List::over(items, lexicon);
    for (mark, flow) in below_headings(items) {
        list.take(mark, flow);
    }
    list.agenda.extend(list.alone);
    // 1 委嘱状の伝達 / (1) 会長の選出 / (2) 自己紹介: below a single item, its sub-items are what was dealt with.
    if list.agenda.len() == 1 && list.deeper.len() > 1 {
        list.gathered |= is_ceremony(&list.agenda[0].text, lexicon);
        list.agenda.extend(list.deeper);
    }
    // 水草の刈取りについて / (1) 実施結果 / (2) 意見: what all numbered items are about stands over them.
    if let [(marked @ (Mark::None | Mark::Sign(_)), over), (Mark::Number(Style::Bracket, 1), _), ..] = items
        && (is_topic(over.as_str()) || *marked != Mark::None)
        && list.agenda.first().is_some_and(|first| first.text != over.as_str())
    {
        list.agenda.insert(0, item(1, over));
    }
    without_kana(&mut list.agenda);
    // 1 開会 / 2 議事 (1)… / 3 閉会: the items are those of the business, what opens and closes it is none; where greetings
    // and other steps stand beside it, all steps do.
    if list.gathered && !list.steps {
        list.agenda.retain(|item| !is_ceremony(&item.text, lexicon));
    }
    list.agenda
}

/// The items without the headings over those behind bullets: 港湾局関係 / 付託議案の審査（質疑） / ・…の条例 / 報告事項（質疑） / ・….
fn below_headings(items: &[(Mark, Flow)]) -> impl Iterator<Item = &(Mark, Flow)> {
    let bulleted = |item: &(Mark, Flow)| matches!(item.0, Mark::Bullet('・'));
    let headed = items.first().is_some_and(|(mark, _)| *mark == Mark::None)
        && items.last().is_some_and(bulleted)
        && items.iter().all(|item| item.0 == Mark::None || bulleted(item));
    items.iter().filter(move |item| !headed || bulleted(item))
}

/// Takes ア, イ, ウ off items that print them against their words.
fn without_kana(agenda: &mut [AgendaItem]) {
    const ROW: [char; 10] = ['ア', 'イ', 'ウ', 'エ', 'オ', 'カ', 'キ', 'ク', 'ケ', 'コ'];
    // A word in katakana goes on with katakana: アンケートについて.
    let lettered = |(item, letter): (&AgendaItem, &char)| {
        let behind = item.text.strip_prefix(*letter).and_then(|rest| rest.chars().next());
        behind.is_some_and(|next| !matches!(next, 'ァ'..='ヶ' | 'ー'))
    };
    let from = agenda.iter().position(|item| lettered((item, &ROW[0]))).unwrap_or(agenda.len());
    let row = agenda[from..].iter().zip(&ROW).take_while(|pair| lettered(*pair)).count();
    if row > 1 {
        for item in &mut agenda[from..from + row] {
            let words: String = item.text.chars().skip(1).collect();
            words.trim_start().clone_into(&mut item.text);
        }
    }
}

/// An agenda while its list is read.
#[expect(clippy::struct_excessive_bools, reason = "each is told by another item")]
struct List<'a> {
    agenda: Vec<AgendaItem>,
    // How the items are numbered: where some are, the others are remarks, sub-items or broken lines.
    style: Option<Style>,
    // How sub-items are numbered below items without a number.
    below: Option<Style>,
    // Whether the item read last only gathers others: 1 報告事項, 2 協議事項.
    gathers: bool,
    // Whether one above did.
    gathered: bool,
    // Whether something else than such an item and what opens and closes the meeting stands on the outermost level.
    steps: bool,
    // That item, while none stands below it: then it is one as others are.
    alone: Option<AgendaItem>,
    // Items numbered in brackets below another.
    deeper: Vec<AgendaItem>,
    // Whether a plain 1 has been seen: then a plain 2 is its neighbour, and not that of 議題1.
    plain_one: bool,
    lexicon: &'a Lexicon,
}

impl<'a> List<'a> {
    fn over(items: &[(Mark, Flow)], lexicon: &'a Lexicon) -> List<'a> {
        let number =
            |(mark, _): &(Mark, Flow)| if let Mark::Number(style, _) = mark { Some(*style) } else { None };
        let style = items.iter().find_map(number);
        // 諸般の報告 / ①会務報告 / ②監査報告: the numbers are those of sub-items where most items have others or none.
        let others = items.iter().filter(|item| style.is_none() || number(item) != style).count();
        let begins_plain = items.first().is_some_and(|(mark, _)| *mark == Mark::None);
        let below = style.filter(|style| {
            let deep = matches!(style, Style::Circle | Style::Bracket);
            deep && begins_plain && others > 2 && others >= 2 * (items.len() - others)
        });
        List {
            agenda: Vec::new(),
            style: style.filter(|_| below.is_none()),
            below,
            gathers: false,
            gathered: false,
            steps: false,
            alone: None,
            deeper: Vec::new(),
            plain_one: false,
            lexicon,
        }
    }

    fn take(&mut self, mark: &Mark, flow: &Flow) {
        self.plain_one |= matches!(mark, Mark::Number(Style::Bare | Style::Point, 1));
        let outermost = matches!(mark, Mark::Number(style, _) if Some(*style) == self.style);
        if outermost {
            self.agenda.extend(self.alone.take());
            let label = self.lexicon.titles.section(flow.as_str()) == Some(Section::Agenda);
            let kind = self.lexicon.cues.is("gathers-items", flow.as_str());
            self.gathers = label || kind;
            if self.gathers {
                self.gathered |= label;
                // 議題 over a list is its label, and no more.
                if let Mark::Number(_, number) = mark
                    && (kind || flow.as_str().ends_with("事項"))
                {
                    self.alone = Some(item(*number, flow));
                }
                return;
            }
        } else if self.alone.is_some()
            && *mark == Mark::None
            && is_topic(flow.as_str())
            && !is_bill(flow.as_str())
        {
            // (1) 審議事項 / 計画の点検について / ・報告書（案）: the item stands below, and what is below it is part of it.
            self.alone = None;
            self.gathers = false;
            self.agenda.push(item(self.next(), &cut_reference(flow)));
            return;
        } else if self.gathers
            && (matches!(mark, Mark::Number(..) | Mark::Bullet(_))
                || is_bill(flow.as_str()) && !is_issue(flow.as_str()))
        {
            // ① 議決事項 over its bills: a label within.
            if self.lexicon.titles.section(flow.as_str()) == Some(Section::Agenda) {
                return;
            }
            self.alone = None;
            self.gathered = true;
            let words = without_holder(cut_reference(flow), self.lexicon);
            self.agenda.push(item(self.next(), &words));
            return;
        }
        let plain = cut_reference(flow);
        // 日程第1　議案第1号 …について　～ / 日程第3　…: the first of several, and the last of them below it.
        // 〜桟橋の点検〜 is no such row.
        let row = plain.as_str().matches('~').count() == 1;
        let end = if row { plain.as_str().trim_end_matches(['~', ' ']).len() } else { plain.as_str().len() };
        let plain = plain.slice(0..end);
        let plain = without_outcome(without_speakers(without_office(&plain)), self.lexicon);
        let plain = unbracketed(without_holder(plain, self.lexicon));
        // 第2　議案第5号 …, 議案第6号 … below it without a number: each is an item as the first is.
        // 議事日程（第2号） is the number of the order itself.
        let beside = *mark == Mark::None
            && is_bill(plain.as_str())
            && !plain.as_str().starts_with('第')
            && (self.agenda.last().is_none_or(|above| is_bill(&above.text))
                || plain.as_str().starts_with("議案第1号") && !is_bare_bill(plain.as_str()));
        if beside {
            self.agenda.push(item(self.next(), &plain));
            return;
        }
        // 2 事務局の報告 / ① 桟橋の点検について: what is part of an item is an item where it is a topic itself.
        let nested = matches!(mark, Mark::Number(Style::Circle | Style::Kana, _))
            && !self.is_outermost(mark)
            && !self.agenda.is_empty();
        if nested && plain.as_str().ends_with("について") {
            self.agenda.push(item(self.next(), &plain));
            return;
        }
        if matches!(mark, Mark::Number(Style::Bracket, _)) && !self.is_outermost(mark) && !plain.is_empty() {
            let number = to_u32(self.deeper.len() + 2);
            self.deeper.push(item(number, &plain));
        }
        if !self.is_outermost(mark) || plain.is_empty() || self.is_beside(plain.as_str(), mark) {
            return;
        }
        let number = match mark {
            Mark::Number(_, n) if *n > 0 => *n,
            _ => self.next(),
        };
        self.steps |= !is_ceremony(plain.as_str(), self.lexicon);
        self.agenda.push(item(number, &plain));
    }

    /// The number of an item that bears none.
    fn next(&self) -> u32 {
        to_u32(self.agenda.len() + 1)
    }

    fn is_outermost(&self, mark: &Mark) -> bool {
        match (self.style, mark) {
            // 議題　1 甲について / 2 乙について
            (Some(Style::Dai), Mark::Number(Style::Bare | Style::Point, n)) => {
                !self.plain_one && self.agenda.last().is_some_and(|a| a.number + 1 == *n)
            }
            (Some(style), Mark::Number(s, _)) => *s == style,
            (Some(_), _) => false,
            (None, Mark::Number(s, _)) => Some(*s) != self.below,
            (None, _) => true,
        }
    }

    /// Whether words in the list are none of its items: its end, an hour, the label of what follows it.
    fn is_beside(&self, s: &str, mark: &Mark) -> bool {
        let cues = &self.lexicon.cues;
        // 意見交換 is an item; 議事概要 is what follows the list.
        let item = || cues.is("discussion", s) && matches!(mark, Mark::Number(..));
        cues.is("agenda-over", s)
            || is_hour(s)
            || self.lexicon.titles.section(s) == Some(Section::Body) && !item()
    }
}

/// Whether words say what is dealt with, perhaps with what is asked of the council behind: …について【諮問第5号】.
fn is_topic(words: &str) -> bool {
    let words = words.strip_suffix('】').and_then(|s| s.rfind('【').map(|at| &s[..at])).unwrap_or(words);
    words.ends_with("について") || words.ends_with('件')
}

pub(super) fn item(number: u32, words: &Flow) -> AgendaItem {
    AgendaItem { text: words.as_str().to_owned(), number, span: words.whole(), rule: rule::AGENDA_LIST }
}

/// 港湾条例の改正について（原案可決）: the item without what came of it.
fn without_outcome(flow: Flow, lexicon: &Lexicon) -> Flow {
    let s = flow.as_str();
    let inner = [('(', ')'), ('【', '】'), ('[', ']'), ('〔', '〕')].into_iter().find_map(|(open, close)| {
        let before = s.strip_suffix(close)?;
        let at = before.rfind(open).filter(|&at| at > 0)?;
        Some((at, &before[at + open.len_utf8()..]))
    });
    match inner.filter(|(_, words)| lexicon.cues.is("item-outcome", words)) {
        Some((at, _)) => flow.slice(0..at),
        None => flow,
    }
}

/// 桟橋の点検について（港湾課長）: the item without the one who tells of it.
fn without_holder(flow: Flow, lexicon: &Lexicon) -> Flow {
    let s = flow.as_str();
    let open = s.strip_suffix(')').and_then(|inner| inner.rfind('('));
    let holder = open.filter(|&open| {
        let who = &s[open + 1..s.len() - 1];
        let person =
            is_person(who, lexicon) || lexicon.titles.post_at_end(who).is_some() || who.ends_with("担当");
        s[..open].trim_end().ends_with("について") && person
    });
    match holder {
        Some(open) => flow.slice(0..s[..open].trim_end().len()),
        None => flow,
    }
}

/// 桟橋の点検について　＜港湾課＞, …について（PDF：120KB）: the item without the office whose it is and the file of its paper.
fn without_office(flow: &Flow) -> Flow {
    let s = flow.as_str();
    let office = s
        .strip_suffix('>')
        .and_then(|inner| inner.rfind('<'))
        .filter(|&at| at > 0 && s[at + 1..s.len() - 1].ends_with(['課', '室', '局', '部', '係']));
    let bare = office.map_or(s, |at| s[..at].trim_end());
    flow.slice(0..without_file(bare).trim_end().len())
}

/// 一般質問〔柊誠議員、…〕: the item without those who are to speak.
fn without_speakers(flow: Flow) -> Flow {
    let s = flow.as_str();
    match s.find('〔').filter(|&at| at > 0 && s[at..].contains("議員")) {
        Some(at) => flow.slice(0..at),
        None => flow,
    }
}
