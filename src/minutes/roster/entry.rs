//! One entry of a roster: name, bodies and posts, and what notes say of it.

mod posts;
mod proxy;
mod seat;

use super::{
    beside,
    called::is_strange,
    cells,
    draft::Draft,
    legend::Legend,
    listing,
    note::{
        behind_proxy, bracket_in_front, capacity_in_front, last_note, last_state, post_apart, take_charge,
    },
    person,
    posted::{called_by_post, surname_and_post, whole_before_post, with_post_besides},
    presence_of,
    remark::counts_others,
};
use crate::{
    Rule, Span,
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance, Cited, Presence, affiliation},
    rule,
    script::{Script, only, script},
    text::Flow,
};

use posts::{affiliations_of, behind_class, hold, is_seat, is_time, leads, own_capacity, seat_among};
pub(super) use proxy::stand_in;
use proxy::{absent_member, standing_in, stands_in, stood_for, stood_in_for};
use seat::{seat_behind, seat_of, without_sign};

/// Letters of the longest name, in Latin letters or of several words.
const LONGEST: usize = 40;

/// The capacity printed right behind a surname: 三輪座長; and where the surname ends.
fn capacity_behind(name: &str, lexicon: &Lexicon) -> Option<(usize, String)> {
    let end = lexicon.titles.capacity_behind_name(name)?;
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
    let person = lexicon.titles.is_surname(words)
        || only(words, Script::Katakana)
        || in_hiragana(words, lexicon)
        || likely(words)
        || stranger()
        || whole_name_with_seat(name, end, lexicon);
    person.then(|| (end, name[end..].to_owned()))
}

/// （専門参考人） / 鹿威専門参考人: what all of a list are behind a name, whoever it is; and where the name ends.
fn label_behind(name: &str, role: Option<&str>, lexicon: &Lexicon) -> Option<(usize, String)> {
    let role = role.filter(|role| lexicon.titles.capacity(role).is_some() && role.chars().count() > 2)?;
    let bare = name.strip_suffix(role)?;
    let letters = |c: char| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana);
    let named = (1..=7).contains(&bare.chars().count())
        && bare.chars().all(letters)
        && !lexicon.terms.is_generic(bare)
        && lexicon.bodies.known(bare).is_none()
        && lexicon.bodies.ending(bare).is_none();
    named.then(|| (bare.len(), role.to_owned()))
}

/// みなと委員: a family name that its bearer writes in hiragana; ほか and other words of the language are none.
fn in_hiragana(words: &str, lexicon: &Lexicon) -> bool {
    only(words, Script::Hiragana)
        && (2..=5).contains(&words.chars().count())
        && !lexicon.terms.is_generic(words)
        && !lexicon.cues.words("no-surname").contains(words)
}

/// 鴨志原安夫会長: a whole name that no table holds but for its first letters, before a seat at the meeting.
fn whole_name_with_seat(words: &str, end: usize, lexicon: &Lexicon) -> bool {
    let name = &words[..end];
    let seat = lexicon
        .titles
        .capacity(&words[end..])
        .is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member"));
    let foreign = name.len() - name.trim_start_matches(|c| script(c) == Script::Katakana).len();
    let family = lexicon.titles.surname_at_start(name).is_some_and(|end| end < name.len())
        || foreign > 0 && lexicon.titles.is_given_name(&name[foreign..])
        || is_strange(name, lexicon);
    let word = lexicon.terms.is_generic(name)
        || lexicon.terms.head(name).is_some()
        || lexicon.bodies.ending(name).is_some()
        || lexicon.titles.post_at_end(name).is_some();
    seat && family
        && !word
        && name.chars().count() >= 4
        && person::doubt(name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
}

/// What the notes of an entry tell, and the heading above it.
struct Told<'l> {
    legend: &'l Legend,
    role: Option<String>,
    // Whether the heading is that of the staff.
    staff: bool,
    presence: Presence,
    proxy: Option<Flow>,
    // In whose place one came: 三雲 of 柊誠（三雲花子 代理）.
    principal: Option<Flow>,
}

