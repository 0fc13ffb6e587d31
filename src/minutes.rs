//! The record's structure: which meeting, who was there, what was on the agenda, who has the floor.
//!
//! Takes an [`Outline`]; gives [`Minutes`]; does not know who or what a name stands for.

pub mod affiliation;
mod agenda;
mod body;
mod header;
mod list;
pub mod material;
mod presented;
pub mod refer;
pub mod report;
mod roster;
mod section;
pub mod sentence;
mod speech;
pub(crate) mod stated;
pub mod voice;

pub(crate) use body::{before_act, is_told};

use crate::{
    Diagnostic, Outcome, Rule, Span, Text,
    lexicon::{Lexicon, Section},
    outline::{BlockKind, Mark, Outline, is_bill},
    text::{Flow, Frame},
};
use stated::Stated;

/// A value with the place it was read from and the rule that read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<T> {
    /// What was read.
    pub value: T,
    /// The characters it was read from.
    pub span: Span,
    /// The rule that read it.
    pub rule: Rule,
}

/// The record of one meeting.
#[derive(Clone, Debug, Default)]
pub struct Minutes {
    /// Which meeting, when and where.
    pub meeting: Meeting,
    /// Everyone listed, in the order of the list.
    pub attendance: Vec<Attendance>,
    /// The agenda, in its order.
    pub agenda: Vec<AgendaItem>,
    /// Documents handed out or cited, in the order of their first mention.
    pub documents: Vec<Material>,
    /// Headings of the body, in order.
    pub headings: Vec<Heading>,
    /// Those whom fields of the format state to speak, each once, in the order in which they first do.
    pub speakers: Vec<Speaker>,
    /// Statements, in order.
    pub turns: Vec<Turn>,
    /// Characters that ended up as a header field, roster entry, turn, heading or furniture.
    pub accounted: u32,
}

/// Which meeting, when and where.
#[derive(Clone, Debug, Default)]
pub struct Meeting {
    /// The title without the word for the kind of record, NFKC.
    pub title: Option<Cited<String>>,
    /// The word the document uses for itself: 議事概要, 議事録, …
    pub kind: Option<Cited<String>>,
    /// The council: the title without its number.
    pub series: Option<Cited<String>>,
    /// The session of the Diet within which meetings are numbered: 第208回国会.
    pub session: Option<Cited<String>>,
    /// Which meeting of the series; of its session, where it has one.
    pub ordinal: Option<Cited<u32>>,
    /// Further councils that met jointly, with their own numbers.
    pub joint_with: Vec<(Cited<String>, Option<u32>)>,
    /// The day, as `YYYY-MM-DD`.
    pub date: Option<Cited<String>>,
    /// When it began, as `HH:MM`, Japan time.
    pub start: Option<Cited<String>>,
    /// When it ended, as `HH:MM`, Japan time.
    pub end: Option<Cited<String>>,
    /// Where it met.
    pub venue: Option<Cited<String>>,
}

/// One person (or one body) at one meeting in one capacity.
#[derive(Clone, Debug)]
pub struct Attendance {
    /// Full name without inner spaces, or the surname alone where no more is printed. `None`: a body or a post only.
    pub name: Option<Cited<String>>,
    /// The heading under which they are listed, or the capacity marked at their name.
    pub role: Option<String>,
    /// Present, present for someone else, or absent.
    pub presence: Presence,
    /// The number of their seat, where it is printed before the name.
    pub seat: Option<u32>,
    /// Bodies and posts, in the order printed.
    pub affiliations: Vec<Affiliation>,
    /// The whole entry.
    pub span: Span,
    /// How it was read.
    pub rule: Rule,
}

/// Whether a listed person was there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Presence {
    /// There in person.
    #[default]
    Present,
    /// There on someone else's behalf; who that is usually goes unsaid.
    Proxy,
    /// Listed as not there.
    Absent,
}

/// Someone whom fields of the format state to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Full name.
    pub name: Cited<String>,
    /// What they are at this meeting: 参考人.
    pub role: Option<Cited<String>>,
    /// The parliamentary group, then the posts.
    pub affiliations: Vec<Affiliation>,
}

