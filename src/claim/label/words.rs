//! The words themselves as a label, where nothing shorter says what they say: 「冬の間は船が出ない」との指摘.
//!
//! A quotation is longer than a noun phrase and less tidy, but it is what was said, and no issue is lost for want of a noun.

use std::sync::LazyLock;

use super::{
    super::said::Said,
    alone::{openings, without_leading_adverbs, without_pointing},
    fact,
    heard::{intends, settled},
    lead, manner,
    plain::{opened, plain, without_fillers},
    sound::{is_telling, opens_well},
    tail,
};
use crate::{
    lexicon::Lexicon,
    mention::noun,
    pattern::Regex,
    script::{Script, script},
};

/// Characters of the words at most, and of the longest part that parts at a comma at least.
const LONGEST: usize = 100;
const PART: usize = 30;
/// Nouns of its own field, at least, of a part that stands without what points at others before it.
const ENOUGH: usize = 4;
/// Characters of the last predicate of words with what it is said of.
const PREDICATE: usize = 24;

// 「…という現状をお伝えしておきたい」, 「…と思い、提案させていただきました」: what is done with words, and not what they say.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
pub(super) static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:提案|説明|報告|紹介|発表|発言|質問|伝え|お話|お聞き|伺い|伺っ)[ぁ-ん]{0,8}(?:ました|ます|たい|ところ)$|(?:意見|指摘|示唆|御?質問|補足|観点)(?:を|も|や示唆を)?(?:させて|して)?(?:いただ|頂)[ぁ-ん]*$|(?:申し上げ|申し)[ぁ-ん]*$|(?:よろしい|ございます|いただけます)で?しょうか$|よろしくお願い[ぁ-ん]*$|質疑[ぁ-ん]{0,8}(?:ください|たい)$|参考とさせて[ぁ-ん]*$|持ち帰[ぁ-ん]*$|ほか$").unwrap()
});

// 「その桟橋の点検」, 「この辺りの道」: which one, its sentence does not tell.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static POINTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:この|その)(?:辺り|あたり)の|(?:ここ|そこ|これ|それ)らの|(?:ここ|そこ|これ|それ)の|[こそ]の|[こそ]うした|[こそ]う(?:いう|いった)|[こそ]のような)").unwrap()
});

// 「よろしくお願いいたします」, 「補足させていただきました」: what is done with words, where they ask nothing.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
pub(super) static COURTESY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:よろしく|宜しく)(?:お願い|頼)[ぁ-ん]*$|(?:提案|説明|報告|紹介|発表|発言|補足|示唆|指摘|お伝え|感謝|終わ)[ぁ-ん]{0,8}(?:ました|ます|かと?思[ぁ-ん]*|たい|ところ)$|(?:意見|示唆|コメント|お話)を?(?:いただけれ|頂けれ|いただき|頂き|賜り)[ぁ-ん]*$").unwrap()
});

// 「…のではないでしょうか」: what is told so is a view.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HEDGED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"ない(?:でしょう|だろう)?か(?:と[^、]{1,16})?[。]?$").unwrap());

/// What words state, as a noun phrase, also where they point at what stands before a noun: このような被害.
pub(super) fn stated(words: &str, lexicon: &Lexicon) -> Option<String> {
    let words = without_leading_adverbs(words, lexicon);
    let pointless = || fact::of(&without_pointing(words, lexicon)?, lexicon);
    fact::of(words, lexicon).or_else(pointless).filter(|label| label.chars().count() <= LONGEST)
}

/// A sentence in brackets.
pub(super) struct Quotation {
    pub label: String,
    /// Whether what it states last raises something: 「台帳は役場にある」 raises nothing.
    pub raises: bool,
    /// Whether it only tells what is done.
    pub reports: bool,
}

