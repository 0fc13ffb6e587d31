//! Whose record it is: the town that the title names, or the house that its head does.
//!
//! Officers of a town stand in its records by their posts alone: 総務部長 of みなと市環境審議会's office is みなと市's.

use std::collections::BTreeMap;

use crate::{
    lexicon::{Level, Lexicon},
    minutes::{Affiliation, Attendance, Meeting, affiliation},
    script::{Script, script},
};

/// How far a record's head reaches, in characters.
const HEAD: usize = 1500;

/// Letters that stand before the name of a town: those of what it lies in, of dates and numbers, of words about it.
const AROUND: &str = "都道府県郡市区町村年月日回期号度旧元新現同隣長者員於会録書部局課室第内外等各本";

/// The body whose officers those are whom a record lists by their posts alone.
pub(super) struct Home {
    /// みなと市, みなと市教育委員会
    pub body: String,
    /// Whether the record is an assembly's, whose own office is not the town's.
    pub assembly: bool,
    // Whether the body is a university, of which all are who do not come from outside.
    university: bool,
}

impl Home {
    /// Whether the body is one of several towns, as 組合 are.
    pub(super) fn is_union(&self) -> bool {
        self.assembly && is_union(&self.body)
    }
}

/// The body that the title of a meeting begins with, or else the only one whose house the head of the record names.
pub(super) fn of(meeting: &Meeting, text: &str, lexicon: &Lexicon) -> Option<Home> {
    let name = name_of(meeting);
    if let Some(body) = university(name, lexicon) {
        return Some(Home { body: body.to_owned(), assembly: false, university: true });
    }
    if let Some(body) = incorporated(name, lexicon).or_else(|| over_title(name, text, lexicon)) {
        return Some(Home { body: body.to_owned(), assembly: false, university: false });
    }
    if let Some(union) = union_of_towns(name) {
        return Some(Home { body: union.to_owned(), assembly: true, university: false });
    }
    // Bodies of several towns, and those beside a town, are not the town that they are called after.
    if lexicon.cues.words("apart-from-town").is_in(name) {
        return None;
    }
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(at, _)| at);
    let head: String = text[..end].chars().filter(|c| !c.is_whitespace()).collect();
    let of_assembly = assembly_over_title(&text[..end]).filter(|_| name.ends_with("委員会"));
    let assembly = is_assembly(meeting, lexicon) || of_assembly.is_some();
    let elsewhere = lexicon.bodies.known_at_start(name).is_some();
    // 男女共同参画推進会議 in みなと市役所
    let venue = meeting.venue.as_ref().map_or("", |venue| venue.value.as_str());
    let stated = if assembly || name.is_empty() { head.as_str() } else { venue };
    let (town, rest) = place_at_start(name, lexicon)
        .or_else(|| unlisted_place(name, text, lexicon))
        .map(|(town, rest)| (town.to_owned(), rest))
        .or_else(|| of_assembly.map(|town| (town, "")))
        .or_else(|| housed(stated, lexicon).filter(|_| !elsewhere).map(|town| (town, "")))
        .or_else(|| unlisted(venue).map(|town| (town.to_owned(), "")))
        .or_else(|| named_throughout(text, lexicon).filter(|_| assembly).map(|town| (town, "")))?;
    // Boards of a town have officers of their own.
    let board = lexicon.cues.words("town-board").at_start(rest).next().unwrap_or_default();
    Some(Home { body: town + board, assembly, university: false })
}

/// The body of several towns whose assembly a title names: みなと広域事務組合 of みなと広域事務組合議会定例会.
fn union_of_towns(name: &str) -> Option<&str> {
    let union = name.split_once("議会").map(|(union, _)| union)?;
    (is_union(union) && union.chars().count() > 4).then_some(union)
}

fn is_union(body: &str) -> bool {
    ["組合", "連合", "企業団"].iter().any(|of| body.ends_with(of))
}

/// The university whose council a title names: 国立大学法人みなと大学 of 国立大学法人みなと大学経営協議会.
fn university<'a>(name: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    const UNIVERSITY: &str = "大学";
    let form = lexicon.bodies.form_at_start(name)?;
    let end = form + name[form..].find(UNIVERSITY).filter(|&at| at > 0)? + UNIVERSITY.len();
    let council = &name[end..];
    (lexicon.bodies.ending(council).is_some() && !council.starts_with(['・', '院', '等']))
        .then(|| &name[..end])
}

