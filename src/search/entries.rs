//! What is entered into the index: statements of one document, and the things it speaks of under all their names.
//!
//! The words of a source and the names of things stand apart: nobody said the names behind what was said.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use super::{Error, Kind};
use crate::{
    rdf::vocab::{gg, oa, rdf, rdfs, schema, skos},
    store::Store,
    text::fold,
};

/// Stands between two texts of an entry. It is no letter, so that no words are found across it.
pub(super) const BETWEEN: char = '␞';
/// Stands between what was said and names.
pub(super) const NAMES: char = '␝';

/// What is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) iri: String,
    pub(super) label: String,
    /// Other names, or the words of a statement.
    pub(super) text: String,
    /// The day as a number, 20210127; 0 where there is none.
    pub(super) day: u64,
    pub(super) series: String,
    pub(super) speaker: String,
    /// Statements: the documents they stand in, by the first 12 digits of their digests.
    pub(super) sources: Vec<String>,
}

/// Statements, and the other things that are spoken of.
pub(super) type OfDocument = (Vec<Entry>, BTreeSet<(Kind, NamedNode)>);

/// The statements of the document `graph`, and the other things it speaks of.
pub(super) fn of_document(view: &View<'_>, graph: &NamedNode) -> Result<OfDocument, Error> {
    let mut statements = Vec::new();
    let mut things = BTreeSet::new();
    for kind in Kind::ALL {
        for node in view.typed(kind.class(), graph)? {
            if kind == Kind::Statement {
                statements.push(view.statement(&node)?);
            } else {
                things.insert((kind, node));
            }
        }
    }
    Ok((statements, things))
}

/// A thing as all documents together speak of it; `None` where none does any more.
pub(super) fn thing(view: &View<'_>, kind: Kind, node: &NamedNode) -> Result<Option<Entry>, Error> {
    if !view.nodes(node, rdf::TYPE)?.iter().any(|class| class.as_ref() == kind.class()) {
        return Ok(None);
    }
    let mut names = BTreeSet::new();
    let mut quotes = BTreeSet::new();
    for predicate in [rdfs::LABEL, skos::ALT_LABEL, skos::HIDDEN_LABEL] {
        names.extend(view.texts(node, predicate)?);
    }
    if kind == Kind::Regulation {
        names.extend(view.texts(node, gg::LAW_NUMBER)?);
    }
    let label = view.label_of(node)?;
    names.remove(&label);
    let mut entry = Entry { iri: node.as_str().to_owned(), label, ..Entry::default() };
    match kind {
        Kind::Meeting => view.date(node, &mut entry)?,
        Kind::Issue => {
            for span in view.nodes(node, gg::EVIDENCE)? {
                for selector in view.nodes(&span, oa::HAS_SELECTOR)? {
                    quotes.extend(view.texts(&selector, oa::EXACT)?.iter().map(|exact| fold(exact)));
                }
            }
            for concerned in view.nodes(node, gg::CONCERNS)? {
                names.insert(view.label(&concerned)?);
            }
            // The first meeting that raised it: where it is known, an issue can be looked for by time and council.
            if let Some(meeting) = view.nodes(node, gg::FIRST_RAISED_AT)?.first() {
                view.date(meeting, &mut entry)?;
            }
        }
        _ => {}
    }
    let joined =
        |texts: BTreeSet<String>| texts.into_iter().collect::<Vec<_>>().join(&format!("\n{BETWEEN}\n"));
    entry.text = joined(names);
    if !quotes.is_empty() {
        entry.text = format!("{}\n{NAMES}\n{}", joined(quotes), entry.text);
    }
    Ok(Some(entry))
}

/// What kind of thing `node` is.
pub(super) fn kind(view: &View<'_>, node: &NamedNode) -> Result<Option<Kind>, Error> {
    let classes = view.nodes(node, rdf::TYPE)?;
    Ok(Kind::ALL.into_iter().find(|kind| classes.iter().any(|class| class.as_ref() == kind.class())))
}

/// The store as it is read for entries. It must not change meanwhile.
pub(super) struct View<'a> {
    store: &'a Store,
    /// Labels, and days and series of meetings: many statements are of one meeting, and by few people.
    labels: Lately<String>,
    meetings: Lately<(u64, String)>,
}

/// What was read of things lately.
type Lately<T> = RefCell<HashMap<NamedNode, T>>;

/// Things of which that is held.
const HELD: usize = 10_000;

fn lately<T: Clone>(
    held: &Lately<T>,
    node: &NamedNode,
    read: impl FnOnce() -> Result<T, Error>,
) -> Result<T, Error> {
    if let Some(known) = held.borrow().get(node) {
        return Ok(known.clone());
    }
    let found = read()?;
    let mut held = held.borrow_mut();
    if held.len() == HELD {
        held.clear();
    }
    held.insert(node.clone(), found.clone());
    Ok(found)
}

