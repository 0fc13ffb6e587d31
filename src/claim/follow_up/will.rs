//! Whether a clause ends with what someone will do, said politely, plainly as summaries do, or as a wish.
//!
//! Japanese has no future tense: 「手引きを作成する」 tells of tomorrow, where 「手引きを作成している」, 「手引きがある」 and
//! 「手引きを作成できる」 tell of today. What only frames it goes first: 「…たいというふうに考えているところでございます」.

use std::{cell::OnceCell, ops::Range, sync::LazyLock};

use crate::{
    lexicon::Lexicon,
    pattern::{Look, Regex, Seen, find},
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static FRAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:
            (?:(?:といった|という)?(?:ふう|風)に(?:は)? | かなと | (?:など)?と(?:は|も)? )?
            (?:思い|思って(?:おり|い|ござい)|考えて(?:おり|い|ござい)|考え|存じて?(?:おり)?)ます
          | (?:という(?:ふう|風)に|と)(?:思う|思っている|考える|考えている)
          | (?:という)?ところ(?:です|である|であります|でございます)
          | もの(?:です|である|であります|でございます) | 次第(?:です|である|であります|でございます)
        )$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static WILL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:たい|ます|[うくぐすつぶむる])$").unwrap());
// What is planned is told as what is: 「…を予定しております」, 「…という段取りを考えております」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PLANS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:
            (?:予定|計画|方針|所存|段取り|想定|(?:[くぐすつぶむる]|[^い]う)(?:考え|方向))
            (?:です|である|であります|でございます|(?:[とに]?(?:なって|して|いたして))(?:いる|います|おる|おります|ございます)|で準備を(?:して|進めて)(?:いる|います|おります))?
          | (?:予定|計画|段取り)[をで]
          | こと(?:と|に)(?:(?:いた)?しました|した|された|なった|(?:して|いたして|なって)(?:いる|います|おります))
          | 目指して(?:いる|います|おります) | ことを目標と(?:して|いたして)(?:いる|います|おります)
          | (?:調整|検討)中(?:です|である|であります|でございます)
        )$",
    )
    .unwrap()
});
// 「結果は9月にお示しできるかと思います」: what can be told at a time to come will be.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static CAN_TELL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:報告|お示し|提示|公表|説明|提出|提案|案内)が?(?:でき|出来)(?:る|ます)$").unwrap()
});
// What is thought of is yet to be done: 「導入も検討しております」, 「対象とすることを検討している」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static WORKS_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:ことを|こと(?:について|も含めて?)|方向で|含めて?|も)検討(?:をして|して|進めて|行って|重ねて)(?:いる|います|おる|おります)$").unwrap()
});
// 「12月議会に提案できるよう協議しているところである」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PREPARES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:協議|調整|準備)を?(?:して|進めて|行って)(?:いる|います|おる|おります)$").unwrap()
});
// A wish that is no plan: 「…と考えたい」, 「避けたい」, 「知りたい」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MERE_WISH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:思い|避け|知り|言い|いい|見|み|なり|願い|期待し|注目し|感謝し|注視し|尊重し|分かち合い|強調し|申し上げ|申し述べ)たい$").unwrap()
});
// What is, can be or befalls.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static IS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:
            ません | です | ある | あります | ございます | [ていでと]る | [ていで]います | おります | おる
          | なる | なります | でき(?:る|ます) | 出来(?:る|ます) | [かさたなまらわけせてめれげべえ]れ(?:る|ます) | られ(?:る|ます)
          | よ(?:る|ります) | 異な(?:る|ります) | 分か(?:る|ります) | わか(?:る|ります) | か?かか(?:る|ります) | 違(?:う|います)
          | ま(?:る|ります) | (?:迎え|切れ|増え|続[くき])(?:る|ます)? | 減(?:る|ります) | 目標とする | (?:パーセント|[%割倍人件戸円台])とする | [見言い]え(?:る|ます) | 過ぎ(?:る|ます) | すぎ(?:る|ます) | [有要存]す(?:る|します) | 思(?:う|います) | 考え(?:る|ます)
        )$",
    )
    .unwrap()
});
// What is done by saying it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:お|御|ご)?(?:願い|答え|伺い|聞き|尋ね|諮り|詫び|礼|覧|了承|理解|承知|期待|感謝|認識|評価|危惧|指摘|質問|紹介|失礼|存じ|賜り|頂戴)
            [\p{Hiragana}申上致頂]{0,14}$ | 伺(?:う|います|いたい)$ | 述べ(?:る|ます|たい)$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:いただ|頂|もら|貰)(?:きたい|き|いたい|ければ|くことを求める)$|ほしい$|欲しい$|くださる$")
        .unwrap()
});
// 「研究をさせていただきたい」, 「確認させていただければ」, 「相談をさせてください」: who speaks, and nobody else.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SELF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"させて(?:(?:いただ|頂)(?:きたい|きます|く|ければ)|ください|下さい)$").unwrap()
});
// 「指針に書き込むことを考えております」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static THINKS_OF: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:[くぐすつぶむる]|行う)ことを考えて(?:いる|い?ます|おります)$").unwrap());
// 「素案を次回の協議会にお諮りいたします」: what will be said is yet to be done.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static LATER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:次回|次の|後日|までに|[0-9一二三四五六七八九十]月)[^。]*(?:諮[りる]|答え|回答)[^、。]*$")
        .unwrap()
});
// 「…旨の発言があり、了承された」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ACCEPTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:旨の|との)[^、。]{1,8}があり、(?:異議なく)?了承され(?:た|ました)$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:説明|報告)[\p{Hiragana}申上致頂]{0,14}$|申し?上げ(?:ます|たい|る)$").unwrap()
});
// What is told is done, and so is its time.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PAST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"まし(?:た(?:こと|の[でを]|ところ|が|件))|おりまして、|たことを|ております?が、").unwrap()
});
// Behind the work itself: 検討「を行ってまいりたい」, お示し「できれば」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BEHIND_WORK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\p{Hiragana}行図進参頂致予定方針所存実施中調整検討]{0,20}$").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HOLDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[うくぐすつぶむる]もの(?:です|である|であります|でございます)$").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static NOT_YET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:ない|なく|ず(?:に|、)|ません|ました|られ|され)").unwrap());

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REQUESTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"ください|下さい|願い|願え|(?:いただ|頂)(?:きた|け|きます)|賜|ほしい|よろしく|(?:御|ご)(?:覧|了承|承知|理解)").unwrap()
});

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MOVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"と(?:思い|存じ)ますが、?(?:これに)?(?:(?:御|ご)?異議|いかが|よろしい|よろしゅう)").unwrap()
});

