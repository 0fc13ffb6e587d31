//! People of speaker marks and of running text, in the fullest form that the document gives.
//!
//! Takes the roster and the turns; gives names with where they stand; does not know who speaks for whom.

mod own;
mod unit;

pub(super) use own::by_roster;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::spoken_for;
use crate::{
    entity::{Entity, Kind, Resolution},
    lexicon::Lexicon,
    minutes::{
        Minutes, Turn, Who,
        refer::{People, Reference},
        voice::Voices,
    },
    script::{Script, only, script},
};

/// A person by the full name.
pub(crate) fn person(name: &str) -> Entity {
    Entity { kind: Kind::Person, key: name.to_owned(), label: name.to_owned(), part_of: None }
}

/// Full names that the text gives to people who are not in the roster, by family name.
#[derive(Default)]
pub(super) struct Introduced {
    full: BTreeMap<String, BTreeSet<String>>,
    // Family names of speaker marks, as printed.
    printed: BTreeSet<String>,
}

impl Introduced {
    /// Learns the full names of a stretch of text.
    pub(super) fn learn(&mut self, s: &str, nouns: &[Range<usize>], lexicon: &Lexicon) {
        for i in 0..nouns.len() {
            if let Some(name) = full_name(s, nouns, i, lexicon) {
                let words = &s[name.clone()];
                if let Some(end) = lexicon.titles.surname_at_start(words) {
                    let surname = lexicon.titles.standard(&words[..end]);
                    self.full.entry(surname).or_default().insert(words.to_owned());
                }
            }
        }
    }

    /// Learns the full names of speaker marks: 福田ようすけ委員.
    pub(super) fn hear(&mut self, turns: &[Turn], voices: &Voices, people: &People, lexicon: &Lexicon) {
        for turn in turns {
            let Some(label) = &turn.label else { continue };
            if let Some(end) = lexicon.titles.surname_at_start(&label.value) {
                self.printed.insert(label.value[..end].to_owned());
            }
            let reference = voices.reference(&label.value, turn.flow.as_str(), people, lexicon);
            if let Reference::Named(Who::Person(name)) = reference
                && let Some(end) = lexicon.titles.surname_at_start(&name).filter(|&end| end < name.len())
            {
                let surname = lexicon.titles.standard(&name[..end]);
                self.full.entry(surname).or_default().insert(name);
            }
        }
    }

    /// The one full name of this family name whose given name begins so: 黒川(み) as marks tell namesakes apart.
    fn with_given(&self, surname: &str, given: &str, lexicon: &Lexicon) -> Option<&str> {
        let names = self.full.get(&lexicon.titles.standard(surname))?;
        let mut names = names.iter().filter(|n| {
            n.char_indices().nth(surname.chars().count()).is_some_and(|(at, _)| n[at..].starts_with(given))
        });
        let first = names.next()?;
        names.next().is_none().then_some(first)
    }

    /// The one full name that begins with this family name. Where marks print it in two forms, 高橋 and 髙橋, they are two people.
    fn full(&self, surname: &str, lexicon: &Lexicon) -> Option<&str> {
        let names = self.full.get(&lexicon.titles.standard(surname))?;
        let mut names = names.iter();
        let first = names.next()?;
        let other = |printed: &String| first.starts_with(printed.as_str()) && printed != surname;
        let two =
            !first.starts_with(surname) && self.printed.contains(surname) && self.printed.iter().any(other);
        (names.next().is_none() && !two).then_some(first)
    }
}

/// What a name becomes: the fullest form, and who it is if that can be told.
pub(super) struct Named {
    pub text: String,
    pub entity: Resolution,
}

/// Where the honorific, the capacity or the post begins with which words end.
pub(super) fn title_at_end(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let titles = &lexicon.titles;
    let honorific = titles.honorific_at_end(words);
    honorific.or_else(|| titles.capacity_at_end(words)).or_else(|| titles.post_at_end(words))
}

