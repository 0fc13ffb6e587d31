//! One entry of a roster: name, bodies and posts, and what notes say of it.

use super::{
    beside,
    called::Called,
    cells,
    legend::Legend,
    listing,
    note::{bracket_in_front, capacity_in_front, last_note, last_state},
    person,
    posted::{called_by_post, surname_and_post},
    presence_of, row,
};
use crate::{
    Rule,
    lexicon::Lexicon,
    mention::compound::{Script, only},
    minutes::{Affiliation, Attendance, Cited, Presence, affiliation},
    rule,
    text::Flow,
};

/// An entry as its rows give it: the name apart, the rest joined.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The name, with notes in brackets.
    pub name: Option<Flow>,
    /// Body and post, with notes in brackets.
    pub rest: Flow,
    /// Further posts, printed above or below.
    more: Vec<Flow>,
    /// The capacity in a cell of its own.
    pub capacity: Option<String>,
    /// The sign before the name, in a column of its own.
    pub sign: Option<char>,
    /// Where the name ends, in an entry that is a surname and a title.
    pub called: Option<Called>,
    rule: Rule,
    /// Whether later rows belong to the name (it stands last) or to the rest.
    name_last: bool,
}

impl Draft {
    /// An entry of which every part is known.
    pub(super) fn cells(name: Option<Flow>, rest: Option<Flow>, more: Vec<Flow>, rule: Rule) -> Draft {
        let bare = |flow: Flow| {
            let words = cells::without_concurrence(flow.as_str());
            let start = flow.as_str().find(words).unwrap_or(0);
            flow.slice(start..start + words.len())
        };
        let more = more.into_iter().map(bare).collect();
        Draft {
            name,
            rest: rest.map(bare).unwrap_or_default(),
            more,
            capacity: None,
            sign: None,
            called: None,
            rule,
            name_last: true,
        }
    }

    pub(super) fn name_first(flow: &Flow, cut: usize) -> Draft {
        let len = flow.as_str().len();
        Draft {
            name: Some(flow.slice(0..cut)),
            rest: flow.slice(cut..len),
            rule: rule::ROSTER_NAME_FIRST,
            name_last: false,
            more: Vec::new(),
            capacity: None,
            sign: None,
            called: None,
        }
    }

    pub(super) fn body(flow: &Flow) -> Draft {
        Draft {
            name: None,
            rest: flow.clone(),
            rule: rule::ROSTER_BODY,
            name_last: true,
            more: Vec::new(),
            capacity: None,
            sign: None,
            called: None,
        }
    }

    pub(super) fn name(flow: &Flow) -> Draft {
        Draft {
            name: Some(flow.clone()),
            rest: Flow::default(),
            rule: rule::ROSTER_NAME_FIRST,
            name_last: false,
            more: Vec::new(),
            capacity: None,
            sign: None,
            called: None,
        }
    }

    /// A body, then a name, either of which may be missing.
    pub(super) fn name_last(name: Option<Flow>, rest: Flow) -> Draft {
        Draft { name, rest, rule: rule::ROSTER_NAME_LAST, ..Draft::body(&Flow::default()) }
    }

    /// A name in a list with commas.
    pub(super) fn listed(flow: &Flow) -> Draft {
        Draft { rule: rule::ROSTER_LIST, ..Draft::name(flow) }
    }

    /// Surname and title in one: 鷺宮委員, 鷺宮総務課長.
    pub(super) fn called(flow: &Flow, called: Called) -> Draft {
        let draft = if called.capacity { Draft::listed(flow) } else { Draft::body(flow) };
        Draft { called: Some(called), ..draft }
    }

    /// A name with its body in brackets behind it.
    pub(super) fn bracketed(name: &Flow, rest: Flow) -> Draft {
        Draft { rest, ..Draft::name(name) }
    }

