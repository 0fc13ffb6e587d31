//! People, bodies and projects of roster and title.
//!
//! Takes [`Minutes`]; gives mentions, and the names by which running text refers to them.

use std::collections::BTreeMap;

use super::{Alias, Mention, find::Finder, joined, person::person, sitting};
use crate::{
    Rule, Span, Text,
    entity::{Entity, Kind, Resolution},
    lexicon::{Level, Lexicon},
    minutes::{Affiliation, Cited, Minutes},
    rule,
    span::to_u32,
    text::{Flow, fold},
};

/// 機構（AMED）理事長 in the roster makes AMED another name of the body before the bracket.
pub(super) fn aliases(minutes: &Minutes, lexicon: &Lexicon) -> Vec<Alias> {
    let affiliations = minutes.attendance.iter().flat_map(|a| &a.affiliations);
    let of = affiliations.filter_map(|f| {
        let short = f.abbreviation.clone()?;
        let name = f.as_written[..f.as_written.find('(')?].to_owned();
        // 黒川・石田(NHK): the people of a body are none of its names.
        if name.split('・').all(|part| lexicon.titles.is_surname(part)) {
            return None;
        }
        Some(Alias { name, short, span: f.span })
    });
    of.collect()
}

/// The bodies of the roster and the council itself, by every name they bear there.
pub(super) fn names(minutes: &Minutes, lexicon: &Lexicon) -> BTreeMap<String, Entity> {
    let mut names = BTreeMap::new();
    let m = &minutes.meeting;
    for series in m.series.iter().chain(m.joint_with.iter().map(|(s, _)| s)) {
        let name = sitting::holder(&series.value, lexicon);
        // 定例会: whose it is the record does not say.
        if lexicon.cues.words("sitting").contains(name) {
            continue;
        }
        let (parts, whole) = sitting::bodies(name, lexicon);
        let named = if whole { vec![name] } else { parts };
        for (nth, &part) in named.iter().enumerate() {
            names.insert(part.to_owned(), part_entity(&named, nth, lexicon));
        }
        names.insert(name.to_owned(), part_entity(&named, named.len() - 1, lexicon));
    }
    for affiliation in affiliations(minutes) {
        let Some(top) = affiliation.organization.first().filter(|top| can_be_body(top, lexicon)) else {
            continue;
        };
        let entity = path_entity(&affiliation.organization, lexicon);
        let top_entity = body(top, None, lexicon);
        let bare = lexicon.bodies.without_form(top);
        if bare.chars().count() >= 4 {
            names.insert(bare.to_owned(), top_entity.clone());
        }
        names.insert(top.clone(), top_entity);
        names.insert(affiliation.organization.concat(), entity);
        for depth in 2..affiliation.organization.len() {
            let path = &affiliation.organization[..depth];
            names.insert(path.concat(), path_entity(path, lexicon));
        }
    }
    names
}

/// Everything printed beside names: of the roster, and of those whom fields state to speak.
fn affiliations(minutes: &Minutes) -> impl Iterator<Item = &Affiliation> {
    let listed = minutes.attendance.iter().flat_map(|a| &a.affiliations);
    listed.chain(minutes.speakers.iter().flat_map(|s| &s.affiliations))
}

/// A body by its name: the known one's full name, where it is known.
fn body(name: &str, part_of: Option<Entity>, lexicon: &Lexicon) -> Entity {
    let key = lexicon.bodies.known(name).map_or(name, |b| &b.name).to_owned();
    Entity { kind: Kind::Organization, label: key.clone(), key, part_of: part_of.map(Box::new) }
}

/// A unit by its path: each unit is part of the one before.
#[must_use]
pub fn path_entity(path: &[String], lexicon: &Lexicon) -> Entity {
    let mut entity: Option<Entity> = None;
    for unit in path {
        entity = Some(match entity {
            None => body(unit, None, lexicon),
            Some(outer) => {
                let key = format!("{}{unit}", outer.key);
                Entity { kind: Kind::Organization, label: key.clone(), key, part_of: Some(Box::new(outer)) }
            }
        });
    }
    entity.unwrap_or_else(|| body("", None, lexicon))
}

