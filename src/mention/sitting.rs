//! The body that a title names: the committee behind its house, the assembly before its 定例会.
//!
//! Takes the title as printed; gives the characters of the body; does not know who met.

use super::edge::sitting_behind;
use crate::{
    Span,
    lexicon::{Level, Lexicon, is_assembly},
    minutes::Cited,
    rule,
    span::to_u32,
    text::fold,
};

/// The house of the Diet that words begin with.
pub(super) fn house_of(words: &str) -> Option<&'static str> {
    ["衆議院", "参議院"].into_iter().find(|house| words.starts_with(house))
}

/// The town and its assembly: 南浜市 and 議会 of 南浜市議会; the name alone of any other body.
pub(super) fn assembly_path(name: &str) -> Vec<String> {
    let town = name.strip_suffix("議会").filter(|town| {
        is_assembly(name)
            && town.chars().nth(1).is_some()
            && town.ends_with(['都', '道', '府', '県', '市', '区', '町', '村'])
    });
    town.map_or_else(|| vec![name.to_owned()], |town| vec![town.to_owned(), "議会".to_owned()])
}

/// The characters of `series` that name the body; none where it names a sitting only.
pub(super) fn body_of(printed: &str, series: &Cited<String>, lexicon: &Lexicon) -> Option<Span> {
    // 港務大臣記者会見: where somebody speaks to the press nobody meets as a body.
    if series.value.ends_with("会見") {
        return None;
    }
    let start = behind_gap(printed, series.rule == rule::HEADER_FIELD, lexicon);
    let start = start + term(&printed[start..]);
    let words = &printed[start..];
    let begin = series.span.start() + to_u32(printed[..start].chars().count());
    // 9月定例会 第18回南浜市議会定例会: the number opens the name of the last of them.
    let sittings = lexicon.cues.words("sitting");
    let words = words.trim_end();
    let bare = sittings.at_end(words).next().map(|sitting| words[..words.len() - sitting.len()].trim_end());
    let Some(bare) = bare else {
        return Some(Span::new(begin, series.span.end()));
    };
    let start = bare
        .rfind('回')
        .filter(|&at| bare[..at].ends_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)));
    // 港湾研究会第6回会合: the number stands between the body and the sitting.
    if start.is_some_and(|at| bare[at + '回'.len_utf8()..].trim().is_empty()) {
        let before = bare.rfind('第').map(|at| bare[..at].trim_end());
        let body = before.map(fold);
        // 南浜市議会第2回定例会: the number is one of the assembly's sittings.
        if let Some(before) = before.filter(|before| holds_sittings(before)) {
            return Some(Span::new(begin, begin + to_u32(before.chars().count())));
        }
        let named = body.is_some_and(|body| lexicon.bodies.ending(&body).is_some_and(|(at, _)| at > 0));
        return named.then(|| Span::new(begin, series.span.end()));
    }
    let (begin, bare) = start.map_or((begin, bare), |at| {
        let (number, body) = bare.split_at(at + '回'.len_utf8());
        let gap = body.len() - body.trim_start().len();
        (begin + to_u32(number.chars().count() + body[..gap].chars().count()), body.trim_start())
    });
    let name = fold(bare);
    let named = name.chars().nth(1).is_some()
        && (lexicon.bodies.known(&name).is_some()
            || lexicon.bodies.ending(&name).is_some_and(|(at, _)| at > 0)
            || name.is_ascii());
    if named {
        return Some(Span::new(begin, begin + to_u32(bare.chars().count())));
    }
    // 定例会 by itself is no body, nor is 令和6年12月定例会; 合同定例会 of what nobody knows stays as it is.
    let told = name.trim_matches(|c: char| c.is_ascii_digit() || "令和平成昭和元年月度第 ".contains(c));
    (told.chars().count() >= 3).then(|| Span::new(begin, series.span.end()))
}

/// The body that holds the sitting with which `title` ends: 南浜市議会 of 南浜市議会定例会, 港湾審議会 of 港湾審議会総会.
pub(super) fn holder<'a>(title: &'a str, lexicon: &Lexicon) -> &'a str {
    let counted = &title[..title.len() - sitting_behind(title)];
    if counted.len() < title.len() {
        return counted;
    }
    let council = |body: &&str| matches!(lexicon.bodies.ending(body), Some((at, Level::Meeting)) if at > 0);
    let general = title.strip_suffix("総会").filter(council);
    let mut bodies =
        lexicon.cues.words("sitting").at_end(title).map(|sitting| &title[..title.len() - sitting.len()]);
    general.or_else(|| bodies.find(|body| holds_sittings(body))).unwrap_or(title)
}

