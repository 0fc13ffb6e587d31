//! What is asked of a network, as rows.

use std::fmt::Write;

use gijigraph::graph::{
    Adjacency, Kind, Network, NodeIndex, bridge,
    community::communities as divide,
    measure::{Stats, betweenness, pagerank},
    path::{Evidence, Hop, Path},
};
use serde_json::{Map, Value, json};

use super::{By, answer::Answer, answer::Format};
use crate::cli::{Failure, Terminal};

/// Members that a row of a community names.
const NAMED: usize = 6;

pub(super) fn stats(network: &Network) -> Answer {
    let whole = json!(Stats::of(network));
    let mut rows = Vec::new();
    for (name, value) in whole.as_object().into_iter().flatten() {
        match value {
            Value::Object(counts) => {
                rows.extend(
                    counts.iter().map(|(of, count)| vec![json!(format!("{name}: {of}")), count.clone()]),
                );
            }
            value => rows.push(vec![json!(name), value.clone()]),
        }
    }
    answer(whole, vec!["measure", "value"], rows)
}

pub(super) fn rank(network: &Network, by: By, kinds: &[Kind], limit: usize, terminal: &Terminal) -> Answer {
    let adjacency = Adjacency::of(network);
    let ranks = pagerank(&adjacency);
    let between = betweenness(&adjacency);
    if between.pivots < adjacency.len() {
        let nodes = adjacency.len();
        terminal.note(&format!("betweenness is estimated from {} of {nodes} nodes", between.pivots));
    }
    let mut order: Vec<usize> = (0..adjacency.len())
        .filter(|&node| kinds.is_empty() || kinds.contains(&network.graph[NodeIndex::new(node)].kind))
        .collect();
    order.sort_by(|&a, &b| {
        match by {
            By::Degree => adjacency.degree(b).cmp(&adjacency.degree(a)),
            By::Strength => adjacency.strength(b).cmp(&adjacency.strength(a)),
            By::Pagerank => ranks[b].total_cmp(&ranks[a]),
            By::Betweenness => between.values[b].total_cmp(&between.values[a]),
        }
        .then(a.cmp(&b))
    });
    order.truncate(limit);
    let columns = vec!["rank", "label", "kind", "degree", "strength", "pagerank", "betweenness", "id"];
    let rows = order.into_iter().enumerate().map(|(at, index)| {
        let node = &network.graph[NodeIndex::new(index)];
        vec![
            json!(at + 1),
            json!(node.label),
            json!(node.kind),
            json!(adjacency.degree(index)),
            json!(adjacency.strength(index)),
            json!(ranks[index]),
            json!(between.values[index]),
            json!(node.id),
        ]
    });
    listed(columns, rows.collect())
}

pub(super) fn communities(network: &Network, limit: usize) -> Answer {
    let adjacency = Adjacency::of(network);
    let found = divide(&adjacency);
    let mut members: Vec<Vec<NodeIndex>> = vec![Vec::new(); found.count];
    for node in network.graph.node_indices() {
        members[found.of[node.index()]].push(node);
    }
    let (mut rows, mut all) = (Vec::new(), Vec::new());
    for (number, mut nodes) in members.into_iter().enumerate().take(limit) {
        nodes.sort_by_key(|node| (std::cmp::Reverse(adjacency.strength(node.index())), *node));
        let labels: Vec<&str> = nodes.iter().take(NAMED).map(|&node| &*network.graph[node].label).collect();
        let more = if nodes.len() > NAMED { "、…" } else { "" };
        rows.push(vec![json!(number + 1), json!(nodes.len()), json!(format!("{}{more}", labels.join("、")))]);
        let nodes: Vec<_> = nodes.iter().map(|&node| &network.graph[node]).collect();
        all.push(json!({ "community": number + 1, "size": nodes.len(), "members": nodes }));
    }
    let whole = json!({
        "method": "louvain", "modularity": found.modularity, "count": found.count, "communities": all,
    });
    let mut answer = answer(whole, vec!["community", "size", "members"], rows);
    answer.remark = Some(format!("{} communities, Louvain, modularity {:.4}", found.count, found.modularity));
    answer
}

pub(super) fn neighbours(network: &Network, node: NodeIndex, limit: usize) -> Answer {
    let mut edges: Vec<_> = network
        .edges()
        .filter_map(|(from, to, edge)| match node {
            _ if from == node => Some((to, edge, "→")),
            _ if to == node => Some((from, edge, "←")),
            _ => None,
        })
        .collect();
    edges.sort_by_key(|(other, edge, _)| (edge.doubt, std::cmp::Reverse(edge.weight), *other, edge.relation));
    edges.truncate(limit);
    let columns = vec!["label", "kind", "relation", "direction", "weight", "first", "last", "doubt", "id"];
    let rows = edges.into_iter().map(|(other, edge, direction)| {
        let other = &network.graph[other];
        vec![
            json!(other.label),
            json!(other.kind),
            json!(edge.relation),
            json!(direction),
            json!(edge.weight),
            json!(edge.first),
            json!(edge.last),
            json!(edge.doubt),
            json!(other.id),
        ]
    });
    listed(columns, rows.collect())
}

