//! Rosters typed in columns of which the last tells who was there: 氏名　　出欠 / 柊　誠　　○ / 森　花子　　×.
//!
//! Takes the lines of a roster; gives them without that column, and what it says of the people of each line.

use super::{entry, legend::Legend, printed::Printed};
use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Presence},
    outline::Mark,
    text::Flow,
};

/// Characters of the longest line that heads columns.
const HEAD: usize = 30;

/// What the last column says of those on a line.
pub(super) struct State {
    // First character of the line.
    line: u32,
    presence: Presence,
    // The one who came instead.
    proxy: Option<Flow>,
}

impl State {
    /// Of a line with this first character, and who came instead, where somebody did.
    pub(super) fn with(line: u32, presence: Presence, proxy: Option<Flow>) -> Self {
        Self { line, presence, proxy }
    }

    /// Of a line with this first character, where nobody came instead.
    pub(super) fn of(line: u32, presence: Presence) -> Self {
        Self { line, presence, proxy: None }
    }
}

/// Takes off the lines that name who came instead, and the column below its head; the states of the lines that have one.
pub(super) fn take(printed: &mut Vec<Printed>, lexicon: &Lexicon) -> Vec<State> {
    let mut states = stand_ins(printed);
    states.extend(before_names(printed, lexicon));
    for line in printed.iter_mut() {
        let s = line.flow.as_str();
        let pieces = line.flow.pieces();
        // 柊　誠　みなと大学教授　代理出席：森　花子
        let told = pieces.iter().skip(1).find_map(|(piece, _)| {
            let note = ["代理出席者:", "代理出席:", "代理:"]
                .iter()
                .find(|note| s[piece.start..].starts_with(**note))?;
            Some((piece.start, piece.start + note.len()))
        });
        if let Some((at, from)) = told.filter(|(at, _)| !s[..*at].ends_with('(')) {
            let proxy = line.flow.slice(from..s.len());
            states.push(State { line: line.line, presence: Presence::Proxy, proxy: Some(proxy) });
            line.flow = line.flow.slice(0..s[..at].trim_end().len());
            line.full = false;
        }
    }
    let Some(head) = printed.iter().position(|line| is_head(line.flow.as_str(), lexicon)) else {
        return states;
    };
    for line in &mut printed[head + 1..] {
        let Some((at, presence, proxy)) = state(&line.flow, lexicon) else { continue };
        let proxy = proxy.map(|from| line.flow.slice(from..line.flow.as_str().len()));
        states.push(State { line: line.line, presence, proxy: proxy.filter(|proxy| !proxy.is_empty()) });
        line.flow = line.flow.slice(0..at);
        // A row of a table ends where its last cell does, and goes on nowhere.
        line.full = false;
    }
    states
}

/// Takes off the first column that tells who was there, below its head: 出欠　氏名　選出区分 / ○　柊　誠　関係団体（みなと協会理事）; and
/// of the last, where it tells what kind of people they are, all but the body and post in its brackets.
fn before_names(printed: &mut Vec<Printed>, lexicon: &Lexicon) -> Vec<State> {
    let heads = |line: &Printed| {
        let words = line.flow.as_str().replace(' ', "");
        words.chars().count() <= HEAD
            && words.contains("氏名")
            && lexicon.cues.words("column-state").at_start(&words).next().is_some()
    };
    let Some(head) = printed.iter().position(heads) else { return Vec::new() };
    let kinds = printed.remove(head).flow.as_str().ends_with("区分");
    let mut states = Vec::new();
    for line in &mut printed[head..] {
        let s = line.flow.as_str();
        let away = s.starts_with(['×', '欠']);
        let there = line.mark == Mark::Sign('○') || s.starts_with(['○', '〇', '出']);
        let sign =
            s.chars().next().filter(|c| "×欠○〇出".contains(*c) && line.flow.gap_before(c.len_utf8()) > 0);
        if !there && (!away || sign.is_none()) {
            continue;
        }
        let from = sign.map_or(0, char::len_utf8);
        let mut flow = line.flow.slice(from..s.len());
        let words = flow.as_str();
        let last = flow.pieces().last().map_or(0, |(piece, _)| piece.start);
        let inner = words[last..]
            .strip_suffix(')')
            .and_then(|kind| kind.split_once('('))
            .map(|(_, inner)| inner.len());
        if let Some(inner) = inner.filter(|_| kinds && last > 0) {
            let told = flow.slice(words.len() - 1 - inner..words.len() - 1);
            let mut kept = flow.slice(0..last);
            kept.join(&told);
            flow = kept;
        }
        let presence = if away { Presence::Absent } else { Presence::Present };
        states.push(State::of(line.line, presence));
        (line.flow, line.mark, line.full) = (flow, Mark::None, false);
    }
    states
}

