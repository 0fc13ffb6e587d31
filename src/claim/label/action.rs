//! Verb phrases as noun phrases: 「遺伝子治療を促進する」 becomes 遺伝子治療の促進, 「対象を広げて」 対象の拡大.

use std::ops::Range;

use super::{Core, phrase::Phrases};
use crate::{
    lexicon::{Inflection, Lexicon},
    mention::noun,
    script::{Script, script},
};

/// Forms of する and what else makes a verb of a noun.
const VERBALS: [&str; 15] = [
    "する", "し", "す", "さ", "せず", "せざ", "せね", "でき", "出来", "いた", "なさ", "を行", "を図", "をし",
    "をす",
];

/// A verb phrase, in whatever form its verb is, as a noun phrase.
pub(super) fn of(words: &str, lexicon: &Lexicon) -> Option<Core> {
    let words = words.trim_end_matches("ということ").trim_end_matches("こと").trim_end_matches('の');
    let (start, noun) = verb(words, lexicon)?;
    let before = without_adverb(&words[..start], lexicon);
    // 「Xの検討をする」: the noun is the end of its own phrase.
    if before.ends_with('の') && words[start..].starts_with(&noun) {
        return noun_phrase(&words[..start + noun.len()], lexicon);
    }
    if before.is_empty() {
        return (!noun.is_empty()).then_some(Core { words: noun, thin: true });
    }
    // 「全ての港が備えることを強調したい」: what is said of saying it is not what is wanted.
    if lexicon.cues.words("saying").contains(&noun) {
        return None;
    }
    match argument(before, lexicon).or_else(|| distant(before, lexicon)) {
        // 「充実を図る」: the object says it all.
        // 「部会が行う」: who does it is not what is done.
        Some((_, Role::Subject)) if noun.is_empty() && !words[start..].contains(['れ', 'な']) => None,
        Some((object, Role::Object | Role::Subject)) if noun.is_empty() => {
            let one_word = object.words.chars().count() < 7 && !object.words.contains('の');
            Some(Core { thin: object.thin || one_word, ..object })
        }
        // 「通院の足の確保につなげる」
        Some((object, Role::Goal)) if noun.is_empty() && object.words.contains('の') => Some(object),
        _ if noun.is_empty() => None,
        // 道路と橋: two things, and nothing that is done with one.
        Some((_, Role::Partner)) if !lexicon.cues.words("with").closes(&noun) => None,
        Some((object, role)) => {
            let joint = match role {
                Role::Goal => "への",
                Role::Partner => "との",
                Role::Object | Role::Subject => "の",
            };
            Some(Core { words: format!("{}{joint}{noun}", object.words), thin: object.thin })
        }
        None => None,
    }
}

/// What a noun is to the verb behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Xを
    Object,
    /// Xが, Xは, Xも
    Subject,
    /// Xに, Xへ
    Goal,
    /// Xと
    Partner,
}

/// The noun phrase before a predicate, with its role: the particle at the end of `before` tells.
pub(super) fn argument(before: &str, lexicon: &Lexicon) -> Option<(Core, Role)> {
    const PARTICLES: [(&str, Role); 14] = [
        ("については", Role::Object),
        ("についても", Role::Object),
        ("について", Role::Object),
        ("にも", Role::Goal),
        ("には", Role::Goal),
        ("への", Role::Goal),
        ("とも", Role::Partner),
        ("を", Role::Object),
        ("が", Role::Subject),
        ("は", Role::Subject),
        ("も", Role::Subject),
        ("に", Role::Goal),
        ("へ", Role::Goal),
        ("と", Role::Partner),
    ];
    let before = before.trim_end_matches('、');
    let (rest, role) = PARTICLES.iter().find_map(|&(p, role)| Some((before.strip_suffix(p)?, role)))?;
    // といった取組, の部分: they make a noun phrase of another and add nothing.
    let empty = lexicon.cues.words("empty-end").at_end(rest).next().map_or(0, str::len);
    let rest = rest[..rest.len() - empty].trim_end_matches("など");
    // The object stands before the goal: 規格を機構に提案する. A time, purpose or manner is no goal.
    if matches!(role, Role::Goal | Role::Partner)
        && let Some(at) = rest.rfind('を')
        && let Some(object) = noun_phrase(&rest[..at], lexicon)
        && let Some(goal) = noun_phrase(&rest[at..], lexicon)
        // 人手不足を克服するために自動運転に: the object is of a verb between.
        && without_adverb(rest[at..].trim_end_matches(&goal.words), lexicon) == "を"
    {
        let goal_stands = role == Role::Goal
            && !goal.thin
            && object.words.chars().count() + goal.words.chars().count() <= 26
            && !rest.ends_with(['時', '内', '前', '後', '中', '的', '際', '上']);
        return Some(if goal_stands {
            (Core { words: format!("{}の{}", object.words, goal.words), thin: false }, Role::Goal)
        } else {
            (object, Role::Object)
        });
    }
    if role == Role::Goal && rest.ends_with(['時', '内', '前', '後', '中', '的', '際', '上', 'う', 'め'])
    {
        return None;
    }
    if rest.ends_with("こと") || rest.ends_with('の') {
        return of(rest, lexicon).map(|core| (core, role));
    }
    // 正式に, 同様に: manner and no goal.
    let goal = |core: &Core| !core.thin && !is_time(&core.words);
    noun_phrase(rest, lexicon).filter(|core| role != Role::Goal || goal(core)).map(|core| (core, role))
}

