//! The words of a field as they print: markup gone, lines ended alike, what stands between speeches on its own line.

use std::borrow::Cow;

/// The words of a speech.
pub(super) fn words(text: &str) -> Cow<'_, str> {
    let marked_up = text.contains('<') && (text.contains("</") || text.contains("<br"));
    let plain = if marked_up { Cow::Owned(without_markup(text)) } else { Cow::Borrowed(text) };
    let lines = if plain.contains('\r') {
        Cow::Owned(plain.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        plain
    };
    if lines.contains('\n') { lines } else { set_apart(lines) }
}

/// The front of a record of the Diet: two or three names printed in columns stand on lines of their own.
pub(super) fn front(text: &str) -> Cow<'_, str> {
    let lines = words(text);
    let mut set = String::with_capacity(lines.len());
    let mut rest = &*lines;
    while let Some(at) = rest.find("君　") {
        let end = at + "君".len();
        set.push_str(&rest[..end]);
        let gap = rest[end..].len() - rest[end..].trim_start_matches('　').len();
        let column = !rest[end + gap..].starts_with('\n') && end + gap < rest.len();
        if column {
            set.push('\n');
        }
        set.push_str(&rest[end..end + gap]);
        rest = &rest[end + gap..];
    }
    set.push_str(rest);
    Cow::Owned(set)
}

/// Copies that lost their lines: a ruler, a stage note and the hour behind the last sentence were lines of their own.
fn set_apart(words: Cow<'_, str>) -> Cow<'_, str> {
    let behind = words.rfind('。').map_or(0, |at| at + '。'.len_utf8());
    let hour = words[behind..].trim_start();
    if behind > 0
        && hour.chars().count() <= 20
        && ["午前", "午後", "正午"].iter().any(|half| hour.starts_with(half))
    {
        return Cow::Owned(format!("{}\n{hour}", &words[..behind]));
    }
    let ruler = words.trim_end_matches(['-', '―', '─', '—', '◇', ' ', '　']);
    let ruled = words[ruler.len()..].chars().filter(|c| !c.is_whitespace()).count() >= 3;
    let spoken = if ruled { ruler } else { &words };
    let note = spoken.strip_suffix('〕').and_then(|s| s.rfind('〔')).filter(|&at| at > 0);
    match (note, ruled) {
        (None, false) => words,
        (None, true) => Cow::Owned(format!("{spoken}\n{}", &words[ruler.len()..])),
        (Some(at), _) => {
            Cow::Owned(format!("{}\n{}\n{}", &spoken[..at], &spoken[at..], &words[spoken.len()..]))
        }
    }
}

/// Text of a field that holds markup: `<pre>`, `<br>`, entities.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = if rest.starts_with('<') { tag(rest, &mut plain) } else { entity(rest, &mut plain) };
        let taken = taken.unwrap_or_else(|| {
            plain.push_str(&rest[..1]);
            1
        });
        rest = &rest[taken..];
    }
    plain.push_str(rest);
    plain
}

/// The bytes of the tag that `rest` opens with.
fn tag(rest: &str, plain: &mut String) -> Option<usize> {
    let name = rest[1..].trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let close = rest.find('>')?;
    let breaks = ["br", "p", "div", "li", "tr"].iter().any(|b| {
        name.get(..b.len()).is_some_and(|n| n.eq_ignore_ascii_case(b))
            && name[b.len()..].starts_with(['>', ' ', '/'])
    });
    if breaks && !plain.is_empty() && !plain.ends_with('\n') {
        plain.push('\n');
    }
    Some(close + 1)
}

/// The bytes of the entity that `rest` opens with.
fn entity(rest: &str, plain: &mut String) -> Option<usize> {
    let end = rest.find(';').filter(|&end| end <= 10)?;
    let name = &rest[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    plain.push(c);
    Some(end + 1)
}