/// The body with a legal form whose council a title names: 独立行政法人みなと博物館 of 独立行政法人みなと博物館運営諮問会議.
fn incorporated<'a>(name: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let form = lexicon.bodies.form_at_start(name).filter(|&end| name[..end].ends_with("法人"))?;
    let ends = name[form..].char_indices().map(|(at, _)| form + at).skip(2);
    let ends = ends.filter(|&end| {
        let council = &name[end..];
        matches!(lexicon.bodies.ending(&name[form..end]), Some((at, Level::Top)) if at > 0)
            && matches!(lexicon.bodies.ending(council), Some((_, Level::Meeting)))
            && council.chars().count() >= 4
            && !council.starts_with(['・', '等'])
    });
    ends.last().map(|end| &name[..end])
}

/// The body whose council met, on a line of its own right over the title: みなと大学附属病院 / 第3回研究倫理審査委員会　議事録.
fn over_title<'a>(name: &str, text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    // Lines of a head that are looked through, and letters of a body that is named.
    const LINES: usize = 6;
    const NAME: std::ops::RangeInclusive<usize> = 6..=24;
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).collect();
    let titled = |line: &str| {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        line.contains(name) && !line.starts_with(name)
    };
    let over = lines.windows(2).find(|two| !name.is_empty() && titled(two[1]))?[0];
    let house =
        ["病院", "大学", "機構", "研究所", "センター", "博物館"].iter().any(|end| over.ends_with(end));
    let whole = NAME.contains(&over.chars().count()) && over.chars().all(char::is_alphabetic);
    (house && whole && matches!(lexicon.bodies.ending(over), Some((at, Level::Top)) if at > 0))
        .then_some(over)
}

/// The town that no table holds whose assembly a line of the head begins with: みさき県 of みさき県議会　水産委員会会議録.
fn assembly_over_title(head: &str) -> Option<String> {
    let lines = head.lines().map(|line| line.split_whitespace().collect::<String>());
    lines.into_iter().find_map(|line| {
        let town = unlisted(&line)?;
        line[town.len()..].starts_with("議会").then(|| town.to_owned())
    })
}

/// Whether a meeting is a sitting of an assembly, and not of a town's board that has sittings as well.
pub(super) fn is_sitting(meeting: &Meeting, lexicon: &Lexicon) -> bool {
    is_assembly(meeting, lexicon) && !is_board(meeting, lexicon)
}

/// Whether a meeting is one of a board of a town, as the 教育委員会.
pub(super) fn is_board(meeting: &Meeting, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("town-board").is_in(name_of(meeting))
}

/// Whether a meeting is one of an assembly or of its committees.
fn is_assembly(meeting: &Meeting, lexicon: &Lexicon) -> bool {
    let name = name_of(meeting);
    // 定例会議 is what the meeting of any body is called.
    let any = name.contains("定例会議") && !name.contains("議会");
    !any && lexicon.cues.words("assembly-sitting").is_in(name) || assembles(name)
}

fn name_of(meeting: &Meeting) -> &str {
    meeting.series.as_ref().or(meeting.title.as_ref()).map_or("", |name| name.value.as_str())
}

/// Whether a name is that of an assembly: みなと市議会, but not みなと市環境審議会.
fn assembles(name: &str) -> bool {
    name.match_indices("議会")
        .any(|(at, _)| at == 0 || name[..at].ends_with(['市', '区', '町', '村', '県', '府', '都', '道']))
}

/// The town, city or prefecture that `name` begins with, and the words behind.
fn place_at_start<'a>(name: &'a str, lexicon: &Lexicon) -> Option<(&'a str, &'a str)> {
    let (place, rest) = name.split_at_checked(lexicon.bodies.known_at_start(name)?)?;
    // 東京都市圏, みなと市・三雲町合併協議会
    let goes_on =
        rest.starts_with(['市', '町', '村', '圏', '・', '、', '内', '営']) || rest.starts_with("及び");
    (is_town(place, lexicon) && !goes_on).then_some((place, rest))
}

