//! Frames of the clauses that raise issues: what is needed, asked for, proposed, wrong or unclear, as a noun phrase.

use std::sync::LazyLock;

use super::{
    Core,
    action::{self, Role},
    tail, wish,
};
use crate::{
    lexicon::{Inflection, Lexicon},
    mention::noun,
    pattern::{Look, Regex, Seen},
};

// The patterns are fixed; tests read with each of them.
// What is wished to be done is doing something: 「…を測ることをやっていただきたい」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DOING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<v>.+[るうくすつむぶぐぬ])(?:という|といった)?(?:こと|取組|ところ)[をもは](?:是非|ぜひ|しっかりと?|きちんと|もっと|まず|、)*(?:や(?:っ|る)|し|する|進め|考え|検討し|お願いし|行っ|図っ)る?$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKED_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<n>.+)(?:を|について|も)(?:是非|ぜひ|よろしく|強く|切に|改めて|併せて)*(?:と?も)?(?:お願い|要望|求め|期待|希望).*$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<who>どのように|どういうふうに|どのような形で|いかに|どう(?:やって|すれば|したら)?|どこまで|どの程度|どのくらい|どのぐらい|どれだけ|どれくらい|どれぐらい|誰が|だれが|いつ(?:から|まで)?|なぜ|どうして|何で|どこ[をにがで])").unwrap()
});
// 「道路台帳の電子化が最大の課題」: the thing itself.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static AT_ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<n>.+?)[がはも](?:今後の|一つの|非常に|極めて|最も|今|大変|特に|本当に|、)*(?:大きな|大事な|重要な|最大の|最重要の|喫緊の|根本的な|一番の|切実な|深刻な)(?:課題|問題|論点|テーマ|ポイント)(?:の一つ|のひとつ)?(?:に|と)?(?:なって)?(?:[いおく][るり])?$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<n>.+)[がはも](?:非常に|大変|なかなか|とても|かなり)?(?P<v>\p{Han}[ぁ-ん]{0,3}(?:にく|づら|がた))(?:い|く|かった)(?:[^、がを]{0,6})$").unwrap()
});

// 「橋がないと」: what follows is said of what is not there.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static WITHOUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:ない|なけれ|なく|なかっ)(?:と|ば|ては|たら)、?[^、をが]{0,8}$").unwrap()
});

// 「…を引き上げるにはどうしたらよいか」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MEANS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<v>.+[るうくすつむぶぐぬ])(?:ため)?に(?:は|も)?、?(?:今後|一体)?(?:どう(?:したら|すれば|やったら|やれば)|何をすれば|何が必要).{0,4}$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static WISHED_THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<n>.+)が[^、がはを]{0,14}?(?:でき(?:る|れば|ると|たら|てほし|てくると)|あ(?:る|れば|ると|ったら|って(?:も)?|った(?:ほうが|方が)))(?:と)?(?:よ[いくかさ]|良|いい|いの|いか).*$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static VIEWED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<n>.+)(?:について|に関して|を)(?:は|も|、)*(?:政府として|国として|県として|市として|大臣は|、)*(?:どのように|どう)(?:お|御)?(?:認識|考え|受け止め|捉え|とらえ|評価|見て).{0,12}$").unwrap()
});

// 「道路台帳の電子化の状況はどうなっているでしょうか」: the thing itself.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static STANDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<n>.+?)(?:など|等)?(?:は|が|について(?:は)?|に関して(?:は)?)?、?(?:今|現在|今後|一体|その後)?(?:は)?、?(?:どう|どのように)(?:なっ|な(?:る|り)).{0,12}$").unwrap()
});
// 「点検の手順を明確にしてほしい」: its 明確化.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"を(?:より|もっと|さらに|一層)?(?P<how>[\p{Han}\p{Katakana}ー]+)[にと](?:し|する|すべ)")
        .unwrap()
});

/// What stands for the word that asks.
const ASKED: [(&str, &str); 16] = [
    ("どのような形で", "方法"),
    ("どういうふうに", "方法"),
    ("どのように", "方法"),
    ("いかに", "方法"),
    ("どうして", "理由"),
    ("どう", "方法"),
    ("どこまで", "範囲"),
    ("どの程度", "程度"),
    ("どのくらい", "程度"),
    ("どのぐらい", "程度"),
    ("どれ", "程度"),
    ("誰が", "主体"),
    ("だれが", "主体"),
    ("いつ", "時期"),
    ("なぜ", "理由"),
    ("何で", "理由"),
];

