//! Verbatim records as Akoma Ntoso and TEI: well-formed, with the speakers that the record names and no others.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use quick_xml::{Reader, events::Event};
use tempfile::TempDir;

use super::{gijigraph, printed, store};

/// Speeches by two people, an organ and a class of people; text that XML has to escape.
const RECORD: &str = "第３回みなと市港湾審議会　議事録

日時：令和５年６月１日（木）10時～12時
場所：みなと市役所本庁舎
議題：桟橋の点検について
出席者：
会長　山田太郎　みなと大学教授
委員　鈴木花子　港湾協会理事
委員　高橋次郎　みなと市副市長

○山田会長　それでは開会します。「桟橋」<3号> & 岸壁について、事務局から説明をお願いします。
○事務局　資料１について御説明いたします。
○鈴木委員　桟橋の点検の頻度を見直す必要がある。
○委員　費用が課題である。
○山田会長　本日は以上です。
";

/// The same council's summary has no speeches.
const SUMMARY: &str = "第４回みなと市港湾審議会　議事概要
日時：令和５年７月１日（土）10時～12時
１　桟橋の点検について
・点検の頻度を見直す必要がある。
";

/// Who speaks in the record, as printed, and the person or organ that it is; `None` where it may be one of several.
const SPEECHES: [(&str, Option<&str>); 5] = [
    ("山田会長", Some("山田太郎")),
    ("事務局", Some("事務局")),
    ("鈴木委員", Some("鈴木花子")),
    ("委員", None),
    ("山田会長", Some("山田太郎")),
];

