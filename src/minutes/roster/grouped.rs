//! The rows of a roster under their headings: what each heading says of those below it, and who they are.
//!
//! Takes rows; gives entries. A heading tells a capacity, a unit, a place or a state, and holds until the next one; some
//! hold within another.

use super::{
    Order, alone, bodied, by_row,
    draft::Draft,
    entry, heading, ledger,
    legend::Legend,
    listing, office,
    row::{self, Row, Shape},
    scope::{
        self, Around, chairs_elsewhere, held_by_few, is_official, is_unit, members_go_on, present_ones,
        staff_stand_apart, within_unit,
    },
    titled,
};
use crate::{
    lexicon::{Capacity, Level, Lexicon, Section},
    minutes::Attendance,
};

/// The people of `rows` in a list whose label says that they are there as `role`.
pub(super) fn read_rows(
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
    // Whether a heading with nobody under it says that those under the next one are missing: 欠席委員 / 委員長　柊　誠.
    let (mut absent_here, mut absent_above) = (absent, false);
    // A heading with nobody under it but another heading.
    let mut outer: Option<String> = None;
    // 委員 over 市民 / 柊　誠 / 事業者 / 森　花子: what all are who are listed by classes.
    let mut members: Option<String> = None;
    let (mut present_again, mut over): (bool, Option<&str>) = (false, None);
    let beside = absent && rows.first().is_some_and(|row| row.heading.is_none() && !row.flow.is_empty());
    for group in rows.chunk_by(|_, next| next.heading.is_none()) {
        let (mut unit, mut house, mut sits_for, mut in_house) = (None, None, None, false);
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
                && (lexicon.bodies.known(named).is_some() || lexicon.bodies.form_at_start(named).is_some());
            in_house = of_office;
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
                || present_again && capacity.is_none_or(|c| c.kind == "legend")
                || beside && capacity.is_none() && heads_a_house(named, lexicon)
                // 事業者側出席者名 below 欠席委員
                || heading.contains("出席者");
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
            house = house_of(group[0].label.as_str(), capacity, lexicon);
            // 委員（東森町）, （西森町）: the places that members sit for.
            sits_for = scope::place_of_members(&group[0].label, named, role.as_deref(), lexicon);
            let mode = capacity.is_some_and(|c| c.kind == "legend");
            let closed = heading == row::CLOSED || heading == row::EACH;
            let class = members.clone().filter(|_| scope::is_class(named, lexicon));
            if noted || closed {
                role = label_role.filter(|_| closed).map(str::to_owned);
            } else if sits_for.is_some() && capacity.is_none() {
                // What those above are, they are.
            } else if class.is_some() {
                role = class;
            } else if of_office {
                role.clone_from(&outer);
            } else if staff {
                // Those below are what those above are.
            } else if label_role.is_some() && capacity.is_none() && is_listing(named, lexicon) {
                // 委員の出欠状況 / (1) 出席者: the label says what they are.
                role = label_role.map(str::to_owned);
            } else if unit.is_some() {
                role = among.or(label_role.map(str::to_owned));
            } else if !mode && (!absent_here || capacity.is_none_or(|c| c.kind != "absent")) {
                role = Some(named.to_owned());
            } else if role.as_deref().is_some_and(|role| lexicon.cues.is("own-authority", role)) {
                // （市）総務部長 / （欠席）柊委員: those who are missing are not of the city alone.
                role = label_role.map(str::to_owned);
            }
        }
        let (official, of_body) = role.as_deref().map_or((false, false), |role| are_of_body(role, lexicon));
        let drafts = entries(group, order, (of_body, official || in_house), lexicon);
        let first = attendance.len();
        for draft in drafts {
            entry::finish(&draft, role.as_deref(), absent_here, legend, lexicon, &mut attendance);
        }
        let around = around(rows, group, (outer.as_deref(), label_role));
        settle(&mut attendance[first..], role.as_deref(), around, lexicon);
        guests(&mut attendance[first..], rows, role.as_deref(), lexicon);
        if group.first().is_some_and(|row| row.heading.is_some()) && unit.is_none() {
            members = scope::classed(&mut attendance, first, role.as_deref(), members, lexicon);
            outer = outer.filter(|_| is_seat_of_few(role.as_deref(), lexicon));
            outer = role.clone().filter(|_| attendance.len() == first).or(outer);
        }
        if let Some(house) = house {
            office::put_in_ministry(&mut attendance[first..], house, lexicon);
        }
        scope::sit_for(&mut attendance[first..], sits_for.as_ref());
        if let Some(unit) = unit {
            let inner = over.filter(|_| group[0].label.as_str().starts_with('('));
            within_units(&mut attendance[first..], [Some(unit), inner], role.as_deref(), lexicon);
            over = if attendance.len() == first { Some(unit) } else { over };
        }
    }
    attendance
}

