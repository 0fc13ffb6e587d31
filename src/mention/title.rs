//! Titles that run over particles: …の保護に関する条例, …の充実に向けた連携に関する分科会.
//!
//! Takes a compound that ends a title; gives where the title begins; does not know whether anything bears it.

use std::ops::Range;

use super::place;
use crate::{
    entity::Kind,
    lexicon::Lexicon,
    script::{NUMERALS, Script, script},
};

/// The longest title, in compounds.
const LONGEST: usize = 24;

/// Words between the last noun of a title and the rest: they make one title of both.
const FORMAL: [&str; 13] = [
    "することに伴う",
    "に関する",
    "に係る",
    "に伴う",
    "に基づく",
    "に向けた",
    "における",
    "に対する",
    "のための",
    "に当たっての",
    "への",
    "に資する",
    "をめぐる",
];

/// Words inside a title whose end is formal.
const INNER: [&str; 22] = [
    "の",
    "のものの",
    "からの",
    "への",
    "び",
    "びに",
    "しくは",
    "は",
    "と",
    "・",
    "する",
    "した",
    "される",
    "された",
    "するための",
    "となる",
    "める",
    "めるための",
    "けるための",
    "るための",
    "ける",
    "や",
];

/// Where the title begins whose last noun is `nouns[last]`, if it runs over particles at all.
pub(super) fn start(
    s: &str,
    nouns: &[Range<usize>],
    last: usize,
    is_law: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    let end = nouns.get(last)?.end;
    let grant = is_grant(&s[nouns[last].clone()], lexicon);
    if (is_law || grant)
        && let Some(at) = of_place(s, nouns, last, lexicon)
    {
        return Some(nouns[at].start);
    }
    // 浮桟橋の損傷に対する助成: what nobody is said to give is no programme.
    if grant && !is_law {
        return None;
    }
    if is_law && let Some(subject) = subject(s, nouns, last, lexicon) {
        return Some(subject);
    }
    // 南浜市における協議会, 係留施設における指針: a bare noun behind where it holds names nothing.
    let bare = last > 0 && &s[nouns[last - 1].end..nouns[last].start] == "における";
    if bare
        && (lexicon.bodies.level_of(&s[nouns[last].clone()]).is_some()
            || lexicon.terms.is_head(&s[nouns[last].clone()]))
    {
        return None;
    }
    let mut at = last;
    let mut formal = false;
    let mut enumerated = false;
    while at > 0 && last - at < LONGEST {
        let (before, here) = (&nouns[at - 1], &nouns[at]);
        let gap = s.get(before.end..here.start)?;
        let dotted = gap == "・";
        // 港則法に基づく|係留施設保安指針: what has a name of its own says so behind the law.
        if is_law && at == last && gap == "に基づく" && s[here.clone()].chars().nth(5).is_some() {
            break;
        }
        // A law is made about things, a plan also towards them.
        if is_law && !formal && matches!(gap, "に向けた" | "への" | "に資する" | "をめぐる") {
            break;
        }
        // 目標の達成に向けた|第二次港湾計画: a plan that is counted begins with its number.
        if at == last && ordinal(&s[here.clone()]) > 0 && matches!(gap, "に向けた" | "のための" | "に資する")
        {
            break;
        }
        // 市民党の|港湾再編に関する特命委員会, 国土交通省の|係留に関する手引: a known body before の is whose it is.
        let owner =
            |body: &str| lexicon.bodies.known(body).is_some() && (!is_law || body.ends_with(['省', '庁']));
        if gap == "の" && owner(&s[before.clone()]) {
            break;
        }
        // 港湾法の改正に伴う航路の方針, 港湾法に基づく協議会: what a plan or council follows from is none of its name.
        if !is_law && matches!(gap, "に伴う" | "に基づく") {
            break;
        }
        if !formal && !dotted && !FORMAL.contains(&gap) && !(gap == "める" && by_verb(s, nouns, at - 1)) {
            break;
        }
        let fits = dotted
            || FORMAL.contains(&gap)
            || (matches!(gap, "を" | "に") && at < last && takes_object(s, nouns, at))
            || (gap == "その" && s[here.clone()].starts_with('他'))
            || (gap == "で" && ["非常勤", "常勤"].iter().any(|kind| s[here.clone()].starts_with(kind)))
            || (gap == "、"
                && (enumerated || s[here.clone()].ends_with('等'))
                && (!is_adverb(&s[before.clone()], lexicon) || belongs_to_another(s, nouns, at - 1)))
            || INNER.contains(&gap)
                && verb_has_object(s, nouns, at - 1, gap)
                && conjunction(s, before, gap, is_law)
            || and(s, before, here);
        // 防災庁設置法案及び…に関する法律案, 南浜市船舶条例及び…に関する条例: two of them.
        let another = and(s, before, here)
            && ["法案", "条例", "条例案"].iter().any(|end| s[before.clone()].ends_with(end));
        if !fits || another || starts_sentence(&s[before.clone()], gap, lexicon) {
            break;
        }
        formal |= !dotted;
        enumerated |= and(s, before, here) || matches!(gap, "その" | "、");
        at -= 1;
        // A law that is known by this very name needs no more words.
        if !lexicon.matcher.exact(&s[nouns[at].start..end]).is_empty() {
            break;
        }
    }
    let begin = (formal && at < last).then(|| trimmed(s, nouns, at, last, lexicon)).flatten();
    begin.map(|begin| with_kana(s, begin, lexicon))
}

