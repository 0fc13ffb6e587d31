//! Document JSON: one extracted document as people and programs read it, before it becomes RDF.
//!
//! Takes an [`Extraction`]; gives [`Document`]s, one a meeting, and their JSON Schema; does not know storage.

mod convert;

use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

use crate::{Extraction, Span, claim::Basis, rdf::Base};

/// The record of one meeting, extracted.
///
/// Strings are NFKC with line wraps removed. Spans are `[start, end)` in Unicode code points of the decoded source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "gijigraph document")]
pub struct Document {
    /// The file the record was read from.
    pub document: SourceFile,
    /// Which meeting, when and where.
    pub meeting: Meeting,
    /// Everyone listed, in the order of the list.
    pub attendees: Vec<Attendee>,
    /// The agenda, without its numbers.
    pub agenda: Vec<String>,
    /// Documents handed out or cited.
    pub materials: Vec<Material>,
    /// Statements, in order: speeches, bullets of a summary, replies, narrative.
    pub turns: Vec<Turn>,
    /// What is named, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Names made equal by the text: full name, other name.
    pub aliases: Vec<(String, String)>,
    /// What will be done.
    pub follow_ups: Vec<FollowUp>,
    /// What was odd, and what was left over.
    pub diagnostics: Vec<Remark>,
    /// How much of the text found its place.
    pub coverage: Coverage,
}

/// A published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceFile {
    /// The name users gave.
    pub name: String,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// The format it was recognised as, such as `txt`.
    pub format: String,
    /// IANA name of the character encoding.
    pub encoding: String,
    /// Length of the decoded text, in code points.
    pub chars: u32,
}

/// Which meeting, when and where. What the document does not say is `null`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// The title without the word for the kind of record.
    pub title: Option<String>,
    /// The word the document uses for itself: 議事概要, 議事録, …
    pub kind: Option<String>,
    /// The council: the title without its number.
    pub series: Option<String>,
    /// The session of the Diet within which meetings are numbered: 第208回国会.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Which meeting of the series; of its session, where it has one.
    pub ordinal: Option<u32>,
    /// The day, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// When it began, as `HH:MM`, Japan time.
    pub start: Option<String>,
    /// When it ended, as `HH:MM`, Japan time.
    pub end: Option<String>,
    /// Where it met.
    pub venue: Option<String>,
    /// Further councils that met jointly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint_with: Vec<Joint>,
}

/// A council that met jointly with the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Joint {
    /// The council.
    pub series: String,
    /// Which meeting of its own series.
    pub ordinal: Option<u32>,
}

/// One person (or one body) at the meeting in one capacity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attendee {
    /// Full name without inner spaces; `null` where only a body or a post is listed.
    pub name: Option<String>,
    /// The heading under which they are listed.
    pub role: Option<String>,
    /// Present on someone else's behalf.
    pub proxy: bool,
    /// Listed as not there.
    pub absent: bool,
    /// Bodies and posts, in the order printed.
    pub affiliations: Vec<Affiliation>,
    /// The whole entry.
    pub span: Place,
    /// The rule that read it.
    pub rule: String,
}

/// A body and a post in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Affiliation {
    /// The body and its units, outermost first.
    pub org_path: Vec<String>,
    /// The post.
    pub post: Option<String>,
    /// The words printed.
    pub as_written: String,
    /// An abbreviation printed in brackets behind the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abbreviation: Option<String>,
    /// Where the words stand.
    pub span: Place,
}

/// A document handed out or cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Material {
    /// The label with plain digits and dashes: 資料1-1.
    pub label: String,
    /// Its title, where one is printed.
    pub title: Option<String>,
    /// Who presented it.
    pub presented_by: Vec<String>,
    /// First mention.
    pub span: Place,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Turn {
    /// The words, without bullet or speaker mark.
    pub text: String,
    /// Where they stand.
    pub span: Place,
    /// What kind of statement.
    pub kind: TurnKind,
    /// The speaker mark as printed, without its circle or brackets.
    pub label: Option<String>,
    /// What fields of the data say of the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
    /// The strongest ground on which the statement is attributed.
    pub attribution: Ground,
    /// Who: full names where the roster gives them, a class of people by its name; empty where nothing tells.
    pub speakers: Vec<String>,
    /// Whom of the roster it could be.
    pub candidates: Vec<String>,
    /// Certainty of the attribution: 0 to 100.
    pub confidence: u8,
    /// The rule that attributed it.
    pub rule: String,
    /// Weaker grounds beside the strongest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_attributions: Vec<OtherAttribution>,
    /// The innermost heading it stands under.
    pub topic: Option<String>,
    /// All headings it stands under, outermost first.
    pub headings: Vec<String>,
    /// The agenda item it stands under, as in `agenda`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda_item: Option<String>,
    /// The words that introduce the list it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_in: Option<String>,
    /// The turn it answers, by index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responds_to: Option<usize>,
    /// What is done with the words: `opinion`, `question`, …
    pub acts: Vec<String>,
    /// The policy issues it raises.
    pub issues: Vec<Issue>,
}

