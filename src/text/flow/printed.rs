//! Folded words with the commas and full stops that their source prints.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::fold::{fold_dash, is_plain, radical};

/// Characters of layout, at most, that are looked over for the next one of a flow.
const BETWEEN: usize = 200;

/// Words of a flow with the commas and full stops that `source`, which they come from, prints: NFKC, nothing else.
///
/// Whoever compares words with the source by their characters reads these.
#[must_use]
pub fn punctuated<'a>(words: &'a str, source: &str) -> Cow<'a, str> {
    if !source.contains(['，', ',', '．', '.']) || !words.contains(['、', '。']) {
        return Cow::Borrowed(words);
    }
    let mut printed = String::with_capacity(words.len());
    let source: Vec<char> = source.chars().collect();
    let mut at = 0;
    // What a sign that folds to several characters, as … does, folds to behind the first of them.
    let mut rest: Vec<char> = Vec::new();
    for c in words.chars() {
        if rest.last() == Some(&c) {
            rest.pop();
            printed.push(c);
            continue;
        }
        let folded = |s: char| std::iter::once(s).nfkc().map(fold_dash);
        let stands = |&s: &char| match c {
            '、' => matches!(s, '、' | '，' | ',' | '､'),
            '。' => matches!(s, '。' | '．' | '.' | '｡'),
            _ => s == c || !is_plain(s) && folded(radical(s)).next() == Some(c),
        };
        let Some(found) = source[at..].iter().take(BETWEEN).position(stands).map(|skipped| at + skipped)
        else {
            printed.push(c);
            continue;
        };
        at = found + 1;
        rest = if is_plain(source[found]) { Vec::new() } else { folded(source[found]).skip(1).collect() };
        rest.reverse();
        printed.push(match (c, source[found]) {
            ('、', '，' | ',') => ',',
            ('。', '．' | '.') => '.',
            _ => c,
        });
    }
    Cow::Owned(printed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Span, Text,
        text::{Flow, Format},
    };

    #[test]
    fn what_is_printed_keeps_its_own_commas() {
        for source in [
            "橋，道路の点検は，\n１，２００円で…済んだ．費用は，まだ高い．",
            "橋、道路の点検は、1,200円で済んだ。",
            "(委員)橋の件だが,点検はまだか。",
        ] {
            let text = Text::from_string(source.to_owned(), Format::Plain, "UTF-8");
            let mut flow = Flow::default();
            let mut start = 0;
            for line in source.split_inclusive('\n') {
                let end = start + crate::span::to_u32(line.chars().count());
                flow.push_line(&text, Span::new(start, end));
                start = end;
            }
            let nfkc: String = source.nfkc().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(punctuated(flow.as_str(), source), nfkc);
        }
    }
}
