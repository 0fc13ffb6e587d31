//! Speakers who take the floor in the middle of a line: files in which one cell or paragraph holds several speeches.

use super::{Marks, SpeakerMark, form};
use crate::{lexicon::Lexicon, text::Flow};

impl Marks {
    /// Where in `flow` another speaker takes the floor in the middle of a line, and with which mark.
    pub(in crate::minutes) fn within(&self, flow: &Flow, lexicon: &Lexicon) -> Vec<(usize, SpeakerMark)> {
        let s = flow.as_str();
        let mut found = Vec::new();
        if self.are_stated() {
            return found;
        }
        for (at, circle) in s.match_indices(['○', '◯', '〇', '◎', '◆']) {
            let over = s[..at].ends_with(['。', ')', '」', '』', '〕', '?', '!']);
            let start = at + circle.len();
            let start = s.len() - s[start..].trim_start().len();
            if !over || s[start..].starts_with(['○', '◯', '〇']) {
                continue;
            }
            let end = s[start..].char_indices().nth(48).map_or(s.len(), |(i, _)| start + i);
            let Some(mark) = form::circled(&flow.slice(start..end), lexicon) else { continue };
            let label = &s[start + mark.label.start..start + mark.label.end];
            if mark.words + start < s.len() && (label.contains('(') || self.labels.contains(label)) {
                let moved = SpeakerMark {
                    label: start + mark.label.start..start + mark.label.end,
                    words: start + mark.words,
                    verbatim: true,
                };
                found.push((at, moved));
            }
        }
        if self.bracket.is_some() {
            found.extend(self.bracketed_within(flow, lexicon));
            found.sort_by_key(|(at, _)| *at);
        }
        found
    }

    /// 【三枝委員】 behind the end of what another said, in a record whose speakers stand in such brackets.
    fn bracketed_within(&self, flow: &Flow, lexicon: &Lexicon) -> Vec<(usize, SpeakerMark)> {
        let s = flow.as_str();
        let mut found = Vec::new();
        for (at, open) in s.match_indices('【').filter(|(at, _)| *at > 0) {
            let start = at + open.len();
            let Some(end) = s[start..].find('】').map(|close| start + close) else { continue };
            let label = &s[start..end];
            let speaks = self.labels.contains(label)
                || form::names_speaker(label, lexicon)
                || lexicon.bodies.known(label).is_some();
            let words = s[end + '】'.len_utf8()..].trim_start();
            if s[..at].trim_end().ends_with(['。', ')', '」', '〕', '?', '!']) && speaks && !words.is_empty()
            {
                found.push((
                    at,
                    SpeakerMark { label: start..end, words: s.len() - words.len(), verbatim: true },
                ));
            }
        }
        found
    }
}
