//! What will be done, in the words that promise it.

/// Characters of an action, where a comma parts it from what leads to it.
const LONG: usize = 80;

/// What will be done: the words up to their end, of long ones the last clauses.
pub(super) fn of(words: &str) -> &str {
    let words = words.strip_prefix("今後、").unwrap_or(words);
    let short = |from: &usize| words[*from..].chars().count() <= LONG;
    let commas = words.match_indices('、').map(|(at, comma)| at + comma.len());
    let from = [0].into_iter().chain(commas).find(short);
    &words[from.unwrap_or(0)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_long_words_says_what_will_be_done() {
        assert_eq!(of("今後、桟橋の床板を取り替えてまいります"), "桟橋の床板を取り替えてまいります");
        let lead = "これまでは島の渡船の便が減るたびに港の職員が役場の広報紙と掲示板の両方に書いてお知らせしてきたところですが";
        let long = format!("{lead}、{lead}、時刻の一覧を作ってまいります");
        assert_eq!(of(&long), format!("{lead}、時刻の一覧を作ってまいります"));
        let whole = lead.repeat(2);
        assert_eq!(of(&whole), whole);
    }
}
