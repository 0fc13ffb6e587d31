//! What signs before the names of a committee mean where nothing explains them: ◎柊　誠　〇森　花子　山田　太郎.

use super::{Attendance, Legend, is_body};
use crate::{
    Text,
    lexicon::Lexicon,
    minutes::section::Part,
    outline::{Mark, Outline},
};

/// Deputies of a chair, at most, and members without a sign, at least.
const DEPUTIES: usize = 2;
const MEMBERS: usize = 2;

/// Tells of one with ◎ among members without a sign that they lead them, and of those with ○ that they are deputies.
pub(super) fn tell(attendance: &mut [Attendance], text: &Text, legend: &Legend, lexicon: &Lexicon) {
    if !legend.is_empty() {
        return;
    }
    let words: Vec<char> = text.as_str().chars().collect();
    let sign = |a: &Attendance| {
        let name = a.name.as_ref()?.span.start() as usize;
        words[..name].iter().rev().find(|c| !c.is_whitespace()).copied()
    };
    let member = |a: &Attendance| {
        let kind = a.role.as_deref().map(|role| lexicon.titles.capacity(role).map(|c| c.kind.as_str()));
        a.affiliations.is_empty()
            && kind.is_none_or(|kind| kind.is_none_or(|kind| kind == "member"))
            && a.role.as_deref().is_none_or(|role| role.ends_with("委員") || role == "委員")
    };
    let signs: Vec<Option<char>> =
        attendance.iter().map(|a| if member(a) { Some(sign(a).unwrap_or(' ')) } else { None }).collect();
    let count = |of: &[char]| signs.iter().flatten().filter(|c| of.contains(c)).count();
    let (chairs, deputies) = (count(&['◎']), count(&['○', '〇', '◯']));
    let others = signs.iter().flatten().count() - chairs - deputies;
    if chairs != 1 || !(1..=DEPUTIES).contains(&deputies) || others < MEMBERS {
        return;
    }
    for (person, sign) in attendance.iter_mut().zip(signs) {
        match sign {
            Some('◎') => person.role = Some("委員長".to_owned()),
            Some('○' | '〇' | '◯') => person.role = Some("副委員長".to_owned()),
            _ => {}
        }
    }
}

/// Tells those before whose body a sign stands what the legend says of it: ◎みなと大学教授　柊　誠.
pub(super) fn before_bodies(
    attendance: &mut [Attendance],
    (outline, part): (&Outline, &Part),
    legend: &Legend,
    lexicon: &Lexicon,
) {
    for block in part.blocks.iter().filter_map(|&b| outline.blocks.get(b)) {
        let Mark::Sign(sign) = block.mark else { continue };
        let first = block.flow.pieces().first().map_or(0, |(first, _)| first.end);
        let body = is_body(&block.flow.as_str()[..first], lexicon);
        let Some(capacity) = legend.capacity(sign).filter(|_| body) else { continue };
        let span = block.flow.whole();
        let here = |a: &&mut Attendance| a.name.is_some() && span.contains(a.span);
        if let Some(person) = attendance.iter_mut().filter(here).min_by_key(|a| a.span.start()) {
            person.role = Some(capacity.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_committee_marks_who_leads_it() {
        check(
            "出席委員　◎高橋　健一　○森　花子　山田　誠\n　　　　　田中　実　佐藤　進\n",
            &["委員長 高橋健一", "副委員長 森花子", "出席委員 山田誠", "出席委員 田中実", "出席委員 佐藤進"],
        );
    }
}
