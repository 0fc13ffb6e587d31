//! The bodies that words name one inside the other: 厚生労働省医政局 is 厚生労働省 ⊃ 医政局.

use super::house::is_company_further;
use crate::{
    lexicon::{Level, Lexicon},
    script::{Script, script},
};

/// The units of a body, outermost first. The whole as one where nothing tells them apart.
#[must_use]
pub fn path(s: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut units = Vec::new();
    let mut start = top_end(s, lexicon);
    if start > 0 {
        let top = s[..start].trim();
        match outer_end(top, lexicon) {
            Some(outer) => units.extend([top[..outer].to_owned(), top[outer..].to_owned()]),
            None => units.push(top.to_owned()),
        }
    }
    let mut at = start;
    for (i, c) in s[start..].char_indices() {
        let end = start + i + c.len_utf8();
        if end <= at {
            continue;
        }
        let unit = &s[at..end];
        if unit.len() > LONGEST_UNIT {
            continue;
        }
        let longer = longer_unit(&s[at..], unit.len(), lexicon);
        if longer > unit.len() {
            continue;
        }
        if unit_ends(unit, &s[end..], lexicon) {
            units.push(unit.trim_matches(['・', ' ']).to_owned());
            at = end;
        }
    }
    start = at;
    if start < s.len() {
        // What is left has no ending of its own: it belongs to the unit before, or is the body itself.
        let rest = s[start..].trim().to_owned();
        if !rest.is_empty() {
            units.push(rest);
        }
    }
    units.retain(|u| !u.is_empty());
    // 測量本部 測量本部 測量1グループ: printed twice.
    units.dedup();
    units
}

/// Bytes of the longest unit; without it, words of one line without end would be looked through over and over.
const LONGEST_UNIT: usize = 300;

/// Bytes of the longest known unit that `s` begins with, where it is longer than `than`.
fn longer_unit(s: &str, than: usize, lexicon: &Lexicon) -> usize {
    let ends = s.char_indices().map(|(i, _)| i).chain([s.len()]).take(30);
    ends.filter(|&e| e > than && lexicon.bodies.is_unit(&s[..e])).last().unwrap_or(0)
}

/// Whether a unit ends after `unit`, with `rest` behind it.
fn unit_ends(unit: &str, rest: &str, lexicon: &Lexicon) -> bool {
    // 防災庁|設置準備室 prepares what is not there yet.
    if rest.starts_with(['・', '長', 'ー']) || rest.starts_with("設置") || unit.chars().count() < 2 {
        return false;
    }
    if lexicon.bodies.is_unit(unit) {
        return true;
    }
    let Some((at, level)) = lexicon.bodies.ending(unit) else {
        return rest.is_empty() && lexicon.terms.head(unit).is_some();
    };
    if at == 0 && !lexicon.bodies.is_unit(unit) && unit.chars().count() < 4 {
        return false;
    }
    // 測量エンジニアリング|本部: inside a body the word of a company is that of its work.
    let of_work = level == Level::Top
        && unit.ends_with(|c| script(c) == Script::Katakana)
        && (rest.starts_with(['本', '部', '課', '室', '局']) || rest.starts_with(|c: char| c.is_numeric()));
    if of_work {
        return false;
    }
    // 大学 inside 大学院, 研究 inside 研究科: a longer ending wins.
    !grows(unit, rest, at, lexicon)
        && matches!(level, Level::Unit | Level::Top | Level::Meeting)
        && !splits_word(unit, rest)
}

/// Whether the ending that begins at `at` is only the beginning of a longer one: 大学 of 大学院, ネット of ネットワーク.
fn grows(unit: &str, rest: &str, at: usize, lexicon: &Lexicon) -> bool {
    let ends = rest.char_indices().skip(1).map(|(i, _)| i).chain([rest.len()]).take(4);
    // 保証機構|連合会: bodies that are members of one.
    is_union(rest)
        || ends
            .filter(|&e| e > 0)
            .any(|e| lexicon.bodies.ending(&format!("{unit}{}", &rest[..e])).is_some_and(|(a, _)| a <= at))
}

/// Whether `rest` makes one body of those that are its members: 保証機構|連合会, みなとPTA|連絡協議会.
fn is_union(rest: &str) -> bool {
    ["連合会", "協議会", "連盟", "連絡協議会", "総連合", "総評議会"]
        .iter()
        .any(|union| rest.starts_with(union))
}

/// Whether the known body behind a legal form is only the beginning of the name: 一般社団法人|長崎県|港運協会, エネル|ギー.
fn opens_name(known: &str, rest: &str, lexicon: &Lexicon) -> bool {
    let place = known.ends_with(['都', '道', '府', '県', '市', '区', '町', '村']);
    let body = matches!(lexicon.bodies.ending(rest), Some((at, Level::Top | Level::Meeting)) if at > 0);
    // 財団法人|港友会|灯台財団: what the founder is called for short opens the name.
    let founder = lexicon.bodies.known(known).is_some_and(|body| body.name != known);
    in_katakana(known, rest) || place && body || founder && body && rest.ends_with("財団")
}

