//! Lists of which every row holds the same columns: 柊　誠　　みなと大学　教授 / 森　花子　　みなと協会　理事 / ….
//!
//! Takes the lines of a roster; gives those of such lists as entries, and the others as they are. Which column is which is
//! decided for a list, not for a row: by what most of its rows hold, wherever gaps, commas or brackets part them.

mod split;
mod words;

use super::{
    by_row::is_post_alone, draft::Draft, heading::heading, legend::Legend, printed::Printed, row::Row,
    scope::is_unit,
};
use crate::{lexicon::Lexicon, rule, text::Flow};

use split::{Cut, SCHEMAS, Schema, Split, split};
use words::words;

/// Rows that make a list by themselves.
const ROWS: usize = 3;
/// Columns by which a row stands further in than the heading that opens the one above it.
const BESIDE: u32 = 4;

/// A list: the rows between two headings, each with the lines that it is broken over put together.
struct Run {
    /// The heading that opens its first line.
    label: Option<Flow>,
    rows: Vec<Printed>,
    /// Whether what stands over it is an office or its part.
    official: bool,
}

/// Takes the entries of such lists out of the lines.
pub(super) fn take(lines: Vec<Printed>, legend: &Legend, lexicon: &Lexicon) -> (Vec<Printed>, Vec<Printed>) {
    let parts = runs_of(lines, legend, lexicon);
    let mut official = false;
    let mut run_of = |part: &Part| match part {
        Part::Between(line) => {
            let row = heading(line.flow.clone(), &line.mark, lexicon);
            official = heads_officials(row.heading.as_deref(), official, lexicon);
            None
        }
        Part::Run(lines) => joined(lines, official, lexicon),
    };
    let runs: Vec<Option<Run>> = parts.iter().map(&mut run_of).collect();
    let schemas = schemas_of(&runs, lexicon);
    let (mut kept, mut entries) = (Vec::new(), Vec::new());
    for ((part, run), schema) in parts.into_iter().zip(&runs).zip(&schemas) {
        let read = run.as_ref().and_then(|run| {
            let schema = schema.or_else(|| as_others(run, &schemas, lexicon))?;
            read(run, schema, lexicon)
        });
        match (part, read) {
            (_, Some((label, rows))) => {
                kept.extend(label);
                entries.extend(rows);
            }
            (Part::Run(lines), None) => kept.extend(lines),
            (Part::Between(line), None) => kept.push(*line),
        }
    }
    (kept, entries)
}

/// What each list tells of its columns; behind them, what those of few rows tell together: 港湾課 / 課長　柊　誠 / 主査　森　花子 /
/// 水道課 / ….
fn schemas_of(runs: &[Option<Run>], lexicon: &Lexicon) -> Vec<Option<Schema>> {
    let few: Vec<&Run> = runs.iter().flatten().filter(|run| run.rows.len() < ROWS).collect();
    let rows = few.iter().flat_map(|run| &run.rows).map(Printed::copy).collect();
    let few = Run { label: None, rows, official: few.iter().any(|run| run.official) };
    let own = |run: &Option<Run>| run.as_ref().and_then(|run| schema_of(run, lexicon));
    runs.iter().map(own).chain([schema_of(&few, lexicon)]).collect()
}

/// A line between lists, or the lines of one.
enum Part {
    Between(Box<Printed>),
    Run(Vec<Printed>),
}

/// The lists among the lines of a roster, and what stands between them.
fn runs_of(lines: Vec<Printed>, legend: &Legend, lexicon: &Lexicon) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let indents: Vec<u32> = lines.iter().map(|line| line.indent).collect();
    for (at, line) in lines.into_iter().enumerate() {
        if parts(&line, legend, lexicon) {
            found.push(Part::Between(Box::new(line)));
            continue;
        }
        // 事務局　港湾課長　柊　誠, in the column where other headings stand beside their people.
        let further = |other: Option<&u32>| other.is_some_and(|&other| other >= line.indent + BESIDE);
        let above = at.checked_sub(1).and_then(|above| indents.get(above));
        let beside = further(indents.get(at + 1)) || further(above);
        let opens = beside && label_of(&line.flow, lexicon).is_some();
        match found.last_mut() {
            Some(Part::Run(run)) if !opens => run.push(line),
            _ => found.push(Part::Run(vec![line])),
        }
    }
    found
}

