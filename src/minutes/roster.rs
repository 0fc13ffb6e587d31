//! Who was there: rosters in the orders in which offices print them.
//!
//! A roster is read row by row under its headings. First the rows tell whether names stand first or last; then each
//! row opens an entry or goes on with the one before, because a wrap may fall anywhere, indents may be lost, and only
//! what the words are tells which it is.

mod abreast;
mod alone;
mod announced;
mod apart;
mod assembly;
mod attended;
mod beside;
mod bodied;
mod by_row;
mod called;
mod cells;
mod closing;
mod completed;
mod concurrent;
mod draft;
mod entry;
mod glued;
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
mod scope;
mod seam;
mod seat;
mod seats;
mod signed;
mod stacked;
mod standing;
#[cfg(test)]
mod tests;
mod titled;
mod town;
mod twice;

pub(super) use announced::absences;
pub(super) use called::{called, is_title, name_end, seated};
pub(super) use cells::SIGNS;
pub(super) use completed::completed;
pub(super) use parallel::opens as opens_columns;
pub(super) use person::doubt as name_doubt;
pub(super) use remark::is_list_remark;

use super::{Attendance, Meeting, Presence, affiliation, section::Part};
use crate::{
    Format, Text,
    lexicon::{Capacity, Lexicon, Section},
    outline::{Outline, listed},
};

use draft::Draft;
pub(super) use legend::Legend;
use printed::Printed;
use row::{Row, Shape};
pub(super) use scope::is_numbered_class;
use scope::{
    Around, body_headings_are_no_capacities, chairs_elsewhere, held_by_few, is_official, is_unit,
    members_go_on, names_a_role, present_ones, seats_are_posts, staff_stand_apart, within_unit,
};

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
        // 説明のため出席した者の職氏名
        let label = listed(&part.label).map_or(part.label.as_str(), |(_, people)| people);
        let label = label
            .strip_suffix("氏名")
            .map_or(label, |l| l.trim_end_matches(['職', '・']).trim_end_matches('の'));
        let label = label.strip_suffix("の出席者").filter(|l| l.ends_with('等')).unwrap_or(label);
        let label = ["(出席)", "(出席者)", "(欠席)", "(欠席者)"]
            .iter()
            .find_map(|state| label.strip_suffix(state))
            .unwrap_or(label);
        let label = present_ones(label, lexicon);
        let label_role = Some(label).filter(|l| names_a_role(l, lexicon));
        let mut printed = seam::mended(printed::lines(text, outline, part, &legend, lexicon));
        printed = seam::beside_names(printed, lexicon);
        let mut states = seats::take(&mut printed, lexicon);
        states.extend(attended::take(&mut printed, lexicon));
        let concurrent = concurrent::take(&mut printed, lexicon);
        printed = concurrent::joined(printed, lexicon);
        let members = party::take(&mut printed, label, lexicon);
        let in_assembly = sitting && label.ends_with("議員");
        let repeated = repeated::take(&mut printed, in_assembly, lexicon);
        let bodies = of_all::bodies(&printed, lexicon);
        let (printed, abreast) = abreast::parted(printed, lexicon);
        let printed = alone::merged(glued::parted(printed, lexicon), lexicon);
        let printed = parallel::beside(&stacked::unstacked(&printed, lexicon), lexicon);
        // 欠席議員　なし: whoever stands below is no part of the list.
        if absent
            && printed.first().is_some_and(|first| row::none(first.flow.as_str()))
            && !headed(&printed, lexicon)
        {
            continue;
        }
        let plain = printed.iter().all(|line| line.name.is_none());
        let mut honoured =
            plain.then(|| honoured::read(&printed, label_role, absent, &legend, lexicon)).flatten();
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
        standing::listed_as(&mut listed, label);
        attendance.append(&mut listed);
    }
    office::resolve_same(&mut attendance, lexicon);
    office::fill(&mut attendance, text, lexicon);
    let home = town::of(meeting, text.as_str(), lexicon);
    let national = home.is_none() && office::is_of_ministry(&attendance, text, lexicon);
    office::within_bureau(&mut attendance, lexicon);
    office::part_heads(&mut attendance, (sitting, national), lexicon);
    office::part_ranks(&mut attendance, lexicon);
    town::tell(&mut attendance, home.as_ref(), lexicon);
    assembly::tell(&mut attendance, sitting, lexicon);
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

