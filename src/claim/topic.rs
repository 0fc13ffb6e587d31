//! What a statement says that it is about: 「次に、防災対策についてお伺いします」.
//!
//! A speaker announces a topic and goes on with it until he announces another. It stands beside the label of an issue whose
//! own words do not tell it.

mod around;

use std::{ops::RangeInclusive, sync::LazyLock};

use super::{
    clause::{turns_away, without_opening},
    label,
    said::Sentence,
    side::Side,
};
use crate::{
    lexicon::Lexicon,
    minutes::{Minutes, Turn},
    pattern::Regex,
    script::{Script, script},
};
pub(super) use around::{Nearby, Surroundings};

/// Characters of a sentence that announces a topic, and of the topic, at most.
const ANNOUNCEMENT: usize = 90;
const LONGEST: usize = 40;
/// Sentences for which an announced topic holds.
const HELD: usize = 8;

// 「2点目、」, 「大項目3、」, 「(1)」: which of the topics it is.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[(「]?(?:第|(?:追加)?日程第?|大項目の?|質問の?|議題の?|議事の?|討議の?|審議の?|報告の?|項目の?|番号)?[(]?[0-9一二三四五六七八九十]+[)」]?(?:つ目|点目|番目|問目|件目|項目目?|番|点|問)?(?:の質問|の項目)?(?:は|が|に|の|として|といたしまして|としまして|でございますが|ですが)?[、.．:： ]*)+").unwrap()
});
// 「次の議題は各部会の報告」: what leads to it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static LED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、]{0,20}(?:議題|議事|案件|話題|質問|テーマ|論点|項目)(?:[0-9一二三四五六七八九十]+)?(?:は|が|の|として|である|、)+").unwrap()
});
// 「同計画」 points at another, 「橋の点検が遅れた理由」 is a sentence with a subject of its own.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NO_TOPIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:同|本|当該)\p{Han}|[\p{Han}\p{Katakana}ー)」](?:が|は)[\p{Han}\p{Katakana}ぁ-ん]|(?:氏|様|先生|委員|議員)[の(「]|^[Pp][0-9]|【").unwrap()
});
// 「Xについて」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:について|につきまして|に関して|に関しまして|に関する|に対する)").unwrap()
});
// What follows it where it is announced: 「…の御質問でございますが」, 「…、二点お伺いします」, 「…でございます」.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^」?(?:の|は|も|で|に|を|、)*
          (?:(?:です|でございます|であります|申し上げます)(?:が|けれども|けれど|けども|けど)?[、。]?$
          |(?:(?:順次|順に|幾つか|いくつか|何点か|数点|[0-9一二三四五六]+(?:点|つ|問)(?:ほど|だけ)?|若干|少し|簡単に|簡潔に|一言|まとめて|一括して|続けて|改めて|再度|幾つかの|いくつかの|何点かの|[^、。]{1,14}(?:から|より|として)|全般)(?:の|に|を|は)?、?)*
           (?:御|ご|お)?(?:質問|質疑|問い|伺|尋ね|聞|答え|答弁|説明|申し上げ|述べ|触れ|移|入|話|報告|コメント|発言|議題|意見|議論|討議|審議|協議|紹介|取り上げ)
           [^、。]{0,22}[、。]?$)",
    )
    .unwrap()
});

/// What a sentence is spoken about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Topic<'a> {
    pub words: &'a str,
    pub reach: Reach,
    /// What the council is called, where that tells more than a part of its meeting is about.
    pub council: Option<&'a str>,
}

/// How much is spoken about a topic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reach {
    /// The statement itself, or the question that it answers, announces it.
    Statement,
    /// A part of the meeting is about it.
    Part,
    /// It is what the council is called, whose members speak of what it is for.
    Council,
}

/// The topics of a meeting, told as its statements go by.
pub(super) struct Topics<'a> {
    minutes: &'a Minutes,
    lexicon: &'a Lexicon,
    // Of each statement so far the one topic that it announces, where it is one.
    single: Vec<Option<&'a str>>,
    // What the chair has called up in words, and the item of the agenda it was called up under.
    called: Option<&'a str>,
    item: Option<usize>,
    council: Option<&'a str>,
}

