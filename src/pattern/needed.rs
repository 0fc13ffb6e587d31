//! The words of which every match of a regular expression holds one, told by its syntax.

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

use crate::script::{Script, script};

/// Words at most that are told apart: more rule little out.
const MOST: usize = 64;

/// The words of which every match of `pattern` holds one, the most telling that there are. `None` where no words tell
/// enough, and where the pattern by itself is ruled out by a few characters at one end.
pub(super) fn words(pattern: &str) -> Option<Vec<String>> {
    let parsed = regex_syntax::parse(pattern).ok()?;
    let told = parsed.properties();
    let at_start = told.look_set_prefix().contains(Look::Start);
    let at_end = told.look_set_suffix().contains(Look::End);
    let soon_over = if at_start { told.maximum_len().is_some() } else { at_end };
    if soon_over { None } else { Known::of(&parsed).needed() }
}

/// What is known of all that a part of a pattern matches.
enum Known {
    /// It is one of these.
    Is(Vec<String>),
    /// It holds one of these.
    Holds(Vec<String>),
    Nothing,
}

impl Known {
    fn of(part: &Hir) -> Known {
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) => Known::Is(vec![String::new()]),
            HirKind::Literal(bytes) => {
                str::from_utf8(&bytes.0).map_or(Known::Nothing, |literal| Known::Is(vec![literal.to_owned()]))
            }
            HirKind::Class(class) => Known::of_class(class),
            HirKind::Repetition(repeated) => Known::of_repetition(repeated),
            HirKind::Capture(capture) => Known::of(&capture.sub),
            HirKind::Concat(parts) => Known::of_row(parts),
            HirKind::Alternation(parts) => Known::of_choice(parts),
        }
    }

    fn of_class(class: &Class) -> Known {
        let Class::Unicode(class) = class else { return Known::Nothing };
        let chars = || class.iter().flat_map(|range| range.start()..=range.end());
        if chars().nth(MOST).is_some() {
            return Known::Nothing;
        }
        Known::Is(chars().map(String::from).collect())
    }

    fn of_repetition(repeated: &Repetition) -> Known {
        match (repeated.min, repeated.max, Known::of(&repeated.sub)) {
            (0, Some(1), Known::Is(mut words)) => {
                words.push(String::new());
                Known::Is(words)
            }
            (0, ..) => Known::Nothing,
            (1, Some(1), known) => known,
            (.., known) => known.needed().map_or(Known::Nothing, Known::Holds),
        }
    }

    /// Parts one behind the other: words that stand side by side are one.
    fn of_row(parts: &[Hir]) -> Known {
        let mut row = vec![String::new()];
        let mut best: Option<Vec<String>> = None;
        let mut whole = true;
        for part in parts {
            match Known::of(part) {
                Known::Is(words) if row.len() * words.len() <= MOST => {
                    row = row.iter().flat_map(|a| words.iter().map(move |b| format!("{a}{b}"))).collect();
                }
                known => {
                    whole = false;
                    best = more_telling(best, Some(std::mem::replace(&mut row, vec![String::new()])));
                    match known {
                        Known::Is(words) => row = words,
                        Known::Holds(words) => best = more_telling(best, Some(words)),
                        Known::Nothing => {}
                    }
                }
            }
        }
        if whole {
            return Known::Is(row);
        }
        more_telling(best, Some(row)).map_or(Known::Nothing, Known::Holds)
    }

    fn of_choice(parts: &[Hir]) -> Known {
        let known: Vec<Known> = parts.iter().map(Known::of).collect();
        let whole = known.iter().all(|known| matches!(known, Known::Is(_)));
        let all = known.into_iter().map(|known| match known {
            Known::Is(words) if whole => Some(words),
            known => known.needed(),
        });
        let Some(words) = all.collect::<Option<Vec<_>>>().map(|all| all.concat()) else {
            return Known::Nothing;
        };
        if whole && words.len() <= MOST { Known::Is(words) } else { Known::Holds(words) }
    }

    fn needed(self) -> Option<Vec<String>> {
        match self {
            Known::Is(words) | Known::Holds(words) => more_telling(None, Some(words)),
            Known::Nothing => None,
        }
    }
}

/// The one of two sets that tells more; none where neither tells anything.
fn more_telling(a: Option<Vec<String>>, b: Option<Vec<String>>) -> Option<Vec<String>> {
    let worth = |words: &Vec<String>| (telling(words), std::cmp::Reverse(words.len()));
    let tells = |words: &Vec<String>| telling(words) >= 2 && words.len() <= MOST;
    a.into_iter().chain(b).map(shortest).filter(tells).max_by_key(worth)
}

/// The words without those that hold another of them.
fn shortest(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !kept.iter().any(|shorter| word.contains(shorter.as_str())) {
            kept.push(word);
        }
    }
    kept
}

/// How much it tells that one of the words stands somewhere: hardly a clause is without one kana or another.
fn telling(words: &[String]) -> usize {
    let of_char = |c| match script(c) {
        Script::Kanji | Script::Katakana => 2,
        _ => 1,
    };
    words.iter().map(|word| word.chars().map(of_char).sum()).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pattern_needs_are_the_most_telling_of_its_words() {
        for (pattern, expected) in [
            (
                r"^(?P<n>.+)を(?:強く)?(?:要望|期待).*$",
                Some(vec!["を期待", "を要望", "を強く期待", "を強く要望"]),
            ),
            (r".+(?:課題|問題)", Some(vec!["問題", "課題"])),
            (r"[でじ]ない", Some(vec!["じない", "でない"])),
            (r".+(?:課題|[第次]の課題)", Some(vec!["課題"])),
            (r"(?:橋|.+道路)を", Some(vec!["橋", "道路"])),
            (r"[ぁ-ん]+を", None),
            (r"(?:橋の)*点", Some(vec!["点"])),
            (r"(?:橋の){2}", Some(vec!["橋の"])),
            (r"^(?:橋|道路)を", None),
            (r"(?:橋|道路)[ぁ-ん]*$", None),
        ] {
            assert_eq!(
                words(pattern),
                expected.map(|w| w.into_iter().map(str::to_owned).collect()),
                "{pattern}"
            );
        }
    }
}
