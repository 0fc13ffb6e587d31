//! Paragraphs that hold several printed lines: what conversions run together is set apart again.
//!
//! A roster, an agenda and the headings between them often come out of a converter as one paragraph. Brackets that only
//! headings have, numbers that count up and lead-ins behind a full stop tell where the lines were.

use crate::lexicon::built_in;

/// Characters of the longest heading in brackets.
const HEADING: usize = 16;
/// Particles and signs behind a bracket that is part of a sentence.
const GOES_ON: &str = "のをにはがともでへやか、。，．）」』・";

/// The printed lines of a paragraph, in order; together they are the paragraph.
pub(super) fn apart(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut cuts = headings(text);
    cuts.extend(turns(text));
    cuts.sort_unstable();
    cuts.dedup();
    for cut in cuts {
        lines.extend(numbered(&text[start..cut]));
        start = cut;
    }
    lines.extend(numbered(&text[start..]));
    if let Some(last) = lines.pop() {
        lines.extend(lead_in(last));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Where lines begin and end around ＜委員＞, ＜議題＞: byte offsets, in order.
fn headings(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(['＜', '〈']).map(|o| from + o) {
        let width = '＜'.len_utf8();
        let inner = &text[open + width..];
        from = open + width;
        let Some(length) = inner.find(['＞', '〉']) else { break };
        let words = &inner[..length];
        let mut end = open + width + length + width;
        // （敬称略、五十音順） belongs to the heading.
        if let Some(note) = text[end..].strip_prefix('（')
            && let Some(close) = note.find('）').filter(|&c| note[..c].chars().count() <= 20)
        {
            end += ('（'.len_utf8()) + close + '）'.len_utf8();
        }
        let short =
            (1..=HEADING).contains(&words.chars().count()) && !words.contains(['。', '、', '＜', '〈']);
        let before = text[..open].chars().next_back();
        let begins =
            before.is_none_or(|c| c == '。' || !(GOES_ON.contains(c) || "「『（".contains(c)) || c == '）');
        let ends = text[end..].chars().next().is_none_or(|c| !GOES_ON.contains(c));
        if short && begins && ends {
            cuts.extend([open, end]);
            from = end;
        }
    }
    cuts.retain(|&cut| cut > 0 && cut < text.len());
    cuts.dedup();
    cuts
}

/// Where turns begin behind the end of a sentence: `…です。○山田委員　私は…`.
fn turns(text: &str) -> Vec<usize> {
    const MARKS: [char; 3] = ['○', '〇', '◯'];
    let named = |at: usize| {
        let mut behind = text[at..].chars().skip(1);
        // A name, and then a gap or a bracket.
        let mut length = 0;
        let end = behind.find(|&c| {
            length += 1;
            c.is_whitespace() || "（：。、）「".contains(c) || MARKS.contains(&c) || length > 20
        });
        length > 2 && length <= 20 && end.is_some_and(|c| c.is_whitespace() || c == '（' || c == '：')
    };
    let ends = |at: usize| {
        let before = text[..at].trim_end_matches(['　', ' ']);
        before.is_empty() || before.ends_with(['。', '）', '」', '〕'])
    };
    let starts: Vec<usize> =
        text.match_indices(MARKS).map(|(at, _)| at).filter(|&at| ends(at) && named(at)).collect();
    // One circle behind a sentence is a sign in it; a turn that opens the paragraph, or a second one, tells.
    let first = starts.first().is_some_and(|&at| text[..at].trim().is_empty());
    if starts.len() >= 2 || first { starts.into_iter().filter(|&at| at > 0).collect() } else { Vec::new() }
}

/// The items of `１．…２．…３．…`, where nothing in it is a sentence.
fn numbered(text: &str) -> Vec<&str> {
    let first = text.trim_start();
    let Some(style) = Style::ALL.into_iter().find(|style| first.starts_with(&style.mark(1))) else {
        return vec![text];
    };
    if text.contains('。') {
        return vec![text];
    }
    let mut lines = Vec::new();
    let mut start = 0;
    let mut n = 2;
    while let Some(at) = next_item(text, start, &style.mark(n)) {
        lines.push(&text[start..at]);
        (start, n) = (at, n + 1);
    }
    lines.push(&text[start..]);
    lines
}

/// Where an item with this mark begins behind `from`.
fn next_item(text: &str, from: usize, mark: &str) -> Option<usize> {
    let mut search = from + mark.len();
    loop {
        let at = search + text.get(search..)?.find(mark)?;
        let before = text[..at].chars().next_back();
        let behind = text[at + mark.len()..].chars().next();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '０'..='９'));
        let apart = text[from..at].chars().count() >= 5;
        if apart && !digit(before) && !digit(behind) && !before.is_some_and(|c| "第－-～〜".contains(c)) {
            return Some(at);
        }
        search = at + mark.len();
    }
}

