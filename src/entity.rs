//! Which thing a name stands for: found, one of several, or not known.
//!
//! Takes names; gives [`Resolution`]s with content keys; does not know RDF.

/// What kind of thing is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A person.
    Person,
    /// A body.
    Organization,
    /// A technique, material, device, system, method or technical field.
    Technology,
    /// A law, order, guideline, standard or named scheme.
    Regulation,
    /// A programme, project, plan, strategy, fund or database.
    Initiative,
    /// A disease or condition.
    Disease,
}

impl Kind {
    /// The name in document JSON and in IRIs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Technology => "technology",
            Self::Regulation => "regulation",
            Self::Initiative => "initiative",
            Self::Disease => "disease",
        }
    }
}

/// A thing by its key: the same key in any document is the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity {
    /// What kind of thing.
    pub kind: Kind,
    /// What identifies it within its kind: an e-Gov law id, else its canonical name, NFKC.
    pub key: String,
    /// The name to show.
    pub label: String,
    /// The thing it is a part of: a law's 第1種, an organization's parent.
    pub part_of: Option<Box<Entity>>,
}

/// How far a name could be told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resolution {
    /// It is this thing.
    Found(Entity),
    /// It is one of these.
    Ambiguous(Vec<Entity>),
    /// Nobody knows.
    Unknown,
}

impl Resolution {
    /// The thing, where there is no doubt.
    #[must_use]
    pub fn found(&self) -> Option<&Entity> {
        match self {
            Self::Found(entity) => Some(entity),
            _ => None,
        }
    }
}
