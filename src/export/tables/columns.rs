//! What the tables and their columns are: once, for the headers and for the description of the package.

/// A table.
pub(super) struct Description {
    pub(super) file: &'static str,
    /// What one row is.
    pub(super) ja: &'static str,
    pub(super) en: &'static str,
    /// The columns that no two rows have alike.
    pub(super) key: &'static [&'static str],
    pub(super) columns: &'static [Column],
}

/// A column.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) holds: Holds,
    pub(super) ja: &'static str,
    pub(super) en: &'static str,
}

/// What cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Words, or several values with ` | ` between.
    Text,
    /// A whole number.
    Count,
    /// A number between 0 and 1.
    Share,
    /// One id: a row of the table of this file that has it in the column of the same name.
    Key(&'static str),
}

/// The table of a file.
pub(super) fn of(file: &str) -> Option<&'static Description> {
    TABLES.iter().find(|table| table.file == file)
}

const fn text(name: &'static str, ja: &'static str, en: &'static str) -> Column {
    Column { name, holds: Holds::Text, ja, en }
}

const fn count(name: &'static str, ja: &'static str, en: &'static str) -> Column {
    Column { name, holds: Holds::Count, ja, en }
}

const fn key(name: &'static str, file: &'static str, ja: &'static str, en: &'static str) -> Column {
    Column { name, holds: Holds::Key(file), ja, en }
}

const MEETING_ID: Column = key("meeting_id", "meetings.csv", "会議のid", "id of the meeting");
const MEETING: Column = text("meeting", "会議", "the meeting");
const DATE: Column = text("date", "会議の日、または日時", "day, or day and time, of the meeting");
const STATEMENT_ID: Column = key("statement_id", "statements.csv", "発言のid", "id of the statement");
const ISSUE_ID: Column = key("issue_id", "issues.csv", "論点のid", "id of the issue");
const ATTRIBUTION_ID: Column = key("attribution_id", "attributions.csv", "帰属のid", "id of the attribution");
const BASIS: Column = text(
    "basis",
    "帰属の根拠：氏名の明示、役職・機関、集団、推定、帰属なし",
    "ground of the attribution: named, role, group, inferred, unattributed",
);
const WHO_IDS: Column = text(
    "attributed_to_ids",
    "発言者とされる人・機関・集団のid",
    "ids of the person, body or group it is attributed to",
);
const WHO: Column =
    text("attributed_to", "発言者とされる人・機関・集団", "the person, body or group it is attributed to");
const CANDIDATE_IDS: Column =
    text("candidate_ids", "発言者かもしれない人のid", "ids of those who may have spoken");
const CANDIDATES: Column = text("candidates", "発言者かもしれない人", "those who may have spoken");
const CONFIDENCE: Column = Column {
    name: "confidence",
    holds: Holds::Share,
    ja: "帰属の確度。規則の重みであり、確率ではない",
    en: "confidence of the attribution: the weight of its rule, no probability",
};
const OTHER_NAMES: Column = text("other_names", "略称・別名", "short names and variants");
const ORGANIZATION_IDS: Column = text("organization_ids", "所属機関のid", "ids of the bodies");
const ORGANIZATIONS: Column = text("organizations", "所属機関", "the bodies");
const POSTS: Column = text("posts", "役職", "the posts");
const MENTIONS: Column = count("mentions", "本文で言及された回数", "how often it is named");
const CONCERNED_BY: Column = count("concerned_by", "関わる論点の数", "how many issues concern it");

