//! Who is of a body, or of a class of people.

use super::People;
use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Presence},
};

impl People<'_> {
    /// People of the roster who belong to `body`, absent ones left out.
    #[must_use]
    pub fn of_body(&self, body: &str) -> Vec<usize> {
        let bare = self.lexicon.bodies.without_form(body);
        let belongs = |a: &Attendance| {
            a.affiliations.iter().any(|f| {
                f.organization.iter().any(|o| o == body || self.lexicon.bodies.without_form(o) == bare)
                    || f.abbreviation.as_deref() == Some(body)
                    || self.same_known_body(f.organization.first().map_or("", String::as_str), body)
            })
        };
        self.attendance
            .iter()
            .enumerate()
            .filter(|(_, a)| a.presence != Presence::Absent && belongs(a))
            .map(|(i, _)| i)
            .collect()
    }

    /// Those of a class whose mark says of which body they are: 説明者（海洋省）.
    #[must_use]
    pub fn of_bracket(&self, label: &str, class: Vec<usize>) -> Vec<usize> {
        let body = label.strip_suffix(')').and_then(|label| label.rsplit_once('(')).map(|(_, body)| body);
        let own = body.map(|body| self.of_body(body)).unwrap_or_default();
        if class.iter().any(|i| own.contains(i)) {
            return class.into_iter().filter(|i| own.contains(i)).collect();
        }
        class
    }

    /// Those of the roster who are listed as a side of the meeting: 町側.
    pub(super) fn sides(&self) -> impl Iterator<Item = usize> {
        let side = |a: &Attendance| {
            a.role.as_deref().is_some_and(|role| role.trim_end_matches("出席者").ends_with('側'))
        };
        let there = |a: &Attendance| a.presence != Presence::Absent;
        (0..self.attendance.len()).filter(move |&i| side(&self.attendance[i]) && there(&self.attendance[i]))
    }

    fn same_known_body(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.lexicon.bodies.known(a), self.lexicon.bodies.known(b));
        a.zip(b).is_some_and(|(a, b)| a.name == b.name)
    }

    /// People of the roster who are meant by a class: 参考人 are those under 参考人等, 委員 the members and their chair.
    #[must_use]
    pub fn of_group(&self, group: &str) -> Vec<usize> {
        let titles = &self.lexicon.titles;
        if group.ends_with('側') && titles.capacity(group).is_none() {
            return self.sides().collect();
        }
        // 委員及び関係者: those of both classes.
        if let Some((one, other)) = two_classes(group, self.lexicon) {
            let mut both = self.of_group(one);
            both.extend(self.of_group(other));
            both.sort_unstable();
            both.dedup();
            return both;
        }
        let bare = group.trim_end_matches('等').trim_end_matches('側');
        let bare = unnamed_class(bare, self.lexicon).unwrap_or(bare);
        let listed = self.attendance.iter().any(|a| a.role.as_deref() == Some(bare));
        let bare = narrowed_class(bare, self.lexicon).filter(|_| !listed).unwrap_or(bare);
        // 大学側 answers those who came from outside: its own members, and the chair.
        let bare =
            if matches!(group, "大学側" | "法人側" | "機構側") { "学内委員" } else { bare };
        let kind = titles.capacity(bare).map(|c| c.kind.as_str());
        let everyone = ["出席者", "参加者"].contains(&bare);
        // 全員, 議員全員: all who vote.
        let all = ["全員", "一同"].iter().find_map(|all| bare.strip_suffix(all));
        let bare = all.filter(|class| !class.is_empty()).unwrap_or(bare);
        let kind = if all.is_some() { titles.capacity(bare).map(|c| c.kind.as_str()) } else { kind };
        let votes = |a: &Attendance| {
            all == Some("")
                && a.role.as_deref().is_some_and(|role| {
                    role.ends_with("議員") || titles.capacity(role).is_some_and(|c| c.kind == "member")
                })
        };
        // Of those who were called, some are listed once more as absent.
        let away = |a: &Attendance| {
            let same = |b: &Attendance| {
                b.presence == Presence::Absent
                    && a.name.as_ref().map(|n| &n.value) == b.name.as_ref().map(|n| &n.value)
            };
            all.is_some() && self.attendance.iter().any(same)
        };
        // 出席委員 are the 委員 who were there.
        let class = |role: &str| role.trim_end_matches('等').trim_start_matches("出席") == bare;
        let direct = |a: &Attendance| a.presence != Presence::Absent && a.role.as_deref().is_some_and(class);
        let any_direct = self.attendance.iter().any(direct);
        let chairs_in = |a: &Attendance| {
            kind == Some("member")
                && !bare.starts_with("学外")
                && a.role
                    .as_deref()
                    .and_then(|r| titles.capacity(r))
                    .is_some_and(|c| c.kind == "chair" || c.kind == "deputy")
        };
        let alike = |a: &Attendance| {
            !any_direct
                && !bare.starts_with('学')
                && kind.is_some()
                && a.role.as_deref().and_then(|r| titles.capacity(r)).map(|c| c.kind.as_str()) == kind
        };
        let meant = |a: &Attendance| {
            a.name.is_some()
                && a.presence != Presence::Absent
                && (everyone || direct(a) || chairs_in(a) || alike(a) || votes(a))
                && !away(a)
        };
        self.attendance.iter().enumerate().filter(|(_, a)| meant(a)).map(|(i, _)| i).collect()
    }
}

/// Whether words name a class that no table holds: two of them, or some of one.
pub(super) fn is_class(words: &str, lexicon: &Lexicon) -> bool {
    two_classes(words, lexicon).is_some() || narrowed_class(words, lexicon).is_some()
}

/// The two classes that words name: 委員及び関係者.
fn two_classes<'a>(words: &'a str, lexicon: &Lexicon) -> Option<(&'a str, &'a str)> {
    let two = words.split_once("及び").or_else(|| words.split_once("並びに"))?;
    let many = |class: &str| lexicon.titles.capacity(class).is_some_and(|c| !c.one);
    (many(two.0) && many(two.1)).then_some(two)
}

/// The class of which words tell what kind of people is meant: 構成員 of 有識者構成員.
fn narrowed_class<'a>(words: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let at = lexicon.titles.capacity_at_end(words).filter(|&at| at > 0)?;
    let (kind, class) = words.split_at(at);
    let of_kind = lexicon.cues.is("member-class", kind) || lexicon.cues.is("kind-of-member", kind);
    let many = lexicon.titles.capacity(class).is_some_and(|c| c.kind == "member" && !c.one);
    (of_kind && many).then_some(class)
}

/// The class of one whose name a number or letter stands for: 委員 of 委員3, 委員B and B委員.
pub(in crate::minutes) fn unnamed_class<'a>(label: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let sign = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let (behind, before) = (label.trim_end_matches(sign).trim_end(), label.trim_start_matches(sign));
    let class = [behind, before].into_iter().find(|class| (1..=2).contains(&(label.len() - class.len())))?;
    let many = lexicon.titles.capacity(class).is_some_and(|c| c.kind == "member" && !c.one);
    many.then_some(class)
}