/// A town that no table holds, as one that is no more, with which `name` begins, and the words behind: a house, a head,
/// schools or ordinances of that place stand in the text.
fn unlisted_place<'a>(name: &'a str, text: &str, lexicon: &Lexicon) -> Option<(&'a str, &'a str)> {
    const OF_TOWN: [&str; 9] = ["役所", "役場", "庁", "議会", "長", "副", "立", "条例", "教育委員会"];
    let ends = name.char_indices().skip(2).take(5).filter(|(_, c)| "市区町村県".contains(*c));
    let place = |(at, kind): (usize, char)| {
        let (place, rest) = name.split_at(at + kind.len_utf8());
        let letters =
            place.chars().all(|c| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana));
        let own = |end: &&str| text.contains(&format!("{place}{end}"));
        // みなと市|景観審議会, and みなと市民会館 in the text: a council of that place, which is named besides.
        let besides = || {
            let council = matches!(lexicon.bodies.ending(rest), Some((at, Level::Meeting)) if at > 0);
            let named = text.match_indices(place).any(|(at, _)| !text[at + place.len()..].starts_with(rest));
            council && named && affiliation::is_place(place)
        };
        let told = letters && !lexicon.terms.is_generic(place);
        (told && (OF_TOWN.iter().any(own) || besides())).then_some((place, rest))
    };
    ends.filter_map(place)
        .find(|(_, rest)| !rest.starts_with(['市', '町', '村', '圏', '・', '、', '内', '営', '長']))
}

pub(super) fn is_town(name: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.bodies.known(name).map(|body| body.kind.as_str());
    matches!(kind, Some("municipality" | "ward" | "prefecture"))
}

/// The only town whose house a text names: みなと市 of みなと市議会, みなと市役所.
fn housed(text: &str, lexicon: &Lexicon) -> Option<String> {
    let houses = lexicon.cues.words("town-house").all();
    // 三雲県議会議員選挙 is held in every town of it.
    let named = houses.iter().flat_map(|house| text.match_indices(house.as_str()));
    let ends = named.filter(|(at, house)| !text[at + house.len()..].starts_with("議員")).map(|(at, _)| at);
    let mut towns = ends.filter_map(|end| place_at_end(&text[..end], lexicon));
    let town = towns.next()?;
    towns.all(|other| other == town).then(|| town.to_owned())
}

/// The town that no table holds in whose house `words` begin: みさき区 of みさき区議会議会棟6階.
fn unlisted(words: &str) -> Option<&str> {
    // Letters of such a name.
    const NAME: std::ops::RangeInclusive<usize> = 2..=5;
    let (at, kind) = words.char_indices().find(|(_, c)| matches!(c, '市' | '区' | '町' | '村' | '県'))?;
    let (town, rest) = words.split_at(at + kind.len_utf8());
    let house = ["議会", "役所", "役場", "庁舎"].iter().any(|house| rest.starts_with(house));
    let name = &town[..at];
    let letters =
        name.chars().all(|c| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana));
    (house && letters && NAME.contains(&name.chars().count()) && name != "特別").then_some(town)
}

/// The longest known place that `s` ends with.
fn place_at_end<'a>(s: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    if !s.ends_with(['市', '区', '町', '村', '県', '府', '都', '道']) {
        return None;
    }
    let starts: Vec<usize> = s.char_indices().rev().map(|(at, _)| at).take(8).collect();
    let place = starts.into_iter().rev().map(|at| &s[at..]).find(|place| is_town(place, lexicon))?;
    // 森町 of 東森町 is another.
    let before = s[..s.len() - place.len()].chars().next_back();
    let longer = before.is_some_and(|c| script(c) == Script::Kanji && !AROUND.contains(c));
    (!longer).then_some(place)
}

/// The known place that a record names again and again, and hardly any other: that of an assembly whose committee's record does
/// not say whose it is.
fn named_throughout(text: &str, lexicon: &Lexicon) -> Option<String> {
    // How often it is named at least, and how many times as often as the next.
    const LEAST: usize = 3;
    const OTHERS: usize = 4;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, kind) in text.match_indices(['市', '区', '町', '村', '県']) {
        if let Some(place) = place_at_end(&text[..at + kind.len()], lexicon) {
            *counts.entry(place).or_default() += 1;
        }
    }
    let mut counts: Vec<(usize, &str)> = counts.into_iter().map(|(place, count)| (count, place)).collect();
    counts.sort_unstable();
    let (most, place) = counts.pop()?;
    let next = counts.last().map_or(0, |(count, _)| *count);
    (most >= LEAST && most >= next * OTHERS).then(|| place.to_owned())
}

