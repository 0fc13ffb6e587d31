//! Marks without a circle that are found in any text: 山田部会長 on a line of its own, 勝村委員）, a name in a column.
//!
//! They count only where they recur.

use super::{
    Follows, SpeakerMark, decoration, is_seat, is_speaker,
    name::{is_member, is_told_apart},
    names_speaker, no_speaker, topical,
};
use crate::{
    lexicon::Lexicon,
    minutes::roster::{called, is_title},
    outline::{Block, Mark},
    script::{Script, script},
    text::Flow,
};

/// 勝村委員）本日は…
pub(in crate::minutes::speech) fn closing_bracket(
    block: &Block,
    follows: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    // 柊(誠)委員）: the given name in brackets tells two apart. A bracket further on is one of the speech.
    let given = s.find(')').and_then(|close| Some((s[..close].find('(')?, close)));
    let given = given.filter(|(open, close)| *open > 0 && s[*open..*close].chars().count() <= 4);
    // 椥辻氏（柊委員代理））…: in whose place the one came.
    if let Some((open, close)) = s.find('(').zip(s.find("))")).filter(|(open, close)| open < close)
        && s[..close].chars().count() <= 24
        && s[close..].contains('。')
        && names_speaker(&s[..open], lexicon)
    {
        let rest = s[close + 2..].trim_start();
        return Some(SpeakerMark { label: 0..close + 1, words: s.len() - rest.len(), verbatim: true });
    }
    let from = given.map_or(0, |(_, close)| close + 1);
    let end = from + s[from..].find(')').filter(|&e| from + e > 0 && s[..from + e].chars().count() <= 20)?;
    let open = s[from..end].contains('(') || given.is_some() && end == from;
    let rest = s[end + 1..].trim_start();
    // 法人）: a party that no table holds, where others are.
    let party = rest.contains('。')
        && (2..=6).contains(&s[..end].chars().count())
        && s[..end].chars().all(|c| matches!(script(c), Script::Kanji | Script::Katakana))
        && lexicon.titles.section(&s[..end]).is_none()
        && !topical(&s[..end], lexicon);
    // 田中委員） on a line of its own, the words on the lines below.
    let alone = rest.is_empty() && follows.speech() && names_speaker(&s[..end], lexicon);
    let before = !rest.is_empty() && (party || is_speaker(&s[..end], lexicon));
    (!open && (before || alone)).then(|| SpeakerMark {
        label: 0..end,
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

/// 橘川部会長 on a line of its own, perhaps as an item of a list, a heading or in bold.
pub(in crate::minutes::speech) fn line(
    block: &Block,
    follows: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let signed = matches!(block.mark, Mark::Sign('■' | '□' | '◆' | '◇' | '▼' | '▽' | '▲' | '△' | '●'));
    // 事務局 / 資料1により説明: all that is recorded of what an organ said.
    let noted = follows == Follows::Note && lexicon.titles.capacity(s).is_some_and(|c| c.kind == "organ");
    if !follows.speech() && !noted || !signed && !matches!(block.mark, Mark::None | Mark::Bullet(_)) {
        return None;
    }
    // Q 山田委員, A 港湾課長, 要望 山田委員: what it is stands before who speaks.
    let start = decoration(s);
    let piece =
        block.flow.pieces().first().map(|(piece, _)| piece.end).filter(|&end| end > start && end < s.len());
    let side =
        |end: usize| matches!(&s[start..end], "Q" | "A") || lexicon.cues.is("exchange", &s[start..end]);
    let start = piece.filter(|&end| side(end)).map_or(start, |end| s.len() - s[end..].trim_start().len());
    // ■質問, ■再質問: what the statement is.
    if signed && lexicon.cues.is("exchange", s) {
        return Some(SpeakerMark { label: 0..s.len(), words: s.len(), verbatim: true });
    }
    let end = start + s[start..].trim_end_matches(['*', ' ', ':']).len();
    let label = &s[start..end];
    let titles = &lexicon.titles;
    let titled = titles
        .post_at_end(label)
        .or_else(|| titles.capacity_at_end(label))
        .or_else(|| titles.honorific_at_end(label));
    let person = titled.is_some_and(|at| at > 0 && titles.surname_at_start(&label[..at]).is_some())
        || titles.capacity(label).is_some_and(|c| c.one)
        || is_member(label, lexicon);
    // 事務局椥辻総務課長; 企画課長
    let called = |from: usize| called(&block.flow.slice(start + from..end), false, lexicon);
    let both = names_both(&block.flow.slice(start..end), lexicon);
    // みなと電力（三ツ谷オブザーバー）: the person stands behind the body.
    let behind_body = label.strip_suffix(')').and_then(|l| l.split_once('(')).is_some_and(|(body, inner)| {
        body.chars().count() > 1
            && body.chars().all(|c| {
                matches!(script(c), Script::Kanji | Script::Katakana | Script::Hiragana | Script::Latin)
            })
            && titles.capacity_at_end(inner).is_some_and(|at| at > 0)
            && names_speaker(inner, lexicon)
    });
    let person = person
        || label == "事務局"
        || is_title(label, lexicon)
        || called(0).is_some()
        || label.starts_with("事務局") && called("事務局".len()).is_some();
    let alone = both || behind_body || is_told_apart(label, lexicon) || person && is_speaker(label, lexicon);
    // 三雲オブザーバー（一般社団法人みなと協会）: the body behind it may be long.
    let own = label.find('(').filter(|_| label.ends_with(')')).unwrap_or(label.len());
    (alone && label[..own].chars().count() <= 20).then_some(SpeakerMark {
        label: start..end,
        words: s.len(),
        verbatim: true,
    })
}

/// In a record in which `names` stand on lines of their own: one of them before the words, or a unit on such a line.
pub(in crate::minutes::speech) fn as_alone(
    block: &Block,
    follows: Follows,
    names: &std::collections::HashSet<String>,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    if block.mark != Mark::None {
        return None;
    }
    let unit = (3..=12).contains(&s.chars().count())
        && s.ends_with(['課', '室', '局', '係'])
        && (lexicon.bodies.is_unit(s) || lexicon.bodies.ending(s).is_some_and(|(at, _)| at > 0));
    // 説明者（国土交通省）: what they are and whose.
    let of_a_body = s.strip_suffix(')').and_then(|s| s.split_once('(')).is_some_and(|(what, body)| {
        lexicon.titles.capacity(what).is_some()
            && (lexicon.bodies.known(body).is_some() || lexicon.bodies.is_unit(body))
    });
    // 財務省: a body as one of the sides.
    let body = lexicon.bodies.known(s).is_some();
    if (unit && block.gap || of_a_body || body) && follows.speech() {
        return Some(SpeakerMark { label: 0..s.len(), words: s.len(), verbatim: true });
    }
    let end = block.flow.pieces().first().map(|(first, _)| first.end).filter(|&end| end < s.len())?;
    let words = s.len() - s[end..].trim_start().len();
    (names.contains(&s[..end]) && s.contains('。')).then_some(SpeakerMark {
        label: 0..end,
        words,
        verbatim: true,
    })
}

/// 議長（山田太郎君）, 町長　山田太郎, １番　山田太郎君: what someone is and the whole name.
pub(super) fn names_both(label: &Flow, lexicon: &Lexicon) -> bool {
    let s = label.as_str();
    let office = |words: &str| {
        let words = words.replace(' ', "");
        is_seat(&words)
            || lexicon.titles.capacity(&words).is_some()
            || lexicon.titles.post_at_end(&words).is_some()
    };
    let name = |words: &str| {
        let bare = words.trim_end_matches(['君', '氏']).trim_end_matches("議員").replace(' ', "");
        (2..=8).contains(&bare.chars().count())
            && lexicon.titles.surname_at_start(&bare).is_some_and(|end| end < bare.len())
    };
    if let Some((before, inner)) = s.strip_suffix(')').and_then(|s| s.split_once('(')) {
        return office(before) && name(inner);
    }
    // １番山田議員
    let seated = s.split_once('番').and_then(|(number, who)| {
        let who = who.trim_start().strip_suffix("議員").or_else(|| who.trim_start().strip_suffix('君'))?;
        Some(is_seat(&format!("{number}番")) && lexicon.titles.surname_at_start(who).is_some())
    });
    if seated == Some(true) {
        return true;
    }
    label.pieces().iter().skip(1).any(|(piece, _)| {
        let before = s[..piece.start].trim_end();
        office(before) && name(&s[piece.start..]) && lexicon.titles.post_at_end(&s[piece.start..]).is_none()
    })
}

/// 大原　では、…: a surname in a column of its own.
pub(in crate::minutes::speech) fn surname(
    block: &Block,
    _: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let end = block.flow.pieces().first().map(|(first, _)| first.end).filter(|&end| end < s.len())?;
    let name = &s[..end];
    let alone = lexicon.titles.is_surname(name)
        && lexicon.bodies.known(name).is_none()
        && !lexicon.terms.is_generic(name)
        && !no_speaker(name, lexicon);
    (block.mark == Mark::None && alone && s.contains('。')).then_some(SpeakerMark {
        label: 0..end,
        words: end,
        verbatim: true,
    })
}

/// （山田座長）, 〔委員〕 on a line of its own, the words on the lines below.
pub(in crate::minutes::speech) fn bracket_line(
    block: &Block,
    follows: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let pairs = [('(', ')'), ('〔', '〕'), ('[', ']'), ('〈', '〉'), ('《', '》'), ('<', '>')];
    let (open, label) = pairs
        .into_iter()
        .find_map(|(open, close)| Some((open, s.strip_prefix(open)?.strip_suffix(close)?)))?;
    let titles = &lexicon.titles;
    let kinds = ["member", "official", "guest", "chair", "deputy", "organ"];
    let class = titles.capacity(label).is_some_and(|c| kinds.contains(&c.kind.as_str()));
    let whole = titles
        .surname_at_start(label)
        .is_some_and(|end| titles.is_given_name(&label[end..]) && label.chars().count() <= 7);
    // （映像資料室）: the unit that answers.
    let unit = (3..=12).contains(&label.chars().count())
        && label.ends_with(['課', '室', '局', '係', '部'])
        && lexicon.titles.section(label).is_none()
        && (lexicon.bodies.is_unit(label) || lexicon.bodies.ending(label).is_some_and(|(at, _)| at > 0));
    // Over the items of a list it is a heading; over a note it is all that is recorded of a speech.
    let alone = matches!(follows, Follows::Speech | Follows::Note)
        && block.mark == Mark::None
        && !label.contains(['(', ')']);
    // ＜上記に対する回答＞ says what stands below it, and names nobody.
    let kind =
        titles.capacity_at_end(label).filter(|&at| at > 0).and_then(|at| titles.capacity(&label[at..]));
    let alone = alone && kind.is_none_or(|capacity| capacity.kind != "group");
    (alone && (class || whole || unit || names_speaker(label, lexicon))).then(|| SpeakerMark {
        label: open.len_utf8()..open.len_utf8() + label.len(),
        words: s.len(),
        verbatim: true,
    })
}

/// （港湾課長）, 水産振興・漁港整備課長 on a line of its own in a verbatim record, over the words that hang below it.
pub(in crate::minutes::speech) fn over_words(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let inner = s.strip_prefix('(').and_then(|s| s.strip_suffix(')'));
    let label = inner.unwrap_or(s);
    let alone = block.mark == Mark::None && !label.contains(['。', '、']) && names_speaker(label, lexicon);
    let start = if inner.is_some() { '('.len_utf8() } else { 0 };
    alone.then(|| SpeakerMark { label: start..start + label.len(), words: s.len(), verbatim: true })
}

/// (議長 山田太郎) これより…: what the person is and the name, in brackets before the words.
pub(in crate::minutes::speech) fn office_and_name(
    block: &Block,
    _: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let end = s.strip_prefix('(').and_then(|inner| inner.find(')')).map(|end| end + 1)?;
    let label = block.flow.slice(1..end);
    let pieces = label.pieces();
    let name = pieces.iter().skip(1).find(|(piece, _)| {
        let office = label.as_str()[..piece.start].trim_end();
        let held = is_seat(&office.replace(' ', ""))
            || lexicon.titles.capacity(office).is_some()
            || lexicon.titles.is_post(office);
        held && lexicon.titles.surname_at_start(&label.as_str()[piece.start..]).is_some()
    });
    let rest = s[end + 1..].trim_start();
    let spoken = block.mark == Mark::None && rest.contains('。') && label.as_str().chars().count() <= 20;
    (spoken && name.is_some()).then(|| SpeakerMark {
        label: 1..end,
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

/// Whether a block is the head of a table of statements: No. 発言者 発言内容.
pub(in crate::minutes::speech) fn heads_statements(block: &Block) -> bool {
    let s = block.flow.as_str();
    let content = ["内容", "要旨", "概要"].iter().any(|word| s.ends_with(word));
    s.chars().count() <= 20 && s.contains("発言者") && content
}

/// 12　山田課長　それでは…: a row of a table of statements, its number before the speaker.
pub(in crate::minutes::speech) fn row(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let end = block.flow.pieces().first().map(|(first, _)| first.end).filter(|&end| end < s.len())?;
    let label = s[..end].trim_end();
    let said = s[end..].trim_start();
    let speaker = label.chars().count() <= 20 && is_speaker(label, lexicon);
    let told = said.contains(['。', '、']) || said.chars().count() >= 12;
    (matches!(block.mark, Mark::Number(..)) && speaker && told).then(|| SpeakerMark {
        label: 0..label.len(),
        words: s.len() - said.len(),
        verbatim: true,
    })
}

/// （質問）, 《答弁》: what a statement is in the exchange, in the place of a speaker, before the words or over them.
pub(in crate::minutes::speech) fn exchange(
    block: &Block,
    follows: Follows,
    lexicon: &Lexicon,
) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let pairs = [
        ('(', ')'),
        ('《', '》'),
        ('≪', '≫'),
        ('【', '】'),
        ('〔', '〕'),
        ('<', '>'),
        ('〈', '〉'),
        ('[', ']'),
    ];
    let Some((open, close)) = pairs.into_iter().find(|(open, _)| s.starts_with(*open)) else {
        // Q　費用は…。, 答　国費である。, Q1　…: set off by a space.
        let first = block.flow.pieces().first().map(|(piece, _)| piece.clone())?;
        let rest = s[first.end..].trim_start();
        let what = s[first.clone()].trim_end_matches(|c: char| c.is_ascii_digit());
        let spoken = block.mark == Mark::None && rest.contains('。') && lexicon.cues.is("exchange", what);
        let label = first.start..first.start + what.len();
        return spoken.then(|| SpeakerMark { label, words: s.len() - rest.len(), verbatim: true });
    };
    let label = open.len_utf8()..s.find(close)?;
    let words = label.end + close.len_utf8();
    let rest = s[words..].trim_start_matches([':', ' ']);
    let spoken = if rest.is_empty() { follows == Follows::Speech } else { rest.contains('。') };
    (spoken && lexicon.cues.is("exchange", &s[label.clone()])).then(|| SpeakerMark {
        label,
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

#[cfg(test)]
mod tests {
    use crate::minutes::speech::tests::speeches;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = speeches(text);
        let found: Vec<_> =
            found.iter().map(|(label, _, _, words)| (label.as_str(), words.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_below_the_head_of_a_table_are_statements() {
        check(
            "第2回港湾審議会　会議録\n\n日時　令和6年7月3日\n\nNo. 発言者 発言内容\n1 佐藤会長 ただいまから会議を始めます。\n             2 高橋課長 資料の説明をします。\n3 鈴木委員 岸壁の工事はいつ終わりますか。\n4 高橋課長 来年の春です。\n",
            &[
                ("佐藤会長", "ただいまから会議を始めます。"),
                ("高橋課長", "資料の説明をします。"),
                ("鈴木委員", "岸壁の工事はいつ終わりますか。"),
                ("高橋課長", "来年の春です。"),
            ],
        );
    }

    #[test]
    fn seats_stand_in_a_column_as_names_do() {
        check(
            "第2回農地委員会総会　議事録\n\n日時　令和6年7月3日\n\n議事\n\n議　　長　　　　ただいまから会議を始めます。\n\n             ８　　番　　　　現地を見てまいりました。\n\n議　　長　　　　ほかにございませんか。\n\n１２　番　　　　異議はございません。\n",
            &[
                ("議長", "ただいまから会議を始めます。"),
                ("8番", "現地を見てまいりました。"),
                ("議長", "ほかにございませんか。"),
                ("12番", "異議はございません。"),
            ],
        );
    }
}
