use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};

use super::*;
use crate::{Extraction, Format, Lexicon, Source};

fn laid(markup: &str) -> String {
    let page = format!("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{markup}</body></html>");
    let text = read(page.as_bytes()).characters;
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

fn extracted(markup: &str) -> Extraction {
    let page = format!("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{markup}</body></html>");
    crate::extract(&Source::new("page", page.into_bytes()), Lexicon::embedded()).unwrap()
}

/// Speakers and first words of the turns.
fn turns(markup: &str) -> Vec<String> {
    let found = extracted(markup);
    let turn = |t: &crate::minutes::Turn| {
        let label = t.label.as_ref().map_or("-", |l| l.value.as_str());
        format!("{label}:{}", t.flow.as_str().chars().take(8).collect::<String>())
    };
    found.records[0].minutes.turns.iter().map(turn).collect()
}

fn people(markup: &str) -> Vec<String> {
    let found = extracted(markup);
    let person = |a: &crate::minutes::Attendance| {
        let name = a.name.as_ref().map_or("-", |n| n.value.as_str());
        format!("{name}/{}", a.role.as_deref().unwrap_or("-"))
    };
    found.records[0].minutes.attendance.iter().map(person).collect()
}

#[test]
fn the_site_around_the_text_is_left_out() {
    let page = r##"
      <header><a href="/">みどり市</a> <a href="#main">本文へ</a></header>
      <nav><ul><li><a href="/">ホーム</a></li><li><a href="/k">会議</a></li></ul></nav>
      <p><small><a href="/">ホーム</a> &gt; <a href="/k">会議</a> &gt; 第２回交通会議</small></p>
      <div class="sidebar"><ul><li><a href="/a">くらし</a></li><li><a href="/b">しごと</a></li></ul></div>
      <h1>第２回交通会議　議事要旨</h1>
      <p>本文はここにあります。次のとおり決まりました。</p>
      <form><input value="検索"><button>検索</button></form>
      <p><a href="#top">ページの先頭へ</a></p>
      <script>document.write("<p>広告</p>")</script>
      <footer><p>みどり市役所</p></footer>"##;
    assert_eq!(laid(page), "第２回交通会議　議事要旨\n本文はここにあります。次のとおり決まりました。");
}

#[test]
fn a_menu_in_a_cell_of_a_layout_table_is_left_out() {
    let page = r#"<table><tr><td width=150><a href="a.html">市長室</a><br><a href="b.html">くらし</a><br>
      <a href="c.html">しごと</a></td><td><h2>第１回環境審議会会議録</h2><p>会長　開会します。</p></td></tr></table>"#;
    assert_eq!(laid(page), "第１回環境審議会会議録\n会長　開会します。");
}

#[test]
fn text_that_is_set_with_tags_keeps_its_lines() {
    let row = |who: &str| {
        format!("<div class=\"row\">\n<p>\n<b>{who}委員</b>\n橋の点検を急ぐべきです。\n</p>\n</div>\n")
    };
    let text = format!(
        "### 議事録\n\n港湾協議会\n\n{}",
        ["杉山", "長谷川", "中原", "森下", "谷口", "柳"].map(row).concat()
    );
    assert!(super::looks_like_page(&text));
    let read = super::read(text.as_bytes()).characters;
    let lines: Vec<&str> = read.lines().collect();
    assert_eq!(lines[..4], ["### 議事録", "港湾協議会", "杉山委員", "橋の点検を急ぐべきです。"]);
    assert!(!super::looks_like_page("港湾協議会<br>第1回\n橋の点検を急ぐべきです。</p>"));
}

#[test]
fn links_to_documents_are_no_menu() {
    let page = r#"<p>配付資料</p><ul><li><a href="1.pdf">資料１　計画案</a></li><li><a href="2.pdf">資料２　日程</a></li>
      <li><a href="3.pdf">資料３　名簿</a></li></ul>"#;
    assert_eq!(laid(page), "配付資料\n・資料１　計画案\n・資料２　日程\n・資料３　名簿");
}

#[test]
fn labels_stand_beside_their_values() {
    let table = "<table><tr><th>日時</th><td>令和５年６月１日<br>午後２時から</td></tr><tr><th>場所</th><td>第一会議室</td></tr></table>";
    assert_eq!(laid(table), "日時　令和５年６月１日\n　　　午後２時から\n場所　第一会議室");
    let list = "<dl><dt>日時</dt><dd>令和５年６月１日</dd><dt>場所</dt><dd>第一会議室</dd></dl>";
    assert_eq!(laid(list), "日時　令和５年６月１日\n場所　第一会議室");
}

#[test]
fn a_row_that_names_the_table_stands_over_the_names_of_its_columns() {
    let page = "<h1>みなと市議会総務委員会会議録</h1><table><tr><th colspan=3>出席した理事者</th></tr><tr><th>部</th><th>職</th><th>氏名</th></tr>
        <tr><td rowspan=2>農林水産部</td><td>部長</td><td>高橋　健一</td></tr>
        <tr><td>農政課長</td><td>森　花子</td></tr>
        <tr><td>建設部</td><td>部長</td><td>三枝　誠</td></tr></table>
        <h2>議事</h2><p>会議は次のとおり行われた。質疑の後、原案のとおり了承された。</p>";
    let expected = "出席した理事者\n部　　職　　氏名\n＜農林水産部＞\n高橋　健一　　部長\n森　花子　　農政課長\n＜建設部＞\n三枝　誠　　部長";
    assert!(laid(page).contains(expected), "{}", laid(page));
}

#[test]
fn rosters_in_tables_read_as_printed_ones() {
    let page = "<h1>第３回みなと市交通会議　議事録</h1><h2>出席者</h2><table>
      <tr><th>区分</th><th>氏名</th><th>所属</th></tr>
      <tr><td rowspan=2>委員</td><td>山田　太郎</td><td>港北大学教授</td></tr>
      <tr><td>鈴木　花子</td><td>みなと市商工会議所会頭</td></tr>
      <tr><td>環境省</td><td>佐藤　誠</td><td>水辺保全室長</td></tr></table>
      <h2>議事</h2><p>会議は次のとおり行われた。質疑の後、原案のとおり了承された。</p>";
    assert!(
        laid(page).contains("区分　　氏名　　所属\n＜委員＞\n山田　太郎　　港北大学教授\n鈴木　花子　　"),
        "{}",
        laid(page)
    );
    assert_eq!(people(page), ["山田太郎/委員", "鈴木花子/委員", "佐藤誠/環境省"]);
}

#[test]
fn headings_under_headings_name_the_list_below_them() {
    let page = "<h1>第３回みなと市交通会議　議事録</h1><h2>出席者</h2><h3>交通局</h3>
      <ul><li>山田　太郎　運輸課長</li><li>鈴木　花子　路線係長</li></ul>
      <h3>（有識者）</h3><ul><li>佐藤　誠　港北大学教授</li></ul>
      <h2>資料</h2><ul><li>資料１　路線の案</li></ul>
      <h2>議事</h2><p>会議は次のとおり行われた。質疑の後、原案のとおり了承された。</p>";
    let laid = laid(page);
    assert!(laid.contains("＜交通局＞\n・山田") && laid.contains("\n（有識者）\n・佐藤"), "{laid}");
    assert!(laid.contains("\n出席者\n") && laid.contains("\n資料\n・資料１"), "{laid}");
    assert_eq!(people(page), ["山田太郎/交通局", "鈴木花子/交通局", "佐藤誠/有識者"]);
}

#[test]
fn cells_with_as_many_lines_each_are_rows() {
    let page = "<table><tr><td>企画部長<br>総務部長</td><td>山田　太郎<br>鈴木　花子</td></tr></table>";
    assert_eq!(laid(page), "企画部長　　山田　太郎\n総務部長　　鈴木　花子");
}

#[test]
fn lists_print_their_numbers() {
    let page = "<ol start=2><li>予算<ol type=a><li>歳入</li><li>歳出</li></ol></li><li>その他</li></ol><ul><li>○山田委員</li><li>意見</li></ul>";
    assert_eq!(laid(page), "２．予算\n　ａ．歳入\n　ｂ．歳出\n３．その他\n○山田委員\n・意見");
}

#[test]
fn readings_above_characters_are_left_out() {
    assert_eq!(laid("<p><ruby>薬袋<rp>（</rp><rt>みない</rt><rp>）</rp></ruby>委員</p>"), "薬袋委員");
}

#[test]
fn lines_of_the_markup_are_no_lines_of_the_text() {
    assert_eq!(
        laid("<p>港湾の\n   脱炭素　化 of\n ports&nbsp;3&amp;4<br>次の行</p>"),
        "港湾の脱炭素　化 of ports\u{a0}3&4\n次の行"
    );
}

#[test]
fn hidden_copies_are_left_out() {
    let page = r#"<p>議題は二つあります。</p><p style="display: none">議題は二つあります。</p>
      <div hidden>下書き</div><span class="sr-only">読み上げ用</span><p>以上です。</p>"#;
    assert_eq!(laid(page), "議題は二つあります。\n以上です。");
}

#[test]
fn each_turn_of_a_search_system_begins_with_its_mark_once() {
    let voice = |n: usize, who: &str, words: &str| {
        format!(
            r#"<li><div class="voice__header"><span class="voice__number">{n}: </span><span class="voice__title">◯{who}</span></div>
            <p class="voice__text"><span>{n}: </span>◯{who}　　{words}<br />
　続けて申し上げます。<br /></p></li>"#
        )
    };
    let page = format!(
        r##"<main><h1>交通対策特別委員会会議録</h1><p>開催日：令和５年６月１日</p>
        <ul><li><a href="#v1">1: ◯委員長</a></li><li><a href="#v2">2: ◯交通局長</a></li><li><a href="#v3">3: ◯山田太郎委員</a></li></ul>
        <ul class="list-unstyled">{}{}{}</ul></main>"##,
        voice(1, "委員長", "開会します。"),
        voice(2, "交通局長", "資料を説明します。"),
        voice(3, "山田太郎委員", "質問があります。"),
    );
    assert_eq!(laid(&page).matches("◯委員長").count(), 1, "{}", laid(&page));
    assert_eq!(
        turns(&page),
        ["委員長:開会します。続け", "交通局長:資料を説明します", "山田太郎委員:質問があります。"]
    );
}

#[test]
fn an_index_of_speakers_is_left_out() {
    let page = "<p>1: ◯議長（山田太郎君）</p><p>2: ◯市長（鈴木花子君）</p><p>3: ◯３番（佐藤誠君）</p><hr>
      <p>1: ◯議長（山田太郎君）　開会します。</p><p>2: ◯市長（鈴木花子君）　提案します。</p><p>3: ◯３番（佐藤誠君）　質問します。</p>";
    assert_eq!(
        laid(page),
        "◯議長（山田太郎君）　開会します。\n◯市長（鈴木花子君）　提案します。\n◯３番（佐藤誠君）　質問します。"
    );
}

#[test]
fn several_turns_in_one_cell_are_several_turns() {
    let page = "<h1>第５回税制分科会議事録</h1><table><tr><td>○山田会長　それでは始めます。○鈴木委員　質問があります。負担の話です。○佐藤課長　お答えします。</td></tr></table>";
    assert_eq!(
        turns(page),
        ["山田会長:それでは始めます", "鈴木委員:質問があります。", "佐藤課長:お答えします。"]
    );
}

#[test]
fn speakers_and_words_in_two_columns_are_turns() {
    let page = "<h1>第１回公園協議会会議録</h1><table><tr><th>発言者</th><th>発言内容</th></tr>
      <tr><td>山田会長</td><td>開会します。<br>よろしくお願いします。</td></tr><tr><td>鈴木委員</td><td>遊具の点検はどうなっていますか。</td></tr>
      <tr><td>事務局</td><td>年に二回行っています。</td></tr></table>";
    assert_eq!(
        turns(page),
        ["山田会長:開会します。よろ", "鈴木委員:遊具の点検はどう", "事務局:年に二回行ってい"]
    );
}

#[test]
fn columns_without_a_head_are_turns_where_labels_come_again() {
    let page = "<h1>第１回公園協議会会議録</h1><table><tr><td>委員長</td><td>開会します。</td></tr>
      <tr><td>中川委員</td><td>空き家の活用を伺います。</td></tr><tr><td>委員長</td><td>事務局、お願いします。</td></tr></table>";
    assert_eq!(turns(page), ["委員長:開会します。", "中川委員:空き家の活用を伺", "委員長:事務局、お願いし"]);
    let page = "<h1>第１回公園協議会会議録</h1><table><tr><td>事務局</td><td>（資料1により説明）</td></tr>
      <tr><td>柊委員</td><td>点検が要る。</td></tr><tr><td>森課長</td><td>年に二回行う。</td></tr></table>";
    assert_eq!(turns(page), ["事務局:(資料1により説", "柊委員:点検が要る。", "森課長:年に二回行う。"]);
    let form = "<table><tr><td>会議名</td><td>公園協議会。</td></tr><tr><td>議題</td><td>遊具。</td></tr><tr><td>備考</td><td>なし。</td></tr></table>";
    assert_eq!(laid(form), "会議名　公園協議会。\n議題　遊具。\n備考　なし。");
}

#[test]
fn questions_and_answers_beside_each_other_are_turns() {
    let page = "<h1>第１回公園協議会会議録</h1><table><tr><td>№</td><td>委員の意見・質問</td><td>事務局の回答</td></tr>
      <tr><td>1</td><td>遊具の点検はどうなっていますか。</td><td>年に二回行っています。</td></tr>
      <tr><td>2</td><td>砂場も見てください。</td><td></td></tr></table>";
    assert_eq!(turns(page), ["委員:遊具の点検はどう", "事務局:年に二回行ってい", "委員:砂場も見てくださ"]);
    let page = "<table><tr><td>質問</td><td>回答</td></tr><tr><td>いつか。</td><td>来年。</td></tr></table>";
    assert_eq!(laid(page), "質問　　回答\n○質問　いつか。\n○回答　来年。");
}

#[test]
fn labels_and_values_by_turns_and_speakers_behind_items_are_told_apart() {
    let page = "<table><tr><td>日時</td><td>令和５年６月１日<br>午後２時から</td><td>場所</td><td>第一会議室</td></tr></table>";
    assert_eq!(laid(page), "日時　令和５年６月１日\n　　　午後２時から\n場所　第一会議室");
    let page = "<table><tr><td colspan=4>質疑</td></tr><tr><td>発言者</td><td>内容</td><td>回答者</td><td>内容</td></tr>
      <tr><td>柊委員</td><td>・点検はどうか。<br>・砂場も見てほしい。</td><td>森課長</td><td>年に二回行う。</td></tr></table>";
    assert_eq!(
        laid(page),
        "質疑\n発言者　　内容　　回答者　　内容\n○柊委員　点検はどうか。\n○柊委員　砂場も見てほしい。\n○森課長　年に二回行う。"
    );
}

#[test]
fn the_heads_of_a_roster_tell_what_its_cells_are() {
    let page = "<table><tr><td>役職</td><td>所属</td><td>氏名</td><td>出欠</td><td>代理出席者</td></tr>
      <tr><td>会長</td><td>みなと大学教授</td><td>柊　誠</td><td>○</td><td></td></tr>
      <tr><td rowspan='3'>委員</td><td>南浜消費者の集い代表</td><td>森　りつ子</td><td>×</td><td>―</td></tr>
      <tr><td>みなと県港湾課長</td><td>椥辻　花子</td><td>代理</td><td>係長　雨宮　千景</td></tr>
      <tr><td>公募</td><td>高橋　健一</td><td>途中退席</td><td></td></tr></table>";
    assert_eq!(
        laid(page),
        "役職　　所属　　氏名　　出欠　　代理出席者\n＜会長＞\n柊　誠　　みなと大学教授\n＜委員＞\n森　りつ子　　南浜消費者の集い代表（欠席）\n椥辻　花子　　みなと県港湾課長（代理：係長　雨宮　千景）\n高橋　健一　　公募　　途中退席"
    );
}

#[test]
fn columns_that_come_again_stand_below_each_other() {
    let page = "<table><tr><td>場所</td><td colspan='4'>みなと市役所</td></tr>
      <tr><td>出席者</td><td>氏名</td><td>所属</td><td>氏名</td><td>所属</td></tr>
      <tr><td rowspan='2'>委員</td><td>柊　誠</td><td>みなと大学教授</td><td>森　花子</td><td>公募</td></tr>
      <tr><td>高橋　健一</td><td>公募</td><td></td><td></td></tr></table>";
    assert_eq!(
        laid(page),
        "場所　　みなと市役所\n出席者\n氏名　　所属\n＜委員＞\n柊　誠　　みなと大学教授\n森　花子　　公募\n高橋　健一　　公募"
    );
}

#[test]
fn the_head_of_a_site_is_no_title() {
    let page = r#"<div id="header"><h1>みどり市議会 会議録検索システム</h1></div><h2>第２回定例会会議録</h2><p>開会。</p>
      <p>Copyright (C) 2006 Midori City</p>"#;
    assert_eq!(laid(page), "第２回定例会会議録\n開会。");
}

#[test]
fn a_title_given_twice_is_told_once() {
    let page = "<h1>第４回健康部会　議事録</h1><h2>第４回健康部会　議事録</h2><p>開会。</p>";
    assert_eq!(laid(page), "第４回健康部会　議事録\n開会。");
}

#[test]
fn encodings_are_told_by_the_page_or_by_its_bytes() {
    let words = "<p>議事録の本文です。髙﨑委員、①について。</p>";
    for (label, encoding) in [("Shift_JIS", SHIFT_JIS), ("euc-jp", EUC_JP), ("iso-2022-jp", ISO_2022_JP)] {
        let words = if encoding == SHIFT_JIS {
            words
        } else {
            "<p>議事録の本文です。高崎委員、第一について。</p>"
        };
        for meta in
            [format!("<meta http-equiv='Content-Type' content='text/html; charset={label}'>"), String::new()]
        {
            let page = format!("<html><head>{meta}</head><body>{words}</body></html>");
            let bytes = encoding.encode(&page).0;
            assert_eq!(Format::detect(&bytes), Format::Html, "{label}");
            let reading = read(&bytes);
            assert_eq!(reading.encoding, encoding.name());
            assert!(
                reading.characters.starts_with("議事録の本文です。"),
                "{label} {meta}: {}",
                reading.characters
            );
        }
    }
}

#[test]
fn a_page_that_tells_a_wrong_encoding_is_read_by_its_bytes() {
    let page = "<html><head><meta charset=shift_jis></head><body><p>実は別の符号です。</p></body></html>";
    let reading = read(page.as_bytes());
    assert_eq!((reading.encoding, reading.characters.as_str()), ("UTF-8", "実は別の符号です。\n"));
}

#[test]
fn a_page_of_text_as_typed_keeps_its_lines() {
    let line = "　これは手で折り返された議事録の本文であり、行の途中で改行されてい\nる。続きの行である。\n";
    let page = format!("<html><body><pre>{}</pre></body></html>", line.repeat(10));
    let reading = read(page.as_bytes());
    assert_eq!(reading.layout, Layout::Printed);
    assert_eq!(reading.characters.lines().count(), 20);
}

#[test]
fn tags_left_open_and_crossed_are_read() {
    let page = "<P>一行目<P>二行目<FONT size=2><UL><LI>項目一<LI>項目二</UL><TABLE><TR><TD>議長<TD>山田　太郎</TABLE>";
    assert_eq!(laid(page), "一行目\n二行目\n・項目一\n・項目二\n議長　山田　太郎");
}

#[test]
fn nesting_and_attributes_without_end_are_bounded() {
    let deep = format!("{}深い{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(laid(&deep), "深い");
    let tables = format!("{}底", "<table><tr><td>".repeat(20_000));
    assert!(laid(&tables).contains('底'));
    let attributes = format!("<p {}>多い</p>", "a=1 ".repeat(100_000));
    assert_eq!(laid(&attributes), "多い");
    let fonts: String = (0..20_000).map(|n| format!("<font color=c{n}><p>")).collect();
    assert_eq!(laid(&format!("{fonts}色")), "色");
    let broken = format!("<p>前</p>{}", "<a href=\"x ".repeat(20_000));
    assert!(laid(&broken).starts_with('前'));
    let comments = "<!-- ".repeat(50_000);
    assert_eq!(laid(&format!("前{comments}")), "前");
}

#[test]
fn text_with_a_few_tags_is_no_page() {
    assert_eq!(Format::detect("## 議事録\n<a id=\"x\"></a>\n○山田委員　はい。\n".as_bytes()), Format::Plain);
    assert_eq!(Format::detect("＜議題＞\n<議事>\n".as_bytes()), Format::Plain);
    assert_eq!(Format::detect(b"<div><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p></div>"), Format::Html);
}

/// A meeting as a corpus keeps it.
const TEI: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="ja"><teiHeader>
  <fileDesc><titleStmt><title>桟橋利用検討会（第３回）議事録</title></titleStmt>
    <publicationStmt><publisher>港湾局</publisher><p>利用規約</p></publicationStmt></fileDesc>
  <profileDesc><settingDesc><setting><date when="2024-07-03">令和６年７月３日</date><time>10：00～11：30</time>
    <name type="place">みなと会館</name></setting></settingDesc>
  <particDesc><listPerson><head>構成員</head>
    <person xml:id="a"><persName><surname>高橋</surname><forename>健一</forename></persName>
      <affiliation n="1">はまかぜ大学教授</affiliation><affiliation n="2">座長</affiliation></person>
    <person xml:id="b"><persName>マリア・デ・ラ・クルス</persName>
      <affiliation><orgName>国際港湾財団</orgName><roleName>理事</roleName></affiliation><note>（欠席）</note></person>
  </listPerson></particDesc></profileDesc></teiHeader>
  <text><front><p>令和６年７月３日</p><p>議 事 次 第 （１）桟橋の点検について （２）その他</p></front>
  <body><u who="#a"><note>○<surname>高橋</surname><roleName>座長</roleName></note><seg>　始めます。</seg>
    <seg>　<pb n="2"/>資料を御覧&amp;御確認ください。</seg></u>
  <incident><desc>（報道関係者退室）</desc></incident><head>（１）桟橋の点検について</head>
  <u who="#b"><seg>点検は<note>（資料１）</note>来月です。</seg></u></body></text></TEI>"##;

#[test]
fn a_corpus_in_tei_prints_head_people_and_utterances() {
    assert_eq!(crate::Format::detect(TEI.as_bytes()), crate::Format::Html);
    assert_eq!(
        read(TEI.as_bytes()).characters,
        "桟橋利用検討会（第３回）議事録\n令和６年７月３日\n日時　令和６年７月３日　10：00～11：30\n場所　みなと会館\n出席者\n＜構成員＞\n高橋　健一　　はまかぜ大学教授／座長\nマリア・デ・ラ・クルス　　国際港湾財団理事（欠席）\n議 事 次 第 （１）桟橋の点検について （２）その他\n○高橋座長　始めます。\n　資料を御覧&御確認ください。\n（報道関係者退室）\n\n（１）桟橋の点検について\n○マリア・デ・ラ・クルス　点検は（資料１）来月です。\n"
    );
}

#[test]
fn those_whom_tei_lists_were_there() {
    let found =
        crate::extract(&Source::new("meeting.xml", TEI.as_bytes().to_vec()), Lexicon::embedded()).unwrap();
    let minutes = &found.records[0].minutes;
    let people = minutes.attendance.iter().map(|a| {
        let name = a.name.as_ref().map_or("-", |n| n.value.as_str());
        let bodies: Vec<String> = a.affiliations.iter().map(|held| held.organization.concat()).collect();
        format!("{name}/{}/{}", a.role.as_deref().unwrap_or("-"), bodies.join("+"))
    });
    assert_eq!(
        people.collect::<Vec<_>>(),
        ["高橋健一/座長/はまかぜ大学", "マリア・デ・ラ・クルス/構成員/国際港湾財団"]
    );
}

#[test]
fn a_summary_in_tei_has_items_behind_bullets_and_begins_where_the_agenda_comes_up() {
    let tei = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
      <title>第３回桟橋利用検討会　議事概要</title></titleStmt></fileDesc></teiHeader>
      <text><front><p>日　時：令和６年７月３日（水）10：00～11：30</p>
      <div><head>出席者</head><list><head>委員</head><item>高橋　健一　はまかぜ大学 教授</item></list></div>
      <div><head>議事</head><list><item>１．桟橋の点検の方法について</item><item>２．その他</item></list></div>
      <div><head>配付資料</head><list><item>資料１　点検の方法</item></list></div></front>
      <body><div><head>１．桟橋の点検の方法について</head><p>事務局から資料１に基づき説明があった。主な意見は以下のとおり。</p>
      <list><item>点検の間隔が長すぎるのではないか。</item><item>ドローンを使うべきである。</item></list></div></body></text></TEI>"#;
    assert!(
        read(tei.as_bytes())
            .characters
            .ends_with("・点検の間隔が長すぎるのではないか。\n・ドローンを使うべきである。\n")
    );
    let found =
        crate::extract(&Source::new("meeting.xml", tei.as_bytes().to_vec()), Lexicon::embedded()).unwrap();
    let minutes = &found.records[0].minutes;
    let bullets = minutes.turns.iter().filter(|turn| turn.kind == crate::minutes::TurnKind::Bullet);
    assert_eq!(bullets.count(), 2);
    assert_eq!((minutes.agenda.len(), minutes.documents.len()), (2, 1));
}

#[test]
fn the_mark_of_an_utterance_in_tei_may_stand_before_it() {
    let tei = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>みなと町議会会議録</title>
      </titleStmt></fileDesc></teiHeader><text><body><div type="debateSection"><note type="time">午前10時開議</note>
      <note type="speaker">○議長（高橋健一君）</note><u who="#a"><seg>始めます。</seg><seg>森花子君。</seg></u>
      <note type="speaker">○森花子君</note><u who="#b"><seg>伺います。</seg></u></div></body></text></TEI>"##;
    assert!(
        read(tei.as_bytes()).characters.ends_with(
            "午前10時開議\n○議長（高橋健一君）　始めます。\n　森花子君。\n○森花子君　伺います。\n"
        )
    );
}

#[test]
fn a_remark_beside_a_name_tells_who_leads_the_council() {
    let page = "<table><tr><th>氏名</th><th>所属</th><th>備考</th></tr>
      <tr><td>柊　誠</td><td>みなと大学教授</td><td>会長</td></tr>
      <tr><td>森　りつ子</td><td>みなと協会理事</td><td>途中退席</td></tr></table>";
    assert_eq!(
        laid(page),
        "氏名　　所属　　備考\n柊　誠　　みなと大学教授（会長）\n森　りつ子　　みなと協会理事　　途中退席"
    );
}

#[test]
fn what_one_says_may_have_a_table_of_its_own() {
    let page =
        "<table><tr><th>事務局</th><td>次回は十月に開きます。案内は後日お送りします。</td></tr></table>";
    assert_eq!(laid(page), "○事務局　次回は十月に開きます。案内は後日お送りします。");
}

#[test]
fn who_came_instead_may_stand_in_brackets_in_the_column_of_states() {
    let page = "<table><tr><th>氏名</th><th>所属</th><th>出欠</th></tr>
      <tr><td>柊　誠</td><td>みなと協会理事</td><td>代理出席（主査　森）</td></tr>
      <tr><td>森　りつ子</td><td>みなと大学教授</td><td>出席</td></tr></table>";
    assert!(laid(page).contains("柊　誠　　みなと協会理事（代理：主査　森）"), "{}", laid(page));
}
