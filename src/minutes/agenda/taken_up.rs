//! What the chair of a committee puts before it, where no order of the day is printed: 「桟橋の点検について」を議題といたします。

use std::sync::LazyLock;

use super::{body::push_new, unbracketed};
use crate::{
    lexicon::Lexicon,
    minutes::{AgendaItem, speech::marked_in},
    outline::{Block, Mark, is_bill},
    pattern::Regex,
    rule,
    script::{Script, script},
    span::to_u32,
};

// The patterns are fixed; a test reads with each of them.
/// …についてを議題といたします; 「…」でありますが
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TAKEN_UP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?:^|。) (?P<lead>[^。]{4,160}?)
            (?: を(?:一括して)?、?議題(?:と(?:いたし|致し|し)(?:ます|たい)|とさせて|に供し)
              | (?P<said>」)(?:で(?:あり|ござい)ますが|ですが|を議題に|に(?:移|入)り)
              | (?P<on>について)[、,]?(?:[^。、]{1,12}(?:から|より|の|に))?、?(?:(?:御|ご)?説明)?(?:を?(?:求め|お願い|願い)|してください) )",
    )
    .unwrap()
});
/// The number by which a committee calls an item: 日程1、報告事項の(2), 案件1の.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:日程|議題|議事|案件)第?[0-9]{1,2}の|(?:(?:日程|議題|議事|案件)第?[0-9]{1,2}、?)?(?:[^、。()]{2,12}の)?\([0-9]{1,2}\)の?)")
        .unwrap()
});
/// Words of a paragraph that may take something up.
const ASKS: [&str; 5] = ["議題と", "議題に", "説明", "からお願い", "」"];
/// Words with which a chair goes on to the next item.
const NEXT: [&str; 9] =
    ["次に", "次は", "続いて", "続きまして", "はじめに", "初めに", "まず", "それでは", "最後に"];

/// What is put before a committee, in the order in which it is; the items bear no numbers of their own.
pub(super) fn read(blocks: &[&Block], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    // Whether the one who speaks presides.
    let mut chairs = false;
    for (at, block) in blocks.iter().enumerate() {
        let mark = marked_in(block, lexicon);
        if let Some(mark) = &mark {
            chairs = presides(&block.flow.as_str()[mark.label.clone()], lexicon);
        }
        if !ASKS.iter().any(|taken| block.flow.as_str().contains(taken)) {
            continue;
        }
        // では議題に入ります。 / 桟橋の点検について、…: it has just been said, in a paragraph of its own.
        let above = at.checked_sub(1).map_or("", |above| blocks[above].flow.as_str());
        let come_up_above = ["議題", "議事に入", "案件"].iter().any(|word| above.contains(word));
        // ○柊委員長　水草の刈取りについてを…: who speaks is no part of it.
        let words = mark.map_or(0, |mark| mark.words);
        let flow = block.flow.slice(words..block.flow.as_str().len());
        let s = flow.as_str();
        for c in TAKEN_UP.captures_iter(s) {
            let Some(lead) = c.name("lead") else { continue };
            let goes_on = || NEXT.iter().any(|next| lead.as_str().trim_start().starts_with(next));
            let mut push = |range: std::ops::Range<usize>| {
                let number = to_u32(agenda.len() + 1);
                push_new(&mut agenda, number, &unbracketed(flow.slice(range)), rule::AGENDA_SPOKEN);
            };
            let said = c.name("said");
            let whole = said.map_or(lead.end(), |close| close.end());
            let said = said.is_some();
            if let Some(quoted) = quoted_at_end(&s[lead.start()..whole]) {
                let range = lead.start() + quoted.start..lead.start() + quoted.end;
                let title = &s[range.clone()];
                // 次に、「桟橋の点検について」でありますが: of any other title something is said.
                let topic = title.ends_with("について") || title.ends_with('件');
                let named = !title.ends_with('号') && title.chars().count() >= TITLE;
                if named
                    && (!said && c.name("on").is_none() || topic && chairs && (quoted.alone || goes_on()))
                {
                    push(range);
                }
                continue;
            }
            if said {
                continue;
            }
            let start = lead.start() + opening(lead.as_str());
            let called = CALLED.find(&s[start..lead.end()]).map_or(0, |number| number.end());
            let numbered = called > 0 || start == 0 && matches!(block.mark, Mark::Number(..));
            // Without a number, 「…について説明を求めます」 may ask for anything.
            let (item, on) = (start + called, c.name("on"));
            // 議題に入ります。はじめに、…: unless it has just been said that the items come up.
            let come_up = come_up_above && lead.start() == 0
                || ["議題", "議事", "案件"].iter().any(|word| s[..lead.start()].contains(word))
                || is_bill(&s[start..lead.end()])
                // 次に、水草の刈取りについて説明を求めます: or the chair goes on to what nobody has spoken of.
                || chairs && goes_on() && is_new(&s[item..lead.end()]);
            if on.is_some() && !numbered && !come_up
                || !names_item(&s[item..lead.end()], on.is_some(), lexicon)
            {
                continue;
            }
            push(item..on.map_or(lead.end(), |on| on.end()));
        }
    }
    agenda
}

