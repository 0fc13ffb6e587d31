//! Whom words refer to: 齋藤構成員, 澤芳樹日本再生医療学会理事長, 座長, 事務局, 委員.

mod class;
mod post;

use class::is_class;
pub(super) use class::unnamed_class;
use post::single;

use super::{Attendance, Who, roster::name_end};
use crate::lexicon::Lexicon;

/// Whom words refer to, as far as roster and titles tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// One person, by name.
    Named(Who),
    /// One person or body, by the post or function held here.
    Role(Who),
    /// A class of people.
    Group(String),
    /// One of these people of the roster: the words fit each of them.
    OneOf(Vec<usize>),
}

impl Reference {
    /// Who it is, where it is one.
    #[must_use]
    pub fn who(&self) -> Option<&Who> {
        match self {
            Self::Named(who) | Self::Role(who) => Some(who),
            _ => None,
        }
    }
}

/// The roster, ready to be referred to.
pub struct People<'a> {
    attendance: &'a [Attendance],
    // Names in the forms by which they are compared.
    names: Vec<String>,
    lexicon: &'a Lexicon,
}

impl<'a> People<'a> {
    /// The people of a roster.
    #[must_use]
    pub fn new(attendance: &'a [Attendance], lexicon: &'a Lexicon) -> Self {
        let name =
            |a: &Attendance| a.name.as_ref().map_or_else(String::new, |n| lexicon.titles.standard(&n.value));
        Self { attendance, names: attendance.iter().map(name).collect(), lexicon }
    }

    /// Whom `words` refer to; `None` where they refer to nobody.
    #[must_use]
    pub fn refer(&self, words: &str) -> Option<Reference> {
        let titles = &self.lexicon.titles;
        let words = words.trim_matches(['、', ' ', '。', '・', '「', '」']);
        let words = words.strip_suffix("ほか").or_else(|| words.strip_suffix('他')).unwrap_or(words);
        // 港湾大臣〔代理　三枝副大臣〕: the one who stands in is there.
        if let Some((_, inner)) = words.strip_suffix('〕').and_then(|w| w.split_once('〔'))
            && let Some(deputy) = inner.strip_prefix("代理").map(|d| d.trim_start_matches([' ', ':']))
            && let Some(Reference::Named(who)) = self.refer(deputy)
        {
            return Some(Reference::Named(who));
        }
        // 事務局（祖父江課長）: what stands in brackets is the closer of the two.
        if let Some(open) = words.find('(')
            && words.ends_with(')')
        {
            let inner = &words[open + 1..words.len() - 1];
            let found = self.refer(inner);
            if let Some(Reference::Named(_) | Reference::Role(Who::Listed(_))) = found {
                return found;
            }
            let listed = self.speaker(inner);
            if let Some(Reference::Named(Who::Listed(_))) = listed {
                return listed;
            }
            return self.refer(&words[..open]);
        }
        // 柊（誠）委員: the given name in brackets tells namesakes apart.
        if let Some((family, rest)) = words.split_once('(')
            && let Some((given, title)) = rest.split_once(')')
            && !title.is_empty()
            && (1..=3).contains(&given.chars().count())
        {
            return match self.refer(&format!("{family}{title}"))? {
                Reference::OneOf(namesakes) => Some(self.given(&namesakes, given)),
                other => Some(other),
            };
        }
        let words = ["各", "他の", "複数の", "一部の", "両", "全"]
            .iter()
            .find_map(|p| words.strip_prefix(p))
            .filter(|_| titles.capacity(words).is_none_or(|c| c.kind != "group"))
            .unwrap_or(words);
        let words = words.strip_suffix("の皆様").or_else(|| words.strip_suffix("各位")).unwrap_or(words);
        // 委員等: a class and others.
        if let Some(class) = words.strip_suffix('等')
            && titles.capacity(words).is_none()
            && let Some(Reference::Group(_)) = self.by_function(class)
        {
            return Some(Reference::Group(words.to_owned()));
        }
        // ①の委員: one of the members that the record gives a number for what they are.
        let numbered =
            words.strip_suffix("の委員").filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if numbered.is_some() {
            return Some(Reference::Group("委員".to_owned()));
        }
        // 有識者及び関係大臣 are all who are concerned; 関係長 may be one.
        let last = ["及び", "並びに", "と", "、", "・"].iter().filter_map(|joint| words.rsplit_once(joint));
        let last = last.map(|(_, last)| last).min_by_key(|last| last.len()).unwrap_or(words);
        let concerned = last.starts_with("関係") && !last.starts_with("関係長");
        // 関係者, 委員及び関係者: a class by name.
        if words.is_empty() || concerned && titles.capacity(last).is_none() {
            return None;
        }
        if let Some(found) = self.by_full_name(words) {
            return Some(Reference::Named(Who::Listed(found)));
        }
        if let Some(reference) = self.by_function(words) {
            return Some(reference);
        }
        let listed = self.by_listed_post(words);
        if let Some(Reference::Named(_)) = listed {
            return listed;
        }
        let (head, tail) = titles
            .honorific_at_end(words)
            .or_else(|| titles.capacity_at_end(words))
            .or_else(|| titles.post_at_end(words))
            .map_or((words, ""), |at| words.split_at(at));
        if !head.is_empty() && !tail.is_empty() {
            // The longer of capacity and post: 事務局長 is no 長 of 事務局.
            let post = titles.post_at_end(words).filter(|&at| at > 0 && at < head.len());
            for (head, tail) in post.map(|at| words.split_at(at)).into_iter().chain([(head, tail)]) {
                if let Some(reference) = self.by_surname(head, tail) {
                    return Some(reference);
                }
            }
            if listed.is_some() {
                return listed;
            }
            let name = self.unlisted_name(head);
            if let Some(name) = name {
                return Some(Reference::Named(Who::Person(name.to_owned())));
            }
        }
        // 国土交通省柊港湾課長: whose officer one is stands before the name.
        let house = self.lexicon.bodies.known_at_start(words).filter(|&end| end < words.len());
        let house = house.filter(|&end| words[..end].chars().count() > 2);
        if let Some(person @ Reference::Named(Who::Listed(_))) =
            house.and_then(|end| self.speaker(&words[end..]))
        {
            return Some(person);
        }
        self.body(words)
    }

