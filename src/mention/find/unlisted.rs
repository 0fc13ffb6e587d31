//! Names that no table holds, from the compounds of a text: what their last words, their post or their legal form tell.

use std::ops::Range;

use super::{Finder, Hit, surface::Surface};
use crate::{
    entity::{Kind, Resolution},
    lexicon::{Level, Strength},
    mention::{
        classify::{classify, government_at_start},
        edge::{without_person, without_prefix},
        local, person, regulation, spoken_for, title,
    },
    minutes::affiliation::path,
    rule,
    script::{self, Script},
};

impl Finder<'_> {
    /// A compound that no table holds.
    pub(super) fn noun(
        &self,
        s: &str,
        nouns: &[Range<usize>],
        i: usize,
        surface: &Surface,
        hits: &mut Vec<Hit>,
    ) {
        if self.someone(s, nouns, i, surface, hits) {
            return;
        }
        if let Some(body) = spoken_for::represented(s, nouns, i, self.lexicon) {
            hits.push(self.body(s, body));
            return;
        }
        let range = &nouns[i];
        let (start, end) = (range.start + surface.name.start, range.start + surface.name.end);
        if start >= end {
            return;
        }
        if let Some(range) = self.with_form(s, start..end) {
            hits.push(self.body(s, range));
            return;
        }
        if let Some(hit) = self.of_every_town(s, range.start, start..end) {
            hits.push(hit);
            return;
        }
        if let Some(range) = self.pieced(s, nouns, i) {
            hits.push(self.body(s, range));
            return;
        }
        hits.extend(surface.titled.and_then(|kind| self.long_title(s, nouns, i, end, kind)));
        if surface.listed || self.names.contains(&s[start..end]) {
            return;
        }
        let hit = self.law(s, start..end, surface).or_else(|| self.dotted(s, nouns, i, end));
        let hit = hit.or_else(|| self.before_post(s, start, surface));
        // 係留・離島航路ワーキンググループ座長
        let led = || self.dotted(s, nouns, i, start + surface.before_post?);
        let hit = hit.or_else(|| led().filter(|hit| hit.kind == Kind::Organization));
        let hit = hit.or_else(|| self.said_to_be(s, start..end, surface));
        let hit = hit.or_else(|| self.classified(s, nouns, i, surface));
        let hit =
            hit.or_else(|| self.begins_with_body(s, start..end)).or_else(|| self.of_council(s, start..end));
        hits.extend(hit.as_ref().and_then(|hit| self.outermost(s, hit)));
        hits.extend(hit);
    }

    /// 海洋庁 of 海洋庁船舶部漁港課: the known body of which a unit is named.
    fn outermost(&self, s: &str, unit: &Hit) -> Option<Hit> {
        let name = &s[unit.range.clone()];
        let top = path(name, self.lexicon).into_iter().next().filter(|top| top.len() < name.len())?;
        let known = unit.kind == Kind::Organization
            && self.lexicon.bodies.known(&top).is_some_and(|body| has_offices(&body.kind));
        let at = unit.range.start;
        known.then(|| Hit { nested: true, ..self.body(s, at..at + top.len()) })
    }

    /// Whether the noun is a person's name, with or without a title; so it is found, with the body that the person speaks for.
    fn someone(
        &self,
        s: &str,
        nouns: &[Range<usize>],
        i: usize,
        surface: &Surface,
        hits: &mut Vec<Hit>,
    ) -> bool {
        let range = nouns[i].clone();
        let titled = |at: usize| {
            let words = &s[range.clone()];
            person::by_title(words, at, self.people, self.minutes, &self.introduced, self.lexicon)
        };
        if let Some(named) = surface.title.and_then(titled) {
            // 南浜大学教授黒川みち子氏: the body before a full name is none of it.
            let name = s[range.clone()].find(&named.text).unwrap_or(0);
            hits.push(person_hit(range.start + name..range.end, named));
            return true;
        }
        let Some((range, named)) = person::by_surname(s, nouns, i, &self.introduced, self.lexicon) else {
            return false;
        };
        let named = person::in_roster(named, self.minutes, &self.introduced, self.lexicon);
        let body = spoken_for::of_speaker(s, nouns, i, &range, self.lexicon);
        hits.extend(body.map(|body| self.body(s, body)));
        hits.push(person_hit(range, named));
        true
    }

    /// A law by its ending, or by what is said of it.
    fn law(&self, s: &str, range: Range<usize>, surface: &Surface) -> Option<Hit> {
        let name = &s[range.clone()];
        let law = surface.law.clone().or_else(|| {
            regulation::by_context(name, &s[range.end..], self.lexicon).then_some(0..name.len())
        })?;
        let law = range.start + law.start..range.start + law.end;
        // 改正浮桟橋係留法
        let amended = s[law.clone()].ends_with('法');
        let range = if amended {
            regulation::with_amendment(s, law.start)..law.end
        } else {
            self.of_own_town(s, law.clone()).unwrap_or(law.start)..law.end
        };
        let entity = self.named(Kind::Regulation, &s[range.clone()]);
        let mut hit = Hit::new(s, range, entity, rule::MENTION_SUFFIX);
        hit.entity = Resolution::Unknown;
        Some(hit)
    }

    /// 南浜町長黒川一郎専決処分事項|南浜町税条例: in the record of a town its ordinance begins with its name, whatever was
    /// printed before it.
    fn of_own_town(&self, s: &str, law: Range<usize>) -> Option<usize> {
        let town = &self.town.as_ref()?.name;
        let name = &s[law.clone()];
        let at = name.rfind(town.as_str()).filter(|&at| at > 0 && name.ends_with("条例"))?;
        let before = ["長", "議案", "事項", "提出", "号"].iter().any(|word| name[..at].contains(word));
        before.then_some(law.start + at)
    }

    /// What the last words say it is; or a term, because it comes again and again.
    fn classified(&self, s: &str, nouns: &[Range<usize>], i: usize, surface: &Surface) -> Option<Hit> {
        let range = nouns[i].start + surface.name.start..nouns[i].start + surface.name.end;
        let name = &s[range.clone()];
        let (kind, rule) = surface.class?;
        // 今月号の『PortNote』: in such brackets stand books and magazines.
        if kind == Kind::Technology && name.is_ascii() && s[..range.start].ends_with('『') {
            return None;
        }
        let named = kind == Kind::Initiative;
        let theme =
            (named || name.ends_with('会')).then(|| title::theme(s, nouns, i, self.lexicon)).flatten();
        // みなみはま|ワインプロジェクト
        let kana = || (named && surface.name.start == 0).then(|| self.kana_before(s, range.start)).flatten();
        let theme = theme.or_else(kana);
        // 第3期港湾協議会: the term of its members is none of its name.
        let term = if kind == Kind::Organization { title::ordinal(name).max(house(name)) } else { 0 };
        // くらしの|まるごと相談課
        let lead = || {
            let section = kind == Kind::Organization && name.ends_with(['課', '室']);
            let at = if section { title::with_kana(s, range.start, self.lexicon) } else { range.start };
            (at < range.start).then_some(at)
        };
        let range = theme.or_else(lead).unwrap_or(range.start + term)..range.end;
        let entity = self.named(kind, &s[range.clone()]);
        Some(Hit::new(s, range, entity, rule))
    }

    /// ミナトリンクという会社, `PortLink`というシステム: a coined name, as the noun behind it says.
    fn said_to_be(&self, s: &str, range: Range<usize>, surface: &Surface) -> Option<Hit> {
        let name = &s[range.clone()];
        let behind = ["という", "と呼ばれる", "といった", "と言われる"]
            .iter()
            .find_map(|said| s[range.end..].strip_prefix(said))?;
        let latin = script::has(name, Script::Latin);
        let coined = latin || script::has(name, Script::Katakana);
        let open = surface.class.is_none_or(|(kind, _)| latin && kind == Kind::Technology);
        if !coined || !open || name.chars().count() < 3 || self.lexicon.terms.is_generic(name) {
            return None;
        }
        let says = |cue| self.lexicon.cues.words(cue).opens(behind);
        let kind = if says("said-organization") {
            Kind::Organization
        } else if says("said-technology") {
            Kind::Technology
        } else if latin && says("said-initiative") {
            Kind::Initiative
        } else {
            return None;
        };
        let entity = self.named(kind, name);
        Some(Hit::new(s, range, entity, rule::MENTION_SUFFIX))
    }

    /// ドイツ政府 of ドイツ政府出資: whose the rest is.
    fn begins_with_body(&self, s: &str, range: Range<usize>) -> Option<Hit> {
        let end = government_at_start(&s[range.clone()], self.lexicon)?;
        Some(self.body(s, range.start..range.start + end))
    }

    /// 港湾審議会第3回|企画部会: behind its council and the number of the sitting a general name is that of one body.
    fn of_council(&self, s: &str, range: Range<usize>) -> Option<Hit> {
        let number = s[..range.start].strip_suffix('回')?;
        let digits = number.trim_end_matches(|c: char| c.is_ascii_digit());
        let council = digits.strip_suffix('第').filter(|_| digits.len() < number.len())?;
        let name = &s[range.clone()];
        let (at, level) = self.lexicon.bodies.ending(name)?;
        let meets = council.ends_with('会') && level == Level::Meeting && at >= "企画".len();
        (meets && !name.ends_with("定例会") && !name.ends_with("臨時会")).then(|| self.body(s, range))
    }

    /// The body whose post the words are: 南浜市医師会 of 南浜市医師会副会長.
    fn before_post(&self, s: &str, start: usize, surface: &Surface) -> Option<Hit> {
        let body = surface.before_post.filter(|_| !s[..start].ends_with('・'))?;
        Some(self.body(s, start..start + body))
    }

    /// A body that every town has: 教育委員会. 各教育委員会 and 他教育委員会 name none.
    fn of_every_town(&self, s: &str, noun: usize, range: Range<usize>) -> Option<Hit> {
        if !matches!(&s[noun..range.start], "" | "本" | "当") {
            return None;
        }
        let entity = local::body(&s[range.clone()], &s[..noun], self.town.as_ref(), self.lexicon)?;
        let mut hit = self.body(s, range);
        if let Some(found) = entity.found() {
            hit.canonical.clone_from(&found.label);
        }
        hit.entity = entity;
        Some(hit)
    }

    /// A body at `range`.
    fn body(&self, s: &str, range: Range<usize>) -> Hit {
        let entity = self.named(Kind::Organization, &s[range.clone()]);
        Hit::new(s, range, entity, rule::MENTION_SUFFIX)
    }

    /// (財)みなと公社, 浜島測量(株): a name beside a legal form in brackets.
    fn with_form(&self, s: &str, name: Range<usize>) -> Option<Range<usize>> {
        // A form in brackets has three letters with them at least and five at most: (株), (公財).
        let is_form = |piece: &str| self.lexicon.bodies.is_form(piece);
        let several = s[name.clone()].chars().nth(1).is_some();
        if several && s[name.end..].starts_with('(') {
            let close = s[name.end..].char_indices().take(5).find(|&(_, c)| c == ')')?;
            let end = name.end + close.0 + ')'.len_utf8();
            return is_form(&s[name.end..end]).then_some(name.start..end);
        }
        if !several || !s[..name.start].ends_with(')') {
            return None;
        }
        let open = s[..name.start].char_indices().rev().take(5).find(|&(_, c)| c == '(')?.0;
        let free = !s[..open].ends_with(|c| !matches!(script::script(c), Script::Hiragana | Script::Other));
        (free && is_form(&s[open..name.start])).then_some(open..name.end)
    }

    /// A title over particles: an ordinance, a council, a plan.
    fn long_title(&self, s: &str, nouns: &[Range<usize>], i: usize, end: usize, kind: Kind) -> Option<Hit> {
        let start = title::start(s, nouns, i, kind == Kind::Regulation, self.lexicon)?;
        // 長谷川美咲国際港湾の権利センター
        let person =
            if kind == Kind::Organization { without_person(&s[start..end], self.lexicon) } else { 0 };
        let start = start + person;
        // 南浜町議会の議員に関する条例制定について
        let done = ["案", "等", "制定", "改正"].iter().any(|what| s[end..].starts_with(what));
        if end != nouns[i].end && !done {
            return None;
        }
        let name = &s[start..end];
        if !self.lexicon.matcher.exact(name).is_empty() {
            return None;
        }
        let entity = self.named(kind, name);
        let mut hit = Hit::new(s, start..end, entity, rule::MENTION_SUFFIX);
        hit.nested = true;
        if kind == Kind::Regulation {
            hit.entity = Resolution::Unknown;
        }
        Some(hit)
    }

    /// 医療・介護データ: what stands before the dot belongs to the name if it is none by itself.
    fn dotted(&self, s: &str, nouns: &[Range<usize>], i: usize, end: usize) -> Option<Hit> {
        let mut first = i;
        while first > 0 && i - first < 4 && &s[nouns[first - 1].end..nouns[first].start] == "・" {
            first -= 1;
        }
        if first == i || s[nouns[i].end..].starts_with('・') {
            return None;
        }
        // 町立図書館・公民館: several, whatever they are called.
        let vague = self.lexicon.cues.words("vague-modifier");
        if vague.at_start(&s[nouns[first].clone()]).any(|of| of.ends_with(['立', '内'])) {
            return None;
        }
        let start = nouns[first].start + without_prefix(&s[nouns[first].clone()], self.lexicon);
        let name = &s[start..end];
        if !self.lexicon.matcher.exact(name).is_empty() {
            return None;
        }
        let (kind, rule) = classify(name, self.lexicon)?;
        if matches!(kind, Kind::Technology | Kind::Disease) {
            return None;
        }
        let head = self.lexicon.terms.head(name);
        // 係留・離島支払制度: the scheme goes on to the left where its last word alone would be one.
        let alone = || name.ends_with("制度") && classify(&s[nouns[i].start..end], self.lexicon).is_some();
        if kind != Kind::Organization
            && head.is_some_and(|(.., strength)| strength == Strength::Weak)
            && !alone()
        {
            return None;
        }
        let head = head.map(|(at, ..)| &name[at..]);
        let by_itself = |noun: &Range<usize>| {
            let words = &s[noun.clone()];
            self.lexicon.bodies.known(words).is_some()
                || self.names.contains(words)
                || self.lexicon.matcher.exact(words).iter().any(|e| e.kind() == kind)
                || classify(words, self.lexicon).is_some_and(|(k, _)| k == kind)
                || self.lexicon.bodies.ending(words).is_some()
                || head.is_some_and(|h| words.ends_with(h))
                || regulation::by_ending(words, self.lexicon).is_some()
        };
        if nouns[first..i].iter().any(by_itself) {
            return None;
        }
        let entity = self.named(kind, name);
        Some(Hit::new(s, start..end, entity, rule))
    }
}

/// Bytes of the house before its committee, which bears its name without it: 衆議院海洋委員会.
fn house(name: &str) -> usize {
    let of =
        ["衆議院", "参議院"].into_iter().find(|house| name.starts_with(house) && name.ends_with("委員会"));
    of.map_or(0, str::len)
}

/// Whether a body of that kind has offices: a town is printed before what lies in it, a council before its sections.
fn has_offices(kind: &str) -> bool {
    !matches!(kind, "municipality" | "ward" | "prefecture" | "council")
}

fn person_hit(range: Range<usize>, named: person::Named) -> Hit {
    Hit {
        range,
        kind: Kind::Person,
        canonical: named.text.clone(),
        text: named.text,
        entity: named.entity,
        rule: rule::MENTION_PERSON,
        nested: false,
    }
}
