//! From the stages' types to those of document JSON.

use std::collections::HashMap;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};

use super::{
    Affiliation, Attendee, Coverage, Document, FollowUp, Ground, Issue, Joint, Material, Meeting, Mention,
    OtherAttribution, Place, Remark, SourceFile, Stated, Turn, TurnKind,
};
use crate::{
    Diagnostic, Extraction, Record, Text,
    claim::{self, Claims},
    entity::Kind,
    mention,
    minutes::{self, Cited, Minutes, Presence, Who},
    rdf::{self, Base},
    text::punctuated,
};

/// One document a record.
pub(super) fn documents(extraction: &Extraction, base: &Base) -> Vec<Document> {
    let named = Named::of(extraction, base);
    let remarks = share_out(extraction);
    let records = extraction.records.iter().zip(remarks);
    records.map(|(record, remarks)| document(extraction, record, remarks, &named)).collect()
}

fn document(
    extraction: &Extraction,
    record: &Record,
    diagnostics: Vec<Remark>,
    named: &Named<'_>,
) -> Document {
    let minutes = &record.minutes;
    Document {
        document: SourceFile {
            name: extraction.name.clone(),
            sha256: extraction.sha256.clone(),
            format: extraction.text.format.name().to_owned(),
            encoding: extraction.text.encoding.to_owned(),
            chars: extraction.text.chars(),
        },
        meeting: meeting(&minutes.meeting),
        attendees: minutes.attendance.iter().map(attendee).collect(),
        agenda: minutes.agenda.iter().map(|item| item_of(&extraction.text, item)).collect(),
        materials: minutes.documents.iter().map(|m| material(minutes, m)).collect(),
        turns: minutes
            .turns
            .iter()
            .zip(&record.claims)
            .map(|(t, c)| turn(&extraction.text, record, t, c))
            .collect(),
        mentions: record.mentions.iter().map(|m| mention(m, named)).collect(),
        aliases: record.aliases.iter().map(|a| (a.name.clone(), a.short.clone())).collect(),
        follow_ups: record.follow_ups.iter().map(|f| follow_up(&extraction.text, minutes, f)).collect(),
        diagnostics,
        coverage: Coverage { chars: extraction.text.chars(), accounted: extraction.accounted() },
    }
}

fn item_of(text: &Text, item: &minutes::AgendaItem) -> String {
    punctuated(&item.text, text.quote(item.span)).into_owned()
}

/// Each remark goes to the record it lies in: the last one that begins before it, else the first.
fn share_out(extraction: &Extraction) -> Vec<Vec<Remark>> {
    let begins: Vec<u32> = extraction.records.iter().map(|r| begin(&r.minutes)).collect();
    let mut shares = vec![Vec::new(); begins.len()];
    for diagnostic in &extraction.diagnostics {
        let at = diagnostic.span.map_or(0, crate::Span::start);
        let record = begins.partition_point(|&begin| begin <= at).saturating_sub(1);
        if let Some(share) = shares.get_mut(record) {
            share.push(remark(diagnostic));
        }
    }
    shares
}

/// The first character of a record.
fn begin(minutes: &Minutes) -> u32 {
    let title = minutes.meeting.title.as_ref().map(|t| t.span);
    let attendee = minutes.attendance.first().map(|a| a.span);
    let turn = minutes.turns.first().map(|t| t.label.as_ref().map_or_else(|| t.flow.whole(), |l| l.span));
    [title, attendee, turn].into_iter().flatten().map(crate::Span::start).min().unwrap_or(0)
}

fn meeting(meeting: &minutes::Meeting) -> Meeting {
    let text = |cited: &Option<Cited<String>>| cited.as_ref().map(|c| c.value.clone());
    Meeting {
        title: text(&meeting.title),
        kind: text(&meeting.kind),
        series: text(&meeting.series),
        session: text(&meeting.session),
        ordinal: meeting.ordinal.as_ref().map(|o| o.value),
        date: text(&meeting.date),
        start: text(&meeting.start),
        end: text(&meeting.end),
        venue: text(&meeting.venue),
        joint_with: meeting
            .joint_with
            .iter()
            .map(|(series, ordinal)| Joint { series: series.value.clone(), ordinal: *ordinal })
            .collect(),
    }
}

fn attendee(attendance: &minutes::Attendance) -> Attendee {
    Attendee {
        name: attendance.name.as_ref().map(|n| n.value.clone()),
        role: attendance.role.clone(),
        proxy: attendance.presence == Presence::Proxy,
        absent: attendance.presence == Presence::Absent,
        affiliations: attendance.affiliations.iter().map(affiliation).collect(),
        span: attendance.span.into(),
        rule: attendance.rule.id.to_owned(),
    }
}

