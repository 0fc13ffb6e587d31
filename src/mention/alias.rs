//! Names made equal by the text: X（Y）, X（以下「Y」という。）.

mod equal;

use std::{ops::Range, sync::LazyLock};

use equal::{contracts, equates, same_thing};

use super::{Alias, title};
use crate::{
    entity::Kind,
    lexicon::Lexicon,
    pattern::Regex,
    script::{self, Script},
    text::Flow,
};

// The pattern is fixed; a test reads with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HEREAFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[^「」()]{0,30}、|[^「」()]{0,80}。)?(?:(?:以下、?(?:単に、?)?|略称[:は]?|通称[:は]?|愛称[:は]?|別名|いわゆる)「(?P<y>[^」]{1,40})」(?:という|と呼ぶ|とする|と略)?|以下、?(?P<verb>[^「」()、。]{2,20}?)(?:という|と呼ぶ|とする|と略す|と略記|と表記)|(?:以下、|略称[:は]?|通称[:は]?|愛称[:は]?|いわゆる)(?P<bare>[\p{Han}\p{Katakana}A-Za-z0-9ー・-]{2,20})$)").unwrap()
});

/// A definition in a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// Bytes of the full name.
    pub name: Range<usize>,
    /// Bytes of the other name.
    pub short: Range<usize>,
    /// Whether words say that it is one: 以下「X」という, 通称.
    pub said: bool,
}

/// The definitions that `flow` makes.
pub(super) fn definitions(flow: &Flow, nouns: &[Range<usize>], lexicon: &Lexicon) -> Vec<Definition> {
    let s = flow.as_str();
    let mut found = Vec::new();
    for (open, close) in brackets(s) {
        let inner = open + 1..close;
        let words = &s[inner.clone()];
        // 「X」（以下「Y」という。） and X（Y）
        let end = s[..open].strip_suffix(' ').map_or(open, str::len);
        let before = s[..end].strip_suffix(['」', '』']).map_or(end, str::len);
        if let Some(c) = HEREAFTER.captures(words) {
            let y = ["y", "verb", "bare"].iter().find_map(|group| c.name(group));
            let name = y
                .and_then(|y| person_before(s, before, y.as_str(), lexicon))
                .or_else(|| name_before(s, before_number(s, before), nouns, lexicon));
            if let (Some(y), Some(name)) = (y.filter(|y| !y.as_str().ends_with("同じ")), name) {
                let short = inner.start + y.start()..inner.start + y.end();
                found.push(Definition { name, short, said: true });
            }
            continue;
        }
        let Some(name) = name_before(s, before, nouns, lexicon) else { continue };
        if equates(&s[name.clone()], words, lexicon) {
            found.push(Definition { name, short: inner, said: false });
        }
    }
    found.extend(dashes(s).filter_map(|dash| {
        let name = name_before(s, dash.start, nouns, lexicon)?;
        // Institute of Harbours――通称、IH
        let behind = &s[dash.end..];
        let told = ["通称、", "通称", "略称、", "略称", "いわゆる"]
            .into_iter()
            .find(|told| behind.starts_with(told));
        let at = dash.end + told.map_or(0, str::len);
        let short = nouns.get(nouns.partition_point(|n| n.start < at)).filter(|n| n.start == at)?;
        let words = &s[short.clone()];
        (script::is_abbreviation(words) && equates(&s[name.clone()], words, lexicon)).then(|| Definition {
            name,
            short: short.clone(),
            said: false,
        })
    }));
    found.extend(spoken(s, nouns, lexicon));
    found.extend(called(s, nouns, lexicon));
    found.extend(appositions(s, nouns, lexicon));
    found
}

/// The person before a bracket that says by which title they are called from here on: 柊誠 of 港湾課長柊誠（以下、柊課長）.
fn person_before(s: &str, end: usize, called: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    // Letters of the longest name.
    const LONGEST: usize = 7;
    let titles = &lexicon.titles;
    let title = titles.post_at_end(called).or_else(|| titles.capacity_at_end(called)).filter(|&at| at > 0)?;
    let start = s[..end].rfind(&called[..title])?;
    let name = &s[start..end];
    let whole = name.len() > title && name.chars().count() <= LONGEST;
    (whole && name.chars().all(char::is_alphabetic)).then_some(start..end)
}

