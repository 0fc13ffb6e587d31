//! The laws, for tests and for fuzzing: nothing panics, everything tiles, every span is true, twice is the same.

use std::collections::HashSet;

use gijigraph::{
    Extraction, Lexicon, Record, Source, Span, Text,
    document::Document,
    minutes::{Cited, Presence, Who},
    outline::Outline,
    rdf::{self, Base},
    rule,
    text::{Flow, fold},
};
use oxigraph::model::{GraphName, NamedOrBlankNode, Term};

/// Everything that holds of what is extracted from a source. One that cannot be read says so, and that is all.
pub fn check(source: &Source) {
    let Ok(found) = gijigraph::extract(source, Lexicon::embedded()) else { return };
    check_lines(&found.text);
    check_outline(&found.text);
    for span in spans(&found) {
        check_span(&found.text, span);
    }
    for record in &found.records {
        check_turns(record, &found.text);
        check_people(record);
        check_mentions(record, &found.text);
    }
    assert!(found.accounted() <= found.text.chars(), "more characters accounted for than there are");
    check_quads(&found);
    check_again(source, &found);
}

/// Lines tile the text: nothing but line ends stands between them, and each is the line of its characters.
pub fn check_lines(text: &Text) {
    let mut at = 0;
    for (index, line) in text.lines().enumerate() {
        let between = text.quote(Span::new(at, line.start()));
        assert!(between.chars().all(ends_line), "{between:?} stands between two lines");
        assert!(line.start() >= at, "lines overlap at {at}");
        assert!(!text.quote(line).contains(['\n', '\r']), "a line end inside of a line");
        for c in line.start()..line.end() {
            assert_eq!(text.line_of(c) as usize, index + 1, "line of character {c}");
        }
        at = line.end();
    }
    assert!(
        text.quote(Span::new(at, text.chars())).chars().all(ends_line),
        "characters behind the last line"
    );
    let pages: Vec<_> = (0..text.chars()).map(|c| text.page_of(c)).collect();
    let first = pages.iter().position(Option::is_some).unwrap_or(pages.len());
    assert!(pages[first..].iter().all(Option::is_some), "no page follows a page");
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{c}' | '\u{2028}')
}

/// Blocks tile the lines, and the words of each come from its own lines.
fn check_outline(text: &Text) {
    let mut text = text.clone();
    let outline = Outline::of(&mut text, Lexicon::embedded());
    // A line of the text whose own line ends a copy lost is several lines of the outline; together they are that line.
    let mut printed = outline.lines.iter().map(|l| l.span).peekable();
    for line in text.lines() {
        let mut whole = printed.next().expect("a line of the text is none of the outline");
        while whole.end() < line.end() {
            let next = printed.next().expect("the end of a line is none of the outline");
            assert_eq!(next.start(), whole.end(), "a gap within a line, or two lines that overlap");
            whole = whole.to(next);
        }
        assert_eq!(whole, line, "a line of the outline is none of the text");
    }
    assert_eq!(printed.next(), None, "a line of the outline is none of the text");
    let mut next = 0;
    for block in &outline.blocks {
        assert_eq!(block.lines.start, next, "a gap between blocks, or two that overlap");
        assert!(block.lines.end > block.lines.start, "a block without lines");
        next = block.lines.end;
        if !block.flow.is_empty() {
            assert!(outline.span(block).contains(block.flow.whole()), "words from outside of the block");
        }
        check_flow(&text, &block.flow);
    }
    assert_eq!(next, outline.lines.len(), "lines behind the last block");
}

/// Each character of a flow is the folded form of the source characters it names.
fn check_flow(text: &Text, flow: &Flow) {
    for (byte, c) in flow.as_str().char_indices().filter(|(_, c)| *c != ' ') {
        let span = flow.span(byte..byte + c.len_utf8());
        let quote = text.quote(span);
        // Between Japanese words, a comma or a full stop of another script folds to the Japanese one.
        let stop = c == '、' && quote.starts_with([',', '，']) || c == '。' && quote.starts_with(['.', '．']);
        assert!(
            stop || fold(quote).contains(c) || fold(&cluster(text, span)).contains(c),
            "{c:?} is not in {quote:?}"
        );
    }
}

/// The characters of `span` with all marks around: several marks on one character change places when they fold.
fn cluster(text: &Text, span: Span) -> String {
    let at = |at: u32| text.quote(Span::new(at, at + 1));
    let mark = |place: u32| at(place).chars().all(unicode_normalization::char::is_combining_mark);
    let start = (1..=span.start()).rev().find(|&place| !mark(place)).unwrap_or(0);
    let end = (span.end()..text.chars()).find(|&place| !mark(place)).unwrap_or(text.chars());
    text.quote(Span::new(start, end)).to_owned()
}

