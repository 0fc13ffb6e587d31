//! Names in 「 」: what the words inside, around and behind the brackets tell of the thing.

use std::ops::Range;

use super::{Finder, Hit};
use crate::{
    entity::Kind,
    lexicon::{Level, Lexicon, Strength},
    mention::{classify::classify, title},
    rule,
    script::{self, Script},
};

impl Finder<'_> {
    /// 「…」 whose last word, or the word before or behind it, tells what it is.
    pub(super) fn quoted(&self, s: &str, nouns: &[Range<usize>], hits: &mut Vec<Hit>) {
        let mut done = 0;
        for (open, bracket) in s.match_indices(['「', '『']) {
            let start = open + bracket.len();
            let close = if bracket == "「" { '」' } else { '』' };
            if start < done {
                continue;
            }
            // A name has at most 40 characters, of at most four bytes.
            let window = floor_boundary(s, start + 164);
            let Some(end) = s[start..window].find(close).map(|e| start + e) else { continue };
            // 「市が目指す『みなと構想』」: the inner one is the name.
            if s[start..end].contains(['「', '『']) {
                continue;
            }
            done = end;
            // The name ends where a bracket explains it.
            let end = s[start..end].find('(').map_or(end, |b| start + b);
            let name = &s[start..end];
            let chars = name.chars().count();
            if let Some(range) = self.council_around(s, nouns, open, end) {
                let entity = self.named(Kind::Organization, &s[range.clone()]);
                hits.push(Hit { nested: true, ..Hit::new(s, range, entity, rule::MENTION_QUOTED) });
                continue;
            }
            if !(3..=40).contains(&chars) || name.contains(['。', '、', '○']) || self.names.contains(name)
                // What amends an ordinance is none by itself.
                || name.contains("の一部を改正する")
            {
                continue;
            }
            let by_head = self
                .lexicon
                .terms
                .head(title::without_edition(name))
                .filter(|(at, kind, _)| *at > 0 && *kind != Kind::Technology)
                .map(|(_, kind, _)| kind);
            let kind = by_head
                .or_else(|| self.told_by_noun_before(s, nouns, start))
                .or_else(|| self.told_by_noun_behind(s, nouns, end))
                .or_else(|| self.told_by_saying(name, &s[..open], &s[end..]))
                .or_else(|| told_by_use(name, &s[end..], self.lexicon))
                .or_else(|| is_council(name, self.lexicon).then_some(Kind::Organization));
            if let Some((range, kind)) = self.titled_around(s, nouns, open, end) {
                let entity = self.named(kind, &s[range.clone()]);
                hits.push(Hit::new(s, range, entity, rule::MENTION_QUOTED));
                continue;
            }
            // 「何らかの」: what names something ends with a noun.
            let noun = !name.ends_with(['の', 'な', 'は', 'を', 'に', 'が']);
            if let Some(kind) = kind.filter(|_| noun && !self.lexicon.terms.is_generic(name)) {
                let entity = self.named(kind, name);
                hits.push(Hit::new(s, start..end, entity, rule::MENTION_QUOTED));
            }
        }
    }

    /// 「みなとの未来」戦略, 浜市「子ども」条例: brackets inside a title, whose last noun follows them at once.
    fn titled_around(
        &self,
        s: &str,
        nouns: &[Range<usize>],
        open: usize,
        close: usize,
    ) -> Option<(Range<usize>, Kind)> {
        let at = close + s[close..].strip_prefix(['」', '』']).map(|_| '」'.len_utf8())?;
        let last = nouns.get(nouns.partition_point(|n| n.start < at)).filter(|n| n.start == at)?;
        let words = &s[last.clone()];
        let kind = match title::kind(words, self.lexicon) {
            Some(kind) => kind,
            None => self.lexicon.terms.head(&format!("甲乙{words}")).and_then(|(_, kind, strength)| {
                (kind == Kind::Initiative && strength == Strength::Strong).then_some(kind)
            })?,
        };
        // The place whose ordinance it is stands right before the brackets.
        let i = nouns.partition_point(|n| n.end < open);
        let before = nouns.get(i).filter(|n| n.end == open && kind == Kind::Regulation);
        Some((before.map_or(open, |n| n.start)..last.end, kind))
    }

    /// 「うみかぜ」活用推進会議: a council that is named after something in brackets. What is only held 「…」検討会 has no words
    /// between.
    fn council_around(
        &self,
        s: &str,
        nouns: &[Range<usize>],
        open: usize,
        close: usize,
    ) -> Option<Range<usize>> {
        let at = close + s[close..].strip_prefix(['」', '』']).map(|_| '」'.len_utf8())?;
        let last = nouns.get(nouns.partition_point(|n| n.start < at)).filter(|n| n.start == at)?;
        let words = &s[last.clone()];
        let (ending, level) = self.lexicon.bodies.ending(words)?;
        let short = s[open..close].chars().count() <= 15 && self.lexicon.bodies.known(words).is_none();
        (short && level == Level::Meeting && ending > 0).then_some(open..last.end)
    }

    /// データベース「X」: the noun before the quoted name that begins at `start` tells what it is.
    pub(super) fn told_by_noun_before(&self, s: &str, nouns: &[Range<usize>], start: usize) -> Option<Kind> {
        let open = s[..start].strip_suffix(['「', '『'])?.len();
        let i = nouns.partition_point(|n| n.end < open);
        let noun = nouns.get(i).filter(|n| n.end == open)?;
        // アプリ「みなとナビ」: of technical things only those that bear a name.
        let named = self.lexicon.cues.words("quoted-technology").closes(&s[noun.clone()]);
        self.head_of(&s[noun.clone()]).filter(|kind| *kind != Kind::Technology || named)
    }

    /// 「X」という事業, 「X」計画: the noun behind the quoted name that ends at `end`.
    fn told_by_noun_behind(&self, s: &str, nouns: &[Range<usize>], end: usize) -> Option<Kind> {
        let close = s[end..].strip_prefix(['」', '』'])?;
        let rest =
            ["という", "と呼ばれる", "と称する"].iter().find_map(|w| close.strip_prefix(w)).unwrap_or(close);
        let at = s.len() - rest.len();
        let i = nouns.partition_point(|n| n.start < at);
        let noun = nouns.get(i).filter(|n| n.start == at)?;
        self.head_of(&s[noun.clone()])
    }

    /// 「港の人事部」という取組, 愛称は「みなとカード」: what is said to be done, or to be called so, is an initiative.
    fn told_by_saying(&self, name: &str, before: &str, behind: &str) -> Option<Kind> {
        let called = self.lexicon.cues.words("calls").closes(before);
        let is_phrase = name.chars().any(|c| matches!(c, 'を' | 'が' | 'は'))
            || name.ends_with(|c| script::script(c) == Script::Hiragana) && !called;
        let rest = behind.strip_prefix(['」', '』']).filter(|_| !is_phrase)?;
        let done = rest.strip_prefix("という").or_else(|| rest.strip_prefix("といった"));
        let done = done.is_some_and(|rest| self.lexicon.cues.words("said-initiative").opens(rest));
        if !called && !done {
            return None;
        }
        let other = classify(name, self.lexicon).map(|(kind, _)| kind).filter(|_| called);
        Some(other.unwrap_or(Kind::Initiative))
    }

    /// The kind of thing that a noun beside a quoted name says it is.
    fn head_of(&self, noun: &str) -> Option<Kind> {
        let terms = &self.lexicon.terms;
        let padded = format!("甲乙{noun}");
        terms
            .is_head(noun)
            .then(|| terms.head(&padded).map(|(_, kind, _)| kind))
            .flatten()
            .or_else(|| terms.head(noun).map(|(_, kind, _)| kind))
    }
}

