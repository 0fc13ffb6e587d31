//! What printers add around a text: page numbers, rulers, marks of the tool that took the text out of a PDF.

use super::{BlockKind, Line};

/// Marks furniture among `lines`; gives first character and number of each page that the page numbers tell.
pub(super) fn set_aside(lines: &mut [Line]) -> Vec<(u32, u32)> {
    let numbers: Vec<(usize, u32, bool)> = lines
        .iter()
        .enumerate()
        .filter_map(|(i, l)| page_number(foot(l)).map(|(n, sure)| (i, n, sure)))
        .collect();
    let mut chained = chain(&numbers);
    chained.extend(spread(&numbers, lines));
    for head in running_heads(lines) {
        lines[head].kind = BlockKind::Furniture;
        chained.extend(above(lines, head));
    }
    let mut pages = Vec::new();
    let mut expected: Option<u32> = None;
    for &(i, n, sure) in &numbers {
        // A bare number is a page number where it counts on, or stands apart from the lines around it.
        let counts_on = expected.is_some_and(|e| n == e || n == e + 1);
        let before = i.checked_sub(1).map(|j| &lines[j]);
        let apart = |l: Option<&Line>| l.is_none_or(|l| l.kind != BlockKind::Text);
        let alone = apart(before) || apart(lines.get(i + 1));
        if sure || counts_on || chained.contains(&i) || (alone && (n <= 3 || expected.is_none())) {
            lines[i].kind = BlockKind::Furniture;
            pages.push((i, n));
            expected = Some(n);
        }
    }
    for (nth, &(at, _)) in pages.iter().enumerate() {
        let above = nth.checked_sub(1).map_or(0, |before| pages[before].0 + 1);
        if let Some(note) = footnote(&lines[above..at]) {
            lines[above + note..at].iter_mut().filter(|l| l.kind == BlockKind::Text).for_each(|l| {
                l.kind = BlockKind::Furniture;
            });
        }
    }
    rulers(lines);
    print_headers(lines);
    repeated_heads(lines, &pages);
    page_starts(lines, &pages)
}

/// Marks what a browser prints over each page: 2024/07/03 10:15 会議録.
fn print_headers(lines: &mut [Line]) {
    let printed: Vec<String> =
        lines.iter().map(Line::as_str).filter(|s| is_stamped(s)).map(str::to_owned).collect();
    let again = |s: &str| printed.iter().filter(|other| *other == s).count() > 1;
    for line in lines.iter_mut().filter(|l| l.kind == BlockKind::Text && is_stamped(l.as_str())) {
        if again(line.as_str()) {
            line.kind = BlockKind::Furniture;
        }
    }
}

/// Whether a line opens with a day and an hour in digits: 2024/07/03 10:15.
fn is_stamped(line: &str) -> bool {
    let digits = |s: &str, few: usize, many: usize| {
        (few..=many).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
    };
    let mut parts = line.splitn(3, '/');
    let (year, month, rest) =
        (parts.next(), parts.next(), parts.next().and_then(|rest| rest.split_once(':')));
    let Some((day, minute)) = rest else { return false };
    year.is_some_and(|year| digits(year, 4, 4))
        && month.is_some_and(|month| digits(month, 1, 2))
        && digits(&day.replace(' ', ""), 2, 4)
        && minute.len() > 1
        && minute.as_bytes()[..2].iter().all(u8::is_ascii_digit)
}

