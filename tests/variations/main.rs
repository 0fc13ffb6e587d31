//! The first document laid out in many other ways says the same.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that fails panics, and tells what is known"
)]
#![expect(clippy::type_complexity, reason = "a table of forms: names and functions")]

mod compare;
mod document;
mod style;

use std::{borrow::Cow, collections::BTreeMap};

use compare::{first_difference, said};
use document::{Part, parts, source};
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS};
use serde_json::Value;
use style::{Pages, Style, Wrap, narrow_digit, wide, wide_digit};

/// A layout by name, and the bytes of the document in it.
type Row = (String, Vec<u8>);

/// Layouts that do not yet say the same: `name,why`. One that says the same again fails the test.
const KNOWN: &str = include_str!("known.csv");

/// Checks every row, and tells the first difference of each that says something else.
fn check(rows: Vec<Row>) {
    let published = said(source().as_bytes());
    let known: BTreeMap<String, String> =
        csv::Reader::from_reader(KNOWN.as_bytes()).deserialize().map(|row| row.expect("name,why")).collect();
    let mut failures = Vec::new();
    for (name, bytes) in rows {
        match (first_difference("", &published, &said(&bytes)), known.get(&name)) {
            (Some(difference), None) => failures.push(format!("{name}: {difference}")),
            (Some(difference), Some(why)) => println!("known: {name}: {difference} ({why})"),
            (None, Some(_)) => failures.push(format!("{name}: says the same now; take it out of known.csv")),
            (None, None) => {}
        }
    }
    assert!(failures.is_empty(), "{} layouts say something else:\n{}", failures.len(), failures.join("\n"));
}

fn row(name: impl Into<String>, style: &Style) -> Row {
    (name.into(), style.print(&parts()).into_bytes())
}

/// The same style on one line a paragraph, wrapped, and as published.
fn three(name: &str, change: impl Fn(Style) -> Style) -> Vec<Row> {
    let wrapped = Style { wrap: Wrap::Kinsoku(40), ..Style::unwrapped() };
    vec![
        row(format!("{name}, as published"), &change(Style::published())),
        row(format!("{name}, wrapped"), &change(wrapped)),
        row(format!("{name}, unwrapped"), &change(Style::unwrapped())),
    ]
}

#[test]
fn the_document_put_together_again_is_the_document() {
    let squeeze = |s: &str| s.split_whitespace().collect::<String>();
    assert_eq!(squeeze(&Style::published().print(&parts())), squeeze(source()));
    assert_eq!(parts().iter().filter(|part| matches!(part, Part::Bullet(_))).count(), 11);
    check(three("put together again", |style| style));
}

#[test]
fn wraps_say_nothing() {
    let mut rows = Vec::new();
    for columns in [20, 28, 34, 36, 40, 45, 60] {
        for (name, wrap) in [("naive", Wrap::Naive(columns)), ("kinsoku", Wrap::Kinsoku(columns))] {
            let wrapped = Style { wrap, ..Style::unwrapped() };
            rows.push(row(format!("{name} {columns}"), &wrapped));
            rows.push(row(
                format!("{name} {columns}, blank lines between"),
                &Style { interleaved: true, ..wrapped.clone() },
            ));
            rows.push(row(format!("{name} {columns}, no gaps"), &Style { gaps: false, ..wrapped.clone() }));
            rows.push(row(format!("{name} {columns}, hanging"), &Style { indents: ("　", "　"), ..wrapped }));
        }
    }
    check(rows);
}

#[test]
fn blank_lines_say_nothing() {
    let dropped: String =
        source().lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect();
    let doubled: String = source().lines().map(|line| format!("{line}\n\n")).collect();
    let trimmed: String = source().lines().map(|line| format!("{}\n", line.trim())).collect();
    let mut rows = vec![
        ("blank lines dropped".to_owned(), dropped.into_bytes()),
        ("blank lines doubled".to_owned(), doubled.into_bytes()),
        ("lines trimmed".to_owned(), trimmed.into_bytes()),
    ];
    rows.extend(three("no gaps", |style| Style { gaps: false, ..style }));
    rows.extend(three("indented by a full-width space", |style| Style { indents: ("　", ""), ..style }));
    rows.extend(three("not indented", |style| Style { indents: ("", ""), ..style }));
    check(rows);
}

