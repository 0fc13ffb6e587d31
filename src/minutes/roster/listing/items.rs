//! The items of a list: what commas part, what goes on in the next row, what ran together.

use std::ops::Range;

use super::super::{
    called::called,
    draft::open,
    glued, is_body,
    note::{capacity_in_front, last_note, name_behind_post},
    person,
    posted::surname_and_post,
    presence_of, seat,
};
use crate::{
    lexicon::{Level, Lexicon},
    script::{Script, only},
    text::Flow,
};

/// People between whom only a space stands have no more doubt than this.
const RUN_TOGETHER: u32 = 3;

/// Those who are counted and not told by name, and those who come besides.
const COUNTED: [&str; 6] = ["機関", "職員", "関係者", "傍聴者", "傍聴人", "記者"];
const BESIDES: [&str; 8] = ["関係官", "関係者", "職員", "担当者", "委員", "関係課", "関係課員", "係員"];

/// Whether commas part words, or end them: 特命担当大臣（防災、海洋政策） is one item.
pub(in crate::minutes::roster) fn has_commas(s: &str) -> bool {
    let mut depth = 0usize;
    s.chars().any(|c| {
        match c {
            '(' | '[' | '【' | '「' => depth += 1,
            ')' | ']' | '】' | '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | ',')
    })
}

/// What commas part outside of brackets, without them and without ほか.
pub(in crate::minutes::roster) fn items(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let mut cuts = vec![0];
    let mut depth = 0usize;
    for (i, c) in s.char_indices() {
        if depth == 0 && seat::begins(&s[..i], &s[i..]) {
            cuts.push(i);
        }
        match c {
            '(' | '[' | '【' | '「' => depth += 1,
            ')' | ']' | '】' | '」' => depth = depth.saturating_sub(1),
            '、' | ',' if depth == 0 => cuts.push(i + c.len_utf8()),
            // 柊委員、森委員及び三枝委員; but 人事及び給与担当 is one.
            '及' | '並' if depth == 0 && cuts.len() > 1 => {
                let and = ["及び", "並びに"].iter().find(|and| s[i..].starts_with(**and));
                let title =
                    s[..i].trim_end().ends_with(['員', '長', '事', '任', '査', '監', '官', '幹', '役', '佐']);
                cuts.extend(and.filter(|_| title).map(|and| i + and.len()));
            }
            _ => {}
        }
    }
    cuts.push(s.len());
    cuts.windows(2)
        .map(|w| {
            let words = s[w[0]..w[1]].trim_end_matches(['、', ',', ' ', '。', 'ほ', 'か', '他']);
            let words =
                ["及び", "並びに"].iter().find_map(|and| words.strip_suffix(and)).unwrap_or(words).trim_end();
            // 森港湾課長ほか職員14名: those who are not named.
            let others = ["ほか", "他"].iter().find_map(|other| {
                words.rfind(other).filter(|&at| at > 0 && is_rest(&words[at..]) && is_counted(&words[at..]))
            });
            let words = others.map_or(words, |at| words[..at].trim_end_matches(['、', ' ']));
            // 森花子の各委員: what all are called by.
            let each = words.rfind('各').filter(|&at| at > 0 && words[at..].chars().count() <= 8);
            let end = each.map_or(words.len(), |at| words[..at].trim_end_matches(['の', ' ']).len());
            flow.slice(w[0] + of_a_kind(words)..w[0] + end)
        })
        .filter(|f| !f.is_empty() && !is_rest(f.as_str()))
        .collect()
}

/// Bytes of what says of which kind a member is, before the name: 臨時委員の of 臨時委員の柊委員.
fn of_a_kind(words: &str) -> usize {
    const OF: &str = "委員の";
    let end = words.find(OF).filter(|&at| words[..at].chars().count() <= 4).map_or(0, |at| at + OF.len());
    if words[end..].ends_with("委員") && words[end..].chars().count() > 2 { end } else { 0 }
}

/// Whether words end with how many people there are: 職員14名.
fn is_counted(words: &str) -> bool {
    words.strip_suffix(['名', '人']).is_some_and(|who| who.ends_with(|c: char| c.is_ascii_digit()))
}

/// その他関係官, ほか事務局職員: further people, none of whom is told.
pub(in crate::minutes::roster) fn is_rest(words: &str) -> bool {
    // 報道機関1社, 港湾課職員3名: how many, and none of them.
    let counted =
        words.strip_suffix(['社', '名', '人']).map(|n| n.trim_end_matches(|c: char| c.is_ascii_digit()));
    let ends = |who: &str, people: &[&str]| people.iter().any(|end| who.trim_end().ends_with(end));
    if counted.is_some_and(|who| words.len() > who.len() + "名".len() && ends(who, &COUNTED)) {
        return true;
    }
    let words = words.trim_end_matches(['名', '人']);
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit());
    // 、外: written so, it is nobody called 外.
    if words == "外" {
        return true;
    }
    let rest = ["その他", "ほか", "他"].iter().find_map(|other| words.strip_prefix(other));
    rest.is_some_and(|rest| rest.is_empty() || ends(rest, &BESIDES) && rest.chars().count() <= 10)
}