/// Whether those below a heading are there by their office; a unit below an office is part of it.
fn heads_officials(heading: Option<&str>, above: bool, lexicon: &Lexicon) -> bool {
    let kind = |heading: &str| lexicon.titles.capacity(heading).map(|c| c.kind.as_str());
    match heading.map(kind) {
        Some(Some(kind)) => matches!(kind, "organ" | "official"),
        Some(None) | None => above,
    }
}

/// Whether a line stands between lists: a heading, a unit over its people, a remark.
fn parts(line: &Printed, legend: &Legend, lexicon: &Lexicon) -> bool {
    let flow = &line.flow;
    let row = heading(flow.clone(), &line.mark, lexicon);
    let unit = || flow.pieces().len() == 1 && is_unit(flow.as_str(), lexicon);
    let explains = || !legend.is_empty() && !Legend::of(flow.as_str(), lexicon).is_empty();
    row.heading.is_some() && row.flow.is_empty()
        || unit()
        || Row::of(flow.clone()).is_note(lexicon)
        || explains()
}

/// Where the heading ends that opens the line of the first who stands under it, and who that is: 委員　　柊　誠　….
fn label_of(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let s = flow.as_str();
    let many = |label: &str| {
        let capacity = lexicon.titles.capacity(label).filter(|c| !c.one);
        capacity.is_some_and(|c| {
            matches!(c.kind.as_str(), "member" | "organ" | "observer" | "official" | "guest" | "absent")
        })
    };
    let pieces = flow.pieces();
    let first = pieces.first()?.0.clone();
    if pieces.len() > 1 && many(&s[first.clone()]) {
        return Some(first.end);
    }
    // オブザーバー柊　誠: a column as wide as what stands in it.
    let ends = s[first].char_indices().map(|(at, _)| at).skip(5);
    ends.filter(|&at| many(&s[..at]))
        .filter(|&at| {
            s[at..].starts_with(|c: char| c.is_ascii_digit() || c == '(')
                || lexicon.titles.surname_at_start(&s[at..]).is_some()
        })
        .last()
}

/// The rows of a list, lines that go on with the one above put to it; `None` where a line is anything else.
fn joined(lines: &[Printed], official: bool, lexicon: &Lexicon) -> Option<Run> {
    let first = lines.first()?;
    // What opens each row of a list is no heading over it.
    let deeper =
        |end: &usize| *end > 0 && lines.get(1).is_none_or(|next| next.indent >= first.indent + BESIDE);
    let label = label_of(&first.flow, lexicon).filter(deeper);
    let official =
        label.map_or(official, |end| heads_officials(Some(&first.flow.as_str()[..end]), official, lexicon));
    let mut rows: Vec<Printed> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let from = label.filter(|_| at == 0).unwrap_or(0);
        let flow = line.flow.slice(from..line.flow.as_str().len());
        // 柊　誠　みなと株式会社代表取締 / 　　役社長
        let hangs = match label {
            Some(_) => at > 1 && rows.first().is_some_and(|row| line.indent < row.indent),
            None => {
                rows.last().is_some_and(|row| line.indent > row.indent + 1)
                    || rows.last().is_some_and(|row| row.full)
                        && flow.pieces().len() == 1
                        && !is_post_alone(&flow, lexicon)
                        && lexicon.titles.surname_at_start(flow.as_str()).is_none()
            }
        };
        if hangs && !reads(&flow, official, lexicon) && !names(&flow, lexicon) {
            let last = rows.last_mut()?;
            last.flow.mend(&flow);
            last.full = line.full;
            continue;
        }
        let indent =
            if from > 0 { lines.get(1).map_or(line.indent, |next| next.indent) } else { line.indent };
        rows.push(Printed { indent, full: line.full, ..line.part(flow) });
    }
    let label = label.map(|end| first.flow.slice(0..end));
    Some(Run { label, rows, official })
}

