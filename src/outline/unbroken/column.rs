//! Speakers who stood in a column before their words, in a line that lost its ends: …始めます。 港湾課長 御説明いたします。
//!
//! No circle or bracket sets them off. What tells them is that one who may speak stands between spaces where a sentence is
//! over, or behind a heading, and that a sentence follows before the next of them.

use super::{Gap, behind_hour, over};
use crate::{
    lexicon::Lexicon,
    script::{Script, script},
    text::fold,
};

/// Letters of the longest name with its title.
const LABEL: usize = 16;
/// Letters of a family name before its title, at most.
const NAME: usize = 5;
/// Letters of a title whose letters are set apart, at most: 事 務 局 長.
const LETTERS: usize = 6;
/// Characters of the first sentence of a speech, at most.
const SENTENCE: usize = 300;
/// Hiragana of a sentence, at least: a list of posts and names has none.
const KANA: usize = 5;

/// Kana of a line of sentences from which a copy took the stops, at least.
const STOPLESS: usize = 40;
/// How sentences of speech end.
const CLOSE: [&str; 15] = [
    "ます",
    "です",
    "ました",
    "でした",
    "ません",
    "ますか",
    "ですか",
    "せんか",
    "しょうか",
    "ましょう",
    "下さい",
    "ください",
    "ですね",
    "思う",
    "ございます",
];
/// What asks the one before to speak.
const ASKED: [&str; 4] = ["お願い", "どうぞ", "いかが", "よろしく"];

/// One who may speak.
struct Candidate {
    /// Byte of the first letter.
    at: usize,
    /// Byte of the first word behind.
    said: usize,
    /// Whether a sentence is over before them.
    over: bool,
    /// Whether their words may open a record or stand below a heading: who leads, an organ, a person.
    opens: bool,
}

/// Whether a copy took the stops of what is said in a line: sentences, and neither comma nor full stop.
pub(in crate::outline) fn lost_stops(line: &str) -> bool {
    !line.contains(['。', '、', '，', '．'])
        && line.chars().filter(|c| script(*c) == Script::Hiragana).nth(STOPLESS).is_some()
}

/// Where those begin, in bytes, who take the floor within the line.
pub(super) fn turns(line: &str, gaps: &[Gap], lexicon: &Lexicon) -> Vec<usize> {
    // Behind the last circle nothing else than the column sets speakers off.
    let from = line.rfind(['○', '◯', '〇', '◎']).unwrap_or(0);
    let mut found: Vec<Candidate> = Vec::new();
    let mut taken = from;
    let indent = line.len() - line.trim_start().len();
    let stopless = lost_stops(line);
    let starts = std::iter::once(indent).chain(gaps.iter().map(|gap| gap.byte.1));
    for at in starts.filter(|&at| at > from || from == 0) {
        if at < taken {
            continue;
        }
        let before = line[..at].trim_end();
        let closed = stopless && CLOSE.iter().any(|end| before.ends_with(end));
        let over = over(before) || behind_hour(before, lexicon) || closed;
        // 報告第1号 港湾課長 …: who reports stands below the number of the report.
        let reports = before.ends_with('号');
        let heads = || before.is_empty() || behind_noun(before);
        if !over && !reports && !heads() {
            continue;
        }
        let Some((end, opens)) = label_at(&line[at..], lexicon) else { continue };
        let said = line.len() - line[at + end..].trim_start().len();
        let asked = stopless && ASKED.iter().any(|asked| line[said..].starts_with(asked));
        if goes_on(&line[said..]) || asked || !over && !reports && !opens {
            continue;
        }
        taken = said;
        found.push(Candidate { at, said, over, opens });
    }
    let ends = found.iter().skip(1).map(|next| next.at).chain([line.len()]).collect::<Vec<_>>();
    let mut ends = ends.into_iter();
    found.retain(|one| ends.next().is_some_and(|end| says(&line[one.said..end], stopless)));
    let spoken = found.len() > 1 && found[0].opens && found.iter().any(|one| one.over);
    if spoken { found.into_iter().map(|one| one.at).collect() } else { Vec::new() }
}

/// Where one who may speak ends, and whether they may open a record: 港湾課長, 柊委員, 議 長, 9 番, 事務局(港湾 課長).
fn label_at(words: &str, lexicon: &Lexicon) -> Option<(usize, bool)> {
    apart(words, lexicon).or_else(|| whole(words, lexicon))
}

