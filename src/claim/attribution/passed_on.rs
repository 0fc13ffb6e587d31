//! Whose view a speaker passes on: 「山田委員からの書面の御意見を代読いたします」, 「山田先生、…という御指摘をいただきました」.
//!
//! Takes the words of a speech and who gives it; gives the other one; does not know marks.

use std::sync::LazyLock;

use super::attribution;
use crate::{
    claim::{Attribution, Basis},
    lexicon::Lexicon,
    minutes::{
        Turn, TurnKind, Who,
        refer::{People, Reference},
        sentence::sentences,
    },
    pattern::Regex,
    rule,
};

// The patterns are fixed; tests read with each of them.
// 「本日御欠席の山田委員から書面で御意見をいただいておりますので、読み上げます」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static READS_OUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[、の]|は|た)(?P<who>[^、。「」のは]{2,16}?)(?:から|より|の)[^。]{0,24}?(?:意見|発言|コメント|要望|メッセージ)[^。]{0,48}?(?:代読|読み上げ|読上げ|朗読|紹介)(?:を)?(?:いた|致|させて|し(?:ます|たい)|申し?上げ|ます)").unwrap()
});
// Others are asked to read it out: 「事務局から御紹介いただきます」.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BY_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:紹介|代読|読み上げ)(?:を)?(?:いただ(?:き|け)|頂|お願い|ください)|後ほど").unwrap()
});
// 「…が重要だという御指摘をいただきました」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static RECEIVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:という|との|といった|などの)(?:御|ご)?(?:意見|指摘|示唆|提案|要望|視点|提言)[をも](?:いただ|頂|賜)").unwrap()
});
// 「山田先生、どうもありがとうございます」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static THANKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:はい、?|それでは、?)?(?P<who>[^、。]{2,12}?)、?(?:大変|どうも|本当に|いろいろ|貴重な(?:御|ご)意見を?)*ありがとうございま").unwrap()
});

/// Sentences at the beginning of a speech in which it may say that it reads out.
const OPENING: usize = 3;
/// Sentences at most of a speech that sums up what one said: a longer one goes on to something else.
const SUMMED_UP: usize = 12;
/// How sure it is that the view is that of whom the words name.
const NAMED: u8 = 90;
/// How sure it is that a view is the speaker's own, who passes it on: too little to have raised what is in it.
const PASSED_ON: u8 = 40;

/// Adds the one whose view a speech passes on to `found`, who gives it.
pub(super) fn add(turn: &Turn, people: &People, lexicon: &Lexicon, found: &mut Vec<Attribution>) {
    let Some(own) = found.first_mut().filter(|_| turn.kind == TurnKind::Speech) else { return };
    let Some(other) = read_out(turn, people, lexicon).or_else(|| summed_up(turn, people)) else { return };
    if other.speakers != own.speakers {
        own.confidence = own.confidence.min(PASSED_ON);
        found.insert(1, other);
    }
}

/// The one whose words are read out, where words follow.
fn read_out(turn: &Turn, people: &People, lexicon: &Lexicon) -> Option<Attribution> {
    let s = turn.flow.as_str();
    let told = sentences(s);
    let (opening, follows) = told.split_at(told.len().saturating_sub(1).min(OPENING));
    let found = (!follows.is_empty()).then_some(opening)?.iter().find_map(|sentence| {
        let words = &s[sentence.clone()];
        let found = READS_OUT.captures(words).filter(|_| !BY_OTHERS.is_match(words))?;
        let who = found.name("who")?;
        Some(sentence.start + who.start()..sentence.start + who.end())
    })?;
    // 御欠席の山田委員
    let kind = |words: &str| lexicon.titles.capacity(words).map(|capacity| capacity.kind.as_str());
    let named = one(&s[found.clone()], people).filter(|_| kind(&s[found.clone()]) != Some("organ"))?;
    Some(passed(named, turn.flow.span(found), people))
}

/// The one who is thanked, and whose points are summed up.
fn summed_up(turn: &Turn, people: &People) -> Option<Attribution> {
    let s = turn.flow.as_str();
    let told = sentences(s).len() <= SUMMED_UP && RECEIVED.is_match(s);
    let who = THANKS.captures(s).filter(|_| told)?.name("who")?.range();
    let named = one(&s[who.clone()], people)?;
    Some(passed(named, turn.flow.span(who), people))
}

fn one(words: &str, people: &People) -> Option<Reference> {
    people
        .refer(words)
        .filter(|reference| matches!(reference, Reference::Named(Who::Listed(_) | Who::Person(_))))
}

fn passed(named: Reference, span: crate::Span, people: &People) -> Attribution {
    Attribution {
        basis: Basis::Named,
        confidence: NAMED,
        ..attribution(named, span, rule::WHO_REPORTED, people)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Source, extract, lexicon::Lexicon};

    /// Who is behind the last speech, and how sure that is.
    fn behind(speech: &str) -> Vec<(String, u8)> {
        let text = format!(
            "第2回みなと航路協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n会長　高橋健一\n委員　山田花子\n委員　森次郎\n\n議事\n○高橋会長　では、事務局。\n○事務局　{speech}\n"
        );
        let source = Source::new("minutes.txt", text.into_bytes());
        let record = extract(&source, Lexicon::embedded()).unwrap().records.remove(0);
        let name = |who: &super::Who| match who {
            super::Who::Listed(i) => {
                record.minutes.attendance[*i].name.as_ref().map_or_else(String::new, |n| n.value.clone())
            }
            super::Who::Person(name) | super::Who::Organ(name) | super::Who::Group(name) => name.clone(),
        };
        let last = record.claims.last().unwrap();
        last.attributions
            .iter()
            .flat_map(|a| a.speakers.iter().map(|who| (name(who), a.confidence)))
            .collect()
    }

    #[test]
    fn what_is_read_out_and_summed_up_is_the_view_of_whom_it_names() {
        let both = [("事務局".to_owned(), 40), ("山田花子".to_owned(), 90)];
        for (speech, passed_on) in [
            (
                "山田委員からの書面の御意見を代読いたします。「渡し船の便を増やすべきである」とのことです。",
                true,
            ),
            (
                "それでは、山田委員の事前の意見につきましては配付しておりますが、読み上げさせていただきます。「渡し船の便を増やすべきである。」以上です。",
                true,
            ),
            (
                "山田委員、ありがとうございます。渡し船の便を増やすことが重要だという御指摘をいただきました。",
                true,
            ),
            (
                "山田委員から書面で御意見をいただいておりますので、後ほど会長から御紹介いただきます。便は増えません。",
                false,
            ),
            ("渡し船の便は来年度に増やします。山田委員の御意見のとおりです。", false),
        ] {
            let expected: &[(String, u8)] = if passed_on { &both } else { &[("事務局".to_owned(), 100)] };
            assert_eq!(behind(speech), expected, "{speech}");
        }
    }
}