impl Told<'_> {
    /// Takes the notes at the end of `flow` off it.
    fn strip(&mut self, flow: &Flow, lexicon: &Lexicon) -> Flow {
        let mut flow = flow.clone();
        while let Some((kept, note)) = last_note(&flow).or_else(|| last_state(&flow, lexicon)) {
            let words = note.as_str();
            let state = presence_of(words).or_else(|| self.legend.presence(words));
            if let Some(state) = state.or_else(|| behind_proxy(&note).map(|_| Presence::Proxy)) {
                let named =
                    words.find(':').map(|c| note.slice(c + 1..words.len())).or_else(|| behind_proxy(&note));
                match named {
                    Some(who) if state == Presence::Proxy && !who.is_empty() => {
                        self.proxy = Some(who);
                        self.presence = Presence::Absent;
                    }
                    _ => {
                        self.presence = state;
                        self.principal = stood_in_for(&note, lexicon).filter(|_| state == Presence::Proxy);
                    }
                }
            } else if let Some(capacity) = lexicon.titles.capacity(words) {
                // オンライン, 途中退席: how someone attended is no capacity.
                if capacity.kind != "legend" {
                    // 港湾課長補佐（班長）: of the staff it is a post.
                    if self.staff && lexicon.titles.is_post(words) && words != "書記" {
                        break;
                    }
                    self.role = Some(words.to_owned());
                }
            } else if !words.starts_with("以下")
                && !counts_others(words)
                && !words.chars().all(|c| "※*注".contains(c) || c.is_ascii_digit())
            {
                // （以下、山田課長）: what they are called from here on is no affiliation.
                break;
            }
            flow = kept;
        }
        flow
    }

    /// Takes the capacity that stands before a name; a bracket behind it tells of a member who leads: 評議員　柊　誠（議長）.
    fn take_seat(&mut self, capacity: String, printed: Option<&Flow>, lexicon: &Lexicon) {
        let kind = |role: &str| lexicon.titles.capacity(role).map(|c| c.kind.as_str());
        let leads = self.role.as_deref().is_some_and(|role| {
            matches!(kind(role), Some("chair" | "deputy"))
                && printed.is_some_and(|name| name.as_str().ends_with(&format!("({role})")))
        });
        if !leads || kind(&capacity) != Some("member") {
            self.role = Some(capacity);
        }
    }

    /// Takes the capacity behind a name. ◎柊委員, 柊委員（会長）: what one is besides a member, and no heading says, says more.
    fn take_title(&mut self, capacity: String, heading: Option<&str>, lexicon: &Lexicon) {
        let own = self.role.as_deref() != heading && leads(self.role.as_deref(), lexicon);
        let member = lexicon.titles.capacity(&capacity).is_some_and(|c| c.kind == "member");
        if !own || !member {
            self.role = Some(capacity);
        }
    }

    /// The capacity that an entry gives in words of its own: in a column, or as the body of an affiliation.
    fn take_capacity(&mut self, draft: &Draft, affiliations: &mut Vec<Affiliation>, lexicon: &Lexicon) {
        let told = |r: &str, seat: &str| {
            lexicon.titles.section(r).is_none() || r.ends_with(seat) || stands_in(r, lexicon)
        };
        let seat = seat_among(affiliations, lexicon);
        if let Some(seat) = seat.filter(|seat| !self.role.as_deref().is_some_and(|r| told(r, seat))) {
            self.role = Some(seat);
        }
        self.role = own_capacity(draft, self.role.as_deref(), lexicon).or(self.role.take());
    }
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
    let heading = role;
    let sign = draft.sign.or_else(|| draft.name.as_ref()?.as_str().chars().next());
    let role = sign.and_then(|sign| legend.capacity(sign)).or(role).map(str::to_owned);
    let absent = absent || draft.sign == Some('欠');
    let presence = if absent { Presence::Absent } else { Presence::Present };
    let staff = role.as_deref().and_then(|r| lexicon.titles.capacity(r)).is_some_and(|c| c.kind == "organ");
    let mut told = Told { legend, role, staff, presence, proxy: None, principal: None };
    let mut name = draft.name.as_ref().map(|name| told.strip(&without_sign(name), lexicon));
    let mut rest = told.strip(&draft.rest, lexicon);
    take_charge(&mut name, &mut rest, lexicon);
    if let Some((capacity, start)) = name.as_ref().and_then(|n| capacity_in_front(n, lexicon)) {
        told.take_seat(capacity, draft.name.as_ref(), lexicon);
        name = name.map(|n| n.slice(start..n.as_str().len()));
    }
    let seated = seat_behind(&rest, lexicon).filter(|_| name.is_none() && draft.called.is_none());
    if let Some(end) = seated {
        told.role = Some(rest.as_str()[end..].to_owned());
        name = Some(rest.slice(0..end));
        rest = Flow::default();
    }
    let held = post_in_front(&mut name, &mut told.role, lexicon);
    let beside = beside::take(&mut name, &rest, lexicon);
    let Some(span) = span_of(draft) else { return };
    let words = name.as_ref().unwrap_or(&rest).as_str();
    if is_others(words) || listing::is_rest(words) {
        return;
    }
    let seat_called = seat_of(draft, name.as_ref(), lexicon);
    let mut affiliations = affiliations_of(draft, &rest, lexicon);
    affiliations.extend(held.iter().flat_map(|post| affiliation::read(post, lexicon)).chain(beside));
    told.take_capacity(draft, &mut affiliations, lexicon);
    let seat = affiliations.iter().find(|a| is_seat(a, lexicon)).map(|a| a.organization.concat());
    if told.role.as_deref().is_none_or(|role| lexicon.titles.section(role).is_some()) {
        told.role = seat.or(told.role);
    }
    affiliations.retain(|a| !is_time(a) && !is_seat(a, lexicon));
    let mut in_place_of = None;
    if let (Some(called), Some(flow)) = (seat_called.filter(|c| c.capacity), &name) {
        let note = last_note(&flow.slice(called.title.min(flow.as_str().len())..flow.as_str().len()));
        let stands_in = stood_for(&flow.as_str()[called.name..called.title], lexicon).is_some();
        in_place_of = note.as_ref().filter(|_| stands_in).and_then(|(_, note)| absent_member(note, lexicon));
        // 鷺宮委員（副学長）: what they are elsewhere.
        let elsewhere = note.filter(|_| in_place_of.is_none()).map(|(_, note)| note);
        let elsewhere = elsewhere.map(|note| behind_class(note, &mut told.role, lexicon));
        affiliations.extend(elsewhere.and_then(|note| affiliation::read(&note, lexicon).into_iter().next()));
        name = name.map(|n| n.slice(0..called.title));
    }
    let principal = told.principal.take().map(|who| Draft::listed(&who));
    if let Some(member) = in_place_of.or(principal) {
        finish(&member, told.role.as_deref(), true, legend, lexicon, attendance);
    }
    let behind = |n: &Flow| match seat_called {
        Some(called) => Some((called.name, n.as_str()[called.name..].trim_start().to_owned())),
        None => capacity_behind(n.as_str(), lexicon)
            .or_else(|| label_behind(n.as_str(), told.role.as_deref(), lexicon)),
    };
    if let Some((end, capacity)) = name.as_ref().and_then(behind) {
        if let Some(member) = stood_for(&capacity, lexicon) {
            // 柊委員代理: one who came in the place of a member.
            told.presence = if told.presence == Presence::Present { Presence::Proxy } else { told.presence };
            if !told.role.as_deref().is_some_and(|role| says(role, member, lexicon)) {
                told.role = Some(member.to_owned());
            }
        } else if !told.role.as_deref().is_some_and(|role| says(role, &capacity, lexicon)) {
            told.take_title(capacity, heading, lexicon);
        } else if lexicon.titles.is_post(&capacity)
            && (told.role.as_ref() != Some(&capacity) || !affiliations.is_empty())
            && let Some(words) = &name
        {
            hold(&words.slice(end..words.as_str().len()), capacity, &mut affiliations);
        }
        name = name.map(|n| n.slice(0..end));
    }
    let mut name = name.and_then(|n| cited_name(&n, draft.rule, lexicon));
    let mut rule = draft.rule;
    if name.is_none() && draft.name.is_none() {
        // 山田企画官, 環境省水環境課：山田課長: surname and post in one.
        let posted = if let Some(called) = draft.called {
            Some(called_by_post(&rest, called, lexicon))
        } else {
            let posted = surname_and_post(&rest, lexicon);
            let family = posted.as_ref().map_or(usize::MAX, |(family, _)| family.as_str().len());
            let whole = whole_before_post(&rest, Some(family), lexicon);
            whole
                .map(|called| called_by_post(&rest, called, lexicon))
                .or_else(|| posted.map(|posted| with_post_besides(posted, &rest, lexicon)))
        };
        if let Some((surname, posts)) = posted.map(|(surname, posts)| (without_charge(&surname), posts)) {
            rule = rule::ROSTER_POST;
            name = Some(Cited { value: surname.as_str().to_owned(), span: surname.whole(), rule });
            affiliations = posts;
        }
    }
    if name.is_none() && affiliations.is_empty() {
        return;
    }
    let top = affiliations.first().and_then(|a| a.organization.first()).cloned();
    let Told { role, presence, proxy, .. } = told;
    let presence = standing_in(presence, role.as_deref(), lexicon);
    attendance.push(Attendance { name, role: role.clone(), presence, seat: None, affiliations, span, rule });
    attendance
        .extend(proxy.and_then(|proxy| stand_in(&proxy, (role.as_deref(), top.as_deref()), legend, lexicon)));
}

