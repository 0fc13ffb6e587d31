//! Who presented which document: what narrative tells, and what speakers say when they have the floor.
//!
//! Takes the turns and documents of a record; tells each document who presented it; does not know what was said about it.

use std::sync::LazyLock;

use super::{
    Cited, Material, Minutes, Turn, TurnKind, Who, material,
    refer::{People, Reference},
    report,
    section::Part,
    sentence::sentences,
};
use crate::{
    Rule,
    lexicon::{Lexicon, Section},
    outline::{BlockKind, Outline},
    pattern::Regex,
    rule,
    text::Flow,
};

// The patterns are fixed; tests read with each of them.
/// The chair asks for an explanation.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:から|より)、?(?:どうぞ)?(?:よろしく)?(?:お願い|お話)|資料[^。]*(?:から|より)。$|(?:説明|報告|紹介|発表|プレゼン(?:テーション)?)(?:の(?:ほど|ほう)?)?(?:を)?(?:[0-9]+分(?:程度|ほど|以内|間)?で)?(?:して)?、?(?:、?よろしく)?(?:いただきたい|いただければ|いただけ(?:ます|れば)|いただいてよろしい|いただいて|いただきます|いただこう|頂きたい|頂きます|お願い|願い(?:ます|たい)|求めます|ください|下さい)").unwrap()
});
/// Who has been heard, or is asked, presents nothing.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HEARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"ありがとう|後ほど|のちほど|後で(?:御|ご)覧|(?:説明|報告|紹介|発表)(?:を)?(?:いただきました|いただいた|頂いた|頂きました|があった|があり|された|のあった|にあった)|質問|お聞き|お伺い|伺いたい|でしょうか|ですか").unwrap()
});
/// The speaker says that they present.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PRESENTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:説明|報告|紹介|発表)(?:を)?(?:させ|いたします|いたしました|いたしたい|致します|申し上げ|します|する。|したい|してまい|していき)|(?:お|御)?示し(?:して|しました|しております)|を説明[>〉)〕】]?$|(?:説明|報告|紹介)。$|^[<〈(〔]?資料[^。]{0,30}説明[>〉)〕】]?$|説明は以上").unwrap()
});
/// The speaker turns everyone's eyes to a document, or builds on it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SHOWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[^。]{0,40}(?:御覧|ご覧|御参照|ご参照|お開き)|(?:を|の(?:ほう|方)を)(?:お願い|御用意|ご用意|めく)|に(?:基づ|沿っ|沿い|より)|を(?:用い|使っ)|といたしまして|とさせ|でございます|でございますが)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PAGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^の?(?:、)?(?:[0-9]{1,3}|次の)(?:ページ|頁|枚目|P)").unwrap());

/// The one who submitted a document, by its title, or the office that made it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SUBMITTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[(（「 ])(?P<who>[^()「」、。 ]{2,20})(?:御|ご)?(?:提出|説明|発表|報告|提供|プレゼン)資料[)）」]*$|\((?P<office>[^()「」、。 ]{2,12})\)$").unwrap()
});
/// 資料2です。資料2ですが、…: with this a presentation begins.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TURNS_TO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:です|でございます)(?:が|けれども|けども|けど)?[、。]").unwrap());
/// The same by one who was asked to speak of something: 資料2の3ページですが、…
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TURNS_TO_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:の(?:[0-9]{1,3}(?:ページ|頁|枚目)目?))?(?:です|でございます|を(?:御|ご)覧|に沿|に基づ|を(?:使|用い))").unwrap()
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
/// Characters of a note below an item at most.
const BELOW: usize = 40;
/// Characters of a note at most.
const NOTE: usize = 160;
/// Sentences within which a speech turns to its document.
const OPENING: usize = 4;

/// A document, who presented it, and whether the words leave no doubt.
struct Presenting {
    label: String,
    who: Cited<Who>,
    sure: bool,
}

