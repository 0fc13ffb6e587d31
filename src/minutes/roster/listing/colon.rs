//! Rows of people behind the colon of their body: 水産省港湾局：柊課長、森係長.
//!
//! Takes the rows under one heading; gives the entries, or `None` where the rows are no such list.

use super::{
    super::{cells, draft::Draft, note::last_note, person, row},
    items,
};
use crate::{lexicon::Lexicon, text::Flow};

/// Rows of a body, a colon, and a surname with post, of which the body may be broken over rows; `None` where they are not.
pub(in crate::minutes::roster) fn by_colon(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let mut open: Option<Flow> = None;
    // 水産省港湾局計画課： / 　柊課長 / 　森係長: the body of the rows below, which its colon ends.
    let mut over: Option<Flow> = None;
    for row in group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon)) {
        let flow = match open.take() {
            Some(mut open) => {
                open.join(&row.flow);
                open
            }
            None => row.flow.clone(),
        };
        let s = flow.as_str();
        let Some(colon) = s.find(':') else {
            let people = items(&flow);
            let officers = people.iter().all(|item| is_officer(item, lexicon));
            if let Some(body) = over.clone().filter(|_| officers) {
                drafts.extend(in_body(&body, people, lexicon)?);
            } else {
                (open, over) = (Some(flow), None);
            }
            continue;
        };
        if colon == 0 || s[..colon].contains('、') {
            return None;
        }
        let body = flow.slice(0..colon + 1);
        let people = items(&flow.slice(colon + 1..s.len()));
        over = people.is_empty().then(|| body.clone());
        drafts.extend(in_body(&body, people, lexicon)?);
    }
    (open.is_none() && drafts.len() > 1).then_some(drafts)
}

/// Whether an item is somebody by surname and post.
fn is_officer(item: &Flow, lexicon: &Lexicon) -> bool {
    let words = last_note(item).map_or(item.as_str().len(), |(kept, _)| kept.as_str().len());
    lexicon.titles.post_at_end(item.as_str()[..words].trim()).is_some_and(|at| at > 0)
}

/// The people of a body, which its colon ends; `None` where one is no person or post of it.
fn in_body(body: &Flow, people: Vec<Flow>, lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut drafts = Vec::with_capacity(people.len());
    for item in people {
        let words = last_note(&item).map_or(item.as_str().len(), |(kept, _)| kept.as_str().len());
        let person = item.as_str()[..words].trim();
        // 水産省港湾局：参事官: a post of which nobody is named.
        let post = lexicon.titles.is_post(person) && lexicon.titles.capacity(person).is_none();
        if !post && !is_officer(&item, lexicon) {
            // 港湾課主査：柊　誠、三枝　徹: the post before those who have it.
            let post = body.slice(0..body.as_str().len() - 1);
            let held = cells::is_office(post.as_str(), lexicon);
            let doubt = person::doubt(&person.replace(' ', ""), lexicon).filter(|_| held)?;
            if doubt > person::UNKNOWN || person.chars().count() < 2 {
                return None;
            }
            drafts.push(Draft::name_last(Some(item), post));
            continue;
        }
        let mut whole = body.clone();
        whole.join(&item);
        drafts.push(Draft::body(&whole));
    }
    Some(drafts)
}
