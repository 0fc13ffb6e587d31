//! Speech acts: what is done with the words, from cue words and from the place in the exchange.
//!
//! Each sentence is read for its cues; what a turn does follows from how many sentences do what, and from the kind of
//! record: a bullet of a summary says in its last words what a speech says somewhere in its middle.

mod sure;
pub(super) mod weight;

use std::sync::LazyLock;

use super::{Act, attribution::Place, said::Sentence, side::Side};
use crate::{
    Rule,
    minutes::{Turn, TurnKind},
    pattern::Regex,
    rule,
};

/// Acts of one turn at most, but for the answer that it may be besides.
const MOST: usize = 3;
/// Sentences of words that only conduct the meeting, at most.
const CONDUCT: usize = 8;
/// Sentences of a spoken answer, at most, that does no more than answer.
const CURT: usize = 3;
/// Sentences in the past tense from which on a speech reports.
const REPORTED: usize = 3;
/// Sentences from which on the speech of an official presents something.
const PRESENTED: usize = 10;
/// Characters of a member's speech, at most, in which what is wrong is a good part of what is said.
const BRIEF: usize = 160;
/// Sentences in which agreement is voiced: further on 賛成 is what others did.
const AT_ONCE: usize = 5;

// 「診察を終えてから二時間待つことになってしまう」, 「図だけでは分からない」: what goes wrong, said without a word for it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static WRONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)[てで]しま(?:う|い|っ)
          | [らかさたなばがわえけせてめれべ]ない(?:[。、]|の[でがはに]|と[、い]|が|し|から|ため|ところ|状況|まま|$)
          | [らかさたなばがわえけせてめれべ]ません(?:[。、]|の[でが]|し|から|$) | なくな[るっり]",
    )
    .unwrap()
});
// What is denied only in its form, and courtesies.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NO_WRONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:かもしれ|かも知れ|わけにはいか|に違いな|間違いな|ざるを得|つまら|構わ|差し支え|申し訳|すみま|いただけ|なければなら|ないと(?:いけ|なら|だめ|駄目)|ねばなら|てはなら|ばなら)").unwrap()
});
// 「次回は11月下旬を予定しております」, 「議事録は確認の上で公表いたします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:なお、?|また、?)?(?:本日の?)?(?:次回|次の会議|第[0-9]+回会[合議]|議事録|会議録|議事要旨|議事概要)[^。]*(?:予定|開催|開き|案内|連絡|知らせ|公表|公開|掲載|確認)|^(?:詳細|日程)[^。]*(?:案内|連絡|知らせ)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static EXPLAINED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:より|から)、?[^。]*(?:説明|報告|紹介)(?:。|$|が|を|し|の|後|[^。]{0,4}あ)").unwrap()
});

/// The acts of a turn, in the order of the list.
pub(super) fn of(turn: &Turn, sentences: &[Sentence], place: Place, side: Side) -> Vec<(Act, Rule)> {
    told(turn, &Tally::of(turn.flow.as_str(), sentences), place, side)
}

/// The acts of a turn in which something is promised: it tells what is planned, whatever its words for it.
pub(super) fn promising(turn: &Turn, sentences: &[Sentence], place: Place, side: Side) -> Vec<(Act, Rule)> {
    let mut tally = Tally::of(turn.flow.as_str(), sentences);
    tally.counts[Act::Plan as usize] = tally.count(Act::Plan).max(1);
    tally.plans_at_end = true;
    told(turn, &tally, place, side)
}

fn told(turn: &Turn, tally: &Tally, place: Place, side: Side) -> Vec<(Act, Rule)> {
    if consents(turn.flow.as_str()) {
        return vec![(Act::Agree, rule::ACT_CUE)];
    }
    let mut acts = match (place, turn.kind) {
        (_, TurnKind::Speech | TurnKind::Bullet) if tally.only_notices() => tally.notice(),
        (Place::Narrative, _) => tally.narrative(),
        (Place::Answer, _) => tally.answer(turn.kind),
        (_, TurnKind::Speech) => tally.speech(side),
        _ => tally.bullet(),
    };
    if acts.is_empty() {
        acts.push(match turn.kind {
            TurnKind::Narrative => Act::Report,
            _ if tally.sentences <= 2 && tally.courtesies == tally.sentences => Act::Procedure,
            // 「港湾課長。」, 「ほかにございませんか。」: a chair of few words gives the floor.
            _ if side == Side::Chair && tally.sentences <= CURT => Act::Procedure,
            _ => Act::Explain,
        });
    }
    acts.sort_unstable();
    acts.dedup();
    let by_words = |act: &Act| match act {
        Act::Procedure if tally.settled > 0 => true,
        Act::Question if tally.told[0] => true,
        Act::Answer if tally.told[1] => true,
        act => tally.count(*act) > 0,
    };
    acts.into_iter().map(|act| (act, if by_words(&act) { rule::ACT_CUE } else { rule::ACT_PLACE })).collect()
}