/// Finds out who presented the documents of `minutes`.
pub(super) fn read(minutes: &mut Minutes, outline: &Outline, parts: &[Part], lexicon: &Lexicon) {
    let people = People::new(&minutes.attendance, lexicon);
    let mut found: Vec<Presenting> = Vec::new();
    for turn in minutes.turns.iter().filter(|t| t.kind == TurnKind::Narrative) {
        told(&turn.flow, true, &people, lexicon, &mut found);
    }
    spoken(&minutes.turns, &people, &mut found);
    noted(outline, parts, &people, lexicon, &mut found);
    let labels: Vec<String> = minutes.documents.iter().map(|d| d.label.clone()).collect();
    let submitters: Vec<Option<Who>> =
        minutes.documents.iter().map(|d| d.title.as_deref().and_then(|t| submitter(t, &people))).collect();
    for presenting in found {
        let Some(at) = position(&labels, &presenting.label) else { continue };
        add(&mut minutes.documents[at], presenting.who, presenting.sure);
    }
    submitted(minutes, &submitters);
    // 1-1 and 1-2 stand under 資料1: who presented them presented it.
    for (i, label) in labels.iter().enumerate() {
        let Some(number) = label.strip_prefix("資料").filter(|n| !n.contains('-')) else { continue };
        let under = minutes.documents[i + 1..]
            .iter()
            .take_while(|d| d.label.split('-').next() == Some(number))
            .flat_map(|d| d.presented_by.clone())
            .collect::<Vec<_>>();
        if minutes.documents[i].presented_by.is_empty() {
            for who in under {
                add(&mut minutes.documents[i], who, true);
            }
        }
    }
}

/// Where nothing tells who presented a document, whose it is by its title did.
fn submitted(minutes: &mut Minutes, submitters: &[Option<Who>]) {
    for (document, who) in minutes.documents.iter_mut().zip(submitters) {
        if let Some(who) = who.clone().filter(|_| document.presented_by.is_empty()) {
            let rule = rule::MATERIAL_SUBMITTED;
            document.presented_by.push(Cited { value: who, span: document.span, rule });
        }
    }
}

/// Whose document it is by its title: 森参考人提出資料, 刈取りの経過（水草協会提出資料）, 論点（事務局）.
fn submitter(title: &str, people: &People) -> Option<Who> {
    let found = SUBMITTED.captures(title)?;
    let words = found.name("who").or_else(|| found.name("office"))?.as_str().trim_end_matches('の');
    // 募集要項の概要（港湾会館等）: what it is about.
    if words.ends_with('等') {
        return None;
    }
    let reference = people.refer(words).filter(|r| !matches!(r, Reference::Group(_)));
    match reference.or_else(|| people.speaker(words))? {
        // The one person who came from that body.
        Reference::Role(Who::Organ(body)) => match people.of_body(&body)[..] {
            [one] => Some(Who::Listed(one)),
            _ if found.name("office").is_some() => people.organ(&body).then_some(Who::Organ(body)),
            _ => Some(Who::Organ(body)),
        },
        reference => reference.who().cloned(),
    }
}

/// The document of that label; 1-1 under 資料1 is cited as 資料1-1.
fn position(labels: &[String], label: &str) -> Option<usize> {
    let bare = label.strip_prefix("資料").filter(|l| l.contains('-'));
    labels.iter().position(|l| l == label).or_else(|| labels.iter().position(|l| Some(l.as_str()) == bare))
}

fn add(document: &mut Material, who: Cited<Who>, sure: bool) {
    let known = document.presented_by.iter().any(|p| p.value == who.value);
    if !known && (sure || document.presented_by.is_empty()) {
        document.presented_by.push(who);
    }
}

/// 「澤芳樹理事長から資料１－１の説明があった」
fn told(flow: &Flow, sure: bool, people: &People, lexicon: &Lexicon, found: &mut Vec<Presenting>) {
    for report in report::reports(flow.as_str(), people, lexicon) {
        let Some(who) = report.who.who() else { continue };
        let span = flow.span(report.range.clone());
        let who = Cited { value: who.clone(), span, rule: rule::MATERIAL_PRESENTED };
        let each = |label| Presenting { label, who: who.clone(), sure };
        found.extend(report.documents.into_iter().map(each));
    }
}

/// What notes, headings and items tell between the statements; in a speech the same words tell of someone before.
fn noted(outline: &Outline, parts: &[Part], people: &People, lexicon: &Lexicon, found: &mut Vec<Presenting>) {
    // Items that the agenda lists with their documents: 計画の案について（資料1）.
    let mut items: Vec<(String, Vec<String>)> = Vec::new();
    // The documents of the item that stands right above.
    let mut above: Vec<String> = Vec::new();
    for part in parts.iter().filter(|part| matches!(part.section, Some(Section::Body | Section::Agenda))) {
        let blocks = part.blocks.iter().map(|&b| &outline.blocks[b]);
        for block in blocks.filter(|b| b.kind == BlockKind::Text) {
            let s = block.flow.as_str();
            let long = s.chars().count() > NOTE;
            if !long && s.contains("資料") {
                told(&block.flow, false, people, lexicon, found);
            }
            // （環境課から説明）below the item that names the document.
            if !above.is_empty() && s.chars().count() <= BELOW && !s.contains("資料") {
                for report in report::reports(s, people, lexicon) {
                    let Some(who) = report.who.who() else { continue };
                    let span = block.flow.span(report.range.clone());
                    let who = Cited { value: who.clone(), span, rule: rule::MATERIAL_PRESENTED };
                    found.extend(above.iter().map(|label| Presenting {
                        label: label.clone(),
                        who: who.clone(),
                        sure: false,
                    }));
                }
            }
            let (item, documents) = material::references_behind(s);
            let listed =
                items.iter().find(|(known, _)| known == item).map(|(_, documents)| documents.clone());
            above = if long || documents.is_empty() { listed.unwrap_or_default() } else { documents.clone() };
            if part.section == Some(Section::Agenda) && !documents.is_empty() {
                items.push((item.to_owned(), documents));
            }
        }
    }
}