/// What commas part in rows; a row that ends with a whole person ends an item as a comma does, if one begins the next.
pub(in crate::minutes::roster) fn items_over<'f>(
    rows: impl Iterator<Item = &'f Flow>,
    lexicon: &Lexicon,
) -> Vec<Flow> {
    let mut found: Vec<Flow> = Vec::new();
    // Whether the item read last may go on in the next row.
    let mut broken = false;
    for row in rows {
        let mut items = items(row).into_iter().flat_map(|item| run_together(item, lexicon));
        if broken && let Some(last) = found.last_mut() {
            match items.next() {
                // 鈴木係長 / 水産省　柊課長: an official is told, and a body begins an item of its own.
                Some(next)
                    if !begins_anew(last, &next, lexicon)
                        && !(is_official(last, lexicon) && opens_with_body(&next, lexicon))
                        && (open(last.as_str())
                        || !is_whole(last, lexicon)
                        // 石黒副委員長 / 赤坂、三雲: a title ends the item before a family name.
                        // 鈴木係長 / （株）みなと総研　柊: so does a company.
                        || !is_whole(&next, lexicon)
                            && lexicon.bodies.form_at_start(next.as_str()).is_none()
                            && !(called(last, false, lexicon).is_some_and(|c| c.capacity)
                                && is_family_name(&next, last, lexicon))) =>
                {
                    mend(last, &next, lexicon);
                }
                next => found.extend(next),
            }
        }
        found.extend(items);
        broken = !row.as_str().ends_with(['、', ',']);
    }
    found
}

/// Whether words can be a family name, and no rest of the title `above` them: 椥辻 below 石黒副委員長, but not 長 below 石黒副委員.
fn is_family_name(next: &Flow, above: &Flow, lexicon: &Lexicon) -> bool {
    let name = next.as_str();
    let rest = || lexicon.titles.capacity_at_end(&format!("{}{name}", above.as_str())).is_some();
    let unknown = || {
        name.chars().count() <= 3
            && only(name, Script::Kanji)
            && lexicon.titles.capacity(name).is_none()
            && lexicon.titles.post_at_end(name).is_none()
            && !lexicon.terms.is_generic(name)
            && !rest()
    };
    lexicon.titles.is_surname(name) || unknown()
}

