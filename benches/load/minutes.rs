//! Minutes that do not exist: councils of fictional cities, each with its members, meeting month after month.
//!
//! They are laid out as minutes are, verbatim and as summaries, with rosters, agendas, documents, speeches, group
//! opinions and promises. The same number gives the same text.

use std::fmt::Write;

/// Meetings of one council.
const MEETINGS: usize = 20;

const CITIES: [&str; 20] = [
    "みなと市",
    "あさひ市",
    "しらかば市",
    "ほしの市",
    "みどりの市",
    "はるの市",
    "かもめ市",
    "すみれ市",
    "いずみの市",
    "あおば町",
    "ゆきの市",
    "なぎさ市",
    "こだま市",
    "つきの市",
    "わかば町",
    "ひばり市",
    "かえで市",
    "もみじ市",
    "さくらの市",
    "くるみ町",
];
const SUBJECTS: [(&str, &str); 16] = [
    ("自動運転バス", "道路交通法"),
    ("空き家対策", "空家等対策の推進に関する特別措置法"),
    ("個人情報保護", "個人情報の保護に関する法律"),
    ("再生可能エネルギー", "電気事業法"),
    ("高齢者見守り", "介護保険法"),
    ("学校給食", "学校給食法"),
    ("森林管理", "森林法"),
    ("地域防災", "災害対策基本法"),
    ("水道広域化", "水道法"),
    ("図書館運営", "図書館法"),
    ("観光振興", "旅館業法"),
    ("廃棄物削減", "廃棄物の処理及び清掃に関する法律"),
    ("鳥獣被害対策", "鳥獣の保護及び管理並びに狩猟の適正化に関する法律"),
    ("農地活用", "農地法"),
    ("子育て支援", "児童福祉法"),
    ("景観形成", "景観法"),
];
const SURNAMES: [&str; 24] = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "斎藤",
    "清水",
    "山崎",
    "森",
    "池田",
    "橋本",
];
/// The halves of given names.
const GIVEN: [&[&str]; 2] = [
    &[
        "健", "直", "和", "恵", "真", "浩", "幸", "明", "智", "隆", "誠", "由", "良", "雅", "康", "博", "裕",
        "英", "久", "弘",
    ],
    &[
        "一", "太", "子", "美", "夫", "介", "代", "人", "江", "樹", "彦", "香", "也", "枝", "平", "之", "絵",
        "史", "治", "乃",
    ],
];
const TECHNOLOGIES: [&str; 12] = [
    "ドローン",
    "人工知能",
    "センサー",
    "顔認証",
    "生成AI",
    "ブロックチェーン",
    "蓄電池",
    "衛星画像",
    "ロボット",
    "電子署名",
    "クラウド",
    "3D都市モデル",
];
const MATTERS: [&str; 14] = [
    "許可の手続",
    "費用の負担",
    "人員の確保",
    "情報の共有",
    "安全の基準",
    "住民への説明",
    "データの管理",
    "事業者の責任",
    "補助の要件",
    "点検の頻度",
    "計画の見直し",
    "窓口の一本化",
    "通報の手順",
    "研修の内容",
];
const VERBS: [&str; 8] = [
    "を簡素化する必要がある",
    "が課題である",
    "を見直すべきである",
    "を明確にする必要がある",
    "について検討すべきではないか",
    "を国に求めるべきである",
    "の在り方を議論する必要がある",
    "に懸念がある",
];

/// Numbers that look drawn by lot.
struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.draw(words.len())]
    }
}

