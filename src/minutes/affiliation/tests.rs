use super::*;

/// Body, outermost first, and post.
#[track_caller]
fn check(expected: &[(&str, &str, &str)]) {
    for (words, body, post) in expected {
        let text = crate::Text::from_string((*words).to_owned(), crate::Format::Plain, "UTF-8");
        let flow = Flow::of(&text, crate::Span::new(0, text.chars()));
        let read = read(&flow, Lexicon::embedded());
        let told: Vec<(String, String)> =
            read.iter().map(|a| (a.organization.join("|"), a.post.clone().unwrap_or_default())).collect();
        assert_eq!(told, [((*body).to_owned(), (*post).to_owned())], "{words}");
    }
}

#[test]
fn a_unit_that_prints_its_ending_before_its_head_is_one() {
    check(&[
        ("三雲保険機構調査研究部部長", "三雲保険機構|調査研究部", "部長"),
        ("港湾計画部部長", "港湾計画部", "部長"),
        ("三雲病院遺伝診療部部長", "三雲病院|遺伝診療部", "部長"),
    ]);
}

#[test]
fn a_unit_of_a_unit_is_one_and_the_unit_of_a_company_is_a_title() {
    check(&[
        ("水産開発局漁港防災課長", "水産開発局|漁港防災課", "課長"),
        ("みなと物産株式会社経営企画部リスク評価室長", "みなと物産株式会社|経営企画部|リスク評価室", "室長"),
        ("みなと物産株式会社事業開発部長", "みなと物産株式会社", "事業開発部長"),
        ("港湾計画課長", "", "港湾計画課長"),
        ("三雲警察署交通課長", "三雲警察署|交通課", "課長"),
        ("株式会社みなと物産　開発部長", "株式会社みなと物産", "開発部長"),
        ("株式会社みなと物産　開発センター長", "株式会社みなと物産", "開発センター長"),
    ]);
}

#[test]
fn a_director_of_a_company_heads_no_unit_of_that_name() {
    check(&[("取締役港湾局長", "", "取締役港湾局長"), ("常務執行役員営業部長", "", "常務執行役員営業部長")]);
}

#[test]
fn a_congress_is_told_by_its_number() {
    check(&[("第12回大会長", "", "第12回大会長")]);
}

#[test]
fn the_house_lends_the_post_its_last_letters() {
    check(&[
        ("三雲樹木医協会港支部長", "三雲樹木医協会|港支部", "支部長"),
        ("三雲大学附属湖沼観測センター長", "三雲大学|附属湖沼観測センター", "センター長"),
        ("気象庁三雲地方気象台長", "気象庁|三雲地方気象台", "台長"),
        ("林野庁三雲森林管理局港森林管理署長", "林野庁|三雲森林管理局|港森林管理署", "署長"),
        ("三雲温泉旅館組合長", "三雲温泉旅館組合", "組合長"),
        ("健康センター長", "", "健康センター長"),
    ]);
}

#[test]
fn towns_that_no_table_holds_have_heads_and_units() {
    check(&[
        ("三雲浜市長", "三雲浜市", "市長"),
        ("三雲浜県危機管理監", "三雲浜県", "危機管理監"),
        ("三雲浜市総務部デジタル推進課長", "三雲浜市|総務部|デジタル推進課", "課長"),
        ("副市長", "", "副市長"),
        ("都市計画課長", "", "都市計画課長"),
    ]);
}

#[test]
fn societies_have_secretaries_and_companies_officers() {
    check(&[
        ("三雲離島航路協議会事務局長", "三雲離島航路協議会", "事務局長"),
        (
            "認定特定非営利活動法人みなと支援センター事務局長",
            "認定特定非営利活動法人みなと支援センター",
            "事務局長",
        ),
        ("全国保証機構連合会業務企画部長", "全国保証機構連合会", "業務企画部長"),
        ("株式会社みなと銀行執行役員融資統括部長", "株式会社みなと銀行", "執行役員融資統括部長"),
        ("日本学術会議連携会員", "日本学術会議", "連携会員"),
        ("一般社団法人みなと製品協会理事・標準化部会長", "一般社団法人みなと製品協会", "理事・標準化部会長"),
        ("公益社団法人三雲薬業連合会研究開発委員", "公益社団法人三雲薬業連合会", "研究開発委員"),
    ]);
}

#[test]
fn who_is_attached_to_an_officer_is_called_by_both() {
    check(&[
        ("デジタル庁統括官付参事官", "デジタル庁", "統括官付参事官"),
        ("内閣府政策統括官（原子力防災担当）付　参事官", "内閣府", "政策統括官(原子力防災担当)付参事官"),
    ]);
}

#[test]
fn what_someone_is_in_charge_of_is_no_unit() {
    check(&[
        ("港湾課点検担当主査", "港湾課", "点検担当主査"),
        ("水産部漁港・桟橋担当参事", "水産部", "漁港・桟橋担当参事"),
    ]);
}

#[test]
fn a_short_name_that_only_happens_to_stand_before_a_unit_is_no_body() {
    assert_eq!(path("都市交通課", Lexicon::embedded()), ["都市交通課"]);
    assert_eq!(path("経産省港湾課", Lexicon::embedded()), ["経産省", "港湾課"]);
}