    /// The first entry of the roster with this full name.
    #[must_use]
    pub fn bearer(&self, name: &str) -> Option<usize> {
        let name = self.lexicon.titles.standard(name);
        self.names.iter().position(|n| *n == name)
    }

    /// Those of the roster whose name is, or begins with, `name`.
    #[must_use]
    pub fn surnamed(&self, name: &str) -> Option<Reference> {
        let name = self.lexicon.titles.standard(name);
        let bearers: Vec<usize> = (0..self.names.len()).filter(|&i| bears(&self.names[i], &name)).collect();
        match bearers[..] {
            [] => None,
            [one] => Some(Reference::Named(Who::Listed(one))),
            _ => Some(Reference::OneOf(bearers)),
        }
    }

    /// The person whom a speaker mark names by a surname and any title, as 西村経済再生担当大臣, or by the name alone.
    #[must_use]
    pub fn speaker(&self, label: &str) -> Option<Reference> {
        let titles = &self.lexicon.titles;
        if titles.capacity(label).is_some() || self.lexicon.bodies.known(label).is_some() {
            return None;
        }
        // 新堂企画室長: a family name of one letter may be the beginning of one that no table holds.
        let known = titles.surname_at_start(label)?;
        let longer = || name_end(label, self.lexicon).filter(|_| label[..known].chars().nth(1).is_none());
        let (name, rest) = label.split_at(longer().unwrap_or(known));
        let titled = titles.post_at_end(rest).is_some()
            || titles.capacity_at_end(rest).is_some()
            || titles.honorific_at_end(label).is_some_and(|at| at >= name.len());
        if !titled && rest.chars().count() > 4 {
            return None;
        }
        let whole = if titled { name } else { label };
        self.titled(name, rest).or_else(|| Some(Reference::Named(Who::Person(whole.to_owned()))))
    }

    /// Whether `words` are an organ of the meeting: 事務局.
    #[must_use]
    pub fn organ(&self, words: &str) -> bool {
        self.lexicon.titles.capacity(words).is_some_and(|c| c.kind == "organ")
    }

    /// Whether a mark is that of a member: 柊委員.
    #[must_use]
    pub fn is_member(&self, label: &str) -> bool {
        let titles = &self.lexicon.titles;
        let seat = titles.capacity_at_end(label).and_then(|at| titles.capacity(&label[at..]));
        seat.is_some_and(|capacity| capacity.kind == "member")
    }

