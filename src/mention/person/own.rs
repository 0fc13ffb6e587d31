//! Family names by themselves: who bears them in the roster.

use super::{super::Mention, person};
use crate::{
    entity::{Kind, Resolution},
    lexicon::Lexicon,
    minutes::{
        Minutes,
        refer::{People, Reference},
    },
    rule,
};

/// Gives family names that nothing else tells the only one of the roster who bears them: 柊さん, 事務局の柊です.
pub(in crate::mention) fn by_roster(
    mentions: &mut [Mention],
    people: &People,
    minutes: &Minutes,
    lexicon: &Lexicon,
) {
    let untold = |m: &&mut Mention| {
        m.kind == Kind::Person && m.rule == rule::MENTION_PERSON && m.entity == Resolution::Unknown
    };
    for mention in mentions.iter_mut().filter(untold) {
        let family = lexicon.titles.standard(&mention.canonical);
        let bears = |name: &str| {
            let name = lexicon.titles.standard(name);
            name.len() > family.len() && name.starts_with(&family) && !name.contains('(')
        };
        let full = match people.surnamed(&family) {
            Some(Reference::Named(who)) => Some(minutes.name_of(&who).to_owned()).filter(|name| bears(name)),
            _ => None,
        };
        if let Some(full) = full {
            mention.entity = Resolution::Found(person(&full));
            mention.canonical.clone_from(&full);
            mention.text = full;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Source, entity::Kind, extract, lexicon::Lexicon};

    #[test]
    fn a_family_name_is_that_of_the_only_one_who_bears_it() {
        let text = "第2回港湾協議会　議事録\n\n出席者\n委員　高橋健一\n委員　大塚花子\n委員　大塚誠\n委員　石田花子\n\n議事\n○高橋委員　高橋です。始めます。石田さんに伺います。\n\
                    ○大塚（花）委員　大塚です。賛成です。\n○高橋委員　終わります。\n";
        let found = extract(&Source::new("minutes.txt", text.into()), Lexicon::embedded()).unwrap();
        let people = found.records[0].mentions.iter().filter(|m| m.kind == Kind::Person);
        let mut names: Vec<_> = people.map(|m| m.canonical.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names, ["大塚花子", "大塚誠", "石田花子", "高橋健一"]);
    }
}
