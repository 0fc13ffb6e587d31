//! The order of the day of an assembly whose copy lost all spaces: 第1会期の決定第2議案の上程.

use super::printed::is_issue;
use crate::{
    outline::{Mark, Style},
    text::Flow,
};

/// What is counted by 第1 where it is no item: 第1号, 第1回, 第1四半期.
const COUNTED: [char; 13] = ['号', '回', '期', '条', '次', '章', '日', '種', '部', '項', '年', '区', '四'];

/// The items behind their numbers, two at least. `None` where words other than the number of the order, its day and hour stand
/// before the first.
pub(super) fn items(flow: &Flow) -> Option<Vec<(Mark, Flow)>> {
    let s = flow.as_str();
    // Where each number begins and where it ends.
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    loop {
        let number = format!("第{}", cuts.len() + 1);
        let next = s[from..].match_indices(&number).map(|(at, _)| from + at).find(|at| {
            let behind = &s[at + number.len()..];
            !behind.starts_with(|c: char| c.is_ascii_digit() || COUNTED.contains(&c)) && !behind.is_empty()
        });
        let Some(at) = next else { break };
        from = at + number.len();
        cuts.push((at, from));
    }
    let before = s[..cuts.first()?.0].trim();
    let head = before.is_empty()
        || is_issue(before)
        || ["開議", "開会", "曜日)"].iter().any(|end| before.ends_with(end));
    if cuts.len() < 2 || !head {
        return None;
    }
    let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([s.len()]);
    let item = |((&(_, words), end), n): ((&(usize, usize), usize), u32)| {
        let start = words + s[words..end].len() - s[words..end].trim_start().len();
        (Mark::Number(Style::Dai, n), flow.slice(start..start + s[start..end].trim_end().len()))
    };
    Some(cuts.iter().zip(ends).zip(1..).map(item).collect())
}