/// A speaker as fields of the data give them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stated {
    /// Full name.
    pub name: String,
    /// What they are at this meeting.
    pub role: Option<String>,
    /// The parliamentary group, then the posts.
    pub affiliations: Vec<Affiliation>,
    /// Where the name stands.
    pub span: Place,
}

/// What kind of statement a turn is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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

/// On what ground a statement is attributed, strongest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// The text names one person.
    Named,
    /// A post or organ that one person or body holds here.
    Role,
    /// A class of people.
    Group,
    /// The wording gives a body's own intention.
    Inferred,
    /// Nothing tells.
    None,
}

impl From<Basis> for Ground {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::Named => Self::Named,
            Basis::Role => Self::Role,
            Basis::Group => Self::Group,
            Basis::Inferred => Self::Inferred,
            Basis::Unattributed => Self::None,
        }
    }
}

/// A weaker ground beside the strongest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OtherAttribution {
    /// The ground.
    pub attribution: Ground,
    /// Who.
    pub speakers: Vec<String>,
    /// Whom of the roster it could be.
    pub candidates: Vec<String>,
    /// Certainty: 0 to 100.
    pub confidence: u8,
    /// The rule.
    pub rule: String,
    /// The words that tell.
    pub span: Option<Place>,
}

/// A policy issue that a statement raises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Issue {
    /// A short noun phrase.
    pub label: String,
    /// The words that raise it.
    pub quote: String,
    /// Where they stand.
    pub span: Place,
    /// Laws, guidelines and schemes it concerns.
    pub regulations: Vec<String>,
    /// Technologies it concerns.
    pub technologies: Vec<String>,
    /// Bodies it concerns.
    pub organizations: Vec<String>,
    /// Programmes and plans it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub initiatives: Vec<String>,
    /// The rule that found it.
    pub rule: String,
}

/// Words that name something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// `person`, `organization`, `technology`, `regulation`, `initiative` or `disease`.
    pub kind: String,
    /// The name; for a person in the fullest form the document gives.
    pub text: String,
    /// The one form that all mentions of the thing share within the document.
    pub canonical: String,
    /// IRI of the thing in the graph; `null` where it is not known for certain.
    pub id: Option<String>,
    /// Where the words stand.
    pub span: Place,
    /// The turn they stand in, by index; `null` in header, roster and agenda.
    pub turn: Option<usize>,
    /// The rule that found them.
    pub rule: String,
}

/// Something that will be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FollowUp {
    /// Who will do it; `null` where the text does not say.
    pub actor: Option<String>,
    /// What.
    pub action: String,
    /// By when, as written.
    pub due: Option<String>,
    /// The words.
    pub quote: String,
    /// Where they stand.
    pub span: Place,
    /// The turn they stand in, by index.
    pub turn: usize,
    /// The rule that found it.
    pub rule: String,
}

/// One remark on the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Remark {
    /// Stable name of the kind of remark.
    pub code: String,
    /// One sentence for people.
    pub message: String,
    /// The characters it is about.
    pub span: Option<Place>,
}

/// How much of the text found its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Characters of the document.
    pub chars: u32,
    /// Characters that became a header field, roster entry, turn, heading or recognised furniture.
    pub accounted: u32,
}

/// Characters `[start, end)` of the source, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place(pub u32, pub u32);

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self(span.start(), span.end())
    }
}

impl Document {
    /// The records of an extraction, one document each, in the order of the text.
    ///
    /// `base` makes the IRIs of what is mentioned; the graph made with the same base holds the same IRIs.
    #[must_use]
    pub fn all(extraction: &Extraction, base: &Base) -> Vec<Document> {
        convert::documents(extraction, base)
    }

    /// The JSON Schema (draft 2020-12) of a document.
    #[must_use]
    pub fn schema() -> Schema {
        schemars::schema_for!(Document)
    }
}
