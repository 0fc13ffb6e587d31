//! Evidence: the words of sources behind what the graph says, with their places and rules.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphName, NamedNode, Quad};

use super::Loader;
use crate::{
    rdf::vocab::{gg, oa, rdfs},
    store::Error,
    text::fold,
    trace::{
        Rule, Words,
        search::{node, value},
    },
};

/// Places of a thing that are looked at to find its first ones: a law may be named ten thousand times.
const LOOKED_AT: usize = 100;

impl Loader<'_> {
    /// The words that say something of `thing`, by source and place, `limit` at most: the first ones, unless there are
    /// very many.
    pub(super) fn evidence(&self, thing: &NamedNode, limit: usize) -> Result<Vec<Words>, Error> {
        let mut found = Vec::new();
        let mut rules: BTreeMap<NamedNode, Vec<Rule>> = BTreeMap::new();
        for (graph, span) in self.spans(thing, limit.max(LOOKED_AT))? {
            found.push((graph, self.characters(&span)?, span));
        }
        found.sort_unstable();
        let mut words = Vec::new();
        for (graph, _, span) in found {
            if words.len() == limit {
                break;
            }
            let Some(quote) = self.quote(&span)? else { continue };
            if !rules.contains_key(&graph) {
                rules.insert(graph.clone(), self.rules(thing, Some(&graph))?);
            }
            words.push(self.at(&graph, &span, quote, rules.get(&graph).map_or(&[], Vec::as_slice))?);
        }
        Ok(words)
    }

    /// The spans that documents name as evidence for `thing`, each with the document's graph, `most` at most.
    fn spans(&self, thing: &NamedNode, most: usize) -> Result<Vec<(NamedNode, NamedNode)>, Error> {
        let said = self.store.database().quads_for_pattern(
            Some(thing.as_ref().into()),
            Some(gg::EVIDENCE),
            None,
            None,
        );
        let mut spans = Vec::new();
        for quad in said {
            let Quad { object, graph_name, .. } = quad.map_err(|e| self.store.storage(e))?;
            if let (GraphName::NamedNode(graph), Some(span)) = (graph_name, node(object)) {
                spans.push((graph, span));
            }
            if spans.len() == most {
                break;
            }
        }
        Ok(spans)
    }

    /// The names under which the source of `graph` was given.
    fn files(&self, graph: &NamedNode) -> Result<Vec<String>, Error> {
        if let Some(names) = self.files.borrow().get(graph) {
            return Ok(names.clone());
        }
        let names = self.store.names_of(graph)?;
        self.files.borrow_mut().insert(graph.clone(), names.clone());
        Ok(names)
    }

    /// One quotation with its place.
    fn at(
        &self,
        graph: &NamedNode,
        span: &NamedNode,
        (start, end, exact): (u32, u32, String),
        rules: &[Rule],
    ) -> Result<Words, Error> {
        Ok(Words {
            text: fold(&exact),
            exact,
            start,
            end,
            line: self.number(span, gg::LINE)?,
            page: self.number(span, gg::PAGE)?,
            source: graph.as_str().rsplit('/').next().unwrap_or_default().to_owned(),
            files: self.files(graph)?,
            rules: rules.to_vec(),
        })
    }

    /// The words of `statement` that raise `issue`, in every document that has them.
    pub(super) fn words(
        &self,
        statement: &NamedNode,
        issue: &NamedNode,
        graphs: &BTreeSet<NamedNode>,
    ) -> Result<Vec<Words>, Error> {
        let mut words = Vec::new();
        for graph in graphs {
            let mut said = Vec::new();
            for span in
                self.reader.objects(statement, gg::EVIDENCE, Some(graph))?.into_iter().filter_map(node)
            {
                said.extend(self.characters(&span)?);
            }
            let rules = self.rules(issue, Some(graph))?;
            for span in self.reader.objects(issue, gg::EVIDENCE, Some(graph))?.into_iter().filter_map(node) {
                let Some((start, end)) = self.characters(&span)? else { continue };
                if !said.iter().any(|&(from, to)| from <= start && end <= to) {
                    continue; // raised by another statement of the same document
                }
                if let Some(quote) = self.quote(&span)? {
                    words.push(self.at(graph, &span, quote, &rules)?);
                }
            }
        }
        words.sort_by(|a, b| (&a.source, a.start, a.end).cmp(&(&b.source, b.start, b.end)));
        Ok(words)
    }

    /// First character, the one after the last, and the characters of a span.
    fn quote(&self, span: &NamedNode) -> Result<Option<(u32, u32, String)>, Error> {
        let told = told(span);
        for selector in self.reader.nodes(span, oa::HAS_SELECTOR)? {
            let place = told.map_or_else(|| self.selected(&selector), |told| Ok(Some(told)))?;
            if let (Some((start, end)), Some(exact)) = (place, self.reader.value(&selector, oa::EXACT)?) {
                return Ok(Some((start, end, exact)));
            }
        }
        Ok(None)
    }

    /// First character of a span and the one after the last.
    pub(super) fn characters(&self, span: &NamedNode) -> Result<Option<(u32, u32)>, Error> {
        if let Some(told) = told(span) {
            return Ok(Some(told));
        }
        for selector in self.reader.nodes(span, oa::HAS_SELECTOR)? {
            if let Some(place) = self.selected(&selector)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    fn selected(&self, selector: &NamedNode) -> Result<Option<(u32, u32)>, Error> {
        Ok(self.number(selector, oa::START)?.zip(self.number(selector, oa::END)?))
    }

    pub(super) fn rules(&self, subject: &NamedNode, graph: Option<&NamedNode>) -> Result<Vec<Rule>, Error> {
        let mut rules = Vec::new();
        for rule in self.reader.objects(subject, gg::RULE, graph)?.into_iter().filter_map(node) {
            let known = self.rules.borrow().get(&rule).cloned();
            rules.push(if let Some(known) = known {
                known
            } else {
                let read = self.rule(&rule)?;
                self.rules.borrow_mut().insert(rule, read.clone());
                read
            });
        }
        rules.sort_unstable();
        rules.dedup();
        Ok(rules)
    }

    fn rule(&self, rule: &NamedNode) -> Result<Rule, Error> {
        let id = self.reader.value(rule, gg::RULE_ID)?.unwrap_or_default();
        let mut found = Rule { id, ja: String::new(), en: String::new() };
        for label in self.reader.objects(rule, rdfs::LABEL, None)? {
            let english = matches!(&label, oxigraph::model::Term::Literal(l) if l.language() == Some("en"));
            let text = value(label).unwrap_or_default();
            if english { found.en = text } else { found.ja = text }
        }
        Ok(found)
    }
}

/// The characters that the IRI of a span ends in: what most spans are asked for, without reading them.
fn told(span: &NamedNode) -> Option<(u32, u32)> {
    let (_, chars) = span.as_str().rsplit_once("#char=")?;
    let (start, end) = chars.split_once(',')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}
