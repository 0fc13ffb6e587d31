//! Whether words can be the name of one who speaks.

use std::borrow::Cow;

use super::SpeakerMark;
use crate::{
    lexicon::{Level, Lexicon},
    minutes::voice::{office_and_name, without_act},
    script::{Script, only, script},
    text::Flow,
};

/// Whether a label names a person by surname and title: 山田委員, 国務大臣（山田太郎君）.
pub(in crate::minutes) fn is_person(label: &str, lexicon: &Lexicon) -> bool {
    let inner = label.strip_suffix(')').and_then(|l| l.split_once('(')).map(|(_, inner)| inner);
    if inner.is_some_and(|inner| is_person(inner, lexicon)) {
        return true;
    }
    // 山田委員（代読）
    if inner.is_some_and(|inner| lexicon.cues.is("read-out", inner)) {
        return label.split_once('(').is_some_and(|(office, _)| is_person(office, lexicon));
    }
    let titles = &lexicon.titles;
    // 市長（山田太郎）, 7番（山田花子）: a name alone behind what the person is.
    let office = label.split_once('(').map_or("", |(office, _)| office);
    let whole = |name: &str| {
        name.chars().count() <= 8
            && name.chars().all(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Hiragana))
            && titles.surname_at_start(name).is_some()
    };
    let held =
        || is_seat(office) || titles.post_at_end(office).is_some() || titles.capacity(office).is_some();
    if inner.is_some_and(whole) && held() {
        return true;
    }
    let title = titles
        .post_at_end(label)
        .or_else(|| titles.capacity_at_end(label))
        .or_else(|| titles.honorific_at_end(label));
    let named = |at: usize| {
        let name = &label[..at];
        // A whole name before an honorific, whatever the tables hold: 紙花子君.
        let kana = label.ends_with('君');
        let whole = titles.honorific_at_end(label) == Some(at)
            && (3..=7).contains(&name.chars().count())
            && name.chars().all(|c| script(c) == Script::Kanji || kana && script(c) == Script::Hiragana);
        at > 0 && (whole || titles.surname_at_start(label).is_some())
    };
    title.is_some_and(named)
}

/// 7番, 二十番議員, 5番委員代理: a member by the number of the seat, or who stands for one.
pub(super) fn is_seat(s: &str) -> bool {
    let s = s.strip_suffix("代理").unwrap_or(s);
    let number = ["番", "番議員", "番委員"].iter().find_map(|end| s.strip_suffix(end));
    number.is_some_and(|n| {
        !n.is_empty() && n.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c))
    })
}

/// Whether `label` names someone who can speak: a post, a capacity, a name with honorific, an organ, a body.
pub(in crate::minutes::speech) fn is_speaker(label: &str, lexicon: &Lexicon) -> bool {
    let label = without_act(label.trim_end_matches(['(', ' ', '*']), lexicon);
    let chars = label.chars().count();
    if !(1..=30).contains(&chars) || label.contains(['。', '、', '「']) || happens(label, lexicon) {
        return false;
    }
    let label = without_brackets(label);
    let label = label.as_ref();
    let chars = label.chars().count();
    let titles = &lexicon.titles;
    // 柊委員・みなと社会福祉協議会: what the member is elsewhere stands behind.
    if label.split_once('・').is_some_and(|(member, _)| is_member(member, lexicon)) {
        return true;
    }
    if titles.section(label).is_some() && titles.capacity(label).is_none() {
        return false;
    }
    titles.capacity(without_letter(label)).is_some()
        || titles.capacity_at_end(label).is_some()
        || titles.post_at_end(label).is_some()
        || titles
            .honorific_at_end(label)
            .is_some_and(|at| titles.surname_at_start(&label[..at]).is_some() || at >= 6)
        || lexicon.bodies.known(label).is_some()
        || lexicon.bodies.form_at_start(label).is_some_and(|end| end < label.len())
        || (chars >= 3
            && lexicon.bodies.ending(label).is_some_and(|(at, level)| at > 0 && level == Level::Unit))
        || (chars <= 6
            && titles
                .surname_at_start(label)
                .is_some_and(|end| end == label.len() || titles.is_given_name(&label[end..])))
}

/// ○議長椥辻花子君）, ○議長【椥辻花子君】: where the label ends and the words begin, where brackets are lost or square.
pub(super) fn broken_brackets(s: &str, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let close = s.find([')', '】']).filter(|&at| s[..at].chars().count() <= 28)?;
    let (inner, bracket) = (&s[..close], s[close..].chars().next()?);
    if inner.contains(['(', '。', '、', ':', '「']) {
        return None;
    }
    match (inner.split_once('【'), bracket) {
        (Some((office, name)), '】') => {
            let honoured = ["君", "議員", "委員", "さん"].iter().any(|end| name.ends_with(end));
            let end = close + bracket.len_utf8();
            (honoured && (is_seat(office) || is_speaker(office, lexicon))).then_some((end, end))
        }
        (None, ')') => office_and_name(inner, lexicon).map(|_| (close, close + 1)),
        _ => None,
    }
}

