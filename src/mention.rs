//! Words that name something: people, bodies, laws, technologies, initiatives, diseases.
//!
//! Takes [`Minutes`]; gives [`Mention`]s and [`Alias`]es; does not know RDF.

mod alias;
pub mod compound;
mod find;
mod known;
mod regulation;

use std::collections::BTreeMap;

use crate::{
    Rule, Span, Text,
    entity::{Entity, Resolution},
    lexicon::Lexicon,
    minutes::{Minutes, affiliation, refer::People},
    rule,
    text::Flow,
};
use find::{Finder, Hit};

/// What kind of thing is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A person.
    Person,
    /// A body.
    Organization,
    /// A technique, material, device, system, method or technical field.
    Technology,
    /// A law, order, guideline, standard or named scheme.
    Regulation,
    /// A programme, project, plan, strategy, fund or database.
    Initiative,
    /// A disease or condition.
    Disease,
}

impl Kind {
    /// The name in document JSON and in IRIs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Technology => "technology",
            Self::Regulation => "regulation",
            Self::Initiative => "initiative",
            Self::Disease => "disease",
        }
    }
}

/// These words name that thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What kind of thing.
    pub kind: Kind,
    /// The name, NFKC; for a person in the fullest form the document gives.
    pub text: String,
    /// The one form that all mentions of the thing share within the document.
    pub canonical: String,
    /// Which thing it is, as far as that can be told.
    pub entity: Resolution,
    /// Where the words stand.
    pub span: Span,
    /// The turn they stand in, by index; `None` in header, roster and agenda.
    pub turn: Option<usize>,
    /// The rule that found them.
    pub rule: Rule,
}

/// Two names for one thing, made equal by the text: `X（Y）`, `X（以下「Y」という）`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The full name.
    pub name: String,
    /// The other name.
    pub short: String,
    /// The characters that say so.
    pub span: Span,
}

/// Finds what the record names, and the names that it makes equal.
#[must_use]
pub fn find(text: &Text, minutes: &Minutes, lexicon: &Lexicon) -> (Vec<Mention>, Vec<Alias>) {
    let mut aliases = roster_aliases(minutes);
    let mut names = roster_names(minutes, lexicon);
    for alias in &aliases {
        if let Some(entity) = names.get(&alias.name).cloned() {
            names.insert(alias.short.clone(), entity);
        }
    }
    let people = People::new(&minutes.attendance, lexicon);
    let mut finder = Finder::new(lexicon, &people, minutes, names);
    // Definitions serve the whole document, also what stands before them.
    for flow in flows(text, minutes).iter().map(|(flow, _)| flow) {
        finder.define(flow, &mut aliases);
    }
    aliases.sort_by_key(|a| a.span);
    aliases.dedup_by(|a, b| a.name == b.name && a.short == b.short);
    let mut mentions = roster_mentions(text, minutes, &finder);
    for (flow, turn) in flows(text, minutes) {
        finder.begin_flow();
        mentions.extend(finder.find(&flow).into_iter().map(|hit| hit.mention(&flow, turn)));
    }
    mentions.sort_by(|a, b| (a.span, a.kind, &a.text).cmp(&(b.span, b.kind, &b.text)));
    mentions.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    (mentions, aliases)
}

/// Every stretch of running text: title, agenda, headings and turns.
fn flows(text: &Text, minutes: &Minutes) -> Vec<(Flow, Option<usize>)> {
    let header = minutes.agenda.iter().map(|a| a.span).map(|span| (joined(text, span), None));
    let leads = minutes.turns.iter().filter_map(|t| t.lead_in.clone());
    let mut seen = Vec::new();
    let leads = leads.filter(|l| {
        let new = !seen.contains(&l.whole());
        seen.push(l.whole());
        new
    });
    let leads: Vec<_> = leads.map(|flow| (flow, None)).collect();
    let headings =
        minutes.headings.iter().filter(|h| h.agenda.is_none()).map(|h| (joined(text, h.span), None));
    let turns = minutes.turns.iter().enumerate().map(|(i, t)| (t.flow.clone(), Some(i)));
    header.chain(headings).chain(leads).chain(turns).collect()
}

/// The lines of `span`, joined.
fn joined(text: &Text, span: Span) -> Flow {
    let mut flow = Flow::default();
    let mut start = span.start();
    for line in text.quote(span).split_inclusive('\n') {
        let end = start + crate::text::to_u32(line.chars().count());
        flow.push_line(text, Span::new(start, end));
        start = end;
    }
    flow
}

/// 機構（AMED）理事長 in the roster makes AMED another name of the body before the bracket.
fn roster_aliases(minutes: &Minutes) -> Vec<Alias> {
    let affiliations = minutes.attendance.iter().flat_map(|a| &a.affiliations);
    let of = affiliations.filter_map(|f| {
        let short = f.abbreviation.clone()?;
        let name = f.as_written[..f.as_written.find('(')?].to_owned();
        Some(Alias { name, short, span: f.span })
    });
    of.collect()
}

