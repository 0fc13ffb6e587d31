//! Extractions built by hand: a text, and what a reader would find in it.

#![allow(dead_code, reason = "each test binary uses a part of this")]

use gijigraph::{
    Extraction, Record, Rule, Source, Span, Text,
    claim::{Act, Attribution, Basis, Claims, FollowUp, Issue},
    entity::{Entity, Kind, Resolution},
    mention::{Alias, Mention},
    minutes::{
        Affiliation, AgendaItem, Attendance, Cited, Heading, Material, Meeting, Minutes, Presence, Turn,
        TurnKind, Who,
    },
    rule,
    text::{Flow, Format},
};

/// Minutes that hold one of everything the model knows.
pub const EXAMPLE: &str = "第２回空き家対策協議会（第５回まちづくり部会合同） 議事概要
日時：令和６年５月10日（金）10時～12時
場所：市役所本庁舎
議長：山田太郎 みどり市長
構成員：佐藤花子 みどり大学教授［代理］
　鈴木一郎 一般社団法人空き家機構（ＡＫＫ）理事／国土交通省住宅局住宅総合整備課長
　高橋次郎 みどり市副市長【欠席】
参考人等：田中三郎 空き家学会会長
議題：１　空き家の利活用について
資料１－１　空き家の現状
概要：事務局から資料１－１の説明があった。
１　空き家の利活用について
＜税制＞
・空家等対策特措法の特定空家等の基準を見直す必要がある。
・衛星画像解析（ＳＩＡ）で空き家を把握できないか。
○山田議長　国交省の空き家再生等推進事業を使いたい。
次回協議会において国土交通省より説明を行う予定。
";

/// Words of a text, and the values read from them.
pub struct Reader {
    /// The text that is read.
    pub text: Text,
}

impl Reader {
    /// Reads these characters.
    pub fn of(text: &str) -> Self {
        Self { text: Text::from_string(text.to_owned(), Format::Plain, "UTF-8") }
    }

    /// Where `words` stand for the `nth` time, counted from 0.
    pub fn nth(&self, words: &str, nth: usize) -> Span {
        let all = self.text.as_str();
        let (at, _) =
            all.match_indices(words).nth(nth).unwrap_or_else(|| panic!("`{words}` is not in the text"));
        let start = all[..at].chars().count();
        let chars = words.chars().count();
        Span::new(u32::try_from(start).unwrap(), u32::try_from(start + chars).unwrap())
    }

    /// Where `words` first stand.
    pub fn at(&self, words: &str) -> Span {
        self.nth(words, 0)
    }

    /// A value read from `words`.
    pub fn cited<T>(&self, value: T, words: &str, rule: Rule) -> Cited<T> {
        Cited { value, span: self.at(words), rule }
    }

    /// A roster entry.
    pub fn entry(&self, name: &str, role: &str, words: &str, affiliations: Vec<Affiliation>) -> Attendance {
        Attendance {
            seat: None,
            name: Some(self.cited(name.to_owned(), name, rule::ROSTER_NAME_FIRST)),
            role: Some(role.to_owned()),
            presence: Presence::Present,
            affiliations,
            span: self.at(words),
            rule: rule::ROSTER_NAME_FIRST,
        }
    }

    /// An affiliation of this path and post.
    pub fn affiliation(&self, path: &[&str], post: Option<&str>, words: &str) -> Affiliation {
        Affiliation {
            organization: path.iter().map(|&unit| unit.to_owned()).collect(),
            post: post.map(str::to_owned),
            as_written: gijigraph::text::fold(words),
            abbreviation: None,
            span: self.at(words),
        }
    }

    /// A statement of these words.
    pub fn turn(&self, words: &str, kind: TurnKind, rule: Rule) -> Turn {
        let flow = Flow::of(&self.text, self.at(words));
        Turn {
            flow,
            kind,
            label: None,
            speaker: None,
            order: None,
            headings: Vec::new(),
            item: None,
            lead_in: None,
            rule,
        }
    }

    /// A mention of a known thing.
    pub fn mention(&self, entity: Entity, words: &str, turn: Option<usize>) -> Mention {
        Mention {
            kind: entity.kind,
            text: gijigraph::text::fold(words),
            canonical: entity.label.clone(),
            span: self.at(words),
            entity: Resolution::Found(entity),
            turn,
            rule: rule::MENTION_GAZETTEER,
        }
    }

    /// The extraction of one record.
    pub fn extraction(self, record: Record) -> Extraction {
        let source = Source::new("例.txt", self.text.as_str().as_bytes().to_vec());
        Extraction {
            name: source.name,
            sha256: source.sha256,
            text: self.text,
            records: vec![record],
            diagnostics: Vec::new(),
        }
    }
}

/// A thing whose key is its label.
pub fn entity(kind: Kind, label: &str) -> Entity {
    Entity { kind, key: label.to_owned(), label: label.to_owned(), part_of: None }
}

/// An attribution that is certain.
pub fn attribution(basis: Basis, speakers: Vec<Who>, candidates: Vec<usize>, rule: Rule) -> Attribution {
    Attribution { basis, speakers, candidates, confidence: 100, span: None, rule }
}

