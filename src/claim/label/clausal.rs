//! Clauses as labels, where no noun stands for what they say: 「冬までに点検を済ませること」, 「誰が費用を負うか」.
//!
//! A clause makes a longer label than a noun phrase, but it says what is wanted or asked; what it is about, alone, does not.

use std::sync::LazyLock;

use super::{
    Clause,
    alone::as_thing,
    frame, tail,
    verb::{dictionary_form, from_stem},
};
use crate::{
    lexicon::Lexicon,
    pattern::{Look, Regex},
};

// 「基準が緩められたと受け取られるのではないかと懸念している」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FEARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<c>.+?[るうくすつむぶぐぬい])(?:の)?(?:では(?:ない)?か|んじゃないか|おそれ|恐れ|可能性|こと)(?:など|など)?(?:と|という|について|が|を|に|の|は|も|へ|いう|いった|、)*(?:非常に|大変|強い|強く|若干|少し)*(?:御|ご)?(?:懸念|心配|危惧|不安|憂慮).*$").unwrap()
});

// 「両者を区別して取り扱うのは不合理だ」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static WRONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<c>.+[るうくすつむぶぐぬい])(?:という)?(?:の|こと)(?:は|が|も|には|に)(?:非常に|大変|極めて|著しく|明らかに|やはり|、)*(?:不合理|不公平|不公正|不適切|おかし|問題|疑問|矛盾|理不尽).*$").unwrap()
});
// 「点検の項目を減らすべきではない」, and not 「減らすべきではないか」.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static REFUSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<c>.+[るうくすつむぶぐぬ])(?:べき(?:で|じゃ)(?:は|も)?|必要(?:は|が|も))(?:ない|ありません)(?:もの)?$").unwrap()
});
// 「一般のルールであるということを丁寧に説明していただきたい」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MADE_KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<c>.+[るうくすつむぶぐぬいた])(?:という)?こと(?:について)?[はをも]、?(?:しっかりと?|きちんと|丁寧に|十分に?|明確に|広く|改めて|もっと|是非|ぜひ|ちゃんと)*(?P<n>説明|周知|発信|広報|明示|明記|共有|徹底|啓発|意識|認識|理解|考慮|留意|強調)(?:を|して|し|する|いた|すべ).*$").unwrap()
});

// 「支援が一方に偏るおそれがある」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HAZARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<c>.+[るうくすつむぶぐぬい])(?:という|といった|ような)?(?P<n>おそれ|恐れ|リスク|危険性|危険|懸念)(?:も|が|は|を|の|と).*$").unwrap()
});
// 「負担だけが残りかねない」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MIGHT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?P<c>.+)(?:かねない|かねません|かねず).*$").unwrap());

// 「村だけで担うのは難しい」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<c>.+[るうくすつむぶぐぬい])(?:という)?(?:の|こと)(?:は|が|も|自体が|自体は)(?:非常に|大変|なかなか|極めて|かなり|ほとんど|やはり|、)*(?:難し|困難|厳し|無理).*$").unwrap()
});
// 「長い目で見るという考え方が必要」, 「どれだけ減ったかという視点が重要」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NOTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<c>.+?(?:[るうくすつむぶぐぬ]|か|かどうか))(?:という|といった)(?:考え方|考え|視点|観点|姿勢|意識|認識|方向性?|流れ|発想|ところ|点|議論|検討|整理)(?:が|は|も|を|から).*$").unwrap()
});

/// What is told of a verb in the words of a clause.
pub(super) static TOLD: LazyLock<Look> = LazyLock::new(|| {
    let patterns: [&Regex; 8] = [&FEARED, &MIGHT, &HAZARD, &WRONG, &REFUSED, &MADE_KNOWN, &HARD, &NOTION];
    Look::for_patterns(patterns)
});

/// What may happen, as a label: 「支援が一方に偏るおそれ」. `None` where the clause fears nothing that a verb tells.
pub(super) fn feared(clause: &Clause, lexicon: &Lexicon) -> Option<String> {
    let (words, seen) = (clause.bare(), clause.seen());
    if let Some(feared) = seen.captures(&FEARED, &clause.words).and_then(|found| found.name("c")) {
        return as_thing(feared.as_str(), "ことへの懸念", lexicon);
    }
    if let Some(event) = seen.captures(&MIGHT, words).and_then(|found| found.name("c")) {
        return as_thing(&from_stem(event.as_str(), lexicon)?, "恐れ", lexicon);
    }
    let hazard = seen.captures(&HAZARD, words)?;
    let noun = match hazard.name("n")?.as_str() {
        "おそれ" => "恐れ",
        noun => noun,
    };
    as_thing(hazard.name("c")?.as_str(), noun, lexicon)
}