    /// A row that nothing tells apart: a name, or a name and a trade that no table knows (漫画家) behind the widest gap.
    pub(super) fn names_or_trade(flow: &Flow, lexicon: &Lexicon) -> Draft {
        let pieces = flow.pieces();
        let chars = flow.as_str().chars().count();
        let widest = pieces.iter().map(|p| p.1).max().unwrap_or(0);
        let cut = pieces.iter().rev().find(|p| p.1 == widest && widest > 0).map(|p| p.0.start);
        match cut {
            Some(cut)
                if chars > 6
                    && pieces.len() > 2
                    && lexicon.titles.surname_at_start(flow.as_str()).is_some() =>
            {
                Draft::name_first(flow, cut)
            }
            _ => Draft::name(flow),
        }
    }

    pub(super) fn take_name(&mut self, flow: &Flow) {
        self.name = Some(flow.clone());
        self.rule = rule::ROSTER_NAME_LAST;
    }

    /// Adds a row that goes on with this entry.
    pub(super) fn go_on(&mut self, row: &row::Row) {
        match &mut self.name {
            Some(name) if self.name_last || (self.rest.is_empty() && open(name.as_str())) => {
                name.join(&row.flow);
            }
            _ => self.rest.join(&row.flow),
        }
    }

    /// Whether a bracket is still open.
    pub(super) fn open_bracket(&self) -> bool {
        open(self.rest.as_str()) || self.name.as_ref().is_some_and(|n| open(n.as_str()))
    }
}

pub(super) fn open(s: &str) -> bool {
    let depth = |open: char, close: char| s.matches(open).count() > s.matches(close).count();
    depth('(', ')') || depth('[', ']') || depth('【', '】')
}

/// The capacity printed right behind a surname: 三輪座長; and where the surname ends.
fn capacity_behind(name: &str, lexicon: &Lexicon) -> Option<(usize, String)> {
    let end = lexicon.titles.capacity_at_end(name).filter(|&at| at > 0)?;
    let likely = |name: &str| person::doubt(name, lexicon).is_some_and(|doubt| doubt <= person::LIKELY);
    let words = &name[..end];
    // 善本委員: what no table holds may be a family name all the same.
    let stranger = || {
        (2..=3).contains(&words.chars().count())
            && only(words, Script::Kanji)
            && lexicon
                .titles
                .capacity(&name[end..])
                .is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member"))
            && lexicon.bodies.ending(words).is_none()
            && lexicon.bodies.known(words).is_none()
            && lexicon.titles.capacity(words).is_none()
            && !lexicon.terms.is_generic(words)
    };
    let person =
        lexicon.titles.is_surname(words) || only(words, Script::Katakana) || likely(words) || stranger();
    person.then(|| (end, name[end..].to_owned()))
}

