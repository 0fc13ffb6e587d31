//! Bodies that every town has: 教育委員会, 税務課, 市立病院; and the town whose record it is.
//!
//! Takes a compound and the words before it; gives which body it names; does not know who speaks of it.

use super::{place, roster::path_entity};
use crate::{
    Span, Text,
    entity::{Entity, Resolution},
    lexicon::Lexicon,
    minutes::Minutes,
    script::{Script, script},
    span::to_u32,
};

/// What the names of such bodies end with.
const ENDS: [char; 23] = [
    '台', '察', '庁', '警', '会', '課', '局', '署', '所', '院', '館', '団', '社', '協', '合', '区', '構',
    'ー', '体', '議', 'A', 'ク', '部',
];

/// The town whose council met, and where the title says so.
pub(super) struct Town {
    pub name: String,
    pub span: Span,
}

impl Town {
    /// The town that the title of the record begins with: 南浜市 of 南浜市都市計画審議会.
    pub(super) fn of(text: &Text, minutes: &Minutes, lexicon: &Lexicon) -> Option<Town> {
        let series = minutes.meeting.series.as_ref()?;
        let end = known(&series.value, lexicon).or_else(|| told(&series.value, text.as_str(), lexicon))?;
        let name = series.value[..end].to_owned();
        let start = series.span.start();
        text.quote(series.span)
            .starts_with(&name)
            .then(|| Town { span: Span::new(start, start + to_u32(name.chars().count())), name })
    }

    /// The town as a body.
    pub(super) fn entity(&self, lexicon: &Lexicon) -> Entity {
        path_entity(std::slice::from_ref(&self.name), lexicon)
    }
}

/// Bytes of the place that `title` begins with, whose council it is: a body follows at once, and no particle.
fn known(title: &str, lexicon: &Lexicon) -> Option<usize> {
    let end = place::at_start(title, lexicon)?;
    names_council(&title[end..]).then_some(end)
}

/// Bytes of a place that no table holds, because the record speaks of its hall or its mayor, or of several things of it.
fn told(title: &str, text: &str, lexicon: &Lexicon) -> Option<usize> {
    let places = title.char_indices().skip(2).take(5).filter(|&(_, c)| "府県市区町村".contains(c));
    let ends = places.map(|(at, c)| at + c.len_utf8()).filter(|&end| names_council(&title[end..]));
    let of_towns = lexicon.cues.words("of-town").all();
    let named = |&end: &usize| {
        let name = &title[..end];
        !lexicon.cues.words("no-town").closes(name)
            && (of_towns.iter().any(|of| said(text, name, of)) || opens_several(text, name))
    };
    ends.into_iter().find(named)
}

/// Whether different nouns stand behind `name`: 南浜県|環境審議会, 南浜県|総合計画.
fn opens_several(text: &str, name: &str) -> bool {
    let behind = text.match_indices(name).filter_map(|(at, _)| text[at + name.len()..].chars().next());
    let mut nouns = behind.filter(|&c| script(c) == Script::Kanji);
    nouns.next().is_some_and(|first| nouns.any(|c| c != first))
}

fn names_council(rest: &str) -> bool {
    rest.chars().nth(1).is_some() && rest.starts_with(|c: char| !"のにとへ街町村民区".contains(c))
}

/// Whether `text` has `name` with `of` right behind it.
fn said(text: &str, name: &str, of: &str) -> bool {
    text.match_indices(name).any(|(at, _)| text[at + name.len()..].starts_with(of))
}

/// Which body `name` is, if it is one that every town has. `before` are the words up to it.
pub(super) fn body(name: &str, before: &str, town: Option<&Town>, lexicon: &Lexicon) -> Option<Resolution> {
    // Of the many nouns of a text few end as these do.
    if !name.ends_with(ENDS) {
        return None;
    }
    let of_town = lexicon.cues.words("town-body").contains(name) || is_section(name, lexicon);
    if !of_town && !lexicon.cues.words("local-body").contains(name) && !is_bureau(name, lexicon) {
        return None;
    }
    let own = |town: &&Town| of_town && is_own(before, &town.name) && is_of_kind(name, &town.name);
    let Some(town) = town.filter(own) else {
        return Some(Resolution::Unknown);
    };
    // 市議会 is the 議会 of the town, 町立病院 the hospital that it runs.
    let kind = town.name.chars().next_back().filter(|_| !name.contains('立'));
    let own = kind.and_then(|kind| name.strip_prefix(kind)).unwrap_or(name);
    Some(Resolution::Found(path_entity(&[town.name.clone(), own.to_owned()], lexicon)))
}