/// The `number`th record: a meeting of the council `number / 20`.
pub(crate) fn text(number: usize) -> String {
    let (council, meeting) = (number / MEETINGS, number % MEETINGS);
    let mut members = Lot(council as u64 + 1);
    let city = CITIES[council % CITIES.len()];
    let (subject, law) = SUBJECTS[(council / CITIES.len() + council) % SUBJECTS.len()];
    let title =
        format!("第{}回{city}{subject}{}検討会", meeting + 1, ["", "推進", "第二"][council / 320 % 3]);
    let first = members.draw(SURNAMES.len());
    let people: Vec<(String, &str)> = (0..6)
        .map(|n| {
            let surname = SURNAMES[(first + n * 5) % SURNAMES.len()];
            let name = format!("{surname}　{}{}", members.of(GIVEN[0]), members.of(GIVEN[1]));
            (
                name,
                members.of(&[
                    "大学教授",
                    "商工会議所会頭",
                    "市民会議代表",
                    "交通株式会社取締役",
                    "消防組合消防長",
                ]),
            )
        })
        .collect();
    let mut lot = Lot(number as u64 * 7919 + 17);
    let (year, month) = (2 + (council + meeting / 12) % 5, meeting % 12 + 1);
    let verbatim = number % 3 != 2;
    let kind = if verbatim { "議事録" } else { "議事概要" };
    let mut text = format!(
        "{title}　{kind}\n\n日時：令和{year}年{month}月{}日　10時～12時\n場所：{city}役所本庁舎\n議題：\n１　{subject}の現状について\n２　{}について\n出席者：\n",
        lot.draw(27) + 1,
        lot.of(&MATTERS),
    );
    for (at, (name, post)) in people.iter().enumerate() {
        let role = if at == 0 { "座長" } else { "委員" };
        let _ = writeln!(text, "{role}　{name}　{}{post}", city.trim_end_matches(['市', '町']));
    }
    let _ = writeln!(text, "\n配布資料\n資料１　{subject}の現状\n資料２　{law}の概要\n");
    let chair = people[0].0.split('　').next().unwrap_or_default();
    if verbatim {
        let _ = writeln!(
            text,
            "○{chair}座長　ただいまから{title}を開会します。資料１について事務局から説明をお願いします。"
        );
        let _ = writeln!(
            text,
            "○事務局　資料１について御説明いたします。{law}に基づく{subject}の取組は、本年度から始まりました。"
        );
    } else {
        let _ = writeln!(
            text,
            "概要：\n１　{subject}の現状について\n事務局から資料１の説明があった。\n＜委員からの主な意見＞"
        );
    }
    for _ in 0..14 + lot.draw(8) {
        let about = [subject, law, TECHNOLOGIES[number % TECHNOLOGIES.len()], TECHNOLOGIES[council % 5]];
        let sentence = format!("{city}の{}における{}{}。", lot.of(&about), lot.of(&MATTERS), lot.of(&VERBS));
        let further = format!("{}の活用も{}に役立つと考えます。", lot.of(&TECHNOLOGIES), lot.of(&MATTERS));
        if verbatim {
            let speaker = people[lot.draw(people.len())].0.split('　').next().unwrap_or_default();
            let role = if speaker == chair { "座長" } else { "委員" };
            let _ = writeln!(text, "○{speaker}{role}　{further}{sentence}");
        } else {
            let _ = writeln!(text, "・{sentence}");
        }
    }
    if verbatim {
        let _ = writeln!(
            text,
            "○事務局　{}については、次回の検討会で事務局から説明する予定です。\n○{chair}座長　本日は以上です。",
            lot.of(&MATTERS)
        );
    }
    text
}

/// Words that people look for in them, with more and fewer hits.
pub(crate) fn words() -> Vec<String> {
    let pairs = SUBJECTS.iter().zip(MATTERS).map(|((subject, _), matter)| format!("{subject} {matter}"));
    let laws = SUBJECTS.iter().map(|(_, law)| (*law).to_owned());
    let names = SURNAMES.iter().zip(GIVEN[0]).map(|(a, b)| format!("{a}{b}一"));
    pairs
        .chain(laws)
        .chain(names)
        .chain(TECHNOLOGIES.map(ToOwned::to_owned))
        .chain(["必要 -許可".to_owned()])
        .collect()
}