/// Where a bracket opens behind an office. 事務局から（資料1）…: who gives something is none.
pub(super) fn office_end(s: &str) -> Option<usize> {
    let open = s.find('(').filter(|&open| open > 0 && s[..open].chars().count() <= 24)?;
    (!["から", "より"].iter().any(|giver| s[..open].ends_with(giver))).then_some(open)
}

/// Where the brackets end behind a title that tell of which body the speaker is: ○柊（誠）委員（みなと協会）　….
pub(super) fn body_behind(flow: &Flow, title: usize) -> Option<usize> {
    let behind = flow.as_str()[title..].strip_prefix('(')?;
    let close = behind.find(')').filter(|&close| behind[..close].chars().count() <= 24)?;
    let end = title + close + 2;
    (flow.gap_before(end) > 0 || end == flow.as_str().len()).then_some(end)
}

/// Whether `office` is a body that no table holds, of which the one in brackets speaks: みなと燃料（柊常務）, みなと燃料（柊）.
pub(super) fn sends(office: &str, inner: &str, lexicon: &Lexicon) -> bool {
    let name = |c: char| c.is_alphanumeric() || matches!(c, '・' | 'ー' | '&');
    let title = lexicon.titles.post_at_end(inner).or_else(|| lexicon.titles.honorific_at_end(inner));
    // みなと電力（柊）: by the family name alone.
    let family = lexicon.titles.is_surname(inner) && !lexicon.terms.is_generic(inner);
    let foreign = (2..=8).contains(&inner.chars().count()) && only(inner, Script::Katakana);
    office.chars().count() >= 3
        && office.chars().all(name)
        && !topical(office, lexicon)
        && without_act(office, lexicon) == office
        && !no_speaker(office, lexicon)
        && (family
            || foreign && !lexicon.terms.is_generic(inner) && lexicon.matcher.exact(inner).is_empty()
            || title.is_some_and(|at| at > 0 && lexicon.bodies.ending(&inner[..at]).is_none()))
}

/// Where a title ends behind the gap within a full name, or behind the name: 花委員 of ○椥辻　花委員　…, 委員 of ○柊　委員　….
pub(super) fn title_behind(flow: &Flow, gap: usize, lexicon: &Lexicon) -> Option<usize> {
    let s = flow.as_str();
    let titled = |words: &str| {
        lexicon.titles.capacity_at_end(words).is_some_and(|at| at > 0)
            || lexicon.titles.post_at_end(words).is_some_and(|at| at > 0)
    };
    let surname = lexicon.titles.surname_at_start(s)?;
    if titled(&s[..gap]) {
        return None;
    }
    let end =
        s[gap..].char_indices().skip(2).map(|(i, _)| gap + i).take(10).find(|&i| flow.gap_before(i) > 0)?;
    let behind = &s[gap..end];
    let title = lexicon.titles.capacity(behind).is_some() || lexicon.titles.is_post(behind);
    // ◆椥辻　花子君　…: what honours the whole name.
    let honoured = || lexicon.titles.honorific_at_end(behind).is_some_and(|at| at > 0);
    (title || surname == gap && (titled(behind) || honoured())).then_some(end)
}

/// Where a full name ends behind the gap that closes an office: 杉山　英二 of ○議長　杉山　英二　ただいまの…
pub(super) fn name_behind(flow: &Flow, gap: usize, lexicon: &Lexicon) -> Option<usize> {
    let s = flow.as_str();
    let office = s[..gap].trim_end();
    if !(is_seat(office) || lexicon.titles.capacity(office).is_some() || lexicon.titles.is_post(office)) {
        return None;
    }
    let name = gap + s[gap..].len() - s[gap..].trim_start().len();
    let given = name + lexicon.titles.surname_at_start(&s[name..])?;
    let end = s[given..]
        .char_indices()
        .skip(1)
        .map(|(i, _)| given + i)
        .take(3)
        .find(|&i| flow.gap_before(i) > 0)?;
    (flow.gap_before(given) > 0 && s[end..].contains('。')).then_some(end)
}