/// Whom words with a title refer to that begins at `titled`: 齋藤構成員, 鮫島晶氏.
pub(super) fn by_title(
    words: &str,
    titled: usize,
    people: &People,
    minutes: &Minutes,
    introduced: &Introduced,
    lexicon: &Lexicon,
) -> Option<Named> {
    if titled == 0 || is_place(words, titled, lexicon) {
        return None;
    }
    let Some(Reference::Named(who)) = people.refer(words) else {
        let name = foreign(words, lexicon)
            .or_else(|| of_a_body(words, titled, lexicon))
            .or_else(|| unit::family_name(words, lexicon).map(|end| &words[..end]))?;
        let full = introduced.full(name, lexicon);
        let entity = full.map_or(Resolution::Unknown, |full| Resolution::Found(person(full)));
        return Some(Named { text: full.unwrap_or(name).to_owned(), entity });
    };
    named(&who, minutes, introduced, lexicon)
}

/// Katakana before the title of a head of state or of a scholar: アルダン大統領.
fn foreign<'a>(words: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let title = lexicon.cues.words("foreign-title").at_end(words).next()?;
    let name = &words[..words.len() - title.len()];
    let named = (2..=12).contains(&name.chars().count())
        && only(name, Script::Katakana)
        && !lexicon.terms.is_generic(name)
        && lexicon.matcher.exact(name).is_empty()
        && lexicon.bodies.ending(name).is_none();
    named.then_some(name)
}

/// A family name, the body, and the post there: 橋本東大教授.
fn of_a_body<'a>(words: &'a str, post: usize, lexicon: &Lexicon) -> Option<&'a str> {
    let family = lexicon.titles.surname_at_start(words).filter(|&end| end > 3 && end < post)?;
    lexicon.bodies.known(&words[family..post]).is_some().then_some(&words[..family])
}

/// 足立区長 is the head of a ward, and no 区長 named 足立.
fn is_place(words: &str, titled: usize, lexicon: &Lexicon) -> bool {
    let first = words[titled..].chars().next();
    first.is_some_and(|c| {
        matches!(c, '区' | '市' | '町' | '村' | '県' | '都' | '府' | '道' | '省' | '庁')
            && lexicon.bodies.known(&words[..titled + c.len_utf8()]).is_some()
    })
}

/// The person whom the speaker mark of a turn names.
pub(super) fn by_mark(
    turn: &Turn,
    voices: &Voices,
    people: &People,
    minutes: &Minutes,
    introduced: &Introduced,
    lexicon: &Lexicon,
) -> Option<Named> {
    if let Some(stated) = turn.speaker.as_ref().and_then(|s| minutes.speakers.get(s.value)) {
        let name = &stated.name.value;
        return Some(Named { entity: Resolution::Found(person(name)), text: name.clone() });
    }
    let label = turn.label.as_ref()?.value.as_str();
    let (Reference::Named(who) | Reference::Role(who @ (Who::Listed(_) | Who::Person(_)))) =
        voices.reference(label, turn.flow.as_str(), people, lexicon)
    else {
        return None;
    };
    let unknown = || {
        let text = minutes.name_of(&who).to_owned();
        // A mark that lost its beginning: （佐藤君）.
        let begins = text.starts_with(|c| script(c) != Script::Other);
        begins.then_some(Named { text, entity: Resolution::Unknown })
    };
    named(&who, minutes, introduced, lexicon).or_else(unknown)
}

fn named(who: &Who, minutes: &Minutes, introduced: &Introduced, lexicon: &Lexicon) -> Option<Named> {
    let name = minutes.name_of(who).to_owned();
    if name.is_empty() {
        return None;
    }
    if !matches!(who, Who::Person(_)) {
        return Some(Named { entity: Resolution::Found(person(&name)), text: name });
    }
    let bracketed = name.strip_suffix(')').and_then(|n| n.split_once('('));
    if let Some((family, given)) = bracketed.filter(|(family, _)| !family.is_empty()) {
        let full = introduced.with_given(family, given, lexicon);
        let entity = full.map_or(Resolution::Unknown, |full| Resolution::Found(person(full)));
        return Some(Named { text: full.unwrap_or(family).to_owned(), entity });
    }
    let titles = &lexicon.titles;
    // The one person of the roster with that family name.
    let standard = titles.standard(&name);
    let mut listed = minutes.attendance.iter().filter_map(|a| a.name.as_ref()).filter(|n| {
        n.value.chars().count() > name.chars().count() && titles.standard(&n.value).starts_with(&standard)
    });
    if let (Some(one), None) = (listed.next(), listed.next()) {
        return Some(Named { text: one.value.clone(), entity: Resolution::Found(person(&one.value)) });
    }
    let mut stated =
        minutes.speakers.iter().map(|s| &s.name.value).filter(|n| {
            n.chars().count() > name.chars().count() && titles.standard(n).starts_with(&standard)
        });
    if let Some(one) = stated.next()
        && stated.all(|other| other == one)
    {
        return Some(Named { text: one.clone(), entity: Resolution::Found(person(one)) });
    }
    if let Some(full) = introduced.full(&name, lexicon) {
        return Some(Named { text: full.to_owned(), entity: Resolution::Found(person(full)) });
    }
    let surname = titles.surname_at_start(&name);
    if !titles.is_surname(&name) && surname.is_none() {
        return None;
    }
    // A surname alone is nobody yet.
    let whole = !titles.is_surname(&name);
    let entity = if whole { Resolution::Found(person(&name)) } else { Resolution::Unknown };
    Some(Named { text: name, entity })
}

