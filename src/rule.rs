//! The rules of extraction: every fact names the one that found it.

/// Identifies a rule: `stage.what`, such as `roster.name-first`.
///
/// Only the constants of this module exist, so that a fact cannot name a rule that nobody documented.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Rule {
    /// Stable identifier.
    pub id: &'static str,
    /// What it does, in Japanese.
    pub ja: &'static str,
    /// What it does, in English.
    pub en: &'static str,
}

macro_rules! rules {
    ($($name:ident $id:literal $ja:literal $en:literal;)*) => {
        $(#[doc = $en] pub const $name: Rule = Rule { id: $id, ja: $ja, en: $en };)*
        /// Every rule, in the order of the pipeline.
        pub const ALL: &[Rule] = &[$($name),*];
    };
}

rules! {
    HEADER_LABEL "header.label" "見出し語（日時・場所など）の後の値を読む" "Reads the value after a label such as 日時 or 場所";
    HEADER_TITLE "header.title" "冒頭の表題から会議名・回次・記録の種別を読む" "Reads series, number and kind of record from the title at the top";
    HEADER_FIELD "header.field" "データの項目（院名・会議名・号数・日付など）から会議を読む" "Reads the meeting from fields of the data such as house, committee, number and date";
    HEADER_SESSION "header.session" "「午前10時開議」「午後3時散会」などの行から開始・終了時刻を読む" "Reads start and end from lines such as 午前10時開議 and 午後3時散会";
    HEADER_OPENING "header.opening" "開会・閉会を告げる発言などから会議名・回次を読む" "Reads series and number from the words that open or close the meeting";
    ROSTER_NAME_FIRST "roster.name-first" "名簿の行を氏名・所属の順に読む" "Reads a roster line as name, then affiliation";
    ROSTER_NAME_LAST "roster.name-last" "名簿の行を所属・氏名の順に読む" "Reads a roster line as affiliation, then name";
    ROSTER_COLUMNS "roster.columns" "議席・職名・氏名の欄に組んだ名簿を読む" "Reads a roster set in columns of seat, post and name";
    ROSTER_TABLE "roster.table" "表の見出しと欄の中身から名簿の行を読む" "Reads a row of a table by the names of its columns and what they hold";
    ROSTER_MARK "roster.mark" "姓だけの名簿に発言者名の名を補う" "Completes a family name of the roster by the mark of a speaker";
    ROSTER_ANNOUNCED "roster.announced" "発言で告げられた欠席者を名簿に加え、名簿のない記録では紹介された出席者も読む" "Adds those whose absence is announced in a speech to the roster; where none is printed, those who are introduced as present";
    ROSTER_LIST "roster.list" "読点で並べた氏名を一人ずつ読む" "Reads names set in a row with commas";
    ROSTER_BODY "roster.body" "氏名のない出席機関を読む" "Reads a body that attends without a named person";
    ROSTER_POST "roster.post" "姓と役職だけの出席者を読む" "Reads an attendee given by surname and post";
    ROSTER_FIELD "roster.field" "データの項目（会派・肩書き）から発言者の所属を読む" "Reads a speaker's affiliation from fields of the data such as group and post";
    AGENDA_LIST "agenda.list" "議題の箇条書きを読む" "Reads the numbered agenda";
    AGENDA_HEADING "agenda.heading" "一覧がないとき、本文の「議事（1）…」「日程第1…」の見出しを議題とする" "Takes headings of the body such as 議事（1）… as agenda items where no list is printed";
    AGENDA_SPOKEN "agenda.spoken" "一覧も見出しもないとき、「日程第1、…を議題といたします」から議題を読む" "Reads agenda items from 日程第1、…を議題といたします where neither list nor heading is printed";
    MATERIAL_LIST "material.list" "配付資料の一覧を読む" "Reads the list of documents handed out";
    MATERIAL_CITED "material.cited" "本文で示された資料番号を読む" "Reads a document number cited in the text";
    MATERIAL_PRESENTED "material.presented" "「…から資料Nの説明」から説明者を読む" "Reads who presented a document from …から資料Nの説明";
    MATERIAL_SPOKEN "material.spoken" "発言者自身の「資料Nについて御説明いたします」などから説明者を読む" "Reads who presented a document from the speaker's own words, such as 資料Nについて御説明いたします";
    MATERIAL_SUBMITTED "material.submitted" "ほかに手掛かりがないとき、「○○委員提出資料」などの題名から説明者を読む" "Reads who presented a document from a title such as ○○委員提出資料 where nothing else tells";
    MATERIAL_ASKED "material.asked" "「資料Nについて説明をお願いします」の次の発言者を説明者とする" "Takes the next speaker as presenter where the chair asks for a document to be explained";
    HEADING_TOPIC "heading.topic" "本文の見出しを話題または議題とする" "Takes a heading of the body as a topic or agenda item";
    TURN_BULLET "turn.bullet" "箇条書きの一項目を一つの発言とする" "Takes one bullet of a summary as one statement";
    TURN_NARRATIVE "turn.narrative" "概要の地の文を一つの記述とする" "Takes a paragraph of a summary's narrative as one statement";
    TURN_REPLY "turn.reply" "矢印などで始まる回答を一つの発言とする" "Takes a reply set off by an arrow as one statement";
    TURN_SPEECH "turn.speech" "発言者標の後を一つの発言とする" "Takes what follows a speaker mark as one speech";
    WHO_MARK "who.mark" "発言者標から発言者を決める" "Takes the speaker from the speaker mark";
    WHO_FIELD "who.field" "データの項目（発言者名）から発言者を決める" "Takes the speaker from a field of the data";
    WHO_HEADING "who.heading" "見出しに名のある者の発言とする" "Takes the speaker from the heading above";
    WHO_LEAD_IN "who.lead-in" "「…の意見は以下の通り」から発言者の範囲を決める" "Takes the group of speakers from the words that introduce a list";
    WHO_NARRATIVE "who.narrative" "地の文の「…から説明があった」から発言者を決める" "Takes the speakers from narrative such as …から説明があった";
    WHO_REPORTED "who.reported" "「…との意見があった」で伝えられた者を示す" "Takes whose view is reported from …との意見があった";
    WHO_BODY "who.body" "機関自身の意向を述べる文から機関を推定する" "Infers a body from the wording of its own intention";
    WHO_NOBODY "who.nobody" "発言者を示すものがない" "Nothing tells who spoke";
    MENTION_ROSTER "mention.roster" "名簿の氏名・所属" "A name or body of the roster";
    MENTION_PERSON "mention.person" "姓と役職・敬称による人の言及" "A person by surname with post or honorific";
    MENTION_SPEAKER "mention.speaker" "発言者の表示による人の言及" "A person named by a speaker mark";
    MENTION_LAW_REFERENCE "mention.law-reference" "「同法」「本法」などが指す法令" "A law referred to by words such as 同法 or 本法";
    MENTION_SHORT_FORM "mention.short-form" "先に示された名称の末尾による言及" "The end of a name that came in full before";
    MENTION_GAZETTEER "mention.gazetteer" "名簿表（法令・機関・用語）との一致" "A match in a gazetteer";
    MENTION_SUFFIX "mention.suffix" "接尾語（…学会、…局、…法など）による言及" "A name recognised by its ending, such as …学会 or …法";
    MENTION_HEAD "mention.head" "主要語と修飾語の型による用語" "A term recognised by its head noun and modifier";
    MENTION_DEFINED "mention.defined" "文中で定義された略語・別名" "An abbreviation or alias defined in the text";
    MENTION_CODE "mention.code" "番号で示された規格・条・種別" "A standard, article or class given by number";
    MENTION_QUOTED "mention.quoted" "かぎ括弧で示された名称" "A name set in corner brackets";
    ACT_CUE "act.cue" "文末などの手掛かりによる発話行為" "A speech act by its cue words";
    ACT_WEIGHT "act.weight" "手掛かり・長さ・立場の重みによる発話行為" "A speech act by what its cues, its length and the side of its speaker weigh together";
    ACT_PLACE "act.place" "質問・回答などの位置による発話行為" "A speech act by its place, such as a list of answers";
    ISSUE_CUE "issue.cue" "必要・課題・懸念などを述べる文を論点とする" "Takes a sentence that states a need, problem, demand or concern as an issue";
    FOLLOW_UP_PLAN "follow-up.plan" "今後行うことを述べる文を予定とする" "Takes a sentence that says what will be done as a follow-up";
    ALIAS_BRACKET "alias.bracket" "「X（Y）」「以下Yという」を別名とする" "Takes X（Y） and 以下「Y」という as an alias";
}
