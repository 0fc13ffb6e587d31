//! What was said: by whom on what ground, doing what with words, raising which issue, promising what.
//!
//! Takes [`Minutes`] and mentions; gives [`Claims`]; does not know IRIs.

mod act;
mod attribution;
mod body;
mod clause;
mod follow_up;
mod issue;
mod label;
mod quoted;
mod response;
mod said;
mod side;
mod topic;

use body::Hints;
use issue::Scene;
use topic::Topics;

use crate::{
    Rule, Span,
    lexicon::Lexicon,
    mention::Mention,
    minutes::{Cited, Minutes, TurnKind, Who, refer::People, voice::Voices},
};

/// What is claimed of one turn.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Who may be behind it, strongest ground first. Never empty.
    pub attributions: Vec<Attribution>,
    /// What is done with the words, in the order of the closed list.
    pub acts: Vec<(Act, Rule)>,
    /// The policy issues it raises, in the order of the text.
    pub issues: Vec<Issue>,
    /// The turn it answers, by index.
    pub responds_to: Option<usize>,
}

/// On what ground a statement is attributed. Strongest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Basis {
    /// The text names one person.
    Named,
    /// A post or organ that one person or body holds here.
    Role,
    /// A class of people.
    Group,
    /// Nobody is marked, but the wording gives a body's own intention.
    Inferred,
    /// Nothing tells.
    Unattributed,
}

impl Basis {
    /// The name in tables and listings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Basis::Named => "named",
            Basis::Role => "role",
            Basis::Group => "group",
            Basis::Inferred => "inferred",
            Basis::Unattributed => "unattributed",
        }
    }
}

/// Who may be behind a statement, and on what ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The ground.
    pub basis: Basis,
    /// Who. Several only where narrative reports what several did; empty where nothing tells.
    pub speakers: Vec<Who>,
    /// Whom of the roster it could be: indices into the attendance.
    pub candidates: Vec<usize>,
    /// How sure, in hundredths: 100 is certain.
    pub confidence: u8,
    /// The words that tell, where there are any.
    pub span: Option<Span>,
    /// The rule.
    pub rule: Rule,
}

/// What is done with words. The closed list of the graph.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Act {
    /// 説明
    Explain,
    /// 報告
    Report,
    /// 意見
    Opinion,
    /// 質問
    Question,
    /// 回答
    Answer,
    /// 要望
    Request,
    /// 提案
    Proposal,
    /// 懸念
    Concern,
    /// 賛成
    Agree,
    /// 反対
    Oppose,
    /// 予定・意向
    Plan,
    /// 議事進行
    Procedure,
}

impl Act {
    /// Every act, in the order of the list.
    pub const ALL: [Act; 12] = [
        Act::Explain,
        Act::Report,
        Act::Opinion,
        Act::Question,
        Act::Answer,
        Act::Request,
        Act::Proposal,
        Act::Concern,
        Act::Agree,
        Act::Oppose,
        Act::Plan,
        Act::Procedure,
    ];

    /// The act with this [name](Act::name).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }

    /// What it is called in Japanese.
    #[must_use]
    pub fn ja(self) -> &'static str {
        match self {
            Act::Explain => "説明",
            Act::Report => "報告",
            Act::Opinion => "意見",
            Act::Question => "質問",
            Act::Answer => "回答",
            Act::Request => "要望",
            Act::Proposal => "提案",
            Act::Concern => "懸念",
            Act::Agree => "賛成",
            Act::Oppose => "反対",
            Act::Plan => "予定・意向",
            Act::Procedure => "議事進行",
        }
    }

    /// The name in document JSON and in the graph.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Act::Explain => "explain",
            Act::Report => "report",
            Act::Opinion => "opinion",
            Act::Question => "question",
            Act::Answer => "answer",
            Act::Request => "request",
            Act::Proposal => "proposal",
            Act::Concern => "concern",
            Act::Agree => "agree",
            Act::Oppose => "oppose",
            Act::Plan => "plan",
            Act::Procedure => "procedure",
        }
    }
}

/// A policy issue that a statement raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// A noun phrase that a reader understands without the text.
    pub label: String,
    /// What is done or wanted, in few words: by these the same issue is known again where it is told otherwise.
    pub gist: Option<String>,
    /// The words that raise it, NFKC, wraps removed.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// What it concerns: indices into the mentions of the document.
    pub concerns: Vec<usize>,
    /// The rule.
    pub rule: Rule,
}

/// Something that will be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Who will do it; `None` where the text does not say.
    pub actor: Option<Who>,
    /// What.
    pub action: String,
    /// By when, as written.
    pub due: Option<Cited<String>>,
    /// Whether it is due at the next meeting of the series.
    pub next_meeting: bool,
    /// The words, NFKC, wraps removed.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// The turn they stand in, by index.
    pub turn: usize,
    /// What it is about: indices into the mentions of the document.
    pub about: Vec<usize>,
    /// The rule.
    pub rule: Rule,
}

/// What one sentence weighs for raising an issue, or one clause for promising something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weighed {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub words: String,
    /// Its features, each a place and what stands there.
    pub features: Vec<String>,
    /// The sum of their weights: above 0 it raises one, or promises.
    pub weight: i32,
    /// The label of an issue that it raises or would raise.
    pub label: Option<String>,
}

/// What is claimed of each turn, and what will be done.
#[must_use]
pub fn find(minutes: &Minutes, mentions: &[Mention], lexicon: &Lexicon) -> (Vec<Claims>, Vec<FollowUp>) {
    noting(minutes, mentions, lexicon, |_, _| ())
}

