//! What looks like a mark of speech and is none: people of a roster behind signs, classes and seats.

use super::SpeakerMark;
use crate::{
    lexicon::Lexicon,
    minutes::{
        affiliation::is_affiliation,
        roster::{is_list_remark, is_numbered_class},
    },
    outline::{Block, BlockKind, Mark, Outline},
    script::{Script, only},
};

/// ○山田　太郎　甲大学教授: a roster marks its members, and says nothing.
pub(super) fn lists_a_person(block: &Block, mark: &SpeakerMark, lexicon: &Lexicon) -> bool {
    let s = block.flow.as_str();
    if !s.contains('。') && ends_with_letters(block, mark) {
        return true;
    }
    let last = block.flow.pieces().last().map(|(piece, _)| piece.clone());
    !s.contains('。')
        && last.is_some_and(|last| {
            let words = s[last.clone()].trim_end_matches(')');
            // 4月の人事異動の紹介 is no affiliation, whatever it ends with.
            let done = words.contains('の') && lexicon.titles.post_at_end(words).is_none();
            let sentence = words.contains(['を', '、']) || done;
            last.start > mark.label.start && !sentence && is_affiliation(words, lexicon)
                || is_name_behind_office(s, mark, lexicon)
        })
}

/// ○担当書記　港湾課　柊　木　花　子: the letters of a name that is set apart close the line.
fn ends_with_letters(block: &Block, mark: &SpeakerMark) -> bool {
    let s = block.flow.as_str();
    let pieces = block.flow.pieces();
    let lone = pieces.iter().rev().take_while(|(piece, _)| {
        let letter = s[piece.clone()].trim();
        piece.start >= mark.words && letter.chars().count() == 1 && only(letter, Script::Kanji)
    });
    lone.count() > 2
}

/// ◎みなと大学港湾学部教授　三枝　誠: the name alone stands behind a body and the post there.
fn is_name_behind_office(s: &str, mark: &SpeakerMark, lexicon: &Lexicon) -> bool {
    let office = &s[mark.label.clone()];
    let name = s[mark.words..].replace(' ', "");
    let surname = lexicon.titles.surname_at_start(&name);
    lexicon.titles.surname_at_start(office).is_none()
        && is_affiliation(office, lexicon)
        && lexicon.titles.post_at_end(office).is_some_and(|at| at > 0)
        && name.chars().count() <= 7
        && surname.is_some_and(|end| lexicon.titles.is_given_name(&name[end..]))
}

/// 【1号委員】柊　誠、森　花子: a roster lists those of a class, and says nothing.
pub(super) fn lists_people(block: &Block, mark: &SpeakerMark, lexicon: &Lexicon) -> bool {
    let s = block.flow.as_str();
    let words = &s[mark.words..];
    let bracketed = s.starts_with(['【', '〔', '[', '<', '(']);
    if bracketed && is_about_list(words) {
        return true;
    }
    if words.contains('。') || !bracketed {
        return false;
    }
    // 【2号委員】識見を有する者
    if is_numbered_class(&s[mark.label.clone()]) && !words.is_empty() {
        return true;
    }
    let names = words.split(['、', ',']).map(str::trim).collect::<Vec<_>>();
    let named = |name: &&&str| {
        name.chars().count() <= 9 && lexicon.titles.surname_at_start(name).is_some_and(|end| end < name.len())
    };
    names.len() > 1 && names.iter().filter(named).count() * 2 >= names.len()
}

/// Whether words are one remark on the list below them: （五十音順、敬称略。◎：部会長）
fn is_about_list(words: &str) -> bool {
    let inner = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    inner.is_some_and(|inner| !inner.contains(['(', ')']) && is_list_remark(inner))
}

/// Whether words are the number of a seat and a name, or several.
fn lists_seats(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let name = words[digits..].strip_prefix('番').unwrap_or_default().trim_start();
    (1..=2).contains(&digits)
        && !words.contains(['。', '、', '('])
        && !name.starts_with("議員")
        && name.chars().count() >= 2
        && (words.matches('番').count() > 1 || name.chars().count() <= 8)
}

/// Takes the marks off the names of a list: 柊　誠君 below 三雲　花子君 is one of several, and says nothing.
pub(super) fn unlist(found: &mut [Option<SpeakerMark>], outline: &Outline) {
    let honoured = |s: &str| s.ends_with('君') && s.chars().count() <= 40 && !s.contains('。');
    let mut above = false;
    for (mark, block) in found.iter_mut().zip(&outline.blocks) {
        if block.kind != BlockKind::Text {
            continue;
        }
        let s = block.flow.as_str();
        // 委員　1番　柊　誠　2番　森　花子: seats and those who have them.
        mark.take_if(|mark| lists_seats(&s[mark.words..]));
        let listed = above && block.mark == Mark::None && honoured(s);
        mark.take_if(|mark| listed && mark.words == s.len());
        above = honoured(s);
    }
}
