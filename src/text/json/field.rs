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
    // The speaker as a mark calls them: 潮見委員.
    Label,
    Group,
    Post,
    Role,
    Type,
    // Of what side the speaker is, in a word of the program's: member, executive.
    Side,
    // What an object is called that stands in the place of a name.
    Name,
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
        Some(match std::str::from_utf8(&buffer[..length]).ok()? {
            "session" => Self::Session,
            "nameofhouse" | "house" | "housename" => Self::House,
            "nameofmeeting" | "committee" | "committeename" | "meeting" | "meetingname" | "council"
            | "councilname" | "metadata" | "meetinginfo" | "会議名" | "委員会名" => Self::Meeting,
            "issueid" | "meetingid" | "scheduleid" => Self::MeetingId,
            "issue" | "issuenumber" => Self::Number,
            "date" | "dateiso" | "meetingdate" | "heldon" | "heldat" | "helddate" | "eventdate"
            | "開催日" | "日付" => Self::Date,
            "imagekind" => Self::Kind,
            "title" | "meetingtitle" | "proceedingtitle" => Self::Title,
            "speechid" | "id" => Self::Id,
            "speechorder" | "order" | "seq" | "seqno" | "sequence" | "speechno" | "speechnumber"
            | "voiceno" | "speechindex" => Self::Order,
            "line" => Self::Line,
            "startpage" | "pageno" => Self::Page,
            "speaker" | "speakername" | "発言者" | "発言者名" => Self::Speaker,
            "speakerlabel" | "speakermark" | "speakertitle" => Self::Label,
            "speakergroup" | "party" | "group" => Self::Group,
            "speakerposition" | "position" => Self::Post,
            "speakerrole" | "role" => Self::Role,
            "minutetype" => Self::Type,
            "speakertype" | "speakerkind" | "speakerclass" | "speakercategory" => Self::Side,
            "speech" | "speechtext" | "text" | "utterance" | "body" | "content" | "statement" | "発言"
            | "発言内容" | "paragraphs" | "lines" => Self::Words,
            "speechrecord" | "meetingrecord" | "meetingrecords" | "tenantminutes" | "voices" | "speeches"
            | "records" | "utterances" | "statements" | "minutes" | "items" | "data" | "result"
            | "results" | "meetings" | "proceeding" | "proceedings" => Self::Within,
            // `dbName`, `currentName` within the object of a committee.
            own if own.ends_with("name") => Self::Name,
            _ => return None,
        })
    }
}

/// The class of people that a program's word for a side means: `member`, `executive`.
pub(super) fn side(word: &str) -> Option<&'static str> {
    const SIDES: [(&str, &str); 11] = [
        ("chair", "委員長"),
        ("chairman", "委員長"),
        ("chairperson", "委員長"),
        ("president", "議長"),
        ("member", "委員"),
        ("councilor", "議員"),
        ("councillor", "議員"),
        ("executive", "執行部"),
        ("official", "執行部"),
        ("government", "執行部"),
        ("secretariat", "事務局"),
    ];
    SIDES.iter().find(|(own, _)| own.eq_ignore_ascii_case(word)).map(|(_, class)| *class)
}

/// The kind of JSON that the keys in `head` show.
pub(super) fn shape(head: &str) -> Shape {
    let mut words = false;
    let mut speaker = false;
    let mut house = false;
    let mut speeches = false;
    let (mut titled, mut dated) = (false, false);
    let mut message = false;
    for key in keys(head) {
        if matches!(key, "speechRecord" | "meetingRecord" | "numberOfRecords" | "nameOfHouse" | "house") {
            return Shape::Minutes(Format::KokkaiJson);
        }
        message |= key == "message";
        match Field::of(key) {
            Some(Field::Words) => words = true,
            Some(Field::Speaker | Field::Label | Field::Type | Field::Side) => speaker = true,
            Some(Field::House) => house = true,
            Some(Field::Title | Field::Meeting) => titled = true,
            Some(Field::Date) => dated = true,
            // A list that is called one of speeches holds them, whoever speaks.
            Some(Field::Within) => speeches |= matches!(key, "speeches" | "utterances"),
            _ => {}
        }
        // A copy under keys of its own, in which the mark in the words tells who speaks.
        if words && house {
            return Shape::Minutes(Format::KokkaiJson);
        }
        if words && (speaker || speeches) || matches!(key, "tenant_minutes" | "voices") {
            return Shape::Minutes(Format::AssemblyJson);
        }
    }
    // A meeting, and then all its words in one string before the speeches, longer than what is looked at.
    if titled && dated && is_cut(head) {
        return Shape::Minutes(Format::AssemblyJson);
    }
    if message { Shape::Refusal } else { Shape::Unknown }
}

/// Whether a long string stands at the end that is not closed.
fn is_cut(head: &str) -> bool {
    const LONG: usize = 4096;
    let opens = head.rfind("\": \"").or_else(|| head.rfind("\":\""));
    opens.is_some_and(|at| head.len() - at > LONG && end_of_string(&head[at + 4..]).is_none())
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