/// Takes off the lines that name one who came for the one above: （代理出席）　森　花子　港湾課　主査.
fn stand_ins(printed: &mut Vec<Printed>) -> Vec<State> {
    let mut states = Vec::new();
    let mut above: Option<u32> = None;
    let mut sent = false;
    printed.retain(|line| {
        let s = line.flow.as_str();
        let sends = s.ends_with("代理出席") && line.flow.pieces().len() > 1;
        // （港湾課長　柊　誠） below one who sent somebody.
        let inner = s.strip_prefix('(').and_then(|s| s.strip_suffix(')'));
        let inner = inner.filter(|inner| sent && inner.chars().count() > 2);
        sent = sends;
        if let Some((_, line_above)) = inner.zip(above) {
            let proxy = line.flow.slice(1..s.len() - 1);
            states.push(State { line: line_above, presence: Presence::Proxy, proxy: Some(proxy) });
            return false;
        }
        let who = ["(代理出席)", "(代理出席者)", "(代理)"].iter().find_map(|note| s.strip_prefix(note));
        let named = who.map(|who| who.trim_start_matches([':', ' '])).filter(|who| who.chars().count() > 1);
        let Some((who, line_above)) = named.zip(above) else {
            above = Some(line.line);
            return true;
        };
        let proxy = line.flow.slice(s.len() - who.len()..s.len());
        states.push(State { line: line_above, presence: Presence::Proxy, proxy: Some(proxy) });
        false
    });
    states
}

/// Tells of those who were listed on such lines whether they were there, and who came instead.
pub(super) fn tell(attendance: &mut Vec<Attendance>, states: &[State], legend: &Legend, lexicon: &Lexicon) {
    for state in states.iter().filter(|state| state.presence != Presence::Present) {
        let next = states.iter().map(|s| s.line).filter(|line| *line > state.line).min().unwrap_or(u32::MAX);
        let here = |a: &Attendance| (state.line..next).contains(&a.span.start());
        let Some(at) = attendance.iter().position(here) else { continue };
        let Some(proxy) = &state.proxy else {
            attendance[at].presence = state.presence;
            continue;
        };
        attendance[at].presence = Presence::Absent;
        let (role, affiliations) = (&attendance[at].role, &attendance[at].affiliations);
        let top = affiliations.first().and_then(|held| held.organization.first()).map(String::as_str);
        let entry = entry::stand_in(proxy, (role.as_deref(), top), legend, lexicon);
        if let Some(entry) = entry {
            attendance.insert(at + 1, entry);
        }
    }
}

/// Whether a line heads columns of which the last tells who was there.
fn is_head(s: &str, lexicon: &Lexicon) -> bool {
    let words = s.replace(' ', "");
    words.chars().count() <= HEAD
        && words.contains("氏名")
        && lexicon.cues.words("column-state").at_end(&words).next().is_some()
}

/// Where the last column of a row begins, what it says, and where one is named who came instead: ○（代）課長　森　花子.
fn state(flow: &Flow, lexicon: &Lexicon) -> Option<(usize, Presence, Option<usize>)> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    pieces.iter().skip(1).map(|(piece, _)| piece.start).find_map(|at| {
        let (presence, proxy) = state_in(&s[at..], lexicon)?;
        Some((at, presence, proxy.map(|from| at + from)))
    })
}

/// What the cell of a column says that tells who was there, and where one is named who came instead: ○（代）課長　森　花子.
pub(super) fn state_in(cell: &str, lexicon: &Lexicon) -> Option<(Presence, Option<usize>)> {
    let words = cell.replace(' ', "");
    let told = [
        ("state-present", Presence::Present),
        ("state-absent", Presence::Absent),
        ("state-proxy", Presence::Proxy),
    ];
    if let Some((_, presence)) = told.iter().find(|(kind, _)| lexicon.cues.is(kind, &words)) {
        return Some((*presence, None));
    }
    // ○（代）事務局長　森　花子, 代理　森　花子
    let behind = cell.trim_start_matches(['○', '〇', '◯', '△', '×', ' ']);
    let note = ["(代)", "(代理)", "(代理出席)", "代理出席者", "代理出席", "代理"]
        .iter()
        .find(|note| behind.starts_with(**note))?;
    let from = cell.len() - behind[note.len()..].trim_start_matches([':', ' ']).len();
    Some((Presence::Proxy, Some(from)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_came_instead_may_stand_in_a_column_without_a_head() {
        check(
            "出席者\n会長　高橋 健一　みなと大学教授\n委員　石田 伸二　みなと商工会議所専務理事　代理出席：鈴木 進\n委員　森 花子　長野市副市長\n",
            &[
                "会長 高橋健一 みなと大学:教授",
                "委員 石田伸二 みなと商工会議所:専務理事 absent",
                "委員 鈴木進  proxy",
                "委員 森花子 長野市:副市長",
            ],
        );
    }

    #[test]
    fn the_last_column_tells_who_was_there_and_who_came_instead() {
        check(
            "出席者\n区　　分　　　　　　　　氏　名　　　　出欠\nみなと市長（会長）　　　　佐藤　花子　　○\nみなと大学　教授　　　　　高橋　誠　　　×\nみなと交通㈱　運行部長　　鈴木　進　　　○（代）課長　田中　実\n",
            &[
                "会長 佐藤花子 みなと市:市長",
                "出席者 高橋誠 みなと大学:教授 absent",
                "出席者 鈴木進 みなと交通(株):運行部長 absent",
                "出席者 田中実 みなと交通(株):課長 proxy",
            ],
        );
    }
}
