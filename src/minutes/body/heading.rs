//! Headings: which blocks are some, how deep they stand, and which are in force.

use super::{
    Reader,
    item::is_exchange,
    lead::{explains, is_lead_in_words},
};
use crate::{
    minutes::{Heading, TurnKind, agenda, section::opens},
    outline::{BlockKind, Mark, Style},
    text::Flow,
};

/// How deep a heading stands: by the style of its number, or by its brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Depth {
    Numbered(Style),
    Item,
    Sign,
    Markdown(usize),
    /// An item of a list over deeper ones, by its indent.
    Over(u32),
    Theme,
}

impl Reader<'_> {
    /// The depth and words of a heading.
    pub(super) fn heading(&self, index: usize) -> Option<(Depth, Flow)> {
        let block = &self.outline.blocks[index];
        let flow = &block.flow;
        let s = flow.as_str();
        let chars = s.chars().count();
        let len = s.len();
        if s.starts_with('#') {
            let level = s.bytes().take_while(|&b| b == b'#').count();
            return Some((Depth::Markdown(level), flow.slice(level..len)));
        }
        let wrapped =
            [('<', '>'), ('〈', '〉'), ('【', '】'), ('〔', '〕'), ('《', '》'), ('[', ']'), ('(', ')')];
        for (open, close) in wrapped {
            if s.starts_with(open) && s.ends_with(close) && s.matches(open).count() == 1 && chars <= 60 {
                let inner = flow.slice(open.len_utf8()..len - close.len_utf8());
                let leads =
                    is_lead_in_words(inner.as_str(), self.lexicon) || explains(inner.as_str(), self.lexicon);
                // 【議題(1)について】 stands over （柊委員）.
                let depth = if self.names_item(&inner) { Depth::Item } else { Depth::Theme };
                return (!leads).then_some((depth, inner));
            }
        }
        let sentence = s.contains('。') || s.ends_with(['、', ':']);
        // 【議題２】その他
        if !sentence && chars <= 60 && opens_item(s) {
            return Some((Depth::Item, flow.clone()));
        }
        let short = chars <= 140;
        match &block.mark {
            Mark::Number(style, _) if short && self.item_of(flow).is_some() => {
                Some((Depth::Numbered(*style), flow.clone()))
            }
            Mark::Number(style, _)
                if !sentence
                    && chars <= 70
                    && !self.verbatim
                    && (self.lead_in_allows(*style) || self.list_follows(index)) =>
            {
                Some((Depth::Numbered(*style), flow.clone()))
            }
            // 事務局 / - … / 資料の確認 / - …: between the bullets of a speech.
            Mark::Number(style, _) if self.parts_bullets(index) => {
                Some((Depth::Numbered(*style), flow.clone()))
            }
            Mark::None if self.parts_bullets(index) => Some((Depth::Theme, flow.clone())),
            Mark::Number(style, _) if self.lexicon.cues.is("outcome-heading", s) => {
                Some((Depth::Numbered(*style), flow.clone()))
            }
            // 7 会長挨拶 over what was said, where nobody has the floor.
            Mark::Number(style, _)
                if self.verbatim && self.open.is_none() && !sentence && opens(s, self.lexicon) =>
            {
                Some((Depth::Numbered(*style), flow.clone()))
            }
            Mark::None if self.verbatim && self.lexicon.cues.is("outcome-heading", s) => {
                Some((Depth::Theme, flow.clone()))
            }
            Mark::Sign(_) if !sentence && chars <= 60 && !self.verbatim => Some((Depth::Sign, flow.clone())),
            Mark::Sign('■' | '◆' | '◇' | '△' | '◎' | '□') if !sentence && chars <= 60 => {
                Some((Depth::Sign, flow.clone()))
            }
            Mark::None if short && !sentence && self.item_of(flow).is_some() => {
                Some((Depth::Item, flow.clone()))
            }
            _ => None,
        }
    }

    /// Whether a line without a full stop parts the bullets of which the speech that is going on is made.
    pub(super) fn parts_bullets(&self, index: usize) -> bool {
        const LONGEST: usize = 40;
        let block = &self.outline.blocks[index];
        let s = block.flow.as_str();
        let plain = matches!(block.mark, Mark::Number(..)) || self.list_follows(index);
        self.bulleted.is_some() && plain && !s.contains(['。', '、']) && s.chars().count() <= LONGEST
    }

    /// Inside a numbered list of opinions, the numbers are the opinions'.
    fn lead_in_allows(&self, style: Style) -> bool {
        // Where the opinions are bulleted, a number is no opinion's.
        let bulleted =
            self.body.turns.last().is_some_and(|t| t.kind == TurnKind::Bullet && t.lead_in.is_some());
        match &self.lead_in {
            None => true,
            Some(_) if bulleted && !self.list.numbered => true,
            Some((_, depth)) => {
                self.stack.iter().take(*depth).any(|(d, _)| *d == Depth::Numbered(style))
                    || style == Style::Circle
                    || *depth == 0
            }
        }
    }

    /// Whether an item of a list says nothing itself, and deeper items follow.
    pub(super) fn heads_a_list(&self, index: usize) -> bool {
        let block = &self.outline.blocks[index];
        let s = block.flow.as_str();
        // C) …, Q) …: whatever hangs under it, somebody said it.
        let says = s.contains(['。', '?', '!']) || s.chars().count() > 60 || is_exchange(&block.mark);
        let next = self.outline.blocks[index + 1..].iter().find(|b| b.kind == BlockKind::Text);
        !says && next.is_some_and(|n| matches!(n.mark, Mark::Bullet(_)) && n.indent > block.indent)
    }

    /// Whether a bulleted list follows a block: then its own number is a heading's.
    fn list_follows(&self, index: usize) -> bool {
        let next = self.outline.blocks[index + 1..].iter().find(|b| b.kind == BlockKind::Text);
        next.is_some_and(|n| matches!(n.mark, Mark::Bullet(_) | Mark::Sign(_)))
    }

    /// Whether bullets follow a block.
    pub(super) fn bullets_follow(&self, index: usize) -> bool {
        let next = self.outline.blocks[index + 1..].iter().find(|b| b.kind == BlockKind::Text);
        next.is_some_and(|n| matches!(n.mark, Mark::Bullet(_)))
    }

    /// Whether a heading repeats an item of the agenda.
    pub(super) fn names_item(&self, flow: &Flow) -> bool {
        self.item_of(flow).is_some()
    }

    /// The agenda item that a heading repeats, or of which it tells the number.
    fn item_of(&self, flow: &Flow) -> Option<usize> {
        let bare = agenda::cut_reference(flow);
        let words = letters(bare.as_str());
        if words.chars().count() < 3 {
            return None;
        }
        let of = |item: &str| {
            item == words
                || (item.chars().count() > 6
                    && (words.ends_with(item) || item.trim_end_matches("について") == words))
        };
        let repeated = self.items.iter().position(|(item, _)| of(item));
        repeated.or_else(|| {
            let told = number_of_item(&words)?;
            self.items.iter().position(|(_, number)| *number == told)
        })
    }

    /// How many headings stay in force over an item of the agenda: 3 報告事項（事務局） over (1) 桟橋の点検について.
    fn over_item(&self, depth: Depth) -> usize {
        let Depth::Numbered(style) = depth else { return 0 };
        let over = |&(depth, heading): &(Depth, usize)| {
            let outer = matches!(depth, Depth::Numbered(outer) if outer != style);
            outer && self.body.headings[heading].agenda.is_none()
        };
        self.stack.iter().take_while(|heading| over(heading)).count()
    }

    /// Sets a heading over what follows.
    pub(super) fn push_heading(&mut self, depth: Depth, flow: &Flow) {
        let agenda = self.item_of(flow);
        // A heading ends those of its own depth and all below them.
        let same = self
            .stack
            .iter()
            .position(|&(d, _)| d == depth || (agenda.is_some() && matches!(d, Depth::Item)));
        let keep = same.unwrap_or_else(|| {
            if agenda.is_some() {
                self.over_item(depth)
            } else {
                self.stack.iter().rposition(|&(d, _)| d != Depth::Theme).map_or(0, |p| p + 1)
            }
        });
        self.stack.truncate(keep);
        if self.lead_in.as_ref().is_some_and(|&(_, above)| self.stack.len() < above) {
            self.lead_in = None;
        }
        let words = agenda::cut_reference(flow);
        let level = u8::try_from(self.stack.len()).unwrap_or(u8::MAX);
        self.body.headings.push(Heading {
            text: words.as_str().to_owned(),
            level,
            agenda,
            span: flow.whole(),
        });
        self.stack.push((depth, self.body.headings.len() - 1));
    }
}

