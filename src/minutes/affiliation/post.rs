//! The post out of the words before it: 厚生労働省医政局総務課長 is the 課長 of a unit of the ministry, 開発部長 in a company a title.

use super::{
    house,
    path::{body_ends, is_place, is_ward, last_end, path},
};
use crate::lexicon::{Level, Lexicon};

/// Bodies, outermost first, and the post.
pub(super) type BodyAndPost = (Vec<String>, Option<String>);

/// The path of bodies, outermost first, and the post.
#[must_use]
pub fn body_and_post(s: &str, lexicon: &Lexicon) -> BodyAndPost {
    // 国務大臣(経済財政政策): the portfolio behind it is part of the post.
    if s.contains("大臣(") {
        return (Vec::new(), Some(s.to_owned()));
    }
    if let Some(attached) = house::attached(s, lexicon).or_else(|| abroad(s, lexicon)) {
        return attached;
    }
    // 前（独）みなと研究所理事長: who was there until lately.
    let former = s.strip_prefix(['前', '元']).filter(|body| {
        let place = body.find(['県', '市', '町', '村']).filter(|&at| is_place(&body[..at + '県'.len_utf8()]));
        lexicon.bodies.form_at_start(body).is_some()
            || place.is_some() && lexicon.bodies.known_at_start(s).is_none()
    });
    let s = former.unwrap_or(s);
    // The body is the ministry, and the title is theirs as it stands.
    if let Some(ministry) = of_ministry(s, lexicon) {
        return (vec![ministry], Some(s.to_owned()));
    }
    // みなと県議会議員: a seat in the assembly of a place that no table holds.
    let assembly = s.strip_suffix("議員").filter(|body| body.ends_with("議会") && body.chars().count() > 4);
    if let Some(assembly) = assembly {
        return (path(assembly, lexicon), Some("議員".to_owned()));
    }
    // みなと弁護士会所属弁護士
    if let Some((body, post)) =
        s.split_once("所属").filter(|(body, post)| !body.is_empty() && lexicon.titles.is_post(post))
    {
        return (path(body, lexicon), Some(post.to_owned()));
    }
    // 取締役港湾部長: of a company, all of it is what the one is.
    let director = ["取締役", "常務取締役", "専務取締役", "執行役員", "常務執行役員"];
    let heads = s.ends_with(['長', '役', '当']) && lexicon.titles.post_at_end(s).is_some();
    if heads && director.iter().any(|title| s.starts_with(title)) {
        return (Vec::new(), Some(s.to_owned()));
    }
    let Some(start) = post_start(s, lexicon) else { return without_post(s, lexicon) };
    let (left, post) = s.split_at(start);
    if left.is_empty() {
        return (Vec::new(), Some(post.to_owned()));
    }
    // 第12回大会長: which of its congresses.
    if left.starts_with('第') && left.ends_with('回') {
        return (Vec::new(), Some(s.to_owned()));
    }
    // 代表取締役社長　社長執行役員: two titles of one person, and no body.
    if lexicon.titles.is_post(left) && left.ends_with("社長") {
        return (Vec::new(), Some(s.to_owned()));
    }
    let house = house::head(left, post, lexicon).or_else(|| house::mayor(left, post, lexicon));
    let found = house
        .or_else(|| house::secretary(left, post, lexicon))
        .or_else(|| house::officer(s, left, lexicon))
        .or_else(|| head_of_unit(left, post, lexicon));
    of_committee(found.unwrap_or_else(|| held_in(left, post, lexicon)))
}

/// A post in Latin letters behind a body that is known: W3C Harbour Staff Contact.
pub(super) fn abroad(s: &str, lexicon: &Lexicon) -> Option<BodyAndPost> {
    let (body, post) = s.split_once(' ').filter(|_| s.is_ascii())?;
    let titled = post.contains(' ') && post.starts_with(|c: char| c.is_ascii_uppercase());
    (titled && lexicon.bodies.known(body).is_some()).then(|| (vec![body.to_owned()], Some(post.to_owned())))
}

