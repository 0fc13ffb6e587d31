//! The graph of one document under construction: no thing of the world enters it without a span and a rule.
//!
//! [`Graph::thing`] is the one way to name a thing read from the text, and it asks for [`Evidence`].
//! What is said of the source and the run themselves is written here once, by [`Graph::open`].

use std::collections::{BTreeMap, HashMap, HashSet};

use foldhash::fast::FixedState;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};

use super::{
    Base,
    vocab::{gg, oa, prov, rdf, rdfs, skos, xsd},
};
use crate::{Extraction, Rule, Span, Text, entity::Entity};

/// Characters of a quotation that a label shows.
const LABEL_CHARS: usize = 40;

/// Where something was read, and by which rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    span: Span,
    rule: Rule,
}

impl Evidence {
    pub(super) fn new(span: Span, rule: Rule) -> Self {
        Self { span, rule }
    }

    /// The same rule at another place.
    pub(super) fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }
}

/// What a thing is called.
struct Names {
    /// The number of the thing, in the order in which they came.
    thing: usize,
    /// Its label, then its further names.
    all: Vec<String>,
}

/// The graph of one document under construction.
pub(super) struct Graph<'a> {
    pub(super) base: &'a Base,
    pub(super) source: &'a str,
    pub(super) text: &'a Text,
    name: GraphName,
    quads: Vec<Quad>,
    // The one predicate whose quads are asked for, where it is one; none of evidence.
    only: Option<NamedNodeRef<'static>>,
    spans: HashMap<Span, NamedNode, FixedState>,
    rules: BTreeMap<&'static str, NamedNode>,
    names: HashMap<NamedNode, Names, FixedState>,
    // Things by their number, with their evidence.
    linked: HashSet<(usize, Span, &'static str), FixedState>,
    /// The node of each entity that was spoken of.
    pub(super) entities: HashMap<&'a Entity, NamedNode, FixedState>,
}

impl<'a> Graph<'a> {
    /// A graph that says which bytes it comes from and which version read them, and nothing yet of the world. Of all
    /// that will be said of it, it keeps the quads of the predicate `only`.
    pub(super) fn open(
        extraction: &'a Extraction,
        base: &'a Base,
        label: &str,
        only: Option<NamedNodeRef<'static>>,
    ) -> Self {
        let source = extraction.id();
        let name = base.graph(source);
        let mut graph = Self {
            base,
            source,
            text: &extraction.text,
            name: GraphName::NamedNode(name.clone()),
            quads: Vec::new(),
            only,
            spans: HashMap::default(),
            rules: BTreeMap::new(),
            names: HashMap::default(),
            linked: HashSet::default(),
            entities: HashMap::default(),
        };
        graph.provenance(extraction, &name, label);
        graph
    }

    /// Speaks of a thing that was read from the text. Where the graph knows it, the evidence is added to it.
    pub(super) fn thing(
        &mut self,
        node: &NamedNode,
        class: NamedNodeRef<'static>,
        label: &str,
        evidence: Evidence,
    ) -> Thing<'_, 'a> {
        let count = self.names.len();
        let number = match self.names.get_mut(node) {
            None => {
                self.names.insert(node.clone(), Names { thing: count, all: vec![label.to_owned()] });
                self.push(node, rdf::TYPE, class.into_owned());
                self.push(node, rdfs::LABEL, japanese(label));
                count
            }
            Some(names) => {
                let number = names.thing;
                if !names.all.iter().any(|known| known == label) {
                    names.all.push(label.to_owned());
                    self.push(node, skos::ALT_LABEL, japanese(label));
                }
                number
            }
        };
        Thing { graph: self, node: node.clone(), number }.also(evidence)
    }

    /// The thing, if the graph already speaks of it: the way to say more of it on the same evidence.
    pub(super) fn known(&mut self, node: &NamedNode) -> Option<Thing<'_, 'a>> {
        let number = self.names.get(node)?.thing;
        Some(Thing { graph: self, node: node.clone(), number })
    }