/// The end of a clause, read once for all that is asked of it.
pub(super) struct Ending<'a> {
    words: &'a str,
    /// The clause without what only frames it, and without a reason that is given behind it: 「…しますので」.
    pub core: &'a str,
    /// Whether words are said by it, or something is asked of others.
    pub asks: bool,
    // Whether it ends with what someone will do, and whether that is to tell something.
    will: bool,
    tells: bool,
    work: OnceCell<Option<Range<usize>>>,
    seen: Seen<'static>,
}

static ENDINGS: LazyLock<Look> = LazyLock::new(|| {
    let of_core: [&Regex; 7] = [&MOVES, &REQUESTS, &FRAME, &SELF, &LATER, &ACCEPTED, &SAYS];
    let of_will: [&Regex; 7] = [&ASKS, &PLANS, &THINKS_OF, &WILL, &IS, &TELLS, &MERE_WISH];
    let of_work: [&Regex; 5] = [&CAN_TELL, &PREPARES, &WORKS_ON, &PAST, &HOLDS];
    Look::for_patterns([&of_core[..], &of_will, &of_work].concat())
});

impl<'a> Ending<'a> {
    pub(super) fn of(words: &'a str) -> Self {
        let seen = ENDINGS.at(words);
        let core = core(words, &seen);
        let asks = asks(core, &seen);
        let plans =
            || seen.is_match(&PLANS, core) || seen.is_match(&THINKS_OF, words) || seen.is_match(&SELF, core);
        let will = !asks && (plans() || seen.is_match(&WILL, core) && !seen.is_match(&IS, core));
        let tells = seen.is_match(&TELLS, core);
        Self { words, core, asks, will, tells, work: OnceCell::new(), seen }
    }

    /// Whether something frames it.
    pub(super) fn framed(&self) -> bool {
        self.core.len() < self.words.len()
    }

    /// Whether a clause ends with what someone will do and has not done.
    pub(super) fn acts(&self) -> bool {
        self.will && !self.tells
    }

    /// The same of what is told at a time to come: 「次回、御報告申し上げます」 is more than a word that introduces a report.
    pub(super) fn acts_then(&self) -> bool {
        (self.will || self.seen.is_match(&CAN_TELL, self.core) || self.seen.is_match(&PREPARES, self.core))
            && !self.reports_what_is_done()
    }

    /// Whether a clause ends with work that is under way.
    pub(super) fn works_on(&self) -> bool {
        self.seen.is_match(&WORKS_ON, self.core)
    }

    /// Whether a clause ends with what who speaks wishes to do: 「関係団体と連携して行いたい」.
    pub(super) fn wishes(&self) -> bool {
        let held = || ["議論したい", "議論をしたい"].iter().any(|held| self.core.ends_with(held));
        self.acts() && self.core.ends_with("たい") && !self.seen.is_match(&MERE_WISH, self.core) && !held()
    }

    /// Whether a clause announces that it tells of something done: 「協定を結びましたので、御報告いたします」.
    pub(super) fn reports_what_is_done(&self) -> bool {
        self.tells && self.seen.is_match(&PAST, self.words)
    }

    /// Whether what a clause ends with is work that those who answer take upon them: 「御意見を担当課に伝えます」, 「文案を見直す」.
    pub(super) fn takes_work(&self, lexicon: &Lexicon) -> bool {
        let core = self.core;
        let wishes = self.framed() && core.ends_with("れば") && !self.asks;
        if !wishes && !self.will || self.holds() || core.contains("場合") {
            return false;
        }
        self.work(lexicon).is_some_and(|work| {
            let behind = &core[work.end..];
            BEHIND_WORK.is_match(behind) && !NOT_YET.is_match(behind)
        })
    }

