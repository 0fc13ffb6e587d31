//! The record proper: headings, the words that introduce lists, and statements.

mod below;
mod close;
mod columns;
mod heading;
mod item;
mod lead;
mod quoted;
mod signs;
#[cfg(test)]
mod tests;
mod told;
mod turn;
mod words;

use close::{is_clock, is_end, is_signature, rises};
use columns::Columns;
use heading::Depth;
pub(in crate::minutes) use heading::letters;
use item::List;
use lead::is_lead_in;
use signs::Signs;
pub(crate) use told::{before_act, is_told};
use words::{
    breaks_off, inline_label, is_sentence, is_signed, mark_is_bullet, names_nothing_said, tells,
    tells_without_stop, voices,
};

use super::{
    AgendaItem, Heading, Turn, TurnKind,
    section::Part,
    sentence::sentences,
    speech::{self, SpeakerMark},
    stated::Stated,
};
use crate::{
    Diagnostic, Span, Text,
    lexicon::{Lexicon, Section},
    outline::{Block, BlockKind, Mark, Outline},
    rule,
    text::Flow,
};

/// What the record proper holds.
#[derive(Default)]
pub(super) struct Body {
    pub headings: Vec<Heading>,
    pub turns: Vec<Turn>,
    /// Blocks that became part of the above, and stage notes and closing words, which are nobody's statement.
    pub read: Vec<Span>,
}

/// Reads the record proper among `parts`.
pub(super) fn read(
    text: &Text,
    outline: &Outline,
    parts: &[Part],
    (marks, stated): (speech::Marks, &Stated),
    items: &[AgendaItem],
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let mut reader = Reader {
        text,
        outline,
        items: items.iter().map(|item| (letters(&item.text), item.number)).collect(),
        lexicon,
        body: Body::default(),
        stack: Vec::new(),
        lead_in: None,
        open: None,
        verbatim: marks.verbatim,
        marks,
        stated,
        signs: Signs::of(text, outline, lexicon),
        columns: None,
        list: List::default(),
        bulleted: None,
        floor: None,
        quoting: false,
        ended: false,
    };
    for part in parts.iter().filter(|p| p.section == Some(Section::Body)) {
        if !part.value.is_empty() {
            reader.value(part);
        } else if let Some(label) = part.at.map(|at| &outline.blocks[at].flow)
            && label.as_str().contains("からの")
            && is_lead_in(label.as_str(), &Mark::None, lexicon)
        {
            // 【委員からの主な意見】 as the label of all that follows.
            reader.introduce(label.clone());
        }
        for &b in &part.blocks {
            if outline.blocks[b].kind == BlockKind::Text {
                let read = reader.block(b);
                if read {
                    reader.body.read.push(outline.span(&outline.blocks[b]));
                }
            }
        }
    }
    reader.close();
    for turn in reader.body.turns.iter().filter(|t| t.flow.is_empty()) {
        let span = turn.label.as_ref().map(|l| l.span);
        diagnostics.push(Diagnostic {
            code: "turn.empty",
            message: "a speaker mark without words".to_owned(),
            span,
        });
    }
    reader.body.turns.retain(|t| !t.flow.is_empty());
    close_lists(&mut reader.body.turns);
    reader.body
}

/// Narrative that closes a record behind its last list stands under no heading of that list.
fn close_lists(turns: &mut [Turn]) {
    let Some(last_item) = turns.iter().rposition(|t| t.kind != TurnKind::Narrative) else { return };
    if turns[last_item].kind == TurnKind::Speech {
        return;
    }
    let under = turns[last_item].headings.clone();
    for turn in turns[last_item + 1..].iter_mut().filter(|t| t.headings == under) {
        turn.headings.clear();
    }
}

struct Reader<'a> {
    text: &'a Text,
    outline: &'a Outline,
    // The items of the agenda: their letters and digits, and their numbers.
    items: Vec<(String, u32)>,
    lexicon: &'a Lexicon,
    body: Body,
    // Headings in force, outermost first.
    stack: Vec<(Depth, usize)>,
    // The words that introduce the list being read, and how many headings stood above them.
    lead_in: Option<(Flow, usize)>,
    // What was read of that list.
    list: List,
    // The speech being read.
    open: Option<Turn>,
    verbatim: bool,
    marks: speech::Marks,
    // What the fields of the format say of the speeches.
    stated: &'a Stated,
    // Whose words the signs before statements announce.
    signs: Signs,
    // Columns of questions and answers whose cells stand one below the other.
    columns: Option<Columns>,
    // The bullet with which the words of the speech being read began, on a line below its mark.
    bulleted: Option<char>,
    // The speech, without its words, that a reply broke off: the next bullet is under the same mark.
    floor: Option<Turn>,
    // Whether the words of a quoted speech are being read.
    quoting: bool,
    // Whether the meeting is over: what follows is signatures.
    ended: bool,
}

