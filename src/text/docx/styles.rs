//! Styles of paragraphs, as far as they number them.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

/// The list that a paragraph or a style belongs to, and its level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    pub list: Option<u32>,
    pub level: Option<usize>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    place: ListPlace,
}

/// The styles of a document by their identifiers.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
}

impl Styles {
    pub(super) fn of(xml: &str) -> Styles {
        let mut styles = Styles::default();
        let mut reader = reader(xml);
        let mut current: Option<(String, Style)> = None;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                    "style" => {
                        styles.styles.extend(current.take());
                        current = attribute(&e, "styleId").map(|id| (id, Style::default()));
                    }
                    name => {
                        let Some((_, style)) = &mut current else { continue };
                        let value = || attribute(&e, "val");
                        match name {
                            "basedOn" => style.based_on = value(),
                            "numId" => style.place.list = value().and_then(|v| v.parse().ok()),
                            "ilvl" => style.place.level = value().and_then(|v| v.parse().ok()),
                            _ => {}
                        }
                    }
                },
                Event::Eof => break,
                _ => {}
            }
        }
        styles.styles.extend(current);
        styles
    }

    /// The list that paragraphs of a style belong to, from the style itself or one it is based on.
    pub(super) fn place(&self, id: &str) -> ListPlace {
        let mut place = ListPlace::default();
        let mut next = Some(id);
        // Styles may be based on one another in a circle.
        for _ in 0..16 {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            place.list = place.list.or(style.place.list);
            place.level = place.level.or(style.place.level);
            next = style.based_on.as_deref();
        }
        place
    }
}

/// A reader that takes markup as it comes.
pub(super) fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The value of the attribute of that name, whatever its prefix.
pub(super) fn attribute(element: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned))
}