/// What kind of thing bears a title with this last noun.
pub(super) fn kind(last: &str, lexicon: &Lexicon) -> Option<Kind> {
    let ends = |kind, last: &str| lexicon.cues.words(kind).closes(last);
    // 離島航路に関する特別法
    if matches!(last, "特別法" | "特例法" | "基本法") {
        return Some(Kind::Regulation);
    }
    // 港湾法の施行に伴う関係条例: several, and none by name.
    if ends("not-law", last) {
        return None;
    }
    if last == "法律" || ends("titled-law", last) {
        return Some(Kind::Regulation);
    }
    if ends("titled-meeting", last) {
        return Some(Kind::Organization);
    }
    (ends("titled-plan", without_edition(last)) || is_grant(last, lexicon)).then_some(Kind::Initiative)
}

/// いじめの|防止に関する: a title may open with a noun of kana, which no compound holds.
pub(super) fn with_kana(s: &str, begin: usize, lexicon: &Lexicon) -> usize {
    let lead = s[..begin].strip_suffix('の').unwrap_or("");
    let hiragana = |at: usize| s[..at].ends_with(|c| script(c) == Script::Hiragana);
    lexicon.terms.kana_nouns_at_end(lead).find(|&at| !hiragana(at)).unwrap_or(begin)
}

/// The name without the year or number of its edition: みなと計画 of みなと計画2030, みなと計画2026-2030, みなと計画二〇三〇.
pub(super) fn without_edition(name: &str) -> &str {
    let kanji = name.trim_end_matches(NUMERALS);
    if name[kanji.len()..].starts_with("二〇") && name[kanji.len()..].chars().count() == 4 {
        return kanji;
    }
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let digits = name.len() - bare.len();
    if (2..=9).contains(&digits) && name[bare.len()..].starts_with(|c: char| c.is_ascii_digit()) {
        return bare;
    }
    name
}

