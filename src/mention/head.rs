//! What stands before the first statement and was read as nothing else: the place, the line of a title, loose rows of a roster.
//!
//! Takes [`Minutes`]; gives stretches of text; does not know what is named in them.

use crate::{
    Span, Text,
    lexicon::Lexicon,
    minutes::{Minutes, stated::FRONT},
    rule,
    span::to_u32,
    text::Flow,
};

/// The longest head, in lines: what runs on further is no head of a record.
const LINES: usize = 80;

/// The lines of the head that no list of people, agenda or heading took, each as a flow.
pub(super) fn flows<'a>(
    text: &'a Text,
    minutes: &'a Minutes,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Flow> + 'a {
    let taken = taken(minutes);
    lines(text, head(text, minutes))
        .take(LINES)
        .filter(move |line| {
            let next = taken.partition_point(|t| t.end() <= line.start());
            taken.get(next).is_none_or(|t| t.start() >= line.end())
        })
        .map(move |line| {
            // 場　所 南浜会館: of the line of the venue only its value.
            let venue = minutes.meeting.venue.as_ref().map(|v| v.span);
            venue.filter(|v| line.start() <= v.start() && v.start() < line.end()).unwrap_or(line)
        })
        .flat_map(move |line| parts(text, line, lexicon))
        .map(move |part| super::joined(text, part))
}

/// The parts of a line between its gaps: 場所　南浜会館 is a label and its value.
fn parts(text: &Text, line: Span, lexicon: &Lexicon) -> Vec<Span> {
    let words = text.quote(line);
    let mut parts: Vec<(Span, &str)> = Vec::new();
    let mut start = line.start();
    for word in words.split_inclusive(char::is_whitespace) {
        let end = start + to_u32(word.chars().count());
        let bare = word.trim();
        let one = parts.last().is_some_and(|(_, before)| is_one(before, bare, lexicon));
        match parts.last_mut() {
            Some((part, before)) if one => (*part, *before) = (Span::new(part.start(), end), bare),
            _ if bare.is_empty() => {}
            _ => parts.push((Span::new(start, end), bare)),
        }
        start = end;
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

/// Whether the gap between two words parts nothing: Latin words, 第1 回, 黒川 みち子, 海洋庁 船舶課.
fn is_one(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    let known = |words| lexicon.bodies.known(words).is_some();
    last.is_ascii_graphic()
        || lexicon.titles.is_surname(before) && after.chars().count() <= 4 && !known(after)
        || lexicon.titles.is_given_name(before) && lexicon.titles.capacity(after).is_some()
        || after.ends_with(['課', '局']) && known(before)
}

/// From the title of the record to its first statement. Where fields of a format tell the title, the head is what the Diet's
/// records give before the first speech.
fn head(text: &Text, minutes: &Minutes) -> Span {
    let first = minutes.turns.first().map(|t| t.label.as_ref().map_or(t.flow.whole(), |l| l.span));
    let series = minutes.meeting.series.as_ref();
    let Some(first) = first else { return Span::default() };
    if let Some(series) = series.filter(|series| series.rule == rule::HEADER_FIELD) {
        return front(text, Span::new(series.span.end().min(first.start()), first.start()));
    }
    let begin = series.map_or(0, |s| s.span.start());
    Span::new(begin.min(first.start()), first.start())
}

/// What fields say to be before the first speech, up to the line of those of the first who speaks.
fn front(text: &Text, before: Span) -> Span {
    let words = text.quote(before);
    let Some((fields, front)) = words.split_once(FRONT) else { return Span::default() };
    let before_line = |words: &str| words.rfind('\n').unwrap_or(0);
    let end = before_line(&front[..before_line(front)]);
    let chars = |words: &str| to_u32(words.chars().count());
    let start = before.start() + chars(fields) + chars(FRONT);
    Span::new(start, start + chars(&front[..end]))
}

/// Spans that were read already, in order.
fn taken(minutes: &Minutes) -> Vec<Span> {
    let m = &minutes.meeting;
    let people = minutes.attendance.iter().flat_map(|a| {
        let printed = a.affiliations.iter().map(|f| f.span);
        printed.chain([a.span]).chain(a.name.iter().map(|n| n.span))
    });
    let mut taken: Vec<Span> = people
        .chain(m.series.iter().chain(m.joint_with.iter().map(|(s, _)| s)).map(|s| s.span))
        .chain(minutes.agenda.iter().map(|a| a.span))
        .chain(minutes.headings.iter().map(|h| h.span))
        .filter(|span| !span.is_empty())
        .collect();
    taken.sort_unstable();
    // Nested spans end where the outer one does: the search above goes by ends that rise.
    let mut end = 0;
    for span in &mut taken {
        end = end.max(span.end());
        *span = Span::new(span.start(), end);
    }
    taken
}

/// The lines of `span`.
fn lines(text: &Text, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = span.start();
    text.quote(span).split_inclusive('\n').map(move |line| {
        let end = start + to_u32(line.chars().count());
        let line = Span::new(start, end);
        start = end;
        line
    })
}
