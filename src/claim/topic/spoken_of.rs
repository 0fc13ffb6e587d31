//! What a part of a meeting speaks of most: a label that tells no word of it leaves a reader asking.

use std::{cell::OnceCell, cmp::Reverse, collections::BTreeMap, ops::Range};

use crate::{claim::label, lexicon::Lexicon, mention::noun, minutes::Minutes};

/// Statements before a short one, or before the beginning of a long one, that are of the same talk.
const BACK: usize = 3;
/// Bytes of a statement around a sentence that are of the same talk: some five sentences before it and two behind.
const BEFORE: usize = 480;
const BEHIND: usize = 240;
/// How much a noun weighs around the sentence, in what the statement answers and in those before.
const NEAR: u32 = 3;
const ASKED: u32 = 2;
const EARLIER: u32 = 1;
/// Times that a noun counts in one part at most, what it must weigh at least, and how often it is said in the record.
const OFTEN: u32 = 3;
const WEIGHS: u32 = 6;
const SAID: u32 = 3;
/// The things spoken of most, one of which tells what is spoken of.
const MOST: usize = 3;

/// The nouns of the statements of a meeting, counted once they are asked for.
pub(in crate::claim) struct SpokenOf<'a> {
    minutes: &'a Minutes,
    lexicon: &'a Lexicon,
    counted: OnceCell<Counted>,
}

/// Nouns by numbers: where each is said first and how often in the record, and where in each statement one is said.
#[derive(Default)]
struct Counted {
    nouns: Vec<(usize, Range<usize>, u32)>,
    of_turns: Vec<Vec<(usize, usize)>>,
}

impl<'a> SpokenOf<'a> {
    pub(in crate::claim) fn new(minutes: &'a Minutes, lexicon: &'a Lexicon) -> Self {
        Self { minutes, lexicon, counted: OnceCell::new() }
    }

    /// What is spoken of most around the sentence `range` of the statement `turn`, which may answer another; the most first.
    pub(in crate::claim) fn around(
        &self,
        turn: usize,
        range: &Range<usize>,
        responds_to: Option<usize>,
    ) -> Vec<&'a str> {
        let Counted { nouns, of_turns } = self.counted.get_or_init(|| self.count());
        let turns = &self.minutes.turns;
        let near = range.start.saturating_sub(BEFORE)..range.end + BEHIND;
        let item = self.minutes.item_of(&turns[turn]);
        let of_talk = |other: &usize| near.start == 0 && self.minutes.item_of(&turns[*other]) == item;
        let whole = 0..usize::MAX;
        let earlier =
            (turn.saturating_sub(BACK)..turn).filter(of_talk).map(|turn| (turn, whole.clone(), EARLIER));
        let asked = responds_to.filter(of_talk).map(|turn| (turn, whole.clone(), ASKED));
        let mut weights: BTreeMap<usize, u32> = BTreeMap::new();
        for (turn, part, weight) in earlier.chain(asked).chain([(turn, near.clone(), NEAR)]) {
            let mut times: BTreeMap<usize, u32> = BTreeMap::new();
            for (at, noun) in &of_turns[turn] {
                if part.contains(at) {
                    *times.entry(*noun).or_default() += 1;
                }
            }
            for (noun, times) in times {
                *weights.entry(noun).or_default() += weight * times.min(OFTEN);
            }
        }
        let often = weights.into_iter().filter(|(noun, weight)| *weight >= WEIGHS && nouns[*noun].2 >= SAID);
        let mut ranked: Vec<(usize, u32)> = often.collect();
        ranked.sort_by_key(|(noun, weight)| (Reverse(*weight), Reverse(nouns[*noun].2), *noun));
        let words = ranked.into_iter().map(|(noun, _)| {
            let (turn, range, _) = &nouns[noun];
            &turns[*turn].flow.as_str()[range.clone()]
        });
        words
            .filter(|words| label::names_a_thing(words, self.lexicon) && !self.is_home(words))
            .take(MOST)
            .collect()
    }

    /// Whether a word is the name of the place whose meeting it is: みなと of みなと市議会.
    fn is_home(&self, word: &str) -> bool {
        let meeting = &self.minutes.meeting;
        [&meeting.title, &meeting.series].into_iter().flatten().any(|name| {
            let behind = name.value.split(word).skip(1);
            behind.into_iter().any(|rest| rest.starts_with(['都', '道', '府', '県', '市', '区', '町', '村']))
        })
    }

    fn count(&self) -> Counted {
        let mut counted = Counted::default();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, turn) in self.minutes.turns.iter().enumerate() {
            let s = turn.flow.as_str();
            let mut said: Vec<(usize, usize)> = Vec::new();
            for range in noun::nouns(s, self.lexicon) {
                let number = *numbers.entry(&s[range.clone()]).or_insert(counted.nouns.len());
                said.push((range.start, number));
                if number == counted.nouns.len() {
                    counted.nouns.push((at, range, 0));
                }
                counted.nouns[number].2 += 1;
            }
            counted.of_turns.push(said);
        }
        counted
    }
}

#[cfg(test)]
mod tests {
    use crate::{Source, extract, lexicon::Lexicon};

    fn last_label(text: &str) -> String {
        let source = Source::new("minutes.txt", text.as_bytes().to_vec());
        let extraction = extract(&source, Lexicon::embedded()).unwrap();
        let claims = extraction.records.iter().flat_map(|record| &record.claims);
        claims.flat_map(|claims| &claims.issues).last().unwrap().label.clone()
    }

    #[test]
    fn what_a_talk_is_of_stands_beside_a_label_that_tells_none_of_it() {
        let asked = "○長谷川委員　定期船は昨年も休みがありました。定期船の船員は二人です。定期船には予備の船がありません。\n";
        let said =
            "○柊委員　定期船のことです。村が報酬の基準を示すべきだと考えます。\n○杉山会長　以上です。\n";
        assert_eq!(
            last_label(&format!("{asked}{said}")),
            "「村が報酬の基準を示すべき」との提案(話題:定期船)"
        );
    }
}
