//! Which statement answers which: replies of a summary, and who was asked in a debate.
//!
//! Takes the turns in their order, once; gives for each the turn it answers; does not know what is said.

mod asked;
mod conduct;
mod list;
mod wanted;

pub(super) use list::{office_behind, to_list};
pub(super) use wanted::{Wanted, unasked};

use super::side::Side;
use crate::{
    lexicon::Lexicon,
    minutes::{Minutes, Turn, TurnKind, sentence::sentences},
};

/// What a turn answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Answers {
    /// This turn.
    To(usize),
    /// What several said, or one of them, and nothing tells which.
    Several,
}

impl Answers {
    /// The one turn that is answered.
    pub(super) fn one(self) -> Option<usize> {
        if let Self::To(turn) = self { Some(turn) } else { None }
    }
}

/// Sentences of a chair who only gives the floor.
const SHORT: usize = 4;

/// For each turn what it answers.
///
/// A question stays open while officials answer it one after the other, as assemblies ask and answer in bulk; a chair
/// who gives the floor leaves it open, a member who speaks next closes it. Where several members spoke before anybody
/// answered, an answer is to the one whom it names or whose words it takes up.
pub(super) fn of(minutes: &Minutes, sides: &[Side], lexicon: &Lexicon) -> Vec<Option<Answers>> {
    let leaders = conduct::leaders(minutes, sides);
    let mut exchange = Exchange::default();
    let mut answers = vec![None; minutes.turns.len()];
    for (index, turn) in minutes.turns.iter().enumerate() {
        let spoken = turn.kind == TurnKind::Speech && turn.label.is_some();
        if !spoken {
            exchange = Exchange::default();
            answers[index] = list::marked(index, minutes, sides, lexicon);
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| minutes.turns[before].order);
        // What is missing between two speeches of a search result may be the question.
        if before
            .zip(turn.order)
            .is_some_and(|(before, order)| order != before && order != before.saturating_add(1))
        {
            exchange = Exchange::default();
        }
        let leads = turn.label.as_ref().is_some_and(|label| leaders.contains(&label.value.as_str()));
        let side = match sides[index] {
            Side::Official if leads || turn.speaker.is_none() && conduct::steers(turn) => Side::Chair,
            Side::Member | Side::Unknown if conduct::turns_away(turn) => Side::Chair,
            side => side,
        };
        answers[index] = exchange.hear(index, side, minutes, lexicon);
    }
    answers
}

/// For each turn whether an official leads the meeting with it: one who gives the floor to others for lack of a chair.
pub(super) fn led(minutes: &Minutes, sides: &[Side]) -> Vec<bool> {
    let leaders = conduct::leaders(minutes, sides);
    let leads = |turn: &Turn| {
        turn.label.as_ref().is_some_and(|label| leaders.contains(&label.value.as_str()))
            && conduct::gives_floor(turn)
    };
    minutes.turns.iter().map(|turn| !leaders.is_empty() && leads(turn)).collect()
}

/// What was said and not answered yet.
#[derive(Default)]
struct Exchange {
    /// The question that is open.
    asked: Option<usize>,
    /// The member who spoke last, where nobody but a chair spoke since.
    member: Option<usize>,
    /// Whether somebody answered what is asked.
    answered: bool,
    /// What members said one after the other, and whether an official answered since.
    round: Vec<usize>,
    closed: bool,
}

impl Exchange {
    /// Takes up a speech; gives what it answers.
    fn hear(&mut self, index: usize, side: Side, minutes: &Minutes, lexicon: &Lexicon) -> Option<Answers> {
        let turn = &minutes.turns[index];
        let label = |turn: &Turn| turn.label.as_ref().map(|label| label.value.clone());
        let same = self.asked.is_some_and(|asked| label(&minutes.turns[asked]) == label(turn));
        let addressed = self.member.take();
        if side == Side::Member {
            self.member = Some(index);
        }
        let answers = match side {
            Side::Chair => {
                self.led(turn, addressed, minutes);
                None
            }
            Side::Official if same => None,
            Side::Official => self.official(index, addressed, minutes, lexicon),
            // Of those whom nothing places, the one who speaks next answers.
            Side::Unknown if !same && self.asks_at_end(minutes, lexicon) && !asks(turn, lexicon) => {
                let asked = self.asked.filter(|_| !conduct::presents(turn));
                self.asked = self.asked.filter(|_| opens_as_answer(turn, lexicon));
                asked.map(Answers::To)
            }
            Side::Member | Side::Unknown => {
                // Members who are asked answer as well; only their own words tell, and behind the answer of another, 「私からは」
                // opens what a member says of his own.
                let open = side == Side::Unknown || !self.answered;
                let answers = self.asked.filter(|_| !same && open && opens_as_answer(turn, lexicon));
                if asks(turn, lexicon) {
                    (self.asked, self.answered) = (Some(index), false);
                } else if answers.is_none() {
                    self.asked = None;
                }
                answers.map(Answers::To)
            }
        };
        if side == Side::Member || side == Side::Unknown && self.asked == Some(index) {
            if std::mem::take(&mut self.closed) {
                self.round.clear();
            }
            self.round.push(index);
        }
        answers
    }