/// Whether the words end with a body whose meetings are its sittings.
fn holds_sittings(words: &str) -> bool {
    is_assembly(words) || words.ends_with("教育委員会") || words.ends_with("農業委員会")
}

/// Bytes of 第5期: the term of office is none of the name.
fn term(words: &str) -> usize {
    let number = words.strip_prefix('第').map(|rest| rest.trim_start_matches(|c: char| c.is_numeric()));
    let rest = number.and_then(|rest| rest.strip_prefix('期')).filter(|rest| rest.chars().nth(2).is_some());
    rest.map_or(0, |rest| words.len() - rest.len())
}

/// Where the body begins: behind the gap that parts it from the house or ministry above it.
fn behind_gap(printed: &str, field: bool, lexicon: &Lexicon) -> usize {
    let gap = printed.char_indices().rev().find(|&(_, c)| c == '\u{3000}' || c == ' ');
    let Some((at, c)) = gap else { return 0 };
    let behind = at + c.len_utf8();
    let above = printed[..at].trim();
    let ends = |words: &str| {
        lexicon.bodies.ending(&fold(words)).is_some() || lexicon.cues.words("sitting").closes(words)
    };
    let above = fold(above);
    let over = lexicon.bodies.known(&above).is_some()
        && lexicon.bodies.ending(&above).is_none_or(|(_, level)| level != Level::Meeting);
    let parted = field && c == '\u{3000}' || over && ends(printed[behind..].trim());
    if parted { behind } else { 0 }
}

