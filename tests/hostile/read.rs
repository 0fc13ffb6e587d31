//! A table of hostile bytes: what is read of them, or why they are refused.

use std::{
    io::{Cursor, Write},
    time::Duration,
};

use gijigraph::{
    Extraction, Format, Lexicon, Source, Unreadable,
    ingest::within,
    rdf::{self, Base},
    source::archive,
};
use zip::{ZipWriter, write::SimpleFileOptions};

const HEAD: &str = "第２回みなと市港湾協議会　議事録\n日時：令和５年６月１日（木）\n出席者：\n会長　潮見航　みなと大学教授\n委員　岬良子　みなと港湾局長\n\n議事\n";

/// What becomes of a hostile document.
enum Expected {
    /// It is read, and the characters hold these words.
    Read(&'static str),
    /// It is refused with these words.
    Refused(&'static str),
}

use Expected::{Read, Refused};

/// From bytes to quads, in a time that only work without bounds takes.
fn extract(format: Option<Format>, bytes: Vec<u8>) -> Result<Extraction, Unreadable> {
    let lexicon = Lexicon::embedded();
    let work = move |_: &_| {
        let source = Source { format, ..Source::new("hostile", bytes) };
        let found = gijigraph::extract(&source, lexicon)?;
        let _ = rdf::map(&found, &Base::default());
        Ok(found)
    };
    within(Some(Duration::from_mins(2)), work).expect("the work grows with the document, not faster")
}

fn check(rows: Vec<(&str, Option<Format>, Vec<u8>, Expected)>) {
    for (name, format, bytes, expected) in rows {
        match (extract(format, bytes), expected) {
            (Ok(found), Read(words)) => {
                assert!(found.text.as_str().contains(words), "{name}: {words:?} is not read");
            }
            (Err(reason), Refused(words)) => {
                assert!(reason.to_string().contains(words), "{name}: {reason}");
            }
            (Ok(_), Refused(words)) => panic!("{name} is read, and not refused: {words}"),
            (Err(reason), Read(_)) => panic!("{name} is refused: {reason}"),
        }
    }
}

fn utf16(text: &str, between: u16) -> Vec<u8> {
    let (head, tail) = text.split_at(text.find("開会").unwrap());
    let units = [0xfeff].into_iter().chain(head.encode_utf16()).chain([between]).chain(tail.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let xml = format!("<w:document><w:body>{body}</w:body></w:document>");
    zip(&[("word/document.xml", xml.as_bytes())])
}

#[test]
fn characters_that_are_none_are_left_out_or_replaced() {
    let speech = "○潮見会長　開会します。\n";
    let text = format!("{HEAD}{speech}");
    let json = |speech: &str| {
        format!(r#"[{{"house": "衆議院", "committee": "離島振興委員会", "date": "2025-03-31", "id": "x_001", "speaker": "潮見航", "text": "{speech}"}}]"#)
            .into_bytes()
    };
    let page = |inside: &str| format!("<html><body><p>議事録</p><p>{inside}</p></body></html>").into_bytes();
    let paragraph = |inside: &str| word(&format!("<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>"));
    check(vec![
        ("NUL in text", Some(Format::Plain), text.replace("開会", "開\0会").into_bytes(), Read("会します")),
        ("NUL in a page", Some(Format::Html), page("開\0会"), Read("開会")),
        ("NUL as a reference", Some(Format::Html), page("開&#0;会"), Read("会")),
        ("a surrogate as a reference", Some(Format::Html), page("開&#xD800;会"), Read("開\u{fffd}会")),
        ("no character as a reference", Some(Format::Html), page("開&#x110000;会"), Read("開\u{fffd}会")),
        ("NUL in Word", None, paragraph("開\0会"), Read("開会")),
        (
            "a surrogate in Word",
            Some(Format::Docx),
            paragraph("ただいまから開&#xD800;会します"),
            Read("会します"),
        ),
        ("a raw control in JSON", Some(Format::AssemblyJson), json("開\u{0}会"), Refused("JSON")),
        ("an escaped NUL in JSON", Some(Format::AssemblyJson), json(r"開\u0000会"), Read("会")),
        ("a lone surrogate in JSON", Some(Format::AssemblyJson), json(r"開\udc00会"), Refused("surrogate")),
        ("a lone surrogate in UTF-16", None, utf16(&text, 0xd800), Read("\u{fffd}開会")),
        (
            "a file cut off in a character",
            Some(Format::Plain),
            text.as_bytes()[..text.len() - 2].to_vec(),
            Read("開会"),
        ),
        (
            "bytes of no encoding",
            Some(Format::Plain),
            [text.as_bytes(), b"\xff\xfe\xfd"].concat(),
            Read("開会"),
        ),
    ]);
}

/// The names in the roster and the marks, as the graph has them.
fn names(text: &str) -> Vec<String> {
    let found = extract(Some(Format::Plain), text.as_bytes().to_vec()).unwrap();
    let minutes = &found.records[0].minutes;
    let roster = minutes.attendance.iter().filter_map(|entry| entry.name.as_ref());
    let marks = minutes.turns.iter().filter_map(|turn| turn.label.as_ref());
    roster.chain(marks).map(|name| name.value.clone()).collect()
}

#[test]
fn characters_that_print_nothing_or_turn_the_line_make_no_other_name() {
    let speech = "○潮見会長　開会します。\n○岬委員　桟橋の点検が課題である。\n";
    let plain = format!("{HEAD}{speech}");
    let expected = names(&plain);
    for name in ["潮見航", "岬良子"] {
        assert!(expected.iter().any(|found| found == name), "{expected:?}");
    }
    for unseen in [
        "\u{200b}",
        "\u{200d}",
        "\u{2060}",
        "\u{feff}",
        "\u{ad}",
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "\u{e0061}",
    ] {
        let tricked = plain.replace("潮見", &format!("潮{unseen}見")).replace("岬", &format!("岬{unseen}"));
        assert_eq!(names(&tricked), expected, "{unseen:?}");
    }
}

#[test]
fn repetition_without_end_is_read_in_time_that_grows_with_it() {
    let pieces = [
        "（",
        "「",
        "『",
        "【",
        "＜",
        "○",
        "・",
        "－",
        "　",
        "\t",
        "\r",
        "\u{c}",
        "\u{3099}",
        "\u{301}",
        "９",
        "一",
        "第",
        "令和",
        "年",
        "の",
        "、",
        "。",
        "ー",
        "株式会社",
        "委員",
        "会長",
        "法",
        "第一条",
        "同法",
        "１．",
        "（１）",
        "資料１",
        "a",
        "a ",
        "ﾊﾞ",
        "㍿",
        "𠮟",
        "\u{fdfa}",
        "○潮見会長　",
        "潮見航（",
        "潮見航、",
        "→",
        "|",
        "｜",
        "：",
        "\n",
        "\n\n",
        "一\n",
        "・一\n",
        "（\n",
        "「一\n",
        "○\n",
        "第１回\n",
        "日時：\n",
        "出席者：\n",
        "潮見航　会長\n",
        "１　一\n",
        "資料１　一\n",
        "次回、説明する。",
        "必要がある。",
        "ではないか。",
        "航空法",
        "御説明いたします。",
        "○潮見会長　航空法について、手続を簡素化する必要がある。\n",
        "会長　潮見航　みなと大学教授\n",
    ];
    for piece in pieces {
        let text = format!("{HEAD}{}\n以上\n", piece.repeat(30_000 / piece.len()));
        let found = extract(Some(Format::Plain), text.into_bytes());
        assert!(found.is_ok(), "{piece:?}");
    }
}

/// `GIJIGRAPH_LINE=104857600` makes it a line of 100 MB.
#[test]
fn a_line_without_end_is_read() {
    let bytes = std::env::var("GIJIGRAPH_LINE").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(1 << 20);
    let sentence = "航空法について、手続を簡素化する必要がある。";
    let line = format!("{HEAD}○潮見会長　{}", sentence.repeat(bytes / sentence.len()));
    let source = Source::new("line.txt", line.into_bytes());
    let found = gijigraph::extract(&source, Lexicon::embedded()).unwrap();
    assert_eq!(found.records[0].minutes.turns.len(), 1);
    assert!(found.text.as_str().ends_with(sentence));
}

#[test]
fn nesting_and_references_without_end_are_read_or_refused() {
    let deep = |open: &str, close: &str, n| format!("{}底{}", open.repeat(n), close.repeat(n)).into_bytes();
    let lists = deep("<ul><li><dl><dd><blockquote>", "</blockquote></dd></dl></li></ul>", 20_000);
    let kids = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[2 0 R]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n";
    let before = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Prev 59/Size 2>>\nstartxref\n59\n%%EOF\n";
    let arrays = [
        b"%PDF-1.7\n1 0 obj\n".to_vec(),
        deep("[", "]", 100_000),
        b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n".to_vec(),
    ]
    .concat();
    let styles = "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>本文</w:t></w:r></w:p>";
    let circle = zip(&[
        ("word/document.xml", format!("<w:document><w:body>{styles}</w:body></w:document>").as_bytes()),
        ("word/styles.xml", br#"<w:styles><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#),
    ]);
    let laughs: String =
        (1..20).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let laughs = format!(
        "<!DOCTYPE w [<!ENTITY l0 \"笑\">{laughs}]><w:document><w:body><w:p><w:r><w:t>前&l19;後</w:t></w:r></w:p></w:body></w:document>"
    );
    check(vec![
        ("lists in a page", Some(Format::Html), lists, Read("底")),
        ("objects in JSON", Some(Format::KokkaiJson), deep("[", "]", 100_000), Refused("deeper")),
        ("tables in Word", None, word(&"<w:tbl><w:tr><w:tc>".repeat(50_000)), Read("")),
        ("text boxes in Word", None, word(&"<w:p><w:r><w:txbxContent>".repeat(50_000)), Read("")),
        ("styles in a circle", None, circle, Read("本文")),
        (
            "entities that grow",
            Some(Format::Docx),
            zip(&[("word/document.xml", laughs.as_bytes())]),
            Read("前\u{fffd}後"),
        ),
        (
            "a part that unpacks without end",
            None,
            word(&" ".repeat(130 << 20)),
            Refused("unpacks to more than"),
        ),
        ("pages in a circle", None, kids.into(), Refused("pdf is damaged")),
        ("tables of a PDF in a circle", None, before.into(), Refused("pdf is damaged")),
        ("arrays in a PDF", None, arrays, Refused("pdf is damaged")),
        ("a PDF of nothing", None, b"%PDF-1.7\n".to_vec(), Refused("pdf is damaged")),
    ]);
}

#[test]
fn archives_neither_lead_out_of_their_folder_nor_into_each_other() {
    let inner = zip(&[("a.txt", HEAD.as_bytes())]);
    let bytes = zip(&[
        ("../../outside.txt", HEAD.as_bytes()),
        ("/etc/absolute.txt", HEAD.as_bytes()),
        ("inner.zip", &inner),
    ]);
    let members = archive::members_of(Source::new("a.zip", bytes)).unwrap().unwrap();
    let read = |member: &archive::Member| extract(None, member.read(1 << 20).unwrap().bytes);
    assert_eq!(members.len(), 3);
    for member in members {
        // A name is a name: nothing is ever written under it.
        assert!(member.name().starts_with("a.zip/"), "{}", member.name());
        let Err(reason) = read(&member) else { continue };
        assert!(member.name().ends_with("inner.zip"), "{reason}");
        assert!(reason.to_string().contains("archive"), "{reason}");
    }
}
