//! The forms of speaker marks: ○東会長, 【事務局】, （委員）, ○議長（鈴木太郎君）, 大聖座長：, 勝村委員）

mod bare;
mod colon;
mod column;
mod name;

use std::ops::Range;

pub(super) use bare::{
    as_alone, bracket_line, closing_bracket, exchange, heads_statements, line, office_and_name, over_words,
    row, surname,
};
use colon::{colon, in_exchange};
pub(super) use colon::{colon_after_name, titled_colon};
pub(in crate::minutes) use column::numbered_item;
pub(super) use column::{column, column_of_classes, parted, signed_column};
pub(in crate::minutes) use name::is_person;
pub(super) use name::{is_speaker, names_speaker};

use super::{Follows, SpeakerMark};
use crate::{
    lexicon::Lexicon,
    minutes::voice::without_act,
    outline::{Block, Mark, Style},
    script::{Script, bracket_end, script},
    text::Flow,
};
use name::{happens, is_seat, no_speaker, topical, without_letter};

/// The mark of a block whose words are known to name a speaker.
pub(super) fn known(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let plain = decoration(s).max(serial(s));
    let circle = matches!(block.mark, Mark::Sign('○' | '◯' | '〇' | '◎' | '◆') | Mark::Bullet('●'));
    // △曽我部課長　…: of these signs a name with a title makes a mark of speech.
    let sign = matches!(block.mark, Mark::Sign('△' | '▲' | '□' | '■'));
    match block.mark {
        _ if circle => circled(&block.flow, lexicon),
        _ if sign => circled(&block.flow, lexicon).filter(|m| {
            let alone = m.words == s.len();
            let apart = alone || block.flow.gap_before(m.words) > 0 && s.contains('。');
            is_person(&s[m.label.clone()], lexicon) && apart
        }),
        // **○山田座長**, ## ○山田座長
        Mark::None if plain > 0 && s[plain..].starts_with(['○', '◯', '〇', '◎', '◆']) => {
            let start = plain + s[plain..].chars().next()?.len_utf8();
            let start = s.len() - s[start..].trim_start().len();
            circled(&block.flow.slice(start..s.len()), lexicon).map(|m| moved(&m, start))
        }
        Mark::None if plain > 0 && s[plain..].starts_with('【') => {
            let mark = bracketed(&s[plain..], '】', lexicon)?;
            Some(SpeakerMark { verbatim: true, ..moved(&mark, plain) })
        }
        Mark::None | Mark::Arrow => {
            let arrow = block.mark == Mark::Arrow;
            if s.starts_with('【') && !arrow {
                let named = || name::office_and_name_within(&block.flow, '】', lexicon);
                bracketed(s, '】', lexicon).or_else(named).map(|m| SpeakerMark { verbatim: true, ..m })
            } else if s.starts_with(['〈', '《']) && !arrow {
                let close = if s.starts_with('〈') { '〉' } else { '》' };
                bracketed(s, close, lexicon).map(|m| SpeakerMark { verbatim: true, ..m })
            } else if s.starts_with('〔') && !arrow {
                let spoken = |m: &SpeakerMark| s[m.words..].contains('。');
                let alone = || {
                    let label = s.strip_prefix('〔')?.strip_suffix('〕')?;
                    let label = Some(label).filter(|l| is_person(l, lexicon) && !happens(l, lexicon))?;
                    let start = '〔'.len_utf8();
                    Some(SpeakerMark { label: start..start + label.len(), words: s.len(), verbatim: true })
                };
                let mark = bracketed(s, '〕', lexicon).filter(spoken);
                mark.map(|m| SpeakerMark { verbatim: true, ..m }).or_else(alone)
            } else if s.starts_with('<') && !arrow {
                speaker_and_act(s, lexicon).or_else(|| {
                    let spoken = |m: &SpeakerMark| s[m.words..].contains('。');
                    bracketed(s, '>', lexicon).filter(spoken).map(|m| SpeakerMark { verbatim: true, ..m })
                })
            } else if s.starts_with('(') {
                bracketed(s, ')', lexicon)
            } else if s.starts_with('[') && !arrow {
                let spoken = |m: &SpeakerMark| s[m.words..].contains('。');
                bracketed(s, ']', lexicon).filter(spoken).map(|m| SpeakerMark { verbatim: true, ..m })
            } else if !arrow {
                let exchanged = in_exchange(s, lexicon);
                exchanged.or_else(|| colon(s, lexicon)).or_else(|| honoured(&block.flow, lexicon))
            } else {
                // → 事務局：検討する。
                colon(s, lexicon).map(|m| SpeakerMark { verbatim: false, ..m })
            }
        }
        Mark::Bullet('・' | '-') if s.starts_with('(') => bracketed(s, ')', lexicon),
        // 2. ◯山田委員　…: the number of a speech.
        Mark::Number(Style::Point | Style::Bare, _) if s.starts_with(['○', '◯', '〇', '◎', '◆']) => {
            let start = s.chars().next()?.len_utf8();
            circled(&block.flow.slice(start..s.len()), lexicon).map(|m| moved(&m, start))
        }
        // (2)山田副大臣：…
        Mark::Number(..) => colon(s, lexicon).filter(|m| {
            let label = &s[m.label.clone()];
            names_speaker(label.split('(').next().unwrap_or(label), lexicon)
        }),
        _ => None,
    }
}