/// 港の学びプロジェクト: where a theme of one short noun begins that projects have before their name.
pub(super) fn theme(s: &str, nouns: &[Range<usize>], last: usize, lexicon: &Lexicon) -> Option<usize> {
    let themed = ["プロジェクト", "ロードマップ", "分科会", "部会"]
        .iter()
        .any(|end| s[nouns[last].clone()].ends_with(end));
    let before = nouns.get(last.checked_sub(1)?).filter(|_| themed)?;
    let noun = &s[before.clone()];
    let lead = s[..before.start].chars().next_back();
    let begins = lead.is_none_or(|c| "、。「『（( はがをもでにと".contains(c));
    let points = ["before-name", "vague-modifier"].iter().any(|kind| lexicon.cues.words(kind).contains(noun));
    // 若年者の教育分科会, 有識者の部会: a group of people may be a theme, the class of those who meet is none.
    let group = matches!(noun, "若年者" | "高齢者" | "障害者" | "消費者");
    let dated = noun != "都市"
        && !group
        && noun.ends_with([
            '年', '度', '月', '日', '回', '次', '者', '社', '省', '庁', '県', '市', '区', '町', '村', '国',
            '等',
        ]);
    let theme = &s[before.end..nouns[last].start] == "の"
        && (1..=4).contains(&noun.chars().count())
        && begins
        && !points
        && !dated
        && lexicon.bodies.known(noun).is_none()
        && lexicon.titles.capacity(noun).is_none()
        && !noun.chars().any(|c| c.is_ascii_digit());
    theme.then_some(before.start)
}

/// 係留施設運営の指針: the one noun that says what a guideline by itself is about.
fn subject(s: &str, nouns: &[Range<usize>], last: usize, lexicon: &Lexicon) -> Option<usize> {
    let before = nouns.get(last.checked_sub(1)?)?;
    let noun = &s[before.clone()];
    let guide = lexicon.cues.words("guide").contains(&s[nouns[last].clone()])
        && &s[before.end..nouns[last].start] == "の";
    // 国土交通省の手引き
    if guide && noun.ends_with(['省', '庁']) && lexicon.bodies.known(noun).is_some() {
        return Some(before.start);
    }
    let about = guide
        && noun.chars().count() >= 6
        && !noun.ends_with('法')
        && noun.chars().all(|c| matches!(script(c), Script::Kanji | Script::Katakana))
        && !lexicon.terms.is_generic(noun)
        && lexicon.bodies.ending(noun).is_none();
    about.then_some(before.start)
}

/// 及び, 並びに, 又は, 若しくは: the noun before them lacks their kanji.
fn and(s: &str, before: &Range<usize>, here: &Range<usize>) -> bool {
    matches!(&s[before.end..here.start], "及び" | "並びに" | "又は" | "若しくは" | "および" | "または")
}

/// 港湾の開発、利用: the noun before the comma has one before の.
fn belongs_to_another(s: &str, nouns: &[Range<usize>], at: usize) -> bool {
    at > 0 && &s[nouns[at - 1].end..nouns[at].start] == "の"
}

/// は is a particle of titles only in 又は, which `and` reads; と only between alike nouns or before に関する.
fn conjunction(s: &str, before: &Range<usize>, gap: &str, is_law: bool) -> bool {
    match gap {
        "は" | "び" | "びに" | "しくは" => false,
        // Laws know no や.
        "や" if is_law => false,
        "や" | "と" => s[before.clone()].chars().count() >= 2,
        _ => true,
    }
}

/// を定める: the verb's own noun has an object before it.
fn by_verb(s: &str, nouns: &[Range<usize>], verb: usize) -> bool {
    verb > 0 && &s[nouns[verb - 1].end..nouns[verb].start] == "を"
}

/// Whether the noun behind を is one of a verb: 改正 in を改正する.
fn takes_object(s: &str, nouns: &[Range<usize>], verb: usize) -> bool {
    let behind = nouns.get(verb + 1).map_or("", |next| &s[nouns[verb].end..next.start]);
    [
        "する",
        "した",
        "される",
        "するための",
        "することに伴う",
        "める",
        "めるための",
        "ける",
        "けるための",
        "るための",
    ]
    .contains(&behind)
}

