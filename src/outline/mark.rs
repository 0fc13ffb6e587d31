//! What a line opens with: bullets, numbers, arrows, circles, brackets.

use std::ops::Range;

/// The mark at the beginning of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Nothing of the kind.
    None,
    /// A bullet: ・, ●, ➢, a private-use glyph.
    Bullet(char),
    /// A circle or square that opens a heading, a speaker or a bullet: ○, ◯, ◎, ■, ◆.
    Sign(char),
    /// An arrow: →, ⇒.
    Arrow,
    /// A number.
    Number(Style, u32),
}

/// How a number is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// `1.` `１．` `1、`
    Point,
    /// `1)` `１）`
    HalfBracket,
    /// `(1)` `（１）` `⑴`
    Bracket,
    /// `①`
    Circle,
    /// `第1`
    Dai,
    /// `1` and a space
    Bare,
    /// `ア` `イ` `(ア)`
    Kana,
}

impl Mark {
    /// The mark that `line` opens with, and the bytes of the folded line it takes, spaces after it included.
    ///
    /// `original` is the line as printed: folding makes ① and 1 alike.
    #[must_use]
    pub fn of(line: &str, original: &str) -> (Mark, Range<usize>) {
        let Some((mark, bytes)) = read(line, original) else { return (Mark::None, 0..0) };
        let spaces = line[bytes..].len() - line[bytes..].trim_start().len();
        (mark, 0..bytes + spaces)
    }
}

/// Whether commas part several in these words, brackets aside: 柊　誠、森花子 behind the 一 of a name that the line above begins.
fn is_listed(words: &str) -> bool {
    let mut depth = 0usize;
    words.chars().any(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '、' && depth == 0
    })
}

/// The mark that `line` opens with, and its bytes.
fn read(line: &str, original: &str) -> Option<(Mark, usize)> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let next = rest.chars().next();
    let mut prints = original.trim_start().chars();
    let printed = prints.next().unwrap_or(first);
    let printed_gap = prints.next().is_some_and(char::is_whitespace);
    let one = |mark: Mark| Some((mark, first.len_utf8()));
    match printed {
        // Private-use glyphs are bullets of symbol fonts.
        '\u{e000}'..='\u{f8ff}' => return one(Mark::Bullet(printed)),
        // So is a glyph that its font does not tell, where words follow it.
        char::REPLACEMENT_CHARACTER if next.is_some_and(char::is_alphanumeric) => {
            return one(Mark::Bullet(printed));
        }
        '①'..='⑳' | '➀'..='➉' | '❶'..='❿' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let number = line[..digits].parse().unwrap_or_else(|_| dingbat(printed));
            return Some((Mark::Number(Style::Circle, number), digits.max(first.len_utf8())));
        }
        _ => {}
    }
    // l, z before words: bullets of symbol fonts, of which a copy kept the letter.
    if symbol_letter(first) && printed_gap && rest.trim_start().starts_with(|c: char| !c.is_ascii()) {
        return one(Mark::Bullet('•'));
    }
    if next == Some(first) && !printed_gap && "○◯〇●◎・■□◆◇".contains(first) {
        return None; // ○○県: a blank to be filled, not a mark
    }
    let of_item = |(n, bytes)| (Mark::Number(Style::Dai, n), bytes);
    match first {
        '*' if !printed_gap && !rest.starts_with(' ') => None,
        '・' | '･' | '●' | '◦' | '⚫' | '⬤' | '∙' | '◘' | '❏' | '❑' | '❖' | '◈' | '⚪' | '⏺' | '•' | '➢'
        | '➤' | '►' | '▶' | '▪' | '✓' | '✔' | '*' | '‣' | '⁃' => one(Mark::Bullet(first)),
        '-' | '–' | '—' | '―' if printed_gap => one(Mark::Bullet('-')),
        '-' | '–' | '—' | '―' => {
            // -- , --- : deeper items of a list that was typed.
            let dashes = line.bytes().take_while(|&b| b == b'-').count();
            let typed = original.trim_start().chars().nth(dashes).is_some_and(char::is_whitespace);
            let deeper = (2..=4).contains(&dashes) && typed && !line.ends_with(['-', '―', '—']);
            deeper.then_some((Mark::Bullet('-'), dashes))
        }
        // ○ as pages for screen readers spell it out, perhaps behind the circle itself.
        '○' | '◯' | '〇' if rest.starts_with("しろまる") => {
            Some((Mark::Sign('○'), first.len_utf8() + "しろまる".len()))
        }
        '○' | '◯' | '〇' | '◎' | '■' | '□' | '◆' | '◇' | '▲' | '△' | '★' | '☆' | '▽' | '▼' | '◤' => {
            one(Mark::Sign(first))
        }
        '→' | '⇒' | '➡' | '⇨' | '➔' | '⟶' => one(Mark::Arrow),
        '(' if rest.chars().nth(1) == Some(')') && matches!(next, Some('ア'..='ン')) => {
            let kana = next?;
            Some((Mark::Number(Style::Kana, u32::from(kana) - u32::from('ア')), 2 + kana.len_utf8()))
        }
        '(' | '[' => {
            let close = if first == '(' { ")" } else { "]" };
            number(rest, close).map(|(n, bytes)| (Mark::Number(Style::Bracket, n), 1 + bytes))
        }
        // The same alone.
        'し' => line.starts_with("しろまる").then_some((Mark::Sign('○'), "しろまる".len())),
        // 一、招集の場所: one before each item, and no count of them.
        '一' if next == Some('、') && !is_listed(&rest['、'.len_utf8()..]) => {
            Some((Mark::Bullet('一'), first.len_utf8() + '、'.len_utf8()))
        }
        // 議題１　…: the agenda's own word before the number.
        '議' => item(line, original).map(of_item),
        // 日程第１　…: an item of an assembly's agenda.
        '日' | '追' => order_of_day(line, original).map(of_item),
        '第' => {
            let (n, bytes) = number(rest, "")?;
            // 第 25 回 is the number of a meeting, however it is spaced.
            let counts = rest[bytes..].starts_with(['回', '期', '号']);
            let end = first.len_utf8() + bytes;
            (gap_after(original, &line[..end]) && !counts).then_some((Mark::Number(Style::Dai, n), end))
        }
        '0'..='9' => digits(line, original),
        'ア'..='ン'
            if matches!(next, Some('.' | ')' | '、'))
                || gap_after(original, &line[..first.len_utf8()]) && !letter_spaced(original) =>
        {
            let bytes = first.len_utf8() + usize::from(matches!(next, Some('.' | ')')));
            Some((Mark::Number(Style::Kana, u32::from(first) - u32::from('ア')), bytes))
        }
        'A' | '答' => exchange(line).map(|bytes| (Mark::Arrow, bytes)),
        // …（諮 / 問）: the end of a bracket that the line broke asks nothing.
        'Q' | '問' | 'C' => {
            exchange(line).filter(|&bytes| bytes < line.len()).map(|bytes| (Mark::Bullet(first), bytes))
        }
        _ => None,
    }
}