/// Marks what is printed over several pages in the same words, a title of the meeting other than that of the record.
fn repeated_heads(lines: &mut [Line], pages: &[(usize, u32)]) {
    // Letters of the shortest title.
    const SHORTEST: usize = 8;
    let title = |words: &str| {
        let of_meeting = words.contains('回') || words.ends_with('会') || words.ends_with("議事録");
        of_meeting && words.chars().count() >= SHORTEST && !words.contains(['。', '、', ':'])
    };
    let first = |at: usize| (at + 1..lines.len()).find(|&i| lines[i].kind == BlockKind::Text);
    let mut over: Vec<usize> = pages.iter().filter_map(|&(at, _)| first(at)).collect();
    over.dedup();
    over.retain(|&i| title(lines[i].as_str()));
    let again = |&i: &usize| over.iter().any(|&o| o != i && lines[o].as_str() == lines[i].as_str());
    let heads: Vec<usize> = over.iter().copied().filter(again).collect();
    for head in heads {
        lines[head].kind = BlockKind::Furniture;
    }
}

/// Marks lines that are drawn rather than written.
pub(super) fn rulers(lines: &mut [Line]) {
    for line in lines.iter_mut() {
        if line.kind == BlockKind::Text && (ruler(line.as_str()) || tool_mark(line.as_str())) {
            line.kind = BlockKind::Furniture;
        }
    }
}

/// Lines whose bare numbers count up by one from the first of them: three such are no chance, nor are two far apart.
fn chain(numbers: &[(usize, u32, bool)]) -> Vec<usize> {
    let mut best: Vec<usize> = Vec::new();
    for (k, &(first, number, _)) in numbers.iter().enumerate().take(4) {
        let mut lines = vec![first];
        let mut next = number + 1;
        for &(i, n, _) in &numbers[k + 1..] {
            if n == next {
                lines.push(i);
                next += 1;
            }
        }
        if lines.len() > best.len() && number <= 3 {
            best = lines;
        }
    }
    let apart = best.len() == 2 && best[1] - best[0] >= 12;
    if best.len() >= 3 || apart { best } else { Vec::new() }
}

/// Fewest lines of a page: bare numbers nearer to each other are the cells of a table, or of a list.
const PAGE: usize = 12;

/// Lines of bare numbers that stand pages apart within running text, as those of an extract do, which count on from no
/// first page: three of them, each in the middle of sentences, are no chance.
fn spread(numbers: &[(usize, u32, bool)], lines: &[Line]) -> Vec<usize> {
    let prose = |l: &Line| l.kind == BlockKind::Text && is_prose(l.as_str());
    let found: Vec<usize> = numbers
        .iter()
        .enumerate()
        .filter(|(k, (i, ..))| {
            let apart = |other: Option<&(usize, u32, bool)>| other.is_none_or(|o| o.0.abs_diff(*i) >= PAGE);
            let near = apart(k.checked_sub(1).and_then(|j| numbers.get(j))) && apart(numbers.get(k + 1));
            let above = lines[..*i].iter().rev().find(|l| l.kind != BlockKind::Blank);
            let below = lines[i + 1..].iter().find(|l| l.kind != BlockKind::Blank);
            near && above.is_some_and(prose) && below.is_some_and(prose)
        })
        .map(|(_, &(i, ..))| i)
        .collect();
    if found.len() >= 3 { found } else { Vec::new() }
}

/// Letters of a running head, at least.
const HEAD: usize = 8;
/// Lines with words among which the title of a record stands.
const TITLE: usize = 12;

/// Lines that repeat the title of the record, behind a page number or in the middle of a sentence. The title that stands
/// again over the record itself, behind a cover, has no sentence before it.
fn running_heads(lines: &[Line]) -> Vec<usize> {
    let letters = |l: &Line| -> String { l.as_str().chars().filter(|c| c.is_alphanumeric()).collect() };
    let texts: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].kind == BlockKind::Text).collect();
    let Some((top, rest)) = texts.split_at_checked(TITLE) else { return Vec::new() };
    let named = |l: &Line| !l.as_str().contains(['。', '、']) && l.as_str().contains(['会', '議', '録']);
    let mut titles: Vec<String> = top.iter().map(|&i| &lines[i]).filter(|l| named(l)).map(letters).collect();
    let stacked: Vec<String> = titles.windows(2).map(<[String]>::concat).collect();
    titles.extend(stacked);
    titles.retain(|title| title.chars().count() >= HEAD);
    let repeats = |&&i: &&usize| {
        let number = above(lines, i).filter(|&at| page_number(lines[at].as_str()).is_some());
        let Some(said) = above(lines, number.unwrap_or(i)).map(|at| lines[at].as_str()) else { return false };
        let broken = number.is_some() || !said.ends_with('。');
        broken && is_prose(said) && titles.contains(&letters(&lines[i]))
    };
    rest.iter().filter(repeats).copied().collect()
}

