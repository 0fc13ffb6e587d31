//! What is shown of a thing that was found: words around what was looked for, of one text, and names apart from them.

use super::{Piece, entries::BETWEEN, question::Wanted, words::Folded};

/// Characters of an excerpt on either side of the first hit.
const AROUND: usize = 40;

/// Of several texts the one with most of what is wanted, as an excerpt: what stands in different ones is not put together.
pub(super) fn best(texts: &str, wanted: &[Wanted]) -> Vec<Piece> {
    let fits = |text: &str| {
        let folded = Folded::of(text);
        let there = |word: &&Wanted| !folded.find(&Folded::of(&word.text).chars).is_empty();
        wanted.iter().filter(|word| !word.excluded).filter(there).count()
    };
    let mut found = (0, "");
    for text in texts.split(BETWEEN).map(str::trim) {
        let count = fits(text);
        if found.1.is_empty() || count > found.0 {
            found = (count, text);
        }
    }
    excerpt(found.1, wanted)
}

/// The names in which something of what is wanted stands, with commas between.
pub(super) fn named(names: &str, wanted: &[Wanted]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for name in names.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()) {
        let name = excerpt(name, wanted);
        if name.iter().any(|piece| piece.hit) {
            if !pieces.is_empty() {
                pieces.push(Piece { text: "、".to_owned(), hit: false });
            }
            pieces.extend(name);
        }
    }
    pieces
}

/// The words around the first hit, hits set apart.
pub(super) fn excerpt(text: &str, wanted: &[Wanted]) -> Vec<Piece> {
    let folded = Folded::of(text);
    let mut hits: Vec<std::ops::Range<usize>> = Vec::new();
    for word in wanted.iter().filter(|word| !word.excluded) {
        hits.extend(folded.find(&Folded::of(&word.text).chars));
    }
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let chars: Vec<char> = text.chars().collect();
    let start = hits.first().map_or(0, |hit| hit.start.saturating_sub(AROUND));
    let end = chars.len().min(hits.first().map_or(0, |hit| hit.end) + 2 * AROUND);
    let mut pieces = Vec::new();
    let mut push = |range: std::ops::Range<usize>, hit| {
        let text: String = chars[range].iter().map(|&c| if c == '\n' { ' ' } else { c }).collect();
        if !text.is_empty() {
            pieces.push(Piece { text, hit });
        }
    };
    let mut at = start;
    for hit in hits.into_iter().filter(|hit| hit.end <= end) {
        if hit.start >= at {
            push(at..hit.start, false);
            push(hit.clone(), true);
            at = hit.end;
        }
    }
    push(at..end, false);
    if start > 0 {
        pieces.insert(0, Piece { text: "…".to_owned(), hit: false });
    }
    if end < chars.len() {
        pieces.push(Piece { text: "…".to_owned(), hit: false });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{super::question::split, *};

    fn shown(text: &str, words: &str) -> String {
        let pieces = excerpt(text, &split(words));
        pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn an_excerpt_shows_every_hit_in_the_characters_of_the_text() {
        assert_eq!(shown("ゲノム　編集を除外する", "げのむ編集 除外"), "[ゲノム　編集]を[除外]する");
        assert_eq!(shown("何もない", "除外"), "何もない".chars().take(80).collect::<String>());
    }

    #[test]
    fn an_excerpt_is_of_one_text_and_no_name_stands_in_a_quotation() {
        let plain = |pieces: Vec<Piece>| pieces.into_iter().map(|piece| piece.text).collect::<String>();
        let (texts, wanted) = ("水路を直す。\n␞\n水路の橋を架ける。", split("水路 橋"));
        assert_eq!(plain(best(texts, &wanted)), "水路の橋を架ける。");
        assert_eq!(plain(best(texts, &split("堤"))), "水路を直す。");
        assert_eq!(plain(named("水路法\n␞\n道路法\n␞\n大橋", &wanted)), "水路法、大橋");
    }
}