/// A record that says when and what meeting it is of, and nothing more.
pub fn plain_record(read: &Reader, series: &str, ordinal: Option<u32>, date: Option<&str>) -> Record {
    let meeting = Meeting {
        series: Some(read.cited(series.to_owned(), series, rule::HEADER_TITLE)),
        ordinal: ordinal.map(|ordinal| read.cited(ordinal, series, rule::HEADER_TITLE)),
        date: date.map(|date| read.cited(date.to_owned(), series, rule::HEADER_LABEL)),
        ..Meeting::default()
    };
    Record {
        minutes: Minutes { meeting, ..Minutes::default() },
        mentions: Vec::new(),
        aliases: Vec::new(),
        claims: Vec::new(),
        follow_ups: Vec::new(),
    }
}

/// What a reader finds in [`EXAMPLE`].
pub fn example() -> Extraction {
    let read = Reader::of(EXAMPLE);
    let minutes = example_minutes(&read);
    let mentions = example_mentions(&read);
    let aliases = vec![Alias {
        name: "衛星画像解析".into(),
        short: "SIA".into(),
        span: read.at("衛星画像解析（ＳＩＡ）"),
    }];
    let (claims, follow_ups) = (example_claims(&read), example_follow_ups(&read));
    read.extraction(Record { minutes, mentions, aliases, claims, follow_ups })
}

fn example_minutes(read: &Reader) -> Minutes {
    let title = "空き家対策協議会";
    let meeting = Meeting {
        title: Some(read.cited(format!("第2回{title}"), "第２回空き家対策協議会", rule::HEADER_TITLE)),
        kind: Some(read.cited("議事概要".into(), "議事概要", rule::HEADER_TITLE)),
        series: Some(read.cited(title.into(), title, rule::HEADER_TITLE)),
        ordinal: Some(read.cited(2, "第２回", rule::HEADER_TITLE)),
        joint_with: vec![(
            read.cited("まちづくり部会".into(), "まちづくり部会", rule::HEADER_TITLE),
            Some(5),
        )],
        date: Some(read.cited("2024-05-10".into(), "令和６年５月10日", rule::HEADER_LABEL)),
        start: Some(read.cited("10:00".into(), "10時", rule::HEADER_LABEL)),
        end: Some(read.cited("12:00".into(), "12時", rule::HEADER_LABEL)),
        session: None,
        venue: Some(read.cited("市役所本庁舎".into(), "市役所本庁舎", rule::HEADER_LABEL)),
    };
    let city = |post, words| read.affiliation(&["みどり市"], Some(post), words);
    let mut kiko =
        read.affiliation(&["一般社団法人空き家機構"], Some("理事"), "一般社団法人空き家機構（ＡＫＫ）理事");
    kiko.abbreviation = Some("AKK".into());
    let division = ["国土交通省", "住宅局", "住宅総合整備課"];
    let kokko = read.affiliation(&division, Some("課長"), "国土交通省住宅局住宅総合整備課長");
    let professor = read.affiliation(&["みどり大学"], Some("教授"), "みどり大学教授");
    let society = read.affiliation(&["空き家学会"], Some("会長"), "空き家学会会長");
    let mut attendance = vec![
        read.entry("山田太郎", "議長", "山田太郎 みどり市長", vec![city("市長", "みどり市長")]),
        read.entry("佐藤花子", "構成員", "佐藤花子 みどり大学教授［代理］", vec![professor]),
        read.entry("鈴木一郎", "構成員", "鈴木一郎 一般社団法人空き家機構（ＡＫＫ）理事", vec![kiko, kokko]),
        read.entry("高橋次郎", "構成員", "高橋次郎 みどり市副市長", vec![city("副市長", "みどり市副市長")]),
        read.entry("田中三郎", "参考人等", "田中三郎 空き家学会会長", vec![society]),
    ];
    attendance[1].presence = Presence::Proxy;
    attendance[3].presence = Presence::Absent;
    let item = "空き家の利活用について";
    let heading = |text: &str, span, agenda| Heading { text: text.to_owned(), level: 0, agenda, span };
    let bullet = |words| {
        let mut turn = read.turn(words, TurnKind::Bullet, rule::TURN_BULLET);
        turn.headings = vec![0, 1];
        turn
    };
    let mut speech =
        read.turn("国交省の空き家再生等推進事業を使いたい。", TurnKind::Speech, rule::TURN_SPEECH);
    speech.label = Some(read.cited("山田議長".into(), "山田議長", rule::WHO_MARK));
    let narrative = |words| read.turn(words, TurnKind::Narrative, rule::TURN_NARRATIVE);
    Minutes {
        meeting,
        attendance,
        agenda: vec![AgendaItem {
            text: item.into(),
            number: 1,
            span: read.at(item),
            rule: rule::AGENDA_LIST,
        }],
        documents: vec![Material {
            label: "資料1-1".into(),
            title: Some("空き家の現状".into()),
            presented_by: vec![read.cited(Who::Organ("事務局".into()), "事務局", rule::MATERIAL_PRESENTED)],
            span: read.at("資料１－１"),
            rule: rule::MATERIAL_LIST,
        }],
        headings: vec![
            heading(item, read.nth(item, 1), Some(0)),
            heading("<税制>", read.at("＜税制＞"), None),
        ],
        turns: vec![
            narrative("事務局から資料１－１の説明があった。"),
            bullet("空家等対策特措法の特定空家等の基準を見直す必要がある。"),
            bullet("衛星画像解析（ＳＩＡ）で空き家を把握できないか。"),
            speech,
            narrative("次回協議会において国土交通省より説明を行う予定。"),
        ],
        accounted: read.text.chars() - 3,
        ..Minutes::default()
    }
}

