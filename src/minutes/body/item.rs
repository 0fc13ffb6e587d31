//! Lists of statements: the words that introduce them, lines that tell in their place, paragraphs that go on with an item.

use super::{
    Reader,
    told::{AROUND, before_act, is_told},
    words::{breaks_off, goes_on, names_giver, tells},
};
use crate::{
    minutes::{TurnKind, speech},
    outline::{Block, BlockKind, Mark},
    rule,
    text::Flow,
};

/// What was read of a list of statements.
#[derive(Default)]
pub(super) struct List {
    /// Whether its items bear numbers.
    pub numbered: bool,
    /// Whether an item was read since the words that introduce it.
    pub begun: bool,
    /// Its last item or the last paragraph of that, by block, and the indent of the item.
    pub item: Option<(usize, u32)>,
    /// The indent of the question or comment whose bullets are being read.
    pub exchange: Option<u32>,
}

/// Whether a bullet is the mark of a question or of a comment: Q), C).
pub(super) fn is_exchange(mark: &Mark) -> bool {
    matches!(mark, Mark::Bullet('Q' | 'C' | '問'))
}

/// Columns of the space that opens a paragraph.
const PARAGRAPH: u32 = 2;

impl Reader<'_> {
    /// Takes words that introduce a list.
    pub(super) fn introduce(&mut self, lead: Flow) {
        self.lead_in = Some((lead, self.stack.len()));
        self.list.numbered = false;
        self.list.begun = false;
    }

    /// Takes a paragraph of a speech in quotes below 大臣は、次のように述べた。; `false` where it is none.
    pub(super) fn quotes(&mut self, block: &Block) -> bool {
        let s = block.flow.as_str();
        let last = self.body.turns.last().map_or("", |turn| turn.flow.as_str());
        let said = || self.lexicon.cues.words("quoted-below").is_in(last);
        let opens = !self.verbatim && s.starts_with('「') && said();
        if opens {
            self.turn(block.flow.slice('「'.len_utf8()..s.len()), TurnKind::Bullet, rule::TURN_BULLET);
        } else if self.quoting {
            self.body.turns.last_mut().into_iter().for_each(|turn| turn.flow.join(&block.flow));
        } else {
            return false;
        }
        self.quoting = !s.ends_with('」');
        if let Some(turn) = self.body.turns.last_mut().filter(|_| !self.quoting) {
            let end = turn.flow.as_str().trim_end_matches('」').len();
            turn.flow = turn.flow.slice(0..end);
        }
        true
    }

    /// Takes a line that tells what someone did; `false` where it is none. In a summary it introduces what is listed
    /// below it.
    pub(super) fn tell(&mut self, block: &Block) -> bool {
        let s = block.flow.as_str();
        // Below the mark of a speaker it is all that is recorded of a speech.
        if self.open.as_ref().is_some_and(|turn| turn.flow.is_empty()) {
            return false;
        }
        let plain = match block.mark {
            Mark::None => !self.verbatim || !s.starts_with(['(', '〔', '<', '《', '[', '【']),
            // 1 当局から説明（山田部長）
            Mark::Number(..) => s.ends_with(')'),
            // ○（資料1に基づき事務局より説明）
            Mark::Sign(_) => {
                !self.verbatim && s.starts_with(['(', '[', '【']) && s.ends_with([')', ']', '】'])
            }
            _ => false,
        };
        if !plain || !is_told(s, self.lexicon) || !self.names_it(s) {
            return false;
        }
        let start = s.len() - s.trim_start_matches(AROUND).len();
        let words = s.trim_matches(AROUND);
        let flow = block.flow.slice(start..start + words.len());
        self.turn(flow.clone(), TurnKind::Narrative, rule::TURN_NARRATIVE);
        if !self.verbatim && start > 0 && !matches!(block.mark, Mark::Sign(_)) {
            self.introduce(flow);
        }
        true
    }

    /// Whether a paragraph goes on with the greeting above it, of which a heading tells whose it is: 会長あいさつ.
    pub(super) fn greets_on(&self, s: &str) -> bool {
        let Some(&(_, heading)) = self.stack.last() else { return false };
        let words = self.body.headings[heading].text.as_str();
        let words =
            words.strip_suffix(')').and_then(|inner| inner.split_once('(')).map_or(words, |(words, _)| words);
        let greets = ["挨拶", "あいさつ"].iter().any(|greeting| words.ends_with(greeting));
        let said = |s: &str| !tells(s, self.lexicon) && !names_giver(s, self.lexicon) && !s.starts_with('※');
        let last = self.body.turns.last();
        greets
            && said(s)
            && last.is_some_and(|turn| {
                turn.label.is_none() && turn.headings.last() == Some(&heading) && said(turn.flow.as_str())
            })
    }

    /// Whether a paragraph right below an item of the agenda tells, as no speaker does, who gave what: 港湾課より、資料2に基づき
    /// 説明が行われた。 So whoever had the floor before has it no more.
    pub(super) fn tells_below_heading(&self, index: usize) -> bool {
        let block = &self.outline.blocks[index];
        let s = block.flow.as_str();
        let above = self.outline.blocks[..index].iter().rposition(|b| b.kind == BlockKind::Text);
        let headed =
            || above.and_then(|above| self.heading(above)).is_some_and(|(_, flow)| self.names_item(&flow));
        let polite = ["ます", "ました", "です"].iter().any(|end| s.contains(end));
        let gave = ["説明", "報告", "紹介", "発表", "提案"].iter().any(|act| s.contains(act));
        block.mark == Mark::None
            && gave
            && !polite
            && names_giver(s, self.lexicon)
            && tells(s, self.lexicon)
            && headed()
    }

    /// Whether a line that tells an act says what was given, or names the person who gave it: more than 事務局より説明.
    pub(super) fn names_it(&self, s: &str) -> bool {
        let told = before_act(s, self.lexicon).unwrap_or(s);
        let given = |giver: &str| {
            told.find(giver).is_some_and(|at| {
                told[at + giver.len()..].chars().count() > 1 || speech::is_person(&told[..at], self.lexicon)
            })
        };
        s.contains("資料") || s.contains(['「', '(', 'を']) || ["から", "より", "が"].into_iter().any(given)
    }

    /// Whether a bullet goes on with what stands before it: it hangs under a question or a comment, or gives an example.
    pub(super) fn hangs(&self, block: &Block) -> bool {
        let bullet = matches!(block.mark, Mark::Bullet(_)) && !is_exchange(&block.mark);
        let under = self.list.exchange.is_some_and(|indent| block.indent > indent);
        let example = self.list.item.is_some_and(|(_, indent)| block.indent >= indent)
            && ["例:", "例)", "(例)"].iter().any(|example| block.flow.as_str().starts_with(example));
        bullet && (under || example) && !self.body.turns.is_empty()
    }

    /// Whether a line goes on with the narrative that breaks off at the end of the line above it: …が、案の日付が / 古く、….
    pub(super) fn goes_on_with_line(&self, index: usize) -> bool {
        let block = &self.outline.blocks[index];
        let above = self.outline.blocks[..index].iter().rfind(|b| b.kind == BlockKind::Text);
        let told = self.body.turns.last().filter(|turn| turn.kind == TurnKind::Narrative);
        let Some((above, turn)) = above.zip(told) else { return false };
        let adjoins = turn.flow.whole().end() == above.flow.whole().end() && !block.gap;
        let open = above.flow.as_str().ends_with(['、', 'が', 'を', 'に', 'の', 'と', 'は'])
            || breaks_off(above.flow.as_str(), self.lexicon);
        block.mark == Mark::None && above.mark == Mark::None && adjoins && open
    }

    /// Whether a paragraph belongs to the item of a list before it.
    pub(super) fn goes_on_with_item(&self, index: usize) -> bool {
        let block = &self.outline.blocks[index];
        let s = block.flow.as_str();
        let before = self.outline.blocks[..index].iter().rposition(|b| b.kind == BlockKind::Text);
        let Some((_, indent)) = self.list.item.filter(|&(item, _)| before == Some(item)) else {
            return false;
        };
        let Some(turn) = self.body.turns.last() else { return false };
        let open = turn.flow.as_str().ends_with('、') || block.mark == Mark::None && goes_on(s);
        if block.mark != Mark::None {
            return open && matches!(block.mark, Mark::Number(..));
        }
        let given = names_giver(s, self.lexicon);
        // 原案のとおり了承された。: what the meeting made of it is said by nobody.
        let settled = self.lexicon.cues.words("outcome").closes(s.trim_end_matches('。'));
        let said = s.contains('。') && !tells(s, self.lexicon) && !given && !settled;
        let asks = ["か。", "べき。", "べきである。", "べきだ。"].iter().any(|end| s.ends_with(end));
        let signed = turn.flow.as_str().ends_with(')');
        // Below an item at the edge of the page, the indent of a paragraph of its own makes it no part of the item.
        let typed = before.is_some_and(|b| {
            matches!(self.outline.blocks[b].mark, Mark::Bullet('-' | '*' | '•')) || indent > 0
        });
        let edge = if typed { indent } else { indent + PARAGRAPH };
        let deeper = block.indent > edge && s.contains('。') && !given;
        open || said && turn.label.is_some() || !block.gap && !signed && (deeper || said && asks)
    }
}