/// Whether a name does not say that its town is of another kind: in the record of a prefecture 市議会 is none of its own.
fn is_of_kind(name: &str, town: &str) -> bool {
    let Some(kind) = name.chars().next().filter(|c| "都道府県市区町村".contains(*c)) else {
        return true;
    };
    let own = &name[kind.len_utf8()..];
    let of_kind = own.starts_with('立')
        || ["議会", "教育委員会", "教委", "医師会", "社会福祉協議会", "社協"].contains(&own);
    !of_kind || town.ends_with(kind)
}

/// 税務課, 財政課: a section by the work that every town hall has.
fn is_section(name: &str, lexicon: &Lexicon) -> bool {
    name.strip_suffix('課').is_some_and(|work| lexicon.cues.words("section-work").contains(work))
}

/// 道路局: a bureau of a ministry by its own name.
fn is_bureau(name: &str, lexicon: &Lexicon) -> bool {
    name.ends_with('局') && lexicon.bodies.is_unit(name)
}

/// Whether nothing before the body says that it is another's: 県の教育委員会 in the record of a town.
fn is_own(before: &str, town: &str) -> bool {
    let Some(whose) = before.strip_suffix('の') else { return true };
    let whose = whose
        .rfind(|c| script(c) != Script::Kanji)
        .map_or(whose, |at| whose[at..].char_indices().nth(1).map_or("", |(next, _)| &whose[at + next..]));
    let kind = town.char_indices().next_back().map_or("", |(at, _)| &town[at..]);
    whose == town || whose.strip_suffix(kind).is_some_and(|rest| matches!(rest, "" | "本" | "当"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_every_town_has_is_that_of_the_town() {
        let lexicon = Lexicon::embedded();
        let town = Town { name: "南浜町".to_owned(), span: Span::default() };
        let of = |name: &str, before: &str| {
            let found = body(name, before, Some(&town), lexicon)?;
            Some(found.found().map(|entity| entity.key.clone()))
        };
        assert_eq!(of("教育委員会", "これは"), Some(Some("南浜町教育委員会".to_owned())));
        assert_eq!(of("税務課", "本町の"), Some(Some("南浜町税務課".to_owned())));
        assert_eq!(of("町議会", "昨日は、"), Some(Some("南浜町議会".to_owned())));
        assert_eq!(of("教育委員会", "隣の県の"), Some(None));
        assert_eq!(of("市議会", ""), Some(None));
        assert_eq!(of("町立病院", ""), Some(Some("南浜町町立病院".to_owned())));
        assert_eq!(of("弁護士会", ""), Some(None));
        assert_eq!(of("担当課", ""), None);
        assert_eq!(of("委員会", ""), None);
    }

    #[test]
    fn a_title_begins_with_the_town_whose_council_it_is() {
        let lexicon = Lexicon::embedded();
        assert_eq!(known("札幌市環境審議会", lexicon), Some("札幌市".len()));
        assert_eq!(known("札幌市における環境の会", lexicon), None);
        let record = "場所 南浜町役場";
        assert_eq!(told("南浜町防災会議", record, lexicon), Some("南浜町".len()));
        let record = "南浜県防災会議と南浜県総合計画";
        assert_eq!(told("南浜県防災会議", record, lexicon), Some("南浜県".len()));
        assert_eq!(told("商業地区協議会", "商業地区協議会、商業地区開発", lexicon), None);
        assert_eq!(told("中心市街地活性化協議会", "中心市街地の整備", lexicon), None);
    }
}
