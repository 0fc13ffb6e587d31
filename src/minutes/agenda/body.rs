//! The agenda where no list is printed: out of the headings of the record, or what the chair takes up.

use std::sync::LazyLock;

use super::{cut_reference, is_broken, is_ceremony, item_word, numbered, taken_up, top, unbracketed, under};
use crate::{
    Rule, date,
    lexicon::{Lexicon, Section},
    minutes::{
        AgendaItem,
        section::{Part, opens},
        speech::is_person,
    },
    outline::{Block, BlockKind, Mark, Outline, Style, is_bill},
    pattern::Regex,
    rule,
    span::to_u32,
    text::Flow,
};

// The patterns are fixed; a test reads with each of them.
/// ＜議事（３）…＞, 【議題1 …】: an item within a paragraph.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[<〈《]議[事題]\(?(?P<n>[0-9]{1,2})[).:、]?(?P<item>[^<>〈〉《》。]{3,80})[>〉》]").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"日程第?(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,4})[、.,]?(?:として、?)?(?P<item>[^。]{2,120}?(?P<on>について)?)(?:を?(?:一括(?:して)?)?、?(?:を)?(?:議題|上程)(?:と|に)?(?:いたし|致し|供し|し)|を行(?:い|な|う)|(?P<own>を(?:いたし|致し)ます)|(?:です|でございます)(?:が|けれども)[、,]|[、,][^。、]{1,12}(?:から|より|の|に)?(?:御|ご)?説明を(?:お?願い|求め))").unwrap()
});

/// 本日の議題は「…」, 議題といたしましては「…」; 議事2「…」についてです
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:議題(?:といたしましては|としましては|は)|議[題事](?P<n>[0-9]{1,2}))、?「(?P<item>[^「」。]{5,90})」").unwrap()
});
/// Characters of the longest heading.
const LONGEST: usize = 60;
/// Characters of the longest item that is printed over what is told of it.
const LONGEST_LISTED: usize = 90;
/// Blocks of a record in which it is opened.
const OPENING: usize = 24;

/// The headings of the record that bear the agenda's own word and number, else what the chair takes up by number.
pub(super) fn read(outline: &Outline, parts: &[Part], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let blocks: Vec<&Block> = parts
        .iter()
        .filter(|p| p.section == Some(Section::Body))
        .flat_map(|p| p.at.into_iter().filter(|_| p.value.is_empty()).chain(p.blocks.iter().copied()))
        .map(|b| &outline.blocks[b])
        .filter(|b| b.kind == BlockKind::Text)
        .collect();
    let headed = headed(&blocks, lexicon);
    if !headed.is_empty() {
        return headed;
    }
    let items = [counted(&blocks, lexicon), under::read(&blocks, lexicon)];
    if let Some(found) = items.into_iter().max_by_key(Vec::len).filter(|found| !found.is_empty()) {
        return found;
    }
    let spoken = spoken(&blocks);
    if !spoken.is_empty() {
        return spoken;
    }
    let mut found = taken_up::read(&blocks, lexicon);
    if found.is_empty() {
        found = quoted(&blocks);
    }
    if found.is_empty() {
        found = topics(&blocks, lexicon);
    }
    if found.is_empty() {
        found = under::told(&blocks, lexicon);
    }
    if found.is_empty() { over_all(&blocks) } else { found }
}

/// The one topic of a record that stands over all of it and bears no mark: 水草の刈取りについて.
fn over_all(blocks: &[&Block]) -> Vec<AgendaItem> {
    let mut agenda = Vec::new();
    let topic = blocks.first().filter(|block| {
        let s = block.flow.as_str();
        block.mark == Mark::None
            && s.ends_with("について")
            && s.chars().count() <= LONGEST
            && !s.contains(['。', '#'])
    });
    // Others that are called so are headings, and so is this one.
    let alone = blocks.iter().filter(|b| b.flow.as_str().ends_with("について")).count() == 1;
    if let Some(topic) = topic.filter(|_| alone && blocks.len() > 2) {
        push_new(&mut agenda, 1, &topic.flow, rule::AGENDA_HEADING);
    }
    agenda
}