/// Names that a comma alone makes equal, as speech does: 植込型除細動器、ICDについては; SSA、宇宙状況把握の.
fn appositions(s: &str, nouns: &[Range<usize>], lexicon: &Lexicon) -> impl Iterator<Item = Definition> {
    let lists = |gap: &str| matches!(gap, "、" | "や" | "と" | "・" | "及び" | "または" | "又は");
    let goes_on = |behind: &str| {
        let quotes = ["という", "といった", "といい", "といわ", "と言", "と呼", "と申", "と略"];
        behind.starts_with(['、', '・', 'や', 'と', '「', '(', ')', '及', '並', 'な', 'か', '等'])
            && !quotes.iter().any(|quote| behind.starts_with(quote))
    };
    let definitions = (1..nouns.len()).filter_map(move |i| {
        let (a, b) = (&nouns[i - 1], &nouns[i]);
        if &s[a.end..b.start] != "、" {
            return None;
        }
        let listed = i > 1 && lists(&s[nouns[i - 2].end..a.start]);
        // 離団協、離島被害者団体協議会の
        let body_first = is_short_body(&s[a.clone()], &s[b.clone()], lexicon);
        if (body_first || is_short_body(&s[b.clone()], &s[a.clone()], lexicon))
            && !listed
            && !goes_on(&s[b.end..])
        {
            let (name, short) = if body_first { (a, b) } else { (b, a) };
            return Some(Definition { name: name.clone(), short: short.clone(), said: false });
        }
        let name_first = script::is_abbreviation(&s[b.clone()]);
        // SAF、持続可能な航空燃料の
        let tail = nouns.get(i + 1).filter(|tail| !name_first && &s[b.end..tail.start] == "な");
        let end = if name_first { a.end } else { tail.map_or(b.end, |tail| tail.end) };
        // みなと電波協会、MRAの柊でございます
        let own = name_first && introduces(&s[b.end..], lexicon) && is_of_body(&s[a.clone()], lexicon);
        if own && !listed {
            return Some(Definition { name: a.clone(), short: b.clone(), said: false });
        }
        if listed || goes_on(&s[b.end.max(end)..]) || name_first == script::is_abbreviation(&s[a.clone()]) {
            return None;
        }
        let (name, short) = if name_first { (a, b) } else { (b, a) };
        let name = name.start + super::edge::without_prefix(&s[name.clone()], lexicon)..end;
        stands_for(&s[name.clone()], &s[short.clone()], lexicon).then(|| Definition {
            name,
            short: short.clone(),
            said: false,
        })
    });
    definitions.collect::<Vec<_>>().into_iter()
}

/// Whether words go on with the name by which someone gives themselves: の柊でございます.
fn introduces(behind: &str, lexicon: &Lexicon) -> bool {
    let Some(rest) = behind.strip_prefix('の') else { return false };
    let end = ["でござ", "です。", "と申し"].iter().filter_map(|end| rest.find(end)).min();
    let name = end.map_or("", |end| &rest[..end]);
    let titles = &lexicon.titles;
    let whole = || titles.surname_at_start(name).is_some_and(|end| titles.is_given_name(&name[end..]));
    titles.is_surname(name) || whole()
}

/// Whether words are a body by a table, or by their ending.
fn is_of_body(name: &str, lexicon: &Lexicon) -> bool {
    name.chars().count() >= 6
        && (lexicon.bodies.known(name).is_some() || lexicon.bodies.ending(name).is_some_and(|(at, _)| at > 0))
}

/// Whether a word of kanji is the short name of a body.
fn is_short_body(name: &str, short: &str, lexicon: &Lexicon) -> bool {
    short.chars().nth(2).is_some()
        && name.chars().count() >= 2 * short.chars().count()
        && contracts(name, short)
        && (lexicon.bodies.known(name).is_some() || lexicon.bodies.ending(name).is_some_and(|(at, _)| at > 0))
}