    /// Gives a thing a further name, unless it has that name already.
    pub(super) fn also_called(&mut self, node: &NamedNode, name: &str, evidence: Evidence) {
        let Some(names) = self.names.get_mut(node) else { return };
        if names.all.iter().any(|known| known == name) {
            return;
        }
        names.all.push(name.to_owned());
        if let Some(thing) = self.known(node) {
            thing.also(evidence).japanese(skos::ALT_LABEL, name);
        }
    }

    /// The label under which the graph knows a thing.
    pub(super) fn label(&self, node: &NamedNode) -> Option<&str> {
        self.names.get(node).and_then(|names| names.all.first()).map(String::as_str)
    }

    /// The quads, in the order in which they were said.
    pub(super) fn close(self) -> Vec<Quad> {
        self.quads
    }

    fn push(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'static>, object: impl Into<Term>) {
        if self.only.is_some_and(|only| only != predicate) {
            return;
        }
        self.quads.push(Quad::new(subject.clone(), predicate, object, self.name.clone()));
    }

    fn span(&mut self, span: Span) -> NamedNode {
        if let Some(node) = self.spans.get(&span) {
            return node.clone();
        }
        let node = self.base.span(self.source, span);
        let selector = self.base.selector(self.source, span);
        let quote = self.text.quote(span);
        self.spans.insert(span, node.clone());
        self.push(&node, rdf::TYPE, gg::TEXT_SPAN.into_owned());
        self.push(&node, rdfs::LABEL, japanese(&shortened(quote)));
        self.push(&node, oa::HAS_SOURCE, self.base.text(self.source));
        self.push(&node, oa::HAS_SELECTOR, selector.clone());
        self.push(&node, gg::LINE, integer(self.text.line_of(span.start())));
        if let Some(page) = self.text.page_of(span.start()) {
            self.push(&node, gg::PAGE, integer(page));
        }
        // Its class follows from oa:start, and is one quad in twenty where it is said.
        self.push(&selector, oa::START, integer(span.start()));
        self.push(&selector, oa::END, integer(span.end()));
        self.push(&selector, oa::EXACT, Literal::new_simple_literal(quote));
        node
    }

    fn rule(&mut self, rule: Rule) -> NamedNode {
        if let Some(node) = self.rules.get(rule.id) {
            return node.clone();
        }
        let node = self.base.named("rule", rule.id);
        self.rules.insert(rule.id, node.clone());
        self.push(&node, rdf::TYPE, gg::EXTRACTION_RULE.into_owned());
        self.push(&node, rdfs::LABEL, japanese(rule.ja));
        self.push(&node, rdfs::LABEL, english(rule.en));
        self.push(&node, gg::RULE_ID, Literal::new_simple_literal(rule.id));
        node
    }

    // One run for the whole graph: what every quad of it was generated by is said once, of the graph.
    fn provenance(&mut self, extraction: &Extraction, name: &NamedNode, label: &str) {
        let version = env!("CARGO_PKG_VERSION");
        let text = self.base.text(self.source);
        let run = self.base.named("run", &format!("{version}-{}", self.source));
        self.push(&text, rdf::TYPE, gg::SOURCE_TEXT.into_owned());
        self.push(&text, rdfs::LABEL, japanese(label));
        self.push(&text, gg::SHA256, Literal::new_simple_literal(&extraction.sha256));
        self.push(&text, gg::FORMAT, Literal::new_simple_literal(self.text.format.name()));
        self.push(&text, gg::ENCODING, Literal::new_simple_literal(self.text.encoding));
        self.push(&text, gg::CHARACTERS, integer(self.text.chars()));
        self.push(&text, gg::ACCOUNTED, integer(extraction.accounted()));
        self.push(&run, rdf::TYPE, gg::EXTRACTION_RUN.into_owned());
        self.push(&run, rdfs::LABEL, japanese(&format!("gijigraph {version} による抽出（{}）", self.source)));
        self.push(&run, gg::TOOL_VERSION, Literal::new_simple_literal(version));
        self.push(&run, prov::USED, text.clone());
        self.push(name, rdf::TYPE, prov::ENTITY.into_owned());
        self.push(name, rdfs::LABEL, japanese(&format!("{label}のグラフ")));
        self.push(name, prov::WAS_GENERATED_BY, run);
        self.push(name, prov::WAS_DERIVED_FROM, text);
    }
}