/// 「港のまちづくり推進会議」: a council by its ending, whatever particles its name holds.
fn is_council(name: &str, lexicon: &Lexicon) -> bool {
    let at = match lexicon.bodies.ending(name) {
        Some((at, Level::Meeting)) => at,
        _ => name.strip_suffix("推進チーム").map_or(0, str::len),
    };
    name[..at].chars().nth(2).is_some() && !lexicon.cues.words("no-body").closes(name)
}

/// 「海への手紙」を活用した, 「みなと学びフェア」などを開催: a phrase in brackets that is held, handed out or used, or that
/// ends as such things do, is the name of something offered.
fn told_by_use(name: &str, behind: &str, lexicon: &Lexicon) -> Option<Kind> {
    let behind = behind.strip_prefix(['」', '』'])?;
    if lexicon.cues.words("gives-name").opens(behind) {
        return Some(Kind::Initiative);
    }
    let rest = behind.strip_prefix("など").or_else(|| behind.strip_prefix('等')).unwrap_or(behind);
    let used = rest.strip_prefix('を').is_some_and(|rest| lexicon.cues.words("offered").opens(rest));
    // 子ども: its kana is no particle.
    let name = name.replace("子ども", "子供").replace("こども", "子供");
    let name = name.as_str();
    let phrase = ["の", "への", "と"].iter().any(|joint| name.contains(joint))
        && !name.chars().any(|c| matches!(c, 'を' | 'が' | 'は' | 'も'))
        && name.chars().next_back().is_some_and(|c| script::script(c) != Script::Hiragana);
    let offered = lexicon.cues.words("offer-ending").at_end(name).any(|end| {
        let before = &name[..name.len() - end.len()];
        before.chars().count() >= 2 && !lexicon.terms.is_generic(before)
    });
    (used && (phrase || offered)).then_some(Kind::Initiative)
}

/// The last character boundary at or before `at`.
fn floor_boundary(s: &str, at: usize) -> usize {
    let mut at = at.min(s.len());
    while !s.is_char_boundary(at) {
        at -= 1;
    }
    at
}
