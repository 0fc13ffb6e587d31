//! What begins without a label: rosters, the day of a sitting, the title of a record.

use super::{Part, is_day, label, line::names_sitting, replaces};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::roster::is_entry,
    outline::{BlockKind, Outline},
};

/// What begins, without a label, behind a list of people or the place of the meeting.
pub(super) fn begun(current: &Part, outline: &Outline, i: usize, lexicon: &Lexicon) -> Option<Section> {
    let (block, listed) = (&outline.blocks[i], current.is_roster());
    // 令和6年第3回みなと市議会定例会会議録（第1日） behind those who were called to it: the title of the record.
    if listed && names_sitting(block, lexicon) {
        return Some(Section::Title);
    }
    // 令和六年七月三日（水曜日） behind a list: the day of the sitting, and those who were there below it.
    if (listed || current.section == Some(Section::Ignored)) && is_day(block.flow.as_str()) {
        return Some(Section::Date);
    }
    // 2 場所　みなと会館 / 【委員】 / 柊　誠　みなと大学教授: what they are, over those who were there.
    let placed = matches!(current.section, Some(Section::Date | Section::Venue));
    if placed && label(block, lexicon).is_none() && heads_people(outline, i, lexicon) {
        return Some(Section::Attendees);
    }
    // 七月三日 / 委員柊誠君…辞任につき、その補欠として…選任された。: who came into a committee is nobody of its roster.
    (listed && replaces(outline, i)).then_some(Section::Ignored)
}

/// Whether a roster without a label begins with block `i`: what all are over people one below the other, or before the first
/// of them: 【委員】 / 柊　誠　みなと大学教授 / 森　花子　みなと協会理事.
fn heads_people(outline: &Outline, i: usize, lexicon: &Lexicon) -> bool {
    // People below a heading that are no chance, and lines in which they stand.
    const PEOPLE: usize = 2;
    const LINES: usize = 4;
    let flow = &outline.blocks[i].flow;
    let s = flow.as_str();
    let bare = s.trim_matches(|c: char| "【】〔〕<>[]()○●■□◆◇・:".contains(c));
    let bare = bare.split(['(', '[']).next().unwrap_or(bare);
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || ".)".contains(c));
    let member = |label: &str| lexicon.titles.capacity(label).is_some_and(|c| c.kind == "member" && !c.one);
    let first = flow.pieces().first().map_or(0, |(first, _)| first.end);
    let beside = first < s.len() && member(&s[..first]) && is_entry(&flow.slice(first..s.len()), lexicon);
    let below = outline.blocks[i + 1..].iter().filter(|block| block.kind == BlockKind::Text).take(LINES);
    let people = below.filter(|block| is_entry(&block.flow, lexicon)).count();
    (beside || member(bare)) && people + usize::from(beside) >= PEOPLE
}

#[cfg(test)]
mod tests {
    use crate::minutes::roster::tests::of_record;

    #[test]
    fn those_below_the_place_need_no_label() {
        let record = |roster: &str| {
            of_record(format!(
                "第2回みなと市防災会議　議事録\n\n１　日時　　令和6年7月3日　午後2時00分～午後3時30分\n２　場所　　みなと市役所\n{roster}\n議題\n（１）桟橋の点検について\n（２）その他\n\n議事録\n○高橋会長　それでは始めます。\n○森委員　賛成です。\n"
            ))
        };
        let expected = "会長 高橋健一 みなと大学:教授\n委員 森花子 みなと市消防団:団長\n事務局 石田実 みなと市/防災課:主査";
        for (head, rest) in [
            ("○委員", "○事務局"),
            ("【委員】", "【事務局】"),
            ("委員", "事務局"),
            ("（１）委員", "（２）事務局"),
        ] {
            let roster = format!(
                "{head}\n会長　高橋　健一　　みなと大学　　教授\n森　花子　　みなと市消防団　　団長\n{rest}\n防災課　　主査　　石田　実\n"
            );
            assert_eq!(record(&roster), expected, "{head}");
        }
    }
}