/// Whether a speaker mark is that of the one who presides.
fn presides(label: &str, lexicon: &Lexicon) -> bool {
    let bare = label.split_once('(').map_or(label, |(office, _)| office);
    let at = lexicon.titles.capacity_at_end(bare);
    at.and_then(|at| lexicon.titles.capacity(&bare[at..])).is_some_and(|c| c.kind == "chair" && c.one)
}

/// Whether words name what has not been spoken of: no document, no question, nothing that is pointed at.
fn is_new(words: &str) -> bool {
    const SAID: [&str; 10] =
        ["資料", "質問", "質疑", "意見", "指摘", "要望", "提案", "委員", "先ほど", "ただいま"];
    const POINTS: [&str; 8] = ["この", "その", "これ", "それ", "今の", "以上", "同", "本"];
    words.chars().count() >= 4
        && !SAID.iter().any(|said| words.contains(said))
        && !POINTS.iter().any(|points| words.starts_with(points))
}

/// Characters of the shortest title in quotes.
const TITLE: usize = 5;

/// A title in quotes.
struct Quoted {
    start: usize,
    end: usize,
    /// Whether nothing stands before it.
    alone: bool,
}

/// The title in quotes that words close with, which may hold quotes itself: 次に、「橋「みなと」の点検について」.
fn quoted_at_end(words: &str) -> Option<Quoted> {
    let mut depth = 0_usize;
    let end = words.strip_suffix('」')?.len();
    for (at, c) in words.char_indices().rev() {
        depth = match c {
            '」' => depth + 1,
            '「' => depth - 1,
            _ => depth,
        };
        if depth == 0 {
            return Some(Quoted { start: at + c.len_utf8(), end, alone: words[..at].trim().is_empty() });
        }
    }
    None
}

/// Bytes of the clauses before what is taken up: 次に、, 所管事務の調査のうち、.
fn opening(words: &str) -> usize {
    let clause = |at: usize| {
        let before = words[..at].chars().next_back();
        before.is_some_and(|c| script(c) == Script::Hiragana) && words[at..].chars().count() > 4
    };
    words.rmatch_indices('、').find(|(at, _)| clause(*at)).map_or(0, |(at, comma)| at + comma.len())
}

/// Whether words name what is dealt with: a bill by its number, or a topic; 本案 and 陳情第3号 alone are named elsewhere.
fn names_item(words: &str, on: bool, lexicon: &Lexicon) -> bool {
    let elsewhere =
        words.ends_with('号') || ["本件", "本案", "同件", "同案"].iter().any(|said| words.ends_with(said));
    let petition = || words.ends_with("請願") || words.ends_with("陳情");
    let kind =
        || is_bill(words) || petition() || lexicon.cues.words("agenda-item").at_start(words).next().is_some();
    let topic = words.ends_with("について") || words.ends_with('件') || kind();
    on || !elsewhere && topic && words.chars().count() >= 6
}
