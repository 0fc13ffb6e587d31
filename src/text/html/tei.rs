//! TEI, in which corpora of minutes are kept: the page that it would print.
//!
//! Takes markup; gives the markup of a page: title, day and place of its header, those whom it lists, and its text, each
//! utterance behind its mark; does not know what lines mean.

use std::collections::HashMap;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{date, text::fold};

/// Elements of the text that stand on lines of their own.
const BLOCKS: [&str; 25] = [
    "ab",
    "byline",
    "closer",
    "dateline",
    "desc",
    "div",
    "docDate",
    "docTitle",
    "head",
    "item",
    "l",
    "label",
    "note",
    "opener",
    "p",
    "row",
    "salute",
    "seg",
    "signed",
    "sp",
    "speaker",
    "stage",
    "titlePart",
    "trailer",
    "u",
];
/// What opens the order of the day, over which those who were there are printed.
const ORDERS: [&str; 5] = ["議事次第", "会議次第", "次第", "議題", "議事日程"];

/// Whether markup is TEI.
pub(super) fn is_tei(markup: &str) -> bool {
    let head = markup.char_indices().nth(2048).map_or(markup, |(at, _)| &markup[..at]);
    (head.contains("<TEI") || head.contains("<teiCorpus")) && head.contains("<teiHeader")
}

/// The page that the TEI in `markup` prints.
pub(super) fn page(markup: &str) -> String {
    let mut reader = Reader::from_str(markup);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut writer = Writer::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => writer.open(&e),
            Ok(Event::Empty(e)) => {
                writer.open(&e);
                writer.close();
            }
            Ok(Event::End(_)) => writer.close(),
            Ok(Event::Text(words)) => writer.line.push_str(&words.into_inner()),
            Ok(Event::CData(words)) => writer.line.push_str(&words.into_inner()),
            Ok(Event::GeneralRef(e)) => writer.line.push_str(match e.xml10_content().as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => "\u{fffd}",
            }),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    writer.finish()
}

/// Someone listed.
#[derive(Default)]
struct Person {
    id: String,
    name: String,
    /// Bodies and posts, in order.
    seats: Vec<String>,
    /// 欠席, ※オンライン出席
    notes: Vec<String>,
}

#[derive(Default)]
struct Writer {
    // Elements that are open, outermost first.
    path: Vec<String>,
    // Characters since the last line.
    line: String,
    titles: Vec<String>,
    day: String,
    // The day that the attribute of a date gives.
    when: String,
    time: String,
    place: String,
    person: Option<Person>,
    names: HashMap<String, String>,
    roster: Vec<String>,
    // The lines of the text, and whether each is a heading.
    lines: Vec<(String, bool)>,
    // Number of the line over which those who were there are printed.
    listed: Option<usize>,
    // Whether nothing of the utterance under way is printed, by whom it is, and its mark.
    fresh: bool,
    // Whether the line under way is an item of a list.
    item: bool,
    who: String,
    mark: String,
    // The mark before an utterance to come.
    ahead: String,
}

impl Writer {
    fn within(&self, name: &str) -> bool {
        self.path.iter().any(|open| open == name)
    }