/// Whether all that is said is that nobody objects: 異議なし, はい、異議ありません。
fn consents(s: &str) -> bool {
    let bare = s.trim_matches(['(', ')', '「', '」', '。', ' ']);
    let bare = bare.strip_prefix("はい").unwrap_or(bare).trim_start_matches(['、', '。']);
    bare.strip_prefix("異議").is_some_and(|none| {
        let none = none.trim_start_matches(['は', '、', ' ']);
        matches!(
            none,
            "なし" | "無し" | "ありません" | "ございません" | "なしです" | "なしの声" | "なし」の声"
        )
    })
}

/// How many sentences of a turn do what.
struct Tally {
    sentences: usize,
    counts: [usize; Act::ALL.len()],
    // Sentences that tell of something wrong without voicing worry.
    troubles: usize,
    // Sentences that tell what goes wrong by no word for it.
    wrongs: usize,
    // Sentences that tell that someone explained something.
    explanations: usize,
    // Sentences that only tell when the next meeting is, or what becomes of the record.
    notices: usize,
    // Characters.
    length: usize,
    // Sentences that state a fact: no cue at all.
    plain: usize,
    // Sentences in the past tense.
    past: usize,
    // Whether it says that it explains.
    presents: bool,
    // Whether a motion is moved.
    moves: bool,
    // Whether the last sentence tells what is planned.
    plans_at_end: bool,
    // Sentences that only thank or greet.
    courtesies: usize,
    // Sentences that tell what the meeting did or settled: 「原案どおり承認された」.
    settled: usize,
    // Whether it tells of a question that was put, and of an answer that was given.
    told: [bool; 2],
}

impl Tally {
    fn of(s: &str, sentences: &[Sentence]) -> Tally {
        let mut tally = Tally {
            sentences: sentences.len(),
            counts: [0; Act::ALL.len()],
            troubles: 0,
            wrongs: 0,
            explanations: 0,
            notices: 0,
            length: s.chars().count(),
            plain: 0,
            past: 0,
            moves: false,
            presents: false,
            plans_at_end: false,
            settled: 0,
            courtesies: 0,
            told: [false; 2],
        };
        for (nth, Sentence { range, said }) in sentences.iter().enumerate() {
            let words = &s[range.clone()];
            let courtesy = said.has("courtesy");
            let mut add = |act: Act, does: bool| {
                tally.counts[act as usize] += usize::from(does);
                does
            };
            let asked_for = add(Act::Request, said.has("request") && !courtesy);
            let told = [
                asked_for,
                add(Act::Question, said.asks() && !courtesy),
                add(Act::Proposal, said.has("proposal")),
                add(Act::Concern, said.has("concern")),
                add(Act::Oppose, said.has("oppose")),
                add(Act::Agree, nth < AT_ONCE && said.has("agree") && !said.has("oppose")),
                add(Act::Report, said.has("report")),
                add(Act::Procedure, said.has("procedure")),
                add(Act::Opinion, said.any(&["opinion", "need"]) && !courtesy),
            ];
            let plans = add(Act::Plan, said.has("plan") && !asked_for && !courtesy);
            tally.plans_at_end = plans && nth + 1 == sentences.len();
            tally.settled += usize::from(said.has("outcome"));
            tally.told[0] |= said.has("told-question");
            tally.told[1] |= said.has("told-answer");
            tally.moves |= said.has("motion");
            tally.presents |= said.has("presents");
            let ends = words.trim_end_matches('。');
            tally.courtesies += usize::from(courtesy && !told.contains(&true));
            tally.past += usize::from(!courtesy && (ends.ends_with("ました") || ends.ends_with("いたした")));
            tally.troubles += usize::from(said.has("trouble"));
            tally.wrongs += usize::from(!courtesy && WRONG.is_match(words) && !NO_WRONG.is_match(words));
            tally.explanations += usize::from(EXPLAINED.is_match(words));
            tally.notices += usize::from(NOTICE.is_match(words));
            tally.plain += usize::from(!plans && !courtesy && !told.contains(&true));
        }
        tally
    }

