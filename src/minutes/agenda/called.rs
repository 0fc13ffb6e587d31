//! Which item of the agenda what is spoken stands under, where no heading tells: the chair calls the items up one by one.
//!
//! 「それでは、議題2に移ります」: what is said from here on stands under the second item, until another is called up or the
//! chair tells that all have been dealt with.

use std::sync::LazyLock;

use super::AgendaItem;
use crate::{
    date,
    minutes::{Turn, TurnKind, body::letters, sentence::sentences},
    pattern::Regex,
};

/// Characters of a sentence that calls up an item, at most, besides the words of the item; and of one that does nothing else.
const CALL: usize = 70;
const SHORT: usize = 22;
/// Letters of an item, at least, by which it is known without its number.
const TELLING: usize = 5;

// The patterns are fixed; tests read with each of them.
/// How a sentence ends that calls up an item.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static CALLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:に(?:移|入|進)(?:り|ら|る|っ|み|む|め)[^。、]{0,18}
          |を?議題と(?:いた|し|させ)[^。]{0,12}
          |(?:説明|報告|発表|紹介|審議|議論|協議|意見交換|討議|朗読|発言)(?:を|の(?:ほど|ほう)(?:を)?)?[^。]{0,12}(?:お願い|求め|始め|開始|行い|いただ|願い)[^。]{0,14}
          |を(?:お願い|始め|進め|行い|取り上げ)[^。]{0,14})$",
    )
    .unwrap()
});
/// How a short one may end besides: 「それでは議題3です」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static IS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:です|でございます|であります|について|につきまして)(?:が|ね)?$").unwrap()
});
/// How one ends in which who explains it calls it up: 「議案第3号について御説明いたします」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static EXPLAINS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:説明|報告)(?:いたし|申し上げ|させていただき|し)ます$").unwrap());
/// How one that ends with the number of a bill begins: 「続いて日程第3、議案第12号」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static GOES_ON: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:続いて|続きまして|次に|次は|では|それでは|日程第).*号$").unwrap());
/// How a longer one begins: 「では、議題(3)ですが、資料は席にお配りして…」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、]{0,6}、?(?:議題|議事|案件|議案|(?:報告|協議|審議|検討|説明|議決)(?:事項|案件))の?(?:第|その)?\(?[0-9一二三四五六七八九十]{1,2}(?:番目|\))?(?:です|でございます|であります)(?:が|けれども|けど)、").unwrap()
});
/// How the record itself tells of one.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:説明|報告|発表|紹介|議論|協議|意見交換|質疑(?:応答)?|審議)(?:(?:が|を)?(?:行(?:わ|っ)|あ(?:り|っ)|受け|実施|な(?:さ|し))[^。]{0,12}|がなされた|した|後、[^。]{0,30})?$").unwrap()
});
/// What is no call: what has been or will be, or is asked.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static NO_CALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"次回|前回|先ほど|後ほど|のちほど|ありがとう|異議|(?:^|[^般表急括])質問|採決|可決|挙手|賛成|ですか|でしょうか|ましたが").unwrap()
});
/// All items have been dealt with.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static CLOSES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:議題|議事|案件|日程|審議事項|協議事項|報告事項)[^。、]{0,14}(?:以上|終了|終わ|終え|閉じ|了し)[^。]{0,14}$").unwrap()
});
/// The number of an item, or of a bill.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:議題|議事|案件|議案|次第|(?:議事)?日程|(?:報告|協議|審議|検討|説明|議決)(?:事項|案件))の?(?:第|その)?\(?(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<sep>号|番目|\))?").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BILL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:議案|報告|承認|認定|諮問|同意|請願|陳情|発議|意見書案)第[0-9一二三四五六七八九十百]{1,4}号|第[0-9一二三四五六七八九十百]{1,4}号議案",
    )
    .unwrap()
});
/// The one behind the last, and what is left at the end.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static NEXT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:次|続いて|続きまして)の(?:議題|議事|案件|日程)に").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:それでは|では|最後に|続いて|続きまして|次に|、|最後の議題|議題の|でございますが)*(?:「)?その他(?:」)?(?:に|と|で|の|、)").unwrap()
});