impl Reader<'_> {
    /// Takes what stands on the line of the label, perhaps behind a mark of its own: 議事の内容　座長（柊誠君）　….
    fn value(&mut self, part: &Part) {
        let block = part.at.map(|at| Block {
            flow: part.value.clone(),
            mark: Mark::None,
            ..self.outline.blocks[at].clone()
        });
        let mark = block.as_ref().and_then(|block| speech::marked_in(block, self.lexicon));
        match mark.filter(|mark| self.verbatim && mark.verbatim) {
            Some(mark) => {
                let words = mark.words..part.value.as_str().len();
                self.open = Some(self.marked(&part.value, &mark, words, TurnKind::Speech));
            }
            None => self.plain(&part.value),
        }
    }

    /// Takes one block; `false` where it is no part of the record as far as that is understood.
    fn block(&mut self, index: usize) -> bool {
        let outline = self.outline;
        let block = &outline.blocks[index];
        let s = block.flow.as_str();
        if self.marks.parts(index) {
            self.close();
        }
        if self.quotes(block) {
            return true;
        }
        if is_end(s, self.lexicon) {
            self.close();
            self.ended = self.verbatim;
            return true;
        }
        if self.in_columns(index) {
            return true;
        }
        if let Some(mark) = self.speaker_mark(index) {
            self.ended = false;
            self.speech(index, &mark);
            return true;
        }
        // ＜地区委員会＞ ends what an organ reports.
        if self.marks.reports && self.open.is_some() && block.mark == Mark::None && !s.starts_with('<') {
            self.go_on(block);
            return true;
        }
        if self.verbatim && self.closing(block) {
            return true;
        }
        if self.ended {
            return false;
        }
        if self.signs.explained_in.contains(&index) || self.tell(block) {
            return true;
        }
        let signed = !self.verbatim && self.signs.speaker(&block.mark).is_some();
        let hangs = !self.verbatim && self.hangs(block);
        if !self.verbatim && !hangs && matches!(block.mark, Mark::Bullet(_)) && self.heads(index, signed) {
            return true;
        }
        if let Some((depth, flow)) = self.heading(index).filter(|_| !signed) {
            // A heading inside a speech, as the chair calls the items, does not take the floor from the speaker; one over
            // what came of it all does.
            if !self.verbatim
                || self.parts_bullets(index)
                || self.lexicon.cues.is("outcome-heading", flow.as_str())
            {
                self.close();
            }
            self.push_heading(depth, &flow);
            return true;
        }
        if self.verbatim && (self.replied(block) || self.takes_floor_again(block)) {
            return true;
        }
        if self.verbatim && self.open.is_some() {
            if self.tells_below_heading(index) {
                self.turn(block.flow.clone(), TurnKind::Narrative, rule::TURN_NARRATIVE);
            } else {
                self.go_on(block);
            }
            return true;
        }
        let bullet = matches!(block.mark, Mark::Bullet(_) | Mark::Sign(_)) && s.ends_with('。');
        if self.verbatim && !bullet && !is_sentence(s) {
            return false;
        }
        if let Some(lead) = self.lead_in_of(&block.flow, &block.mark) {
            self.close();
            self.introduce(lead);
            return true;
        }
        self.statement(index);
        true
    }

    /// The mark of the speaker whose words block `index` opens.
    fn speaker_mark(&self, index: usize) -> Option<SpeakerMark> {
        let block = &self.outline.blocks[index];
        let s = block.flow.as_str();
        let mark = self.marks.at(index)?;
        // In a summary a circled line of its own is a theme, and a circled sentence an opinion.
        let circled = !self.verbatim && matches!(block.mark, Mark::Sign(_));
        let theme = circled && mark.words >= s.len();
        let opinion = circled && mark.verbatim && mark_is_bullet(s);
        // 【事務局からの回答】 over bullets: whose they are, and no words of its own.
        let over = !self.verbatim && mark.words >= s.len() && self.bullets_follow(index);
        // → 事務局：検討する。
        let reply = block.mark == Mark::Arrow && self.replies_here();
        ((mark.verbatim || !self.verbatim || reply) && !theme && !opinion && !over).then(|| mark.clone())
    }

    /// Takes a bullet that says nothing itself: a label of the head, or words over a list; `false` where it is a statement.
    fn heads(&mut self, index: usize, signed: bool) -> bool {
        let block = &self.outline.blocks[index];
        let s = block.flow.as_str();
        if names_nothing_said(s, self.lexicon) {
            return true;
        }
        if self.lexicon.titles.section(s).is_some() {
            self.push_heading(Depth::Theme, &block.flow);
            return true;
        }
        // A list that stands no deeper is none of the item's.
        let ended = |depth: &Depth| matches!(depth, Depth::Over(indent) if *indent >= block.indent);
        if let Some(over) = self.stack.iter().position(|(depth, _)| ended(depth)) {
            self.stack.truncate(over);
        }
        let heads = !signed && self.heads_a_list(index);
        if heads {
            self.push_heading(Depth::Over(block.indent), &block.flow);
        }
        heads
    }

    /// A statement of a summary, narrative between them, or the rest of an item.
    fn statement(&mut self, index: usize) {
        let block = &self.outline.blocks[index];
        match block.mark {
            ref mark if item::is_exchange(mark) => self.list.exchange = Some(block.indent),
            Mark::Bullet(_) if self.list.exchange.is_some_and(|indent| block.indent <= indent) => {
                self.list.exchange = None;
            }
            _ => {}
        }
        if self.hangs(block) || self.goes_on_with_item(index) || self.goes_on_with_line(index) {
            if let Some(turn) = self.body.turns.last_mut() {
                turn.flow.join(&block.flow);
            }
            self.list.item = self.list.item.map(|(_, indent)| (index, indent));
            return;
        }
        let before = self.body.turns.len();
        match block.mark {
            Mark::Arrow => self.signed(block, TurnKind::Reply, rule::TURN_REPLY),
            Mark::Bullet(_) | Mark::Sign(_) => self.signed(block, TurnKind::Bullet, rule::TURN_BULLET),
            Mark::Number(..) if self.lead_in.is_some() => {
                self.numbered(block.flow.clone(), TurnKind::Bullet, rule::TURN_BULLET);
            }
            _ => self.plain(&block.flow.clone()),
        }
        let item = self.body.turns.len() > before
            && self.body.turns.last().is_some_and(|t| matches!(t.kind, TurnKind::Bullet | TurnKind::Reply));
        self.list.item = item.then_some((index, block.indent));
    }

    /// A stage note, the time at which the meeting rose, or the signatures behind it.
    fn closing(&mut self, block: &Block) -> bool {
        let s = block.flow.as_str();
        if speech::is_note(s, self.lexicon) {
            // ＜資料１を説明＞ is all that is recorded of some speeches.
            if let Some(turn) = self.open.as_mut().filter(|t| t.flow.is_empty()) {
                turn.flow = block.flow.clone();
            }
            return true;
        }
        let over = rises(s, self.lexicon);
        if over || is_signature(s, self.lexicon) {
            self.close();
            self.ended = true;
        }
        over || is_signature(s, self.lexicon) || is_clock(s, self.lexicon)
    }

    /// The words of `flow` that introduce a list. What it tells before them is a statement of its own.
    fn lead_in_of(&mut self, flow: &Flow, mark: &Mark) -> Option<Flow> {
        let s = flow.as_str();
        let last = sentences(s).pop().map_or(0, |sentence| sentence.start);
        if last > 0 && *mark == Mark::None && is_lead_in(&s[last..], mark, self.lexicon) {
            self.turn(flow.slice(0..last), TurnKind::Narrative, rule::TURN_NARRATIVE);
            return Some(flow.slice(last..s.len()));
        }
        if !is_lead_in(s, mark, self.lexicon) {
            return None;
        }
        // 事務局から資料1の説明があり、以下の意見があった。
        let tells = ["から", "より"].iter().any(|giver| s.contains(giver))
            && ["説明", "報告", "発表", "紹介"]
                .iter()
                .any(|act| ["があ", "を行", "がな"].iter().any(|did| s.contains(&format!("{act}{did}"))));
        if tells {
            self.turn(flow.clone(), TurnKind::Narrative, rule::TURN_NARRATIVE);
        }
        Some(flow.clone())
    }

    /// A paragraph of narrative, unless it is too short to be one.
    fn plain(&mut self, flow: &Flow) {
        let s = flow.as_str();
        if let Some(lead) = self.lead_in_of(flow, &Mark::None) {
            self.introduce(lead);
        } else if let Some((label, words)) = inline_label(s) {
            self.push_heading(Depth::Theme, &flow.slice(label));
            self.plain(&flow.slice(words..s.len()));
        } else if s.ends_with('。')
            || s.chars().count() > 40
            || tells_without_stop(s)
            || is_signed(s)
            || breaks_off(s, self.lexicon)
        {
            // Behind a list, a paragraph of its own ends the list; one that asks or demands is itself a statement.
            // Right below the words that introduce statements, paragraphs are those statements.
            let introduced =
                self.lead_in.as_ref().is_some_and(|(lead, _)| !is_told(lead.as_str(), self.lexicon))
                    && !self.list.begun;
            if is_signed(s) {
                self.turn(flow.clone(), TurnKind::Bullet, rule::TURN_BULLET);
            } else if self.greets_on(s) {
                self.body.turns.last_mut().into_iter().for_each(|turn| turn.flow.join(flow));
            } else if breaks_off(s, self.lexicon) {
                self.turn(flow.clone(), TurnKind::Narrative, rule::TURN_NARRATIVE);
            } else if voices(s, self.lexicon) || introduced && !tells(s, self.lexicon) {
                self.turn(flow.clone(), TurnKind::Bullet, rule::TURN_BULLET);
            } else {
                self.turn(flow.clone(), TurnKind::Narrative, rule::TURN_NARRATIVE);
            }
        } else if !s.is_empty() {
            self.push_heading(Depth::Theme, flow);
        }
    }
}
