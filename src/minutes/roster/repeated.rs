//! Seats with the post in a column of its own, and 〃 where it is that of the one above: 2番　議員　柊　誠 / 3番　〃　森　花子.
//!
//! Takes the lines of a roster; gives them without that column where it repeats, or where it tells what a member is in the
//! assembly; tells the people of these lines the post.

use super::{cells, printed::Printed, scope};
use crate::{
    Span,
    lexicon::Lexicon,
    minutes::{Attendance, affiliation},
    text::Flow,
};

/// Letters of the longest name.
const LONGEST: usize = 9;

/// Whose post is told, and in which words.
pub(super) struct Told {
    // Where the name stands.
    name: Span,
    words: Flow,
    what: What,
}

/// What the words of a column are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// A post or a seat on the line of the name.
    Own,
    /// The same of a line above, or before a body.
    Again,
    /// The units in which the post is held.
    Units,
}

/// What stands before a name in a column.
enum Column {
    Words(Flow),
    Again,
}

/// Takes the columns off the names, and gives what they tell; of an `assembly` each tells what a member is there.
pub(super) fn take(printed: &mut [Printed], assembly: bool, lexicon: &Lexicon) -> Vec<Told> {
    let mut found = Vec::new();
    let mut above: Option<Flow> = None;
    let mut last = Flow::default();
    for line in printed.iter_mut().filter(|line| line.name.is_none()) {
        if let Some((units, rest)) = units_above(&line.flow, &last) {
            line.flow = line.flow.slice(rest..line.flow.as_str().len());
            last = units.clone();
            last.join(&line.flow);
            found.push(Told { name: line.flow.whole(), words: units, what: What::Units });
            continue;
        }
        last = line.flow.clone();
        if let Some((end, start)) = seat_before_name(&line.flow, lexicon) {
            let name = line.flow.slice(start..line.flow.as_str().len());
            found.push(Told { name: name.whole(), words: line.flow.slice(0..end), what: What::Again });
            line.flow = name;
            continue;
        }
        let Some((column, start)) = column(&line.flow, lexicon) else { continue };
        let again = matches!(column, Column::Again);
        let words = match column {
            Column::Words(words) => above.insert(words),
            Column::Again => match &above {
                Some(words) => words,
                None => continue,
            },
        };
        // 委員　柊　誠: what opens a line of its own is read where it stands.
        if !again && !(assembly && scope::is_of_assembly(&bare(words))) {
            continue;
        }
        let name = line.flow.slice(start..line.flow.as_str().len());
        let what = if again { What::Again } else { What::Own };
        found.push(Told { name: name.whole(), words: words.clone(), what });
        line.flow = name;
    }
    found
}

/// Tells those of a list what the columns before their names say.
pub(super) fn tell(attendance: &mut [Attendance], told: &[Told], assembly: bool, lexicon: &Lexicon) {
    for Told { name, words, what } in told {
        let within = |at: u32| (name.start()..name.end()).contains(&at);
        let here = |a: &&mut Attendance| a.name.as_ref().is_some_and(|n| within(n.span.start()));
        let Some(person) = attendance.iter_mut().find(here) else { continue };
        if *what == What::Units {
            let units = words.pieces().into_iter().map(|(piece, _)| words.as_str()[piece].to_owned());
            let units: Vec<String> = units.collect();
            for held in &mut person.affiliations {
                held.organization.splice(0..0, units.iter().cloned());
            }
            continue;
        }
        let again = *what == What::Again;
        let bare = bare(words);
        let of_assembly = assembly && scope::is_of_assembly(&bare);
        // 主査 / 〃 of an office: a post.
        let officer = person.role.as_deref().is_some_and(|role| scope::is_official(role, lexicon));
        let officer = officer && lexicon.titles.is_post(&bare);
        if !of_assembly && !officer && again && is_seat(&bare, lexicon) {
            person.role = Some(bare);
            continue;
        }
        let mut held = affiliation::read(words, lexicon);
        if of_assembly {
            held.truncate(1);
            for held in &mut held {
                held.organization.clear();
                held.as_written.clone_from(&bare);
                held.post = Some(bare.clone());
            }
        }
        held.retain(|held| person.affiliations.iter().all(|own| own.post != held.post));
        person.affiliations.splice(0..0, held);
    }
}

/// What stands before the name of a line, behind the number of a seat, and where the name begins.
fn column(flow: &Flow, lexicon: &Lexicon) -> Option<(Column, usize)> {
    let (s, pieces) = (flow.as_str(), flow.pieces());
    let first = pieces.first().map(|(piece, _)| &s[piece.clone()])?;
    let from = usize::from(is_number(first));
    let name = |from: usize| {
        let start = pieces.get(from)?.0.start;
        let letters = s[start..].replace(' ', "");
        let named = (2..=LONGEST).contains(&letters.chars().count())
            && letters.chars().all(char::is_alphabetic)
            && !letters.contains("議員")
            && lexicon.titles.post_at_end(&letters).is_none();
        named.then_some(start)
    };
    let words = |to: usize| flow.slice(pieces[from].0.start..pieces[to - 1].0.end);
    if pieces.get(from).is_some_and(|(piece, _)| matches!(&s[piece.clone()], "〃" | "″" | "”")) {
        return Some((Column::Again, name(from + 1)?));
    }
    // 副　議　長: letters spaced to fill the column.
    let last = pieces.len().min(from + 5);
    let held = |to: &usize| {
        let words = bare(&words(*to));
        is_seat(&words, lexicon) || cells::is_office(&words, lexicon)
    };
    let to = (from + 1..last).rev().find(held)?;
    Some((Column::Words(words(to)), name(to)?))
}