    /// Whether a mark is that of someone who has a seat in the council, in the chair or not: 柊委員, 柊会長.
    #[must_use]
    pub fn sits(&self, label: &str) -> bool {
        let titles = &self.lexicon.titles;
        let seat = titles.capacity_at_end(label).and_then(|at| titles.capacity(&label[at..]));
        seat.is_some_and(|seat| matches!(seat.kind.as_str(), "chair" | "deputy" | "member"))
    }

    /// Which of the namesakes in `list` has a given name with `given` in it: 佐藤（雄）委員.
    #[must_use]
    pub fn given(&self, list: &[usize], given: &str) -> Reference {
        let given = self.lexicon.titles.standard(given);
        let fits = |i: &&usize| {
            self.names
                .get(**i)
                .and_then(|n| n.char_indices().nth(1).map(|(at, _)| &n[at..]))
                .is_some_and(|n| n.contains(&given))
        };
        let fitting: Vec<usize> = list.iter().filter(fits).copied().collect();
        match fitting[..] {
            [one] => Reference::Named(Who::Listed(one)),
            _ => Reference::OneOf(list.to_vec()),
        }
    }

    fn by_full_name(&self, words: &str) -> Option<usize> {
        let words = self.lexicon.titles.standard(words);
        let names = self.names.iter().enumerate();
        single(names.filter(|(_, n)| n.chars().count() >= 3 && words.contains(n.as_str()))).map(|(i, _)| i)
    }

    /// 座長, 事務局, 委員: words that are a capacity and nothing else.
    fn by_function(&self, words: &str) -> Option<Reference> {
        let capacity = self.lexicon.titles.capacity(words);
        let holders: Vec<usize> = self.with_role(words);
        match capacity {
            Some(c) if (c.one || c.kind == "deputy") && holders.len() == 1 => {
                Some(Reference::Role(Who::Listed(holders[0])))
            }
            Some(_) if words == "議長" && holders.is_empty() && self.in_the_chair().is_some() => {
                self.in_the_chair().map(|chair| Reference::Role(Who::Listed(chair)))
            }
            Some(c) if c.kind == "organ" => Some(Reference::Role(Who::Organ(words.to_owned()))),
            Some(c) if c.one => Some(Reference::Role(Who::Organ(words.to_owned()))),
            Some(_) => Some(Reference::Group(words.to_owned())),
            None if is_class(words, self.lexicon) => Some(Reference::Group(words.to_owned())),
            // 村側, where the roster lists those of a side.
            None if words.ends_with('側') && self.sides().next().is_some() => {
                Some(Reference::Group(words.to_owned()))
            }
            // A heading of this very roster: 文化庁, 行政.
            None if self.attendance.iter().any(|a| a.role.as_deref() == Some(words))
                && self.lexicon.bodies.known(words).is_none() =>
            {
                Some(Reference::Group(words.to_owned()))
            }
            None => None,
        }
    }

    /// 齋藤 + 構成員: the surname, perhaps behind the name of a body, and what the person is.
    fn by_surname(&self, head: &str, tail: &str) -> Option<Reference> {
        let head = self.lexicon.titles.standard(head);
        let starts = head.char_indices().map(|(i, _)| i);
        for start in starts {
            let surname = head[start..].trim_start_matches(['の', '・']);
            if surname.is_empty() {
                break;
            }
            let bearers: Vec<usize> =
                (0..self.names.len()).filter(|&i| bears(&self.names[i], surname)).collect();
            if bearers.is_empty() {
                continue;
            }
            // A rest that is not a body's name is part of a longer surname: 中 in 田中.
            let before = &head[..start];
            if !before.is_empty() && !self.is_body_like(before) {
                continue;
            }
            let fitting: Vec<usize> =
                bearers.iter().copied().filter(|&i| self.fits(i, tail, before)).collect();
            let of = |list: &[usize]| match list {
                [] => None,
                [one] => Some(Reference::Named(Who::Listed(*one))),
                many => Some(Reference::OneOf(many.to_vec())),
            };
            if fitting.is_empty() && bearers.iter().all(|&i| self.is_another(i, tail)) {
                return None;
            }
            return of(&fitting).or_else(|| of(&bearers));
        }
        None
    }

