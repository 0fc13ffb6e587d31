//! Numbers as lists print them.

/// A number in full-width digits.
pub(super) fn wide(n: i64) -> String {
    n.to_string().chars().map(|c| if c.is_ascii_digit() { full(c) } else { '－' }).collect()
}

/// The full-width form of an ASCII character.
fn full(c: char) -> char {
    char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
}

const AIUEO: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";

/// The n-th kana of the syllabary, or of the iroha.
pub(super) fn kana(n: u32, aiueo: bool) -> Option<char> {
    let order = if aiueo { AIUEO } else { IROHA };
    order.chars().nth(usize::try_from(n.checked_sub(1)?).ok()?)
}

/// A number in kanji: 十二, 百三.
pub(super) fn kanji(n: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if n == 0 || n > 9999 {
        return digits(n, &DIGITS);
    }
    let mut words = String::new();
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10;
        if digit == 0 {
            continue;
        }
        if digit > 1 || unit == 1 {
            words.push_str(DIGITS.get(digit as usize).copied().unwrap_or_default());
        }
        words.push_str(name);
    }
    words
}

/// A number digit by digit.
pub(super) fn digits(n: u32, names: &[&str; 10]) -> String {
    n.to_string().bytes().filter_map(|b| names.get(usize::from(b.wrapping_sub(b'0'))).copied()).collect()
}

/// A number in Roman letters, small ones.
pub(super) fn roman(n: u32) -> String {
    if n > 3999 {
        return n.to_string();
    }
    let mut rest = n;
    let mut words = String::new();
    let units = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    for (value, letters) in units {
        while rest >= value {
            words.push_str(letters);
            rest -= value;
        }
    }
    words
}

/// The n-th of a row of characters that stand one behind the other.
pub(super) fn nth_from(first: char, n: u32, count: u32) -> Option<char> {
    (1..=count).contains(&n).then(|| char::from_u32(u32::from(first) + n - 1)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_offices_write_them() {
        assert_eq!(wide(10), "１０");
        assert_eq!(kana(3, true), Some('ウ'));
        assert_eq!(kana(3, false), Some('ハ'));
        assert_eq!(kana(0, true), None);
        assert_eq!(kanji(12), "十二");
        assert_eq!(kanji(103), "百三");
        assert_eq!(roman(14), "xiv");
        assert_eq!(nth_from('①', 20, 20), Some('⑳'));
        assert_eq!(nth_from('①', 21, 20), None);
    }
}
