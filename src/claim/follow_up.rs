//! What will be done: who, what, by when.

mod action;
mod actor;
mod charged;
mod due;
mod introduced;
mod local;
mod ministry;
mod weight;
mod will;

use std::{ops::Range, sync::LazyLock};

use due::{is_this_year, is_today, is_year};
pub(super) use ministry::Ministries;
use weight::Clause;
use will::Ending;

use super::{
    Act, Basis, Claims, FollowUp, Weighed,
    said::{Said, Sentence},
    side::Side,
};
use crate::{
    lexicon::Lexicon,
    mention::Mention,
    minutes::{Cited, Minutes, Turn, TurnKind, Who, refer::People},
    pattern::Regex,
    rule,
};

/// What a promise is looked for in: all that is known of the turn.
pub(super) struct Scene<'a> {
    pub index: usize,
    pub turn: &'a Turn,
    pub sentences: &'a [Sentence<'a>],
    pub claims: &'a Claims,
    pub side: Side,
    pub minutes: &'a Minutes,
    pub mentions: &'a [Mention],
    /// The mentions of the turn, in the order of the text.
    pub own: &'a [usize],
    pub people: &'a People<'a>,
    pub ministries: &'a Ministries<'a>,
    pub lexicon: &'a Lexicon,
}

/// The follow-ups of a turn.
pub(super) fn of(scene: &Scene) -> Vec<FollowUp> {
    let voice = Voice::of(scene);
    let mut found = Vec::new();
    each(scene, &voice, |range, clause, charged| {
        if binds(clause, scene) {
            let today = scene.minutes.meeting.date.as_ref().map(|date| date.value.as_str());
            let due = clause.due.filter(|due| due::is_ahead(clause.words, due, today, scene.lexicon));
            found.push(promise(scene, &voice, range, due, charged));
        }
    });
    found
}

/// Whether a clause binds someone: by what speaks for it, but for signs that stand alone or need little beside them.
fn binds(clause: &Clause, scene: &Scene) -> bool {
    let signs = told(clause, scene);
    if signs.is_empty() && (clause.said.any(&["no-commitment", "of-bill"]) || clause.end.asks) {
        return false;
    }
    // Who charges someone, what is settled, and what an answer commits to are rarer than weights can be learned of.
    let weight = weight::of(clause, &signs, scene);
    // Who tells at length of a policy, or thinks aloud, commits to little of it.
    let stands = signs.iter().any(|sign| match *sign {
        "charges" | "firm" => true,
        "commits" | "goes-on" => weight > MUCH_AGAINST,
        _ => false,
    });
    stands || weight > 0
}

/// The weight down to which what an answer commits to is a promise, whatever else speaks against it.
const MUCH_AGAINST: i32 = -40;

/// What each clause of a turn weighs for promising something.
pub(super) fn weighed(scene: &Scene) -> Vec<Weighed> {
    let mut found = Vec::new();
    each(scene, &Voice::of(scene), |range, clause, _| {
        let signs = told(clause, scene);
        found.push(Weighed {
            span: scene.turn.flow.span(range),
            words: clause.words.to_owned(),
            features: weight::features(clause, &signs, scene),
            weight: weight::of(clause, &signs, scene),
            label: None,
        });
    });
    found
}

/// For whom the one behind a turn speaks.
struct Voice {
    office: Option<Who>,
    // Whether the words answer a question.
    answers: bool,
    // Whether it is one of those who can promise.
    able: bool,
    binding: Binding,
}

/// Which words of an official bind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    // Only those that promise outright.
    Promises,
    // What is said of times to come, where one answers or reports.
    Times,
    // Work that is named, without a time.
    Work,
}