/// Whether an abbreviation beside a name stands for it, and is no other thing of a list: both are known as one thing,
/// or neither is known and the name is long enough to need one.
fn stands_for(name: &str, short: &str, lexicon: &Lexicon) -> bool {
    let brief = lexicon.matcher.exact(short);
    if !brief.is_empty() && !lexicon.matcher.exact(name).is_empty() {
        return same_thing(name, short, lexicon);
    }
    if brief.is_empty() && initials(name, short) {
        return true;
    }
    let body = lexicon.bodies.known(name).is_some() || lexicon.titles.post_at_end(name).is_some();
    brief.is_empty()
        && !body
        && name.chars().count() >= 6
        && name
            .chars()
            .all(|c| matches!(script::script(c), Script::Kanji | Script::Katakana) || "・な".contains(c))
        && (3..=6).contains(&short.len())
        && short.chars().all(|c| c.is_ascii_uppercase())
        && ![name, short].iter().any(|words| lexicon.terms.is_generic(words))
}

/// Whether an abbreviation takes the capitals of an English name: CDH of Centre for Digital Harbours.
fn initials(name: &str, short: &str) -> bool {
    let words = name.split([' ', '-']).filter_map(|word| word.chars().next());
    let capitals = words.filter(char::is_ascii_uppercase);
    short.len() >= 3 && name.is_ascii() && capitals.eq(short.chars())
}

/// Definitions in speech, which knows no brackets: X、以下Yと申し上げます; X、いわゆるY.
fn spoken(s: &str, nouns: &[Range<usize>], lexicon: &Lexicon) -> impl Iterator<Item = Definition> {
    let definition = |(at, cue): (usize, &str)| {
        let name = name_before(s, at, nouns, lexicon)?;
        let start = at
            + cue.len()
            + s[at + cue.len()..]
                .strip_prefix(['、', ','])
                .map_or(0, |rest| s.len() - at - cue.len() - rest.len());
        let short = match s[start..].strip_prefix('「') {
            Some(quoted) => start + '「'.len_utf8()..start + '「'.len_utf8() + quoted.find('」')?,
            // Nouns tell nothing here: 以下 may be taken to open one.
            None => start..start + s[start..].find(|c| !can_be_short(c)).unwrap_or(s.len() - start),
        };
        let (full, words) = (&s[name.clone()], &s[short.clone()]);
        let named = s[short.end..].trim_start_matches('」').strip_prefix('と').is_some_and(|verb| {
            ["申", "呼", "言", "い", "略", "さ", "記", "表"].iter().any(|stem| verb.starts_with(stem))
        });
        let quoted = s[short.end..].starts_with('」');
        let said = cue.ends_with("以下");
        let fits = if said {
            (named || quoted) && words.chars().count() < full.chars().count()
        } else {
            full.chars().count() >= 4
                && (script::is_abbreviation(words) && equates(full, words, lexicon)
                    || same_thing(full, words, lexicon)
                    || is_short_law(full, words)
                    || is_byname(full, words, lexicon))
        };
        fits.then_some(Definition { name, short, said })
    };
    let cues =
        ["、以下", ",以下", "、いわゆる", ",いわゆる", "、こちらは", ",こちらは", "、略して", "、通称"];
    let cues = cues.into_iter().filter(|cue| s.contains(cue)).flat_map(|cue| s.match_indices(cue));
    let mut found: Vec<Definition> = cues.filter_map(definition).collect();
    found.sort_by_key(|definition| definition.name.start);
    found.into_iter()
}

/// 深部静脈血栓症、いわゆるエコノミークラス症候群: so called in everyday speech, where one of both names alone has katakana.
fn is_byname(name: &str, byname: &str, lexicon: &Lexicon) -> bool {
    let foreign = |words: &str| script::has(words, Script::Katakana);
    byname.chars().count() >= 5
        && foreign(byname)
        && name.chars().all(|c| script::script(c) == Script::Kanji)
        && ![name, byname].iter().any(|words| lexicon.terms.is_generic(words))
}