/// A mark whose words no table holds, in a record that is known to be verbatim: ○谷邉, ○ICT CONNECT 21.
pub(super) fn unknown(block: &Block, speech_follows: bool, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    if !matches!(block.mark, Mark::Sign('○' | '◯' | '〇' | '◎' | '◆')) || no_speaker(s, lexicon) {
        return None;
    }
    let whole = s.chars().count();
    let punctuated = |s: &str| s.contains(['。', '、', ':', '「', '(', '?', '!', ')']);
    if speech_follows && (1..=24).contains(&whole) && !punctuated(s) && !topical(s, lexicon) {
        return Some(SpeakerMark { label: 0..s.len(), words: s.len(), verbatim: true });
    }
    let gap = name::unknown_end(&block.flow, lexicon)?;
    let name = &s[..gap];
    let kanji = name.chars().all(|c| script(c) == Script::Kanji);
    (kanji && !no_speaker(name, lexicon) && s[gap..].contains('。')).then_some(SpeakerMark {
        label: 0..gap,
        words: gap,
        verbatim: true,
    })
}

/// The mark of a block that the format says is a speech of one who is `called` so, by name or as a mark calls them.
///
/// Where the words open with no mark, the mark is empty.
pub(super) fn stated(block: &Block, called: &str, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let none = SpeakerMark { label: 0..0, words: 0, verbatim: true };
    if !matches!(block.mark, Mark::Sign('○' | '◯' | '〇' | '◎' | '◆' | '△' | '▲' | '□' | '■'))
    {
        return Some(none);
    }
    let found = |end: usize| {
        let rest = s[end..].trim_start_matches([':', ' ']);
        SpeakerMark { label: 0..end, words: s.len() - rest.len(), verbatim: true }
    };
    let whole = called.chars().any(|c| c == '(') || lexicon.titles.post_at_end(called).is_some();
    if whole && s.starts_with(called) {
        return Some(found(called.len()));
    }
    // ○浜田委員長これより: the name tells where the post begins, and the longest post where it ends.
    let name: usize =
        s.chars().zip(called.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    if name > 0 {
        let given = s[name..].strip_prefix('(').and_then(|r| r.find(')')).filter(|&close| close <= 12);
        let after = given.map_or(name, |close| name + close + 2);
        if let Some(end) = title_end(&s[after..], lexicon) {
            return Some(found(after + end));
        }
        if name == called.len() && (block.flow.gap_before(name) > 0 || name == s.len()) {
            return Some(found(name));
        }
    }
    circled(&block.flow, lexicon).or(Some(none))
}

/// The mark under which one who is `called` so goes on within a speech that the format tells: ○柊委員長　挙手多数であります。
pub(super) fn circled_again(block: &Block, called: &str, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = block.flow.as_str();
    let circled = matches!(block.mark, Mark::Sign('○' | '◯' | '〇' | '◎' | '◆'));
    let named = called.chars().count() > 2 && s.starts_with(called);
    (circled && named).then(|| stated(block, called, lexicon)).flatten().filter(|mark| !mark.label.is_empty())
}

/// Whether a block is a speaker's name and nothing else.
pub(super) fn name_alone(block: &Block, lexicon: &Lexicon) -> bool {
    let s = block.flow.as_str();
    let kanji = s.chars().count() <= 5 && s.chars().all(|c| script(c) == Script::Kanji);
    !no_speaker(s, lexicon)
        && !topical(s, lexicon)
        && (kanji || s.chars().count() <= 20 && is_speaker(s, lexicon))
}

/// Bytes of the numbers that a database prints in one with a mark: 21850【山田委員】, 5814◯議長（山田太郎君）, 3.3:◯山田委員.
fn serial(s: &str) -> usize {
    let mut end = 0;
    // The number in the list of speeches and that of the speech.
    for _ in 0..2 {
        let digits = s[end..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        end += digits;
        end += usize::from(s[end..].starts_with(['.', ':']));
    }
    if s[end..].starts_with(['【', '◯', '○', '〇', '◎', '◆']) { end } else { 0 }
}

/// Bytes of Markdown's signs for headings and bold letters.
fn decoration(s: &str) -> usize {
    let rest = s.trim_start_matches(['#', '*', '_', ' ']);
    // A star that opens a note is none: *1
    if rest.starts_with(|c: char| c.is_ascii_digit()) { 0 } else { s.len() - rest.len() }
}

fn moved(mark: &SpeakerMark, by: usize) -> SpeakerMark {
    SpeakerMark {
        label: mark.label.start + by..mark.label.end + by,
        words: mark.words + by,
        verbatim: mark.verbatim,
    }
}

/// （委員）, 【事務局】
fn bracketed(s: &str, close: char, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let open = s.chars().next()?.len_utf8();
    let end = s.find(close)?;
    let label = s.get(open..end)?;
    if label.contains('(') && close == ')' {
        return None;
    }
    let words = end + close.len_utf8();
    let rest = s[words..].trim_start_matches([':', ' ', '*']);
    // A bracketed line without words is a heading, but for verbatim marks on a line of their own.
    (is_speaker(label, lexicon) && (close == '】' || !rest.is_empty())).then(|| SpeakerMark {
        label: open..end,
        words: s.len() - rest.len(),
        verbatim: false,
    })
}

/// ＜西村国務大臣挨拶＞ on a line of its own.
fn speaker_and_act(s: &str, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let label = s.strip_prefix('<')?.strip_suffix('>')?;
    let speaker = without_act(label, lexicon);
    // ＜内閣総理大臣締めくくり発言＞, ＜座長挨拶＞
    let one = lexicon.titles.is_post(speaker)
        || speaker.ends_with("大臣")
        || lexicon.titles.capacity(speaker).is_some_and(|c| c.one && c.kind == "chair");
    (speaker.len() < label.len() && (one || is_person(speaker, lexicon))).then_some(SpeakerMark {
        label: 1..1 + label.len(),
        words: s.len(),
        verbatim: true,
    })
}

/// 委員（山田花子君）　…: an office and in brackets one whom parliaments call 君, without a circle.
fn honoured(flow: &Flow, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = flow.as_str();
    let label = with_name_in_brackets(s, None, lexicon)?;
    let end = label.end;
    let rest = s[end..].trim_start();
    let apart = flow.gap_before(end) > 0 || flow.gap_before(s.len() - rest.len()) > 0;
    (s[..end].ends_with("君)") && apart && rest.contains('。')).then(|| SpeakerMark {
        label,
        words: s.len() - rest.len(),
        verbatim: true,
    })
}

/// ○東会長　…, ○議長（鈴木太郎君）…, ○２０番（鈴木まさし議員）, ○（伊藤よしのり議長）, ○浜田委員長これより…
pub(super) fn circled(flow: &Flow, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let s = flow.as_str();
    // 〇 / みなと大学: that someone was there, in a column of a list.
    if s.starts_with('/') {
        return None;
    }
    let found = |label: Range<usize>, words: usize| {
        let rest = s.get(words..)?.trim_start_matches([':', ' ', '君', '*']);
        let label = label.start..label.start + s[label].trim_end_matches('*').len();
        Some(SpeakerMark { label, words: s.len() - rest.len(), verbatim: true })
    };
    if let Some(inner) = s.strip_prefix('(')
        && let Some(close) = inner.find(')')
    {
        let label = &inner[..close];
        return (is_speaker(label, lexicon) && !happens(label, lexicon))
            .then(|| found(1..close + 1, close + 2))
            .flatten();
    }
    // ○　議長　高橋　健一, ○９番　森　花子 on a line of its own.
    if s.chars().count() <= 20 && bare::names_both(flow, lexicon) {
        return found(0..s.len(), s.len());
    }
    // ○芦澤 美智子: a full name on a line of its own.
    if s.chars().count() <= 9
        && let Some(surname) =
            lexicon.titles.surname_at_start(s).filter(|&e| e < s.len() && flow.gap_before(e) > 0)
        && s[surname..].chars().count() <= 5
        && !s.contains(['。', ':', '、', '('])
    {
        return found(0..s.len(), s.len());
    }
    // ○港湾大臣〔代理　三枝港湾副大臣〕 on a line of its own: who stands in for whom.
    if let Some((held, deputy)) = s.strip_suffix('〕').and_then(|label| label.split_once('〔'))
        && deputy.starts_with("代理")
        && s.chars().count() <= 40
        && is_speaker(held, lexicon)
    {
        return found(0..s.len(), s.len());
    }
    // 総 務 課 長: a space that stands between all letters parts none of them.
    let apart = u32::from(letter_spaced(flow));
    let gap = s.char_indices().skip(1).map(|(i, _)| i).take(40).find(|&i| {
        flow.gap_before(i) > apart && is_speaker(&s[..i], lexicon) || s[i..].starts_with([':', '*'])
    });
    if let Some(mark) = with_name_in_brackets(s, gap, lexicon) {
        let told = s[..mark.end].contains(')');
        let end = name::body_behind(flow, mark.end).filter(|_| told).unwrap_or(mark.end);
        return found(mark.start..end, end);
    }
    if let Some((label, words)) = name::broken_brackets(s, lexicon) {
        return found(0..label, words);
    }
    // ○椥辻　花委員　…: the name goes on behind the gap, up to the title.
    let gap = gap.map(|gap| name::title_behind(flow, gap, lexicon).unwrap_or(gap));
    if let Some(gap) = gap.filter(|&g| s[..g].chars().count() <= 30)
        && is_speaker(&s[..gap], lexicon)
    {
        let end = name::name_behind(flow, gap, lexicon).unwrap_or(gap);
        return found(0..end, end);
    }
    // On a line of its own.
    if s.chars().count() <= 30 && !s.contains('。') && is_speaker(s, lexicon) {
        return found(0..s.len(), s.len());
    }
    // Nothing between mark and words: the longest title behind a known surname.
    let surname = lexicon.titles.surname_at_start(s);
    let titled = surname.and_then(|e| Some(e + title_end(&s[e..], lexicon)?));
    let end = titled.or_else(|| chair_end(s, lexicon))?;
    // 「○山田委員の指摘は」 is an opinion about someone.
    let rest = &s[end..];
    let about =
        rest.starts_with(['の', 'が', 'を', 'に']) || rest.starts_with("から") || rest.starts_with("より");
    // 〇議長である内閣官房副長官補から、冒頭発言があった。
    let about = about || rest.starts_with("である") || rest.starts_with('は') && !rest.starts_with("はい");
    if about { None } else { found(0..end, end) }
}

/// Whether a space is printed between all the letters: 保 健 課 長 （ 山 田 太 郎 君 ）.
fn letter_spaced(flow: &Flow) -> bool {
    let letters = || flow.as_str().char_indices().skip(1).take(8).map(|(i, _)| i);
    letters().count() >= 6 && letters().all(|i| flow.gap_before(i) > 0)
}

/// ○議長（鈴木太郎君）, ○田中（昌）委員: where the label ends.
fn with_name_in_brackets(s: &str, gap: Option<usize>, lexicon: &Lexicon) -> Option<Range<usize>> {
    let open = name::office_end(s)?;
    if gap.is_some_and(|g| g < open && is_speaker(&s[..g], lexicon)) {
        return None;
    }
    // 7番（柊（誠）君）
    let close = open + bracket_end(&s[open..]).or_else(|| s[open..].find(')'))?;
    if s[open..close].chars().count() > 20 || s[..close].contains(['。', '、']) {
        return None;
    }
    let (office, inner) = (&s[..open], &s[open + 1..close]);
    // ○港湾課（資料１により説明）: what was done stands for the words.
    if super::is_note(&s[open..=close], lexicon) && is_speaker(office.trim_end(), lexicon) {
        return Some(0..office.trim_end().len());
    }
    // ○答弁（港湾課長）: what the statement is in the exchange, and whose.
    let exchange = office.split('・').all(|what| lexicon.cues.is("exchange", what));
    if exchange && (is_person(inner, lexicon) || lexicon.titles.is_post(inner) || is_speaker(inner, lexicon))
    {
        return Some(0..close + 1);
    }
    let seat = is_seat(office);
    let honoured = inner.ends_with('君') || inner.ends_with("議員") || inner.ends_with("委員");
    let after = close + 1;
    // ○田中（昌）委員: given names told apart.
    if inner.chars().count() <= 3
        && !seat
        && let Some(end) = title_end(&s[after..], lexicon)
        && lexicon.titles.surname_at_start(office) == Some(office.len())
    {
        return Some(0..after + end);
    }
    if seat
        || is_speaker(office, lexicon)
        || name::sends(office, inner, lexicon)
        || honoured && office.ends_with(['長', '官', '監', '役', '員', '事', '者', '臣', '幹', '佐'])
    {
        return Some(0..after);
    }
    title_end(&s[after..], lexicon).filter(|_| inner.chars().count() <= 3).map(|end| 0..after + end)
}

/// Where a title that begins near the beginning of `s` ends.
fn title_end(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let ends = s.char_indices().skip(1).map(|(i, _)| i).chain([s.len()]).take(14);
    let titled = |end: &usize| {
        let words = &s[..*end];
        lexicon.titles.capacity_at_end(words) == Some(0)
            || lexicon.titles.post_at_end(words) == Some(0)
            || matches!(words, "君" | "氏" | "さん" | "委員" | "議員")
    };
    ends.filter(titled).last()
}

/// Where the name of a chair ends that speech follows without a gap: ○委員長これより…
fn chair_end(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let end = title_end(s, lexicon)?;
    let chair = lexicon.titles.capacity(&s[..end]).is_some_and(|c| c.one);
    (chair && s[end..].contains('。')).then_some(end)
}