/// Someone found by the family name alone, in the fullest form that the roster gives: みなと協会の三枝でございます.
pub(super) fn in_roster(
    found: Named,
    minutes: &Minutes,
    introduced: &Introduced,
    lexicon: &Lexicon,
) -> Named {
    if found.entity != Resolution::Unknown {
        return found;
    }
    named(&Who::Person(found.text.clone()), minutes, introduced, lexicon).unwrap_or(found)
}

/// A family name by itself before さん, or by which someone gives themselves: 事務局の中條でございます.
pub(super) fn by_surname(
    s: &str,
    nouns: &[Range<usize>],
    i: usize,
    introduced: &Introduced,
    lexicon: &Lexicon,
) -> Option<(Range<usize>, Named)> {
    let range = full_name(s, nouns, i, lexicon).or_else(|| name_with_kana(s, nouns, i, lexicon));
    if let Some(range) = range {
        let name = s[range.clone()].to_owned();
        return Some((range, Named { entity: Resolution::Found(person(&name)), text: name }));
    }
    let noun = nouns.get(i)?;
    let name = &s[noun.clone()];
    let after = &s[noun.end..];
    let honoured = after.starts_with("さん");
    let presents = after.starts_with("でございます")
        || after.starts_with("と申します")
        || (after.starts_with("です。") && s[..noun.start].chars().count() <= 30);
    if !honoured && !presents || !lexicon.titles.is_surname(name) || name.chars().count() < 2 {
        return None;
    }
    let honoured = honoured && !lexicon.terms.is_generic(name) && lexicon.bodies.known(name).is_none();
    let before = s[..noun.start].trim_end();
    let opens = before.is_empty() || before.ends_with(['の', '、', '。']);
    if !honoured && !(presents && opens) {
        return None;
    }
    let full = introduced.full(name, lexicon);
    let entity = full.map_or(Resolution::Unknown, |f| Resolution::Found(person(f)));
    Some((noun.clone(), Named { text: full.unwrap_or(name).to_owned(), entity }))
}

/// A family name and a given name, where a title before or behind it says that they are a person's.
fn full_name(s: &str, nouns: &[Range<usize>], i: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let titles = &lexicon.titles;
    let noun = nouns.get(i)?.clone();
    let words = &s[noun.clone()];
    let chars = words.chars().count();
    // Few nouns begin as a name does.
    let kanji = words.chars().take(3).all(|c| script(c) == Script::Kanji);
    if !(3..=16).contains(&chars) || !kanji || titles.surname_at_start(words).is_none() {
        return None;
    }
    let title = title_at_end(words, lexicon).filter(|&at| at > 0);
    let name = &words[..title.unwrap_or(words.len())];
    let count = name.chars().count();
    if !(3..=6).contains(&count) || !only(name, Script::Kanji) {
        return None;
    }
    let surname = titles.surname_at_start(name)?;
    let after = &s[noun.end..];
    let addressed = title.is_some()
        || ["さん", "さま"].iter().any(|h| after.starts_with(h))
        || (["でございます", "と申します", "です。", "より", "から"].iter().any(|w| after.starts_with(w))
            && i > 0
            && matches!(&s[nouns[i - 1].end..noun.start], "の" | " " | "、")
            && ends_in_title(&s[nouns[i - 1].clone()], lexicon));
    let presents = || ["です。", "でございます", "と申します"].iter().any(|w| after.starts_with(w));
    let own = || {
        s[..noun.start].trim().is_empty()
            || i > 0
                && (is_of_body(s, &nouns[i - 1], noun.start, lexicon)
                    || count >= 4 && spoken_for::opens(s, &nouns[i - 1], noun.start))
    };
    if !addressed && !(presents() && own())
        || lexicon.bodies.known(name).is_some()
        || !lexicon.matcher.exact(name).is_empty()
    {
        return None;
    }
    let splits = name.char_indices().skip(1).map(|(at, _)| at).filter(|&at| at <= surname);
    // A post before the name, or 氏 behind two and two characters, is enough where the given name is a rare one.
    let by_post = i > 0
        && matches!(&s[nouns[i - 1].end..noun.start], "の" | " ")
        && ends_in_title(&s[nouns[i - 1].clone()], lexicon);
    let honoured = titles.honorific_at_end(words).is_some() && count == 4;
    let given = |at: usize| {
        let rest = &name[at..];
        let rare = (by_post || honoured && at == 6) && (1..=3).contains(&rest.chars().count());
        titles.is_surname(&name[..at])
            && (titles.is_given_name(rest) || rare && !lexicon.terms.is_generic(rest))
    };
    let mut splits: Vec<usize> = splits.chain([surname]).collect();
    splits.dedup();
    splits
        .into_iter()
        .rev()
        .any(|at| at < name.len() && at > 3 && given(at))
        .then_some(noun.start..noun.start + name.len())
}

