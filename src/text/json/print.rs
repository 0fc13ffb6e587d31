//! Print: meetings as an office would print them, and where in that each field stands.

use super::meeting::{Meeting, Speech};
use crate::{
    Span,
    span::to_u32,
    text::frame::{self, Frame},
};

/// Meetings, printed.
#[derive(Default)]
pub(super) struct Printed {
    pub characters: String,
    pub frames: Vec<Frame>,
    /// First character and number of each page.
    pub pages: Vec<(u32, u32)>,
    at: u32,
}

/// Prints `meetings`: a line of the meeting's fields, then each speech under the line of its speaker's.
pub(super) fn print(meetings: &[Meeting]) -> Printed {
    let bytes = meetings.iter().flat_map(|m| &m.speeches).map(|s| s.words.len() + 100).sum();
    let mut printed = Printed { characters: String::with_capacity(bytes), ..Printed::default() };
    for meeting in meetings {
        let frame = printed.meeting(meeting);
        printed.frames.push(frame);
    }
    printed
}

impl Printed {
    fn meeting(&mut self, meeting: &Meeting) -> Frame {
        let start = self.at;
        let mut frame = Frame {
            span: Span::default(),
            title: self.field(meeting.title),
            session: self.field(meeting.session.as_deref()),
            house: self.field(meeting.house),
            meeting: self.field(meeting.name),
            number: self.field(meeting.number),
            date: self.field(meeting.date),
            kind: self.field(meeting.kind),
            speeches: Vec::with_capacity(meeting.speeches.len()),
        };
        self.end_line();
        let mut page = None;
        for speech in &meeting.speeches {
            if speech.page.is_some() && speech.page != page {
                page = speech.page;
                self.pages.extend(page.map(|page| (self.at, page)));
            }
            let speech = self.speech(speech);
            frame.speeches.push(speech);
        }
        frame.span = Span::new(start, self.at);
        frame
    }

    fn speech(&mut self, speech: &Speech) -> frame::Speech {
        let fields = frame::Speech {
            label: self.field(speech.label),
            name: self.field(speech.name),
            group: self.field(speech.group),
            post: self.field(speech.post),
            role: self.field(speech.role),
            order: speech.order,
            words: Span::default(),
        };
        self.end_line();
        let words = self.put(&speech.words);
        self.end_line();
        frame::Speech { words, ..fields }
    }

    /// A field on the line at hand, a space apart from the one before.
    fn field(&mut self, value: Option<&str>) -> Option<Span> {
        let value = value?;
        if !self.characters.is_empty() && !self.characters.ends_with('\n') {
            self.put("　");
        }
        Some(self.put(value))
    }

    fn end_line(&mut self) {
        if !self.characters.is_empty() && !self.characters.ends_with('\n') {
            self.put("\n");
        }
    }

    fn put(&mut self, text: &str) -> Span {
        let start = self.at;
        self.at += to_u32(text.chars().count());
        self.characters.push_str(text);
        Span::new(start, self.at)
    }
}
