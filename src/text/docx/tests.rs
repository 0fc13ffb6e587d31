use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::{Format, Lexicon, Source};

/// A Word document with these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(xml.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn body(xml: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{xml}</w:body></w:document>")
}

fn document(xml: &str) -> Vec<u8> {
    package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &body(xml))])
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn laid(xml: &str) -> String {
    let text = read(&document(xml)).unwrap().characters;
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

#[test]
fn a_paragraph_is_a_line() {
    let xml = "<w:p><w:r><w:t>第１回</w:t></w:r><w:r><w:t xml:space=\"preserve\">会議 </w:t></w:r><w:r><w:t>録&amp;案&#x3000;</w:t><w:br/><w:t>次の行</w:t></w:r></w:p><w:p/>";
    assert_eq!(laid(xml), "第１回会議 録&案\n次の行\n");
    assert_eq!(read(&document(xml)).unwrap().layout, Layout::Written);
}

#[test]
fn revisions_readings_and_codes_print_as_word_prints_them() {
    let xml = "<w:p><w:r><w:t>前</w:t></w:r><w:del><w:r><w:delText>消</w:delText></w:r></w:del><w:ins><w:r><w:t>加</w:t></w:r></w:ins>\
      <w:r><w:ruby><w:rt><w:r><w:t>みない</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>薬袋</w:t></w:r></w:rubyBase></w:ruby></w:r>\
      <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>３</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
      <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>EQ \\* jc2 \\o\\ad(\\s\\up 9(とどろき),轟)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r><w:r><w:tab/><w:t>後</w:t><w:sym w:font=\"Wingdings\" w:char=\"F06C\"/></w:r></w:p>";
    assert_eq!(laid(xml), "前加薬袋３轟　　後\u{f06c}");
}

#[test]
fn text_boxes_print_once_behind_their_paragraph() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("箱の中"));
    let xml = format!(
        "<w:p><w:r><w:t>段落</w:t><mc:AlternateContent><mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(laid(&xml), "段落\n箱の中");
}

#[test]
fn tables_print_a_row_a_line() {
    let cell =
        |words: &str, properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(words));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let xml = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row(&[cell("区分", ""), cell("氏名", ""), cell("所属", "")]),
        row(&[cell("委員", "<w:vMerge w:val=\"restart\"/>"), cell("山田　太郎", ""), cell("甲大学教授", "")]),
        row(&[cell("", "<w:vMerge/>"), cell("鈴木　花子", ""), cell("乙会会長", "")]),
        row(&[cell("以上二名", "<w:gridSpan w:val=\"3\"/>")]),
    );
    assert_eq!(
        laid(&xml),
        "区分　　氏名　　所属\n＜委員＞\n山田　太郎　　甲大学教授\n鈴木　花子　　乙会会長\n以上二名"
    );
}

#[test]
fn lists_print_the_numbers_that_word_prints() {
    let level = |n: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
        <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>",
        level(0, "decimalFullWidth", "%1．"),
        level(1, "aiueoFullWidth", "（%2）"),
        level(2, "decimalEnclosedCircle", "%3"),
        level(0, "bullet", "・"),
    );
    let styles = "<w:styles><w:style w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"M\"><w:basedOn w:val=\"L\"/></w:style></w:styles>";
    let item = |list: u32, level: u32, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let xml = [
        item(1, 0, "予算"),
        item(1, 1, "歳入"),
        item(1, 1, "歳出"),
        item(1, 2, "一般"),
        item(1, 0, "決算"),
        item(1, 1, "歳入"),
        "<w:p><w:pPr><w:pStyle w:val=\"M\"/></w:pPr><w:r><w:t>意見</w:t></w:r></w:p>".to_owned(),
        item(3, 0, "改めて"),
        item(0, 0, "番号なし"),
    ]
    .concat();
    let bytes = package(&[
        ("word/document.xml", &body(&xml)),
        ("word/numbering.xml", &numbering),
        ("word/styles.xml", styles),
    ]);
    assert_eq!(
        read(&bytes).unwrap().characters,
        "１．　予算\n（ア）　歳入\n（イ）　歳出\n①　一般\n２．　決算\n（ア）　歳入\n・意見\n１．　改めて\n番号なし\n"
    );
}