/// The clause as a noun phrase, by the first frame that fits.
pub(super) fn of(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    if asks_of_manner(clause) {
        return None;
    }
    let seen = &FRAMES.at(clause);
    question(clause, lexicon)
        .or_else(|| made(clause, seen, lexicon))
        .or_else(|| wished_thing(clause, seen, lexicon))
        .or_else(|| wished(clause, lexicon))
        .or_else(|| asked_for(clause, seen, lexicon))
        .or_else(|| state(clause, seen, lexicon))
        .or_else(|| action::of(clause, lexicon))
}

static FRAMES: LazyLock<Look> = LazyLock::new(|| {
    let patterns: [&Regex; 5] = [&MADE, &WISHED_THING, &ASKED_FOR, &HARD, &AT_ISSUE];
    Look::for_patterns(patterns)
});

/// 「費用が適切に使われているか」: it is the manner that is asked, which no noun tells.
fn asks_of_manner(clause: &str) -> bool {
    const MANNERS: [&str; 5] = ["的に", "適切に", "十分に", "きちんと", "しっかり"];
    let asked = tail::asked(clause).filter(|asked| !QUESTION.is_match(asked));
    let asked = asked.filter(|asked| ["ているの", "ている"].iter().any(|state| asked.ends_with(state)));
    asked.is_some_and(|asked| MANNERS.iter().any(|manner| asked.contains(manner)))
}

/// 「…を整備すべき」, 「…を広げてほしい」, 「…を示してはどうか」: the action that is wished for.
fn wished(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    wish::verbs(clause).find_map(|verb| action::of(done(verb), lexicon))
}

/// The verb for what is done, of one before a wish: of 「…を測ることを進め(ていただきたい)」 it is 測る.
fn done(verb: &str) -> &str {
    let verb = DOING.captures(verb).and_then(|found| found.name("v")).map_or(verb, |inner| inner.as_str());
    verb.strip_suffix("という").unwrap_or(verb)
}

/// What is to be reached, of a question for the means: 「…を引き上げるにはどうしたらよいのか」.
pub(super) fn means(clause: &str) -> Option<&str> {
    Some(MEANS.captures(clause)?.name("v")?.as_str())
}

/// The words up to the verb of what is wished for, the verb in the form it has before the wish.
pub(super) fn wished_verb(clause: &str) -> Option<&str> {
    wish::verbs(clause).next().map(done)
}

/// 「…を明確にしてほしい」: its 明確化.
fn made(clause: &str, seen: &Seen, lexicon: &Lexicon) -> Option<Core> {
    let made = lexicon.cues.words("made-so");
    let found = seen.captures_iter(&MADE, clause).filter(|found| made.contains(&found["how"])).last()?;
    let thing = &clause[..found.get(0)?.start()];
    let (core, _) = action::argument(&format!("{thing}を"), lexicon)?;
    Some(core.with(&format!("{}化", found["how"].trim_end_matches('的'))))
}

/// 「…を測る枠組みができるとよい」: the thing that is wished to be.
fn wished_thing(clause: &str, seen: &Seen, lexicon: &Lexicon) -> Option<Core> {
    let thing = seen.captures(&WISHED_THING, clause)?.name("n")?;
    let (core, _) = action::argument(&format!("{}が", thing.as_str()), lexicon)?;
    (!core.thin).then(|| core.with("必要性"))
}

/// 「…の検討をお願いしたい」: the thing asked for.
fn asked_for(clause: &str, seen: &Seen, lexicon: &Lexicon) -> Option<Core> {
    let thing = seen.captures(&ASKED_FOR, clause)?.name("n")?;
    action::argument(&format!("{}を", thing.as_str()), lexicon).map(|(core, _)| core)
}

