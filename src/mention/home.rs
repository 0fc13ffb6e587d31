//! Whose record it is, and the bodies whose names others bear too: 議会運営委員会, 事務局, 税務課, 定例会.
//!
//! Takes a record; gives the assembly and the town whose meeting it tells of; does not know RDF.

use super::{local, sitting};
use crate::{
    Text,
    lexicon::{Level, Lexicon, is_assembly},
    minutes::Minutes,
    script::{Script, script},
};

/// The assembly or town whose record it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Home {
    /// 南浜市議会
    assembly: Option<String>,
    /// 南浜市
    town: Option<String>,
    /// 参議院
    house: Option<&'static str>,
    /// The units that its roster prints without the body around them: 企画課.
    units: Vec<String>,
}

/// A body of the record's assembly or town, by its whole name and that of its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owned {
    /// 南浜市議会議会運営委員会
    pub(crate) name: String,
    /// 南浜市議会
    pub(crate) owner: String,
}

impl Home {
    /// What title, roster and text of a record tell.
    pub(crate) fn of(text: &Text, minutes: &Minutes, lexicon: &Lexicon) -> Self {
        let title = minutes.meeting.series.as_ref().map_or("", |series| series.value.as_str());
        let bare = is_bare(title) && meets_as_assembly(title, minutes);
        let assembly = assembly_of(title, lexicon).or_else(|| {
            bare.then(|| town_of_laws(text.as_str(), lexicon)).flatten().map(|town| format!("{town}議会"))
        });
        let town = match &assembly {
            Some(assembly) => assembly.strip_suffix("議会").map(str::to_owned),
            None => local::Town::of(text, minutes, lexicon).map(|town| town.name),
        };
        let printed = minutes.attendance.iter().flat_map(|entry| &entry.affiliations);
        let tops = printed.filter_map(|printed| printed.organization.first());
        let mut units: Vec<String> = tops.filter(|top| is_unit(top, lexicon)).cloned().collect();
        units.sort_unstable();
        units.dedup();
        Self { assembly, town, house: sitting::house_of(title), units }
    }

    /// The assembly whose record it is.
    pub(crate) fn assembly(&self) -> Option<&str> {
        self.assembly.as_deref()
    }

    /// The body of this name that the assembly or the town of the record has.
    pub(crate) fn owned(&self, name: &str, lexicon: &Lexicon) -> Option<Owned> {
        if let Some(house) = self.house
            && let Some(name) = committee_of_house(name, "", house, lexicon)
        {
            return Some(Owned { name, owner: house.to_owned() });
        }
        if let Some(assembly) = &self.assembly
            && let Some(own) = part_of_assembly(name)
        {
            return Some(Owned { name: format!("{assembly}{own}"), owner: assembly.clone() });
        }
        let town = self.town.as_ref()?;
        let of_town = lexicon.cues.words("town-body").contains(name)
            || self.units.iter().any(|unit| unit == name) && name != OFFICE;
        of_town.then(|| Owned { name: format!("{town}{name}"), owner: town.clone() })
    }

    /// The name of a series of meetings with that of the assembly that holds them, where the title leaves it out; none where
    /// nobody can tell whose they are.
    pub(crate) fn series(&self, title: &str) -> Option<String> {
        if !is_bare(title) {
            return Some(title.to_owned());
        }
        self.assembly.as_ref().map(|assembly| format!("{assembly}{title}"))
    }
}

/// What every council and assembly has.
const OFFICE: &str = "事務局";

/// Characters of a name that tells by itself which body is meant, however its last word is shared.
const TELLING: usize = 9;

/// Characters of a general word that tells too little.
const GENERAL: usize = 4;

/// Whether bodies of different towns or councils bear this name.
pub(crate) fn is_shared(name: &str, lexicon: &Lexicon) -> bool {
    if is_committee(name, lexicon) {
        return true;
    }
    if lexicon.bodies.known(name).is_some() {
        return false;
    }
    if part_of_assembly(name).is_some() || is_unit(name, lexicon) {
        return true;
    }
    if ["town-body", "local-body"].iter().any(|kind| lexicon.cues.words(kind).contains(name)) {
        return true;
    }
    let Some((at, _)) = lexicon.bodies.ending(name).filter(|(_, level)| *level != Level::Unit) else {
        return false;
    };
    // 開発審査会, 管理組合: a general word and an ending. A 会議 bears the name of its policy.
    let modifier = &name[..at];
    let general =
        || lexicon.terms.is_generic(modifier) || lexicon.cues.words("section-work").contains(modifier);
    modifier.chars().count() <= GENERAL && !name.ends_with("会議") && (at == 0 || general())
}

