//! What people of a list are at the meeting, where its heading says who came and who did not: 欠席者, 事務局出席者.

use super::town;
use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Cited, Meeting, Presence},
    rule,
};

/// みなと市港湾審議会会長　森花子: a seat in the council that met is what its holder is there, nearer than the heading tells.
pub(super) fn own_seats(attendance: &mut [Attendance], meeting: &Meeting, lexicon: &Lexicon) {
    // Letters of a name that is a council's own and no mere kind of one.
    const NAME: usize = 6;
    let council = meeting.series.as_ref().map_or("", |series| series.value.as_str());
    let seat = |post: &str| {
        let kind = lexicon.titles.capacity(post).map(|c| c.kind.as_str());
        matches!(kind, Some("chair" | "deputy" | "member")) || post == "教育長"
    };
    for person in attendance {
        let general = person.role.as_deref().is_none_or(|role| {
            lexicon.titles.section(role).is_some()
                || lexicon.titles.capacity(role).is_some_and(|c| c.kind == "member")
                || role == "会議に出席した者"
        });
        // 教育長　森花子 among the members of a board of education: the superintendent is one of it.
        let board = council.contains("教育委員会") && person.affiliations.len() == 1;
        let own = person.affiliations.iter().find_map(|held| {
            if board && held.organization.is_empty() && held.post.as_deref() == Some("教育長") {
                return held.post.as_ref();
            }
            let body = held.organization.concat();
            // みなと市議会 is not the committee of it that met.
            let rest = council.strip_prefix(body.as_str());
            let met = rest.is_some_and(|rest| matches!(rest, "" | "総会" | "会議" | "定例会" | "臨時会"));
            let own = body.chars().count() >= NAME && met;
            held.post.as_ref().filter(|post| own && seat(post))
        });
        if let Some(post) = own.filter(|_| general) {
            person.role = Some(post.clone());
        }
        if council.contains("総合教育会議") {
            heads_of_town(person, general);
        }
        leads_board(person);
    }
}

/// 知事　柊誠, 教育長　森花子: the head of the town and that of its board of education, of whom such a council consists by law, are there
/// as what they are.
fn heads_of_town(person: &mut Attendance, general: bool) {
    const HEADS: [&str; 6] = ["知事", "市長", "区長", "町長", "村長", "教育長"];
    let [held] = person.affiliations.as_slice() else { return };
    if let Some(head) = held.post.as_ref().filter(|post| general && HEADS.contains(&post.as_str())) {
        person.role = Some(head.clone());
    }
}

/// 柊誠（理事長） among 理事: who leads a board is what the bracket says, and holds no other post by it.
fn leads_board(person: &mut Attendance) {
    let Some(board) = person.role.as_deref().filter(|role| matches!(*role, "理事" | "幹事")) else {
        return;
    };
    let [held] = person.affiliations.as_slice() else { return };
    let lead = |post: &str| post.trim_start_matches('副').strip_suffix('長') == Some(board);
    let lead = held.post.as_deref().filter(|post| held.organization.is_empty() && lead(post));
    if let Some(lead) = lead.map(str::to_owned) {
        person.role = Some(lead);
        person.affiliations.clear();
    }
}

/// 第7号 of a house: of which committee, the title of its 専門員 tells.
pub(in crate::minutes) fn committee_of_house(meeting: &mut Meeting, attendance: &[Attendance]) {
    if meeting.series.is_some() || meeting.ordinal.is_none() {
        return;
    }
    let committee = attendance.iter().flat_map(|person| &person.affiliations).find_map(|held| {
        let name = held.as_written.strip_suffix("専門員").filter(|name| name.ends_with("委員会"))?;
        Some(Cited { value: name.to_owned(), span: held.span, rule: rule::HEADER_TITLE })
    });
    meeting.series = committee;
}