/// 平成24年12月, 来年度, 10時: when something is done.
fn is_time(words: &str) -> bool {
    words.ends_with(['年', '月', '日', '時', '分', '秒'])
        && words.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十元".contains(c))
        || words.ends_with("年度")
}

/// Characters at most between a predicate and an argument that does not stand right before it.
const DISTANCE: usize = 18;

/// The object, else the subject, with an adverbial phrase between it and the predicate: 「費用を県として公表する」,
/// 「点検が住民にとって重要」. `None` where a comma or another verb stands between.
pub(super) fn distant(before: &str, lexicon: &Lexicon) -> Option<(Core, Role)> {
    let clause = before.rfind('、').map_or(before, |comma| &before[comma + '、'.len_utf8()..]);
    [("を", Role::Object), ("が", Role::Subject), ("も", Role::Subject), ("は", Role::Subject)]
        .into_iter()
        .find_map(|(particle, role)| {
            let at = clause.rfind(particle)?;
            let between = &clause[at + particle.len()..];
            let plain = between.chars().count() <= DISTANCE && is_adverbial(between, lexicon);
            let thing = &clause[..at];
            let core =
                if thing.ends_with("こと") { of(thing, lexicon) } else { noun_phrase(thing, lexicon) };
            core.filter(|_| plain).map(|core| (core, role))
        })
}

/// `words` without the phrases at their end that tell when, for whom or in what view: 「産業立地を進めるに当たっては」.
pub(super) fn without_adjuncts<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    const VIEWS: [&str; 16] = [
        "に当たって",
        "にあたって",
        "に際して",
        "において",
        "にとって",
        "としても",
        "として",
        "の観点から",
        "という観点から",
        "の面から",
        "という面から",
        "ためにも",
        "ために",
        "上で",
        "の中で",
        "という意味で",
    ];
    let mut words = without_adverb(words, lexicon);
    while let Some((before, adjunct)) = words.rsplit_once('、') {
        let adjunct = adjunct.trim_end_matches(['は', 'も']);
        let adverbial = VIEWS.iter().any(|view| adjunct.ends_with(view.trim_end_matches('も')));
        if !(adverbial || is_adverbial(adjunct, lexicon)) {
            break;
        }
        words = without_adverb(before, lexicon);
    }
    words
}

/// Whether `words` are nouns with a particle of place, means or manner, or adverbs: 県として, 手引きで, 住民にとって.
fn is_adverbial(words: &str, lexicon: &Lexicon) -> bool {
    const MANNER: [&str; 14] = [
        "にとって",
        "として",
        "において",
        "に応じて",
        "に対して",
        "の中で",
        "の上で",
        "のために",
        "的に",
        "によって",
        "には",
        "では",
        "で",
        "に",
    ];
    let words = without_adverb(words, lexicon);
    let kana = words.chars().count() <= 4 && words.chars().all(|c| script(c) == Script::Hiragana);
    words.is_empty()
        || kana
        || MANNER.iter().any(|end| {
            words.strip_suffix(end).is_some_and(|rest| {
                *end == "的に" || Phrases::of(rest, lexicon).before(rest.len()) == Some(rest)
            })
        })
}

