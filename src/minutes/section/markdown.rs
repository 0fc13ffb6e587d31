//! Headings of Markdown below a roster: what ends it, and what stands within it.

use super::{Part, label::label, line::is_nested, record::is_topic};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::speech::Marks,
    outline::{Block, Outline},
};

/// ## ご紹介 behind a list: a heading of the record in Markdown.
pub(super) fn is_headed(
    current: &Part,
    outline: &Outline,
    i: usize,
    marks: &Marks,
    lexicon: &Lexicon,
) -> bool {
    let block = &outline.blocks[i];
    let aside = current.section == Some(Section::Ignored) && is_nested(current, outline);
    let hashed = block.flow.as_str().starts_with('#') && label(block, lexicon).is_none();
    (current.is_roster() || aside)
        && !marks.are_stated()
        && hashed
        && !heads_within_roster(outline, i, lexicon)
}

/// ### みなと省 below ## 出席者: a heading of Markdown that opens nothing of its own stands within the roster over it.
pub(super) fn heads_within_roster(outline: &Outline, i: usize, lexicon: &Lexicon) -> bool {
    let level = |block: &Block| block.flow.as_str().bytes().take_while(|&b| b == b'#').count();
    let block = &outline.blocks[i];
    let own = level(block);
    let over = outline.blocks[..i].iter().rev().find(|above| (1..own).contains(&level(above)));
    let topic = || is_topic(block.flow.as_str().trim_start_matches('#'), lexicon);
    over.and_then(|over| label(over, lexicon))
        .is_some_and(|(section, ..)| matches!(section, Section::Attendees | Section::Absentees))
        && label(block, lexicon).is_none()
        && !topic()
}

#[cfg(test)]
mod tests {
    use crate::{Format, Text, lexicon::Lexicon, minutes::Minutes, outline::Outline};

    #[test]
    fn deeper_headings_stand_within_the_roster() {
        let page = "# みなと空域利用協議会（第3回） 議事録\n\n- 日時：2024年7月3日（水）13：00-14：45\n- 傍聴者：3名\n\n## 出席者\n\n- 高橋 健一（はまかぜ大学教授）【主査】\n- 森 花子（みなと商工会議所会頭）\n\n### 総務省\n\n- 石田 伸二（参事官）\n\n### 欠席\n\n- 三枝 徹（みなと銀行支店長）\n\n### 環境省\n\n- 鈴木 進（審議官）\n\n## 議題\n\n1. 飛行手続について\n2. 桟橋の点検について\n\n## 議事\n\n**高橋主査：** それでは始めます。\n\n### 議題1　飛行手続について\n\n**石田参事官：** 資料を御覧ください。\n";
        let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
        let people = read.attendance.iter().map(|a| {
            let name = a.name.as_ref().map_or("–", |name| name.value.as_str());
            let top = a.affiliations.first().and_then(|held| held.organization.first());
            format!("{name} {} {:?}", top.map_or("–", String::as_str), a.presence)
        });
        assert_eq!(
            people.collect::<Vec<_>>(),
            [
                "高橋健一 はまかぜ大学 Present",
                "森花子 みなと商工会議所 Present",
                "石田伸二 総務省 Present",
                "三枝徹 みなと銀行 Absent",
                "鈴木進 環境省 Present",
            ]
        );
        assert_eq!(read.agenda.len(), 2);
        assert_eq!(read.turns.len(), 2);
    }
}