impl Voice {
    fn of(scene: &Scene) -> Self {
        let &Scene { turn, sentences, claims, side, minutes, lexicon, .. } = scene;
        let held = actor::office(scene);
        let stated = || scene.ministries.whose(scene).or_else(|| scene.ministries.introduced.whose(scene));
        let office = held.or_else(stated).or_else(|| {
            let official = side == Side::Official;
            let spoken_for = || actor::spoken_for(turn.flow.as_str(), lexicon).map(Who::Organ);
            let local = || local::office(scene);
            let secretariat = || local::secretariat(scene);
            official.then(|| spoken_for().or_else(local).or_else(secretariat)).flatten()
        });
        // （答弁）: the office answers, whoever speaks.
        let answered =
            turn.label.as_ref().is_some_and(|label| lexicon.cues.is("exchange-answer", &label.value));
        // What a reply of a summary says, who it is behind whom only the reply itself tells.
        let replies = turn.kind != TurnKind::Speech && side == Side::Unknown && speaks_alone(claims);
        let answers = (side == Side::Official || answered || replies)
            && (claims.acts.iter().any(|(act, _)| *act == Act::Answer)
                // Of the speeches that a search finds, the question may be none.
                || office.is_some() && turn.speaker.is_some());
        // A speech on the policy of a year tells of far more than is promised to anyone.
        let reports = match turn.kind {
            TurnKind::Speech => side == Side::Official && (answers || sentences.len() <= REPORTED),
            TurnKind::Narrative => false,
            TurnKind::Bullet | TurnKind::Reply => side != Side::Member && speaks_alone(claims),
        };
        let short = answers || turn.kind != TurnKind::Speech || sentences.len() <= REPLY;
        let binding = match (reports, short) {
            (false, _) => Binding::Promises,
            (true, false) => Binding::Times,
            (true, true) => Binding::Work,
        };
        let able = promising(turn, claims, side, minutes, lexicon) && !explains_bill(scene);
        Self { office, answers, able, binding }
    }
}

/// Calls `found` for each clause of a turn, with its bytes and the one who is charged in it.
fn each(scene: &Scene, voice: &Voice, mut found: impl FnMut(Range<usize>, &Clause, Option<Who>)) {
    let &Scene { turn, sentences, side, minutes, lexicon, .. } = scene;
    let s = turn.flow.as_str();
    let today = minutes.meeting.date.as_ref().map(|date| date.value.as_str());
    for (index, sentence) in sentences.iter().enumerate() {
        for range in clauses(s, sentence.range.clone()) {
            let part = range.end != sentence.range.end;
            // 「…を調査するとともに、…を進めております」: the end tells of when the whole is.
            let planned = s[range.clone()].ends_with("予定");
            // No promise ends with a comma or a full stop.
            let words = s[range.clone()].trim_end_matches(['。', '、']);
            let own = (range != sentence.range).then(|| Said::of(words, lexicon));
            let due = due::of(words, today, lexicon);
            let end = Ending::of(words);
            let timed = due.as_ref().is_some_and(|due| is_timed(&end, &words[due.clone()]));
            let dated = due.as_ref().is_some_and(|due| !is_year(&words[due.clone()]));
            let charged = charged::of(words, dated, scene)
                .or_else(|| {
                    (side == Side::Chair && timed).then(|| actor::convened(words, minutes, lexicon)).flatten()
                })
                .or_else(|| actor::meets_next(words, scene));
            let clause = Clause {
                words,
                end: &end,
                said: own.as_ref().unwrap_or(&sentence.said),
                due: due.as_ref(),
                sentence: index,
                part,
                goes_on: part && !planned && !Ending::of(&s[sentence.range.clone()]).acts_then(),
                charged: charged.is_some(),
                voice,
            };
            found(range.start..range.start + words.len(), &clause, charged);
        }
    }
}