/// Whether words open with somebody whom tables know.
fn names(flow: &Flow, lexicon: &Lexicon) -> bool {
    let words = words(flow, false, lexicon);
    (1..=words.len().min(3)).any(|taken| {
        let name: String = words[..taken].iter().map(|word| &flow.as_str()[word.range.clone()]).collect();
        split::doubt_of(&name, lexicon).is_some_and(|doubt| doubt <= super::person::LIKELY)
    })
}

/// Whether words read as a row whose name tables hold.
pub(super) fn is_entry(flow: &Flow, lexicon: &Lexicon) -> bool {
    let row = Cut { flow, words: words(flow, false, lexicon), official: false };
    let known = |read: Split| read.told && read.doubt <= super::person::LIKELY;
    SCHEMAS.iter().any(|&schema| split(&row, schema, lexicon).is_some_and(known))
}

/// Whether words read as a row of their own.
fn reads(flow: &Flow, official: bool, lexicon: &Lexicon) -> bool {
    let row = Cut { flow, words: words(flow, false, lexicon), official };
    SCHEMAS.iter().any(|&schema| split(&row, schema, lexicon).is_some_and(|read| read.told))
}

/// The rows of a run read by a schema; `None` where one cannot be.
fn splits(run: &Run, schema: Schema, commas: bool, lexicon: &Lexicon) -> Option<Vec<Split>> {
    let read = |row: &Printed| {
        let words = words(&row.flow, commas, lexicon);
        split(&Cut { flow: &row.flow, words, official: run.official }, schema, lexicon)
    };
    run.rows.iter().map(read).collect()
}

/// The rows of a run by `schema`, gaps alone or, in a list by itself, commas as well between their columns.
fn by(run: &Run, schema: Schema, lexicon: &Lexicon) -> Option<Vec<Split>> {
    let plain = splits(run, schema, false, lexicon).filter(|rows| holds(rows));
    plain.or_else(|| {
        let count = |row: &Printed| row.flow.as_str().matches(['、', ',']).count();
        let commas = run.rows.len() >= ROWS && run.rows.iter().all(|row| (1..=3).contains(&count(row)));
        let read = commas.then(|| splits(run, schema, true, lexicon)).flatten();
        read.filter(|rows| holds(rows))
    })
}

/// Whether rows read alike are a list: most tell of a body or post, and no few of the names are known.
fn holds(rows: &[Split]) -> bool {
    let told = rows.iter().filter(|row| row.told).count();
    let known = rows.iter().filter(|row| row.doubt <= super::person::LIKELY).count();
    told * 5 >= rows.len() * 4 && known * 2 >= rows.len()
}

/// The schema by which all rows of a list are read with the least doubt.
fn schema_of(run: &Run, lexicon: &Lexicon) -> Option<Schema> {
    if run.rows.len() < ROWS {
        return None;
    }
    let cost = |rows: &[Split]| rows.iter().map(|row| row.cost).sum::<u32>();
    let read = SCHEMAS.iter().filter_map(|&schema| Some((cost(&by(run, schema, lexicon)?), schema)));
    read.min().map(|(_, schema)| schema)
}

/// The schema of other lists of the roster, for one of few rows that reads by it.
fn as_others(run: &Run, schemas: &[Option<Schema>], lexicon: &Lexicon) -> Option<Schema> {
    let sure = |rows: &[Split]| rows.iter().all(|row| row.told);
    schemas
        .iter()
        .flatten()
        .copied()
        .find(|&schema| run.rows.len() < ROWS && by(run, schema, lexicon).is_some_and(|rows| sure(&rows)))
}