/// 【委員　柊】, 【事務局　柊　誠】: what someone is and the name, set apart within the brackets that `close` ends.
pub(super) fn office_and_name_within(flow: &Flow, close: char, lexicon: &Lexicon) -> Option<SpeakerMark> {
    // Letters of the longest name.
    const NAME: usize = 8;
    let s = flow.as_str();
    let open = s.chars().next()?.len_utf8();
    let end = s.find(close)?;
    let label = flow.slice(open..end);
    let named = |at: usize| {
        let (office, name) = (label.as_str()[..at].trim_end(), label.as_str()[at..].replace(' ', ""));
        let held = lexicon.titles.capacity(office).is_some_and(|c| c.kind != "legend" && c.kind != "absent")
            || lexicon.titles.is_post(office)
            || is_seat(office);
        let titled = lexicon.titles.post_at_end(&name).is_some()
            || lexicon.titles.capacity_at_end(&name).is_some()
            || lexicon.titles.section(&name).is_some();
        let letters = |c: char| matches!(script(c), Script::Kanji | Script::Katakana | Script::Hiragana);
        held && !titled && (1..=NAME).contains(&name.chars().count()) && name.chars().all(letters)
    };
    let rest = s[end + close.len_utf8()..].trim_start_matches([':', ' ']);
    label.pieces().iter().skip(1).any(|(piece, _)| named(piece.start)).then(|| SpeakerMark {
        label: open..end,
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

/// Whether words are what many or one are here and in brackets the code or the name of the one who speaks: 委員（a-3）,
/// 説明者（柊）.
pub(super) fn is_told_apart(label: &str, lexicon: &Lexicon) -> bool {
    // Letters of the longest code or name.
    const INNER: usize = 10;
    let Some((class, inner)) = label.strip_suffix(')').and_then(|label| label.split_once('(')) else {
        return false;
    };
    let kinds = ["member", "guest", "official", "organ", "chair", "deputy"];
    let letters = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '-' | '・')
            || matches!(script(c), Script::Kanji | Script::Katakana | Script::Hiragana)
    };
    lexicon.titles.capacity(class).is_some_and(|c| kinds.contains(&c.kind.as_str()))
        && (1..=INNER).contains(&inner.chars().count())
        && inner.chars().all(letters)
}

/// 柊委員: a name and the capacity of a member.
pub(super) fn is_member(label: &str, lexicon: &Lexicon) -> bool {
    let at =
        lexicon.titles.capacity_at_end(label).filter(|&at| (1..=6).contains(&label[..at].chars().count()));
    let member = |at: usize| {
        let kind = lexicon.titles.capacity(&label[at..]).map(|c| c.kind.as_str());
        matches!(kind, Some("member" | "chair" | "deputy"))
    };
    at.is_some_and(|at| member(at) && lexicon.titles.capacity(&label[..at]).is_none())
}

/// The label without what stands in brackets: 議長 of 議長（山田太郎君）, 佐藤委員 of 佐藤（悠）委員.
fn without_brackets(label: &str) -> Cow<'_, str> {
    let Some(open) = label.find('(').filter(|&open| open > 0) else { return Cow::Borrowed(label) };
    match label[open..].find(')').map(|close| &label[open + close + 1..]) {
        Some(title) if !title.is_empty() => Cow::Owned(format!("{}{title}", &label[..open])),
        _ => Cow::Borrowed(&label[..open]),
    }
}

/// Whether `label` is a person by name and title, or what one person or organ is called by.
pub(in crate::minutes::speech) fn names_speaker(label: &str, lexicon: &Lexicon) -> bool {
    let titles = &lexicon.titles;
    // 柊参事官（港湾担当）
    let label = without_brackets(label);
    let label = label.as_ref();
    let titled = titles
        .post_at_end(label)
        .or_else(|| titles.capacity_at_end(label))
        .or_else(|| titles.honorific_at_end(label));
    let person = titled.is_some_and(|at| at > 0 && label[..at].chars().count() <= 12);
    let one = titles.capacity(label).is_some_and(|c| c.one || c.kind == "organ");
    (person || one || titles.is_post(label)) && label.chars().count() <= 20 && is_speaker(label, lexicon)
}

/// 委員 of 委員G, 委員11, whose letter or number stands for a name.
pub(super) fn without_letter(label: &str) -> &str {
    let numbered = label.trim_end_matches(|c: char| c.is_ascii_digit());
    if (1..=2).contains(&(label.len() - numbered.len())) {
        return numbered.trim_end();
    }
    label.strip_suffix(|c: char| c.is_ascii_uppercase()).unwrap_or(label)
}

/// Whether `label` tells what someone does rather than who speaks: 山田花子君登壇.
pub(super) fn happens(label: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("movement").is_in(label)
}

/// Whether words after a circle name a part of the record, a time or a blank.
pub(super) fn no_speaker(s: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.section(s).is_some()
        || lexicon.terms.is_generic(s)
        || happens(s, lexicon)
        || s.starts_with(|c: char| c.is_ascii_digit())
        || s.starts_with('第')
        || s.starts_with("午前")
        || s.starts_with("午後")
}

/// Whether words are a topic rather than a name.
pub(super) fn topical(s: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("topic-end").closes(s)
}

/// Where a name ends that no table holds, at a wide gap, or a body, at any: ○谷邉　ただいまから, ○北部漁港管理局　港では.
pub(super) fn unknown_end(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    // Letters of the longest body.
    const LONGEST: usize = 12;
    let s = flow.as_str();
    let body = |at: usize| lexicon.bodies.ending(&s[..at]).is_some_and(|(ending, _)| ending > 0);
    let ends = s.char_indices().skip(1).take(LONGEST).map(|(at, _)| at);
    ends.into_iter().find(|&at| flow.gap_before(at) > u32::from(!body(at)))
}
