//! Fixtures are made by `tests/fixtures/pdf/make.py`, with a browser and with an office program: see the README there.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures")]

use std::path::Path;

use super::*;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf").join(name)).unwrap()
}

fn reading(name: &str) -> Reading {
    read(&fixture(name)).unwrap()
}

fn lines(name: &str) -> Vec<String> {
    reading(name).characters.lines().map(str::to_owned).collect()
}

/// The lines that are no furniture.
fn text(reading: &Reading) -> Vec<String> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in reading.characters.lines() {
        if !reading.furniture.contains(&at) {
            lines.push(line.to_owned());
        }
        at += crate::span::to_u32(line.chars().count()) + 1;
    }
    lines
}

#[test]
fn what_is_no_pdf_after_its_first_line_is_damaged() {
    let error = read(b"%PDF-1.7\nnothing else").unwrap_err();
    assert!(matches!(error, Unreadable::Damaged { format: Format::Pdf, .. }), "{error}");
}

#[test]
fn columns_of_running_text_are_read_one_after_the_other_and_a_roster_over_them_row_by_row() {
    let lines = text(&reading("two-columns.pdf"));
    for (row, posts) in
        [["町　　　長", "楠　本　廉太郎"], ["教　育　長", "鬼　塚　　　司"]].iter().enumerate()
    {
        assert!(lines[row].starts_with(posts[0]) && lines[row].ends_with(posts[1]), "{lines:#?}");
    }
    assert_eq!(
        lines[4..6],
        ["○議長（五百旗頭修君）　1番目です。老朽管の", "更新については、耐震化と合わせて計画的に進め"]
    );
    let turns: Vec<&str> = lines.iter().filter(|l| l.contains('○')).map(|l| &**l).collect();
    assert_eq!(turns[1], "○町長（雨宮千景君）　2番目です。老朽管の更");
    assert_eq!(turns[2], "○議長（五百旗頭修君）　3番目です。老朽管の");
    assert_eq!(turns.len(), 16);
}

#[test]
fn lines_that_run_up_to_the_margin_of_their_column_are_told() {
    let reading = reading("two-columns.pdf");
    let full = reading.full.clone().unwrap_or_default();
    let mut at = 0;
    let mut told = Vec::new();
    for line in reading.characters.lines() {
        told.push((full.contains(&at), line.to_owned()));
        at += crate::span::to_u32(line.chars().count()) + 1;
    }
    let is = |words: &str| told.iter().find(|(_, line)| line.contains(words)).map(|(full, _)| *full);
    assert_eq!(is("○議長（五百旗頭修君）　1番目です"), Some(true), "{told:#?}");
    assert_eq!(is("楠　本　廉太郎"), Some(false));
    assert!(told.iter().any(|(full, line)| !full && line.ends_with('。')), "{told:#?}");
}

#[test]
fn running_heads_and_page_numbers_stay_in_the_text_as_furniture() {
    let reading = reading("two-columns.pdf");
    let numbers: Vec<u32> = reading.pages.iter().map(|&(_, number)| number).collect();
    assert_eq!(numbers, [11, 12, 13, 14], "pages are counted as they are printed");
    assert_eq!(reading.furniture.len(), 8);
    assert!(reading.characters.contains("- 12 -"));
    assert!(!text(&reading).iter().any(|line| line.contains("定例会（第１号）") || line.contains("- 12 -")));
}

#[test]
fn glyphs_set_apart_or_backwards_are_words_and_overprinted_ones_stand_once() {
    let lines = lines("spaced.pdf");
    assert_eq!(lines[0].trim(), "湖北町議会会議録");
    assert_eq!(
        &lines[2..],
        [
            "○議長（力山彰君）ただいまから本日の会議を開きます。出席議員は十二名であります。",
            "○全員（異議なし）",
            "○町長（雨宮千景君）お答えします。水道管の更新は来年度から行います。",
            "○議長（力山彰君）以上で散会します。",
        ]
    );
}

#[test]
fn bullets_of_dingbat_fonts_are_signs_and_spaces_drawn_between_letters_stay() {
    assert_eq!(
        lines("dingbats.pdf"),
        [
            "出席議員",
            "１番 小鳥遊 葵 ２番 雨宮 千景 ３番 楠 学",
            "４番 鬼 塚 司 議員 ５番 春 夏 冬 聡 議員",
            "",
            "\u{f06c}　水道管の更新を急ぐべきである。",
            "\u{f06c}　長期の漏水の検知を広げてほしい。",
        ],
        "signs for radicals (\u{2f54}, \u{2fc5}) are the letters they stand for"
    );
}

#[test]
fn ruby_is_left_out_superscripts_stay_in_line_and_latin_words_keep_their_spaces() {
    assert_eq!(
        lines("marks.pdf"),
        [
            "○小鳥遊委員　漏水検知の精度を伺います。1",
            "Leak Detection as a Service　　を試行する。",
            "行の幅に合わせて字と字の間が少しずつ空いた行である。",
            "",
            "　　二字下げの段落である。",
            "横長の表のページ　資料１",
            "次の行",
        ]
    );
}

