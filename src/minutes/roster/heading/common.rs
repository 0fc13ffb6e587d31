//! What stands before all who are listed behind it on a row: 保育関係者, 副大臣等, their body.

use std::ops::Range;

use super::super::{
    called::called,
    is_body, listing,
    note::capacity_in_front,
    person,
    remark::is_list_remark,
    row::{Row, Shape},
    scope::{is_numbered_class, is_place_of_members, is_side, is_unit, tells_who_belongs},
};
use crate::{lexicon::Lexicon, text::Flow};

/// Where words end that those behind them have in common: 保育関係者　　山田会長、鈴木委員.
pub(super) fn in_common(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let (s, titles, pieces) = (flow.as_str(), &lexicon.titles, flow.pieces());
    // 保育関係者　　山田会長、鈴木委員: what they have in common stands before those who are called by a title.
    if let Some((first, rest)) = pieces.split_first()
        && rest.first().is_some_and(|(_, gap)| {
            *gap > 1
                || s.contains('、') && titles.capacity_at_end(&s[first.0.clone()]).is_some()
                || is_seats(&s[first.0.clone()], lexicon)
        })
        && (3..=14).contains(&first.0.len().div_euclid(3))
        && !s[first.0.clone()].contains(['、', ',', '(', ':'])
        // 椥辻　亘　同　理事: of the body above.
        && !rest.iter().any(|(piece, _)| &s[piece.clone()] == "同")
        && (titles.post_at_end(&s[first.0.clone()]).is_none() || is_seats(&s[first.0.clone()], lexicon))
        && listing::items(&flow.slice(rest[0].0.start..s.len()))
            .iter()
            .all(|item| called(item, false, lexicon).is_some_and(|c| c.capacity))
        && (titles.capacity_at_end(&s[first.0.clone()]).is_none_or(|at| at == 0)
            || titles.surname_at_start(&s[first.0.clone()]).is_none())
    {
        return Some(first.0.end);
    }
    // 機構側出席者　柊理事、森契約課長, 事業者側出席者名　柊誠、森花子（港湾部長）
    if let Some((first, rest)) = pieces.split_first()
        && !rest.is_empty()
        && ["出席者", "出席者名", "出席者氏名"].iter().any(|end| s[first.0.clone()].ends_with(end))
        && (4..=14).contains(&s[first.0.clone()].chars().count())
        && listing::items(&flow.slice(rest[0].0.start..s.len())).iter().all(|item| {
            let name = item.as_str().split('(').next().unwrap_or_default().replace(' ', "");
            called(item, true, lexicon).is_some()
                || person::doubt(&name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
        })
    {
        return Some(first.0.end);
    }
    // 副大臣等　高橋 健一(水産副大臣)、森 花子(港湾副大臣): those in the list have it in common, whatever it is.
    if let Some((first, rest)) = pieces.split_first()
        && !rest.is_empty()
        && s[first.0.clone()].ends_with(['等', '者', '側'])
        && (2..=8).contains(&s[first.0.clone()].chars().count())
    {
        let items = listing::items(&flow.slice(rest[0].0.start..s.len()));
        let person = |item: &Flow| {
            let name = item.as_str().split_once('(').filter(|_| item.as_str().ends_with(')'));
            name.is_some_and(|(name, _)| person::doubt(&name.replace(' ', ""), lexicon).is_some())
        };
        if items.len() > 1 && items.iter().all(person) {
            return Some(first.0.end);
        }
    }
    body_of_all(flow, lexicon).or_else(|| authority_of_all(flow, lexicon))
}

/// 機構　柊　誠　理事長、森　花子　理事: where the authority ends whose people are listed behind it, each by name and post.
fn authority_of_all(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let (s, pieces) = (flow.as_str(), flow.pieces());
    let (own, rest) = pieces.split_first()?;
    let people = listing::items(&flow.slice(rest.first()?.0.start..s.len()));
    let official = |item: &Flow| called(item, true, lexicon).is_some_and(|c| !c.capacity);
    let listed = people.len() > 1
        && (people.iter().all(official) || listing::before_posts(&people, lexicon).is_some());
    (lexicon.cues.is("own-authority", &s[own.0.clone()]) && listed).then_some(own.0.end)
}

/// Whether words are a seat that those who have it came as, or a seat beside another: 出席理事, 議長理事.
fn is_seats(words: &str, lexicon: &Lexicon) -> bool {
    let at = lexicon.titles.capacity_at_end(words).filter(|&at| at > 0);
    at.is_some_and(|at| {
        words[..at] == *"出席" || lexicon.titles.capacity(&words[..at]).is_some_and(|c| c.kind == "chair")
    })
}

/// 公安委員会　　委員長　柊　誠、委員　森　花子: where the body ends of all who are listed behind it.
fn body_of_all(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let (s, titles, pieces) = (flow.as_str(), &lexicon.titles, flow.pieces());
    let (body, rest) = pieces.split_first()?;
    let name = &s[body.0.clone()];
    let apart = rest.first().is_some_and(|(_, gap)| *gap > 1) && s.contains('、');
    let plain = !name.contains(['、', ',', '(', ':'])
        && titles.post_at_end(name).is_none()
        && titles.capacity_at_end(name).is_none();
    if !apart || !plain || name.chars().count() < 4 || !is_body(name, lexicon) {
        return None;
    }
    let items = listing::items(&flow.slice(rest.first()?.0.start..s.len()));
    let told = |item: &Flow| {
        capacity_in_front(item, lexicon).is_some()
            || item.pieces().len() == 1 && titles.post_at_end(item.as_str()).is_some()
    };
    (items.len() > 1 && items.iter().all(told)).then_some(body.0.end)
}

/// Whether words are a person, and behind a gap where that one belongs.
pub(super) fn is_name_first(people: &Flow, lexicon: &Lexicon) -> bool {
    matches!(Row::of(people.clone()).shape(lexicon), Shape::NameFirst(_))
}

/// The capacity of those in a list, without a word on the list itself: 委員 of 委員・五十音順, of 別紙委員名簿.
pub(in crate::minutes::roster) fn without_listing<'w>(words: &'w str, lexicon: &Lexicon) -> Option<&'w str> {
    let remarked = words.split_once(['・', '、', ' ', ':']).filter(|(_, how)| is_list_remark(how));
    let sheet = || {
        words
            .strip_suffix("名簿")
            .map(|who| ["別紙", "別添"].iter().find_map(|at| who.strip_prefix(at)).unwrap_or(who))
    };
    let who = remarked.map(|(who, _)| who).or_else(sheet)?;
    let capacity = lexicon.titles.capacity(who);
    capacity.is_some_and(|c| !matches!(c.kind.as_str(), "legend" | "absent")).then_some(who)
}

