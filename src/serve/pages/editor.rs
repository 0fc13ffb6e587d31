//! Pages that live by scripts: the network picture and the SPARQL editor.

use maud::{Markup, html};

use super::{Context, layout};

pub(super) fn network(context: &Context<'_>, iri: &str) -> Markup {
    let content = html! {
        h1 { (context.t("つながりの図", "Network")) }
        p { (context.t("論点を中心に、提起した人・機関と、関わる法令・技術を結びます。節を選ぶと頁へ移ります。", "Issues with who raised them and the laws and technologies they concern. Choose a node to open its page.")) }
        div #network role="img" aria-label=(context.t("論点のつながりの図", "network of issues")) data-iri=(iri) data-base=(context.base) {}
        ul #network-list {}
        noscript { p { (context.t("この図にはスクリプトが必要です。", "This picture needs scripts.")) } }
        script src="/assets/cytoscape.min.js" defer {}
        script src="/assets/network.js" defer {}
    };
    layout::page(context, context.t("つながりの図", "Network"), "", &content)
}

pub(super) fn query(context: &Context<'_>) -> Markup {
    let content = html! {
        h1 { "SPARQL" }
        p { (context.t("接頭辞 gg: data: rdfs: skos: org: などは宣言なしで使えます。", "The prefixes gg: data: rdfs: skos: org: and others are declared already.")) }
        link rel="stylesheet" href="/assets/yasgui.min.css";
        div #yasgui {}
        noscript {
            form action="/sparql" method="get" {
                label for="text" { (context.t("問い合わせ", "Query")) }
                textarea #text name="query" rows="12" cols="80" { "SELECT ?label { ?m a gg:Meeting ; rdfs:label ?label } LIMIT 20" }
                button type="submit" { (context.t("実行", "Run")) }
            }
        }
        script src="/assets/yasgui.min.js" defer {}
        script src="/assets/editor.js" defer {}
    };
    layout::page(context, "SPARQL", "", &content)
}
