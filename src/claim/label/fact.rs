//! What a clause states, as a noun phrase, where no shorter noun stands for it: 「被害額は減っていない」 becomes 被害額が減っていないこと.

use std::sync::LazyLock;

use super::{
    alone::adverbial,
    sound::{has_subject, has_unspoken, is_telling, opens_well},
    tail,
    verb::{dictionary_form, from_stem, quality_of_form, without_politeness},
};
use crate::{
    lexicon::{Inflection, Lexicon},
    mention::noun,
    pattern::Regex,
    script::{Script, script},
};

/// Characters of such a label at least.
const SHORTEST: usize = 10;
/// Characters at least of one in which no two nouns tell of what field it is.
const TELLING: usize = 14;
/// Characters at most from a は to the end of what is said of it.
const SAID_OF: usize = 22;

// 「…を残しておく必要があります」, 「…が生じることとなる」: what is said is what stands before.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static NEEDED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?P<c>.+[うくぐすつぶむる])必要が(?:ある|あります|出てくる)$").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BEFALLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<c>.+[うくぐすつぶむるい])こと(?:となる|となります|が挙げられ(?:る|ます))$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MUST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<c>.+)(?:なければ(?:いけ|なら|なり)|なくては(?:いけ|なら|なり)|ないと(?:いけ|なら))(?:ない|ません)$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static WISHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<c>.+)[てで](?:ほしい|欲しい|もらいたい|いただきたい|頂きたい)$").unwrap()
});
// 「…を残すことが極めて大事」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static VALUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<c>.+)[がは](?:非常に|極めて|大変|とても|一番|最も|特に|やはり)*(?P<n>重要|大事|大切|不可欠|必要)$").unwrap()
});

#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[うくぐすつぬぶむる]と|[えけげせてねべめれ]ば|たら)(?:、|[\p{Han}\p{Katakana}])").unwrap()
});

/// The words with こと behind them, or か where they ask. `None` where their ending has no certain plain form.
pub(super) fn of(words: &str, lexicon: &Lexicon) -> Option<String> {
    let words = words.trim_end_matches(['。', '、', ' ']);
    let stated = match tail::asked(words).filter(|asked| !asked.ends_with("どう")) {
        Some(asked) => format!("{}か", asked.trim_end_matches("んです").trim_end_matches('の')),
        None => noun_of(words, lexicon)?,
    };
    stands(&stated, lexicon).then_some(stated)
}

fn noun_of(words: &str, lexicon: &Lexicon) -> Option<String> {
    let found = |pattern: &'static LazyLock<Regex>| Some(pattern.captures(words)?.name("c")?.as_str());
    if let Some(valued) = VALUED.captures(words) {
        let noun = match valued.name("n")?.as_str() {
            "重要" => "重要性",
            "不可欠" | "必要" => "必要性",
            _ => "大切さ",
        };
        let thing = valued.name("c")?.as_str();
        // 「数が減ると、改修が必要」: a condition belongs to the predicate, and to no noun.
        if CONDITION.is_match(thing) {
            return None;
        }
        if ["どう", "どの", "どん", "何が", "何を"]
            .iter()
            .any(|asking| thing.replace("などの", "").contains(asking))
        {
            return Some(format!("{thing}が{}か", &valued["n"]));
        }
        // 「早い時期に作成が必要」: what is done, and when. 「使うとセキュリティが必要」: a thing.
        let done = noun::last(thing, lexicon).is_some_and(|noun| {
            let before = &thing[..noun.start];
            let partner = before.strip_suffix('と').is_some_and(|partner| !partner.ends_with(is_hiragana));
            noun.end == thing.len()
                && thing.ends_with(|c| script(c) == Script::Kanji)
                && (partner || before.ends_with(['に', 'で', 'を']))
        });
        return Some(if done { format!("{thing}すること") } else { format!("{thing}の{noun}") });
    }
    let verb = found(&NEEDED).or_else(|| found(&BEFALLS)).map(str::to_owned);
    let verb = verb.or_else(|| from_denied(found(&MUST)?, lexicon));
    let verb = verb.or_else(|| dictionary_form(found(&WISHED)?, lexicon));
    if MUST.is_match(words) || WISHED.is_match(words) {
        return Some(format!("{}こと", verb?));
    }
    if let Some(verb) = verb {
        return Some(format!("{verb}こと"));
    }
    // 「検討は進めていきたい」: what one does takes を.
    let done = words.ends_with("たい") || words.ends_with("まいります");
    Some(format!("{}こと", said_of(&plain(words, lexicon)?, if done { "を" } else { "が" })))
}

