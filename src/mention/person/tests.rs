use super::super::noun::nouns;
use super::*;

fn with_kana(s: &str) -> Option<&str> {
    let lexicon = Lexicon::embedded();
    let nouns = nouns(s, lexicon);
    (0..nouns.len()).find_map(|i| name_with_kana(s, &nouns, i, lexicon)).map(|range| &s[range])
}

#[test]
fn kana_behind_a_family_name_is_a_given_name_where_an_honorific_follows() {
    for (s, expected) in [
        ("本日は黒田みち子さんに伺う", Some("黒田みち子")),
        ("石田エミリ氏の報告", Some("石田エミリ")),
        ("小川けいこ前参議院議員", Some("小川けいこ")),
        ("山田さんの報告", None),
        ("石田から議員に伝える", None),
        ("高橋のように先生が", None),
    ] {
        assert_eq!(with_kana(s), expected, "{s}");
    }
}

#[test]
fn who_gives_the_family_name_alone_is_the_one_of_the_roster() {
    let text = "第2回みなと検討会　議事録\n\n出席者\n会長　高橋　健一\n委員　石田　誠\n\n議事\n○高橋会長　始めます。\n○石田委員　三雲協会の石田です。船の話をします。\n○高橋会長　終わります。\n";
    let source = crate::Source::new("minutes.txt", text.as_bytes().to_vec());
    let found = crate::extract(&source, Lexicon::embedded()).unwrap();
    let people = found.records[0].mentions.iter().filter(|m| m.kind == crate::entity::Kind::Person);
    let names: std::collections::BTreeSet<&str> = people.map(|m| m.canonical.as_str()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["石田誠", "高橋健一"]);
}

#[test]
fn titles_of_states_and_bodies_tell_persons() {
    let lexicon = Lexicon::embedded();
    assert_eq!(foreign("アルダン大統領", lexicon), Some("アルダン"));
    assert_eq!(foreign("データ教授", lexicon), None);
    assert_eq!(of_a_body("橋本東大教授", "橋本東大".len(), lexicon), Some("橋本"));
}

#[test]
fn two_forms_of_a_family_name_in_marks_are_two_people() {
    let people = |chair: &str| {
        let text = format!(
            "○{chair}会長　始めます。\n○杉山委員　髙橋由美委員の意見に賛成です。\n○髙橋委員　ありがとうございます。\n○{chair}会長　終わります。\n"
        );
        let source = crate::Source::new("minutes.txt", text.into_bytes());
        let found = crate::extract(&source, Lexicon::embedded()).unwrap();
        let people = found.records[0].mentions.iter().filter(|m| m.kind == crate::entity::Kind::Person);
        people.map(|m| m.text.clone()).collect::<Vec<_>>()
    };
    let two = people("高橋");
    assert_eq!(two.iter().filter(|name| *name == "高橋").count(), 2, "{two:?}");
    assert!(two.contains(&"髙橋由美".to_owned()), "{two:?}");
    assert!(!people("長谷川").contains(&"高橋".to_owned()));
}

#[test]
fn a_mark_that_is_nothing_but_brackets_names_nobody() {
    let text = "場所◆委員（石田）（（○委員長（黒田花子君）　\n））みなと市副市長\n令和元年○委員長（黒田花子君）　\n。";
    let source = crate::Source::new("minutes.txt", text.as_bytes().to_vec());
    let found = crate::extract(&source, Lexicon::embedded()).unwrap();
    let people = found.records[0].mentions.iter().filter(|m| m.kind == crate::entity::Kind::Person);
    assert!(people.clone().count() > 0 && people.clone().all(|m| !m.text.starts_with('(')), "{people:?}");
    assert!(people.clone().all(|m| !m.text.is_empty()));
}
