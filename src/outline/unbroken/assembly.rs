//! Where the parts of an assembly's record begin that a copy set in one line: 1 出席議員 14名 … 1 欠席議員 なし ….
//!
//! The end of a line is gone without a trace there (議場1 出席議員, 佐藤誠欠席議員(1名)), so that only what stands behind a label
//! tells that it is one: how many there were, the first seat, or the gap before the first name.

use std::sync::LazyLock;

use crate::{
    lexicon::{Lexicon, Section},
    outline::web::INDEX,
    pattern::Regex,
    text::fold,
};

// The patterns are fixed; a test reads with each of them.
/// 地方自治法第121条の規定により説明のため出席した者の職氏名
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BY_RIGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:地方自治法第121条[^。\s]{0,20}|説明のため|職務のため|議会事務局職員として)[^。\s]{0,24}?出席(?:した|を求めた)?(?:者|もの|職員|(?:議会)?事務局職員)(?:の職・?氏名)?(?:は[、,，]?次のとおりで?\s?(?:ある|です)?。?)?",
    )
    .unwrap()
});
/// What stands behind a label that others are listed under.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:氏名)?(?:\s*[(（]\s*(?:[0-9０-９]{1,3}\s*[名人]|なし|出席|第[0-9０-９]{1,3}号)|\s*[0-9０-９]{1,3}\s*[名人]|\s+なし|\s{2,}|は[、,，]?(?:[0-9０-９]{1,3}名で)?次の|は[、,，]?[0-9０-９]{1,2}番\s|[^\s。、,()（）:：]{2,8}(?:委員長|議長)[、,])",
    )
    .unwrap()
});
/// 出席議員は、14名で次のとおりである。: who is listed stands behind.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^は[、,，]?(?:[0-9０-９]{1,3}[名人]で)?次のとおりで?\s?(?:ある|です)?。?").unwrap()
});
/// The number of an order of the day: 第1号.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s?第[0-9０-９]{1,3}号").unwrap());
/// The number or sign before a label.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:^|[^0-9０-９])(?P<n>[0-9０-９]{1,2}[.．、]?)|(?P<sign>[◇◆〇○◎●■・]))\s{0,2}$").unwrap()
});
/// 日程第2, which may be glued to the item before it; 第 2 or 第二 between spaces.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<order>日程)|\s)第\s{0,2}(?P<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[\s、]")
        .unwrap()
});
/// 日程第 2 behind the item before it, and before its own words or the end of a line.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ORDERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[会議名定告明いて件号拶]|\s)\s*(?P<at>日程第\s?(?P<n>[0-9０-９]{1,3})(?:\s|$))").unwrap()
});
/// 議案第10号 behind the title of another.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BILL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:について|の件)\s(?P<at>(?:議案|報告|認定|承認|同意|諮問|発議)第\s?[0-9０-９]{1,3}\s?号)")
        .unwrap()
});
/// 3. behind a letter or bracket.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static POINTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^0-9０-９\s.．第](?P<n>[0-9０-９]{1,2})[.．]\s?").unwrap());
/// An item of a head, each with the same number: 10時38分1 市役所議場1 出席議員.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ALIKE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"[^0-9\s]1 [^\s0-9(（]|[^0-9\s]1 (?:令和|平成)|\s1[.．]\s?[^\s0-9]|\s1 \p{Han}[^\s0-9]{2,14}\s{3}",
    )
    .unwrap()
});
/// 2 場所, 3 出席した委員: an item of a head that counts.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^第\s]\s+)(?P<n>[0-9]{1,2})\s(?P<words>[^\s0-9(（月日年番名時分条号回])").unwrap()
});
/// 3月7日-01号, -03月07日: the day and number of the file, behind which a site goes on with the record.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[-－−‐]?[0-9]{1,2}月[0-9]{1,2}日[-－−‐][0-9]{1,2}号|[-－−‐][0-9]{2}月[0-9]{2}日").unwrap()
});
/// 〇市長等部局出席者（港湾部）: a label that no table holds, behind the sign of its list.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[〇○◇◆■●]\s?(?P<label>[^\s。、()（）]{2,12}出席者)[^\s。]{0,16}\s{2,}").unwrap()
});
/// What ends a title before the day of the sitting or the title once more: …会議録 令和6年, …第1号令和6年7月3日.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:[会録号)）]\s+(?P<at>(?:令和|平成|昭和)\s?(?:元|[0-9]{1,2})年\s{0,3}[^\s度])|[会録号](?P<day>(?:令和|平成|昭和)\s?(?:元|[0-9]{1,2})年\s?[0-9]{1,2}月\s?[0-9]{1,2}日))",
    )
    .unwrap()
});
/// When the sitting opened, glued to what stands before it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HOUR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:開会|開議)\s{0,3}午[前後][0-9０-９一二三四五六七八九十]{1,3}時|(?:[。)）〕]|\s)(?P<said>午[前後][0-9０-９一二三四五六七八九十]{1,3}時(?:[0-9０-９一二三四五六七八九十]{1,3}分)?(?:開会|開議|再開)\s)",
    )
    .unwrap()
});
/// ◯議長（椥辻花子君）, 2 ○委員長椥辻花子君): who speaks, perhaps behind the number of the speech, perhaps without the bracket before the name.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?:^|[\s=─―━-]) (?P<at> (?:[0-9]{1,4}[:：]?\s{1,2})? [○◯〇◎◆] \s?
            (?: [^。、，○◯〇◎◆△(（)）\s]{1,20} [(（【]? (?:[^。、，○◯〇◎◆△(（)）\s]{1,6}\s?)? [^。、，○◯〇◎◆△(（)）\s]{1,6} (?:君|議員|委員) [)）】]
              | [^。、，○◯〇◎◆△(（)）\s]{0,14} [長員事役監官] [(（]? [^。、，○◯〇◎◆△(（)）\s]{2,8} [)）] ) )",
    )
    .unwrap()
});
/// Cells of a table ruled by characters that stood below one another.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static RULED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[│┃┤┐┘]\s(?P<at>[│┃├┌└┼])").unwrap());

