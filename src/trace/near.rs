//! Which issues are looked at: those that a filter may let through, by the names it gives and the ways from them.
//!
//! What is found here may not be what is asked for; what is not found is not.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::Filter;
use crate::{
    rdf::vocab::{dcterms, gg, org, skos},
    search::Kind,
};

pub(crate) type Nodes = BTreeSet<NamedNode>;

/// A graph in which things are found by their names, and from each other.
pub(crate) trait Ways {
    /// Why it cannot be read.
    type Error;

    /// Things of these kinds of which a name, or of issues the words, may hold `name`; `None` where nobody can tell.
    fn named(&self, kinds: &[Kind], name: &str) -> Result<Option<Nodes>, Self::Error>;

    /// Meetings whose name, whose series' name or the beginning of whose date may be `name`.
    fn meetings(&self, name: &str) -> Result<Nodes, Self::Error>;

    /// What `way` leads from to these things.
    fn to(&self, way: NamedNodeRef<'_>, things: &Nodes) -> Result<Nodes, Self::Error>;

    /// What `way` leads to from these things.
    fn from(&self, things: &Nodes, way: NamedNodeRef<'_>) -> Result<Nodes, Self::Error>;
}

/// The issues that `filter` may let through, in all their wordings; `None` where that may be any.
pub(crate) fn near<W: Ways>(ways: &W, filter: &Filter) -> Result<Option<Nodes>, W::Error> {
    let mut left: Option<Nodes> = None;
    let mut keep = |found: Option<Nodes>| {
        if let Some(found) = found {
            left = Some(left.take().map_or_else(|| found.clone(), |left| &left & &found));
        }
    };
    if let Some(name) = &filter.law {
        keep(concerning(ways, &[Kind::Regulation], dcterms::IS_PART_OF, name)?);
    }
    if let Some(name) = &filter.technology {
        keep(concerning(ways, &[Kind::Technology], skos::BROADER, name)?);
    }
    if let Some(words) = &filter.issue {
        keep(about(ways, words)?);
    }
    if let Some(name) = &filter.person {
        keep(said_by(ways, name)?);
    }
    if let Some(name) = &filter.organization {
        keep(said_for(ways, name)?);
    }
    if let Some(name) = &filter.meeting {
        keep(Some(said_at(ways, name)?));
    }
    Ok(left)
}

/// Issues by their labels, their words and what they concern.
fn about<W: Ways>(ways: &W, words: &str) -> Result<Option<Nodes>, W::Error> {
    let kinds = [Kind::Regulation, Kind::Technology, Kind::Initiative, Kind::Disease, Kind::Organization];
    let (Some(issues), Some(things)) = (ways.named(&[Kind::Issue], words)?, ways.named(&kinds, words)?)
    else {
        return Ok(None);
    };
    let mut found = ways.to(gg::CONCERNS, &things)?;
    found.extend(issues);
    wordings(ways, found).map(Some)
}

/// Issues that concern what is called `name`, or a part of it.
fn concerning<W: Ways>(
    ways: &W,
    kinds: &[Kind],
    whole: NamedNodeRef<'_>,
    name: &str,
) -> Result<Option<Nodes>, W::Error> {
    let Some(named) = ways.named(kinds, name)? else { return Ok(None) };
    let things = with_parts(ways, named, whole)?;
    wordings(ways, ways.to(gg::CONCERNS, &things)?).map(Some)
}

/// Issues that people called `name` raised or may have raised.
fn said_by<W: Ways>(ways: &W, name: &str) -> Result<Option<Nodes>, W::Error> {
    let Some(people) = ways.named(&[Kind::Person], name)? else { return Ok(None) };
    raised_by(ways, &people).map(Some)
}

/// Issues that bodies called `name` or their people raised or may have raised, or that concern them.
fn said_for<W: Ways>(ways: &W, name: &str) -> Result<Option<Nodes>, W::Error> {
    let Some(named) = ways.named(&[Kind::Organization], name)? else { return Ok(None) };
    let bodies = with_parts(ways, named, org::SUB_ORGANIZATION_OF)?;
    let mut found = wordings(ways, ways.to(gg::CONCERNS, &bodies)?)?;
    let mut speakers = ways.from(&ways.to(org::ORGANIZATION, &bodies)?, org::MEMBER)?;
    speakers.extend(bodies);
    found.extend(raised_by(ways, &speakers)?);
    Ok(Some(found))
}

/// Issues raised at meetings that `name` tells.
fn said_at<W: Ways>(ways: &W, name: &str) -> Result<Nodes, W::Error> {
    let statements = ways.to(gg::STATED_AT, &ways.meetings(name)?)?;
    wordings(ways, ways.from(&statements, gg::RAISES)?)
}

fn raised_by<W: Ways>(ways: &W, speakers: &Nodes) -> Result<Nodes, W::Error> {
    let mut attributions = ways.to(gg::ATTRIBUTED_TO, speakers)?;
    attributions.extend(ways.to(gg::CANDIDATE, speakers)?);
    let statements = ways.to(gg::ATTRIBUTION, &attributions)?;
    wordings(ways, ways.from(&statements, gg::RAISES)?)
}

/// These things and their parts.
fn with_parts<W: Ways>(ways: &W, things: Nodes, whole: NamedNodeRef<'_>) -> Result<Nodes, W::Error> {
    let mut all = things.clone();
    let mut next = things;
    while !next.is_empty() {
        next = ways.to(whole, &next)?.into_iter().filter(|part| all.insert(part.clone())).collect();
    }
    Ok(all)
}

/// These issues in all their wordings.
fn wordings<W: Ways>(ways: &W, issues: Nodes) -> Result<Nodes, W::Error> {
    let mut all = ways.from(&issues, gg::SAME_ISSUE_AS)?;
    all.extend(issues);
    Ok(all)
}
