//! Whom a speaker mark names: a person by name and title, a post, an organ, a class.
//!
//! Takes the words of marks; gives a [`Reference`]. What other marks and self-introductions of the same record tell of a
//! name helps: 田村厚生労働大臣 is whom 厚生労働大臣 means, and 「…局長の寺崎久明です」 gives 寺崎局長 a full name.

mod brackets;
mod introduced;
mod short;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Minutes, Who,
    refer::{People, Reference, unnamed_class},
    roster::name_end,
};
use crate::lexicon::Lexicon;

pub use brackets::office_and_name;
use brackets::{brackets, in_brackets};
use introduced::introduced;

/// What the marks of a record tell of those who speak in it.
pub struct Voices {
    // Post to the one person who is called by it; `None` where several are.
    posts: BTreeMap<String, Option<Who>>,
    // Name of the mark to the full name; `None` where there are several.
    full: BTreeMap<String, Option<String>>,
    // Mark and words to the one of the roster who says so, of marks that name nobody; `None` where several do.
    heard: BTreeMap<String, Option<Who>>,
    // Mark to the family name in it that only the words of the record tell.
    short: BTreeMap<String, String>,
    /// Whether many statements close with a surname in brackets.
    pub sign: bool,
}

/// Statements that close with a name before a bare surname is taken for one.
const SIGNED: usize = 3;

impl Voices {
    /// Listens to all who speak in `minutes`.
    #[must_use]
    pub fn of(minutes: &Minutes, people: &People, lexicon: &Lexicon) -> Voices {
        let signed = minutes.turns.iter().filter(|turn| {
            let words = turn.flow.as_str().trim_end_matches(['。', ' ']);
            let name = words.strip_suffix(')').and_then(|inner| Some(&inner[inner.rfind('(')? + 1..]));
            name.is_some_and(|name| lexicon.titles.is_surname(name))
        });
        let sign = signed.take(SIGNED).count() == SIGNED;
        let mut voices = Voices {
            posts: BTreeMap::new(),
            full: BTreeMap::new(),
            heard: BTreeMap::new(),
            short: BTreeMap::new(),
            sign,
        };
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        // Who said last under a mark who they are, and under which heading.
        let mut last: Option<(&str, Option<usize>, Who)> = None;
        for turn in &minutes.turns {
            let Some(label) = &turn.label else { continue };
            let label = without_act(&label.value, lexicon);
            let reference = by_words(label, people, lexicon);
            if matches!(&reference, Reference::Role(Who::Organ(post)) if is_of_one(post, lexicon)) {
                let (words, heading) = (turn.flow.as_str(), turn.headings.last().copied());
                if let Some(who) = people.introduced(words) {
                    last = Some((label, heading, Who::Listed(who)));
                }
                if let Some((_, _, who)) = last.as_ref().filter(|(l, h, _)| *l == label && *h == heading) {
                    one_only(&mut voices.heard, &under(label, words), who);
                }
            }
            if matches!(&reference, Reference::Role(Who::Organ(_)) if seen.insert(label))
                && let Some(name) = short::surname(label, minutes, lexicon)
            {
                voices.short.insert(label.to_owned(), name.to_owned());
            }
            let Reference::Named(who) = reference else { continue };
            if let Some(title) = office(label, lexicon) {
                one_only(&mut voices.posts, title, &who);
            }
            if let Who::Person(name) = &who
                && let Some(full) = introduced(turn.flow.as_str(), Some(name), label, lexicon)
            {
                one_only(&mut voices.full, name, &full);
            }
        }
        voices
    }

