//! What a sentence only quotes: 「平成29年の声明では、「…すべきである。」としました」 is the view of the declaration.

use std::sync::LazyLock;

use crate::pattern::Regex;

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^「」]{0,40}「.{12,}」と(?:し|述べ|定め|規定し|明記し|記し|声明し|宣言し)(?:まし|てい|ており)?[^、。「」]{0,6}$").unwrap()
});

/// Whether the words of an issue are those of another, who is no voice of the record.
pub(super) fn is_quoted(words: &str) -> bool {
    QUOTED.is_match(words.trim_end_matches('。'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_declaration_is_no_view_of_who_quotes_it() {
        for (words, expected) in [
            ("昨年の港湾宣言では、「桟橋の灯りは島の者が選ぶべきである。」としました", true),
            ("港湾宣言では「桟橋の灯りは島の者が選ぶべきである」としていますが、灯りが足りない", false),
            ("「桟橋の灯り」としました", false),
            ("桟橋の灯りは島の者が選ぶべきである", false),
        ] {
            assert_eq!(is_quoted(words), expected, "{words}");
        }
    }
}