    /// Whether the person is what `title` says, in the body that `body` names.
    fn fits(&self, index: usize, title: &str, body: &str) -> bool {
        let a = &self.attendance[index];
        let body = body.trim_end_matches('の');
        let in_body = body.is_empty() || a.affiliations.iter().any(|f| f.as_written.contains(body));
        let role = a.role.as_deref().is_some_and(|r| {
            r == title || r.ends_with(title) || title.ends_with(r) || r.trim_end_matches('等') == title
        });
        let post = a
            .affiliations
            .iter()
            .any(|f| f.as_written.contains(title) || f.post.as_deref().is_some_and(|p| title.ends_with(p)));
        in_body && (role || post || self.lexicon.titles.honorific_at_end(&format!("X{title}")).is_some())
    }

    /// Whether a title is that of a post in a unit that it names, and the roster tells of no post of this one, who has a
    /// seat: 柊港湾課主幹 is not the member 柊誠.
    fn is_another(&self, index: usize, title: &str) -> bool {
        let titles = &self.lexicon.titles;
        let unit = title.find(['課', '部', '局', '室', '係']);
        let one = &self.attendance[index];
        let seat = one.role.as_deref().and_then(|role| titles.capacity(role));
        titles.post_at_end(title).is_some()
            && unit.is_some_and(|at| at > 0)
            && one.affiliations.is_empty()
            && seat.is_some_and(|seat| matches!(seat.kind.as_str(), "member" | "chair" | "deputy"))
    }

    /// Those of the roster who bear `name` and may hold `title`.
    #[must_use]
    pub fn titled(&self, name: &str, title: &str) -> Option<Reference> {
        self.surnamed(name).filter(
            |found| !matches!(found, Reference::Named(Who::Listed(one)) if self.is_another(*one, title)),
        )
    }

    fn is_body_like(&self, s: &str) -> bool {
        let s = s.trim_end_matches(['の', '・', '、']);
        let listed = |f: &super::Affiliation| f.as_written.contains(s);
        s.is_empty()
            || self.lexicon.bodies.known(s).is_some()
            || self.lexicon.bodies.ending(s).is_some()
            || self.lexicon.titles.capacity(s).is_some()
            || (s.chars().count() >= 3 && self.attendance.iter().flat_map(|a| &a.affiliations).any(listed))
    }

    /// A name that the roster does not hold, without a body before it.
    fn unlisted_name<'w>(&self, head: &'w str) -> Option<&'w str> {
        let titles = &self.lexicon.titles;
        let known = |s: &str| {
            titles.surname_at_start(s).is_some_and(|end| end == s.len() || titles.is_given_name(&s[end..]))
        };
        let starts: Vec<usize> = head.char_indices().map(|(i, _)| i).collect();
        let name = starts.into_iter().map(|i| (&head[..i], &head[i..])).find(|(before, name)| {
            let before = before.trim_end_matches(['の', '・']);
            name.chars().count() >= 2
                && name.chars().count() <= 7
                && known(name)
                && (before.is_empty() || self.is_body_like(before))
        });
        name.map(|(_, name)| name)
    }

    /// A body by its name: 厚生労働省, or a body of the roster.
    fn body(&self, words: &str) -> Option<Reference> {
        let words = words.trim_end_matches("側");
        // MK of 一般社団法人みなと協会（MK）
        let short = self
            .attendance
            .iter()
            .flat_map(|a| &a.affiliations)
            .find(|held| held.abbreviation.as_deref() == Some(words))
            .and_then(|held| held.organization.first());
        if let Some(body) = short {
            return Some(Reference::Role(Who::Organ(body.clone())));
        }
        let listed = self
            .attendance
            .iter()
            .flat_map(|a| &a.affiliations)
            .any(|f| f.organization.iter().any(|o| o == words));
        let known = self.lexicon.bodies.known(words).is_some()
            || (words.chars().count() >= 3 && self.lexicon.bodies.ending(words).is_some());
        // What a clause tells of a company is no name.
        let clause = words.contains(['に', 'を', 'は', 'が']) || words.ends_with('の');
        let company =
            !clause && self.lexicon.bodies.form_at_start(words).is_some_and(|end| end < words.len());
        (listed || known || company).then(|| Reference::Role(Who::Organ(words.to_owned())))
    }
}

/// Whether a full name begins with this surname, or is nothing more; of foreigners it may be what the name ends with:
/// デ・ラ・クルス of マリア・デ・ラ・クルス.
fn bears(name: &str, surname: &str) -> bool {
    let foreign = || name.strip_suffix(surname).is_some_and(|given| given.ends_with(['・', '=']));
    !name.is_empty() && (name.starts_with(surname) || foreign())
}