    /// Whom the mark `label` over `words` names.
    #[must_use]
    pub fn reference(&self, label: &str, words: &str, people: &People, lexicon: &Lexicon) -> Reference {
        let label = without_act(label, lexicon);
        if let Some(name) = self.short.get(label) {
            return Reference::Named(Who::Person(name.clone()));
        }
        match by_words(label, people, lexicon) {
            Reference::Named(Who::Person(name)) => {
                let full = self.full.get(&name).cloned().flatten();
                Reference::Named(Who::Person(full.unwrap_or(name)))
            }
            Reference::Role(Who::Organ(post)) => {
                let held = self.posts.get(&post).cloned().flatten();
                if let Some(who) = held.or_else(|| people.holder(&post).map(Who::Listed)) {
                    return Reference::Role(who);
                }
                if let Some(listed) = people.named_first(words) {
                    return Reference::Named(Who::Listed(listed));
                }
                let Some(name) = introduced(words, None, &post, lexicon) else {
                    let heard = self.heard.get(&under(&post, words)).cloned().flatten();
                    return Reference::Role(heard.unwrap_or(Who::Organ(post)));
                };
                let mut known = [people.refer(&name), people.surnamed(&name)].into_iter().flatten();
                let named = known.find(|r| matches!(r, Reference::Named(_)));
                named.unwrap_or(Reference::Named(Who::Person(name)))
            }
            // 説明者: one of a class who says by the first word who speaks.
            Reference::Group(class) => match introduced(words, None, &class, lexicon) {
                Some(name) => people
                    .surnamed(&name)
                    .filter(|r| matches!(r, Reference::Named(_)))
                    .unwrap_or(Reference::Named(Who::Person(name))),
                None => Reference::Group(class),
            },
            other => other,
        }
    }
}

/// Whether a mark that names nobody is that of one person: 申請者, but not 事務局 or みなと省, for which many speak.
fn is_of_one(post: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.capacity(post).is_none_or(|c| c.kind != "organ") && lexicon.bodies.known(post).is_none()
}

/// Words under a mark.
fn under(mark: &str, words: &str) -> String {
    format!("{mark}\n{words}")
}

fn one_only<T: Clone + PartialEq>(known: &mut BTreeMap<String, Option<T>>, key: &str, value: &T) {
    known
        .entry(key.to_owned())
        .and_modify(|v| {
            if v.as_ref() != Some(value) {
                *v = None;
            }
        })
        .or_insert_with(|| Some(value.clone()));
}

/// A label without the act that is printed behind the name: 西村国務大臣挨拶.
#[must_use]
pub fn without_act<'a>(label: &'a str, lexicon: &Lexicon) -> &'a str {
    let act = lexicon.cues.words("act-behind-name").at_end(label).next();
    let bare = act.map(|act| label[..label.len() - act.len()].trim_end_matches(['ご', '御', 'の']));
    bare.filter(|l| !l.is_empty()).unwrap_or(label)
}

/// The post by which a mark calls a person besides the name: 厚生労働大臣 of 田村厚生労働大臣.
fn office<'a>(label: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let titles = &lexicon.titles;
    if let Some((head, _, "")) = brackets(label) {
        return titles.post_at_end(head).map(|_| head);
    }
    let rest = &label[titles.surname_at_start(label)?..];
    let held = titles.post_at_end(rest).is_some()
        || titles.capacity(rest).is_some_and(|c| c.one && c.kind != "organ");
    (held && !rest.is_empty()).then_some(rest)
}