    /// A chair speaks.
    fn led(&mut self, turn: &Turn, addressed: Option<usize>, minutes: &Minutes) {
        let told = sentences(turn.flow.as_str()).len();
        let under_other = |asked: usize| minutes.turns[asked].headings != turn.headings;
        let moved = conduct::moves_on(turn) || self.asked.or(addressed).is_some_and(under_other);
        if moved || told > SHORT {
            *self = Self::default();
        } else {
            self.member = addressed;
        }
    }

    /// An official speaks: where fields tell the sides, whoever answers right behind a member answers what the member said;
    /// so does an official of few words who presents nothing.
    fn official(
        &mut self,
        index: usize,
        addressed: Option<usize>,
        minutes: &Minutes,
        lexicon: &Lexicon,
    ) -> Option<Answers> {
        let turn = &minutes.turns[index];
        if conduct::only_thanks(turn) || conduct::tells_own_view(turn) {
            return None;
        }
        let named = asked::named(index, minutes);
        if named.is_none() && turn.speaker.is_none() && conduct::presents(turn) {
            self.asked = None;
            return None;
        }
        let behind = addressed.filter(|_| turn.speaker.is_some() || replies(turn, lexicon));
        let last = self.asked.or(behind);
        if last.is_none() && named.is_none() {
            return None;
        }
        (self.answered, self.closed) = (true, true);
        let words = turn.flow.as_str();
        let one = named.or_else(|| match self.round.as_slice() {
            [] | [_] => last,
            _ if asked::takes_up_all(words) => None,
            round => {
                let statements: Vec<(usize, &str)> =
                    round.iter().map(|&said| (said, minutes.turns[said].flow.as_str())).collect();
                let asks = || last.filter(|&last| asks_in(&minutes.turns[last], LAST, lexicon));
                asked::alike(words, &statements, lexicon).or_else(asks)
            }
        });
        Some(one.map_or(Answers::Several, Answers::To))
    }

    /// Whether the open question ends by asking, so that whoever speaks next answers.
    fn asks_at_end(&self, minutes: &Minutes, lexicon: &Lexicon) -> bool {
        self.asked.is_some_and(|asked| asks_in(&minutes.turns[asked], LAST, lexicon))
    }
}

/// Sentences at the end of what one asks who may ask anybody.
const LAST: usize = 2;

/// Sentences of a reply at most.
const REPLY: usize = 8;

/// Whether an official's words can be a reply to what was said right before: few, and none that present a document.
fn replies(turn: &Turn, lexicon: &Lexicon) -> bool {
    let s = turn.flow.as_str();
    let told = sentences(s);
    told.len() <= REPLY && !told.into_iter().take(OPENING).any(|sentence| presents(&s[sentence], lexicon))
}

/// Whether a sentence presents a document, a report or a bill.
fn presents(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("presents-document").is_in(words)
        || lexicon.cues.of(words).any(|(cue, _)| cue.kind == "presents" || cue.kind == "procedure")
}

/// Whether one who leads a unit of a town speaks in its assembly, 港湾課長（柊誠君）: those present bills, and else answer.
fn in_assembly(turn: &Turn, lexicon: &Lexicon) -> bool {
    let marked = turn.label.as_ref().and_then(|l| l.value.strip_suffix("君)")?.split_once('('));
    marked.is_some_and(|(post, _)| {
        lexicon.cues.words("unit-post").closes(post) && lexicon.titles.post_at_end(post).is_some()
    })
}

/// Whether a speech asks: near its end, or anywhere in words that ask outright.
fn asks(turn: &Turn, lexicon: &Lexicon) -> bool {
    asks_in(turn, NEAR, lexicon)
}

/// Sentences at the end of a speech that are near it.
const NEAR: usize = 12;