/// Whether a known body is a town or a prefecture.
fn is_known_place(name: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.bodies.known(name).map(|body| body.kind.as_str());
    matches!(kind, Some("municipality" | "ward" | "prefecture"))
}

/// Where a body with a legal form ends whose name begins with a place, which has no such form: 南浜市|灯台振興財団.
fn behind_place(rest: &str, place: usize, lexicon: &Lexicon) -> usize {
    let ends = rest[place..].char_indices().map(|(at, _)| place + at).skip(2).chain([rest.len()]);
    let ended = |end: &usize| {
        let (name, behind) = (&rest[place..*end], &rest[*end..]);
        matches!(lexicon.bodies.ending(name), Some((at, Level::Top | Level::Meeting))
            if at > 0 && !grows(name, behind, at, lexicon) && !splits_word(name, behind))
    };
    ends.filter(ended).last().unwrap_or(rest.len())
}

/// Whether `s` is the name of a town or a prefecture, known or not: 三雲市.
pub(in crate::minutes) fn is_place(s: &str) -> bool {
    const NONE: [&str; 8] = ["都市", "都道府県", "市町村", "町村", "市区町村", "府県", "全国市", "各市"];
    let name = s.strip_suffix(['県', '市', '町', '村']);
    name.is_some_and(|name| {
        (2..=5).contains(&name.chars().count())
            && name.chars().all(|c| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana))
            && !name.contains(['県', '市', '町', '村', '国', '各', '全'])
    }) && !NONE.iter().any(|word| s.ends_with(word))
}

/// Whether `s` is the name of a ward, known or not: 三雲区; but 選挙区, 校区 and 地区 are none.
pub(super) fn is_ward(s: &str) -> bool {
    const PARTS: [&str; 10] = ["地", "選挙", "学", "校", "特", "管", "漁", "行政", "自治", "各"];
    s.strip_suffix('区').is_some_and(|name| {
        (2..=4).contains(&name.chars().count())
            && name.chars().all(|c| script(c) == Script::Kanji)
            && !PARTS.iter().any(|part| name.ends_with(part))
    })
}

/// Where the unknown town or prefecture ends that `s` begins with: 三雲市 of 三雲市総務部.
fn place_end(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let ends = s.char_indices().filter(|&(_, c)| matches!(c, '県' | '市')).map(|(i, c)| i + c.len_utf8());
    ends.take(2).find(|&end| {
        let rest = &s[end..];
        let unit = matches!(lexicon.bodies.ending(rest), Some((at, Level::Unit)) if at > 0);
        unit && is_place(&s[..end]) && !rest.starts_with(['場', '民', '立', '内', '長', '営', '街'])
    })
}

/// Whether what a body is called for short only happens to stand before the rest of a unit: the 都市交 of 都市交|通課.
fn tears_word(known: &str, rest: &str, lexicon: &Lexicon) -> bool {
    // Letters of such a name.
    const SHORT: usize = 4;
    let alias = lexicon.bodies.known(known).is_some_and(|body| body.name != known);
    let across: String = known.chars().next_back().into_iter().chain(rest.chars().next()).collect();
    alias
        && known.chars().count() <= SHORT
        && matches!(lexicon.bodies.ending(rest), Some((_, Level::Unit)))
        && lexicon.terms.is_generic(&across)
}