/// What speaks for the acts of each turn, as `data/act_weights.csv` weighs it: places, and what stands there.
#[must_use]
pub fn features_of_acts(minutes: &Minutes, mentions: &[Mention], lexicon: &Lexicon) -> Vec<Vec<String>> {
    let mut features = Vec::new();
    noting(minutes, mentions, lexicon, |statement, _| {
        features.push(act::weight::features(statement, lexicon));
    });
    features
}

/// What each clause of each turn weighs for promising something.
#[must_use]
pub fn weighed_promises(minutes: &Minutes, mentions: &[Mention], lexicon: &Lexicon) -> Vec<Vec<Weighed>> {
    let mut weighed = Vec::new();
    noting(minutes, mentions, lexicon, |_, scene| weighed.push(follow_up::weighed(scene)));
    weighed
}

/// As [`find`]; `note` is told of each turn what its acts and its promises were weighed by.
fn noting(
    minutes: &Minutes,
    mentions: &[Mention],
    lexicon: &Lexicon,
    mut note: impl FnMut(&act::weight::Statement, &follow_up::Scene),
) -> (Vec<Claims>, Vec<FollowUp>) {
    let people = People::new(&minutes.attendance, lexicon);
    let voices = Voices::of(minutes, &people, lexicon);
    let hints = Hints::of(minutes, &people, lexicon);
    let ministries = follow_up::Ministries::of(minutes, mentions, lexicon);
    let sides = side::sides(minutes, &people, |label| ministries.are_told_by(label), lexicon);
    let answered = response::of(minutes, &sides, lexicon);
    let led = response::led(minutes, &sides);
    let named = by_turn(minutes, mentions);
    let mut all: Vec<Claims> = Vec::with_capacity(minutes.turns.len());
    let mut follow_ups = Vec::new();
    let mut topics = Topics::new(minutes, lexicon);
    for (index, turn) in minutes.turns.iter().enumerate() {
        let (attributions, place) = attribution::of(turn, minutes, &people, &voices, &hints, lexicon);
        let behind = || response::office_behind(index, attributions.first(), minutes, &all, lexicon);
        let reply = response::to_list(index, place, minutes, lexicon).or(answered[index]).or_else(behind);
        let responds_to = reply.and_then(response::Answers::one);
        let answers = (reply.is_some() || response::tells_that_it_answers(turn, sides[index], lexicon))
            && place == attribution::Place::Open;
        let place = if answers { attribution::Place::Answer } else { place };
        let (side, own) = (sides[index], named[index].as_slice());
        // Who leads the meeting does what a chair does.
        let acting = if led[index] { side::Side::Chair } else { side };
        let sentences = &said::sentences(turn.flow.as_str(), lexicon);
        let acts = act::of(turn, sentences, place, acting);
        let mut claims = Claims { attributions, acts, issues: Vec::new(), responds_to };
        let scene = follow_up::Scene {
            index,
            turn,
            sentences,
            claims: &claims,
            side,
            minutes,
            mentions,
            own,
            people: &people,
            ministries: &ministries,
            lexicon,
        };
        let promises = follow_up::of(&scene);
        let promising = !promises.is_empty() && side != side::Side::Chair && turn.kind != TurnKind::Narrative;
        let told =
            if promising { act::promising(turn, sentences, place, acting) } else { claims.acts.clone() };
        let presented = act::weight::is_presented(turn, minutes, lexicon);
        let open = place == attribution::Place::Open;
        let unasked = if open { response::unasked(index, minutes, &sides) } else { None };
        let statement =
            act::weight::Statement { told: &told, turn, sentences, place, side: acting, presented, unasked };
        note(&statement, &scene);
        claims.acts = act::weight::of(&statement, lexicon);
        let topics = &topics.of(turn, sentences, responds_to, side);
        claims.issues =
            issue::of(&Scene { turn, sentences, acts: &claims.acts, mentions, own, topics, lexicon });
        claims.issues.retain(|issue| !quoted::is_quoted(&issue.quote));
        follow_ups.extend(promises);
        all.push(claims);
    }
    (all, follow_ups)
}

/// What each sentence of each turn weighs for raising an issue. `claims` are those [`find`] gave.
#[must_use]
pub fn weighed(
    minutes: &Minutes,
    mentions: &[Mention],
    claims: &[Claims],
    lexicon: &Lexicon,
) -> Vec<Vec<Weighed>> {
    let named = by_turn(minutes, mentions);
    let turns = minutes.turns.iter().zip(claims).zip(&named);
    let people = People::new(&minutes.attendance, lexicon);
    let ministries = follow_up::Ministries::of(minutes, mentions, lexicon);
    let sides = side::sides(minutes, &people, |label| ministries.are_told_by(label), lexicon);
    let mut topics = Topics::new(minutes, lexicon);
    let mut all = Vec::with_capacity(minutes.turns.len());
    for (((turn, claims), own), side) in turns.zip(sides) {
        let sentences = &said::sentences(turn.flow.as_str(), lexicon);
        let topics = &topics.of(turn, sentences, claims.responds_to, side);
        all.push(issue::weighed(&Scene {
            turn,
            sentences,
            acts: &claims.acts,
            mentions,
            own,
            topics,
            lexicon,
        }));
    }
    all
}

/// The mentions in each turn, in the order of the text.
#[must_use]
pub fn by_turn(minutes: &Minutes, mentions: &[Mention]) -> Vec<Vec<usize>> {
    let mut named = vec![Vec::new(); minutes.turns.len()];
    for (index, mention) in mentions.iter().enumerate() {
        if let Some(turn) = mention.turn.and_then(|turn| named.get_mut(turn)) {
            turn.push(index);
        }
    }
    named
}