/// 議 長, 事 務 局, 10 番: letters that stand by themselves.
fn apart(words: &str, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let mut label = String::new();
    let mut found = None;
    let mut end = 0;
    for (nth, letter) in words.split_whitespace().take(LETTERS).enumerate() {
        let start = words.len() - words[end..].trim_start().len();
        let letter = fold(letter);
        let number = nth == 0 && letter.len() <= 2 && letter.bytes().all(|b| b.is_ascii_digit());
        if !number && letter.chars().count() > 1 {
            break;
        }
        end = start + words[start..].find(char::is_whitespace)?;
        label.push_str(&letter);
        if nth > 0 && (is_seat(&label) || speaks(&label, lexicon)) {
            found = Some((end, !is_seat(&label)));
        }
    }
    found
}

/// 港湾課長, 柊委員, 9番, 事務局(港湾 課長): a word between spaces, but for those within its brackets.
fn whole(words: &str, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let first = words.find(char::is_whitespace)?;
    let open = words[..first].find(['(', '（']).filter(|_| !words[..first].ends_with([')', '）']));
    let end = match open {
        Some(open) => words.char_indices().take(LABEL + 4).find(|&(at, c)| at > open && ")）".contains(c)),
        None => None,
    };
    let end = end.map_or(first, |(at, c)| at + c.len_utf8());
    words[end..].starts_with(char::is_whitespace).then_some(())?;
    let label = fold(&words[..end]).replace(' ', "");
    let office = label.split('(').next().unwrap_or(&label);
    let plain = (2..=LABEL).contains(&label.chars().count())
        && !office.contains(['。', '、', ',', '「', ':', '・', '/', '.'])
        && lexicon.titles.section(office).is_none_or(|_| lexicon.titles.capacity(office).is_some());
    if !plain {
        return None;
    }
    let titles = &lexicon.titles;
    let member = titles.capacity_at_end(office).is_some_and(|at| {
        (1..=NAME).contains(&office[..at].chars().count()) && speaks(&office[at..], lexicon)
    });
    if member || speaks(office, lexicon) {
        return Some((end, true));
    }
    let post = titles.post_at_end(office);
    let person = post.is_some_and(|at| titles.surname_at_start(&office[..at]).is_some());
    (post.is_some() || is_seat(office)).then_some((end, person))
}

/// Whether words are a capacity in which people speak.
fn speaks(label: &str, lexicon: &Lexicon) -> bool {
    let kinds = ["chair", "deputy", "member", "organ", "official", "guest"];
    lexicon.titles.capacity(label).is_some_and(|capacity| kinds.contains(&capacity.kind.as_str()))
}

/// Whether words are the number of a seat: 9番.
fn is_seat(label: &str) -> bool {
    label
        .strip_suffix('番')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether words go on with a sentence that a line end cut: 事務局 から説明する。
fn goes_on(said: &str) -> bool {
    said.starts_with(['が', 'を', 'に', 'の', '、', ',', '，', ':', '：', '/', '(', '（'])
        || said.starts_with('は') && !said.starts_with("はい")
        || ["から", "より", "など", "と ", "と　"].iter().any(|particle| said.starts_with(particle))
}

/// Whether words before a gap can be a heading or the end of a list, and no part of a sentence.
fn behind_noun(before: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() && script(c) != Script::Hiragana)
}

/// Whether a sentence stands in the words up to the next one who may speak.
fn says(words: &str, stopless: bool) -> bool {
    let Some(end) = words.find('。').or(stopless.then_some(words.len())) else { return false };
    let sentence = words[..end].char_indices().nth(SENTENCE).map_or(&words[..end], |(cut, _)| &words[..cut]);
    if stopless {
        return sentence.chars().filter(|c| script(*c) == Script::Hiragana).count() >= KANA;
    }
    let sentence = &words[..end];
    sentence.chars().count() <= SENTENCE
        && sentence.chars().filter(|c| script(*c) == Script::Hiragana).count() >= KANA
}

