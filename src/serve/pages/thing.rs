//! The page of one thing.

use maud::{Markup, html};

use super::{
    Context,
    layout::{self, Language, attribution, link, links, moment},
};
use crate::{
    claim::Act,
    describe::{
        About, Attendee, Body, Career, Concept, Description, Meeting, Member, Paper, Part, Seat, Spoken,
        file_name,
    },
    serve::address,
    trace::{Issue, Statement, Thing, Words},
};

pub(super) fn page(context: &Context<'_>, described: &Description, part: Part) -> Markup {
    let thing = &described.thing;
    let long = Long { described, part };
    let kind = if context.language == Language::En { described.kind.name() } else { described.kind.ja() };
    let content = html! {
        p.kind { (kind) }
        h1 { (thing.label) }
        @if !thing.also.is_empty() { p.also { (context.t("別名：", "also: ")) (thing.also.join("、")) } }
        @match &described.about {
            About::Meeting(it) => { (meeting(context, it)) }
            About::Person(it) => { (person(context, it, &long)) }
            About::Organization(it) => { (body(context, it, &long)) }
            About::Issue(it) => { (thread(context, it, &long)) }
            About::Concept(it) => { (concept(context, it, &long)) }
            About::Statement(it) => { (statement(context, it)) }
        }
        @if !matches!(described.about, About::Issue(_) | About::Statement(_)) {
            @if !described.evidence.is_empty() {
                h2 { (context.t("原文での現れ", "In the sources")) }
                ul.places { @for words in &described.evidence { li {
                    "「" (words.text) "」 " (place(context, words))
                } } }
            }
        }
        (long.pager(context))
        aside.tools {
            a href=(format!("/network?iri={}", address::escape(&thing.iri))) { (context.t("つながりの図", "Network")) }
            " · "
            a href=(format!("/api/v1/describe?iri={}", address::escape(&thing.iri))) { "JSON" }
            " · " code { (thing.iri) }
        }
    };
    layout::page(context, &thing.label, "", &content)
}

fn field(name: &str, value: &Markup) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

fn text_field(name: &str, value: Option<&str>) -> Markup {
    html! { @if let Some(value) = value { (field(name, &html! { (value) })) } }
}

fn things_field(context: &Context<'_>, name: &str, things: &[Thing]) -> Markup {
    html! { @if !things.is_empty() { (field(name, &links(context, things))) } }
}

fn meeting(context: &Context<'_>, it: &Meeting) -> Markup {
    html! {
        dl.fields {
            (text_field(context.t("日時", "Date"), it.start.as_deref().map(moment).as_deref()))
            (text_field(context.t("終了", "End"), it.end.as_deref().map(moment).as_deref()))
            (text_field(context.t("場所", "Venue"), it.venue.as_deref()))
            (text_field(context.t("記録の種類", "Record"), it.record_kind.as_deref()))
            @if !it.series.is_empty() {
                (field(context.t("会議体", "Council"), &html! { (it.series.iter().map(|s| s.label.as_str()).collect::<Vec<_>>().join("、")) }))
            }
            (things_field(context, context.t("前の会議", "Previous"), &it.previous))
            (things_field(context, context.t("次の会議", "Next"), &it.next))
        }
        @if !it.agenda.is_empty() {
            h2 { (context.t("議題", "Agenda")) }
            ol { @for item in &it.agenda { li { (item.thing.label) (mark(context, &item.evidence)) } } }
        }
        @if !it.attendees.is_empty() {
            @let absent = it.attendees.iter().filter(|attendee| attendee.presence == "absent").count();
            h2 {
                (context.t("出席者", "Attendees")) " "
                small {
                    (it.attendees.len() - absent)
                    @if absent > 0 { (context.t("（ほかに欠席 ", " (and absent: ")) (absent) (context.t("）", ")")) }
                }
            }
            table {
                thead { tr {
                    th scope="col" { (context.t("役割", "Role")) }
                    th scope="col" { (context.t("氏名", "Name")) }
                    th scope="col" { (context.t("所属・役職", "Body and post")) }
                    th scope="col" { (context.t("出欠", "Presence")) }
                    th scope="col" { (context.t("原文", "Source")) }
                } }
                tbody { @for attendee in &it.attendees { (row(context, attendee)) } }
            }
        }
        @if !it.papers.is_empty() {
            h2 { (context.t("資料", "Documents")) }
            ul { @for paper in &it.papers { li {
                (paper.label)
                @if let Some(title) = title(paper) { " " (title) }
                @if !paper.presented_by.is_empty() { "（" (context.t("説明：", "presented by ")) (links(context, &paper.presented_by)) "）" }
                (mark(context, &paper.evidence))
            } } }
        }
        h2 { (context.t("発言", "Statements")) " " small { (it.statements.len()) } }
        ol.statements { @for spoken in &it.statements { li {
            (said(context, &spoken.statement, false))
            @if !spoken.issues.is_empty() {
                p.issues { (context.t("論点：", "issues: ")) (links(context, &spoken.issues)) }
            }
        } } }
    }
}

