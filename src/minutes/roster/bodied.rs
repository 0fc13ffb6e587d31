//! People by surname and post behind their body: 国土交通省　椥辻　水政課長, （内閣府）柊参事官、森主査, 水政課：柊課長、森主査.
//!
//! Takes the rows under one heading; gives the entries, or `None` where the rows are no such list.

use super::{
    called::{called, is_title},
    draft::Draft,
    is_body, listing,
    row::Row,
    scope,
};
use crate::{lexicon::Lexicon, text::Flow};

/// How the body of a person stands before them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    Apart,
    Brackets,
    Colon,
}

/// The people of `rows`, each of the body that was printed last, where some bodies are printed and all read as people.
pub(super) fn people(rows: &[Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows = unbroken(rows, lexicon);
    let mut body: Option<Flow> = None;
    // （みなと県）（環境部）柊部長: the body within whose units those behind them are.
    let mut outer: Option<Flow> = None;
    let mut drafts = Vec::new();
    // Only what no other list has: a surname apart from its post, bodies in brackets, rows with and without a body.
    let (mut own, mut told, mut bare, mut posts) = (false, 0usize, 0usize, 0usize);
    for row in &rows {
        let items: Vec<Flow> =
            listing::items(row).iter().flat_map(|item| at_brackets(item, lexicon)).collect();
        if !items.first().is_some_and(|item| before(item, lexicon).is_some()) {
            bare += 1;
        }
        for (nth, mut item) in items.into_iter().enumerate() {
            let mut person = item.clone();
            let mut set = None;
            if let Some((over, _, Set::Brackets)) = before(&item, lexicon).filter(|(_, behind, _)| {
                before(behind, lexicon).is_some_and(|(.., set)| set == Set::Brackets)
            }) {
                item = item.slice(over.as_str().len() + "()".len()..item.as_str().len());
                outer = Some(over);
            } else if before(&item, lexicon).is_some_and(|(of, ..)| !scope::is_unit(of.as_str(), lexicon)) {
                outer = None;
            }
            if let Some((of, behind, how)) = before(&item, lexicon) {
                told += 1;
                // 港湾課：柊課長、みなと銀行：森次長: the body changes within the row.
                own |= how == Set::Brackets || how == Set::Colon && nth > 0;
                let mut whole = outer.clone().unwrap_or_default();
                whole.join(&of);
                (body, person, set) = (Some(whole), behind, Some(how));
            }
            let (name, post, apart) = surname_and_post(&person, set, lexicon)?;
            // Names alone are of the body before them; without any they are a list of another kind.
            if post.is_empty() && body.is_none() {
                return None;
            }
            posts += usize::from(!post.is_empty());
            own |= apart && body.is_some();
            let seat =
                lexicon.titles.capacity(post.as_str()).is_some() && !lexicon.titles.is_post(post.as_str());
            let mut rest =
                body.clone().filter(|_| set.is_some() || !seat || post.is_empty()).unwrap_or_default();
            rest.join(&post);
            drafts.push(Draft::name_last(Some(name), rest));
        }
    }
    (told > 0 && posts > 0 && (own || bare > 0)).then_some(drafts)
}

/// The words of the rows, those of a list together where the wrap broke an entry: みなと協議会　柊技 / 術部会長.
fn unbroken(rows: &[Row], lexicon: &Lexicon) -> Vec<Flow> {
    let mut whole: Vec<Flow> = Vec::new();
    for row in rows.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none()) {
        let listed = |above: &&mut Flow| {
            let words = above.as_str();
            let comma = |words: &str| words.contains(['、', ',']);
            (comma(words) || comma(row.flow.as_str()) && is_torn(above, lexicon))
                && !words.ends_with(['、', ','])
        };
        let opens = || listing::items(&row.flow).first().is_some_and(|item| before(item, lexicon).is_some());
        let broken = |above: &Flow| {
            let last = listing::items(above).pop();
            let person = last.map(|item| before(&item, lexicon).map_or(item, |(_, behind, _)| behind));
            row.after_full || person.is_some_and(|person| !listing::is_whole(&person, lexicon))
        };
        match whole.last_mut().filter(listed).filter(|above| !opens() && broken(above)) {
            Some(above) => listing::mend(above, &row.flow, lexicon),
            None => whole.push(row.flow.clone()),
        }
    }
    whole
}

