//! The ways through a store on another machine: names are looked for there as far as SPARQL can, and read here.
//!
//! What counts as the same letter is known here alone. So the store there is asked for names that hold some form of each
//! letter, wherever it stands, which leaves a few; these are compared as search does.

use oxigraph::model::{Literal, NamedNodeRef, Term};
use unicode_normalization::UnicodeNormalization;

use super::{Error, Remote, listed};
use crate::{
    rdf::vocab::{gg, oa, rdf, rdfs, schema, skos},
    search::Kind,
    trace::{
        near::{Nodes, Ways},
        search::{key, node},
    },
};

/// Rows from which on an answer may be cut off by a server that does not say so.
const SUSPECT: usize = 1000;
/// Forms of letters that it is asked for, about: kana come in signs for units too, Latin letters in many more.
const FORMS: usize = 40;

/// A name that is looked for.
struct Name {
    /// As search compares it.
    key: String,
    /// The filter that the store there is given.
    letters: String,
}

impl Name {
    fn of(name: &str) -> Self {
        let key = key(name);
        Self { letters: letters(&key), key }
    }
}

impl Ways for Remote {
    type Error = Error;

    fn named(&self, kinds: &[Kind], name: &str) -> Result<Option<Nodes>, Error> {
        let mut found = Nodes::new();
        let name = Name::of(name);
        for &kind in kinds {
            found.extend(self.called(kind.class(), &name)?);
            if kind == Kind::Issue {
                let words =
                    format!("?s {} ?e . ?e {} ?x . ?x {} ?name", gg::EVIDENCE, oa::HAS_SELECTOR, oa::EXACT);
                found.extend(self.holding(&format!("?s {} {} . {words}", rdf::TYPE, kind.class()), &name)?);
            }
        }
        Ok(Some(found))
    }

    fn meetings(&self, name: &str) -> Result<Nodes, Error> {
        let name = Name::of(name);
        let series = self.called(gg::MEETING_SERIES, &name)?;
        let mut meetings = self.to(gg::IN_SERIES, &series)?;
        meetings.extend(self.called(gg::MEETING, &name)?);
        for row in self.client.whole("?s ?date", &self.merged(&format!("?s {} ?date", schema::START_DATE)))? {
            if let [Some(Term::NamedNode(meeting)), Some(Term::Literal(date))] = row.as_slice()
                && key(date.value()).starts_with(&name.key)
            {
                meetings.insert(meeting.clone());
            }
        }
        Ok(meetings)
    }

    fn to(&self, way: NamedNodeRef<'_>, things: &Nodes) -> Result<Nodes, Error> {
        self.step(things, |given| format!("VALUES ?given {{ {given} }} ?s {way} ?given"))
    }

    fn from(&self, things: &Nodes, way: NamedNodeRef<'_>) -> Result<Nodes, Error> {
        self.step(things, |given| format!("VALUES ?given {{ {given} }} ?given {way} ?s"))
    }
}

impl Remote {
    /// The things `?s` of a pattern about some of these at a time.
    fn step(&self, things: &Nodes, pattern: impl Fn(&str) -> String) -> Result<Nodes, Error> {
        let mut found = Nodes::new();
        for given in listed(things) {
            let pattern = self.merged(&pattern(&given));
            let mut rows = self.client.table(&format!("SELECT ?s WHERE {{ {pattern} }}"))?;
            if rows.len() >= SUSPECT {
                rows = self.client.whole("?s", &pattern)?;
            }
            found.extend(rows.into_iter().flatten().flatten().filter_map(node));
        }
        Ok(found)
    }

    /// Things of a class of which a name holds `name`.
    fn called(&self, class: NamedNodeRef<'_>, name: &Name) -> Result<Nodes, Error> {
        let names = [rdfs::LABEL, skos::PREF_LABEL, skos::ALT_LABEL, skos::HIDDEN_LABEL];
        let names = names.map(|name| name.to_string()).join("|");
        self.holding(&format!("?s {} {class} . ?s {names} ?name", rdf::TYPE), name)
    }

    /// The things `?s` of a pattern whose `?name` holds `name`.
    fn holding(&self, pattern: &str, name: &Name) -> Result<Nodes, Error> {
        let pattern = self.merged(&format!("{pattern} {}", name.letters));
        let mut found = Nodes::new();
        for row in self.client.whole("?s ?name", &pattern)? {
            if let [Some(Term::NamedNode(thing)), Some(Term::Literal(text))] = row.as_slice()
                && key(text.value()).contains(&name.key)
            {
                found.insert(thing.clone());
            }
        }
        Ok(found)
    }

    /// The pattern, in the merge of the graphs there.
    fn merged(&self, pattern: &str) -> String {
        self.merge
            .as_ref()
            .map_or_else(|| pattern.to_owned(), |merge| format!("GRAPH {merge} {{ {pattern} }}"))
    }
}

/// A filter that lets every `?name` through which holds this folded text, and few others.
fn letters(folded: &str) -> String {
    let mut letters: Vec<char> = folded.chars().filter_map(|c| std::iter::once(c).nfkd().next()).collect();
    letters.sort_unstable();
    letters.dedup();
    let mut forms: Vec<(char, Vec<char>)> = letters.into_iter().map(|letter| (letter, Vec::new())).collect();
    for c in '\0'..=char::MAX {
        for part in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
            if let Ok(at) = forms.binary_search_by_key(&part, |(letter, _)| *letter) {
                forms[at].1.push(c);
            }
        }
    }
    forms.sort_by_key(|(_, forms)| forms.len());
    let form = |c: &char| format!("CONTAINS(?name, {})", Literal::new_simple_literal(c.to_string()));
    let mut asked = 0;
    let few = forms.iter().take_while(|(_, forms)| {
        asked += forms.len();
        asked <= FORMS
    });
    few.map(|(_, forms)| format!("FILTER({}) ", forms.iter().map(form).collect::<Vec<_>>().join(" || ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the filter of `name` lets `text` through, read as SPARQL reads it.
    fn passes(name: &str, text: &str) -> bool {
        let filter = letters(&key(name));
        filter.split("FILTER(").skip(1).all(|any| {
            any.split("CONTAINS(?name, \"")
                .skip(1)
                .any(|form| form.split_once("\")").is_some_and(|(form, _)| text.contains(form)))
        })
    }

    #[test]
    fn every_form_of_the_letters_passes() {
        for (name, text) in [
            ("ガイドライン", "ｶﾞｲﾄﾞﾗｲﾝ"),
            ("ガイドライン", "カ\u{3099}イト\u{3099}ライン"),
            ("株", "㈱みなと"),
            ("人工知能", "⼈⼯\n知 能"),
            ("平成", "㍻"),
            ("神社", "\u{FA19}\u{FA4C}"),
            ("iPS細胞", "ｉＰＳ 細胞"),
        ] {
            assert!(passes(name, text), "{name} {text:?}: {}", letters(&key(name)));
        }
    }

    #[test]
    fn other_names_do_not() {
        for (name, text) in [("人工知能", "自動運転"), ("ドローン", "空き家"), ("個人情報", "個人の財産")]
        {
            assert!(!passes(name, text), "{name} {text}");
        }
    }
}