/// Whether a unit is printed only as a part of someone's title: 漁港課 in 海洋庁漁港課長 and 海洋庁漁港課企画官.
fn is_in_post(f: &Affiliation, unit: &str) -> bool {
    // 海洋庁設置準備室次長: what is set up for a task acts by itself, as a section does not.
    let section = unit.ends_with('課');
    let titled = |behind: &str| {
        let post = f.post.as_deref().filter(|post| section && !post.is_empty());
        behind.starts_with('長') || post.is_some_and(|post| behind.starts_with(post))
    };
    f.as_written.match_indices(unit).all(|(at, _)| titled(&f.as_written[at + unit.len()..]))
}

/// 海洋省航路局 of 海洋省航路局長: the bureau of a ministry is named with it, whoever is its head.
fn is_bureau(f: &Affiliation) -> bool {
    let [ministry, bureau] = &f.organization[..] else { return false };
    ministry.ends_with('省') && bureau.ends_with('局') && f.as_written.contains(&f.organization.concat())
}

/// Whether a unit only says where in a body somebody works: 工学部 of a university, 技術部 of a firm. Those of ministries
/// are bodies that act, but for their secretariats (大臣官房).
fn is_inner(top: &str, unit: &str, lexicon: &Lexicon) -> bool {
    let ministry = top.ends_with(['省', '庁', '府', '院']) || top.ends_with("官房");
    let section = unit.ends_with(['部', '課', '室', '科', '係', '班'])
        || ["部門", "担当"].iter().any(|end| unit.ends_with(end));
    unit.ends_with("官房")
        || section && !ministry && lexicon.bodies.ending(unit).is_none_or(|(_, level)| level == Level::Unit)
}

/// People, bodies and projects of the roster, and the council of the title.
pub(super) fn mentions(text: &Text, minutes: &Minutes, finder: &Finder) -> Vec<Mention> {
    let mut mentions = titles(text, minutes, finder);
    if let Some(town) = &finder.town {
        let entity = town.entity(finder.lexicon);
        mentions.push(stated(Kind::Organization, &town.name, entity, town.span, rule::HEADER_TITLE));
    }
    for a in &minutes.attendance {
        if let Some(name) = &a.name {
            let entity = person(&name.value);
            mentions.push(stated(Kind::Person, &name.value, entity, name.span, rule::MENTION_ROSTER));
        }
    }
    for person in &minutes.attendance {
        let kind = person.role.as_deref().and_then(|role| finder.lexicon.titles.capacity(role));
        let staff = kind.is_some_and(|capacity| capacity.kind == "organ");
        for f in &person.affiliations {
            affiliated(text, f, staff, finder.lexicon, &mut mentions);
        }
    }
    for f in minutes.speakers.iter().flat_map(|speaker| &speaker.affiliations) {
        affiliated(text, f, false, finder.lexicon, &mut mentions);
    }
    mentions
}

/// A name that roster or title states.
fn stated(kind: Kind, text: &str, entity: Entity, span: Span, rule: Rule) -> Mention {
    let canonical = entity.label.clone();
    let entity = Resolution::Found(entity);
    Mention { kind, text: text.to_owned(), canonical, entity, span, turn: None, rule }
}

/// The bodies of the title.
fn titles(text: &Text, minutes: &Minutes, finder: &Finder) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let m = &minutes.meeting;
    for series in m.series.iter().chain(m.joint_with.iter().map(|(s, _)| s)) {
        mentions.extend(house(text, series, finder.lexicon));
        let Some(span) = sitting::body_of(text.quote(series.span), series, finder.lexicon) else { continue };
        let whole = span == series.span;
        let printed = fold(text.quote(span));
        let before = fold(text.quote(Span::new(series.span.start(), span.start())));
        // The value leaves out numbers that are printed inside.
        let name = match series.value.strip_prefix(&before) {
            _ if whole => series.value.clone(),
            Some(rest) if !series.value.contains(&printed) => rest.to_owned(),
            _ => printed,
        };
        let name = sitting::holder(&name, finder.lexicon).to_owned();
        let (parts, whole) = sitting::bodies(&name, finder.lexicon);
        if whole {
            // 参議院海洋委員会: the house is none of the words that name its committee.
            let of_house = sitting::house_of(&series.value).is_some() && series.value.ends_with(&name);
            let named = if of_house { &series.value } else { &name };
            let entity = path_entity(&sitting::assembly_path(named), finder.lexicon);
            mentions.push(stated(Kind::Organization, &name, entity, span, series.rule));
        }
        let printed = text.quote(span);
        for (nth, &part) in parts.iter().enumerate() {
            let Some(at) = printed.find(part) else { continue };
            let start = span.start() + to_u32(printed[..at].chars().count());
            let here = Span::new(start, start + to_u32(part.chars().count()));
            let entity = part_entity(&parts, nth, finder.lexicon);
            let mention = stated(Kind::Organization, part, entity, here, series.rule);
            mentions.push(Mention { canonical: part.to_owned(), ..mention });
        }
    }
    mentions
}

