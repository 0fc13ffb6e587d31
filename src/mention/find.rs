//! One pass over a stretch of running text: candidates of every kind, then the longest that do not overlap.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Alias, Kind, alias,
    compound::{self, Script, compounds},
    known, path_entity, person, regulation,
};
use crate::{
    Rule,
    entity::{Entity, Resolution},
    lexicon::{Entry, Level, Lexicon, Strength},
    minutes::{
        Minutes, Who,
        refer::{People, Reference},
    },
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
    // Article references stand over the law they contain.
    nested: bool,
}

/// Finds names in the flows of one document.
pub(super) struct Finder<'a> {
    pub lexicon: &'a Lexicon,
    people: &'a People<'a>,
    minutes: &'a Minutes,
    // Names that this document gives: bodies of the roster, aliases.
    names: BTreeMap<String, Entity>,
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
        Self { lexicon, people, minutes, names, law: None }
    }

    /// Learns the aliases that a flow defines.
    pub(super) fn define(&mut self, flow: &Flow, aliases: &mut Vec<Alias>) {
        if !flow.as_str().contains('(') {
            return;
        }
        for definition in alias::definitions(flow, self.lexicon) {
            let alias = alias::alias(flow, &definition);
            let name = self.entity_of(&alias.name).or_else(|| self.entity_of(&alias.short));
            let told = || {
                self.told_by_noun_before(flow.as_str(), definition.name.start)
                    .map(|kind| self.named(kind, &alias.name))
            };
            let entity = told().or(name).or_else(|| self.unknown_defined(&alias));
            if let Some(entity) = entity {
                self.names.entry(alias.name.clone()).or_insert_with(|| entity.clone());
                self.names.entry(alias.short.clone()).or_insert(entity);
                aliases.push(alias);
            }
        }
    }

    /// データベース「X」: the noun before the quoted name that begins at `start` tells what it is.
    fn told_by_noun_before(&self, s: &str, start: usize) -> Option<Kind> {
        let open = s[..start].strip_suffix('「')?.len();
        let noun = compounds(&s[..open]).pop().filter(|r| r.end == open)?;
        self.head_of(&s[noun]).filter(|kind| *kind != Kind::Technology)
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
        if self.lexicon.cues.words("english-body").iter().any(|w| long.split(' ').any(|word| word == w)) {
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
        if let [entity] = &entities(self.lexicon.matcher.exact(name))[..] {
            return Some(entity.clone());
        }
        self.classify(name).map(|(kind, _)| self.named(kind, name))
    }

    fn named(&self, kind: Kind, name: &str) -> Entity {
        if kind == Kind::Organization {
            return path_entity(&crate::minutes::affiliation::path(name, self.lexicon), self.lexicon);
        }
        Entity { kind, key: name.to_owned(), label: name.to_owned(), part_of: None }
    }

    /// A new stretch of text: the law last named is none of it.
    pub(super) fn begin_flow(&mut self) {
        self.law = None;
    }

    /// The names in `flow`, in order.
    pub(super) fn find(&mut self, flow: &Flow) -> Vec<Hit> {
        let s = flow.as_str();
        let compounds = compounds(s);
        let mut hits = self.document_names(s, &compounds);
        self.fixed_names(s, &compounds, &mut hits);
        self.codes(s, &mut hits);
        self.quoted(s, &mut hits);
        for compound in with_okurigana(s, &compounds) {
            self.compound(s, &compound, &mut hits);
        }
        let mut hits = longest(hits);
        self.articles_and_classes(s, &mut hits);
        hits.sort_by_key(|h| (h.range.start, h.range.end));
        hits
    }

    fn hit(s: &str, range: Range<usize>, entity: Entity, rule: Rule) -> Hit {
        let text = s[range.clone()].to_owned();
        Hit {
            range,
            kind: entity.kind,
            text,
            canonical: entity.label.clone(),
            entity: Resolution::Found(entity),
            rule,
            nested: false,
        }
    }

    /// Names that this very document gives.
    fn document_names(&self, s: &str, compounds: &[Range<usize>]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (name, entity) in &self.names {
            for (at, _) in s.match_indices(name.as_str()) {
                let range = at..at + name.len();
                if known::stands_alone(s, &range, compounds, self.lexicon) {
                    let defined = if entity.kind == Kind::Organization {
                        rule::MENTION_ROSTER
                    } else {
                        rule::MENTION_DEFINED
                    };
                    hits.push(Self::hit(s, range, entity.clone(), defined));
                }
            }
        }
        hits
    }

    /// Names of the tables.
    fn fixed_names(&self, s: &str, compounds: &[Range<usize>], hits: &mut Vec<Hit>) {
        for found in self.lexicon.matcher.find(s) {
            let range = found.start..found.end;
            let name = &s[range.clone()];
            if self.names.contains_key(name)
                || found.entries.iter().all(|e| {
                    e.doubtful || (e.kind() != Kind::Organization && self.lexicon.terms.is_generic(name))
                })
            {
                continue;
            }
            if !known::stands_alone(s, &range, compounds, self.lexicon) {
                continue;
            }
            let entities = entities(found.entries);
            let Some(first) = entities.first().cloned() else { continue };
            let same_kind = entities.iter().all(|e| e.kind == first.kind);
            let mut hit = Self::hit(s, range, first, rule::MENTION_GAZETTEER);
            if entities.len() > 1 && same_kind {
                hit.canonical.clone_from(&hit.text);
                hit.entity = Resolution::Ambiguous(entities);
            }
            hits.push(hit);
        }
    }

    /// Standards by number.
    fn codes(&self, s: &str, hits: &mut Vec<Hit>) {
        if !s.bytes().any(|b| b.is_ascii_uppercase()) {
            return;
        }
        for range in regulation::standards(s) {
            let entity = self.named(Kind::Regulation, &s[range.clone()]);
            hits.push(Self::hit(s, range, entity, rule::MENTION_CODE));
        }
    }

    /// 「…」 whose last word, or the word before it, tells what it is.
    fn quoted(&self, s: &str, hits: &mut Vec<Hit>) {
        for (open, _) in s.match_indices('「') {
            let start = open + '「'.len_utf8();
            let Some(end) = s[start..].find('」').map(|e| start + e) else { continue };
            // The name ends where a bracket explains it.
            let end = s[start..end].find('(').map_or(end, |b| start + b);
            let name = &s[start..end];
            let chars = name.chars().count();
            if !(3..=40).contains(&chars) || name.contains(['。', '、']) || self.names.contains_key(name) {
                continue;
            }
            let by_head = self
                .lexicon
                .terms
                .head(name)
                .filter(|(at, kind, _)| *at > 0 && *kind != Kind::Technology)
                .map(|(_, kind, _)| kind);
            let by_noun = self.told_by_noun_before(s, start);
            let kind = by_head.or(by_noun);
            if let Some(kind) = kind.filter(|_| !self.lexicon.terms.is_generic(name)) {
                let entity = self.named(kind, name);
                hits.push(Self::hit(s, start..end, entity, rule::MENTION_QUOTED));
            }
        }
    }

    /// The kind of thing that a noun before a quoted name says it is.
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
    fn compound(&self, s: &str, range: &Range<usize>, hits: &mut Vec<Hit>) {
        let words = &s[range.clone()];
        if let Some(hit) = self.person(s, range) {
            hits.push(hit);
            return;
        }
        let start = range.start + without_prefix(words, self.lexicon);
        let end = range.end - trailing(&s[start..range.end], self.lexicon);
        if start >= end {
            return;
        }
        let name = &s[start..end];
        if self.names.contains_key(name) || !self.lexicon.matcher.exact(name).is_empty() {
            return;
        }
        if let Some(law) = regulation::by_ending(name, self.lexicon) {
            let range = start + law.start..start + law.end;
            let entity = self.named(Kind::Regulation, &s[range.clone()]);
            let mut hit = Self::hit(s, range, entity, rule::MENTION_SUFFIX);
            hit.entity = Resolution::Unknown;
            hits.push(hit);
            return;
        }
        if let Some((kind, rule)) = self.classify(name) {
            let entity = self.named(kind, name);
            hits.push(Self::hit(s, start..end, entity, rule));
        }
    }

    /// 齋藤構成員, 鮫島晶氏: the person in the fullest form that the document gives.
    fn person(&self, s: &str, range: &Range<usize>) -> Option<Hit> {
        let words = &s[range.clone()];
        let titles = &self.lexicon.titles;
        let titled = titles
            .honorific_at_end(words)
            .or_else(|| titles.capacity_at_end(words))
            .or_else(|| titles.post_at_end(words))?;
        if titled == 0 {
            return None;
        }
        let Some(Reference::Named(who)) = self.people.refer(words) else { return None };
        let name = self.minutes.name_of(&who).to_owned();
        if name.is_empty()
            || (matches!(who, Who::Person(_))
                && !titles.is_surname(&name)
                && titles.surname_at_start(&name).is_none())
        {
            return None;
        }
        let entity = person(&name);
        let mut hit = Self::hit(s, range.clone(), entity, rule::MENTION_PERSON);
        hit.text.clone_from(&name);
        if matches!(who, Who::Person(_)) {
            hit.entity = Resolution::Unknown; // a surname alone is nobody yet
        }
        Some(hit)
    }

    /// What kind of thing a compound names by its ending, and the rule that says so.
    pub(super) fn classify(&self, name: &str) -> Option<(Kind, Rule)> {
        let lexicon = self.lexicon;
        let chars = name.chars().count();
        if chars < 2
            || lexicon.terms.is_generic(name)
            || lexicon.titles.post_at_end(name).is_some()
            || lexicon.titles.capacity(name).is_some()
        {
            return None;
        }
        if name.starts_with(|c: char| c.is_ascii_digit())
            && !compound::has(name, Script::Latin)
            && !compound::has(name, Script::Katakana)
        {
            return None;
        }
        if lexicon.bodies.form_at_start(name).is_some_and(|f| f < name.len())
            || lexicon.bodies.form_at_end(name).is_some_and(|f| f > 3)
        {
            return Some((Kind::Organization, rule::MENTION_SUFFIX));
        }
        if let Some((at, level)) = lexicon.bodies.ending(name)
            && level != Level::Unit
            && name[..at].chars().count() >= 2
            && chars >= 4
            && !lexicon.terms.is_generic(&name[..at])
            && !lexicon.cues.words("vague-modifier").iter().any(|w| name[..at] == **w)
        {
            return Some((Kind::Organization, rule::MENTION_SUFFIX));
        }
        if let Some((at, kind, strength)) = lexicon.terms.head(name) {
            let modifier = &name[..at];
            // 研究開発ロードマップ is a roadmap of its own, 研究開発技術 no technology.
            let vague = (lexicon.terms.is_generic(modifier) && kind != Kind::Initiative)
                || lexicon.cues.words("vague-modifier").iter().any(|w| modifier == *w);
            let naming = compound::has(modifier, Script::Katakana)
                || compound::has(modifier, Script::Latin)
                || !lexicon.matcher.exact(modifier).is_empty();
            let enough = match strength {
                Strength::Strong => modifier.chars().count() >= 2 || naming,
                Strength::Weak => naming && !lexicon.terms.is_generic(modifier),
            };
            if enough && !vague {
                return Some((kind, rule::MENTION_HEAD));
            }
            return None;
        }
        if is_coined(name) {
            return Some((Kind::Technology, rule::MENTION_HEAD));
        }
        if lexicon.terms.is_head(name) {
            return None;
        }
        // A long katakana word that is no everyday word is a term of the field.
        let katakana = name.chars().filter(|&c| compound::script(c) == Script::Katakana).count();
        (compound::only(name, Script::Katakana)
            && katakana >= 7
            && !name.split('・').all(|w| lexicon.terms.is_generic(w))
            && !lexicon.titles.is_surname(name))
        .then_some((Kind::Technology, rule::MENTION_HEAD))
    }

    /// 法第30条の4 over its law, and 第1種 under the law named before it.
    fn articles_and_classes(&mut self, s: &str, hits: &mut Vec<Hit>) {
        let mut more = Vec::new();
        let mut laws: Vec<(usize, Entity)> = Vec::new();
        for hit in hits.iter().filter(|h| h.kind == Kind::Regulation) {
            let Some(law) = hit.entity.found() else { continue };
            laws.push((hit.range.start, law.clone()));
            if let Some(end) = regulation::article(s, hit.range.end) {
                let range = hit.range.start..end;
                let article = &s[hit.range.end..end];
                let entity = part(law, article);
                more.push(Hit { nested: true, ..Self::hit(s, range, entity, rule::MENTION_CODE) });
            }
        }
        for range in regulation::classes(s) {
            if hits.iter().any(|h| h.range.start < range.end && range.start < h.range.end) {
                continue;
            }
            let before = laws
                .iter()
                .rev()
                .find(|(at, law)| *at < range.start && law.key.len() > 8)
                .map(|(_, law)| law.clone())
                .or_else(|| self.law.clone());
            let text = s[range.clone()].to_owned();
            let hit = match before {
                Some(law) => {
                    self.law = Some(law.clone());
                    Self::hit(s, range.clone(), part(&law, &text), rule::MENTION_CODE)
                }
                None => Hit {
                    entity: Resolution::Unknown,
                    ..Self::hit(s, range.clone(), self.named(Kind::Regulation, &text), rule::MENTION_CODE)
                },
            };
            more.push(hit);
        }
        hits.extend(more);
    }
}