/// What a sentence states last, in brackets, whatever it points at. `None` where no nouns tell of what field it is, or where it
/// only says what is done with words.
///
/// `words` are the sentence as it would be written.
pub(super) fn last_of(words: &str, voice: &str, lexicon: &Lexicon) -> Option<Quotation> {
    // 「…が進んだ」: half a verb is no end.
    let (bare, asks) = tail::read(words);
    let told = Some(bare).filter(|told| ends(told.trim_end_matches('な')));
    let told = told.unwrap_or(words.trim_end_matches(['。', '、']));
    // 「公開してまいります」 is intended, 「公開する」 alone is not.
    let voice = if intends(told) { "方針" } else { voice };
    let statement = manner::ended(lead::last_statement(told, lexicon), lexicon);
    let part = last_part(without_last_adverbs(tail::without_tail(&statement)), lexicon);
    let parts = openings(part)
        .map(|from| plain(without_leading_adverbs(&part[from..], lexicon), lexicon))
        .map(|part| without_pointer(&part, lexicon).to_owned())
        .filter(|part| begins(part, lexicon) || points_at(part, lexicon))
        .filter(|part| tells(part, lexicon) && !SPOKEN.is_match(part));
    let mut first: Option<String> = None;
    let mut pointless = None;
    for part in parts {
        if !points(&part, lexicon) {
            pointless = Some(part);
            break;
        }
        first = first.or(Some(part));
    }
    // What is spoken of stands in what comes before it, unless what begins by pointing at others is followed by enough.
    let told_before = |first: &String, later: &String| {
        let nouns = |words| lead::Nouns::of(words, lexicon).count();
        first.strip_suffix(later.as_str()).is_some_and(|before| nouns(before) > 1)
            && (nouns(later) < ENOUGH || !points_at(first, lexicon))
    };
    let part = &match (first, pointless) {
        (Some(first), Some(later)) if told_before(&first, &later) => first,
        (first, later) => later.or(first)?,
    };
    // 「…させるべきとお考えでしょうか」 asks, though its words up to there do not.
    let asked = format!("{part}か");
    let part = if asks && !part.ends_with('か') { &asked } else { part };
    let (part, heard) = settled(part, voice);
    // 「…時期に来ているのではないでしょうか」 is a view.
    let heard = if heard == "説明" && HEDGED.is_match(words) { "意見" } else { heard };
    let label = called(part, heard)?;
    let label = lead::topic_apart(told, part, lexicon)
        .map_or(label.clone(), |topic| lead::beside(&label, &format!("{topic}について")));
    // Whose sentence fears raises something, whatever its words are called.
    let reports = heard == "説明" || DONE.iter().any(|end| part.ends_with(end));
    Some(Quotation { label, reports, raises: voice == "懸念" || raises(part, heard, lexicon) })
}

/// A sentence as it is spoken, in brackets, where it has no [`last_of`] and raises an issue all the same. `None` where no nouns
/// tell of what field it is, or where it only says what is done with words.
pub(super) fn anyhow(spoken: &str, voice: &str, lexicon: &Lexicon) -> Option<String> {
    // Not without what opens it: 今までの, その中でも.
    let words = without_fillers(&manner::written(spoken.trim_end_matches(['。', '、']), lexicon));
    let (bare, asks) = tail::read(&words);
    let told = Some(bare).filter(|told| ends(told)).unwrap_or(&words);
    let statement = manner::ended(told, lexicon);
    let part = last_part(tail::without_tail(&statement), lexicon);
    let bare = opened(part, lexicon);
    let part = if begins(bare, lexicon) || points_at(bare, lexicon) { bare } else { part };
    if COURTESY.is_match(part) || !tells(part, lexicon) {
        return None;
    }
    let asked = format!("{part}か");
    let (part, heard) = settled(if asks && !part.ends_with('か') { &asked } else { part }, voice);
    called(part, heard)
}

/// Ends of what was done, is done or comes of itself.
const DONE: [&str; 6] = ["た", "する", "やる", "くる", "くれる", "考えられる"];

