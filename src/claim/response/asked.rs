//! Which of several statements an answer answers: that of whom it names, else the one with which it shares most words.
//!
//! Takes an answer and the statements that it may answer; gives one of them, or none where nothing tells.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use super::conduct;
use crate::{
    lexicon::Lexicon,
    minutes::Minutes,
    pattern::Regex,
    script::{Script, script},
};

// The patterns are fixed; tests read with each of them.
// 「柊委員の御質問ですが」, 「柊議員の御質問にお答えいたします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<name>[\p{Han}\p{Katakana}ー・々]{1,8}?)(?:委員|議員|構成員|メンバー|先生|さん|様|氏|君)(?:から|より|が)?(?:の|、)?(?:いただいた|頂いた|おっしゃ(?:った|られた)|言われた|あった|[^、。]{0,12}の)?(?:御|ご|お)?(?:質問|質疑|尋ね|指摘|意見|要望|提案|話|件|発言)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:委員|議員|構成員|メンバー|先生|さん|様|氏|君)(?:、|や|と|から|より|の|が)").unwrap()
});
// 「本日の御議論を踏まえ」, 「皆様からいろいろな御意見をいただいた」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:皆様|皆さん|皆さま|先生方|各委員|委員の方々|それぞれ|様々|さまざま|いろいろ|いろんな|多岐|本日の|今日の|いずれも)[^。]{0,24}(?:意見|議論|指摘|提起|提案|示唆|発言|論点)").unwrap()
});

/// Turns before an answer, at most, among which the one is whom it names.
const BACK: usize = 24;
/// Words shared, at least, that no other statement holds.
const SHARED: f64 = 2.0;
/// How much more is shared with the one than with any other.
const CLEARLY: f64 = 1.25;

/// The statement of the one whom an answer names in its first words.
pub(super) fn named(index: usize, minutes: &Minutes) -> Option<usize> {
    let answer = minutes.turns.get(index)?.flow.as_str();
    let opening = conduct::opening(answer);
    let found = NAMES.captures(opening)?;
    let name = found.name("name")?.as_str();
    // 「柊委員、柊山委員から御発言をいただきました」: who names several answers none of them.
    if TITLED.find_iter(opening).count() > 1 {
        return None;
    }
    let own = minutes.turns[index].label.as_ref().map(|label| label.value.as_str());
    (index.saturating_sub(BACK)..index).rev().find(|&before| {
        let label = minutes.turns[before].label.as_ref().map(|label| label.value.as_str());
        label != own && label.is_some_and(|label| begins(label, name))
    })
}

/// Whether a mark is that of someone of this name: 柊 of 柊委員 and of 5番（柊誠君）.
fn begins(label: &str, name: &str) -> bool {
    label.match_indices(name).any(|(at, _)| at == 0 || label[..at].ends_with(['(', '番', '・']))
}

/// Whether the first words of an answer take up what several have said.
pub(super) fn takes_up_all(answer: &str) -> bool {
    ALL.is_match(conduct::opening(answer))
}

/// The one of `statements` with which `answer` shares more of its words than with any other.
pub(super) fn alike(answer: &str, statements: &[(usize, &str)], lexicon: &Lexicon) -> Option<usize> {
    let held: Vec<BTreeSet<&str>> = statements.iter().map(|(_, words)| pieces(words, lexicon)).collect();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    held.iter().flatten().for_each(|piece| *counts.entry(piece).or_default() += 1);
    let own = pieces(answer, lexicon);
    let shared = |held: &BTreeSet<&str>| -> f64 {
        own.intersection(held).filter_map(|piece| counts.get(piece)).map(|&n| 1.0 / f64::from(n)).sum()
    };
    let mut weighed: Vec<(f64, usize)> =
        held.iter().zip(statements).map(|(held, (index, _))| (shared(held), *index)).collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (most, best) = *weighed.first()?;
    let next = weighed.get(1).map_or(0.0, |(next, _)| *next);
    (most >= SHARED && most >= next * CLEARLY).then_some(best)
}

/// The pieces by which words are compared: two kanji that stand side by side, and words in other letters.
fn pieces<'a>(words: &'a str, lexicon: &Lexicon) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut run: Option<(usize, Script)> = None;
    let ends = words.char_indices().map(|(at, c)| (at, Some(script(c)))).chain([(words.len(), None)]);
    for (at, here) in ends {
        if run.map(|(_, kind)| kind) == here {
            continue;
        }
        if let Some((start, kind)) = run {
            cut(&words[start..at], kind, lexicon, &mut found);
        }
        run = here.map(|kind| (at, kind));
    }
    found
}

/// Cuts a run of one script into pieces.
fn cut<'a>(run: &'a str, kind: Script, lexicon: &Lexicon, found: &mut BTreeSet<&'a str>) {
    match kind {
        Script::Kanji => {
            let common = lexicon.cues.words("said-of-anything");
            let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
            let mut covered = 0;
            for three in starts.windows(3) {
                let (start, end) = (three[0], three[2]);
                if let Some(word) = common.at_start(&run[start..]).max_by_key(|word| word.len()) {
                    covered = covered.max(start + word.len());
                }
                if end > covered && !run[start..].starts_with('御') {
                    found.insert(&run[start..end]);
                }
            }
        }
        Script::Katakana | Script::Latin if run.chars().count() >= 3 => {
            found.insert(run);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_to_the_statement_on_the_same_matter() {
        let said = [
            (3, "桟橋の灯りが暗いので増やしてください。"),
            (5, "渡船の運賃は据え置くべきです。"),
            (7, "案内板を英語でも書いてください。"),
        ];
        for (answer, expected) in [
            ("運賃につきましては、渡船の収支を見て決めます。", Some(5)),
            ("案内板は、英語の文案を年内に作ります。", Some(7)),
            ("しばらくお待ちください。", None),
        ] {
            assert_eq!(alike(answer, &said, Lexicon::embedded()), expected, "{answer}");
        }
    }

    #[test]
    fn whom_an_answer_names_or_that_it_takes_up_all_is_read_from_its_first_words() {
        let name = |words: &str| {
            NAMES.captures(words).and_then(|found| Some(found.name("name")?.as_str().to_owned()))
        };
        assert_eq!(name("柊委員の費用の件ですが、").as_deref(), Some("柊"));
        assert_eq!(name("柊議員の御質問にお答えいたします。").as_deref(), Some("柊"));
        assert_eq!(name("渡し船の便を増やします。"), None);
        assert!(begins("5番(柊誠君)", "柊") && begins("柊委員", "柊") && !begins("三柊委員", "柊"));
        assert!(takes_up_all("本日の御議論を踏まえ、案を直します。"));
        assert!(!takes_up_all("灯りの件は港湾課に伝えます。"));
    }
}