/// 技術部会長 of a society leads its 技術部会: no 技術部 has a 会長; but 支部 have.
fn of_committee((mut organization, post): BodyAndPost) -> BodyAndPost {
    let committee =
        |unit: &String| unit.ends_with('部') && !unit.ends_with("支部") && unit.chars().count() > 1;
    match post.as_deref() {
        Some(chair @ ("会長" | "会長代理")) if organization.last().is_some_and(committee) => {
            let unit = organization.pop().unwrap_or_default();
            (organization, Some(format!("{unit}{chair}")))
        }
        _ => (organization, post),
    }
}

/// Words that no post ends: bodies, or a capacity that is a post where what stands before it is a body.
fn without_post(s: &str, lexicon: &Lexicon) -> BodyAndPost {
    // 公募による市民: how someone came to be a member is no body.
    if s.contains("公募") && s.chars().count() <= 8 {
        return (Vec::new(), Some(s.to_owned()));
    }
    // 国家公安委員会委員長: elsewhere 委員長 is what someone is at the meeting.
    if let Some(body) = s.strip_suffix("委員長").filter(|body| lexicon.bodies.known(body).is_some()) {
        return (path(body, lexicon), Some("委員長".to_owned()));
    }
    if let Some(at) = seat_of_body(s, lexicon) {
        return (path(&s[..at], lexicon), Some(s[at..].to_owned()));
    }
    // 三雲薬業連合会研究開発委員: a seat within the body, of what it is about.
    if let Some(seat) = lexicon.titles.capacity_at_end(s).filter(|&at| s[at..].ends_with("委員"))
        && let Some(end) =
            s[..seat].char_indices().map(|(at, _)| at).filter(|&at| body_ends(&s[..at], lexicon)).last()
        && lexicon.bodies.form_at_start(s).is_some()
    {
        return (path(&s[..end], lexicon), Some(s[end..].to_owned()));
    }
    let units = path(s, lexicon);
    // 経済財政政策担当: what a minister is in charge of is no body.
    if s.ends_with("担当") && units.len() <= 1 {
        return (Vec::new(), Some(s.to_owned()));
    }
    // 政策室港湾振興担当
    if let [outer @ .., last] = &units[..]
        && last.ends_with("担当")
    {
        return (outer.to_vec(), Some(last.clone()));
    }
    (units, None)
}

/// Where the post at the end of `s` begins, with what modifies it and the posts held beside it.
fn post_start(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let mut start = lexicon.titles.post_at_end(s)?;
    // 大臣官房審議官: where a post opens with a unit, the unit is the body's; but 官房長 and 官房長官 are posts.
    let shorter = s[start..].char_indices().skip(2).map(|(i, _)| start + i);
    let unit = |at: usize| {
        let (unit, post) = (&s[start..at], &s[at..]);
        let secretariat = matches!(unit, "官房" | "大臣官房" | "長官官房");
        lexicon.bodies.is_unit(unit) || secretariat && !post.starts_with(['長', '副'])
    };
    if let Some(cut) = shorter.filter(|&at| unit(at) && lexicon.titles.is_post(&s[at..])).last() {
        start = cut;
    }
    // 理事・副学長: two posts in one body.
    while let Some(before) = s[..start].strip_suffix('・')
        && let Some(earlier) = lexicon.titles.post_at_end(before)
    {
        start = earlier;
    }
    // 名誉院長, 上席研究員: what modifies the post belongs to it.
    let modifier = lexicon.cues.words("post-prefix").at_end(&s[..start]).next();
    Some(start - modifier.map_or(0, str::len))
}

