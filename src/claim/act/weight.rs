//! What speaks for each act of a statement, and what against it.
//!
//! The rules of [`super`] see one cue at a time; which acts a reader names depends on what else is said, in how many
//! words, and by whom. Each feature of a statement is a place and what stands there: an act that the rules told, a cue
//! `in` it, the `side` of its speaker, a `piece` of its words. Their weights, in hundredths of a log-odds, are added up for each act; those
//! above nothing are its acts. `data/act_weights.csv` holds them; `scripts/learn-weights acts` learns them.

use std::collections::BTreeSet;

use super::{Act, MOST, Place, Sentence, Side, sure};
use crate::{
    Rule,
    claim::{response::Wanted, said},
    lexicon::Lexicon,
    minutes::{Minutes, Turn, TurnKind},
    rule,
};

/// A turn, and what the rules see in it.
pub(in super::super) struct Statement<'a> {
    /// The acts that the rules tell.
    pub told: &'a [(Act, Rule)],
    /// The turn.
    pub turn: &'a Turn,
    /// Its sentences.
    pub sentences: &'a [Sentence<'a>],
    /// Where it stands in the exchange.
    pub place: Place,
    /// On which side of the table it is said.
    pub side: Side,
    /// Whether it stands under a heading of what someone presents.
    pub presented: bool,
    /// What the chair wants of an official of whom nobody asked for more than what is presented.
    pub unasked: Option<Wanted>,
}

/// Whether a turn stands under a heading of what someone presents: 「航路の紹介」, 「離島の渡し船について(高橋)」.
pub(in super::super) fn is_presented(turn: &Turn, minutes: &Minutes, lexicon: &Lexicon) -> bool {
    let headings = turn.headings.iter().filter_map(|&heading| minutes.headings.get(heading));
    let mut headings = headings.map(|heading| heading.text.as_str()).rev();
    let Some(own) = headings.next() else { return false };
    let views = lexicon.cues.words("views-heading");
    let lists = turn.lead_in.as_ref().is_some_and(|lead| views.is_in(lead.as_str()));
    let inner = own.strip_suffix(')').and_then(|own| own.rsplit_once('(')).map(|(_, inner)| inner);
    let by = inner.is_some_and(|inner| lexicon.titles.surname_at_start(inner).is_some());
    !lists && !views.is_in(own) && (by || lexicon.cues.words("presents-heading").is_in(own))
}

/// Kinds of cues by which a view is voiced.
const VOICED: [&str; 11] = [
    "opinion",
    "need",
    "stress",
    "trouble",
    "concern",
    "hard",
    "wish",
    "intention",
    "plan",
    "request",
    "proposal",
];

/// What a bullet does that tells a plain fact of what is presented: no word of it voices a view, and that most bullets of
/// records are opinions is no reason to take it for one.
fn plain(statement: &Statement) -> Option<(Act, Rule)> {
    let Statement { told, turn, sentences, presented, .. } = *statement;
    let [(Act::Explain, rule::ACT_PLACE)] = told else { return None };
    let last = &turn.flow.as_str()[sentences.last()?.range.clone()];
    let fact = turn.kind == TurnKind::Bullet && presented && !sentences.iter().any(|s| s.said.any(&VOICED));
    // 「3年前に灯台を建て替えた」
    let past = last.trim_end_matches('。').ends_with('た');
    fact.then_some((if past { Act::Report } else { Act::Explain }, rule::ACT_PLACE))
}

