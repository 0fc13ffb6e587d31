//! Given names that only the marks of speakers tell: 柊総務課長 of the roster speaks as 柊　誠君.
//!
//! Takes the statements and the roster; completes a family name where one entry has it and all marks agree.

use super::person;
use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Cited, Turn},
    rule,
    script::{Script, only},
};

/// Completes family names of the roster by the marks of those who speak.
pub(in crate::minutes) fn completed(turns: &[Turn], attendance: &mut [Attendance], lexicon: &Lexicon) {
    let mut marked: Vec<Cited<String>> = Vec::new();
    for name in turns.iter().filter_map(|turn| full_name(turn.label.as_ref()?, lexicon)) {
        if !marked.iter().any(|known| known.value == name.value) {
            marked.push(name);
        }
    }
    posts_by_marks(turns, attendance, lexicon);
    names_by_posts(turns, attendance);
    given_in_brackets(turns, attendance, lexicon);
    for at in 0..attendance.len() {
        let Some(family) = attendance[at].name.as_ref().map(|name| name.value.clone()) else { continue };
        let of_family = |name: &str| name.starts_with(&family);
        let alone =
            attendance.iter().flat_map(|a| &a.name).filter(|name| of_family(&name.value)).count() == 1;
        let mut whole = marked.iter().filter(|name| of_family(&name.value) && name.value != family);
        if let (true, Some(name), None) =
            (alone && lexicon.titles.is_surname(&family), whole.next(), whole.next())
        {
            // 柊|誠総務課長 was cut where the family name ends.
            let given = &name.value[family.len()..];
            for post in attendance[at].affiliations.iter_mut().filter_map(|held| held.post.as_mut()) {
                if let Some(rest) = post.strip_prefix(given).filter(|rest| !rest.is_empty()) {
                    *post = rest.to_owned();
                }
            }
            attendance[at].name = Some(name.clone());
        }
    }
}

/// Completes posts by the marks of those who speak: 課長　柊　誠 of the roster speaks as 柊港湾課長.
fn posts_by_marks(turns: &[Turn], attendance: &mut [Attendance], lexicon: &Lexicon) {
    let titles = &lexicon.titles;
    for person in attendance {
        let Some(name) = &person.name else { continue };
        let [held] = person.affiliations.as_mut_slice() else { continue };
        let Some(post) = held.post.clone().filter(|_| held.organization.is_empty()) else { continue };
        let called = turns.iter().filter_map(|turn| turn.label.as_ref()).find_map(|label| {
            let family = titles.surname_at_start(&label.value)?;
            let (family, title) = label.value.split_at(family);
            let own = name.value.starts_with(family) && title.len() > post.len() && title.ends_with(&post);
            own.then(|| title.to_owned())
        });
        let Some(title) = called else { continue };
        let unit = title.strip_suffix('長').filter(|unit| unit.ends_with(['局', '部', '課', '室']));
        if titles.is_post(&title) {
            held.post = Some(title);
        } else if let Some(unit) = unit.filter(|unit| unit.chars().count() > 2) {
            let head = matches!(post.as_str(), "局長" | "部長" | "課長" | "室長");
            held.organization.extend(head.then(|| unit.to_owned()));
        }
    }
}

/// Names those of whom the roster lists the post alone and who say who they are: 事務局（港湾課長）　港湾課長の椥辻でございます。
fn names_by_posts(turns: &[Turn], attendance: &mut [Attendance]) {
    for person in attendance.iter_mut().filter(|person| person.name.is_none()) {
        let [held] = person.affiliations.as_slice() else { continue };
        let post = held.as_written.replace(' ', "");
        if held.post.is_none() || post.chars().count() < 3 {
            continue;
        }
        let opening = format!("{post}の");
        person.name = turns.iter().find_map(|turn| {
            let label = &turn.label.as_ref()?.value;
            let own =
                label.strip_suffix(')').and_then(|l| l.rsplit_once('(')).map_or(label.as_str(), |(_, l)| l);
            let s = turn.flow.as_str();
            let from = s.find(&opening).filter(|_| own == post)? + opening.len();
            let end = ["でございます", "です。", "と申します"]
                .iter()
                .filter_map(|end| s[from..].find(end))
                .min()?;
            let name = &s[from..from + end];
            let letters = (1..=4).contains(&name.chars().count()) && only(name, Script::Kanji);
            let span = turn.flow.span(from..from + end);
            letters.then(|| Cited { value: name.to_owned(), span, rule: rule::ROSTER_MARK })
        });
    }
}

/// The whole name of one whom the roster tells apart by a letter, where the words call them by it: 柊（誠）委員 of the roster is
/// 柊誠司委員.
fn given_in_brackets(turns: &[Turn], attendance: &mut [Attendance], lexicon: &Lexicon) {
    for name in attendance.iter_mut().filter_map(|person| person.name.as_mut()) {
        let Some((family, given)) = name.value.strip_suffix(')').and_then(|name| name.split_once('(')) else {
            continue;
        };
        let opening = format!("{family}{given}");
        let whole = turns.iter().find_map(|turn| {
            let s = turn.flow.as_str();
            s.match_indices(&opening).find_map(|(at, _)| {
                let ends =
                    s[at..].char_indices().map(|(end, _)| at + end).skip(opening.chars().count()).take(3);
                let called = |end: &usize| {
                    let kind = |title: &str| s[*end..].starts_with(title);
                    ["委員", "会長", "部会長", "議員"].iter().any(|title| kind(title))
                };
                let end = ends.into_iter().find(called)?;
                let value = s[at..end].to_owned();
                let known = only(&value, Script::Kanji) && lexicon.titles.surname_at_start(&value).is_some();
                known.then(|| Cited { value, span: turn.flow.span(at..end), rule: rule::ROSTER_MARK })
            })
        });
        if let Some(whole) = whole {
            *name = whole;
        }
    }
}

/// The family name and given name that a mark is, with an honorific or a title in front at most: 総務課長（柊誠君）.
fn full_name(mark: &Cited<String>, lexicon: &Lexicon) -> Option<Cited<String>> {
    let words = mark.value.as_str();
    let inner = words.strip_suffix(')').and_then(|w| w.rsplit_once('(')).map_or(words, |(_, inner)| inner);
    let name = &inner[..person::honorific(inner, lexicon).unwrap_or(inner.len())];
    let value: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let end = lexicon.titles.surname_at_start(&value).filter(|&end| end < value.len())?;
    let given = (1..=3).contains(&value[end..].chars().count());
    let sure = person::doubt(&value, lexicon).is_some_and(|doubt| doubt <= person::LIKELY);
    (given && sure).then_some(Cited { value, span: mark.span, rule: rule::ROSTER_MARK })
}

#[cfg(test)]
mod tests {
    use super::super::tests::of_record;

    #[test]
    fn marks_complete_a_family_name_that_one_has() {
        let text = "教育委員会会議録\n１　日時\n　令和5年7月20日（木）　13時30分\n２　出席委員\n　委員　高橋　健一\n３　出席職員等\n　柊教育部長　　森学校教育課長　　三枝指導室長\n４　議事\n柊　　誠君\n　それでは始めます。\n高橋　健一君\n　賛成です。\n柊　　誠君\n　以上です。\n";
        assert!(of_record(text.to_owned()).contains("柊誠 "), "{}", of_record(text.to_owned()));
    }
}