    fn parent(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// Whether an element is a line of the text: a note within a paragraph is part of it.
    fn is_line(&self, name: &str) -> bool {
        let inner = matches!(name, "note" | "label" | "desc" | "stage");
        BLOCKS.contains(&name) && !(inner && (self.within("seg") || self.within("p")))
    }

    fn is_text(&self) -> bool {
        self.within("text") && !self.within("listPerson")
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let mut attributes = element.attributes();
            let mut found = attributes.with_checks(false).flatten();
            let value = found.find(|a| a.key.local_name().as_ref() == name)?.value.trim().to_owned();
            Some(value)
        };
        let name = element.local_name().as_ref().to_owned();
        if self.is_text() {
            if self.is_line(&name) {
                self.end_line(false);
            }
            self.item = self.within("body") && (name == "item" || self.item && name == "p");
            if matches!(name.as_str(), "u" | "sp") {
                self.fresh = true;
                self.mark = std::mem::take(&mut self.ahead);
                self.who = attribute("who").unwrap_or_default();
            }
        } else if !matches!(name.as_str(), "orgName" | "roleName" | "surname" | "forename" | "objectName")
            || self.parent() == "person"
        {
            self.line.clear();
        }
        // What is written in Japanese in an attribute is said as in an element: role="座長", type="構成員".
        let told = |name: &str| attribute(name).filter(|value| !value.is_ascii());
        match name.as_str() {
            "person" => {
                let seats = told("role").into_iter().collect();
                let id = attribute("id").unwrap_or_default();
                self.person = Some(Person { id, seats, ..Person::default() });
            }
            "listPerson" => self.roster.extend(told("type").map(|class| format!("＜{class}＞"))),
            "date" => self.when = attribute("when").unwrap_or_default(),
            "cell" if !self.line.trim().is_empty() => self.line.push('　'),
            // <persName>柊　誠<roleName>座長</roleName></persName>
            "roleName" if self.parent() == "persName" && !self.is_text() => {
                if let Some(person) = &mut self.person {
                    self.line.trim().clone_into(&mut person.name);
                }
                self.line.clear();
            }
            "forename" if !self.line.trim().is_empty() => {
                self.line.truncate(self.line.trim_end().len());
                self.line.push('　');
            }
            "lb" if self.is_text() => self.end_line(false),
            _ => {}
        }
        // <name type="place">, <note type="speaker">
        let kind = attribute("type");
        self.path.push(match (name.as_str(), kind.as_deref()) {
            ("name", Some("place")) => "placeName".to_owned(),
            ("note", Some("speaker")) => "speaker".to_owned(),
            _ => name,
        });
    }

    fn close(&mut self) {
        let Some(name) = self.path.pop() else { return };
        if self.is_text() || name == "text" {
            let mark = matches!(name.as_str(), "note" | "speaker" | "label");
            if self.fresh && mark && matches!(self.parent(), "u" | "sp") {
                self.mark.clear();
                self.mark.push_str(std::mem::take(&mut self.line).trim());
            } else if name == "speaker" {
                self.ahead.clear();
                self.ahead.push_str(std::mem::take(&mut self.line).trim());
            } else if self.is_line(&name) || name == "text" {
                self.end_line(name == "head");
            }
            self.fresh &= !matches!(name.as_str(), "u" | "sp");
            return;
        }
        let line = self.line.trim();
        let setting = self.within("setting") || self.within("settingDesc");
        let listed = self.within("listPerson");
        let parent = self.path.last().map_or("", String::as_str);
        match (name.as_str(), &mut self.person) {
            ("person", person) => {
                if let Some(person) = person.take() {
                    self.list(person);
                }
            }
            ("date", _) if setting && line.is_empty() && self.day.is_empty() => {
                self.day = std::mem::take(&mut self.when);
            }
            _ if line.is_empty() => {}
            ("persName", Some(person)) if person.name.is_empty() => person.name.push_str(line),
            ("affiliation" | "occupation", Some(person)) => person.seats.push(line.to_owned()),
            ("roleName", Some(person)) if matches!(parent, "person" | "persName") => {
                person.seats.push(line.to_owned());
                self.line.clear();
            }
            ("note" | "state", Some(person)) => person.notes.push(line.to_owned()),
            // 港湾部会名簿 says of those below it nothing that 出席者 does not.
            ("head", None) if listed && !(self.roster.is_empty() && line.ends_with("名簿")) => {
                self.roster.push(format!("＜{line}＞"));
            }
            ("title", _) if parent == "titleStmt" => self.titles.push(line.to_owned()),
            ("date", _) if setting && self.day.is_empty() => self.day = line.to_owned(),
            ("time", _) if setting && self.time.is_empty() => self.time = line.to_owned(),
            ("placeName", _) if setting && self.place.is_empty() => self.place = line.to_owned(),
            _ => {}
        }
    }

