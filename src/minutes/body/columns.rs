//! Questions and answers in two columns, of which a copy without the lines of the table prints a cell below the other.

use super::Reader;
use crate::{
    minutes::{Cited, TurnKind},
    outline::{Block, BlockKind, Mark, Style},
    rule,
    text::Flow,
};

/// The columns whose cells are being read.
pub(super) struct Columns {
    // Heads without what stands around them: 質問・意見, and whose answers they are, where the head says so.
    asked: Flow,
    answered: Flow,
    // Whether the head of the answers is still to come.
    headed: bool,
    // Whether the cell being read holds an answer.
    answers: bool,
}

impl Reader<'_> {
    /// Takes a head or a line of such columns; `false` where block `index` is none, or the first behind them.
    pub(super) fn in_columns(&mut self, index: usize) -> bool {
        let block = &self.outline.blocks[index];
        let Some(mut columns) = self.columns.take() else {
            self.columns = self.columns_at(index);
            if self.columns.is_some() {
                self.close();
            }
            return self.columns.is_some();
        };
        if !columns.headed {
            columns.headed = true;
            self.columns = Some(columns);
            return true;
        }
        let s = block.flow.as_str();
        let line = self.line(block);
        if block.gap {
            // 12 台を: where an answer is due, a bare number begins it.
            let numbered = match block.mark {
                Mark::Number(Style::Bare, _) => columns.answers,
                Mark::Number(..) => true,
                _ => false,
            };
            if numbered && self.heading(index).is_some() || self.ends_columns(index, columns.answers) {
                return false;
            }
            columns.answers = !columns.answers;
            // ―: nothing was answered.
            if s.chars().any(char::is_alphanumeric) {
                self.cell(&columns, line);
            }
        } else if let Some(turn) = self.body.turns.last_mut() {
            turn.flow.join(&line);
        }
        self.columns = Some(columns);
        true
    }

    /// The words of a line with the number that it opens with: 95事業所である。
    fn line(&self, block: &Block) -> Flow {
        match block.mark {
            Mark::None => block.flow.clone(),
            _ => Flow::of(self.text, self.outline.span(block)),
        }
    }

    /// Whether a speaker has the floor in block `index`, or the record tells in the place of a question what was done.
    fn ends_columns(&self, index: usize, answered: bool) -> bool {
        let s = self.outline.blocks[index].flow.as_str();
        let narrates =
            || s.ends_with('。') && !super::voices(s, self.lexicon) && super::tells(s, self.lexicon);
        self.speaker_mark(index).is_some() || answered && narrates()
    }

    fn cell(&mut self, columns: &Columns, words: Flow) {
        let (kind, rule, head) = if columns.answers {
            (TurnKind::Reply, rule::TURN_REPLY, &columns.answered)
        } else {
            (TurnKind::Bullet, rule::TURN_BULLET, &columns.asked)
        };
        self.turn(words, kind, rule);
        if let Some(turn) = self.body.turns.last_mut() {
            turn.label =
                Some(Cited { value: head.as_str().to_owned(), span: head.whole(), rule: rule::WHO_MARK });
        }
    }

    /// The columns that open with block `index` and the next one.
    fn columns_at(&self, index: usize) -> Option<Columns> {
        let block = &self.outline.blocks[index];
        let next = self.outline.blocks[index + 1..].iter().find(|b| b.kind == BlockKind::Text)?;
        let (asked, _) = self.head(block, "exchange").filter(|_| !self.verbatim)?;
        let (answered, who) = self.head(next, "exchange-answer")?;
        let answers_too = self.lexicon.cues.is("exchange-answer", asked.as_str());
        let columns = Columns { asked, answered: who.unwrap_or(answered), headed: false, answers: true };
        (!answers_too).then_some(columns)
    }

    /// What the cells below a head are, and whose, where brackets behind it say so: 回答（事務局）.
    fn head(&self, block: &Block, kind: &str) -> Option<(Flow, Option<Flow>)> {
        let s = block.flow.as_str();
        let end = s.find('(').unwrap_or(s.len());
        let who = s[end..].strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
        let plain = block.mark == Mark::None && (end == s.len() || who.is_some());
        let found = plain && self.lexicon.cues.is(kind, s[..end].trim_end());
        found.then(|| (block.flow.slice(0..end), who.map(|_| block.flow.slice(end + 1..s.len() - 1))))
    }
}
