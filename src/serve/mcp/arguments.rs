//! What the tools are asked, as their callers see it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::trace::Filter;

/// Which issues to trace.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TraceOf {
    /// In the issue: its label, its words, or what it concerns.
    issue: Option<String>,
    /// In the name of who said it, or may have.
    person: Option<String>,
    /// In the name of a body: it speaks, its people do or may, or the issue concerns it.
    organization: Option<String>,
    /// In the name of a law, guideline or scheme that the issue concerns.
    law: Option<String>,
    /// In the name of a technology that the issue concerns.
    technology: Option<String>,
    /// In the meeting's name or series, or the beginning of its date (2021-01).
    meeting: Option<String>,
    /// How many issues to leave out, oldest first.
    pub(super) offset: usize,
    /// How many issues to give: 10, or up to 100.
    pub(super) limit: Option<usize>,
}

impl TraceOf {
    pub(super) fn filter(&self) -> Filter {
        Filter {
            issue: self.issue.clone(),
            person: self.person.clone(),
            organization: self.organization.clone(),
            law: self.law.clone(),
            technology: self.technology.clone(),
            meeting: self.meeting.clone(),
        }
    }
}

/// What to describe.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Describe {
    /// The IRI of the thing, or the end of it behind the store's base, such as `person/…`.
    pub(super) iri: String,
    /// How much of each long list to leave out.
    #[serde(default)]
    pub(super) offset: usize,
    /// How much of each long list to give: 20, or up to 100.
    pub(super) limit: Option<usize>,
}

/// What to query.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Ask {
    /// A SPARQL query; usual prefixes are declared. `?thing gg:matches "words"` searches the full text.
    pub(super) sparql: Option<String>,
    /// A shipped question instead: attendance-of-meeting, co-attendance, follow-ups-open, issues-by-law,
    /// issues-by-technology, issues-of-person, meetings, people-of-organization, proxies, regulations-count,
    /// statements-unattributed, technologies-count, who-raised.
    pub(super) named: Option<String>,
    /// Parameters of the shipped question, by name.
    pub(super) parameters: BTreeMap<String, String>,
    /// Give at most so many rows; the server's limit holds as well.
    pub(super) limit: Option<usize>,
}

/// Which characters of which source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Passage {
    /// The id of the source: the 12 digits that evidence gives as `source`.
    pub(super) source: String,
    /// The first character, in code points.
    #[serde(default)]
    pub(super) start: usize,
    /// The character after the last one; without it 2000 are given, and never more than 20000.
    pub(super) end: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::NamedQueries;

    #[test]
    fn the_description_of_a_query_names_every_shipped_question() {
        let schema = schemars::schema_for!(Ask).to_value().to_string();
        for question in NamedQueries::shipped().unwrap().iter() {
            assert!(schema.contains(&question.name), "{}", question.name);
        }
    }
}