/// The headings of a record that count from what it opens with: 1 開会, 2 委員の紹介, 3 議事 with (1) 岸壁の点検について.
fn counted(blocks: &[&Block], lexicon: &Lexicon) -> Vec<AgendaItem> {
    // Headings that count, at least.
    const LEAST: usize = 3;
    let heading = |block: &&Block| {
        let s = block.flow.as_str();
        matches!(block.mark, Mark::Number(..)) && !s.contains(['。', '?']) && s.chars().count() <= LONGEST
    };
    let headings: Vec<&Block> = blocks.iter().copied().filter(heading).collect();
    let opens =
        |block: &&Block| matches!(block.mark, Mark::Number(_, 1)) && opens(block.flow.as_str(), lexicon);
    let Some(from) = headings.iter().position(opens) else { return Vec::new() };
    let Mark::Number(own, _) = headings[from].mark else { return Vec::new() };
    let (mut items, mut outer, mut inner) = (Vec::new(), 0, 0);
    for block in &headings[from..] {
        let Mark::Number(style, n) = block.mark else { continue };
        let next = if style == own { &mut outer } else { &mut inner };
        if n == *next + 1 || style != own && n == 1 {
            *next = n;
            if style == own {
                inner = 0;
            }
            items.push((block.mark.clone(), unbracketed(without_person(&block.flow, lexicon))));
        }
    }
    if items.iter().filter(|(mark, _)| matches!(mark, Mark::Number(style, _) if *style == own)).count()
        < LEAST
    {
        return Vec::new();
    }
    let mut agenda = top::of(&items, lexicon);
    let rite =
        |s: &str| is_ceremony(s, lexicon) || self::opens(s, lexicon) || lexicon.cues.is("discussion", s);
    agenda.retain(|item| !rite(&item.text) && lexicon.titles.section(&item.text).is_none());
    for item in &mut agenda {
        item.rule = rule::AGENDA_HEADING;
    }
    agenda
}

/// The items that come up below what is told of the `first`, which alone stands under the label of part `at`.
pub(super) fn going_on(
    outline: &Outline,
    parts: &[Part],
    at: usize,
    mark: &Mark,
    first: &AgendaItem,
    lexicon: &Lexicon,
) -> Vec<AgendaItem> {
    let mut agenda = Vec::new();
    let told = parts.get(at + 1).filter(|part| part.section == Some(Section::Body) && part.at.is_none());
    let (Some(told), Some(&own)) = (told, parts[at].blocks.first()) else { return agenda };
    let indent = outline.blocks[own].indent;
    // Where a heading gathers items with numbers of their own, the next of those.
    let (mut outer, mut inner) = (first.number + 1, None);
    for block in told.blocks.iter().map(|&b| &outline.blocks[b]).filter(|b| b.kind == BlockKind::Text) {
        let s = block.flow.as_str();
        let number = first.number + to_u32(agenda.len()) + 1;
        // 審議事項 behind 報告事項: its items count anew.
        let gathers = block.mark == Mark::None && lexicon.titles.section(s) == Some(Section::Agenda);
        if gathers && matches!(mark, Mark::Number(..)) {
            outer = 1;
            continue;
        }
        let (level, next) = match (mark, &block.mark) {
            (Mark::Number(style, _), Mark::Number(own, n)) if style == own => (true, *n == outer),
            (Mark::None, Mark::None) => (block.indent == indent, s.ends_with("について")),
            (_, Mark::Number(_, n)) => (false, inner == Some(*n)),
            _ => (false, false),
        };
        let over = is_ceremony(s, lexicon) || s.starts_with("次回");
        if s.contains(['。', '?']) || s.chars().count() > LONGEST_LISTED || over {
            continue;
        }
        outer += u32::from(level && next);
        if level && lexicon.titles.section(s) == Some(Section::Agenda) {
            inner = Some(1);
        } else if next && (level || inner.is_some()) {
            inner = inner.filter(|_| !level).map(|n| n + 1);
            push_new(&mut agenda, number, &unbracketed(cut_reference(&block.flow)), rule::AGENDA_HEADING);
        }
    }
    agenda
}