pub(super) fn bridges(network: &Network, limit: usize) -> Answer {
    let adjacency = Adjacency::of(network);
    let found = divide(&adjacency);
    // A community is named by its heaviest member.
    let mut heads: Vec<Option<NodeIndex>> = vec![None; found.count];
    for node in network.graph.node_indices() {
        let head = &mut heads[found.of[node.index()]];
        if head.is_none_or(|head| adjacency.strength(head.index()) < adjacency.strength(node.index())) {
            *head = Some(node);
        }
    }
    let between = betweenness(&adjacency);
    let bridges = bridge::bridges(network, &adjacency, &found, &between, limit);
    let columns = vec!["label", "kind", "betweenness", "communities", "parts", "joins", "id"];
    let rows = bridges.into_iter().map(|bridge| {
        let node = &network.graph[bridge.node];
        let names = bridge.joins.iter().filter_map(|&(community, weight)| {
            let head = heads[community]?;
            Some(format!("{}…({weight})", network.graph[head].label))
        });
        vec![
            json!(node.label),
            json!(node.kind),
            json!(bridge.betweenness),
            json!(bridge.joins.len()),
            json!(bridge.parts),
            json!(names.collect::<Vec<_>>().join(" | ")),
            json!(node.id),
        ]
    });
    listed(columns, rows.collect())
}

pub(super) fn path(path: &Path, format: Format) -> Result<Answer, Failure> {
    let columns = vec![
        "hop",
        "from",
        "relation",
        "to",
        "direction",
        "weight",
        "doubt",
        "shared",
        "date",
        "meeting",
        "who",
        "words",
        "place",
        "evidence_id",
    ];
    let mut rows = Vec::new();
    for (number, hop) in path.hops.iter().enumerate() {
        let none = [Evidence::default()];
        let evidence = if hop.evidence.is_empty() { &none[..] } else { &hop.evidence };
        for evidence in evidence {
            rows.push(vec![
                json!(number + 1),
                json!(hop.from.label),
                json!(hop.relation),
                json!(hop.to.label),
                json!(if hop.backwards { "←" } else { "→" }),
                json!(hop.weight),
                json!(hop.doubt),
                json!(hop.shared.join(" | ")),
                json!(evidence.date),
                json!(evidence.meeting),
                json!(evidence.who),
                json!(evidence.words),
                json!(evidence.place),
                json!(evidence.iri),
            ]);
        }
    }
    let text = if format == Format::Table { Some(told(path)?) } else { None };
    let whole = json!(path);
    // A thing is joined to itself without a hop: that is an answer too.
    if rows.is_empty() {
        rows.push(vec![json!(0), json!(path.from.label), Value::Null, json!(path.to.label)]);
        rows[0].resize(columns.len(), Value::Null);
    }
    Ok(Answer { whole, columns, rows, remark: None, text })
}

/// A path as people read it.
fn told(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    tell(path, &mut text).map_err(std::io::Error::other)?;
    Ok(text)
}

fn tell(path: &Path, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{}（{}）", path.from.label, path.from.kind.ja())?;
    for Hop { to, relation, backwards, doubt, weight, shared, evidence, more, .. } in &path.hops {
        let doubt = doubt.map_or_else(String::new, |doubt| format!("〔{}〕", doubt.ja()));
        let (open, close) = if *backwards { ("←", "─") } else { ("─", "→") };
        writeln!(out, "  {open}{}{doubt}×{weight}{close} {}（{}）", relation.ja(), to.label, to.kind.ja())?;
        if !shared.is_empty() {
            writeln!(out, "       共通：{}", shared.join("、"))?;
        }
        for Evidence { meeting, date, who, words, place, .. } in evidence {
            let parts = [date, meeting, who].into_iter().flatten().map(String::as_str);
            writeln!(out, "       {}", parts.collect::<Vec<_>>().join("  "))?;
            if let Some(words) = words {
                let place = place.as_ref().map_or_else(String::new, |place| format!("  {place}"));
                writeln!(out, "       「{words}」{place}")?;
            }
        }
        if *more > 0 {
            writeln!(out, "       他{more}件")?;
        }
    }
    Ok(())
}

/// An answer that is its rows: JSON gives each as an object.
fn listed(columns: Vec<&'static str>, rows: Vec<Vec<Value>>) -> Answer {
    let object = |row: &Vec<Value>| {
        let pairs = columns.iter().zip(row).map(|(column, value)| ((*column).to_owned(), value.clone()));
        Value::Object(pairs.collect::<Map<_, _>>())
    };
    let whole = Value::Array(rows.iter().map(object).collect());
    answer(whole, columns, rows)
}

fn answer(whole: Value, columns: Vec<&'static str>, rows: Vec<Vec<Value>>) -> Answer {
    Answer { whole, columns, rows, remark: None, text: None }
}
