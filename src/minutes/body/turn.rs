//! Statements: who opens one, what stands over it, where it ends.

use std::ops::Range;

use super::{
    Reader, below,
    heading::Depth,
    quoted,
    told::is_told,
    words::{unquoted, voices},
};
use crate::{
    Rule, Span,
    minutes::{Cited, Turn, TurnKind, speech},
    outline::{Block, Mark, Style},
    rule,
    text::Flow,
};

impl Reader<'_> {
    /// Further speakers on one line.
    pub(super) fn take_turns(&mut self, flow: &Flow, split: &[(usize, speech::SpeakerMark)]) {
        for (nth, (_, mark)) in split.iter().enumerate() {
            self.close();
            let end = split.get(nth + 1).map_or(flow.as_str().len(), |(at, _)| *at);
            let words = mark.words.min(end);
            self.open = Some(self.marked(flow, mark, words..end, TurnKind::Speech));
        }
    }

    /// An item of a numbered list of opinions.
    pub(super) fn numbered(&mut self, flow: Flow, kind: TurnKind, rule: Rule) {
        self.list.numbered = true;
        self.list.begun = true;
        self.turn(flow, kind, rule);
    }

    pub(super) fn speech(&mut self, index: usize, mark: &speech::SpeakerMark) {
        let outline = self.outline;
        let block = &outline.blocks[index];
        let flow = &block.flow;
        let kind = if mark.verbatim {
            TurnKind::Speech
        } else if block.mark == Mark::Arrow {
            TurnKind::Reply
        } else {
            TurnKind::Bullet
        };
        if kind == TurnKind::Reply {
            self.break_off();
        } else {
            (self.bulleted, self.floor) = (None, None);
        }
        self.close();
        let mut split =
            if kind == TurnKind::Speech { self.marks.within(flow, self.lexicon) } else { Vec::new() };
        split.retain(|(at, _)| *at >= mark.words);
        let end = split.first().map_or(flow.as_str().len(), |(at, _)| *at);
        let mut words = mark.words.min(end)..end;
        // 会長　２　議事 / （１）点検の計画について / 事務局から説明を…: the cell holds the item, and below it what is said.
        let item = (kind == TurnKind::Speech && split.is_empty())
            .then(|| speech::numbered_item(&flow.as_str()[words.clone()], self.lexicon))
            .flatten();
        if let Some(from) = item {
            self.push_heading(Depth::Numbered(Style::Bare), &flow.slice(words.start + from..end));
            words = end..end;
        }
        let mut turn = self.marked(flow, mark, words, kind);
        self.stated.tell(self.marks.speech(index), &mut turn);
        if kind == TurnKind::Speech {
            below::take(&mut turn, block, outline);
            self.open = Some(turn);
        } else {
            self.body.turns.push(turn);
            self.list.item = Some((index, block.indent));
        }
        self.take_turns(flow, &split);
    }

    pub(super) fn marked(
        &self,
        flow: &Flow,
        mark: &speech::SpeakerMark,
        words: Range<usize>,
        kind: TurnKind,
    ) -> Turn {
        let label = flow.slice(mark.label.clone());
        let rule = match kind {
            TurnKind::Speech => rule::TURN_SPEECH,
            TurnKind::Reply => rule::TURN_REPLY,
            _ => rule::TURN_BULLET,
        };
        let mut turn = self.new_turn(unquoted(flow.slice(words)), kind, rule);
        turn.label =
            Some(Cited { value: label.as_str().to_owned(), span: label.whole(), rule: rule::WHO_MARK });
        turn
    }

    pub(super) fn new_turn(&self, flow: Flow, kind: TurnKind, rule: Rule) -> Turn {
        let headings = self.stack.iter().map(|&(_, h)| h).collect();
        // ※港湾局より説明が行われた。: the sign before what is told is none of it.
        let noted = flow.as_str().starts_with('※') && kind == TurnKind::Narrative;
        let flow = if noted { flow.slice('※'.len_utf8()..flow.as_str().len()) } else { flow };
        // Below 「事務局から説明」 an opinion is not the explainer's; what is intended is.
        let intended = ["ことを考えている", "を予定している", "を検討している", "ていく", "こととしている"];
        let intends = |s: &str| intended.iter().any(|end| s.trim_end_matches('。').ends_with(end));
        let opinion = |lead: &Flow| {
            let s = flow.as_str();
            is_told(lead.as_str(), self.lexicon) && voices(s, self.lexicon) && !intends(s)
        };
        let lead_in = self.lead_in.as_ref().map(|(lead, _)| lead.clone());
        let lead_in = lead_in.filter(|lead| kind != TurnKind::Narrative && !opinion(lead));
        Turn { flow, kind, label: None, speaker: None, order: None, headings, item: None, lead_in, rule }
    }

    /// A statement behind a sign that the record explains, or behind any other mark.
    pub(super) fn signed(&mut self, block: &Block, kind: TurnKind, rule: Rule) {
        self.list.begun = true;
        self.turn(block.flow.clone(), kind, rule);
        if let (Some(who), Some(turn)) = (self.signs.speaker(&block.mark), self.body.turns.last_mut()) {
            turn.label =
                Some(Cited { value: who.as_str().to_owned(), span: who.whole(), rule: rule::WHO_MARK });
        }
    }

    pub(super) fn turn(&mut self, flow: Flow, kind: TurnKind, rule: Rule) {
        self.close();
        let said = quoted::speeches(flow.as_str(), self.lexicon);
        let Some((first, _)) = said.first() else {
            let turn = self.new_turn(flow, kind, rule);
            self.body.turns.push(turn);
            return;
        };
        // What is told before the first who is quoted.
        let told = flow.as_str()[..first.start].rfind('。').map_or(0, |at| at + '。'.len_utf8());
        if told > 0 {
            let turn = self.new_turn(flow.slice(0..told), TurnKind::Narrative, rule::TURN_NARRATIVE);
            self.body.turns.push(turn);
        }
        let kind = if kind == TurnKind::Reply { kind } else { TurnKind::Bullet };
        for (label, words) in said {
            let mark = speech::SpeakerMark { label, words: words.start, verbatim: false };
            let turn = self.marked(&flow, &mark, words, kind);
            self.body.turns.push(turn);
        }
    }

    /// Whether an arrow here answers what stands before it: the words of a class, or bullets under the mark of one.
    pub(super) fn replies_here(&self) -> bool {
        self.floor.is_some() || self.open.is_some() && (self.bulleted.is_some() || self.of_several())
    }

    /// Takes a reply among the speeches of a verbatim record; `false` where a block is none.
    pub(super) fn replied(&mut self, block: &Block) -> bool {
        let said = block.mark == Mark::Arrow && block.flow.as_str().contains('。');
        if !said || !self.replies_here() {
            return false;
        }
        self.break_off();
        self.signed(block, TurnKind::Reply, rule::TURN_REPLY);
        true
    }

    /// Gives the floor back to the one whom a reply broke off, for another bullet; `false` where a block is none.
    pub(super) fn takes_floor_again(&mut self, block: &Block) -> bool {
        let bulleted = matches!(block.mark, Mark::Bullet(_)) && self.open.is_none();
        let Some(turn) = self.floor.clone().filter(|_| bulleted) else { return false };
        self.open = Some(Turn { flow: block.flow.clone(), ..turn });
        true
    }

    /// Keeps the mark of the speech that a reply breaks off.
    fn break_off(&mut self) {
        self.floor = self.open.clone().filter(|turn| turn.kind == TurnKind::Speech).or(self.floor.take());
    }

    pub(super) fn close(&mut self) {
        self.body.turns.extend(self.open.take());
    }

    /// A paragraph of the speech that is going on; its own number or bullet is part of what was said.
    pub(super) fn go_on(&mut self, block: &Block) {
        let whole = Flow::of(self.text, self.outline.span(block));
        // Page numbers within the block are not spoken.
        let numbered = self.with_number(block);
        let words = match block.mark {
            Mark::None => &block.flow,
            Mark::Number(..) if block.lines.len() > 1 => &numbered,
            _ if block.lines.len() > 1 => &block.flow,
            _ => &whole,
        };
        // The bullet before the first words of a speech is none of them.
        // Circles stand before what a class said as bullets do.
        let bullet = match block.mark {
            Mark::Bullet(bullet) => Some(bullet),
            Mark::Sign(sign) if self.of_several() => Some(sign),
            _ => None,
        };
        let first = bullet.is_some() && self.open.as_ref().is_some_and(|t| t.flow.is_empty());
        let words = if words.is_empty() || first { &block.flow } else { words };
        // 【委員】 over bullets: each of them is a statement of its own.
        if let Some(bullet) = bullet {
            if first {
                self.bulleted = Some(bullet).filter(|_| self.of_several());
            } else if self.bulleted == Some(bullet)
                && let Some(turn) = self.open.clone()
            {
                self.close();
                self.open = Some(Turn { flow: block.flow.clone(), ..turn });
                return;
            }
        }
        let split = self.marks.within(words, self.lexicon);
        let first = split.first().map_or(words.as_str().len(), |(at, _)| *at);
        if let Some(turn) = &mut self.open {
            if split.is_empty() {
                turn.flow.join(words);
            } else {
                turn.flow.join(&words.slice(0..first));
            }
        }
        self.take_turns(words, &split);
    }

    /// The words of a block behind the number that they open with: 15 分を考えている。
    pub(super) fn with_number(&self, block: &Block) -> Flow {
        let first = self.outline.lines[block.lines.start].span.start();
        let mut flow = Flow::of(self.text, Span::new(first, block.flow.whole().start().max(first)));
        flow.join(&block.flow);
        flow
    }

    /// Whether several may speak under the mark of the speech that is going on: a class, or an office.
    pub(super) fn of_several(&self) -> bool {
        let Some(label) = self.open.as_ref().and_then(|turn| turn.label.as_ref()) else { return false };
        // 委員の意見, 事務局の回答
        let who = label.value.split_once('の').map_or(label.value.as_str(), |(who, _)| who);
        let capacity = self.lexicon.titles.capacity(who);
        capacity.is_some_and(|c| !c.one || c.kind == "organ") || self.lexicon.bodies.known(who).is_some()
    }
}