fn row(context: &Context<'_>, it: &Attendee) -> Markup {
    html! { tr {
        td { (it.role.as_deref().unwrap_or_default()) }
        td { @if let Some(person) = &it.person { (link(context, person)) } }
        td { (seats(context, &it.seats)) }
        td { (presence(context, &it.presence)) }
        td { (mark(context, &it.evidence)) }
    } }
}

/// What is told of someone's presence: that who attended attended is not.
fn presence<'t>(context: &Context<'t>, presence: &str) -> &'t str {
    match presence {
        "proxy" => context.t("代理", "proxy"),
        "absent" => context.t("欠席", "absent"),
        _ => "",
    }
}

/// The title of a paper behind its label, which it may begin with. One without a title is called by its label and its
/// meeting.
fn title(paper: &Paper) -> Option<&str> {
    let title = paper.title.strip_prefix(paper.label.as_str()).unwrap_or(&paper.title);
    let title = title.trim_start_matches([' ', '\u{3000}', '：', ':']);
    Some(title).filter(|title| !title.is_empty() && !title.starts_with('（'))
}

/// In few words, a link to where the source says so.
fn mark(context: &Context<'_>, evidence: &[Words]) -> Markup {
    html! {
        @for words in evidence.iter().take(1) {
            " " small.context { a href=(there(words)) title=(rules(context, words)) { (context.t("原文", "source")) " " (words.place()) } }
        }
    }
}

fn seats(context: &Context<'_>, seats: &[Seat]) -> Markup {
    html! {
        @for (i, seat) in seats.iter().enumerate() {
            @if i > 0 { "／" }
            @let (body, post) = seat.words();
            @if let Some(organization) = &seat.organization {
                (link(context, &Thing { label: body.to_owned(), ..organization.clone() }))
                @if !post.is_empty() { " " }
            }
            (post)
        }
    }
}

/// A statement with who may be behind it.
fn said(context: &Context<'_>, it: &Statement, whole: bool) -> Markup {
    let act = |name: &String| {
        let known = Act::ALL.into_iter().find(|act| act.name() == name);
        known.map_or("", |act| if context.language == Language::En { act.name() } else { act.ja() })
    };
    html! {
        div.said {
            @for one in &it.attributions { p { (attribution(context, one)) } }
            @if !it.acts.is_empty() { p.acts { @for name in &it.acts { span.act { (act(name)) } " " } } }
            @if let Some(topic) = &it.topic { p.topic { (topic) } }
            @if whole || it.text.chars().count() <= 300 { blockquote lang="ja" { (it.text) } }
            @else {
                details { summary { (it.text.chars().take(200).collect::<String>()) "…" } blockquote lang="ja" { (it.text) } }
            }
            @if !whole {
                p.context {
                    a href=(address::page(context.base, &it.iri)) { (context.t("この発言", "permalink")) }
                    @for words in it.words.iter().take(1) { " · " (place(context, words)) }
                }
            }
        }
    }
}