/// The body of a title by its place among the parts: 港湾審議会 ⊃ 計画部会.
fn part_entity(parts: &[&str], nth: usize, lexicon: &Lexicon) -> Entity {
    let over = parts.first().map(|over| sitting::assembly_path(over)).unwrap_or_default();
    let below = parts[1..=nth.max(1).min(parts.len() - 1)].iter().take(nth).map(|&part| part.to_owned());
    let path: Vec<String> = over.into_iter().chain(below).collect();
    path_entity(&path, lexicon)
}

/// The house of the Diet that a field names beside the meeting.
fn house(text: &Text, series: &Cited<String>, lexicon: &Lexicon) -> Option<Mention> {
    let house = sitting::house_of(text.quote(series.span))?;
    let span = Span::new(series.span.start(), series.span.start() + to_u32(house.chars().count()));
    let field = series.rule == rule::HEADER_FIELD && span != series.span;
    field.then(|| stated(Kind::Organization, house, body(house, None, lexicon), span, series.rule))
}

/// The bodies and projects that a line of the roster prints beside a name.
/// Of the `staff` of a meeting the unit is named, whosever it is.
fn affiliated(text: &Text, f: &Affiliation, staff: bool, lexicon: &Lexicon, mentions: &mut Vec<Mention>) {
    let mut push = |kind, text: &str, entity: Entity, span, rule| {
        if kind != Kind::Organization || can_be_body(text, lexicon) {
            mentions.push(stated(kind, text, entity, span, rule));
        }
    };
    let Some(top) = f.organization.first() else { return };
    let words = joined(text, f.span);
    let place = |units: &[String]| place(&words, units).unwrap_or(f.span);
    let last = f.organization.last().map_or("", String::as_str);
    // A body that the roster leaves unsaid is no mention there, but its 教育委員会 is.
    if !f.as_written.contains(top.as_str()) {
        let said = (1..f.organization.len()).find(|&at| f.as_written.contains(&f.organization[at]));
        let whole = !is_inner(top, last, lexicon) && !is_in_post(f, last);
        if let Some(said) = said.filter(|_| whole || staff) {
            let end = if whole { f.organization.len() } else { said + 1 };
            let units = &f.organization[said..end];
            let entity = path_entity(&f.organization[..end], lexicon);
            push(Kind::Organization, &units.concat(), entity, place(units), rule::MENTION_ROSTER);
        }
        return;
    }
    push(
        Kind::Organization,
        top,
        body(top, None, lexicon),
        place(&f.organization[..1]),
        rule::MENTION_ROSTER,
    );
    let initiative = lexicon.bodies.ending(last).is_none()
        && lexicon.terms.head(last).is_some_and(|(_, kind, _)| kind == Kind::Initiative);
    if initiative && f.organization.len() > 1 {
        let entity =
            Entity { kind: Kind::Initiative, key: last.to_owned(), label: last.to_owned(), part_of: None };
        push(
            Kind::Initiative,
            last,
            entity,
            place(&f.organization[f.organization.len() - 1..]),
            rule::MENTION_ROSTER,
        );
    } else if f.organization.len() > 1
        && !is_inner(top, last, lexicon)
        && (!is_in_post(f, last) || is_bureau(f))
    {
        // 南浜町, 南浜町農業委員会: its name says already of which town it is.
        let named = f.organization.iter().rposition(|unit| unit.starts_with(top.as_str())).unwrap_or(0);
        let units = &f.organization[named..];
        let entity = path_entity(units, lexicon);
        push(Kind::Organization, &units.concat(), entity, place(units), rule::MENTION_ROSTER);
    }
    if let Some(short) = &f.abbreviation {
        push(
            Kind::Organization,
            short,
            body(top, None, lexicon),
            place(std::slice::from_ref(short)),
            rule::ALIAS_BRACKET,
        );
    }
}