/// 臨時会, as a record calls its meeting that does not say whose it is: of which assembly, those tell who were called to explain.
pub(in crate::minutes) fn session_of_house(
    meeting: &mut Meeting,
    attendance: &[Attendance],
    lexicon: &Lexicon,
) {
    let Some(series) = meeting.series.as_mut().filter(|s| lexicon.cues.is("session", &s.value)) else {
        return;
    };
    let called =
        |person: &&Attendance| person.role.as_deref().is_some_and(|role| town::explains(role, lexicon));
    let held = attendance.iter().filter(called).flat_map(|person| &person.affiliations);
    let town = held.filter_map(|held| held.organization.first()).find(|top| town::is_town(top, lexicon));
    if let Some(town) = town {
        series.value.insert_str(0, &format!("{town}議会"));
    }
}

/// みなと港湾審議会委員 as the heading of those of the council that met: they are its 委員.
pub(super) fn own_members(attendance: &mut [Attendance], meeting: &Meeting) {
    // Letters of a name that is a council's own and no mere kind of one.
    const NAME: usize = 6;
    const MEMBER: &str = "委員";
    let council = meeting.series.as_ref().map_or("", |series| series.value.as_str());
    let own = |role: &str| {
        let stem = role.strip_suffix(MEMBER).unwrap_or_default();
        stem.chars().count() >= NAME && stem.ends_with('会') && council.ends_with(stem)
    };
    for person in attendance.iter_mut().filter(|person| person.role.as_deref().is_some_and(own)) {
        person.role = Some(MEMBER.to_owned());
    }
}

/// 出席者：森花子、柊誠: where the label is all that is told of those in a list, it is what they are.
pub(super) fn listed_as(attendance: &mut [Attendance], label: &str) {
    let label = label.replace(' ', "");
    if !matches!(label.as_str(), "出席者" | "欠席者") {
        return;
    }
    for person in attendance.iter_mut().filter(|person| person.role.is_none() && person.name.is_some()) {
        person.role = Some(label.clone());
    }
}

/// Those of a list of the absent alone are what those present are, and the staff are what others call them:
/// 欠席者, 事務局出席者. Staff of an `assembly` are what its record calls them.
pub(super) fn tell(attendance: &mut [Attendance], assembly: bool, lexicon: &Lexicon) {
    let kind = |role: &str| lexicon.titles.capacity(role).map(|c| c.kind.as_str());
    let member = attendance.iter().find_map(|a| {
        let role = a.role.as_deref().filter(|role| kind(role) == Some("member"))?;
        // 出席議員 are told by their list; 評議員 is a seat.
        let listed = role.contains("議員") && role != "評議員";
        let told = lexicon.titles.section(role).is_none() && !listed;
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
            "欠席者" => member.clone().or_else(|| Some("欠席者".to_owned())),
            "欠席" | "欠席者名" => member.clone(),
            // 事務局出席者, 議会事務局出席職員, 事務局職員として出席した者
            _ if !assembly && staff(role).is_some() => staff(role),
            _ => continue,
        };
        person.role = told;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, of_record};

    #[test]
    fn a_seat_in_the_council_that_met_is_what_its_holder_is() {
        let record = "長野市農村審議会会議録\n\n日時　令和6年7月3日\n場所　市民会館\n\n出席委員\n長野市農村審議会会長　森　　花子\n長野市農村審議会委員　高 橋　健 一\n長野市農村審議会委員　石 田　　進\n\n議事\n○森会長　それでは始めます。\n○高橋委員　賛成です。\n○森会長　以上です。\n";
        let found = of_record(record.to_owned());
        let expected = [
            "会長 森花子 長野市/農村審議会:会長",
            "委員 高橋健一 長野市/農村審議会:委員",
            "委員 石田進 長野市/農村審議会:委員",
        ];
        assert_eq!(found, expected.join("\n"));
    }

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
            &["出席委員 森花子", "出席委員 柊誠", "欠席委員 三枝徹  absent", "欠席委員 高橋健一  absent"],
        );
    }
}