/// Everything that the rows of a draft hold. `None` where they hold nothing.
fn span_of(draft: &Draft) -> Option<Span> {
    let more = draft.more.iter().filter(|m| !m.is_empty());
    let rest = Some(&draft.rest).filter(|rest| !rest.is_empty());
    let own = draft.name.iter().chain(rest).map(Flow::whole).reduce(Span::to)?;
    Some(more.fold(own, |span, m| span.to(m.whole())))
}

/// Whether a heading says as much as the capacity behind a name: 議員 behind the names of 出席議員 says nothing new, nor does
/// 委員 under 公募区民.
fn says(heading: &str, capacity: &str, lexicon: &Lexicon) -> bool {
    let member = lexicon.titles.capacity(capacity).is_some_and(|c| c.kind == "member");
    // A council over its members says not what they are.
    let group = lexicon.titles.section(heading).is_none() && !council(heading, lexicon);
    // 構成員 says what its people are, whatever each is called by.
    let group = group || heading.ends_with("構成員");
    // 柊委員 of 出席委員 is one, and so is 柊委員 of 欠席委員.
    let seat = capacity == "委員" && !group;
    // 柊臨時委員 under 委員 is more than one.
    let closer = capacity != heading && capacity.ends_with(heading);
    heading.ends_with(capacity) && !seat || member && group && !closer
}

