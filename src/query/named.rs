//! The named questions: SPARQL in files, with a title and parameters in comments at the top.
//!
//! ```text
//! # title-ja: 論点を誰が提起したか
//! # title-en: Who raised an issue
//! # param: issue (required) words in the issue's name
//! # param: from (optional 0001-01-01) no meeting before this day
//! SELECT … WHERE { … FILTER(CONTAINS(gg:fold(?name), gg:fold(gg:parameter("issue")))) … }
//! ```
//!
//! A parameter reaches the query as an RDF literal through `gg:parameter`, never as text of the query. One whose default is
//! a day takes a day; a year or a month alone is completed from the default.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads users' own queries")]

use std::{collections::BTreeMap, fs, path::Path};

use oxigraph::model::{Literal, Term};
use serde::Serialize;

use super::Error;

macro_rules! shipped {
    ($($name:literal)*) => {
        const SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../data/queries/", $name, ".rq")))),*];
    };
}

shipped! {
    "attendance-of-meeting"
    "co-attendance"
    "follow-ups-open"
    "issues-by-law"
    "issues-by-technology"
    "issues-of-person"
    "meetings"
    "people-of-organization"
    "proxies"
    "regulations-count"
    "statements-unattributed"
    "technologies-count"
    "who-raised"
}

/// A question with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedQuery {
    /// Its name: the file's, without `.rq`.
    pub name: String,
    /// What it asks, in Japanese.
    pub title_ja: String,
    /// What it asks, in English.
    pub title_en: String,
    /// Its parameters, in the order of the file.
    pub parameters: Vec<Parameter>,
    /// The whole file.
    pub text: String,
}

/// A parameter of a named question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Whether it must be given.
    pub required: bool,
    /// What it is where it is not given; `None` leaves it out of the question.
    pub default: Option<String>,
    /// What it means.
    pub description: String,
}

/// The named questions there are.
#[derive(Clone, Debug, Default)]
pub struct NamedQueries {
    queries: BTreeMap<String, NamedQuery>,
}

impl NamedQueries {
    /// The questions that ship with the program.
    ///
    /// # Errors
    ///
    /// [`Error::Header`], which a test rules out.
    pub fn shipped() -> Result<Self, Error> {
        let mut queries = Self::default();
        for (name, text) in SHIPPED {
            queries.insert(NamedQuery::read(name, text)?);
        }
        Ok(queries)
    }

    /// Adds the `.rq` files of a folder, which replace those of the same name.
    ///
    /// # Errors
    ///
    /// [`Error::Folder`], [`Error::Header`].
    pub fn extend_from(&mut self, folder: &Path) -> Result<(), Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Folder { path, source }
        };
        for entry in fs::read_dir(folder).map_err(failed(folder))? {
            let path = entry.map_err(failed(folder))?.path();
            if path.extension().is_some_and(|e| e == "rq") {
                let text = fs::read_to_string(&path).map_err(failed(&path))?;
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                self.insert(NamedQuery::read(&name, &text)?);
            }
        }
        Ok(())
    }

    /// The question with this name.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownQuery`], which lists the names there are.
    pub fn get(&self, name: &str) -> Result<&NamedQuery, Error> {
        self.queries.get(name).ok_or_else(|| Error::UnknownQuery {
            name: name.to_owned(),
            known: self.queries.keys().map(String::as_str).collect::<Vec<_>>().join(", "),
        })
    }

    /// Every question, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = &NamedQuery> {
        self.queries.values()
    }

    fn insert(&mut self, query: NamedQuery) {
        self.queries.insert(query.name.clone(), query);
    }
}

impl NamedQuery {
    /// Reads a question from the text of its file.
    ///
    /// # Errors
    ///
    /// [`Error::Header`] where a title is missing or a parameter's line is not as it must be.
    pub fn read(name: &str, text: &str) -> Result<Self, Error> {
        let bad =
            |line: &str, reason| Error::Header { query: name.to_owned(), line: line.to_owned(), reason };
        let mut query = Self {
            name: name.to_owned(),
            title_ja: String::new(),
            title_en: String::new(),
            parameters: Vec::new(),
            text: text.to_owned(),
        };
        for line in text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim) {
            match line.split_once(": ") {
                Some(("title-ja", title)) => title.trim().clone_into(&mut query.title_ja),
                Some(("title-en", title)) => title.trim().clone_into(&mut query.title_en),
                Some(("param", parameter)) => {
                    let parameter = Parameter::read(parameter).ok_or_else(|| {
                        bad(line, "expected `param: NAME (required|optional [DEFAULT]) DESCRIPTION`")
                    })?;
                    query.parameters.push(parameter);
                }
                _ => {} // a remark
            }
        }
        if query.title_ja.is_empty() || query.title_en.is_empty() {
            return Err(bad("", "`# title-ja: …` and `# title-en: …` are missing"));
        }
        Ok(query)
    }

    /// The values of the parameters, as `gg:parameter` gives them: those given, else the defaults.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownParameter`], [`Error::MissingParameter`], [`Error::Day`].
    pub fn bind(&self, settings: &[(String, String)]) -> Result<BTreeMap<String, Term>, Error> {
        if let Some((name, _)) =
            settings.iter().find(|(name, _)| self.parameters.iter().all(|p| p.name != *name))
        {
            let known: Vec<_> = self.parameters.iter().map(|p| p.name.as_str()).collect();
            return Err(Error::UnknownParameter {
                query: self.name.clone(),
                parameter: name.clone(),
                known: if known.is_empty() { "none".to_owned() } else { known.join(", ") },
            });
        }
        let mut values = BTreeMap::new();
        for parameter in &self.parameters {
            let given =
                settings.iter().rev().find(|(name, _)| *name == parameter.name).map(|(_, value)| value);
            let given = given.map(|value| parameter.completed(value)).transpose()?;
            match given.or(parameter.default.clone()) {
                Some(value) => {
                    values.insert(parameter.name.clone(), Literal::new_simple_literal(value).into());
                }
                None if parameter.required => {
                    return Err(Error::MissingParameter {
                        query: self.name.clone(),
                        parameter: parameter.name.clone(),
                        description: parameter.description.clone(),
                    });
                }
                None => {}
            }
        }
        Ok(values)
    }
}

impl Parameter {
    fn read(line: &str) -> Option<Self> {
        let (name, rest) = line.split_once(" (")?;
        let (kind, description) = rest.split_once(')')?;
        let (kind, default) =
            kind.split_once(' ').map_or((kind, None), |(k, d)| (k, Some(d.trim().to_owned())));
        let required = match kind {
            "required" if default.is_none() => true,
            "optional" => false,
            _ => return None,
        };
        let [name, description] = [name, description].map(|s| s.trim().to_owned());
        (!name.is_empty()).then_some(Self { name, required, default, description })
    }

    /// A value as the question takes it: where the default is a day, a whole day.
    fn completed(&self, value: &str) -> Result<String, Error> {
        let Some(default) = self.default.as_deref().filter(|default| is_day(default)) else {
            return Ok(value.to_owned());
        };
        let rest = default.get(value.len()..).unwrap_or_default();
        let day = format!("{value}{rest}");
        let whole = matches!(value.len(), 4 | 7 | 10) && is_day(&day);
        if whole {
            Ok(day)
        } else {
            Err(Error::Day { parameter: self.name.clone(), value: value.to_owned() })
        }
    }
}

/// Whether a text is a day as YYYY-MM-DD. The last of any month may be its 31st.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let number = |part: &str, digits: usize| {
        part.parse().ok().filter(|_: &u32| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
    };
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}