/// A body and a post in it, as printed beside a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affiliation {
    /// The body and its units, outermost first: 厚生労働省, 医政局, 研究開発振興課. Empty where only a post is printed.
    pub organization: Vec<String>,
    /// The post: 課長, 理事・副学長.
    pub post: Option<String>,
    /// The words, NFKC, wraps removed.
    pub as_written: String,
    /// An abbreviation printed in brackets behind the body: AMED.
    pub abbreviation: Option<String>,
    /// Where the words stand.
    pub span: Span,
}

impl Affiliation {
    /// What the printed `words` say of one.
    pub(crate) fn told(words: &Flow, organization: Vec<String>, post: Option<String>) -> Affiliation {
        let as_written = words.as_str().to_owned();
        Affiliation { organization, post, as_written, abbreviation: None, span: words.whole() }
    }
}

/// One item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// The item without its number, NFKC.
    pub text: String,
    /// Number printed before it, counted from 1 where none is.
    pub number: u32,
    /// Where it stands.
    pub span: Span,
    /// How it was found.
    pub rule: Rule,
}

/// A document handed out or cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// The printed label, digits and dashes made plain: 資料1-1.
    pub label: String,
    /// Its title, where one is printed.
    pub title: Option<String>,
    /// Who presented it.
    pub presented_by: Vec<Cited<Who>>,
    /// First mention.
    pub span: Span,
    /// How it was found.
    pub rule: Rule,
}

/// Someone a text speaks of, as far as the record alone tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// One entry of the roster, by index into [`Minutes::attendance`].
    Listed(usize),
    /// A person who is not in the roster, by the name printed.
    Person(String),
    /// A post or organ held by one person or body: 事務局, 環境省.
    Organ(String),
    /// A class of people: 参考人, 委員.
    Group(String),
}

/// A heading of the body: an agenda item come up, or a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The heading, NFKC, with its number and without marks around it.
    pub text: String,
    /// 0 for the outermost.
    pub level: u8,
    /// Index into [`Minutes::agenda`] where it repeats an item.
    pub agenda: Option<usize>,
    /// Where it stands.
    pub span: Span,
}

/// One statement: a speech turn, a bullet of a summary, a reply, or a paragraph of narrative.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The words, without bullet or speaker mark.
    pub flow: Flow,
    /// What kind of statement.
    pub kind: TurnKind,
    /// The speaker mark, without its circle or brackets.
    pub label: Option<Cited<String>>,
    /// Who speaks, where a field of the format states it: index into [`Minutes::speakers`].
    pub speaker: Option<Cited<usize>>,
    /// The number that the format gives it among all that was said at the meeting.
    pub order: Option<u32>,
    /// Headings it stands under, outermost first: indices into [`Minutes::headings`].
    pub headings: Vec<usize>,
    /// The item of the agenda that has been called up before it, where no heading tells: index into [`Minutes::agenda`].
    pub item: Option<usize>,
    /// The words that introduce the list it belongs to: 「主な意見は以下の通り」.
    pub lead_in: Option<Flow>,
    /// How it was cut.
    pub rule: Rule,
}

/// What kind of statement a turn is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TurnKind {
    /// Words spoken, under a speaker mark.
    Speech,
    /// One bullet of a summary.
    Bullet,
    /// A reply set off by an arrow.
    Reply,
    /// What the record itself tells.
    Narrative,
}

impl TurnKind {
    /// The name in tables and in what `inspect` shows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Bullet => "bullet",
            Self::Reply => "reply",
            Self::Narrative => "narrative",
        }
    }
}

impl Minutes {
    /// Reads the record in `outline`.
    #[must_use]
    pub fn read(text: &Text, outline: &Outline, lexicon: &Lexicon) -> Outcome<Minutes> {
        let marks = speech::Marks::of(outline, lexicon);
        let whole = Span::new(0, text.chars());
        Self::read_marked(text, outline, (Stated::default(), whole), marks, lexicon)
    }

    /// Reads the record of a meeting that the format tells apart.
    #[must_use]
    pub fn read_frame(text: &Text, outline: &Outline, frame: &Frame, lexicon: &Lexicon) -> Outcome<Minutes> {
        let stated = Stated::read(text, frame, lexicon);
        let marks = speech::Marks::of_frame(outline, &stated, lexicon);
        Self::read_marked(text, outline, (stated, frame.span), marks, lexicon)
    }

