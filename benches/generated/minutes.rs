//! Minutes that do not exist, most of them verbatim, some summaries; how long they are is for the caller to say.
//!
//! Layouts are those that are published: circles before surname and role, brackets, full names on a line of their own,
//! assemblies with 君, bullets by theme; some wrapped at 40 characters, some not. Most sentences name nothing, as in
//! real ones. The same number gives the same text.

use std::fmt::Write;

/// Meetings of one council.
const MEETINGS: usize = 20;
/// A summary is so many times shorter than a verbatim record.
const SHORTER: usize = 5;

const PLACES: [&str; 25] = [
    "みなと",
    "あさひ",
    "しらかば",
    "ほしの",
    "みどりの",
    "はるの",
    "かもめ",
    "すみれ",
    "いずみの",
    "あおば",
    "ゆきの",
    "なぎさ",
    "こだま",
    "つきの",
    "わかば",
    "ひばり",
    "かえで",
    "もみじ",
    "さくらの",
    "くるみ",
    "あかね",
    "うしお",
    "かすみ",
    "ときわ",
    "はやて",
];
const KINDS: [&str; 5] = ["市", "町", "区", "県", "村"];
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
const BODIES: [&str; 8] =
    ["総務省", "国土交通省", "環境省", "厚生労働省", "経済産業省", "農林水産省", "文部科学省", "デジタル庁"];
const SURNAMES: [&str; 30] = [
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
    "阿部",
    "石川",
    "前田",
    "藤田",
    "小川",
    "岡田",
];
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
const POSTS: [&str; 6] =
    ["大学教授", "商工会議所会頭", "市民会議代表", "交通株式会社取締役", "消防組合消防長", "新聞社論説委員"];
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
    "を簡素化する必要があると考えております",
    "が課題であると認識しております",
    "を見直すべきであると思います",
    "を明確にする必要がございます",
    "について検討すべきではないかと思います",
    "を国に求めるべきだと考えます",
    "の在り方を議論する必要があると思います",
    "に懸念がございます",
];
/// What is spoken about without naming it.
const NOUNS: [&str; 24] = [
    "現場の負担",
    "これまでの経緯",
    "今の御説明",
    "前回の御指摘",
    "この辺りの考え方",
    "先ほどのお話",
    "実際の運用",
    "今後の進め方",
    "次のページの図",
    "左側の表",
    "全体の流れ",
    "細かい数字",
    "皆様の御意見",
    "利用される方の立場",
    "時間の都合",
    "右下の部分",
    "最後のところ",
    "関係する方々",
    "年度末までの作業",
    "お手元のもの",
    "二つ目の点",
    "三つ目の話",
    "最初のころ",
    "ふだんの仕事",
];
const OPENINGS: [&str; 12] = [
    "それでは、",
    "なお、",
    "また、",
    "先ほど申し上げましたとおり、",
    "少し細かい話になりますが、",
    "その上で、",
    "繰り返しになりますけれども、",
    "私の理解では、",
    "恐らくですが、",
    "ここで一つ申し上げますと、",
    "一方で、",
    "そういう意味では、",
];
const ENDINGS: [&str; 14] = [
    "につきましては、まだ十分に整理できていないというのが正直なところでございます。",
    "を見ながら、少しずつ進めてきたところでございます。",
    "について、もう少し丁寧に見ていただければと思っております。",
    "は、思ったよりも時間がかかるものだという印象を持ちました。",
    "に合わせて、やり方を変えていくことになろうかと思います。",
    "を拝見しまして、大変よく分かりました。ありがとうございます。",
    "のとおりでございまして、特に付け加えることはございません。",
    "を踏まえて、次の機会にまとめてお話しさせていただきます。",
    "というのは、人によって受け止め方が違うのではないかと感じております。",
    "が中心になりますので、そこから順にお話しいたします。",
    "も含めて、全体を見ていくことが大事ではないかと思っております。",
    "については、昨年とほぼ同じ状況が続いているということでございます。",
    "を出発点にして考えると、分かりやすいのかなと思いました。",
    "には限りがございますので、手短に申し上げます。",
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

/// How a record is laid out.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Circles,
    Brackets,
    FullNames,
    Assembly,
    Summary,
}

struct Council {
    city: String,
    name: String,
    subject: &'static str,
    law: &'static str,
    /// Surname, given name, post.
    people: Vec<(&'static str, String, &'static str)>,
    layout: Layout,
}

impl Council {
    fn of(number: usize) -> Self {
        let mut lot = Lot(number as u64 + 1);
        let city = format!("{}{}", PLACES[number % PLACES.len()], KINDS[number / PLACES.len() % KINDS.len()]);
        let (subject, law) = SUBJECTS[(number / 125 + number) % SUBJECTS.len()];
        let further = ["", "推進", "調整", "第二", "特別", "専門"][number / 2000 % 6];
        let layout = [
            Layout::Circles,
            Layout::FullNames,
            Layout::Assembly,
            Layout::Brackets,
            Layout::Circles,
            Layout::Summary,
        ][number % 6];
        let body = if layout == Layout::Assembly { "特別委員会" } else { "検討会" };
        let first = lot.draw(SURNAMES.len());
        let people = (0..12).map(|n| {
            let given = format!("{}{}", lot.of(GIVEN[0]), lot.of(GIVEN[1]));
            (SURNAMES[(first + n * 7) % SURNAMES.len()], given, lot.of(&POSTS))
        });
        let people = people.collect();
        Self { name: format!("{city}{subject}{further}{body}"), city, subject, law, people, layout }
    }