/// Whether words that stand where a name could are nobody's: 民間企業, 学識者, 各市町.
fn is_nobody(name: &str, lexicon: &Lexicon) -> bool {
    let word = lexicon.terms.is_generic(name) && name.chars().count() > 3 || scope::is_class(name, lexicon);
    lexicon.cues.is("no-name", name)
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

fn read_rows(
    rows: &[Row],
    role: Option<&str>,
    absent: bool,
    legend: &Legend,
    lexicon: &Lexicon,
) -> Vec<Attendance> {
    let mut rows = rows.to_vec();
    alone::posts_over_names(&mut rows, lexicon);
    titled::bodies_over_people(&mut rows, lexicon);
    let rows = rows.as_slice();
    let order = order_of(rows, lexicon);
    let mut attendance: Vec<Attendance> = Vec::new();
    let label_role = role;
    let mut role = label_role.map(str::to_owned);
    let mut absent_here = absent;
    // Whether a heading with nobody under it says that those under the next one are missing: 欠席委員 / 委員長　柊　誠.
    let mut absent_above = false;
    // A heading with nobody under it but another heading.
    let mut outer: Option<String> = None;
    // 委員 over 市民 / 柊　誠 / 事業者 / 森　花子: what all are who are listed by classes.
    let mut members: Option<String> = None;
    let mut present_again = false;
    let mut over: Option<&str> = None;
    for group in rows.chunk_by(|_, next| next.heading.is_none()) {
        let (mut unit, mut house, mut sits_for) = (None, None, None);
        if let Some(heading) = group.first().and_then(|r| r.heading.as_deref()) {
            let named = heading.trim_end_matches(['(', '[']);
            let named = scope::without_side(present_ones(named, lexicon), lexicon);
            let capacity = lexicon.titles.capacity(named);
            // 【財務部】 among 説明員: a unit over its own people, who are there as those around it are.
            let officials = |label: &&str| is_official(label, lexicon);
            let among = label_role.filter(officials).or(role.as_deref().filter(officials)).map(str::to_owned);
            let board = || named.ends_with("委員会") && lexicon.cues.is("town-body", named);
            if among.is_some() && !absent && (is_unit(named, lexicon) || board()) {
                unit = Some(named);
            }
            // 事務局： / （内閣府）柊参事官: of which body those of the office are.
            let office = outer.as_deref().and_then(|role| lexicon.titles.capacity(role));
            // オブザーバー / 国立みなと館 / 柊館長
            let of_office = office.is_some_and(|c| matches!(c.kind.as_str(), "organ" | "observer" | "guest"))
                && lexicon.bodies.known(named).is_some();
            if of_office {
                unit = Some(named);
            }
            // （港湾局）, （学校関係） below 事務局
            let staff = heading::is_staff(named, role.as_deref(), lexicon);
            if staff {
                unit = Some(named);
            }
            // 事務局 and 傍聴者 below those who are absent were there, and so was the ministry below them.
            let others = capacity
                .is_some_and(|c| matches!(c.kind.as_str(), "organ" | "official" | "guest" | "observer"))
                || present_again && capacity.is_none_or(|c| c.kind == "legend");
            present_again |= others;
            let noted = heading == row::OTHERS_ABSENT;
            absent_here = absent && !others
                || noted
                || capacity.is_some_and(|c| c.kind == "absent")
                || lexicon.titles.section(named) == Some(Section::Absentees)
                || absent_above
                    && sits(capacity)
                    && lexicon.titles.section(named) != Some(Section::Attendees);
            absent_above = absent_here && (absent_above || matches!(group, [head] if head.flow.is_empty()));
            // 【事務局（総務省）】: whose office it is.
            let within = group[0].label.as_str().rsplit_once('(').map_or("", |(_, body)| body);
            let within = within.trim_end_matches([')', '】', '>', '〕', ']']);
            let organ = capacity.is_some_and(|c| c.kind == "organ");
            house = Some(within).filter(|body| organ && lexicon.bodies.known(body).is_some());
            // 委員（東森町）, （西森町）: the places that members sit for.
            sits_for = scope::place_of_members(&group[0].label, named, role.as_deref(), lexicon);
            let mode = capacity.is_some_and(|c| c.kind == "legend");
            let class = members.clone().filter(|_| scope::is_class(named, lexicon));
            if noted {
                role = None;
            } else if sits_for.is_some() && capacity.is_none() {
                // What those above are, they are.
            } else if class.is_some() {
                role = class;
            } else if of_office {
                role.clone_from(&outer);
            } else if staff {
                // Those below are what those above are.
            } else if unit.is_some() {
                role = among.or(label_role.map(str::to_owned));
            } else if !mode && (!absent_here || capacity.is_none_or(|c| c.kind != "absent")) {
                role = Some(named.to_owned());
            } else if role.as_deref().is_some_and(|role| lexicon.cues.is("own-authority", role)) {
                // （市）総務部長 / （欠席）柊委員: those who are missing are not of the city alone.
                role = label_role.map(str::to_owned);
            }
        }
        let official = role.as_deref().is_some_and(|r| {
            let kind = lexicon.titles.capacity(r).map(|c| c.kind.as_str());
            matches!(kind, Some("organ" | "official")) || kind.is_none() && !scope::is_of_members(r, lexicon)
        });
        // 環境省, 事務局; but 出席者 says of nobody what they are.
        let sits_in =
            role.as_deref().and_then(|r| lexicon.titles.capacity(r)).is_some_and(|c| c.kind == "observer");
        let of_body =
            official && role.as_deref().is_some_and(|r| lexicon.titles.section(r).is_none()) || sits_in;
        let drafts = titled::people(group, of_body, lexicon)
            .unwrap_or_else(|| drafts(group, order, official, lexicon));
        let first = attendance.len();
        for draft in drafts {
            entry::finish(&draft, role.as_deref(), absent_here, legend, lexicon, &mut attendance);
        }
        let around = around(rows, group, (outer.as_deref(), label_role));
        settle(&mut attendance[first..], role.as_deref(), around, lexicon);
        if group.first().is_some_and(|row| row.heading.is_some()) && unit.is_none() {
            members = scope::classed(&mut attendance, first, role.as_deref(), members, lexicon);
            outer = role.clone().filter(|_| attendance.len() == first);
        }
        if let Some(house) = house {
            office::put_in_ministry(&mut attendance[first..], house, lexicon);
        }
        if let Some(place) = &sits_for {
            scope::sit_for(&mut attendance[first..], place);
        }
        if let Some(unit) = unit {
            let inner = over.filter(|_| group[0].label.as_str().starts_with('('));
            within_units(&mut attendance[first..], [Some(unit), inner], role.as_deref(), lexicon);
            over = if attendance.len() == first { Some(unit) } else { over };
        }
    }
    attendance
}

/// Tells of those of one group what its heading and its label leave to be told.
fn settle(people: &mut [Attendance], role: Option<&str>, around: Around, lexicon: &Lexicon) {
    members_go_on(people, role, lexicon);
    staff_stand_apart(people, role, around.label, lexicon);
    held_by_few(people, role, around, lexicon);
    chairs_elsewhere(people, around.outer.or(role), lexicon);
    chairs_elsewhere(people, around.label, lexicon);
}

/// Puts people within the unit over them, within the one over that (総務部 / （人事課）森課長), and all of it within the town
/// that they are listed as.
fn within_units(people: &mut [Attendance], units: [Option<&str>; 2], role: Option<&str>, lexicon: &Lexicon) {
    let town = role.filter(|role| scope::is_place_of_members(role, lexicon));
    for unit in units.into_iter().chain([town]).flatten() {
        within_unit(people, unit, lexicon);
    }
}

/// Whether a capacity is that of a seat: those who have one are listed by it, present and absent.
fn sits(capacity: Option<&Capacity>) -> bool {
    capacity.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member"))
}

/// What stands around the capacity that heads a group of rows.
fn around<'a>(rows: &[Row], group: &[Row], (outer, label): (Option<&'a str>, Option<&'a str>)) -> Around<'a> {
    let head = group.first().filter(|row| row.heading.is_some());
    // 副議長　A、B: those of its own row have it.
    let beside = head.filter(|row| !row.flow.is_empty()).map(|row| listing::items(&row.flow).len().max(1));
    let second = head.is_some_and(|head| {
        rows.iter().take_while(|row| !std::ptr::eq(*row, head)).any(|row| row.line == head.line)
    });
    Around { outer, label, beside, second }
}

/// The order that more rows show. Names stand first where nothing tells.
fn order_of(rows: &[Row], lexicon: &Lexicon) -> Order {
    let shapes = rows.iter().map(|row| row.shape(lexicon));
    let (first, last) = shapes.fold((0, 0), |(first, last), shape| match shape {
        Shape::NameFirst(_) => (first + 1, last),
        Shape::NameLast => (first, last + 1),
        _ => (first, last),
    });
    if last > first { Order::NameLast } else { Order::NameFirst }
}

/// Rows of one group to entries, wraps undone.
fn drafts(group: &[Row], order: Order, official: bool, lexicon: &Lexicon) -> Vec<Draft> {
    // 傍聴者　なし: whoever stands below is none of them.
    let first = group.iter().find(|row| !row.flow.is_empty());
    if first.is_some_and(Row::is_none) {
        return Vec::new();
    }
    let order = if alone::group_leads(group, lexicon) { Order::NameLast } else { order };
    let listed = listing::posts_with_names(group, lexicon)
        .or_else(|| bodied::people(group, lexicon))
        .or_else(|| listing::by_colon(group, lexicon))
        .or_else(|| listing::slashed(group, lexicon))
        .or_else(|| listing::within(group, lexicon))
        .or_else(|| listing::bracketed(group, lexicon))
        .or_else(|| listing::list(group, lexicon))
        .or_else(|| ledger::read(group, official, lexicon));
    let mut drafts = listed.unwrap_or_else(|| by_row::read(group, order, lexicon));
    if group.iter().any(|row| listing::has_commas(row.flow.as_str())) {
        listing::posts_go_on(&mut drafts, lexicon);
    }
    drafts
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
