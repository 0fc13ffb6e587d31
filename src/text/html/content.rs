//! What of a page is the minutes: its main part, without navigation, forms and what is not shown.

use std::collections::HashSet;

use scraper::node::Element;

use super::{
    Line,
    node::{Kind, Page, is_silent},
};
use crate::text::fold;

/// Words of identifiers and classes that stand for the site around the text.
const AROUND: [&str; 40] = [
    "nav",
    "navi",
    "gnav",
    "gnavi",
    "globalnav",
    "globalnavi",
    "lnav",
    "localnav",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "breadcrum",
    "topicpath",
    "pankuzu",
    "footer",
    "sidebar",
    "sidemenu",
    "sidenav",
    "sns",
    "share",
    "social",
    "pagetop",
    "totop",
    "gotop",
    "backtotop",
    "skip",
    "skiplink",
    "search",
    "searchbox",
    "toolbar",
    "pagination",
    "pager",
    "cookie",
    "banner",
    "banners",
    "related",
    "recommend",
    "inquiry",
    "fontsize",
];
/// Identifiers and classes of the head of a site.
const HEADS: [&str; 7] =
    ["header", "l-header", "site-header", "siteheader", "global-header", "globalheader", "headerarea"];
/// Words of classes that print nothing: for readers of screens, or for screens alone.
const UNPRINTED: [&str; 9] = [
    "hidden-print",
    "noprint",
    "no-print",
    "d-print-none",
    "print-none",
    "visually-hidden",
    "sr-only",
    "screen-reader-text",
    "u-hidden",
];
/// Words of identifiers and classes that stand for the text itself.
const MAIN: [&str; 12] = [
    "main",
    "contents",
    "content",
    "honbun",
    "maincontents",
    "maincontent",
    "mainbody",
    "article",
    "main_contents",
    "main-contents",
    "main_content",
    "main-content",
];
/// Signs between the links of a path or a menu.
const SEPARATORS: [char; 13] = ['>', '＞', '»', '›', '≫', '→', '|', '｜', '/', '／', '・', '∣', '│'];

/// Which nodes print.
pub(super) struct Choice {
    /// Index of the node that holds the text.
    pub root: usize,
    /// Nodes left out with all that is in them.
    pub out: Vec<bool>,
}

/// Chooses what prints.
pub(super) fn choose(page: &Page) -> Choice {
    let all = page.items.first().map_or(0, |root| root.text);
    let body = page.elements().find(|(_, e)| e.name() == "body").map_or(0, |(i, _)| i);
    let root = landmark(page, body, all).unwrap_or(body);
    let landmark = root != body;
    let whole = page.items.get(root).map_or(0, |item| item.text);
    let headings: Vec<usize> =
        page.elements().filter(|(_, e)| matches!(e.name(), "h1" | "h2" | "h3")).map(|(i, _)| i).collect();
    // The head of a site, where the text has a heading of its own behind it.
    let is_head = |index: usize, element: &Element| {
        let item = &page.items[index];
        let names = element.id().into_iter().chain(element.classes());
        let named = names.map(str::to_ascii_lowercase).any(|name| HEADS.contains(&name.as_str()));
        let behind = headings.partition_point(|&h| h < item.end) < headings.len();
        !landmark && named && item.text <= 120 && behind
    };
    let mut out = vec![false; page.items.len()];
    let mut index = root;
    let end = page.items.get(root).map_or(0, |item| item.end);
    while index < end {
        let item = &page.items[index];
        let leave = item.element().is_some_and(|element| {
            is_silent(element.name())
                || (index != root
                    && item.text * 2 <= whole
                    && (is_head(index, element)
                        || is_around(element, landmark, item.text, item.linked)
                        || is_hidden(element, item.text)
                        || is_links(page, index, element.name(), landmark)))
        });
        if leave {
            out[index] = true;
            index = item.end;
        } else {
            index += 1;
        }
    }
    Choice { root, out }
}

/// The landmark that holds the text, where the page has one.
fn landmark(page: &Page, body: usize, all: usize) -> Option<usize> {
    let mains = page.elements().filter(|(_, e)| e.name() == "main" || e.attr("role") == Some("main"));
    let main = mains.max_by_key(|&(i, _)| (page.items[i].text, std::cmp::Reverse(i)));
    if let Some((main, _)) = main.filter(|&(i, _)| page.items[i].text * 4 >= all) {
        return Some(main);
    }
    let heavy = |i: usize| i > body && page.items[i].text * 2 >= all;
    let named = |e: &Element| {
        let id = e.id().map(str::to_ascii_lowercase);
        id.into_iter().chain(e.classes().map(str::to_ascii_lowercase)).any(|w| MAIN.contains(&w.as_str()))
    };
    let mut articles = page.elements().filter(|&(i, e)| e.name() == "article" && heavy(i));
    match (articles.next(), articles.next()) {
        (Some((article, _)), None) => Some(article),
        _ => page.elements().find(|&(i, e)| heavy(i) && named(e)).map(|(i, _)| i),
    }
}