/// 委員 / （委員長） / A / （副委員長） / B / C: whether what all are stands over a heading, which is a seat of one or few.
fn is_seat_of_few(role: Option<&str>, lexicon: &Lexicon) -> bool {
    let capacity = role.and_then(|role| lexicon.titles.capacity(role));
    capacity.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy"))
}

/// Whether a heading says no more than that those below it came, or did not.
fn is_listing(heading: &str, lexicon: &Lexicon) -> bool {
    matches!(heading, "出席者" | "欠席者")
        && matches!(lexicon.titles.section(heading), Some(Section::Attendees | Section::Absentees))
}

/// 欠席　柊委員 / 水産庁　森課長: whether a heading is a body, beside those who are missing, whose people came.
fn heads_a_house(named: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.is("own-authority", named)
        || lexicon.bodies.known(named).is_some()
        || lexicon.bodies.ending(named).is_some_and(|(_, level)| level != Level::Meeting)
}

/// 【事務局（総務省）】: whose office a heading is.
fn house_of<'l>(label: &'l str, capacity: Option<&Capacity>, lexicon: &Lexicon) -> Option<&'l str> {
    let within = label.rsplit_once('(').map_or("", |(_, body)| body);
    let within = within.trim_end_matches([')', '】', '>', '〕', ']']);
    let organ = capacity.is_some_and(|c| c.kind == "organ");
    Some(within).filter(|body| organ && lexicon.bodies.known(body).is_some())
}

/// Whether those under a heading are officials, and whether they are of the body or office that it names: 環境省, 事務局; but
/// 出席者 says of nobody what they are.
fn are_of_body(role: &str, lexicon: &Lexicon) -> (bool, bool) {
    let kind = lexicon.titles.capacity(role).map(|c| c.kind.as_str());
    let official =
        matches!(kind, Some("organ" | "official")) || kind.is_none() && !scope::is_of_members(role, lexicon);
    (official, official && lexicon.titles.section(role).is_none() || kind == Some("observer"))
}

/// Those of a body that a heading names sit in it, where another heading is the seat of the council that met.
fn guests(people: &mut [Attendance], rows: &[Row], role: Option<&str>, lexicon: &Lexicon) {
    let seat = |row: &Row| row.heading.as_deref().is_some_and(|own| sits(lexicon.titles.capacity(own)));
    if rows.iter().any(seat) {
        scope::sit_in_their_body(people, role, lexicon);
    }
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
    let shapes = rows.iter().filter(|row| row.entry.is_none()).map(|row| row.shape(lexicon));
    let (first, last) = shapes.fold((0, 0), |(first, last), shape| match shape {
        Shape::NameFirst(_) => (first + 1, last),
        Shape::NameLast => (first, last + 1),
        _ => (first, last),
    });
    if last > first { Order::NameLast } else { Order::NameFirst }
}

/// The entries of one group: those whose columns the list tells, and of the others what their rows give.
fn entries(group: &[Row], order: Order, (of_body, official): (bool, bool), lexicon: &Lexicon) -> Vec<Draft> {
    let parts = group.chunk_by(|one, other| one.entry.is_some() == other.entry.is_some());
    let read = |part: &[Row]| {
        let told: Option<Vec<Draft>> = part.iter().map(|row| row.entry.clone()).collect();
        told.or_else(|| titled::people(part, of_body, lexicon))
            .unwrap_or_else(|| drafts(part, order, official, lexicon))
    };
    parts.flat_map(read).collect()
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
