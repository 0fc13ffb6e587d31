//! What the statements of a summary answer: replies, marked answers, and what an office says among what others said.
//!
//! Takes the statements under their headings; gives for each what it answers; does not know what is spoken.

use std::sync::LazyLock;

use super::{Answers, asked, replies};
use crate::{
    claim::{Act, Attribution, Basis, Claims, attribution::Place, side::Side},
    lexicon::Lexicon,
    minutes::{Attendance, Minutes, Turn, TurnKind, Who},
    pattern::Regex,
};

// 「…を添えてほしい」, 「お示しいただきたい」: others are to do it. 「…を進めたい」 and 「…ことはない」 ask nothing of anybody.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static WISHES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:ほしい|欲しい|(?:いただ|頂|もらい|貰い)[いき]?たい|願いたい|ください|下さい|お願い(?:する|します|したい))$").unwrap()
});

/// Statements of a list, at most, among which the one is that is answered.
const BACK: usize = 16;

/// What a marked statement of officials in a summary replies to: that of a member before it.
pub(super) fn marked(index: usize, minutes: &Minutes, sides: &[Side], lexicon: &Lexicon) -> Option<Answers> {
    let turn = &minutes.turns[index];
    if turn.kind != TurnKind::Bullet || sides[index] != Side::Official || !replies(turn, lexicon) {
        return None;
    }
    let said = run(index, minutes, |before| sides[before] == Side::Member);
    chosen(turn, &said, minutes, lexicon)
}

/// The question that a reply of a summary answers: the statement before it under the same headings, or what the reply
/// before it answers as well.
pub(in crate::claim) fn to_list(
    index: usize,
    place: Place,
    minutes: &Minutes,
    lexicon: &Lexicon,
) -> Option<Answers> {
    let turn = &minutes.turns[index];
    let of = |turn: &Turn| turn.label.as_ref().map(|label| label.value.clone());
    let own = of(turn);
    if place == Place::Answer && turn.kind == TurnKind::Reply {
        let answers = |before: usize| {
            let before = &minutes.turns[before];
            before.kind == TurnKind::Reply && !asks(before) && of(before) != own
        };
        let mut before = index.checked_sub(1)?;
        while answers(before) && before > 0 && minutes.turns[before - 1].headings == turn.headings {
            before -= 1;
        }
        let asked = &minutes.turns[before];
        let fits = asked.headings == turn.headings && asked.kind != TurnKind::Narrative && of(asked) != own;
        return fits.then_some(Answers::To(before));
    }
    if turn.kind != TurnKind::Bullet || turn.label.is_none() || asks(turn) {
        return None;
    }
    let said = run(index, minutes, |before| {
        let asked = &minutes.turns[before];
        asked.label.is_some() && of(asked) != own && (asks(asked) || wishes(asked))
    });
    chosen(turn, &said, minutes, lexicon)
}

/// What an office answers in a summary which tells behind each statement, or over it, whose it is: one of those before it,
/// where the last asks or wishes for something, or what the other office answers that stands between.
pub(in crate::claim) fn office_behind(
    index: usize,
    own: Option<&Attribution>,
    minutes: &Minutes,
    claims: &[Claims],
    lexicon: &Lexicon,
) -> Option<Answers> {
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
    let theirs = |before: usize| claims[before].attributions.first();
    let acts =
        |before: usize, wanted: &[Act]| claims[before].acts.iter().any(|(act, _)| wanted.contains(act));
    let answered = |before: usize| acts(before, &[Act::Answer]) && office(theirs(before));
    let mut last = before;
    while answered(last) && last > 0 && summary(&minutes.turns[last - 1]) {
        last -= 1;
    }
    let same = theirs(last).map(|a| &a.speakers) == own.map(|a| &a.speakers);
    let wished =
        acts(last, &[Act::Request, Act::Proposal, Act::Concern, Act::Opinion]) && !office(theirs(last));
    if same || answered(last) || !acts(last, &[Act::Question]) && !wished {
        return None;
    }
    let said = run(last + 1, minutes, |before| summary(&minutes.turns[before]) && !office(theirs(before)));
    let said: Vec<usize> =
        said.into_iter().filter(|&said| minutes.turns[said].headings == turn.headings).collect();
    chosen(turn, &said, minutes, lexicon).or(Some(Answers::Several))
}

/// Statements that stand one after the other right before `index` under the same headings, the last first.
fn run(index: usize, minutes: &Minutes, fits: impl Fn(usize) -> bool) -> Vec<usize> {
    let Some(last) = index.checked_sub(1) else { return Vec::new() };
    let headings = &minutes.turns[last].headings;
    let own = minutes.turns.get(index).is_none_or(|turn| turn.headings == *headings);
    (0..index)
        .rev()
        .take(BACK)
        .take_while(|&before| own && minutes.turns[before].headings == *headings && fits(before))
        .collect()
}

/// The one of several statements that `turn` answers. `None` where there are none.
fn chosen(turn: &Turn, said: &[usize], minutes: &Minutes, lexicon: &Lexicon) -> Option<Answers> {
    let words = turn.flow.as_str();
    match said {
        [] => None,
        [one] => Some(Answers::To(*one)),
        _ if asked::takes_up_all(words) => Some(Answers::Several),
        several => {
            let statements: Vec<(usize, &str)> =
                several.iter().map(|&said| (said, minutes.turns[said].flow.as_str())).collect();
            let one = asked::alike(words, &statements, lexicon);
            Some(one.map_or(Answers::Several, Answers::To))
        }
    }
}

fn asks(turn: &Turn) -> bool {
    ending(turn).ends_with(['か', '?'])
}

fn wishes(turn: &Turn) -> bool {
    WISHES.is_match(ending(turn))
}

fn ending(turn: &Turn) -> &str {
    turn.flow.as_str().trim_end_matches(['。', ' '])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Source, extract};

    /// For each statement of a summary behind its roster the one that it answers.
    fn answers(list: &str) -> Vec<Option<usize>> {
        let text = format!(
            "第2回みなと航路協議会　議事概要\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n\n出席者\n会長　高橋健一\n委員　山田花子\n委員　森次郎\n\n議題\n渡し船の便について\n\n主な意見\n{list}"
        );
        let source = Source::new("minutes.txt", text.into_bytes());
        let record = extract(&source, Lexicon::embedded()).unwrap().records.remove(0);
        record.claims.iter().map(|claims| claims.responds_to).collect()
    }

    #[test]
    fn an_office_answers_the_statement_on_the_same_matter_and_not_the_last() {
        let list = "・渡船の運賃を据え置いていただきたい。島の人は毎日乗る。（山田委員）\n・桟橋の灯りを増やしていただきたい。夜は足元が見えない。（森委員）\n・運賃は渡船の収支を見て決める。（事務局）\n";
        assert_eq!(answers(list), [None, None, Some(0)]);
    }

    #[test]
    fn a_question_behind_an_answer_answers_nothing() {
        let list = "（委員）渡し船の便はいつ増えるのか。\n（事務局）来年度に増やす。冬に止めることはない。\n（委員）運賃はどうなるのか。\n（事務局）運賃は変わらない。\n";
        assert_eq!(answers(list), [None, Some(0), None, Some(2)]);
    }
}