impl<'a> Topics<'a> {
    pub(super) fn new(minutes: &'a Minutes, lexicon: &'a Lexicon) -> Self {
        let single = Vec::with_capacity(minutes.turns.len());
        let council = minutes.meeting.series.as_ref().map(|series| series.value.as_str());
        // みなと市教育委員会定例会: whose session it is.
        let of_body = |name: &'a str| {
            let body = ["定例会", "臨時会"].iter().find_map(|end| name.strip_suffix(end));
            body.filter(|body| body.ends_with("委員会")).unwrap_or(name)
        };
        let council = council.map(of_body).filter(|name| tells_what_for(name, lexicon));
        Self { minutes, lexicon, single, called: None, item: None, council }
    }

    /// The topic of each sentence of the next statement: what is announced in it or before it, else what it answers is about,
    /// the heading it stands under, what the chair has called up, or what the council is for.
    pub(super) fn of(
        &mut self,
        turn: &'a Turn,
        sentences: &[Sentence],
        responds_to: Option<usize>,
        side: Side,
    ) -> Vec<Option<Topic<'a>>> {
        let s = turn.flow.as_str();
        let close = |words| Topic { words, reach: Reach::Statement, council: None };
        let answered = responds_to.and_then(|question| self.single.get(question).copied().flatten());
        let item = self.minutes.item_of(turn).or_else(|| self.only_item());
        if item != self.item {
            (self.item, self.called) = (item, None);
        }
        let stands_under = self.of_headings(&turn.headings).or(self.called).or_else(|| self.of_item(item?));
        let of_field = self.council.filter(|name| !is_of_house(name));
        let part = stands_under.map(|words| Topic { words, reach: Reach::Part, council: of_field });
        let council = self.council.map(|words| Topic { words, reach: Reach::Council, council: None });
        let whole = answered.map(close).or(part).or(council);
        let mut topic = whole;
        let mut announced: Vec<&str> = Vec::new();
        let mut topics = Vec::with_capacity(sentences.len());
        let mut since = 0;
        for sentence in sentences {
            let words = &s[sentence.range.clone()];
            if let Some(words) = of(words, self.lexicon) {
                topic = Some(close(words));
                announced.push(words);
                since = 0;
            } else if since > 0 && (since > HELD || turns_away(words, self.lexicon)) {
                // What the whole statement stands under holds to its end, what was announced in it does not.
                topic = whole;
            }
            since += 1;
            topics.push(topic);
        }
        if side == Side::Chair {
            self.called = announced.last().copied().or(self.called);
        }
        announced.dedup();
        self.single.push(if let [single] = *announced.as_slice() { Some(single) } else { None });
        topics
    }

    fn of_item(&self, item: usize) -> Option<&'a str> {
        printed(&self.minutes.agenda.get(item)?.text, self.lexicon)
    }

    /// The one item of the agenda, which nobody calls up.
    fn only_item(&self) -> Option<usize> {
        let other = |text: &str| self.lexicon.cues.words("no-topic").opens(text);
        let mut items = self.minutes.agenda.iter().enumerate().filter(|(_, item)| !other(&item.text));
        let (only, _) = items.next()?;
        items.next().is_none().then_some(only)
    }

    /// The innermost heading that tells a topic.
    fn of_headings(&self, headings: &[usize]) -> Option<&'a str> {
        headings
            .iter()
            .rev()
            .find_map(|&heading| printed(&self.minutes.headings.get(heading)?.text, self.lexicon))
    }
}

/// Characters of a council's name beside a label, at least and at most.
const COUNCIL: RangeInclusive<usize> = 7..=36;

/// Whether the name of a council tells what it is for. An assembly is for everything, as are its sessions.
fn tells_what_for(name: &str, lexicon: &Lexicon) -> bool {
    let any_field = ["定例会", "臨時会", "本会議", "院", "懇談会", "会見"];
    let assembly = name.ends_with("議会") && is_of_house(name);
    COUNCIL.contains(&name.chars().count())
        && !assembly
        && !any_field.iter().any(|end| name.ends_with(end))
        && label::tells_a_topic(name, lexicon)
}

/// Whether a council is a house or an assembly or of one, whose committees see to more than one field. 審議会 is none.
fn is_of_house(name: &str) -> bool {
    let assembly = |(at, _): (usize, &str)| !name[..at].ends_with(['審', '協', '評']);
    ["衆議院", "参議院"].iter().any(|house| name.contains(house)) || name.match_indices("議会").any(assembly)
}