/// How items are numbered.
#[derive(Clone, Copy)]
enum Style {
    WidePoint,
    Point,
    WideBracket,
    Bracket,
    Circle,
}

impl Style {
    const ALL: [Style; 5] =
        [Style::WidePoint, Style::Point, Style::WideBracket, Style::Bracket, Style::Circle];

    fn mark(self, n: u32) -> String {
        let wide = super::number::wide(i64::from(n));
        match self {
            Self::WidePoint => format!("{wide}．"),
            Self::Point => format!("{n}."),
            Self::WideBracket => format!("（{wide}）"),
            Self::Bracket => format!("({n})"),
            Self::Circle => {
                super::number::nth_from('①', n, 20).map_or_else(|| "\u{0}".to_owned(), String::from)
            }
        }
    }
}

/// A lead-in that closes a paragraph or a line, （事務局からの回答）, and the contact behind 以上.
pub(super) fn lead_in(text: &str) -> Vec<&str> {
    if let Some(rest) = text.strip_prefix("以上").filter(|rest| rest.starts_with('（')) {
        return vec![&text[..text.len() - rest.len()], rest];
    }
    let closed = text.trim_end().strip_suffix('）');
    let open = closed.and_then(|t| t.rfind('（')).filter(|&open| text[..open].ends_with('。'));
    let (Some(closed), Some(open)) = (closed, open) else { return vec![text] };
    let inner = &closed[open + '（'.len_utf8()..];
    let leads = inner.contains("からの") || inner.starts_with("主な");
    let told = leads && inner.chars().count() <= 25 && built_in("said-kind").closes(inner);
    if told { vec![&text[..open], &text[open..]] } else { vec![text] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> String {
        apart(text).join("|")
    }

    #[test]
    fn headings_in_brackets_stand_on_lines_of_their_own() {
        let joined = "石突　和也　港湾局長＜事務局＞（敬称略）祖父江　亮　課長＜議題＞１．要件について２．規制の合理化３．その他＜議事概要＞";
        let set = "石突　和也　港湾局長|＜事務局＞（敬称略）|祖父江　亮　課長|＜議題＞|１．要件について|２．規制の合理化|３．その他|＜議事概要＞";
        assert_eq!(lines(joined), set);
    }

    #[test]
    fn brackets_and_numbers_in_a_sentence_stay_there() {
        for whole in [
            "資料の＜参考＞にあるとおり、＜別紙＞を御覧ください。",
            "１．初めに２．０％の伸びを見込む。",
            "（１）対象（２０２３年度）の見直し",
            "反対である。（山田委員）",
            "",
        ] {
            assert_eq!(lines(whole), whole);
        }
    }

    #[test]
    fn a_lead_in_behind_the_last_sentence_is_a_line() {
        assert_eq!(lines("検討すべき。（事務局からの回答）"), "検討すべき。|（事務局からの回答）");
        assert_eq!(lines("以上（お問合せ先）産業振興課"), "以上|（お問合せ先）産業振興課");
    }

    #[test]
    fn turns_behind_a_sentence_begin_their_own_lines() {
        assert_eq!(
            lines(
                "○山田委員　賛成です。○鈴木部長　ありがとうございます。○○県も同じです。〇議長（田中一郎君）　次に。"
            ),
            "○山田委員　賛成です。|○鈴木部長　ありがとうございます。○○県も同じです。|〇議長（田中一郎君）　次に。"
        );
        let signs = "評価は次のとおり。○は達成、×は未達成である。";
        assert_eq!(lines(signs), signs);
    }

    #[test]
    fn nothing_is_lost() {
        for text in
            ["＜", "＞＜＞＜あ＞", "１．あ２．い", "①一つ目の論点②二つ目の論点③三つ目", "（１）（２）"]
        {
            assert_eq!(apart(text).concat(), text);
        }
    }
}
