//! One pass over a stretch of running text: candidates of every kind, then the longest that do not overlap.

mod quoted;

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use super::{
    Alias, Kind, Mention, alias,
    classify::classify,
    compound::{self, Script},
    edge::{trailing, without_document, without_prefix},
    fixed,
    names::Names,
    overlap,
    person::{self, Introduced},
    regulation,
    roster::path_entity,
    spoken_for, title,
};
use crate::{
    Rule,
    entity::{Entity, Resolution},
    lexicon::{Lexicon, Strength},
    minutes::{Minutes, refer::People, voice::Voices},
    rule,
    text::Flow,
};

/// A name found in a flow.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub range: Range<usize>,
    pub kind: Kind,
    pub text: String,
    pub canonical: String,
    pub entity: Resolution,
    pub rule: Rule,
    // Stands over others: an article over its law, a long title over the names inside it.
    pub nested: bool,
}

impl Hit {
    pub(super) fn new(s: &str, range: Range<usize>, entity: Entity, rule: Rule) -> Self {
        Self {
            text: s[range.clone()].to_owned(),
            range,
            kind: entity.kind,
            canonical: entity.label.clone(),
            entity: Resolution::Found(entity),
            rule,
            nested: false,
        }
    }
}

/// Finds names in the flows of one document.
pub(super) struct Finder<'a> {
    pub lexicon: &'a Lexicon,
    people: &'a People<'a>,
    voices: Voices,
    minutes: &'a Minutes,
    // Names that this document gives: bodies of the roster, aliases.
    names: Names,
    introduced: Introduced,
    // How often the document says a long katakana word.
    katakana: HashMap<String, u32>,
    // The law last named: what 第1種 is a class of.
    law: Option<Entity>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(
        lexicon: &'a Lexicon,
        people: &'a People<'a>,
        minutes: &'a Minutes,
        names: BTreeMap<String, Entity>,
    ) -> Self {
        let voices = Voices::of(minutes, people, lexicon);
        let mut introduced = Introduced::default();
        introduced.hear(&minutes.turns, &voices, people, lexicon);
        Self {
            lexicon,
            people,
            voices,
            minutes,
            names: Names::new(names),
            introduced,
            katakana: HashMap::new(),
            law: None,
        }
    }

    /// Learns what a flow tells about the rest: definitions, full names, words that come again.
    pub(super) fn learn(&mut self, flow: &Flow, nouns: &[Range<usize>], aliases: &mut Vec<Alias>) {
        let s = flow.as_str();
        self.introduced.learn(s, nouns, self.lexicon);
        for noun in nouns {
            let words = &s[noun.clone()];
            if noun.len() >= 18 && compound::only(words, Script::Katakana) {
                *self.katakana.entry(words.to_owned()).or_default() += 1;
            }
        }
        if s.contains(['(', '─', '―', '—']) {
            self.define(flow, nouns, aliases);
        }
    }

    fn define(&mut self, flow: &Flow, nouns: &[Range<usize>], aliases: &mut Vec<Alias>) {
        for definition in alias::definitions(flow, nouns, self.lexicon) {
            let alias = alias::alias(flow, &definition);
            let name = self.entity_of(&alias.name).or_else(|| self.entity_of(&alias.short));
            let told = || {
                self.told_by_noun_before(flow.as_str(), nouns, definition.name.start)
                    .map(|kind| self.named(kind, &alias.name))
            };
            let entity = told().or(name).or_else(|| self.unknown_defined(&alias));
            if let Some(entity) = entity {
                self.names.add(&alias.name, entity.clone());
                self.names.add(&alias.short, entity);
                aliases.push(alias);
            }
        }
    }

    /// What a defined name is when nothing else tells: an English body, or a term of the field.
    fn unknown_defined(&self, alias: &Alias) -> Option<Entity> {
        let of = |kind, key: &str| {
            Some(Entity { kind, key: key.to_owned(), label: key.to_owned(), part_of: None })
        };
        let (long, short) = if alias.name.len() >= alias.short.len() {
            (&alias.name, &alias.short)
        } else {
            (&alias.short, &alias.name)
        };
        if long.split(' ').any(|word| self.lexicon.cues.words("english-body").contains(word)) {
            return of(Kind::Organization, long);
        }
        if compound::is_abbreviation(short)
            || [long, short]
                .iter()
                .any(|s| compound::has(s, Script::Katakana) || compound::has(s, Script::Latin))
        {
            return of(Kind::Technology, long);
        }
        None
    }

    /// What a name by itself stands for.
    fn entity_of(&self, name: &str) -> Option<Entity> {
        if let Some(entity) = self.names.get(name) {
            return Some(entity.clone());
        }
        if let [entity] = &fixed::entities(self.lexicon.matcher.exact(name))[..] {
            return Some(entity.clone());
        }
        classify(name, self.lexicon).map(|(kind, _)| self.named(kind, name))
    }

    fn named(&self, kind: Kind, name: &str) -> Entity {
        if kind == Kind::Organization {
            return path_entity(&crate::minutes::affiliation::path(name, self.lexicon), self.lexicon);
        }
        Entity { kind, key: name.to_owned(), label: name.to_owned(), part_of: None }
    }

    /// The people whom speaker marks name.
    pub(super) fn speakers(&self) -> Vec<Mention> {
        let turns = self.minutes.turns.iter().enumerate();
        let named = turns.filter_map(|(i, turn)| {
            let label = turn.label.as_ref()?;
            let (voices, introduced) = (&self.voices, &self.introduced);
            let named = person::by_mark(turn, voices, self.people, self.minutes, introduced, self.lexicon)?;
            Some(Mention {
                kind: Kind::Person,
                canonical: named.text.clone(),
                text: named.text,
                entity: named.entity,
                span: label.span,
                turn: Some(i),
                rule: rule::MENTION_SPEAKER,
            })
        });
        named.collect()
    }

    /// A new stretch of text: the law last named is none of it.
    pub(super) fn begin_flow(&mut self) {
        self.law = None;
    }

    /// The names in `flow`, in order.
    pub(super) fn find(&mut self, flow: &Flow, nouns: &[Range<usize>]) -> Vec<Hit> {
        let s = flow.as_str();
        let mut hits = fixed::of_document(s, nouns, &self.names, self.lexicon);
        fixed::of_tables(s, nouns, &self.names, self.lexicon, &mut hits);
        self.codes(s, &mut hits);
        self.quoted(s, nouns, &mut hits);
        for i in 0..nouns.len() {
            self.noun(s, nouns, i, &mut hits);
        }
        let mut hits = overlap::longest(hits);
        regulation::refer::resolve(s, &mut hits, &mut self.law);
        hits.sort_by_key(|h| (h.range.start, h.range.end));
        hits
    }

    /// Standards by number.
    fn codes(&self, s: &str, hits: &mut Vec<Hit>) {
        if !s.bytes().any(|b| b.is_ascii_uppercase()) {
            return;
        }
        for range in regulation::standards(s) {
            let entity = self.named(Kind::Regulation, &s[range.clone()]);
            hits.push(Hit::new(s, range, entity, rule::MENTION_CODE));
        }
    }

    /// A compound that no table holds.
    fn noun(&self, s: &str, nouns: &[Range<usize>], i: usize, hits: &mut Vec<Hit>) {
        let range = &nouns[i];
        let words = &s[range.clone()];
        if let Some(named) =
            person::by_title(words, self.people, self.minutes, &self.introduced, self.lexicon)
        {
            hits.push(person_hit(range.clone(), named));
            return;
        }
        if let Some((range, named)) = person::by_surname(s, nouns, i, &self.introduced, self.lexicon) {
            hits.extend(
                spoken_for::of_speaker(s, nouns, i, &range, self.lexicon).map(|body| self.body(s, body)),
            );
            hits.push(person_hit(range, named));
            return;
        }
        if let Some(body) = spoken_for::represented(s, nouns, i, self.lexicon) {
            hits.push(self.body(s, body));
            return;
        }
        let start = range.start + without_prefix(words, self.lexicon);
        let end = range.end - trailing(&s[start..range.end], self.lexicon);
        let end = start + without_document(&s[start..end.max(start)], self.lexicon);
        if start >= end {
            return;
        }
        if let Some(range) = self.company(s, nouns, i) {
            hits.push(self.body(s, range));
            return;
        }
        if let Some(hit) = self.long_title(s, nouns, i, end) {
            hits.push(hit);
        }
        let name = &s[start..end];
        if self.names.contains(name) || !self.lexicon.matcher.exact(name).is_empty() {
            return;
        }
        let law = regulation::by_ending(name, self.lexicon)
            .or_else(|| regulation::by_context(name, &s[end..], self.lexicon).then_some(0..name.len()));
        if let Some(law) = law {
            let range = start + law.start..start + law.end;
            let entity = self.named(Kind::Regulation, &s[range.clone()]);
            let mut hit = Hit::new(s, range, entity, rule::MENTION_SUFFIX);
            hit.entity = Resolution::Unknown;
            hits.push(hit);
            return;
        }
        if let Some(hit) = self.dotted(s, nouns, i, end) {
            hits.push(hit);
            return;
        }
        if let Some(body) = self.before_post(name).filter(|_| !s[..start].ends_with('・')) {
            hits.push(self.body(s, start..start + body));
        } else if let Some((kind, rule)) = classify(name, self.lexicon) {
            let start = match kind {
                Kind::Initiative => title::theme(s, nouns, i, self.lexicon).unwrap_or(start),
                _ => start,
            };
            let entity = self.named(kind, &s[start..end]);
            hits.push(Hit::new(s, start..end, entity, rule));
        } else if self.is_term_of_this_record(name) {
            let entity = self.named(Kind::Technology, name);
            hits.push(Hit::new(s, start..end, entity, rule::MENTION_HEAD));
        }
    }

    /// Where the body ends whose post the words are: 南浜市医師会 of 南浜市医師会副会長.
    fn before_post(&self, words: &str) -> Option<usize> {
        let titles = &self.lexicon.titles;
        let at = titles.post_at_end(words).or_else(|| titles.capacity_at_end(words)).filter(|&at| at > 0)?;
        let body = &words[..at];
        let named = self.lexicon.bodies.known(body).is_none()
            && body.chars().count() >= 4
            && classify(body, self.lexicon).is_some_and(|(kind, _)| kind == Kind::Organization);
        named.then_some(at)
    }

    /// A body at `range`.
    fn body(&self, s: &str, range: Range<usize>) -> Hit {
        let entity = self.named(Kind::Organization, &s[range.clone()]);
        Hit::new(s, range, entity, rule::MENTION_SUFFIX)
    }

    /// 合同会社ひまわり企画: a legal form, kana that no particle opens, and a noun.
    fn company(&self, s: &str, nouns: &[Range<usize>], i: usize) -> Option<Range<usize>> {
        let (form, name) = (&nouns[i], nouns.get(i + 1)?);
        let kana = s.get(form.end..name.start)?;
        let letters = kana.chars().count();
        let particle = kana.starts_with([
            'は', 'が', 'を', 'に', 'で', 'と', 'の', 'も', 'へ', 'や', 'か', 'な', 'ま', 'よ',
        ]);
        let written = (2..=8).contains(&letters) && compound::only(kana, Script::Hiragana) && !particle;
        let words = &s[form.clone()];
        (written && self.lexicon.bodies.form_at_start(words) == Some(words.len()))
            .then_some(form.start..name.end)
    }

    /// A long katakana word that comes again and is no everyday word is a term of the field.
    fn is_term_of_this_record(&self, name: &str) -> bool {
        self.katakana.get(name).is_some_and(|&count| count >= 3)
            && name.chars().count() >= 7
            && !name.split('・').all(|w| self.lexicon.terms.is_generic(w))
            && !self.lexicon.terms.is_generic(name)
            && !self.lexicon.terms.is_head(name)
            && self.lexicon.terms.head(name).is_none()
            && !self.lexicon.titles.is_surname(name)
    }

    /// A title over particles: an ordinance, a council, a plan.
    fn long_title(&self, s: &str, nouns: &[Range<usize>], i: usize, end: usize) -> Option<Hit> {
        let last = &s[nouns[i].start..end];
        let kind = self.titled(last)?;
        let start = title::start(s, nouns, i, kind == Kind::Regulation, self.lexicon)?;
        if end != nouns[i].end && !s[end..].starts_with(['案', '等']) {
            return None;
        }
        let name = &s[start..end];
        if !self.lexicon.matcher.exact(name).is_empty() {
            return None;
        }
        let entity = self.named(kind, name);
        let mut hit = Hit::new(s, start..end, entity, rule::MENTION_SUFFIX);
        hit.nested = true;
        if kind == Kind::Regulation {
            hit.entity = Resolution::Unknown;
        }
        Some(hit)
    }

    /// What kind of thing bears a title with this last noun.
    fn titled(&self, last: &str) -> Option<Kind> {
        let ends = |kind| self.lexicon.cues.words(kind).closes(last);
        if last == "法律" || ends("titled-law") {
            return Some(Kind::Regulation);
        }
        if ends("titled-meeting") {
            return Some(Kind::Organization);
        }
        let plan = ends("titled-plan") || title::is_grant(last, self.lexicon);
        plan.then_some(Kind::Initiative)
    }

    /// 医療・介護データ: what stands before the dot belongs to the name if it is none by itself.
    fn dotted(&self, s: &str, nouns: &[Range<usize>], i: usize, end: usize) -> Option<Hit> {
        let mut first = i;
        while first > 0 && i - first < 4 && &s[nouns[first - 1].end..nouns[first].start] == "・" {
            first -= 1;
        }
        if first == i || s[nouns[i].end..].starts_with('・') {
            return None;
        }
        let start = nouns[first].start + without_prefix(&s[nouns[first].clone()], self.lexicon);
        let name = &s[start..end];
        if !self.lexicon.matcher.exact(name).is_empty() {
            return None;
        }
        let (kind, rule) = classify(name, self.lexicon)?;
        if matches!(kind, Kind::Technology | Kind::Disease) {
            return None;
        }
        let head = self.lexicon.terms.head(name);
        if kind != Kind::Organization && head.is_some_and(|(.., strength)| strength == Strength::Weak) {
            return None;
        }
        let head = head.map(|(at, ..)| &name[at..]);
        let by_itself = |noun: &Range<usize>| {
            let words = &s[noun.clone()];
            self.lexicon.bodies.known(words).is_some()
                || self.names.contains(words)
                || self.lexicon.matcher.exact(words).iter().any(|e| e.kind() == kind)
                || classify(words, self.lexicon).is_some_and(|(k, _)| k == kind)
                || self.lexicon.bodies.ending(words).is_some()
                || head.is_some_and(|h| words.ends_with(h))
                || regulation::by_ending(words, self.lexicon).is_some()
        };
        if nouns[first..i].iter().any(by_itself) {
            return None;
        }
        let entity = self.named(kind, name);
        Some(Hit::new(s, start..end, entity, rule))
    }
}

fn person_hit(range: Range<usize>, named: person::Named) -> Hit {
    Hit {
        range,
        kind: Kind::Person,
        canonical: named.text.clone(),
        text: named.text,
        entity: named.entity,
        rule: rule::MENTION_PERSON,
        nested: false,
    }
}