/// 「…をどう測るのか」: its 方法. 「…を認めるか」: its 是非. 「…に対応しているか」: its 有無.
fn question(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    // 「…をどう進めるのか、また…をどうするのか」: the first of several.
    let several = clause.match_indices("か、").map(|(at, _)| &clause[..at]);
    let first = several.into_iter().find(|first| QUESTION.is_match(first) || VIEWED.is_match(first));
    let asked = first.or_else(|| {
        tail::asked(clause)
            .or_else(|| clause.strip_suffix("かどうか"))
            .or_else(|| clause.strip_suffix("か否か"))
    })?;
    // 「…をどう進めるのでしょうか」 asks, 「…すべきでしょうか」 proposes.
    let open = QUESTION.is_match(asked) || VIEWED.is_match(asked);
    let asked =
        if open { asked.trim_end_matches("でしょう").trim_end_matches("だろう") } else { asked };
    if let Some(means) = means(asked.trim_end_matches(['の', 'か', 'ん'])) {
        return action::of(means, lexicon).map(|core| core.with("方法"));
    }
    let hedge = ["ない", "では", "だろう", "べき", "でしょう"].iter().any(|h| asked.ends_with(h));
    if hedge || wish::verbs(clause).next().is_some() {
        return None;
    }
    let asked = asked.trim_end_matches("どう").trim_end_matches(['の', 'か', 'ん']);
    // 「…の重要性についてどう認識しているか」: what the view is asked of.
    if let Some(thing) = STANDS.captures(asked).and_then(|found| found.name("n")) {
        return action::argument(&format!("{}を", thing.as_str()), lexicon).map(|(core, _)| core);
    }
    if let Some(thing) = VIEWED.captures(asked).and_then(|found| found.name("n")) {
        return action::argument(&format!("{}を", thing.as_str()), lexicon).map(|(core, _)| core);
    }
    if let Some(core) = which(asked, lexicon) {
        return Some(core);
    }
    let Some(word) = QUESTION.find(asked) else {
        let core = action::of(asked, lexicon)?;
        let done = ["ている", "でいる", "ておる", "ておられる", "ていらっしゃる", "てある", "た", "な"];
        let about = match () {
            () if asked.contains("でき") || asked.contains("可能") => "可否",
            // 「点検は進んでいるか」: what is, and not what ought to be.
            () if done.iter().any(|end| asked.ends_with(end)) => "有無",
            () => "是非",
        };
        return Some(core.with(about));
    };
    let about =
        ASKED.iter().find(|(w, _)| word.as_str().starts_with(w)).map_or("在り方", |(_, noun)| noun);
    let plain = format!("{}{}", &asked[..word.start()], &asked[word.end()..]);
    action::of(plain.trim_end_matches('を'), lexicon).map(|core| core.with(about))
}

/// 「工期の見込みが立てにくい」: 工期の見込みの立てにくさ.
fn hardness(clause: &str, seen: &Seen, lexicon: &Lexicon) -> Option<Core> {
    let verb = seen.captures(&HARD, clause)?;
    let (thing, noun) = (verb.name("n")?.as_str(), format!("{}さ", &verb["v"]));
    action::argument(&format!("{thing}が"), lexicon).map(|(core, _)| core.with(&noun))
}

/// 「…にはどのような意義があるか」: 意義, of what the clause is about.
fn which(asked: &str, lexicon: &Lexicon) -> Option<Core> {
    let (word, at) = ["どのような", "どういった", "どんな", "いかなる"]
        .iter()
        .find_map(|word| asked.rfind(word).map(|at| (word, at)))?;
    let behind = &asked[at + word.len()..];
    let noun = noun::first(behind, lexicon).filter(|noun| noun.start == 0)?;
    let rest = &behind[noun.end..];
    let exists = [
        "があ",
        "がござ",
        "が考え",
        "が必要",
        "が求め",
        "が生",
        "が行われ",
        "を行",
        "が進め",
        "を進め",
        "を講じ",
        "をし",
        "に取り組",
    ]
    .iter()
    .any(|v| rest.starts_with(v));
    exists.then(|| Core { words: behind[noun].to_owned(), thin: true })
}

