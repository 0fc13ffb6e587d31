//! Frames of the clauses that raise issues: what is needed, asked for, proposed, wrong or unclear, as a noun phrase.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Core,
    action::{self, Role},
};
use crate::lexicon::{Inflection, Lexicon};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static WISHED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    // What stands behind the verb, the verb in the form before it.
    let behind = [
        r"(?P<v>.+?)(?:て|で)(?:い|行|おい)?(?:て)?(?:いただ|頂|ほし|欲し|もら|くださ|下さ|はどう|はいかが|もよ|もい|も良).*",
        r"(?P<v>.+?)(?:た|だ)(?:ら|ほうが|方が)(?:よ|い|良|どう|いかが|望まし|適切|あり).*",
        r"(?P<v>.+?)(?:れば|ると|けば|せば)(?:よ|い|良|幸|あり|助か|大変).*",
        r"(?P<v>.+?)(?:なければ|なくては|ねば)(?:なら|いけ).*",
        r"(?P<v>.+?)ないと(?:いけ|なら).*",
        r"(?P<v>.+?)(?:て|で)(?:いき|まいり|参り|おき|み)?たい.*",
        r"(?P<v>.+?[るうくすつむぶぐぬ])(?:こと)?(?:が|は|も)?(?:特に|非常に|極めて|最も)?(?:べき|必要|重要|大事|大切|不可欠|急務|望まし|求め|肝要|欠かせ).*",
        r"(?P<v>.+?[るうくすつむぶぐぬ])よう(?:に|、)?(?:お願|要望|求め|し|強く).*",
        r"(?P<v>.+?)たい(?:という.*|と.*)?",
    ];
    behind.iter().map(|b| Regex::new(&format!("^{b}$")).unwrap()).collect()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKED_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<n>.+)(?:を|について|も)(?:是非|ぜひ|よろしく|強く|切に|改めて|併せて)*(?:と?も)?(?:お願い|要望|求め|期待|希望).*$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<who>どのように|どういうふうに|どのような形で|どう(?:やって|すれば|したら)?|どこまで|どの程度|どのくらい|どれだけ|どれくらい|誰が|だれが|いつ(?:から|まで)?|なぜ|どうして|何で|どこ[をにがで])").unwrap()
});

/// What stands for the word that asks.
const ASKED: [(&str, &str); 14] = [
    ("どのような形で", "方法"),
    ("どういうふうに", "方法"),
    ("どのように", "方法"),
    ("どうして", "理由"),
    ("どう", "方法"),
    ("どこまで", "範囲"),
    ("どの程度", "程度"),
    ("どのくらい", "程度"),
    ("どれ", "程度"),
    ("誰が", "主体"),
    ("だれが", "主体"),
    ("いつ", "時期"),
    ("なぜ", "理由"),
    ("何で", "理由"),
];

/// The clause as a noun phrase, by the first frame that fits.
pub(super) fn of(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    question(clause, lexicon)
        .or_else(|| wished(clause, lexicon))
        .or_else(|| asked_for(clause, lexicon))
        .or_else(|| state(clause, lexicon))
        .or_else(|| action::of(clause, lexicon))
}

/// 「…を整備すべき」, 「…を広げてほしい」, 「…を示してはどうか」: the action that is wished for.
fn wished(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    WISHED.iter().find_map(|pattern| action::of(pattern.captures(clause)?.name("v")?.as_str(), lexicon))
}

/// The words up to the verb of what is wished for, the verb in the form it has before the wish.
pub(super) fn wished_verb(clause: &str) -> Option<&str> {
    WISHED.iter().find_map(|pattern| Some(pattern.captures(clause)?.name("v")?.as_str()))
}

/// 「…の検討をお願いしたい」: the thing asked for.
fn asked_for(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    let thing = ASKED_FOR.captures(clause)?.name("n")?;
    action::argument(&format!("{}を", thing.as_str()), lexicon).map(|(core, _)| core)
}

/// 「…をどう測るのか」: its 方法. 「…を認めるか」: its 是非.
fn question(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    let asked = clause
        .strip_suffix('か')
        .or_else(|| clause.strip_suffix("かどうか"))
        .or_else(|| clause.strip_suffix("か否か"))?;
    let hedge = ["ない", "では", "だろう", "べき", "でしょう"].iter().any(|h| asked.ends_with(h));
    if hedge || WISHED.iter().any(|pattern| pattern.is_match(clause)) {
        return None;
    }
    let asked = asked.trim_end_matches("どう").trim_end_matches(['の', 'か']);
    let Some(word) = QUESTION.find(asked) else {
        let core = action::of(asked, lexicon).or_else(|| state(asked, lexicon))?;
        let about = if asked.contains("でき") || asked.contains("可能") { "可否" } else { "是非" };
        return Some(core.with(about));
    };
    let about =
        ASKED.iter().find(|(w, _)| word.as_str().starts_with(w)).map_or("在り方", |(_, noun)| noun);
    let plain = format!("{}{}", &asked[..word.start()], &asked[word.end()..]);
    action::of(plain.trim_end_matches('を'), lexicon).map(|core| core.with(about))
}

/// 「Xが不十分である」: Xの不十分さ. 「Xが求められる」, 「Xが重要である」: X.
fn state(clause: &str, lexicon: &Lexicon) -> Option<Core> {
    let found = lexicon.nominals.at_end(clause).filter(|n| {
        matches!(n.inflection, Inflection::State | Inflection::Adjective) && !n.noun.is_empty()
    })?;
    let before = action::without_adverb(&clause[..found.start], lexicon);
    if before.ends_with("という") || before.ends_with("との") || before.is_empty() {
        return None;
    }
    // 「…という大きな課題」: what the quality stands before says nothing.
    let before = before.trim_end_matches("大きな").trim_end_matches("重要な");
    let (core, role) = action::argument(before, lexicon)?;
    let feeling = matches!(found.noun, "懸念" | "不安" | "疑問");
    if feeling || role == Role::Goal {
        return Some(Core { words: format!("{}への{}", core.words, found.noun), thin: core.thin });
    }
    Some(core.with(found.noun))
}
