//! The text of a source, with the words of a claim set apart.

use std::ops::Range;

use maud::{Markup, html};

use super::{Context, layout};
use crate::describe::file_name;

/// Characters that a page shows around the words at most, on either side.
const AROUND: usize = 20_000;

pub(super) fn page(
    context: &Context<'_>,
    id: &str,
    names: &[String],
    text: &str,
    range: Option<Range<usize>>,
) -> Markup {
    let chars: Vec<char> = text.chars().collect();
    let hit =
        range.map_or(0..0, |r| r.start.min(chars.len())..r.end.clamp(r.start.min(chars.len()), chars.len()));
    let shown = hit.start.saturating_sub(AROUND)..chars.len().min(hit.end + AROUND);
    let part = |range: Range<usize>| chars[range].iter().collect::<String>();
    let name = names.first().map_or(id, |name| file_name(name));
    let content = html! {
        p.kind { (context.t("原文", "Source")) }
        h1 { (name) }
        @if shown.start > 0 || shown.end < chars.len() {
            p.context { (shown.start) "–" (shown.end) " / " (chars.len()) " " (context.t("字", "characters")) }
        }
        pre.source lang="ja" tabindex="0" {
            (part(shown.start..hit.start))
            @if !hit.is_empty() { mark #here { (part(hit.clone())) } }
            (part(hit.end..shown.end))
        }
    };
    layout::page(context, name, "", &content)
}