fn statement(context: &Context<'_>, it: &Spoken) -> Markup {
    html! {
        @if let Some(meeting) = &it.statement.meeting {
            p { (link(context, &meeting.thing)) " " (meeting.date.as_deref().unwrap_or_default()) }
        }
        (said(context, &it.statement, true))
        ul.places { @for words in &it.statement.words { li { (place(context, words)) } } }
        @if !it.issues.is_empty() {
            h2 { (context.t("提起した論点", "Issues raised")) " " small { (it.issues.len()) } }
            ul.issues { @for issue in &it.issues { li { (link(context, issue)) } } }
        }
    }
}

/// An issue through time: who, on what ground, in which words.
fn thread(context: &Context<'_>, it: &Issue, long: &Long<'_>) -> Markup {
    html! {
        @if !it.concerns.is_empty() { p { (context.t("関連：", "concerns: ")) (links(context, &it.concerns)) } }
        h2 { (context.t("誰が、いつ、どの言葉で", "Who, when, in which words")) " " (long.count("statements", it.statements.len())) }
        ol.timeline { @for statement in &it.statements { li {
            @if let Some(meeting) = &statement.meeting {
                p.when { time { (meeting.date.as_deref().unwrap_or("–")) } " " (link(context, &meeting.thing)) }
            }
            @for one in &statement.attributions { p { (attribution(context, one)) } }
            @for words in &statement.words { (evidence(context, words)) }
            p.context { a href=(address::page(context.base, &statement.iri)) { (context.t("発言の全文", "whole statement")) } }
        } } }
    }
}

/// Words of a source with their place, linked to the source.
fn evidence(context: &Context<'_>, it: &Words) -> Markup {
    html! {
        figure.evidence {
            blockquote lang="ja" { (it.text) }
            figcaption { (place(context, it)) }
        }
    }
}

/// Where words stand, and by which rule they were found.
fn place(context: &Context<'_>, it: &Words) -> Markup {
    let mut files: Vec<&str> = it.files.iter().map(|name| file_name(name)).collect();
    files.dedup();
    html! {
        small.context {
            a href=(there(it)) { (context.t("原文で見る", "see it in the source")) }
            " " (files.join("、")) " " (it.place())
            " · " (context.t("規則：", "rule: ")) (rules(context, it))
        }
    }
}

fn rules(context: &Context<'_>, it: &Words) -> String {
    let names =
        it.rules.iter().map(|rule| if context.language == Language::En { &rule.en } else { &rule.ja });
    names.map(String::as_str).collect::<Vec<_>>().join(context.t("、", ", "))
}

/// Where the page of a source shows these words.
fn there(it: &Words) -> String {
    format!("/source/{}?start={}&end={}#here", it.source, it.start, it.end)
}

/// What is known of the lists of which a page shows a part.
struct Long<'a> {
    described: &'a Description,
    part: Part,
}

impl Long<'_> {
    /// How many entries a list has, and which of them are shown.
    fn count(&self, list: &str, shown: usize) -> Markup {
        let all = self.described.totals.get(list).copied().unwrap_or(shown);
        let first = self.part.offset.saturating_add(1);
        html! { small { @if shown < all { (first) "–" (self.part.offset.saturating_add(shown)) " / " } (all) } }
    }

    /// Links to the parts of the lists before and behind the one shown.
    fn pager(&self, context: &Context<'_>) -> Markup {
        let Part { offset, limit, .. } = self.part;
        let longest = self.described.totals.values().max().copied().unwrap_or_default();
        let page = address::page(context.base, &self.described.thing.iri);
        let with = if page.contains('?') { '&' } else { '?' };
        html! {
            @if offset > 0 || longest > limit {
                p.actions {
                    @if offset > 0 {
                        a rel="prev" href=(format!("{page}{with}offset={}", offset.saturating_sub(limit))) { (context.t("前の部分", "Previous")) } " "
                    }
                    @if offset.saturating_add(limit) < longest {
                        a rel="next" href=(format!("{page}{with}offset={}", offset.saturating_add(limit))) { (context.t("続き", "More")) }
                    }
                }
            }
        }
    }
}