/// The line before `at` that is not empty.
fn above(lines: &[Line], at: usize) -> Option<usize> {
    lines[..at].iter().rposition(|l| l.kind != BlockKind::Blank)
}

/// The first line of the note at the foot of a page, of its lines above the page number: a small number and words, below
/// a sentence that goes on over the page or an empty line, of which the text above bears the number.
fn footnote(page: &[Line]) -> Option<usize> {
    // Lines of the longest note.
    const LONGEST: usize = 6;
    let end = page.iter().rposition(|l| l.kind != BlockKind::Blank)? + 1;
    // 20 日 within the note opens none: no word bears that number.
    (end.saturating_sub(LONGEST)..end).find(|&start| {
        let Some(number) = note_number(&page[start]) else { return false };
        let Some(above) = page[..start].iter().rposition(|l| l.kind == BlockKind::Text) else { return false };
        let apart = above + 1 < start || !page[above].as_str().ends_with('。');
        let noted = page[..=above].iter().any(|l| bears(l.as_str(), number));
        apart && noted && page[start..end].iter().all(|l| l.kind == BlockKind::Text)
    })
}

/// The number of a note that a line opens, with a gap behind it.
fn note_number(line: &Line) -> Option<&str> {
    let s = line.as_str();
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    let words = s[digits..].chars().next().is_some_and(|c| c.is_alphabetic() || "「『(".contains(c));
    ((1..=2).contains(&digits) && words && line.flow.gap_before(digits) > 0).then(|| &s[..digits])
}

/// Whether a word of the line bears the number of a note: 7月3日1まで, 協議会2、.
fn bears(line: &str, number: &str) -> bool {
    line.match_indices(number).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let behind = line[at + number.len()..].chars().next();
        before.is_some_and(|c| c.is_alphabetic() || ")」』".contains(c))
            && behind.is_none_or(|c| matches!(c, 'ぁ'..='ん' | '、' | '。' | '」' | ')'))
    })
}

/// Whether a line may be one of running text: it holds the particles of a sentence.
fn is_prose(line: &str) -> bool {
    let kana = line.chars().filter(|c| matches!(c, 'ぁ'..='ん')).count();
    kana >= 2 && (kana >= 4 || line.ends_with('。'))
}

/// The words of a line; of what a browser prints below each page the number behind the address: https://… 2/7.
fn foot(line: &Line) -> &str {
    let s = line.as_str();
    if !s.contains("://") {
        return s;
    }
    // A space between letters is kept, one between digits is a gap.
    let spaced = s.rfind(' ').map(|at| at + 1);
    let apart = line.flow.pieces().last().map(|(piece, _)| piece.start);
    let at = spaced.max(apart).unwrap_or(0);
    let (address, number) = s.split_at(at);
    if address.contains("://") && number.contains('/') { number } else { s }
}

