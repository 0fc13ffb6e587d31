//! What was found in one record, a line a thing.

use std::io::{self, Write};

use crate::{
    Lexicon, Record, Span,
    claim::{self, Attribution, Weighed},
    entity::Resolution,
    minutes::{Cited, Minutes, Presence, Who},
};

/// Characters of a statement that are shown.
const SHOWN: usize = 60;

pub(super) fn minutes(minutes: &Minutes, out: &mut impl Write) -> io::Result<()> {
    let meeting = &minutes.meeting;
    writeln!(out, "# meeting")?;
    let fields = [
        ("title", &meeting.title),
        ("kind", &meeting.kind),
        ("series", &meeting.series),
        ("date", &meeting.date),
        ("start", &meeting.start),
        ("end", &meeting.end),
        ("venue", &meeting.venue),
    ];
    for (name, field) in fields {
        if let Some(Cited { value, span, rule }) = field {
            writeln!(out, "[{span}] {name}: {value} ({})", rule.id)?;
        }
    }
    if let Some(Cited { value, span, rule }) = &meeting.ordinal {
        writeln!(out, "[{span}] ordinal: {value} ({})", rule.id)?;
    }
    for (series, ordinal) in &meeting.joint_with {
        let ordinal = ordinal.map_or_else(String::new, |n| format!(" 第{n}回"));
        writeln!(out, "[{}] jointly with: {}{ordinal} ({})", series.span, series.value, series.rule.id)?;
    }
    writeln!(out, "\n# roster: {}", minutes.attendance.len())?;
    for entry in &minutes.attendance {
        let name = entry.name.as_ref().map_or("–", |name| &name.value);
        let role = entry.role.as_deref().unwrap_or("–");
        let presence = match entry.presence {
            Presence::Present => "",
            Presence::Proxy => " [proxy]",
            Presence::Absent => " [absent]",
        };
        let bodies: Vec<String> = entry
            .affiliations
            .iter()
            .map(|a| [a.organization.join(" ⊃ "), a.post.clone().unwrap_or_default()].join(" : "))
            .collect();
        writeln!(
            out,
            "[{}] {role} | {name}{presence} | {} ({})",
            entry.span,
            bodies.join(" / "),
            entry.rule.id
        )?;
    }
    writeln!(out, "\n# agenda: {}", minutes.agenda.len())?;
    for item in &minutes.agenda {
        writeln!(out, "[{}] {} {}", item.span, item.number, item.text)?;
    }
    writeln!(out, "\n# documents: {}", minutes.documents.len())?;
    for material in &minutes.documents {
        let title = material.title.as_deref().unwrap_or("");
        let by: Vec<&str> = material.presented_by.iter().map(|who| minutes.name_of(&who.value)).collect();
        let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
        writeln!(out, "[{}] {} {title}{by} ({})", material.span, material.label, material.rule.id)?;
    }
    writeln!(out, "\n# headings: {}", minutes.headings.len())?;
    for heading in &minutes.headings {
        let item = heading.agenda.map_or_else(String::new, |item| format!(" = agenda item {item}"));
        writeln!(
            out,
            "[{}] {}{}{item}",
            heading.span,
            "  ".repeat(usize::from(heading.level)),
            heading.text
        )?;
    }
    writeln!(out, "\n# turns: {}", minutes.turns.len())?;
    for (index, turn) in minutes.turns.iter().enumerate() {
        let kind = turn.kind.name();
        let label = turn.label.as_ref().map_or_else(String::new, |label| format!(" ‹{}›", label.value));
        let under: Vec<String> = turn.headings.iter().map(ToString::to_string).collect();
        let words = shortened(turn.flow.as_str());
        writeln!(
            out,
            "{index} [{}] {kind} /{}{label} {words} ({})",
            turn.flow.whole(),
            under.join("/"),
            turn.rule.id
        )?;
    }
    Ok(())
}

pub(super) fn mentions(record: &Record, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# mentions: {}", record.mentions.len())?;
    for mention in &record.mentions {
        let turn = mention.turn.map_or_else(|| "–".to_owned(), |turn| turn.to_string());
        let entity = match &mention.entity {
            Resolution::Found(entity) => format!("= {}", entity.key),
            Resolution::Ambiguous(entities) => {
                format!("= {}?", entities.iter().map(|e| e.key.as_str()).collect::<Vec<_>>().join(" | "))
            }
            Resolution::Unknown => "= ?".to_owned(),
        };
        let canonical = if mention.canonical == mention.text {
            String::new()
        } else {
            format!(" → {}", mention.canonical)
        };
        let (kind, rule) = (mention.kind.name(), mention.rule.id);
        writeln!(out, "[{}] {turn} {kind} {}{canonical} {entity} ({rule})", mention.span, mention.text)?;
    }
    writeln!(out, "\n# aliases: {}", record.aliases.len())?;
    for alias in &record.aliases {
        writeln!(out, "[{}] {} = {}", alias.span, alias.name, alias.short)?;
    }
    Ok(())
}