/// The acts of a statement that weigh most.
pub(in super::super) fn of(statement: &Statement, lexicon: &Lexicon) -> Vec<(Act, Rule)> {
    if let Some(fact) = plain(statement) {
        return vec![fact];
    }
    if let Some(act) = sure::told(statement) {
        return vec![(act, rule::ACT_CUE)];
    }
    let mut sums = [0; Act::ALL.len()];
    let mut add = |weights: [i32; Act::ALL.len()]| {
        sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
    };
    each(statement, |place, what| add(lexicon.act_weights.of(place, what)));
    lexicon.act_weights.pieces(statement.turn.flow.as_str()).for_each(|(_, weights)| add(weights));
    let mut weighed: Vec<(i32, Act)> = sums.into_iter().zip(Act::ALL).collect();
    weighed.sort_by_key(|&(sum, act)| (std::cmp::Reverse(sum), act));
    // One is done at least. What is listed without a sign of anything does not conduct the meeting.
    let listed = statement.turn.kind == TurnKind::Bullet;
    let heaviest = weighed.iter().find(|(sum, act)| *sum > 0 || !listed || *act != Act::Procedure);
    let heaviest = heaviest.map_or(0, |(sum, _)| *sum);
    let acts: Vec<Act> = weighed
        .iter()
        .filter(|&(sum, _)| *sum > 0 || *sum == heaviest)
        .map(|(_, act)| *act)
        .take(MOST)
        .collect();
    let mut acts = sure::corrected(acts, &weighed, statement, lexicon);
    // Who is against something says so too seldom for weights to be learned: there the rules stand, as they do where a
    // question is put outright.
    for act in [Act::Oppose, Act::Question] {
        let stands = act == Act::Oppose || asks_outright(statement, lexicon);
        if stands && statement.told.iter().any(|(told, _)| *told == act) && !acts.contains(&act) {
            acts.truncate(MOST - 1);
            acts.push(act);
        }
    }
    acts.sort_unstable();
    let by_rule = |act: Act| statement.told.iter().find(|(told, _)| *told == act).map(|(_, rule)| *rule);
    acts.into_iter().map(|act| (act, by_rule(act).unwrap_or(rule::ACT_WEIGHT))).collect()
}

/// Whether someone who neither leads nor answers puts a question in words that do nothing else.
fn asks_outright(statement: &Statement, lexicon: &Lexicon) -> bool {
    statement.turn.kind == TurnKind::Speech
        && matches!(statement.side, Side::Member | Side::Unknown)
        && statement.place == Place::Open
        && statement.sentences.iter().any(|sentence| {
            let words = &statement.turn.flow.as_str()[sentence.range.clone()];
            sentence.said.has("asks-outright")
                && lexicon.cues.words("asks-outright").is_in(&without_quotes(words))
        })
}