/// What the words of a clause tell one by one that makes it a promise; nothing where it is none.
fn told(clause: &Clause, scene: &Scene) -> Vec<&'static str> {
    let &Clause { words, end, said, due, voice, .. } = clause;
    if !voice.able || clause.goes_on || words.chars().count() < SHORTEST {
        return Vec::new();
    }
    let spoken = scene.turn.kind == TurnKind::Speech;
    // 「…の周知に取り組んでまいりたい」: in an answer it binds who gives it.
    let commits = || said.has("commitment") || end.works_on();
    // 「関係団体と連携して行いたい」: an answer of few words tells what who gives it means to do.
    let works = voice.binding == Binding::Work;
    let means = || works && words.chars().count() <= WISHED && end.wishes();
    // 「10月から、通りごとに試験を行います」: what an official does at a time to come.
    let year = due.is_some_and(|due| is_year(&words[due.clone()]));
    // 「今年度は…を行います」: who explains tells of the year as it is.
    let now = due.is_some_and(|due| is_this_year(&words[due.clone()]));
    let timed = due.is_some_and(|due| is_timed(end, &words[due.clone()]));
    let promises = said.any(&["promise", "firm-promise"]);
    let dated = || due.is_some() && !year && !end.reports_what_is_done();
    let signs = [
        (
            "commits",
            voice.answers && (commits() || means()) && !said.has("no-commitment") && tells_what(words),
        ),
        (
            "does",
            voice.binding >= Binding::Times
                && timed
                && !end.holds()
                && !said.has("of-bill")
                && (!now || voice.answers || !spoken),
        ),
        // 「御意見は担当課に伝えます」: work that an answer takes up.
        ("works", works && end.takes_work(scene.lexicon) && !said.any(&["no-commitment", "of-bill"])),
        // 「事務局としましては、素案の作成を引き続き進めてまいります」: who presents a document to a council.
        (
            "goes-on",
            local::presents(scene)
                && said.has("announced")
                && commits()
                && !said.has("no-commitment")
                && end.acts()
                && tells_what(words),
        ),
        ("charges", clause.charged),
        ("firm", said.has("firm-promise")),
        ("announces", promises && !spoken && said.has("announced")),
        ("dates", promises && (!spoken || said.has("promise-end")) && !said.has("of-bill") && dated()),
    ];
    signs.into_iter().filter(|(_, is)| *is).map(|(sign, _)| sign).collect()
}

/// Whether something is done at a time that a clause names. What is explained 後ほど is procedure.
fn is_timed(end: &Ending, due: &str) -> bool {
    if is_today(due) { end.acts() } else { end.acts_then() }
}

/// What a clause promises.
fn promise(
    scene: &Scene,
    voice: &Voice,
    clause: Range<usize>,
    due: Option<&Range<usize>>,
    charged: Option<Who>,
) -> FollowUp {
    let flow = &scene.turn.flow;
    let words = &flow.as_str()[clause.clone()];
    let span = flow.span(clause.clone());
    FollowUp {
        actor: charged
            .or_else(|| actor::of(words, scene, voice.office.as_ref()))
            .map(|who| actor::as_called(who, scene)),
        action: action::of(words).to_owned(),
        next_meeting: due.is_some_and(|due| words[due.clone()].starts_with("次回")),
        due: due.map(|due| Cited {
            value: words[due.clone()].to_owned(),
            span: flow.span(clause.start + due.start..clause.start + due.end),
            rule: rule::FOLLOW_UP_PLAN,
        }),
        quote: words.to_owned(),
        span,
        turn: scene.index,
        about: scene.own.iter().copied().filter(|&m| span.contains(scene.mentions[m].span)).collect(),
        rule: rule::FOLLOW_UP_PLAN,
    }
}

/// Characters of a promise at least.
const SHORTEST: usize = 12;

/// Whether the one behind a turn can promise: members wish, offices, bodies and those who lead promise.
fn promising(turn: &Turn, claims: &Claims, side: Side, minutes: &Minutes, lexicon: &Lexicon) -> bool {
    let answers = claims.acts.iter().any(|(act, _)| *act == Act::Answer);
    if answers || matches!(side, Side::Official | Side::Chair) {
        return true;
    }
    let speaker = claims.attributions.first();
    match speaker.map(|a| a.basis) {
        Some(Basis::Role | Basis::Inferred) => true,
        Some(Basis::Named) => {
            turn.kind != TurnKind::Speech
                || speaker.is_some_and(|a| a.speakers.iter().any(|w| is_official(w, minutes, lexicon)))
        }
        _ => turn.kind == TurnKind::Narrative,
    }
}