/// Whether words begin with the number of an item in brackets: 【議題２】…, ＜報告事項１＞….
fn opens_item(s: &str) -> bool {
    let label = [('【', '】'), ('<', '>'), ('〔', '〕'), ('[', ']')]
        .iter()
        .find_map(|&(open, close)| Some(s.strip_prefix(open)?.split_once(close)?.0));
    label.is_some_and(|label| {
        let bare = label.trim_end_matches(|c: char| c.is_ascii_digit());
        bare.len() < label.len()
            && ["議題", "議事", "案件", "報告", "報告事項", "審議事項", "協議事項", "議案", "日程第"]
                .contains(&bare)
    })
}

/// The number of the item that the letters of a heading tell: 議題1, 議題1について, 議事2関係.
fn number_of_item(letters: &str) -> Option<u32> {
    let behind = ["議題", "議事", "案件"].iter().find_map(|word| letters.strip_prefix(word))?;
    let behind = behind.strip_prefix('第').unwrap_or(behind);
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let (number, rest) = behind.split_at(end);
    let whole = rest.is_empty()
        || ["について", "関係", "に関", "に対", "の質疑"].iter().any(|of| rest.starts_with(of));
    number.parse().ok().filter(|_| whole)
}

/// The letters and digits of `s`.
pub(in crate::minutes) fn letters(s: &str) -> String {
    s.chars().filter(|c| c.is_alphanumeric()).collect()
}