/// 「Xが不十分である」: Xの不十分さ. 「Xが求められる」, 「Xが重要である」: X.
fn state(clause: &str, seen: &Seen, lexicon: &Lexicon) -> Option<Core> {
    if let Some(core) = hardness(clause, seen, lexicon) {
        return Some(core);
    }
    if let Some(thing) = seen.captures(&AT_ISSUE, clause).and_then(|found| found.name("n")) {
        return action::argument(&format!("{}が", thing.as_str()), lexicon).map(|(core, _)| core);
    }
    let found = lexicon.nominals.at_end(clause).filter(|n| {
        matches!(n.inflection, Inflection::State | Inflection::Adjective) && !n.noun.is_empty()
    })?;
    // 短くする makes something so that is not.
    if ["くす", "くし", "くな"].iter().any(|made| clause[found.stem_end..].starts_with(made)) {
        return None;
    }
    let before = action::without_adverb(&clause[..found.start], lexicon);
    if before.ends_with("という") || before.ends_with("との") || before.is_empty() {
        return None;
    }
    // 「橋がないと不便」: it is said of what would be.
    if WITHOUT.is_match(before) {
        return None;
    }
    // 「…という大きな課題」: what the quality stands before says nothing.
    let before = before.trim_end_matches("大きな").trim_end_matches("重要な");
    let (core, role) = action::argument(before, lexicon)
        .or_else(|| action::distant(before, lexicon))
        .or_else(|| action::argument(action::without_adjuncts(before, lexicon), lexicon))?;
    let feeling = matches!(found.noun, "懸念" | "不安" | "疑問");
    // 定着には必要: what it serves is not what is needed.
    let served = role == Role::Goal && matches!(found.noun, "必要性" | "重要性" | "有効性" | "緊急性");
    let (core, role) = if served { action::distant(before, lexicon)? } else { (core, role) };
    if feeling || role == Role::Goal {
        return Some(Core { words: format!("{}への{}", core.words, found.noun), thin: core.thin });
    }
    Some(core.with(found.noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_become_noun_phrases_by_their_frame() {
        for (clause, expected) in [
            ("橋の点検の周期を短くすべき", None),
            ("島の渡船がないと、とても不便", None),
            ("河川の水位の記録を公開すべき", Some("河川の水位の記録の公開")),
            ("訓練を認める範囲を広げる", Some("訓練を認める範囲の拡大")),
            ("工期の見込みが立てにくい", Some("工期の見込みの立てにくさ")),
            ("道路台帳の電子化が最大の課題", Some("道路台帳の電子化")),
            ("人材の育成は地域にとって不可欠", Some("人材の育成の必要性")),
            ("生活交通の確保が村の存続には必要", Some("生活交通の確保の必要性")),
            ("新しい視点を持つことが重要", None),
            ("全ての港が備えるべきことを強調したい", None),
            ("至急現地調査を県の責任で行う必要がある", Some("現地調査")),
            ("制度の見直しをやっていただきたい", Some("制度の見直し")),
            ("橋の記録を残すべきであり、橋の補修の履歴を公開することが重要", Some("橋の補修の履歴の公開")),
            (
                "橋の補修の費用の公表については、県の信頼を高める上でも重要",
                Some("橋の補修の費用の公表の重要性"),
            ),
            ("橋の傷みを早く知らせる仕組みがあるとよい", Some("橋の傷みを早く知らせる仕組みの必要性")),
            ("点検の記録の共有の重要性についてどう認識している", None),
        ] {
            let core = of(clause, Lexicon::embedded());
            assert_eq!(core.as_ref().map(|core| core.words.as_str()), expected, "{clause}");
        }
    }

    #[test]
    fn what_a_verb_between_takes_is_no_object() {
        for (clause, expected) in [
            ("人手不足を克服するために自動運転に取り組む必要がある", "自動運転への取組"),
            ("規格案を協議会に提出すべき", "規格案の提出"),
        ] {
            let core = of(clause, Lexicon::embedded());
            assert_eq!(core.map(|core| core.words).as_deref(), Some(expected), "{clause}");
        }
    }

    #[test]
    fn how_something_stands_is_asked_of_the_thing_itself() {
        for (clause, expected) in [
            ("道路台帳の電子化の状況はどうなっているでしょうか", "道路台帳の電子化の状況"),
            ("橋の点検の手順を明確にしてほしい", "橋の点検の手順の明確化"),
        ] {
            let core = of(clause, Lexicon::embedded());
            assert_eq!(core.map(|core| core.words).as_deref(), Some(expected), "{clause}");
        }
    }

    #[test]
    fn what_is_and_what_ought_to_be_are_asked_apart() {
        for (clause, expected) in [
            ("桟橋の電子台帳の整備を認めるのか", Some("桟橋の電子台帳の整備の容認の是非")),
            ("桟橋の電子台帳の整備は進んでいるのか", Some("桟橋の電子台帳の整備の進展の有無")),
            ("港の改修の予算が適切に使われているのか", None),
            ("点検の様式の統一を業者任せにしてよいのか", None),
        ] {
            let core = of(clause, Lexicon::embedded());
            assert_eq!(core.map(|core| core.words).as_deref(), expected, "{clause}");
        }
    }

    #[test]
    fn how_something_is_done_is_its_way() {
        let core = of("地域の特産品の市場化をいかに後押しするか", Lexicon::embedded());
        assert_eq!(core.map(|core| core.words).as_deref(), Some("地域の特産品の市場化の後押しの方法"));
    }

    #[test]
    fn a_view_is_asked_of_its_object_and_means_of_an_end() {
        for (clause, expected) in [
            ("点検の記録の共有の重要性についてどう認識しているのでしょうか", "点検の記録の共有の重要性"),
            ("点検の記録を公開するにはどうしたらよいのか", "点検の記録の公開の方法"),
            ("点検の記録の公開をどう進めるのか、また費用をどう賄うのか", "点検の記録の公開の推進の方法"),
        ] {
            let core = of(clause, Lexicon::embedded());
            assert_eq!(core.map(|core| core.words).as_deref(), Some(expected), "{clause}");
        }
    }

    #[test]
    fn what_kind_is_asked_of_what_the_clause_is_about() {
        let core = of("県の新しい取組にはどのような効果があるか", Lexicon::embedded());
        assert_eq!(core, Some(Core { words: "効果".to_owned(), thin: true }));
    }
}