#[test]
fn line_ends_and_encodings_say_nothing() {
    let crlf = source().replace('\n', "\r\n");
    let utf16 = |mark: bool, bytes: fn(u16) -> [u8; 2]| {
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(source().encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    let mut rows: Vec<Row> = vec![
        ("CRLF".to_owned(), crlf.clone().into_bytes()),
        ("CR".to_owned(), source().replace('\n', "\r").into_bytes()),
        ("UTF-8 with a mark".to_owned(), [b"\xef\xbb\xbf", source().as_bytes()].concat()),
        ("UTF-16LE with a mark".to_owned(), utf16(true, u16::to_le_bytes)),
        ("UTF-16BE with a mark".to_owned(), utf16(true, u16::to_be_bytes)),
        ("UTF-16LE".to_owned(), utf16(false, u16::to_le_bytes)),
        ("UTF-16BE".to_owned(), utf16(false, u16::to_be_bytes)),
    ];
    for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP] {
        for (name, bullet) in [("・", "・"), ("●", "● ")] {
            let text = source().replace("\u{f06c} ", bullet);
            rows.push((format!("{} with {name}", encoding.name()), encoded(encoding, &text)));
            rows.push((
                format!("{} with {name}, CRLF", encoding.name()),
                encoded(encoding, &text.replace('\n', "\r\n")),
            ));
        }
        let text = Style { bullet: "○", ..Style::unwrapped() }.print(&parts());
        rows.push((format!("{} unwrapped", encoding.name()), encoded(encoding, &text)));
    }
    check(rows);
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, lacking) = encoding.encode(text);
    assert!(!lacking, "{} lacks a character of the document", encoding.name());
    match bytes {
        Cow::Borrowed(bytes) => bytes.to_vec(),
        Cow::Owned(bytes) => bytes,
    }
}

#[test]
fn the_form_of_a_bullet_says_nothing() {
    let bullets = [
        "・",
        "・ ",
        "・　",
        "●",
        "● ",
        "○",
        "○ ",
        "○　",
        "◯ ",
        "◎ ",
        "■ ",
        "□ ",
        "◆ ",
        "◇ ",
        "➢ ",
        "- ",
        "－ ",
        "\u{f0b7} ",
        "\u{f0d8} ",
        "\u{f09f} ",
        "• ",
        "* ",
        "▪ ",
        "✓ ",
        "◦ ",
        "⚫ ",
        "\u{f06c}",
        "\u{f0b7}",
    ];
    let rows = bullets
        .into_iter()
        .flat_map(|bullet| three(&format!("bullet {bullet:?}"), |style| Style { bullet, ..style }));
    check(rows.collect());
}

#[test]
fn the_form_of_a_label_says_nothing() {
    let forms: &[(&str, fn(usize, &str, &str) -> String)] = &[
        ("no sign", |_, word, value| format!("{word}：{value}")),
        ("no sign, no colon", |_, word, value| format!("{word}　{value}")),
        ("■ and a space", |_, word, value| format!("■{word}　{value}")),
        ("◆", |_, word, value| format!("◆{word}：{value}")),
        ("○", |_, word, value| format!("○{word}：{value}")),
        ("○ and a space", |_, word, value| format!("○ {word}　{value}")),
        ("●", |_, word, value| format!("●{word}：{value}")),
        ("□", |_, word, value| format!("□ {word}：{value}")),
        ("【】", |_, word, value| format!("【{word}】{value}")),
        ("【】 on its own line", |_, word, value| own_line(&format!("【{word}】"), value)),
        ("＜＞", |_, word, value| format!("＜{word}＞{value}")),
        ("＜＞ on its own line", |_, word, value| own_line(&format!("＜{word}＞"), value)),
        ("〔〕", |_, word, value| format!("〔{word}〕{value}")),
        ("1.", |n, word, value| format!("{n}. {word}：{value}")),
        ("１．", |n, word, value| format!("{}．{word}：{value}", wide(n))),
        ("１．no colon", |n, word, value| format!("{}．{word}　{value}", wide(n))),
        ("１　", |n, word, value| format!("{}　{word}　　{value}", wide(n))),
        ("(1)", |n, word, value| format!("({n}) {word}：{value}")),
        ("（１）", |n, word, value| format!("（{}）{word}：{value}", wide(n))),
        ("on its own line", |_, word, value| own_line(&format!("■{word}"), value)),
        ("half-width colon", |_, word, value| format!("■{word}: {value}")),
    ];
    check(
        forms
            .iter()
            .flat_map(|&(name, label)| three(&format!("label {name}"), move |style| Style { label, ..style }))
            .collect(),
    );
}

