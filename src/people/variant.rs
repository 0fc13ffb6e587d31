//! Forms of kanji in names: 髙橋 and 高橋, 﨑 and 崎, 齋 and 斎. The table is `data/name_variants.csv`.

use std::{collections::HashMap, sync::OnceLock};

use crate::text::fold_char;

/// The common form of a character; itself where it is no variant.
#[must_use]
pub fn common(c: char) -> char {
    static VARIANTS: OnceLock<HashMap<char, char>> = OnceLock::new();
    let variants = VARIANTS.get_or_init(|| {
        let rows = include_str!("../../data/name_variants.csv").lines().skip(1);
        let pair = |row: &str| {
            let (old, common) = row.split_once(',')?;
            Some((old.chars().next()?, common.chars().next()?))
        };
        rows.filter_map(pair).collect()
    });
    variants.get(&c).copied().unwrap_or(c)
}

/// A name in common forms and without spaces: what all its forms share.
///
/// ```
/// use gijigraph::people::standard;
/// assert_eq!(standard("髙﨑　齋"), standard("高崎斎"));
/// assert_ne!(standard("高崎斎"), standard("高崎祭"));
/// ```
#[must_use]
pub fn standard(name: &str) -> String {
    name.chars().map(fold_char).filter(|c| !c.is_whitespace()).map(common).collect()
}
