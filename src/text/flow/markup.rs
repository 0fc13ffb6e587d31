//! Signs of Markdown inside a line: they print nothing, and the bars of a table print a gap.

/// Which characters of `line` are signs: `**` in pairs, the bars of a table's row, the target of a link.
///
/// `None` for a line without any, as almost all are.
pub(super) fn hidden(line: &str) -> Option<Vec<bool>> {
    // 場所 | みなと市役所 |: the bar at one end may be gone.
    let row = line.len() > 1
        && (line.starts_with('|') && line.ends_with('|') || line.ends_with(" |") || line.starts_with("| "));
    let bold = line.contains("**") && line.chars().any(|c| c != '*' && !c.is_whitespace());
    let link = line.contains("](");
    if !(row || bold || link) {
        return None;
    }
    let chars: Vec<char> = line.chars().collect();
    let mut hidden = vec![false; chars.len()];
    if row {
        chars.iter().zip(&mut hidden).filter(|(c, _)| **c == '|').for_each(|(_, hide)| *hide = true);
    }
    if bold {
        hide_pairs(&chars, &mut hidden);
    }
    if link {
        hide_targets(&chars, &mut hidden);
    }
    Some(hidden)
}

/// Hides `**` where it opens and where it closes. A run of more stars is a rule.
fn hide_pairs(chars: &[char], hidden: &mut [bool]) {
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < chars.len() {
        let stars = chars[at..].iter().take_while(|c| **c == '*').count();
        if stars == 2 {
            match open.take() {
                Some(first) => [first, first + 1, at, at + 1].into_iter().for_each(|i| hidden[i] = true),
                None => open = Some(at),
            }
        }
        at += stars.max(1);
    }
}

/// Hides what surrounds the words of `[words](target)`.
fn hide_targets(chars: &[char], hidden: &mut [bool]) {
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < chars.len() {
        match chars[at] {
            '[' => open = Some(at),
            ']' if chars.get(at + 1) == Some(&'(') => {
                let target =
                    chars.get(at + 2).is_some_and(|c| c.is_ascii_alphanumeric() || "#./<".contains(*c));
                let close = chars[at..].iter().take(2000).position(|c| *c == ')').map(|length| at + length);
                if let (Some(first), Some(close), true) = (open.take(), close, target) {
                    hidden[first] = true;
                    hidden[at..=close].fill(true);
                    at = close;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::text::fold;

    #[test]
    fn signs_of_markdown_print_nothing() {
        assert_eq!(fold("**山田委員**　賛成です。"), "山田委員賛成です。");
        assert_eq!(fold("[資料１](https://example.jp/1.pdf)を配付"), "資料1を配付");
        assert_eq!(fold("| 山田　太郎 | 甲大学教授 |"), "山田太郎甲大学教授");
        assert_eq!(fold("場所 | みなと市役所 |"), "場所みなと市役所");
    }

    #[test]
    fn stars_and_brackets_of_a_text_stay() {
        assert_eq!(fold("****"), "****");
        assert_eq!(fold("単価**は税抜き"), "単価**は税抜き");
        assert_eq!(fold("配列［１］（注）"), "配列[1](注)");
        assert_eq!(fold("|"), "|");
    }
}
