//! Hard wraps: at which column a text was broken, and which lines belong together again.

mod words;

use super::{
    Block, BlockKind, Line, Mark, Style,
    line::columns,
    mark::{is_bill, opening},
    present::listed,
    stacked,
};
use crate::{Text, lexicon::Lexicon, text::Flow};
use words::{
    closes_record, glued_dash, heading_brackets, hour, label, lists_by_dashes, mid_sentence, names_exchange,
    open_bracket, opens_speech, party, sentence_over,
};

/// Columns a line may fall short of the wrap: a full-width character or two that may not begin or end a line.
const SLACK: u32 = 6;
/// Letters of the longest label.
const LABEL: usize = 12;
/// Letters of the longest office with the one who speaks for it in brackets.
const OFFICE: usize = 24;
/// Columns of the narrowest column of names.
const COLUMN: u32 = 6;
/// The widest page that is wrapped by hand: 65 full-width characters.
const WIDEST: u32 = 130;

/// The column at which the lines were wrapped, where many lines end near one column and few go past it.
///
/// Where speakers stand in a column before the words, the lines that bear a name go past it by that.
pub(super) fn width(lines: &[Line]) -> Option<u32> {
    let texts = || lines.iter().filter(|l| l.kind == BlockKind::Text);
    // Parts of a record in one line may be of one width, and nothing was wrapped there.
    let whole = |width: &u32| {
        let near = |l: &&Line| !l.cut && l.width + SLACK >= *width && l.width <= *width + SLACK;
        !lines.iter().any(|l| l.cut) || texts().filter(near).count() >= 3
    };
    // Where the format knows margins, they tell better.
    let plain = || texts().all(|l| l.full.is_none());
    wrapped_at(texts().map(|l| l.width).collect(), 8)
        .or_else(|| plain().then(|| wrapped_at(texts().map(width_of_words).collect(), 3)).flatten())
        .or_else(|| plain().then(|| in_column(lines)).flatten())
        .or_else(|| plain().then(|| below_lists(lines)).flatten())
        .filter(whole)
}

/// The width of the column beside the labels of a form, in which nearly all of its lines stand; the few that are wider are of
/// the lists above what was said.
fn in_column(lines: &[Line]) -> Option<u32> {
    // Columns of the narrowest label, and of what opens a paragraph beside it.
    const LABELS: u32 = 8;
    const PARAGRAPH: u32 = 4;
    let texts = || lines.iter().filter(|l| l.kind == BlockKind::Text);
    let mut indents: Vec<u32> = texts().map(|l| l.indent).filter(|&indent| indent >= LABELS).collect();
    indents.sort_unstable();
    let usual = indents.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?[0];
    let beside = texts().filter(|l| (usual..=usual + PARAGRAPH).contains(&l.indent));
    let mut widths: Vec<u32> = beside.map(|l| l.width).collect();
    if widths.len() * 3 < texts().count() * 2 || widths.len() < 20 {
        return None;
    }
    widths.sort_unstable();
    widths.truncate(widths.len() - widths.len() / 20);
    wrapped_at(widths, 3)
}

/// The width at which speech was wrapped below a head whose few lists are on longer lines: sentences are broken there.
fn below_lists(lines: &[Line]) -> Option<u32> {
    // Longer lines, at most, and full ones, at least.
    const LISTS: usize = 3;
    const FULL: usize = 8;
    let texts = || lines.iter().filter(|l| l.kind == BlockKind::Text);
    let mut widths: Vec<u32> = texts().map(|l| l.width).collect();
    widths.sort_unstable();
    (1..=LISTS).find_map(|lists| {
        let width = wrapped_at(widths[..widths.len().saturating_sub(lists)].to_vec(), 8)?;
        let full = || texts().filter(|l| l.width + SLACK >= width && l.width <= width + SLACK);
        let broken = full().filter(|l| mid_sentence(l.as_str())).count();
        (broken >= FULL && broken * 5 >= full().count() * 4).then_some(width)
    })
}

