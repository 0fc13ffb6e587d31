//! Stated: what the fields of a format say of the meeting and of those who speak.
//!
//! Takes a [`Frame`]; gives facts, each with the characters of its field; does not know what the words say.

use std::collections::HashMap;

use super::{Affiliation, Cited, Meeting, Speaker, Turn, affiliation, header};
use crate::{
    Rule, Span, Text, date,
    lexicon::Lexicon,
    rule,
    text::{self, Flow, Frame},
};

/// The name by which the Diet's records call what stands before the first speech.
pub(crate) const FRONT: &str = "会議録情報";

/// What is stated.
#[derive(Default)]
pub(super) struct Stated {
    pub meeting: Meeting,
    pub speakers: Vec<Speaker>,
    // By number of the speech.
    speeches: Vec<Speech>,
}

#[derive(Default)]
struct Speech {
    // The speaker as a mark calls them, else by name; `None` where nobody speaks.
    called: Option<Cited<String>>,
    speaker: Option<Cited<usize>>,
    order: Option<u32>,
    // Whether the fields say nothing of who speaks.
    silent: bool,
}

impl Stated {
    /// Reads the fields of one meeting.
    pub(super) fn read(text: &Text, frame: &Frame, lexicon: &Lexicon) -> Stated {
        let mut stated = Stated { meeting: meeting(text, frame, lexicon), ..Stated::default() };
        let mut known: HashMap<[Option<&str>; 4], usize> = HashMap::new();
        for speech in &frame.speeches {
            let named = speech.name.or(speech.label).map(|span| cited(text, span, rule::WHO_FIELD));
            let called = named.clone().filter(|name| speaks(&name.value, lexicon));
            let speaker = speech.name.filter(|_| called.is_some()).map(|span| {
                let key = [Some(span), speech.group, speech.post, speech.role];
                let key = key.map(|field| field.map(|span| text.quote(span)));
                let index = *known.entry(key).or_insert_with(|| {
                    stated.speakers.push(speaker(text, span, speech, lexicon));
                    stated.speakers.len() - 1
                });
                Cited { value: index, span, rule: rule::WHO_FIELD }
            });
            stated.speeches.push(Speech { called, speaker, order: speech.order, silent: named.is_none() });
        }
        stated
    }

    /// How the speaker of a speech is called, where somebody speaks.
    pub(super) fn called(&self, speech: usize) -> Option<&str> {
        self.speeches.get(speech)?.called.as_ref().map(|called| called.value.as_str())
    }

    /// Whether no field of a speech tells who speaks, or that nobody does.
    pub(super) fn is_silent(&self, speech: usize) -> bool {
        self.speeches.get(speech).is_some_and(|speech| speech.silent)
    }

    /// Tells a turn what is stated of its speaker.
    pub(super) fn tell(&self, speech: Option<usize>, turn: &mut Turn) {
        let Some(speech) = speech.and_then(|speech| self.speeches.get(speech)) else { return };
        turn.speaker.clone_from(&speech.speaker);
        turn.order = speech.order;
        if turn.label.as_ref().is_none_or(|label| label.value.is_empty()) {
            turn.label.clone_from(&speech.called);
        }
    }
}

/// Whether a field names someone: 会議録情報, （議題）, 名簿 and △日程第1 stand where nobody speaks.
fn speaks(called: &str, lexicon: &Lexicon) -> bool {
    let bracketed = called.starts_with(['(', '〔', '[', '【', '△']) || called.ends_with("名簿");
    let part = lexicon.titles.section(called).is_some() && lexicon.titles.capacity(called).is_none();
    called != FRONT && !bracketed && !part && !called.is_empty()
}

fn cited(text: &Text, span: Span, rule: Rule) -> Cited<String> {
    Cited { value: Flow::of(text, span).as_str().to_owned(), span, rule }
}

fn speaker(text: &Text, name: Span, speech: &text::Speech, lexicon: &Lexicon) -> Speaker {
    let mut name = cited(text, name, rule::ROSTER_FIELD);
    name.value.retain(|c| c != ' ');
    // 各派に属しない議員: who is of no group is of no body.
    let group = speech.group.map(|span| (span, Flow::of(text, span).as_str().to_owned()));
    let group = group.filter(|(_, group)| !group.contains("属しない") && group != "無所属");
    let group = group.map(|(span, group)| Affiliation {
        organization: vec![group.clone()],
        post: None,
        as_written: group,
        abbreviation: None,
        span,
    });
    let posts = speech.post.map(|span| affiliation::read(&Flow::of(text, span), lexicon)).unwrap_or_default();
    Speaker {
        name,
        role: speech.role.map(|span| cited(text, span, rule::ROSTER_FIELD)),
        affiliations: group.into_iter().chain(posts).collect(),
    }
}

/// Which meeting: the council is the house and its committee, and its number counts within the session.
fn meeting(text: &Text, frame: &Frame, lexicon: &Lexicon) -> Meeting {
    let field = |span: Option<Span>| span.map(|span| cited(text, span, rule::HEADER_FIELD));
    // 令和6年9月定例会（第3回）: what an assembly's search system calls a meeting is a title.
    let titled = frame.title.or(frame.meeting.filter(|_| frame.house.is_none()));
    let mut meeting = match titled {
        Some(title) => header::of_title(&Flow::of(text, title), lexicon),
        None => Meeting::default(),
    };
    let parts = [frame.session, frame.house, frame.meeting, frame.number];
    let council = frame.house.into_iter().chain(frame.meeting).reduce(Span::to);
    let whole = frame.house.is_some() || frame.title.is_some() || meeting.series.is_none();
    if let Some(council) = council.filter(|_| whole) {
        meeting.title = field(parts.into_iter().flatten().reduce(Span::to));
        meeting.series = field(Some(council));
    }
    meeting.session = field(frame.session);
    meeting.kind = field(frame.kind).or(meeting.kind);
    if let Some(number) = frame.number {
        let printed = cited(text, number, rule::HEADER_FIELD);
        let digits = printed.value.trim_start_matches('第');
        let end = digits.find('号').unwrap_or(digits.len());
        let value = date::numeral(&digits[..end]);
        meeting.ordinal = value.map(|value| Cited { value, span: number, rule: rule::HEADER_FIELD });
    }
    if let Some(span) = frame.date
        && let Some(day) = date::day(Flow::of(text, span).as_str())
    {
        meeting.date = Some(Cited { value: day.iso, span, rule: rule::HEADER_FIELD });
    }
    meeting
}

#[cfg(test)]
mod tests;
