//! The text of a source, with the words of a claim set apart.

use std::ops::Range;

use maud::{Markup, html};

use super::{Context, layout};
use crate::{
    describe::{Node, Rests, file_name},
    serve::address,
};

/// Characters that a page shows around the words at most, on either side.
const AROUND: usize = 20_000;

/// A source as its page shows it.
pub(super) struct Source<'a> {
    pub(super) id: &'a str,
    pub(super) names: &'a [String],
    pub(super) text: &'a str,
    pub(super) rests: &'a Rests,
}

/// The part of a source around the words in `range`, or, where there are none, from the character `at` on.
pub(super) fn page(context: &Context<'_>, it: &Source<'_>, range: Option<Range<usize>>, at: usize) -> Markup {
    let chars: Vec<char> = it.text.chars().collect();
    let whole = chars.len();
    let asked = range.unwrap_or(at..at);
    let hit = asked.start.min(whole)..asked.end.clamp(asked.start.min(whole), whole);
    let shown = if hit.is_empty() {
        hit.start..whole.min(hit.start + 2 * AROUND)
    } else {
        hit.start.saturating_sub(AROUND)..whole.min(hit.end + AROUND)
    };
    let line = |at: usize| 1 + chars[..at].iter().filter(|&&c| c == '\n').count();
    let name = it.names.first().map_or(it.id, |name| file_name(name));
    let content = html! {
        // Stays in sight, so that whoever is led into the middle sees of what.
        div.whence {
            p.kind { (context.t("原文", "Source")) }
            h1 { (name) }
            @if !it.rests.meetings.is_empty() {
                p.context { (context.t("会議：", "Meeting: ")) (listed(context, &it.rests.meetings)) }
            }
        }
        @if !hit.is_empty() {
            p.context {
                (context.t("示された箇所：", "Words set apart: ")) "l." (line(hit.start)) " "
                a href="#here" { (context.t("ここへ", "go there")) }
                @if !it.rests.found.is_empty() {
                    br; (context.t("ここから抽出されたもの：", "Found in these words: ")) (listed(context, &it.rests.found))
                }
            }
        }
        (pager(context, it.id, &shown, whole))
        pre.source lang="ja" tabindex="0" {
            (number(line(shown.start)))
            (part(&chars[shown.start..hit.start], line(shown.start)))
            @if !hit.is_empty() { mark #here { (part(&chars[hit.clone()], line(hit.start))) } }
            (part(&chars[hit.end..shown.end], line(hit.end)))
        }
        (pager(context, it.id, &shown, whole))
    };
    layout::page(context, name, "", &content)
}

/// Characters with the number of each line but the first before it. The numbers are drawn by the style and are no text, so
/// that what is copied is the source.
fn part(chars: &[char], first: usize) -> Markup {
    let text: String = chars.iter().collect();
    html! {
        @for (i, piece) in text.split_inclusive('\n').enumerate() {
            @if i > 0 { (number(first + i)) }
            (piece)
        }
        @if text.ends_with('\n') { (number(first + text.matches('\n').count())) }
    }
}

fn number(line: usize) -> Markup {
    html! { span.number data-line=(line) aria-hidden="true" {} }
}

fn listed(context: &Context<'_>, nodes: &[Node]) -> Markup {
    html! {
        @for (i, node) in nodes.iter().enumerate() {
            @if i > 0 { "、" }
            (layout::link(context, &node.thing))
            @if let Some(kind) = node.kind { "（" (context.t(kind.ja(), kind.name())) "）" }
        }
    }
}

/// Which part is shown, and links to those before and behind it.
fn pager(context: &Context<'_>, id: &str, shown: &Range<usize>, whole: usize) -> Markup {
    let at = |at: usize| format!("/source/{}?at={at}", address::escape(id));
    html! {
        @if shown.start > 0 || shown.end < whole {
            p.context {
                (shown.start) "–" (shown.end) " / " (whole) " " (context.t("字", "characters")) " "
                @if shown.start > 0 {
                    a rel="prev" href=(at(shown.start.saturating_sub(2 * AROUND))) { (context.t("前の部分", "Previous")) } " "
                }
                @if shown.end < whole { a rel="next" href=(at(shown.end)) { (context.t("続き", "More")) } }
            }
        }
    }
}