/// Whether a letter may stand for a bullet that a symbol font drew.
pub(super) fn symbol_letter(c: char) -> bool {
    "lnpquvwzØüŸ".contains(c)
}

/// 1) and 1. and 1、 and 1 before a gap; 1.5 is a quantity.
fn digits(line: &str, original: &str) -> Option<(Mark, usize)> {
    if let Some((n, bytes)) = number(line, ")") {
        return Some((Mark::Number(Style::HalfBracket, n), bytes));
    }
    if let Some((n, bytes)) = number(line, ".").or_else(|| number(line, "、")) {
        // 2.6請願第3号: an item, which is a petition of the sixth year.
        let behind = &line[bytes..];
        let quantity = behind.starts_with(|c: char| c.is_ascii_digit()) && !is_bill(behind);
        return (!quantity).then_some((Mark::Number(Style::Point, n), bytes));
    }
    let (n, bytes) = number(line, "")?;
    // 11 番 山田　花子: the number of a seat.
    let seat = line[bytes..].starts_with('番');
    (n < 100 && !seat && gap_after(original, &line[..bytes])).then_some((Mark::Number(Style::Bare, n), bytes))
}

/// The number behind 日程第, and the bytes of both, where a gap follows.
fn order_of_day(line: &str, original: &str) -> Option<(u32, usize)> {
    // 日程第1, 日程1, 追加日程第1
    let rest = line.strip_prefix("追加").unwrap_or(line).strip_prefix("日程")?;
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let (n, bytes) = number(rest, "").or_else(|| kanji(rest))?;
    let end = line.len() - rest.len() + bytes;
    gap_after(original, &line[..end]).then_some((n, end))
}

