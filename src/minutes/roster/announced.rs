//! Who is said to be absent: 「本日は、山田委員、鈴木委員が御欠席です」; and, where no roster is printed, who is said to be there.

use super::roll;
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance, Cited, Presence, Turn, affiliation},
    outline::Outline,
    rule,
    script::{Script, script},
    text::Flow,
};

/// Speeches at the beginning of a record in which absences are announced.
const OPENING: usize = 12;
/// What most who sit on a council are there.
const MEMBER: &str = "委員";
/// Speeches at the beginning of a record in which members are introduced.
const FIRST: usize = 3;

/// Adds those whose absence the opening speeches announce to a roster that does not list them; to none, those who are there.
pub(in crate::minutes) fn absences(turns: &[Turn], attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    let unlisted = attendance.is_empty();
    for (at, turn) in turns.iter().take(OPENING).enumerate() {
        if unlisted && at < FIRST {
            roll::call(&turn.flow, attendance, lexicon);
        }
        for sentence in roll::sentences(&turn.flow) {
            let s = sentence.as_str();
            if ["前回", "次回", "途中"].iter().any(|w| s.contains(w)) {
                continue;
            }
            if let Some(who) = in_place(&sentence) {
                stands_in(&who, attendance, lexicon);
            }
            let Some(absent) = s.find("欠席") else {
                if unlisted && at < FIRST {
                    attending(&sentence, attendance, lexicon);
                }
                continue;
            };
            let late = ["遅れ", "おくれ"].iter().filter_map(|late| s.find(late)).min();
            if late.is_none_or(|late| late > absent) {
                let who = sentence.slice(0..absent);
                let who = if unlisted { who } else { without_side(&who) };
                people(&who, Presence::Absent, attendance, lexicon);
            }
            // …は御欠席、また、森委員は遅れてお見えになります
            if let Some(late) = late.filter(|&late| unlisted && late > absent) {
                people(&sentence.slice(absent..late), Presence::Present, attendance, lexicon);
            }
        }
    }
}

/// Whether words in a roster are a remark on who is absent: なお、森委員は所用により欠席した。
pub(in crate::minutes) fn tells_absence(words: &str) -> bool {
    // Characters of the longest remark.
    const LONGEST: usize = 120;
    words.starts_with("なお、")
        && words.ends_with('。')
        && words.contains("欠席")
        && words.chars().count() <= LONGEST
}

/// Adds those whom remarks among the blocks of a roster tell to be absent.
pub(super) fn remarks(
    outline: &Outline,
    blocks: &[usize],
    attendance: &mut Vec<Attendance>,
    lexicon: &Lexicon,
) {
    let flows = blocks.iter().map(|&b| &outline.blocks[b].flow);
    flows.filter(|flow| tells_absence(flow.as_str())).for_each(|flow| remarked(flow, attendance, lexicon));
}

/// Adds whom such a remark tells to be absent, with the body and post in the bracket behind the title.
fn remarked(remark: &Flow, attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    let s = remark.as_str();
    let Some(end) = s.find("欠席") else { return };
    let from = "なお、".len().min(end);
    let Some((open, close)) = s[from..end].find('(').zip(s[from..end].find(')')) else {
        people(&remark.slice(from..end), Presence::Absent, attendance, lexicon);
        return;
    };
    if let Some(mut entry) = titled(&remark.slice(from..from + open), Presence::Absent, lexicon) {
        entry.affiliations.extend(affiliation::read(&remark.slice(from + open + 1..from + close), lexicon));
        roll::add(attendance, entry, lexicon);
    }
}

/// The words for one who is said to attend in the place of another: 代理といたしまして森課長の御出席を….
fn in_place(sentence: &Flow) -> Option<Flow> {
    const IN_PLACE: [&str; 4] = ["代理といたしまして", "代理として", "代理としまして", "代理で"];
    let s = sentence.as_str();
    let from = IN_PLACE.iter().filter_map(|word| s.find(word).map(|at| at + word.len())).min()?;
    let from = from + s[from..].len() - s[from..].trim_start_matches('、').len();
    let end = from + ["御出席", "ご出席", "出席"].iter().filter_map(|word| s[from..].find(word)).min()?;
    let who = s[from..end].trim_end_matches(['の', 'に', 'が']);
    (!who.contains('、')).then(|| sentence.slice(from..from + who.len()))
}

/// Tells of one who is listed as there that they came in the place of another.
fn stands_in(who: &Flow, attendance: &mut [Attendance], lexicon: &Lexicon) {
    let Some(name) = titled(who, Presence::Proxy, lexicon).and_then(|entry| entry.name) else { return };
    let name = lexicon.titles.standard(&name.value);
    let same = |a: &&mut Attendance| {
        a.presence == Presence::Present
            && a.name.as_ref().is_some_and(|n| lexicon.titles.standard(&n.value).starts_with(&name))
    };
    let mut alike: Vec<&mut Attendance> = attendance.iter_mut().filter(same).collect();
    if let [one] = alike.as_mut_slice() {
        one.presence = Presence::Proxy;
    }
}