/// Whether a row is a body and the beginning of a person whose title the wrap broke: みなと協議会　柊技.
pub(super) fn is_torn(flow: &Flow, lexicon: &Lexicon) -> bool {
    let person = before(flow, lexicon).filter(|(_, _, set)| *set == Set::Apart).map(|(_, person, _)| person);
    person.is_some_and(|person| {
        person.pieces().len() == 1
            && lexicon.titles.surname_at_start(person.as_str()).is_some()
            && !listing::is_whole(&person, lexicon)
            && !is_body(person.as_str(), lexicon)
    })
}

/// Whether words in brackets are a body, or a unit of one, whose people follow.
fn is_body_in_brackets(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.bodies.known(words).is_some()
        || lexicon.bodies.form_at_start(words).is_some()
        || scope::is_unit(words, lexicon)
        || words.chars().count() > 2
            && is_body(words, lexicon)
            && lexicon.titles.post_at_end(words).is_none()
            && lexicon.titles.capacity(words).is_none()
            && !lexicon.titles.is_surname(words)
}

/// Whether a row lists people behind several bodies in brackets, the first of which opens it.
pub(super) fn lists_in_brackets(flow: &Flow, lexicon: &Lexicon) -> bool {
    let opens = before(flow, lexicon).is_some_and(|(.., set)| set == Set::Brackets);
    opens && flow.as_str().matches(')').count() > 1
}

/// 柊（港湾課）森係長: an item cut where bodies in brackets begin other persons.
fn at_brackets(item: &Flow, lexicon: &Lexicon) -> Vec<Flow> {
    let s = item.as_str();
    let begins = |open: &usize| {
        let close = s[*open..].find(')').map(|at| open + at).filter(|close| close + 1 < s.len());
        // （みなと県）（環境部）柊部長: the second is within the first.
        let apart = *open > 0 && !s[..*open].ends_with(')');
        // 統括官（港湾担当）付参事官: what an officer is in charge of, to whom another is attached.
        let attached = close.is_some_and(|close| s[close + 1..].starts_with('付'));
        apart
            && !attached
            && close.is_some_and(|close| {
                !s[close + 1..].starts_with(':') && is_body_in_brackets(&s[open + 1..close], lexicon)
            })
    };
    let opens = s.match_indices('(').map(|(open, _)| open).filter(begins);
    let cuts: Vec<usize> = std::iter::once(0).chain(opens).chain([s.len()]).collect();
    cuts.windows(2).map(|cut| item.slice(cut[0]..cut[1])).collect()
}

/// The body before a person, and the person.
fn before(item: &Flow, lexicon: &Lexicon) -> Option<(Flow, Flow, Set)> {
    let s = item.as_str();
    let behind = |from: usize| item.slice(s.len() - s[from..].trim_start().len()..s.len());
    if let Some(close) = s.strip_prefix('(').and_then(|t| t.find(')')).map(|at| at + 1) {
        // （総務課）柊課長, （みなと総研）：森
        let after = close + 1 + usize::from(s[close + 1..].starts_with(':'));
        let body = is_body_in_brackets(&s[1..close], lexicon) && after < s.len();
        return body.then(|| (item.slice(1..close), behind(after), Set::Brackets));
    }
    if let Some(colon) = s.find(':').filter(|&at| at > 0) {
        // 政策統括官（統計基準担当）：森管理官: an office may be called by its post.
        let bare = s[..colon].find('(').filter(|&at| at > 0).map_or(&s[..colon], |at| &s[..at]);
        let office = lexicon.titles.post_at_end(bare).is_some()
            && called(&item.slice(0..bare.len()), true, lexicon).is_none();
        return (office || is_unit(&s[..colon], lexicon))
            .then(|| (item.slice(0..colon), behind(colon + 1), Set::Colon));
    }
    let pieces = item.pieces();
    let (first, _) = pieces.first().filter(|_| (2..=3).contains(&pieces.len()))?;
    let body =
        is_unit(&s[first.clone()], lexicon) && called(&item.slice(first.clone()), true, lexicon).is_none();
    body.then(|| (item.slice(first.clone()), behind(first.end), Set::Apart))
}

/// Whether words are a body or a unit of one, and no post in it.
fn is_unit(words: &str, lexicon: &Lexicon) -> bool {
    let bare = words.find('(').filter(|&at| at > 0).map_or(words, |at| &words[..at]);
    bare.chars().count() > 2
        && is_body(bare, lexicon)
        && lexicon.titles.post_at_end(bare).is_none()
        && lexicon.titles.capacity(bare).is_none()
        && !lexicon.titles.is_surname(bare)
}