/// Whether the name is that of a unit of a body that it does not say: 企画課, 総務部.
fn is_unit(name: &str, lexicon: &Lexicon) -> bool {
    name.chars().count() < TELLING
        && matches!(lexicon.bodies.ending(name), Some((_, Level::Unit)))
        && lexicon.bodies.known_at_start(name).is_none()
        && lexicon.bodies.form_at_start(name).is_none()
        && !name.contains(|c| script(c) == Script::Latin)
}

/// What of the name stands behind that of its assembly, where it is one of the bodies that each assembly has.
fn part_of_assembly(name: &str) -> Option<&str> {
    if let Some((kind, office)) = name.split_once("議会").filter(|(_, office)| *office == OFFICE) {
        return matches!(kind, "" | "都" | "道" | "府" | "県" | "市" | "区" | "町" | "村").then_some(office);
    }
    let committee = ["常任委員会", "特別委員会", "議会運営委員会", "予算委員会", "決算委員会"]
        .iter()
        .any(|kind| name.ends_with(kind));
    let own = committee && !name.contains("院") && name.find("議会").is_none_or(|at| at == 0);
    (own || name == OFFICE).then_some(name)
}

/// Whether each house of the Diet, and many a town, has a committee of this name: 予算委員会, 国土交通委員会.
fn is_committee(name: &str, lexicon: &Lexicon) -> bool {
    let Some(field) = name.strip_suffix("委員会") else { return false };
    let ministry = || lexicon.bodies.known(&format!("{field}省")).is_some_and(|body| body.kind == "ministry");
    field == "内閣" || name != OFFICE && part_of_assembly(name).is_some() || ministry()
}

/// The committee of a house of the Diet that a name stands for in a record of the `house`: of the other one, where the words
/// before it say so.
pub(super) fn committee_of_house(name: &str, before: &str, house: &str, lexicon: &Lexicon) -> Option<String> {
    if !is_committee(name, lexicon) {
        return None;
    }
    let before = before.strip_suffix('の').unwrap_or(before);
    if before.ends_with("衆参") || before.ends_with("両院") {
        return None;
    }
    let said = [("衆議院", "衆院"), ("参議院", "参院")]
        .iter()
        .find(|(long, short)| before.ends_with(long) || before.ends_with(short));
    Some(format!("{}{name}", said.map_or(house, |(long, _)| long)))
}

/// Whether a title says what met, and of no body: 定例会, 予算特別委員会.
fn is_bare(title: &str) -> bool {
    let sitting = crate::lexicon::built_in("sitting");
    sitting.contains(title) || title != OFFICE && part_of_assembly(title).is_some()
}

/// Whether those who met are members of an assembly.
fn meets_as_assembly(title: &str, minutes: &Minutes) -> bool {
    let member = |role: &str| role.contains("議員");
    title.ends_with("委員会")
        || minutes.attendance.iter().any(|entry| entry.role.as_deref().is_some_and(member))
}

/// 南浜市議会 of 南浜市議会定例会 and of 南浜市議会予算特別委員会.
fn assembly_of(title: &str, lexicon: &Lexicon) -> Option<String> {
    let holder = sitting::holder(title, lexicon);
    let end = holder.find("議会").map(|at| at + "議会".len())?;
    let assembly = &holder[..end];
    let place = assembly.strip_suffix("議会")?;
    (is_assembly(assembly) && place.ends_with(['都', '道', '府', '県', '市', '区', '町', '村']))
        .then(|| assembly.to_owned())
}