/// Two numbered headings or more of a record that tells under each what came of it: (1) 岸壁の点検について, (2) 役員の選任について;
/// or under those that count below it: 1. 港の調査, (1) 岸壁の点検について.
fn topics(blocks: &[&Block], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    let (mut style, mut last): (Option<Style>, Option<u32>) = (None, None);
    // The style and number of the last heading below the last one.
    let mut below: Option<(Style, u32)> = None;
    for (at, block) in blocks.iter().enumerate() {
        let Mark::Number(own, n) = block.mark else { continue };
        let s = block.flow.as_str();
        let told = blocks.get(at + 1).is_some_and(|next| {
            next.flow.as_str().ends_with('。')
                || matches!(next.mark, Mark::Number(inner, 1) if inner != own) && is_topic(next.flow.as_str())
        });
        // 桟橋の点検について（報告：港湾課）: how it comes up and by whom.
        let open = s.rfind('(').filter(|&open| s.ends_with(')') && s[..open].ends_with("について"));
        let bare = block.flow.slice(0..open.unwrap_or(s.len()));
        if !(is_topic(bare.as_str()) && told) || s.contains('。') {
            continue;
        }
        let next = if style.is_some_and(|style| style != own) {
            let first = n == 1 && below.is_none_or(|(inner, _)| inner == own);
            let next = below.map_or(first, |(inner, last)| inner == own && n == last + 1 || first);
            below = if next { Some((own, n)) } else { below };
            next
        } else {
            // 2 全体会議 / (1) …: what is dealt with in another part counts anew.
            let next = last.map_or(n <= 2, |last| n == last + 1 || n == 1);
            (style, last) = if next { (Some(own), Some(n)) } else { (style, last) };
            next
        };
        if next {
            let number = agenda.last().map_or(n, |above| above.number + 1);
            push_new(&mut agenda, number, &unbracketed(cut_reference(&bare)), rule::AGENDA_HEADING);
        }
    }
    if agenda.len() < 2 {
        agenda.clear();
    }
    agenda.retain(|item| !lexicon.cues.is("discussion", &item.text));
    agenda
}

/// Whether the words of a heading name what is dealt with.
fn is_topic(words: &str) -> bool {
    const ENDS: [&str; 11] = [
        "について",
        "の件",
        "の選任",
        "の辞任",
        "の確認",
        "の承認",
        "の改正",
        "の指名",
        "に関する調査",
        "報告",
        "その他",
    ];
    ENDS.iter().any(|end| words.ends_with(end))
}

/// 委員の紹介（柊課長）: an item without the one who sees to it.
fn without_person(flow: &Flow, lexicon: &Lexicon) -> Flow {
    let s = flow.as_str();
    let open = s.strip_suffix(')').and_then(|inner| inner.rfind('(')).filter(|&open| open > 0);
    let organ = |who: &str| lexicon.titles.capacity(who).is_some_and(|c| c.kind == "organ");
    let person = open.filter(|open| {
        let who = &s[open + 1..s.len() - 1];
        is_person(who, lexicon) || organ(who)
    });
    flow.slice(0..person.unwrap_or(s.len()))
}

/// What the chair says to be the topic on opening: 本日の議題は「…」です。
fn quoted(blocks: &[&Block]) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        for c in QUOTED.captures_iter(block.flow.as_str()) {
            // What bears a number is called when it comes up.
            let called = at < OPENING || c.name("n").is_some();
            let Some(item) = c.name("item").filter(|_| called) else { continue };
            let number = to_u32(agenda.len() + 1);
            push_new(&mut agenda, number, &block.flow.slice(item.range()), rule::AGENDA_SPOKEN);
        }
    }
    agenda
}