/// Surname and post, and whether a space stands between; a surname alone only behind a body.
fn surname_and_post(person: &Flow, set: Option<Set>, lexicon: &Lexicon) -> Option<(Flow, Flow, bool)> {
    let s = person.as_str();
    let len = s.len();
    let pieces = person.pieces();
    if let [(name, _), (post, _)] = pieces.as_slice() {
        let words = &s[post.clone()];
        let held = is_title(words, lexicon) || lexicon.titles.post_at_end(words).is_some();
        let family = lexicon.titles.is_surname(&s[name.clone()]);
        return (family && held).then(|| (person.slice(name.clone()), person.slice(post.start..len), true));
    }
    if let Some(called) = called(person, true, lexicon) {
        return Some((person.slice(0..called.name), person.slice(called.name..len), false));
    }
    // 柊内閣府副大臣: the body stands between.
    let surname = lexicon.titles.surname_at_start(s).filter(|&end| set.is_none() && end < len);
    if let Some(end) = surname
        && lexicon.bodies.known_at_start(&s[end..]).is_some()
        && lexicon.titles.post_at_end(&s[end..]).is_some()
    {
        return Some((person.slice(0..end), person.slice(end..len), false));
    }
    // 港湾課　柊、森, beside others with their posts.
    let alone = set != Some(Set::Colon) && lexicon.titles.is_surname(s);
    alone.then(|| (person.clone(), Flow::default(), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Text};

    #[track_caller]
    fn check(rows: &str, expected: &[&str]) {
        let text = Text::from_string(rows.to_owned(), Format::Plain, "UTF-8");
        let rows: Vec<Row> = text.lines().map(|line| Row::of(Flow::of(&text, line))).collect();
        let found = people(&rows, Lexicon::embedded()).unwrap_or_default();
        let words = |draft: &Draft| {
            let name = draft.name.as_ref().map_or("", Flow::as_str).to_owned();
            format!("{name}|{}", draft.rest.as_str())
        };
        assert_eq!(found.iter().map(words).collect::<Vec<_>>(), expected, "{}", text.as_str());
    }

    #[test]
    fn a_body_stands_before_the_first_of_its_people() {
        check(
            "国土交通省　高橋　水政課長\n柊　水政課調整官\n消費者庁　森　取引対策課長、椎名　総務課長",
            &[
                "高橋|国土交通省水政課長",
                "柊|国土交通省水政課調整官",
                "森|消費者庁取引対策課長",
                "椎名|消費者庁総務課長",
            ],
        );
        check(
            "高橋内閣府副大臣\n空域利用専門調査会　森座長",
            &["高橋|内閣府副大臣", "森|空域利用専門調査会座長"],
        );
    }

    #[test]
    fn bodies_in_brackets_and_before_a_colon_hold_for_those_behind() {
        check(
            "(東森市)(環境部)高橋部長、森技監(水産技術課)柊課長(みなと協会)三枝理事",
            &[
                "高橋|東森市環境部部長",
                "森|東森市環境部技監",
                "柊|東森市水産技術課課長",
                "三枝|みなと協会理事",
            ],
        );
        check(
            "(内閣府)高橋参事官、森企画官、(環境省)柊課長補佐、(国土交通省)椎名",
            &["高橋|内閣府参事官", "森|内閣府企画官", "柊|環境省課長補佐", "椎名|国土交通省"],
        );
        check(
            "高橋港湾調査室長\n水産技術課　石原\n三雲臨海研究センター　森\n港湾調査室　鈴木、椎名、柊",
            &[
                "高橋|港湾調査室長",
                "石原|水産技術課",
                "森|三雲臨海研究センター",
                "鈴木|港湾調査室",
                "椎名|港湾調査室",
                "柊|港湾調査室",
            ],
        );
        check(
            "高橋大臣官房審議官\n空域委員会支援室:森室長、柊次長\n政策統括官(統計基準担当):椎名参事官",
            &[
                "高橋|大臣官房審議官",
                "森|空域委員会支援室室長",
                "柊|空域委員会支援室次長",
                "椎名|政策統括官(統計基準担当)参事官",
            ],
        );
    }

    #[test]
    fn names_behind_or_before_their_posts_are_no_such_list() {
        check("みなと大学教授　高橋　健一\nみなと市長　森　花子", &[]);
        check("高橋　健一　みなと大学教授\n森　花子　みなと市長", &[]);
    }
}