/// Whether the last words raise an issue, as what they are heard as: a question asks, a view tells what is needed or wrong.
fn raises(words: &str, heard: &str, lexicon: &Lexicon) -> bool {
    const RAISING: [&str; 9] =
        ["concern", "request", "proposal", "need", "hard", "trouble", "stress", "wish", "plan"];
    match heard {
        "問い" => words.ends_with('か') || words.ends_with("伺う"),
        "意見" | "指摘" | "説明" => {
            let from = words.char_indices().rev().nth(PREDICATE).map_or(0, |(at, _)| at);
            words.ends_with('い') || Said::of(&words[from..], lexicon).any(&RAISING)
        }
        _ => true,
    }
}

/// Whether words begin where a word does, be it one of kana: もし, どの, ある; and not with what points at something.
pub(super) fn begins(words: &str, lexicon: &Lexicon) -> bool {
    const WITHIN: [&str; 34] = [
        "して",
        "され",
        "させ",
        "という",
        "といっ",
        "とか",
        "とも",
        "など",
        "では",
        "には",
        "とは",
        "にも",
        "でも",
        "での",
        "への",
        "との",
        "から",
        "まで",
        "ので",
        "けれ",
        "です",
        "ます",
        "まし",
        "ない",
        "よう",
        "ところ",
        "した",
        "について",
        "あるいは",
        "または",
        "そう",
        "こう",
        "そん",
        "あれ",
    ];
    let mut chars = words.chars();
    let kana = chars.next().is_some_and(|c| script(c) == Script::Hiragana && !"んっー".contains(c))
        && chars.next().is_some_and(|c| script(c) == Script::Hiragana);
    opens_well(words, lexicon)
        || kana && !WITHIN.iter().any(|end| words.starts_with(end)) && !points_at(words, lexicon)
}

/// Whether words begin with what points at something: これ, この. そのまま, これまで and ここ数年 point at nothing.
fn points_at(words: &str, lexicon: &Lexicon) -> bool {
    const NONE: [&str; 11] = [
        "そのまま",
        "その他",
        "そのもの",
        "その都度",
        "それぞれ",
        "それなり",
        "それほど",
        "これから",
        "これまで",
        "ここ数",
        "そこそこ",
    ];
    let points =
        POINTERS.iter().any(|word| words.starts_with(word)) || lexicon.cues.words("pointing").opens(words);
    points && !NONE.iter().any(|word| words.starts_with(word))
}

/// The words without adverbs at their end, whose predicate only says that it is thought: 「桟橋の点検が要るなというのは、改めて今、非常に」.
fn without_last_adverbs(words: &str) -> &str {
    const ADVERBS: [&str; 9] =
        ["非常に", "すごく", "大変", "強く", "改めて", "今", "本当に", "というのは", "ということは"];
    let mut words = words;
    while let Some(rest) = ADVERBS.iter().find_map(|adverb| words.trim_end_matches('、').strip_suffix(adverb))
    {
        words = rest;
    }
    words.strip_suffix("だな").unwrap_or(words)
}

/// The words without what points at something before their first noun, where that noun tells of what it is.
fn without_pointer<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let rest = POINTED.find(words).map(|pointer| &words[pointer.end()..]);
    let telling = |rest: &&str| {
        let noun = noun::first(rest, lexicon).filter(|noun| noun.start == 0);
        noun.is_some_and(|noun| rest[noun].chars().nth(2).is_some())
    };
    rest.filter(telling).unwrap_or(words)
}

/// The words as what they are heard as, without the act that this says already: 「…の要因」についての問い of 「…の要因を伺う」. `None` where
/// a bracket of them is open on one side.
pub(super) fn called(words: &str, heard: &str) -> Option<String> {
    // 「今後の見直しについて、お考えを伺います」
    if let Some(thing) = ["について", "に関して"].iter().find_map(|about| words.strip_suffix(about)) {
        let heard = if heard == "意見" { "問い" } else { heard };
        return in_brackets(thing, "についての", heard);
    }
    let act: Option<&Regex> = match heard {
        "問い" => Some(&ASKED),
        "懸念" => Some(&FEARED),
        "要望" => Some(&REQUESTED),
        _ => None,
    };
    let bare = act.and_then(|act| act.find(words)).map(|act| &words[..act.start()]);
    let joint = bare.filter(|bare| bare.chars().count() >= OF_ACT).and_then(|bare| {
        if bare.ends_with(|c| "るうくすつむぶぐたい".contains(c)) || bare.ends_with('か') && heard != "要望"
        {
            return Some("との");
        }
        // A thing, and no more than that: 「人が足りないので、点検」 is none.
        let thing = bare.ends_with(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin))
            || bare.ends_with("こと");
        let alone = !CLAUSES.iter().any(|clause| bare.contains(clause));
        OF.iter().find(|(of, _)| *of == heard).map(|(_, joint)| *joint).filter(|_| thing && alone)
    });
    match (bare, joint) {
        (Some(bare), Some(joint)) => in_brackets(bare, joint, heard),
        _ => in_brackets(words, "との", heard),
    }
}