fn example_mentions(read: &Reader) -> Vec<Mention> {
    let law = Entity {
        kind: Kind::Regulation,
        key: "426AC1000000127".into(),
        label: "空家等対策の推進に関する特別措置法".into(),
        part_of: None,
    };
    let part = Entity {
        kind: Kind::Regulation,
        key: "426AC1000000127/特定空家等".into(),
        label: "特定空家等".into(),
        part_of: Some(Box::new(law.clone())),
    };
    let ministry = entity(Kind::Organization, "国土交通省");
    let mut short = read.mention(ministry.clone(), "国交省", Some(3));
    short.canonical.clone_from(&ministry.label);
    let mut either = read.mention(ministry.clone(), "部会", None);
    either.entity = Resolution::Ambiguous(vec![
        entity(Kind::Organization, "まちづくり部会"),
        entity(Kind::Organization, "住宅部会"),
    ]);
    let mut unknown = read.mention(entity(Kind::Technology, "画像"), "画像", Some(2));
    unknown.entity = Resolution::Unknown;
    vec![
        either,
        read.mention(entity(Kind::Person, "山田太郎"), "山田太郎", None),
        read.mention(law, "空家等対策特措法", Some(1)),
        read.mention(part, "特定空家等", Some(1)),
        read.mention(entity(Kind::Technology, "衛星画像解析"), "衛星画像解析", Some(2)),
        unknown,
        short,
        read.mention(entity(Kind::Initiative, "空き家再生等推進事業"), "空き家再生等推進事業", Some(3)),
        read.mention(ministry, "国土交通省より", Some(4)),
    ]
}

fn example_claims(read: &Reader) -> Vec<Claims> {
    let issue = |label: &str, words: &str, concerns| Issue {
        label: label.to_owned(),
        gist: Some(label.to_owned()),
        quote: gijigraph::text::fold(words),
        span: read.at(words),
        concerns,
        rule: rule::ISSUE_CUE,
    };
    let claims = |attributions, act, issues| Claims {
        attributions,
        acts: vec![(act, rule::ACT_CUE)],
        issues,
        responds_to: None,
    };
    let organ = vec![Who::Organ("事務局".into())];
    let group = vec![Who::Group("参考人".into())];
    let mut guess =
        attribution(Basis::Inferred, vec![Who::Organ("空き家学会".into())], vec![4], rule::WHO_BODY);
    guess.confidence = 60;
    let mut answer = claims(
        vec![attribution(Basis::Role, vec![Who::Listed(0)], vec![], rule::WHO_MARK)],
        Act::Answer,
        vec![issue("空き家再生等推進事業の活用", "空き家再生等推進事業を使いたい", vec![7])],
    );
    answer.responds_to = Some(2);
    vec![
        claims(vec![attribution(Basis::Role, organ, vec![], rule::WHO_NARRATIVE)], Act::Explain, vec![]),
        claims(
            vec![attribution(Basis::Group, group, vec![4], rule::WHO_LEAD_IN)],
            Act::Opinion,
            vec![issue("特定空家等の基準の見直し", "特定空家等の基準を見直す必要がある", vec![3, 2])],
        ),
        claims(
            vec![attribution(Basis::Unattributed, vec![], vec![], rule::WHO_NOBODY), guess],
            Act::Question,
            vec![issue(
                "衛星画像解析による空き家の把握",
                "衛星画像解析（ＳＩＡ）で空き家を把握できないか",
                vec![4],
            )],
        ),
        answer,
        claims(
            vec![attribution(Basis::Named, vec![Who::Person("小川".into())], vec![], rule::WHO_NARRATIVE)],
            Act::Plan,
            vec![],
        ),
    ]
}

fn example_follow_ups(read: &Reader) -> Vec<FollowUp> {
    let words = "次回協議会において国土交通省より説明を行う予定";
    vec![FollowUp {
        actor: Some(Who::Organ("国土交通省".into())),
        action: "説明".into(),
        due: Some(read.cited("次回協議会".into(), "次回協議会", rule::FOLLOW_UP_PLAN)),
        next_meeting: true,
        quote: words.into(),
        span: read.at(words),
        turn: 4,
        about: vec![2],
        rule: rule::FOLLOW_UP_PLAN,
    }]
}
