//! Fonts that do not tell their characters: what their character collection or their symbols tell instead.

use std::collections::BTreeMap;

use hayro_interpret::{
    font::OutlineGlyph,
    hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded},
};
use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, String as PdfString, dict::keys},
};

use super::{Failure, damaged};

/// Families of fonts that hold signs alone.
const DINGBATS: [&str; 2] = ["Wingding", "Webding"];
/// More than a CID can be: a range of widths that ends past it fills the memory.
const LAST_CID: i64 = 70_000;

/// Fonts with the glyphs of a known collection, by name, without the prefix of a subset.
pub(super) struct Unnamed {
    fonts: BTreeMap<String, Vec<(CMap, CMapName<'static>)>>,
    collections: BTreeMap<&'static str, CMap>,
}

impl Unnamed {
    /// Looks through the objects of the file.
    pub(super) fn of(pdf: &Pdf) -> Result<Unnamed, Failure> {
        let mut found = Unnamed { fonts: BTreeMap::new(), collections: BTreeMap::new() };
        for object in pdf.objects() {
            match object {
                Object::Dict(dict) => found.visit(&dict, 0)?,
                Object::Array(array) => visit_widths(&array)?,
                _ => {}
            }
        }
        Ok(found)
    }

    fn visit(&mut self, dict: &Dict<'_>, depth: usize) -> Result<(), Failure> {
        for key in [keys::W, keys::W2] {
            if let Some(widths) = dict.get::<Array<'_>>(key) {
                visit_widths(&widths)?;
            }
        }
        if dict.get::<Name<'_>>(keys::SUBTYPE).is_some_and(|s| &*s == keys::TYPE0) {
            if let Some(descendant) = descendant(dict) {
                self.visit(&descendant, depth + 1)?;
            }
            self.add(dict);
        }
        // Fonts may stand inside the resources of a page.
        if depth < 4 {
            for key in [keys::RESOURCES, keys::FONT] {
                let Some(inner) = dict.get::<Dict<'_>>(key) else { continue };
                self.visit(&inner, depth + 1)?;
                if key == keys::FONT {
                    for name in inner.keys() {
                        if let Some(font) = inner.get::<Dict<'_>>(&*name) {
                            self.visit(&font, depth + 1)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, font: &Dict<'_>) -> Option<()> {
        if font.contains_key(keys::TO_UNICODE) {
            return None;
        }
        let base = font.get::<Name<'_>>(keys::BASE_FONT)?;
        let name = base.as_str();
        let name =
            name.split_once('+').filter(|(prefix, _)| prefix.len() == 6).map_or(name, |(_, rest)| rest);
        let encoding = match font.get::<Object<'_>>(keys::ENCODING)? {
            Object::Name(encoding) => match CMapName::from_bytes(&encoding) {
                CMapName::IdentityH => CMap::identity_h(),
                CMapName::IdentityV => CMap::identity_v(),
                known => CMap::parse(load_embedded(known)?, load_embedded)?,
            },
            Object::Stream(stream) => CMap::parse(&stream.decoded_data().ok()?, load_embedded)?,
            _ => return None,
        };
        let of_encoding = encoding.metadata().character_collection.clone().map(|c| c.family);
        let family = of_encoding.filter(|f| *f != CidFamily::AdobeIdentity).or_else(|| {
            let info = descendant(font)?.get::<Dict<'_>>(keys::CIDSYSTEMINFO)?;
            let registry = info.get::<PdfString<'_>>(keys::REGISTRY)?;
            let ordering = info.get::<PdfString<'_>>(keys::ORDERING)?;
            Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
        })?;
        let (key, ucs2) = match family {
            CidFamily::AdobeJapan1 => ("Japan1", CMapName::AdobeJapan1Ucs2),
            CidFamily::AdobeGB1 => ("GB1", CMapName::AdobeGb1Ucs2),
            CidFamily::AdobeCNS1 => ("CNS1", CMapName::AdobeCns1Ucs2),
            CidFamily::AdobeKorea1 => ("Korea1", CMapName::AdobeKorea1Ucs2),
            _ => return None,
        };
        if !self.collections.contains_key(key) {
            self.collections.insert(key, CMap::parse(load_embedded(ucs2)?, load_embedded)?);
        }
        self.fonts.entry(name.to_owned()).or_default().push((encoding, ucs2));
        Some(())
    }

    /// The characters of a glyph: those its font tells, or those of its collection or its symbols.
    pub(super) fn characters(&self, glyph: &OutlineGlyph) -> Option<BfString> {
        let told = glyph.as_unicode();
        // Fonts of dingbats often tell the letter that a bullet is typed by: l for ●.
        let letter = match &told {
            Some(BfString::Char(c)) => c.is_ascii_graphic().then_some(u32::from(*c)),
            Some(BfString::String(_)) => None,
            None => Some(glyph.char_code()),
        };
        let Some(letter) = letter else { return told };
        let Some(name) = glyph.font_data().and_then(|font| font.postscript_name) else { return told };
        let symbols: &[&str] = if told.is_some() { &DINGBATS } else { &["Wingding", "Webding", "Symbol"] };
        if symbols.iter().any(|symbols| name.contains(symbols)) {
            return char::from_u32(0xf000 + (letter & 0xff)).map(BfString::Char);
        }
        if told.is_some() {
            return told;
        }
        let code = glyph.char_code();
        self.fonts.get(&name)?.iter().find_map(|(encoding, ucs2)| {
            let cid = (1..=4).find_map(|bytes| encoding.lookup_cid_code(code, bytes))?;
            let key = match ucs2 {
                CMapName::AdobeGb1Ucs2 => "GB1",
                CMapName::AdobeCns1Ucs2 => "CNS1",
                CMapName::AdobeKorea1Ucs2 => "Korea1",
                _ => "Japan1",
            };
            self.collections.get(key)?.lookup_bf_string(cid)
        })
    }
}

fn descendant<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    font.get::<Array<'_>>(keys::DESCENDANT_FONTS)?.iter::<Dict<'_>>().next()
}

/// Refuses a range of widths that goes on without end.
fn visit_widths(widths: &Array<'_>) -> Result<(), Failure> {
    let endless = |object: Object<'_>| object.into_number().is_some_and(|n| n.as_i64() > LAST_CID);
    if widths.iter::<Object<'_>>().take(100_000).any(endless) {
        return Err(damaged("a font in it has widths without end"));
    }
    Ok(())
}
