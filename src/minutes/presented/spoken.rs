//! What speakers say of documents: that they explain one, turn to it, or ask another to.

use std::sync::LazyLock;

use super::{
    super::{
        Cited, Turn, TurnKind, Who, material,
        refer::{People, Reference},
        sentence::sentences,
        voice::Voices,
    },
    Presenting,
};
use crate::{
    Rule,
    lexicon::Lexicon,
    outline::{BlockKind, Outline},
    pattern::Regex,
    rule,
};

// The patterns are fixed; tests read with each of them.
/// The chair asks for an explanation.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:から|より)、?(?:どうぞ)?(?:よろしく)?(?:(?:御|ご)発言を)?(?:お願い|お話)|(?:から|より)も?、?(?:参考)?資料[^。]{0,24}(?:を|の(?:ほう|方)を|について、?)(?:お願い|願)|(?:から|より)、?(?:参考)?資料[^。]{0,20}について。$|資料[^。]*(?:から|より)。$|(?:説明|報告|紹介|発表|お話し?|プレゼン(?:テーション)?)(?:の(?:ほど|ほう)?)?(?:を)?(?:[0-9]+分(?:程度|ほど|以内|間)?で)?(?:して)?、?(?:、?よろしく)?(?:いただきたい|いただければ|いただけ(?:ます|れば)|いただいてよろしい|いただいて|いただきます|いただこう|頂きたい|頂きます|お願い|願い(?:ます|たい)|願う|求めます|求める|受けたい|受けます|ください|下さい)").unwrap()
});
/// What lies before everyone is nothing that is presented.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HANDED_OUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:お配り|配[付布]|(?:御|ご)?用意)(?:を)?(?:して|いたして|させていただいて)(?:おります|います|ございます)。?$").unwrap()
});
/// The speaker says who they are, as those do who were asked to come.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static INTRODUCES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^。]{0,40}(?:の\p{Han}{1,5}(?:でございます|です)|と申します)[。、]").unwrap()
});
/// One who does not ask leads everyone to a page: の3ページをお開きください.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static OPENS_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^の?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|次の)(?:ページ|頁|枚目)目?(?:を|の(?:ほう|方)を|、)?[^。]{0,12}(?:御覧|ご覧|お開き|お願い|御参照|ご参照)").unwrap()
});
/// What a sentence begins with that goes on to the next document.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:続きまして|続いて|次に|次が|次は|それから|最後に|最後が|また|そして|あわせて)、?$")
        .unwrap()
});
/// Who asks something in a speech explains no document by it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static QUESTION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[?？]|でしょうか|ですか|ますか|お聞き|お尋ね|伺い|伺う|質問").unwrap());
/// Who has been heard, or is asked, presents nothing.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HEARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"ありがとう|後ほど|のちほど|後で(?:御|ご)覧|(?:説明|報告|紹介|発表)(?:を)?(?:いただきました|いただいた|頂いた|頂きました|があった|があり|された|のあった|にあった)|質問|お聞き|お伺い|伺いたい|でしょうか|ですか").unwrap()
});
/// The speaker says that they present.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
pub(super) static PRESENTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:説明|報告|紹介|発表)(?:を)?(?:させ|いたします|いたしました|いたしたい|致します|申し上げ|します|する。|したい|してまい|していき)|(?:お|御)?示し(?:して|しました|しております)|を説明[>〉)〕】]?$|(?:説明|報告|紹介)。$|^[<〈(〔]?資料[^。]{0,30}説明[>〉)〕】]?$|説明は以上|(?:により|に基づき|に基づいて|に沿って|を用いて|をもとに|を基に)、?(?:御|ご)?(?:説明|報告|紹介)[)]?$").unwrap()
});
/// The speaker turns everyone's eyes to a document, or builds on it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SHOWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[^。]{0,40}(?:御覧|ご覧|御参照|ご参照|お開き)|(?:を|の(?:ほう|方)を)(?:お願い|御用意|ご用意|めく)|に(?:基づ|沿っ|沿い|より)|を(?:用い|使っ)|といたしまして|とさせ|でございます|でございますが)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PAGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^の?(?:、)?(?:[0-9]{1,3}|次の)(?:ページ|頁|枚目|P)").unwrap());

