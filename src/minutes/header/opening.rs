//! What the chair says on opening and closing: 「ただいまから第3回○○検討会を開会いたします」.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{super::section::Part, Cited, Meeting, title};
use crate::{
    Span,
    lexicon::{Level, Lexicon, Section},
    outline::{BlockKind, Outline},
    pattern::Regex,
    rule,
    text::Flow,
};

/// Blocks at either end of the record that are listened to.
const ENDS: usize = 24;

// The patterns are fixed; a test reads with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:の(?:議事|会議|会合|審議))?を(?:ただいまから|ただいまより|これより|これから|、)?(?:開会|開催|開始|始め|はじめ|開き|閉会|終了|閉じ|終わ|散会)").unwrap()
});
/// What stands before the name in such a sentence.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:ただいま|只今|これ|今)(?:から|より)|(?:以上|これ)(?:で|をもちまして|をもって)|(?:本日|今日|今回|ただいま)(?:の|は)|ました|された|した|(?:令和|平成|昭和)(?:元|[0-9]{1,2})年[0-9]{1,2}月[0-9]{1,2}日(?:に|、)?|それでは|では、|ので、|引き続き|ここに|、").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ITSELF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:我々|私ども|今期の|本日の|今回の)(?P<name>[\p{Han}\p{Katakana}ー・]{3,30}(?:会議|会|部会|本部))",
    )
    .unwrap()
});

/// Fills in council and number where no title told them.
pub(super) fn read(meeting: &mut Meeting, outline: &Outline, parts: &[Part], lexicon: &Lexicon) {
    let session = meeting.series.as_ref().is_some_and(|s| lexicon.cues.is("session", &s.value));
    // 三雲審議会　第12回: which part of it met, the chair may say.
    let parent = meeting.series.as_ref().is_some_and(|s| is_parent(&s.value));
    if meeting.series.is_some() && meeting.ordinal.is_some() && !session && !parent {
        return;
    }
    // Without a title, what stands before the first mark that is known may be speech as well.
    let untitled = meeting.title.is_none();
    let body: Vec<usize> = parts
        .iter()
        .filter(|p| p.section == Some(Section::Body) || p.section.is_none() && untitled)
        .flat_map(|p| p.blocks.iter().copied())
        .filter(|&b| outline.blocks[b].kind == BlockKind::Text)
        .collect();
    let joined = |blocks: &[usize]| {
        let mut flow = Flow::default();
        for &b in blocks {
            flow.join(&outline.blocks[b].flow);
        }
        flow
    };
    let first = joined(&body[..body.len().min(ENDS)]);
    let last = joined(&body[body.len().saturating_sub(ENDS)..]);
    let told = spoken(&first, lexicon).or_else(|| spoken(&last, lexicon));
    if let Some(told) = told {
        match &meeting.series {
            None => {
                meeting.series = told.series;
                meeting.ordinal = meeting.ordinal.take().or(told.ordinal);
            }
            // 令和7年第1回定例会: of which assembly, its chair says.
            Some(own) if session && told.series.as_ref().is_some_and(|s| s.value.ends_with(&own.value)) => {
                meeting.series = told.series;
                meeting.ordinal = meeting.ordinal.take().or(told.ordinal);
            }
            Some(own)
                if parent
                    && told.ordinal.as_ref().map(|n| n.value)
                        == meeting.ordinal.as_ref().map(|n| n.value)
                    && told.series.as_ref().is_some_and(|s| is_part(&s.value, &own.value)) =>
            {
                meeting.series = told.series;
            }
            Some(own) if told.series.as_ref().is_none_or(|s| s.value == own.value) => {
                meeting.ordinal = meeting.ordinal.take().or(told.ordinal);
            }
            Some(_) => {}
        }
    }
    if meeting.series.is_none() && meeting.title.is_none() {
        meeting.series = itself(outline, &body, lexicon);
    }
}

/// Whether a council is one that has parts with meetings of their own.
fn is_parent(council: &str) -> bool {
    ["審議会", "調査会"].iter().any(|end| council.ends_with(end))
}

/// Whether a name is that of a part of the council: 三雲審議会海面部会.
fn is_part(name: &str, council: &str) -> bool {
    let part = name.strip_prefix(council);
    part.is_some_and(|part| {
        part.chars().count() > 2 && ["部会", "分科会", "委員会"].iter().any(|end| part.ends_with(end))
    })
}

/// Council and number as spoken.
struct Told {
    series: Option<Cited<String>>,
    ordinal: Option<Cited<u32>>,
}

fn spoken(flow: &Flow, lexicon: &Lexicon) -> Option<Told> {
    let s = flow.as_str();
    OPENS.find_iter(s).find_map(|opens| {
        let sentence = s[..opens.start()].rfind('。').map_or(0, |i| i + '。'.len_utf8());
        let words = &s[sentence..opens.start()];
        let quote = words.strip_suffix('」').and_then(|w| w.rfind('「'));
        let until = quote.unwrap_or(words.len());
        let from = LEAD.find_iter(&words[..until]).last().map_or(0, |m| m.end());
        let range = sentence + from..opens.start();
        let name = &s[range.clone()];
        if name.chars().count() > 70 {
            return None;
        }
        told(&flow.slice(range), lexicon)
    })
}

/// 第3回○○検討会, ○○会議の第1回, 国土審議会推進部会第1回○○専門委員会, 第1回検討会.
fn told(flow: &Flow, lexicon: &Lexicon) -> Option<Told> {
    let mut read = Meeting::default();
    title::read_series(&mut read, flow, flow.as_str(), lexicon);
    let series = read.series?;
    let series =
        Cited { value: series.value.trim_end_matches('の').trim_start_matches('の').to_owned(), ..series };
    // 検討会 alone is the ending of a name, and no name.
    let bare = || lexicon.bodies.ending(&format!("某{}", series.value)).map(|(_, level)| (0, level));
    let (at, level) = lexicon.bodies.ending(&series.value).or_else(bare)?;
    if level != Level::Meeting {
        return None;
    }
    // 本委員会, also behind the mark of its chair: 山中座長 本委員会. 日本委員会 is a name.
    let before = &series.value[..at];
    let own = ["本", "当", "この", "同"].iter().any(|p| before.ends_with(p)) && !before.ends_with("日本");
    let general = at == 0 || own || series.value.chars().count() < 4;
    let ordinal = read.ordinal.map(|o| Cited { rule: rule::HEADER_OPENING, ..o });
    if general && ordinal.is_none() {
        return None;
    }
    let series = (!general).then_some(Cited { rule: rule::HEADER_OPENING, ..series });
    Some(Told { series, ordinal })
}

/// 我々○○会議, 今期の○○会議: the name by which the record calls its own council at least twice.
fn itself(outline: &Outline, body: &[usize], lexicon: &Lexicon) -> Option<Cited<String>> {
    let mut found: BTreeMap<String, (usize, Span)> = BTreeMap::new();
    for &b in body {
        let flow = &outline.blocks[b].flow;
        for c in ITSELF.captures_iter(flow.as_str()) {
            let Some(name) = c.name("name") else { continue };
            let council = lexicon.bodies.ending(name.as_str());
            if council.is_some_and(|(at, level)| at > 0 && level == Level::Meeting) {
                found.entry(name.as_str().to_owned()).or_insert((0, flow.span(name.range()))).0 += 1;
            }
        }
    }
    let (name, (_, span)) = found.into_iter().filter(|(_, (n, _))| *n >= 2).max_by_key(|(_, (n, _))| *n)?;
    Some(Cited { value: name, span, rule: rule::HEADER_OPENING })
}