/// One line a sentence, its parts between tabs: turn, place, weight, features, label, words.
pub(super) fn sentences(record: &Record, lexicon: &Lexicon, out: &mut impl Write) -> io::Result<()> {
    let weighed = claim::weighed(&record.minutes, &record.mentions, &record.claims, lexicon);
    writeln!(out, "# sentences: {}", weighed.iter().map(Vec::len).sum::<usize>())?;
    for (turn, sentences) in weighed.iter().enumerate() {
        for Weighed { span, words, features, weight, label } in sentences {
            let (features, label) = (features.join("; "), label.as_deref().unwrap_or("–"));
            writeln!(out, "{turn}\t[{span}]\t{weight}\t{features}\t{label}\t{words}")?;
        }
    }
    Ok(())
}

/// One line a clause, its parts between tabs: turn, place, weight, features, words.
pub(super) fn promises(record: &Record, lexicon: &Lexicon, out: &mut impl Write) -> io::Result<()> {
    let weighed = claim::weighed_promises(&record.minutes, &record.mentions, lexicon);
    writeln!(out, "# promises: {}", weighed.iter().map(Vec::len).sum::<usize>())?;
    for (turn, clauses) in weighed.iter().enumerate() {
        for Weighed { span, words, features, weight, .. } in clauses {
            writeln!(out, "{turn}\t[{span}]\t{weight}\t{}\t{words}", features.join("; "))?;
        }
    }
    Ok(())
}

/// One line a statement, its parts between tabs: turn, place, acts, features, words.
pub(super) fn acts(record: &Record, lexicon: &Lexicon, out: &mut impl Write) -> io::Result<()> {
    let features = claim::features_of_acts(&record.minutes, &record.mentions, lexicon);
    writeln!(out, "# acts: {}", features.len())?;
    let turns = record.minutes.turns.iter().zip(&record.claims).zip(features);
    for (index, ((turn, claims), features)) in turns.enumerate() {
        let acts: Vec<&str> = claims.acts.iter().map(|(act, _)| act.name()).collect();
        let (span, words) = (turn.flow.whole(), turn.flow.as_str());
        writeln!(out, "{index}\t[{span}]\t{}\t{}\t{words}", acts.join(" "), features.join("; "))?;
    }
    Ok(())
}

pub(super) fn claims(record: &Record, out: &mut impl Write) -> io::Result<()> {
    let minutes = &record.minutes;
    for (index, (turn, claims)) in minutes.turns.iter().zip(&record.claims).enumerate() {
        writeln!(out, "{index} [{}] {}", turn.flow.whole(), shortened(turn.flow.as_str()))?;
        for attribution in &claims.attributions {
            let place = attribution.span.map_or_else(String::new, |span: Span| format!("[{span}] "));
            writeln!(out, "  by {place}{}", who(minutes, attribution))?;
        }
        for (act, rule) in &claims.acts {
            writeln!(out, "  act {} ({})", act.name(), rule.id)?;
        }
        if let Some(answered) = claims.responds_to {
            writeln!(out, "  answers {answered}")?;
        }
        for issue in &claims.issues {
            let concerns: Vec<&str> =
                issue.concerns.iter().filter_map(|&m| Some(record.mentions.get(m)?.text.as_str())).collect();
            writeln!(out, "  issue [{}] {} ({})", issue.span, issue.label, issue.rule.id)?;
            writeln!(out, "    «{}»", issue.quote)?;
            if !concerns.is_empty() {
                writeln!(out, "    concerns {}", concerns.join(", "))?;
            }
        }
    }
    writeln!(out, "\n# follow-ups: {}", record.follow_ups.len())?;
    for follow_up in &record.follow_ups {
        let actor = follow_up.actor.as_ref().map_or("–", |who| minutes.name_of(who));
        let due = follow_up.due.as_ref().map_or_else(String::new, |due| format!(" by {}", due.value));
        let (action, rule) = (&follow_up.action, follow_up.rule.id);
        writeln!(out, "[{}] {} {actor}: {action}{due} ({rule})", follow_up.span, follow_up.turn)?;
    }
    Ok(())
}

fn who(minutes: &Minutes, attribution: &Attribution) -> String {
    let basis = attribution.basis.name();
    let names = |who: &mut dyn Iterator<Item = String>| who.collect::<Vec<_>>().join(", ");
    let speakers = names(&mut attribution.speakers.iter().map(|who| minutes.name_of(who).to_owned()));
    let candidates = names(
        &mut attribution.candidates.iter().map(|&entry| minutes.name_of(&Who::Listed(entry)).to_owned()),
    );
    let candidates = if candidates.is_empty() { candidates } else { format!(" of {candidates}") };
    format!("{basis} {speakers}{candidates} {}% ({})", attribution.confidence, attribution.rule.id)
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}
