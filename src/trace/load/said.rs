//! Quoted words as they were said: without what a printer put between them.

/// Characters compared to find where a statement has the words, and those between them at most that it does not have: a page
/// number, a running head.
const OPENING: usize = 3;
const BETWEEN: usize = 60;

/// The part of `statement` that has `words`, which the source breaks with a page number or a running head. `None` where the
/// statement has them as they are, or not at all.
pub(super) fn without_furniture<'a>(words: &str, statement: &'a str) -> Option<&'a str> {
    if statement.contains(words) {
        return None;
    }
    let opening: String = words.chars().take(OPENING).collect();
    statement.match_indices(&opening).find_map(|(start, _)| {
        let said = &statement[start..];
        said_before(words, said).map(|end| &said[..end])
    })
}

/// The bytes of `said` that have all of `words` but what stands between them.
fn said_before(words: &str, said: &str) -> Option<usize> {
    let mut rest = said.chars().peekable();
    let (mut end, mut between, mut open) = (0, 0, true);
    for c in words.chars() {
        if rest.next_if_eq(&c).is_some() {
            end += c.len_utf8();
            open = true;
        } else {
            between += 1;
            open = false;
        }
    }
    // Words whose end the statement lacks are others.
    (open && (1..=BETWEEN).contains(&between)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_number_between_words_is_not_said() {
        let statement = "まず桟橋の話です。欠航が2割を超える便は見直すべきです。以上です。";
        for (words, expected) in [
            ("欠航が32割を超える便は見直すべきです", Some("欠航が2割を超える便は見直すべきです")),
            ("欠航が2割を超え- 27 -る便は見直すべきです", Some("欠航が2割を超える便は見直すべきです")),
            ("欠航が2割を超える便", None),
            ("欠航が2割を減らす便は続けるべきです", None),
        ] {
            assert_eq!(without_furniture(words, statement), expected, "{words}");
        }
    }
}