/// The mark that a line opens with; where a program's list repeats marks that were typed (• ・, 1. (1)), the typed one.
#[must_use]
pub(super) fn opening(line: &str, original: &str) -> (Mark, Range<usize>) {
    let (outer, taken) = Mark::of(line, original);
    // Folding makes ・ of •.
    let listed = matches!(outer, Mark::Bullet('•' | '-' | '*') | Mark::Number(Style::Point, _))
        || original.trim_start().starts_with('•');
    if !listed || taken.end >= line.len() {
        return (outer, taken);
    }
    // The same number of printed characters: folding keeps those of a list's own marks.
    let Some(skipped) = original.find(|c: char| !c.is_whitespace()).and_then(|at| {
        let marks = original[at..].find(char::is_whitespace)?;
        // 3.その他 ①…: words stand between the two.
        let mark = line[..taken.end].trim_end().chars().count();
        (original[at..at + marks].chars().count() <= mark).then_some(at + marks)
    }) else {
        return (outer, taken);
    };
    let (inner, more) = Mark::of(&line[taken.end..], &original[skipped..]);
    let repeats = match (&outer, &inner) {
        (Mark::Bullet(_), Mark::Bullet(_) | Mark::Number(..) | Mark::Sign(_) | Mark::Arrow) => true,
        (Mark::Number(..), Mark::Number(style, _)) => {
            matches!(style, Style::Bracket | Style::Circle)
                || *style == Style::Point && inner == outer
                || *style == Style::Bare && numbers(&inner) == numbers(&outer)
        }
        _ => false,
    };
    if repeats { (inner, 0..taken.end + more.end) } else { (outer, taken) }
}

/// The number of a mark that is one.
fn numbers(mark: &Mark) -> Option<u32> {
    match mark {
        Mark::Number(_, n) => Some(*n),
        _ => None,
    }
}

/// Bytes of what opens a question, an answer or a comment: Q1:, A., 問2:, 答:, Q), C).
fn exchange(line: &str) -> Option<usize> {
    let letter = line.chars().next()?;
    let first = letter.len_utf8();
    let digits = line[first..].bytes().take_while(u8::is_ascii_digit).count();
    // C. is the third of a row of letters.
    let signs = if letter == 'C' { ")" } else { ":.)" };
    let sign = line[first + digits..].chars().next().filter(|c| signs.contains(*c))?;
    let end = first + digits + sign.len_utf8();
    // C) and A) may stand before a word in Latin letters, as A.B is one word.
    let word = sign != ')' && line[end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    (digits <= 3 && !word).then_some(end)
}

fn dingbat(c: char) -> u32 {
    match c {
        '➀'..='➉' => u32::from(c) - u32::from('➀') + 1,
        '❶'..='❿' => u32::from(c) - u32::from('❶') + 1,
        _ => 0,
    }
}

/// A number of one to three digits, Arabic or Chinese, with `end` behind it; and the bytes of both.
fn number(s: &str, end: &str) -> Option<(u32, usize)> {
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    let (value, bytes) = if (1..=3).contains(&digits) {
        (s[..digits].parse().ok()?, digits)
    } else if digits == 0 && !end.is_empty() {
        let first = s.chars().next()?;
        let value = "一二三四五六七八九十".chars().position(|k| k == first)?;
        (u32::try_from(value).ok()? + 1, first.len_utf8())
    } else {
        return None;
    };
    s[bytes..].starts_with(end).then_some((value, bytes + end.len()))
}

/// A Chinese number below a hundred, and its bytes: 二, 十一, 二十三.
fn kanji(s: &str) -> Option<(u32, usize)> {
    let (mut tens, mut ones, mut bytes) = (0, 0, 0);
    for c in s.chars().take(3) {
        let Some(digit) = "一二三四五六七八九十".chars().position(|k| k == c) else { break };
        let digit = u32::try_from(digit).ok()? + 1;
        if digit == 10 {
            (tens, ones) = (ones.max(1) * 10, 0);
        } else {
            ones = digit;
        }
        bytes += c.len_utf8();
    }
    (bytes > 0).then_some((tens + ones, bytes))
}

/// Whether the letters of a word are printed apart: オ　ブ　ザ　ー　バ　ー.
fn letter_spaced(original: &str) -> bool {
    let mut pieces = original.split_whitespace();
    let single = |piece: Option<&str>| piece.is_some_and(|p| p.chars().count() == 1);
    single(pieces.next()) && single(pieces.next())
}

/// The number of an item behind the agenda's own word: 議題１, 議事(2); and the bytes of both.
fn item(line: &str, original: &str) -> Option<(u32, usize)> {
    let word = ["議題", "議事"].into_iter().find(|word| line.starts_with(word))?.len();
    let (n, bytes) = number(&line[word..], "")?;
    let end = word + bytes;
    let stop = line[end..].starts_with([':', '.', ')']);
    (stop || gap_after(original, &line[..end])).then_some((n, end + usize::from(stop)))
}

/// Whether words open with the number of a bill, report or petition: 議案第12号, 報告第1号, 請願第3号, 6請願第3号.
#[must_use]
pub(crate) fn is_bill(s: &str) -> bool {
    // The year, of one or two digits.
    let year = s.bytes().take_while(u8::is_ascii_digit).count();
    let s = if year <= 2 { &s[year..] } else { s };
    let kind = |at: &usize| s[..*at].chars().count() <= 6 && s[..*at].chars().all(char::is_alphabetic);
    s.find('第').filter(kind).is_some_and(|at| {
        let rest = s[at + '第'.len_utf8()..]
            .trim_start_matches(|c: char| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c));
        rest.len() < s.len() - at - '第'.len_utf8() && rest.starts_with('号')
    })
}