/// The words outside quotes: who tells that people ask 「灯りはいつ増えるのでしょうか」 asks nothing.
fn without_quotes(words: &str) -> String {
    let mut depth = 0_usize;
    let outside = words.chars().filter(|c| match c {
        '「' | '『' => {
            depth += 1;
            false
        }
        '」' | '』' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

/// The features of a turn, each a place and what stands there.
pub(in super::super) fn features(statement: &Statement, lexicon: &Lexicon) -> Vec<String> {
    let mut features = Vec::new();
    each(statement, |place, what| features.push(format!("{place} {what}")));
    let pieces = lexicon.act_weights.pieces(statement.turn.flow.as_str());
    features.extend(pieces.map(|(piece, _)| format!("piece {piece}")));
    features
}

/// Calls `found` for each feature of a turn.
fn each(statement: &Statement, mut found: impl FnMut(&str, &str)) {
    let Statement { told, turn, sentences, place, side, .. } = *statement;
    found("always", "");
    for (act, _) in told {
        found("told", act.name());
    }
    found("acts", number(told.len()));
    let mut kinds: Vec<&str> = sentences.iter().flat_map(|sentence| sentence.said.kinds()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        found("in", kind);
    }
    if let Some(last) = sentences.last() {
        for kind in last.said.kinds() {
            found("last", kind);
        }
    }
    if sentences.iter().any(|sentence| sentence.said.asks()) {
        found("in", "asks");
    }
    let s = turn.flow.as_str();
    let words: BTreeSet<&str> =
        sentences.iter().flat_map(|Sentence { range, said }| said.words(&s[range.clone()])).collect();
    for word in words {
        found("says", word);
    }
    let ends: BTreeSet<&str> = sentences.iter().map(|sentence| end(&s[sentence.range.clone()])).collect();
    for letters in ends {
        found("ends", letters);
    }
    found("kind", turn.kind.name());
    found("place", whether(place));
    found("side", side.name());
    found("length", length(turn.flow.as_str().chars().count()));
    found("sentences", said::how_many(sentences.len()));
}

/// The last letters of a sentence, which tell its form: ますか, ります, と思う.
fn end(sentence: &str) -> &str {
    let words = sentence.trim_end_matches(['。', '、', ' ', '」', ')']);
    let start = words.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    &words[start..]
}

fn number(n: usize) -> &'static str {
    ["0", "1", "2", "3"].get(n).copied().unwrap_or("4")
}

fn whether(place: Place) -> &'static str {
    match place {
        Place::Answer => "answer",
        Place::Narrative => "narrative",
        Place::Open => "open",
    }
}

/// Characters of a statement, at most.
fn length(chars: usize) -> &'static str {
    match chars {
        0..16 => "15",
        16..32 => "31",
        32..64 => "63",
        64..128 => "127",
        128..256 => "255",
        256..512 => "511",
        _ => "more",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_column_for_each_act_in_the_order_of_the_list() {
        let lexicon = Lexicon::embedded();
        for (place, act) in Act::ALL.into_iter().enumerate() {
            let weights = lexicon.act_weights.of("told", act.name());
            assert_ne!(weights, [0; Act::ALL.len()], "{}", act.name());
            // What the rules tell speaks for the act itself more than for any other.
            assert_eq!(weights.iter().max(), weights.get(place), "{}", act.name());
        }
    }

    /// The acts of each statement of `text`.
    fn acts(text: &str) -> Vec<Vec<Act>> {
        let source = crate::Source::new("minutes.txt", text.as_bytes().to_vec());
        let extraction = crate::extract(&source, Lexicon::embedded()).unwrap();
        let claims = &extraction.records[0].claims;
        claims.iter().map(|claims| claims.acts.iter().map(|(act, _)| *act).collect()).collect()
    }

    #[test]
    fn a_bullet_that_tells_a_plain_fact_of_what_is_presented_explains() {
        let text = |heading: &str| {
            format!(
                "第2回みなと航路協議会　議事概要\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議事概要\n（1）{heading}\n・渡し船は島の暮らしの一部であり、島にはほかの足がない。\n・三年前に桟橋を建て替えた。\n（2）灯りについて\n・灯りを増やすべきである。\n"
            )
        };
        for heading in ["航路の紹介", "航路について(高橋)"] {
            assert_eq!(acts(&text(heading))[..2], [[Act::Explain], [Act::Report]], "{heading}");
        }
        assert_eq!(acts(&text("紹介への意見"))[0], [Act::Opinion]);
        let unsaid = text("紹介への意見")
            .replace("島の暮らしの一部であり、島にはほかの足がない", "六つの島を結んでいる");
        assert_ne!(acts(&unsaid)[0], [Act::Procedure]);
    }

    #[test]
    fn a_question_that_is_put_outright_is_one_whatever_else_is_said() {
        let text = "第2回みなと航路協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議事\n○高橋会長　御意見を。\n○山田委員　どうもありがとうございます。今の航路は島の暮らしにとって大変重要だと思います。桟橋の更新は遅れており、安全の点で課題が残っていると思います。灯りの更新も必要です。更新の時期についてお伺いできればと思います。手引きの見直しも必要だと考えています。灯りは大切にすべきです。以上です。よろしくお願いいたします。\n";
        assert!(acts(text)[1].contains(&Act::Question));
        assert_eq!(
            without_quotes("「灯りは『いつ』増えますか」と聞かれ、「夏」と答えた"),
            "と聞かれ、と答えた"
        );
    }
}