/// する needs its object inside the title, else the title begins behind the verb.
fn verb_has_object(s: &str, nouns: &[Range<usize>], verb: usize, gap: &str) -> bool {
    ![
        "する",
        "した",
        "される",
        "された",
        "するための",
        "める",
        "めるための",
        "ける",
        "けるための",
        "るための",
        "となる",
    ]
    .contains(&gap)
        || (verb > 0
            && matches!(&s[nouns[verb - 1].end..nouns[verb].start], "を" | "に" | "の" | "で" | "が" | "と"))
}

/// 今回, 次に, 現在: words of time and sequence that stand before a title.
fn is_adverb(noun: &str, lexicon: &Lexicon) -> bool {
    lexicon.terms.is_generic(noun) || lexicon.cues.words("before-name").contains(noun)
}

/// 助成, 補助金: what a place gives is named after it, as its ordinances are.
pub(super) fn is_grant(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("grant").closes(name)
}

/// 南浜区郷土と天文の博物館条例: the ordinance of a place begins with the place.
fn of_place(s: &str, nouns: &[Range<usize>], last: usize, lexicon: &Lexicon) -> Option<usize> {
    let name = &s[nouns[last].clone()];
    if !(name.ends_with("条例") || is_grant(name, lexicon)) || begins_with_place(name, lexicon) {
        return None;
    }
    let mut at = last;
    let grant = is_grant(name, lexicon);
    while at > 0 && last - at < 8 {
        let gap = &s[nouns[at - 1].end..nouns[at].start];
        // 南浜町の港湾計画、係留の助成: a comma parts what is listed, but in the titles of ordinances.
        if grant && gap == "、"
            || !matches!(gap, "の" | "への" | "及び" | "、" | "と" | "・" | "「" | "」" | "並びに" | "又は")
        {
            return None;
        }
        at -= 1;
        if begins_with_place(&s[nouns[at].clone()], lexicon) {
            return Some(at);
        }
    }
    None
}

fn begins_with_place(noun: &str, lexicon: &Lexicon) -> bool {
    place::at_start(noun, lexicon).is_some()
}

/// Bytes of 第3次 or 第2期 at the beginning.
pub(super) fn ordinal(words: &str) -> usize {
    let Some(rest) = words.strip_prefix('第') else { return 0 };
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if digits.len() == rest.len() {
        return 0;
    }
    digits.strip_prefix(['次', '期']).map_or(0, |rest| words.len() - rest.len())
}

fn starts_sentence(noun: &str, gap: &str, lexicon: &Lexicon) -> bool {
    let page = ["ページ", "ページ目", "頁", "枚目"].iter().any(|end| noun.ends_with(end));
    let document = noun.strip_prefix("資料").is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    page || document
        || noun.ends_with('号') && noun.contains('第')
        || noun.starts_with("日程第")
        || noun.ends_with("提出") && gap == "、"
        || ["令和", "平成", "昭和"]
            .iter()
            .any(|era| noun.starts_with(era) && noun.ends_with(['年', '日', '月']))
        || (!matches!(gap, "の" | "で" | "のものの" | "その" | "及び" | "並びに")
            && (lexicon.titles.capacity(noun).is_some() || lexicon.titles.is_post(noun)))
        || lexicon.cues.words("before-name").contains(noun)
}

/// Without what only points: 今回の, 区の, 本市の. A title of general nouns alone is none.
fn trimmed(s: &str, nouns: &[Range<usize>], from: usize, last: usize, lexicon: &Lexicon) -> Option<usize> {
    let mut at = from;
    while at < last {
        let noun = &s[nouns[at].clone()];
        let gap = &s[nouns[at].end..nouns[at + 1].start];
        let loose = matches!(
            gap,
            "、" | "や" | "と" | "する" | "した" | "される" | "された" | "める" | "ける" | "を"
        );
        let points = noun.chars().count() == 1 || (loose && at == from && lexicon.terms.is_generic(noun));
        if !points {
            break;
        }
        at += 1;
    }
    let words = &s[nouns[at].start..nouns[last].end];
    let specific = nouns[at..last].iter().any(|n| {
        let noun = &s[n.clone()];
        !lexicon.terms.is_generic(noun)
            && noun.chars().filter(|&c| script(c) != Script::Hiragana).count() >= 2
    });
    (at < last && specific && words.chars().count() <= 120).then_some(nouns[at].start)
}