/// The units of the line above in the place of each 〃, and where the words behind begin: 港湾部　港湾課　課長　柊　誠 /
/// 〃　〃　主査　森　花子.
fn units_above(flow: &Flow, above: &Flow) -> Option<(Flow, usize)> {
    let (s, pieces, over) = (flow.as_str(), flow.pieces(), above.pieces());
    let signs = pieces.iter().take_while(|(piece, _)| &s[piece.clone()] == "〃").count();
    let last = over.get(signs.checked_sub(1)?)?.0.end;
    let (first, rest) = (over.first()?.0.start, pieces.get(signs)?.0.start);
    let unit = |words: &str| words.ends_with(['局', '部', '課', '室', '係', '所', '館', '校', '会']);
    let units = over.iter().take(signs).all(|(piece, _)| unit(&above.as_str()[piece.clone()]));
    (units && pieces.len() > signs + 1).then(|| (above.slice(first..last), rest))
}

/// Where a seat ends that stands before a name with a body behind it, and where the name begins: 会長　柊　誠　みなと大学　教授.
fn seat_before_name(flow: &Flow, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let (s, pieces) = (flow.as_str(), flow.pieces());
    let seat = pieces.first().filter(|(piece, _)| {
        let kind = lexicon.titles.capacity(&s[piece.clone()]).map(|c| c.kind.as_str());
        matches!(kind, Some("chair" | "deputy"))
    })?;
    let start = pieces.get(1)?.0.start;
    let named = |to: usize| {
        let name = s[start..pieces[to - 1].0.end].replace(' ', "");
        let end = lexicon.titles.surname_at_start(&name);
        end.is_some_and(|end| end < name.len() && lexicon.titles.is_given_name(&name[end..]))
    };
    let body = |to: usize| {
        let words = &s[pieces[to].0.clone()];
        let next = pieces.get(to + 1).map_or(s.len(), |(piece, _)| piece.end);
        super::is_body(words, lexicon) || super::is_body(&s[pieces[to].0.start..next], lexicon)
    };
    let several = s.contains(['、', ',', '(', ':', '番']);
    // Another name behind the body is another's entry.
    let last = pieces.last().is_some_and(|(piece, _)| super::is_body(&s[piece.clone()], lexicon));
    (2..pieces.len().min(4))
        .any(|to| !several && last && named(to) && body(to))
        .then_some((seat.0.end, start))
}

fn bare(words: &Flow) -> String {
    words.as_str().replace(' ', "")
}

/// Whether words are what someone is in a council: 委員長, 委員.
fn is_seat(words: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.titles.capacity(words).map(|c| c.kind.as_str());
    matches!(kind, Some("chair" | "deputy" | "member"))
}

/// Whether words are the number of a seat: 2番, 議席12番.
fn is_number(words: &str) -> bool {
    let digits = words.trim_start_matches("議席").strip_suffix('番').unwrap_or_default();
    (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, of_record};

    #[test]
    fn a_sign_repeats_the_post_of_the_seat_above() {
        let record = "令和６年長野市議会12月定例会会議録\n\n令和６年12月３日（火曜日）午前10時０分開会\n\n〇出席議員（４名）\n　４番　　　副　議　長　　　木　原　　　学\n　１番　　　議　　　員　　　高　橋　健　一\n　２番　　　　　〃　　　　　森　　　花　子\n　３番　　　　　〃　　　　　石　田　伸　二\n〇欠席議員（１名）\n　５番　　　議　　　長　　　三　雲　　　誠\n〇出席を求めた者\n　市長　　　　　　　　　　佐　藤　花　子\n〇委任を受けた説明員\n　副市長　　　　　　　　　鈴　木　　　進\n\n○副議長（木原学君）　おはようございます。ただいまから会議を開きます。\n";
        let expected = [
            "出席議員 木原学 長野市議会:副議長",
            "出席議員 高橋健一 長野市議会:議員",
            "出席議員 森花子 長野市議会:議員",
            "出席議員 石田伸二 長野市議会:議員",
            "欠席議員 三雲誠 長野市議会:議長 absent",
            "出席を求めた者 佐藤花子 長野市:市長",
            "委任を受けた説明員 鈴木進 長野市:副市長",
        ];
        assert_eq!(of_record(record.to_owned()), expected.join("\n"));
    }

    #[test]
    fn a_sign_may_repeat_a_body_and_a_seat_stand_before_name_and_body() {
        check(
            "出席者\n＜委員＞\n　会長　高橋 健一　みなと大学 工学部 教授\n　副会長　森 花子　長野市 副市長\n　　　　石田 伸二　みなと交通株式会社 代表取締役社長\n＜事務局＞\n　港湾部　港湾課　課長　田中 実\n　　〃　　　〃　　主査　三雲 誠\n",
            &[
                "会長 高橋健一 みなと大学/工学部:教授",
                "副会長 森花子 長野市:副市長",
                "委員 石田伸二 みなと交通株式会社:代表取締役社長",
                "事務局 田中実 港湾部/港湾課:課長",
                "事務局 三雲誠 港湾部/港湾課:主査",
            ],
        );
    }

    #[test]
    fn a_sign_repeats_what_the_one_above_is_in_a_committee_or_an_office() {
        check(
            "出席委員\n　１番　　委員長　　木　原　　　学\n　２番　　委　員　　高　橋　健　一\n　３番　　　〃　　　森　　　花　子\n説明員\n　港湾課長　　石　田　伸　二\n　主　　査　　三　雲　　　誠\n　　〃　　　　鈴　木　　　進\n",
            &[
                "委員長 木原学",
                "委員 高橋健一",
                "委員 森花子",
                "説明員 石田伸二 :港湾課長",
                "説明員 三雲誠 :主査",
                "説明員 鈴木進 :主査",
            ],
        );
    }
}