fn affiliation(affiliation: &minutes::Affiliation) -> Affiliation {
    Affiliation {
        org_path: affiliation.organization.clone(),
        post: affiliation.post.clone(),
        as_written: affiliation.as_written.clone(),
        abbreviation: affiliation.abbreviation.clone(),
        span: affiliation.span.into(),
    }
}

fn stated(minutes: &Minutes, speaker: &Cited<usize>) -> Option<Stated> {
    let stated = minutes.speakers.get(speaker.value)?;
    Some(Stated {
        name: stated.name.value.clone(),
        role: stated.role.as_ref().map(|role| role.value.clone()),
        affiliations: stated.affiliations.iter().map(affiliation).collect(),
        span: speaker.span.into(),
    })
}

fn material(minutes: &Minutes, material: &minutes::Material) -> Material {
    Material {
        label: material.label.clone(),
        title: material.title.clone(),
        presented_by: distinct(material.presented_by.iter().map(|who| shown(minutes, &who.value))),
        span: material.span.into(),
    }
}

fn turn(text: &Text, record: &Record, turn: &minutes::Turn, claims: &Claims) -> Turn {
    let minutes = &record.minutes;
    let headings: Vec<String> =
        turn.headings.iter().filter_map(|&h| Some(minutes.headings.get(h)?.text.clone())).collect();
    let mut attributions = claims.attributions.iter().map(|a| attribution(minutes, a));
    // Claims always hold an attribution; a turn without one would be one of which nothing tells who spoke.
    let first = attributions.next().unwrap_or_else(unattributed);
    Turn {
        text: punctuated(turn.flow.as_str(), text.quote(turn.flow.whole())).into_owned(),
        span: turn.flow.whole().into(),
        kind: match turn.kind {
            minutes::TurnKind::Speech => TurnKind::Speech,
            minutes::TurnKind::Bullet => TurnKind::Bullet,
            minutes::TurnKind::Reply => TurnKind::Reply,
            minutes::TurnKind::Narrative => TurnKind::Narrative,
        },
        label: turn.label.as_ref().map(|l| l.value.clone()),
        stated: turn.speaker.as_ref().and_then(|speaker| stated(minutes, speaker)),
        attribution: first.attribution,
        speakers: first.speakers,
        candidates: first.candidates,
        confidence: first.confidence,
        rule: first.rule,
        other_attributions: attributions.collect(),
        topic: headings.last().cloned(),
        headings,
        agenda_item: minutes.item_of(turn).and_then(|i| Some(item_of(text, minutes.agenda.get(i)?))),
        lead_in: turn.lead_in.as_ref().map(|l| l.as_str().to_owned()),
        responds_to: claims.responds_to,
        acts: claims.acts.iter().map(|(act, _)| act.name().to_owned()).collect(),
        issues: claims.issues.iter().map(|i| issue(text, record, i)).collect(),
    }
}

fn attribution(minutes: &Minutes, attribution: &claim::Attribution) -> OtherAttribution {
    let ground = Ground::from(attribution.basis);
    let speakers = match ground {
        Ground::None => Vec::new(),
        _ => distinct(attribution.speakers.iter().map(|who| shown(minutes, who))),
    };
    OtherAttribution {
        attribution: ground,
        speakers,
        candidates: distinct(attribution.candidates.iter().map(|&i| shown(minutes, &Who::Listed(i)))),
        confidence: attribution.confidence,
        rule: attribution.rule.id.to_owned(),
        span: attribution.span.map(Place::from),
    }
}

fn unattributed() -> OtherAttribution {
    OtherAttribution {
        attribution: Ground::None,
        speakers: Vec::new(),
        candidates: Vec::new(),
        confidence: 100,
        rule: crate::rule::WHO_NOBODY.id.to_owned(),
        span: None,
    }
}

/// The name to show; of an attendee listed without a name, the body or post printed.
fn shown(minutes: &Minutes, who: &Who) -> String {
    let name = minutes.name_of(who);
    let Who::Listed(index) = who else { return name.to_owned() };
    if !name.is_empty() {
        return name.to_owned();
    }
    let printed =
        minutes.attendance.get(*index).and_then(|a| a.affiliations.first()).map(|a| a.as_written.clone());
    printed.unwrap_or_default()
}