#[cfg(test)]
mod tests {
    use super::{super::noun::nouns, *};

    fn title(s: &str) -> Option<&str> {
        let lexicon = Lexicon::embedded();
        let nouns = nouns(s, lexicon);
        let last = nouns.len() - 1;
        start(s, &nouns, last, true, lexicon).map(|at| &s[at..nouns[last].end])
    }

    #[test]
    fn a_title_runs_over_the_particles_of_laws() {
        for (s, expected) in [
            ("これは、南浜区議会の個人情報の保護に関する条例", "南浜区議会の個人情報の保護に関する条例"),
            (
                "議案第8号南浜区立学校の学校医、学校歯科医及び学校薬剤師の公務災害補償に関する条例",
                "南浜区立学校の学校医、学校歯科医及び学校薬剤師の公務災害補償に関する条例",
            ),
            ("市長が職員の退職手当に関する条例", "職員の退職手当に関する条例"),
            ("今年度の港区住まいの防犯設備への助成", "港区住まいの防犯設備への助成"),
            (
                "今後は、住宅の説明義務の対象となる建築物の用途及び規模を定める条例",
                "住宅の説明義務の対象となる建築物の用途及び規模を定める条例",
            ),
            ("今後は、係留施設運営の指針", "係留施設運営の指針"),
            ("次に、国土交通省の係留の手続等に関する手引", "係留の手続等に関する手引"),
            ("議案第2号市長及び副市長の給与等に関する条例", "市長及び副市長の給与等に関する条例"),
            (
                "第3号特別職の職員で非常勤のものの報酬及び費用弁償に関する条例",
                "特別職の職員で非常勤のものの報酬及び費用弁償に関する条例",
            ),
            ("国の、いじめの通報窓口の運営に関する指針", "いじめの通報窓口の運営に関する指針"),
            ("係留装置や浮桟橋の損傷に関する指針", "浮桟橋の損傷に関する指針"),
            ("市長は、係員の勤務時間、休暇等に関する条例", "係員の勤務時間、休暇等に関する条例"),
            (
                "これは、係員の報酬、勤務時間その他の勤務条件に関する条例",
                "係員の報酬、勤務時間その他の勤務条件に関する条例",
            ),
            ("市長は、係員の勤務時間、休日、休暇等に関する条例", "係員の勤務時間、休日、休暇等に関する条例"),
            (
                "南浜町の議員その他非常勤の職員の補償等に関する条例",
                "南浜町の議員その他非常勤の職員の補償等に関する条例",
            ),
            (
                "昨日、浮桟橋の増加に伴う係留の多様化に対応するための水面利用に関する法律",
                "浮桟橋の増加に伴う係留の多様化に対応するための水面利用に関する法律",
            ),
            (
                "市長は、特別職の職員で常勤のものの給料等に関する条例",
                "特別職の職員で常勤のものの給料等に関する条例",
            ),
            ("昨日の生成AIと著作権に関する有識者会合", "生成AIと著作権に関する有識者会合"),
        ] {
            assert_eq!(title(s), Some(expected));
        }
    }

    #[test]
    fn a_sentence_is_no_title() {
        assert_eq!(title("議会が個人情報保護条例"), None);
        assert_eq!(title("職員定数条例の一部を改正する条例"), None);
        assert_eq!(title("これに関する条例"), None);
        assert_eq!(kind("関係条例", Lexicon::embedded()), None);
        assert_eq!(title("係留施設における指針"), None);
        let bills = "港務庁設置法案及び港務庁設置法の施行に伴う関係法律の整備に関する法律案";
        assert_eq!(title(bills), Some("港務庁設置法の施行に伴う関係法律の整備に関する法律案"));
    }
}