/// 離島航路の整備等に関する法律、いわゆる離島整備法: the short title of a law takes letters of the whole one, in their order.
fn is_short_law(name: &str, short: &str) -> bool {
    let mut letters = name.chars();
    let ends = [("法律", "法"), ("法", "法"), ("条例", "条例"), ("条約", "条約"), ("規則", "規則")];
    ends.iter().any(|(whole, end)| name.ends_with(whole) && short.ends_with(end))
        && short.chars().count() > 2
        && short.chars().count() < name.chars().count()
        && !name.ends_with(short)
        && script::only(short, Script::Kanji)
        && short.chars().all(|c| letters.any(|letter| letter == c))
}

/// WFDと呼ばれる水位自動予報装置: the abbreviation, and what it stands for.
fn called(s: &str, nouns: &[Range<usize>], lexicon: &Lexicon) -> Vec<Definition> {
    let verbs = ["と呼ばれる", "と呼ばれています", "といわれる", "と言われる", "と呼んでいる"];
    let definition = |short: &Range<usize>| {
        let verb = verbs.iter().find(|verb| s[short.end..].starts_with(**verb))?;
        let start = short.end + verb.len();
        let name = nouns.get(nouns.partition_point(|n| n.start < start)).filter(|n| n.start == start)?;
        let full = &s[name.clone()];
        let stands = script::is_abbreviation(&s[short.clone()])
            && full.chars().count() >= 5
            && !full.is_ascii()
            && !lexicon.terms.is_generic(full);
        stands.then(|| Definition { name: name.clone(), short: short.clone(), said: false })
    };
    nouns.iter().filter_map(definition).collect()
}

fn can_be_short(c: char) -> bool {
    matches!(script::script(c), Script::Katakana | Script::Kanji | Script::Latin | Script::Digit)
        || "・-+".contains(c)
}

/// 水素輸送船――HTVを: the long dashes that part a name from its abbreviation.
fn dashes(s: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let dash = |c: char| matches!(c, '─' | '―' | '—');
    s.match_indices(dash).filter_map(move |(at, _)| {
        let opens = !s[..at].ends_with(dash);
        let end = at + s[at..].chars().take_while(|&c| dash(c)).map(char::len_utf8).sum::<usize>();
        (opens && end - at > '─'.len_utf8()).then_some(at..end)
    })
}

/// The brackets of each line that are closed in it, in the order in which they open.
fn brackets(s: &str) -> Vec<(usize, usize)> {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for (at, c) in s.char_indices() {
        match c {
            '(' => open.push(at),
            ')' => closed.extend(open.pop().map(|begin| (begin, at))),
            '\n' => open.clear(),
            _ => {}
        }
    }
    closed.sort_unstable();
    closed
}

/// Where the name ends before brackets: 航路法 of 航路法(平成2年法律第3号)(以下「法」という。).
fn before_number(s: &str, end: usize) -> usize {
    let inner = s[..end].strip_suffix(')').and_then(|words| words.rfind('('));
    inner.filter(|&open| s[open..end].contains('第')).unwrap_or(end)
}

/// Nouns at most, before the last, over which a name runs that a table holds.
const KNOWN: usize = 4;

