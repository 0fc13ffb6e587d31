//! Pages that live by scripts: the network picture and the SPARQL editor.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    Context, Problem,
    layout::{self, Language},
};
use crate::{
    describe::Node,
    query::{NamedQueries, NamedQuery},
    search::Kind,
    serve::sparql,
};

/// The colour of each kind of node, dark enough to be seen on white and light enough on black; the last is a group's.
const COLOURS: [(Option<Kind>, &str); 9] = [
    (Some(Kind::Issue), "#c2610c"),
    (Some(Kind::Person), "#2f74c0"),
    (Some(Kind::Organization), "#3f8a2b"),
    (Some(Kind::Regulation), "#b0417c"),
    (Some(Kind::Technology), "#1f8a94"),
    (Some(Kind::Initiative), "#87801a"),
    (Some(Kind::Disease), "#8c564b"),
    (Some(Kind::Meeting), "#77808c"),
    (None, "#8a63c4"),
];

/// How the lines of the picture are drawn and what they say. Doubt is drawn as it is on every other page: dotted.
const LINES: [(&str, &str, &str); 4] = [
    ("firm", "提起した（氏名・役職・機関の明示）", "raised by (named, or by post)"),
    (
        "group",
        "集団の一人が提起した（誰かは示されていない）",
        "raised by one of a group (which one is not told)",
    ),
    ("unattributed", "発言者は示されていない（その場の出席者）", "speaker not told (those who were there)"),
    ("concerns", "関わる", "concerns"),
];

pub(super) fn network(context: &Context<'_>, node: Option<&Node>) -> Markup {
    let name = context.t("つながりの図", "Network");
    let Some(Node { thing, kind }) = node else {
        let content = html! {
            h1 { (name) }
            p { (context.t("論点・人・機関・法令などの頁にある「つながりの図」から開いてください。", "Open it from the page of an issue, a person, a body or a law.")) " "
                a href="/meetings" { (context.t("会議の一覧", "All meetings")) } }
        };
        return layout::page(context, name, "", &content);
    };
    let content = html! {
        p.kind { (name) "：" (kind_name(context, *kind)) }
        h1 { (layout::link(context, thing)) }
        p { (context.t("論点を中心に、提起した人・機関と、関わる法令・技術を結びます。節を選ぶと頁へ移ります。重なる名は、拡大するか節を指すと現れます。", "Issues with who raised them and the laws and technologies they concern. Choose a node to open its page. Names that would overlap show when you zoom in or point at a node.")) }
        div.toolbar {
            fieldset #kinds {
                legend { (context.t("示すもの", "Shown")) }
                @for (kind, colour) in COLOURS {
                    label {
                        input type="checkbox" name="kind" value=(kind.map_or("group", Kind::name)) data-colour=(colour) checked;
                        span.swatch style=(format!("background:{colour}")) {}
                        (kind_name(context, kind))
                    }
                }
            }
            div {
                button #closer type="button" aria-label=(context.t("拡大", "Zoom in")) { "＋" } " "
                button #farther type="button" aria-label=(context.t("縮小", "Zoom out")) { "−" } " "
                button #whole type="button" { (context.t("全体", "Whole")) }
            }
        }
        ul.key aria-label=(context.t("線の意味", "What the lines say")) {
            @for (line, ja, en) in LINES {
                li data-line=(line) { span.line data-line=(line) {} " " (context.t(ja, en)) }
            }
        }
        div #network role="img" aria-label=(context.t("論点のつながりの図。同じ内容の一覧が下にあります。", "Network of issues; the list below says the same.")) data-iri=(thing.iri) data-base=(context.base) {}
        p #network-note role="status" data-cut=(context.t("多いため一部だけを示しています。", "Too many: a part is shown."))
            data-alone=(context.t("これにつながる論点は、このストアにはありません。", "The store has no issue that this is joined to.")) {}
        h2 { (context.t("図にあるもの", "What the picture shows")) }
        ul #network-list {}
        noscript { p { (context.t("この図にはスクリプトが必要です。", "This picture needs scripts.")) } }
        script src="/assets/cytoscape.min.js" defer {}
        script src="/assets/network.js" defer {}
    };
    layout::page(context, &format!("{} – {name}", thing.label), "", &content)
}

fn kind_name(context: &Context<'_>, kind: Option<Kind>) -> &'static str {
    match kind {
        Some(kind) => context.t(kind.ja(), kind.name()),
        None => context.t("集団", "group"),
    }
}

/// The query that the editor begins with.
const FIRST: &str = "SELECT ?date ?meeting ?issue WHERE {
  ?statement gg:raises ?i ; gg:statedAt ?m .
  ?i rdfs:label ?issue .
  ?m rdfs:label ?meeting .
  OPTIONAL { ?m schema:startDate ?date }
} ORDER BY ?date LIMIT 50";

/// A query that begins with words.
const WORDS: &str = "SELECT ?date ?speaker ?text ?statement WHERE {
  ?statement gg:matches \"必要\" ; a gg:Statement ; gg:text ?text ; gg:statedAt ?m .
  OPTIONAL { ?statement gg:attribution/gg:attributedTo/rdfs:label ?speaker }
  OPTIONAL { ?m schema:startDate ?date }
} ORDER BY DESC(?date) LIMIT 50";

