//! A body's own intention in unmarked words: 当協会では…, 国土交通省としても…, 日本再生医療学会が…展開したい.

use super::{Attribution, Basis};
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Minutes, Presence, Who, refer::People, sentence::sentences},
    rule,
    script::{Script, script},
    text::Flow,
};

/// The body that wording hints at.
pub(super) struct Hint {
    pub attribution: Attribution,
    /// Whether the words speak as the body (当協会), not only of it.
    pub own_voice: bool,
}

/// What hints can be made of: the bodies of those present.
pub(super) struct Hints<'a> {
    minutes: &'a Minutes,
    people: &'a People<'a>,
    lexicon: &'a Lexicon,
    // The bodies, longest first, each by its name and by that without its legal form.
    bodies: Vec<(&'a str, &'a str)>,
}

impl<'a> Hints<'a> {
    pub(super) fn of(minutes: &'a Minutes, people: &'a People<'a>, lexicon: &'a Lexicon) -> Self {
        let bare = |body: &'a str| (body, lexicon.bodies.without_form(body));
        let names = |body: &'a str| [(body, body), bare(body)];
        let mut bodies: Vec<_> = bodies(minutes).into_iter().flat_map(names).collect();
        bodies.dedup();
        Self { minutes, people, lexicon, bodies }
    }

    /// 当産業会 of みなと水産産業会: the last letters of a body's name behind 当, at the beginning of a phrase.
    fn own_voice<'w>(&self, words: &'w str) -> Option<(usize, &'w str)> {
        const OWN: &str = "当";
        let begins = |at: &usize| *at == 0 || words[..*at].ends_with(['、', '。']);
        let at = words.match_indices(OWN).map(|(at, _)| at).find(begins)?;
        let behind = at + OWN.len();
        let kanji = |c: &char| script(*c) == Script::Kanji;
        let letters = words[behind..].chars().take_while(kanji).take(6);
        let ends: Vec<usize> = letters
            .scan(behind, |end, c| {
                *end += c.len_utf8();
                Some(*end)
            })
            .skip(1)
            .collect();
        let named = |end: &&usize| self.bodies.iter().any(|(body, _)| body.ends_with(&words[behind..**end]));
        ends.iter().rev().find(named).map(|&end| (at, &words[at..end]))
    }

    /// 県としては、…を重く受け止めている: the one body of those present whose name ends as words do that open a phrase and say
    /// as what one speaks, and where they begin; what is asked of it or about it is another's.
    fn speaks_as(&self, words: &str) -> Option<(usize, &'a str)> {
        // Letters at the end of a name that are no kind of place.
        const LETTERS: usize = 3;
        // Letters at the end of a sentence that tell what it does.
        const CLOSING: usize = 12;
        let end = words.match_indices("として").map(|(at, _)| at).find(|&at| {
            let behind = &words[at + "として".len()..];
            ["は、", "は", "も、", "も", "、"].iter().any(|as_one| behind.starts_with(as_one))
        })?;
        let start = words[..end].rfind('、').map_or(0, |at| at + '、'.len_utf8());
        let called = &words[start..end];
        let place = matches!(called, "県" | "市" | "町" | "村" | "区" | "都" | "府" | "道");
        let asks = ["いただ", "頂き", "もらい", "ほし", "欲し", "べき", "求め", "ないか", "お願い"];
        let closes = words.trim_end_matches(['。', ' ']);
        let tail = closes.char_indices().rev().nth(CLOSING).map_or(closes, |(at, _)| &closes[at..]);
        let asked = asks.iter().any(|ask| tail.contains(ask)) || closes.ends_with(['か', '?']);
        if asked || !place && called.chars().count() < LETTERS {
            return None;
        }
        let mut named =
            self.bodies.iter().filter(|(body, _)| body.ends_with(called) && body.len() > called.len());
        let (body, _) = named.next()?;
        named.all(|(other, _)| other == body).then_some((start, *body))
    }

    /// The body whose people may have spoken `flow`; `within` limits them to a class.
    pub(super) fn hint(&self, flow: &Flow, within: Option<&[usize]>) -> Option<Hint> {
        let &Self { minutes, people, lexicon, .. } = self;
        let s = flow.as_str();
        let allowed = |list: Vec<usize>| -> Vec<usize> {
            list.into_iter().filter(|i| within.is_none_or(|w| w.contains(i))).collect()
        };
        for sentence in sentences(s) {
            let words = &s[sentence.clone()];
            if let Some((at, cue)) = self_reference(words, lexicon).or_else(|| self.own_voice(words))
                && let Some(body) = body_called(cue, words, minutes, within)
            {
                let candidates = allowed(people.of_body(&body));
                let span = flow.span(sentence.start + at..sentence.start + at + cue.len());
                return (!candidates.is_empty())
                    .then(|| Hint { attribution: inferred(body, candidates, 80, span), own_voice: true });
            }
            if let Some((at, body)) = self.speaks_as(words) {
                let candidates = allowed(people.of_body(body));
                if !candidates.is_empty() {
                    let span = flow.span(sentence.start + at..sentence.end);
                    let attribution = inferred(body.to_owned(), candidates, 80, span);
                    return Some(Hint { attribution, own_voice: false });
                }
            }
            for &(body, name) in &self.bodies {
                let Some(at) = words.find(name) else { continue };
                let Some((confidence, own_voice)) = speaks(words, at + name.len(), lexicon) else { continue };
                let candidates = allowed(people.of_body(body));
                if candidates.is_empty() {
                    continue;
                }
                let span = flow.span(sentence.start + at..sentence.end);
                let attribution = inferred(body.to_owned(), candidates, confidence, span);
                return Some(Hint { attribution, own_voice });
            }
        }
        None
    }
}