/// The bodies of the roster and the council itself, by every name they bear there.
fn roster_names(minutes: &Minutes, lexicon: &Lexicon) -> BTreeMap<String, Entity> {
    let mut names = BTreeMap::new();
    let m = &minutes.meeting;
    for series in m.series.iter().chain(m.joint_with.iter().map(|(s, _)| s)) {
        names.insert(series.value.clone(), body(&series.value, None, lexicon));
    }
    for affiliation in minutes.attendance.iter().flat_map(|a| &a.affiliations) {
        let Some(top) = affiliation.organization.first() else { continue };
        let entity = path_entity(&affiliation.organization, lexicon);
        let top_entity = body(top, None, lexicon);
        let bare = lexicon.bodies.without_form(top);
        if bare.chars().count() >= 4 {
            names.insert(bare.to_owned(), top_entity.clone());
        }
        names.insert(top.clone(), top_entity);
        names.insert(affiliation.organization.concat(), entity);
        for depth in 2..affiliation.organization.len() {
            let path = &affiliation.organization[..depth];
            names.insert(path.concat(), path_entity(path, lexicon));
        }
    }
    names
}

/// A body by its name: the known one's full name, where it is known.
fn body(name: &str, part_of: Option<Entity>, lexicon: &Lexicon) -> Entity {
    let key = lexicon.bodies.known(name).map_or(name, |b| &b.name).to_owned();
    Entity { kind: Kind::Organization, label: key.clone(), key, part_of: part_of.map(Box::new) }
}

/// A unit by its path: each unit is part of the one before.
#[must_use]
pub fn path_entity(path: &[String], lexicon: &Lexicon) -> Entity {
    let mut entity: Option<Entity> = None;
    for unit in path {
        entity = Some(match entity {
            None => body(unit, None, lexicon),
            Some(outer) => {
                let key = format!("{}{unit}", outer.key);
                Entity { kind: Kind::Organization, label: key.clone(), key, part_of: Some(Box::new(outer)) }
            }
        });
    }
    entity.unwrap_or_else(|| body("", None, lexicon))
}

/// People, bodies and projects of the roster, and the council of the title.
fn roster_mentions(text: &Text, minutes: &Minutes, finder: &Finder) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut push = |kind, text: &str, entity: Entity, span, rule| {
        let canonical = entity.label.clone();
        mentions.push(Mention {
            kind,
            text: text.to_owned(),
            canonical,
            entity: Resolution::Found(entity),
            span,
            turn: None,
            rule,
        });
    };
    let m = &minutes.meeting;
    for series in m.series.iter().chain(m.joint_with.iter().map(|(s, _)| s)) {
        push(
            Kind::Organization,
            &series.value,
            body(&series.value, None, finder.lexicon),
            series.span,
            rule::HEADER_TITLE,
        );
    }
    for a in &minutes.attendance {
        if let Some(name) = &a.name {
            push(Kind::Person, &name.value, person(&name.value), name.span, rule::MENTION_ROSTER);
        }
        for f in &a.affiliations {
            let Some(top) = f.organization.first() else { continue };
            let words = joined(text, f.span);
            // From the beginning of the first of `units` to the end of the last one.
            let place = |units: &[String]| {
                let mut at = 0;
                let mut first = None;
                for unit in units {
                    let Some(found) = words.as_str()[at..].find(unit.as_str()) else { return f.span };
                    first.get_or_insert(at + found);
                    at += found + unit.len();
                }
                words.span(first.unwrap_or(0)..at)
            };
            push(
                Kind::Organization,
                top,
                body(top, None, finder.lexicon),
                place(&f.organization[..1]),
                rule::MENTION_ROSTER,
            );
            let last = f.organization.last().map_or("", String::as_str);
            let initiative = finder.lexicon.bodies.ending(last).is_none()
                && finder.lexicon.terms.head(last).is_some_and(|(_, kind, _)| kind == Kind::Initiative);
            if initiative && f.organization.len() > 1 {
                let entity = Entity {
                    kind: Kind::Initiative,
                    key: last.to_owned(),
                    label: last.to_owned(),
                    part_of: None,
                };
                push(
                    Kind::Initiative,
                    last,
                    entity,
                    place(&f.organization[f.organization.len() - 1..]),
                    rule::MENTION_ROSTER,
                );
            } else if f.organization.len() > 1 && !last.ends_with("官房") {
                push(
                    Kind::Organization,
                    &f.organization.concat(),
                    path_entity(&f.organization, finder.lexicon),
                    place(&f.organization),
                    rule::MENTION_ROSTER,
                );
            }
            if let Some(short) = &f.abbreviation {
                push(
                    Kind::Organization,
                    short,
                    body(top, None, finder.lexicon),
                    place(std::slice::from_ref(short)),
                    rule::ALIAS_BRACKET,
                );
            }
        }
    }
    mentions
}

/// A person by the full name.
pub(crate) fn person(name: &str) -> Entity {
    Entity { kind: Kind::Person, key: name.to_owned(), label: name.to_owned(), part_of: None }
}

impl Hit {
    fn mention(self, flow: &Flow, turn: Option<usize>) -> Mention {
        let span = flow.span(self.range);
        Mention {
            kind: self.kind,
            text: self.text,
            canonical: self.canonical,
            entity: self.entity,
            span,
            turn,
            rule: self.rule,
        }
    }
}

/// Whether the words are those of a body, for bodies that only a sentence names.
#[must_use]
pub fn is_body(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.bodies.known(words).is_some() || affiliation::path(words, lexicon).len() > 1
}