fn is_hiragana(c: char) -> bool {
    script(c) == Script::Hiragana
}

/// The verb in the form it has before ない: 広げ to 広げる, 書か to 書く, 検討し to 検討する.
fn from_denied(stem: &str, lexicon: &Lexicon) -> Option<String> {
    const ROWS: [(char, char); 9] = [
        ('わ', 'う'),
        ('ら', 'る'),
        ('か', 'く'),
        ('さ', 'す'),
        ('ま', 'む'),
        ('た', 'つ'),
        ('が', 'ぐ'),
        ('ば', 'ぶ'),
        ('な', 'ぬ'),
    ];
    let last = stem.chars().next_back()?;
    let before = &stem[..stem.len() - last.len_utf8()];
    match ROWS.iter().find(|(a, _)| *a == last) {
        Some((_, u)) => Some(format!("{before}{u}")),
        None if last == 'し' => Some(format!("{before}する")),
        None => dictionary_form(stem, lexicon),
    }
}

/// Whether a stranger understands it: it opens with a noun, and tells of what it is.
fn stands(label: &str, lexicon: &Lexicon) -> bool {
    let nouns = noun::nouns(label, lexicon);
    let opening = nouns.first().is_some_and(|noun| noun.start == 0 && !adverbial(label, noun, lexicon));
    let telling = nouns.iter().filter(|noun| is_telling(&label[(*noun).clone()], lexicon)).count();
    let long = label.chars().count() >= TELLING;
    opening
        && (telling >= 2 || nouns.len() >= 2 && long && has_subject(label, lexicon))
        && label.chars().count() >= SHORTEST
        && opens_well(label, lexicon)
        && !has_unspoken(label, lexicon)
        && !lexicon.cues.words("pointing").is_in(label)
        && !lexicon.cues.words("telling-end").closes(label)
        && !lexicon.cues.words("adverb").opens(label)
        && ["を", "が", "は", "に", "も", "で"].iter().any(|particle| label.contains(particle))
}

/// The predicate without politeness, in the form it has before こと.
pub(super) fn plain(words: &str, lexicon: &Lexicon) -> Option<String> {
    if let Some(stem) = words.strip_suffix("ません") {
        return denied(stem, lexicon);
    }
    if let Some(there) = words.strip_suffix("ございます") {
        // 「生じてございます」: in this form of speech a state goes on.
        let state = || format!("{there}{}", if there.ends_with('て') { "いる" } else { "ある" });
        return Some(quality_of_form(there).unwrap_or_else(state));
    }
    // 議題の一つ: a number, and no verb.
    if words.ends_with("つ")
        && words.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit() || "一二三四五ひとふた".contains(c))
    {
        return None;
    }
    // いらっしゃいます, なさいます: verbs of respect go on in る.
    let respect = |stem: &&str| {
        ["らっしゃ", "おっしゃ", "くださ", "下さ", "なさ"].iter().any(|verb| stem.ends_with(verb))
    };
    if let Some(stem) = words.strip_suffix("います").filter(respect) {
        return Some(format!("{stem}る"));
    }
    if words.ends_with("ます") {
        let going = words.strip_suffix("ております").or_else(|| words.strip_suffix("ています"));
        return going.map(|verb| format!("{verb}ている")).or_else(|| without_politeness(words, lexicon));
    }
    // 「記録を公開されたい」 tells somebody to.
    if let Some(told) = words.strip_suffix("されたい") {
        return Some(format!("{told}する"));
    }
    // まとめられたい, 図られたい
    if let Some(told) = words.strip_suffix("られたい") {
        return Some(format!("{told}る"));
    }
    if let Some(wished) = words.strip_suffix("たい") {
        return from_stem(wished, lexicon);
    }
    let last = words.chars().next_back()?;
    let quality = lexicon.nominals.at_end(words);
    let adjective = words.ends_with("ない")
        || words.ends_with("しい")
        || words.ends_with("にくい")
        || quality.as_ref().is_some_and(|q| q.inflection == Inflection::Adjective && words.ends_with('い'));
    if "るうくすつむぶぐぬた".contains(last) || adjective {
        return Some(words.to_owned());
    }
    let state = quality.is_some_and(|q| q.inflection == Inflection::State && q.stem_end == words.len());
    let named =
        ["問題", "課題", "重要", "大事", "大切", "不可欠", "必要"].iter().any(|end| words.ends_with(end));
    (state || named).then(|| format!("{words}である"))
}