/// The known place of this kind that the text names most.
pub(super) fn most_named(text: &str, kind: char, lexicon: &Lexicon) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let kinds: &[char] = if kind == '県' { &['県', '都', '道', '府'] } else { &[kind] };
    for (at, found) in text.match_indices(kinds) {
        if let Some(place) = place_at_end(&text[..at + found.len()], lexicon) {
            *counts.entry(place).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|&(place, count)| (count, std::cmp::Reverse(place)))?;
    (most.1 >= 2).then(|| most.0.to_owned())
}

/// Tells of which body the officers are who are listed by posts alone.
pub(super) fn tell(attendance: &mut [Attendance], home: Option<&Home>, lexicon: &Lexicon) {
    let Some(home) = home else { return };
    for group in attendance.chunk_by_mut(|a, b| a.role == b.role) {
        let role = group.first().and_then(|a| a.role.clone()).unwrap_or_default();
        if !has_officers(&role, home, lexicon) {
            continue;
        }
        for person in group {
            // Behind one of another body, whoever has none printed may be of that.
            if person.affiliations.iter().any(|held| is_of_another(held, lexicon)) {
                break;
            }
            for held in &mut person.affiliations {
                // 港湾部 / 課長: a unit of the town's, the board's or the university's.
                let centre = !affiliation::is_place(&home.body);
                if held
                    .organization
                    .first()
                    .is_some_and(|unit| is_unit(unit, lexicon) || centre && is_centre(unit, lexicon))
                {
                    held.organization.insert(0, home.body.clone());
                }
                if !held.organization.is_empty() {
                    continue;
                }
                if held.post.as_deref().is_some_and(|post| lexicon.bodies.known_at_start(post).is_none()) {
                    held.organization.push(home.body.clone());
                }
            }
        }
    }
}

/// Whether a list is of those whom an assembly called to explain.
pub(super) fn explains(role: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("explains").is_in(role)
}

/// Whether those listed as `role` are officers of the town: its 説明員, and its 事務局 unless that is the assembly's own.
fn has_officers(role: &str, home: &Home, lexicon: &Lexicon) -> bool {
    let kind = lexicon.titles.capacity(role).map(|capacity| capacity.kind.as_str());
    if home.university {
        return !["学外", "外部", "傍聴"].iter().any(|who| role.contains(who));
    }
    let others = ["議会", "国", "事業者", "傍聴"].iter().any(|who| role.contains(who));
    let own = home.assembly && ["事務局", "書記", "職務"].iter().any(|who| role.contains(who));
    let staff = matches!(kind, Some("organ" | "official"))
        || ["職員", "側", "側出席者", "幹事"].iter().any(|end| role.ends_with(end))
        || role.strip_suffix("出席者").is_some_and(|side| lexicon.cues.is("own-authority", side));
    !others && !own && (explains(role, lexicon) || staff && !home.assembly)
}

/// Whether a body is a part of an office, which the record prints without the office.
fn is_unit(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.bodies.known(words).is_none()
        && words.ends_with(['部', '課', '室', '局', '科'])
        // 消防本部 is of several towns.
        && !words.ends_with("事務局")
        && !words.ends_with("消防本部")
        && matches!(lexicon.bodies.ending(words), Some((at, Level::Unit)) if at > 0)
}

/// Whether a body is a centre within another: 調査支援センター of a hospital.
fn is_centre(words: &str, lexicon: &Lexicon) -> bool {
    words.ends_with("センター")
        && lexicon.bodies.known(words).is_none()
        && lexicon.bodies.form_at_start(words).is_none()
}

/// Whether words beside a name are of a body other than a town's unit.
fn is_of_another(held: &Affiliation, lexicon: &Lexicon) -> bool {
    held.organization.first().is_some_and(|top| {
        !is_town(top, lexicon)
            && (lexicon.bodies.known(top).is_some() || lexicon.bodies.form_at_start(top).is_some())
            || affiliation::path(top, lexicon).len() > 1
    })
}