/// A span lies in the text, and its quote is its characters.
fn check_span(text: &Text, span: Span) {
    assert!(span.end() <= text.chars(), "{span} goes past the end, {}", text.chars());
    let characters: String =
        text.as_str().chars().skip(span.start() as usize).take(span.chars() as usize).collect();
    assert_eq!(text.quote(span), characters);
    assert_eq!(&text.as_str()[text.bytes_of(span)], characters);
}

/// Every span that the extraction names.
fn spans(found: &Extraction) -> Vec<Span> {
    let mut spans: Vec<Span> = found.diagnostics.iter().filter_map(|d| d.span).collect();
    for record in &found.records {
        let minutes = &record.minutes;
        let meeting = &minutes.meeting;
        let texts = [
            &meeting.title,
            &meeting.kind,
            &meeting.series,
            &meeting.date,
            &meeting.start,
            &meeting.end,
            &meeting.venue,
        ];
        spans.extend(texts.into_iter().flatten().map(|c| c.span));
        spans.extend(meeting.ordinal.iter().map(|c| c.span));
        spans.extend(meeting.joint_with.iter().map(|(c, _)| c.span));
        for entry in &minutes.attendance {
            spans.push(entry.span);
            spans.extend(entry.name.iter().map(|n| n.span));
            spans.extend(entry.affiliations.iter().map(|a| a.span));
        }
        spans.extend(minutes.agenda.iter().map(|a| a.span));
        spans.extend(minutes.headings.iter().map(|h| h.span));
        for document in &minutes.documents {
            spans.push(document.span);
            spans.extend(document.presented_by.iter().map(|p| p.span));
        }
        for turn in &minutes.turns {
            spans.push(turn.flow.whole());
            spans.extend(turn.label.iter().map(|l| l.span));
            spans.extend(turn.lead_in.iter().map(Flow::whole));
        }
        spans.extend(record.mentions.iter().map(|m| m.span));
        spans.extend(record.aliases.iter().map(|a| a.span));
        for claims in &record.claims {
            spans.extend(claims.attributions.iter().filter_map(|a| a.span));
            spans.extend(claims.issues.iter().map(|i| i.span));
        }
        for plan in &record.follow_ups {
            spans.push(plan.span);
            spans.extend(plan.due.iter().map(|d| d.span));
        }
    }
    spans
}

/// Turns stand in order, hold words, and each is attributed on some ground to people who were there.
fn check_turns(record: &Record, text: &Text) {
    let minutes = &record.minutes;
    assert_eq!(record.claims.len(), minutes.turns.len(), "claims and turns differ in number");
    let mut at = 0;
    for (index, (turn, claims)) in minutes.turns.iter().zip(&record.claims).enumerate() {
        let span = turn.flow.whole();
        assert!(!turn.flow.is_empty(), "turn {index} is empty");
        assert!(span.start() >= at, "turn {index} at {span} begins before the end of the one before, {at}");
        at = span.end();
        check_flow(text, &turn.flow);
        assert!(turn.headings.iter().all(|&h| h < minutes.headings.len()), "turn {index} under no heading");
        assert!(!claims.attributions.is_empty(), "turn {index} has no attribution");
        assert!(claims.attributions.is_sorted_by_key(|a| a.basis), "grounds of turn {index} out of order");
        for attribution in &claims.attributions {
            assert!(attribution.confidence <= 100);
            check_attribution(record, index, attribution);
        }
        assert!(claims.responds_to.is_none_or(|r| r < index), "turn {index} answers one that follows");
        for issue in &claims.issues {
            assert!(issue.concerns.iter().all(|&m| m < record.mentions.len()));
            assert!(
                quoted(text, issue.span, &issue.quote),
                "{:?} is not what {} says",
                issue.quote,
                issue.span
            );
            assert!(!issue.label.is_empty(), "an issue without a label");
        }
    }
    for plan in &record.follow_ups {
        assert!(plan.turn < minutes.turns.len());
        assert!(quoted(text, plan.span, &plan.quote), "{:?} is not what {} says", plan.quote, plan.span);
    }
}

fn check_attribution(record: &Record, turn: usize, attribution: &gijigraph::claim::Attribution) {
    let attendance = &record.minutes.attendance;
    let listed = attribution
        .speakers
        .iter()
        .filter_map(|who| if let Who::Listed(index) = who { Some(*index) } else { None });
    for index in attribution.candidates.iter().copied().chain(listed.clone()) {
        assert!(index < attendance.len(), "turn {turn}: no such entry {index}");
    }
    for &index in &attribution.candidates {
        assert_ne!(attendance[index].presence, Presence::Absent, "turn {turn}: {index} was not there");
    }
    let distinct: HashSet<_> = attribution.candidates.iter().collect();
    assert_eq!(distinct.len(), attribution.candidates.len(), "turn {turn}: a candidate twice");
}

