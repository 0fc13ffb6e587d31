//! Graph: people, bodies, issues and laws as a network that can be measured and walked.
//!
//! Takes a [`Store`] and a [`Projection`]; gives a [`Network`] over [`petgraph`], and pure functions of it: ranks,
//! communities, bridges, shortest paths. Does not know how a network is shown or written.
//!
//! A group is a node of its own, never its members. Who may have spoken as one of a group (a candidate), and what is
//! inferred from the wording alone, joins nothing unless it is asked for, and is marked then. Nodes and edges come in
//! the order of their IRIs, so that the same store gives the same network.

mod adjacency;
pub mod bridge;
pub mod community;
mod facts;
pub mod measure;
pub mod name;
pub mod path;
mod project;

use petgraph::graph::UnGraph;
use serde::Serialize;

pub use adjacency::Adjacency;
pub use petgraph::graph::{EdgeIndex, NodeIndex};

use crate::{
    rdf::vocab::gg,
    store::{Error, Store},
};
use oxigraph::model::NamedNodeRef;

/// Which relations make the edges.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Projection {
    /// A person and an issue; the weight is the number of statements of that person that raise it.
    PersonIssue,
    /// A person and a body; the weight is the number of meetings that attest it. Units are joined to their wholes.
    PersonOrganization,
    /// An issue and a law it concerns; the weight is the number of statements that raise the issue. Articles are joined
    /// to their laws.
    IssueLaw,
    /// Two people or bodies; the weight is the number of issues, and of laws, technologies and programmes that these
    /// concern, which both raised.
    CoRaising,
    /// Two people; the weight is the number of meetings that both attended.
    CoAttendance,
    /// Everything but the two between people: meetings and groups are nodes too.
    All,
}

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person.
    Person,
    /// A body or unit.
    Organization,
    /// The people of one meeting under one name, such as its 参考人.
    Group,
    /// A policy issue.
    Issue,
    /// A law, guideline or scheme.
    Law,
    /// A technology.
    Technology,
    /// A programme, plan or project.
    Initiative,
    /// A disease.
    Disease,
    /// A meeting.
    Meeting,
}

/// What an edge says; its first end is the subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Someone, or one of a group, raised an issue.
    Raised,
    /// An issue concerns a thing.
    Concerns,
    /// A person or body was at a meeting, in person or as a proxy.
    Attended,
    /// A person was of a body, as attested at meetings.
    Of,
    /// A unit is part of a body, an article of a law.
    PartOf,
    /// A group is of a meeting.
    GroupAt,
    /// Two raised the same things.
    CoRaised,
    /// Two were at the same meetings.
    CoAttended,
}

/// Why an edge is no fact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Doubt {
    /// One of several people said it.
    Candidate,
    /// The wording alone tells of whom it is.
    Inferred,
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Node {
    /// Its IRI.
    pub iri: String,
    /// Its IRI without the store's base.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it is.
    pub kind: Kind,
}

/// An edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// What it says.
    pub relation: Relation,
    /// Why it is no fact; `None` where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
    /// How many meetings, statements or things make it; see [`Projection`].
    pub weight: u32,
    /// The day of the first meeting behind it, as `YYYY-MM-DD`.
    pub first: Option<String>,
    /// The day of the last meeting behind it.
    pub last: Option<String>,
    /// IRIs of the statements or meetings that say so, sorted by day.
    pub through: Vec<String>,
    /// IRIs of the things shared, where it joins two people by what they raised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<String>,
}

/// A projection of a store.
#[derive(Clone, Debug)]
pub struct Network {
    /// The relations that made it.
    pub projection: Projection,
    /// Nodes that have an edge, sorted by IRI, and the edges.
    pub graph: UnGraph<Node, Edge>,
    /// Labels of meetings and things shared by so many that pairs of them were left out.
    pub crowded: Vec<String>,
}