/// What speakers say of documents, and to whom the chair gives the floor for one.
fn spoken(turns: &[Turn], people: &People, found: &mut Vec<Presenting>) {
    let mut asked: Vec<String> = Vec::new();
    let mut asker = "";
    // Whether the one before asked for an explanation, whatever of.
    let mut invited = false;
    // （事務局）資料1により説明: in a summary, too, a mark tells who speaks.
    for turn in turns.iter().filter(|t| t.kind != TurnKind::Narrative) {
        let Some(label) = &turn.label else { continue };
        let s = turn.flow.as_str();
        let cites = s.contains("資料");
        let invited = std::mem::replace(&mut invited, invites(s));
        if !cites && asked.is_empty() {
            continue;
        }
        let Some(who) = speaker(&label.value, people) else { continue };
        let by = |rule: Rule| Cited { value: who.clone(), span: label.span, rule };
        if !asked.is_empty() && label.value != asker {
            let who = by(rule::MATERIAL_ASKED);
            found.extend(asked.drain(..).map(|label| Presenting { label, who: who.clone(), sure: true }));
        }
        if !cites {
            continue;
        }
        let asks_for_more = ASKS.is_match(s) && s.chars().count() < 800;
        for (nth, sentence) in sentences(s).into_iter().enumerate() {
            let words = &s[sentence];
            let citations = material::citations(words);
            if citations.is_empty() {
                continue;
            }
            // 事務局から資料1について説明する。 at the end of what the chair says
            let hands_over = || {
                giver(words).is_some_and(|giver| people.refer(giver).is_some())
                    && s.ends_with(words)
                    && s.chars().count() < SHORT
                    && PRESENTS.is_match(words)
            };
            if ASKS.is_match(words) || hands_over() {
                let starts: Vec<usize> = citations.iter().map(|c| c.start).chain([words.len()]).collect();
                for (citation, next) in citations.into_iter().zip(starts.into_iter().skip(1)) {
                    let behind = &words[citation.end.min(next)..next];
                    match given_by(behind, people) {
                        Some(giver) if starts_several(words) => {
                            let who = Cited { value: giver, span: label.span, rule: rule::MATERIAL_ASKED };
                            found.push(Presenting { label: citation.label, who, sure: true });
                        }
                        _ => asked.push(citation.label),
                    }
                }
                asker = &label.value;
                continue;
            }
            if HEARD.is_match(words) && !(invited && DEMANDS.is_match(words)) {
                continue;
            }
            let presents = PRESENTS.is_match(words);
            for citation in citations {
                let rest = &words[citation.end..];
                let turns =
                    citation.start == 0 && TURNS_TO.is_match(rest) || invited && TURNS_TO_PAGE.is_match(rest);
                if nth < OPENING && turns && !asks_for_more {
                    let who = by(rule::MATERIAL_SPOKEN);
                    found.push(Presenting { label: citation.label, who, sure: true });
                    continue;
                }
                let shows = SHOWS.is_match(rest) && !PAGE.is_match(rest);
                if presents && !(asks_for_more && !words.contains("させて")) {
                    let who = by(rule::MATERIAL_SPOKEN);
                    found.push(Presenting { label: citation.label, who, sure: true });
                } else if shows && asks_for_more {
                    asker = &label.value;
                    asked.push(citation.label);
                } else if shows {
                    let who = by(rule::MATERIAL_SPOKEN);
                    found.push(Presenting { label: citation.label, who, sure: false });
                }
            }
        }
    }
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
fn invites(s: &str) -> bool {
    let last: Vec<_> = sentences(s).into_iter().collect();
    let closing = last.iter().rev().take(2).map(|range| &s[range.clone()]);
    s.chars().count() < 800
        && closing.into_iter().any(|words| {
            ASKS.is_match(words)
                || HANDS_OVER.is_match(words)
                || ["参考人、", "様、", "氏、"].iter().any(|who| words.contains(who))
                    && words.contains("お願い")
        })
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

#[cfg(test)]
mod tests;