/// The name that ends at `end`: the quoted one, or the compound.
fn name_before(s: &str, end: usize, nouns: &[Range<usize>], lexicon: &Lexicon) -> Option<Range<usize>> {
    if s[end..].starts_with(['」', '』']) {
        let open = s[..end].rfind(['「', '『'])?;
        return Some(open + s[open..].chars().next()?.len_utf8()..end);
    }
    let i = nouns.partition_point(|n| n.end < end);
    let compound = nouns.get(i).filter(|n| n.end == end)?.clone();
    // 「再生医療等データ登録システム: 等 and の inside a quoted name belong to it.
    let quoted = s[..end].rfind(['「', '『']).filter(|&q| !s[q..end].contains(['」', '』', '。', '、']));
    if let Some(open) = quoted {
        let start = open + s[open..].chars().next()?.len_utf8();
        if s[start..end].chars().count() <= 40 {
            return Some(start..end);
        }
    }
    // 航路法等の一部を改正する法律(以下「改正法」という。)
    let amended = s[..compound.start].strip_suffix("の一部を改正する").map(str::len);
    let amended =
        amended.and_then(|at| nouns.get(nouns.partition_point(|n| n.end < at)).filter(|n| n.end == at));
    if let Some(law) = amended.filter(|_| s[compound.clone()].starts_with(['法', '条'])) {
        return Some(law.start..end);
    }
    // 旅館業の営業許可(以下「旅館許可」という。): a name that a table holds runs over particles as well.
    let opens = nouns[..i].iter().rev().take(KNOWN).map(|noun| noun.start);
    let mut known = opens.filter(|&start| !lexicon.matcher.exact(&s[start..end]).is_empty());
    if let Some(start) = known.next_back() {
        return Some(start..end);
    }
    // 離島航路の整備等に関する法律(以下「航路法」という。): the title runs over particles.
    let title = title::kind(&s[compound.clone()], lexicon)
        .and_then(|kind| title::start(s, nouns, i, kind == Kind::Regulation, lexicon));
    let start = super::edge::without_prefix(&s[compound.clone()], lexicon);
    Some(title.unwrap_or(compound.start + start)..end)
}