fn by_words(label: &str, people: &People, lexicon: &Lexicon) -> Reference {
    if let Some((head, inner, tail)) = brackets(label) {
        return in_brackets(head, inner, tail, people, lexicon);
    }
    if let Some((office, name)) = office_and_name(label, lexicon).filter(|(_, name)| name.ends_with('君')) {
        return in_brackets(office, name, "", people, lexicon);
    }
    // 市: the authority whose record it is, where its people answer under one mark.
    if lexicon.cues.is("own-authority", label) {
        return Reference::Role(Who::Organ(label.to_owned()));
    }
    if let Some(seated) = people.seated(label) {
        return Reference::Role(Who::Listed(seated));
    }
    if unnamed_class(label, lexicon).is_some() {
        return Reference::Group(label.to_owned());
    }
    let titles = &lexicon.titles;
    let referred = people.refer(label);
    if let Some(
        Reference::Named(_) | Reference::OneOf(_) | Reference::Role(Who::Listed(_)) | Reference::Group(_),
    ) = referred
    {
        return referred.unwrap_or(Reference::Group(label.to_owned()));
    }
    // 事務局椥辻企画課長: the office before one of its people.
    if let Some(person) = label.strip_prefix("事務局").filter(|person| titles.capacity(person).is_none())
        && titles.capacity(label).is_none()
        && (titled(person, lexicon).is_some() || guessed(person, lexicon).is_some())
        && let named @ Reference::Named(_) = by_words(person, people, lexicon)
    {
        return named;
    }
    // 柊委員・みなと社会福祉協議会: a member, and what they are elsewhere.
    if let Some((member, _)) = label.split_once('・')
        && titles.capacity_at_end(member).is_some_and(|at| at > 0)
        && let named @ Reference::Named(_) = by_words(member, people, lexicon)
    {
        return named;
    }
    // 総務局総合防災部・土屋課長
    if let Some((_, person)) = label.rsplit_once('・')
        && let Reference::Named(who) = by_words(person, people, lexicon)
        && titled(person, lexicon).is_some()
    {
        return Reference::Named(who);
    }
    // 実施機関：港湾課長: the side, and who of it.
    if let Some((_, who)) = label.split_once(':')
        && let found @ (Reference::Named(_) | Reference::Role(Who::Listed(_))) =
            by_words(who, people, lexicon)
    {
        return found;
    }
    // 県土整備部長, whoever might be called 県土: a post that the roster lists.
    if let Some(held) = people.holder_of(label) {
        return Reference::Role(Who::Listed(held));
    }
    if titles.capacity(label).is_none()
        && lexicon.bodies.known(label).is_none()
        && let Some(name) = titled(label, lexicon).or_else(|| guessed(label, lexicon))
    {
        let title = label.strip_prefix(name).unwrap_or_default();
        let listed = people.titled(name, title).filter(|r| matches!(r, Reference::Named(_)));
        return listed.unwrap_or_else(|| Reference::Named(Who::Person(name.to_owned())));
    }
    // 委員柊: one of the roster by the family name, behind what they are here.
    if let Some(listed) = listed_behind(label, people, lexicon) {
        return listed;
    }
    if let Some(name) = behind_office(label, lexicon) {
        let listed = people.refer(name).filter(|r| matches!(r, Reference::Named(_)));
        return listed.unwrap_or_else(|| Reference::Named(Who::Person(name.to_owned())));
    }
    match referred {
        Some(reference) => reference,
        None if is_name(label, lexicon) => {
            let listed = people.surnamed(label);
            listed.unwrap_or_else(|| Reference::Named(Who::Person(label.to_owned())))
        }
        None => Reference::Role(Who::Organ(label.to_owned())),
    }
}

/// The one whose family name stands behind a capacity: 事務局柊, 委員柊.
fn listed_behind(label: &str, people: &People, lexicon: &Lexicon) -> Option<Reference> {
    let titles = &lexicon.titles;
    if titles.capacity(label).is_some() || titles.post_at_end(label).is_some() {
        return None;
    }
    let ends = label.char_indices().map(|(at, _)| at).skip(1);
    let held: Vec<usize> = ends.filter(|&at| titles.capacity(&label[..at]).is_some()).collect();
    // 委員長谷川 is 長谷川, where the roster has one.
    let listed = held
        .iter()
        .rev()
        .find_map(|&at| people.surnamed(&label[at..]).filter(|who| matches!(who, Reference::Named(_))));
    let unlisted = || {
        let (office, name) = label.split_at(*held.last()?);
        let organ = titles.capacity(office).is_some_and(|c| c.kind == "organ");
        let surname = titles.is_surname(name) && (organ || name.chars().count() > 1);
        (surname && !lexicon.terms.is_generic(name)).then(|| Reference::Named(Who::Person(name.to_owned())))
    };
    listed.or_else(unlisted)
}

/// The whole name behind a seat or an office: 議長山田太郎, 13番山田花子.
fn behind_office<'a>(label: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let titles = &lexicon.titles;
    let office = |end: usize| {
        let office = &label[..end];
        let digits = office.trim_start_matches(|c: char| c.is_ascii_digit());
        digits.len() < office.len() && matches!(digits, "番" | "番議員")
            || titles.capacity(office).is_some_and(|c| c.one)
            || titles.is_post(office)
    };
    let ends = label.char_indices().map(|(at, _)| at).skip(1).filter(|&end| office(end));
    let name = &label[ends.last()?..];
    let surname = titles.surname_at_start(name)?;
    (surname < name.len() && name.chars().count() <= 7 && is_name(name, lexicon)).then_some(name)
}