/// The one town of whose assembly, ordinances and accounts a record speaks: 南浜市税条例, 南浜市水道事業会計.
fn town_of_laws(text: &str, lexicon: &Lexicon) -> Option<String> {
    let mut towns: Vec<&str> = Vec::new();
    for (at, kind) in text.char_indices().filter(|&(_, c)| matches!(c, '県' | '市' | '区' | '町' | '村'))
    {
        let end = at + kind.len_utf8();
        let behind = text[end..].find(|c| script(c) != Script::Kanji).unwrap_or(text.len() - end);
        let own = &text[end..end + behind];
        let its = own.starts_with("議会") || own.ends_with("条例") || own.contains("会計");
        if !its {
            continue;
        }
        let starts = text[..at].char_indices().rev().map(|(start, _)| start).skip(1).take(6);
        let name = |start: usize| Some(&text[start..end]).filter(|name| lexicon.bodies.known(name).is_some());
        if let Some(town) = starts.filter_map(name).last().filter(|town| !towns.contains(town)) {
            towns.push(town);
        }
    }
    match towns[..] {
        [town] => Some(town.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(assembly: Option<&str>, town: Option<&str>) -> Home {
        let name = |name: &str| name.to_owned();
        let units = vec!["港湾課".to_owned()];
        Home { assembly: assembly.map(name), town: town.map(name), house: None, units }
    }

    #[test]
    fn bodies_that_each_town_has_are_told_apart_from_those_with_a_name() {
        let lexicon = Lexicon::embedded();
        for name in [
            "議会運営委員会",
            "予算審査特別委員会",
            "総務常任委員会",
            "事務局",
            "議会事務局",
            "企画財政課",
            "総務部",
            "監査委員事務局",
            "予算委員会",
        ] {
            assert!(is_shared(name, lexicon), "{name}");
        }
        for name in [
            "財務省",
            "南浜市議会予算特別委員会",
            "南浜港湾協会",
            "国土交通省港湾局",
            "港湾戦略会議",
            "NexPort部",
        ] {
            assert!(!is_shared(name, lexicon), "{name}");
        }
    }

    #[test]
    fn such_a_body_is_that_of_the_assembly_or_the_town_of_the_record() {
        let lexicon = Lexicon::embedded();
        let assembly = home(Some("南浜市議会"), Some("南浜市"));
        let owned = |home: &Home, name| home.owned(name, lexicon).map(|own| (own.name, own.owner));
        let of = |name: &str, owner: &str| Some((name.to_owned(), owner.to_owned()));
        assert_eq!(owned(&assembly, "議会運営委員会"), of("南浜市議会議会運営委員会", "南浜市議会"));
        assert_eq!(owned(&assembly, "市議会事務局"), of("南浜市議会事務局", "南浜市議会"));
        assert_eq!(owned(&assembly, "事務局"), of("南浜市議会事務局", "南浜市議会"));
        assert_eq!(owned(&assembly, "港湾課"), of("南浜市港湾課", "南浜市"));
        assert_eq!(owned(&assembly, "灯台課"), None);
        let council = home(None, Some("南浜市"));
        assert_eq!(owned(&council, "議会運営委員会"), None);
        assert_eq!(owned(&council, "事務局"), None);
        assert_eq!(owned(&council, "教育委員会"), of("南浜市教育委員会", "南浜市"));
        let house = Home { house: Some("参議院"), ..Home::default() };
        assert_eq!(owned(&house, "予算委員会"), of("参議院予算委員会", "参議院"));
    }

    #[test]
    fn a_committee_is_that_of_the_house_whose_record_it_is() {
        let lexicon = Lexicon::embedded();
        let of = |name, before| committee_of_house(name, before, "参議院", lexicon);
        assert_eq!(of("国土交通委員会", "昨日の").as_deref(), Some("参議院国土交通委員会"));
        assert_eq!(of("国土交通委員会", "衆議院の").as_deref(), Some("衆議院国土交通委員会"));
        assert_eq!(of("港湾特別委員会", "衆院").as_deref(), Some("衆議院港湾特別委員会"));
        assert_eq!(of("予算委員会", "衆参"), None);
        assert_eq!(of("運営助言委員会", "その"), None);
        assert!(is_shared("国土交通委員会", lexicon));
    }

    #[test]
    fn a_series_without_a_body_is_that_of_its_assembly_or_of_nobody() {
        let assembly = home(Some("南浜市議会"), Some("南浜市"));
        assert_eq!(assembly.series("定例会").as_deref(), Some("南浜市議会定例会"));
        assert_eq!(assembly.series("港湾特別委員会").as_deref(), Some("南浜市議会港湾特別委員会"));
        assert_eq!(assembly.series("港湾審議会").as_deref(), Some("港湾審議会"));
        assert_eq!(assembly.series("南浜市議会定例会").as_deref(), Some("南浜市議会定例会"));
        assert_eq!(Home::default().series("定例会"), None);
    }

    #[test]
    fn the_title_or_the_laws_of_a_town_tell_its_assembly() {
        let lexicon = Lexicon::embedded();
        let of_title = |title| assembly_of(title, lexicon);
        assert_eq!(of_title("南浜市議会定例会").as_deref(), Some("南浜市議会"));
        assert_eq!(of_title("南浜市議会港湾特別委員会").as_deref(), Some("南浜市議会"));
        assert_eq!(of_title("港湾審議会"), None);
        assert_eq!(of_title("定例会"), None);
        let of_text = |text| town_of_laws(text, lexicon);
        assert_eq!(of_text("小樽市税条例、札幌市と小樽市水道事業会計").as_deref(), Some("小樽市"));
        assert_eq!(of_text("小樽市税条例、札幌市税条例"), None);
    }
}
