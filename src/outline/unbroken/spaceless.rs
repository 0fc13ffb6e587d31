//! Where lines began in words whose letters a copy set apart, once its spaces are left out: 1日時…2場所…4出席者(1)委員…(2)事務局….

use crate::lexicon::{Lexicon, Section};

/// Labels that count on, at least, where none opens the line.
const LEAST: usize = 3;
/// Characters of a label.
const LABEL: usize = 16;

/// A numbered label: where its number begins and its words end, and the number.
struct Label {
    at: usize,
    end: usize,
    number: u32,
}

/// Characters before which lines began.
pub(super) fn cuts(line: &str, lexicon: &Lexicon) -> Vec<usize> {
    let labels = labels(line, lexicon);
    let opens = labels.first().is_some_and(|first| first.at == 0);
    let mut found: Vec<usize> = Vec::new();
    if labels.len() < LEAST && !opens {
        return found;
    }
    let ends = labels.iter().skip(1).map(|next| next.at).chain([line.len()]);
    for (label, end) in labels.iter().zip(ends) {
        found.push(label.at);
        let items = items(line, label.end, end);
        found.extend(items.iter().filter(|_| items.len() > 1));
        found.extend(items.iter().filter_map(|&item| below_item(line, item, lexicon)));
    }
    // …について・署名について…した。・資料1について…: bullets behind a heading or a sentence.
    let over = |at: &usize| line[..*at].ends_with('。') || line[..*at].ends_with("について");
    found.extend(line.match_indices('・').map(|(at, _)| at).filter(over));
    found.sort_unstable();
    found.dedup();
    let mut bytes = found.into_iter().filter(|&at| at > 0).peekable();
    let chars = line.char_indices().enumerate();
    chars.filter_map(|(nth, (byte, _))| bytes.next_if_eq(&byte).map(|_| nth)).collect()
}

/// The labels that count on, each from the one before it.
fn labels(line: &str, lexicon: &Lexicon) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let mut digits_before = false;
    for (at, c) in line.char_indices() {
        let opens = c.is_ascii_digit() && !std::mem::replace(&mut digits_before, c.is_ascii_digit());
        digits_before &= c.is_ascii_digit();
        if !opens {
            continue;
        }
        let digits = line[at..].bytes().take_while(u8::is_ascii_digit).count();
        let words = &line[at + digits..];
        let words = words.char_indices().nth(LABEL).map_or(words, |(end, _)| &words[..end]);
        let label = lexicon.titles.label_at_start(words).filter(|label| label.chars().nth(1).is_some());
        let (Some(label), Ok(number)) = (label, line[at..at + digits].parse::<u32>()) else { continue };
        let next = found.last().map_or(at == 0 || number == 1, |last| number == last.number + 1);
        if next {
            found.push(Label { at, end: at + digits + label.len(), number });
        }
    }
    found
}

/// Where (1), (2), … begin that count on between two places.
fn items(line: &str, from: usize, to: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(item) = line[at..to].find(&format!("({})", found.len() + 1)) {
        found.push(at + item);
        at += item + 1;
    }
    found
}

/// (2)議事ア港の利用について: where the first item below begins that the letter of a row of kana counts.
fn below_item(line: &str, item: usize, lexicon: &Lexicon) -> Option<usize> {
    let from = item + line[item..].find(')')? + 1;
    let words = &line[from..];
    let label = lexicon
        .titles
        .label_at_start(words.char_indices().nth(LABEL).map_or(words, |(end, _)| &words[..end]))?;
    let behind = words[label.len()..].strip_prefix('ア')?.chars().next()?;
    let list = matches!(lexicon.titles.section(label), Some(Section::Agenda | Section::Body));
    (list && !matches!(behind, 'ァ'..='ヶ' | 'ー')).then_some(from + label.len())
}

#[cfg(test)]
mod tests {
    use super::super::{Above, parts};
    use crate::{Format, Span, Text, lexicon::Lexicon};

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let spaced: Vec<String> = line.chars().map(String::from).collect();
        let text = Text::from_string(spaced.join(" "), Format::Plain, "UTF-8");
        let found = parts(&text, Span::new(0, text.chars()), &mut Above::default(), Lexicon::embedded());
        let words: Vec<String> = found.iter().map(|span| text.quote(*span).replace(' ', "")).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn numbered_labels_begin_lines_where_no_space_tells() {
        check(
            "1日時令和6年7月3日(水)午後1時30分から午後3時15分まで2場所みなと会館2階会議室3議事(1)桟橋の掛替えについて(2)その他4出席者(1)委員高橋会長、森委員(2)事務局柊課長、三枝主査",
            &[
                "1日時令和6年7月3日(水)午後1時30分から午後3時15分まで",
                "2場所みなと会館2階会議室",
                "3議事",
                "(1)桟橋の掛替えについて",
                "(2)その他",
                "4出席者",
                "(1)委員高橋会長、森委員",
                "(2)事務局柊課長、三枝主査",
            ],
        );
    }

    #[test]
    fn bullets_and_brackets_behind_headings_and_sentences_do() {
        check(
            "6会議内容(1)開会(2)議事ア桟橋の掛替えについて・署名について会長が森委員を指名した。・資料1について課から説明があった。[森委員]工期の二年は長いのではないか。[柊課長]冬の間は波が高く船を出せない。",
            &[
                "6会議内容",
                "(1)開会",
                "(2)議事",
                "ア桟橋の掛替えについて",
                "・署名について会長が森委員を指名した。",
                "・資料1について課から説明があった。",
                "[森委員]工期の二年は長いのではないか。",
                "[柊課長]冬の間は波が高く船を出せない。",
            ],
        );
    }
}