#[test]
fn a_unit_by_its_work_a_school_and_a_ward_lend_the_post_its_body() {
    check(&[
        ("監督局証券課長", "監督局|証券課", "課長"),
        ("三雲県立潮見高等学校長", "三雲県立潮見高等学校", "校長"),
        ("潮瀬区危機管理監", "潮瀬区", "危機管理監"),
        ("長野地方裁判所長", "長野地方裁判所", "所長"),
        ("三雲弁護士会所属弁護士", "三雲弁護士会", "弁護士"),
        ("株式会社みなと気象主任予報士", "株式会社みなと気象", "主任予報士"),
        ("理事(教育・学生支援担当)", "", "理事"),
    ]);
}

#[test]
fn a_place_within_a_prefecture_is_one_of_the_path() {
    check(&[
        ("沖縄県波照真町長", "沖縄県|波照真町", "町長"),
        ("東京都江戸川区防災監", "東京都|江戸川区", "防災監"),
        ("元三雲県港湾連合会副会長", "三雲県港湾連合会", "副会長"),
    ]);
}

#[test]
fn what_a_body_and_a_post_are_made_of_is_one_word() {
    check(&[
        ("全国繊維労働組合総評議会書記長", "全国繊維労働組合総評議会", "書記長"),
        ("三雲病院小児科部長", "三雲病院|小児科", "部長"),
        (
            "国立研究開発法人みなと研究所海洋資源領域主任研究員",
            "国立研究開発法人みなと研究所|海洋資源領域",
            "主任研究員",
        ),
        ("大臣官房みなと振興グループ長", "大臣官房|みなと振興グループ", "グループ長"),
        ("政策統括官(港湾担当)付参事官(桟橋担当)", "", "政策統括官(港湾担当)付参事官(桟橋担当)"),
    ]);
}

#[test]
fn a_name_is_not_cut_where_only_its_beginning_ends_as_a_body_does() {
    let of = |words| path(words, Lexicon::embedded());
    for whole in [
        "公益財団法人札幌市灯台利用振興財団",
        "一般財団法人札幌市学校給食会",
        "一般社団法人みなと新聞編集者会議",
        "みなと市PTA連絡協議会",
        "北海道運輸局",
        "東京都港湾条例検討プロジェクトチーム",
        "全国知事会議",
        "日本学術会議評価委員会",
    ] {
        assert_eq!(of(whole), [whole]);
    }
    assert_eq!(of("警察庁みなと警察局"), ["警察庁", "みなと警察局"]);
    assert_eq!(of("内閣官房港湾庁設置準備室"), ["内閣官房", "港湾庁設置準備室"]);
    assert_eq!(
        of("防衛省測量エンジニアリング本部測量エンジニアリング本部測量1グループ"),
        ["防衛省", "測量エンジニアリング本部", "測量1グループ"]
    );
    assert_eq!(of("東芝桟橋測量株式会社開発部"), ["東芝桟橋測量株式会社", "開発部"]);
}

#[test]
fn a_minister_of_two_charges_holds_two_posts_and_leads_no_body_that_is_one_of_them() {
    let posts = |words: &str| {
        let text = crate::Text::from_string(words.to_owned(), crate::Format::Plain, "UTF-8");
        let flow = Flow::of(&text, crate::Span::new(0, text.chars()));
        let read = read(&flow, Lexicon::embedded());
        let posts = read.into_iter().map(|a| (a.organization.join("|"), a.post.unwrap_or_default()));
        posts.collect::<Vec<_>>()
    };
    let none = String::new;
    assert_eq!(
        posts("海洋大臣国務大臣(灯台担当)"),
        [(none(), "海洋大臣".to_owned()), (none(), "国務大臣(灯台担当)".to_owned())]
    );
    let charge = "内閣府特命担当大臣(灯台振興機構)";
    assert_eq!(posts(charge), [(none(), charge.to_owned())]);
}

#[test]
fn a_post_abroad_stands_behind_the_comma() {
    let text = "みなと大学教授、W3C Harbour Staff Contact";
    let text = crate::Text::from_string(text.to_owned(), crate::Format::Plain, "UTF-8");
    let flow = Flow::of(&text, crate::Span::new(0, text.chars()));
    let read = read(&flow, Lexicon::embedded());
    let told: Vec<_> = read.iter().map(|a| (a.organization.join("|"), a.post.as_deref())).collect();
    assert_eq!(
        told,
        [("みなと大学".to_owned(), Some("教授")), ("W3C".to_owned(), Some("Harbour Staff Contact"))]
    );
}

#[test]
fn a_bracket_that_tells_a_body_and_its_post_is_held_beside_the_post_before_it() {
    let held = |words: &str| {
        let text = crate::Text::from_string(words.to_owned(), crate::Format::Plain, "UTF-8");
        let held = read(&Flow::of(&text, crate::Span::new(0, text.chars())), Lexicon::embedded());
        let held =
            held.iter().map(|a| format!("{}:{}", a.organization.join("|"), a.post.as_deref().unwrap_or("")));
        held.collect::<Vec<_>>().join(" / ")
    };
    assert_eq!(held("全国町村会副会長（長野県松川村長）"), "全国町村会:副会長 / 長野県|松川村:村長");
    assert_eq!(held("みなと協会理事（環境省自然環境局長）"), "みなと協会:理事 / 環境省|自然環境局:局長");
    // What a post is in charge of, or what is another post's alone, is none.
    assert_eq!(held("大臣官房審議官（自然環境局担当）"), "大臣官房:審議官");
    assert_eq!(held("公営企業管理者（交通局長）"), ":公営企業管理者");
}
