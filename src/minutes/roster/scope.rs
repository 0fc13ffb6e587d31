//! What a heading of a roster says of those under it, and how far it reaches.

use super::{office, town};
use crate::{
    lexicon::{Level, Lexicon},
    minutes::{Affiliation, Attendance, affiliation},
    outline::listed,
    script::{Script, script},
    text::Flow,
};

/// Deputies of a chair, at most.
const DEPUTIES: usize = 3;

/// 副委員長　A, then 委員　B　C　D: of those behind a member, whom nothing calls otherwise, none is a chair's deputy.
pub(super) fn members_go_on(attendance: &mut [Attendance], heading: Option<&str>, lexicon: &Lexicon) {
    let kind = |role: &str| lexicon.titles.capacity(role).map(|c| c.kind.as_str());
    if !heading.and_then(kind).is_some_and(|kind| matches!(kind, "chair" | "deputy")) {
        return;
    }
    let mut member: Option<String> = None;
    for person in attendance {
        match person.role.as_deref() {
            Some(role) if kind(role) == Some("member") => member = Some(role.to_owned()),
            role if role == heading && member.is_some() => person.role.clone_from(&member),
            _ => {}
        }
    }
}

/// What stands around a capacity that one or few have.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    /// The heading right above that of the capacity, with nobody under it: 委員 / （委員長）.
    pub outer: Option<&'a str>,
    /// What the label of the list says of those in it.
    pub label: Option<&'a str>,
    /// How many stand on the row that the capacity opens, where any do.
    pub beside: Option<usize>,
    /// Whether another capacity stands before it on that row: 会長　A　会長代理　B.
    pub second: bool,
}

/// Ends a capacity behind those who have it: one person is the chair, and few are deputies.
///
/// 委員 / （委員長） / A / B: under members those behind the first are members. 議長　A　1番　B　2番　C: of the others the
/// label tells, and so it does of those below a row with the capacity and its holder, who have posts of their own
/// (職務代理者　A / 教育委員会委員　B) or whom another capacity on that row parts from it (会長　A　会長代理　B / ３番　C).
pub(super) fn held_by_few(
    attendance: &mut [Attendance],
    heading: Option<&str>,
    around: Around,
    lexicon: &Lexicon,
) {
    let Some(capacity) = heading.and_then(|role| lexicon.titles.capacity(role)) else { return };
    let most = match capacity.kind.as_str() {
        "chair" => 1,
        "deputy" => DEPUTIES,
        _ => usize::MAX,
    };
    let member = |role: &&str| {
        // みなと港湾審議会委員: by the whole name of the council.
        role.ends_with("会委員") || lexicon.titles.capacity(role).is_some_and(|c| c.kind == "member")
    };
    let outer = around.outer.filter(|_| capacity.one).filter(member);
    let holds = |person: &Attendance| person.role.as_deref() == heading;
    let many = attendance.iter().filter(|person| holds(person)).count() > most;
    let mut first = true;
    for (at, person) in attendance.iter_mut().enumerate().filter(|(_, person)| holds(person)) {
        let behind = !std::mem::take(&mut first);
        let elsewhere = || around.second || person.affiliations.iter().any(|a| a.post.is_some());
        let below = capacity.one && around.beside.is_some_and(|beside| at >= beside) && elsewhere();
        if let Some(member) = outer.filter(|_| at > 0) {
            person.role = Some(member.to_owned());
        } else if many && behind || below {
            person.role = around.label.map(str::to_owned);
        }
    }
}

