//! Things that names stand for: people, bodies, laws, technologies, initiatives, diseases.

use oxigraph::model::NamedNode;

use super::{
    graph::Evidence,
    scope::{Scope, outermost},
    vocab::{dcterms, foaf, gg, oa, org, rdfs, skos},
};
use crate::{
    Span,
    entity::{Entity, Kind, Resolution},
    lexicon::{Lexicon, built_in},
    mention::{Mention, is_shared},
    people, rule,
};

impl<'a> Scope<'_, 'a> {
    /// Every mention with the thing it names, as far as that is known, and the names that the text makes equal.
    pub(super) fn mentions(mut self) -> Self {
        for mention in &self.record.mentions {
            self.mention(mention);
        }
        for alias in &self.record.aliases {
            let evidence = Evidence::new(alias.span, rule::ALIAS_BRACKET);
            let kinds =
                [Kind::Organization, Kind::Technology, Kind::Regulation, Kind::Initiative, Kind::Disease];
            for kind in kinds {
                if let Some(entity) = self.found(kind, &alias.name) {
                    let node = self.entity(entity, evidence);
                    self.graph.also_called(&node, &alias.short, evidence);
                }
            }
        }
        self
    }

    /// The things a set of mentions, given by index, were found to be.
    pub(super) fn found_among(&mut self, mentions: &[usize]) -> Vec<(Kind, NamedNode)> {
        let mentions = mentions.iter().filter_map(|&index| self.record.mentions.get(index));
        mentions
            .filter_map(|mention| Some((mention, mention.entity.found()?)))
            .map(|(mention, entity)| (entity.kind, self.entity(entity, of(mention))))
            .collect()
    }

    /// The node of a thing. It stands on `evidence` where nothing said of it before.
    pub(super) fn entity(&mut self, entity: &'a Entity, evidence: Evidence) -> NamedNode {
        if let Some(node) = self.graph.entities.get(entity) {
            return node.clone();
        }
        let node = self.new_entity(entity, evidence);
        // Which person a name is depends on the record, and on how far its roster was read; so does whose 事務局 it is.
        let own = entity.kind == Kind::Regulation && built_in("own-rule").contains(&entity.key);
        if entity.kind != Kind::Person && !own && !is_shared_body(entity) {
            self.graph.entities.insert(entity, node.clone());
        }
        node
    }

    fn new_entity(&mut self, entity: &'a Entity, evidence: Evidence) -> NamedNode {
        let parent = entity.part_of.as_deref().map(|parent| self.entity(parent, evidence));
        if is_shared_body(entity) {
            return self.shared_body(&entity.label, &outermost(entity).label, parent, evidence);
        }
        let name = match &parent {
            Some(parent) => within(self.graph.label(parent).unwrap_or(""), entity),
            None => entity.label.clone(),
        };
        // 会議規則: each assembly has its own.
        if entity.kind == Kind::Regulation && built_in("own-rule").contains(&entity.key) {
            return self.own_rule(&entity.label, evidence);
        }
        // What stands alone is named by its key; so is a part whose key begins with that of its whole.
        let key = match &entity.part_of {
            Some(whole) if !entity.key.starts_with(&whole.key) => name.clone(),
            _ => entity.key.replace('/', "-"),
        };
        let (class, segment, whole) = match entity.kind {
            Kind::Person => return self.person_of(entity, evidence),
            Kind::Organization => (gg::ORGANIZATION, "organization", org::SUB_ORGANIZATION_OF),
            Kind::Technology => (gg::TECHNOLOGY, "technology", skos::BROADER),
            Kind::Regulation => (gg::REGULATORY_INSTRUMENT, "regulation", dcterms::IS_PART_OF),
            Kind::Initiative => (gg::INITIATIVE, "initiative", dcterms::IS_PART_OF),
            Kind::Disease => (gg::DISEASE, "disease", skos::BROADER),
        };
        let node = self.graph.base.named(segment, &key);
        if self.graph.known(&node).is_some() {
            return node;
        }
        let thing = self.graph.thing(&node, class, &name, evidence).links(whole, &parent);
        if entity.kind == Kind::Regulation && is_law_id(&entity.key) {
            let law = NamedNode::new_unchecked(format!("https://laws.e-gov.go.jp/law/{}", entity.key));
            thing.string(gg::LAW_ID, &entity.key).link(rdfs::SEE_ALSO, &law);
        }
        node
    }

    /// The node of a body, or of a part of one, whose `root` has a name that others bear: it is that of the assembly or the town
    /// whose record this is, else that of these meetings.
    fn shared_body(
        &mut self,
        name: &str,
        root: &str,
        above: Option<NamedNode>,
        evidence: Evidence,
    ) -> NamedNode {
        let owned = self.name.home.owned(root, Lexicon::embedded());
        let within = name.strip_prefix(root).unwrap_or(name);
        let (key, label) = match &owned {
            Some(owned) => (format!("{}{within}", owned.name), format!("{}{within}", owned.name)),
            None => (format!("{}-{name}", self.name.series), self.name.at_meetings(name)),
        };
        let node = self.graph.base.named("organization", &key.replace('/', "-"));
        if self.graph.known(&node).is_some() {
            return node;
        }
        let above = above.or_else(|| {
            let owner = owned?.owner;
            Some(self.owner(&owner, evidence))
        });
        self.graph.thing(&node, gg::ORGANIZATION, &label, evidence).links(org::SUB_ORGANIZATION_OF, &above);
        node
    }

    /// The node of a rule that each assembly has of its own.
    fn own_rule(&mut self, name: &str, evidence: Evidence) -> NamedNode {
        let (key, label) = match self.name.home.assembly() {
            Some(assembly) => (format!("{assembly}{name}"), format!("{assembly}{name}")),
            None => (format!("{}-{name}", self.name.series), self.name.at_meetings(name)),
        };
        let node = self.graph.base.named("regulation", &key);
        if self.graph.known(&node).is_none() {
            self.graph.thing(&node, gg::REGULATORY_INSTRUMENT, &label, evidence);
        }
        node
    }

    /// The node of an assembly or a town; an assembly is that of its town.
    fn owner(&mut self, name: &str, evidence: Evidence) -> NamedNode {
        let node = self.graph.base.named("organization", name);
        if self.graph.known(&node).is_none() {
            let town = name.strip_suffix("議会").filter(|town| !town.is_empty());
            let above = town.map(|town| self.owner(town, evidence));
            self.graph.thing(&node, gg::ORGANIZATION, name, evidence).links(org::SUB_ORGANIZATION_OF, &above);
        }
        node
    }

    fn mention(&mut self, mention: &'a Mention) {
        let evidence = of(mention);
        let span = mention.span;
        let source = self.graph.source;
        let node = self.graph.base.mention(source, span, mention.kind.name());
        let (body, predicate) = match &mention.entity {
            Resolution::Found(entity) => (vec![self.entity(entity, evidence)], oa::HAS_BODY),
            // Several bodies would say that the words name all of them.
            Resolution::Ambiguous(entities) => {
                (entities.iter().map(|entity| self.entity(entity, evidence)).collect(), gg::CANDIDATE_BODY)
            }
            Resolution::Unknown => (Vec::new(), oa::HAS_BODY),
        };
        if let (Resolution::Found(entity), [node]) = (&mention.entity, body.as_slice())
            && entity.kind != Kind::Person
        {
            self.graph.also_called(node, &mention.text, evidence);
        }
        let target = self.graph.base.span(source, span);
        let statement = mention.turn.and_then(|turn| self.statements.get(turn)).cloned();
        self.graph
            .thing(&node, gg::MENTION, &mention.text, evidence)
            .link(oa::HAS_TARGET, &target)
            .links(predicate, &body)
            .links(gg::IN_STATEMENT, &statement);
    }

    /// The node of a person that a name was found to be.
    pub(super) fn person_of(&mut self, entity: &'a Entity, evidence: Evidence) -> NamedNode {
        // A name of the roster is that person, however short it is printed.
        let listed = self.minutes.attendance.iter().zip(&self.persons).find_map(|(entry, person)| {
            entry.name.as_ref().filter(|name| name.value == entity.key).and(person.clone())
        });
        listed.unwrap_or_else(|| self.person(&entity.label, &entity.key, is_full_name(&entity.key), evidence))
    }

    /// The node of a person of this name. Who is known by no more than a surname stays a person of this meeting.
    pub(super) fn person(&mut self, name: &str, key: &str, full: bool, evidence: Evidence) -> NamedNode {
        let node = if full {
            self.graph.base.keyed("person", name, key)
        } else {
            self.graph.base.keyed("person", name, &format!("{key}@{}", self.name.id))
        };
        if self.graph.known(&node).is_none() {
            let thing = self.graph.thing(&node, gg::PERSON, name, evidence).string(foaf::NAME, name);
            // A surname in another form is nobody's mark: only full names are looked for in all their forms.
            let standard = people::standard(name);
            if full && standard != name {
                thing.japanese(skos::HIDDEN_LABEL, &standard);
            }
        }
        node
    }

    /// The node of a body given as a path, outermost first, with all above it. What is named inside `printed` tells
    /// which body is meant where the path itself is no known name.
    pub(super) fn organization(
        &mut self,
        path: &'a [String],
        printed: Span,
        evidence: Evidence,
    ) -> Option<NamedNode> {
        let mut above: Option<NamedNode> = None;
        for (depth, unit) in path.iter().enumerate() {
            let found = match depth {
                0 => self.found(Kind::Organization, unit).or_else(|| self.body_in(printed)),
                _ => self.found(Kind::Organization, &path[..=depth].concat()),
            };
            let node = match (found, &above) {
                (Some(entity), None) => self.entity(entity, evidence),
                (Some(entity), Some(_)) if entity.part_of.is_some() => self.entity(entity, evidence),
                (_, above) if is_shared(&path[0], Lexicon::embedded()) => {
                    self.shared_body(&path[..=depth].concat(), &path[0], above.clone(), evidence)
                }
                (_, above) => {
                    let name =
                        format!("{}{unit}", above.as_ref().and_then(|a| self.graph.label(a)).unwrap_or(""));
                    let node = self.graph.base.named("organization", &name);
                    if self.graph.known(&node).is_none() {
                        self.graph
                            .thing(&node, gg::ORGANIZATION, &name, evidence)
                            .links(org::SUB_ORGANIZATION_OF, above);
                    }
                    node
                }
            };
            above = Some(node);
        }
        above
    }
}

