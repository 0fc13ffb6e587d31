//! Entries that run on in one row: name, body, and the next name at once behind the post.

use super::is_body;
use crate::{lexicon::Lexicon, text::Flow};

/// The entries of a row: `山田　太郎　甲大学教授鈴木　花子　乙大学准教授` holds two.
pub(super) fn entries(flow: &Flow, lexicon: &Lexicon) -> Vec<Flow> {
    let s = flow.as_str();
    let pieces: Vec<_> = flow.pieces().into_iter().map(|(range, _)| range).collect();
    let len = s.len();
    let mut cuts = Vec::new();
    let mut depth = 0usize;
    for (i, piece) in pieces.iter().enumerate() {
        let words = &s[piece.clone()];
        let given = pieces.get(i + 1).map_or("", |next| bare(&s[next.clone()]));
        if i > 0 && given_name(given, lexicon) && (1..=5).contains(&given.chars().count()) {
            cuts.extend(surname(words, depth, lexicon).map(|at| piece.start + at));
        }
        for c in words.chars() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    let starts_with_name = pieces.first().is_some_and(|first| !is_body(bare(&s[first.clone()]), lexicon));
    if cuts.is_empty() || !starts_with_name {
        return vec![flow.clone()];
    }
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([len]);
    starts.zip(ends).map(|(start, end)| flow.slice(start..end)).collect()
}

/// Where the next surname begins in the words of a body: behind a post, or behind a bracket that is closed.
fn surname(words: &str, depth: usize, lexicon: &Lexicon) -> Option<usize> {
    let titles = &lexicon.titles;
    if titles.post_at_end(words).is_some() || titles.capacity_at_end(words).is_some() {
        return None;
    }
    let ends: Vec<usize> = words.char_indices().map(|(i, _)| i).skip(1).collect();
    let behind = |&at: &usize| {
        let (head, name) = words.split_at(at);
        let closed = head.matches('(').count() + depth == head.matches(')').count();
        let ends = head.ends_with(')') || titles.post_at_end(head).is_some();
        closed && ends && name.chars().all(char::is_alphanumeric)
    };
    let cuts: Vec<usize> = ends.into_iter().rev().take(5).filter(behind).collect();
    let known = |&&at: &&usize| titles.surname_at_start(&words[at..]) == Some(words.len() - at);
    cuts.iter().find(known).or(cuts.last()).copied()
}

fn given_name(words: &str, lexicon: &Lexicon) -> bool {
    !words.is_empty()
        && !is_body(words, lexicon)
        && lexicon.titles.post_at_end(words).is_none()
        && words.chars().all(char::is_alphabetic)
}

/// A piece without the brackets behind it.
fn bare(words: &str) -> &str {
    words.find(['(', '[', '【', '※']).filter(|&i| i > 0).map_or(words, |i| &words[..i])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Span, Text};

    fn cut(row: &str) -> String {
        let text = Text::from_string(row.to_owned(), Format::Plain, "UTF-8");
        let flow = Flow::of(&text, Span::new(0, text.chars()));
        let entries = entries(&flow, Lexicon::embedded());
        entries.iter().map(|e| text.quote(e.whole()).to_owned()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn entries_that_run_on_are_cut_behind_the_post() {
        assert_eq!(
            cut(
                "山田　太郎（座長）　甲大学教授鈴木　花子　株式会社乙主席研究員日下部　誠　丙市部長　（欠席）"
            ),
            "山田　太郎（座長）　甲大学教授|鈴木　花子　株式会社乙主席研究員|日下部　誠　丙市部長　（欠席）"
        );
        assert_eq!(
            cut("比嘉　良太　協会専務理事（代理出席：技術課長　田中　ひろみ）石突　和也　港湾局長"),
            "比嘉　良太　協会専務理事（代理出席：技術課長　田中　ひろみ）|石突　和也　港湾局長"
        );
    }

    #[test]
    fn one_entry_stays_one() {
        for row in [
            "山田　太郎　甲大学教授",
            "山田　太郎　甲大学大学院　教授",
            "総務課長補佐　山田　太郎",
            "総務部長　山田　太郎　　財政課長　鈴木　花子",
            "山田　太郎　鈴木　花子　佐藤　誠",
        ] {
            assert_eq!(cut(row), row);
        }
    }
}