/// 研究開発振興課長: the unit's own ending opens the post.
fn head_of_unit(left: &str, post: &str, lexicon: &Lexicon) -> Option<BodyAndPost> {
    let deputy = post.strip_suffix("次長").filter(|ending| !ending.is_empty());
    let head = || {
        let attached = ["長補佐", "付"].iter().find_map(|rank| post.strip_suffix(rank));
        post.strip_suffix('長').or(attached.filter(|ending| !ending.is_empty()))
    };
    let ending = deputy.or_else(head)?;
    // 小児科部長: the head of a 小児科, as hospitals call them.
    if ending == "部" && left.ends_with('科') && last_end(left, lexicon) == Some(left.len()) {
        return Some((path(left, lexicon), Some(post.to_owned())));
    }
    // 企画部担当部長, 港湾局防災担当課長: what one is in charge of is no unit.
    if lexicon.bodies.level_of(ending) != Some(Level::Unit) || left.ends_with("担当") {
        return None;
    }
    // 生物化学産業課課長補佐 prints the ending twice.
    let unit = if left.ends_with(ending) { left.to_owned() } else { format!("{left}{ending}") };
    let units = path(&unit, lexicon);
    if units.concat() != unit {
        return None;
    }
    // 遺伝診療部部長: what prints its own ending is a unit, wherever it is.
    if unit == left && deputy.is_none() && units.last().is_some_and(|last| last != ending) {
        return Some((units, Some(post.to_owned())));
    }
    let public = units.first().is_some_and(|top| is_public(top, lexicon));
    let known = lexicon.bodies.known(&unit).is_some();
    // 研究開発局地震防災課長, みなと海上保険株式会社経営企画部リスク評価室長: a unit of a unit is one.
    let inner = match &units[..] {
        [outer, ..] if lexicon.bodies.form_at_start(outer).is_none() && is_inner(outer, lexicon) => 2,
        _ => 3,
    };
    let named = units.last().is_some_and(|last| last != ending);
    if named && ((units.len() > 1 || known) && public || units.len() >= inner) {
        // The head of a 水素事業部 is its 部長; those of 本部 and 学部 bear the whole word.
        let short = ending.strip_suffix('部').is_some_and(|e| !matches!(e, "" | "本" | "学" | "支"));
        let title = match deputy {
            Some(_) => "次長",
            None if short => "部長",
            None => post,
        };
        return Some((units, Some(title.to_owned())));
    }
    if let [outer @ .., last] = &units[..]
        && !outer.is_empty()
    {
        // In companies and societies 事業開発部長 is one title.
        let title = format!("{last}{}", post.strip_prefix(ending).unwrap_or(post));
        return Some((outer.to_vec(), Some(title)));
    }
    // 港湾計画課長: the unit of a body that is not printed is no body itself.
    (!known && !public).then(|| (Vec::new(), Some(format!("{left}{post}"))))
}

/// The body ends where a body can end; what stands between it and the post modifies the post.
fn held_in(left: &str, post: &str, lexicon: &Lexicon) -> BodyAndPost {
    let end = last_end(left, lexicon);
    // 大臣官房技術審議官: what the officer is for belongs to the post.
    let secretariat = ["大臣官房", "長官官房"].into_iter().find(|unit| left.starts_with(unit));
    if let Some(unit) = secretariat.filter(|unit| end.is_none_or(|end| end <= unit.len())) {
        return (vec![unit.to_owned()], Some(format!("{}{post}", &left[unit.len()..])));
    }
    match end {
        Some(end) => {
            // 警察庁長官官房審議官: the unit has no ending of its own.
            let end = if left[end..].ends_with("官房") { left.len() } else { end };
            let modifier = left[end..].trim_matches(['・', ' ']);
            // みなと新聞販売店会会長, みなと市郵便局長会理事: a society of those that its name begins with.
            if modifier.ends_with('会') && modifier.chars().count() > 1 {
                return (vec![left.to_owned()], Some(post.to_owned()));
            }
            // 海洋館振興担当室長: of what one is in charge of, a house is a part and no body, unless it is one of another.
            let charge = !modifier.is_empty() && (left.ends_with("担当") || post.starts_with("担当"));
            let house =
                || left[..end].ends_with(['館', '所']) && lexicon.bodies.known_at_start(left).is_none();
            if charge && house() && path(&left[..end], lexicon).len() == 1 {
                return (Vec::new(), Some(format!("{left}{post}")));
            }
            let mut units = path(&left[..end], lexicon);
            // 港湾課点検担当主査: what one is in charge of is no unit.
            let charge =
                units.pop_if(|last| modifier.is_empty() && last.ends_with("担当")).unwrap_or_default();
            // みなと研究所海洋資源領域主任研究員: a field of work in a house of research is a unit of it.
            let (field, modifier) = match modifier.rfind("領域").map(|at| at + "領域".len()) {
                Some(end) if end > "領域".len() => modifier.split_at(end),
                _ => ("", modifier),
            };
            units.extend(Some(field.to_owned()).filter(|field| !field.is_empty()));
            (units, Some(format!("{charge}{modifier}{post}")))
        }
        None if lexicon.bodies.known(left).is_some()
            || is_place(left)
            || is_ward(left)
            || left.ends_with("官房") =>
        {
            (vec![left.to_owned()], Some(post.to_owned()))
        }
        // In offices 健康・医療戦略参与 is one title; elsewhere a post is held in what stands before it.
        None if left.chars().count() >= 4 && !lexicon.titles.is_official_post(post) => {
            (vec![left.to_owned()], Some(post.to_owned()))
        }
        None => (Vec::new(), Some(format!("{left}{post}"))),
    }
}

