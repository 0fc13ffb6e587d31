//! How strings are compared: NFKC, no white space, one kind of dash, lower case.

use std::sync::LazyLock;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::pattern::Regex;

// The pattern is fixed; a test compiles it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HOUR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(\d):").unwrap());

const HONORIFICS: [&str; 5] = ["氏", "君", "さん", "様", "先生"];

/// A string as it is compared.
pub(super) fn fold(s: &str) -> String {
    let plain: String = s.nfkc().map(dash).filter(|&c| !space(c)).collect();
    plain.to_lowercase()
}

/// A JSON value as it is compared; null is nothing.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => fold(s),
        other => fold(&other.to_string()),
    }
}

/// A time or date: 8:45 and 08:45 are one.
pub(super) fn clock(value: &Value) -> String {
    HOUR.replace_all(&self::value(value), "0${1}:").into_owned()
}

/// A name without its honorific.
pub(super) fn person(s: &str) -> String {
    let name = fold(s);
    for honorific in HONORIFICS {
        if let Some(bare) = name.strip_suffix(honorific).filter(|b| b.chars().count() >= 2) {
            return bare.to_owned();
        }
    }
    name
}

/// One character of folded text, where it is one: for finding places.
pub(super) fn dash(c: char) -> char {
    if "‐‑‒–—―−－ｰ".contains(c) { '-' } else { c }
}

/// White space, with the separators of information that Unicode leaves out.
pub(super) fn space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Length of the longest common run of characters over the length of the shorter string.
#[expect(clippy::cast_precision_loss, reason = "lengths of quotes")]
pub(super) fn overlap(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (fold(a).chars().collect(), fold(b).chars().collect());
    let (short, long) = if a.len() > b.len() { (b, a) } else { (a, b) };
    if short.is_empty() {
        return 0.0;
    }
    let mut best = 0;
    let mut row = vec![0usize; long.len() + 1];
    for &x in &short {
        let mut before = 0;
        for (j, &y) in long.iter().enumerate() {
            let keep = row[j + 1];
            row[j + 1] = if x == y { before + 1 } else { 0 };
            best = best.max(row[j + 1]);
            before = keep;
        }
    }
    best as f64 / short.len() as f64
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn strings_are_compared_without_form() {
        assert_eq!(fold("資料１－１　ＡＢ"), "資料1-1ab");
        assert_eq!(clock(&json!("8：45")), "08:45");
        assert_eq!(clock(&json!("15:00")), "15:00");
        assert_eq!((person("田中氏"), person("林氏")), ("田中".into(), "林氏".into()));
    }

    #[test]
    fn overlap_is_the_longest_run_in_common() {
        assert!((overlap("課題である", "大きな課題であると思う") - 1.0).abs() < 1e-9);
        assert!((overlap("あいうえ", "あいかき") - 0.5).abs() < 1e-9);
        assert!(overlap("", "あ").abs() < 1e-9);
    }
}