/// Adds the people who are said to attend: 本日は、森課長、高橋室長に御出席いただいております.
fn attending(sentence: &Flow, attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    let s = sentence.as_str();
    let there =
        ["出席いただ", "出席頂", "出席を賜", "出席をいただ", "出席を頂", "出席しており", "出席してい"];
    let Some(end) = there.iter().filter_map(|there| s.find(there)).min() else { return };
    let unsure = ["予定", "代理", "代わ", "かわ", "ない"].iter().any(|word| s[..end].contains(word));
    // One by himself is a guest of whom the record tells in passing.
    let mut found = Vec::new();
    people(&sentence.slice(0..end), Presence::Present, &mut found, lexicon);
    if !unsure && found.len() > 1 {
        for entry in found {
            roll::add(attendance, entry, lexicon);
        }
    }
}

/// Adds the people named in the words before 欠席 or 出席.
fn people(flow: &Flow, presence: Presence, attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    for item in roll::items(flow) {
        // 森課長のほか高橋室長: one beside the other.
        let s = item.as_str();
        let beside = s.find("のほか").map(|at| at + "のほか".len()).filter(|&at| at < s.len());
        let parts =
            beside.map_or_else(|| vec![item.clone()], |at| vec![item.slice(0..at), item.slice(at..s.len())]);
        for part in parts {
            let part = roll::without_lead(&part, lexicon);
            let (class, part) = of_class(&part, lexicon);
            if let Some(mut entry) = titled(&part, presence, lexicon) {
                entry.role = class.filter(|_| entry.role.as_deref() == Some(MEMBER)).or(entry.role);
                roll::add(attendance, entry, lexicon);
            }
        }
    }
}

/// 柊委員 of 本日は公益代表の柊委員: for which side one sits, where a roster tells who sits for it.
fn without_side(who: &Flow) -> Flow {
    let s = who.as_str();
    let sides = ["代表の", "側の"].iter().filter_map(|side| s.find(side).map(|at| at + side.len()));
    who.slice(sides.min().filter(|&from| s[..from].chars().count() <= 16).unwrap_or(0)..s.len())
}

/// 公益委員の柊委員: of which class a member is, and the member.
fn of_class(item: &Flow, lexicon: &Lexicon) -> (Option<String>, Flow) {
    let s = item.as_str();
    let end = s.find("委員の").map(|at| at + MEMBER.len());
    let member = |class: &str| lexicon.titles.capacity(class).is_some_and(|c| c.kind == "member");
    match end.map(|end| s.split_at(end)).filter(|(class, _)| *class != MEMBER && member(class)) {
        Some((class, behind)) => {
            let from = s.len() - behind.len() + "の".len();
            (Some(class.to_owned()), item.slice(from..s.len()))
        }
        None => (None, item.clone()),
    }
}

/// Where a family name that no table knows ends before a capacity: 飛鳥井委員; but 各委員 and 一部委員 name nobody.
fn unknown_surname(item: &str, lexicon: &Lexicon) -> Option<usize> {
    let kanji =
        item.char_indices().find(|&(_, c)| script(c) != Script::Kanji).map_or(item.len(), |(at, _)| at);
    let at = lexicon.titles.capacity_at_end(&item[..kanji])?;
    let name = &item[..at];
    let general = lexicon.terms.is_generic(name)
        || lexicon.bodies.ending(name).is_some()
        || lexicon.titles.capacity(name).is_some()
        || lexicon.cues.words("before-name").opens(name)
        || lexicon.cues.words("no-surname").opens(name);
    (!general && (2..=4).contains(&name.chars().count())).then_some(at)
}