/// The width at which the lines of these `widths` end that are full: one of so many at least.
fn wrapped_at(mut widths: Vec<u32>, of: usize) -> Option<u32> {
    widths.sort_unstable();
    let all = widths.len();
    if all < 5 {
        return None;
    }
    // Few lines may be wider than the wrap: a table, an address.
    let width = widths[all - 1 - all / 50];
    if !(24..=WIDEST).contains(&width) {
        return None;
    }
    let near = widths.iter().filter(|&&w| w + SLACK >= width && w <= width + SLACK).count();
    (near * of >= all && near >= 3).then_some(width)
}

/// Columns of a line without the name in a column before its words.
fn width_of_words(line: &Line) -> u32 {
    // Columns of the longest name.
    const NAME: u32 = 24;
    let pieces = line.flow.pieces();
    let words = pieces.get(1).map(|(second, _)| &line.as_str()[second.start..]);
    let behind = words.map(|words| words.chars().map(columns).sum::<u32>());
    behind.filter(|behind| line.width <= behind + NAME).unwrap_or(line.width)
}

/// Joins lines into blocks that tile them.
pub(super) fn blocks(
    text: &Text,
    lines: &[Line],
    width: Option<u32>,
    usual_gap: u32,
    lexicon: &Lexicon,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let dashed = lists_by_dashes(lines);
    let mut gap = 0u32; // empty lines since the last words
    for (i, line) in lines.iter().enumerate() {
        match line.kind {
            BlockKind::Text => {
                let at = text.quote(line.span);
                let (mut mark, mut taken) = opening(line.as_str(), at);
                if let Some(dash) = glued_dash(line).filter(|_| dashed && mark == Mark::None) {
                    (mark, taken) = (Mark::Bullet('-'), 0..dash);
                }
                let empty = gap > usual_gap;
                let open = blocks.iter().rposition(|b| b.kind == BlockKind::Text);
                let apart = stands_alone(lines, i, &mark, width);
                let joined = open.filter(|&o| {
                    !(apart && sentence_over(blocks[o].flow.as_str()))
                        && continues(&blocks[o], lines, line, &mark, (width, empty), lexicon)
                });
                gap = 0;
                if let Some(open) = joined {
                    blocks.truncate(open + 1);
                    let block = &mut blocks[open];
                    block.lines.end = i + 1;
                    block.flow.push_line(text, line.span);
                    continue;
                }
                let flow = line.flow.slice(taken.end..line.as_str().len());
                blocks.push(Block {
                    kind: BlockKind::Text,
                    lines: i..i + 1,
                    flow,
                    mark,
                    indent: line.indent,
                    gap: empty,
                });
            }
            kind => {
                if matches!(kind, BlockKind::Blank | BlockKind::Page) {
                    gap += 1;
                } else {
                    gap = gap.saturating_sub(1); // a page break is no paragraph
                }
                let block = Block {
                    kind,
                    lines: i..i + 1,
                    flow: Flow::default(),
                    mark: Mark::None,
                    indent: 0,
                    gap: false,
                };
                blocks.push(block);
            }
        }
    }
    blocks
}

/// (2), ○ on a line of its own: a page sets the number of an item, or a mark, in a cell before it.
fn number_alone(open: &Block) -> bool {
    open.flow.is_empty()
        && matches!(
            open.mark,
            Mark::Number(Style::Bracket | Style::Circle | Style::Point, _) | Mark::Sign('○' | '◯' | '〇')
        )
}