/// できません to できない, 分かりません to 分からない.
fn denied(stem: &str, lexicon: &Lexicon) -> Option<String> {
    const ROWS: [(char, char); 8] = [
        ('い', 'わ'),
        ('り', 'ら'),
        ('ち', 'た'),
        ('み', 'ま'),
        ('び', 'ば'),
        ('ぎ', 'が'),
        ('き', 'か'),
        ('し', 'さ'),
    ];
    let last = stem.chars().next_back()?;
    let before = &stem[..stem.len() - last.len_utf8()];
    if stem.ends_with("あり") || stem.ends_with("ござい") {
        let there = stem.strip_suffix("あり").or_else(|| stem.strip_suffix("ござい"))?;
        return Some(format!("{there}ない"));
    }
    if stem.ends_with("てい") || stem.ends_with("ており") {
        return Some(format!("{}いない", stem.strip_suffix('い').or_else(|| stem.strip_suffix("おり"))?));
    }
    let kanji = before.ends_with(|c| script(c) == Script::Kanji);
    let known =
        stem.ends_with("でき") || stem.ends_with("出来") || lexicon.cues.words("stem-in-i").closes(stem);
    match ROWS.iter().find(|(i, _)| *i == last) {
        _ if known => Some(format!("{stem}ない")),
        // 整備しません: a noun made a verb.
        Some(('し', _)) => Some(format!("{stem}ない")),
        Some((_, a)) if kanji || before.ends_with(['か', 'わ', 'な', 'ま']) => {
            Some(format!("{before}{a}ない"))
        }
        Some(_) => None,
        None => "えけげせてねべめれ".contains(last).then(|| format!("{stem}ない")),
    }
}

/// 被害額は減っていない to 被害額が減っていない: before こと, what is said of takes が where nothing else has it.
pub(super) fn said_of(words: &str, particle: &str) -> String {
    let topic = words.rfind('は').filter(|&at| {
        let behind = &words[at + 'は'.len_utf8()..];
        let alone = words[..at].chars().next_back().is_some_and(|c| {
            matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin | Script::Digit)
                || words[..at].ends_with("の")
                || words[..at].ends_with("こと")
                || c == ')'
        });
        let before = words[..at].rsplit('、').next().unwrap_or_default();
        // 放置することは避ける: a verb that one does has it as its object.
        let done = words[..at].ends_with("こと")
            && !["ない", "ある", "なる", "できる", "れる"].iter().any(|end| behind.ends_with(end));
        // 「専任の職員は置いていない」: who does not do it is not told.
        let undone = behind.ends_with("ていない") || behind.ends_with("でいない");
        let since = words[..at].ends_with("以上") || before.contains('が') || undone;
        alone
            && !(since || done)
            && (particle != "が" || is_state(behind))
            && !behind.contains(['が', 'を'])
            && !behind.starts_with('、')
            && behind.chars().count() <= SAID_OF
    });
    topic.map_or_else(
        || words.to_owned(),
        |at| format!("{}{particle}{}", &words[..at], &words[at + 'は'.len_utf8()..]),
    )
}

