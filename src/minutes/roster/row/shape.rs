//! What the pieces of a row look like: names, bodies, and which of them stands first.

use super::super::{is_body, person};
use crate::{lexicon::Lexicon, text::Flow};

/// What the pieces of a row look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::minutes::roster) enum Shape {
    /// A name, then a body or post from this byte on.
    NameFirst(usize),
    /// A body or post, then a name.
    NameLast,
    /// A body or post alone.
    Body,
    /// Nothing that reads as a body: a name, or part of one.
    Names,
}

/// What the pieces of a flow look like.
pub(in crate::minutes::roster) fn shape(flow: &Flow, lexicon: &Lexicon) -> Shape {
    let s = flow.as_str();
    let pieces: Vec<_> = flow.pieces().into_iter().map(|(r, _)| r).collect();
    // 柊　誠　同　港湾班: the same body as above.
    let mut body: Vec<bool> = pieces
        .iter()
        .map(|r| &s[r.clone()])
        .map(|words| words == "同" || is_body(bare(words), lexicon))
        .collect();
    // 潮見町　誠　みなと市港湾課長: what looks like a town is a family name before a given name and a body.
    if let ([family, given, ..], [true, false, true, ..]) = (pieces.as_slice(), body.as_slice())
        && is_family_like_town(&s[family.clone()], &s[given.clone()], lexicon)
    {
        body[0] = false;
    }
    // マリア・デ・ラ・クルス　みなと大学　教授: a name of several words before a body.
    let foreign = |words: &str| words.contains('・') && person::doubt(words, lexicon).is_some();
    let opens = pieces.first().is_some_and(|first| foreign(bare(&s[first.clone()])));
    let named = opens && body.iter().skip(1).any(|&b| b);
    let first = body.iter().skip(usize::from(named)).position(|&b| b).map(|at| at + usize::from(named));
    match first {
        None => Shape::Names,
        Some(0) => {
            let names = body.iter().position(|&b| !b);
            match names {
                // The name is what follows the last body: 教授　栗花落　宗一.
                Some(n) if is_name(&s[pieces[n].start..], lexicon, &body[n..]) => Shape::NameLast,
                _ => Shape::Body,
            }
        }
        Some(n) => {
            let name = |n: usize| pieces[..n].iter().map(|r| bare(&s[r.clone()])).collect::<String>();
            let fits = |n: &usize| (2..=9).contains(&name(*n).chars().count()) || named && *n == 1;
            // 森　りつ子　　南浜消費者の集い　代表: what stands behind the name is no body that is known.
            let known = |n: &usize| {
                fits(n) && person::doubt(&name(*n), lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
            };
            let end = Some(n).filter(fits).or_else(|| (1..n).rev().find(known));
            end.map_or(Shape::Body, |n| Shape::NameFirst(pieces[n].start))
        }
    }
}

/// Whether a family name that no table holds ends as towns do, before a given name.
fn is_family_like_town(family: &str, given: &str, lexicon: &Lexicon) -> bool {
    let town = (2..=4).contains(&family.chars().count()) && family.ends_with(['町', '村', '市']);
    town && lexicon.bodies.known(family).is_none()
        && lexicon.titles.is_given_name(given)
        && !lexicon.titles.is_surname(given)
        && lexicon.titles.capacity(given).is_none()
}

/// Whether what follows a body can be a name, or names with bodies between.
fn is_name(s: &str, lexicon: &Lexicon, body: &[bool]) -> bool {
    let several = body.iter().any(|&b| b);
    let name = bare(s);
    several
        || ((2..=9).contains(&name.chars().count())
            && lexicon.titles.post_at_end(name).is_none()
            && !name.contains(['。', '、']))
}

/// A piece without the brackets behind it.
fn bare(s: &str) -> &str {
    let s = s.find(['(', '[', '【', '※']).filter(|&i| i > 0).map_or(s, |i| &s[..i]);
    s.trim_matches(['、', ' '])
}
