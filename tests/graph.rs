//! Networks: projections, paths and the formats of other programs, on an invented council small enough to count by hand.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, and fails by panicking"
)]

mod sample;

use gijigraph::{
    export::network::{self, Format},
    graph::{
        Adjacency, Doubt, Network, NodeIndex, Projection, Relation,
        bridge::bridges,
        community::communities,
        measure::{Stats, betweenness},
        name::{self, Error},
        path::{explained, shortest},
    },
    rdf::Base,
    store::Store,
};
use oxigraph::model::{Literal, NamedNode, Quad};
use quick_xml::{Reader, events::Event};

/// 青木 and 石井 meet at 甲, 石井 and 上田 at 乙; 江口 was absent from 乙. 青木 raises what the 樹木法 governs, 上田
/// something else about it; one of the 委員 of 乙, 石井 or 上田, raises a third issue, which the 樹木協会 may be behind.
const TEXT: &str = include_str!("sample/network.ttl");

fn store() -> Store {
    let store = Store::in_memory(&Base::default()).unwrap();
    store.replace(&sample::document("network.txt", TEXT)).unwrap();
    store
}

fn read(projection: Projection, candidates: bool) -> Network {
    Network::of(&store(), projection, candidates).unwrap()
}

/// Edges as text: ends by label, what they say, weight.
fn edges(network: &Network) -> Vec<String> {
    let mut lines: Vec<String> = network
        .edges()
        .map(|(from, to, edge)| {
            let doubt = edge.doubt.map_or("", Doubt::name);
            let [from, to] = [from, to].map(|node| &network.graph[node].label);
            format!("{from} {} {to} {}{doubt}", edge.relation.name(), edge.weight)
        })
        .collect();
    lines.sort();
    lines
}

fn find(network: &Network, label: &str) -> NodeIndex {
    network.graph.node_indices().find(|&node| network.graph[node].label == label).unwrap()
}

#[test]
fn each_projection_has_the_edges_that_the_text_says() {
    for (projection, candidates, expected) in [
        (
            Projection::PersonIssue,
            false,
            &["上田 raised 伐採の\"届出\" & <許可> 1", "青木 raised 植樹の費用 2"][..],
        ),
        (
            Projection::PersonIssue,
            true,
            &[
                "上田 raised 伐採の\"届出\" & <許可> 1",
                "上田 raised 苗木の配布 1candidate",
                "石井 raised 苗木の配布 1candidate",
                "青木 raised 植樹の費用 2",
            ],
        ),
        (
            Projection::PersonOrganization,
            false,
            &["樹木協会緑化部 part-of 樹木協会 1", "青木 of 樹木協会緑化部 2"],
        ),
        (
            Projection::IssueLaw,
            false,
            &[
                "伐採の\"届出\" & <許可> concerns 樹木法第2条 1",
                "植樹の費用 concerns 樹木法 2",
                "樹木法第2条 part-of 樹木法 1",
            ],
        ),
        // 青木 speaks of the law, 上田 of its second article: those are two things, and 剪定機 is the one they share.
        (Projection::CoRaising, false, &["青木 co-raised 上田 1"]),
        (
            Projection::CoRaising,
            true,
            &[
                "上田 co-raised 樹木協会 1inferred",
                "石井 co-raised 上田 1candidate",
                "石井 co-raised 樹木協会 1inferred",
                "青木 co-raised 上田 1",
            ],
        ),
        (Projection::CoAttendance, false, &["石井 co-attended 上田 1", "青木 co-attended 石井 1"]),
    ] {
        let network = read(projection, candidates);
        let mut found = edges(&network);
        // Which of two equals comes first depends on their IRIs alone.
        for line in &mut found {
            let mut words: Vec<&str> = line.split(' ').collect();
            if line.contains(" co-") {
                let order = ["青木", "石井", "上田", "樹木協会"];
                let at = |name: &str| order.iter().position(|known| *known == name);
                if at(words[0]) > at(words[2]) {
                    words.swap(0, 2);
                }
            }
            *line = words.join(" ");
        }
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{projection:?}, candidates: {candidates}");
    }
}