/// Words of which one stands wherever an item is told by its number or its place, or all are dealt with.
const WORDS: [&str; 8] = ["議題", "議事", "案件", "日程", "議案", "次第", "事項", "その他"];

/// An item as a call may name it.
struct Named {
    letters: String,
    // The first of its letters that stand together.
    opening: String,
    bill: Option<String>,
    number: u32,
}

impl Named {
    fn of(item: &AgendaItem) -> Self {
        let bare = item
            .text
            .find(['(', '【', '「'])
            .filter(|&at| at > 0)
            .map_or(item.text.as_str(), |at| &item.text[..at]);
        let bare = bare.trim_end_matches("について").trim_end_matches("に関する件").trim_end_matches("の件");
        let bill = BILL.find(&item.text).map(|bill| bill.as_str().to_owned());
        let together = bare.split(|c: char| !c.is_alphanumeric()).find(|part| !part.is_empty());
        let opening = together.unwrap_or_default().chars().take(TELLING).collect();
        Self { letters: letters(bare), opening, bill, number: item.number }
    }

    /// Whether words may name it.
    fn may_be_in(&self, words: &str) -> bool {
        !self.opening.is_empty() && words.contains(&self.opening)
            || self.bill.as_ref().is_some_and(|bill| words.contains(bill.as_str()))
    }
}

/// Tells each of `turns` the item of `agenda` that has been called up before it.
pub(in crate::minutes) fn call_up(turns: &mut [Turn], agenda: &[AgendaItem]) {
    let items: Vec<Named> = agenda.iter().map(Named::of).collect();
    if items.is_empty() {
        return;
    }
    let mut current = None;
    for turn in turns {
        let before = current;
        let s = turn.flow.as_str();
        let mut from = 0;
        for sentence in sentences(s) {
            let words = s[sentence.clone()].trim_end_matches('。');
            current = match called(words, turn.kind, current, &items) {
                Call::Item(item) => Some(item),
                Call::End => None,
                Call::Nothing => continue,
            };
            from = sentence.start;
        }
        // Who closes one item and calls up the next has spoken of the first; who opens with a call speaks of what he calls.
        turn.item = if from * 2 <= s.len() { current } else { before };
    }
}

/// What a sentence calls up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Call {
    Item(usize),
    /// All have been dealt with.
    End,
    Nothing,
}

fn called(words: &str, kind: TurnKind, current: Option<usize>, items: &[Named]) -> Call {
    // Nearly all that is said names nothing of the agenda.
    if !WORDS.iter().any(|word| words.contains(word)) && !items.iter().any(|item| item.may_be_in(words)) {
        return Call::Nothing;
    }
    if CLOSES.is_match(words) {
        return Call::End;
    }
    let ends = |pattern: &Regex| pattern.is_match(words);
    let told = kind == TurnKind::Narrative && ends(&TOLD);
    if !told && (kind != TurnKind::Speech && kind != TurnKind::Narrative || NO_CALL.is_match(words)) {
        return Call::Nothing;
    }
    // 「議案第3号は許可と決しまして、議案第4号に入ります」: what is called up stands last.
    let tails = words.rmatch_indices('、').map(|(at, joint)| &words[at + joint.len()..]).chain([words]);
    let named =
        |tail: &str| find(tail, current, items).map(|(item, named)| (item, tail.chars().count() - named));
    let ending = || tails.clone().find_map(named);
    let Some((item, besides)) = (if told { named(words) } else { ending() }) else { return Call::Nothing };
    let short = || ends(&IS) || ends(&EXPLAINS) || ends(&GOES_ON);
    let calls = told || ends(&CALLS) || besides <= SHORT && short();
    if calls && besides <= CALL || BEGINS.is_match(words) { Call::Item(item) } else { Call::Nothing }
}

