//! The first page, what a search finds, and the list of meetings.

use std::collections::HashMap;

use maud::{Markup, html};
use oxigraph::model::NamedNode;

use super::{
    Context, Problem, Server,
    layout::{self, Language},
};
use crate::{
    describe::{glimpses, statements_of},
    search::{Found, Hit, Index, Kind, Piece},
    serve::{address, api::Asked},
};

fn kind_name(context: &Context<'_>, kind: Kind) -> &'static str {
    if context.language == Language::En { kind.name() } else { kind.ja() }
}

/// Meetings and issues that the first page shows.
const NEWEST: usize = 8;

pub(super) fn page(context: &Context<'_>, index: Option<&Index>) -> Markup {
    let counts = index.and_then(|index| index.counts().ok()).unwrap_or_default();
    let newest = |kind| index.and_then(|index| index.newest(kind, 0, NEWEST).ok()).unwrap_or_default();
    let content = html! {
        h1 { (context.t("会議録を知識グラフとして読む", "Minutes, read as a knowledge graph")) }
        p.lead {
            (context.t(
                "誰が、どの会議で、どの論点を、どの言葉で提起したか。語を入れて探してください。",
                "Who raised which issue, at which meeting, in which words. Search for any word."
            ))
        }
        @if !counts.is_empty() {
            dl.counts {
                @for (kind, count) in &counts {
                    div { dt { a href=(listing(*kind)) { (kind_name(context, *kind)) } } dd { (count) } }
                }
            }
        }
        div.columns {
            (listed(context, context.t("新しい会議", "Newest meetings"), &newest(Kind::Meeting)))
            (listed(context, context.t("新しい論点", "Newest issues"), &newest(Kind::Issue)))
        }
        p { a href="/meetings" { (context.t("会議の一覧", "All meetings")) } }
    };
    layout::page(context, context.t("検索", "Search"), "", &content)
}

/// Where the things of a kind are listed.
fn listing(kind: Kind) -> String {
    if kind == Kind::Meeting { "/meetings".to_owned() } else { format!("/search?kind={}", kind.name()) }
}

fn listed(context: &Context<'_>, title: &str, hits: &[Hit]) -> Markup {
    html! {
        @if !hits.is_empty() {
            section {
                h2 { (title) }
                ul.plain { @for hit in hits { li {
                    time { (hit.date.as_deref().unwrap_or_default()) } " "
                    a href=(address::page(context.base, &hit.iri)) { (hit.label) }
                } } }
            }
        }
    }
}

/// What is said beside hits that are called alike, by their IRIs.
pub(super) type Glimpses = HashMap<String, Vec<String>>;

/// What an answer is about, for its title: the words, or the kind that is listed.
fn subject(context: &Context<'_>, asked: &Asked) -> String {
    let words = asked.q.trim();
    match Kind::of(&asked.kind).filter(|_| words.is_empty()) {
        Some(kind) if context.language == Language::En => format!("Search: {}", kind.name()),
        Some(kind) => format!("{}の一覧", kind.ja()),
        None if words.is_empty() => context.t("検索", "Search").to_owned(),
        None => format!("{}{words}", context.t("検索：", "Search: ")),
    }
}

/// What a search finds; or why it finds nothing, in place of an answer, beside the form with all that was asked.
pub(super) fn results(
    context: &Context<'_>,
    asked: &Asked,
    found: Result<Option<&Found>, &str>,
    glimpses: &Glimpses,
) -> Markup {
    let subject = subject(context, asked);
    let content = html! {
        h1 { (subject) }
        form.filters action="/search" {
            input type="hidden" name="q" value=(asked.q);
            label { (context.t("種類", "Kind")) " "
                select name="kind" {
                    option value="" { (context.t("すべて", "all")) }
                    @for kind in Kind::ALL {
                        option value=(kind.name()) selected[asked.kind == kind.name()] { (kind_name(context, kind)) }
                    }
                }
            }
            label { (context.t("から", "Since")) " " input name="since" value=(asked.since) placeholder="2020-04" size="10"; }
            label { (context.t("まで", "Until")) " " input name="until" value=(asked.until) placeholder="2024" size="10"; }
            label { (context.t("会議体", "Council")) " " input name="series" value=(asked.series); }
            label { (context.t("発言者", "Speaker")) " " input name="speaker" value=(asked.speaker); }
            button type="submit" { (context.t("絞り込む", "Narrow")) }
        }
        @match found {
            Err(wrong) => { p role="alert" { (wrong) } }
            Ok(None) => { p { (context.t("語を入れるか、種類を選んでください。", "Give some words, or choose a kind.")) } }
            Ok(Some(_)) => {}
        }
        @if let Ok(Some(found)) = found {
            p role="status" { (found.total) (context.t("件", " found")) }
            @if found.total == 0 {
                p { (context.t("語を減らすか、絞り込みを外してください。", "Try fewer words, or drop a filter.")) }
            } @else if found.hits.is_empty() {
                p { (context.t("この先はありません。", "There is nothing behind these.")) }
            }
            ol.hits start=(asked.offset.saturating_add(1)) {
                @for hit in &found.hits { li { (shown(context, hit, glimpses)) } }
            }
            (pager(context, asked, found))
        }
    };
    layout::page(context, &subject, &asked.q, &content)
}

fn shown(context: &Context<'_>, hit: &Hit, glimpses: &Glimpses) -> Markup {
    let repeated = hit.excerpt.iter().flat_map(|piece| piece.text.chars()).eq(hit.label.chars());
    html! {
        span.kind { (kind_name(context, hit.kind)) } " "
        a href=(address::page(context.base, &hit.iri)) { (hit.label) }
        @if !repeated {
            p.excerpt {
                // Of a thing that has no words of its own another name fits.
                @if !matches!(hit.kind, Kind::Issue | Kind::Statement) { (context.t("別名：", "also: ")) }
                (pieces(&hit.excerpt))
            }
        }
        @if !hit.names.is_empty() { p.excerpt { (context.t("関連：", "related: ")) (pieces(&hit.names)) } }
        p.context {
            @for part in [&hit.date, &hit.series, &hit.speaker].into_iter().flatten() { span { (part) } " " }
            @for part in glimpses.get(&hit.iri).into_iter().flatten() { span { (part) } " " }
        }
    }
}

/// Words with what was looked for set apart.
fn pieces(pieces: &[Piece]) -> Markup {
    html! { @for piece in pieces { @if piece.hit { mark { (piece.text) } } @else { (piece.text) } } }
}

/// Links to the hits before and behind those shown.
fn pager(context: &Context<'_>, asked: &Asked, found: &Found) -> Markup {
    let parts = [
        ("q", &asked.q),
        ("kind", &asked.kind),
        ("since", &asked.since),
        ("until", &asked.until),
        ("series", &asked.series),
        ("speaker", &asked.speaker),
    ];
    let given = parts.iter().filter(|(_, value)| !value.is_empty());
    let limit = asked.limit.map(|limit| format!("limit={limit}&"));
    let question: String =
        given.map(|(name, value)| format!("{name}={}&", address::escape(value))).chain(limit).collect();
    let at = |offset: usize| format!("/search?{question}offset={offset}");
    let (most, next) = (asked.most(), asked.offset.saturating_add(found.hits.len()));
    // Behind the end, the way back leads to the last of them.
    let previous = asked.offset.min(found.total.next_multiple_of(most)).saturating_sub(most);
    html! {
        p.actions {
            @if asked.offset > 0 && found.total > 0 { a rel="prev" href=(at(previous)) { (context.t("前の部分", "Previous")) } " " }
            @if next < found.total && !found.hits.is_empty() { a rel="next" href=(at(next)) { (context.t("続き", "More")) } }
        }
    }
}

/// Meetings on one page.
const PAGE: usize = 100;

/// All meetings, newest first, a page at a time.
pub(super) fn meetings(context: &Context<'_>, server: &Server, offset: usize) -> Result<Markup, Problem> {
    let index = server.index.as_ref().ok_or_else(Problem::no_index)?;
    let counts = index.counts().map_err(|_| Problem::broken())?;
    let all = counts.into_iter().find(|(kind, _)| *kind == Kind::Meeting).map_or(0, |(_, count)| count);
    let meetings = index.newest(Kind::Meeting, offset, PAGE).map_err(|_| Problem::broken())?;
    let nodes: Vec<NamedNode> =
        meetings.iter().map(|meeting| NamedNode::new_unchecked(&meeting.iri)).collect();
    let said = statements_of(&server.store, &nodes).map_err(|_| Problem::broken())?;
    let files = glimpses(&server.store, &meetings).map_err(|_| Problem::broken())?;
    let said = nodes.iter().map(|node| said.get(node).copied().unwrap_or_default());
    let rows: Vec<_> = meetings.into_iter().zip(said).collect();
    let beyond = offset.saturating_add(rows.len());
    let previous = offset.min(all.next_multiple_of(PAGE)).saturating_sub(PAGE);
    let content = html! {
        h1 { (context.t("会議の一覧", "Meetings")) }
        @if rows.is_empty() && offset > 0 { p { (context.t("この先はありません。", "There is nothing behind these.")) } }
        @else if rows.len() < all { p { (offset + 1) "–" (beyond) " / " (all) } }
        @if !rows.is_empty() { table {
            thead { tr {
                th scope="col" { (context.t("日付", "Date")) }
                th scope="col" { (context.t("会議", "Meeting")) }
                th scope="col" { (context.t("会議体", "Council")) }
                th scope="col" { (context.t("発言", "Statements")) }
            } }
            tbody {
                @for (meeting, said) in &rows {
                    tr {
                        td.date { (meeting.date.as_deref().unwrap_or_default()) }
                        td {
                            a href=(address::page(context.base, &meeting.iri)) { (meeting.label) }
                            @for file in files.get(&meeting.iri).into_iter().flatten() { " " small.context { (file) } }
                        }
                        td { (meeting.series.as_deref().unwrap_or_default()) }
                        td.number { (said) }
                    }
                }
            }
        } }
        p.actions {
            @if offset > 0 {
                a rel="prev" href=(format!("/meetings?offset={}", previous)) { (context.t("新しいもの", "Newer")) } " "
            }
            @if beyond < all { a rel="next" href=(format!("/meetings?offset={beyond}")) { (context.t("続き", "More")) } }
        }
    };
    Ok(layout::page(context, context.t("会議の一覧", "Meetings"), "", &content))
}