/// 資料2です。資料2ですが、…: with this a presentation begins.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TURNS_TO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:です|でございます)(?:が|けれども|けども|けど)?[、。]").unwrap());
/// The same by one who was asked to speak of something: 資料2の3ページですが、…
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TURNS_TO_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:の(?:[0-9]{1,3}(?:ページ|頁|枚目)目?))?(?:です|でございます|を(?:御|ご)覧|をお開き|に沿|に基づ|を(?:使|用い))").unwrap()
});

/// One who has the floor leaves the rest to another: 詳細は港湾課長から御説明いたします。
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HANDS_OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:詳細|詳しく|内容|具体)[^。]*(?:から|より)、?(?:御|ご)?(?:説明|報告)").unwrap()
});
/// A polite demand has the form of a question: 御覧いただけますでしょうか。
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DEMANDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:御|ご)覧(?:いただけ|頂け|くださ|下さ)[^。]*でしょうか。?$").unwrap());

/// Characters of what a chair says who hands over.
const SHORT: usize = 120;
/// Sentences within which a speech turns to its document.
const OPENING: usize = 4;

/// Documents that were asked for and not yet presented, and whose mark stands over the words that asked.
#[derive(Default)]
struct Asked<'a> {
    labels: Vec<String>,
    by: &'a str,
    // The office that was asked, where one was.
    office: Option<Who>,
}

/// A speech, and what is known of it before a sentence of it is read.
#[expect(clippy::struct_excessive_bools, reason = "each is told by another sentence")]
struct Speech<'a> {
    words: &'a str,
    label: &'a Cited<String>,
    who: Who,
    people: &'a People<'a>,
    // Whether the one before asked for an explanation, whatever of.
    invited: bool,
    // Whether it asks somebody to explain.
    asks: bool,
    // Whether it has said to explain something.
    explains: bool,
    // Whether it presents a document.
    presenting: bool,
}

/// What speakers say of documents, and to whom the chair gives the floor for one.
pub(super) fn read(
    turns: &[Turn],
    voices: &Voices,
    people: &People,
    lexicon: &Lexicon,
    found: &mut Vec<Presenting>,
) {
    let mut asked = Asked::default();
    let mut invited = false;
    // （事務局）資料1により説明: in a summary, too, a mark tells who speaks.
    for turn in turns.iter().filter(|t| t.kind != TurnKind::Narrative) {
        let Some(label) = &turn.label else { continue };
        let words = turn.flow.as_str();
        let cites = words.contains("資料");
        let invited = std::mem::replace(&mut invited, invites(words, people)) || INTRODUCES.is_match(words);
        if !cites && asked.labels.is_empty() {
            continue;
        }
        // 事務局（柊）, 事務局の柊でございます。: who speaks for an office may say so.
        let heard = match voices.reference(&label.value, words, people, lexicon) {
            Reference::Named(who) | Reference::Role(who @ Who::Listed(_)) => Some(who),
            _ => None,
        };
        let Some(who) = heard.or_else(|| speaker(&label.value, people)) else { continue };
        let asks = ASKS.is_match(words) && words.chars().count() < 800;
        let mut speech =
            Speech { words, label, who, people, invited, asks, explains: false, presenting: false };
        if !asked.labels.is_empty() && label.value != asked.by {
            let given = std::mem::take(&mut asked.labels);
            // A member who speaks next is not the office: what it explained is left out.
            let office = asked.office.take().filter(|_| people.is_member(&label.value));
            let mut presents = |label: String| {
                let mut presenting = speech.presents(label, rule::MATERIAL_ASKED, true);
                presenting.who.value = office.clone().unwrap_or(presenting.who.value);
                found.push(presenting);
            };
            given.into_iter().for_each(&mut presents);
        }
        for (nth, sentence) in sentences(words).into_iter().enumerate().filter(|_| cites) {
            speech.sentence(nth, &words[sentence], &mut asked, found);
        }
    }
}

impl<'a> Speech<'a> {
    fn presents(&self, label: String, rule: Rule, sure: bool) -> Presenting {
        let who = Cited { value: self.who.clone(), span: self.label.span, rule };
        Presenting { label, who, sure }
    }

