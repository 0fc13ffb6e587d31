use super::*;
use crate::{Format, Span, Text};

fn cut(row: &str) -> String {
    let text = Text::from_string(row.to_owned(), Format::Plain, "UTF-8");
    let flow = Flow::of(&text, Span::new(0, text.chars()));
    let kind = |k| match k {
        Kind::Seat => "S",
        Kind::Sign => "*",
        Kind::Office => "P",
        Kind::Body => "B",
        Kind::Name => "N",
        Kind::Note => "n",
        Kind::Comma => ",",
        Kind::Rest => "?",
    };
    let cells = cells(&flow, Lexicon::embedded());
    cells
        .iter()
        .map(|c| format!("{}:{}", kind(c.kind), &flow.as_str()[c.range.clone()]))
        .collect::<Vec<_>>()
        .join(" ")
}

#[track_caller]
fn check(row: &str, expected: &str) {
    assert_eq!(cut(row), expected, "{row}");
}

#[test]
fn letters_spaced_to_fill_a_column_are_one_name() {
    check(
        "　　１番　　むらい　勝　康　　　　　　２番　　つ　た　えりな",
        "S:1番 N:むらい勝康 S:2番 N:つたえりな",
    );
    check("９番 杉 山 次 郎 10 番 大久保 進", "S:9番 N:杉山次郎 S:10番 N:大久保進");
    check(
        "1 番 鴨 志 洋 平 2 番 厚 木 キミ 子 3 番 椥 遠 別 豊",
        "S:1番 N:鴨志洋平 S:2番 N:厚木キミ子 S:3番 N:椥遠別豊",
    );
    check("副　市　長　　　植　村　　　貴", "P:副市長 N:植村貴");
    check("政策部長兼務　　　長　井　幸　紀", "P:政策部長兼務 N:長井幸紀");
}

#[test]
fn posts_and_names_by_turns_are_told_apart_however_many_stand_on_a_row() {
    check(
        "  町     長  三雲由紀雄     副  町  長  石 田  充  港 湾 部 長  高橋 康雄     港 湾 工務部長  高橋 健一  書     記  木原  学",
        "P:町長 N:三雲由紀雄 P:副町長 N:石田充 P:港湾部長 N:高橋康雄 P:港湾工務部長 N:高橋健一 P:書記 N:木原学",
    );
    check(
        "港 湾 課 参 事 石 突 一 司 離島振興課長 三 雲 匡 人",
        "P:港湾課参事 N:石突一司 P:離島振興課長 N:三雲匡人",
    );
    check(
        "港 湾 課 長 鴨 志 憲 義 教育委員会参事 三雲 英 生",
        "P:港湾課長 N:鴨志憲義 P:教育委員会参事 N:三雲英生",
    );
    check("水 道 課 長 椥 辻 光 宏 水 道 課 参 事 高 橋 俊", "P:水道課長 N:椥辻光宏 P:水道課参事 N:高橋俊");
}

#[test]
fn gaps_as_wide_as_a_column_part_posts_that_are_not_over() {
    check(
        "港湾部企画調整室　　　　　三雲　充　　　　管理部税務室　　　　　　高橋健一",
        "B:港湾部企画調整室 N:三雲充 B:管理部税務室 N:高橋健一",
    );
    check(
        "港湾部企画室参事兼離島　　石田　伸二　　　　消防長　　　　　　　　　高橋　健一",
        "P:港湾部企画室参事 ?:兼離島 N:石田伸二 P:消防長 N:高橋健一",
    );
}

#[test]
fn names_are_told_apart_where_the_columns_are_lost() {
    check("木 原 大 輔 重 信 元 子", "N:木原大輔 N:重信元子");
    check("高 橋 健 一 亀 田 満", "N:高橋健一 N:亀田満");
    check("市 長 石井健一 教 育 長 小泉克行", "P:市長 N:石井健一 P:教育長 N:小泉克行");
}

#[test]
fn posts_and_names_are_told_apart_without_a_space() {
    check("委員長馬場　裕子君", "P:委員長 N:馬場裕子君");
    check("財務局長谷川　健次君", "P:財務局長 N:谷川健次君");
    check("企画調整担当部長三輪泰夫", "P:企画調整担当部長 N:三輪泰夫");
    check("次長港湾部長事務取扱三輪　泰夫君", "P:次長港湾部長事務取扱 N:三輪泰夫君");
    check("一番古城まさお君", "S:一番 N:古城まさお君");
    check("七番柊木薙君　　二十一番薬袋礼君", "S:七番 N:柊木薙君 S:二十一番 N:薬袋礼君");
    check("教育委員長　　三輪　クミ君", "P:教育委員長 N:三輪クミ君");
    check("2番 三雲 敦志議員 3番 高橋 孝伸議員", "S:2番 N:三雲敦志 P:議員 S:3番 N:高橋孝伸 P:議員");
    check("市長石田伸二副市長村田公男", "P:市長 N:石田伸二 P:副市長 N:村田公男");
    check("教育委員会委員　　石田　伸二", "P:教育委員会委員 N:石田伸二");
    check("遠藤久夫会長　小林麻里委員", "N:遠藤久夫 P:会長 N:小林麻里 P:委員");
}

#[test]
fn notes_commas_and_signs_are_cells_of_their_own() {
    check("◎山川昌子　○肥田茂男（欠席）", "*:◎ N:山川昌子 *:○ N:肥田茂男 n:(欠席)");
    check("市長（高橋健一），副市長（三雲次郎）", "P:市長 n:(高橋健一) ,:、 P:副市長 n:(三雲次郎)");
}
