//! Parsed JSON, of which only the known fields are kept: strings borrowed where they hold no escape.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

use super::field::Field;

/// Bytes of the longest string that can be a speech. The longest sitting on record is a tenth of it.
const LONGEST: usize = 16 << 20;

/// The fields that tell who speaks.
pub(super) const SPEAKERS: [Field; 5] = [Field::Speaker, Field::Label, Field::Post, Field::Type, Field::Side];

/// A value with what is known in it. Neither lists nor objects hold anything empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Number(u64),
    List(Vec<Json<'a>>),
    Object(Vec<(Field, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// The first value of a field that is not empty.
    pub(super) fn get(&self, field: Field) -> Option<&Json<'a>> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(f, _)| *f == field).map(|(_, value)| value)
    }

    /// The string of a field, or the name of the object that stands in its place. `"null"` is what some programs write for
    /// nothing.
    pub(super) fn text(&self, field: Field) -> Option<&str> {
        match self.get(field)? {
            Self::Text(text) => Some(text.trim()).filter(|t| !t.is_empty() && *t != "null"),
            object @ Self::Object(_) if field != Field::Name => object.text(Field::Name),
            _ => None,
        }
    }

    /// The string of a field, or that of the object beside it that tells of the meeting.
    pub(super) fn told(&self, field: Field) -> Option<&str> {
        self.text(field).or_else(|| self.get(Field::Meeting)?.text(field))
    }

    /// The number of a field, or the one that its string is.
    pub(super) fn number(&self, field: Field) -> Option<u32> {
        match self.get(field)? {
            Self::Number(number) => u32::try_from(*number).ok(),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// Whether there are words and speakers somewhere within.
    fn holds_speeches(&self) -> bool {
        match self {
            Self::List(values) => values.iter().any(Json::holds_speeches),
            Self::Object(fields) => {
                let speaker = SPEAKERS.iter().any(|&field| self.has(field));
                speaker && self.text(Field::Words).is_some()
                    || fields.iter().any(|(_, value)| value.holds_speeches())
            }
            _ => false,
        }
    }

    /// Whether the object has the field at all, if only empty.
    pub(super) fn has(&self, field: Field) -> bool {
        matches!(self, Self::Object(fields) if fields.iter().any(|(f, _)| *f == field))
    }
}

/// The JSON itself: byte order mark, comments before it and the call of a script around it left out.
///
/// Some sites serve `window.library.registerMinutes({…});`.
pub(super) fn body(text: &str) -> &str {
    let mut text = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(rest) = (text.strip_prefix("/*").and_then(|rest| rest.split_once("*/")))
        .or_else(|| text.strip_prefix("//").and_then(|rest| rest.split_once('\n')))
    {
        text = rest.1.trim_start();
    }
    if text.starts_with(['{', '[']) {
        return text;
    }
    let call = text.find(['(', '=']).filter(|&at| {
        at > 0
            && text[..at].bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'$' | b' '))
    });
    call.map_or(text, |at| text[at + 1..].trim_start())
}

/// The values of a file: one, or one a line.
///
/// # Errors
///
/// What is wrong and where, as a clause.
pub(super) fn parse(text: &str) -> Result<Vec<Json<'_>>, String> {
    let json = body(text);
    let called = json.len() < text.trim_start_matches('\u{feff}').trim_start().len();
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(json).into_iter::<Json>() {
        match value {
            Ok(value) => values.push(value),
            // The bracket that closes the call, and what the script does next.
            Err(_) if called && !values.is_empty() => break,
            Err(error) => return Err(told(&error)),
        }
    }
    Ok(values)
}

fn told(error: &serde_json::Error) -> String {
    let place = format!("line {}, column {}", error.line(), error.column());
    let what = error.to_string();
    if error.is_eof() {
        format!("the JSON is cut off at {place}")
    } else if what.starts_with("recursion limit") {
        format!("the JSON nests deeper than any minutes do, at {place}")
    } else if what.contains("surrogate") || what.contains("hex escape") {
        format!("half a character (a lone surrogate) at {place}")
    } else {
        let what = what.split(" at line ").next().unwrap_or("no JSON");
        format!("no JSON at {place}: {what}")
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Values)
    }
}

struct Values;

impl Values {
    fn bounded<E: serde::de::Error>(length: usize) -> Result<(), E> {
        if length > LONGEST {
            return Err(E::custom(format!("a string of {length} bytes is no speech")));
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Values {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<Json<'de>, E> {
        Self::bounded(text.len())?;
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Json<'de>, E> {
        Self::bounded(text.len())?;
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json<'de>, E> {
        Ok(Json::Nothing)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json<'de>, E> {
        Ok(Json::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json<'de>, E> {
        Ok(Json::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json<'de>, A::Error> {
        let mut kept = Vec::new();
        // The paragraphs of a speech.
        let mut lines: Vec<Cow<'de, str>> = Vec::new();
        while let Some(value) = list.next_element()? {
            match value {
                Json::List(_) | Json::Object(_) => kept.push(value),
                Json::Text(line) => lines.push(line),
                Json::Nothing | Json::Number(_) => {}
            }
        }
        let text = |lines: &[Cow<str>]| Json::Text(Cow::Owned(lines.join("\n")));
        Ok(match (kept.is_empty(), &lines[..]) {
            (false, _) => Json::List(kept),
            (true, []) => Json::Nothing,
            (true, lines) => text(lines),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut kept: Vec<(Field, Json)> = Vec::new();
        while let Some(key) = map.next_key::<Key>()? {
            let value: Json = map.next_value()?;
            let Some(field) = key.0 else {
                // A key that nobody knows may hold the speeches all the same.
                if value.holds_speeches() {
                    kept.push((Field::Within, value));
                }
                continue;
            };
            // `content` may be a list of speeches.
            let field = if field == Field::Words && value.holds_speeches() { Field::Within } else { field };
            // `text` beside `speech`, `Within` several times: the first that says anything counts.
            let known = kept.iter_mut().find(|(f, _)| *f == field && field != Field::Within);
            match known {
                Some((_, known)) if *known == Json::Nothing => *known = value,
                Some(_) => {}
                None => kept.push((field, value)),
            }
        }
        Ok(if kept.is_empty() { Json::Nothing } else { Json::Object(kept) })
    }
}

/// A key, as the field it names.
struct Key(Option<Field>);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl Visitor<'_> for Keys {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_str<E>(self, key: &str) -> Result<Key, E> {
                Ok(Key(Field::of(key)))
            }
        }
        deserializer.deserialize_str(Keys)
    }
}
