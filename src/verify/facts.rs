//! Whether everything a document says of the world has its evidence and its rule.

use std::collections::{BTreeMap, HashMap, HashSet};

use oxigraph::model::{NamedOrBlankNode, Quad, Term};

use super::{Check, Failure};
use crate::{
    rdf::vocab::{gg, rdf},
    rule,
};

/// Classes of what is said of sources and programs, not read from a text.
const OWN: [oxigraph::model::NamedNodeRef<'static>; 4] =
    [gg::SOURCE_TEXT, gg::TEXT_SPAN, gg::EXTRACTION_RUN, gg::EXTRACTION_RULE];

pub(super) fn verify(id: &str, quads: &[Quad]) -> Vec<Failure> {
    let live: HashSet<&str> = rule::ALL.iter().map(|rule| rule.id).collect();
    let mut rules: HashMap<&NamedOrBlankNode, &str> = HashMap::new();
    let mut spans: HashSet<&NamedOrBlankNode> = HashSet::new();
    let mut things: BTreeMap<String, &NamedOrBlankNode> = BTreeMap::new();
    for quad in quads {
        match (quad.predicate.as_ref(), &quad.object) {
            (gg::RULE_ID, Term::Literal(id)) => {
                rules.insert(&quad.subject, id.value());
            }
            (rdf::TYPE, Term::NamedNode(class)) if class.as_ref() == gg::TEXT_SPAN => {
                spans.insert(&quad.subject);
            }
            (rdf::TYPE, Term::NamedNode(class))
                if class.as_str().starts_with(gg::NS) && !OWN.contains(&class.as_ref()) =>
            {
                things.insert(quad.subject.to_string(), &quad.subject);
            }
            _ => {}
        }
    }
    let mut proven: HashSet<&NamedOrBlankNode> = HashSet::new();
    let mut ruled: HashSet<&NamedOrBlankNode> = HashSet::new();
    for quad in quads {
        let Term::NamedNode(object) = &quad.object else { continue };
        let object = NamedOrBlankNode::from(object.clone());
        match quad.predicate.as_ref() {
            gg::EVIDENCE if spans.contains(&object) => {
                proven.insert(&quad.subject);
            }
            gg::RULE if rules.get(&object).is_some_and(|rule| live.contains(rule)) => {
                ruled.insert(&quad.subject);
            }
            _ => {}
        }
    }
    let mut failures = Vec::new();
    for (place, thing) in things {
        let checks = [
            (Check::Evidence, proven.contains(thing), "nothing of the source shows it"),
            (Check::Rule, ruled.contains(thing), "no rule of this program found it"),
        ];
        for (check, _, what) in checks.into_iter().filter(|(_, holds, _)| !holds) {
            let (document, place, what) = (id.to_owned(), place.clone(), what.to_owned());
            failures.push(Failure { document, place, check, what });
        }
    }
    failures
}