/// Whether an item that begins a row is none of the one before: its seat stands before it, or both are whole names.
fn begins_anew(last: &Flow, next: &Flow, lexicon: &Lexicon) -> bool {
    // 専務理事　柊　誠 below 副会長　森　花子
    let pieces = next.pieces();
    let held = !last.as_str().ends_with(')')
        && match pieces.as_slice() {
            [(post, _), (name, _), ..] => {
                let s = next.as_str();
                let named = |at: usize| lexicon.titles.surname_at_start(&s[at..]).is_some();
                // 港湾課　課長　柊　誠: a unit and the post in it.
                let unit = pieces.get(2).is_some_and(|(third, _)| {
                    lexicon.bodies.ending(&s[post.clone()]).is_some_and(|(_, level)| level == Level::Unit)
                        && lexicon.titles.is_post(&s[name.clone()])
                        && named(third.start)
                });
                lexicon.titles.is_post(&s[post.clone()]) && named(name.start) || unit
            }
            _ => false,
        };
    // 水産庁 / 一般社団法人みなと協会　柊会長: a legal form begins an item behind a body that is known, or a person.
    let formed = || {
        let last_piece = last.pieces().last().map_or(0, |(piece, _)| piece.start);
        lexicon.bodies.form_at_start(next.as_str()).is_some()
            && (lexicon.bodies.known(last.as_str()).is_some()
                || person::doubt(last.as_str(), lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
                || called(&last.slice(last_piece..last.as_str().len()), true, lexicon).is_some())
    };
    held || formed()
        || capacity_in_front(next, lexicon).is_some()
        || is_full(last, lexicon) && is_full(next, lexicon)
}

/// Whether words are a family name and a given name that tables hold, with nothing between: 高橋和子.
fn is_full(flow: &Flow, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let known = |(at, _): (usize, char)| {
        lexicon.titles.is_surname(&s[..at])
            && lexicon.titles.is_given_name(&s[at..])
            && s[at..].chars().count() > 1
    };
    (4..=7).contains(&s.chars().count()) && s.char_indices().skip(1).any(known)
}

/// Whether an item ends with a person by surname and post.
fn is_official(item: &Flow, lexicon: &Lexicon) -> bool {
    let last = item.pieces().last().map_or(0, |(last, _)| last.start);
    called(&item.slice(last..item.as_str().len()), true, lexicon).is_some_and(|called| !called.capacity)
}

/// Whether an item is a body and what stands behind it.
fn opens_with_body(item: &Flow, lexicon: &Lexicon) -> bool {
    let (s, pieces) = (item.as_str(), item.pieces());
    // 水産省：柊副大臣, or the name of the ministry alone on its line
    let known = lexicon.bodies.known_at_start(s).is_some_and(|end| s[..end].chars().count() > 2);
    let first = match pieces.first() {
        Some((first, _)) if pieces.len() > 1 => &s[first.clone()],
        Some(_) if known => s.split(':').next().unwrap_or_default(),
        _ => "",
    };
    is_body(first, lexicon) && lexicon.titles.post_at_end(first).is_none()
}

/// Adds the rest of an item that the wrap broke; what stands behind a body begins a word of its own.
pub(in crate::minutes::roster) fn mend(item: &mut Flow, rest: &Flow, lexicon: &Lexicon) {
    let last = item.pieces().last().map_or(0, |(last, _)| last.start);
    if is_body(&item.as_str()[last..], lexicon) {
        item.join(rest);
    } else {
        item.mend(rest);
    }
}

/// 柊 誠 委員椥辻花子 委員, 柊委員三枝港湾課長: two between whom the comma was left out.
fn run_together(item: Flow, lexicon: &Lexicon) -> Vec<Flow> {
    const MEMBER: &str = "委員";
    let s = item.as_str();
    let seated = |half: &Flow| called(half, false, lexicon).filter(|c| c.capacity);
    if let Some(end) = s.find(MEMBER).map(|at| at + MEMBER.len()).filter(|&end| end < s.len()) {
        let (one, other) = (item.slice(0..end), item.slice(end..s.len()));
        let official = || {
            let family =
                surname_and_post(&other, lexicon).map_or(0, |(name, _)| name.as_str().chars().count());
            family > 1 && !other.as_str().starts_with(['会', '長', '代', '兼', '付', '('])
        };
        if seated(&one).is_some() && (s.ends_with(MEMBER) && seated(&other).is_some() || official()) {
            return vec![one, other];
        }
    }
    if let Some(people) = dotted(&item, lexicon) {
        return people;
    }
    if let Some(people) = glued::officials(&item, lexicon) {
        return people.into_iter().map(|one| item.slice(one)).collect();
    }
    let pieces = item.pieces();
    // 高橋委員長 柊、森: the chair before the members.
    if let [(first, _), (name, _)] = pieces.as_slice() {
        let (chair, words) = (item.slice(first.clone()), &s[name.clone()]);
        let leads = seated(&chair).and_then(|c| lexicon.titles.capacity(&chair.as_str()[c.name..]));
        let member = person::doubt(words, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
            && words.chars().count() <= 4
            && !lexicon.terms.is_generic(words)
            && presence_of(words).is_none();
        if leads.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy")) && member {
            return vec![chair, item.slice(name.clone())];
        }
    }
    // 高橋総務課長 柊企画課長: each a surname and a post.
    let person = |(piece, _): &(Range<usize>, u32)| {
        let piece = item.slice(piece.clone());
        called(&piece, true, lexicon).is_some_and(|called| !called.capacity && called.doubt <= RUN_TOGETHER)
    };
    if pieces.len() > 1 && pieces.iter().all(person) {
        return pieces.into_iter().map(|(piece, _)| item.slice(piece)).collect();
    }
    vec![item]
}

/// 高橋健一・森花子・柊誠: names with dots between, of which most are known; `None` where an item is anything else.
pub(super) fn dotted(item: &Flow, lexicon: &Lexicon) -> Option<Vec<Flow>> {
    let s = item.as_str();
    let cuts: Vec<usize> = s.match_indices('・').map(|(at, _)| at).collect();
    let starts = std::iter::once(0).chain(cuts.iter().map(|at| at + '・'.len_utf8()));
    let names: Vec<Flow> =
        starts.zip(cuts.iter().copied().chain([s.len()])).map(|(a, b)| item.slice(a..b)).collect();
    // 柊館長・森館長補佐・三枝主査
    let titled =
        |name: &Flow| called(name, true, lexicon).is_some_and(|c| c.capacity || c.doubt <= RUN_TOGETHER);
    if names.len() > 1 && names.iter().all(titled) {
        return Some(names);
    }
    let doubt = |name: &Flow| person::doubt(name.as_str(), lexicon).unwrap_or(u32::MAX);
    let known = names.iter().filter(|name| doubt(name) <= person::LIKELY).count();
    let all = names.iter().all(|name| doubt(name) <= person::UNKNOWN && name.as_str().chars().count() > 1);
    (names.len() > 2 && known * 2 > names.len() && all).then_some(names)
}

/// Whether words are a person by surname and title, or a surname and a given name with a space between.
pub(in crate::minutes::roster) fn is_whole(flow: &Flow, lexicon: &Lexicon) -> bool {
    let name = last_note(flow).map_or_else(|| flow.clone(), |(kept, _)| kept);
    let spaced = name.pieces().len() == 2
        && name.as_str().chars().count() <= 7
        && person::doubt(name.as_str(), lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN);
    spaced || called(flow, false, lexicon).is_some() || name_behind_post(flow, lexicon).is_some()
}