/// What parts a clause from the thing behind it.
const CLAUSES: [&str; 8] = ["が、", "けれども、", "けれど、", "ので、", "ため、", "から、", "よう", "し、"];
/// What joins a thing to what is said of it.
const OF: [(&str, &str); 3] = [("問い", "についての"), ("懸念", "への"), ("要望", "についての")];
/// Characters at least of the words without their act.
const OF_ACT: usize = 8;

// 「…の要因について伺う」, 「…をお聞きしたい」: that it is asked.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:について|に関して|を|、)(?:は|も)?、?(?:[\p{Han}\p{Katakana}]{1,12}(?:に|から)、?)?(?:お|御|ご)?(?:伺い?|聞き|尋ね|聞かせ|教え|示し)(?:を)?(?:いたし|し|て)?(?:まいり|参り|いき)?(?:う|る|たい|する|します|ほしい|願いたい)?$").unwrap()
});
// 「…してしまうのではないかと危惧している」: that it is feared.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FEARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:と|を|、)(?:、?私(?:自身)?[はも]、?)?(?:非常に|大変|強く|とても)?(?:懸念|危惧|心配|憂慮)(?:を)?(?:し|に思|に思っ)?(?:て(?:いる|おります|います)|する|う|だ|です|がある)?$").unwrap()
});
// 「…の点検をお願いする」: that it is asked for.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static REQUESTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"を(?:ぜひ|是非)?お願い(?:する|したい|できれば|します)?$").unwrap());

/// Words in brackets, joined to what they are. `None` where a bracket of them is open on one side.
fn in_brackets(words: &str, joint: &str, heard: &str) -> Option<String> {
    // 「費用が必要なのではないか」 without its ending.
    let quality = words.strip_suffix('な');
    let quality =
        quality.filter(|stem| stem.ends_with(|c| script(c) == Script::Kanji) || stem.ends_with("こと"));
    let words = quality.unwrap_or(words);
    let inner = words.replace('「', "『").replace('」', "』");
    let paired = |open, close| inner.matches(open).count() == inner.matches(close).count();
    (paired('『', '』') && paired('(', ')')).then(|| format!("「{inner}」{joint}{heard}"))
}

/// Whether the words end as a sentence or a noun does: いろいろ and そのことについて end neither.
pub(super) fn ends(words: &str) -> bool {
    let whole = words.chars().next_back().is_some_and(|c| {
        script(c) != Script::Hiragana && script(c) != Script::Other
            || "るうくすつむぶぐぬたいだか』)".contains(c)
    });
    // 「床板が傷んできている中」, 「波の高いところで」 go on.
    let goes_on = ["る中", "た中", "い中", "な中", "ところで"].iter().any(|end| words.ends_with(end));
    (whole || words.ends_with("こと") || words.ends_with("べき"))
        && !goes_on
        && !words.ends_with("という")
        && !words.ends_with("という話")
}

/// Whether enough nouns tell what is spoken of: two of their own field, or three of any.
pub(super) fn tells(words: &str, lexicon: &Lexicon) -> bool {
    let nouns = noun::nouns(words, lexicon);
    let telling = nouns.iter().filter(|noun| is_telling(&words[(*noun).clone()], lexicon)).count();
    telling >= 2 || telling == 1 && nouns.len() >= 3
}