/// The things that entries stand for. A law that is known by its id is not also a term of that name.
fn entities(entries: &[Entry]) -> Vec<Entity> {
    let all: Vec<Entity> = entries.iter().map(Entry::entity).collect();
    let identified = |e: &Entity| e.kind == Kind::Regulation && e.key.len() == 15 && e.key.is_ascii();
    if all.iter().any(identified) { all.into_iter().filter(identified).collect() } else { all }
}

/// A part of a law by its printed number.
fn part(law: &Entity, number: &str) -> Entity {
    Entity {
        kind: Kind::Regulation,
        key: format!("{}/{number}", law.key),
        label: format!("{}{number}", law.label),
        part_of: Some(Box::new(law.clone())),
    }
}

/// Whether a Latin word is coined as names of techniques are: `LoRA`, C2PA, ADS-B, robots.txt.
fn is_coined(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    if !(3..=14).contains(&chars.len())
        || !chars.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
        || !chars[0].is_ascii_alphabetic()
    {
        return false;
    }
    let upper = chars.iter().filter(|c| c.is_ascii_uppercase()).count();
    let lower = chars.iter().filter(|c| c.is_ascii_lowercase()).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let inner_capital = lower > 0 && chars[1..].iter().filter(|c| c.is_ascii_uppercase()).count() >= 2;
    let extension = name.split_once('.').is_some_and(|(stem, end)| {
        stem.len() >= 3 && (2..=4).contains(&end.len()) && lower == name.len() - 1
    });
    inner_capital
        || extension
        || (digits > 0 && upper >= 2 && lower == 0 && !name.contains('.'))
        || (name.contains('-') && upper >= 3 && lower == 0 && digits == 0)
}