/// The bodies that a title names beside the whole, and whether the whole is one of them.
///
/// A council and what it set up are bodies of their own, 港湾審議会 and 計画部会; so are the assembly and its committee, 南浜市議会
/// and 建設委員会, and a group that stands in brackets, 港湾審議会「係留に関する作業部会」.
pub(super) fn bodies<'a>(title: &'a str, lexicon: &Lexicon) -> (Vec<&'a str>, bool) {
    if let Some((over, group)) = title.strip_suffix('」').and_then(|t| t.split_once('「'))
        && lexicon.bodies.ending(over).is_some_and(|(at, _)| at > 0)
        && lexicon.bodies.ending(group).is_some_and(|(at, _)| at > 0)
    {
        return (vec![over, group], false);
    }
    let mut parts = Vec::new();
    let mut rest = title;
    while let Some(end) = under(rest, lexicon) {
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    if parts.is_empty() {
        return (parts, true);
    }
    parts.push(rest);
    (parts, false)
}

/// What a council sets up below it.
const BELOW: [&str; 8] = [
    "部会",
    "分科会",
    "小委員会",
    "専門委員会",
    "専門調査会",
    "作業班",
    "ワーキンググループ",
    "ワーキング・グループ",
];

/// Where the body ends, with which `title` begins, over the rest of it that names what is below.
fn under(title: &str, lexicon: &Lexicon) -> Option<usize> {
    let named = |words: &str| matches!(lexicon.bodies.ending(words), Some((at, level)) if at > 0 && level == Level::Meeting);
    let mut ends = title.match_indices(['会', '議']).map(|(at, end)| at + end.len());
    ends.find(|&end| {
        let (over, rest) = title.split_at(end);
        let below = rest.trim_start();
        let goes_on = below.starts_with(['等', '・', '及', 'の', '長', '員', '会', '議']) || below.is_empty();
        if goes_on || !named(below) || lexicon.bodies.ending(over).is_none_or(|(at, _)| at == 0) {
            return false;
        }
        // みなと測量協会港湾委員会航路部会: what a body set up itself bears its name.
        if lexicon.bodies.known_at_start(over).is_some_and(|known| known < over.len()) && !is_assembly(over) {
            return false;
        }
        let sub = BELOW.iter().any(|kind| below.ends_with(kind));
        let committee = sub || below.ends_with("委員会");
        if is_assembly(over) {
            return below.ends_with("委員会");
        }
        if ["審議会", "調査会", "分科会", "部会", "小委員会"].iter().any(|kind| over.ends_with(kind))
        {
            return committee;
        }
        // 南浜港湾協議会 整備部会: the gap parts them.
        over.ends_with("委員会") && sub || below.len() < rest.len() && named(over) && committee
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(title: &str) -> Option<String> {
        let span = Span::new(0, to_u32(title.chars().count()));
        let series = Cited { value: fold(title), span, rule: rule::HEADER_TITLE };
        let span = body_of(title, &series, Lexicon::embedded())?;
        Some(title.chars().skip(span.start() as usize).take(span.chars() as usize).collect())
    }

    #[test]
    fn a_title_names_the_council_over_the_body_that_met() {
        let lexicon = Lexicon::embedded();
        for (title, parts, whole) in [
            ("港湾審議会計画部会", &["港湾審議会", "計画部会"][..], false),
            ("南浜市議会建設委員会", &["南浜市議会", "建設委員会"], false),
            ("港湾審議会「係留に関する作業部会」", &["港湾審議会", "係留に関する作業部会"], false),
            (
                "港湾審議会航路分科会灯台・浮標委員会",
                &["港湾審議会", "航路分科会", "灯台・浮標委員会"],
                false,
            ),
            ("港湾安全委員会灯台・浮標専門調査会", &["港湾安全委員会", "灯台・浮標専門調査会"], false),
            ("港湾整備部会 係留小委員会", &["港湾整備部会", "係留小委員会"], false),
            ("港湾整備協議会 係留部会", &["港湾整備協議会", "係留部会"], false),
            ("日本経済団体連合会港湾委員会航路部会", &[], true),
            ("札幌市議会建設委員会", &["札幌市議会", "建設委員会"], false),
            ("港湾審議会", &[], true),
            ("審議会運営の部会", &[], true),
            ("港湾安全委員会評価委員会", &[], true),
            ("港湾審議会等連絡会議", &[], true),
        ] {
            assert_eq!(bodies(title, lexicon), (parts.to_vec(), whole), "{title}");
        }
    }

    #[test]
    fn an_assembly_holds_its_sittings() {
        let lexicon = Lexicon::embedded();
        assert_eq!(holder("南浜市議会定例会", lexicon), "南浜市議会");
        assert_eq!(holder("南浜町農業委員会総会", lexicon), "南浜町農業委員会");
        assert_eq!(holder("係留協議会総会", lexicon), "係留協議会");
        assert_eq!(holder("協議会総会", lexicon), "協議会総会");
        assert_eq!(holder("南浜市議会12月定例月議会", lexicon), "南浜市議会");
        assert_eq!(holder("南浜町議会3月会議", lexicon), "南浜町議会");
    }

    #[test]
    fn an_assembly_is_that_of_its_town() {
        assert_eq!(assembly_path("南浜市議会"), ["南浜市", "議会"]);
        assert_eq!(assembly_path("港湾審議会"), ["港湾審議会"]);
        assert_eq!(assembly_path("市議会"), ["市議会"]);
    }

    #[test]
    fn a_sitting_is_no_part_of_the_name_of_its_body() {
        for (title, expected) in [
            ("南浜市議会定例会", Some("南浜市議会")),
            ("令和6年12月定例会", None),
            ("南浜安全委員会臨時会議", Some("南浜安全委員会")),
            ("南浜町農業委員会総会", Some("南浜町農業委員会")),
            ("係留に関する検討チーム会合", Some("係留に関する検討チーム")),
            ("南浜市議会第2回定例会", Some("南浜市議会")),
            ("係留に関する研究会第6回会合", Some("係留に関する研究会第6回会合")),
            ("第6回定例会", None),
            ("係留に関する有識者会合", Some("係留に関する有識者会合")),
            ("9月定例会 第１８回南浜市議会定例会", Some("南浜市議会")),
            ("第３期産業部会", Some("産業部会")),
            ("衆議院　本会議", None),
            ("定例会", None),
            ("参議院 海洋委員会", Some("海洋委員会")),
            ("南浜審議会 計画部会", Some("南浜審議会 計画部会")),
            ("港湾審議会", Some("港湾審議会")),
        ] {
            assert_eq!(body(title).as_deref(), expected, "{title}");
        }
    }
}