/// The words of an identifier or a class: `gNav-list` is `gnav` and `list`.
fn tokens(element: &Element) -> impl Iterator<Item = String> + '_ {
    let names = element.id().into_iter().chain(element.classes());
    names.flat_map(|name| name.split(['-', '_', ':'])).map(str::to_ascii_lowercase)
}

fn is_around(element: &Element, landmark: bool, text: usize, linked: usize) -> bool {
    let role = element.attr("role").unwrap_or_default();
    let roles =
        ["navigation", "contentinfo", "search", "complementary", "menubar", "toolbar", "dialog", "alert"];
    if roles.contains(&role) || matches!(element.name(), "nav" | "aside" | "footer") {
        return true;
    }
    // The head of a site stands outside of its main part; a head within is the minutes' own.
    if !landmark && (role == "banner" || (element.name() == "header" && linked * 2 > text)) {
        return true;
    }
    let named = tokens(element).any(|token| AROUND.contains(&token.as_str()));
    // A name is only a name: what holds sentences is text, but for links and small pieces.
    named && (text <= 40 || linked * 3 >= text || !landmark && text <= 400)
}

fn is_hidden(element: &Element, text: usize) -> bool {
    let style: String = element.attr("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let unprinted = element.classes().any(|class| UNPRINTED.contains(&class.to_ascii_lowercase().as_str()));
    element.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || unprinted
        // Panels folded in are hidden from readers of screens, and still text.
        || (element.attr("aria-hidden") == Some("true") && text <= 40)
}

/// Whether a part is nothing but links: a menu, a list of places, a path, a way back.
fn is_links(page: &Page, index: usize, name: &str, landmark: bool) -> bool {
    let item = &page.items[index];
    if item.links == 0 || item.text == 0 {
        return false;
    }
    let mostly = |part: usize, tenths: usize| part * 10 >= item.text * tenths;
    let block =
        matches!(name, "div" | "p" | "ul" | "ol" | "dl" | "table" | "section" | "center" | "td" | "li");
    if !block {
        return false;
    }
    let list = !matches!(name, "p" | "li");
    (list
        && item.links >= 3
        && (if landmark {
            mostly(item.linked, 8) && mostly(item.anchored, 7)
        } else {
            mostly(item.linked, 6)
        }))
        || (item.text <= 40 && mostly(item.anchored, 9))
        || (item.text <= 20 && !matches!(name, "td" | "li") && mostly(item.linked, 9) && item.links == 1)
        || (item.text <= 240 && is_path(page, index))
}

/// Whether the links are set apart by signs: `ホーム > 審議会 > …`, `前へ | 次へ`.
fn is_path(page: &Page, index: usize) -> bool {
    let mut behind_link = false;
    let (mut links, mut apart) = (0, 0);
    let mut opens = None;
    let mut at = index;
    while at < page.items[index].end {
        let item = &page.items[at];
        match item.kind {
            Kind::Element(e) if e.name() == "a" && item.links == 1 => {
                links += 1;
                opens.get_or_insert(true);
                behind_link = true;
                at = item.end;
                continue;
            }
            Kind::Text(text) => {
                if let Some(first) = text.trim().chars().next() {
                    opens.get_or_insert(false);
                    apart += usize::from(behind_link && SEPARATORS.contains(&first));
                    behind_link = false;
                }
            }
            _ => {}
        }
        at += 1;
    }
    opens == Some(true) && links > 0 && apart > 0 && apart + 1 >= links
}

/// The page's own title, where its text has no heading and does not say it.
pub(super) fn title(page: &Page, choice: &Choice, lines: &[Line]) -> Option<String> {
    // A short line that names a meeting is a title, whatever its element.
    let named = |line: &Line| {
        line.text.chars().count() <= 60 && !line.text.contains('。') && line.text.contains(['会', '録'])
    };
    if lines.iter().take(40).any(|line| line.heading) || lines.iter().take(4).any(named) {
        return None;
    }
    let out = |i: usize| choice.out.get(i).copied().unwrap_or(false);
    let heading = page.elements().find(|&(i, e)| e.name() == "h1" && !out(i) && page.items[i].text > 0);
    let titled = || page.elements().find(|(_, e)| e.name() == "title");
    let (index, _) = heading.or_else(titled)?;
    let text = match page.items.get(index + 1).map(|item| &item.kind) {
        Some(Kind::Text(text)) if page.items[index].end == index + 2 => (*text).to_owned(),
        _ => page.words(index),
    };
    let first = text.split(['|', '｜', '\n']).map(str::trim).find(|part| !part.is_empty())?.to_owned();
    let said: HashSet<String> = lines.iter().take(8).map(|line| fold(&line.text)).collect();
    let folded = fold(&first);
    let words = ["会", "議", "録", "第"].iter().any(|w| folded.contains(w));
    (words
        && !said
            .iter()
            .any(|line| line.contains(&folded) || (line.len() > 12 && folded.contains(line.as_str()))))
    .then_some(first)
}