/// Turns a draft into entries: the listed one, and the proxy that a note names.
pub(super) fn finish(
    draft: &Draft,
    role: Option<&str>,
    absent: bool,
    legend: &Legend,
    lexicon: &Lexicon,
    attendance: &mut Vec<Attendance>,
) {
    let mut presence = if absent { Presence::Absent } else { Presence::Present };
    let sign = draft.sign.or_else(|| draft.name.as_ref()?.as_str().chars().next());
    let mut role = sign.and_then(|sign| legend.capacity(sign)).or(role).map(str::to_owned);
    let staff = role.as_deref().and_then(|r| lexicon.titles.capacity(r)).is_some_and(|c| c.kind == "organ");
    let mut proxy: Option<Flow> = None;
    let mut strip = |flow: &Flow| -> Flow {
        let mut flow = flow.clone();
        while let Some((kept, note)) = last_note(&flow).or_else(|| last_state(&flow, lexicon)) {
            let words = note.as_str();
            if let Some(state) = presence_of(words) {
                let named = words.find(':').map(|c| note.slice(c + 1..words.len()));
                match named {
                    Some(who) if state == Presence::Proxy && !who.is_empty() => {
                        proxy = Some(who);
                        presence = Presence::Absent;
                    }
                    _ => presence = state,
                }
            } else if let Some(capacity) = lexicon.titles.capacity(words) {
                // オンライン, 途中退席: how someone attended is no capacity.
                if capacity.kind != "legend" {
                    // 港湾課長補佐（班長）: of the staff it is a post.
                    if staff && lexicon.titles.is_post(words) {
                        break;
                    }
                    role = Some(words.to_owned());
                }
            } else if !words.starts_with("以下")
                && !words.chars().all(|c| "※*注".contains(c) || c.is_ascii_digit())
            {
                // （以下、山田課長）: what they are called from here on is no affiliation.
                break;
            }
            flow = kept;
        }
        flow
    };
    let mut name = draft.name.as_ref().map(&mut strip);
    let rest = strip(&draft.rest);
    if let Some((capacity, start)) = name.as_ref().and_then(|n| capacity_in_front(n, lexicon)) {
        role = Some(capacity);
        name = name.map(|n| n.slice(start..n.as_str().len()));
    }
    let held = post_in_front(&mut name, &mut role, lexicon);
    let beside = beside::take(&mut name, &rest, lexicon);
    let span = [draft.name.as_ref().map(Flow::whole), (!draft.rest.is_empty()).then(|| draft.rest.whole())];
    let Some(span) = span.into_iter().flatten().reduce(crate::Span::to) else { return };
    if is_others(name.as_ref().unwrap_or(&rest).as_str()) {
        return;
    }
    let span = draft.more.iter().filter(|m| !m.is_empty()).fold(span, |span, m| span.to(m.whole()));
    let mut affiliations = affiliations_of(draft, &rest, lexicon);
    affiliations.extend(held.iter().flat_map(|post| affiliation::read(post, lexicon)).chain(beside));
    let seat = seat_among(&mut affiliations, lexicon);
    let told = |r: &str, seat: &str| lexicon.titles.section(r).is_none() || r.ends_with(seat);
    if let Some(seat) = seat.filter(|seat| !role.as_deref().is_some_and(|r| told(r, seat))) {
        role = Some(seat);
    }
    role = own_capacity(draft, role.as_deref()).or(role);
    if let (Some(called), Some(flow)) = (draft.called.filter(|c| c.capacity), &name) {
        // 鷺宮委員（副学長）: what they are elsewhere.
        let note = last_note(&flow.slice(called.title.min(flow.as_str().len())..flow.as_str().len()));
        affiliations.extend(note.and_then(|(_, note)| affiliation::read(&note, lexicon).into_iter().next()));
        name = name.map(|n| n.slice(0..called.title));
    }
    let behind = |n: &Flow| match draft.called {
        Some(called) => Some((called.name, n.as_str()[called.name..].trim_start().to_owned())),
        None => capacity_behind(n.as_str(), lexicon),
    };
    if let Some((end, capacity)) = name.as_ref().and_then(behind) {
        if !role.as_deref().is_some_and(|role| says(role, &capacity, lexicon)) {
            role = Some(capacity);
        }
        name = name.map(|n| n.slice(0..end));
    }
    let mut name = name.and_then(|n| cited_name(&n, draft.rule, lexicon));
    let mut rule = draft.rule;
    if name.is_none() && draft.name.is_none() {
        // 山田企画官, 環境省水環境課：山田課長: surname and post in one.
        let told = match draft.called {
            Some(called) => Some(called_by_post(&rest, called)),
            None => surname_and_post(&rest, lexicon).map(|(surname, post)| (surname, vec![post])),
        };
        if let Some((surname, posts)) = told {
            rule = rule::ROSTER_POST;
            name = Some(Cited { value: surname.as_str().to_owned(), span: surname.whole(), rule });
            affiliations = posts;
        }
    }
    let presence = standing_in(presence, role.as_deref(), lexicon);
    let top = affiliations.first().and_then(|a| a.organization.first()).cloned();
    attendance.push(Attendance { name, role: role.clone(), presence, affiliations, span, rule });
    if let Some(proxy) = proxy {
        let mut stand_in = Vec::new();
        for part in listing::columns(&proxy, lexicon) {
            finish(&part, role.as_deref(), false, legend, lexicon, &mut stand_in);
        }
        for mut entry in stand_in.into_iter().take(1) {
            entry.presence = Presence::Proxy;
            for affiliation in &mut entry.affiliations {
                within(affiliation, top.as_deref(), lexicon);
            }
            attendance.push(entry);
        }
    }
}

