//! Lines that say by what right those listed below them were there: 説明のため出席した者の職氏名, 不応招議員.

use std::sync::LazyLock;

use crate::pattern::Regex;

// The patterns are fixed; a test reads with each of them.
/// What such a line closes with beside the people: の職氏名, 氏名（12名）.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:の?(?:官職|職名|役職|職)?(?:及び|並びに|・|、)?氏名)?等?(?:\([^()]{1,8}\))?$").unwrap()
});
/// 応招議員, 招集に応じた議員: members who came to the place to which they were called.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:開会日に)?(?:(?:応招|応召)(?:した)?|招集に応じた)(?:議員|委員)$").unwrap()
});
/// 不応招議員, 応招しなかった議員.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NOT_CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:開会日に)?(?:不応[招召]|応[招召]しなかった|招集に応じなかった)(?:議員|委員)$").unwrap()
});

/// Characters of such a line at most.
const LONGEST: usize = 60;

/// Who is listed below a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Listed {
    /// Those who were there.
    Present,
    /// Those who were not.
    Absent,
}

/// Whom the `line` lists below it, and its words without the 職氏名 and the count that close it.
pub(crate) fn listed(line: &str) -> Option<(Listed, &str)> {
    let line = line.trim_end_matches([':', ' ']);
    let people = CLOSING.find(line).map_or(line, |closing| &line[..closing.start()]);
    if people.contains(['。', ':']) || people.chars().count() > LONGEST {
        return None;
    }
    if CALLED.is_match(people) {
        return Some((Listed::Present, people));
    }
    if NOT_CALLED.is_match(people) {
        return Some((Listed::Absent, people));
    }
    let verbs = ["出席した", "出席従事した", "出席を求めた", "列席した", "出席する"];
    let there = verbs.iter().any(|verb| people.contains(verb));
    // 地方自治法第百二十一条による出席者: by a rule, and with no verb.
    let by_rule = ["出席者", "出席説明員"].iter().any(|end| people.ends_with(end))
        && people.contains('条')
        && ["による", "により", "に基づく", "に基づき"].iter().any(|by| people.contains(by));
    if by_rule {
        return Some((Listed::Present, people));
    }
    let closes = ["者", "もの", "員", "人"].iter().any(|end| people.ends_with(end));
    let why = ["ため", "委任", "規定", "求め", "従事", "会議に", "議場に", "議会", "第121条"];
    // 委任を受けた説明員: those who explain are there for that.
    let explains = people.ends_with("説明員") && people.contains("受けた");
    ((there || explains) && closes && why.iter().any(|why| people.contains(why)))
        .then_some((Listed::Present, people))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(Listed, &str)>) {
        assert_eq!(listed(line), expected, "{line}");
    }

    #[test]
    fn a_line_tells_by_what_right_those_below_it_were_there() {
        for (line, people) in [
            ("説明のため議場に出席した者の職・氏名", "説明のため議場に出席した者"),
            ("地方自治法第121条により出席した者の職及び氏名", "地方自治法第121条により出席した者"),
            ("村長の委任を受けて出席した職員(7名)", "村長の委任を受けて出席した職員"),
            ("職務のために出席した者の職氏名等", "職務のために出席した者"),
            ("村長の委任を受けた説明員", "村長の委任を受けた説明員"),
            ("応召議員(12名)", "応召議員"),
            ("地方自治法第百二十一条による出席者", "地方自治法第百二十一条による出席者"),
            ("委員会条例第7条による出席説明員", "委員会条例第7条による出席説明員"),
            ("招集に応じた議員の氏名", "招集に応じた議員"),
        ] {
            check(line, Some((Listed::Present, people)));
        }
        check("不応招議員(なし)", Some((Listed::Absent, "不応招議員")));
        check("招集に応じなかった議員", Some((Listed::Absent, "招集に応じなかった議員")));
    }

    #[test]
    fn a_sentence_and_a_name_tell_nothing_of_the_kind() {
        check("説明のため出席した者は柊課長である。", None);
        check("出席した委員", None);
        check("議会事務局長　柊誠", None);
    }
}