/// Whether `name` is a unit of a body that is not printed: 研究開発局, 大臣官房.
fn is_inner(name: &str, lexicon: &Lexicon) -> bool {
    name == "大臣官房"
        || lexicon.bodies.known(name).is_none()
            && matches!(lexicon.bodies.ending(name), Some((at, Level::Unit)) if at > 0)
}

/// Ministries and their like, incorporated agencies, local governments: there a 部長 is the head of a 部.
fn is_public(top: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.bodies.known(top).map(|b| b.kind.as_str());
    matches!(
        kind,
        Some(
            "cabinet"
                | "ministry"
                | "agency"
                | "prefecture"
                | "city"
                | "municipality"
                | "ward"
                | "town"
                | "village"
                | "assembly"
                | "court"
        )
    ) || top.ends_with(['省', '庁', '県', '府', '都', '道', '市', '区', '町', '村'])
        || ["警察署", "消防署", "労働局", "整備局"].iter().any(|office| top.ends_with(office))
        || is_incorporated(top, lexicon)
}

/// Whether a body is one that a law founded beside the ministries: 独立行政法人みなと研究所, みなと送電調整機構.
pub(in crate::minutes) fn is_incorporated(top: &str, lexicon: &Lexicon) -> bool {
    let known = lexicon.bodies.known(top).is_some_and(|body| body.kind == "incorporated");
    known
        || lexicon.bodies.form_at_start(top).map_or(top.ends_with("機構"), |form| {
            ["行政法人", "開発法人"].iter().any(|public| top[..form].ends_with(public))
        })
}

/// 文部科学副大臣, 国土交通事務次官: the ministry is printed without its 省.
pub(in crate::minutes) fn of_ministry(s: &str, lexicon: &Lexicon) -> Option<String> {
    let at = ["大臣政務官", "副大臣", "事務次官", "審議官"]
        .iter()
        .find_map(|post| s.strip_suffix(post))
        .map(str::len)?;
    let ministry = format!("{}省", &s[..at]);
    (at > 0 && lexicon.bodies.known(&ministry).is_some()).then_some(ministry)
}

/// Where a seat in another body begins behind its name: 教育委員会委員.
pub(in crate::minutes) fn seat_of_body(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let ends = |body: &str| body.ends_with('会') || body.ends_with("会議");
    let body = |at: &usize| ends(&s[..*at]) && s[..*at].chars().count() >= 3;
    let longest = lexicon.titles.capacity_at_end(s).filter(|&at| at > 0)?;
    // 港湾審議会委員 is a 委員 of the 港湾審議会, though 審議会委員 is a capacity as well.
    let seats = s[longest..].char_indices().map(|(at, _)| longest + at);
    seats.filter(body).find(|&at| lexicon.titles.capacity(&s[at..]).is_some())
}