    fn read_marked(
        text: &Text,
        outline: &Outline,
        (stated, whole): (Stated, Span),
        marks: speech::Marks,
        lexicon: &Lexicon,
    ) -> Outcome<Minutes> {
        let mut diagnostics = Vec::new();
        let parts = section::parts(outline, &marks, lexicon);
        let mut meeting = header::read(outline, &parts, stated.meeting.clone(), lexicon, &mut diagnostics);
        let mut attendance = roster::read(text, outline, &parts, &meeting, lexicon);
        roster::committee_of_house(&mut meeting, &attendance);
        roster::session_of_house(&mut meeting, &attendance, lexicon);
        let agenda = agenda::read(text, outline, &parts, lexicon);
        let documents = material::read(outline, &parts);
        let mut body =
            body::read(text, outline, &parts, (marks, &stated), &agenda, lexicon, &mut diagnostics);
        agenda::call_up(&mut body.turns, &agenda);
        roster::absences(&body.turns, &mut attendance, lexicon);
        roster::completed(&body.turns, &mut attendance, lexicon);
        let mut minutes = Minutes {
            meeting,
            attendance,
            agenda,
            documents,
            headings: body.headings,
            speakers: stated.speakers,
            turns: body.turns,
            accounted: 0,
        };
        presented::read(&mut minutes, outline, &parts, lexicon);
        let mut read = body.read;
        // What stands under an item of the agenda is read, though the agenda leaves it out: 報告第1号 …
        if !minutes.agenda.is_empty() {
            let lists = parts.iter().filter(|p| p.section == Some(Section::Agenda));
            let blocks = lists.flat_map(|p| &p.blocks).map(|&b| &outline.blocks[b]);
            let items = blocks.filter(|b| b.mark != Mark::None || is_bill(b.flow.as_str()));
            read.extend(items.map(|b| outline.span(b)));
        }
        minutes.account(whole, outline, &read, &mut diagnostics);
        Outcome { value: minutes, diagnostics }
    }

    /// Counts the characters of `whole` that were read, and names the blocks that were not.
    ///
    /// `body` are the blocks that the record proper is made of: what a speech passes over is not read.
    fn account(&mut self, whole: Span, outline: &Outline, body: &[Span], diagnostics: &mut Vec<Diagnostic>) {
        let mut read: Vec<Span> = body.to_vec();
        let m = &self.meeting;
        read.extend(
            [&m.title, &m.kind, &m.series, &m.date, &m.start, &m.end, &m.venue]
                .into_iter()
                .flatten()
                .map(|c| c.span),
        );
        read.extend(self.attendance.iter().map(|a| a.span));
        read.extend(self.agenda.iter().map(|a| a.span));
        read.extend(self.documents.iter().map(|d| d.span));
        read.extend(self.headings.iter().map(|h| h.span));
        read.sort();
        // Where what begins before each span ends, however far before.
        let ends: Vec<u32> = read
            .iter()
            .scan(0, |end, r| {
                *end = r.end().max(*end);
                Some(*end)
            })
            .collect();
        let mut unread = 0;
        for block in outline.blocks.iter().filter(|b| b.kind == BlockKind::Text) {
            let span = block.flow.whole();
            let at = read.partition_point(|r| r.start() < span.end());
            let touched =
                at.checked_sub(1).and_then(|last| ends.get(last)).is_some_and(|&end| end > span.start());
            let label = block.flow.as_str().chars().count() <= 40;
            if !touched && !label {
                unread += span.chars();
                diagnostics.push(Diagnostic::at(
                    "minutes.unread",
                    span,
                    "no part of the record as it was understood",
                ));
            }
        }
        self.accounted = whole.chars() - unread.min(whole.chars());
    }

    /// The name under which the graph knows `who`: full name where the roster gives it, else the words printed.
    #[must_use]
    pub fn name_of<'a>(&'a self, who: &'a Who) -> &'a str {
        match who {
            Who::Listed(index) => {
                self.attendance.get(*index).and_then(|a| a.name.as_ref()).map_or("", |n| &n.value)
            }
            Who::Person(name) | Who::Organ(name) | Who::Group(name) => name,
        }
    }

    /// The agenda item a turn stands under, by index into [`Minutes::agenda`].
    #[must_use]
    pub fn item_of(&self, turn: &Turn) -> Option<usize> {
        turn.headings.iter().rev().find_map(|&h| self.headings[h].agenda).or(turn.item)
    }
}
