//! Which group of an assembly a member belongs to, in brackets behind the name: 3番　柊　誠　（みなと県議団）, 4番　森　花子　（同）.
//!
//! Takes the lines of a list of members; gives them without the brackets, which make whole lists look like posts.

use super::{presence_of, printed::Printed};
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance},
    text::Flow,
};

/// Members with a group, at least.
const FEW: usize = 3;

/// A member and the group.
pub(super) struct Member {
    name: String,
    group: Flow,
}

/// Takes the groups off the names, where most lines of the list have one.
pub(super) fn take(printed: &mut [Printed], label: &str, lexicon: &Lexicon) -> Vec<Member> {
    if !label.contains("議員") {
        return Vec::new();
    }
    let read: Vec<Option<(usize, Flow)>> = printed.iter().map(|line| bracket(&line.flow, lexicon)).collect();
    let grouped = read.iter().flatten().count();
    if grouped < FEW || grouped * 2 < printed.len() {
        return Vec::new();
    }
    let mut found: Vec<Member> = Vec::new();
    for (line, (end, group)) in printed.iter_mut().zip(read).filter_map(|(line, read)| Some((line, read?))) {
        // （同）: the group of the one above.
        let group =
            if is_same(group.as_str()) { found.last().map(|last| last.group.clone()) } else { Some(group) };
        line.flow = line.flow.slice(0..end);
        let name = without_seat(line.flow.as_str()).replace(' ', "");
        found.extend(group.map(|group| Member { name, group }));
    }
    found
}

/// Tells of each member the group.
pub(super) fn tell(attendance: &mut [Attendance], members: &[Member]) {
    for person in attendance {
        let of = |member: &&Member| person.name.as_ref().is_some_and(|name| name.value == member.name);
        let Some(Member { group, .. }) = members.iter().find(of) else { continue };
        person.affiliations.push(Affiliation::told(group, vec![group.as_str().to_owned()], None));
    }
}

/// Where the name ends before a bracket that closes the line, and what stands in it. A seat or who is absent is no group.
fn bracket(flow: &Flow, lexicon: &Lexicon) -> Option<(usize, Flow)> {
    let s = flow.as_str();
    let open = s.strip_suffix(')')?.find('(')?;
    let inner = &s[open + 1..s.len() - 1];
    let name = without_seat(&s[..open]).replace(' ', "");
    let letters = name.chars().count();
    let held = lexicon.titles.capacity(inner).is_some()
        || lexicon.titles.post_at_end(inner).is_some()
        || presence_of(inner).is_some();
    let plain = (2..=8).contains(&letters) && name.chars().all(char::is_alphabetic);
    let group = !inner.is_empty()
        && !inner.contains(['、', '。', '('])
        && !inner.contains(|c: char| c.is_ascii_digit());
    (plain && group && !held).then(|| (s[..open].trim_end().len(), flow.slice(open + 1..s.len() - 1)))
}

/// Words behind the number of a seat: 柊　誠 of 3番　柊　誠.
fn without_seat(s: &str) -> &str {
    s.split_once('番')
        .filter(|(number, _)| number.trim().bytes().all(|b| b.is_ascii_digit()))
        .map_or(s, |(_, name)| name)
}

fn is_same(group: &str) -> bool {
    matches!(group.trim(), "同" | "同上" | "〃")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn groups_in_brackets_are_those_of_the_members() {
        check(
            "出席議員(5名)\n 1番  高 橋 浩 一  (郷友会)\n 2番  森   花 子  (みなと県議団)\n 3番  石 田 一 人  (日本みなと党県議会議員団)\n 4番  木 原   学  (  同  )\n 5番  小 泉 のりこ  (  同  )\n",
            &[
                "出席議員 高橋浩一 郷友会:",
                "出席議員 森花子 みなと県議団:",
                "出席議員 石田一人 日本みなと党県議会議員団:",
                "出席議員 木原学 日本みなと党県議会議員団:",
                "出席議員 小泉のりこ 日本みなと党県議会議員団:",
            ],
        );
    }
}
