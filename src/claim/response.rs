//! Which statement answers which: replies of a summary, and who was asked in a debate.
//!
//! Takes the turns in their order, once; gives for each the turn it answers; does not know what is said.

mod wanted;

pub(super) use wanted::{Wanted, unasked};

use super::{Act, Attribution, Basis, Claims, attribution::Place, side::Side};
use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Minutes, Turn, TurnKind, Who, sentence::sentences},
};

/// Sentences of a chair who only gives the floor.
const SHORT: usize = 4;

/// For each turn under a speaker mark the turn it answers.
///
/// A question stays open while officials answer it one after the other, as assemblies ask and answer in bulk; a chair
/// who gives the floor leaves it open, a member who speaks next closes it.
pub(super) fn of(minutes: &Minutes, sides: &[Side], lexicon: &Lexicon) -> Vec<Option<usize>> {
    let mut answers = vec![None; minutes.turns.len()];
    let mut asked: Option<usize> = None;
    let mut member: Option<usize> = None;
    // Whether somebody answered what is asked.
    let mut answered = false;
    for (index, turn) in minutes.turns.iter().enumerate() {
        let Some(label) = turn.label.as_ref().filter(|_| turn.kind == TurnKind::Speech) else {
            asked = None;
            answers[index] = marked_reply(index, minutes, sides, lexicon);
            continue;
        };
        let before = index.checked_sub(1).and_then(|before| minutes.turns[before].order);
        // What is missing between two speeches of a search result may be the question.
        if before
            .zip(turn.order)
            .is_some_and(|(before, order)| order != before && order != before.saturating_add(1))
        {
            asked = None;
            member = None;
        }
        let same =
            asked.is_some_and(|a| minutes.turns[a].label.as_ref().is_some_and(|l| l.value == label.value));
        let addressed = member.take();
        if sides[index] == Side::Member {
            member = Some(index);
        }
        match sides[index] {
            Side::Chair => {
                let told = sentences(turn.flow.as_str()).len();
                let moved = asked.or(addressed).is_some_and(|a| minutes.turns[a].headings != turn.headings);
                if moved || told > SHORT {
                    asked = None;
                } else {
                    member = addressed;
                }
            }
            Side::Official if same => {}
            // Where fields tell the sides, whoever answers right behind a member answers what the member said; so does an
            // official of few words who presents nothing.
            Side::Official => {
                let behind = addressed.filter(|_| turn.speaker.is_some() || replies(turn, lexicon));
                answers[index] = asked.or(behind);
                answered |= answers[index].is_some();
            }
            // Of those whom nothing places, the one who speaks next answers.
            Side::Unknown if !same && asked.is_some() && !asks(turn, lexicon) => {
                answers[index] = asked;
                asked = asked.filter(|_| opens_as_answer(turn, lexicon));
            }
            Side::Member | Side::Unknown => {
                // Members who are asked answer as well; only their own words tell, and behind the answer of another, 「私からは」
                // opens what a member says of his own.
                let open = sides[index] == Side::Unknown || !answered;
                if !same && open && asked.is_some() && opens_as_answer(turn, lexicon) {
                    answers[index] = asked;
                }
                if asks(turn, lexicon) {
                    (asked, answered) = (Some(index), false);
                } else if answers[index].is_none() {
                    asked = None;
                }
            }
        }
    }
    answers
}

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

/// What a marked statement of officials in a summary replies to: that of a member right before it.
fn marked_reply(index: usize, minutes: &Minutes, sides: &[Side], lexicon: &Lexicon) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let (turn, asked) = (&minutes.turns[index], &minutes.turns[before]);
    let marked = turn.kind == TurnKind::Bullet && sides[index] == Side::Official;
    (marked && sides[before] == Side::Member && asked.headings == turn.headings && replies(turn, lexicon))
        .then_some(before)
}

/// The question that a reply of a summary answers: the statement before it under the same headings.
pub(super) fn to_list(index: usize, place: Place, minutes: &Minutes) -> Option<usize> {
    let turn = &minutes.turns[index];
    let reply = place == Place::Answer && turn.kind == TurnKind::Reply;
    let marked = turn.kind == TurnKind::Bullet && turn.label.is_some();
    if !reply && !marked {
        return None;
    }
    let before = index.checked_sub(1)?;
    let asked = &minutes.turns[before];
    let other = asked.label.as_ref().map(|l| &l.value) != turn.label.as_ref().map(|l| &l.value);
    let question = reply
        || asked.label.is_some() && asked.flow.as_str().trim_end_matches('。').ends_with(['か', '?', 'い']);
    (asked.headings == turn.headings && asked.kind != TurnKind::Narrative && other && question)
        .then_some(before)
}

/// The statement that an office answers in a summary which tells behind each statement, or over it, whose it is: the one
/// before it, where that asks or wishes for something, or what the other office answers that stands between.
pub(super) fn office_behind(
    index: usize,
    own: Option<&Attribution>,
    minutes: &Minutes,
    claims: &[Claims],
    lexicon: &Lexicon,
) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let (turn, asked) = (&minutes.turns[index], &minutes.turns[before]);
    let summary = |turn: &Turn| turn.kind == TurnKind::Bullet && turn.label.is_none();
    let office = |attribution: Option<&Attribution>| match attribution
        .and_then(|a| Some((a.basis, a.speakers.first()?)))
    {
        Some((Basis::Role, Who::Organ(organ))) => is_office(organ, lexicon),
        Some((_, Who::Listed(one))) => {
            minutes.attendance.get(*one).is_some_and(|one| holds_post(one, lexicon))
        }
        _ => false,
    };
    if !summary(turn) || !summary(asked) || !office(own) {
        return None;
    }
    let told = &claims[before];
    let theirs = told.attributions.first();
    let acts = |wanted: &[Act]| told.acts.iter().any(|(act, _)| wanted.contains(act));
    if acts(&[Act::Answer]) && office(theirs) {
        return told.responds_to;
    }
    let same = theirs.map(|a| &a.speakers) == own.map(|a| &a.speakers);
    let wished = acts(&[Act::Request, Act::Proposal, Act::Concern, Act::Opinion]) && !office(theirs);
    (!same && (acts(&[Act::Question]) || wished)).then_some(before)
}

/// Whether one of the roster is there for a post, and no member: 港湾課長 under 事務局.
fn holds_post(one: &Attendance, lexicon: &Lexicon) -> bool {
    let kind = one.role.as_deref().and_then(|role| lexicon.titles.capacity(role)).map(|c| c.kind.as_str());
    !matches!(kind, Some("member" | "chair" | "deputy"))
        && one.affiliations.iter().any(|held| held.post.is_some())
}

/// Whether a name is that of a secretariat or of a ministry.
fn is_office(name: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.bodies.known(name).map(|body| body.kind.as_str());
    lexicon.titles.capacity(name).is_some_and(|capacity| capacity.kind == "organ")
        || matches!(kind, Some("cabinet" | "ministry" | "agency"))
}

/// Whether a speech asks: near its end, or anywhere in words that ask outright.
fn asks(turn: &Turn, lexicon: &Lexicon) -> bool {
    let s = turn.flow.as_str();
    sentences(s).into_iter().rev().take(12).any(|sentence| {
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
            .map(|claims| (claims.responds_to, claims.acts.iter().any(|(act, _)| *act == super::Act::Answer)))
            .collect();
        assert_eq!(told, [(None, false), (Some(0), true), (None, false)]);
    }
}