fn asks_in(turn: &Turn, last: usize, lexicon: &Lexicon) -> bool {
    let s = turn.flow.as_str();
    sentences(s).into_iter().rev().take(last).any(|sentence| {
        let words = s[sentence].trim_end_matches('。');
        words.ends_with(['か', '?']) || lexicon.cues.of(words).any(|(c, _)| c.kind == "asks-outright")
    })
}

/// Whether a speech begins as an answer does.
fn opens_as_answer(turn: &Turn, lexicon: &Lexicon) -> bool {
    let s = turn.flow.as_str();
    let end = s.char_indices().nth(40).map_or(s.len(), |(i, _)| i);
    lexicon.cues.of(&s[..end]).any(|(c, _)| c.kind == "opens-answer")
}

/// Whether an official opens a speech with what was asked, 「…の整備についてでございますが」, 「御質問にお答えいたします」, or holds an
/// office whose holders speak at length to present something and else to answer: 政府参考人. The question may be none of the
/// record, or be put together with others.
pub(super) fn tells_that_it_answers(turn: &Turn, side: Side, lexicon: &Lexicon) -> bool {
    if side != Side::Official || turn.kind != TurnKind::Speech {
        return false;
    }
    // 答弁（港湾課長）
    let act = turn.label.as_ref().and_then(|l| l.value.split_once('('));
    if act.is_some_and(|(act, _)| lexicon.cues.is("exchange-answer", act)) {
        return true;
    }
    let s = turn.flow.as_str();
    let told = sentences(s);
    if in_assembly(turn, lexicon)
        && told.iter().take(OPENING + 1).all(|sentence| !presents(&s[sentence.clone()], lexicon))
    {
        return true;
    }
    let takes_up = |words: &str| lexicon.cues.words("takes-up").is_in(words);
    let office = turn.label.as_ref().is_some_and(|l| lexicon.cues.words("answers-by-office").is_in(&l.value));
    office && (2..=PRESENTED).contains(&told.len())
        || told.into_iter().take(OPENING).any(|sentence| takes_up(&s[sentence]))
}

/// Sentences of an answer at most, where nothing but the office of the speaker tells that it is one.
const PRESENTED: usize = 20;
/// Sentences at the beginning of a speech that may take up what was asked.
const OPENING: usize = 2;

#[cfg(test)]
mod tests {
    use crate::{Source, extract, lexicon::Lexicon};

    /// For each statement behind the roster the one that it answers.
    fn answers(words: &str) -> Vec<Option<usize>> {
        let text = format!(
            "第2回みなと航路協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議事\n{words}"
        );
        let extraction =
            extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap();
        extraction.records[0].claims.iter().map(|claims| claims.responds_to).collect()
    }

    #[test]
    fn officials_of_few_words_answer_the_member_before_them_and_who_presents_does_not() {
        let view =
            "○高橋会長　では、御意見を。\n○山田委員　渡し船の便を増やすべきです。\n○高橋会長　事務局。\n";
        for (reply, expected) in [
            ("○事務局　便数は港湾課と調整いたします。\n", Some(1)),
            ("○事務局　資料2を御覧ください。運賃の推移でございます。\n", None),
        ] {
            assert_eq!(answers(&format!("{view}{reply}")).last(), Some(&expected), "{reply}");
        }
    }

    #[test]
    fn a_member_who_speaks_behind_the_answer_answers_nothing() {
        let words = "○山田委員　渡し船の便はいつ増えますか。\n○事務局　来年度に増やします。\n○山田委員　運賃はどうなりますか。\n○事務局　運賃は変わりません。\n○森委員　私からは桟橋について申し上げます。桟橋の灯りは暗い。\n";
        assert_eq!(answers(words), [None, Some(0), None, Some(2), None]);
    }

    #[test]
    fn an_office_behind_whom_its_name_stands_answers_what_was_wished() {
        let text = "第2回みなと航路協議会　議事概要\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議題\n渡し船の便について\n\n主な意見\n・渡し船の便を増やしていただきたい。島の人は朝の便にしか乗れない。（山田委員）\n・便の数は来年度に見直す。（事務局）\n・島の人口は減り続けている。（高橋会長）\n";
        let source = Source::new("minutes.txt", text.as_bytes().to_vec());
        let record = extract(&source, Lexicon::embedded()).unwrap().records.remove(0);
        let told: Vec<(Option<usize>, bool)> = record
            .claims
            .iter()
            .map(|claims| {
                (claims.responds_to, claims.acts.iter().any(|(act, _)| *act == crate::claim::Act::Answer))
            })
            .collect();
        assert_eq!(told, [(None, false), (Some(0), true), (None, false)]);
    }
}