#[test]
fn a_group_is_a_node_and_its_members_raise_nothing() {
    let all = read(Projection::All, false);
    let found = edges(&all);
    assert!(found.contains(&"委員（第2回緑化会議） raised 苗木の配布 1".to_owned()), "{found:?}");
    assert!(found.contains(&"委員（第2回緑化会議） group-at 第2回緑化会議 1".to_owned()));
    assert!(!found.iter().any(|edge| edge.starts_with("石井 raised")), "{found:?}");
    assert!(!found.iter().any(|edge| edge.starts_with("江口")), "who was absent attended nothing: {found:?}");
}

#[test]
fn an_edge_lasts_from_its_first_meeting_to_its_last() {
    let network = read(Projection::PersonIssue, false);
    let (.., edge) = network.edges().find(|(.., edge)| edge.weight == 2).unwrap();
    assert_eq!((edge.first.as_deref(), edge.last.as_deref()), (Some("2020-04-01"), Some("2020-07-01")));
    assert_eq!(edge.through.len(), 2);
}

#[test]
fn counts_and_betweenness_are_those_worked_out_by_hand() {
    // 青木 – 石井 – 上田: a path of three.
    let network = read(Projection::CoAttendance, false);
    let stats = Stats::of(&network);
    assert_eq!((stats.nodes, stats.edges, stats.components, stats.largest_component), (3, 2, 1, 3));
    assert!((stats.mean_degree - 4.0 / 3.0).abs() < 1e-12 && (stats.density - 2.0 / 3.0).abs() < 1e-12);
    let adjacency = Adjacency::of(&network);
    let between = betweenness(&adjacency);
    assert!((between.values[find(&network, "石井").index()] - 1.0).abs() < 1e-12);
    assert!(between.values[find(&network, "青木").index()].abs() < 1e-12);
}

#[test]
fn the_shortest_path_is_explained_by_words_and_meetings() {
    let store = store();
    let all = Network::of(&store, Projection::All, false).unwrap();
    let [from, to] = ["青木", "樹木法"].map(|name| name::resolve(&store, &all, name).unwrap());
    let path = explained(&store, &all, from, to).unwrap().unwrap();
    let relations: Vec<_> = path.hops.iter().map(|hop| (hop.relation, hop.backwards)).collect();
    assert_eq!(relations, [(Relation::Raised, false), (Relation::Concerns, false)]);
    let evidence = &path.hops[0].evidence[0];
    assert_eq!(evidence.meeting.as_deref(), Some("第1回緑化会議"));
    assert_eq!(evidence.date.as_deref(), Some("2020-04-01"));
    assert_eq!(evidence.who.as_deref(), Some("青木"));
    assert_eq!(evidence.words.as_deref(), Some("植樹の費用を誰が負担するか。"));

    let [from, to] = ["青木", "上田"].map(|name| find(&all, name));
    let path = explained(&store, &all, from, to).unwrap().unwrap();
    assert_eq!(path.hops.len(), 4, "by the technology that both speak of, or the meetings of 石井");
    let met = Network::of(&store, Projection::CoAttendance, false).unwrap();
    let [from, to] = ["青木", "上田"].map(|name| find(&met, name));
    let path = explained(&store, &met, from, to).unwrap().unwrap();
    let meetings: Vec<_> = path.hops.iter().map(|hop| hop.evidence[0].meeting.as_deref().unwrap()).collect();
    assert_eq!(meetings, ["第1回緑化会議", "第2回緑化会議"]);
    let people = read(Projection::PersonIssue, false);
    assert_eq!(shortest(&people, find(&people, "青木"), find(&people, "上田")), None);
}

#[test]
fn a_path_avoids_what_is_no_fact_where_it_can() {
    let network = read(Projection::All, true);
    let [from, to] = ["上田", "苗木の配布"].map(|name| find(&network, name));
    // One step as a candidate is shorter than three by way of the group.
    assert_eq!(shortest(&network, from, to).unwrap().len(), 2);
    let facts = read(Projection::All, false);
    let [from, to] = ["上田", "苗木の配布"].map(|name| find(&facts, name));
    assert_eq!(shortest(&facts, from, to).unwrap().len(), 4);
}

