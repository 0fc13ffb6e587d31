//! Columns of a roster that a copy prints one below the other: all posts first, then all names, then who was there.
//!
//! Takes the lines of a roster; gives them with each post and its name on a line of its own. That there are as many
//! names as posts above them is what tells such columns from a heading over its people.

use super::{cells, is_body, person, presence_of, printed::Printed};
use crate::lexicon::Lexicon;

/// Characters of the longest post and of the longest name.
const POST: usize = 24;
const NAME: usize = 9;

/// Columns that begin with some line.
struct Columns {
    /// Lines before the first post that has a name.
    before: usize,
    /// People.
    count: usize,
    /// Whether notes of presence stand below the names.
    noted: bool,
}

/// The lines with what stands in columns set side by side.
pub(super) fn beside(lines: &[Printed], lexicon: &Lexicon) -> Vec<Printed> {
    let words: Vec<&str> = lines.iter().map(|line| line.flow.as_str()).collect();
    let mut found = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let Some(columns) = columns(&words[at..], lexicon) else {
            found.push(lines[at].copy());
            at += 1;
            continue;
        };
        found.extend(lines[at..at + columns.before].iter().map(Printed::copy));
        at += columns.before;
        for nth in at..at + columns.count {
            let mut flow = lines[nth].flow.clone();
            let name = flow.as_str().len();
            flow.join(&lines[nth + columns.count].flow);
            // （出席） says no more than the list.
            let note = lines.get(nth + 2 * columns.count).filter(|_| columns.noted);
            if let Some(note) = note.filter(|note| !is_there(note.flow.as_str())) {
                flow.join(&note.flow);
            }
            found.push(lines[nth].with(flow, Some(name)));
        }
        at += columns.count * if columns.noted { 3 } else { 2 };
    }
    found
}

/// Whether columns of posts and names begin with the first of `lines`.
pub(in crate::minutes) fn opens(lines: &[&str], lexicon: &Lexicon) -> bool {
    columns(lines, lexicon).is_some_and(|columns| columns.before == 0)
}

fn columns(lines: &[&str], lexicon: &Lexicon) -> Option<Columns> {
    let posts = lines.iter().take_while(|line| is_post(line, lexicon)).count();
    let mut named = lines[posts..].iter().take_while(|line| may_be_name(line, lexicon)).count();
    // A label below the last name is none, though it is as short as one.
    while named > posts && !is_name(lines[posts + named - 1], lexicon) {
        named -= 1;
    }
    let count = named.min(posts);
    let names = &lines[posts..posts + count];
    let known = names.iter().filter(|name| is_name(name, lexicon)).count();
    let before = posts - count;
    let own = &lines[before..posts];
    // 欠席者 / 委員 over two people are headings, and 委員 over one is.
    let held = own.iter().any(|post| holds(post, lexicon));
    let headed =
        own.first().is_some_and(|first| lexicon.titles.section(first).is_some() && !own[1..].contains(first));
    if count < 2 || known * 2 < count || named > posts || !held || headed {
        return None;
    }
    let notes = lines[posts + count..].iter().take_while(|note| is_presence(note)).count();
    Some(Columns { before, count, noted: notes == count })
}

/// A post without the note behind it: 委員 of 委員（職務代理者）.
fn bare(s: &str) -> &str {
    s.split('(').next().unwrap_or(s).trim_end()
}

fn is_post(line: &str, lexicon: &Lexicon) -> bool {
    let words = bare(line).replace(' ', "");
    let plain = (2..=POST).contains(&words.chars().count()) && !line.contains(['、', ',', ':', '。']);
    plain
        && !line.starts_with(['<', '【', '〔', '['])
        && cells::is_office(&words, lexicon)
        && !is_seated(&words, lexicon)
}

/// Whether words are a family name and a seat: 高橋会長 and 柊委員 are people.
fn is_seated(words: &str, lexicon: &Lexicon) -> bool {
    let at = lexicon.titles.capacity_at_end(words).filter(|&at| at > 0);
    at.is_some_and(|at| lexicon.titles.is_surname(&words[..at]))
}

/// Whether a post is held by one, rather than by each of a class.
fn holds(line: &str, lexicon: &Lexicon) -> bool {
    let words = bare(line).replace(' ', "");
    lexicon.titles.capacity(&words).is_none_or(|capacity| capacity.one)
}

fn may_be_name(line: &str, lexicon: &Lexicon) -> bool {
    let words = bare(line).replace(' ', "");
    let chars = words.chars().count();
    (2..=NAME).contains(&chars)
        && words.chars().all(char::is_alphabetic)
        && !cells::is_office(&words, lexicon)
        && !is_seated(&words, lexicon)
        && !is_body(&words, lexicon)
        && lexicon.titles.section(&words).is_none()
        && !opens_with_post(&words, lexicon)
}

/// 港湾部長柊誠: an entry of its own.
fn opens_with_post(words: &str, lexicon: &Lexicon) -> bool {
    let ends = words.char_indices().skip(2).map(|(at, _)| at);
    ends.into_iter().any(|end| {
        lexicon.titles.surname_at_start(&words[end..]).is_some() && cells::is_office(&words[..end], lexicon)
    })
}

fn is_name(line: &str, lexicon: &Lexicon) -> bool {
    let words = bare(line).replace(' ', "");
    let surname = lexicon.titles.surname_at_start(&words).is_some_and(|end| end < words.len());
    surname || person::doubt(&words, lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
}

/// （出席）, 欠席
fn is_presence(line: &str) -> bool {
    is_there(line) || presence_of(line.trim_matches(['(', ')', ' '])).is_some()
}

fn is_there(note: &str) -> bool {
    matches!(note.trim_matches(['(', ')', ' ']), "出席" | "出")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn posts_stand_above_as_many_names() {
        check(
            "出席者\n会長\n副会長\n委員\n委員\n\n高橋 健一\n森 花子\n石田 伸二\n椥辻 隆\n\n（出席）\n（出席）\n（欠席）\n（出席）\n",
            &["会長 高橋健一", "副会長 森花子", "委員 石田伸二  absent", "委員 椥辻隆"],
        );
        check(
            "出席者\n事務局\n港湾課長\n港湾課主査\n高橋 健一\n森 花子\n",
            &["事務局 高橋健一 港湾課:課長", "事務局 森花子 港湾課:主査"],
        );
    }
}
