//! The words of which every match of a regular expression holds one, told by its syntax.

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

use super::find;
use crate::script::{Script, script};

/// Words at most that are told apart: more rule little out.
const MOST: usize = 64;

/// The same of words that are looked for together with those of other patterns.
const ANY: usize = 256;

/// Bytes at the beginning within which a pattern is ruled out by itself as soon as by a look for words.
const SOON: usize = 48;

/// Characters at most that are few, and those of a class at least of which nearly any character is.
const FEW: u32 = 4;
const MANY: usize = 1000;

/// Words of which every match of a pattern holds one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Needed {
    pub words: Vec<String>,
    /// The bytes of a match at most that stand before the first of them.
    pub before: Option<usize>,
}

/// The words of which every match of `pattern` holds one, the most telling that there are. `None` where no words tell
/// enough, and where the pattern by itself is ruled out by a few characters at one end.
pub(super) fn words(pattern: &str) -> Option<Needed> {
    let parsed = regex_syntax::parse(pattern).ok()?;
    if is_soon_over(&parsed) { None } else { Known::of(&parsed, MOST).needed(MOST) }
}

/// The same, however many words there are and wherever the pattern is ruled out by itself.
pub(super) fn any_words(pattern: &str) -> Option<Vec<String>> {
    let parsed = regex_syntax::parse(pattern).ok()?;
    Known::of(&parsed, ANY).needed(ANY).map(|needed| needed.words)
}

/// Whether a pattern by itself is ruled out by a few characters at one end.
fn is_soon_over(parsed: &Hir) -> bool {
    let told = parsed.properties();
    let at_start = told.look_set_prefix().contains(Look::Start);
    let at_end = told.look_set_suffix().contains(Look::End);
    if at_start { told.maximum_len().is_some_and(|most| most <= SOON) } else { at_end && !ends_wide(parsed) }
}

/// Whether a pattern ends with many characters of nearly any kind: `[^、]*`, `[^。]{0,14}`.
fn ends_wide(part: &Hir) -> bool {
    match part.kind() {
        HirKind::Repetition(repeated) => {
            repeated.max.is_none_or(|most| most > FEW) && is_wide(&repeated.sub) || ends_wide(&repeated.sub)
        }
        HirKind::Capture(capture) => ends_wide(&capture.sub),
        HirKind::Concat(parts) => {
            let mut last = true;
            parts
                .iter()
                .rev()
                .take_while(|part| std::mem::replace(&mut last, part.properties().minimum_len() == Some(0)))
                .any(ends_wide)
        }
        HirKind::Alternation(parts) => parts.iter().any(ends_wide),
        _ => false,
    }
}

fn is_wide(part: &Hir) -> bool {
    let HirKind::Class(Class::Unicode(class)) = part.kind() else { return false };
    class.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum::<usize>() > MANY
}

/// What is known of all that a part of a pattern matches.
enum Known {
    /// It is one of these.
    Is(Vec<String>),
    /// It holds one of these.
    Holds(Needed),
    Nothing,
}

impl Known {
    /// `most` are the words at most that are of use.
    fn of(part: &Hir, most: usize) -> Known {
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) => Known::Is(vec![String::new()]),
            HirKind::Literal(bytes) => {
                str::from_utf8(&bytes.0).map_or(Known::Nothing, |literal| Known::Is(vec![literal.to_owned()]))
            }
            HirKind::Class(class) => Known::of_class(class),
            HirKind::Repetition(repeated) => Known::of_repetition(repeated, most),
            HirKind::Capture(capture) => Known::of(&capture.sub, most),
            HirKind::Concat(parts) => Known::of_row(parts, most),
            HirKind::Alternation(parts) => Known::of_choice(parts, most),
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

    fn of_repetition(repeated: &Repetition, most: usize) -> Known {
        match (repeated.min, repeated.max, Known::of(&repeated.sub, most)) {
            (0, Some(1), Known::Is(mut words)) => {
                words.push(String::new());
                Known::Is(words)
            }
            (0, ..) => Known::Nothing,
            (1, Some(1), known) => known,
            (.., known) => known.needed(most).map_or(Known::Nothing, Known::Holds),
        }
    }

