//! What became of a promise: the meeting it is due at, and the report or document of a later meeting that keeps it.

use std::{collections::BTreeSet, rc::Rc};

use oxigraph::model::NamedNode;

use super::{Derivation, Known};
use crate::{
    lexicon::built_in,
    rdf::vocab::{dcterms, gg, org, rdfs},
    wording,
};

/// Meetings of the series after the promise in which it may be kept: about a year of a council that meets quarterly.
pub(super) const REACH: usize = 4;

/// What stands behind the one who will do it.
const ACTOR_MARKS: [&str; 7] = ["から", "より", "において", "にて", "が", "は", "では"];

/// What a meeting reports: statements that explain or report, and the documents handed out with their titles.
#[derive(Default)]
pub(super) struct Record {
    reports: Vec<NamedNode>,
    documents: Vec<(NamedNode, String)>,
}

impl<K: Known> Derivation<'_, K> {
    /// The meetings that a follow-up is due at: the next of the series, where it is due there.
    pub(super) fn due_meetings(&self, follow_up: &NamedNode) -> BTreeSet<NamedNode> {
        if self.known.objects(follow_up, gg::DUE_AT_NEXT_MEETING).is_empty() {
            return BTreeSet::new();
        }
        let meetings = self.known.nodes(follow_up, gg::ANNOUNCED_AT);
        meetings.iter().filter_map(|meeting| self.calendar.following(meeting)).collect()
    }

    /// What keeps the promise: in the first later meeting that shows it.
    ///
    /// A document keeps it whose title has the words of the promise and no others. A statement keeps it that explains or
    /// reports, by the one who promised, about all that the promise is about, in its words.
    pub(super) fn fulfilments(&self, follow_up: &NamedNode) -> BTreeSet<NamedNode> {
        let Some(action) = self.known.value(follow_up, rdfs::LABEL) else { return BTreeSet::new() };
        let promised = promised(&action);
        if promised.is_empty() {
            return BTreeSet::new();
        }
        let about: BTreeSet<NamedNode> = self.subjects_of(follow_up, gg::ABOUT);
        let actors = self.known.nodes(follow_up, gg::ACTOR);
        let at_next = !self.known.objects(follow_up, gg::DUE_AT_NEXT_MEETING).is_empty();
        for announced in self.known.nodes(follow_up, gg::ANNOUNCED_AT) {
            let mut meeting = announced.clone();
            for _ in 0..if at_next { 1 } else { REACH } {
                let next = if at_next { self.calendar.following(&meeting) } else { self.only_next(&meeting) };
                let Some(next) = next else { break };
                meeting = next;
                let record = self.record(&meeting);
                let mut kept: BTreeSet<NamedNode> = BTreeSet::new();
                let documents =
                    record.documents.iter().filter(|(_, title)| says_the_same(&promised, &action, title));
                kept.extend(documents.map(|(document, _)| document.clone()));
                if !about.is_empty() {
                    let reports = record.reports.iter().filter(|report| {
                        about.is_subset(&self.subjects_of(report, gg::CONCERNS))
                            && self
                                .known
                                .values(report, gg::TEXT)
                                .iter()
                                .any(|t| promised.iter().all(|w| t.contains(w)))
                            && self.is_by(report, &actors, &announced, &meeting)
                    });
                    kept.extend(reports.cloned());
                }
                if !kept.is_empty() {
                    return kept;
                }
            }
        }
        BTreeSet::new()
    }

    fn only_next(&self, meeting: &NamedNode) -> Option<NamedNode> {
        let mut next = self.calendar.next(meeting);
        next.pop_first().filter(|_| next.is_empty())
    }

    /// The laws, technologies and programmes; bodies and people are behind a promise rather than its subject.
    fn subjects_of(
        &self,
        thing: &NamedNode,
        predicate: oxigraph::model::NamedNodeRef<'_>,
    ) -> BTreeSet<NamedNode> {
        let mut subjects = self.known.nodes(thing, predicate);
        subjects.retain(|subject| {
            let classes = self.known.nodes(subject, crate::rdf::vocab::rdf::TYPE);
            let named = [gg::REGULATORY_INSTRUMENT, gg::TECHNOLOGY, gg::INITIATIVE, gg::DISEASE];
            classes.iter().any(|class| named.contains(&class.as_ref()))
        });
        subjects
    }

    fn record(&self, meeting: &NamedNode) -> Rc<Record> {
        if let Some(record) = self.records.borrow().get(meeting) {
            return record.clone();
        }
        let mut record = Record::default();
        let joint = &self.known.nodes(meeting, gg::HELD_JOINTLY_WITH)
            | &self.known.of(gg::HELD_JOINTLY_WITH, meeting);
        for sitting in std::iter::once(meeting).chain(&joint) {
            let statements = self.known.of(gg::STATED_AT, sitting).into_iter();
            record.reports.extend(statements.filter(|statement| {
                let acts = self.known.nodes(statement, gg::SPEECH_ACT);
                acts.iter().any(|act| [gg::ACT_EXPLAIN, gg::ACT_REPORT].contains(&act.as_ref()))
            }));
            for document in self.known.nodes(sitting, gg::HAS_DOCUMENT) {
                let title = self.known.value(&document, dcterms::TITLE);
                record.documents.extend(title.map(|title| (document, title)));
            }
        }
        let record = Rc::new(record);
        self.records.borrow_mut().insert(meeting.clone(), record.clone());
        record
    }

    /// Whether a statement is surely by one of `actors`, someone of theirs, or the same organ of another meeting.
    fn is_by(
        &self,
        statement: &NamedNode,
        actors: &BTreeSet<NamedNode>,
        then: &NamedNode,
        now: &NamedNode,
    ) -> bool {
        let organ = |agent: &NamedNode, meeting: &NamedNode| {
            let local = |node: &NamedNode| node.as_str().rsplit('/').next().unwrap_or_default().to_owned();
            let class = local(agent).strip_prefix(&format!("{}-", local(meeting)))?.to_owned();
            agent.as_str().contains("/group/").then_some(class)
        };
        let promised: BTreeSet<String> = actors.iter().filter_map(|actor| organ(actor, then)).collect();
        for attribution in self.known.nodes(statement, gg::ATTRIBUTION) {
            let grounds = self.known.nodes(&attribution, gg::BASIS);
            if !grounds.iter().any(|ground| [gg::NAMED, gg::ROLE].contains(&ground.as_ref())) {
                continue;
            }
            for agent in self.known.nodes(&attribution, gg::ATTRIBUTED_TO) {
                let same_organ = organ(&agent, now).is_some_and(|class| promised.contains(&class));
                if same_organ || Self::within(&agent, actors) || self.is_of(&agent, actors, now) {
                    return true;
                }
            }
        }
        false
    }

    /// Whether a person was of one of `bodies` at the meeting.
    fn is_of(&self, person: &NamedNode, bodies: &BTreeSet<NamedNode>, meeting: &NamedNode) -> bool {
        let memberships = self.known.of(org::MEMBER, person);
        let attested = memberships.iter().filter(|m| self.known.nodes(m, gg::ATTESTED_AT).contains(meeting));
        attested.flat_map(|m| self.known.nodes(m, org::ORGANIZATION)).any(|body| Self::within(&body, bodies))
    }

    /// Whether a body is one of `bodies` or a unit of one.
    fn within(body: &NamedNode, bodies: &BTreeSet<NamedNode>) -> bool {
        bodies.iter().any(|whole| is_unit(body.as_str(), whole.as_str()))
    }
}