/// Whether a space is printed right after the characters that fold to `mark`.
fn gap_after(original: &str, mark: &str) -> bool {
    let mut chars = original.trim_start().chars().peekable();
    for m in mark.chars() {
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        let Some(c) = chars.next() else { return false };
        if crate::text::fold_char(c) != m {
            return false;
        }
    }
    chars.peek().is_some_and(|c| c.is_whitespace()) && chars.any(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_marks_alone_has_none_inside() {
        for (line, original) in [("*-", "*- "), ("1.-", "1.-\u{3000}"), ("・―", "・― "), ("•*", "•* ")]
        {
            assert!(opening(line, original).1.end <= line.len(), "{line:?}");
        }
    }

    #[test]
    fn typed_marks_win_over_those_of_the_list_they_stand_in() {
        for (line, expected) in [
            ("• ・橋を架ける。", Mark::Bullet('・')),
            ("1. (2)橋を架ける。", Mark::Number(Style::Bracket, 2)),
            ("1. 橋を架ける。", Mark::Number(Style::Point, 1)),
            ("2. 2 架橋について", Mark::Number(Style::Bare, 2)),
            ("3.その他  ①架橋について", Mark::Number(Style::Point, 3)),
            ("2. 3 径間の橋", Mark::Number(Style::Point, 2)),
            ("[3] 橋を架ける。", Mark::Number(Style::Bracket, 3)),
            ("しろまる高橋会長 始めます。", Mark::Sign('○')),
            ("\u{f06c} 橋を架ける。", Mark::Bullet('\u{f06c}')),
            ("\u{fffd}橋を架ける。", Mark::Bullet('\u{fffd}')),
            ("一、招集の場所", Mark::Bullet('一')),
            ("一、橋梁法案(内閣提出、衆議院送付)", Mark::Bullet('一')),
            ("一、森　花子、柊　誠", Mark::None),
            ("\u{fffd}\u{fffd}を架ける。", Mark::None),
            ("○しろまる高橋会長 始めます。", Mark::Sign('○')),
            ("z 橋を架ける。", Mark::Bullet('•')),
            ("z Bridges", Mark::None),
        ] {
            assert_eq!(opening(line, line).0, expected, "{line}");
        }
    }

    #[test]
    fn questions_answers_and_comments_have_letters() {
        for (line, expected) in [
            ("- C) 橋を架ける", Mark::Bullet('C')),
            ("- C)橋を架ける", Mark::Bullet('C')),
            ("Q) 橋を架けるのか", Mark::Bullet('Q')),
            ("Q1. 橋を架けるのか", Mark::Bullet('Q')),
            ("- A) 架ける", Mark::Arrow),
            ("- ⇒ 架ける", Mark::Arrow),
            ("C. 橋を架ける", Mark::None),
            ("Q.E.D.", Mark::None),
        ] {
            assert_eq!(opening(line, line).0, expected, "{line}");
        }
    }

    #[test]
    fn bills_are_told_by_their_number() {
        for words in
            ["議案第12号 条例の一部改正について", "報告第一号 専決処分の報告", "請願第3号", "6請願第3号"]
        {
            assert!(is_bill(words), "{words}");
        }
        for words in ["第3回定例会", "号外", "議案について", "本日の会議に付した事件第2号"]
        {
            assert!(!is_bill(words), "{words}");
        }
    }
}