    fn count(&self, act: Act) -> usize {
        self.counts[act as usize]
    }

    fn has(&self, act: Act) -> bool {
        self.count(act) > 0
    }

    /// Whether nothing is said but when the next meeting is and what becomes of the record.
    fn only_notices(&self) -> bool {
        self.notices > 0 && self.notices + self.courtesies >= self.sentences
    }

    fn notice(&self) -> Vec<Act> {
        [Act::Procedure].into_iter().chain(Some(Act::Plan).filter(|&act| self.has(act))).collect()
    }

    /// What is told of a question and its answer: 「…との質問があり、…と回答した」.
    fn exchange(&self) -> Vec<Act> {
        [Act::Question, Act::Answer]
            .into_iter()
            .zip(self.told)
            .filter_map(|(act, told)| told.then_some(act))
            .collect()
    }

    /// The record's own words: who did what, and what was settled.
    fn narrative(&self) -> Vec<Act> {
        if self.told[1] {
            return self.exchange();
        }
        let told = [Act::Procedure, Act::Proposal, Act::Plan].into_iter().filter(|&act| self.has(act));
        let mut acts: Vec<Act> = told.take(2).collect();
        if self.settled > 0 && !acts.contains(&Act::Procedure) {
            acts.insert(0, Act::Procedure);
        }
        if (self.explanations > 0 || self.has(Act::Report)) && !acts.contains(&Act::Plan) {
            acts.push(Act::Report);
        }
        acts
    }

    /// A reply: it explains, unless it says what will be done or what the one who replies thinks.
    fn answer(&self, kind: TurnKind) -> Vec<Act> {
        let mut acts = vec![Act::Answer];
        let brief = kind != TurnKind::Speech || self.sentences <= 4;
        if self.has(Act::Plan) {
            acts.push(Act::Plan);
        }
        if self.has(Act::Opinion) && !self.has(Act::Plan) && brief {
            acts.push(Act::Opinion);
        }
        if self.has(Act::Concern) && brief {
            acts.push(Act::Concern);
        }
        let views = kind != TurnKind::Speech && !self.has(Act::Plan) && !self.has(Act::Concern);
        // A speech of few words answers, and no more.
        let curt = kind == TurnKind::Speech && self.sentences <= CURT;
        if acts.len() == 1 && !curt || views || !brief && acts.len() == 2 && self.plain > 1 {
            acts.push(Act::Explain);
        }
        acts.truncate(MOST);
        acts
    }

