//! Words that name something: people, bodies, laws, technologies, initiatives, diseases.
//!
//! Takes [`Minutes`]; gives [`Mention`]s and [`Alias`]es; does not know RDF.

mod alias;
mod classify;
mod edge;
mod find;
mod fixed;
mod fuller;
mod gap;
mod head;
mod home;
mod known;
mod latin;
mod local;
mod names;
pub mod noun;
mod overlap;
mod person;
mod place;
mod regulation;
mod roster;
mod sitting;
mod spoken_for;
mod title;

use std::{collections::BTreeSet, ops::Range};

use crate::{
    Rule, Span, Text,
    entity::{Kind, Resolution},
    lexicon::Lexicon,
    minutes::{Minutes, affiliation, refer::People},
    rule,
    text::Flow,
};
use find::{Finder, Hit};
pub(crate) use home::{Home, is_shared};
pub use roster::path_entity;

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
    let mut aliases = roster::aliases(minutes, lexicon);
    let mut names = roster::names(minutes, lexicon);
    for alias in &aliases {
        if let Some(entity) = names.get(&alias.name).cloned() {
            names.insert(alias.short.clone(), entity);
        }
    }
    let town = local::Town::of(text, minutes, lexicon);
    if let Some(town) = town.as_ref().filter(|town| lexicon.bodies.known(&town.name).is_none()) {
        names.entry(town.name.clone()).or_insert_with(|| town.entity(lexicon));
    }
    let people = People::new(&minutes.attendance, lexicon);
    let mut finder = Finder::new(lexicon, &people, minutes, names, town);
    let mut flows = flows(text, minutes);
    flows.extend(head::flows(text, minutes, lexicon).map(|flow| (flow, None)));
    let nouns = |flow: &Flow| gap::part(text, flow, noun::nouns(flow.as_str(), lexicon), lexicon);
    let stretches: Vec<_> = flows.iter().map(|(flow, _)| nouns(flow)).collect();
    // Definitions and full names serve the whole document, also what stands before them.
    for ((flow, _), nouns) in flows.iter().zip(&stretches) {
        finder.learn(flow, nouns, &mut aliases);
    }
    aliases.sort_by_key(|a| a.span);
    aliases.dedup_by(|a, b| a.name == b.name && a.short == b.short);
    // …に起因する事故を踏まえた対策検討委員会（以下「対策検討委員会」という。）: where the full name begins nothing tells.
    aliases.retain(|a| a.name != a.short);
    let mut mentions = roster::mentions(text, minutes, &finder);
    let speakers = finder.speakers();
    for ((flow, turn), nouns) in flows.iter().zip(&stretches) {
        finder.begin_flow();
        let speaker = speakers.binary_search_by_key(turn, |mention| mention.turn).ok();
        let speaker = speaker.and_then(|at| speakers.get(at));
        let hits = finder.find(flow, nouns).into_iter();
        mentions.extend(hits.map(|hit| by_own_name(hit, flow, speaker).mention(flow, *turn)));
    }
    mentions.extend(speakers);
    without_venue(minutes, lexicon, &mut mentions);
    without_trades(&flows, &stretches, &mut mentions);
    mentions.sort_by(|a, b| (a.span, a.kind, &a.text).cmp(&(b.span, b.kind, &b.text)));
    mentions.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    person::by_roster(&mut mentions, &people, minutes, lexicon);
    fuller::resolve(&mut mentions, lexicon);
    (mentions, aliases)
}

/// 南浜渡船の黒川です: a family name by which its bearer begins to speak is that of the one whom the mark names.
fn by_own_name(hit: Hit, flow: &Flow, speaker: Option<&Mention>) -> Hit {
    let own = |speaker: &&Mention| {
        hit.kind == Kind::Person
            && speaker.entity.found().is_some()
            && speaker.text.len() > hit.text.len()
            && speaker.text.starts_with(&hit.text)
            && spoken_for::presents(&flow.as_str()[hit.range.end..])
    };
    match speaker.filter(own) {
        Some(speaker) => Hit {
            text: speaker.text.clone(),
            canonical: speaker.canonical.clone(),
            entity: speaker.entity.clone(),
            ..hit
        },
        None => hit,
    }
}

/// Leaves out the house in which the record says that it met, 南浜町防災センター: only its ending tells a body. Those whose
/// rooms they are, 南浜大学 and 港湾審議会, stay.
fn without_venue(minutes: &Minutes, lexicon: &Lexicon, mentions: &mut Vec<Mention>) {
    let Some(venue) = &minutes.meeting.venue else { return };
    let house = |m: &Mention| {
        let told_by_ending = m.rule.id == rule::MENTION_SUFFIX.id;
        told_by_ending && lexicon.cues.words("house").closes(&m.text) || m.text.ends_with("官邸")
    };
    mentions.retain(|m| {
        let there = m.turn.is_none() && venue.span.contains(m.span);
        m.kind != Kind::Organization || !there || !house(m)
    });
}

/// Leaves out lines of business: who speaks of 渡船事業者 means by 渡船事業 no programme.
fn without_trades(flows: &[(Flow, Option<usize>)], nouns: &[Vec<Range<usize>>], mentions: &mut Vec<Mention>) {
    let words = flows
        .iter()
        .zip(nouns)
        .flat_map(|((flow, _), nouns)| nouns.iter().map(|noun| &flow.as_str()[noun.clone()]));
    let trades: BTreeSet<&str> =
        words.filter_map(|noun| noun.strip_suffix('者').filter(|trade| trade.ends_with("事業"))).collect();
    // 遊覧渡船事業者 run a 渡船事業.
    let is_trade = |name: &str| trades.iter().any(|trade| trade.ends_with(name));
    mentions.retain(|m| m.kind != Kind::Initiative || !is_trade(&m.text));
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
        let end = start + crate::span::to_u32(line.chars().count());
        flow.push_line(text, Span::new(start, end));
        start = end;
    }
    flow
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

#[cfg(test)]
mod tests;