/// 昭和三十年七月四日(月曜日)    午前十時二分開会: in the head of a record of the Diet.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DIET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|\s)(?P<day>(?:昭和|平成|令和)[一二三四五六七八九十元]{1,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日\s*[(（][月火水木金土日]曜日[)）])\s.*?午[前後][^\s]{2,12}(?:開会|開議)\s").unwrap()
});
/// The heading of what came up.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CAME_UP: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|[\s―—─])(?P<label>本日の会議に付した[事案]件)").unwrap());
/// What came up, each behind a gap: …の件  …の件.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:の件|する件|[)）])\s{2,}(?P<at>[^\s])").unwrap());
/// A ruler that was a line of its own.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static RULER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[-─―━－…]{8,}|—{5,}").unwrap());

/// Bytes of a line, at least, that a copy broke off for no other reason than its length.
const LONG: usize = 600;
/// Items of a head that count, at least.
const COUNTING: usize = 3;

/// What the lines above tell of the one at hand: a copy may break the line that holds a record wherever it likes.
#[derive(Default)]
pub(in crate::outline) struct Above {
    /// Whether they hold a record in one line.
    pub record: bool,
    /// Whether what is said has begun.
    spoken: bool,
    /// The number of the last item that counted.
    counted: usize,
    /// The number of the last item of an order of the day.
    order: u32,
    /// Whether a site told there where it has the record from and of which day, which follows in one line.
    copied: bool,
    /// The number of the last page, where a site shows the text of a document page by page, each in one line.
    pub(super) page: Option<usize>,
}

impl Above {
    /// Notes what a line by itself tells: a blank one ends what stood above, and the site's label announces a record.
    pub(super) fn pass(&mut self, line: &str, lexicon: &Lexicon) {
        let words = line.trim();
        if words.is_empty() {
            *self = Above { page: self.page, ..Above::default() };
        }
        if words.is_ascii() && lexicon.cues.is("viewer-text", words) {
            self.page = Some(0);
        }
        if let Some((label, _)) = words.split_once([':', '：']).filter(|_| words.len() < LONG / 4) {
            self.copied = lexicon.cues.is("copy-label", label);
        }
    }

    /// Whether what is said begins before the line at hand.
    pub(super) fn was_spoken(&self) -> bool {
        self.spoken
    }
}