/// The item that a sentence names, and in how many characters.
fn find(words: &str, current: Option<usize>, items: &[Named]) -> Option<(usize, usize)> {
    let spoken = letters(words);
    // 「それでは討議に入ります」, 「一般質問を行います」
    let come_to = ["に入", "に移", "を行い"].into_iter().flat_map(|to| words.match_indices(to));
    let come_to: Vec<&str> = come_to.map(|(at, _)| &words[..at]).collect();
    let by_letters = |item: &Named| {
        let known = item.letters.chars().count();
        let told = known >= TELLING && spoken.contains(&item.letters)
            || known > 1 && come_to.iter().any(|before| before.ends_with(&item.letters));
        told.then_some(known)
    };
    let by_bill = |item: &Named| {
        let bill = item.bill.as_ref()?;
        words.contains(bill.as_str()).then(|| bill.chars().count())
    };
    let named =
        items.iter().enumerate().filter_map(|(at, item)| Some((at, by_letters(item).or(by_bill(item))?)));
    // The longest: 報告について is part of 監査の報告について.
    if let Some(found) = named.max_by_key(|&(at, known)| (known, std::cmp::Reverse(at))) {
        return Some(found);
    }
    if let Some(number) =
        NUMBERED.captures(words).filter(|found| found.name("sep").is_none_or(|sep| sep.as_str() != "号"))
    {
        let n = date::numeral(number.name("n")?.as_str())?;
        let mut numbered = items.iter().enumerate().filter(|(_, item)| item.number == n);
        let found = numbered.next().map(|(at, _)| (at, 0))?;
        return numbered.next().is_none().then_some(found);
    }
    if NEXT.is_match(words) {
        // Before the second, the first has been spoken of, though nobody called it up.
        let next = current.unwrap_or(0) + 1;
        return (next < items.len()).then_some((next, 0));
    }
    let rest = items.iter().position(|item| item.letters.starts_with("その他"))?;
    REST.is_match(words).then_some((rest, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, rule};

    fn items() -> Vec<Named> {
        let texts = [
            "桟橋の耐震化について",
            "議案第12号 渡船の運賃に関する条例の改正",
            "航路の報告(非公開)",
            "その他",
            "討議",
        ];
        let span = Span::new(0, 1);
        let item = |(text, number): (&&str, u32)| AgendaItem {
            text: (*text).to_owned(),
            number,
            span,
            rule: rule::AGENDA_LIST,
        };
        texts.iter().zip(1..).map(item).map(|item| Named::of(&item)).collect()
    }

    #[test]
    fn an_item_is_called_up_by_its_number_its_bill_its_words_or_its_turn() {
        for (words, expected) in [
            ("それでは、議題(1)につきまして、事務局から説明をお願いします", Call::Item(0)),
            ("よろしければ、議題2に移らせていただきます", Call::Item(1)),
            ("日程第三に入ります", Call::Item(2)),
            ("それでは議題3です", Call::Item(2)),
            ("議案第12号を議題といたします", Call::Item(1)),
            ("続きまして、航路の報告について事務局から御説明をお願いいたします", Call::Item(2)),
            ("次の議題に移ります", Call::Item(1)),
            ("では議題の3番目に入ります", Call::Item(2)),
            ("では議題(3)ですが、資料は席にお配りしてございます", Call::Item(2)),
            ("それでは討議に入ります", Call::Item(4)),
            ("討議に入る前に、資料の確認をします", Call::Nothing),
            ("最後に、その他でございますが、何かございますか", Call::Nothing),
            ("それでは、その他に移ります", Call::Item(3)),
            ("本日の議題は以上となります", Call::End),
            ("議題1は承認と決しまして、議案第12号に入ります", Call::Item(1)),
            ("続いて日程第2、議案第12号", Call::Item(1)),
            ("議案第12号、番号1について御説明いたします", Call::Item(1)),
            ("航路の報告について調査を進めます", Call::Item(2)),
            ("議題1について、先ほど事務局から説明をいただきました", Call::Nothing),
            ("次回は議題2の審議をお願いします", Call::Nothing),
            ("議題3は特にございません", Call::Nothing),
            ("議案第13号を議題といたします", Call::Nothing),
            ("桟橋の耐震化について、村は費用の半分を持つべきだと思います", Call::Nothing),
        ] {
            assert_eq!(called(words, TurnKind::Speech, Some(0), &items()), expected, "{words}");
        }
    }

    #[test]
    fn the_record_tells_what_came_up() {
        let told = "議題1について、資料1に基づき事務局から説明があった";
        assert_eq!(called(told, TurnKind::Narrative, None, &items()), Call::Item(0));
        assert_eq!(called(told, TurnKind::Bullet, None, &items()), Call::Nothing);
    }
}