/// オブザーバー / 議長　A: the chair of another body, who sits in, leads nothing here: of them the label tells, and the
/// seat is a post.
pub(super) fn chairs_elsewhere(attendance: &mut [Attendance], label: Option<&str>, lexicon: &Lexicon) {
    let Some(label) = label.filter(|label| is_of_others(label, lexicon)) else { return };
    // 陪席　監事　A: an office in another body.
    let office = |role: &str| {
        let member = lexicon.titles.capacity(role).is_some_and(|c| c.kind == "member");
        member && role.ends_with(['事', '問'])
    };
    for person in attendance.iter_mut().filter(|person| person.affiliations.is_empty()) {
        let Some(post) = person.role.take_if(|role| office(role)) else { continue };
        hold(person, Vec::new(), post);
        person.role = Some(label.to_owned());
    }
    seats_are_posts(attendance, label, lexicon);
}

/// （専門委員） / … / （港湾安全委員会） / 柊委員長、森委員: beside those of the council that met, members of another body that is known have
/// their seats in that.
pub(super) fn sit_in_their_body(attendance: &mut [Attendance], heading: Option<&str>, lexicon: &Lexicon) {
    let Some(body) = heading.filter(|body| lexicon.bodies.known(body).is_some()) else { return };
    let seat = |role: &str| {
        let kind = lexicon.titles.capacity(role).map(|c| c.kind.as_str());
        matches!(kind, Some("chair" | "deputy" | "member"))
    };
    for person in attendance.iter_mut().filter(|person| person.affiliations.is_empty()) {
        let Some(post) = person.role.take_if(|role| seat(role)) else { continue };
        hold(person, vec![body.to_owned()], post);
        person.role = Some(body.to_owned());
    }
}

/// Gives someone the post that was read as what they are here.
fn hold(person: &mut Attendance, organization: Vec<String>, post: String) {
    let (as_written, span) = (post.clone(), person.span);
    let held = Affiliation { organization, post: Some(post), as_written, abbreviation: None, span };
    person.affiliations.push(held);
}

/// Makes posts of the seats that people have in a body that did not meet here, and `label` what they are.
pub(super) fn seats_are_posts(attendance: &mut [Attendance], label: &str, lexicon: &Lexicon) {
    for person in attendance {
        let chair = person.role.as_deref().filter(|role| {
            let (organization, post) = affiliation::body_and_post(role, lexicon);
            is_of_assembly(role) || !organization.is_empty() && post.is_some_and(|p| p.ends_with("委員長"))
        });
        let Some(chair) = chair.map(str::to_owned) else { continue };
        // 議長 is one of the assembly, which goes without saying.
        let told = affiliation::body_and_post(&chair, lexicon);
        let (organization, post) = if told.1.is_some() { told } else { (Vec::new(), Some(chair.clone())) };
        let span = person.span;
        person
            .affiliations
            .insert(0, Affiliation { organization, post, as_written: chair, abbreviation: None, span });
        person.role = Some(label.to_owned());
    }
}

/// 委員　A / 委員　B / 教育次長　C / 港湾課長　D: behind members who are listed by their names alone, those who stand behind posts
/// are no members. A post in one word is what they are there as; of others the `label` tells. Behind members who are
/// missing, they were there.
pub(super) fn staff_stand_apart(
    attendance: &mut [Attendance],
    role: Option<&str>,
    label: Option<&str>,
    lexicon: &Lexicon,
) {
    let kind = role.and_then(|role| lexicon.titles.capacity(role)).map(|c| c.kind.as_str());
    let missing = label.is_some_and(|label| matches!(label, "欠席委員" | "欠席農業委員"));
    if !matches!(kind, Some("member")) && !missing {
        return;
    }
    // 4番委員　柊　誠 under 欠席委員
    let same = |person: &Attendance| {
        let kind =
            person.role.as_deref().and_then(|role| lexicon.titles.capacity(role)).map(|c| c.kind.as_str());
        person.role.as_deref() == role || kind == Some("member")
    };
    let alone = |person: &Attendance| person.affiliations.is_empty() && same(person);
    let posted = |person: &Attendance| {
        let name = person.name.as_ref().map(|name| name.span.start());
        let post = |held: &Affiliation| {
            held.organization.is_empty()
                && held.post.is_some()
                && name.is_some_and(|name| held.span.end() <= name)
        };
        same(person) && !person.affiliations.is_empty() && person.affiliations.iter().all(post)
    };
    let members = attendance.iter().take_while(|person| alone(person)).count();
    let (before, staff) = attendance.split_at_mut(members);
    if before.is_empty() || !staff.iter().all(posted) {
        return;
    }
    for person in staff {
        let post = person.affiliations.first().and_then(|held| held.post.clone());
        let bare = post.filter(|post| lexicon.titles.is_post(post) && person.affiliations.len() == 1);
        person.role = bare.or_else(|| label.filter(|_| !missing).map(str::to_owned));
        if missing {
            person.presence = crate::minutes::Presence::Present;
        }
    }
}