/// The name before a title or honorific: 南場氏, 釜萢委員, 西村経済再生担当大臣.
fn titled<'a>(label: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let titles = &lexicon.titles;
    if let Some(at) = titles.honorific_at_end(label) {
        return Some(&label[..at]).filter(|n| n.chars().count() >= 2 || titles.is_surname(n));
    }
    if let Some(at) = titles.capacity_behind_name(label) {
        let (name, capacity) = label.split_at(at);
        let person = titles
            .capacity(capacity)
            .is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member" | "guest" | "observer"));
        if person && is_name(name, lexicon) {
            return Some(name);
        }
    }
    let post = titles.post_at_end(label).filter(|&at| at > 0)?;
    let surname = titles.surname_at_start(label).filter(|&end| end <= post)?;
    let (name, rest) = label.split_at(surname);
    // 石川県知事, 林野庁長官: a body that begins like a surname.
    let bodied =
        label.char_indices().skip(1).any(|(i, _)| i > surname && lexicon.bodies.known(&label[..i]).is_some());
    let exact = titles.is_post(rest) || surname == post;
    let long = name.chars().count() >= 2;
    // 原林業課長 is 原 rather than 原林.
    let shorter = name_end(label, lexicon).filter(|&end| end < surname && titles.is_surname(&label[..end]));
    let name = shorter.map_or(name, |end| &label[..end]);
    (exact && !bodied || long && !bodied).then_some(name)
}

/// The name before a post that only the post tells: 関総務課長, or a name that no table holds.
fn guessed<'a>(label: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    lexicon.titles.post_at_end(label).filter(|&at| at > 0)?;
    let name = &label[..name_end(label, lexicon).filter(|_| !label.contains('・'))?];
    let chars = name.chars().count();
    let region = lexicon.bodies.ending(name).is_some();
    ((1..=3).contains(&chars) && !region && !names_work(label, name, lexicon)).then_some(name)
}

/// 水産資源課長 is who heads a unit: 水産 is its work, and nobody's name.
fn names_work(label: &str, name: &str, lexicon: &Lexicon) -> bool {
    let works = lexicon.cues.words("section-work");
    let work = works.at_start(label).any(|work| work.len() >= name.len())
        || name.chars().count() > 1 && works.all().iter().any(|work| work.starts_with(name));
    work && !lexicon.titles.is_surname(name)
}

/// Whether words can be a name and are nothing that is known.
fn is_name(s: &str, lexicon: &Lexicon) -> bool {
    let titles = &lexicon.titles;
    let chars = s.chars().count();
    let kanji = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' | 'ヶ' | 'ケ' | 'ノ' | 'ッ');
    let katakana = |c: char| matches!(c, '\u{30a0}'..='\u{30ff}');
    let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309f}');
    let known = titles.surname_at_start(s).is_some();
    let printed = s.chars().all(kanji) && chars <= 6
        || s.chars().all(katakana) && (2..=12).contains(&chars)
        || s.chars().all(hiragana) && (2..=7).contains(&chars)
        || known && s.chars().all(|c| kanji(c) || katakana(c) || hiragana(c)) && chars <= 9
        || s.chars().next().is_some_and(kanji)
            && s.chars().all(|c| kanji(c) || hiragana(c))
            && (3..=8).contains(&chars);
    let modified =
        ["各", "他", "複数", "全", "両", "一部", "別", "関係", "同", "某"].iter().any(|m| s.starts_with(m))
            && !known;
    printed
        && chars >= 1
        && !modified
        && titles.capacity(s).is_none()
        && titles.section(s).is_none()
        && lexicon.bodies.known(s).is_none()
        && (known || lexicon.bodies.ending(s).is_none())
        && titles.post_at_end(s).is_none()
        && (known || titles.capacity_at_end(s).is_none())
        && !lexicon.terms.is_generic(s)
}
