//! What minutes are made of, whole and broken: the alphabet of the texts that the laws are tried on.

use proptest::{prelude::*, sample::select};

/// Pieces of Japanese minutes in every form that printers, word processors and PDF tools have given them.
pub const FRAGMENTS: &[&str] = &[
    // line ends and spaces
    "\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\u{c}", "\u{2028}", "\u{85}", "　", " ", "  ", "\t", "\u{a0}", "\u{3000}\u{3000}",
    // titles and labels
    "第３回空き家対策協議会　議事概要", "第25回／消費者会議", "令和７年第１回定例会", "（第８６回）議事録", "第一〇二回", "議 事 録", "議事要旨",
    "■日 時：", "日時", "１　日　時　", "開催日時:", "■場所：", "場所", "○出席者", "【出席者】", "出席委員", "欠席者", "（欠席）", "■議 事：", "議題",
    "議事次第", "配付資料", "配布資料：", "■概 要：", "議事概要", "（１）開会", "以上", "（以上）", "主な意見は以下の通り。",
    "構成員からの質問に対する参考人の補足説明は以下の通り。", "（委員からの主な意見）", "（事務局からの回答）", "＜主な意見＞",
    // dates and times
    "令和３年１月 27 日（水）15 時 00 分～16 時 30 分", "令和元年", "平成31年５月", "令和二年六月十日", "2021-01-27", "２０２１．６．８", "2012/2/14",
    "14：00～15：56", "午後零時十分", "正午", "午前10時", "25時99分", "令和99年13月45日", "昭和六十四年", "〜", "～", "−", "から", "まで",
    // roles, names, posts, bodies
    "議長", "議 長：", "座長", "構成員：", "委員", "オブザーバー：", "参考人等：", "事務局", "事務局：", "［代理］", "（代理出席）", "※代理", "◎", "会長代理",
    "佐藤花子", "佐 藤　花 子", "後　藤　さちこ", "髙﨑祐一", "畠賢一郎", "山田", "田中（昌）委員", "鈴木一郎君", "鈴木氏", "山田座長", "環境省",
    "厚生労働省医政局研究開発振興課長", "内閣官房健康・医療戦略室長", "東京大学大学院教授", "国立研究開発法人日本医療研究開発機構（AMED）理事長",
    "日本再生医療学会理事長", "課長補佐", "室長", "理事・副学長", "／", "㈱みどり", "㍿青葉", "（一社）機構", "一般社団法人", "水・大気環境局長、大臣官房審議官",
    "みどり市副市長", "株式会社", "ＮＰＯ法人", "、", "。", "，", "．", "ほか", "各委員", "（敬称略）", "（五十音順）", "２０番（鈴木まさし議員）",
    // bullets, numbers, heads
    "\u{f06c}", "\u{f0b7} ", "\u{f0d8}", "・", "･", "●", "•", "➢", "■", "□", "◆", "◇", "○", "〇", "◯", "○○", "*", "* ", "- ", "－", "―", "→", "⇒", "➡",
    "①", "➀", "❷", "⑳", "⑴", "⒈", "㈠", "Ⅰ", "ⅳ", "１．", "1.", "1.5", "１）", "(1)", "（１）", "（1", "1", "第１", "第１　", "ア　", "（ア）", "一、", "十二",
    // brackets, whole and broken
    "＜再生・細胞医療＞", "＜", "＞", "【資料１】", "【", "】", "〔議題1〕", "〔", "〕", "「", "」", "『", "』", "（", "）", "(", ")", "［", "］", "《", "》", "≪", "≫", "<", ">", "[", "]",
    "（（", "））", "「『", "（以下「", "」という。）", "（以下、「本法」という）", "以下「Ｙ」という。",
    // documents
    "資料", "資料１－１", "資料１－１、１－２", "資料1‐2", "資料２", "参考資料３", "机上配付資料", "【資", "料２】", "資料１に基づき説明があった。",
    "から", "より説明があった。", "冒頭、議長からの挨拶の後、", "事務局から資料２の説明があった。",
    // speaker marks
    "○山田座長　", "○事務局　", "【事務局】", "【若井部長】", "【総務局総合防災部・土屋課長】", "○委員長（佐藤花子君）　", "○（佐藤議長）　", "◆委員（鈴木）",
    "〇河野大臣： ", "大聖座長：", "勝村委員長）", "(池坊文科副大臣)", "○全　　員　（異　議　な　し）", "（異議なし）", "〔「異議なし」と呼ぶ者あり〕",
    // sentences
    "再生医療等安全性確保法の第１種のように", "カルタヘナ法第４条第２項", "第２種、特に第３種", "個人情報の保護に関する法律（平成15年法律第57号）", "（平成十五年法律第五十七号）",
    "空家等対策の推進に関する特別措置法（以下「空家法」という。）", "間葉系幹細胞（MSC）", "my iPS プロジェクト", "National Center for Advancing \nTranslational Sciences（NCATS）",
    "CAR-T 細胞", "ゲノム編集", "ISO 27001", "JIS X 0213", "骨太の方針2023", "データベース「再生医療等データ登録システム（NRMD）」", "条例", "法", "第", "条", "法法",
    "必要がある。", "検討すべきではないか。", "課題である", "懸念している。", "との意見があった。", "質問があった。", "いかがでしょうか。", "賛成です。", "反対だ",
    "次回協議会において厚生労働省より説明を行う予定。", "今後検討する。", "次回は５月１０日に開催予定。", "展開していきたい。", "と考えている。", "ありがとうございました。",
    // furniture
    "-2-", "- 3 -", "2/5", "12", "３", "―――◇―――", "＊＊＊＊", "-----", "【page:3】", "<a id=\"x\"></a>", "[TOC]", "P.4", "４ページ", "2024/11/05 1:34", "# ", "### ",
    // oddities of characters
    "が", "か\u{3099}", "ハ\u{309a}", "\u{3099}", "\u{301}", "e\u{301}", "\u{200b}", "\u{feff}", "\u{200d}", "葛\u{e0100}", "辻\u{fe00}", "\u{ad}", "ｶﾞ", "ﾎﾟ", "㌔", "㍻", "㋿",
    "㈱", "㍿", "№", "℡", "ﷺ", "ﬁ", "½", "²", "⽰", "⼈", "𠮷", "𩸽", "👨‍👩‍👧", "🇯🇵", "\u{fffd}", "\0", "\u{1b}", "ı", "İ", "ß", "Å", "Ａ", "ａ", "０", "９", "一", "零", "百", "：", ":", ";",
    "ー", "–", "—", "‑", "＿", "％", "…", "‥", "？", "！", "?", "!", "/", "\\", "\"", "'", "&", "<>", "{}", "|", "~", "^",
];

/// Texts put together from [`FRAGMENTS`] and a stray character now and then.
pub fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        30 => select(FRAGMENTS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => (0u32..100_000).prop_map(|n| n.to_string()),
    ];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

/// A change to a text: at a place given in thousandths, so many characters give way to a fragment.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Where, in ten thousandths of the text.
    pub at: usize,
    /// How many characters go.
    pub remove: usize,
    /// What comes.
    pub insert: String,
}

/// Lists of changes to a text.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let insert = proptest::collection::vec(select(FRAGMENTS), 0..4).prop_map(|pieces| pieces.concat());
    let remove = prop_oneof![6 => 0usize..4, 2 => 0usize..40, 1 => 0usize..1500];
    let edit = (0usize..10_000, remove, insert).prop_map(|(at, remove, insert)| Edit { at, remove, insert });
    proptest::collection::vec(edit, 1..16)
}

/// `text` with `edits` made, one after the other.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for edit in edits {
        let start = chars.len() * edit.at / 10_000;
        let end = (start + edit.remove).min(chars.len());
        chars.splice(start..end, edit.insert.chars());
    }
    chars.into_iter().collect()
}