/// What points at others by itself.
const POINTERS: [&str; 6] = ["それ", "これ", "そこ", "ここ", "こちら", "そちら"];

/// Nouns at least of words that point at others, and of those that point at what nothing in them or beside them tells.
const POINTING: usize = 3;
const ALONE: usize = 4;

/// Whether words that point at others tell too little without them, with nothing `beside` them to tell what they are about.
pub(super) fn are_lost(words: &str, beside: bool, lexicon: &Lexicon) -> bool {
    let least = if beside || !points(words, lexicon) { POINTING } else { ALONE };
    points_anywhere(words, lexicon) && lead::Nouns::all(words, lexicon).count() < least
}

/// Whether something in the words points at others that a reader does not see: ここ, このような. 「便の数を決め、それに合わせて」
/// points at what stands before it.
pub(super) fn points(words: &str, lexicon: &Lexicon) -> bool {
    if !points_anywhere(words, lexicon) {
        return false;
    }
    let mut starts = words.char_indices().map(|(at, _)| at);
    let Some(first) = starts.find(|&at| points_at(&words[at..], lexicon)) else { return false };
    let no_noun = |noun: &str| {
        let listed = |kind| lexicon.cues.words(kind).contains(noun);
        noun.chars().nth(1).is_none() || listed("no-noun") || listed("adverb")
    };
    noun::nouns(&words[..first], lexicon).into_iter().all(|noun| no_noun(&words[noun]))
}

/// Whether words point at something, also at what they name themselves.
pub(super) fn points_anywhere(words: &str, lexicon: &Lexicon) -> bool {
    let held =
        POINTERS.iter().any(|word| words.contains(word)) || lexicon.cues.words("pointing").is_in(words);
    held && words.char_indices().any(|(at, _)| points_at(&words[at..], lexicon))
}