fn headed(blocks: &[&Block], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    // The kind of item read last, and how many items stand before those of its kind.
    let (mut last_kind, mut before) = (None, 0);
    for (at, block) in blocks.iter().enumerate() {
        let s = block.flow.as_str();
        // ＜議事（３）…＞ set right behind the words before it.
        for c in INSIDE.captures_iter(s) {
            let (Some(n), Some(item)) = (date::numeral(&c["n"]), c.name("item")) else { continue };
            let flow = cut_reference(&block.flow.slice(item.range()));
            push_new(&mut agenda, n, &flow, rule::AGENDA_HEADING);
        }
        if s.chars().count() > 140 || s.contains('。') {
            continue;
        }
        let brackets = ['<', '>', '〈', '〉', '【', '】', '〔', '〕', '《', '》', '[', ']', ' '];
        let inner = s.trim_start_matches(brackets);
        let end = inner.trim_end_matches(brackets).len();
        let start = s.len() - inner.len();
        let flow = block.flow.slice(start..start + end);
        let plain = Block { mark: Mark::None, ..(*block).clone() };
        let named = matches!(block.mark, Mark::Number(Style::Dai, _)) && start == 0;
        let (mark, words) = if named { (block.mark.clone(), flow) } else { numbered(&plain, &flow, lexicon) };
        let mut words = unbracketed(cut_reference(&words));
        // 日程第2　議案第3号　…に関する条 / 例の一部を改正する条例について: the rest of a line that was broken.
        if let Some(rest) = blocks.get(at + 1).filter(|rest| rest.mark == Mark::None)
            && is_bill(words.as_str())
            && is_broken(words.as_str())
            && !is_broken(rest.flow.as_str())
            && rest.flow.as_str().chars().count() <= LONGEST
            && !rest.flow.as_str().contains('。')
        {
            words.join(&rest.flow);
        }
        // 【報告事項(1) …】, then 【審議事項(1) …】: each kind of item has numbers of its own.
        let kind = item_word(&s[start..start + end], lexicon);
        if let Mark::Number(Style::Dai, n) = mark {
            if kind.is_some() && kind != last_kind && n == 1 {
                before = to_u32(agenda.len());
            }
            last_kind = kind.or(last_kind);
            push_new(&mut agenda, n + before, &words, rule::AGENDA_HEADING);
        }
    }
    agenda
}

fn spoken(blocks: &[&Block]) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    for block in blocks {
        for c in SPOKEN.captures_iter(block.flow.as_str()) {
            let (Some(n), Some(item)) = (date::numeral(&c["n"]), c.name("item")) else { continue };
            // 日程第1、署名委員の指名をいたします。: what the chair does is the item.
            let acts = ["の指名", "の選任", "の選挙", "の決定", "の報告"];
            let act = acts.iter().any(|act| item.as_str().ends_with(act) && item.as_str() != *act);
            if c.name("own").is_some() && !act {
                continue;
            }
            // 日程第2、水草の状況、事務局から説明を…: of what it is, no more is told.
            let explained = block.flow.as_str()[item.end()..].starts_with(['、', ',']);
            if explained && c.name("on").is_none() {
                continue;
            }
            // 日程第2から日程第7まで: several at once, listed elsewhere.
            if item.as_str().contains("日程第") || item.as_str().starts_with("から") {
                continue;
            }
            push_new(&mut agenda, n, &unbracketed(block.flow.slice(item.range())), rule::AGENDA_SPOKEN);
        }
    }
    agenda
}

/// Adds an item that is not yet among them.
pub(super) fn push_new(agenda: &mut Vec<AgendaItem>, number: u32, flow: &Flow, rule: Rule) {
    // 日程第1　議案第1号 …について　～ / 日程第3　…: the first of several, and the last of them below it.
    let text = flow.as_str().trim_end_matches(['~', ' ']);
    let known = agenda.iter().any(|a| a.number == number || a.text == text);
    if text.chars().count() >= 3 && !known {
        agenda.push(AgendaItem { text: text.to_owned(), number, span: flow.whole(), rule });
    }
}
