//! Who was there: rosters in the orders in which offices print them.
//!
//! Tables, and lists of which every row holds the same columns, are read as a whole first. What is left is read row by row
//! under its headings: the rows tell whether names stand first or last; then each row opens an entry or goes on with the
//! one before, because a wrap may fall anywhere, indents may be lost, and only what the words are tells which it is.

mod abreast;
mod alone;
mod announced;
mod apart;
mod assembly;
mod attended;
mod beside;
mod bodied;
mod broken;
mod by_row;
mod called;
mod carried;
mod cells;
mod closing;
mod completed;
mod concurrent;
mod draft;
mod entry;
mod glued;
mod grid;
mod grouped;
mod heading;
mod honoured;
mod ledger;
mod legend;
mod listing;
mod note;
mod of_all;
mod office;
mod parallel;
mod party;
mod person;
mod posted;
mod printed;
mod remark;
mod repeated;
mod roll;
mod row;
mod runon;
mod scope;
mod seam;
mod seat;
mod seats;
mod signed;
mod stacked;
mod standing;
mod table;
#[cfg(test)]
pub(super) mod tests;
mod titled;
mod town;
mod twice;
mod uniform;

pub(super) use announced::{absences, tells_absence};
pub(super) use called::{called, is_title, name_end, seated};
pub(super) use cells::SIGNS;
pub(super) use completed::completed;
pub(super) use parallel::opens as opens_columns;
pub(super) use person::doubt as name_doubt;
pub(super) use remark::is_list_remark;

use super::{Attendance, Meeting, Presence, affiliation, section::Part};
use crate::{
    Format, Text,
    lexicon::{Lexicon, Section},
    outline::{Outline, listed},
    text::Flow,
};

use grouped::read_rows;
pub(super) use legend::Legend;
use printed::Printed;
pub(super) use scope::is_numbered_class;
use scope::{body_headings_are_no_capacities, chairs_elsewhere, names_a_role, present_ones, seats_are_posts};
pub(super) use standing::{committee_of_house, session_of_house};
pub(super) use table::{heads as heads_table, opens as opens_table, tells_states};

/// In which order entries are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    NameFirst,
    NameLast,
}