/// 柊委員代理: one who came in the place of a member.
fn standing_in(presence: Presence, role: Option<&str>, lexicon: &Lexicon) -> Presence {
    let stands_in = role.and_then(|r| lexicon.titles.capacity(r)).is_some_and(|c| c.kind == "proxy");
    if stands_in && presence == Presence::Present { Presence::Proxy } else { presence }
}

/// The capacity in a cell of its own; 議員 behind each name of 出席議員 says nothing new.
fn own_capacity(draft: &Draft, role: Option<&str>) -> Option<String> {
    let says_more = |c: &&String| *c != "議員" || !role.is_some_and(|r| r.ends_with("議員"));
    draft.capacity.as_ref().filter(says_more).cloned()
}

/// Whether a heading says as much as the capacity behind a name: 議員 behind the names of 出席議員 says nothing new, nor does
/// 委員 under 公募区民.
fn says(heading: &str, capacity: &str, lexicon: &Lexicon) -> bool {
    let member = lexicon.titles.capacity(capacity).is_some_and(|c| c.kind == "member");
    // A council over its members says not what they are.
    let group = lexicon.titles.section(heading).is_none() && !council(heading, lexicon);
    // 柊委員 of 出席委員 is one, and so is 柊委員 of 欠席委員.
    let seat = capacity == "委員" && !group;
    // 柊臨時委員 under 委員 is more than one.
    let closer = capacity != heading && capacity.ends_with(heading);
    heading.ends_with(capacity) && !seat || member && group && !closer
}

/// Takes what stands in brackets before a name off it: a capacity is the role, a post is given back.
fn post_in_front(name: &mut Option<Flow>, role: &mut Option<String>, lexicon: &Lexicon) -> Option<Flow> {
    let (words, start) = name.as_ref().and_then(|name| bracket_in_front(name, lexicon))?;
    *name = name.take().map(|name| name.slice(start..name.as_str().len()));
    if lexicon.titles.capacity(words.as_str()).is_some() && !lexicon.titles.is_post(words.as_str()) {
        *role = Some(words.as_str().to_owned());
        return None;
    }
    Some(words)
}

/// The bodies and posts of a draft.
fn affiliations_of(draft: &Draft, rest: &Flow, lexicon: &Lexicon) -> Vec<Affiliation> {
    let mut found = affiliation::read(rest, lexicon);
    found.extend(draft.more.iter().flat_map(|m| affiliation::read(m, lexicon)));
    // 企画部　部長: in columns of their own, unit and post are two.
    let apart = rest.pieces().split_last().is_some_and(|((last, _), before)| {
        !before.is_empty() && lexicon.titles.is_post(&rest.as_str()[last.clone()])
    });
    if draft.rule == rule::ROSTER_COLUMNS && !apart {
        for affiliation in &mut found {
            one_title(affiliation, lexicon);
        }
    }
    found
}

/// 山田　花子　委員: a capacity in a column of its own is no body; takes it out.
fn seat_among(affiliations: &mut Vec<Affiliation>, lexicon: &Lexicon) -> Option<String> {
    let at = affiliations.iter().position(|a| {
        let kind = lexicon.titles.capacity(&a.as_written).map(|c| c.kind.as_str());
        a.post.is_none() && matches!(kind, Some("member" | "chair" | "deputy"))
    })?;
    Some(affiliations.remove(at).as_written)
}

/// 他1名, ほか2名: further people, none of whom is told.
fn is_others(words: &str) -> bool {
    let count = ["他", "ほか", "外"].iter().find_map(|other| words.strip_prefix(other));
    count.and_then(|count| count.strip_suffix(['名', '人'])).is_some_and(|n| {
        !n.is_empty() && n.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十数若干".contains(c))
    })
}