/// Whether words in brackets over members are the place that they sit for: 東森町, 三雲県.
pub(super) fn is_place_of_members(words: &str, lexicon: &Lexicon) -> bool {
    let letters = |c: char| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana);
    town::is_town(words, lexicon)
        || words.ends_with(['市', '町', '村', '県'])
            && (3..=8).contains(&words.chars().count())
            && words.chars().all(letters)
            && lexicon.titles.capacity(words).is_none()
            && !lexicon.terms.is_generic(words)
}

/// The place that the members under a heading sit for, which stands in the bracket that the heading ends with or is: 東森町
/// of 委員（東森町）, and of （東森町） among members.
pub(super) fn place_of_members(
    label: &Flow,
    named: &str,
    role: Option<&str>,
    lexicon: &Lexicon,
) -> Option<Flow> {
    let s = label.as_str();
    let inner = s.strip_suffix(')')?.rfind('(').map(|open| open + 1)?;
    let place = label.slice(inner..s.len() - 1);
    let member = |role: &str| lexicon.titles.capacity(role).is_some_and(|c| c.kind == "member");
    let among = inner == 1 && role.is_some_and(member);
    (is_place_of_members(place.as_str(), lexicon) && (among || member(named))).then_some(place)
}

/// Tells of those who sit for a place, where it is known, that they do, if nothing else is told of them.
pub(super) fn sit_for(attendance: &mut [Attendance], place: Option<&Flow>) {
    let Some(place) = place else { return };
    for person in attendance.iter_mut().filter(|person| person.affiliations.is_empty()) {
        person.affiliations.push(Affiliation::told(place, vec![place.as_str().to_owned()], None));
    }
}

/// Whether words are what a member is in an assembly.
pub(super) fn is_of_assembly(words: &str) -> bool {
    matches!(words, "議長" | "副議長" | "議員")
}

/// Whether a list is one of those who do not belong to the council: オブザーバー, 委員外出席者, その他の出席者.
fn is_of_others(label: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.capacity(label).is_some_and(|c| c.kind == "observer")
        || ["委員外", "その他の出席", "その他出席"].iter().any(|others| label.starts_with(others))
}

/// 委員 of 委員等出席者: those who attended as what stands before.
pub(super) fn present_ones<'h>(heading: &'h str, lexicon: &Lexicon) -> &'h str {
    // 出席委員名
    let heading = heading.strip_suffix('名').filter(|who| who.ends_with("委員")).unwrap_or(heading);
    // 出席理事, 出席農地利用最適化推進委員: what those who came are.
    let seated = heading.strip_prefix("出席").filter(|seat| {
        let told = lexicon.titles.capacity(seat).is_some_and(|c| c.kind == "member");
        matches!(*seat, "理事" | "監事" | "評議員") || told && seat.chars().count() > 4
    });
    if let Some(seat) = seated {
        return seat;
    }
    // 出席した委員
    let came = heading.strip_prefix("出席した").filter(|who| who.ends_with("委員"));
    if let Some(member) = came {
        return member;
    }
    // 事業者側出席者名: whose side they are on; 理事者側出席者 are called so, and so is any other side.
    let side = ["側出席者名", "側出席者氏名", "側出席"].iter().find_map(|end| heading.strip_suffix(end));
    if let Some(side) = side.filter(|side| !side.is_empty() && !side.ends_with("理事者")) {
        return &heading[..side.len() + '側'.len_utf8()];
    }
    // 議員の出欠（出席○印・欠席×印）
    let heading = heading
        .find('(')
        .map_or(heading, |open| if heading[..open].ends_with("出欠") { &heading[..open] } else { heading });
    // 委員の出欠, 委員出席状況: who of them came is told beside each.
    let state = ["出席状況", "出欠状況", "の出欠", "出欠"].iter().find_map(|end| heading.strip_suffix(end));
    let state = state.map(|stem| stem.trim_end_matches(['の', '等']));
    let stem = heading.strip_suffix("出席者").map(|stem| stem.strip_suffix('等').unwrap_or(stem)).or(state);
    let member = |stem: &&str| {
        let kind = lexicon.titles.capacity(stem).map(|c| c.kind.as_str());
        kind == Some("member") || kind == Some("official") && state.is_some()
    };
    stem.filter(member).unwrap_or(heading)
}