/// Whether a body is `whole` or a unit of it, by its full name: so that it is the same whatever other documents say.
fn is_unit(body: &str, whole: &str) -> bool {
    let Some(rest) = body.strip_prefix(whole) else { return false };
    whole.contains("/organization/") && (rest.is_empty() || built_in("unit-end").closes(rest))
}

/// Whether any promise and any report has the word.
fn is_common(word: &str) -> bool {
    built_in("any-promise").contains(word)
}

/// The words of a promise that tell it from others: without who does it, when, and that it will be said.
fn promised(action: &str) -> Vec<&str> {
    let start = |word: &str| word.as_ptr() as usize - action.as_ptr() as usize;
    let words = wording::words(action).into_iter();
    words
        .filter(|word| {
            let behind = &action[start(word) + word.len()..];
            // 行う, 示す: a lone kanji is a verb.
            word.chars().nth(1).is_some()
                && !is_common(word)
                && !word.strip_prefix("次回").is_some_and(is_common)
                && !ACTOR_MARKS.iter().any(|mark| behind.starts_with(mark))
        })
        .collect()
}

/// Whether a title has all words of the promise and none that the promise has not.
fn says_the_same(promised: &[&str], action: &str, title: &str) -> bool {
    let named: Vec<&str> = wording::words(title).into_iter().filter(|word| !is_common(word)).collect();
    let action = wording::words(action).concat();
    !named.is_empty()
        && named.iter().all(|word| action.contains(word))
        && promised.iter().all(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_promise_are_what_it_is_about() {
        for (action, expected) in [
            ("次回協議会において国土交通省より空家法の運用状況を説明する予定", vec!["空家法", "運用状況"]),
            ("事務局から次回、骨子案を提示する", vec!["骨子案"]),
            ("次回説明を行う予定", vec![]),
            ("次回までに論点を整理する", vec!["論点", "整理"]),
        ] {
            assert_eq!(promised(action), expected, "{action}");
        }
    }

    #[test]
    fn a_unit_carries_the_name_of_its_body() {
        let is = |body: &str, whole: &str| {
            is_unit(&format!("urn:/organization/{body}"), &format!("urn:/organization/{whole}"))
        };
        assert!(is("みどり県都市局公園課", "みどり県") && is("みどり県", "みどり県"));
        assert!(!is("みどり県立大学", "みどり県") && !is("みどり県", "みどり県都市局"));
    }

    #[test]
    fn a_title_that_says_more_or_less_is_another_document() {
        let action = "次回、事務局から空家法の運用状況を説明する";
        for (title, expected) in [
            ("空家法の運用状況について", true),
            ("空家法の運用状況(案)", true),
            ("空家法の概要", false),
            ("空家法の運用状況と税制", false),
            ("資料", false),
        ] {
            assert_eq!(says_the_same(&promised(action), action, title), expected, "{title}");
        }
    }
}