/// Whether a body, or that of which it is a part, has a name that bodies of other towns and councils bear too.
fn is_shared_body(entity: &Entity) -> bool {
    entity.kind == Kind::Organization && is_shared(&outermost(entity).key, Lexicon::embedded())
}

/// A part's name behind the name of its whole.
fn within(whole: &str, part: &Entity) -> String {
    if part.label.starts_with(whole) { part.label.clone() } else { format!("{whole}{}", part.label) }
}

/// Fifteen characters: era, year, kind and number of a law, such as 415AC0000000097.
fn is_law_id(key: &str) -> bool {
    let bytes = key.as_bytes();
    bytes.len() == 15
        && bytes.iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && bytes[..3].iter().all(u8::is_ascii_digit)
        && bytes[3].is_ascii_uppercase()
}

/// Whether a name can be more than a surname, as far as its form tells.
pub(super) fn is_full_name(name: &str) -> bool {
    let latin_or_kana = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{30a1}'..='\u{30ff}' | '.' | '-');
    if name.chars().all(latin_or_kana) {
        return name.contains('・');
    }
    name.contains(' ') || name.chars().count() > 2
}

/// Whether a name is too long for a surname: three characters may be 五十嵐, four hardly are one.
pub(super) fn is_surely_full_name(name: &str) -> bool {
    is_full_name(name) && (name.chars().count() > 3 || name.contains([' ', '・']))
}

fn of(mention: &Mention) -> Evidence {
    Evidence::new(mention.span, mention.rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_known_by_the_form_of_its_id() {
        for (key, expected) in [
            ("415AC0000000097", true),
            ("413M60000100021", true),
            ("321CONSTITUTION", true),
            ("カルタヘナ法", false),
            ("ABCDEFGHIJKLMNO", false),
            ("415ac0000000097", false),
        ] {
            assert_eq!(is_law_id(key), expected, "{key}");
        }
    }

    #[test]
    fn a_surname_alone_is_no_full_name() {
        for (name, expected) in [
            ("澤芳樹", true),
            ("五十嵐隆", true),
            ("田中", false),
            ("スミス", false),
            ("ジョン・スミス", true),
            ("Smith", false),
            ("John Smith", true),
        ] {
            assert_eq!(is_full_name(name), expected, "{name}");
        }
        assert!(!is_surely_full_name("五十嵐") && is_surely_full_name("五十嵐隆"));
    }
}