/// Where 【柊委員】 begins, in bytes, behind the end of what another said, in a line without a space between them.
pub(super) fn bracketed(line: &str, lexicon: &Lexicon) -> Vec<usize> {
    const PAIRS: [(char, char); 4] = [('【', '】'), ('[', ']'), ('［', '］'), ('〔', '〕')];
    let titled = |label: &str| {
        let title = lexicon.titles.capacity_at_end(label).or_else(|| lexicon.titles.post_at_end(label));
        title.is_some() && label.chars().count() <= LABEL
    };
    let opens = line.match_indices(['【', '[', '［', '〔']);
    opens
        .filter(|(at, open)| {
            let close =
                PAIRS.iter().find(|(begin, _)| open.starts_with(*begin)).map_or(']', |(_, close)| *close);
            let inner = &line[at + open.len()..];
            line[..*at].ends_with(['。', '？', '?'])
                && inner.find(close).is_some_and(|end| titled(&inner[..end]) && inner[end..].contains('。'))
        })
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Above, parts};
    use crate::{Format, Span, Text, lexicon::Lexicon};

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let text = Text::from_string(line.to_owned(), Format::Plain, "UTF-8");
        let found = parts(&text, Span::new(0, text.chars()), &mut Above::default(), Lexicon::embedded());
        let words: Vec<&str> = found.iter().map(|span| text.quote(*span).trim()).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn who_stood_in_a_column_begins_a_line() {
        check(
            "第3回みなと協議会 (令和6年7月3日) -2- 午後2時00分開会 高橋委員長 皆様、こんにちは。 本日は全員の御出席をいただいております。 それでは、報告をお願いいたします。 図書館長 昨年の夏は、閉館を一時間 遅らせたところ、多くの方にお越しいただきました。 柊委員 金曜だけ延ばすやり方もあるのではないでしょうか。",
            &[
                "第3回みなと協議会 (令和6年7月3日) -2- 午後2時00分開会",
                "高橋委員長 皆様、こんにちは。 本日は全員の御出席をいただいております。 それでは、報告をお願いいたします。",
                "図書館長 昨年の夏は、閉館を一時間 遅らせたところ、多くの方にお越しいただきました。",
                "柊委員 金曜だけ延ばすやり方もあるのではないでしょうか。",
            ],
        );
    }

    #[test]
    fn letters_and_brackets_of_a_column_may_be_broken() {
        check(
            "開 会 会 長 定足数を満たしていることを確かめ、みなと協議会を開会すると 告げた。 挨 拶 議 長 雪の残る中、足をお運びいただきありがとうございます。 事務局(港湾 課長) 報告は届出が2件で、いずれも桟橋でございます。 9 番 土がどこから運ばれたものか、確かめているのですか。",
            &[
                "開 会",
                "会 長 定足数を満たしていることを確かめ、みなと協議会を開会すると 告げた。 挨 拶",
                "議 長 雪の残る中、足をお運びいただきありがとうございます。",
                "事務局(港湾 課長) 報告は届出が2件で、いずれも桟橋でございます。",
                "9 番 土がどこから運ばれたものか、確かめているのですか。",
            ],
        );
    }

    #[test]
    fn a_person_by_the_post_may_open_the_record() {
        check(
            "(2) 審議の概要を当社のページに掲載 杉山編成部長 お時間になりましたので、高橋委員長、よろしくお願いいたします。 高橋委員長 それでは始めます。先週の台風では、皆さんのお宅は御無事でしたでしょうか。",
            &[
                "(2) 審議の概要を当社のページに掲載",
                "杉山編成部長 お時間になりましたので、高橋委員長、よろしくお願いいたします。",
                "高橋委員長 それでは始めます。先週の台風では、皆さんのお宅は御無事でしたでしょうか。",
            ],
        );
    }

    #[test]
    fn who_reports_begins_a_line_below_the_number_of_the_report() {
        check(
            "署名委員 議 長 署名委員は、2番の高橋委員にお願いします。 報告第1号 港湾課長 桟橋を直すための届出が一件ございました。書類に不足がないため、受理いたしました。 議 長 ただいまの報告について、何かありますか。",
            &[
                "署名委員",
                "議 長 署名委員は、2番の高橋委員にお願いします。 報告第1号",
                "港湾課長 桟橋を直すための届出が一件ございました。書類に不足がないため、受理いたしました。",
                "議 長 ただいまの報告について、何かありますか。",
            ],
        );
    }

    #[test]
    fn people_of_a_list_and_of_whom_a_sentence_tells_do_not() {
        let list = "出席委員 会長 高橋 健一 委員 柊 誠 委員 森 花子 事務局 港湾課長 石井 和博 主任 鈴木 徹 委員 三雲 花 委員 椥辻 誠 委員 高橋 花 会長 から順に、御挨拶をいただきます。";
        check(list, &[list]);
        let told = "本日の議題は二つでございます。 まず資料1につきまして、 事務局 から御説明をいたしまして、その後に皆様の御意見を 委員 の順に伺いたいと考えておりますので、どうぞよろしくお願いいたします。";
        check(told, &[told]);
    }

    #[test]
    fn brackets_behind_a_sentence_begin_a_line_without_a_space() {
        check(
            "議事(1)航路の現況について【高橋委員】渡し船の客が十年で半分になった理由を、市はどう見ているのか教えていただきたいと思います。【事務局】橋が延びて日帰りの客が増え、泊まる方が減ったことが大きいと考えています。【案】は後に示します。",
            &[
                "議事(1)航路の現況について【高橋委員】渡し船の客が十年で半分になった理由を、市はどう見ているのか教えていただきたいと思います。",
                "【事務局】橋が延びて日帰りの客が増え、泊まる方が減ったことが大きいと考えています。【案】は後に示します。",
            ],
        );
    }
}