fn is_official(who: &Who, minutes: &Minutes, lexicon: &Lexicon) -> bool {
    let Who::Listed(i) = who else { return true };
    let role =
        minutes.attendance.get(*i).and_then(|a| a.role.as_deref()).and_then(|r| lexicon.titles.capacity(r));
    role.is_none_or(|c| !matches!(c.kind.as_str(), "member" | "guest"))
}

/// Whether a speech tells what a bill holds: what it will bring is in the bill, and nobody promises it.
fn explains_bill(scene: &Scene) -> bool {
    let s = scene.turn.flow.as_str();
    let opening = scene.sentences.iter().take(OPENING).map(|sentence| &s[sentence.range.clone()]);
    let explains = |words: &str| scene.lexicon.cues.words("explains-bill").is_in(words);
    scene.side == Side::Official && scene.turn.kind == TurnKind::Speech && opening.into_iter().any(explains)
}

/// Sentences at the beginning of a speech in which it says that it explains a bill.
const OPENING: usize = 3;

// 「…を行う予定であり、」, 「…を予定しておりまして、」: the sentence goes on behind what is planned.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"予定(?P<joint>であり(?:まして)?、|でございまして、|で、|と?(?:して|となって)おり(?:まして)?、)",
    )
    .unwrap()
});

/// A sentence promises twice where とともに joins two promises; where it goes on to what is no promise, what is planned
/// stands by itself.
fn clauses(s: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = &s[sentence.clone()];
    let mut cuts = vec![sentence.start];
    let mut cut = |joint: Range<usize>| {
        cuts.extend([sentence.start + joint.start, sentence.start + joint.end]);
    };
    for joint in ["とともに、", "ほか、"].into_iter().filter(|joint| words.contains(joint)) {
        for (at, _) in words.match_indices(joint) {
            if words[..at].ends_with(['う', 'る', 'す', 'く', 'た']) {
                cut(at..at + joint.len());
            }
        }
    }
    let mut planned = PLANNED.captures_iter(words).filter_map(|found| found.name("joint")).peekable();
    if planned.peek().is_some() && !Ending::of(words).acts_then() {
        planned.for_each(|joint| cut(joint.range()));
    }
    cuts.push(sentence.end);
    cuts.sort_unstable();
    cuts.chunks(2).filter(|c| c.len() == 2).map(|c| c[0]..c[1]).collect()
}

/// Whether one body, office or person is behind a statement, and no class of people.
fn speaks_alone(claims: &Claims) -> bool {
    claims
        .attributions
        .first()
        .is_some_and(|a| matches!(a.basis, Basis::Named | Basis::Role | Basis::Inferred))
}

/// Characters before 「…そうした取組を」, at least, that tell what is pointed at.
const ALONE: usize = 24;

/// Sentences at most of a speech in which an official reports something and tells what comes next.
const REPORTED: usize = 20;

/// Characters at most of a wish that tells what is meant to be done: who talks at length thinks aloud.
const WISHED: usize = 80;

/// Sentences at most of a speech that is as short as a reply.
const REPLY: usize = 8;

/// Whether a clause tells what is to be done: an object of some length before its verb.
fn tells_what(words: &str) -> bool {
    let particles = ["を", "に向け", "について", "につきまして", "なども", "に努め", "に取り組"];
    particles.iter().filter(|particle| words.contains(**particle)).any(|particle| {
        words.rfind(particle).is_some_and(|at| {
            let parts = words[..at].rsplit_once(['、', 'は']);
            let object = parts.map_or(&words[..at], |(_, object)| object);
            // 「更新の通知に手引きを同封し、周知を図ってまいります」: what is done first tells it.
            let first =
                parts.is_some_and(|(before, _)| before.contains('を') && before.chars().count() >= ALONE / 2);
            let object = object.strip_prefix("引き続き").unwrap_or(object);
            let points = ["そう", "こう", "その", "この", "それ", "これ", "必要な"];
            let pointing = points.iter().any(|word| object.starts_with(word));
            (object.chars().count() >= 4 || first && !object.is_empty()) && (!pointing || at >= 3 * ALONE)
        })
    })
}

#[cfg(test)]
mod tests;