impl<'a> View<'a> {
    pub(super) fn of(store: &'a Store) -> Self {
        Self { store, labels: RefCell::default(), meetings: RefCell::default() }
    }

    fn typed(&self, class: NamedNodeRef<'_>, graph: &NamedNode) -> Result<BTreeSet<NamedNode>, Error> {
        let graph = Some(GraphNameRef::from(graph.as_ref()));
        let quads = self.store.database().quads_for_pattern(None, Some(rdf::TYPE), Some(class.into()), graph);
        let mut nodes = BTreeSet::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(node) = quad.map_err(|e| self.store.storage(e))?.subject {
                nodes.insert(node);
            }
        }
        Ok(nodes)
    }

    fn objects(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Vec<Term>, Error> {
        let merge = Some(GraphNameRef::DefaultGraph);
        let quads = self.store.database().quads_for_pattern(
            Some(subject.as_ref().into()),
            Some(predicate),
            None,
            merge,
        );
        let mut objects = Vec::new();
        for quad in quads {
            let quad = quad.map_err(|e| self.store.storage(e))?;
            debug_assert_eq!(quad.graph_name, GraphName::DefaultGraph);
            objects.push(quad.object);
        }
        Ok(objects)
    }

    fn nodes(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Vec<NamedNode>, Error> {
        let nodes = self.objects(subject, predicate)?.into_iter();
        let mut nodes: Vec<NamedNode> =
            nodes.filter_map(|t| if let Term::NamedNode(n) = t { Some(n) } else { None }).collect();
        nodes.sort_unstable();
        Ok(nodes)
    }

    /// Texts of `predicate`, Japanese ones first.
    fn texts(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Vec<String>, Error> {
        let mut texts: Vec<(bool, String)> = Vec::new();
        for term in self.objects(subject, predicate)? {
            if let Term::Literal(literal) = term {
                let foreign = literal.language().is_some_and(|language| language != "ja");
                texts.push((foreign, literal.value().to_owned()));
            }
        }
        texts.sort_unstable();
        Ok(texts.into_iter().map(|(_, text)| text).collect())
    }

    fn label(&self, node: &NamedNode) -> Result<String, Error> {
        lately(&self.labels, node, || self.label_of(node))
    }

    fn label_of(&self, node: &NamedNode) -> Result<String, Error> {
        let last = || node.as_str().rsplit('/').next().unwrap_or_default().to_owned();
        Ok(self.texts(node, rdfs::LABEL)?.into_iter().next().unwrap_or_else(last))
    }

    fn date(&self, meeting: &NamedNode, entry: &mut Entry) -> Result<(), Error> {
        (entry.day, entry.series) = lately(&self.meetings, meeting, || self.date_of(meeting))?;
        Ok(())
    }

    fn date_of(&self, meeting: &NamedNode) -> Result<(u64, String), Error> {
        let mut day = 0;
        if let Some(date) = self.texts(meeting, schema::START_DATE)?.first() {
            let digits: String = date.chars().filter(char::is_ascii_digit).take(8).collect();
            day = digits.parse().unwrap_or(0);
        }
        let series: Vec<String> = self
            .nodes(meeting, gg::IN_SERIES)?
            .iter()
            .map(|series| self.label(series))
            .collect::<Result<_, _>>()?;
        Ok((day, series.join("、")))
    }

    pub(super) fn statement(&self, node: &NamedNode) -> Result<Entry, Error> {
        let text = self.texts(node, gg::TEXT)?.into_iter().next().unwrap_or_default();
        let mut entry =
            Entry { iri: node.as_str().to_owned(), label: self.label_of(node)?, text, ..Entry::default() };
        if let Some(meeting) = self.nodes(node, gg::STATED_AT)?.first() {
            self.date(meeting, &mut entry)?;
        }
        let mut speakers = BTreeSet::new();
        for attribution in self.nodes(node, gg::ATTRIBUTION)? {
            // Candidates are not who spoke: a search by speaker must not say so.
            for agent in self.nodes(&attribution, gg::ATTRIBUTED_TO)? {
                speakers.insert(self.label(&agent)?);
            }
        }
        entry.speaker = speakers.into_iter().collect::<Vec<_>>().join("、");
        entry.sources = self.sources(node)?;
        Ok(entry)
    }

    /// The documents that a statement stands in, by their ids, sorted.
    fn sources(&self, statement: &NamedNode) -> Result<Vec<String>, Error> {
        let quads = self.store.database().quads_for_pattern(
            Some(statement.as_ref().into()),
            Some(rdf::TYPE),
            Some(gg::STATEMENT.into()),
            None,
        );
        let mut sources = Vec::new();
        for quad in quads {
            let GraphName::NamedNode(graph) = quad.map_err(|e| self.store.storage(e))?.graph_name else {
                continue;
            };
            let id = graph.as_str().rsplit('/').next().unwrap_or_default();
            if self.store.base().graph(id) == graph {
                sources.push(id.to_owned());
            }
        }
        sources.sort_unstable();
        Ok(sources)
    }
}