/// 委員 of 委員側: those of one side who are members.
pub(super) fn without_side<'h>(heading: &'h str, lexicon: &Lexicon) -> &'h str {
    let stem = heading.strip_suffix('側');
    stem.filter(|stem| lexicon.titles.capacity(stem).is_some_and(|c| c.kind == "member")).unwrap_or(heading)
}

/// What all are who are listed by classes, behind those from `first` on under a heading: 委員 over 市民 / 柊　誠 / 事業者 / 森　花子.
/// The name of a class, read as somebody, is nobody.
pub(super) fn classed(
    attendance: &mut Vec<Attendance>,
    first: usize,
    role: Option<&str>,
    members: Option<String>,
    lexicon: &Lexicon,
) -> Option<String> {
    let class = |person: &Attendance| person.name.as_ref().is_some_and(|n| is_class(&n.value, lexicon));
    let named = |person: &&Attendance| person.name.is_some();
    let member = role.is_some_and(|role| {
        lexicon.titles.capacity(role).is_some_and(|c| c.kind == "member" && !is_class(role, lexicon))
    });
    let opens = member && attendance[first..].first().filter(named).is_none_or(class);
    attendance.retain(|person| !(opens && class(person)));
    let same = role.is_some() && role == members.as_deref();
    members.filter(|_| same).or_else(|| role.filter(|_| opens).map(str::to_owned))
}

/// Whether a heading is a class of members: 学識経験者, 事業者.
pub(super) fn is_class(heading: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.is("member-class", heading.trim_end_matches(['等']))
}

/// Whether a heading that no table holds is one of members: 労働者代表, 議長理事.
pub(super) fn is_of_members(heading: &str, lexicon: &Lexicon) -> bool {
    let seat = lexicon.titles.capacity_at_end(heading).filter(|&at| at > 0);
    let chair = |at: usize| lexicon.titles.capacity(&heading[..at]).is_some_and(|c| c.kind == "chair");
    heading.ends_with("代表") || seat.is_some_and(chair)
}

/// Whether a heading is a unit of a town or an office: 財務部, 市長公室.
pub(super) fn is_unit(heading: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.capacity(heading).is_none()
        && lexicon.bodies.known(heading).is_none()
        && (lexicon.bodies.is_unit(heading)
            || matches!(lexicon.bodies.ending(heading), Some((at, Level::Unit)) if at > 0)
                && lexicon.titles.post_at_end(heading).is_none())
}

/// Whether a list is one of officials: 説明員, 市執行部, 説明のため出席した者.
pub(super) fn is_official(label: &str, lexicon: &Lexicon) -> bool {
    match lexicon.titles.capacity(label) {
        Some(capacity) => capacity.kind == "official",
        None => listed(label).is_some() || label.ends_with("説明員") || label.contains("理事者"),
    }
}