    /// Whether a clause tells what a plan holds: 「2件を廃止するものでございます」.
    pub(super) fn holds(&self) -> bool {
        self.seen.is_match(&HOLDS, self.words)
    }

    /// The last work that is named in its core.
    pub(super) fn work(&self, lexicon: &Lexicon) -> Option<Range<usize>> {
        let find = || {
            let works = lexicon.cues.words("promised-work");
            self.core.char_indices().rev().find_map(|(at, _)| {
                let work = works.at_start(&self.core[at..]).next()?;
                Some(at..at + work.len())
            })
        };
        self.work.get_or_init(find).clone()
    }
}

/// Characters at most of a clause that gives one reason and says what follows from it.
const ONE_REASON: usize = 120;

fn core<'a>(words: &'a str, seen: &Seen) -> &'a str {
    // 「次回に行いたいと思いますが、御異議ございませんか」
    let words = seen.find(&MOVES, words).map_or(words, |moves| &words[..moves.start()]);
    // 「灯りを増やしますので、御利用ください」, and not 「御要望がございますので、灯りを増やします」
    // Who speaks at length gives reasons for what was said.
    let long = words.chars().nth(ONE_REASON).is_some();
    let reason = if long { find(words, "ますので") } else { words.rfind("ますので") };
    let reason = reason.filter(|&at| long || seen.is_match(&REQUESTS, &words[at..]));
    let mut core = reason.map_or(words, |at| &words[..at + "ます".len()]);
    core = core.trim_end_matches(['。', '、', '」', ' ']);
    while let Some(frame) = seen.find(&FRAME, core) {
        core = &core[..frame.start()];
    }
    core.strip_suffix("という").unwrap_or(core)
}

fn asks(core: &str, seen: &Seen) -> bool {
    const SPEECH: [&str; 6] = ["議論", "説明", "紹介", "発言", "質問", "報告"];
    let own = || seen.find(&SELF, core).map(|own| core[..own.start()].trim_end_matches('を'));
    let acts = || own().is_some_and(|work| !SPEECH.iter().any(|word| work.ends_with(word)));
    let later = || seen.is_match(&LATER, core) || seen.is_match(&ACCEPTED, core);
    seen.is_match(&SAYS, core) && !later() || seen.is_match(&ASKS, core) && !acts()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_will_be_done_is_told_politely_plainly_and_as_a_wish() {
        for (words, expected) in [
            ("桟橋の灯りを増やします", true),
            ("桟橋の灯りを増やす", true),
            ("桟橋の灯りを増やしたいというふうに考えているところでございます", true),
            ("桟橋の灯りを増やすこととしております", true),
            ("桟橋の灯りを増やす予定です", true),
            ("桟橋の灯りを増やす予定にしております", true),
            ("桟橋の灯りを増やすという段取りを考えております", true),
            ("桟橋の灯りを増やしますので、御利用ください", true),
            ("御要望がございますので、桟橋の灯りを増やします", true),
            ("桟橋の灯りを増やしますので、御要望がございます", false),
            ("桟橋の灯りを増やす考えでございます", true),
            ("桟橋の灯りを増やす方向である", true),
            ("桟橋の灯りを増やすことといたしました", true),
            ("桟橋の灯りを増やすことを考えております", true),
            ("桟橋の灯りの数を確認させていただければと存じます", true),
            ("港湾課と相談をさせてください", true),
            ("次回の協議会に桟橋の灯りの案をお諮りいたします", true),
            ("それでは、桟橋の灯りの案をお諮りいたします", false),
            ("桟橋の灯りは大切だという考えでございます", false),
            ("桟橋の灯りを増やすということを考えております", false),
            ("桟橋には灯りがある", false),
            ("桟橋の灯りを増やしています", false),
            ("桟橋の灯りを増やせば明るくなる", false),
            ("桟橋の灯りを増やしていただきたい", false),
            ("桟橋の灯りについて御質問いたします", false),
            ("桟橋の灯りが必要だと考えております", false),
            ("桟橋の灯りについて御説明いたします", false),
        ] {
            assert_eq!(Ending::of(words).acts(), expected, "{words}");
        }
        assert!(Ending::of("桟橋の灯りの実績を御報告申し上げたいと思います").acts_then());
    }

    #[test]
    fn work_that_is_taken_up_is_the_last_thing_told() {
        for (words, expected) in [
            ("御意見は港湾課に伝えます", true),
            ("文案にその旨を書き加える", true),
            ("夜間の灯りの案をお示しできればと思います", true),
            ("港湾課と協議を進めてまいります", true),
            ("検討してまいりましたが、灯りは増える", false),
            ("灯りは検討しない", false),
            ("故障の場合は港湾課が確認する", false),
            ("確認すれば足りる", false),
        ] {
            assert_eq!(Ending::of(words).takes_work(Lexicon::embedded()), expected, "{words}");
        }
    }
}