/// Whether a body can be called so: a list, a sentence, a class of members or a title that went into it is none.
fn can_be_body(name: &str, lexicon: &Lexicon) -> bool {
    let ending = lexicon.bodies.ending(name).is_some();
    let title =
        || lexicon.titles.capacity_at_end(name).or_else(|| lexicon.titles.post_at_end(name)).is_some();
    let law = || lexicon.terms.head(name).is_some_and(|(_, kind, _)| kind == Kind::Regulation);
    // 船舶登録法, ミナトネット: what is known as something else, in a list that looks like one of people.
    let other = || {
        let entries = lexicon.matcher.exact(name);
        !entries.is_empty() && entries.iter().all(|e| e.kind() != Kind::Organization)
    };
    let sentence =
        name.contains(['、', '。', '|', ':', '「']) || name.ends_with(['は', 'が', 'で', 'に', 'て']);
    !sentence
        && !misread(name)
        && name.chars().any(|c| c.is_alphabetic() && c != '〇')
        && (name.chars().nth(2).is_some() || lexicon.bodies.known(name).is_some())
        && name.matches(')').count() == name.matches('(').count()
        && !name.split('番').any(|part| part.ends_with(|c: char| c.is_ascii_digit()))
        && lexicon.bodies.form_at_start(name) != Some(name.len())
        && !lexicon.cues.words("no-body").closes(name)
        && !matches!(name, "事務局" | "大臣官房")
        && !name.ends_with("担当")
        && (!lexicon.titles.is_surname(name) || lexicon.bodies.known(name).is_some())
        && (ending || !title() && !law() && !other())
}

/// Whether more went into a name than one: a post with the next one's unit behind it, △ with a heading, a class of members with
/// its people, how many came.
fn misread(name: &str) -> bool {
    let post = ["課長", "室長", "係長"]
        .iter()
        .filter_map(|post| name.find(post).map(|at| &name[at + post.len()..]))
        .any(|behind| behind.chars().nth(1).is_some() && !behind.starts_with(['会', '等']));
    let members = name.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("委員");
    let members = members.is_some_and(|rest| {
        rest.chars().nth(1).is_some() && !rest.starts_with(['会', '長', '協', '事', '候', '選', '推', '・'])
    });
    let count = name
        .strip_suffix(['名', '社', '人'])
        .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let marked = name.starts_with(|c: char| !c.is_alphanumeric() && !"(「『【".contains(c));
    let told = ["氏名", "午前", "午後", "について"].iter().any(|word| name.contains(word));
    post || members || count || marked || told || name.ends_with("副部") || name.ends_with('等')
}

/// From the beginning of the first of `units` to the end of the last one.
fn place(words: &Flow, units: &[String]) -> Option<Span> {
    let mut at = 0;
    let mut first = None;
    for unit in units {
        let found = words.as_str()[at..].find(unit.as_str())?;
        first.get_or_insert(at + found);
        at += found + unit.len();
    }
    Some(words.span(first.unwrap_or(0)..at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_of_members_and_a_list_are_no_body() {
        let lexicon = Lexicon::embedded();
        for name in [
            "みなと商工会",
            "港湾局",
            "みなと測量株式会社",
            "海辺の子を守る会",
            "委員会事務局",
            "委員推薦会議",
            "港湾課長会議",
        ] {
            assert!(can_be_body(name, lexicon), "{name}");
        }
        for name in [
            "労働者団体",
            "学校関係",
            "株式会社",
            "柊会長",
            "調査室長、みなと市",
            "市|委員長",
            "本日は",
            "事務局",
            "職員",
            "~~~〇~~~",
            "道路交通法",
            "ブロックチェーン",
            "総務課長黒川予防課",
            "△傍聴の許可",
            "1委員黒川",
            "みなと測量株式会社2名",
            "書記午後1時",
            "港湾部副部",
            "漁業者等",
        ] {
            assert!(!can_be_body(name, lexicon), "{name}");
        }
    }
}