/// Compounds, and those that a single okurigana joins: 遺伝子組換え技術.
fn with_okurigana(s: &str, compounds: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for compound in compounds {
        if let Some(last) = joined.last_mut()
            && matches!(&s[last.end..compound.start], "え" | "け" | "り" | "げ" | "れ")
            && s[last.clone()].chars().count() >= 2
            && s[..last.end].chars().next_back().is_some_and(|c| compound::script(c) == Script::Kanji)
            && s[compound.clone()].chars().next().is_some_and(|c| compound::script(c) == Script::Kanji)
        {
            last.end = compound.end;
            continue;
        }
        joined.push(compound.clone());
    }
    joined
}

/// Bytes of 各, 同, 当該 and the like at the beginning.
pub(super) fn without_prefix(words: &str, lexicon: &Lexicon) -> usize {
    let prefix = lexicon
        .cues
        .words("before-name")
        .iter()
        .find(|w| words.starts_with(w.as_str()) && words[w.len()..].chars().count() >= 2);
    prefix.filter(|_| lexicon.matcher.exact(words).is_empty()).map_or(0, String::len)
}

/// Bytes of 等, 中, 内 and the like at the end.
fn trailing(words: &str, lexicon: &Lexicon) -> usize {
    if !lexicon.matcher.exact(words).is_empty() {
        return 0;
    }
    let suffix = ["等", "側", "内", "中", "上", "下", "間", "時", "後", "前", "別", "毎", "用"]
        .into_iter()
        .find(|w| words.ends_with(w) && words.chars().count() > 2);
    suffix.map_or(0, str::len)
}

/// The longest hits that do not overlap; of two alike the one from the document, then from a table.
fn longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    let rank = |h: &Hit| {
        let order = [
            rule::MENTION_ROSTER.id,
            rule::MENTION_DEFINED.id,
            rule::MENTION_GAZETTEER.id,
            rule::MENTION_CODE.id,
            rule::MENTION_QUOTED.id,
        ];
        order.iter().position(|id| *id == h.rule.id).unwrap_or(order.len())
    };
    hits.sort_by(|a, b| {
        b.range
            .len()
            .cmp(&a.range.len())
            .then(a.range.start.cmp(&b.range.start))
            .then(rank(a).cmp(&rank(b)))
            .then(a.kind.cmp(&b.kind))
    });
    let mut kept: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in hits {
        let before = kept.range(..hit.range.end).next_back();
        if before.is_none_or(|(_, k)| k.range.end <= hit.range.start) || hit.nested {
            kept.insert(hit.range.start, hit);
        }
    }
    kept.into_values().collect()
}