/// The label of a row in what stands first on it with a bracket: 事務局（書記）　柊　誠、森　花子, which tells what those of the office
/// do here; 委員（東森町）　柊　誠, the place that they sit for; 委員（オンライン）　柊　誠, how the one behind it came.
pub(super) fn noted_label(flow: &Flow, lexicon: &Lexicon) -> Option<(Range<usize>, usize)> {
    let s = flow.as_str();
    let open = s.find('(').filter(|&at| at > 0)?;
    let close = open + s[open..].find(')')?;
    let (label, note, from) = (s[..open].trim_end(), &s[open + 1..close], close + 1);
    let people = from < s.len() && flow.gap_before(s.len() - s[from..].trim_start().len()) > 0;
    let attends = || lexicon.titles.capacity(note).is_some_and(|c| c.kind == "legend");
    let held = || !attends() && lexicon.titles.capacity(note).is_some() || lexicon.titles.is_post(note);
    match lexicon.titles.capacity(label)?.kind.as_str() {
        "organ" if people && held() => Some((0..from, from)),
        "organ" | "member" | "observer" if people && attends() => Some((0..label.len(), from)),
        "member" if is_place_of_members(note, lexicon) => Some((0..label.len(), from)),
        // 委員（五十音順、敬称略）　柊　誠
        kind if kind != "legend" && people && is_list_remark(note) => Some((0..label.len(), from)),
        _ => None,
    }
}

/// Whether all of a list are people by surname and this post.
pub(super) fn called_by(flow: &Flow, post: &str, lexicon: &Lexicon) -> bool {
    let items = listing::items(flow);
    let holds = |item: &Flow| {
        called(item, true, lexicon).is_some_and(|person| &item.as_str()[person.name..person.title] == post)
    };
    !items.is_empty() && items.iter().all(holds)
}

/// Whether all of a list are people by surname and post.
pub(super) fn lists_officials(flow: &Flow, lexicon: &Lexicon) -> bool {
    let items = listing::items(flow);
    !items.is_empty() && items.iter().all(|item| called(item, true, lexicon).is_some_and(|c| !c.capacity))
}

/// 第1号委員（学識経験者）, 条例第2条第1項第3号委員, 第2号委員　識見を有する者: a class of members by the number that the rules give
/// it, with who belongs to it.
pub(super) fn heads_numbered_class(flow: &Flow, bare: &str) -> bool {
    let (s, pieces) = (flow.as_str(), flow.pieces());
    let class = bare.split('(').next().unwrap_or(bare);
    let class = class.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    pieces.len() <= 2 && is_numbered_class(class)
        || matches!(pieces.as_slice(), [(class, _), .., (last, _)]
            if is_numbered_class(&s[class.clone()]) && tells_who_belongs(&s[last.clone()]))
}

/// Whether a heading names a part of the office whose people are being listed.
pub(in crate::minutes::roster) fn is_staff(heading: &str, role: Option<&str>, lexicon: &Lexicon) -> bool {
    let capacity = role.and_then(|role| lexicon.titles.capacity(role));
    // 事務局 / （教育委員会事務局）: an office that is part of the one that met.
    let part = |role: &str| heading.strip_suffix(role).is_some_and(|of| !of.is_empty());
    let office = is_side(heading, lexicon) || role.is_some_and(part);
    capacity.is_some_and(|c| c.kind == "organ") && office
        // 【東森市】 / （港湾課）: those of the town itself.
        || role.is_some_and(|role| is_place_of_members(role, lexicon)) && is_unit(heading, lexicon)
}