    /// A speech that answers nobody.
    fn speech(&self, side: Side) -> Vec<Act> {
        if self.moves {
            return vec![Act::Proposal, Act::Procedure];
        }
        let views = self.count(Act::Opinion) + self.count(Act::Concern) + self.count(Act::Proposal);
        // Who leads may conduct in passing; of all others half of what they say does.
        let half = self.count(Act::Procedure) * 2 >= self.sentences && !self.presents;
        let conducts = self.has(Act::Procedure)
            && match side {
                Side::Chair => {
                    self.sentences <= CONDUCT
                        || self.count(Act::Procedure) * 3 >= self.sentences
                        || views == 0
                }
                Side::Official => half && self.sentences <= CONDUCT,
                Side::Member => half && views == 0,
                Side::Unknown => half,
            };
        if conducts && views <= 1 {
            let also = [Act::Proposal, Act::Report].into_iter().find(|&act| self.has(act));
            return [Act::Procedure].into_iter().chain(also).collect();
        }
        let mut voiced = match side {
            Side::Official
                if self.sentences >= PRESENTED && (self.presents || views * 3 < self.sentences) =>
            {
                Self::ranked(&[
                    (Act::Explain, self.sentences),
                    (Act::Report, self.sentences / 2),
                    (Act::Plan, self.count(Act::Plan).min(1) * self.sentences),
                ])
            }
            Side::Official => Self::ranked(&[
                (Act::Explain, self.plain.min(4)),
                (Act::Plan, self.count(Act::Plan) * 2),
                (
                    Act::Report,
                    self.count(Act::Report) * 2 + if self.past >= REPORTED { self.past } else { 0 },
                ),
                (Act::Opinion, self.count(Act::Opinion)),
                (Act::Request, self.count(Act::Request)),
                (Act::Concern, self.count(Act::Concern)),
            ]),
            _ => Self::ranked(&[
                (Act::Explain, usize::from(self.presents) * self.sentences),
                (Act::Opinion, self.count(Act::Opinion) * 2),
                (Act::Request, self.count(Act::Request) * 3),
                (Act::Question, self.count(Act::Question) * 4),
                (Act::Proposal, self.count(Act::Proposal) * 2),
                (Act::Concern, self.count(Act::Concern) * 3),
                (Act::Agree, self.count(Act::Agree) * 6),
                (Act::Oppose, self.count(Act::Oppose) * 6),
                (Act::Plan, self.count(Act::Plan)),
                (Act::Report, self.count(Act::Report)),
            ]),
        };
        if self.worries(&voiced, side) {
            voiced.push(Act::Concern);
        }
        if conducts && side == Side::Chair {
            return voiced.into_iter().take(2).chain([Act::Procedure]).collect();
        }
        voiced
    }

    /// Who asks about what is wrong worries about it, and so does a member who wishes for something in few words and tells
    /// what goes wrong without it; experts tell of it without.
    fn worries(&self, voiced: &[Act], side: Side) -> bool {
        let voices = |acts: &[Act]| acts.iter().any(|act| voiced.contains(act));
        let asks = side != Side::Official && voices(&[Act::Question]) && self.troubles > 0;
        let wants = voices(&[Act::Request, Act::Proposal, Act::Question]);
        let wrongs = self.wrongs + if wants { self.troubles } else { 0 };
        let brief = self.sentences <= CONDUCT && self.length <= BRIEF && wrongs * 3 >= self.sentences;
        let wishes = side == Side::Member && (wants || voices(&[Act::Opinion])) && brief && wrongs > 0;
        (asks || wishes) && voiced.len() < MOST && !voices(&[Act::Concern])
    }

    /// One bullet of a summary: few sentences, each of which tells.
    fn bullet(&self) -> Vec<Act> {
        if self.told[1] {
            return self.exchange();
        }
        if self.settled > 0 {
            let proposed = Some(Act::Proposal).filter(|&act| self.has(act));
            return proposed.into_iter().chain([Act::Procedure]).collect();
        }
        let worried = self.count(Act::Concern) + self.troubles;
        let specific = [Act::Agree, Act::Oppose, Act::Request, Act::Proposal, Act::Question];
        let mut acts: Vec<Act> = specific.into_iter().filter(|&act| self.has(act)).collect();
        if worried > 0 && !self.has(Act::Agree) {
            acts.push(Act::Concern);
        }
        if self.has(Act::Report) && acts.len() < 2 {
            acts.push(Act::Report);
        }
        if self.plans_at_end && acts.len() < 2 {
            acts.push(Act::Plan);
        }
        let several = self.sentences > 1 || self.count(Act::Opinion) > 1;
        if self.has(Act::Opinion) && acts.len() < 1 + usize::from(several) {
            acts.push(Act::Opinion);
        }
        acts.truncate(MOST);
        acts
    }

    /// The heaviest of `weighed`, without those that are slight beside the first.
    fn ranked(weighed: &[(Act, usize)]) -> Vec<Act> {
        let mut weighed: Vec<(Act, usize)> =
            weighed.iter().copied().filter(|(_, weight)| *weight > 0).collect();
        weighed.sort_by_key(|&(act, weight)| (std::cmp::Reverse(weight), act));
        let most = weighed.first().map_or(0, |(_, weight)| *weight);
        let heavy = weighed.into_iter().filter(|(_, weight)| weight * 6 >= most);
        heavy.map(|(act, _)| act).take(MOST).collect()
    }
}

#[cfg(test)]
mod tests;