fn inferred(body: String, candidates: Vec<usize>, confidence: u8, span: crate::Span) -> Attribution {
    Attribution {
        basis: Basis::Inferred,
        speakers: vec![Who::Organ(body)],
        candidates,
        confidence,
        span: Some(span),
        rule: rule::WHO_BODY,
    }
}

/// The outermost bodies of those present, and the abbreviations printed with them, longest first.
fn bodies(minutes: &Minutes) -> Vec<&str> {
    let present = minutes.attendance.iter().filter(|a| a.presence != Presence::Absent);
    let names = present
        .flat_map(|a| &a.affiliations)
        .flat_map(|f| f.organization.first().into_iter().chain(&f.abbreviation));
    let mut names: Vec<&str> = names.map(String::as_str).collect();
    names.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    names.dedup();
    names
}

/// 当社, 本学 at the beginning of a phrase.
fn self_reference<'a>(words: &str, lexicon: &'a Lexicon) -> Option<(usize, &'a str)> {
    let cues = lexicon.cues.words("self").all().iter();
    let found = cues.filter_map(|cue| words.find(cue.as_str()).map(|at| (at, cue.as_str())));
    found
        .filter(|(at, _)| *at == 0 || words[..*at].ends_with(['、', '。', 'は', 'て', 'が', 'で']))
        .min_by_key(|(at, cue)| (*at, usize::MAX - cue.len()))
}

/// The one body of those present that calls itself by `cue`: 当協会 is a 協会.
fn body_called(cue: &str, words: &str, minutes: &Minutes, within: Option<&[usize]>) -> Option<String> {
    let kind = cue.trim_start_matches(['当', '本', '弊', '我', 'わ', 'が']);
    let fits = |name: &str| match kind {
        "社" => name.contains("会社"),
        "学" | "大学" => name.ends_with("大学"),
        "省" | "庁" | "県" | "市" | "町" | "村" | "区" => name.ends_with(kind),
        "行" => name.ends_with("銀行"),
        "院" => name.ends_with("病院") || name.ends_with("医院"),
        "団体" | "財団" | "法人" => name.contains("法人"),
        _ => kind.chars().count() >= 1 && name.ends_with(kind),
    };
    let present = minutes
        .attendance
        .iter()
        .enumerate()
        .filter(|(i, a)| a.presence != Presence::Absent && within.is_none_or(|w| w.contains(i)));
    let named = present.flat_map(|(_, a)| &a.affiliations).filter_map(|f| Some((f.organization.first()?, f)));
    let fitting: Vec<(&String, &Affiliation)> = named.filter(|(n, _)| fits(n)).collect();
    // Of several companies the one whose people do what the words are about: 型式証明部門長.
    only(fitting.iter().map(|(n, _)| *n))
        .or_else(|| only(fitting.iter().filter(|(_, f)| does(f, words)).map(|(n, _)| *n)))
}

/// The name that all of `names` are.
fn only<'a>(mut names: impl Iterator<Item = &'a String>) -> Option<String> {
    let first = names.next()?;
    names.all(|n| n == first).then(|| first.clone())
}

/// Whether the words speak of what a post is named for.
fn does(affiliation: &Affiliation, words: &str) -> bool {
    let unit = affiliation.organization.get(1..).unwrap_or_default().concat();
    let name: Vec<char> =
        unit.chars().chain(affiliation.post.as_deref().unwrap_or_default().chars()).collect();
    name.windows(4).any(|w| words.contains(&w.iter().collect::<String>()))
}

/// Whether the body named before `at` speaks in the sentence: how sure in hundredths, and whether as itself.
fn speaks(words: &str, at: usize, lexicon: &Lexicon) -> Option<(u8, bool)> {
    let rest = &words[at..];
    let intends = lexicon.cues.of(words).any(|(c, _)| c.kind == "intention");
    let asks =
        ["いただきたい", "頂きたい", "もらいたい", "欲しい", "ほしい"].iter().any(|w| words.contains(w));
    if ["としては", "としても", "として"].iter().any(|w| rest.starts_with(w)) && intends && !asks {
        return Some((80, true));
    }
    // The body is what the sentence is about, and the sentence ends in somebody's own will.
    if rest.starts_with(['が', 'は']) && intends && !asks && words.trim_end_matches('。').ends_with("たい")
    {
        return Some((60, false));
    }
    // 「…の実証では」: who tells of a body's own trials is likely of that body.
    let own_work = rest.strip_prefix('の').is_some_and(|rest| {
        lexicon.cues.words("own-work").at_start(rest).any(|work| rest[work.len()..].starts_with("では"))
    });
    own_work.then_some((40, false))
}
