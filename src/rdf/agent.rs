//! Who a text speaks of, as an agent of the graph: a person, a body, or a group of one meeting.

use oxigraph::model::NamedNode;

use super::{entity::is_surely_full_name, graph::Evidence, scope::Scope};
use crate::{entity::Kind, minutes::Who};

impl<'a> Scope<'_, 'a> {
    /// The agent that `who` stands for; `None` where a roster entry names neither a person nor a body.
    pub(super) fn agent(&mut self, who: &'a Who, evidence: Evidence) -> Option<NamedNode> {
        match who {
            Who::Listed(index) => {
                let person = self.persons.get(*index).cloned().flatten();
                person.or_else(|| self.bodies.get(*index).cloned().flatten())
            }
            Who::Person(name) => Some(self.person_called(name, evidence)),
            Who::Organ(name) => Some(self.organ(name, evidence)),
            Who::Group(name) => Some(self.class(name, evidence)),
        }
    }

    /// The persons of the roster at these places, where they have names.
    pub(super) fn listed(&self, indices: &[usize]) -> Vec<NamedNode> {
        indices.iter().filter_map(|&index| self.persons.get(index).cloned().flatten()).collect()
    }

    fn person_called(&mut self, name: &'a str, evidence: Evidence) -> NamedNode {
        match self.found(Kind::Person, name) {
            Some(entity) => self.person_of(entity, evidence),
            // Nobody could say who this is. What may be a surname is someone of this meeting.
            None => self.person(name, name, is_surely_full_name(name), evidence),
        }
    }

    /// A body where the document knows one of that name, else an organ of this meeting such as its 事務局.
    fn organ(&mut self, name: &'a str, evidence: Evidence) -> NamedNode {
        if let Some(entity) = self.found(Kind::Organization, name) {
            return self.entity(entity, evidence);
        }
        let affiliations = self.minutes.attendance.iter().flat_map(|entry| &entry.affiliations);
        let printed = affiliations.filter_map(|affiliation| {
            let path = &affiliation.organization;
            let short = affiliation.abbreviation.as_deref() == Some(name);
            let whole = (1..=path.len()).find(|&depth| path[..depth].concat() == name);
            whole.or_else(|| short.then_some(path.len())).map(|depth| (&path[..depth], affiliation.span))
        });
        match printed.min() {
            Some((path, span)) => match self.organization(path, span, evidence) {
                Some(body) => body,
                None => self.class(name, evidence),
            },
            None => self.class(name, evidence),
        }
    }
}
