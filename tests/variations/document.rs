//! The first document by its logical paragraphs, found by a list of their beginnings and not by the code under test.

/// What one paragraph of the document is, without the marks that its layout gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The line at the top.
    Title(String),
    /// A label of the header and what follows it on its line.
    Label(&'static str, String),
    /// One of the roster, with the role where the line opens with it.
    Entry(Option<&'static str>, String),
    /// An item of the agenda.
    Item(usize, String),
    /// Narrative, or the words that introduce a list.
    Prose(String),
    /// An agenda item come up.
    Heading(usize, String),
    /// A theme: in the document between ＜ and ＞.
    Theme(String),
    /// One opinion.
    Bullet(String),
}

const SOURCE: &str = include_str!("../../data/minutes/000_a883ee788e3b56f6.txt");

/// How each paragraph begins, marks left out.
const BEGINNINGS: &[(&str, fn(String) -> Part)] = &[
    ("第３回再生・細胞医療", |s| Part::Title(format!("第３回再生・細胞医療{s}"))),
    ("■日 時：", |s| Part::Label("日時", s)),
    ("■場 所：", |s| Part::Label("場所", s)),
    ("■出席者：", |s| Part::Label("出席者", s)),
    ("議 長：", |s| Part::Entry(Some("議長"), s)),
    ("構成員：", |s| Part::Entry(Some("構成員"), s)),
    ("佐原康之", |s| Part::Entry(None, format!("佐原康之{s}"))),
    ("笠松淳也", |s| Part::Entry(None, format!("笠松淳也{s}"))),
    ("蓮見由佳", |s| Part::Entry(None, format!("蓮見由佳{s}"))),
    ("五十嵐隆", |s| Part::Entry(None, format!("五十嵐隆{s}"))),
    ("岩間厚志", |s| Part::Entry(None, format!("岩間厚志{s}"))),
    ("越智光夫", |s| Part::Entry(None, format!("越智光夫{s}"))),
    ("金田安史", |s| Part::Entry(None, format!("金田安史{s}"))),
    ("齋藤英彦", |s| Part::Entry(None, format!("齋藤英彦{s}"))),
    ("畠賢一郎", |s| Part::Entry(None, format!("畠賢一郎{s}"))),
    ("オブザーバー：", |s| Part::Entry(Some("オブザーバー"), s)),
    ("中山讓治", |s| Part::Entry(None, format!("中山讓治{s}"))),
    ("森下竜一", |s| Part::Entry(None, format!("森下竜一{s}"))),
    ("参考人等：", |s| Part::Entry(Some("参考人等"), s)),
    ("岡野栄之", |s| Part::Entry(None, format!("岡野栄之{s}"))),
    ("藤堂具紀 ", |s| Part::Entry(None, format!("藤堂具紀 {s}"))),
    ("福原浩", |s| Part::Entry(None, format!("福原浩{s}"))),
    ("三島良直", |s| Part::Entry(None, format!("三島良直{s}"))),
    ("■議 事：", |s| Part::Label("議事", s)),
    ("１）", |s| Part::Item(1, s)),
    ("２）", |s| Part::Item(2, s)),
    ("３）", |s| Part::Item(3, s)),
    ("■概 要：", |s| Part::Label("概要", s)),
    ("冒頭、", |s| Part::Prose(format!("冒頭、{s}"))),
    ("１．", |s| Part::Heading(1, s)),
    ("構成員からの質問", |s| Part::Prose(format!("構成員からの質問{s}"))),
    ("＜再生・細胞医療＞", |_| Part::Theme("再生・細胞医療".to_owned())),
    ("\u{f06c}", Part::Bullet),
    ("\u{f06c}", Part::Bullet),
    ("\u{f06c}", Part::Bullet),
    ("\u{f06c}", Part::Bullet),
    ("＜遺伝子治療＞", |_| Part::Theme("遺伝子治療".to_owned())),
    ("\u{f06c}", Part::Bullet),
    ("\u{f06c}", Part::Bullet),
    ("２．", |s| Part::Heading(2, s)),
    ("主な意見は", |s| Part::Prose(format!("主な意見は{s}"))),
    ("＜再生・細胞医療＞", |_| Part::Theme("再生・細胞医療".to_owned())),
    ("\u{f06c}", Part::Bullet),
    ("\u{f06c}", Part::Bullet),
    ("\u{f06c}", Part::Bullet),
    ("＜遺伝子治療＞", |_| Part::Theme("遺伝子治療".to_owned())),
    ("\u{f06c}", Part::Bullet),
    ("＜共通事項＞", |_| Part::Theme("共通事項".to_owned())),
    ("\u{f06c}", Part::Bullet),
    ("今後、再生", |s| Part::Prose(format!("今後、再生{s}"))),
];

/// The bytes as published.
pub fn source() -> &'static str {
    SOURCE
}

/// The paragraphs, in order.
pub fn parts() -> Vec<Part> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for line in SOURCE.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let next = found.last().map_or(0, |(last, _)| last + 1);
        if let Some(rest) = BEGINNINGS.get(next).and_then(|(beginning, _)| line.strip_prefix(beginning)) {
            found.push((next, rest.trim_start().to_owned()));
            continue;
        }
        let (_, text) = found.last_mut().expect("the document opens with its title");
        // Words of Latin script are divided by the space that the wrap took.
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if latin(text.chars().next_back()) && latin(line.chars().next()) {
            text.push(' ');
        }
        text.push_str(line);
    }
    assert_eq!(
        found.len(),
        BEGINNINGS.len(),
        "a paragraph was not found: {:?}",
        BEGINNINGS.get(found.len()).map(|b| b.0)
    );
    // 藤堂具紀, 佐原康之 … are cut at their names; the space behind the name comes back here.
    let entry = |part: Part| match part {
        Part::Entry(role, words) if !words.contains(' ') => Part::Entry(role, spaced(&words)),
        other => other,
    };
    found.into_iter().map(|(index, text)| entry(BEGINNINGS[index].1(text))).collect()
}

/// A name and what follows it, with the space between them.
fn spaced(words: &str) -> String {
    let name =
        BEGINNINGS.iter().map(|(b, _)| b.trim()).find(|b| words.starts_with(b)).expect("a name of the list");
    format!("{name} {}", &words[name.len()..])
}