/// A label with its value on the line below it.
fn own_line(label: &str, value: &str) -> String {
    if value.is_empty() { label.to_owned() } else { format!("{label}\n{value}") }
}

#[test]
fn the_word_of_a_label_says_nothing() {
    let words: &[(&str, fn(&str) -> &str)] = &[
        ("unspaced", |word| word),
        ("spaced wide", |word| match word {
            "日時" => "日　　時",
            "場所" => "場　　所",
            "出席者" => "出　席　者",
            "議事" => "議　　事",
            "概要" => "概　　要",
            word => word,
        }),
        ("開催", |word| match word {
            "日時" => "開催日時",
            "場所" => "開催場所",
            "出席者" => "出席者一覧",
            "議事" => "議題",
            "概要" => "議事概要",
            word => word,
        }),
        ("会議", |word| match word {
            "日時" => "開催日",
            "場所" => "会場",
            "出席者" => "出席委員",
            "議事" => "議事次第",
            "概要" => "議事の概要",
            word => word,
        }),
        ("short", |word| match word {
            "出席者" => "出席",
            "議事" => "次第",
            "概要" => "議事要旨",
            word => word,
        }),
    ];
    check(
        words
            .iter()
            .flat_map(|&(name, word)| {
                three(&format!("label words {name}"), move |style| Style { word, ..style })
            })
            .collect(),
    );
}

#[test]
fn the_form_of_a_role_says_nothing() {
    let roles: &[(&str, fn(&str) -> String)] = &[
        ("colon", |role| format!("{role}：")),
        ("half-width colon", |role| format!("{role}: ")),
        ("（）", |role| format!("（{role}）\n")),
        ("【】 on its own line", |role| format!("【{role}】\n")),
        ("＜＞ on its own line", |role| format!("＜{role}＞\n")),
        ("［］ on its own line", |role| format!("［{role}］\n")),
        ("○ on its own line", |role| format!("○{role}\n")),
        ("own line", |role| format!("{role}\n")),
        ("own line, colon", |role| format!("{role}：\n")),
        ("spaced", |role| format!("{}：　", role.chars().map(String::from).collect::<Vec<_>>().join("　"))),
    ];
    check(
        roles
            .iter()
            .flat_map(|&(name, role)| three(&format!("role {name}"), move |style| Style { role, ..style }))
            .collect(),
    );
}

#[test]
fn the_form_of_a_heading_says_nothing() {
    let headings: &[(&str, fn(usize, &str) -> String)] = &[
        ("(1)", |n, text| format!("({n}) {text}")),
        ("（１）", |n, text| format!("（{}）{text}", wide(n))),
        ("1.", |n, text| format!("{n}. {text}")),
        ("1 ", |n, text| format!("{n} {text}")),
        ("１　", |n, text| format!("{}　{text}", wide(n))),
        ("１）", |n, text| format!("{}）{text}", wide(n))),
        ("①", |n, text| format!("{}{text}", ['①', '②', '③'][n - 1])),
        ("議題１", |n, text| format!("議題{}　{text}", wide(n))),
        ("■", |_, text| format!("■{text}")),
        ("○", |_, text| format!("○{text}")),
    ];
    let mut rows: Vec<Row> = headings
        .iter()
        .flat_map(|&(name, heading)| {
            three(&format!("heading {name}"), move |style| Style { heading, ..style })
        })
        .collect();
    let items: &[(&str, fn(usize, &str) -> String)] = &[
        ("(1)", |n, text| format!("({n}) {text}")),
        ("（１）", |n, text| format!("（{}）{text}", wide(n))),
        ("１．", |n, text| format!("{}．{text}", wide(n))),
        ("1.", |n, text| format!("{n}. {text}")),
        ("１　", |n, text| format!("{}　{text}", wide(n))),
        ("①", |n, text| format!("{}{text}", ['①', '②', '③'][n - 1])),
        ("・", |_, text| format!("・{text}")),
        ("議題１", |n, text| format!("議題{}　{text}", wide(n))),
    ];
    rows.extend(
        items
            .iter()
            .flat_map(|&(name, item)| three(&format!("agenda {name}"), move |style| Style { item, ..style })),
    );
    check(rows);
}