/// Takes what stands in brackets before a name off it: a capacity is the role, a post is given back.
fn post_in_front(name: &mut Option<Flow>, role: &mut Option<String>, lexicon: &Lexicon) -> Option<Flow> {
    let found =
        name.as_ref().and_then(|name| bracket_in_front(name, lexicon).or_else(|| post_apart(name, lexicon)));
    let (words, start) = found?;
    *name = name.take().map(|name| name.slice(start..name.as_str().len()));
    if lexicon.titles.capacity(words.as_str()).is_some() && !lexicon.titles.is_post(words.as_str()) {
        *role = Some(words.as_str().to_owned());
        return None;
    }
    Some(words)
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

/// The name of 柊（港湾担当）参事: what one is in charge of is no part of it.
fn without_charge(name: &Flow) -> Flow {
    let s = name.as_str();
    let open = s.find('(').filter(|&at| at > 0 && s.ends_with("担当)"));
    open.map_or_else(|| name.clone(), |open| name.slice(0..open))
}

/// A full name: seat number, honorific and inner spaces left out.
fn cited_name(flow: &Flow, rule: Rule, lexicon: &Lexicon) -> Option<Cited<String>> {
    let s = flow.as_str();
    // 議長（高橋健一）: the name of one whose seat stands before it.
    let inner = s.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    if inner.is_some_and(|inner| person::doubt(inner, lexicon).is_some_and(|d| d <= person::UNKNOWN)) {
        return cited_name(&flow.slice(1..s.len() - 1), rule, lexicon);
    }
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
    // The words of a name in Latin letters stand apart.
    let words = flow.as_str();
    let value = if words.is_ascii() { words.to_owned() } else { words.replace(' ', "") };
    // Columns that nothing parted are nobody's name.
    let whole = value.chars().count() <= LONGEST;
    (!value.is_empty() && whole).then(|| Cited { value, span: flow.whole(), rule })
}
