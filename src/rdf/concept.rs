//! Members of the closed lists: which concept stands for a value of the model or a word of the text.

use std::{collections::BTreeMap, sync::LazyLock};

use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term},
};

use super::vocab::{gg, skos};
use crate::{
    claim::{Act, Basis},
    lexicon::built_in,
    minutes::{Presence, TurnKind},
    text::fold,
};

/// The code lists, as the project publishes them.
pub const SCHEMES: &str = include_str!("../../ontology/schemes.ttl");

/// The concept of a speech act.
#[must_use]
pub fn act(act: Act) -> NamedNodeRef<'static> {
    match act {
        Act::Explain => gg::ACT_EXPLAIN,
        Act::Report => gg::ACT_REPORT,
        Act::Opinion => gg::ACT_OPINION,
        Act::Question => gg::ACT_QUESTION,
        Act::Answer => gg::ACT_ANSWER,
        Act::Request => gg::ACT_REQUEST,
        Act::Proposal => gg::ACT_PROPOSAL,
        Act::Concern => gg::ACT_CONCERN,
        Act::Agree => gg::ACT_AGREE,
        Act::Oppose => gg::ACT_OPPOSE,
        Act::Plan => gg::ACT_PLAN,
        Act::Procedure => gg::ACT_PROCEDURE,
    }
}

/// The concept of a ground of attribution.
#[must_use]
pub fn basis(basis: Basis) -> NamedNodeRef<'static> {
    match basis {
        Basis::Named => gg::NAMED,
        Basis::Role => gg::ROLE,
        Basis::Group => gg::GROUP,
        Basis::Inferred => gg::INFERRED,
        Basis::Unattributed => gg::UNATTRIBUTED,
    }
}

/// The concept of a way to be there.
#[must_use]
pub fn presence(presence: Presence) -> NamedNodeRef<'static> {
    match presence {
        Presence::Present => gg::PRESENT,
        Presence::Proxy => gg::PROXY,
        Presence::Absent => gg::ABSENT,
    }
}

/// The concept of a kind of statement.
#[must_use]
pub fn kind(kind: TurnKind) -> NamedNodeRef<'static> {
    match kind {
        TurnKind::Speech => gg::KIND_SPEECH,
        TurnKind::Bullet => gg::KIND_BULLET,
        TurnKind::Reply => gg::KIND_REPLY,
        TurnKind::Narrative => gg::KIND_NARRATIVE,
    }
}

/// The concept of a role as printed, where the list knows the word or the word it ends with.
///
/// ```
/// use gijigraph::rdf::{concept, vocab::gg};
/// assert_eq!(concept::role("座長").unwrap().as_ref(), gg::ROLE_PANEL_CHAIR);
/// assert_eq!(concept::role("参考人等").unwrap().as_ref(), gg::ROLE_WITNESS);
/// assert_eq!(concept::role("市民公募委員").unwrap().as_ref(), gg::ROLE_COMMITTEE_MEMBER);
/// assert_eq!(concept::role("室長"), None);
/// ```
#[must_use]
pub fn role(printed: &str) -> Option<&'static NamedNode> {
    let word = class_of_people(printed);
    ROLES.get(&word).or_else(|| {
        let ends = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
        // The longest ending comes first, so that 専門委員 is no mere 委員.
        ends.filter(|end| end.chars().count() > 1).find_map(|end| ROLES.get(end))
    })
}

/// A class of people without the words that only say that it is one: 参考人等, 各委員 → 参考人, 委員.
#[must_use]
pub fn class_of_people(printed: &str) -> String {
    let folded = fold(printed);
    let word = folded.strip_prefix('各').unwrap_or(&folded);
    let mut classes = built_in("class-ending").at_end(word).map(|end| &word[..word.len() - end.len()]);
    classes.find(|class| !class.is_empty()).unwrap_or(word).to_owned()
}

/// Whether a role is held by one person at a time, such as 議長: it is no class of people.
#[must_use]
pub fn is_single(role: NamedNodeRef<'_>) -> bool {
    [
        gg::ROLE_CHAIR,
        gg::ROLE_PANEL_CHAIR,
        gg::ROLE_PRESIDENT,
        gg::ROLE_COMMITTEE_CHAIR,
        gg::ROLE_SUBCOMMITTEE_CHAIR,
    ]
    .contains(&role)
}

// Japanese labels of the roles, read from the published list so that words stand in one place.
// The list is part of the program and tested; what does not parse in it is not there.
static ROLES: LazyLock<BTreeMap<String, NamedNode>> = LazyLock::new(|| {
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let quads = parser.for_slice(SCHEMES).filter_map(Result::ok);
    quads
        .filter(|quad| {
            [skos::PREF_LABEL, skos::ALT_LABEL, skos::HIDDEN_LABEL].contains(&quad.predicate.as_ref())
        })
        .filter_map(|quad| match (quad.subject, quad.object) {
            (NamedOrBlankNode::NamedNode(node), Term::Literal(label))
                if label.language() == Some("ja") && is_role(&node) =>
            {
                Some((fold(label.value()), node))
            }
            _ => None,
        })
        .collect()
});

fn is_role(node: &NamedNode) -> bool {
    gg::ALL.contains(&node.as_ref()) && node.as_str()[gg::NS.len()..].starts_with("role-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_decides_a_role() {
        for (printed, expected) in [
            ("議 長", Some(gg::ROLE_CHAIR)),
            ("構成員", Some(gg::ROLE_MEMBER)),
            ("委員", Some(gg::ROLE_COMMITTEE_MEMBER)),
            ("専門委員", Some(gg::ROLE_EXPERT_MEMBER)),
            ("オブザーバー", Some(gg::ROLE_OBSERVER)),
            ("政府参考人", Some(gg::ROLE_GOVERNMENT_WITNESS)),
            ("座長代理", Some(gg::ROLE_DEPUTY_CHAIR)),
            ("事務局", Some(gg::ROLE_SECRETARIAT)),
            ("関係省庁", Some(gg::ROLE_MINISTRY)),
            ("課長", None),
            ("", None),
        ] {
            assert_eq!(role(printed).map(NamedNode::as_ref), expected, "{printed}");
        }
    }

    #[test]
    fn a_class_of_people_is_the_same_with_and_without_its_plural() {
        for (printed, expected) in [
            ("参考人等", "参考人"),
            ("各委員", "委員"),
            ("委員ら", "委員"),
            ("等", "等"),
            ("構成員", "構成員"),
        ] {
            assert_eq!(class_of_people(printed), expected);
        }
    }
}