fn issue(text: &Text, record: &Record, issue: &claim::Issue) -> Issue {
    Issue {
        label: issue.label.clone(),
        quote: punctuated(&issue.quote, text.quote(issue.span)).into_owned(),
        span: issue.span.into(),
        regulations: concerned(record, &issue.concerns, Kind::Regulation),
        technologies: concerned(record, &issue.concerns, Kind::Technology),
        organizations: concerned(record, &issue.concerns, Kind::Organization),
        initiatives: concerned(record, &issue.concerns, Kind::Initiative),
        rule: issue.rule.id.to_owned(),
    }
}

/// What of one kind is concerned, as written; one thing once, under the first of its names. Who writes 港則法第5条 means no
/// more of the law than its article.
fn concerned(record: &Record, concerns: &[usize], kind: Kind) -> Vec<String> {
    let mut seen: Vec<&mention::Mention> = Vec::new();
    let of_kind = concerns.iter().filter_map(|&i| record.mentions.get(i)).filter(|m| m.kind == kind);
    let part = |mention: &mention::Mention| {
        let longer = |m: &mention::Mention| m.span != mention.span && m.span.contains(mention.span);
        of_kind.clone().any(longer)
    };
    for mention in of_kind.clone().filter(|mention| !part(mention)) {
        if !seen.iter().any(|m| m.canonical == mention.canonical) {
            seen.push(mention);
        }
    }
    seen.into_iter().map(|m| m.text.clone()).collect()
}

/// Which thing of the graph each mention names, read from the graph itself so that the two never differ.
struct Named<'a> {
    base: &'a Base,
    source: &'a str,
    things: HashMap<NamedNode, String>,
}

impl<'a> Named<'a> {
    fn of(extraction: &'a Extraction, base: &'a Base) -> Self {
        let bodies = rdf::map_bodies(extraction, base).into_iter();
        let things = bodies.filter_map(|quad| match (quad.subject, quad.object) {
            (NamedOrBlankNode::NamedNode(mention), Term::NamedNode(thing)) => {
                Some((mention, thing.into_string()))
            }
            _ => None,
        });
        Self { base, source: extraction.id(), things: things.collect() }
    }

    fn thing(&self, mention: &mention::Mention) -> Option<String> {
        let (span, kind) = (mention.span, mention.kind.name());
        let node =
            self.base.named("mention", &format!("{}-{}-{}-{kind}", self.source, span.start(), span.end()));
        self.things.get(&node).cloned()
    }
}

fn mention(mention: &mention::Mention, named: &Named<'_>) -> Mention {
    Mention {
        kind: mention.kind.name().to_owned(),
        text: mention.text.clone(),
        canonical: mention.canonical.clone(),
        id: named.thing(mention),
        span: mention.span.into(),
        turn: mention.turn,
        rule: mention.rule.id.to_owned(),
    }
}

fn follow_up(text: &Text, minutes: &Minutes, follow_up: &claim::FollowUp) -> FollowUp {
    FollowUp {
        actor: follow_up.actor.as_ref().map(|who| shown(minutes, who)),
        action: follow_up.action.clone(),
        due: follow_up.due.as_ref().map(|d| d.value.clone()),
        quote: punctuated(&follow_up.quote, text.quote(follow_up.span)).into_owned(),
        span: follow_up.span.into(),
        turn: follow_up.turn,
        rule: follow_up.rule.id.to_owned(),
    }
}

fn remark(diagnostic: &Diagnostic) -> Remark {
    Remark {
        code: diagnostic.code.to_owned(),
        message: diagnostic.message.clone(),
        span: diagnostic.span.map(Place::from),
    }
}

/// Each value once, in the order of its first place; nothing empty.
fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for value in values {
        if !value.is_empty() && !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_stands_for_its_law() {
        let text = "○長谷川委員　著作権法第30条の4の扱いを島の地図にも広げるべきです。\n○杉山会長　以上です。\n○長谷川委員　終わります。\n";
        let source = crate::Source::new("minutes.txt", text.as_bytes().to_vec());
        let extraction = crate::extract(&source, crate::lexicon::Lexicon::embedded()).unwrap();
        let record = &extraction.records[0];
        let issue = record.claims.iter().flat_map(|claims| &claims.issues).next().unwrap();
        assert!(issue.concerns.iter().any(|&m| record.mentions[m].text == "著作権法"));
        assert_eq!(concerned(record, &issue.concerns, Kind::Regulation), ["著作権法第30条の4"]);
    }
}
