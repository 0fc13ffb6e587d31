//! Remarks on a list: 敬称略, 五十音順, 以上24名.

use super::{heading::without_listing, listing::is_rest};
use crate::{date, lexicon::Lexicon, text::Flow};

/// The words before what counts the people at their end: 以上3名, (合計20人). A line that only counts is left as it is.
pub(super) fn without_count(flow: &Flow) -> Flow {
    let s = flow.as_str().trim_end_matches(['。', '、', ' ']);
    let pairs = [(')', '('), ('〕', '〔'), (']', '[')];
    let inner = pairs.iter().find_map(|&(close, open)| {
        let inner = s.strip_suffix(close)?;
        inner.rfind(open).map(|at| (at, &inner[at + open.len_utf8()..]))
    });
    let counted = match inner {
        Some((open, inner)) => is_count(inner).then_some(open),
        None => ["以上", "合計", "計", "総勢"]
            .iter()
            .find_map(|word| s.rfind(word).filter(|&at| is_count(&s[at..]))),
    };
    match counted.filter(|&at| at > 0) {
        Some(at) => flow.slice(0..s[..at].trim_end_matches(['、', ' ', '・', '/']).len()),
        None => flow.clone(),
    }
}

/// The words behind a count or a remark on the list that opens them: （8名）　委員長　椥辻花子, （敬称略）会長　柊誠.
pub(super) fn without_leading_count(flow: &Flow, lexicon: &Lexicon) -> Flow {
    let s = flow.as_str();
    let end = match s.strip_prefix('(').and_then(|t| t.find(')')) {
        Some(close) if is_count(&s[1..=close]) => close + 2,
        // （委員・五十音順）柊　誠: what all are stands in it.
        Some(close) if without_listing(&s[1..=close], lexicon).is_some() => 0,
        Some(close) if is_list_remark(&s[1..=close]) && !s[1..=close].contains('(') => {
            s.len() - s[close + 2..].trim_start_matches([' ', '|', ':']).len()
        }
        // 11 名　柊委員: the number may stand apart from what it counts.
        _ => {
            let pieces = flow.pieces();
            let counted = |&end: &usize| is_count(&s[..end]) && end < s.len();
            pieces.iter().take(2).map(|(piece, _)| piece.end).rfind(counted).unwrap_or(0)
        }
    };
    if end < s.len() { flow.slice(end..s.len()) } else { flow.clone() }
}

/// The words before a remark in brackets on the list that they close: …、森花子（敬称略、五十音順）.
pub(super) fn without_remark(flow: &Flow) -> Flow {
    // 柊総務課長　ほか: those who are not named.
    let others = flow.pieces().last().map(|(last, _)| last.clone()).filter(|last| {
        let words = &flow.as_str()[last.clone()];
        last.start > 0 && (words == "外" || is_rest(words))
    });
    let kept = others.map_or(flow.as_str().len(), |others| {
        flow.as_str()[..others.start].trim_end_matches([' ', '、']).len()
    });
    let flow = &flow.slice(0..kept);
    let s = flow.as_str();
    let open = s.strip_suffix(')').and_then(|t| t.rfind('(')).filter(|&at| at > 0);
    match open.filter(|&open| s[..open].contains(['、', ',']) && is_list_remark(&s[open + 1..s.len() - 1])) {
        Some(open) => flow.slice(0..s[..open].trim_end().len()),
        None => flow.clone(),
    }
}

/// The words before an hour that a copy ran into a row: 港湾課長　柊　誠　午後2時40分.
pub(super) fn without_hour(flow: &Flow) -> Flow {
    let s = flow.as_str();
    let hour = |(piece, _): &(std::ops::Range<usize>, u32)| {
        let words = &s[piece.clone()];
        ["午前", "午後"].iter().any(|half| words.starts_with(half))
            && date::times(words).0.is_some_and(|(_, hour)| hour == (0..words.len()))
    };
    match flow.pieces().iter().skip(1).find(|piece| hour(piece)) {
        Some((piece, _)) => flow.slice(0..s[..piece.start].trim_end().len()),
        None => flow.clone(),
    }
}

/// The words before those who are not named, right behind a title: 柊港湾課長ほか関係者, 柊港湾課長他.
pub(super) fn without_others(flow: &Flow, lexicon: &Lexicon) -> Flow {
    let s = flow.as_str().trim_end_matches(['、', ',', '。', ' ']);
    // 柊誠（代表取締役社長）以下11名
    let led = s.rfind("以下").filter(|&at| at > 0 && is_count(&s[at + "以下".len()..]));
    if let Some(at) = led.filter(|&at| s[..at].trim_end().ends_with(')')) {
        return flow.slice(0..s[..at].trim_end().len());
    }
    let others = ["ほか", "他", "外"].iter().filter_map(|others| s.rfind(others));
    let titled = |at: usize| {
        let before = &s[..at];
        lexicon.titles.post_at_end(before).or_else(|| lexicon.titles.capacity_at_end(before)).is_some()
    };
    match others.into_iter().find(|&at| is_rest(&s[at..]) && titled(at)) {
        Some(at) => flow.slice(0..at),
        None => flow.clone(),
    }
}

