//! What every page has: head, navigation, search box, foot.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, StatusCode, header};
use maud::{DOCTYPE, Markup, html};

use super::Context;
use crate::{
    search::Kind,
    serve::address,
    trace::{Attribution, Basis, Thing},
};

/// The language of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::serve) enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// The language a client asks for: by the cookie that the switch sets, else by its preferences; Japanese else.
    pub(in crate::serve) fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
        let cookie = text(header::COOKIE)
            .and_then(|cookies| cookies.split(';').find_map(|cookie| cookie.trim().strip_prefix("lang=")));
        match cookie {
            Some("en") => return Self::En,
            Some("ja") => return Self::Ja,
            _ => {}
        }
        let first = text(header::ACCEPT_LANGUAGE).unwrap_or_default().split(',').find_map(|language| {
            let language = language.trim();
            if language.starts_with("ja") {
                Some(Self::Ja)
            } else {
                language.starts_with("en").then_some(Self::En)
            }
        });
        first.unwrap_or_default()
    }
}

pub(super) fn page(context: &Context<'_>, title: &str, words: &str, content: &Markup) -> Markup {
    let (code, other, name) = match context.language {
        Language::Ja => ("ja", "en", "English"),
        Language::En => ("en", "ja", "日本語"),
    };
    html! {
        (DOCTYPE)
        html lang=(code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – gijigraph" }
                link rel="icon" type="image/svg+xml" href="/assets/icon.svg";
                link rel="stylesheet" href="/assets/style.css";
                script src="/assets/search.js" defer {}
            }
            body {
                a.skip href="#main" { (context.t("本文へ", "Skip to content")) }
                header {
                    a.brand href="/" { "gijigraph" }
                    form role="search" action="/search" {
                        label.hidden for="q" { (context.t("検索", "Search")) }
                        input #q type="search" name="q" value=(words) autocomplete="off" list="suggestions"
                            placeholder=(context.t("論点・発言・人・法令…", "issues, statements, people, laws …"));
                        datalist #suggestions data-kinds=(kinds(context)) {}
                        button type="submit" { (context.t("検索", "Search")) }
                    }
                    nav aria-label=(context.t("主な頁", "Main pages")) {
                        a href="/meetings" { (context.t("会議", "Meetings")) }
                        a href="/query" { "SPARQL" }
                        a href="/ns" { (context.t("語彙", "Terms")) }
                        a href=(format!("/language/{other}")) lang=(other) hreflang=(other) rel="nofollow" { (name) }
                    }
                }
                main #main { (content) }
                footer {
                    p {
                        (context.t(
                            "すべての記述には原文の箇所と抽出規則が付いています。集団の発言は集団のものとして示し、個人に帰しません。",
                            "Every claim carries its place in the source and the rule that found it. What a group said is shown as the group's, never as one member's."
                        ))
                    }
                }
            }
        }
    }
}

/// What each kind of hit is called in the language of the page, for the script that suggests while one types.
fn kinds(context: &Context<'_>) -> String {
    let name = |kind: Kind| (kind.name(), context.t(kind.ja(), kind.name()));
    serde_json::to_string(&Kind::ALL.into_iter().map(name).collect::<BTreeMap<_, _>>()).unwrap_or_default()
}

/// A page that says what is wrong.
pub(super) fn problem(context: &Context<'_>, status: StatusCode, message: &str) -> Markup {
    let title = if status == StatusCode::NOT_FOUND {
        context.t("見つかりません", "Not found")
    } else if status == StatusCode::SERVICE_UNAVAILABLE {
        context.t("いまは答えられません", "Not now")
    } else {
        context.t("答えられません", "This cannot be answered")
    };
    let content = html! {
        h1 { (title) }
        p role="alert" { (message) }
        p { a href="/" { (context.t("最初の頁へ", "To the first page")) } }
    };
    page(context, title, "", &content)
}

/// A moment of the graph as people write it: the day, and the time where there is one.
pub(super) fn moment(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) => format!("{day} {}", time.chars().take(5).collect::<String>()),
        None => text.to_owned(),
    }
}

/// A link to the page of a thing; a group of a meeting has none.
pub(super) fn link(context: &Context<'_>, thing: &Thing) -> Markup {
    let group = thing.iri.strip_prefix(context.base).is_some_and(|local| local.starts_with("group/"));
    html! {
        @if group { (thing.label) } @else { a href=(address::page(context.base, &thing.iri)) { (thing.label) } }
    }
}

/// Things, linked, with commas between.
pub(super) fn links(context: &Context<'_>, things: &[Thing]) -> Markup {
    html! {
        @for (i, thing) in things.iter().enumerate() {
            @if i > 0 { "、" }
            (link(context, thing))
        }
    }
}

/// Who may be behind a statement: doubt is drawn as doubt.
pub(super) fn attribution(context: &Context<'_>, it: &Attribution) -> Markup {
    let ground = if context.language == Language::En { it.basis.en() } else { it.basis.ja() };
    html! {
        span.who data-basis=(it.basis.en()) {
            @match it.basis {
                Basis::Unattributed => { (context.t("発言者は示されていない", "speaker not told")) }
                Basis::Group => {
                    (links(context, &it.who)) (context.t("のいずれか", " (one of them)"))
                }
                _ => { (links(context, &it.who)) }
            }
        }
        " "
        small.ground title=(it.rules.iter().map(|r| if context.language == Language::En { r.en.as_str() } else { r.ja.as_str() }).collect::<Vec<_>>().join(" / ")) {
            (context.t("根拠：", "ground: ")) (ground)
        }
        @if !it.candidates.is_empty() {
            details.candidates {
                summary { (context.t("候補", "candidates")) " " (it.candidates.len()) }
                (links(context, &it.candidates))
            }
        }
    }
}