/// Names hold no layout and are what their spans say.
fn check_people(record: &Record) {
    for entry in &record.minutes.attendance {
        let Some(Cited { value, .. }) = &entry.name else { continue };
        assert!(!value.is_empty(), "an empty name");
        assert!(!value.contains(['\n', '　', '\t']), "layout in the name {value:?}");
        for affiliation in &entry.affiliations {
            assert!(affiliation.organization.iter().all(|unit| !unit.is_empty()), "an empty unit of {value}");
            assert!(
                affiliation.post.as_ref().is_none_or(|post| !post.is_empty()),
                "an empty post of {value}"
            );
        }
    }
}

fn check_mentions(record: &Record, text: &Text) {
    let mut before = Span::new(0, 0);
    for mention in &record.mentions {
        assert!(!mention.text.is_empty(), "a mention of nothing");
        assert!(!mention.span.is_empty(), "{:?} stands nowhere", mention.text);
        assert!(mention.span >= before || mention.span.start() >= before.start(), "mentions out of order");
        before = mention.span;
        // A person is named in full, and 同法 and the end of a name stand for what was named before.
        let in_full = [
            rule::MENTION_PERSON,
            rule::MENTION_ROSTER,
            rule::MENTION_SPEAKER,
            rule::MENTION_LAW_REFERENCE,
            rule::MENTION_SHORT_FORM,
        ];
        if !in_full.contains(&mention.rule) {
            let quote = text.quote(mention.span);
            // A council's name leaves out the number that stands inside of it: 子育て会議（第３回）部会.
            let said = quoted(text, mention.span, &mention.text)
                || (mention.rule == rule::HEADER_TITLE && in_order(quote, &mention.text));
            assert!(said, "{:?} ({}) is not in {quote:?}", mention.text, mention.rule.id);
        }
        if let Some(turn) = mention.turn {
            let turn = &record.minutes.turns[turn];
            // The mark stands before the words.
            let marked = turn.label.as_ref().is_some_and(|label| label.span == mention.span);
            let inside = turn.flow.whole().contains(mention.span);
            assert!(inside || marked, "{:?} stands outside of its turn", mention.text);
        }
    }
}

/// Whether the characters of `span`, folded, say `words`: in one stretch, or with page furniture or markup between.
fn quoted(text: &Text, span: Span, words: &str) -> bool {
    let quote = text.quote(span);
    // Where there are several lines, one of them may be furniture; what is markup, a whole line tells, and no part of it.
    let between = quote.contains(ends_line) || quote.contains(['*', '|', '[', ']', '(', '`', '_', '#']);
    squeezed(quote).contains(&squeezed(words)) || between && in_order(quote, words)
}

/// Whether all characters of `words` stand in `quote`, in their order.
fn in_order(quote: &str, words: &str) -> bool {
    let one_by_one: String = quote.chars().map(|c| squeezed(&c.to_string())).collect();
    [squeezed(quote), one_by_one].iter().any(|quote| {
        let mut rest = quote.chars();
        squeezed(words).chars().all(|c| rest.any(|q| q == c))
    })
}

fn squeezed(s: &str) -> String {
    // A mark on a ligature (ﬁ and an accent) joins its last letter only when folded again, one that stands apart (゛) the
    // letter before it only when its space has gone.
    // What a comma folds to, its neighbours tell, and they may lie outside of the span.
    fold(&fold(&fold(s))).replace(' ', "").replace('、', ",").replace('。', ".")
}

/// All quads stand in the graph of the document, and no node is blank.
fn check_quads(found: &Extraction) {
    let quads = rdf::map(found, &Base::default());
    let graphs: HashSet<&GraphName> = quads.iter().map(|q| &q.graph_name).collect();
    assert_eq!(graphs.len(), 1, "quads in several graphs: {graphs:?}");
    assert!(graphs.iter().all(|g| matches!(g, GraphName::NamedNode(_))), "quads in no graph of their own");
    for quad in &quads {
        assert!(matches!(quad.subject, NamedOrBlankNode::NamedNode(_)), "a blank node: {quad}");
        assert!(!matches!(quad.object, Term::BlankNode(_)), "a blank node: {quad}");
    }
    let mut nquads = Vec::new();
    gijigraph::export::write_quads(
        quads.as_slice(),
        gijigraph::export::Format::NQuads,
        Base::default().as_str(),
        &mut nquads,
    )
    .unwrap();
    let read = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NQuads).for_slice(&nquads);
    assert_eq!(read.collect::<Result<Vec<_>, _>>().expect("what was written can be read").len(), quads.len());
}

/// The same bytes give the same document and the same quads, and documents survive JSON.
fn check_again(source: &Source, found: &Extraction) {
    let base = Base::default();
    let again = gijigraph::extract(source, Lexicon::embedded()).expect("what was read is read again");
    let (one, two) = (Document::all(found, &base), Document::all(&again, &base));
    assert_eq!(one, two);
    assert_eq!(rdf::map(found, &base), rdf::map(&again, &base));
    let json = serde_json::to_string(&one).expect("a document is JSON");
    assert_eq!(serde_json::from_str::<Vec<Document>>(&json).expect("JSON is a document"), one);
}