/// Whether a remark is on how a list is set: 敬称略, 五十音順.
pub(in crate::minutes) fn is_list_remark(s: &str) -> bool {
    ["敬称略", "順不同", "音順", "お順", "名簿順"].iter().any(|w| s.contains(w))
}

/// 以上3名, 合計20人, 12名.
pub(super) fn is_count(s: &str) -> bool {
    let number = ["以上", "合計", "総勢", "計"].iter().fold(s, |s, word| s.strip_prefix(word).unwrap_or(s));
    let number = number.trim_start_matches([':', ' ']);
    let number = number.trim_end_matches("出席").trim_end_matches("欠席");
    // 10名中8名
    let number =
        number.split_once('中').filter(|(all, _)| all.ends_with(['名', '人'])).map_or(number, |(_, n)| n);
    let number = number.trim_start_matches(['、', ' ']);
    number.strip_suffix(['名', '人']).map(str::trim_end).is_some_and(|n| {
        !n.is_empty() && n.chars().all(|c| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c))
    })
}

/// Whether words only say how many of each kind were there: 委員12名（うち代理出席1名）、市民5名.
pub(super) fn counts(s: &str) -> bool {
    let mut whole = String::new();
    let mut depth = 0usize;
    for c in s.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => whole.push(c),
            _ => {}
        }
    }
    // 15名出席　7名欠席
    for (state, apart) in
        [("名出席", "名出席、"), ("人出席", "人出席、"), ("名欠席", "名欠席、"), ("人欠席", "人欠席、")]
    {
        whole = whole.replace(state, apart);
    }
    whole.trim_end_matches('、').split(['、', ',']).all(|part| {
        let digits = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        let (who, number) = part.split_at(digits);
        let who = who.trim_matches([' ', ':']);
        // 森花子　外3名: one of them is told.
        let others = who.ends_with(['外', '他', 'か']) || who.contains(' ');
        is_count(number) && who.chars().count() <= 12 && !others
    })
}

/// The words before how many there are at their end: 委員 of 委員7名, where they are a capacity.
pub(super) fn without_number(s: &str, lexicon: &Lexicon) -> Option<String> {
    let digits = s.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0 && is_count(&s[at..]))?;
    let who = s[..digits].trim_end_matches([' ', ':']);
    // オブザーバー出席2名
    let who = if lexicon.titles.capacity(who).is_some() { who } else { who.trim_end_matches("出席") };
    lexicon.titles.capacity(who).map(|_| who.to_owned())
}

/// The text without （敬称略、五十音順）, （３８名） and the like.
pub(super) fn without_notes(s: &str) -> String {
    let mut kept = String::new();
    let mut rest = s;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|c| open + c) else { break };
        kept.push_str(&rest[..open]);
        if !is_remark(&rest[open + 1..close]) {
            kept.push_str(&rest[open..=close]);
        }
        rest = &rest[close + 1..];
    }
    kept.push_str(rest);
    // 出席委員（22名）五十音順
    let bare = kept.trim_matches([':', ' ', '・', '※']);
    let listed = ["五十音順", "50音順", "敬称略", "順不同"].iter().find_map(|how| bare.strip_suffix(how));
    listed
        .filter(|label| !label.is_empty())
        .unwrap_or(bare)
        .trim_matches([':', ' ', '・', '※', '、'])
        .to_owned()
}

/// 途中退席者含む, 代理出席を除く: whom a list counts.
pub(super) fn counts_others(s: &str) -> bool {
    ["含む", "除く"]
        .iter()
        .filter_map(|counted| s.strip_suffix(counted))
        .any(|who| who.ends_with(['を', '者', '員', '席', '理', '加', '名', '人']))
}

fn is_remark(s: &str) -> bool {
    ["敬称略", "五十音順", "50音順", "あいうえお順", "順不同", "オンライン", "Web", "web", "WEB", "リモート"]
        .iter()
        .any(|w| s.contains(w))
        || ["時点", "現在", "当時"].iter().any(|w| s.ends_with(w))
        || counts_others(s)
        || is_count(s)
        || s.bytes().all(|b| b.is_ascii_digit())
        || s.starts_with("以上")
}