#[test]
fn ruled_tables_are_read_cell_by_cell() {
    assert_eq!(
        lines("ruled.pdf"),
        [
            "区分　　氏名　　所属",
            "＜委員＞",
            "五百旗頭　修　　湖北大学大学院水環境学研究科教授",
            "小鳥遊　葵　　湖北町消費生活協議会会長",
            "雨宮　千景　　公募",
            "",
            "議　題　老朽管の更新について",
            "配布資料　資料１　更新計画（案）",
            "　　　　　資料２　漏水の検知の実績",
            "主な意見　・老朽管の更新は耐震化と合わせて進めるべきである。",
        ]
    );
}

#[test]
fn vertical_writing_is_read_from_right_to_left() {
    let reading = reading("vertical.pdf");
    assert_eq!(
        text(&reading)[..3],
        [
            "○委員長（雨宮千景君）　これより会議を開きます。",
            "　水道管の更新についての件を議題といたします。",
            "○鬼塚司君　質問いたします。",
        ]
    );
    assert_eq!(reading.pages.iter().map(|p| p.1).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(reading.furniture.len(), 2, "page numbers across the foot");
}

#[test]
fn a_roster_of_three_columns_keeps_its_rows_whoever_printed_it() {
    for name in ["browser.pdf", "writer.pdf"] {
        let lines = lines(name);
        let row = |name: &str| {
            let line = lines.iter().find(|l| l.contains(name)).unwrap();
            line.split('\u{3000}')
                .map(str::trim)
                .filter(|w| !w.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(row("千景"), ["委員長", "雨宮 千景", "湖北大学大学院工学研究科教授"], "{name}");
        assert_eq!(row("廉太郎"), ["委員", "楠本 廉太郎", "湖北市商工会議所副会頭"], "{name}");
        assert_eq!(row("みなと"), ["小鳥遊 みなと", "特定非営利活動法人水辺の会理事"], "{name}");
    }
}

#[test]
fn what_a_browser_prints_over_and_under_a_page_is_furniture() {
    let reading = reading("browser.pdf");
    assert!(reading.characters.contains("/minutes.html"));
    let text = text(&reading);
    assert!(!text.iter().any(|line| line.contains("/minutes.html") || line.contains(" PM")), "{text:#?}");
    assert_eq!(reading.pages.iter().map(|p| p.1).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn pictures_and_passwords_are_errors_that_say_so_and_an_empty_password_is_none() {
    assert_eq!(read(&fixture("picture.pdf")).unwrap_err(), Unreadable::Pictures { pages: 2 });
    assert_eq!(read(&fixture("locked.pdf")).unwrap_err(), Unreadable::Encrypted(Format::Pdf));
    assert_eq!(reading("no-printing.pdf").characters, "○議長（力山彰君）　会議を開きます。\n");
}

#[test]
fn a_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_called_damaged() {
    let whole = fixture("two-columns.pdf");
    let mut read_some = 0;
    for length in (9..whole.len()).step_by(97) {
        match read(&whole[..length]) {
            Ok(reading) => read_some += usize::from(reading.characters.contains("番目です")),
            Err(Unreadable::Damaged { .. }) => {}
            Err(other) => panic!("{length}: {other}"),
        }
    }
    assert!(read_some > 3, "pages before the cut are read: {read_some}");
}

#[test]
fn bytes_that_changed_on_the_way_end_in_no_panic() {
    let whole = fixture("two-columns.pdf");
    let mut seed = 7usize;
    for _ in 0..150 {
        let mut bytes = whole.clone();
        for _ in 0..8 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let place = (seed >> 33) % bytes.len();
            bytes[place] ^= 1 << ((seed >> 29) & 7);
        }
        let _ = read(&bytes);
    }
}

/// A PDF of one page with these objects behind its own four, and this content.
fn made(content: &str, resources: &str, objects: &[String]) -> Vec<u8> {
    let mut pdf = format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 4 0 R>>\nendobj\n\
         4 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n",
        content.len()
    );
    pdf.push_str(&objects.concat());
    pdf.push_str("trailer\n<</Root 1 0 R>>\n");
    pdf.into_bytes()
}

#[test]
fn forms_that_draw_each_other_without_end_are_left() {
    let form = |n: usize| {
        let content = format!("/F{} Do ", (n + 1) % 40).repeat(20);
        format!(
            "{} 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length {}>>\nstream\n{content}\nendstream\nendobj\n",
            n + 5,
            content.len()
        )
    };
    let names: String = (0..40).map(|n| format!("/F{n} {} 0 R", n + 5)).collect();
    let bytes = made("/F0 Do", &format!("/XObject<<{names}>>"), &(0..40).map(form).collect::<Vec<_>>());
    assert!(matches!(read(&bytes), Err(Unreadable::Damaged { .. })));
}

#[test]
fn a_font_with_endless_widths_and_a_stream_packed_twice_are_refused() {
    let font = "5 0 obj\n<</Type/Font/Subtype/CIDFontType2/W[0 4294967290 500]>>\nendobj\n".to_owned();
    let error = read(&made("", "", &[font])).unwrap_err();
    assert!(error.to_string().contains("widths"), "{error}");
    let twice =
        "5 0 obj\n<</Length 9/Filter[/FlateDecode/FlateDecode]>>\nstream\nx\nendstream\nendobj\n".to_owned();
    assert!(matches!(read(&made("", "", &[twice])), Err(Unreadable::TooLarge { .. })));
}