/// The words of a heading that may be a topic: without who presents it, what sort of item it is, and its について. A heading that is
/// a sentence is none.
fn of_heading(heading: &str) -> Option<&str> {
    let words = ITEM.find(heading).map_or(heading, |item| &heading[item.end()..]);
    // 「港湾行政の基本施策に関する件（桟橋の耐震化について）」: what is spoken of stands in the brackets.
    let within = words.strip_suffix("について)").and_then(|open| open.rsplit_once('('));
    let words = within.map_or(words, |(_, matter)| matter);
    let mut words = BY.find(words).map_or(words, |by| &words[..by.start()]);
    while let Some(topic) = words.strip_suffix("について") {
        words = BY.find(topic).map_or(topic, |by| &topic[..by.start()]);
    }
    let sentence = [
        "いい",
        "ない",
        "たい",
        "しい",
        "にくい",
        "いる",
        "ある",
        "する",
        "なる",
        "です",
        "ます",
        "た",
        "か",
    ];
    (!sentence.iter().any(|end| words.ends_with(end)) && !DONE.is_match(words)).then_some(words)
}

// 「事例紹介1：」, 「第2部：」: what sort of item it is.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:事例|話題|講演|研究|活動|取組)?(?:紹介|提供|発表|報告|講演|事例|話題)[0-9]{0,2}|第[0-9一二三四五]部|(?:承認|報告|議案|認定|諮問|同意)第[0-9]{1,3}号)[:： ]+").unwrap()
});
// 「会長へ答申を手交」: nor is one without the last kana of its verb.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DONE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"を\p{Han}{2,4}$").unwrap());
// 「（田中）」: who presents it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[(（]\p{Han}{1,4}(?:氏|委員|さん)?[)）]$").unwrap());

/// The topic that a sentence announces, in all of it or in its first clause.
fn of<'a>(sentence: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    if !ABOUT.is_match(sentence) {
        return None;
    }
    let clause = ["が、", "けれども、", "けれど、", "けども、", "けど、"]
        .iter()
        .filter_map(|joint| Some(sentence.find(joint)? + joint.len()))
        .min();
    [sentence.len()].into_iter().chain(clause).find_map(|end| {
        let words = &sentence[..end];
        if words.chars().count() > ANNOUNCEMENT {
            return None;
        }
        let about = ABOUT.find_iter(words).find(|about| ANNOUNCES.is_match(&words[about.end()..]))?;
        told(&words[..about.start()], lexicon)
    })
}

/// The words of a topic, where they tell one: without what opens, counts and leads to them.
fn told<'a>(words: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let words = topic_in(words, lexicon)?;
    label::tells_a_topic(words, lexicon).then_some(words)
}

/// The same of what is printed as a topic, by which less is told as well: 医師の確保.
fn printed<'a>(words: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let words = topic_in(of_heading(words)?, lexicon)?;
    (words.chars().nth(2).is_some() && label::tells_a_matter(words, lexicon)).then_some(words)
}

/// Words that may be a topic, without what opens, counts and leads to them.
fn topic_in<'a>(words: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let words = without_opening(words, lexicon);
    // 第3号被保険者, 一部の区間: a number within a word counts no topic.
    let counted = COUNTED.find(words).filter(|counted| {
        // 二酸化炭素, 一般廃棄物: nor does one that a word begins with.
        !counted.as_str().chars().all(|c| "一二三四五六七八九十".contains(c))
    });
    let counted = counted.map(|counted| &words[counted.end()..]).filter(|rest| {
        !rest
            .starts_with(|c| "号部回次期種条項章級類般定律年月日時分割万千百円件人社台世億か箇ヶ".contains(c))
    });
    let words = counted.unwrap_or(words);
    let mut words = without_opening(words, lexicon);
    // 「委員から御指摘のありました、避難所の環境」
    while let Some(at) = words.rfind('、') {
        if words[..at].ends_with(|c| script(c) == Script::Hiragana) {
            words = &words[at + '、'.len_utf8()..];
        } else {
            break;
        }
    }
    let words = LED.find(words).map_or(words, |led| &words[led.end()..]);
    // 「議題2「桟橋の耐震化について」に移ります」: inside of the brackets.
    let open = words.rfind('「').filter(|open| !words[*open..].contains('」'));
    let words = open.map_or(words, |open| &words[open + '「'.len_utf8()..]);
    // 「主な意見」 and 「…の概要」 are parts of any meeting.
    let of_any =
        lexicon.cues.words("no-topic").opens(words) || lexicon.cues.words("no-topic-end").closes(words);
    let short = words.chars().count() <= LONGEST;
    (short && !of_any && !NO_TOPIC.is_match(words)).then_some(words)
}

#[cfg(test)]
mod tests {
    use crate::{Source, extract, lexicon::Lexicon};