#[test]
fn a_name_is_resolved_or_its_candidates_are_told() {
    let store = store();
    let all = Network::of(&store, Projection::All, false).unwrap();
    let label = |typed: &str| name::resolve(&store, &all, typed).map(|node| all.graph[node].label.clone());
    for (typed, expected) in [
        ("青木", "青木"),
        ("Ｊｕ－法", "樹木法"),
        ("部", "樹木協会緑化部"),
        ("person/青木.11111111", "青木"),
        ("樹木協会", "樹木協会"),
    ] {
        assert_eq!(label(typed).unwrap(), expected, "{typed}");
    }
    assert!(matches!(label("誰か"), Err(Error::Unknown { .. })));
    match label("緑化会議") {
        Err(error @ Error::Ambiguous { .. }) => {
            let told = error.to_string();
            assert!(told.contains("第1回緑化会議") && told.contains("meeting/緑化会議第2回"), "{told}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_bridge_joins_communities_that_fall_apart_without_it() {
    let network = read(Projection::CoAttendance, false);
    let adjacency = Adjacency::of(&network);
    let mut divided = communities(&adjacency);
    divided.of[find(&network, "青木").index()] = 0;
    divided.of[find(&network, "石井").index()] = 0;
    divided.of[find(&network, "上田").index()] = 1;
    divided.count = 2;
    let found = bridges(&network, &adjacency, &divided, &betweenness(&adjacency), 10);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].node, found[0].parts), (find(&network, "石井"), 2));
    assert_eq!(found[0].joins, [(0, 1), (1, 1)]);
}

fn written(network: &Network, format: Format) -> String {
    let mut out = Vec::new();
    network::write(network, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Elements of an XML text by name, with their attributes and, for text, their characters, as a parser reads them.
fn parsed(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut depth) = (Vec::new(), 0_usize);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap();
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                });
                let name = element.name().as_ref().to_owned();
                elements.push((name, attributes.collect()));
            }
            Event::Text(_) => depth += 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(depth > 0);
    elements
}

#[test]
fn xml_is_well_formed_and_keeps_quotes_and_angle_brackets() {
    let network = read(Projection::All, true);
    for format in [Format::GraphMl, Format::Gexf, Format::Svg] {
        let elements = parsed(&written(&network, format));
        let count = |name: &str| elements.iter().filter(|(element, _)| element == name).count();
        if format == Format::Svg {
            let dashed = network.edges().filter(|(.., edge)| edge.doubt.is_some()).count();
            let lines = elements.iter().filter(|(name, attributes)| {
                name == "line" && attributes.iter().any(|(key, _)| key == "stroke-dasharray")
            });
            assert_eq!(lines.count(), dashed + 1, "every doubt, and the key");
            continue;
        }
        assert_eq!(count("node"), network.graph.node_count(), "{format:?}");
        assert_eq!(count("edge"), network.graph.edge_count(), "{format:?}");
    }
    let gexf = parsed(&written(&network, Format::Gexf));
    let value = |element: &(String, Vec<(String, String)>), key: &str| {
        element.1.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    };
    assert!(gexf.iter().any(|element| value(element, "label").as_deref() == Some("伐採の\"届出\" & <許可>")));
    assert!(gexf.iter().any(|element| {
        value(element, "start").as_deref() == Some("2020-04-01")
            && value(element, "end").as_deref() == Some("2020-07-01")
    }));
}

#[test]
fn cytoscape_json_joins_its_edges_to_its_nodes() {
    let network = read(Projection::All, true);
    let json: serde_json::Value = serde_json::from_str(&written(&network, Format::Cytoscape)).unwrap();
    let [nodes, edges] = ["nodes", "edges"].map(|of| json["elements"][of].as_array().unwrap());
    assert_eq!((nodes.len(), edges.len()), (network.graph.node_count(), network.graph.edge_count()));
    for edge in edges {
        for end in ["source", "target"] {
            assert!(nodes.iter().any(|node| node["data"]["id"] == edge["data"][end]));
        }
    }
    assert!(edges.iter().any(|edge| edge["data"]["doubt"] == "candidate"));
}

