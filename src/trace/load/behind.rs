//! Who may be behind a statement, and on what ground.

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;

use super::Loader;
use crate::{
    rdf::vocab::gg,
    store::Error,
    trace::{Attribution, Basis, Thing, search::node},
};

impl Loader<'_> {
    /// The attributions, strongest first; those that differ in whom they name only, as one.
    pub(super) fn attributions(
        &self,
        statement: &NamedNode,
        meeting: Option<&NamedNode>,
        graphs: &BTreeSet<NamedNode>,
    ) -> Result<Vec<Attribution>, Error> {
        let mut attributions: Vec<Attribution> = Vec::new();
        for attribution in self.reader.nodes(statement, gg::ATTRIBUTION)? {
            let Some(basis) = self.reader.nodes(&attribution, gg::BASIS)?.iter().find_map(Basis::of) else {
                continue;
            };
            let confidence = self.reader.value(&attribution, gg::CONFIDENCE)?;
            let mut who = self.who(&attribution, meeting)?;
            let candidates = self.reader.nodes(&attribution, gg::CANDIDATE)?;
            let next = Attribution {
                basis,
                who: Vec::new(),
                candidates: self.listed(&candidates, graphs)?,
                confidence: confidence.and_then(|c| c.parse().ok()),
                rules: self.rules(&attribution, None)?,
            };
            let alike = |known: &&mut Attribution| {
                (known.basis, &known.candidates, &known.rules) == (next.basis, &next.candidates, &next.rules)
                    && known.confidence == next.confidence
            };
            match attributions.iter_mut().find(alike) {
                Some(known) => known.who.append(&mut who),
                None => attributions.push(Attribution { who, ..next }),
            }
        }
        for attribution in &mut attributions {
            attribution.who.sort_unstable_by(|a, b| (&a.label, &a.iri).cmp(&(&b.label, &b.iri)));
        }
        attributions.sort_by(|a, b| {
            let sure = |attribution: &Attribution| attribution.confidence.unwrap_or_default();
            a.basis.cmp(&b.basis).then_with(|| sure(b).total_cmp(&sure(a))).then_with(|| a.who.cmp(&b.who))
        });
        Ok(attributions)
    }

    /// People in the order in which these documents first name them: that of the roster.
    fn listed(&self, people: &[NamedNode], graphs: &BTreeSet<NamedNode>) -> Result<Vec<Thing>, Error> {
        let mut listed = Vec::new();
        for person in people {
            let mut first = u32::MAX;
            for graph in graphs {
                first = first.min(self.first_named(person, graph)?);
            }
            listed.push((first, self.reader.thing(person)?));
        }
        listed.sort_unstable();
        Ok(listed.into_iter().map(|(_, thing)| thing).collect())
    }

    /// The first character of the first place where a document names a person.
    fn first_named(&self, person: &NamedNode, graph: &NamedNode) -> Result<u32, Error> {
        let key = (person.clone(), graph.clone());
        if let Some(&first) = self.places.borrow().get(&key) {
            return Ok(first);
        }
        let mut first = u32::MAX;
        for span in self.reader.objects(person, gg::EVIDENCE, Some(graph))?.into_iter().filter_map(node) {
            first = first.min(self.characters(&span)?.map_or(u32::MAX, |(start, _)| start));
        }
        self.places.borrow_mut().insert(key, first);
        Ok(first)
    }

    /// Whom an attribution names. A group's label ends in its meeting's, which stands beside it here: it is left out.
    fn who(&self, attribution: &NamedNode, meeting: Option<&NamedNode>) -> Result<Vec<Thing>, Error> {
        let mut who = self.reader.things(&self.reader.nodes(attribution, gg::ATTRIBUTED_TO)?)?;
        if let Some(meeting) = meeting {
            let ending = format!("（{}）", self.reader.thing(meeting)?.label);
            for thing in &mut who {
                let class = thing.label.strip_suffix(&ending).map(ToOwned::to_owned);
                thing.label = class.unwrap_or_else(|| std::mem::take(&mut thing.label));
            }
        }
        Ok(who)
    }
}