    fn role(&self, person: usize) -> &'static str {
        match (self.layout, person) {
            (Layout::Assembly, 0) => "委員長",
            (_, 0) => "座長",
            _ => "委員",
        }
    }

    fn mark(&self, person: usize) -> String {
        let (surname, given, _) = &self.people[person];
        let role = self.role(person);
        match self.layout {
            Layout::Brackets => format!("【{surname}{role}】　"),
            Layout::FullNames => format!("○{surname} {given}\n"),
            Layout::Assembly => format!("○{role}（{surname}{given}君）　"),
            Layout::Circles | Layout::Summary => format!("○{surname}{role}　"),
        }
    }
}

/// A sentence; one in seven names something. Half of these are said in the same words by every council of a subject.
fn sentence(council: &Council, lot: &mut Lot, text: &mut String) {
    let _ = match lot.draw(14) {
        0 => write!(text, "{}につきましては、{}{}。", council.subject, lot.of(&MATTERS), lot.of(&VERBS)),
        1 => {
            let about = [council.law, council.subject, lot.of(&TECHNOLOGIES), lot.of(&BODIES)];
            let city = &council.city;
            write!(text, "{city}の{}における{}{}。", lot.of(&about), lot.of(&MATTERS), lot.of(&VERBS))
        }
        2..=9 => write!(text, "{}{}{}", lot.of(&OPENINGS), lot.of(&NOUNS), lot.of(&ENDINGS)),
        _ => write!(text, "{}{}", lot.of(&NOUNS), lot.of(&ENDINGS)),
    };
}

/// The `number`th record: a meeting of the council `number / 20`. Verbatim ones have so many bytes on average.
pub(crate) fn text(number: usize, verbatim: usize) -> String {
    let council = Council::of(number / MEETINGS);
    let meeting = number % MEETINGS;
    let mut lot = Lot(number as u64 * 7919 + 17);
    let summary = council.layout == Layout::Summary;
    let kind = if summary { "議事概要" } else { "議事録" };
    let (year, month) = (2 + (number / MEETINGS + meeting / 12) % 5, meeting % 12 + 1);
    let (city, subject, law) = (&council.city, council.subject, council.law);
    let mut text = format!(
        "第{}回{}　{kind}\n\n日時：令和{year}年{month}月{}日　10時～12時\n場所：{city}役所本庁舎\n議題：\n１　{subject}の現状について\n２　{}について\n出席者：\n",
        meeting + 1,
        council.name,
        lot.draw(27) + 1,
        lot.of(&MATTERS),
    );
    for (person, (surname, given, post)) in council.people.iter().enumerate() {
        let _ = writeln!(text, "{}　{surname}　{given}　{}{post}", council.role(person), PLACES[person]);
    }
    let _ = writeln!(text, "\n配布資料\n資料１　{subject}の現状\n資料２　{law}の概要\n");
    let mut body = String::new();
    if summary {
        let _ = writeln!(
            body,
            "概要：\n１　{subject}の現状について\n事務局から資料１の説明があった。\n＜委員からの主な意見＞"
        );
        while text.len() + body.len() < verbatim / SHORTER {
            let about = [council.law, council.subject, lot.of(&TECHNOLOGIES)];
            let _ = write!(body, "・{}における{}{}。", lot.of(&about), lot.of(&MATTERS), lot.of(&VERBS));
            sentence(&council, &mut lot, &mut body);
            body.push('\n');
        }
        return text + &body;
    }
    let _ =
        writeln!(body, "{}ただいまから第{}回{}を開会します。", council.mark(0), meeting + 1, council.name);
    let size = verbatim / 2 + lot.draw(verbatim);
    while text.len() + body.len() < size {
        let person = lot.draw(council.people.len());
        body.push_str(&council.mark(person));
        for _ in 0..=lot.draw(11) {
            sentence(&council, &mut lot, &mut body);
            if lot.draw(4) == 0 {
                body.push_str("\n　");
            }
        }
        body.push('\n');
    }
    let _ = writeln!(
        body,
        "{}{}については、次回の{}で事務局から説明する予定です。本日は以上です。",
        council.mark(0),
        lot.of(&MATTERS),
        if council.layout == Layout::Assembly { "委員会" } else { "検討会" },
    );
    let wrapped = (number / MEETINGS).is_multiple_of(2);
    text + &if wrapped { wrap(&body) } else { body }
}

/// Lines of 40 characters, as text taken out of a PDF has them.
fn wrap(text: &str) -> String {
    let mut wrapped = String::with_capacity(text.len() + text.len() / 100);
    for line in text.lines() {
        for (at, c) in line.chars().enumerate() {
            if at > 0 && at % 40 == 0 {
                wrapped.push('\n');
            }
            wrapped.push(c);
        }
        wrapped.push('\n');
    }
    wrapped
}

/// Words that people look for in them, with more and fewer hits.
pub(crate) fn words() -> Vec<String> {
    let pairs = SUBJECTS.iter().zip(MATTERS).map(|((subject, _), matter)| format!("{subject} {matter}"));
    let places = PLACES.iter().zip(MATTERS).map(|(place, matter)| format!("{place} {matter}"));
    let laws = SUBJECTS.iter().map(|(_, law)| (*law).to_owned());
    let names = SURNAMES.iter().zip(GIVEN[0]).map(|(a, b)| format!("{a}{b}一"));
    let plain =
        ["分かりやすい 時間", "思ったよりも時間", "正直なところ", "必要 -許可"].map(ToOwned::to_owned);
    pairs
        .chain(places)
        .chain(laws)
        .chain(names)
        .chain(TECHNOLOGIES.map(ToOwned::to_owned))
        .chain(plain)
        .collect()
}