#[test]
fn dot_escapes_labels_and_dashes_doubt() {
    let dot = written(&read(Projection::PersonIssue, true), Format::Dot);
    assert!(dot.contains(r#"label="伐採の\"届出\" & <許可>""#), "{dot}");
    assert_eq!(dot.matches("style=dashed").count(), 2);
    assert_eq!(dot.matches("style=solid").count(), 2);
    assert_eq!(dot.matches(" -- ").count(), 4);
}

#[test]
fn neo4j_gets_two_tables_that_join() {
    let folder = tempfile::tempdir().unwrap();
    let network = read(Projection::All, false);
    let [nodes, relationships] = network::neo4j::write(&network, folder.path()).unwrap();
    let rows = |path| {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let head: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect();
        (head, rows)
    };
    let (head, nodes) = rows(nodes);
    assert_eq!(head[..2], ["id:ID", ":LABEL"]);
    let (head, relationships) = rows(relationships);
    assert_eq!(head[..3], [":START_ID", ":END_ID", ":TYPE"]);
    assert_eq!(relationships.len(), network.graph.edge_count());
    for row in &relationships {
        assert!(row[..2].iter().all(|end| nodes.iter().any(|node| node[0] == *end)), "{row:?}");
    }
    assert!(relationships.iter().any(|row| row[2] == "GROUP_AT"));
    assert!(nodes.iter().any(|row| row[1] == "PolicyIssue" && row[2] == "伐採の\"届出\" & <許可>"));
}

#[test]
fn the_same_store_gives_the_same_bytes_in_any_order_of_documents() {
    let stores = [[true, false], [false, true]].map(|order| {
        let store = Store::in_memory(&Base::default()).unwrap();
        for network in order {
            let text = if network { TEXT } else { sample::FIRST };
            store.replace(&sample::document("a.txt", text)).unwrap();
            store.replace(&sample::document("b.txt", sample::SECOND)).unwrap();
            store.replace(&sample::document("c.txt", TEXT)).unwrap();
            store.replace(&sample::document("d.txt", sample::FIRST)).unwrap();
        }
        store
    });
    for format in [Format::GraphMl, Format::Gexf, Format::Dot, Format::Cytoscape, Format::Svg] {
        let [one, other] = stores
            .each_ref()
            .map(|store| written(&Network::of(store, Projection::All, true).unwrap(), format));
        assert!(one == other, "{format:?}");
    }
}

#[test]
fn what_too_many_share_makes_no_pairs_and_is_told() {
    let store = Store::in_memory(&Base::default()).unwrap();
    let mut crowd = sample::document("crowd.txt", TEXT);
    let graph = crowd.quads[0].graph_name.clone();
    let iri = |local: String| NamedNode::new(format!("{}{local}", Base::default().as_str())).unwrap();
    let gg = |local: &str| NamedNode::new(format!("https://w3id.org/gijigraph/ns#{local}")).unwrap();
    let meeting = iri("meeting/緑化会議第1回".to_owned());
    for number in 0..500 {
        let [person, seat] = ["person", "attendance"].map(|of| iri(format!("{of}/{number}")));
        let mut say = |s: &NamedNode, p: NamedNode, o: NamedNode| {
            crowd.quads.push(Quad::new(s.clone(), p, o, graph.clone()));
        };
        say(
            &person,
            NamedNode::new("http://www.w3.org/1999/02/22-rdf-syntax-ns#type").unwrap(),
            gg("Person"),
        );
        say(&meeting, gg("hasAttendance"), seat.clone());
        say(&seat, gg("attendee"), person.clone());
    }
    let label = NamedNode::new("http://www.w3.org/2000/01/rdf-schema#label").unwrap();
    crowd.quads.push(Quad::new(iri("person/0".to_owned()), label, Literal::from("群衆"), graph));
    store.replace(&crowd).unwrap();
    let network = Network::of(&store, Projection::CoAttendance, false).unwrap();
    assert_eq!(network.crowded, ["第1回緑化会議"]);
    assert_eq!(edges(&network).len(), 1, "the other meeting still joins its two");
}