    /// Reads the `nth` sentence.
    fn sentence(&mut self, nth: usize, words: &str, asked: &mut Asked<'a>, found: &mut Vec<Presenting>) {
        let citations = material::citations(words);
        if citations.is_empty() {
            self.explains |= PRESENTS.is_match(words) && giver(words).is_none() && !ASKS.is_match(words);
            return;
        }
        if HANDED_OUT.is_match(words) {
            return;
        }
        // …を三本とする。（資料1）: the document of what one of the office tells.
        let note = words.trim().strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
        if let ([citation], Some(inner)) = (citations.as_slice(), note)
            && words[citation.start..citation.end] == *inner
        {
            if !self.people.sits(&self.label.value) {
                found.push(self.presents(citation.label.clone(), rule::MATERIAL_SPOKEN, false));
            }
            return;
        }
        if ASKS.is_match(words) || self.hands_over(words) {
            self.ask(words, citations, asked, found);
            return;
        }
        if HEARD.is_match(words) && !(self.invited && DEMANDS.is_match(words)) {
            return;
        }
        let presents = PRESENTS.is_match(words) && !(self.asks && !words.contains("させて"));
        for citation in citations {
            let rest = &words[citation.end..];
            // お手元の資料1を…
            let begins = matches!(&words[..citation.start], "" | "お手元の" | "お配りした");
            let opens_page = OPENS_PAGE.is_match(rest);
            let goes_on = begins || GOES_ON.is_match(&words[..citation.start]);
            // What a list of documents closes with shows none of them: …、資料2「桟橋の点検」でございます。
            let rest = if goes_on { behind_title(rest) } else { rest };
            let sure = !self.asks && self.turns_to(nth, begins, goes_on, rest) || presents;
            let shows = SHOWS.is_match(rest) && !PAGE.is_match(rest);
            // 資料3は、…: with these words one begins who tells what is in it.
            let begins_with = nth == 0 && begins && rest.starts_with('は');
            let opens_page = opens_page || begins_with;
            // 資料3は、来年度の計画の案である。: all that one says of it who is no member.
            let drafts =
                ["案である。", "案です。", "案でございます。"].iter().any(|end| words.ends_with(end));
            let tells = begins_with && drafts && !self.people.sits(&self.label.value);
            let leads = opens_page
                && nth < OPENING
                && self.words.chars().count() > SHORT
                && !QUESTION.is_match(self.words);
            if sure {
                self.presenting = true;
                found.push(self.presents(citation.label, rule::MATERIAL_SPOKEN, true));
            } else if shows && self.asks {
                asked.by = &self.label.value;
                asked.labels.push(citation.label);
            } else if shows || leads || tells {
                found.push(self.presents(citation.label, rule::MATERIAL_SPOKEN, false));
            }
        }
    }

    /// Whether the speaker turns to the document before `rest`, as one does who explains it.
    fn turns_to(&self, nth: usize, begins: bool, goes_on: bool, rest: &str) -> bool {
        let turns = begins && TURNS_TO.is_match(rest)
            || self.invited
                && (TURNS_TO_PAGE.is_match(rest) || begins && rest.starts_with(['、', 'は', 'が']));
        // 続きまして資料2-2の…: one who presents goes on.
        nth < OPENING && turns
            || self.presenting && goes_on
            || self.explains && begins && OPENS_PAGE.is_match(rest)
    }

    /// 事務局から資料1について説明する。 at the end of what the chair says
    fn hands_over(&self, words: &str) -> bool {
        giver(words).is_some_and(|giver| self.people.refer(giver).is_some())
            && self.words.ends_with(words)
            && self.words.chars().count() < SHORT
            && PRESENTS.is_match(words)
    }

    /// Notes the documents that somebody is asked to explain: those named with each, or whoever speaks next.
    fn ask(
        &self,
        words: &str,
        citations: Vec<material::Citation>,
        asked: &mut Asked<'a>,
        found: &mut Vec<Presenting>,
    ) {
        let starts: Vec<usize> = citations.iter().map(|c| c.start).chain([words.len()]).collect();
        for (citation, next) in citations.into_iter().zip(starts.into_iter().skip(1)) {
            let behind = &words[citation.end.min(next)..next];
            match given_by(behind, self.people) {
                Some(value) if starts_several(words) => {
                    let who = Cited { value, span: self.label.span, rule: rule::MATERIAL_ASKED };
                    found.push(Presenting { label: citation.label, who, sure: true });
                }
                _ => asked.labels.push(citation.label),
            }
        }
        asked.by = &self.label.value;
        let office = giver(words).filter(|giver| self.people.organ(giver));
        asked.office = office.map(|office| Who::Organ(office.to_owned()));
    }
}

/// Words without the title in quotes that stands behind the number of a document: でございます of 「港湾計画（案）」でございます.
fn behind_title(words: &str) -> &str {
    let title = words.strip_prefix('「').and_then(|title| title.split_once('」'));
    title.map_or(words, |(_, rest)| rest)
}

