//! The terms of the ontology and the code lists, each at its own anchor.

use maud::{Markup, html};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use super::{Context, layout, layout::Language};
use crate::{
    query::shorten,
    rdf::{
        published::{Published, local},
        vocab::{gg, owl, rdfs, skos},
    },
};

pub(super) fn page(context: &Context<'_>) -> Markup {
    let published = Published::terms();
    let schemes: Vec<&NamedOrBlankNode> = published.members(skos::CONCEPT_SCHEME).collect();
    let content = html! {
        h1 { (context.t("語彙", "Terms")) }
        p.lead {
            (context.t(
                "グラフで使う語の定義です。出欠や発言の種類などの値の一覧も、この頁で一度だけ定義しています。",
                "The terms that the graph is written in, with the lists of values such as presence and kinds of acts, which are defined here once."
            ))
        }
        p { code { (gg::NS) } }
        ul {
            li { a href="#classes" { (context.t("クラス", "Classes")) } }
            li { a href="#properties" { (context.t("プロパティ", "Properties")) } }
            @for scheme in &schemes {
                li { a href=(format!("#{}", name(scheme))) { (label(context, &published, scheme)) } }
            }
        }
        p {
            (context.t("機械のために：", "For programs: "))
            code { "curl -H 'Accept: text/turtle' …/ns" } " · "
            a href="/ns/shapes" { (context.t("制約（SHACL）", "shapes (SHACL)")) } " · "
            a href="/ns/sparnatural" { (context.t("Sparnaturalの設定", "configuration of Sparnatural")) } " · "
            a href="/api/v1/openapi.json" { (context.t("JSONのAPI（OpenAPI）", "JSON API (OpenAPI)")) } " · "
            a href="/.well-known/void" { (context.t("データセットの記述（VoID）", "description of the dataset (VoID)")) }
        }
        h2 #classes { (context.t("クラス", "Classes")) }
        @for class in published.members(owl::CLASS) { (term(context, &published, class)) }
        h2 #properties { (context.t("プロパティ", "Properties")) }
        @for kind in [owl::OBJECT_PROPERTY, owl::DATATYPE_PROPERTY] {
            @for property in published.members(kind) { (term(context, &published, property)) }
        }
        @for scheme in &schemes {
            h2 id=(name(scheme)) { (label(context, &published, scheme)) }
            @if let Some(comment) = comment(context, &published, scheme) { p { (comment) } }
            @for concept in published.concepts(scheme) { (term(context, &published, concept)) }
        }
    };
    layout::page(context, context.t("語彙", "Terms"), "", &content)
}

/// One term: its names in both languages, what it means, and how it hangs together with others.
fn term(context: &Context<'_>, published: &Published, subject: &NamedOrBlankNode) -> Markup {
    html! {
        section.term id=(name(subject)) {
            h3 {
                (label(context, published, subject)) " "
                small { code { "gg:" (name(subject)) } " " (other_label(context, published, subject)) }
            }
            @if let Some(comment) = comment(context, published, subject) { p { (comment) } }
            dl.fields {
                (related(context, published, context.t("上位", "Kind of"), subject, rdfs::SUB_CLASS_OF))
                (related(context, published, context.t("上位", "Kind of"), subject, rdfs::SUB_PROPERTY_OF))
                (related(context, published, context.t("主語", "Of"), subject, rdfs::DOMAIN))
                (related(context, published, context.t("目的語", "Leads to"), subject, rdfs::RANGE))
                (related(context, published, context.t("逆", "Inverse"), subject, owl::INVERSE_OF))
                (related(context, published, context.t("上位概念", "Broader"), subject, skos::BROADER))
                (related(context, published, context.t("近いもの", "Close to"), subject, skos::CLOSE_MATCH))
                (related(context, published, context.t("同じもの", "Same as"), subject, skos::EXACT_MATCH))
                @let also = alternatives(published, subject);
                @if !also.is_empty() { div { dt { (context.t("別名", "Also")) } dd lang="ja" { (also) } } }
            }
        }
    }
}

fn related(
    context: &Context<'_>,
    published: &Published,
    title: &str,
    subject: &NamedOrBlankNode,
    predicate: NamedNodeRef<'_>,
) -> Markup {
    let nodes: Vec<&NamedNode> = published.nodes(subject, predicate).collect();
    html! {
        @if !nodes.is_empty() {
            div { dt { (title) } dd {
                @for (i, node) in nodes.iter().enumerate() {
                    @if i > 0 { "、" }
                    @if let Some(local) = local(node.as_str()) {
                        a href=(format!("#{local}")) { (label(context, published, &NamedOrBlankNode::from((*node).clone()))) }
                    } @else { code { (shorten(node.as_str(), context.base)) } }
                }
            } }
        }
    }
}

fn name(subject: &NamedOrBlankNode) -> &str {
    match subject {
        NamedOrBlankNode::NamedNode(node) => local(node.as_str()).unwrap_or(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => "",
    }
}

fn label(context: &Context<'_>, published: &Published, subject: &NamedOrBlankNode) -> String {
    let language = if context.language == Language::En { "en" } else { "ja" };
    published.label(subject, language).map_or_else(|| name(subject).to_owned(), ToOwned::to_owned)
}

/// The label in the language that the page is not in.
fn other_label(context: &Context<'_>, published: &Published, subject: &NamedOrBlankNode) -> Markup {
    let language = if context.language == Language::En { "ja" } else { "en" };
    html! { span lang=(language) { (published.label(subject, language).unwrap_or_default()) } }
}

fn comment<'p>(
    context: &Context<'_>,
    published: &'p Published,
    subject: &NamedOrBlankNode,
) -> Option<&'p str> {
    published.comment(subject, if context.language == Language::En { "en" } else { "ja" })
}

fn alternatives(published: &Published, subject: &NamedOrBlankNode) -> String {
    let names = published.objects(subject, skos::ALT_LABEL);
    let names: Vec<&str> = names
        .filter_map(|name| if let Term::Literal(name) = name { Some(name.value()) } else { None })
        .collect();
    names.join("、")
}
