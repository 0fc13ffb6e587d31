//! Bodies whose names more than one compound makes up: 灯台を守る会, 特定非営利活動法人うみかぜ, 係留計画(BCP)推進会議.

use std::ops::Range;

use super::Finder;
use crate::{
    lexicon::Level,
    mention::edge::without_prefix,
    script::{self, Script, script},
};

/// Verbs of those who meet for something: …を守る会.
const CAUSES: [&str; 12] = [
    "守る",
    "まもる",
    "育てる",
    "考える",
    "支える",
    "つくる",
    "創る",
    "作る",
    "支援する",
    "伝える",
    "求める",
    "応援する",
];

/// What a name written in kana does not open with: particles and endings of verbs.
const PARTICLES: [char; 18] = [
    'は', 'が', 'を', 'に', 'で', 'と', 'の', 'も', 'へ', 'や', 'か', 'な', 'ま', 'よ', 'さ', 'し', 'す',
    'た',
];

impl Finder<'_> {
    /// The body of which `nouns[i]` is the last piece.
    pub(super) fn pieced(&self, s: &str, nouns: &[Range<usize>], i: usize) -> Option<Range<usize>> {
        self.cause(s, nouns, i)
            .or_else(|| self.in_kana(s, nouns, i))
            .or_else(|| self.over_bracket(s, nouns, i))
    }

    /// 海辺の子を守る会: those who meet for something.
    fn cause(&self, s: &str, nouns: &[Range<usize>], i: usize) -> Option<Range<usize>> {
        let club = &nouns[i];
        if !matches!(&s[club.clone()], "会" | "会長" | "会代表") {
            return None;
        }
        let verb = CAUSES.into_iter().find(|verb| s[..club.start].ends_with(verb))?;
        let object = s[..club.start - verb.len()].strip_suffix('を')?.len();
        let last = nouns.partition_point(|noun| noun.end < object);
        let mut first = nouns.get(last).filter(|noun| noun.end == object)?;
        let opens =
            |at: usize| s[..at].chars().next_back().is_none_or(|c| !matches!(script(c), Script::Hiragana));
        // 海辺の|子: the noun before の where a clause begins with it.
        if let Some(before) = last.checked_sub(1).map(|at| &nouns[at])
            && &s[before.end..first.start] == "の"
            && opens(before.start)
        {
            first = before;
        }
        let start = first.start + without_prefix(&s[first.clone()], self.lexicon);
        (s[start..object].chars().nth(1).is_some()).then_some(start..club.start + '会'.len_utf8())
    }

    /// 特定非営利活動法人うみかぜ, 合同会社ひまわり企画, 南浜あさなぎ鉄道株式会社: a legal form and a name that holds kana.
    fn in_kana(&self, s: &str, nouns: &[Range<usize>], i: usize) -> Option<Range<usize>> {
        let first = &nouns[i];
        let bodies = &self.lexicon.bodies;
        let opening = &s[first.clone()];
        let opens = bodies.form_at_start(opening) == Some(opening.len());
        let length = |kana: &str| kana.chars().take_while(|&c| script(c) == Script::Hiragana).count();
        let letters = length(&s[first.end..]);
        if !(2..=8).contains(&letters) || s[first.end..].starts_with(PARTICLES) {
            return None;
        }
        let kana = first.end + letters * 'あ'.len_utf8();
        let last = nouns.get(i + 1).filter(|last| last.start == kana);
        let Some(last) = last else {
            // The name ends where the kana does, but for a particle.
            let ends = s[kana..].chars().next().is_none_or(|c| script::script(c) == Script::Other);
            let end = if s[..kana].ends_with(['の', 'は', 'が', 'を', 'に', 'と', 'も']) {
                kana - 'の'.len_utf8()
            } else {
                kana
            };
            return (opens && ends && s[first.end..end].chars().nth(2).is_some()).then_some(first.start..end);
        };
        let closing = &s[last.clone()];
        let bracketed = s[last.end..].starts_with("(株)") || s[last.end..].starts_with("(有)");
        let end = if bracketed { last.end + "(株)".len() } else { last.end };
        let closes = letters >= 3
            && (bracketed
                || closing.ends_with("会社") && bodies.form_at_end(closing).is_some_and(|form| form > 0));
        (opens || closes).then_some(first.start..end)
    }

    /// Where the kana begins that opens the name from `start` on: みなみはま|祭り. It stands behind a mark, as a sentence's
    /// adverbs do too: those are known by how they end.
    pub(super) fn kana_before(&self, s: &str, start: usize) -> Option<usize> {
        let kana = |c: char| script(c) == Script::Hiragana;
        let before = s[..start].trim_end_matches(kana);
        let run = &s[before.len()..start];
        // 北浜県の|みなみはま|祭り: behind の too, where the kana is long enough to be no adverb.
        let own = run.strip_prefix('の').filter(|own| own.chars().nth(5).is_some());
        let (run, begin) = own.map_or((run, before.len()), |own| (own, start - own.len()));
        let open = own.is_some() || before.chars().next_back().is_none_or(|c| "、。「『(・".contains(c));
        let ends = [
            'に', 'の', 'る', 'ら', 'と', 'も', 'ば', 'て', 'は', 'ず', 'が', 'を', 'へ', 'で', 'な', 'い',
            'し', 'や', 'お',
        ];
        let adverb = self.lexicon.cues.words("kana-adverb").closes(run);
        let letters = run.chars().count();
        (open && (3..=10).contains(&letters) && !run.ends_with(ends) && !adverb).then_some(begin)
    }

    /// 係留事業継続計画(BCP)推進会議: a council whose name explains itself in brackets.
    fn over_bracket(&self, s: &str, nouns: &[Range<usize>], i: usize) -> Option<Range<usize>> {
        let last = &nouns[i];
        let before = s[..last.start].strip_suffix(')')?;
        let open = before.rfind('(').filter(|&open| script::is_abbreviation(&before[open + 1..]))?;
        let council =
            self.lexicon.bodies.ending(&s[last.clone()]).is_some_and(|(_, level)| level == Level::Meeting);
        let first =
            nouns.get(nouns.partition_point(|noun| noun.end < open)).filter(|noun| noun.end == open)?;
        let named = self.lexicon.bodies.known(&s[first.clone()]).is_none();
        (council && named).then(|| first.start + without_prefix(&s[first.clone()], self.lexicon)..last.end)
    }
}