/// Where the outermost body of `s` ends.
fn top_end(s: &str, lexicon: &Lexicon) -> usize {
    if let Some(end) = place_end(s, lexicon).filter(|_| lexicon.bodies.known_at_start(s).is_none()) {
        return end;
    }
    if let Some(known) = lexicon.bodies.known_at_start(s)
        && (known == s.len() || !s[known..].starts_with(['・', 'ー']))
        && !in_katakana(&s[..known], &s[known..])
        && !tears_word(&s[..known], &s[known..], lexicon)
        // 全国知事会|議
        && &s[known..] != "議"
    {
        // 南浜電信(株): with its legal form behind it the whole is one body.
        if lexicon.bodies.form_at_end(s).is_some_and(|form| form >= known && s.ends_with([')', '社'])) {
            return s.len();
        }
        // 国立病院機構 with its form is longer than without.
        return founded_end(s, known, lexicon)
            .or_else(|| association_end(s, known, lexicon))
            .or_else(|| company_end(s, known, lexicon))
            .or_else(|| beside(s, known, lexicon))
            .unwrap_or(known);
    }
    let form = lexicon.bodies.form_at_start(s).unwrap_or(0);
    let rest = &s[form..];
    // A known body without its legal form.
    if form > 0
        && let Some(known) = lexicon.bodies.known_at_start(rest)
    {
        if let Some(end) = association_end(rest, known, lexicon) {
            return form + end;
        }
        if known < rest.len() && is_known_place(&rest[..known], lexicon) {
            return form + behind_place(rest, known, lexicon);
        }
        if !opens_name(&rest[..known], &rest[known..], lexicon) {
            return form + known;
        }
    }
    let ends = rest.char_indices().skip(2).map(|(i, _)| i).chain([rest.len()]);
    for end in ends {
        let (body, after) = rest.split_at(end);
        // 医学課大学病院支援室: behind a unit none begins anew.
        if form == 0 && body.contains('課') && !body.contains("課題") {
            return 0;
        }
        if lexicon.bodies.form_at_end(body).is_some() && !is_union(after) {
            return form + end;
        }
        if let Some((at, Level::Top | Level::Meeting)) = lexicon.bodies.ending(body)
            && at > 0
            && !after.starts_with(['・', '院', '長'])
            && lexicon.bodies.form_at_start(after).is_none()
            && !splits_word(body, after)
            && !is_company_further(after)
            && !(form == 0 && is_work_of_unit(body, at, after, lexicon))
        {
            let grows = grows(body, after, at, lexicon);
            // 国立成育医療研究センター: the form says that the whole is one body.
            let further =
                form > 0 && lexicon.bodies.ending(rest).is_some_and(|(a, l)| l != Level::Unit && a > end);
            if !grows && !further {
                return form + end;
            }
        }
    }
    if form == 0 {
        return 0;
    }
    // 株式会社アマツバメ型式証明部門: a name in katakana or Latin ends with its script.
    let foreign = |c: char| {
        matches!(script(c), Script::Katakana | Script::Latin | Script::Digit) || "・&- ".contains(c)
    };
    let name = rest.char_indices().find(|&(_, c)| !foreign(c)).map_or(rest.len(), |(i, _)| i);
    // 株式会社ミナト電池: no unit ends behind it.
    let unit = lexicon.bodies.ending(rest).is_some_and(|(at, _)| at > name);
    if unit && rest[..name].chars().count() >= 2 { form + name } else { s.len() }
}

/// Whether what ends as a body does is the work of a unit within another: 証券 of 監督局証券課, 銀行 of 総務部銀行室.
fn is_work_of_unit(body: &str, at: usize, after: &str, lexicon: &Lexicon) -> bool {
    let unit = matches!(after.trim_start_matches(['第', '一', '二', '三']), "課" | "室" | "係");
    let outer = matches!(lexicon.bodies.ending(&body[..at]), Some((stem, Level::Unit)) if stem > 0);
    unit && outer && body[..at].ends_with(['局', '部'])
}

/// Where a school or a house ends that a place has founded: 三雲県立みなと学校.
fn founded_end(s: &str, place: usize, lexicon: &Lexicon) -> Option<usize> {
    let rest = s[place..].strip_prefix('立')?;
    let from = s.len() - rest.len();
    let ends = rest.char_indices().skip(2).map(|(at, _)| from + at).chain([s.len()]).take(20);
    let house = |&end: &usize| {
        let level = lexicon.bodies.ending(&s[from..end]);
        matches!(level, Some((_, Level::Top))) && !splits_word(&s[..end], &s[end..])
    };
    ends.into_iter().find(house)
}

/// Where a company ends that bears the name of another before its own: 南浜電信測量株式会社|開発部.
fn company_end(s: &str, known: usize, lexicon: &Lexicon) -> Option<usize> {
    let company = lexicon.bodies.known(&s[..known]).is_some_and(|body| body.kind == "company");
    let form = ["株式会社", "有限会社", "合同会社"]
        .into_iter()
        .find_map(|form| Some(known + s[known..].find(form)? + form.len()))?;
    let own = s[known..form].chars().nth("株式会社".chars().count() + 1).is_some();
    (company && own).then_some(form)
}

/// Where a name ends that only begins as that of a known body: an office of the state called after the place where it sits, 北海道運輸局;
/// a team about it, 東京都港湾プロジェクトチーム; the committee by which others judge its work, 港湾機構評価委員会.
fn beside(s: &str, known: usize, lexicon: &Lexicon) -> Option<usize> {
    let rest = &s[known..];
    if rest == "評価委員会" {
        return Some(s.len());
    }
    if !is_known_place(&s[..known], lexicon) {
        return None;
    }
    let office = lexicon.cues.words("state-office").at_start(rest).next();
    let team = ["プロジェクトチーム", "ワーキングチーム", "PT"].iter().any(|team| rest.ends_with(team));
    office.map(|office| known + office.len()).or_else(|| team.then_some(s.len()))
}