/// Whether what is said of a thing befalls it and is not done with it: 「記録は公開している」 has somebody who does it.
fn is_state(words: &str) -> bool {
    const ENDS: [&str; 26] = [
        "い",
        "である",
        "なる",
        "ある",
        "れる",
        "できる",
        "足りる",
        "要る",
        "かかる",
        "増える",
        "減る",
        "進む",
        "残る",
        "続く",
        "異なる",
        "変わる",
        "生じる",
        "起きる",
        "始まる",
        "終わる",
        "分かれる",
        "広がる",
        "高まる",
        "深まる",
        "遅れる",
        "された",
    ];
    const GOING: [&str; 16] = [
        "なっ",
        "増え",
        "減っ",
        "進ん",
        "残っ",
        "続い",
        "生じ",
        "起き",
        "起こっ",
        "広がっ",
        "高まっ",
        "遅れ",
        "不足し",
        "かかっ",
        "変わっ",
        "れ",
    ];
    let going = words.strip_suffix("ている").or_else(|| words.strip_suffix("でいる"));
    going.map_or_else(
        || ENDS.iter().any(|end| words.ends_with(end)),
        |verb| GOING.iter().any(|end| verb.ends_with(end)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_becomes_a_noun_phrase() {
        for (words, expected) in [
            ("港湾の定期船の利用者は減っていない", Some("港湾の定期船の利用者は減っていないこと")),
            (
                "桟橋の修繕の費用を案じる方が多くいらっしゃいます",
                Some("桟橋の修繕の費用を案じる方が多くいらっしゃること"),
            ),
            ("桟橋の修繕の記録が残っておりません", Some("桟橋の修繕の記録が残っていないこと")),
            ("港湾の台帳の場所が住民には分かりません", Some("港湾の台帳の場所が住民には分からないこと")),
            ("桟橋の点検に相当の負担が生じることとなります", Some("桟橋の点検に相当の負担が生じること")),
            ("桟橋の点検の記録を残しておく必要があります", Some("桟橋の点検の記録を残しておくこと")),
            ("桟橋の点検の範囲を広げなければいけない", Some("桟橋の点検の範囲を広げること")),
            ("桟橋の点検の記録を書かなければならない", Some("桟橋の点検の記録を書くこと")),
            ("桟橋の点検の記録を島の人にも見せてほしい", Some("桟橋の点検の記録を島の人にも見せること")),
            ("港湾の定期船の便の数を増やしたい", Some("港湾の定期船の便の数を増やすこと")),
            ("桟橋の点検の記録を残すことは非常に重要", Some("桟橋の点検の記録を残すことの重要性")),
            ("桟橋の点検の記録をどう残していくのか", Some("桟橋の点検の記録をどう残していくか")),
            ("渡し船は港湾の大切な足の一つ", None),
            ("含めた桟橋の点検の記録が残っていない", None),
            ("そこは桟橋の点検が要る", None),
            ("定期船の便の数の変化を踏まえると、さらなる桟橋の改修が必要", None),
            ("桟橋の点検の記録を島の人にも公開されたい", Some("桟橋の点検の記録を島の人にも公開すること")),
            ("桟橋の点検の記録を年度内にまとめられたい", Some("桟橋の点検の記録を年度内にまとめること")),
            (
                "桟橋の点検の費用は島の人にとって重うございます",
                Some("桟橋の点検の費用が島の人にとって重いこと"),
            ),
            ("渡し船のほう", None),
        ] {
            assert_eq!(of(words, Lexicon::embedded()).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn what_is_said_of_takes_ga_and_what_is_done_does_not() {
        for (words, expected) in [
            ("定期船の利用者は減る", "定期船の利用者が減る"),
            ("桟橋の点検を先に送ることはできる", "桟橋の点検を先に送ることができる"),
            ("桟橋の点検を先に送ることは避ける", "桟橋の点検を先に送ることは避ける"),
            ("桟橋の点検は早く進める", "桟橋の点検は早く進める"),
        ] {
            assert_eq!(said_of(words, "が"), expected);
        }
    }
}
