//! Fields: what the keys of the different shapes mean.

use super::{Format, Shape};

/// What a value says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Session,
    House,
    Meeting,
    MeetingId,
    Number,
    Date,
    Kind,
    Title,
    Id,
    Order,
    Line,
    Page,
    Speaker,
    Group,
    Post,
    Role,
    Type,
    Words,
    // Objects or lists with speeches in them.
    Within,
}

/// The longest key, written small and without its underlines.
const LONGEST: usize = 24;

impl Field {
    /// The field that a key names, however it is written: `nameOfMeeting`, `name_of_meeting`.
    pub(super) fn of(key: &str) -> Option<Field> {
        let mut buffer = [0; LONGEST];
        let mut length = 0;
        for byte in key.bytes().filter(|b| !matches!(b, b'_' | b'-' | b' ')) {
            *buffer.get_mut(length)? = byte.to_ascii_lowercase();
            length += 1;
        }
        Some(match &buffer[..length] {
            b"session" => Self::Session,
            b"nameofhouse" | b"house" | b"housename" => Self::House,
            b"nameofmeeting" | b"committee" | b"committeename" | b"meeting" | b"meetingname" | b"council"
            | b"councilname" => Self::Meeting,
            b"issueid" | b"meetingid" | b"scheduleid" => Self::MeetingId,
            b"issue" | b"issuenumber" => Self::Number,
            b"date" | b"dateiso" | b"meetingdate" | b"heldon" => Self::Date,
            b"imagekind" => Self::Kind,
            b"title" | b"meetingtitle" | b"proceedingtitle" => Self::Title,
            b"speechid" | b"id" => Self::Id,
            b"speechorder" | b"order" => Self::Order,
            b"line" => Self::Line,
            b"startpage" | b"pageno" => Self::Page,
            b"speaker" | b"speakername" => Self::Speaker,
            b"speakergroup" | b"party" | b"group" => Self::Group,
            b"speakerposition" | b"position" => Self::Post,
            b"speakerrole" | b"role" => Self::Role,
            b"minutetype" => Self::Type,
            b"speech" | b"speechtext" | b"text" | b"utterance" | b"body" | b"content" => Self::Words,
            b"speechrecord" | b"meetingrecord" | b"meetingrecords" | b"tenantminutes" | b"voices"
            | b"speeches" | b"records" | b"utterances" | b"statements" | b"minutes" | b"items" | b"data"
            | b"result" | b"results" | b"meetings" | b"proceeding" | b"proceedings" => Self::Within,
            _ => return None,
        })
    }
}

/// The kind of JSON that the keys in `head` show.
pub(super) fn shape(head: &str) -> Shape {
    let mut words = false;
    let mut speaker = false;
    let mut house = false;
    let mut message = false;
    for key in keys(head) {
        if matches!(key, "speechRecord" | "meetingRecord" | "numberOfRecords" | "nameOfHouse" | "house") {
            return Shape::Minutes(Format::KokkaiJson);
        }
        message |= key == "message";
        match Field::of(key) {
            Some(Field::Words) => words = true,
            Some(Field::Speaker | Field::Type) => speaker = true,
            Some(Field::House) => house = true,
            _ => {}
        }
        // A copy under keys of its own, in which the mark in the words tells who speaks.
        if words && house {
            return Shape::Minutes(Format::KokkaiJson);
        }
        if words && speaker || matches!(key, "tenant_minutes" | "voices") {
            return Shape::Minutes(Format::AssemblyJson);
        }
    }
    if message { Shape::Refusal } else { Shape::Unknown }
}

/// Strings before a colon.
fn keys(json: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = from + json[from..].find('"')? + 1;
            let close = open + end_of_string(&json[open..])?;
            from = close + 1;
            if json[from..].trim_start().starts_with(':') {
                return Some(&json[open..close]);
            }
        }
    })
}

/// Where the quote stands that closes a string.
fn end_of_string(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}