/// Where a body ends that is called after the place it begins with, and no part of its office: みなと市身体障害者協会.
fn association_end(s: &str, place: usize, lexicon: &Lexicon) -> Option<usize> {
    if !is_known_place(&s[..place], lexicon) {
        return None;
    }
    let rest = &s[place..];
    let ends = rest.char_indices().skip(2).map(|(at, _)| at).chain([rest.len()]).take(30);
    let associates = |body: &str| {
        ["会", "協会", "連盟", "組合", "社協", "クラブ", "倶楽部"].iter().any(|end| body.ends_with(end))
            && matches!(lexicon.bodies.ending(body), Some((_, Level::Top)))
    };
    let mut ends = ends.into_iter().filter(|&end| {
        let (body, after) = rest.split_at(end);
        let at = lexicon.bodies.ending(body).map_or(0, |(at, _)| at);
        associates(body) && !grows(body, after, at, lexicon) && !splits_word(body, after)
    });
    // 三雲市港湾課の協会: behind a unit none begins.
    let end = ends.next().filter(|&end| !rest[..end].contains(['課', '部', '局']))?;
    Some(place + end)
}

/// Where the body ends of which a known body is a unit: 東京大学 in 東京大学医科学研究所.
fn outer_end(top: &str, lexicon: &Lexicon) -> Option<usize> {
    let ends = top.char_indices().skip(3).map(|(i, _)| i);
    let outer = |end: &usize| {
        let kind = lexicon.bodies.known(&top[..*end]).map(|b| b.kind.as_str());
        matches!(kind, Some("cabinet" | "ministry" | "agency" | "university"))
            && lexicon.bodies.ending(&top[*end..]).is_some_and(|(at, _)| at > 0)
    };
    ends.filter(outer).last()
}

/// The last byte at which a body of `left` can end, where that is not its beginning.
pub(super) fn last_end(left: &str, lexicon: &Lexicon) -> Option<usize> {
    let known = lexicon.bodies.known_at_start(left);
    if lexicon.bodies.form_at_start(left).is_some() && !has_gap(left) && known.is_none_or(|k| k == left.len())
    {
        return Some(left.len());
    }
    // 東京都港区, みなと県東森町: a place within another.
    let place = |at: usize| is_place(&left[at..]) || is_ward(&left[at..]);
    let outer = known.filter(|&at| at < left.len() && left[..at].ends_with(['都', '道', '府', '県']));
    if outer.is_some_and(place) {
        return Some(left.len());
    }
    let ends = left.char_indices().skip(1).map(|(i, _)| i).chain([left.len()]);
    let ended = ends
        .filter(|&end| body_ends(&left[..end], lexicon) && !splits_word(&left[..end], &left[end..]))
        .last();
    ended.max(known)
}

/// Whether a space stands in words that parts none in Latin letters.
fn has_gap(s: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    s.match_indices(char::is_whitespace)
        .any(|(at, gap)| !(latin(s[..at].chars().next_back()) && latin(s[at + gap.len()..].chars().next())))
}

pub(super) fn body_ends(s: &str, lexicon: &Lexicon) -> bool {
    s.chars().count() > 1
        && (lexicon.bodies.ending(s).is_some_and(|(at, _)| at > 0)
            || lexicon.bodies.form_at_end(s).is_some()
            // 半導体戦略統括調整官: what one is in charge of is no body, as a project is.
            || !["戦略", "計画", "方針", "構想", "政策"].iter().any(|end| s.ends_with(end))
                && lexicon.terms.head(s).is_some_and(|(_, kind, _)| kind == crate::entity::Kind::Initiative))
}

/// 部 and 局 inside a word: 部会, 部門, 局面.
fn splits_word(unit: &str, rest: &str) -> bool {
    // The last character of a unit, and the characters with which it makes another word.
    const WORDS: [(char, &str); 11] = [
        ('部', "会門局品分隊科"),
        ('察', "局署庁"),
        ('聞', "編販記労配"),
        ('局', "面所"),
        ('室', "内"),
        ('会', "社議計員"),
        ('議', "所"),
        ('課', "題税"),
        ('庁', "舎"),
        ('科', "学"),
        ('院', "内"),
    ];
    let (Some(last), Some(next)) = (unit.chars().next_back(), rest.chars().next()) else { return false };
    in_katakana(unit, rest) || WORDS.iter().any(|(end, makes)| *end == last && makes.contains(next))
}

/// Whether a word of katakana goes on: ネット|ワーク.
fn in_katakana(before: &str, behind: &str) -> bool {
    let katakana = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Katakana && c != '・');
    katakana(before.chars().next_back()) && katakana(behind.chars().next())
}