/// The number of a line that holds a page number alone, and whether its form leaves no doubt.
fn page_number(line: &str) -> Option<(u32, bool)> {
    if let Some(inner) = line.strip_prefix("【page:") {
        return inner.split('】').next()?.parse().ok().map(|n| (n, true));
    }
    let inner = line.trim_matches(|c: char| matches!(c, '-' | '―' | '—' | '─' | '‐' | ' ' | '~'));
    let dashed = inner.len() + 1 < line.len();
    let paged = inner.strip_prefix("P.").or_else(|| inner.strip_prefix("p."));
    let inner = paged.unwrap_or(inner);
    let (number, of) = match inner.split_once('/') {
        Some((number, all)) if all.trim().parse::<u32>().is_ok() => (number.trim(), true),
        Some(_) => return None,
        None => (inner.strip_suffix("ページ").or_else(|| inner.strip_suffix('頁')).unwrap_or(inner), false),
    };
    let plain = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| {
        number.parse().ok().map(|n| (n, dashed || of || paged.is_some() || inner.len() > number.len()))
    })?
}

/// A line of dashes, dots or stars, or what parts the head of a table typed in Markdown from its rows: ---|:---|.
fn ruler(line: &str) -> bool {
    const DRAWN: &str = "-―—─━=_*…・~＝◇◆×☆★|: .+^";
    line.chars().all(|c| DRAWN.contains(c)) && line.chars().nth(2).is_some()
}