/// Reads the rosters among `parts`.
pub(super) fn read(
    text: &Text,
    outline: &Outline,
    parts: &[Part],
    meeting: &Meeting,
    lexicon: &Lexicon,
) -> Vec<Attendance> {
    let mut attendance = Vec::new();
    let mut in_diet = false;
    let mut legend = Legend::default();
    let mut carried = Vec::new();
    let mut over_both: Option<String> = None;
    for part in parts.iter().filter(|p| matches!(p.section, Some(Section::Attendees | Section::Absentees))) {
        let blocks = part.at.into_iter().chain(part.blocks.iter().copied());
        let lines = blocks.flat_map(|b| outline.text_lines(&outline.blocks[b]));
        lines.for_each(|line| legend.extend(Legend::of(line.flow.as_str(), lexicon)));
    }
    let committee = parts.iter().any(|part| part.label.starts_with("出席委員"));
    let sitting = town::is_sitting(meeting, lexicon) || text.format == Format::AssemblyJson;
    for part in parts {
        let absent = match part.section {
            Some(Section::Attendees) => false,
            Some(Section::Absentees) => true,
            _ => continue,
        };
        // 欠員（１名） / 9番: a seat that nobody has.
        if part.label.replace(' ', "") == "欠員" {
            continue;
        }
        let label = present_ones(bare_label(&part.label), lexicon);
        let plain = matches!(label, "出席者" | "欠席者");
        let label_role = Some(label).filter(|l| names_a_role(l, lexicon) && !(plain && over_both.is_some()));
        // 1 委員の出欠状況 / (1) 出席者 / (2) 欠席者: what all of them are stands over both.
        // 出席委員：別紙1のとおり over the list of the annex
        let empty =
            (part.value.is_empty() || row::is_elsewhere(part.value.as_str())) && part.blocks.is_empty();
        if label_role.is_some() || !plain {
            over_both = label_role.filter(|_| empty).map(str::to_owned);
        }
        let label_role = label_role.or(over_both.as_deref());
        let mut lines = printed::lines(text, outline, part, &legend, lexicon);
        let (tabled, mut states) = table::take(&mut lines, text, lexicon);
        let (lines, gridded) = grid::take(lines, text, lexicon);
        let mut printed = seam::mended(broken::mended(lines, lexicon), lexicon);
        let house = of_all::house(&mut printed, lexicon);
        carried.extend(carried::of(&printed, text, lexicon));
        let (kept, entries) = uniform::take(printed, &legend, lexicon);
        let mut printed = seam::beside_names(kept, lexicon);
        states.extend(seats::take(&mut printed, lexicon));
        states.extend(attended::take(&mut printed, lexicon));
        let concurrent = concurrent::take(&mut printed, lexicon);
        printed = concurrent::joined(printed, lexicon);
        let members = party::take(&mut printed, label, lexicon);
        let in_assembly = sitting && label.ends_with("議員");
        let repeated = repeated::take(&mut printed, in_assembly, lexicon);
        let bodies = of_all::bodies(&printed, lexicon);
        let (printed, abreast) = abreast::parted(printed, lexicon);
        let printed = alone::merged(runon::parted(glued::parted(printed, lexicon), lexicon), lexicon);
        let printed = parallel::beside(&stacked::unstacked(&printed, lexicon), lexicon);
        let printed = table::put_back(printed, tabled.into_iter().chain(gridded).chain(entries).collect());
        // 欠席議員　なし: whoever stands below is no part of the list.
        if absent
            && printed.first().is_some_and(|first| row::none(first.flow.as_str()))
            && !headed(&printed, lexicon)
        {
            continue;
        }
        let unnamed = printed.iter().all(|line| line.name.is_none() && line.entry.is_none());
        let mut honoured =
            unnamed.then(|| honoured::read(&printed, label_role, absent, &legend, lexicon)).flatten();
        in_diet |= honoured.is_some();
        if let Some(listed) = &mut honoured {
            chairs_elsewhere(listed, label_role, lexicon);
        }
        let mut listed = honoured
            .unwrap_or_else(|| read_rows(&row::rows(printed, lexicon), label_role, absent, &legend, lexicon));
        body_headings_are_no_capacities(&mut listed, lexicon);
        // 出席議員 / 議長　A: the chair of the assembly is one of its members, and sits in beside a committee.
        if in_assembly || committee && label == "出席議員" {
            seats_are_posts(&mut listed, label, lexicon);
        }
        if abreast {
            listed.sort_by_key(|person| person.span.start());
        }
        attended::tell(&mut listed, &states, &legend, lexicon);
        concurrent::tell(&mut listed, &concurrent);
        party::tell(&mut listed, &members);
        repeated::tell(&mut listed, &repeated, in_assembly, lexicon);
        signed::before_bodies(&mut listed, (outline, part), &legend, lexicon);
        signed::tell(&mut listed, text, &legend, lexicon);
        of_all::tell(&mut listed, &bodies, lexicon);
        of_all::tell_house(&mut listed, house.as_ref(), lexicon);
        standing::listed_as(&mut listed, label);
        attendance.append(&mut listed);
        announced::remarks(outline, &part.blocks, &mut attendance, lexicon);
    }
    standing::own_members(&mut attendance, meeting);
    whose_officers(&mut attendance, (meeting, text), sitting, &carried, lexicon);
    standing::tell(&mut attendance, in_diet || sitting, lexicon);
    standing::own_seats(&mut attendance, meeting, lexicon);
    seat::number(&mut attendance, text);
    // 傍聴議員　なし, その他関係職員, 応招議員と同じ, 各市町: nobody by name.
    let vacant =
        |a: &Attendance| a.name.is_none() && a.affiliations.iter().all(|held| held.as_written == "欠員");
    // 〔備考〕11番　欠員: a seat that nobody has.
    attendance.retain(|a| !vacant(a));
    attendance.retain(|a| !a.name.as_ref().is_some_and(|name| is_nobody(&name.value, lexicon)));
    twice::joined(attendance, lexicon)
}

/// Tells whose officers those are whose bodies the lists leave unsaid, and parts their posts from the units they are held in.
fn whose_officers(
    attendance: &mut [Attendance],
    (meeting, text): (&Meeting, &Text),
    sitting: bool,
    carried: &[carried::Carried],
    lexicon: &Lexicon,
) {
    office::resolve_same(attendance, lexicon);
    let home = town::of(meeting, text.as_str(), lexicon);
    office::fill(attendance, text, home.as_ref(), lexicon);
    office::of_cover(attendance, text, lexicon);
    let national = home.is_none() && office::is_of_ministry(attendance, text, lexicon);
    office::within_bureau(attendance, lexicon);
    let board = town::is_board(meeting, lexicon);
    office::part_heads(attendance, (sitting, national, board), lexicon);
    office::part_ranks(attendance, (sitting, board), lexicon);
    carried::tell(attendance, carried, lexicon);
    town::tell(attendance, home.as_ref(), lexicon);
    assembly::tell(attendance, sitting, home.as_ref(), lexicon);
}

/// Whether words are a name and, each behind a gap, where one belongs and as what: a row of a list.
pub(super) fn is_row(words: &Flow, lexicon: &Lexicon) -> bool {
    let pieces = words.pieces();
    let mut told = pieces.iter().skip(2).map(|(piece, _)| &words.as_str()[piece.clone()]);
    told.any(|words| lexicon.titles.post_at_end(words).is_some())
        && matches!(row::shape(words, lexicon), row::Shape::NameFirst(_))
}