/// The bytes of `line` at which its parts begin; none where nothing tells that it holds a record.
pub(super) fn parts(line: &str, above: &mut Above, lexicon: &Lexicon) -> Option<Vec<usize>> {
    // What is said behind the head has labels that are none.
    let first = lexicon.cues.words("first-word");
    let opens = || line.char_indices().map(|(at, _)| at).find(|&at| first.opens(&line[at..]));
    let said = if above.spoken { Some(0) } else { opens() };
    let head = &line[..said.unwrap_or(line.len())];
    let stamps: Vec<usize> = STAMP.find_iter(line).map(|m| m.end()).filter(|&end| end < line.len()).collect();
    let (mut found, lists) = labels(head, lexicon);
    let counted = counted(head, above, lexicon);
    // 〇出席委員(8名) is the label of a list.
    let lists_people = |words: &str| {
        let bare = words.trim_start_matches(|c: char| !c.is_alphabetic());
        words.contains("出席者")
            || lexicon.titles.label_at_start(bare).is_some_and(|label| label.chars().count() > 3)
    };
    let marks: Vec<usize> = SPEAKS
        .captures_iter(line)
        .filter_map(|c| c.name("at"))
        .filter(|mark| !lists_people(mark.as_str()))
        .map(|m| m.start())
        .collect();
    let ordered = if above.spoken { Vec::new() } else { ordered(head, above) };
    let record = above.record
        || !ordered.is_empty()
        || above.copied && line.len() > LONG
        || lists > 1
        || !stamps.is_empty()
        || counted.len() >= COUNTING
        || marks.len() > 1
        || DIET.is_match(line)
        || lexicon.cues.words("page-hits").opens(line.trim_start());
    if !record {
        return None;
    }
    let alike: Vec<usize> =
        ALIKE.find_iter(head).filter_map(|m| head[m.start()..].find('1').map(|at| m.start() + at)).collect();
    if alike.len() > 2 {
        found.extend(alike);
    }
    found.extend(items(head));
    found.extend(ordered);
    for list in SIGNED.captures_iter(head) {
        let (label, whole) = (list.name("label"), list.get(0));
        found.extend(whole.map(|whole| whole.start()));
        found.extend(label.map(|label| label.end()));
        found.extend(whole.map(|whole| whole.start() + whole.as_str().trim_end().len()));
    }
    found.extend(numbered(head, lexicon));
    let dated = |c: regex::Captures| c.name("at").or(c.name("day")).map(|m| m.start());
    found.extend(DATED.captures_iter(head).filter_map(dated));
    found.extend(DIET.captures_iter(head).filter_map(|c| c.name("day")).map(|m| m.start()));
    above.record = line.len() > LONG;
    above.spoken |= said.is_some() || !marks.is_empty();
    found.extend(counted);
    found.extend(marks);
    let came_up = CAME_UP.captures_iter(head).filter_map(|c| c.name("label"));
    for label in came_up {
        found.extend([label.start(), label.end()]);
        let behind = &head[label.end()..];
        let behind = &behind[..RULER.find(behind).map_or(behind.len(), |ruler| ruler.start())];
        let items = CAME.captures_iter(behind).filter_map(|c| c.name("at"));
        found.extend(items.map(|item| label.end() + item.start()));
    }
    found.extend(BILL.captures_iter(head).filter_map(|c| c.name("at")).map(|m| m.start()));
    found.extend(stamps);
    // What stands within an entry of the index begins nothing.
    let index: Vec<_> = INDEX.find_iter(line).map(|entry| entry.range()).collect();
    found.retain(|at| !index.iter().any(|entry| entry.contains(at)));
    found.extend(index.iter().map(|entry| entry.start));
    let hour = |c: regex::Captures| c.name("said").or(c.get(0)).map(|m| m.start());
    found.extend(HOUR.captures_iter(line).filter_map(hour));
    found.extend(RULED.captures_iter(head).filter_map(|c| c.name("at")).map(|m| m.start()));
    found.extend(RULER.find_iter(line).flat_map(|ruler| [ruler.start(), ruler.end()]));
    found.sort_unstable();
    found.dedup();
    found.retain(|&at| at > 0 && at < line.len());
    Some(found)
}

/// Where the labels of lists begin in a head, and of how many lists of people.
fn labels(head: &str, lexicon: &Lexicon) -> (Vec<usize>, usize) {
    if !head.contains("出席") {
        return (Vec::new(), 0);
    }
    let rights: Vec<_> = BY_RIGHT.find_iter(head).map(|by| by.range()).collect();
    let mut found: Vec<usize> = rights.iter().map(|by| start(head, by.start)).collect();
    let apart = |end: &usize| head[*end..].starts_with(char::is_whitespace);
    found.extend(rights.iter().map(|by| by.end).filter(apart));
    let mut lists = rights.len();
    let mut at = 0;
    for (byte, _) in head.char_indices() {
        let free = byte >= at && !rights.iter().any(|by| by.contains(&byte));
        let label = free.then(|| lexicon.titles.label_at_start(&head[byte..])).flatten();
        let Some(label) = label.filter(|label| label.chars().count() >= 4) else { continue };
        let listing = match lexicon.titles.section(label) {
            Some(Section::Attendees | Section::Absentees) => true,
            Some(Section::Agenda) => false,
            _ => continue,
        };
        at = byte + label.len();
        // 付託事項】: a copy lost the bracket before the label.
        let bracket = ['】', '〕'].into_iter().find(|close| head[at..].starts_with(*close));
        if let Some(bracket) = bracket.filter(|_| !head[..byte].ends_with(['【', '〔'])) {
            found.extend([byte, at + bracket.len_utf8()]);
        }
        // 議事日程第1号
        let glued = !head[..byte].ends_with(char::is_whitespace);
        let issue = glued && label == "議事日程" && NUMBERED.is_match(&head[at..]);
        if issue || BEHIND.is_match(&head[at..]) {
            lists += usize::from(listing);
            found.push(start(head, byte));
            found.extend(FOLLOWS.find(&head[at..]).map(|told| at + told.end()));
        }
    }
    (found, lists)
}

