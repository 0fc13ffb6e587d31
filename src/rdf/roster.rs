//! Who was there: attendance, persons, the bodies and posts printed with them, and the groups they form.

use std::collections::BTreeMap;

use oxigraph::model::NamedNode;

use super::{
    concept,
    entity::is_full_name,
    graph::Evidence,
    scope::Scope,
    vocab::{foaf, gg, org, prov},
};
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance, Presence},
    rule,
};

impl<'a> Scope<'_, 'a> {
    /// Everyone listed, and the groups they form.
    pub(super) fn roster(mut self) -> Self {
        let entries = &self.minutes.attendance;
        for (index, entry) in entries.iter().enumerate() {
            let person = self.listed_person(index, entry);
            self.persons.push(person);
        }
        // Persons come first, so that a body's mention inside an entry finds all names known.
        for (index, entry) in entries.iter().enumerate() {
            let body = self.attendance(index, entry);
            self.bodies.push(body);
        }
        self.groups();
        self.stated();
        self
    }

    // Whoever a field states to speak was there, but is on no list: an affiliation is stated, an attendance is not.
    fn stated(&mut self) {
        for speaker in &self.minutes.speakers {
            let name = &speaker.name;
            let evidence = Evidence::new(name.span, name.rule);
            let full = is_full_name(&name.value);
            let person = self.person(&name.value, &name.value, full, evidence);
            for affiliation in &speaker.affiliations {
                self.affiliation(affiliation, Some(&person), evidence);
            }
        }
    }

    /// The group of all who were there.
    pub(super) fn everyone(&mut self) -> NamedNode {
        let (node, label) =
            (self.graph.base.named("group", &self.name.id), format!("出席者（{}）", self.name.label));
        self.group(node, &label, self.evidence)
    }

    /// The group of one class of people, or an organ, of this meeting.
    pub(super) fn class(&mut self, printed: &str, evidence: Evidence) -> NamedNode {
        let class = concept::class_of_people(printed);
        let node = self.graph.base.named("group", &format!("{}-{class}", self.name.id));
        self.group(node, &format!("{class}（{}）", self.name.label), evidence)
    }

    fn group(&mut self, node: NamedNode, label: &str, evidence: Evidence) -> NamedNode {
        if self.graph.known(&node).is_none() {
            self.graph.thing(&node, gg::PARTICIPANT_GROUP, label, evidence).link(gg::GROUP_AT, &self.meeting);
        }
        node
    }

    // Whoever is listed as absent is in no group: nothing said by a group can be theirs.
    fn groups(&mut self) {
        let mut members: BTreeMap<NamedNode, Vec<(&NamedNode, Evidence)>> = BTreeMap::new();
        let persons = std::mem::take(&mut self.persons);
        for (entry, person) in self.minutes.attendance.iter().zip(&persons) {
            let Some(person) = person.as_ref().filter(|_| entry.presence != Presence::Absent) else {
                continue;
            };
            let evidence = Evidence::new(entry.span, entry.rule);
            members.entry(self.everyone()).or_default().push((person, evidence));
            let role = entry.role.as_deref();
            let single = role.and_then(concept::role).is_some_and(|role| concept::is_single(role.as_ref()));
            if let Some(role) = role.filter(|_| !single) {
                members.entry(self.class(role, evidence)).or_default().push((person, evidence));
            }
        }
        for (group, members) in members {
            for (person, evidence) in members {
                if let Some(group) = self.graph.known(&group) {
                    group.also(evidence).link(foaf::MEMBER, person);
                }
            }
        }
        self.persons = persons;
    }

    fn listed_person(&mut self, index: usize, entry: &'a Attendance) -> Option<NamedNode> {
        let name = entry.name.as_ref()?;
        let evidence = Evidence::new(name.span, name.rule);
        if let Some(entity) = self.person_in(name.span)
            && entity.key != name.value
            && is_full_name(&entity.key)
        {
            // The name was resolved to someone whose key says more than the name printed.
            return Some(self.person(&entity.label, &entity.key, true, evidence));
        }
        let full = is_full_name(&name.value) && !self.lists_surnames(entry);
        let namesakes =
            self.minutes.attendance[..index].iter().filter(|other| same_name(other, entry)).count();
        let key = match namesakes {
            // Two of one surname are two people; one full name twice is one person in two capacities.
            0 => name.value.clone(),
            _ if full => name.value.clone(),
            n => format!("{}#{}", name.value, n + 1),
        };
        Some(self.person(&name.value, &key, full, evidence))
    }

    /// Whether the entries read like this one are mostly too short for full names: then a longer one,
    /// such as 五十嵐, is a surname too.
    fn lists_surnames(&self, entry: &Attendance) -> bool {
        let alike = || self.minutes.attendance.iter().filter(|other| other.rule == entry.rule);
        let names = || alike().filter_map(|other| other.name.as_ref());
        let short = names().filter(|name| !is_full_name(&name.value)).count();
        let long = names().any(|name| name.value.chars().count() > 3);
        entry.rule == rule::ROSTER_POST || (!long && short * 2 >= names().count())
    }

    fn attendance(&mut self, index: usize, entry: &'a Attendance) -> Option<NamedNode> {
        let evidence = Evidence::new(entry.span, entry.rule);
        let person = self.persons[index].clone();
        let mut affiliations = Vec::new();
        let mut bodies = Vec::new();
        for affiliation in &entry.affiliations {
            let (node, body) = self.affiliation(affiliation, person.as_ref(), evidence);
            affiliations.extend(node);
            bodies.extend(body);
        }
        let body = bodies.into_iter().next();
        let who = match (&entry.name, &person, &body) {
            (Some(name), Some(person), _) => {
                let local = self.graph.base.local(person).to_owned();
                Some((name.value.clone(), local))
            }
            (_, _, Some(body)) => {
                let label = self.graph.label(body).unwrap_or("").to_owned();
                Some((label.clone(), label))
            }
            _ => None,
        };
        let (called, key) = who.unwrap_or_else(|| {
            let printed = entry.affiliations.first().map_or("", |affiliation| &affiliation.as_written);
            (printed.to_owned(), printed.to_owned())
        });
        let role = entry.role.as_deref().unwrap_or("");
        let node = self.graph.base.keyed(
            "attendance",
            &format!("{}-{called}", self.name.id),
            &[self.name.id.as_str(), role, &key].join("\n"),
        );
        // A body that sends nobody by name attends itself; an unnamed holder of a post is nobody known.
        let sends_nobody = entry.affiliations.iter().all(|affiliation| affiliation.post.is_none());
        let itself = body.as_ref().filter(|_| person.is_none() && sends_nobody);
        let mut thing = self
            .graph
            .thing(&node, gg::ATTENDANCE, &format!("{called}（{}）", self.name.label), evidence)
            .concept(gg::PRESENCE, concept::presence(entry.presence))
            .links(gg::ATTENDEE, &person)
            .links(prov::AGENT, itself)
            .links(gg::AFFILIATION, &affiliations);
        if let Some(role) = &entry.role {
            thing = thing.string(gg::ROLE_AS_PRINTED, role);
            if let Some(concept) = concept::role(role) {
                thing.link(gg::MEETING_ROLE, concept);
            }
        }
        if let Some(meeting) = self.graph.known(&self.meeting) {
            meeting.link(gg::HAS_ATTENDANCE, &node);
        }
        body
    }

    /// The affiliation and its body: a person in a post, a person of a body, or an unnamed holder of a post.
    fn affiliation(
        &mut self,
        affiliation: &'a Affiliation,
        person: Option<&NamedNode>,
        entry: Evidence,
    ) -> (Option<NamedNode>, Option<NamedNode>) {
        let evidence = entry.at(affiliation.span);
        // 議長: what one is at the meeting is no body.
        let capacity = match (affiliation.organization.as_slice(), &affiliation.post) {
            ([one], None) => Lexicon::embedded().titles.capacity(one).map(|_| one.as_str()),
            _ => None,
        };
        let path = if capacity.is_some() { &[][..] } else { &affiliation.organization };
        let body = self.organization(path, affiliation.span, evidence);
        self.abbreviation(affiliation, evidence);
        let post =
            affiliation.post.as_deref().or(capacity).map(|post| self.post(post, body.as_ref(), evidence));
        if person.is_none() && post.is_none() {
            return (None, body);
        }
        let written = affiliation.organization.concat() + affiliation.post.as_deref().unwrap_or("");
        let who =
            person.map_or_else(|| self.name.id.clone(), |person| self.graph.base.local(person).to_owned());
        let parts = [body.as_ref(), post.as_ref()];
        let key = parts.map(|part| part.map_or("", |part| self.graph.base.local(part))).join("\n");
        let called = person.and_then(|person| self.graph.label(person)).unwrap_or("").to_owned();
        let node =
            self.graph.base.keyed("affiliation", &format!("{called}{written}"), &format!("{who}\n{key}"));
        let label = if called.is_empty() { written } else { format!("{called}（{written}）") };
        self.graph
            .thing(&node, gg::AFFILIATION_CLASS, &label, evidence)
            .links(org::MEMBER, person)
            .links(org::ORGANIZATION, &body)
            .links(gg::POST, &post)
            .link(gg::ATTESTED_AT, &self.meeting);
        (Some(node), body)
    }

    fn post(&mut self, post: &str, body: Option<&NamedNode>, evidence: Evidence) -> NamedNode {
        let (node, label) = match body.and_then(|body| self.graph.label(body)) {
            Some(body) => {
                let label = post_in(body, post);
                (self.graph.base.named("post", &label), label)
            }
            // A post of no body printed: the 課長 of one meeting is not that of another.
            None => {
                (self.graph.base.keyed("post", post, &format!("{post}@{}", self.name.id)), post.to_owned())
            }
        };
        if self.graph.known(&node).is_none() {
            self.graph.thing(&node, gg::POST_CLASS, &label, evidence).links(org::POST_IN, body);
        }
        node
    }

    /// Gives the abbreviation printed in brackets to the body it stands behind.
    fn abbreviation(&mut self, affiliation: &'a Affiliation, evidence: Evidence) {
        let Some(abbreviation) = &affiliation.abbreviation else { return };
        let path = &affiliation.organization;
        let before = affiliation.as_written.split('(').next().unwrap_or("");
        let depth = (1..=path.len()).find(|&depth| path[..depth].concat() == before).unwrap_or(path.len());
        if let Some(body) = self.organization(&path[..depth], affiliation.span, evidence) {
            self.graph.also_called(&body, abbreviation, evidence);
        }
    }
}

/// A post behind the name of its body: 南浜市議会事務局長, whose 事務局 is printed with both.
fn post_in(body: &str, post: &str) -> String {
    let (own, meetings) = body.find('（').map_or((body, ""), |at| body.split_at(at));
    let starts = post.char_indices().map(|(at, _)| at).skip(2);
    let twice = starts.filter(|&at| own.ends_with(&post[..at])).last().unwrap_or(0);
    format!("{own}{}{meetings}", &post[twice..])
}

fn same_name(one: &Attendance, other: &Attendance) -> bool {
    matches!((&one.name, &other.name), (Some(one), Some(other)) if one.value == other.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_named_behind_its_body_once() {
        for (body, post, label) in [
            ("みなと学会", "理事長", "みなと学会理事長"),
            ("南浜市議会事務局", "事務局長", "南浜市議会事務局長"),
            ("企画課（係留審議会）", "課長", "企画課課長（係留審議会）"),
        ] {
            assert_eq!(post_in(body, post), label);
        }
    }
}