    /// Parts one behind the other: words that stand side by side are one.
    fn of_row(parts: &[Hir], most: usize) -> Known {
        let empty = || Needed { words: vec![String::new()], before: Some(0) };
        let mut row = empty();
        let mut best: Option<Needed> = None;
        let mut whole = true;
        // The bytes at most of the parts so far.
        let mut passed = Some(0);
        for part in parts {
            match Known::of(part, most) {
                Known::Is(words) if row.words.len() * words.len() <= MOST => {
                    let both = row.words.iter().flat_map(|a| words.iter().map(move |b| format!("{a}{b}")));
                    row.words = both.collect();
                }
                known => {
                    whole = false;
                    let behind = plus(passed, part.properties().maximum_len());
                    best = more_telling(
                        best,
                        Some(std::mem::replace(&mut row, Needed { before: behind, ..empty() })),
                        most,
                    );
                    match known {
                        Known::Is(words) => row = Needed { words, before: passed },
                        Known::Holds(held) => {
                            let before = plus(passed, held.before);
                            best = more_telling(best, Some(Needed { before, ..held }), most);
                        }
                        Known::Nothing => {}
                    }
                }
            }
            passed = plus(passed, part.properties().maximum_len());
        }
        if whole {
            return Known::Is(row.words);
        }
        more_telling(best, Some(row), most).map_or(Known::Nothing, Known::Holds)
    }

    fn of_choice(parts: &[Hir], most: usize) -> Known {
        let known: Vec<Known> = parts.iter().map(|part| Known::of(part, most)).collect();
        let whole = known.iter().all(|known| matches!(known, Known::Is(_)));
        let mut all = Needed { words: Vec::new(), before: Some(0) };
        for known in known {
            let one = match known {
                Known::Is(words) if whole => Some(Needed { words, before: Some(0) }),
                known => known.needed(most),
            };
            let Some(one) = one else { return Known::Nothing };
            all.words.extend(one.words);
            all.before = all.before.zip(one.before).map(|(a, b)| a.max(b));
        }
        if whole && all.words.len() <= MOST { Known::Is(all.words) } else { Known::Holds(all) }
    }

    fn needed(self, most: usize) -> Option<Needed> {
        match self {
            Known::Is(words) => more_telling(None, Some(Needed { words, before: Some(0) }), most),
            Known::Holds(needed) => more_telling(None, Some(needed), most),
            Known::Nothing => None,
        }
    }
}

fn plus(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    a?.checked_add(b?)
}

/// The one of two sets that tells more; none where neither tells anything.
fn more_telling(a: Option<Needed>, b: Option<Needed>, most: usize) -> Option<Needed> {
    let worth = |needed: &Needed| (telling(&needed.words), std::cmp::Reverse(needed.words.len()));
    let tells = |needed: &Needed| telling(&needed.words) >= 2 && needed.words.len() <= most;
    a.into_iter().chain(b).map(shortest).filter(tells).max_by_key(worth)
}

/// The words without those that hold another of them, which may stand at their end.
fn shortest(Needed { mut words, before }: Needed) -> Needed {
    words.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    let mut kept: Vec<String> = Vec::new();
    let mut inside = 0;
    for word in words {
        match kept.iter().filter_map(|shorter| find(&word, shorter)).min() {
            Some(at) => inside = at.max(inside),
            None => kept.push(word),
        }
    }
    Needed { words: kept, before: plus(before, Some(inside)) }
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
                Some((vec!["を期待", "を要望", "を強く期待", "を強く要望"], None)),
            ),
            (r".+(?:課題|問題)", Some((vec!["問題", "課題"], None))),
            (r"[でじ]ない", Some((vec!["じない", "でない"], Some(0)))),
            (r".+(?:課題|[第次]の課題)", Some((vec!["課題"], None))),
            (r"(?:橋|.+道路)を", Some((vec!["橋", "道路"], None))),
            (
                r"(?:橋|[東西]の川|[ぁ-ん]{2}道路)を",
                Some((vec!["橋", "道路", "東の川", "西の川"], Some("ああ".len()))),
            ),
            (r"[ぁ-ん]+を", None),
            (r"(?:橋の)*点", Some((vec!["点"], None))),
            (r"(?:橋の){2}", Some((vec!["橋の"], Some(0)))),
            (r"[ぁ-ん]{1,2}(?:橋|古い橋|道)の", Some((vec!["橋の", "道の"], Some("ああ古い".len())))),
            (r"^(?:橋|道路)を", None),
            (r"^[^、]{0,24}(?:橋|道路)を", Some((vec!["橋を", "道路を"], Some(24 * 4)))),
            (r"(?:橋|道路)[ぁ-ん]*$", None),
            (r"(?:橋|道路)を[^、]*(?:です)?$", Some((vec!["橋を", "道路を"], Some(0)))),
        ] {
            let expected = expected.map(|(words, before): (Vec<&str>, _)| Needed {
                words: words.into_iter().map(str::to_owned).collect(),
                before,
            });
            assert_eq!(words(pattern), expected, "{pattern}");
        }
    }
}