/// A thing that has its evidence: what is said of it stands on that.
pub(super) struct Thing<'g, 'a> {
    graph: &'g mut Graph<'a>,
    node: NamedNode,
    number: usize,
}

impl Thing<'_, '_> {
    /// Further evidence.
    pub(super) fn also(self, evidence: Evidence) -> Self {
        // Nothing else that is said depends on evidence.
        if self.graph.only.is_none()
            && self.graph.linked.insert((self.number, evidence.span, evidence.rule.id))
        {
            let span = self.graph.span(evidence.span);
            let rule = self.graph.rule(evidence.rule);
            self.graph.push(&self.node, gg::EVIDENCE, span);
            self.graph.push(&self.node, gg::RULE, rule);
        }
        self
    }

    /// Its relation to another thing.
    pub(super) fn link(self, predicate: NamedNodeRef<'static>, object: &NamedNode) -> Self {
        self.graph.push(&self.node, predicate, object.clone());
        self
    }

    /// Its relations to several things.
    pub(super) fn links<'o>(
        self,
        predicate: NamedNodeRef<'static>,
        objects: impl IntoIterator<Item = &'o NamedNode>,
    ) -> Self {
        objects.into_iter().fold(self, |thing, object| thing.link(predicate, object))
    }

    /// Its relation to a concept of a code list.
    pub(super) fn concept(self, predicate: NamedNodeRef<'static>, concept: NamedNodeRef<'static>) -> Self {
        self.graph.push(&self.node, predicate, concept.into_owned());
        self
    }

    /// A string without language.
    pub(super) fn string(self, predicate: NamedNodeRef<'static>, value: &str) -> Self {
        self.graph.push(&self.node, predicate, Literal::new_simple_literal(value));
        self
    }

    /// A Japanese text.
    pub(super) fn japanese(self, predicate: NamedNodeRef<'static>, value: &str) -> Self {
        self.graph.push(&self.node, predicate, japanese(value));
        self
    }

    /// A whole number.
    pub(super) fn integer(self, predicate: NamedNodeRef<'static>, value: u32) -> Self {
        self.graph.push(&self.node, predicate, integer(value));
        self
    }

    /// Hundredths, as a decimal number.
    pub(super) fn hundredths(self, predicate: NamedNodeRef<'static>, value: u8) -> Self {
        let value = value.min(100);
        let digits = format!("{}.{:02}", value / 100, value % 100);
        // The form that stores give back: no zeros at the end, no point without digits behind it.
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        self.graph.push(&self.node, predicate, Literal::new_typed_literal(digits, xsd::DECIMAL));
        self
    }

    /// That something is so.
    pub(super) fn truth(self, predicate: NamedNodeRef<'static>) -> Self {
        self.typed(predicate, "true", xsd::BOOLEAN)
    }

    /// A value in the lexical form of `datatype`.
    pub(super) fn typed(
        self,
        predicate: NamedNodeRef<'static>,
        value: &str,
        datatype: NamedNodeRef<'static>,
    ) -> Self {
        self.graph.push(&self.node, predicate, Literal::new_typed_literal(value, datatype));
        self
    }
}

/// The first words of a text, on one line.
pub(super) fn shortened(text: &str) -> String {
    let flat = crate::text::fold_head(text, LABEL_CHARS);
    let mut short: String = flat.chars().take(LABEL_CHARS).collect();
    if flat.chars().nth(LABEL_CHARS).is_some() {
        short.push('…');
    }
    short
}

fn japanese(value: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(value, "ja")
}

fn english(value: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(value, "en")
}

fn integer(value: u32) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}
