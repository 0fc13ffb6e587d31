//! Posts and those who hold them, one beside the other: 市長（高橋健一）, 港湾課長・柊誠, 港湾課長　柊.

use std::ops::Range;

use super::{
    super::{is_body, person, row},
    Draft, is_person, is_rest, items_over, told_of,
};
use crate::{lexicon::Lexicon, text::Flow};

/// 市長（高橋健一）、総務部長（柊誠）: a post each, and whose it is in brackets; `None` where an item is anything else.
///
/// Where half are posts that tables know, the others are posts as well: 企画課統括リーダー（森花子）.
pub(in crate::minutes::roster) fn posts_with_names(
    group: &[row::Row],
    lexicon: &Lexicon,
) -> Option<Vec<Draft>> {
    let (mut held, mut drafts) = (0, Vec::new());
    for Holder { item, post, name } in held_by(group, lexicon)? {
        let words = &item.as_str()[post.clone()];
        let bare =
            words.strip_suffix(')').and_then(|post| post.split_once('(')).map_or(words, |(post, _)| post);
        let known = lexicon.titles.post_at_end(bare).is_some() || lexicon.titles.capacity(bare).is_some();
        if !known && is_person(bare, lexicon) || !is_person(&item.as_str()[name.clone()], lexicon) {
            return None;
        }
        held += usize::from(known);
        drafts.push(Draft::name_last(Some(item.slice(name)), item.slice(post)));
    }
    (held > 0 && held * 2 >= drafts.len()).then_some(drafts)
}

/// What may be a post, and who may hold it, in the words of an item.
struct Holder {
    item: Flow,
    post: Range<usize>,
    name: Range<usize>,
}

fn held_by(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Holder>> {
    let rows = || told_of(group, lexicon).filter(|flow| !is_rest(flow.as_str()));
    // Where each row ends with a bracket, none goes on in the next.
    if rows().all(|flow| flow.as_str().ends_with(')'))
        && let Some(pairs) = rows().map(before_brackets).collect::<Option<Vec<_>>>()
    {
        return Some(pairs.into_iter().flatten().collect());
    }
    let listed = rows().any(|flow| flow.as_str().contains(['、', ',']));
    let pair = |item: Flow| {
        let s = item.as_str();
        // 港湾課長・柊誠, 土木部参事(港湾課長)・森花子: a dot before the name.
        let dot = || s.rfind('・').map(|at| (at, at + '・'.len_utf8()..s.len()));
        let bracket = || {
            let inner = s.strip_suffix(')')?;
            Some(inner.rfind('(')?).map(|open| (open, open + 1..inner.len()))
        };
        // 理事（研究担当）柊: what the post is in charge of stands between.
        let charge = || {
            let close = s.find("担当)")? + "担当)".len();
            let post = lexicon.titles.post_at_end(s[..close].split('(').next()?).map(|_| close);
            post.filter(|close| *close < s.len()).map(|close| (close, close..s.len()))
        };
        // 港湾課長　柊: a space before the family name.
        let gap = || {
            let pieces = item.pieces();
            let [(post, _), (name, _)] = pieces.as_slice() else { return None };
            let held = lexicon.titles.post_at_end(&s[post.clone()]).is_some();
            (listed && held && lexicon.titles.is_surname(&s[name.clone()])).then(|| (post.end, name.clone()))
        };
        let told = bracket().or_else(charge).or_else(gap).or_else(dot);
        let (open, name) = told.filter(|(open, _)| *open > 0)?;
        Some(Holder { item, post: 0..open, name })
    };
    items_over(told_of(group, lexicon), lexicon).into_iter().map(pair).collect()
}

/// 港湾課主査（柊誠、森花子）、同課主任（三枝徹）: each post of a row with each of those behind it in brackets.
fn before_brackets(row: &Flow) -> Option<Vec<Holder>> {
    let s = row.as_str();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < s.len() {
        let from = s.len() - s[at..].trim_start_matches(['、', ',', ' ']).len();
        let open = from + s[from..].find('(')?;
        let close = open + s[open..].find(')')?;
        if open == from {
            return None;
        }
        let mut name = open + 1;
        for words in s[open + 1..close].split_inclusive(['、', ',']) {
            let end = name + words.trim_end_matches(['、', ',']).len();
            found.push(Holder { item: row.clone(), post: from..open, name: name..end });
            name += words.len();
        }
        at = close + 1;
    }
    Some(found)
}

/// みなと電力（株） 柊　誠　取締役: a whole name between a body and the post in it, each behind a space.
pub(super) fn between(item: &Flow, lexicon: &Lexicon) -> Option<Draft> {
    let (s, pieces) = (item.as_str(), item.pieces());
    let [(body, _), names @ .., (post, _)] = pieces.as_slice() else { return None };
    let (first, last) = (names.first()?.0.start, names.last()?.0.end);
    let (body, name) = (item.slice(body.clone()), item.slice(first..last));
    let bare = name.as_str().replace(' ', "");
    let whole = names.len() <= 2
        && bare.chars().count() > 2
        && person::doubt(&bare, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
        && lexicon.titles.post_at_end(&bare).is_none();
    let formed = lexicon.bodies.form_at_start(body.as_str()).is_some()
        || lexicon.bodies.form_at_end(body.as_str()).is_some();
    let held = lexicon.titles.post_at_end(&s[post.clone()]).is_some();
    let of_body = formed || is_body(body.as_str(), lexicon);
    if !(whole && held && of_body) || lexicon.titles.post_at_end(body.as_str()).is_some() {
        return None;
    }
    let mut rest = body;
    rest.join(&item.slice(post.clone()));
    Some(Draft::name_last(Some(name), rest))
}

/// 柊　誠　理事長、森　花子　港湾部長: whole names, surname and given name apart, each before a post behind a space; the body of all may
/// stand before the first. `None` where an item is anything else.
pub(in crate::minutes::roster) fn before_posts(items: &[Flow], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut body: Option<Flow> = None;
    let mut drafts = Vec::new();
    for item in items {
        let (s, pieces) = (item.as_str(), item.pieces());
        let [before @ .., (family, _), (given, _), (post, _)] = pieces.as_slice() else { return None };
        let words = &s[post.clone()];
        let held = words.split('(').next().unwrap_or(words);
        lexicon.titles.post_at_end(held)?;
        let name = item.slice(family.start..given.end);
        let bare = name.as_str().replace(' ', "");
        let parts = [&s[family.clone()], &s[given.clone()], bare.as_str()];
        let office = |words: &&str| is_body(words, lexicon) || lexicon.titles.capacity(words).is_some();
        if parts.iter().any(office) || person::doubt(&bare, lexicon).is_none_or(|d| d > person::UNKNOWN) {
            return None;
        }
        match before {
            [] => {}
            [(of, _)] if is_body(&s[of.clone()], lexicon) => body = Some(item.slice(of.clone())),
            _ => return None,
        }
        let mut rest = body.clone().unwrap_or_default();
        rest.join(&item.slice(post.clone()));
        drafts.push(Draft::name_last(Some(name), rest));
    }
    Some(drafts)
}