/// The entries of a list, and the heading that opened its first line.
fn read(run: &Run, schema: Schema, lexicon: &Lexicon) -> Option<(Option<Printed>, Vec<Printed>)> {
    let rows = by(run, schema, lexicon)?;
    let entry = |(row, split): (&Printed, &Split)| Printed {
        entry: Some(draft(&row.flow, split, lexicon)),
        ..row.part(row.flow.clone())
    };
    let label = run.label.clone().zip(run.rows.first()).map(|(label, row)| row.part(label));
    let mut entries: Vec<Printed> = run.rows.iter().zip(&rows).map(entry).collect();
    go_on(&mut entries, lexicon);
    Some((label, entries))
}

/// 本部員　柊　誠　水産大臣 / 　　　　森　花子　港湾大臣: what several are is told of the first, and holds for those who stand deeper.
fn go_on(entries: &mut [Printed], lexicon: &Lexicon) {
    let mut above: Option<(u32, Option<String>)> = None;
    for line in entries {
        let indent = line.indent;
        let Some(entry) = &mut line.entry else { continue };
        let deeper = above.as_ref().is_some_and(|(above, _)| indent >= above + BESIDE);
        if entry.capacity.is_none() && deeper {
            let several =
                |role: &String| lexicon.titles.capacity(role).is_some_and(|c| !c.one && c.kind != "deputy");
            entry.capacity = above.as_ref().and_then(|(_, role)| role.clone()).filter(several);
        } else {
            above = Some((indent, entry.capacity.clone()));
        }
    }
}

/// The entry of a row.
fn draft(flow: &Flow, split: &Split, lexicon: &Lexicon) -> Draft {
    let mut offices = offices(flow, split, lexicon);
    if let Some(last) = offices.last_mut() {
        last.join(&flow.slice(split.notes.clone()));
    }
    let mut offices = offices.into_iter();
    let rule = match split.schema {
        Schema::Last => rule::ROSTER_COLUMNS,
        Schema::First | Schema::Between | Schema::Bracket => rule::ROSTER_NAME_FIRST,
    };
    let name = flow.slice(split.name.clone());
    let mut draft = Draft::cells(Some(name), offices.next(), offices.collect(), rule);
    draft.capacity.clone_from(&split.capacity);
    draft.sign = split.sign;
    draft
}

/// The bodies of a row with the posts in them: a post goes on with the body before it, and a body behind a post is another.
fn offices(flow: &Flow, split: &Split, lexicon: &Lexicon) -> Vec<Flow> {
    let mut found: Vec<Flow> = Vec::new();
    let mut over = false;
    for column in &split.office {
        for part in between(flow, column.clone()) {
            let s = part.as_str().split(['(', '※', '【']).next().unwrap_or_default().trim_end();
            let posted = lexicon.titles.post_at_end(s).is_some();
            match found.last_mut().filter(|_| !over || s.is_empty()) {
                Some(last) => last.join(&part),
                None => found.push(part.clone()),
            }
            over = posted;
        }
    }
    found
}

/// What commas and slashes outside of brackets part.
fn between(flow: &Flow, range: std::ops::Range<usize>) -> Vec<Flow> {
    let s = &flow.as_str()[range.clone()];
    let mut depth = 0usize;
    let mut cuts = vec![0];
    for (at, c) in s.char_indices() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            '、' | ',' | '/' if depth == 0 => cuts.push(at + c.len_utf8()),
            _ => {}
        }
    }
    cuts.push(s.len());
    let part = |two: &[usize]| {
        let words = s[two[0]..two[1]].trim_end_matches(['、', ',', '/', ' ']);
        flow.slice(range.start + two[0]..range.start + two[0] + words.len())
    };
    cuts.windows(2).map(part).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests;