/// Who is asked, by name, for the document before these words: 資料3について森参考人から.
fn given_by(words: &str, people: &People) -> Option<Who> {
    match people.refer(giver(words)?)? {
        Reference::Named(who) => Some(who),
        _ => None,
    }
}

/// Whether more than one is asked in a sentence.
fn starts_several(words: &str) -> bool {
    words.matches("から").chain(words.matches("より")).nth(1).is_some()
}

/// Who is to explain: 森参考人 of 続けて資料3について森参考人より.
fn giver(words: &str) -> Option<&str> {
    // 資料1により is no giver.
    let by = words.match_indices("より").map(|(at, _)| at).find(|&at| !words[..at].ends_with('に'));
    let end = words.find("から").into_iter().chain(by).min()?;
    let before =
        ["について", "、", ",", "は"].iter().filter_map(|b| words[..end].rfind(b).map(|at| at + b.len()));
    let who = words[before.max().unwrap_or(0)..end].trim_start();
    (2..=16).contains(&who.chars().count()).then_some(who)
}

/// Whether a speech closes by asking someone to explain, whatever of: 森参考人、お願いいたします。
fn invites(s: &str, people: &People) -> bool {
    let called = |words: &str| {
        const LEADS: [&str; 6] = ["それでは", "では", "続いて", "続きまして", "次に", "まず"];
        let mut clauses =
            words.split('、').map(|who| LEADS.iter().find_map(|lead| who.strip_prefix(lead)).unwrap_or(who));
        clauses.any(|who| matches!(people.refer(who), Some(Reference::Named(_))))
    };
    let last: Vec<_> = sentences(s).into_iter().collect();
    let closing = last.iter().rev().take(2).map(|range| &s[range.clone()]);
    s.chars().count() < 800
        && closing.into_iter().any(|words| {
            ASKS.is_match(words)
                || HANDS_OVER.is_match(words)
                || words.contains("お願い")
                    && (["参考人、", "様、", "氏、"].iter().any(|who| words.contains(who))
                        || called(words)
                        || calls_item(words))
        })
}

/// Whether the next item is called up, which somebody explains: 議題1をお願いします。
fn calls_item(words: &str) -> bool {
    let item = words.split("をお願い").next().filter(|item| item.len() < words.len()).unwrap_or_default();
    let number = item.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '号' | '(' | ')'));
    number.len() < item.len() && ["議題", "議案第", "案件", "議事"].iter().any(|word| number.ends_with(word))
}

/// ＜資料1に基づき説明＞ below what one said who does not chair: they explained it.
pub(super) fn noted_below(
    turns: &[Turn],
    outline: &Outline,
    people: &People,
    lexicon: &Lexicon,
    found: &mut Vec<Presenting>,
) {
    for block in outline.blocks.iter().filter(|b| b.kind == BlockKind::Text) {
        let s = block.flow.as_str();
        let note = s.starts_with(['<', '〈', '(', '〔', '《']) && PRESENTS.is_match(s) && giver(s).is_none();
        let start = block.flow.whole().start();
        let above = || turns.iter().rfind(|turn| turn.flow.whole().end() <= start);
        let Some(label) = above().filter(|_| note).and_then(|turn| turn.label.as_ref()) else { continue };
        let chairs = lexicon
            .titles
            .capacity_at_end(&label.value)
            .and_then(|at| lexicon.titles.capacity(&label.value[at..]))
            .is_some_and(|c| c.kind == "chair");
        let Some(value) = speaker(&label.value, people).filter(|_| !chairs) else { continue };
        for citation in material::citations(s) {
            let who = Cited { value: value.clone(), span: label.span, rule: rule::MATERIAL_SPOKEN };
            found.push(Presenting { label: citation.label, who, sure: false });
        }
    }
}

/// Whom a speaker mark names.
fn speaker(label: &str, people: &People) -> Option<Who> {
    let plain = match (label.find('('), label.find(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &label[..open], &label[close + 1..]),
        _ => label.to_owned(),
    };
    let reference = people.refer(label).or_else(|| people.refer(&plain));
    let reference = reference
        .filter(|r| !matches!(r, Reference::Role(Who::Organ(_))))
        .or_else(|| people.holder_of(label).map(|held| Reference::Role(Who::Listed(held))))
        .or_else(|| people.speaker(label))
        .or_else(|| people.refer(label));
    match reference {
        Some(reference) => reference.who().cloned(),
        None => Some(Who::Organ(label.to_owned())),
    }
}
