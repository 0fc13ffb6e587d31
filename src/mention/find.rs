//! One pass over a stretch of running text: candidates of every kind, then the longest that do not overlap.

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
    title,
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
        if s.contains('(') {
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

    /// データベース「X」: the noun before the quoted name that begins at `start` tells what it is.
    fn told_by_noun_before(&self, s: &str, nouns: &[Range<usize>], start: usize) -> Option<Kind> {
        let open = s[..start].strip_suffix('「')?.len();
        let i = nouns.partition_point(|n| n.end < open);
        let noun = nouns.get(i).filter(|n| n.end == open)?;
        self.head_of(&s[noun.clone()]).filter(|kind| *kind != Kind::Technology)
    }

    /// 「X」という事業, 「X」計画: the noun behind the quoted name that ends at `end`.
    fn told_by_noun_behind(&self, s: &str, nouns: &[Range<usize>], end: usize) -> Option<Kind> {
        let close = s[end..].strip_prefix('」')?;
        let rest =
            ["という", "と呼ばれる", "と称する"].iter().find_map(|w| close.strip_prefix(w)).unwrap_or(close);
        let at = s.len() - rest.len();
        let i = nouns.partition_point(|n| n.start < at);
        let noun = nouns.get(i).filter(|n| n.start == at)?;
        self.head_of(&s[noun.clone()])
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
            || compound::has(long, Script::Katakana)
            || compound::has(long, Script::Latin)
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

    /// 「…」 whose last word, or the word before or behind it, tells what it is.
    fn quoted(&self, s: &str, nouns: &[Range<usize>], hits: &mut Vec<Hit>) {
        let mut done = 0;
        for (open, _) in s.match_indices('「') {
            let start = open + '「'.len_utf8();
            if start < done {
                continue;
            }
            // A name has at most 40 characters, of at most four bytes.
            let window = floor_boundary(s, start + 164);
            let Some(end) = s[start..window].find('」').map(|e| start + e) else { continue };
            done = end;
            // The name ends where a bracket explains it.
            let end = s[start..end].find('(').map_or(end, |b| start + b);
            let name = &s[start..end];
            let chars = name.chars().count();
            if !(3..=40).contains(&chars) || name.contains(['。', '、']) || self.names.contains(name) {
                continue;
            }
            let by_head = self
                .lexicon
                .terms
                .head(name)
                .filter(|(at, kind, _)| *at > 0 && *kind != Kind::Technology)
                .map(|(_, kind, _)| kind);
            let kind = by_head
                .or_else(|| self.told_by_noun_before(s, nouns, start))
                .or_else(|| self.told_by_noun_behind(s, nouns, end))
                .or_else(|| told_by_use(name, &s[end..], self.lexicon));
            if let Some((range, kind)) = self.titled_around(s, nouns, open, end) {
                let entity = self.named(kind, &s[range.clone()]);
                hits.push(Hit::new(s, range, entity, rule::MENTION_QUOTED));
                continue;
            }
            // 「何らかの」: what names something ends with a noun.
            let noun = !name.ends_with(['の', 'な', 'は', 'を', 'に', 'が']);
            if let Some(kind) = kind.filter(|_| noun && !self.lexicon.terms.is_generic(name)) {
                let entity = self.named(kind, name);
                hits.push(Hit::new(s, start..end, entity, rule::MENTION_QUOTED));
            }
        }
    }

    /// 「みなとの未来」戦略, 浜市「子ども」条例: brackets inside a title, whose last noun follows them at once.
    fn titled_around(
        &self,
        s: &str,
        nouns: &[Range<usize>],
        open: usize,
        close: usize,
    ) -> Option<(Range<usize>, Kind)> {
        let at = close + s[close..].strip_prefix('」').map(|_| '」'.len_utf8())?;
        let last = nouns.get(nouns.partition_point(|n| n.start < at)).filter(|n| n.start == at)?;
        let words = &s[last.clone()];
        let kind = match self.titled(words) {
            Some(kind) => kind,
            None => self.lexicon.terms.head(&format!("甲乙{words}")).and_then(|(_, kind, strength)| {
                (kind == Kind::Initiative && strength == Strength::Strong).then_some(kind)
            })?,
        };
        // The place whose ordinance it is stands right before the brackets.
        let i = nouns.partition_point(|n| n.end < open);
        let before = nouns.get(i).filter(|n| n.end == open && kind == Kind::Regulation);
        Some((before.map_or(open, |n| n.start)..last.end, kind))
    }

    /// The kind of thing that a noun beside a quoted name says it is.
    fn head_of(&self, noun: &str) -> Option<Kind> {
        let terms = &self.lexicon.terms;
        let padded = format!("甲乙{noun}");
        terms
            .is_head(noun)
            .then(|| terms.head(&padded).map(|(_, kind, _)| kind))
            .flatten()
            .or_else(|| terms.head(noun).map(|(_, kind, _)| kind))
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
            hits.push(person_hit(range, named));
            return;
        }
        let start = range.start + without_prefix(words, self.lexicon);
        let end = range.end - trailing(&s[start..range.end], self.lexicon);
        let end = start + without_document(&s[start..end.max(start)], self.lexicon);
        if start >= end {
            return;
        }
        if let Some(range) = self.company(s, nouns, i) {
            let entity = self.named(Kind::Organization, &s[range.clone()]);
            hits.push(Hit::new(s, range, entity, rule::MENTION_SUFFIX));
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
        if let Some((kind, rule)) = classify(name, self.lexicon) {
            let entity = self.named(kind, name);
            hits.push(Hit::new(s, start..end, entity, rule));
        } else if self.is_term_of_this_record(name) {
            let entity = self.named(Kind::Technology, name);
            hits.push(Hit::new(s, start..end, entity, rule::MENTION_HEAD));
        }
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

/// 「海への手紙」を活用した: a phrase in brackets that is held, handed out or used is the name of something offered.
fn told_by_use(name: &str, behind: &str, lexicon: &Lexicon) -> Option<Kind> {
    let used = behind.strip_prefix("」を").is_some_and(|rest| lexicon.cues.words("offered").opens(rest));
    let phrase = ["の", "への", "と"].iter().any(|joint| name.contains(joint))
        && !name.chars().any(|c| matches!(c, 'を' | 'が' | 'は' | 'も'))
        && name.chars().next_back().is_some_and(|c| compound::script(c) != Script::Hiragana);
    (used && phrase).then_some(Kind::Initiative)
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

/// The last character boundary at or before `at`.
fn floor_boundary(s: &str, at: usize) -> usize {
    let mut at = at.min(s.len());
    while !s.is_char_boundary(at) {
        at -= 1;
    }
    at
}