/// Where numbered labels begin that are glued to what stands before them: …会議録1.日　時, …君4.欠席議員.
fn numbered(head: &str, lexicon: &Lexicon) -> Vec<usize> {
    let label = |behind: &str| {
        let words: String = behind.chars().filter(|c| !c.is_whitespace()).take(16).collect();
        lexicon.titles.label_at_start(&words).is_some()
    };
    let glued = |c: regex::Captures| c.name("n").map(|n| (n.start(), c.get(0).map_or(0, |m| m.end())));
    POINTED
        .captures_iter(head)
        .filter_map(glued)
        .filter(|&(_, end)| label(&head[end..]))
        .map(|(at, _)| at)
        .collect()
}

/// Where items of an order of the day begin within a line, which count on from those of the lines above: 日程第 2 … 日程第 3.
fn ordered(head: &str, above: &mut Above) -> Vec<usize> {
    let mut found = Vec::new();
    // ○議長（柊誠君） 日程第1 …を議題とします。: what the chair calls.
    if head.trim_start().starts_with(['○', '◯', '〇', '◎', '◆']) {
        return found;
    }
    for item in ORDERED.captures_iter(head) {
        let number = fold(&item["n"]).parse().unwrap_or(0);
        let Some(at) = item.name("at").map(|m| m.start()) else { continue };
        if number == above.order + 1 {
            above.order = number;
            found.push(at);
        }
    }
    found
}

/// Where the items of an order begin, which count on from 1: 日程第1 …, 第 1 … 第 2 … 第 3 ….
fn items(head: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, bool)> = Vec::new();
    let mut end = |run: &mut Vec<(usize, bool)>| {
        // 第1 may stand in a sentence; three in a row do not, nor two behind gaps.
        let gap = |&(at, _): &(usize, bool)| head[..at].ends_with("  ");
        let order =
            run.iter().all(|(_, order)| *order) || run.len() > 2 || run.len() > 1 && run.iter().all(gap);
        found.extend(run.drain(..).filter(|_| order).map(|(at, _)| at));
    };
    for item in ITEM.captures_iter(head) {
        let number = fold(&item["n"]);
        let number = number.parse().ok().or_else(|| crate::date::numeral(&number));
        let order = item.name("order").is_some();
        let Some(at) = item.get(0).map(|m| m.end() - m.as_str().trim_start().len()) else { continue };
        if number == Some(1) {
            end(&mut run);
            run.push((at, order));
        } else if !run.is_empty() && number == u32::try_from(run.len() + 1).ok() {
            run.push((at, order));
        }
    }
    end(&mut run);
    found.sort_unstable();
    found
}

/// Where the items of a head begin that count on from those above: 1 開会日時 … 2 場所 … 3 委員氏名.
fn counted(head: &str, above: &mut Above, lexicon: &Lexicon) -> Vec<usize> {
    let mut last = above.counted;
    let mut found = Vec::new();
    let mut known = 0;
    for item in COUNTED.captures_iter(head) {
        let (Some(number), Some(words)) = (item.name("n"), item.name("words")) else { continue };
        if number.as_str().parse() == Ok(last + 1) {
            last += 1;
            let words: String =
                head[words.start()..].chars().filter(|c| !c.is_whitespace()).take(12).collect();
            known += usize::from(lexicon.titles.label_at_start(&words).is_some());
            found.push(number.start());
        }
    }
    let sure = above.counted > 0 || found.len() >= COUNTING && known > 1;
    if !sure {
        return Vec::new();
    }
    above.counted = last;
    found
}

/// Where the number or sign before a label begins.
fn start(line: &str, label: usize) -> usize {
    let Some(before) = BEFORE.captures(&line[..label]) else { return label };
    before.name("n").or(before.name("sign")).map_or(label, |m| m.start())
}

#[cfg(test)]
mod tests;
