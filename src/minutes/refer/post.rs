//! Who holds a post or a seat, who is in the chair, or is what words say of one person.

use super::{People, Reference};
use crate::minutes::{Affiliation, Attendance, Presence, Who};

impl People<'_> {
    /// Who sits at the number that `words` are: 6番, 6番委員.
    #[must_use]
    pub fn seated(&self, words: &str) -> Option<usize> {
        // 5番委員代理: who stands for the one who has the seat.
        let (number, title) = words.strip_suffix("代理").unwrap_or(words).split_once('番')?;
        let titled =
            title.is_empty() || self.lexicon.titles.capacity(title).is_some_and(|c| c.kind == "member");
        let number: u32 = number.trim_start_matches("議席").parse().ok().filter(|_| titled)?;
        self.only_one(|a| a.seat == Some(number))
    }

    /// The chair of the roster, who is 議長 where the meeting elects none: 会長, 座長.
    pub(super) fn in_the_chair(&self) -> Option<usize> {
        let titles = &self.lexicon.titles;
        self.only_one(|a| {
            // The 議長 whom a committee speaks of is the assembly's, not its 委員長.
            a.role.as_deref().filter(|_| a.name.is_some()).is_some_and(|r| {
                titles.capacity(r).is_some_and(|c| c.kind == "chair") && !r.ends_with("委員長")
            })
        })
    }

    /// The one whose full name opens `words`, as telegraphic records print it behind the office: 議長：柊　誠、….
    #[must_use]
    pub fn named_first(&self, words: &str) -> Option<usize> {
        let name: String = words.split_once('、')?.0.chars().filter(|c| !c.is_whitespace()).collect();
        if name.chars().count() < 3 { None } else { self.bearer(&name) }
    }

    /// The only one of the roster by whose name a speech opens, behind where one belongs: 外科の柊でございます。
    #[must_use]
    pub fn introduced(&self, words: &str) -> Option<usize> {
        // Letters of such a sentence, at most.
        const LONGEST: usize = 40;
        let first = words.split('。').next().filter(|first| first.chars().count() <= LONGEST)?;
        let ends = ["でございます", "と申します", "です"];
        let said = ends.iter().find_map(|end| first.strip_suffix(end))?;
        let (_, name) = said.rsplit_once('の').filter(|(_, name)| name.chars().count() > 1)?;
        match self.surnamed(name)? {
            Reference::Named(Who::Listed(one)) if self.attendance[one].presence != Presence::Absent => {
                Some(one)
            }
            _ => None,
        }
    }

    /// Who holds `post` here, where the roster lists one such person.
    #[must_use]
    pub fn holder(&self, post: &str) -> Option<usize> {
        let holds = |a: &Attendance| {
            a.affiliations.iter().any(|f| post.chars().count() >= 2 && f.as_written.ends_with(post))
        };
        self.holder_of(post).or_else(|| self.only_one(|a| a.name.is_some() && holds(a)))
    }

    /// Who holds `post` here by the whole of its title, where the roster lists one such person.
    #[must_use]
    pub fn holder_of(&self, post: &str) -> Option<usize> {
        let unit = post.strip_suffix('長');
        let holds = |f: &Affiliation| {
            f.as_written == post || f.post.as_deref() == Some(post) || unit.is_some_and(|unit| heads(f, unit))
        };
        // 柊室長, written as it stands: the label names the one.
        let named = |a: &Attendance| a.name.as_ref().is_none_or(|name| post.starts_with(&name.value));
        self.only_one(|a| !named(a) && a.affiliations.iter().any(holds))
    }

    /// The only one of those present whom something fits.
    fn only_one(&self, fits: impl Fn(&Attendance) -> bool) -> Option<usize> {
        let here = |a: &Attendance| a.presence != Presence::Absent && fits(a);
        single(self.attendance.iter().enumerate().filter(|(_, a)| here(a)).map(|(i, _)| i))
    }

    /// The only one of the roster who is what `words` say, here or elsewhere: 副会長, 教育長.
    #[must_use]
    pub fn only(&self, words: &str) -> Option<usize> {
        let holders = self.with_role(words);
        match holders[..] {
            [one] => Some(one),
            [] => self.holder(words),
            _ => None,
        }
    }

    /// 水産課長, 椥辻雪対策室長: a post that the roster lists as it stands, alone or behind the first letters of its
    /// holder's name. So no word of a post is taken for a name.
    pub(super) fn by_listed_post(&self, words: &str) -> Option<Reference> {
        // 副参事兼桟橋室長: one who holds both.
        if words.contains('兼') {
            let posts: Vec<&str> = words.split('兼').collect();
            let holds = |a: &Attendance| {
                posts.iter().all(|post| a.affiliations.iter().any(|f| f.post.as_deref() == Some(*post)))
            };
            if let Some(one) = single((0..self.attendance.len()).filter(|&i| holds(&self.attendance[i]))) {
                return Some(Reference::Role(Who::Listed(one)));
            }
        }
        if let Some(minister) = self.by_portfolio(words) {
            return Some(Reference::Role(Who::Listed(minister)));
        }
        let titles = &self.lexicon.titles;
        let standard = titles.standard(words);
        // 高橋係長, read as a post where a list ran together, is somebody all the same.
        let unit = words.strip_suffix('長').is_some_and(|unit| self.lexicon.bodies.is_unit(unit));
        let post_alone = unit || titles.surname_at_start(words).is_none();
        let mut found: Option<Reference> = None;
        for (index, person) in self.attendance.iter().enumerate() {
            let Some(name) = self.names.get(index).filter(|name| !name.is_empty()) else { continue };
            // 港湾課長 as printed, though it was read as the 課長 of the 港湾課.
            let held = person.affiliations.iter();
            let posts =
                held.flat_map(|held| [held.post.as_deref(), Some(held.as_written.as_str())]).flatten();
            let before = posts
                .filter(|post| post.chars().count() > 2)
                .filter_map(|post| standard.strip_suffix(&*titles.standard(post)))
                .find(|before| before.is_empty() || before.len() < name.len() && name.starts_with(*before));
            let reference = match before {
                Some("") if !post_alone => continue,
                Some("") => Reference::Role(Who::Listed(index)),
                Some(_) => Reference::Named(Who::Listed(index)),
                None => continue,
            };
            if person.presence == Presence::Absent || found.replace(reference).is_some() {
                return None;
            }
        }
        found
    }

    /// 離島振興担当大臣: the minister of whom the roster tells the portfolio in brackets, 内閣府特命担当大臣（離島振興）.
    fn by_portfolio(&self, words: &str) -> Option<usize> {
        let portfolio = words.strip_suffix("担当大臣").filter(|of| of.chars().count() > 1)?;
        self.only_one(|a| {
            a.name.is_some()
                && a.affiliations.iter().filter_map(|held| held.post.as_deref()).any(|post| {
                    let of = post.strip_suffix(')').and_then(|post| post.split_once("担当大臣("));
                    // 離島振興担当大臣・内閣府特命担当大臣（防災）
                    let own = post.split('・').any(|own| own == words);
                    own || of.is_some_and(|(_, of)| of.split(['、', ' ']).any(|of| of.trim() == portfolio))
                })
        })
    }

    pub(super) fn with_role(&self, role: &str) -> Vec<usize> {
        let same = |a: &Attendance| a.role.as_deref() == Some(role) && a.presence != Presence::Absent;
        self.attendance.iter().enumerate().filter(|(_, a)| same(a)).map(|(i, _)| i).collect()
    }
}

/// Whether someone heads the `unit`, however the roster prints it: 港湾課　課長.
fn heads(held: &Affiliation, unit: &str) -> bool {
    let rank = held.post.as_deref().and_then(|post| post.strip_suffix('長'));
    held.organization.last().is_some_and(|last| last == unit)
        && rank.is_some_and(|rank| rank.is_empty() || unit.ends_with(rank))
}

/// The one thing that there is, where there is no other.
pub(super) fn single<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
