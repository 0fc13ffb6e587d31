//! Statements: who opens one, what stands over it, where it ends.

use std::ops::Range;

use super::{
    Reader,
    told::is_told,
    words::{unquoted, voices},
};
use crate::{
    Rule,
    minutes::{Cited, Turn, TurnKind, speech},
    outline::{Block, Mark},
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
        self.close();
        self.bulleted = None;
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
        let mut split =
            if kind == TurnKind::Speech { self.marks.within(flow, self.lexicon) } else { Vec::new() };
        split.retain(|(at, _)| *at >= mark.words);
        let end = split.first().map_or(flow.as_str().len(), |(at, _)| *at);
        let mut turn = self.marked(flow, mark, mark.words.min(end)..end, kind);
        self.stated.tell(self.marks.speech(index), &mut turn);
        if kind == TurnKind::Speech {
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
        // Below 「事務局から説明」 an opinion is not the explainer's.
        let opinion =
            |lead: &Flow| is_told(lead.as_str(), self.lexicon) && voices(flow.as_str(), self.lexicon);
        let lead_in = self.lead_in.as_ref().map(|(lead, _)| lead.clone());
        let lead_in = lead_in.filter(|lead| kind != TurnKind::Narrative && !opinion(lead));
        Turn { flow, kind, label: None, speaker: None, order: None, headings, lead_in, rule }
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
        let turn = self.new_turn(flow, kind, rule);
        self.body.turns.push(turn);
    }

    pub(super) fn close(&mut self) {
        self.body.turns.extend(self.open.take());
    }
}