/// Whether the label of a roster says what its people are: 出席説明員 does, 出席者名簿 does not.
pub(super) fn names_a_role(label: &str, lexicon: &Lexicon) -> bool {
    // 出席 heads a column that says who came.
    lexicon.titles.capacity(label).is_some_and(|c| c.kind != "legend")
        || label.trim_end_matches('等').ends_with(['員', '局'])
        || label.ends_with("従事者")
        || label.ends_with("理事者")
        || label.ends_with('側')
        || label.contains("出席した")
        || label.contains("出席を求めた")
        // 理事者側出席者
        || label.strip_suffix("出席者").is_some_and(|side| {
            // みなと・三雲合併協議会出席者: whose list it is says not as what they came.
            let council = side.chars().count() > 6 && side.ends_with("協議会");
            // 県出席者
            let authority = lexicon.cues.is("own-authority", side);
            (side.chars().count() > 1 || authority) && side != "会議" && !council
        })
}

/// Where councils or both houses of the Diet meet jointly, the roster's headings are these: their people are members.
pub(super) fn body_headings_are_no_capacities(attendance: &mut [Attendance], lexicon: &Lexicon) {
    for a in attendance {
        let council = a.role.as_deref().is_some_and(|r| {
            lexicon.titles.capacity(r).is_none()
                && lexicon.bodies.known(r).is_none()
                && matches!(lexicon.bodies.ending(r), Some((at, Level::Meeting)) if at > 0)
        });
        let house = matches!(a.role.as_deref(), Some("衆議院" | "参議院"));
        if council || house {
            a.role = Some(if house { "委員" } else { "構成員" }.to_owned());
        }
    }
}

/// 同第2号委員, 条例第2条第1項第1号委員, 1号委員.
pub(in crate::minutes) fn is_numbered_class(words: &str) -> bool {
    let Some(rules) = words.strip_suffix("号委員") else { return false };
    let before = rules.trim_end_matches(|c: char| c.is_ascii_digit());
    before.len() < rules.len()
        && (before.is_empty() || before.ends_with('第') && before.chars().count() <= 20)
}

/// Whether words behind a class tell who belongs to it, and name nobody: 識見を有する者, 市議会の議員.
pub(super) fn tells_who_belongs(words: &str) -> bool {
    const ENDS: [&str; 10] = ["者", "職員", "代表", "団体", "機関", "の議員", "市民", "町民", "区民", "住民"];
    ENDS.iter().any(|end| words.ends_with(end)) && !words.contains(['、', ','])
}

/// Whether words in brackets say to which part of an office those below belong: 港湾局, 学校教育部, 図書館関係.
pub(super) fn is_side(words: &str, lexicon: &Lexicon) -> bool {
    words.ends_with("関係") && words.chars().count() > 3
        // （市教委側）, （委員側）
        || words.ends_with('側') && (3..=8).contains(&words.chars().count())
        || words.ends_with(['局', '部', '課', '室']) && !words.ends_with("事務局") && is_unit(words, lexicon)
        || words.ends_with("センター") && words.chars().count() > 6
}

/// Puts people within the part of an office that the heading over them names.
pub(super) fn within_unit(attendance: &mut [Attendance], unit: &str, lexicon: &Lexicon) {
    // （教育庁関係）, （図書館関係）: what is a body itself is theirs; 学校関係 is not.
    let related = unit.strip_suffix("関係");
    let house = |body: &&str| lexicon.bodies.known(body).is_some() || body.ends_with(['庁', '館', '省']);
    if let Some(house) = related.filter(house) {
        office::put_in_house(attendance, house);
    }
    if related.is_some() || unit.ends_with('側') || unit.ends_with("側出席者") {
        return;
    }
    let told = |a: &Attendance| {
        a.affiliations
            .iter()
            .any(|a| a.organization.first().is_some_and(|top| lexicon.bodies.known(top).is_some()))
    };
    for person in attendance.iter_mut().filter(|a| !told(a)) {
        office::put_within(std::slice::from_mut(person), unit);
    }
}