/// The alias that a definition makes.
pub(super) fn alias(flow: &Flow, definition: &Definition) -> Alias {
    let s = flow.as_str();
    let whole = definition.name.start..definition.short.end;
    Alias {
        name: s[definition.name.clone()].to_owned(),
        short: s[definition.short.clone()].to_owned(),
        span: flow.span(whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_takes_letters_of_the_full_one_in_their_order() {
        assert!(contracts("国土交通省", "国交省"));
        assert!(contracts("日本離島被害者団体協議会", "離団協"));
        assert!(!contracts("離島振興計画", "別紙"));
        assert!(!contracts("離島振興計画", "振興計画"));
        assert!(!contracts("東京都", "都"));
    }

    fn defined(s: &str) -> Vec<(String, String)> {
        let lexicon = Lexicon::embedded();
        let text = crate::Text::from_string(s.to_owned(), crate::text::Format::Plain, "utf-8");
        let flow = Flow::of(&text, crate::Span::new(0, text.chars()));
        let nouns = super::super::noun::nouns(flow.as_str(), lexicon);
        let aliases = definitions(&flow, &nouns, lexicon).into_iter().map(|found| alias(&flow, &found));
        aliases.map(|alias| (alias.name, alias.short)).collect()
    }

    #[test]
    fn a_law_is_defined_by_its_whole_title() {
        for (s, name, short) in [
            (
                "浮桟橋の係留等に関する法律(令和3年法律第800号)(以下「係留法」という。)",
                "浮桟橋の係留等に関する法律",
                "係留法",
            ),
            (
                "離島港湾法等の一部を改正する法律(以下、改正法という。)では",
                "離島港湾法等の一部を改正する法律",
                "改正法",
            ),
            ("離島係留協議会(以下、「協議会」)では", "離島係留協議会", "協議会"),
            ("旅館業の営業許可(以下「旅館許可」という。)の審査", "旅館業の営業許可", "旅館許可"),
            ("離島係留対策本部(略称:係留本部)では", "離島係留対策本部", "係留本部"),
            ("浮桟橋の係留等に関する法律、以下、係留法と申しますが", "浮桟橋の係留等に関する法律", "係留法"),
        ] {
            assert_eq!(defined(s), [(name.to_owned(), short.to_owned())], "{s}");
        }
        assert_eq!(defined("離島係留協議会(以下同じ。)では"), []);
        assert_eq!(defined("離島係留協議会(以下略)では"), []);
    }

    #[test]
    fn a_person_is_called_by_a_title_from_there_on() {
        let called = [("柊誠".to_owned(), "柊課長".to_owned())];
        assert_eq!(defined("港湾課長 柊誠(以下、柊課長)"), called);
        assert_ne!(defined("港湾課長 柊誠(以下、森課長)"), called);
    }

    #[test]
    fn speech_makes_names_equal_by_a_comma_alone() {
        for (s, name, short) in [
            ("水位自動予報装置、WFDについては", "水位自動予報装置", "WFD"),
            ("次に、WFD、水位自動予報装置のデータが", "水位自動予報装置", "WFD"),
            ("WFD、持続可能な係留施設の整備は", "持続可能な係留施設", "WFD"),
            ("夜間水位低下症、いわゆるシーサイドブルーの予防に", "夜間水位低下症", "シーサイドブルー"),
            ("昨年表彰された離団協、日本離島被害者団体協議会の代表は", "日本離島被害者団体協議会", "離団協"),
            ("日本離島被害者団体協議会、離団協では", "日本離島被害者団体協議会", "離団協"),
            ("水位自動予報装置――通称、WFDと呼ばれる", "水位自動予報装置", "WFD"),
        ] {
            assert_eq!(defined(s), [(name.to_owned(), short.to_owned())], "{s}");
        }
        for s in [
            "水位自動予報装置、WFD、ブイの",
            "灯台、水位自動予報装置、WFDの",
            "水位予報、WFDと浮桟橋を",
            "国土交通省、WFDの",
            "離団協、日本離島被害者団体協議会、国土交通省の",
        ] {
            assert_eq!(defined(s), [], "{s}");
        }
    }

    #[test]
    fn speech_gives_the_short_name_behind_words_that_lead_to_it() {
        for (s, name, short) in [
            (
                "浮桟橋の係留等に関する法律、いわゆる桟橋係留法により",
                "浮桟橋の係留等に関する法律",
                "桟橋係留法",
            ),
            ("浮桟橋の係留等に関する法律,いわゆる係留法により", "浮桟橋の係留等に関する法律", "係留法"),
            ("浮桟橋係留監視法、こちらは桟監法でございますが", "浮桟橋係留監視法", "桟監法"),
            ("WFDと呼ばれる水位自動予報装置について", "水位自動予報装置", "WFD"),
            ("離島電波利用協会、RDKの柊でございます。", "離島電波利用協会", "RDK"),
        ] {
            assert_eq!(defined(s), [(name.to_owned(), short.to_owned())], "{s}");
        }
        assert_eq!(defined("WFDと呼ばれる装置について"), []);
    }

    #[test]
    fn letters_stand_for_words() {
        let lexicon = Lexicon::embedded();
        assert!(equates("WFB", "ウェーブ、フォグ、ドローン", lexicon));
        assert!(!equates("WFB", "ウェーブ、フォグ", lexicon));
        assert!(!equates("NaI", "Tl", lexicon));
        assert!(!equates("2号機", "WFD2", lexicon));
        assert!(equates("日本郵便", "日本郵便株式会社", lexicon));
        assert!(!equates("19時00分", "WFD", lexicon));
        assert!(equates("WFD", "Water Forecast Device", lexicon));
        assert!(equates("Water Forecast Device", "WFD", lexicon));
        assert!(!equates("WFD", "Harbour Architecture", lexicon));
        assert!(equates("lighthouses", "l9s", lexicon));
        assert!(!equates("lighthouses", "l4s", lexicon));
    }

    #[test]
    fn kanji_say_what_katakana_say_before_the_same_noun() {
        let lexicon = Lexicon::embedded();
        assert!(equates("ハーバー空間", "港湾空間", lexicon));
        assert!(!equates("ハーバー空間", "空間", lexicon));
        assert!(!equates("ハーバー空間", "港湾時間", lexicon));
    }

    #[test]
    fn a_space_may_part_a_name_from_its_brackets() {
        let name = ("水位自動予報装置".to_owned(), "WFD".to_owned());
        assert_eq!(defined("水位自動予報装置 (WFD) を"), [name]);
    }

    #[test]
    fn kind_and_size_of_a_file_are_no_other_name() {
        let lexicon = Lexicon::embedded();
        assert!(equates("水位予報装置", "WFD", lexicon));
        assert!(!equates("水位予報装置", "PDF/240KB", lexicon));
        assert!(!equates("水位予報装置", "PDF/1.2MB", lexicon));
    }
}
