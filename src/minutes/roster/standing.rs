//! What people of a list are at the meeting, where its heading says who came and who did not: 欠席者, 事務局出席者.

use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Presence},
};

/// Members who are absent are members, and the staff are what others call them: 欠席委員, 事務局出席者.
/// Those of an `assembly` are what its record calls them.
pub(super) fn tell(attendance: &mut [Attendance], assembly: bool, lexicon: &Lexicon) {
    let kind = |role: &str| lexicon.titles.capacity(role).map(|c| c.kind.as_str());
    let member = attendance.iter().find_map(|a| {
        let role = a.role.as_deref().filter(|role| kind(role) == Some("member"))?;
        let told = lexicon.titles.section(role).is_none() && !role.contains("議員");
        (told && a.presence == Presence::Present).then(|| role.to_owned())
    });
    let staff = |role: &str| {
        let stem =
            ["出席者", "出席職員", "として出席した者"].iter().find_map(|end| role.strip_suffix(end))?;
        (kind(stem) == Some("organ")).then(|| stem.to_owned())
    };
    for person in attendance {
        let Some(role) = person.role.as_deref() else { continue };
        let told = match role {
            "欠席" | "欠席者" | "欠席者名" => member.clone(),
            // Who came says not as what.
            "出席者" => None,
            "欠席委員" | "欠席構成員" if !assembly => role.strip_prefix("欠席").map(str::to_owned),
            "出席委員" | "出席構成員" if !assembly => role.strip_prefix("出席").map(str::to_owned),
            // 事務局出席者, 議会事務局出席職員, 事務局職員として出席した者
            _ if !assembly && staff(role).is_some() => staff(role),
            // 出席部会委員
            _ if role.ends_with("会委員") && role.starts_with(['出', '欠']) => {
                role.get("出席".len()..).map(str::to_owned)
            }
            _ => continue,
        };
        person.role = told;
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
            &["– 森花子", "– 柊誠", "– 三枝徹  absent", "– 高橋健一  absent"],
        );
        check(
            "出席委員氏名\n森花子、柊誠\n\n欠席委員氏名\n三枝徹、高橋健一\n",
            &["委員 森花子", "委員 柊誠", "委員 三枝徹  absent", "委員 高橋健一  absent"],
        );
    }
}