/// 黒川みち子さん, 石田エミリ氏, 槙春子さん: a family name and a given name of kana, or of one letter and two, before an
/// honorific or a post.
fn name_with_kana(s: &str, nouns: &[Range<usize>], i: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let titles = &lexicon.titles;
    let noun = nouns.get(i)?.clone();
    let words = &s[noun.clone()];
    titles.surname_at_start(words)?;
    let family = words
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(4)
        .filter(|&at| titles.is_surname(&words[..at]))
        .filter(|&at| at > 3 || words[at..].chars().count() == 2 && titles.is_given_name(&words[at..]))
        .last()?;
    let rest = &s[noun.start + family..];
    let letters =
        rest.chars().take_while(|&c| matches!(script(c), Script::Hiragana | Script::Katakana)).count();
    let kana_end: usize = rest.chars().take(letters).map(char::len_utf8).sum();
    // 槙春子: no kana, but the whole noun is a name.
    if letters == 0 {
        let honoured = ["さん", "さま"].iter().any(|h| s[noun.end..].starts_with(h));
        return (honoured && family == 3 && words.chars().count() == 3).then_some(noun);
    }
    let ends = rest[..kana_end].char_indices().map(|(at, c)| at + c.len_utf8());
    // みち子: one letter may follow the kana.
    let with_letter = |at: usize| {
        let letter = rest[at..].chars().next().filter(|&c| LAST.contains(c));
        at + letter.map_or(0, char::len_utf8)
    };
    // 港友クラブの黒川みち子です
    let own = i > 0 && spoken_for::opens(s, &nouns[i - 1], noun.start);
    let is_name = |at: &usize| {
        let (given, behind) = rest.split_at(*at);
        (2..=5).contains(&given.chars().count())
            && (lexicon.cues.words("behind-name").opens(behind) || own && spoken_for::presents(behind))
            && (titles.is_given_name(given) || can_be_kana_name(given))
    };
    let given = ends.map(with_letter).find(is_name)?;
    Some(noun.start..noun.start + family + given)
}

/// Letters that close a given name whose beginning is written in kana.
const LAST: &str = "子美代江恵枝香奈也夫男雄太郎平樹";

/// Whether kana can be a given name: katakana, or hiragana that no particle opens or closes.
fn can_be_kana_name(given: &str) -> bool {
    if only(given, Script::Katakana) {
        return true;
    }
    let particle = |c: char| "はがをにでとものへやか".contains(c);
    let open = |c: char| particle(c) || "らさよ".contains(c) && given.chars().count() < 3;
    !given.starts_with(open) && !given.ends_with(particle) && !given.contains('っ')
}

/// 共和党の黒川みち子です: the body of someone who says who they are.
fn is_of_body(s: &str, before: &Range<usize>, name: usize, lexicon: &Lexicon) -> bool {
    &s[before.end..name] == "の" && lexicon.bodies.known(&s[before.clone()]).is_some()
}

fn ends_in_title(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.post_at_end(words).is_some() || lexicon.titles.capacity_at_end(words).is_some()
}

#[cfg(test)]
mod tests;
