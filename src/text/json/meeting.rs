//! Meetings: which speeches belong to one, and what the objects around them say of it.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{
    field::{self, Field},
    plain,
    tree::{Json, SPEAKERS},
};

/// What the Diet's API calls the speaker of what stands before the first speech.
const FRONT: &str = "会議録情報";

/// One meeting.
#[derive(Clone, Debug, Default)]
pub(super) struct Meeting<'a> {
    pub session: Option<Cow<'a, str>>,
    pub house: Option<&'a str>,
    pub name: Option<&'a str>,
    pub number: Option<&'a str>,
    pub title: Option<&'a str>,
    pub date: Option<&'a str>,
    pub kind: Option<&'a str>,
    pub speeches: Vec<Speech<'a>>,
}

/// One speech.
#[derive(Clone, Debug)]
pub(super) struct Speech<'a> {
    pub name: Option<&'a str>,
    pub label: Option<&'a str>,
    pub group: Option<&'a str>,
    pub post: Option<&'a str>,
    pub role: Option<&'a str>,
    pub page: Option<u32>,
    pub order: Option<u32>,
    pub words: Cow<'a, str>,
    // The number of its last line.
    last: Option<u32>,
    /// Whether it is one of several lines of a speech.
    line: bool,
}

/// The meetings in `values`, in the order in which they first come up.
///
/// `names` tells that a speaker is given by the full name even where nothing else is said of them.
pub(super) fn gather<'a>(values: &'a [Json<'a>], names: bool) -> Vec<Meeting<'a>> {
    let mut walk = Walk { names, meetings: Vec::new(), by_key: HashMap::new() };
    for value in values {
        walk.value(value, &mut Vec::new());
    }
    for meeting in &mut walk.meetings {
        in_order(&mut meeting.speeches);
        join_lines(&mut meeting.speeches);
    }
    walk.meetings
}

/// Speeches by their number, where each has one of its own.
fn in_order(speeches: &mut [Speech]) {
    let orders: HashSet<u32> = speeches.iter().filter_map(|s| s.order).collect();
    if orders.len() == speeches.len() {
        speeches.sort_by_key(|s| s.order);
    }
}

/// Lines of one speaker are one speech.
fn join_lines(speeches: &mut Vec<Speech>) {
    speeches.dedup_by(|next, open| {
        let same = next.line && open.line && (next.name, next.label) == (open.name, open.label);
        if same {
            let words = open.words.to_mut();
            words.push('\n');
            words.push_str(&next.words);
            open.last = next.last;
        }
        same
    });
    // Numbers are those of lines: speeches that follow each other have numbers that do.
    let (mut number, mut before) = (0, None);
    for speech in speeches.iter_mut().filter(|speech| speech.line) {
        let follows = before
            .zip(speech.order)
            .is_none_or(|(before, order): (u32, u32)| order == before.saturating_add(1));
        number += if follows { 1 } else { 2 };
        before = speech.last;
        speech.order = speech.order.map(|_| number);
    }
}

struct Walk<'a> {
    names: bool,
    meetings: Vec<Meeting<'a>>,
    by_key: HashMap<[Option<&'a str>; 7], usize>,
}

impl<'a> Walk<'a> {
    /// Takes a value inside the objects `around`, outermost first.
    fn value(&mut self, value: &'a Json<'a>, around: &mut Vec<&'a Json<'a>>) {
        match value {
            Json::List(values) => values.iter().for_each(|value| self.value(value, around)),
            Json::Object(fields) => {
                around.push(value);
                if value.text(Field::Words).is_some() {
                    self.speech(value, around);
                }
                for (_, inner) in fields.iter().filter(|(f, _)| matches!(f, Field::Within | Field::Meeting)) {
                    self.value(inner, around);
                }
                around.pop();
            }
            _ => {}
        }
    }

    fn speech(&mut self, record: &'a Json<'a>, around: &[&'a Json<'a>]) {
        let said = |field| around.iter().rev().find_map(|object| object.told(field));
        // What a record calls its title is its own mark where it also says what kind of entry it is.
        let own_title = record.has(Field::Type) && record.has(Field::Title);
        let outer = around.iter().rev().skip(usize::from(own_title));
        // ：令和４年第３回定例会: what is left of an empty name before it.
        let title = outer.copied().find_map(|object| object.told(Field::Title));
        let title = title.map(|title| title.trim_start_matches(['：', ':']).trim());
        let session = around.iter().rev().find_map(|object| object.number(Field::Session));
        let key = [
            said(Field::MeetingId),
            said(Field::House),
            said(Field::Meeting),
            said(Field::Number),
            said(Field::Date),
            title,
            // The number of a session is told apart by the meeting's own fields.
            said(Field::Session),
        ];
        let key = if key[0].is_some() { [key[0], None, None, None, None, None, None] } else { key };
        let index = *self.by_key.entry(key).or_insert_with(|| {
            self.meetings.push(Meeting {
                session: session.map(|n| Cow::Owned(format!("第{n}回国会"))),
                house: said(Field::House),
                name: said(Field::Meeting),
                number: said(Field::Number),
                title,
                date: said(Field::Date),
                kind: said(Field::Kind),
                speeches: Vec::new(),
            });
            self.meetings.len() - 1
        });
        let speech = self.read(record, own_title);
        if let Some(meeting) = self.meetings.get_mut(index) {
            meeting.speeches.extend(speech);
        }
    }

    fn read(&self, record: &'a Json<'a>, own_title: bool) -> Option<Speech<'a>> {
        let speaker = record.text(Field::Speaker);
        let named = self.names || [Field::Post, Field::Group, Field::Role].iter().any(|&f| record.has(f));
        let label = if own_title { record.text(Field::Title) } else { record.text(Field::Label) };
        let order = record.number(Field::Order).or_else(|| {
            let id = record.text(Field::Id)?;
            id.rsplit_once('_')?.1.parse().ok()
        });
        let words = record.text(Field::Words)?;
        // A copy without a field for the speaker has the printed mark only: ○柊委員　….
        let unnamed = !SPEAKERS.iter().any(|&field| record.has(field));
        let label = label.or(speaker.filter(|_| !named));
        let label = label.or_else(|| printed_mark(words).filter(|_| unnamed));
        // Where neither field nor mark names anyone, the side tells of what class they are.
        let class = record.text(Field::Side).and_then(field::side);
        let label = label.or(class.filter(|_| speaker.is_none() && !opens_with_mark(words)));
        let words = if speaker == Some(FRONT) { plain::front(words) } else { plain::words(words) };
        Some(Speech {
            name: speaker.filter(|_| named),
            // "○議長（潮見航君）": the circle is the mark's, and none of the label's.
            label: label.map(|label| label.trim_start_matches(['○', '◯', '〇', '◎', '◆'])),
            group: record.text(Field::Group),
            post: record.text(Field::Post),
            role: record.text(Field::Role),
            // Page 0 is a page not known yet.
            page: record.number(Field::Page).filter(|&page| page > 0),
            order,
            last: order,
            words,
            // Rows that tell their meeting each time, and no number of their own, are sentences.
            line: record.has(Field::Line)
                || [Field::Title, Field::Date].iter().all(|&field| record.has(field))
                    && ![Field::Id, Field::Order, Field::Type].iter().any(|&field| record.has(field)),
        })
    }
}

/// Whether a line of the words opens with the circle of a speaker mark.
fn opens_with_mark(words: &str) -> bool {
    words.lines().any(|line| line.trim_start().starts_with(['○', '◯', '〇']))
}

/// Whom the mark names that speech opens with, up to the space behind it.
fn printed_mark(words: &str) -> Option<&str> {
    // Letters of the longest: 内閣総理大臣補佐官（柊誠君）
    const LONGEST: usize = 24;
    let mark = words.trim_start().strip_prefix(['○', '◯', '〇'])?;
    let mark = &mark[..mark.find(['\u{3000}', ' '])?];
    (1..=LONGEST).contains(&mark.chars().count()).then_some(mark)
}