/// Leavings of PDF tools and of Markdown, of databases of speeches: anchors, page marks, #12.
fn tool_mark(line: &str) -> bool {
    let number = line.strip_prefix('#').or_else(|| line.strip_suffix(':')).unwrap_or_default();
    if (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    // .. _資料: https://…, .. __: https://…: where links of a text in the manner of Python's documents lead.
    if line.starts_with("..") && line[2..].trim_start().starts_with('_') && line.contains("://") {
        return true;
    }
    line.starts_with("【page:") || (line.starts_with("<a ") && line.ends_with("</a>")) || line == "[TOC]"
}

/// Where each page begins. A page number stands at the foot of its page, unless the first one opens the text.
fn page_starts(lines: &[Line], pages: &[(usize, u32)]) -> Vec<(u32, u32)> {
    let Some(&(first, number)) = pages.first() else { return Vec::new() };
    let at_top = lines[..first].iter().all(|l| l.kind != BlockKind::Text);
    let mut starts: Vec<(u32, u32)> = Vec::new();
    if at_top {
        for &(i, n) in pages {
            if starts.last().is_none_or(|&(_, last)| last != n) {
                starts.push((lines[i].span.start(), n));
            }
        }
    } else {
        starts.push((0, number));
        for (k, &(i, n)) in pages.iter().enumerate() {
            let next = pages.get(k + 1).map_or(n + 1, |&(_, next)| next);
            if let Some(line) = lines.get(i + 1) {
                starts.push((line.span.start(), next));
            }
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use crate::{Format, Lexicon, Text, outline::Outline};

    /// Lines that are no words of the text.
    fn furniture(record: &str) -> Vec<String> {
        let mut text = Text::from_string(record.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let aside = outline.lines.iter().filter(|l| l.kind == super::BlockKind::Furniture);
        aside.map(|l| l.as_str().to_owned()).collect()
    }

    const PAGE: &str = "水草の刈取りの費用を県が負担することについて、御意見を\n伺いたいと考えております。\n";

    #[test]
    fn numbers_a_page_apart_within_sentences_are_page_numbers() {
        let page = PAGE.repeat(7);
        let record = format!(
            "{page}船が足りないので、\n\n17 \n \n{page}人手はいくら\n\n27 \n \n{page}今年のうちに\n\n12 \n \n{page}"
        );
        assert_eq!(furniture(&record), ["17", "27", "12"]);
        // Two may be chance, but for the first that stands alone; cells of a table are none.
        let record = format!("{page}船が足りないので、\n\n17 \n \n{page}人手はいくら\n\n27 \n \n{page}");
        assert_eq!(furniture(&record), ["17"]);
        let record = format!("{page}刈取り\n17\n面積\n27\n費用\n12\n{page}");
        assert_eq!(furniture(&record), ["17"; 0]);
    }

    #[test]
    fn the_title_over_a_page_is_no_part_of_what_is_said() {
        let title = "第3回 湖沼の水草に関する検討会‐議事要旨";
        let page = PAGE.repeat(7);
        let record = format!(
            "{title}\n{page}人手がまだ足りないので、今年は\n2\n第３回湖沼の水草に関する検討会　議事要旨\n船も足りない。\n"
        );
        assert_eq!(furniture(&record), ["2", "第3回湖沼の水草に関する検討会議事要旨"]);
        // Behind a cover the title stands over the record itself.
        let cover = "日時\n令和6年7月3日\n場所\n市役所\n".repeat(3);
        let record = format!("{title}\n{cover}- 1 -\n{title}\n{page}");
        assert_eq!(furniture(&record), ["- 1 -"]);
    }

    #[test]
    fn the_title_over_several_pages_is_no_part_of_what_is_said() {
        let page = PAGE.repeat(7);
        let head = "湖沼審議会刈取り部会(第3回)";
        let record =
            format!("- 1 -\n{page}期限は\n- 2 -\n{head}\n7月としており、\n{page}- 3 -\n{head}\n{page}");
        assert_eq!(furniture(&record), ["- 1 -", "- 2 -", head, "- 3 -", head]);
        let once = format!("- 1 -\n{page}- 2 -\n{head}\n{page}- 3 -\n第2回の会場\n{page}");
        assert_eq!(furniture(&once), ["- 1 -", "- 2 -", "- 3 -"]);
    }

    #[test]
    fn a_note_at_the_foot_of_a_page_is_no_part_of_what_is_said() {
        let page = PAGE.repeat(7);
        let note = "3 実際には「６月」と発言しているものの、正しくは「７月\n20 日」であるため修正。";
        let record = format!(
            "- 1 -\n{page}期限は７月３日3までと\n \n{note} \n\n- 2 -\n \nしておりますので、\n{page}- 3 -\n"
        );
        assert_eq!(
            furniture(&record),
            [
                "- 1 -",
                "3実際には「6月」と発言しているものの、正しくは「7月",
                "20日」であるため修正。",
                "- 2 -",
                "- 3 -"
            ]
        );
        // No word bears the number: an item of a list.
        let record = format!(
            "- 1 -\n{page}次のとおり\n \n3 水草の刈取りを急ぐ。\n\n- 2 -\n \n4 船を借りる。\n{page}- 3 -\n"
        );
        assert_eq!(furniture(&record), ["- 1 -", "- 2 -", "- 3 -"]);
    }

    #[test]
    fn what_a_browser_prints_around_each_page_is_set_aside() {
        let page = PAGE.repeat(7);
        let head = "2024/07/03 9:15 会議録表示";
        let record = format!(
            "{head}\n\n{page}船が足りないので、\n\nhttps://example.org/view?a=1&b=2 1/2\n{head}\n\n人手はいくらでも要ります。\n{page}\nhttps://example.org/view?a=1&b=2 2/2\n"
        );
        let foot = |n| format!("https://example.org/view?a=1&b=2{n}/2");
        let head = "2024/07/039:15会議録表示".to_owned();
        assert_eq!(furniture(&record), [head.clone(), foot(1), head, foot(2)]);
        let spelt = format!("{page}https://example.org/view?show=true 1/2\n{page}");
        assert_eq!(furniture(&spelt), ["https://example.org/view?show=true 1/2"]);
        // 10:15 once is what the record says.
        assert_eq!(furniture("2024/07/03 10:15 開会\n湖沼の会を開いた。\n"), ["0"; 0]);
    }

    #[test]
    fn where_links_lead_and_lines_below_headings_are_drawn() {
        let record = "湖沼の会\n++++++++\n\n* 水草を刈った\n\n.. _水草: https://example.org/\n.. __: https://example.org/2\n";
        assert_eq!(
            furniture(record),
            ["++++++++", ".._水草:https://example.org/", "..__:https://example.org/2"]
        );
    }
}