#[test]
fn the_form_of_a_theme_says_nothing() {
    let themes: &[(&str, fn(&str) -> String)] = &[
        ("【】", |text| format!("【{text}】")),
        ("〔〕", |text| format!("〔{text}〕")),
        ("［］", |text| format!("［{text}］")),
        ("《》", |text| format!("《{text}》")),
        ("〈〉", |text| format!("〈{text}〉")),
        ("<>", |text| format!("<{text}>")),
        ("■", |text| format!("■{text}")),
        ("■ ", |text| format!("■ {text}")),
        ("◆", |text| format!("◆{text}")),
        ("○", |text| format!("○{text}")),
        ("（）", |text| format!("（{text}）")),
    ];
    let mut rows: Vec<Row> = themes
        .iter()
        .flat_map(|&(name, theme)| three(&format!("theme {name}"), move |style| Style { theme, ..style }))
        .collect();
    let mut index = 0;
    let numbered: Vec<Part> = parts()
        .into_iter()
        .map(|part| match part {
            Part::Heading(..) => {
                index = 0;
                part
            }
            Part::Theme(text) => {
                index += 1;
                Part::Prose(format!("（{}）{text}", wide(index)))
            }
            other => other,
        })
        .collect();
    for (name, style) in [("published", Style::published()), ("unwrapped", Style::unwrapped())] {
        rows.push((format!("theme （１）, {name}"), style.print(&numbered).into_bytes()));
    }
    check(rows);
}

#[test]
fn the_width_of_characters_says_nothing() {
    let forms: &[(&str, fn(char) -> char)] = &[
        ("full-width digits", wide_digit),
        ("half-width digits", narrow_digit),
        ("half-width brackets", |c| match c {
            '（' => '(',
            '）' => ')',
            '：' => ':',
            '［' => '[',
            '］' => ']',
            '／' => '/',
            c => c,
        }),
        ("full-width Latin", |c| {
            if c.is_ascii_alphanumeric() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c }
        }),
        ("wave dash", |c| if c == '～' { '\u{301c}' } else { c }),
        ("hyphen for a wave", |c| if c == '～' { '-' } else { c }),
        ("full-width hyphen for a wave", |c| if c == '～' { '－' } else { c }),
        ("dash for a wave", |c| if c == '～' { '–' } else { c }),
        ("minus in numbers", |c| if c == '－' { '\u{2212}' } else { c }),
        ("hyphens in numbers", |c| if c == '－' { '-' } else { c }),
        ("half-width middle dots", |c| if c == '・' { '･' } else { c }),
        ("full-width spaces", |c| if c == ' ' { '　' } else { c }),
        ("no-break spaces", |c| if c == ' ' { '\u{a0}' } else { c }),
        ("commas", |c| match c {
            '、' => '、',
            '「' => '｢',
            '」' => '｣',
            c => c,
        }),
    ];
    check(forms.iter().flat_map(|&(name, form)| three(name, move |style| Style { form, ..style })).collect());
}

#[test]
fn page_numbers_say_nothing() {
    let feet: &[(&str, fn(usize, usize) -> String)] = &[
        ("bare", |n, _| n.to_string()),
        ("centred", |n, _| format!("                    {n}")),
        ("full-width", |n, _| wide(n)),
        ("-2-", |n, _| format!("-{n}-")),
        ("- 2 -", |n, _| format!("- {n} -")),
        ("－２－", |n, _| format!("－{}－", wide(n))),
        ("2/5", |n, all| format!("{n}/{all}")),
        ("2 / 5", |n, all| format!("{n} / {all}")),
        ("2ページ", |n, _| format!("{n}ページ")),
        ("p.2", |n, _| format!("p.{n}")),
        ("form feed", |n, _| format!("{n}\u{c}")),
    ];
    let mut rows = Vec::new();
    for &(name, foot) in feet {
        for every in [17, 29, 40] {
            for apart in [false, true] {
                let pages = Some(Pages { every, foot, apart });
                let name = format!("page number {name} every {every}{}", if apart { ", apart" } else { "" });
                rows.extend(three(&name, |style| Style { pages, ..style }));
            }
        }
    }
    check(rows);
}

#[test]
fn a_difference_is_told_by_its_place() {
    let (one, mut other): (Value, Value) = (said(source().as_bytes()), said(source().as_bytes()));
    assert_eq!(first_difference("", &one, &other), None);
    other["turns"][3]["candidates"][1] = Value::from("他人");
    let told = first_difference("", &one, &other).expect("it differs");
    assert!(told.starts_with("/turns/3/candidates"), "{told}");
}