#[test]
fn pages_begin_where_word_broke_them() {
    let xml = "<w:p><w:r><w:t>一頁</w:t></w:r></w:p><w:p><w:r><w:t>続く</w:t><w:lastRenderedPageBreak/><w:t>二頁</w:t></w:r></w:p>";
    let source = Source::new("a.docx", document(xml));
    let text = crate::Text::read(&source).unwrap().value;
    assert_eq!(text.as_str(), "一頁\n続く二頁\n");
    assert_eq!([0, 4, 5].map(|at| text.page_of(at)), [Some(1), Some(1), Some(2)]);
}

#[test]
fn heads_and_notes_are_furniture() {
    let bytes = package(&[
        ("word/document.xml", &body(&p("本文"))),
        ("word/header1.xml", &format!("<w:hdr>{}</w:hdr>", p("資料１"))),
        (
            "word/footnotes.xml",
            &format!("<w:footnotes><w:footnote>{}</w:footnote></w:footnotes>", p("注の文")),
        ),
    ]);
    let text = crate::Text::read(&Source::new("a.docx", bytes)).unwrap().value;
    assert_eq!(text.as_str(), "資料１\n本文\n注の文\n");
    assert!(text.is_furniture(0) && !text.is_furniture(4) && text.is_furniture(7));
}

#[test]
fn minutes_in_word_read_as_minutes_in_text() {
    let xml: String = [
        "第２回みなと市港湾協議会　議事録",
        "日時：令和５年６月１日　午後２時～午後３時",
        "場所：市役所第一会議室",
        "出席者",
        "＜委員＞",
        "山田　太郎（会長）　港北大学教授",
        "鈴木　花子　みなと市商工会議所会頭",
        "＜議事＞",
        "○山田会長　それでは開会します。",
        "○鈴木委員　桟橋の点検について伺います。",
        "○山田会長　事務局からお願いします。",
    ]
    .map(p)
    .concat();
    let found = crate::extract(&Source::new("a.docx", document(&xml)), Lexicon::embedded()).unwrap();
    let minutes = &found.records[0].minutes;
    assert_eq!(minutes.meeting.date.as_ref().unwrap().value, "2023-06-01");
    assert_eq!(minutes.attendance.len(), 2);
    let labels: Vec<&str> = minutes.turns.iter().map(|t| t.label.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(labels, ["山田会長", "鈴木委員", "山田会長"]);
}

#[test]
fn entities_of_a_document_are_not_followed() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
        <w:document><w:body><w:p><w:r><w:t>前&b;後</w:t></w:r></w:p></w:body></w:document>";
    let bytes = package(&[("word/document.xml", bomb)]);
    assert_eq!(read(&bytes).unwrap().characters, "前\u{fffd}後\n");
}

#[test]
fn nesting_without_end_is_read() {
    let deep = format!("{}底{}", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>".repeat(5_000), "");
    assert!(laid(&deep).contains('底'));
}

#[test]
fn a_broken_document_is_read_up_to_the_break() {
    let xml = body(&format!("{}<w:p><w:r><w:t>途中", p("一行目")));
    let cut = &xml[..xml.find("</w:body>").unwrap()];
    let reading = read(&package(&[("word/document.xml", cut)])).unwrap();
    assert_eq!(reading.characters, "一行目\n途中\n");
    let bytes = document(&p("本文"));
    assert!(matches!(read(&bytes[..bytes.len() / 2]), Err(Unreadable::Damaged { .. })));
}

#[test]
fn other_files_in_zip_are_named() {
    let named = |name: &str| {
        let source = Source::new("a", package(&[(name, "<x/>")]));
        crate::Text::read(&source).unwrap_err().to_string()
    };
    assert_eq!(Format::detect(&document("")), Format::Docx);
    assert!(named("xl/workbook.xml").contains("Excel"));
    assert!(named("ppt/presentation.xml").contains("PowerPoint"));
    assert!(named("content.xml").contains("OpenDocument"));
    assert!(named("minutes.txt").contains("archive"));
}