/// The clause as a label. `None` where its verb has no certain form, or where it needs what stands around it.
pub(super) fn of(clause: &Clause, lexicon: &Lexicon) -> Option<String> {
    let (words, seen) = (clause.bare(), clause.seen());
    if let Some(wrong) = seen.captures(&WRONG, words).and_then(|found| found.name("c")) {
        return as_thing(wrong.as_str(), "ことの問題", lexicon);
    }
    if let Some(refused) = seen.captures(&REFUSED, words).and_then(|found| found.name("c")) {
        return as_thing(refused.as_str(), "ことへの反対", lexicon);
    }
    if let Some(said) = seen.captures(&MADE_KNOWN, words)
        && let (Some(fact), Some(noun)) = (said.name("c"), said.name("n"))
    {
        return as_thing(fact.as_str(), &format!("ことの{}", noun.as_str()), lexicon);
    }
    if let Some(hard) = seen.captures(&HARD, words).and_then(|found| found.name("c")) {
        return as_thing(hard.as_str(), "ことの難しさ", lexicon);
    }
    if let Some(notion) = seen.captures(&NOTION, words).and_then(|found| found.name("c")) {
        let notion = notion.as_str();
        return match notion.strip_suffix('か') {
            Some(_) if notion.ends_with("かどうか") => asked_whether(notion, lexicon),
            Some(asked) => as_thing(asked, "か", lexicon),
            None => as_thing(notion, "こと", lexicon),
        };
    }
    let first = words.split("か、").next().unwrap_or(words);
    if let Some(means) = frame::means(first.trim_end_matches(['の', 'か', 'ん'])) {
        return as_thing(means.trim_end_matches("ため"), "方法", lexicon);
    }
    let proposed = words.ends_with("どうか") || words.ends_with("いかが");
    let (head, end) = if let Some(asked) = tail::asked(words).filter(|_| !proposed) {
        // 「理由は何なのか」 is 「理由は何か」.
        let plain = asked.strip_suffix("なの").unwrap_or(asked);
        (plain.trim_end_matches('の').to_owned(), "か")
    } else if clause.asks() && !proposed {
        (words.to_owned(), "か")
    } else if let Some(verb) = frame::wished_verb(words) {
        // 「中で検討させていただきたい」: who speaks does it.
        let own = verb
            .strip_suffix("させ")
            .filter(|_| words.contains("させていただ") || words.contains("させて頂"));
        match own {
            Some(work) => (format!("{work}する"), "こと"),
            None => (dictionary_form(verb, lexicon)?, "こと"),
        }
    } else {
        (words.trim_end_matches("こと").to_owned(), "こと")
    };
    as_thing(&head, end, lexicon)
}

