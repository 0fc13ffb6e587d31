//! What people of a list are at the meeting, where its heading says who came and who did not: 欠席者, 事務局出席者.

use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Presence},
};

/// Members who are absent are members, and the staff are what others call them: 欠席委員, 事務局出席者.
pub(super) fn tell(attendance: &mut [Attendance], lexicon: &Lexicon) {
    let kind = |role: &str| lexicon.titles.capacity(role).map(|c| c.kind.as_str());
    let member = attendance.iter().find_map(|a| {
        let role = a.role.as_deref().filter(|role| kind(role) == Some("member"))?;
        let told = lexicon.titles.section(role).is_none() && !role.contains("議員");
        (told && a.presence == Presence::Present).then(|| role.to_owned())
    });
    for person in attendance {
        let Some(role) = person.role.as_deref() else { continue };
        let missing = ["欠席", "欠席者", "欠席者名"].contains(&role);
        let told = match role {
            _ if missing => member.clone(),
            "欠席委員" | "欠席構成員" => role.strip_prefix("欠席").map(str::to_owned),
            "事務局出席者" | "事務局職員" => Some("事務局".to_owned()),
            _ => None,
        };
        if told.is_some() {
            person.role = told;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn those_who_are_absent_are_what_those_present_are() {
        check(
            "出席者\n会長　高橋健一、委員　森花子、柊誠\n\n欠席者\n三枝徹\n",
            &["会長 高橋健一", "委員 森花子", "委員 柊誠", "委員 三枝徹  absent"],
        );
        check(
            "出席者\n森花子、柊誠\n\n欠席者\n三枝徹、高橋健一\n",
            &["出席者 森花子", "出席者 柊誠", "欠席者 三枝徹  absent", "欠席者 高橋健一  absent"],
        );
        check(
            "出席委員氏名\n森花子、柊誠\n\n欠席委員氏名\n三枝徹、高橋健一\n",
            &["出席委員 森花子", "出席委員 柊誠", "委員 三枝徹  absent", "委員 高橋健一  absent"],
        );
    }
}