/// Whether a heading is the council itself.
fn council(heading: &str, lexicon: &Lexicon) -> bool {
    let name = heading.split(':').next().unwrap_or(heading);
    lexicon.titles.capacity(heading).is_none()
        && matches!(lexicon.bodies.ending(name), Some((_, crate::lexicon::Level::Meeting)))
}

/// A stand-in's post is printed without the body: it is the body of the one they stand in for.
fn within(affiliation: &mut Affiliation, top: Option<&str>, lexicon: &Lexicon) {
    let Some(top) = top else { return };
    if affiliation.organization.first().is_some_and(|o| o == top) {
        return;
    }
    let (organization, post) =
        affiliation::body_and_post(&format!("{top}{}", affiliation.as_written), lexicon);
    if organization.first().is_some_and(|o| o == top) {
        affiliation.organization = organization;
        affiliation.post = post;
        // 技術課長 of a society is the head of its 技術課 all the same: the note gives the post alone.
        if let Some(unit) =
            affiliation.post.as_deref().and_then(|p| p.strip_suffix("課長").map(|u| format!("{u}課")))
            && unit.chars().count() > 1
        {
            affiliation.organization.push(unit);
            affiliation.post = Some("課長".to_owned());
        }
    } else {
        affiliation.organization.insert(0, top.to_owned());
    }
}

/// A full name: seat number, honorific and inner spaces left out.
fn cited_name(flow: &Flow, rule: Rule, lexicon: &Lexicon) -> Option<Cited<String>> {
    let s = flow.as_str();
    let mut start = s.bytes().take_while(u8::is_ascii_digit).count();
    if start > 0 {
        start += s[start..].chars().take_while(|c| "番 ".contains(*c)).map(char::len_utf8).sum::<usize>();
    }
    start += s[start..]
        .chars()
        .take_while(|c| "・".contains(*c) || cells::SIGNS.contains(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    let end = person::honorific(&s[start..], lexicon).map_or(s.len(), |e| start + e);
    let flow = flow.slice(start..end);
    let value = flow.as_str().replace(' ', "");
    (!value.is_empty()).then(|| Cited { value, span: flow.whole(), rule })
}

/// A unit whose body is not printed is no body: 健康部次長 of a town is one title, and so is 交通政策担当部長.
fn one_title(affiliation: &mut Affiliation, lexicon: &Lexicon) {
    let written = affiliation.as_written.as_str();
    // 議会事務局長, 町立病院事務長: offices that a town has are no bodies either.
    let office = lexicon.cues.words("town-office").at_start(written).next();
    let seat =
        |post: &str| post.ends_with("委員") || ["委員長", "会長", "教育長"].iter().any(|p| post.ends_with(p));
    if office.is_some_and(|office| office.len() < written.len()) && !seat(written) {
        let written = written.to_owned();
        affiliation.organization.clear();
        affiliation.post = Some(written);
        return;
    }
    if affiliation.post.is_none()
        || affiliation.organization.first().is_some_and(|top| is_outer(top, lexicon))
    {
        return;
    }
    // 教育委員会生涯学習部長: of these bodies every town has its own.
    let own = lexicon.cues.words("town-body").at_start(written).next();
    let own = own.map(|own| (own, &written[own.len()..]));
    let (organization, post) = match own {
        Some((own, post))
            if post.chars().count() >= 2
                && (lexicon.titles.post_at_end(post).is_some()
                    || lexicon.titles.capacity(post).is_some()) =>
        {
            (vec![own.to_owned()], post.to_owned())
        }
        _ => (Vec::new(), written.to_owned()),
    };
    affiliation.organization = organization;
    affiliation.post = Some(post);
}

/// Whether a body is one that stands by itself, no unit of another.
fn is_outer(top: &str, lexicon: &Lexicon) -> bool {
    let bodies = &lexicon.bodies;
    bodies.known(top).is_some()
        || bodies.form_at_start(top).is_some()
        || bodies.form_at_end(top).is_some()
        || top.chars().count() >= 4
            && bodies.ending(top).is_some_and(|(_, level)| level != crate::lexicon::Level::Unit)
}
