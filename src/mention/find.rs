//! One pass over a stretch of running text: candidates of every kind, then the longest that do not overlap.

mod pieced;
mod quoted;
mod surface;
mod unlisted;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use surface::Surfaces;

use super::{
    Alias, Mention, alias,
    classify::classify,
    edge, fixed, home,
    local::Town,
    names::Names,
    overlap,
    person::{self, Introduced},
    place, regulation,
    roster::path_entity,
    sitting, spoken_for,
};
use crate::{
    Rule,
    entity::{Entity, Kind, Resolution},
    lexicon::Lexicon,
    minutes::{Minutes, refer::People, voice::Voices},
    rule,
    script::{self, Script},
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
    surfaces: Surfaces,
    // The law last named: what 第1種 is a class of.
    law: Option<Entity>,
    pub town: Option<Town>,
    // Abbreviations of two letters in the flows that were learned from.
    said: BTreeSet<String>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(
        lexicon: &'a Lexicon,
        people: &'a People<'a>,
        minutes: &'a Minutes,
        names: BTreeMap<String, Entity>,
        town: Option<Town>,
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
            surfaces: Surfaces::default(),
            law: None,
            town,
            said: BTreeSet::new(),
        }
    }

    /// Learns what a flow tells about the rest: definitions, full names.
    pub(super) fn learn(&mut self, flow: &Flow, nouns: &[Range<usize>], aliases: &mut Vec<Alias>) {
        let s = flow.as_str();
        self.introduced.learn(s, nouns, self.lexicon);
        for noun in nouns {
            let words = &s[noun.clone()];
            if let Some((short, school)) = place::school(words, self.lexicon) {
                let entity = self.named(Kind::Organization, school);
                self.names.add(&short, entity);
            }
            self.hear_company(words);
        }
        self.hear_bodies(s, nouns);
        self.define(flow, nouns, aliases);
        let two = |words: &&str| words.len() == 2 && words.bytes().all(|b| b.is_ascii_uppercase());
        self.said.extend(nouns.iter().map(|noun| &s[noun.clone()]).filter(two).map(str::to_owned));
    }

    /// ミナトフライト of ミナトフライト有限会社: a company is named without its form in the rest of the record.
    fn hear_company(&mut self, words: &str) {
        let bodies = &self.lexicon.bodies;
        let formed =
            bodies.form_at_start(words).is_some() || bodies.form_at_end(words).is_some_and(|at| at > 0);
        if !formed || !words.contains("会社") {
            return;
        }
        let name = &words[edge::without_prefix(words, self.lexicon)..];
        let bare = bodies.without_form(name);
        let coined = script::has(bare, Script::Katakana) && (5..=16).contains(&bare.chars().count());
        let closed = bodies.form_at_start(name).is_none() || bodies.ending(bare).is_none();
        if coined
            && closed
            && !self.lexicon.terms.is_generic(bare)
            && self.lexicon.matcher.exact(bare).is_empty()
        {
            let entity = self.named(Kind::Organization, name);
            self.names.add(bare, entity);
        }
    }

    /// ミナトフライトの黒川です: the body is named so in the rest of the record too, where its letters are no common words.
    fn hear_bodies(&mut self, s: &str, nouns: &[Range<usize>]) {
        for (i, noun) in nouns.iter().enumerate().skip(1) {
            if !spoken_for::presents(&s[noun.end..]) || &s[nouns[i - 1].end..noun.start] != "の" {
                continue;
            }
            let someone = person::by_surname(s, nouns, i, &self.introduced, self.lexicon);
            let body = someone.and_then(|(name, _)| spoken_for::of_speaker(s, nouns, i, &name, self.lexicon));
            let foreign =
                |words: &str| script::has(words, Script::Latin) || script::has(words, Script::Katakana);
            if let Some(body) = body.map(|body| &s[body]).filter(|body| foreign(body)) {
                let entity = self.named(Kind::Organization, body);
                self.names.add(body, entity);
            }
        }
    }

    fn define(&mut self, flow: &Flow, nouns: &[Range<usize>], aliases: &mut Vec<Alias>) {
        for definition in alias::definitions(flow, nouns, self.lexicon) {
            let alias = alias::alias(flow, &definition);
            // HT was said before harbour text(HT) stood anywhere: two letters have more than one meaning.
            let unknown = || self.lexicon.matcher.exact(&alias.short).is_empty();
            if !definition.said && self.said.contains(&alias.short) && unknown() {
                continue;
            }
            // 不陸の閾値(TTC): what has the letters of a body is one only where its name can be that of one.
            let can_be_body = |entity: &Entity| {
                entity.kind != Kind::Organization
                    || alias.name.chars().nth(3).is_some()
                    || self.lexicon.bodies.ending(&alias.name).is_some()
                    || !script::only(&alias.name, Script::Kanji)
            };
            let by_short = || self.entity_of(&alias.short).filter(can_be_body);
            let name = self.entity_of(&alias.name).or_else(by_short);
            let told = || {
                self.told_by_noun_before(flow.as_str(), nouns, definition.name.start)
                    .map(|kind| self.named(kind, &alias.name))
            };
            let plain = self.is_plain(&alias);
            let entity = told().or(name).or_else(|| if plain { None } else { self.unknown_defined(&alias) });
            // 港湾空間高度化事業(通称「みなと事業」): said to be another name, whatever the thing is.
            let said =
                definition.said && alias.name.chars().count() >= 4 && !alias.name.ends_with("について");
            // 港湾課長　柊　誠（以下、柊課長）: one of the roster.
            let said = said || definition.said && self.people.bearer(&alias.name).is_some();
            if plain || said || entity.is_some() {
                aliases.push(alias.clone());
            }
            if let Some(entity) = entity {
                self.names.add(&alias.name, entity.clone());
                self.names.add(&alias.short, entity);
            }
        }
    }

    /// ケアリーバー, ホームページ: people and everyday words are no techniques, whatever else they are called.
    fn is_plain(&self, alias: &Alias) -> bool {
        let both = [&alias.name, &alias.short];
        both.iter().any(|words| script::has(words, Script::Katakana) || script::is_abbreviation(words))
            && both.iter().any(|words| {
                // 自己資本比率(CAR), 港湾総会(PortWeek): a figure and an event are none either.
                words.ends_with(['者', '人', '員', '率'])
                    || words.ends_with("総会")
                    || words.ends_with("大会")
                    || words.contains('、')
                    || self.lexicon.terms.is_generic(words)
            })
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
        // みなとOS愛好会(MOA): people who meet, whatever they meet for.
        if long.ends_with('会') && long.chars().count() >= 5 && script::is_abbreviation(short) {
            return of(Kind::Organization, long);
        }
        if long.ends_with("法律") || regulation::by_ending(long, self.lexicon).is_some() {
            return of(Kind::Regulation, long);
        }
        if script::is_abbreviation(short)
            || [long, short].iter().any(|s| script::has(s, Script::Katakana) || script::has(s, Script::Latin))
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
        let mut surfaces = std::mem::take(&mut self.surfaces);
        for (i, noun) in nouns.iter().enumerate() {
            let surface = surfaces.of(&s[noun.clone()], self.lexicon);
            self.noun(s, nouns, i, surface, &mut hits);
        }
        self.surfaces = surfaces;
        let longest = overlap::longest(hits).into_iter();
        let mut hits: Vec<Hit> = longest.flat_map(|hit| self.apart(s, hit)).collect();
        for hit in &mut hits {
            self.of_house(s, hit);
        }
        regulation::refer::resolve(s, &mut hits, &mut self.law);
        hits.sort_by_key(|h| (h.range.start, h.range.end));
        hits
    }

    /// 港湾審議会計画部会: a council and what it set up are two bodies, as they are in a title.
    fn apart(&self, s: &str, hit: Hit) -> Vec<Hit> {
        let printed = &s[hit.range.clone()];
        let listed = hit.kind != Kind::Organization || hit.rule.id == rule::MENTION_GAZETTEER.id;
        let (parts, whole) = if listed || hit.text != printed {
            (Vec::new(), true)
        } else {
            sitting::bodies(printed, self.lexicon)
        };
        if whole {
            return vec![hit];
        }
        let mut at = hit.range.start;
        let part = |part: &str| {
            let start = at + s[at..].find(part).unwrap_or(0);
            at = start + part.len();
            let entity = self.named(Kind::Organization, part);
            Hit { nested: hit.nested, ..Hit::new(s, start..at, entity, hit.rule) }
        };
        parts.into_iter().map(part).collect()
    }

    /// 海洋委員会 in a record of the Diet is that of a house.
    fn of_house(&self, s: &str, hit: &mut Hit) {
        let series = self.minutes.meeting.series.as_ref();
        let Some(house) = series.and_then(|series| sitting::house_of(&series.value)) else { return };
        let before = &s[..hit.range.start];
        if hit.kind == Kind::Organization
            && hit.entity.found().is_some_and(|entity| entity.part_of.is_none() && entity.key == hit.text)
            && let Some(name) = home::committee_of_house(&hit.text, before, house, self.lexicon)
        {
            hit.entity = Resolution::Found(path_entity(&[name], self.lexicon));
        }
    }

    /// Standards by number.
    fn codes(&self, s: &str, hits: &mut Vec<Hit>) {
        for range in regulation::levels(s) {
            let entity = self.named(Kind::Regulation, &s[range.clone()]);
            hits.push(Hit::new(s, range, entity, rule::MENTION_CODE));
        }
        if !s.bytes().any(|b| b.is_ascii_uppercase()) {
            return;
        }
        for range in regulation::standards(s) {
            let entity = self.named(Kind::Regulation, &s[range.clone()]);
            hits.push(Hit::new(s, range, entity, rule::MENTION_CODE));
        }
    }
}