    fn labels(text: &str) -> Vec<String> {
        let source = Source::new("minutes.txt", text.as_bytes().to_vec());
        let extraction = extract(&source, Lexicon::embedded()).unwrap();
        let claims = extraction.records.iter().flat_map(|record| &record.claims);
        claims.flat_map(|claims| &claims.issues).map(|issue| issue.label.clone()).collect()
    }

    fn topic(sentence: &str) -> Option<&str> {
        super::of(sentence, Lexicon::embedded())
    }

    #[test]
    fn a_topic_is_announced_by_what_follows_its_words() {
        for (sentence, expected) in [
            ("次に、桟橋の耐震化についてお伺いいたします。", Some("桟橋の耐震化")),
            ("2点目、渡船の運賃についてでございます。", Some("渡船の運賃")),
            ("初めに、渡船の運賃についての御質問にお答えいたします。", Some("渡船の運賃")),
            ("渡船の運賃についてですが、島の住民の負担が重いと思います。", Some("渡船の運賃")),
            ("それでは、議題2「桟橋の耐震化について」に移ります。", Some("桟橋の耐震化")),
            ("委員から御指摘のありました、桟橋の耐震化についてお答えします。", Some("桟橋の耐震化")),
            ("8時間以上の停泊についてお伺いします。", Some("8時間以上の停泊")),
            ("二酸化炭素の貯留についてお伺いします。", Some("二酸化炭素の貯留")),
            ("二、渡船の運賃についてお伺いします。", Some("渡船の運賃")),
            ("今後の取組について伺います。", None),
            ("この点について説明します。", None),
            ("桟橋の耐震化について、村は費用の半分を持つべきだと思います。", None),
        ] {
            assert_eq!(topic(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn a_heading_is_a_topic_without_its_sort_and_who_presents_it() {
        for (heading, expected) in [
            ("事例紹介1：渡船の自動運航（田中）について", Some("渡船の自動運航")),
            ("第2部：渡船の運賃", Some("渡船の運賃")),
            ("渡船の運賃について", Some("渡船の運賃")),
            ("港湾行政の基本施策に関する件(桟橋の耐震化について)", Some("桟橋の耐震化")),
            ("渡船の手引きを作っていけるといい", None),
            ("村長へ渡船の手引きを提出", None),
        ] {
            assert_eq!(super::of_heading(heading), expected, "{heading}");
        }
    }

    #[test]
    fn what_is_announced_stands_beside_labels_that_do_not_tell_it_until_the_speaker_turns_away() {
        let text = "○長谷川委員　渡船の運賃についてお伺いします。住民の負担を軽くする必要があると考えております。渡船の割引を設ける必要があると考えております。次に、診療所の医師を増やす必要があると考えております。\n○杉山会長　以上です。\n○長谷川委員　終わります。\n";
        assert_eq!(
            labels(text),
            [
                "住民の負担を軽くすること(渡船の運賃について)",
                "渡船の割引の設置",
                "「診療所の医師を増やす必要がある」との意見"
            ]
        );
    }

    #[test]
    fn what_is_called_up_stands_beside_labels_else_the_name_of_the_council() {
        let text = "第3回渡船の運航に関する検討会　議事録\n\n議題\n(1) 診療所の医師の確保について\n(2) その他\n\n○杉山会長　それでは、議題(1)に入ります。\n○長谷川委員　夜間の当番を減らす必要があると考えております。\n○杉山会長　次に、その他に移ります。\n○長谷川委員　夜間の当番を減らす必要があると考えております。\n";
        assert_eq!(
            labels(text),
            [
                "夜間の当番の削減(診療所の医師の確保について、会議:渡船の運航に関する検討会)",
                "夜間の当番の削減(会議:渡船の運航に関する検討会)"
            ]
        );
    }

    #[test]
    fn what_points_at_the_sentence_before_stands_with_it() {
        let text = "○杉山会長　御意見をお願いします。\n○長谷川委員　定期船の運賃は離島の診療所に通う患者の負担になっています。この負担を軽くする制度を作るべきだと思います。\n○杉山会長　以上です。\n";
        assert_eq!(
            labels(text),
            [
                "「定期船の運賃は離島の診療所に通う患者の負担になっている。この負担を軽くする制度を作るべき」との提案"
            ]
        );
    }

    #[test]
    fn an_answer_is_about_what_its_question_asked() {
        let text = "○長谷川委員　渡船の運賃について伺います。島の住民は困っています。\n○事務局　住民の負担を軽くする必要があると考えております。\n○長谷川委員　終わります。\n";
        assert_eq!(labels(text), ["住民の負担を軽くすること(渡船の運賃について)"]);
    }
}
