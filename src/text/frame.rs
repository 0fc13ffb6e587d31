//! Frames: what a format states of its text beside the characters, such as who speaks from where to where.
//!
//! All places are spans of the text. What a field says is printed in the text as well, so that it can be cited.

use crate::Span;

/// One meeting, as the fields of a format tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// All of it.
    pub span: Span,
    /// The session of the Diet: 第208回国会.
    pub session: Option<Span>,
    /// The house: 参議院.
    pub house: Option<Span>,
    /// The committee or council: 厚生労働委員会.
    pub meeting: Option<Span>,
    /// Its number: 第27号.
    pub number: Option<Span>,
    /// The title, where one is given as a whole.
    pub title: Option<Span>,
    /// The day.
    pub date: Option<Span>,
    /// The kind of record: 会議録.
    pub kind: Option<Span>,
    /// What was said, in order.
    pub speeches: Vec<Speech>,
}

/// Words that the fields of a format keep apart from those before and behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    /// The full name of the speaker.
    pub name: Option<Span>,
    /// The speaker as a mark calls them: 議長（鈴木太郎君）.
    pub label: Option<Span>,
    /// The parliamentary group.
    pub group: Option<Span>,
    /// The post.
    pub post: Option<Span>,
    /// The role in the meeting: 参考人.
    pub role: Option<Span>,
    /// The number within the meeting, where one is given.
    pub order: Option<u32>,
    /// The words, with the mark they may open with.
    pub words: Span,
}