/// Whether `line`, which opens with `mark`, goes on where `open` left off.
fn continues(
    open: &Block,
    lines: &[Line],
    line: &Line,
    mark: &Mark,
    (width, empty): (Option<u32>, bool),
    lexicon: &Lexicon,
) -> bool {
    let words = line.as_str();
    let last = &lines[open.lines.end - 1];
    let ended = open.flow.as_str();
    if never_opens(line, ended, empty) || number_alone(open) && *mark == Mark::None && !empty {
        return true;
    }
    if stacked::goes_on(open, lines, lexicon) {
        return true;
    }
    let over = sentence_over(ended);
    // 会　長　（開会を告げる。） / 事務局　…: a note in the place of words is over as a sentence is.
    let noted = ended.ends_with(')') && line.flow.pieces().len() > 1;
    if over && (hour(words, lexicon) || party(words))
        || (over || noted) && opens_speech(line, lexicon)
        || stands_over_list(open)
        || closes_record(words, lexicon)
        || heads_words(words, lexicon)
        || is_title(open, lines, lexicon)
        || opens_part(line, mark, lexicon)
        || is_hashed(line)
        || listed(words).or(listed(ended)).is_some()
    {
        return false;
    }
    let between = lines[open.lines.end..].iter().take_while(|l| l.kind != BlockKind::Text);
    let across_page = between.into_iter().any(|l| l.kind == BlockKind::Furniture);
    if empty && (over || !across_page) {
        return false;
    }
    let Some(width) = width.or(last.full.map(|_| u32::MAX)) else {
        // Too few lines to tell a wrap by: a bullet goes on where the next line hangs under its words.
        let hangs = matches!(open.mark, Mark::Bullet(_) | Mark::Arrow)
            && line.indent > open.indent
            && mid_sentence(ended)
            && last.width > 40;
        // …「全体会...: cut short, and nothing goes on with it.
        let open = open_bracket(ended) && !ended.ends_with("...");
        return (open || hangs) && *mark == Mark::None && !heading_brackets(words);
    };
    let first_word = first_word(words);
    let full = last.full == Some(true)
        || !last.cut
            && (last.width.saturating_add(SLACK) >= width
                || (first_word > SLACK && last.width + first_word + 1 > width));
    // …（ソーラーシェアリン / グ）は: what closes the bracket above is no mark.
    let closes = words.find(['(', ')']).is_some_and(|at| words[at..].starts_with(')'));
    if full && closes && open_bracket(ended) {
        return true;
    }
    // A paragraph below the heading that its own indent sets off.
    let heads = matches!(open.mark, Mark::Number(..)) && ended.ends_with("について");
    if begins_anew(open, words, mark, full)
        || heads && line.indent > continuation_indent(open, lines).max(open.indent)
    {
        return false;
    }
    let prose = is_prose(open);
    if *mark != Mark::None || label(words) || words.starts_with(['<', '〈', '【', '〔', '[', '(']) {
        // ・ begins no line where a typesetter wraps, but it does where a program cuts at a column.
        // Deeper than a numbered item, it is a bullet under it.
        let under = matches!(open.mark, Mark::Number(..)) && line.indent > open.indent;
        let dot = *mark == Mark::Bullet('・') && open.mark != *mark && !under;
        // A heading's document in brackets belongs to the heading.
        let refers = words.starts_with(['【', '[', '(', '〔']) && words.contains("資料");
        return full && mid_sentence(ended) && (prose || dot || refers) && !counts_on(&open.mark, mark);
    }
    if over {
        // A paragraph that ends with the line, or one that goes on: the indent of the next line tells. One that is back at
        // the mark of an item whose lines hang under its words is none of the item's.
        let hang = continuation_indent(open, lines);
        // So is one that is back in the column of those who speak, beside which the words stand.
        let beside = hang >= open.indent + COLUMN && line.flow.pieces().len() > 1;
        let back = (open.mark != Mark::None && hang > open.indent || beside) && line.indent <= open.indent;
        return full && prose && !back && line.indent <= hang;
    }
    // What a bullet says is not said before its sentence ends, however early a long Latin name broke the line.
    let unfinished = matches!(open.mark, Mark::Bullet(_) | Mark::Arrow) && prose && mid_sentence(ended);
    // Indents that were lost with the layout make full lines look short; far shorter ones end what they belong to.
    let long = !last.cut && last.width * 4 >= width.saturating_mul(3);
    full || unfinished || long && prose && mid_sentence(ended)
}