impl Network {
    /// Reads a projection; `candidates` adds edges that are no facts, marked as such.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of(store: &Store, projection: Projection, candidates: bool) -> Result<Self, Error> {
        project::project(store, projection, candidates)
    }

    /// Every edge with its ends, in order.
    pub fn edges(&self) -> impl Iterator<Item = (NodeIndex, NodeIndex, &Edge)> {
        self.graph.edge_indices().filter_map(|edge| {
            let (from, to) = self.graph.edge_endpoints(edge)?;
            Some((from, to, self.graph.edge_weight(edge)?))
        })
    }

    /// The network of the `limit` nodes with the heaviest edges in all, and what joins them.
    #[must_use]
    pub fn heart(&self, limit: usize) -> Self {
        let adjacency = Adjacency::of(self);
        let mut order: Vec<NodeIndex> = self.graph.node_indices().collect();
        order.sort_by_key(|node| {
            (std::cmp::Reverse((adjacency.strength(node.index()), adjacency.degree(node.index()))), *node)
        });
        order.truncate(limit);
        order.sort_unstable();
        let graph = self.graph.filter_map(
            |node, weight| order.binary_search(&node).is_ok().then(|| weight.clone()),
            |_, edge| Some(edge.clone()),
        );
        Self { projection: self.projection, graph, crowded: self.crowded.clone() }
    }
}

impl Projection {
    /// Every projection.
    pub const ALL: [Self; 6] = [
        Self::PersonIssue,
        Self::PersonOrganization,
        Self::IssueLaw,
        Self::CoRaising,
        Self::CoAttendance,
        Self::All,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PersonIssue => "person-issue",
            Self::PersonOrganization => "person-organization",
            Self::IssueLaw => "issue-law",
            Self::CoRaising => "co-raising",
            Self::CoAttendance => "co-attendance",
            Self::All => "all",
        }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Organization,
        Self::Group,
        Self::Issue,
        Self::Law,
        Self::Technology,
        Self::Initiative,
        Self::Disease,
        Self::Meeting,
    ];

    /// The name in arguments and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// What it is called in Japanese.
    #[must_use]
    pub fn ja(self) -> &'static str {
        self.row().1
    }

    /// The class of the graph.
    #[must_use]
    pub fn class(self) -> NamedNodeRef<'static> {
        self.row().2
    }

    fn row(self) -> (&'static str, &'static str, NamedNodeRef<'static>) {
        match self {
            Self::Person => ("person", "人", gg::PERSON),
            Self::Organization => ("organization", "機関", gg::ORGANIZATION),
            Self::Group => ("group", "集団", gg::PARTICIPANT_GROUP),
            Self::Issue => ("issue", "論点", gg::POLICY_ISSUE),
            Self::Law => ("law", "法令・制度", gg::REGULATORY_INSTRUMENT),
            Self::Technology => ("technology", "技術", gg::TECHNOLOGY),
            Self::Initiative => ("initiative", "施策・計画", gg::INITIATIVE),
            Self::Disease => ("disease", "疾患", gg::DISEASE),
            Self::Meeting => ("meeting", "会議", gg::MEETING),
        }
    }
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 8] = [
        Self::Raised,
        Self::Concerns,
        Self::Attended,
        Self::Of,
        Self::PartOf,
        Self::GroupAt,
        Self::CoRaised,
        Self::CoAttended,
    ];

    /// The name in answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// What it is called in Japanese.
    #[must_use]
    pub fn ja(self) -> &'static str {
        self.row().1
    }

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Raised => ("raised", "提起"),
            Self::Concerns => ("concerns", "関連"),
            Self::Attended => ("attended", "出席"),
            Self::Of => ("of", "所属"),
            Self::PartOf => ("part-of", "一部"),
            Self::GroupAt => ("group-at", "会議の集団"),
            Self::CoRaised => ("co-raised", "共に提起"),
            Self::CoAttended => ("co-attended", "同席"),
        }
    }
}

impl Doubt {
    /// The name in answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Inferred => "inferred",
        }
    }

    /// What it is called in Japanese.
    #[must_use]
    pub fn ja(self) -> &'static str {
        match self {
            Self::Candidate => "候補",
            Self::Inferred => "推定",
        }
    }
}