/// Every table, in the order in which they are written.
pub(super) const TABLES: [Description; 11] = [
    Description {
        file: "meetings.csv",
        ja: "会議",
        en: "a meeting",
        key: &["meeting_id"],
        columns: &[
            MEETING_ID,
            MEETING,
            text("series_id", "会議体のid", "id of the council"),
            text("series", "会議体", "the council"),
            count("ordinal", "第何回か", "which meeting of the council"),
            text("record_kind", "記録の種類（議事概要、議事録など）", "what the record calls itself"),
            text("start", "開始の日、または日時", "day, or day and time, of the beginning"),
            text("end", "終了の日時", "day and time of the end"),
            text("venue", "場所", "where it met"),
            count("attendees", "名簿に載る人の数", "how many are listed"),
            count("statements", "発言の数", "how many statements were made"),
        ],
    },
    Description {
        file: "attendance.csv",
        ja: "ある会議での、ある資格での出席",
        en: "a person at a meeting in one capacity",
        key: &["attendance_id"],
        columns: &[
            text("attendance_id", "出席のid", "id of the attendance"),
            MEETING_ID,
            MEETING,
            DATE,
            key("person_id", "people.csv", "人のid", "id of the person"),
            text("person", "人", "the person"),
            text("role", "役割", "the role"),
            text("role_as_printed", "名簿に書かれた役割", "the role as printed"),
            text("presence", "出欠（出席、代理出席、欠席）", "present, by proxy or absent"),
            ORGANIZATION_IDS,
            ORGANIZATIONS,
            POSTS,
        ],
    },
    Description {
        file: "statements.csv",
        ja: "発言。帰属は最も強い根拠のもの",
        en: "a statement, with its strongest attribution",
        key: &["statement_id"],
        columns: &[
            STATEMENT_ID,
            MEETING_ID,
            MEETING,
            DATE,
            count("position", "会議の中での順番", "which one of its meeting"),
            text("topic_ids", "見出し・議題のid", "ids of the headings it stands under"),
            text("topics", "見出し・議題", "the headings it stands under"),
            BASIS,
            WHO_IDS,
            WHO,
            text(
                "speech_acts",
                "発話行為（意見、質問など）",
                "what is done with the words: opinion, question, …",
            ),
            text("issue_ids", "提起した論点のid", "ids of the issues it raises"),
            text("issues", "提起した論点", "the issues it raises"),
            text("text", "発言の全文", "all of its words"),
        ],
    },
    Description {
        file: "attributions.csv",
        ja: "発言の帰属。根拠ごとに一行",
        en: "a statement and one ground to attribute it",
        key: &["attribution_id"],
        columns: &[
            ATTRIBUTION_ID,
            STATEMENT_ID,
            MEETING_ID,
            MEETING,
            DATE,
            BASIS,
            WHO_IDS,
            WHO,
            CANDIDATE_IDS,
            CANDIDATES,
            CONFIDENCE,
            text("rule_id", "帰属させた規則のid", "id of the rule that attributed it"),
            text("rule", "帰属させた規則", "the rule that attributed it"),
        ],
    },
    Description {
        file: "raised.csv",
        ja: "論点と、それを提起した発言と、その帰属",
        en: "an issue, a statement that raises it, and one ground to attribute that",
        key: &["issue_id", "attribution_id"],
        columns: &[
            ISSUE_ID,
            text("issue", "論点", "the issue"),
            STATEMENT_ID,
            MEETING_ID,
            MEETING,
            DATE,
            ATTRIBUTION_ID,
            BASIS,
            WHO_IDS,
            WHO,
            CANDIDATE_IDS,
            CANDIDATES,
            CONFIDENCE,
            text("words", "論点を提起した言葉", "the words that raise the issue"),
        ],
    },
    Description {
        file: "follow-ups.csv",
        ja: "今後行うとされたこと",
        en: "something that will be done",
        key: &["follow_up_id", "statement_id"],
        columns: &[
            text("follow_up_id", "予定のid", "id of what will be done"),
            text("follow_up", "予定", "what will be done"),
            MEETING_ID,
            MEETING,
            DATE,
            text("actor_ids", "行う人・機関のid", "ids of who will do it"),
            text("actors", "行う人・機関", "who will do it"),
            text("due", "期限（書かれたまま）", "when, as printed"),
            text("due_meeting_id", "期限とされた会議のid", "id of the meeting by which it is due"),
            text("due_meeting", "期限とされた会議", "the meeting by which it is due"),
            text("about_ids", "対象のid", "ids of what it is about"),
            text("about", "対象", "what it is about"),
            text("fulfilled_by_ids", "果たしたもののid", "ids of what keeps it"),
            text("fulfilled_by", "果たしたもの", "what keeps it"),
            STATEMENT_ID,
            text("text", "発言の全文", "all words of the statement"),
        ],
    },
    Description {
        file: "people.csv",
        ja: "人",
        en: "a person",
        key: &["person_id"],
        columns: &[
            key("person_id", "people.csv", "人のid", "id of the person"),
            text("person", "氏名", "the name"),
            text("kana", "読み", "how it is read"),
            OTHER_NAMES,
            ORGANIZATION_IDS,
            ORGANIZATIONS,
            POSTS,
            count("meetings", "名簿に載る会議の数", "at how many meetings listed"),
            count("statements", "本人に帰属する発言の数", "how many statements are attributed to the person"),
        ],
    },
    Description {
        file: "organizations.csv",
        ja: "機関・部署",
        en: "a body or a unit of one",
        key: &["organization_id"],
        columns: &[
            text("organization_id", "機関のid", "id of the body"),
            text("organization", "機関", "the body"),
            OTHER_NAMES,
            text("corporate_number", "法人番号", "its corporate number"),
            text("parent_id", "上位の機関のid", "id of what it is a unit of"),
            text("parent", "上位の機関", "what it is a unit of"),
            count("affiliations", "名簿にある所属の数", "how many affiliations are listed"),
            MENTIONS,
        ],
    },
    Description {
        file: "issues.csv",
        ja: "政策論点",
        en: "a policy issue",
        key: &["issue_id"],
        columns: &[
            ISSUE_ID,
            text("issue", "論点", "the issue"),
            OTHER_NAMES,
            text("concern_ids", "関わるもののid", "ids of what it concerns"),
            text("concerns", "関わる法令・技術・機関など", "the laws, technologies, bodies … it concerns"),
            text("raised_by_ids", "提起した人・機関・集団のid", "ids of who raised it"),
            text("raised_by", "提起した人・機関・集団（推定を除く）", "who raised it, inferences left out"),
            text("first_raised_at_id", "最初に提起された会議のid", "id of the meeting that raised it first"),
            text("first_raised_at", "最初に提起された会議", "the meeting that raised it first"),
            text("last_raised_at_id", "最後に提起された会議のid", "id of the meeting that raised it last"),
            text("last_raised_at", "最後に提起された会議", "the meeting that raised it last"),
            count("statements", "提起した発言の数", "how many statements raise it"),
        ],
    },
    Description {
        file: "technologies.csv",
        ja: "技術",
        en: "a technology",
        key: &["technology_id"],
        columns: &[
            text("technology_id", "技術のid", "id of the technology"),
            text("technology", "技術", "the technology"),
            OTHER_NAMES,
            text("broader_id", "上位の技術のid", "id of what it is a kind of"),
            text("broader", "上位の技術", "what it is a kind of"),
            MENTIONS,
            CONCERNED_BY,
        ],
    },
    Description {
        file: "regulations.csv",
        ja: "法令・指針・制度",
        en: "a law, order, guideline or scheme",
        key: &["regulation_id"],
        columns: &[
            text("regulation_id", "法令のid", "id of the law"),
            text("regulation", "法令", "the law"),
            OTHER_NAMES,
            text("law_id", "e-Govの法令ID", "its law id at e-Gov"),
            text("law_number", "法令番号", "its law number"),
            text("part_of_id", "含まれる法令のid", "id of what it is a part of"),
            text("part_of", "含まれる法令", "what it is a part of"),
            text("link", "参照先", "where it can be read"),
            MENTIONS,
            CONCERNED_BY,
        ],
    },
];