/// Whether a line opens with what never begins one, however the text was wrapped: a closing mark, or what honours a name.
fn never_opens(line: &Line, ended: &str, empty: bool) -> bool {
    let words = line.as_str();
    !empty && ended.ends_with(['(', '「', '『', '〔'])
        || !empty
            && !ended.is_empty()
            && words.starts_with(['、', '。', '」', '』', ')', ',', '】', '〕', '》', 'を'])
        || words == "君"
        || words.starts_with('君') && line.flow.gap_before('君'.len_utf8()) > 0
}

/// Whether a line is a heading in brackets, however full the line above is: one that tells whose words stand below it,
/// 【会長よりあいさつ】, or a label, 【議題】, 【場所】県民会館.
fn heads_words(words: &str, lexicon: &Lexicon) -> bool {
    let bracketed = [('【', '】'), ('<', '>'), ('〔', '〕')]
        .into_iter()
        .find_map(|(open, close)| words.strip_prefix(open)?.split_once(close));
    bracketed.is_some_and(|(inner, behind)| {
        let act = || lexicon.cues.words("act-behind-name").at_end(inner).any(|act| act.len() < inner.len());
        lexicon.titles.is_label(inner) || behind.is_empty() && act()
    })
}

/// Whether a line of its own stands over a list: 説明員は次のとおりである。
fn stands_over_list(open: &Block) -> bool {
    let list = open.flow.as_str().trim_end_matches(['。', ':']);
    let list = ["である", "です"].iter().find_map(|end| list.strip_suffix(end)).unwrap_or(list);
    let ends = ["は次のとおり", "は、次のとおり", "は左のとおり", "は下記のとおり"];
    open.lines.len() == 1 && ends.iter().any(|end| list.ends_with(end))
}

/// Whether the first words of a text are a numbered title that ends with the kind of record: the office that keeps it
/// stands below, however full the line is.
fn is_title(open: &Block, lines: &[Line], lexicon: &Lexicon) -> bool {
    let s = open.flow.as_str();
    let first = || !lines[..open.lines.start].iter().any(|line| line.kind == BlockKind::Text);
    let numbered = || s.starts_with(['第', '令', '平']) && s.contains('回');
    numbered() && first() && lexicon.titles.kinds().any(|kind| s.ends_with(kind) && kind.chars().count() > 2)
}

/// Whether a line is a heading of Markdown: ## 出席者
fn is_hashed(line: &Line) -> bool {
    let words = line.as_str();
    let hashes = words.len() - words.trim_start_matches('#').len();
    hashes > 0 && (line.flow.gap_before(hashes) > 0 || words[hashes..].starts_with(' '))
}

/// Whether a line opens a part with a label, alone on the line or set off by a space, however full the line above is.
fn opens_part(line: &Line, mark: &Mark, lexicon: &Lexicon) -> bool {
    let words = line.as_str();
    // 開 催 場 所 市役所: the letters of a label may be set apart themselves.
    let set_off = || {
        let pieces = line.flow.pieces();
        let ends = pieces.iter().take(LABEL).map(|(piece, _)| piece.end).filter(|&end| end < words.len());
        ends.into_iter().any(|end| lexicon.titles.is_label(&words[..end]))
    };
    // 参考人：… among people, each list of whom is full of commas; 事務局（柊課長）：… among speeches.
    let capacity = || {
        words.split_once(':').is_some_and(|(before, _)| {
            let named = before.strip_suffix(')').and_then(|label| label.split_once('('));
            let office =
                named.filter(|_| before.chars().count() <= OFFICE).map_or(before, |(office, _)| office);
            lexicon.titles.capacity(office).is_some()
        })
    };
    // 4．議題, 会議次第：: the whole line is a label, whatever counts it.
    let counted = || {
        let bare = words.trim_start_matches(|c: char| c.is_ascii_digit() || "().,".contains(c));
        lexicon.titles.is_label(bare.trim_end_matches(':'))
    };
    matches!(mark, Mark::None | Mark::Number(..)) && counted()
        || *mark == Mark::None && (set_off() || capacity() || speaks_in_brackets(words, lexicon))
}