/// The person that an item begins with, by surname and title; a particle may follow, other words may not.
fn titled(item: &Flow, presence: Presence, lexicon: &Lexicon) -> Option<Attendance> {
    let s = item.as_str();
    let titles = &lexicon.titles;
    let title_end = |name: usize| {
        let ends: Vec<usize> =
            s[name..].char_indices().map(|(i, c)| name + i + c.len_utf8()).take(14).collect();
        ends.into_iter().rev().find(|&end| {
            let title = &s[name..end];
            titles.capacity(title).is_some() || titles.post_at_end(title).is_some()
        })
    };
    let called = titles.surname_at_start(s).and_then(|end| {
        let title = title_end(end)?;
        Some((given_end(s, end, title, lexicon).unwrap_or(end), title))
    });
    // 柊誠委員: no title begins behind the family name, and the whole name stands before it.
    let whole = || unknown_surname(s, lexicon).and_then(|end| Some((end, title_end(end)?)));
    let Some((surname, end)) = called.or_else(whole) else { return of_body(item, presence, lexicon) };
    let rest = &s[end..];
    let stands_in = ["の代理", "に代わ", "にかわ"].iter().any(|other| rest.starts_with(other));
    let over = rest.is_empty()
        || rest.starts_with(['、', ',', 'が', 'は', 'も', 'の', 'に', 'か', 'よ', 'と', '及']);
    if !over || stands_in {
        return None;
    }
    let title = &s[surname..end];
    let capacity = titles.capacity(title).is_some();
    let affiliations = if capacity {
        Vec::new()
    } else {
        let (organization, post) = crate::minutes::affiliation::body_and_post(title, lexicon);
        vec![Affiliation::told(&item.slice(surname..end), organization, post)]
    };
    let name =
        Cited { value: s[..surname].to_owned(), span: item.span(0..surname), rule: rule::ROSTER_ANNOUNCED };
    Some(Attendance {
        name: Some(name),
        role: capacity.then(|| title.to_owned()),
        presence,
        seat: None,
        affiliations,
        span: item.slice(0..end).whole(),
        rule: rule::ROSTER_ANNOUNCED,
    })
}

/// Where a given name ends that stands between the family name and a title: 柊|千晴|港湾事業管理者.
fn given_end(s: &str, surname: usize, title: usize, lexicon: &Lexicon) -> Option<usize> {
    let titles = &lexicon.titles;
    let is_title = |words: &str| titles.is_post(words) || titles.capacity(words).is_some();
    if is_title(&s[surname..title]) {
        return None;
    }
    let ends = s[surname..title].char_indices().map(|(at, _)| surname + at).skip(1).take(3);
    ends.filter(|&end| titles.is_given_name(&s[surname..end]) && is_title(&s[end..title])).last()
}

/// 参考人として森花子みなと協議会理事: not by surname and title alone.
fn of_body(item: &Flow, presence: Presence, lexicon: &Lexicon) -> Option<Attendance> {
    let person = roll::named(item, lexicon).filter(|_| presence == Presence::Present)?;
    Some(person.entry(item, presence))
}

#[cfg(test)]
mod tests {
    use super::super::tests::of_record;

    #[test]
    fn who_is_away_may_be_announced_by_the_side_that_one_sits_for() {
        let text = "第3回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日\n場所：みなと会館\n\n出席者：高橋会長、森委員、鈴木委員\n\n議事\n○高橋会長　それでは始めます。本日は公益代表の石田委員が御欠席でございます。\n○森委員　賛成です。\n○高橋会長　以上です。\n";
        assert!(of_record(text.to_owned()).contains("委員 石田  absent"), "{}", of_record(text.to_owned()));
    }

    #[test]
    fn of_which_class_one_is_who_is_away_and_who_came_in_whose_place_is_announced() {
        let text = "第3回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日\n場所：みなと会館\n\n出席者\n【公益委員】高橋会長、森委員\n【使用者委員】鈴木委員\n\n議事\n○高橋会長　それでは始めます。本日は、公益委員の石田委員、使用者委員の田中委員が御欠席ですが、田中委員の代理として鈴木委員の御出席をお認めいただきたいと思います。\n○森委員　賛成です。\n○高橋会長　以上です。\n";
        let found = of_record(text.to_owned());
        for told in ["公益委員 石田  absent", "使用者委員 田中  absent", "使用者委員 鈴木  proxy"]
        {
            assert!(found.contains(told), "{found}");
        }
    }

    #[test]
    fn a_remark_on_who_is_absent_ends_no_list() {
        let text = "第3回みなと地方裁判所委員会　議事概要\n\n第1　開催日時\n　　令和6年7月3日\n第2　出席者\n　1　委員（五十音順、敬称略）\n　　　森　　花子　　　みなと大学教授\n　　　なお、石田実委員（みなと病院副院長）は所用により欠席した。\n　2　説明者\n　　　港湾課長　柊　　誠\n第3　議題\n　　港の点検について\n第4　議事\n○　柊港湾課長から説明があった。\n";
        let expected =
            "委員 森花子 みなと大学:教授\n説明者 柊誠 :港湾課長\n委員 石田実 みなと病院:副院長 absent";
        assert_eq!(of_record(text.to_owned()), expected);
    }

    #[test]
    fn a_given_name_before_a_title_is_none_of_it() {
        let lexicon = crate::Lexicon::embedded();
        let name = |s: &'static str| {
            let surname = "石田".len();
            super::given_end(s, surname, s.len(), lexicon).map(|end| &s[..end])
        };
        assert_eq!(name("石田健一病院事業管理者"), Some("石田健一"));
        assert_eq!(name("石田病院事業管理者"), None);
        assert_eq!(name("石田港湾課長"), None);
    }
}