    fn list(&mut self, person: Person) {
        if person.name.is_empty() {
            return;
        }
        let gap = if person.seats.is_empty() { "" } else { "　　" };
        let notes = person.notes.iter().map(|note| match note.chars().next() {
            Some('(' | '（' | '［' | '[' | '【') => note.clone(),
            _ => format!("（{note}）"),
        });
        let line = format!("{}{gap}{}{}", person.name, person.seats.join("／"), notes.collect::<String>());
        self.roster.push(line);
        self.names.insert(person.id, person.name);
    }

    /// Ends a line of the text; the first of an utterance stands behind its mark.
    fn end_line(&mut self, heading: bool) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let bullet =
            if std::mem::take(&mut self.item) && line.starts_with(char::is_alphabetic) { "・" } else { "" };
        let spoken = self.within("u") || self.within("sp");
        let folded = fold(line);
        if self.listed.is_none() && (spoken || ORDERS.iter().any(|order| folded.starts_with(order))) {
            self.listed = Some(self.lines.len());
        }
        if !spoken && self.listed.is_none() && folded.starts_with("出席") {
            self.roster.clear();
        }
        let mark = std::mem::take(&mut self.mark);
        let mark = if std::mem::take(&mut self.fresh) && mark.is_empty() {
            self.names.get(self.who.trim_start_matches('#')).cloned().unwrap_or_default()
        } else {
            mark
        };
        let circle = if mark.starts_with(char::is_alphabetic) { "○" } else { "" };
        self.lines.push(match (mark.is_empty(), spoken) {
            (true, true) => (format!("　{bullet}{line}"), false),
            (true, false) => (format!("{bullet}{line}"), heading),
            (false, _) => (format!("{circle}{mark}　{line}"), false),
        });
    }

    /// The title, of which the kind of record may be a second one: 港湾審議会（第３回）, 議事録.
    fn title(&self) -> String {
        // 港湾審議会（第３回）議事録 [Parla-CLARIN] is the title of a corpus.
        let plain: Vec<&str> = self.titles.iter().map(String::as_str).filter(|t| !t.contains('[')).collect();
        let whole = |title: &&&str| ["録", "要旨", "概要"].iter().any(|kind| title.contains(kind));
        let first = self.titles.first().map_or("", String::as_str);
        plain.iter().find(whole).map_or_else(
            || if plain.is_empty() { first.to_owned() } else { plain.join("　") },
            |whole| match plain.first() {
                Some(name) if whole.chars().count() <= 12 && name != whole => format!("{name}　{whole}"),
                _ => (*whole).to_owned(),
            },
        )
    }

    fn finish(mut self) -> String {
        self.end_line(false);
        let mut page = String::from("<html><body>");
        put(&mut page, "h1", &self.title());
        let (cover, rest) = self.lines.split_at(self.listed.unwrap_or(0));
        let body = |page: &mut String, lines: &[(String, bool)]| {
            for (line, heading) in lines {
                put(page, if *heading { "h2" } else { "p" }, line);
            }
        };
        body(&mut page, cover);
        let dated = cover.iter().any(|(line, _)| date::day(&fold(line)).is_some());
        let named = cover.iter().any(|(line, _)| fold(line) == fold(&self.place));
        if !self.time.is_empty() || !(dated || self.day.is_empty()) {
            put(&mut page, "p", &format!("日時　{}　{}", self.day, self.time));
        }
        if !(named || self.place.is_empty()) {
            put(&mut page, "p", &format!("場所　{}", self.place));
        }
        if !self.roster.is_empty() {
            put(&mut page, "p", "出席者");
            self.roster.iter().for_each(|line| put(&mut page, "p", line));
        }
        body(&mut page, rest);
        page.push_str("</body></html>");
        page
    }
}

/// Puts an element with these words.
fn put(page: &mut String, element: &str, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    page.extend(["<", element, ">", &words, "</", element, ">\n"]);
}
