//! Pages that live by scripts: the network picture and the SPARQL editor.

use maud::{Markup, html};

use super::{Context, Problem, layout};
use crate::{query::NamedQueries, search::Kind, serve::sparql};

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

pub(super) fn network(context: &Context<'_>, iri: &str) -> Markup {
    let title = context.t("つながりの図", "Network");
    let content = html! {
        h1 { (title) }
        p { (context.t("論点を中心に、提起した人・機関と、関わる法令・技術を結びます。節を選ぶと頁へ移ります。", "Issues with who raised them and the laws and technologies they concern. Choose a node to open its page.")) }
        @if iri.is_empty() {
            p { (context.t("論点・人・機関・法令などの頁にある「つながりの図」から開いてください。", "Open it from the page of an issue, a person, a body or a law.")) " "
                a href="/meetings" { (context.t("会議の一覧", "All meetings")) } }
        } @else {
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
            div #network role="img" aria-label=(context.t("論点のつながりの図。同じ内容の一覧が下にあります。", "Network of issues; the list below says the same.")) data-iri=(iri) data-base=(context.base) {}
            p #network-note role="status" data-cut=(context.t("多いため一部だけを示しています。", "Too many: a part is shown.")) {}
            h2 { (context.t("図にあるもの", "What the picture shows")) }
            ul #network-list {}
            noscript { p { (context.t("この図にはスクリプトが必要です。", "This picture needs scripts.")) } }
            script src="/assets/cytoscape.min.js" defer {}
            script src="/assets/network.js" defer {}
        }
    };
    layout::page(context, title, "", &content)
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
                        option value=(declared(context, body(&query.text))) { (context.t(&query.title_ja, &query.title_en)) }
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
            data-running=(context.t("問い合わせ中…", "asking …")) {}
        div #answer data-base=(context.base) data-query=(context.t("問い合わせ", "Query")) {}
        link rel="stylesheet" href="/assets/yasqe.min.css";
        script src="/assets/yasqe.min.js" defer {}
        script src="/assets/editor.js" defer {}
    };
    Ok(layout::page(context, "SPARQL", "", &content))
}

/// A shipped question without its first lines, which tell what it asks.
fn body(text: &str) -> &str {
    text.find("\nSELECT").map_or(text, |at| text[at..].trim())
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