/// The longest last part of the words that is short enough: from behind a comma, else from behind a particle.
fn last_part<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let from_behind = |chars: usize| words.char_indices().rev().nth(chars - 1).map_or(0, |(at, _)| at);
    let (longest, part) = (from_behind(LONGEST), from_behind(PART));
    if longest == 0 {
        return words;
    }
    let within = &words[..part];
    let comma = within.match_indices('、').map(|(at, comma)| at + comma.len()).find(|&from| from >= longest);
    if let Some(from) = comma {
        return opened(&words[from..], lexicon);
    }
    let mut before = None;
    for (at, c) in words.char_indices() {
        let begins = matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin);
        if begins && at >= longest && before.is_some_and(|c| "がをはにでとも、".contains(c)) {
            return &words[at..];
        }
        before = Some(c);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_long_words_begins_behind_a_comma_or_a_particle() {
        for (words, expected) in [
            ("冬の間は船が出ない", "冬の間は船が出ない"),
            (
                "島の診療所に通う人は港までの道も遠くて大変であるうえに、冬の間は波が高くて船が出ない日が続くことも多いので、便の数を春から秋までの間に寄せて、その分を臨時の便に回すこともできる",
                "島の診療所に通う人は港までの道も遠くて大変であるうえに、冬の間は波が高くて船が出ない日が続くことも多いので、便の数を春から秋までの間に寄せて、その分を臨時の便に回すこともできる",
            ),
            (
                "朝も晩も夏の間も冬の間も春の間も毎週のように島の診療所に通う人が港までの遠い道を歩くことも多く船の出る時刻が役場の広報紙に載るのはその前の週の金曜日であることを島の人の多くが知らないままで港に来て長い間待つことになってしまうという声が毎年のように聞かれる",
                "通う人が港までの遠い道を歩くことも多く船の出る時刻が役場の広報紙に載るのはその前の週の金曜日であることを島の人の多くが知らないままで港に来て長い間待つことになってしまうという声が毎年のように聞かれる",
            ),
        ] {
            assert_eq!(last_part(words, Lexicon::embedded()), expected);
        }
    }

    #[test]
    fn a_question_asks_and_a_view_tells_what_is_needed_or_wrong() {
        for (words, heard, expected) in [
            ("桟橋の台帳は役場にある", "意見", false),
            ("桟橋の台帳の電子化が必要", "意見", true),
            ("桟橋の台帳は冬の間は見られない", "指摘", true),
            ("桟橋の台帳はどこにあるのか", "問い", true),
            ("桟橋の台帳の場所を教えてくれた", "問い", false),
        ] {
            assert_eq!(raises(words, heard, Lexicon::embedded()), expected, "{words}");
        }
    }

    #[test]
    fn words_that_point_at_others_stand_as_they_are_spoken() {
        let lexicon = Lexicon::embedded();
        let label = |words: &str| {
            let last = last_of(&lead::plainly(words, lexicon), "問い", lexicon).map(|last| last.label);
            last.or_else(|| anyhow(words, "問い", lexicon))
        };
        assert_eq!(
            label(
                "これを今後、渡し船の便の増加につなげていくためにはどういう工夫が必要だというふうにお考えでしょうか"
            ),
            Some(
                "「これを今後、渡し船の便の増加につなげていくためにはどういう工夫が必要か」との問い"
                    .to_owned()
            )
        );
        assert_eq!(label("渡し船の桟橋の点検について、どうぞよろしくお願いいたします"), None);
        assert_eq!(label("それはそのとおりだと思います"), None);
    }

    #[test]
    fn words_that_point_at_others_and_tell_little_are_lost() {
        for (words, beside, expected) in [
            ("「そうした点も大切」との意見", false, true),
            ("「その声を船で届ける必要がある」との意見", false, true),
            ("「桟橋の点検の記録を集め、それを公開すべき」との意見", false, false),
            ("「島の船の便を増やすべき」との意見", false, false),
        ] {
            assert_eq!(are_lost(words, beside, Lexicon::embedded()), expected, "{words}");
        }
    }

    #[test]
    fn a_part_begins_where_a_word_does() {
        for (words, expected) in [
            ("もし桟橋が傷んだら", true),
            ("どのように直すのか", true),
            ("について島の人に伝える", false),
            ("これを直す", false),
            ("そのまま残す", true),
        ] {
            assert_eq!(begins(words, Lexicon::embedded()), expected, "{words}");
        }
    }

    #[test]
    fn the_act_is_told_once() {
        for (words, heard, expected) in [
            ("船の便が減っている要因について伺う", "問い", "「船の便が減っている要因」についての問い"),
            ("船の便が減る時期を町長にお伺いします", "問い", "「船の便が減る時期」についての問い"),
            ("船の便が減らないか伺う", "問い", "「船の便が減らないか伺う」との問い"),
            (
                "船の便が途絶えるのではないかと危惧をしている",
                "懸念",
                "「船の便が途絶えるのではないか」との懸念",
            ),
            ("島の船の便が途絶えることを非常に懸念する", "懸念", "「島の船の便が途絶えること」への懸念"),
            (
                "島の船の便が途絶えるのではないかと、私は心配している",
                "懸念",
                "「島の船の便が途絶えるのではないか」との懸念",
            ),
            ("島の船の便の増加をお願いできれば", "要望", "「島の船の便の増加」についての要望"),
            ("島の船の便を増やす", "意見", "「島の船の便を増やす」との意見"),
            (
                "人が足りないので、島の桟橋の点検をお願いする",
                "要望",
                "「人が足りないので、島の桟橋の点検をお願いする」との要望",
            ),
            (
                "島の桟橋の点検を早くする考えはないか、町長に伺う",
                "問い",
                "「島の桟橋の点検を早くする考えはないか」との問い",
            ),
        ] {
            assert_eq!(called(words, heard).as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn what_is_done_with_words_names_no_issue() {
        for (words, spoken) in [
            ("島の船の便が少ないという現状をお伝えしておきたい", true),
            ("船の便を増やすほうがよいと思って提案させていただきました", true),
            ("住民に船の便の変更を説明する場がない", false),
        ] {
            assert_eq!(SPOKEN.is_match(words), spoken, "{words}");
        }
    }
}