/// The noun phrase at the end of `words`; one that says too little alone takes the clause before it.
fn noun_phrase(words: &str, lexicon: &Lexicon) -> Option<Core> {
    let phrases = Phrases::of(words, lexicon);
    let phrase = phrases.before(words.len())?;
    if !phrases.is_thin(phrase) {
        return Some(Core { words: phrase.to_owned(), thin: false });
    }
    Some(match phrases.with_clause(words.len()).filter(|wide| wide.len() > phrase.len()) {
        Some(wide) => Core { words: wide.replace("などの", "等の"), thin: false },
        None => Core { words: phrase.to_owned(), thin: true },
    })
}

/// The verb at the end of `words`: where it begins, and its noun.
fn verb(words: &str, lexicon: &Lexicon) -> Option<(usize, String)> {
    let nominal = lexicon
        .nominals
        .at_end(words)
        .filter(|n| !matches!(n.inflection, Inflection::State | Inflection::Adjective));
    let last = noun::last(words, lexicon);
    // 目指す is a verb that the table knows, 見直しする a noun made one.
    let is_noun = |last: &Range<usize>| nominal.is_none_or(|n| last.end > n.stem_end || n.start > last.start);
    if let Some(last) = last.filter(is_noun) {
        let rest = &words[last.end..];
        let kana = rest.chars().all(|c| script(c) == Script::Hiragana || matches!(c, '行' | '図'));
        let whole = &words[last.clone()];
        // 是非検討して: the adverb is no part of the noun.
        let adverb = lexicon.cues.words("adverb").at_start(whole).next().map_or(0, str::len);
        let adverb = adverb.max(adverb_into(words, &last, lexicon));
        let name = &whole[adverb..];
        let state = lexicon.nominals.at_end(name).is_some_and(|n| n.inflection == Inflection::State);
        if kana
            && !(state && rest.is_empty())
            && (rest.is_empty() || VERBALS.iter().any(|v| rest.starts_with(v)))
            && name.chars().count() >= 2
            && !name.ends_with('的')
        {
            return Some((last.end - name.len(), denied(name, rest)?));
        }
    }
    let nominal = nominal.filter(|n| !n.weak)?;
    let noun = match (nominal.denied, nominal.noun) {
        (true, "") => return None,
        (_, noun) => noun.to_owned(),
    };
    Some((nominal.start, noun))
}

/// Bytes of the noun that are the end of an adverb before it: the 程度 of ある程度負担.
fn adverb_into(words: &str, noun: &Range<usize>, lexicon: &Lexicon) -> usize {
    let ends = words[noun.clone()].char_indices().map(|(at, _)| at).skip(1);
    let into = |&at: &usize| {
        lexicon.cues.words("adverb").at_end(&words[..noun.start + at]).any(|adverb| adverb.len() > at)
    };
    ends.into_iter().find(into).unwrap_or(0)
}

/// 活用できない: 活用の難しさ. 整備されていない: 整備の不足. `None` where no noun says it: 限定しなくてもよい.
fn denied(noun: &str, rest: &str) -> Option<String> {
    const UNMEANT: [&str; 5] = ["予定", "想定", "限定", "意図", "期待"];
    let not = ["ない", "なく", "なか", "おらず", "せず", "ません", "ずに"].iter().any(|w| rest.contains(w))
        && !["なければ", "なきゃ", "なくては", "なくちゃ"].iter().any(|must| rest.contains(must));
    Some(match () {
        () if !not => noun.to_owned(),
        () if rest.contains("なくても") || UNMEANT.contains(&noun) => return None,
        () if rest.contains("でき") || rest.contains("られ") || rest.contains("せな") => {
            format!("{noun}の難しさ")
        }
        () if noun.chars().count() == 2 && rest.contains('て') => format!("未{noun}"),
        () => format!("{noun}の不足"),
    })
}

/// `words` without the adverbs at their end: 早期に, 積極的に, しっかりと.
pub(super) fn without_adverb<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let mut words = words.trim_end_matches('、');
    loop {
        let before = words;
        if let Some(adverb) = lexicon.cues.words("adverb").at_end(words).next() {
            words = words[..words.len() - adverb.len()].trim_end_matches('、');
        }
        if let Some(rest) = words.strip_suffix("的に").or_else(|| words.strip_suffix("的な形で")) {
            let manner =
                rest.chars().rev().take_while(|&c| matches!(script(c), Script::Kanji | Script::Katakana));
            let bytes: usize = manner.map(char::len_utf8).sum();
            words = rest[..rest.len() - bytes].trim_end_matches(['、', '・']);
        }
        if words.len() == before.len() {
            return words;
        }
    }
}