fn issues(context: &Context<'_>, title: &str, issues: &[Issue], count: &Markup) -> Markup {
    html! {
        @if !issues.is_empty() {
            h2 { (title) " " (count) }
            ul.issues { @for issue in issues { li {
                (link(context, &issue.thing))
                @for statement in issue.statements.iter().take(1) {
                    p.context {
                        @if let Some(meeting) = &statement.meeting { (meeting.date.as_deref().unwrap_or_default()) " " (meeting.thing.label) " " }
                        @for one in statement.attributions.iter().take(1) { (attribution(context, one)) }
                    }
                }
            } } }
        }
    }
}

fn members(context: &Context<'_>, title: &str, members: &[Member], count: &Markup) -> Markup {
    html! {
        @if !members.is_empty() {
            h2 { (title) " " (count) }
            @let people = members.iter().any(|member| member.person.is_some());
            @let told = |member: &Member| presence(context, member.presence.as_deref().unwrap_or_default());
            @let presence = members.iter().any(|member| !told(member).is_empty());
            table {
                thead { tr {
                    th scope="col" { (context.t("日付", "Date")) }
                    @if people { th scope="col" { (context.t("氏名", "Name")) } }
                    th scope="col" { (context.t("会議", "Meeting")) }
                    th scope="col" { (context.t("役割", "Role")) }
                    th scope="col" { (context.t("所属・役職", "Body and post")) }
                    @if presence { th scope="col" { (context.t("出欠", "Presence")) } }
                    th scope="col" { (context.t("原文", "Source")) }
                } }
                tbody { @for member in members { tr {
                td.date { (member.date.as_deref().unwrap_or_default()) }
                @if people { td { @if let Some(person) = &member.person { (link(context, person)) } } }
                td { @if let Some(meeting) = &member.meeting { (link(context, meeting)) } }
                td { (member.role.as_deref().unwrap_or_default()) }
                td { (seats(context, &member.seats)) }
                @if presence { td { (told(member)) } }
                td { (mark(context, &member.evidence)) }
            } } } }
        }
    }
}

fn person(context: &Context<'_>, it: &Career, long: &Long<'_>) -> Markup {
    html! {
        (members(context, context.t("会議と役職", "Meetings and posts"), &it.meetings, &long.count("meetings", it.meetings.len())))
        (issues(context, context.t("提起した論点", "Issues raised"), &it.raised, &long.count("raised", it.raised.len())))
        @if !it.may_have_raised.is_empty() {
            div.doubt {
                p { (context.t("次は、この人を含む集団の発言です。本人の発言とは限りません。", "These were said by one of a group this person belongs to, not necessarily by this person.")) }
                (issues(context, context.t("提起した可能性のある論点", "Issues that may have been raised"), &it.may_have_raised, &long.count("may_have_raised", it.may_have_raised.len())))
            }
        }
    }
}

fn body(context: &Context<'_>, it: &Body, long: &Long<'_>) -> Markup {
    html! {
        dl.fields {
            (things_field(context, context.t("上位の機関", "Part of"), &it.part_of))
            (things_field(context, context.t("部署", "Units"), &it.units))
        }
        (members(context, context.t("所属者", "People"), &it.people, &long.count("people", it.people.len())))
        (issues(context, context.t("提起した論点", "Issues raised"), &it.raised, &long.count("raised", it.raised.len())))
        (issues(context, context.t("関わる論点", "Issues that concern it"), &it.concerned, &long.count("concerned", it.concerned.len())))
    }
}

fn concept(context: &Context<'_>, it: &Concept, long: &Long<'_>) -> Markup {
    html! {
        dl.fields {
            (things_field(context, context.t("一部をなすもの", "Part of"), &it.part_of))
            (things_field(context, context.t("含むもの", "Parts"), &it.parts))
            (text_field(context.t("法令ID", "e-Gov law id"), it.law_id.as_deref()))
            @for address in it.see_also.iter().filter(|a| a.starts_with("https://")) {
                (field(context.t("参照", "See"), &html! { a href=(address) rel="external noreferrer" { (address) } }))
            }
            (field(context.t("言及", "Mentions"), &html! { (it.mentions) }))
        }
        (issues(context, context.t("関わる論点", "Issues that concern it"), &it.issues, &long.count("issues", it.issues.len())))
    }
}
