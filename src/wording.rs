//! Wordings: the words of a phrase without the grammar between them, and what makes two wordings one issue.
//!
//! Takes phrases after NFKC; gives words; does not know the graph.

use crate::lexicon::built_in;

/// Phrases that only lead from a thing to what is said of it.
const LINKS: [&str; 12] = [
    "についての",
    "について",
    "に関しての",
    "に関して",
    "に関する",
    "における",
    "においての",
    "において",
    "に係る",
    "にかかる",
    "をめぐる",
    "を巡る",
];
/// Ends that turn a verb into a noun or a demand, the longest first.
const ENDS: [&str; 14] = [
    "するべきこと",
    "すべきこと",
    "すること",
    "るべき",
    "するべき",
    "すべき",
    "べき",
    "とする",
    "である",
    "ること",
    "こと",
    "する",
    "した",
    "して",
];
/// Questions and doubts in the form of a negation.
const ASKING: [&str; 3] = ["のではないか", "ではないか", "ないか"];

/// The words of `phrase`: runs of kanji, katakana, Latin letters and digits, in their order.
pub(crate) fn words(phrase: &str) -> Vec<&str> {
    phrase.split(|c: char| !is_content(c)).filter(|word| !word.is_empty()).collect()
}

/// What two wordings of one issue share: the things they are about, and the words that are left without those, in one
/// order.
///
/// `names` are the names by which `label` may call its `subjects`. The particles の and を and inflections make no
/// difference, and neither does whether it is called necessary or important. Negation, direction (へ, から, まで,
/// による) and every verb written in kana do. `None` where the issue is about nothing that has a name, or where nothing
/// is said of it that could not be said of anything.
pub(crate) fn issue_key(label: &str, names: &[&str], subjects: &[&str]) -> Option<String> {
    let mut rest = label.to_owned();
    let mut names: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        rest = rest.replace(name, "　");
    }
    for phrase in LINKS.iter().chain(&ASKING) {
        rest = rest.replace(phrase, "　");
    }
    let wanted = said(&rest);
    let without: String = built_in("wanted").all().iter().fold(rest, |rest, word| rest.replace(word, "　"));
    let without = said(&without);
    // 「…の必要性」 says nothing else: then that is what is said.
    let said = if words(&without).is_empty() { wanted } else { without };
    let general = built_in("said-of-anything").contains(said.trim_start_matches('へ'));
    (!subjects.is_empty() && !general && !words(&said).is_empty())
        .then(|| format!("{} | {said}", subjects.join(" + ")))
}

/// The words of a phrase as one, with the kana that change what it says.
fn said(phrase: &str) -> String {
    let mut said = String::new();
    let mut behind_gap = true;
    let mut rest = phrase;
    while let Some(first) = rest.chars().next() {
        let class = class(first);
        let end =
            rest.char_indices().find(|&(_, c)| self::class(c) != class).map_or(rest.len(), |(at, _)| at);
        let run = &rest[..end];
        match class {
            Class::Content => said.push_str(run),
            Class::Kana => said.push_str(&telling(run, behind_gap)),
            Class::Gap => {}
        }
        behind_gap = class == Class::Gap;
        rest = &rest[end..];
    }
    said
}

/// What of a run of kana has a meaning of its own. Behind a thing's name a が only says that it is spoken of.
fn telling(run: &str, behind_name: bool) -> String {
    let negation = ["ない", "なく", "なし", "ざる", "せず", "れず"].iter().any(|no| run.contains(no));
    let stem = ENDS.iter().find_map(|end| run.strip_suffix(end)).unwrap_or(run);
    let direction = ["から", "まで", "へ"].iter().find(|way| stem.contains(**way));
    let kept = match (direction, stem) {
        (Some(way), _) => way,
        (None, "が") if !behind_name => "が",
        _ if stem.chars().count() > 2 => stem.trim_start_matches(['の', 'を']),
        _ => "",
    };
    if negation && !kept.contains('な') && !kept.contains('ず') {
        format!("{kept}ない")
    } else {
        kept.to_owned()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Content,
    Kana,
    Gap,
}

fn class(c: char) -> Class {
    match c {
        'ぁ'..='ゖ' => Class::Kana,
        c if is_content(c) => Class::Content,
        _ => Class::Gap,
    }
}

fn is_content(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, 'ぁ'..='ゖ') || matches!(c, '々' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, names: &[&str], same: bool) {
        let key = |label| issue_key(label, names, &["law", "technique"]);
        assert!(key(one).is_some(), "{one} has no key");
        assert_eq!(key(one) == key(other), same, "{one} / {other}: {:?} {:?}", key(one), key(other));
    }

    #[test]
    fn wordings_that_differ_in_grammar_only_are_one_issue() {
        let law = ["景観法", "ドローン"];
        for (one, other) in [
            ("景観法の手続の簡素化", "景観法に関する手続を簡素化すべき"),
            ("ドローンの飛行基準の見直し", "ドローンの飛行基準を見直すこと"),
            ("ドローンについて飛行基準の見直し", "ドローンの飛行基準の見直しの必要性"),
            ("ドローンの免許の重要性", "ドローンの免許の必要性"),
            ("ドローンの人材が不足", "ドローンの人材が不足すること"),
        ] {
            check(one, other, &law, true);
        }
    }

    #[test]
    fn wordings_that_say_something_else_stay_apart() {
        let law = ["景観法", "ドローン"];
        for (one, other) in [
            ("ドローンの人材の不足", "ドローンの予算の不足"),
            ("ドローンの飛行の促進", "ドローンの飛行の規制"),
            ("景観法の対象とする", "景観法の対象としないこと"),
            ("ドローンの自治体への支援", "ドローンの自治体による支援"),
            ("ドローンの国から地方への移管", "ドローンの地方から国への移管"),
            ("ドローンの規制をやめること", "ドローンの規制をゆるめること"),
            ("ドローンの必要性", "ドローンの重要性"),
            ("ドローンの第1種区域の拡大", "ドローンの第2種区域の拡大"),
        ] {
            check(one, other, &law, false);
        }
    }

    #[test]
    fn other_subjects_make_another_issue() {
        let key = |subjects: &[&str]| issue_key("基準の見直し", &[], subjects);
        assert_ne!(key(&["law"]), key(&["law", "technique"]));
        assert_eq!(key(&[]), None);
        assert_eq!(issue_key("ドローン", &["ドローン"], &["technique"]), None);
    }

    #[test]
    fn what_may_be_said_of_anything_joins_nothing() {
        for label in ["ドローンの課題", "ドローンの在り方", "ドローンへの対応", "ドローンをめぐる問題"]
        {
            assert_eq!(issue_key(label, &["ドローン"], &["technique"]), None, "{label}");
        }
    }
}
