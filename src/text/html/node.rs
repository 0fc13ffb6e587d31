//! The tree of a page as a flat list in document order, with what each part weighs.

use scraper::{Html, Node, node::Element};

/// Elements that print no words of the page.
const SILENT: [&str; 29] = [
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio",
    "video", "canvas", "map", "button", "select", "input", "textarea", "option", "datalist", "progress",
    "meter", "rt", "rp", "rtc", "title", "menu", "dialog", "link",
];

/// One node with all that is in it.
pub(super) struct Item<'a> {
    pub kind: Kind<'a>,
    /// Index behind the last node within.
    pub end: usize,
    /// Characters within, spaces left out.
    pub text: usize,
    /// Characters of these that are links to other pages or to places of this one.
    pub linked: usize,
    /// Characters of these that are links to places of this page.
    pub anchored: usize,
    /// How many links to pages and places there are.
    pub links: usize,
}

/// What a node is.
pub(super) enum Kind<'a> {
    Text(&'a str),
    Element(&'a Element),
    Other,
}

/// The nodes of a page in document order.
pub(super) struct Page<'a> {
    pub items: Vec<Item<'a>>,
}

impl<'a> Page<'a> {
    pub(super) fn of(html: &'a Html) -> Page<'a> {
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        // Down to the first child, else on to the next sibling of the nearest that has one: no recursion.
        let mut next = Some(html.tree.root());
        while let Some(node) = next {
            open.push(items.len());
            let (kind, text) = match node.value() {
                Node::Text(words) => {
                    (Kind::Text(words), words.chars().filter(|c| !c.is_whitespace()).count())
                }
                Node::Element(element) => (Kind::Element(element), 0),
                _ => (Kind::Other, 0),
            };
            items.push(Item { kind, end: 0, text, linked: 0, anchored: 0, links: 0 });
            next = node.first_child();
            let mut at = node;
            while next.is_none() {
                close(&mut items, &mut open);
                next = at.next_sibling();
                match at.parent() {
                    Some(parent) if next.is_none() => at = parent,
                    _ => break,
                }
            }
        }
        while !open.is_empty() {
            close(&mut items, &mut open);
        }
        Page { items }
    }

    /// The elements, each with its index.
    pub(super) fn elements(&self) -> impl Iterator<Item = (usize, &'a Element)> + '_ {
        self.items.iter().enumerate().filter_map(|(i, item)| Some((i, item.element()?)))
    }

    /// The characters within the node at `index`, spaces made one.
    pub(super) fn words(&self, index: usize) -> String {
        let mut words = String::new();
        let mut at = index;
        while at < self.items[index].end {
            match self.items[at].kind {
                Kind::Text(text) => words.push_str(text),
                Kind::Element(element) if is_silent(element.name()) => {
                    at = self.items[at].end;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Closes the node opened last, and adds what is in it to the one around.
fn close(items: &mut [Item<'_>], open: &mut Vec<usize>) {
    let Some(index) = open.pop() else { return };
    let end = items.len();
    let element = items[index].element();
    let silent = element.is_some_and(|e| is_silent(e.name()));
    let link = element.and_then(link);
    let item = &mut items[index];
    item.end = end;
    if silent {
        item.text = 0;
    }
    if let Some(anchor) = link {
        item.linked = item.text;
        item.anchored = if anchor { item.text } else { 0 };
        item.links = 1;
    }
    let (text, linked, anchored, links) = (item.text, item.linked, item.anchored, item.links);
    if let Some(&parent) = open.last() {
        let parent = &mut items[parent];
        parent.text += text;
        parent.linked += linked;
        parent.anchored += anchored;
        parent.links += links;
    }
}

impl<'a> Item<'a> {
    pub(super) fn element(&self) -> Option<&'a Element> {
        match self.kind {
            Kind::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// Whether the element is a link to a page, and whether to a place of this very one. Documents to take away are none.
fn link(element: &Element) -> Option<bool> {
    let href = element.attr("href").filter(|_| element.name() == "a")?.trim();
    let path = href.split(['?', '#']).next().unwrap_or(href).to_ascii_lowercase();
    let document = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".txt", ".csv"];
    (!document.iter().any(|end| path.ends_with(end))).then(|| href.starts_with('#'))
}

/// Whether the element prints no words.
pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}
