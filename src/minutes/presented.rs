//! Who presented which document: what narrative tells, and what speakers say when they have the floor.
//!
//! Takes the turns and documents of a record; tells each document who presented it; does not know what was said about it.

mod spoken;

use std::sync::LazyLock;

use super::{
    Cited, Material, Minutes, TurnKind, Who, material,
    refer::{People, Reference},
    report,
    section::Part,
    voice::Voices,
};
use crate::{
    lexicon::{Lexicon, Section},
    outline::{BlockKind, Outline},
    pattern::Regex,
    rule,
    text::Flow,
};

// The pattern is fixed; a test reads with it.
/// The one who submitted a document, by its title, or the office that made it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SUBMITTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[(（「 ])(?P<who>[^()「」、。 ]{2,20})(?:御|ご)?(?:提出|説明|発表|報告|提供|プレゼン)資料[)）」]*$|\((?P<office>[^()「」、。 ]{2,12})\)$").unwrap()
});

/// Characters of a note below an item at most.
const BELOW: usize = 40;
/// Characters of a note at most.
const NOTE: usize = 160;
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
    let voices = Voices::of(minutes, &people, lexicon);
    spoken::read(&minutes.turns, &voices, &people, lexicon, &mut found);
    noted(outline, parts, &people, lexicon, &mut found);
    spoken::noted_below(&minutes.turns, outline, &people, lexicon, &mut found);
    let labels: Vec<String> = minutes.documents.iter().map(|d| d.label.clone()).collect();
    let submitters: Vec<Option<Who>> =
        minutes.documents.iter().map(|d| d.title.as_deref().and_then(|t| submitter(t, &people))).collect();
    for presenting in found {
        for at in positions(&labels, &presenting.label) {
            add(&mut minutes.documents[at], presenting.who.clone(), presenting.sure);
        }
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
    // 実施報告書（柊団地）: of what place it tells.
    let office = found.name("office").is_some();
    let place = |r: &Reference| matches!(r, Reference::Named(Who::Person(name)) if office && name == words);
    match reference.or_else(|| people.speaker(words)).filter(|r| !place(r))? {
        // The one person who came from that body.
        Reference::Role(Who::Organ(body)) => match people.of_body(&body)[..] {
            [one] => Some(Who::Listed(one)),
            _ if office => people.organ(&body).then_some(Who::Organ(body)),
            _ => Some(Who::Organ(body)),
        },
        reference => reference.who().cloned(),
    }
}

/// The document of that label; 1-1 under 資料1, and 2 of a list of numbers, are cited as 資料1-1 and 資料2, 会議資料1 as 資料1.
fn position(labels: &[String], label: &str) -> Option<usize> {
    let bare = label.strip_prefix("資料");
    let longer = || {
        let plain = |l: &str| l.replace("No.", "").replace("資料-", "資料");
        let mut alike = (0..labels.len()).filter(|&i| plain(&labels[i]).ends_with(&plain(label)));
        alike.next().filter(|_| alike.next().is_none())
    };
    let of = |wanted: Option<&str>| labels.iter().position(|l| Some(l.as_str()) == wanted);
    // 委員会資料1 of those that the list calls 資料1
    let of_committee = label.strip_prefix("委員会").filter(|rest| rest.starts_with("資料"));
    of(Some(label)).or_else(|| of(bare)).or_else(|| of_committee.and_then(|l| of(Some(l)))).or_else(longer)
}

/// The documents of that label, which may be the parts of one: 資料1-1 and 資料1-2 are cited as 資料1.
fn positions(labels: &[String], label: &str) -> Vec<usize> {
    let part = |listed: &str| listed.strip_prefix(label).is_some_and(|rest| rest.starts_with('-'));
    match position(labels, label) {
        Some(at) => vec![at],
        None => (0..labels.len()).filter(|&at| part(&labels[at])).collect(),
    }
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
    // The documents of the item that stands right above, and who explains by the heading that does: ○事務局説明.
    let mut above: Vec<String> = Vec::new();
    let mut explains: Option<Cited<Who>> = None;
    for part in parts.iter().filter(|part| matches!(part.section, Some(Section::Body | Section::Agenda))) {
        let blocks = part.blocks.iter().map(|&b| &outline.blocks[b]);
        for block in blocks.filter(|b| b.kind == BlockKind::Text) {
            let s = block.flow.as_str();
            let long = s.chars().count() > NOTE;
            if !long && s.contains("資料") {
                told(&block.flow, false, people, lexicon, found);
                if let Some(who) = explains.take().filter(|_| spoken::PRESENTS.is_match(s)) {
                    let cited = material::citations(s).into_iter();
                    found.extend(cited.map(|c| Presenting { label: c.label, who: who.clone(), sure: false }));
                }
            }
            explains = heading_of_explanation(&block.flow, people);
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

/// Who explains by a heading: 事務局説明.
fn heading_of_explanation(flow: &Flow, people: &People) -> Option<Cited<Who>> {
    let who = flow.as_str().strip_suffix("説明").filter(|who| (2..=12).contains(&who.chars().count()))?;
    let value = people.refer(who)?.who()?.clone();
    Some(Cited { value, span: flow.span(0..who.len()), rule: rule::MATERIAL_PRESENTED })
}

#[cfg(test)]
mod tests;