/// The editor: a form that works as it is, and that scripts make comfortable.
pub(super) fn query(context: &Context<'_>, given: Option<&str>) -> Result<Markup, Problem> {
    let named = NamedQueries::shipped().map_err(|error| sparql::problem(&error))?;
    let examples = named.iter().filter(|query| query.parameters.iter().all(|parameter| !parameter.required));
    let prefixes: BTreeMap<&str, &str> = crate::query::prefixes(context.base).into_iter().collect();
    let prefixes = serde_json::to_string(&prefixes).unwrap_or_else(|_| "{}".to_owned());
    let text = given.map_or_else(|| declared(context, FIRST), ToOwned::to_owned);
    let content = html! {
        h1 { "SPARQL" }
        p { (context.t("グラフをSPARQLで問い合わせます。例を選ぶと下に入ります。", "Ask the graph in SPARQL. An example that you choose is put below.")) " "
            a href="/ns" { (context.t("語彙", "Terms")) } }
        form #ask action="/sparql" method="get" {
            p {
                label for="examples" { (context.t("例", "Example")) } " "
                select #examples {
                    option value="" { (context.t("選んでください", "choose")) }
                    option value=(declared(context, WORDS)) { (context.t("語を含む発言", "Statements with a word")) }
                    @for query in examples {
                        option value=(declared(context, &example(context, query))) { (context.t(&query.title_ja, &query.title_en)) }
                    }
                }
            }
            label.hidden for="text" { (context.t("問い合わせ", "Query")) }
            textarea #text name="query" rows="14" spellcheck="false" { (text) }
            div #editor {}
            p.actions {
                button #run type="submit" { (context.t("実行", "Run")) } " "
                button.second type="submit" formaction="/query.csv" { (context.t("CSVで保存（表計算用）", "Save as CSV (for spreadsheets)")) } " "
                span.context { (context.t("Ctrl＋Enterでも実行できます。", "Ctrl+Enter runs it as well.")) }
            }
        }
        p #answered role="status" data-rows=(context.t("行", "rows"))
            data-cut=(context.t("（画面には最初の1000行だけを示しています）", "(the first 1000 are shown)"))
            data-failed=(context.t("答えられませんでした", "This cannot be answered"))
            data-unread=(context.t("問い合わせの書き方に誤りがあります。下は処理系の説明（英語）です。行と列は上の欄で数えたものです。", "The query is not written as it must be. Line and column are those of the field above."))
            data-busy=(context.t("時間内に終わらなかったか、混み合っています。範囲を狭めるか、少し待ってから試してください。", "It took too long, or too much is asked at once: ask for less, or again in a moment."))
            data-running=(context.t("問い合わせ中…", "asking …")) {}
        div #answer data-base=(context.base) data-prefixes=(prefixes) data-query=(context.t("問い合わせ", "Query")) {}
        link rel="stylesheet" href="/assets/yasqe.min.css";
        script src="/assets/yasqe.min.js" defer {}
        script src="/assets/editor.js" defer {}
    };
    Ok(layout::page(context, "SPARQL", "", &content))
}

/// A shipped question as an example: what it asks and what can be changed in it, in the page's language, in place of what
/// it tells those who ship it.
fn example(context: &Context<'_>, query: &NamedQuery) -> String {
    let text = query.text.as_str();
    let body = text.find("\nSELECT").map_or(text, |at| text[at..].trim());
    let mut example = format!("# {}\n", context.t(&query.title_ja, &query.title_en));
    for parameter in &query.parameters {
        let at = format!("gg:parameter(\"{}\")", parameter.name);
        let hint = if context.language == Language::En {
            format!("# To narrow it, put words in quotes in place of {at}.\n")
        } else {
            format!("# {at} を \"語\" に換えると絞り込めます。\n")
        };
        example.push_str(&hint);
    }
    if body.contains("LIMIT 999999") {
        example.push_str(context.t(
            "# LIMIT 999999 は結果を減らしません。内側から先に解かせるための書き方です。\n",
            "# LIMIT 999999 cuts nothing: it makes the engine begin with the inner part.\n",
        ));
    }
    for line in body.lines().filter(|line| !line.trim_start().starts_with('#')) {
        example.push_str(line);
        example.push('\n');
    }
    example
}

/// The query with the prefixes that it uses declared, so that it means the same everywhere.
fn declared(context: &Context<'_>, query: &str) -> String {
    let used = |prefix: &str| {
        let name = format!("{prefix}:");
        query.match_indices(&name).any(|(at, _)| !query[..at].ends_with(|c: char| c.is_alphanumeric()))
    };
    let lines = crate::query::prefixes(context.base).into_iter().filter(|(prefix, _)| used(prefix));
    let mut text: String = lines.map(|(prefix, iri)| format!("PREFIX {prefix}: <{iri}>\n")).collect();
    text.push_str(query);
    text
}