/// （委員）費用が足りない。 or （A委員）…: who says what follows; not （事務局）から, in the middle of a sentence.
fn speaks_in_brackets(words: &str, lexicon: &Lexicon) -> bool {
    let Some((label, rest)) = words.strip_prefix('(').and_then(|inner| inner.split_once(')')) else {
        return false;
    };
    let class = label.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let goes_on = ["から", "より", "が", "は", "の", "を", "に", "と", "や", "、", "。", "で"];
    lexicon
        .titles
        .capacity(class)
        .is_some_and(|capacity| capacity.kind != "legend" && capacity.kind != "absent")
        && !rest.is_empty()
        && !goes_on.iter().any(|particle| rest.starts_with(particle))
}

/// Whether the line at `at` is far too short to have been broken, ends no sentence, and a paragraph opens below it: one who
/// speaks, or a heading. 三雲港湾課長 / 　御説明いたします。
fn stands_alone(lines: &[Line], at: usize, mark: &Mark, width: Option<u32>) -> bool {
    // Letters of the longest name with body and title.
    const LONGEST: usize = 30;
    let line = &lines[at];
    let words = line.as_str();
    let below = lines[at + 1..].iter().find(|below| below.kind != BlockKind::Furniture);
    *mark == Mark::None
        && width.is_some_and(|width| line.width + line.width / 3 < width)
        && words.chars().count() <= LONGEST
        && words.ends_with(|c: char| c.is_alphabetic() || c == ')')
        && !words.contains(['。', '、', '「', '」'])
        && below.is_some_and(|below| below.kind == BlockKind::Text && below.indent > line.indent)
}

/// Whether what stands in `open` is over, or the line opens something of its own, although lines here are wrapped.
fn begins_anew(open: &Block, words: &str, mark: &Mark, full: bool) -> bool {
    let ended = open.flow.as_str();
    // A heading with its document (【資料１】) is over, and so is one line of a list that a bracket closes.
    let closed = ended.ends_with(['】', '〕', '>', '〉', '》'])
        && *mark == Mark::None
        && matches!(open.mark, Mark::Number(..) | Mark::Sign(_) | Mark::None)
        && !ended.contains('。');
    let marked = matches!(mark, Mark::Sign(_) | Mark::Arrow)
        || matches!(mark, Mark::Bullet(c) if *c != '・' && *c != '-');
    let heading = heading_brackets(words)
        && (words.ends_with(['>', '〉', '】', '〕', '》', ']']) || !full)
        && !mid_sentence(ended);
    // 議案第12号 …, 報告第4号 …: one line a bill, however wide they are.
    let bill = !is_prose(open) && is_bill(words) && is_bill(ended);
    closed || marked || heading || bill || sentence_over(ended) && names_exchange(words)
}

/// Whether a block is of sentences rather than of items and labels.
fn is_prose(open: &Block) -> bool {
    open.flow.as_str().contains(['、', '。']) || open.lines.len() > 1
}

/// Columns of the word a line opens with, where it may not be broken: Latin letters and digits.
fn first_word(words: &str) -> u32 {
    crate::span::to_u32(words.bytes().take_while(u8::is_ascii_graphic).count())
}

/// The indent of the block's further lines, or of its first one where it has no more.
fn continuation_indent(open: &Block, lines: &[Line]) -> u32 {
    let mut indents =
        lines[open.lines.clone()].iter().filter(|l| l.kind == BlockKind::Text).map(|l| l.indent);
    let first = indents.next().unwrap_or(0);
    let bullet = matches!(open.mark, Mark::Bullet(_));
    indents.next_back().unwrap_or(if bullet { 0 } else { first.saturating_sub(1) })
}