/// Whether words are a row of a list that holds a person and, in a column of its own or in brackets, where that one belongs.
pub(super) fn is_entry(words: &Flow, lexicon: &Lexicon) -> bool {
    uniform::is_entry(words, lexicon)
}

/// The label of a list without what is told of its people: 説明のため出席した者 of 説明のため出席した者の職氏名, 委員 of 委員（出席）.
fn bare_label(label: &str) -> &str {
    let label = listed(label).map_or(label, |(_, people)| people);
    let label =
        label.strip_suffix("氏名").map_or(label, |l| l.trim_end_matches(['職', '・']).trim_end_matches('の'));
    let label = label.strip_suffix("の出席者").filter(|l| l.ends_with('等')).unwrap_or(label);
    // 委員の出欠
    let label = ["の出欠", "の出席"].iter().find_map(|state| label.strip_suffix(state)).unwrap_or(label);
    // 出席した関係職員の所属及び氏名
    let label = ["の所属及び", "の所属"].iter().find_map(|told| label.strip_suffix(told)).unwrap_or(label);
    let staff = label.strip_prefix("出席した").filter(|who| who.ends_with("関係職員"));
    let label = staff.unwrap_or(label);
    // 委員名簿
    let label = label.strip_suffix("名簿").filter(|who| who.ends_with('員')).unwrap_or(label);
    ["(出席)", "(出席者)", "(欠席)", "(欠席者)"]
        .iter()
        .find_map(|state| label.strip_suffix(state))
        .unwrap_or(label)
}

/// Whether words that stand where a name could are nobody's: 民間企業, 学識者, 各市町.
fn is_nobody(name: &str, lexicon: &Lexicon) -> bool {
    let word = lexicon.terms.is_generic(name) && name.chars().count() > 3 || scope::is_class(name, lexicon);
    lexicon.cues.is("no-name", name)
        || lexicon.cues.is("column-number", name)
        || lexicon.bodies.form_at_start(name).is_some_and(|end| end < name.len())
        || word && lexicon.titles.surname_at_start(name).is_none()
        || name.starts_with('各') && lexicon.bodies.ending(name).is_some()
}

/// Whether lines below the first name another list.
fn headed(printed: &[Printed], lexicon: &Lexicon) -> bool {
    printed.iter().skip(1).any(|line| {
        let first = line.flow.pieces().first().map(|(first, _)| first.clone());
        let words = first.map_or("", |first| &line.flow.as_str()[first]);
        // 〔事 務 局〕: letters spaced within brackets.
        let s = line.flow.as_str();
        let close = s.find(['】', '>', ')', '〕']).filter(|_| s.starts_with(['【', '<', '(', '〔']));
        let spaced = close.map_or_else(|| words.to_owned(), |close| s[..close].replace(' ', ""));
        let bare = spaced.trim_matches(['【', '】', '<', '>', '(', ')', '〔', '〕', ':']);
        lexicon.titles.section(bare).is_some()
            || lexicon.titles.capacity(bare).is_some_and(|c| c.kind != "legend")
            || lexicon.titles.is_post(bare)
    })
}

/// Whether the entry reads as a body's or as a name's.
fn is_body(s: &str, lexicon: &Lexicon) -> bool {
    affiliation::is_affiliation(s, lexicon) || is_place(s, lexicon)
}

/// Whether words of a column are a town, a city or a prefecture that no table holds: 中ノ島市.
fn is_place(s: &str, lexicon: &Lexicon) -> bool {
    let before = s.trim_end_matches(['市', '町', '村', '県']);
    s.ends_with(['市', '町', '村', '県'])
        && (3..=7).contains(&s.chars().count())
        && !s.chars().any(|c| matches!(c, '\u{3041}'..='\u{309f}'))
        && !lexicon.titles.is_surname(s)
        && (person::doubt(s, lexicon).is_none_or(|doubt| doubt > person::LIKELY)
            || s.ends_with('市') && before.chars().count() >= 2 && lexicon.titles.is_surname(before))
}

/// What a bracketed note says of the presence of the one it stands beside.
fn presence_of(note: &str) -> Option<Presence> {
    let note = note.trim_matches(['※', ' ', '・']);
    // 会長代理, 課長代理, 職務代理: a post.
    if ["長代理", "査代理", "務代理"].iter().any(|post| note.ends_with(post)) {
        return None;
    }
    if note.starts_with("代理")
        || note == "代"
        || note.starts_with("代:")
        || note.ends_with("代理出席")
        || note.ends_with("代理")
    {
        Some(Presence::Proxy)
    } else if note.starts_with("欠席") || matches!(note, "欠" | "×") || note.ends_with("欠席") {
        Some(Presence::Absent)
    } else {
        None
    }
}