/// An element with its attributes and the text right in it.
#[derive(Clone, Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Element {
    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// The elements of a document, in their order. Every one that begins must end.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let (mut elements, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|e| panic!("{e}: {xml}"));
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let name = attribute.key.as_ref().to_owned();
                    let value = attribute.value.into_owned();
                    (name, value)
                });
                let name = start.name().as_ref().to_owned();
                elements.push(Element { name, attributes: attributes.collect(), text: String::new() });
                if !empty {
                    open.push(elements.len() - 1);
                }
            }
            Event::End(_) => drop(open.pop().expect("an element that ends has begun")),
            Event::Text(text) => {
                if let Some(&at) = open.last() {
                    elements[at].text.push_str(&text);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(&at) = open.last() {
                    elements[at].text.push_str(match &*entity {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("{other}"),
                    });
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{xml}");
    elements
}

/// Exports the record and the summary; gives the folder and the names of the files.
fn exported(format: &str, more: &[&str]) -> (TempDir, Vec<String>) {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in [("record.txt", RECORD), ("summary.txt", SUMMARY)] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let run = |arguments: &[&str]| printed(gijigraph().args(arguments).current_dir(folder.path()));
    run(&["ingest", "record.txt", "summary.txt", "--store", "store"]);
    run(&[&["export", "--store", "store", "--format", format, "-o", "out"], more].concat());
    let files = fs::read_dir(folder.path().join("out")).expect("a folder");
    let mut names: Vec<String> =
        files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    (folder, names)
}

fn read(folder: &Path, name: &str) -> Vec<Element> {
    elements(&fs::read_to_string(folder.join("out").join(name)).expect("a document"))
}

/// The characters of the record that a span names.
fn characters(start: &str, end: &str) -> String {
    let [start, end] = [start, end].map(|n| n.parse::<usize>().expect("a number"));
    RECORD.chars().skip(start).take(end - start).collect()
}

#[test]
fn an_akoma_ntoso_debate_names_the_speakers_that_the_record_names() {
    let (folder, names) = exported("akn", &[]);
    assert_eq!(names.len(), 1, "the summary is no debate: {names:?}");
    assert!(names[0].starts_with("2023-06-01-"), "{names:?}");
    let all = read(folder.path(), &names[0]);
    let agents: BTreeMap<&str, &Element> =
        all.iter().filter(|e| e.name.starts_with("TLC")).map(|e| (e.get("eId").expect("an id"), e)).collect();
    let speeches: Vec<&Element> = all.iter().filter(|e| e.name == "speech").collect();
    let marks: Vec<&Element> = all.iter().filter(|e| e.name == "from").collect();
    assert_eq!((speeches.len(), marks.len()), (SPEECHES.len(), SPEECHES.len()));
    for ((speech, mark), (printed, known)) in speeches.iter().zip(marks).zip(SPEECHES) {
        assert_eq!(mark.text, printed);
        let agent = agents[speech.get("by").and_then(|by| by.strip_prefix('#')).expect("a reference")];
        if let Some(name) = known {
            assert_eq!(agent.get("showAs"), Some(name), "{speech:?}");
        } else {
            assert_eq!((agent.name.as_str(), agent.get("showAs")), ("TLCRole", Some(printed)));
            assert_eq!(speech.get("gg:basis"), Some("group"));
            for candidate in speech.get("gg:candidates").expect("candidates").split(' ') {
                assert!(agents.contains_key(candidate.trim_start_matches('#')), "{candidate}");
            }
        }
        assert!(speech.get("gg:line").is_some() && speech.get("gg:rule").is_some(), "{speech:?}");
    }
    let ids: Vec<&str> = all.iter().filter_map(|e| e.get("eId")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "ids are told apart");
    let first =
        characters(speeches[0].get("gg:start").expect("a start"), speeches[0].get("gg:end").expect("an end"));
    assert!(first.contains("<3号> & 岸壁"), "{first}");
    assert!(all.iter().any(|e| e.name == "p" && e.text.contains("<3号>&岸壁")));
}

#[test]
fn a_tei_component_leads_to_the_list_of_speakers_and_leaves_doubt_in_notes() {
    let licence = "https://creativecommons.org/licenses/by/4.0/";
    let (folder, names) = exported("parlamint", &["--licence", licence]);
    assert_eq!(names.len(), 3, "{names:?}");
    let component =
        names.iter().find(|name| name.starts_with("ParlaMint-JP_2023-06-01-")).expect("a component");
    let all = read(folder.path(), component);
    let people = read(folder.path(), "ParlaMint-JP-listPerson.xml");
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut person = None;
    for element in &people {
        match element.name.as_str() {
            "person" => person = element.get("xml:id"),
            "term" => drop(known.insert(person.expect("a person"), &element.text)),
            _ => {}
        }
    }
    let speeches: Vec<&Element> = all.iter().filter(|e| e.name == "u").collect();
    assert_eq!(speeches.len(), SPEECHES.len());
    for (speech, (_, name)) in speeches.iter().zip(SPEECHES) {
        let who = speech.get("who").map(|who| known[who.trim_start_matches('#')]);
        assert_eq!(who, name, "{speech:?}");
        let span = speech.get("source").and_then(|source| source.rsplit_once("#char=")).expect("a span").1;
        let (start, end) = span.split_once(',').expect("two numbers");
        assert!(!characters(start, end).is_empty());
    }
    let ana: Vec<_> = speeches.iter().filter_map(|speech| speech.get("ana")).collect();
    assert_eq!(ana, ["#chair", "#guest", "#regular", "#unknown", "#chair"]);
    let notes: Vec<_> = all.iter().filter(|e| e.get("type") == Some("attribution")).collect();
    assert!(notes.len() == 1 && notes[0].text.contains("委員のいずれか"), "{notes:?}");
    for usage in all.iter().filter(|e| e.name == "tagUsage") {
        let element = usage.get("gi").expect("a name");
        let count = all.iter().filter(|e| e.name == element).count();
        assert_eq!(usage.get("occurs"), Some(count.to_string().as_str()), "{element}");
    }
    assert!(all.iter().any(|e| e.name == "licence" && e.text == licence));
    let root = read(folder.path(), "ParlaMint-JP.xml");
    let included: BTreeSet<&str> =
        root.iter().filter(|e| e.name == "xi:include").filter_map(|e| e.get("href")).collect();
    assert_eq!(included, BTreeSet::from([component.as_str(), "ParlaMint-JP-listPerson.xml"]));
}

#[test]
fn a_store_of_summaries_has_no_debates() {
    let folder = TempDir::new().expect("a temporary folder");
    for format in ["akn", "parlamint"] {
        let mut command = gijigraph();
        command.args(["export", "--format", format, "-o"]).arg(folder.path()).arg("--store").arg(store());
        command.assert().code(1).stdout("");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}