/// 「…できるかどうか」 stands as it is.
fn asked_whether(words: &str, lexicon: &Lexicon) -> Option<String> {
    as_thing(words.strip_suffix("かどうか")?, "かどうか", lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(clause: &str, expected: Option<&str>) {
        assert_eq!(of(&Clause::new(clause.to_owned()), Lexicon::embedded()).as_deref(), expected, "{clause}");
    }

    #[test]
    fn what_is_wanted_is_named_by_its_clause() {
        check("船員が冬までに点検を済ませていただきたい", Some("船員が冬までに点検を済ませること"));
        check(
            "橋が傷む前に路面の記録をきちんと整備しておく必要がある",
            Some("橋が傷む前に路面の記録をきちんと整備しておくこと"),
        );
    }

    #[test]
    fn what_is_wrong_is_named_by_its_clause() {
        check(
            "山間部では警察や自治体が受信できる態勢が整っていない",
            Some("山間部では警察や自治体が受信できる態勢が整っていないこと"),
        );
    }

    #[test]
    fn what_may_happen_is_named_by_its_clause() {
        for (clause, expected) in [
            (
                "値下げが続けば、路線の維持が難しくなるおそれがある",
                "値下げが続けば、路線の維持が難しくなる恐れ",
            ),
            (
                "便を減らした場合には島の負担が増加する懸念も出てまいります",
                "便を減らした場合には島の負担が増加する懸念",
            ),
            ("費用が増えると県民の負担だけが残りかねない", "費用が増えると県民の負担だけが残る恐れ"),
            (
                "基準が緩められると受け取られるのではないかと懸念している",
                "基準が緩められると受け取られることへの懸念",
            ),
        ] {
            let words = Clause::new(clause.to_owned());
            assert_eq!(feared(&words, Lexicon::embedded()).as_deref(), Some(expected), "{clause}");
        }
    }

    #[test]
    fn what_is_to_be_told_or_is_wrong_is_named_by_its_clause() {
        check(
            "農道の橋も対象であるということは丁寧に説明していただきたい",
            Some("農道の橋も対象であることの説明"),
        );
        check(
            "橋の点検の項目を費用のために減らすべきではない",
            Some("橋の点検の項目を費用のために減らすことへの反対"),
        );
        check("国道と県道を区別して扱うのは不合理ではないか", Some("国道と県道を区別して扱うことの問題"));
        check("離島の路線を冬の間も支えるにはどうしたらよいのか", Some("離島の路線を冬の間も支える方法"));
    }

    #[test]
    fn a_clause_begins_with_its_own_object() {
        check(
            "事故の記録の公開の方法を、運航を始める前に決めておくべき",
            Some("事故の記録の公開の方法を、運航を始める前に決めておくこと"),
        );
        check("それに基づいて路面の修繕を行うべき", None);
        check("区間ごとの費用の差は大きくなるほう", None);
    }

    #[test]
    fn what_is_asked_is_named_by_its_question() {
        check(
            "水質データの正確さがどのように確かめられているのか",
            Some("水質データの正確さがどのように確かめられているか"),
        );
        check("費用を誰が負うのでしょうか", None);
        check("冬に島の便を減らしたのはなぜなのか", Some("冬に島の便を減らしたのはなぜか"));
    }

    #[test]
    fn qualities_difficulties_and_notions_are_named_by_their_clause() {
        check("橋の修繕を村だけで担うのは無理ではないか", Some("橋の修繕を村だけで担うことの難しさ"));
        check("路面の記録の場所を地図で探すことが難しい", Some("路面の記録の場所を地図で探すことの難しさ"));
        check(
            "点検の手引きの文字が現場の職員には読みづらい",
            Some("点検の手引きの文字が現場の職員には読みづらいこと"),
        );
        check("橋を長い目で直していくという考え方が必要", Some("橋を長い目で直していくこと"));
        check("点検の手間がどれだけ減ったかという視点が重要", Some("点検の手間がどれだけ減ったか"));
        check(
            "点検の記録を県が集められるかどうかという点が大きい",
            Some("点検の記録を県が集められるかどうか"),
        );
        check("橋の点検について私から話してほしい", None);
    }

    #[test]
    fn verbs_whose_ending_changed_by_its_sound_are_known_again() {
        check(
            "港の水深について、県の測量の記録を踏まえて書いてほしい",
            Some("港の水深について、県の測量の記録を踏まえて書くこと"),
        );
        check("季節ごとに港の水深の記録をとってほしい", Some("季節ごとに港の水深の記録をとること"));
        check("点検の手順を現場の職員から学んでいただきたい", Some("点検の手順を現場の職員から学ぶこと"));
        check("港の水深を誰にも分かる書き方にしてほしい", Some("港の水深を誰にも分かる書き方にすること"));
        check("道路台帳がどうなっているか", Some("道路台帳がどうなっているか"));
    }

    #[test]
    fn politeness_and_what_points_elsewhere_are_none_of_it() {
        check("港湾の施設の点検の記録の公開に努めます", Some("港湾の施設の点検の記録の公開に努めること"));
        check("県の道路台帳の電子化を着実に進めてまいります", Some("県の道路台帳の電子化を着実に進めること"));
        check(
            "現場の人手の不足により点検の遅れが生じています",
            Some("現場の人手の不足により点検の遅れが生じていること"),
        );
        check("このような橋の被害を二度と起こさない", Some("橋の被害を二度と起こさないこと"));
        check("そういう場を県の職員と村の住民で用意すべき", None);
        check(
            "橋の記録が公文書であるかどうかを一律に決めるのは難しい",
            Some("橋の記録が公文書であるかどうかを一律に決めることの難しさ"),
        );
    }

    #[test]
    fn what_needs_its_surroundings_names_nothing() {
        for clause in [
            "そのような形で進めていただきたい",
            "御意見をいただければ幸いです",
            "ちょっと難しいところがあると思います",
            "費用の分担について県としてどう決めていく必要がある",
        ] {
            check(clause, None);
        }
    }
}