/// Whether `next` is the number after the one that `open` bears.
fn counts_on(open: &Mark, next: &Mark) -> bool {
    matches!((open, next), (Mark::Number(a, m), Mark::Number(b, n)) if a == b && *n == m + 1 && *a != Style::Bare)
}

#[cfg(test)]
mod tests {
    use crate::{
        Format, Text,
        lexicon::Lexicon,
        outline::{Mark, Outline},
    };

    fn outline(page: &str) -> Outline {
        let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
        Outline::of(&mut text, Lexicon::embedded())
    }

    #[test]
    fn a_dash_right_against_the_words_is_a_bullet_where_several_are() {
        let said = [
            "桟橋の点検を急ぐべきではないかと考える。",
            "航路の標識が古く、夜の入港は危ない。",
            "漁船の係留の費用を誰が負うのか。",
        ];
        let bullets = |said: &[&str]| {
            let page: String = said.iter().map(|words| format!("－{words}\n")).collect();
            outline(&page).blocks.iter().filter(|b| b.mark == Mark::Bullet('-')).count()
        };
        assert_eq!((bullets(&said), bullets(&said[..2])), (3, 0));
    }

    #[test]
    fn a_label_begins_anew_below_a_full_line_of_names() {
        let page = "第3回みなと市水道審議会　議事録\n\n【日時】令和6年7月3日（水）　13時15分～14時30分\n【場所】みなと会館　401会議室\n【出席者】森会長、青木委員、柊委員、三枝委員\n【議題】\n　1．　水道管の更新について\n　2．　料金の見直しについて\n";
        for (label, printed) in [("議題", "【議題】"), ("議題", "４　議題"), ("会議次第:", "会議次第：")]
        {
            let page = page.replace("【議題】", printed);
            let blocks = outline(&page).blocks;
            assert!(blocks.iter().any(|b| b.flow.as_str().trim_matches(['【', '】']) == label), "{printed}");
        }
    }

    #[test]
    fn an_office_with_the_one_who_speaks_in_brackets_begins_anew_behind_a_full_line() {
        let page = "高橋座長：それでは、桟橋の点検の結果について、事務局から説明をお願いしたいと思いま\nす。\n水産庁（森専門官）：オブザーバーですが、一言だけ申し上げたいと思います。航路の標識に\nつきましても、同様に点検の様式を決めなければならないと考えているところでございます。\n事務局（鈴木課長）：点検の様式につきましては、今年度中に標準の様式をお示しする予定で\nございます。標識につきましては、調査の結果を次回に御報告いたしたいと考えております。\n高橋座長：ありがとうございました。それでは、以上をもちまして終わります。\n";
        let begins = |words: &str| outline(page).blocks.iter().any(|b| b.flow.as_str().starts_with(words));
        assert!(begins("事務局(鈴木課長):"));
    }

    #[test]
    fn a_line_back_in_the_column_of_names_begins_anew_however_full_the_one_above_is() {
        let page = "発　言　者　　　議　　　事　　　の　　　内　　　容\n議　　　長　　ただいまの出席委員は６名で、定足数に達しておりますので、会議\n　　　　　　　は成立しております。それでは、桟橋の点検について説明を求めま\n　　　　　　　す。\n港湾計画課長　桟橋の点検の結果を御報告いたします。桟橋は全部で１２か所ござ\n　　　　　　　いますが、そのうち３か所の床板が傷んでおりまして、早急に直す必\n　　　　　　　要がございますので、来月から工事に入りたいと考えております。\n水産振興課長　漁船の係留についてお答えいたします。工事の間は隣の港に移ってい\n　　　　　　　ただくことで、漁業協同組合と話がまとまっております。\n議　　　長　　ほかに御発言がなければ、本日の会議を終わります。\n";
        let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let begins = |words: &str| outline.blocks.iter().any(|b| b.flow.as_str().starts_with(words));
        assert!(begins("水産振興課長漁船の係留"));
        assert!(begins("港湾計画課長桟橋の点検"));
    }
}
