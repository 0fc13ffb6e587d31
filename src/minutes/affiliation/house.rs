//! Posts whose words begin in the name of the body: みなと建設事務所長, 三雲市長, 協会事務局長, 統括官付参事官.

use std::sync::LazyLock;

use super::{
    path::{is_place, last_end, path},
    post::BodyAndPost,
};
use crate::{
    lexicon::{Level, Lexicon},
    pattern::Regex,
};

/// 政策統括官（防災担当）付参事官: officers who are attached to another are called by both.
#[expect(clippy::unwrap_used, reason = "a fixed pattern")]
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:政策統括官|統括官|審議官|参事官|管理官|総括官|戦略官)(?:\([^()]*\))?付 ?(?P<post>\P{Zs}+)$",
    )
    .unwrap()
});

/// みなと建設事務所長, 三雲警察署長: the house lends the post its last letters.
pub(super) fn head(left: &str, post: &str, lexicon: &Lexicon) -> Option<BodyAndPost> {
    let ending = post.strip_suffix('長')?;
    let house = format!("{left}{ending}");
    // みなと事業所長
    if ending == "所" && left.ends_with("事業") && left.chars().count() > 2 {
        return Some((path(&house, lexicon), Some(post.to_owned())));
    }
    let (at, _) = lexicon.bodies.ending(&house)?;
    let found = match ending {
        "所" | "署" | "館" | "園" | "台" => at < left.len(),
        // Within a body only: a センター長 of a town is called by the whole word.
        "センター" | "支部" | "支店" | "支社" | "支局" => {
            at > 0 && path(&house, lexicon).len() > 1
        }
        // 三雲県立みなと高等学校長: of a school that is named.
        "学校" => at > 0 && house.chars().count() > 4,
        "組合" | "研究所" | "支所" | "裁判所" => at > 0,
        _ => false,
    };
    let head = match ending {
        "研究所" | "裁判所" => "所長",
        "学校" => "校長",
        _ => post,
    };
    found.then(|| (path(&house, lexicon), Some(head.to_owned())))
}

/// 三雲市長: the head of a town that no table holds.
pub(super) fn mayor(left: &str, post: &str, lexicon: &Lexicon) -> Option<BodyAndPost> {
    let kind =
        matches!(post, "市長" | "町長" | "村長" | "区長").then(|| post.strip_suffix('長')).flatten()?;
    let town = format!("{left}{kind}");
    let word = lexicon.titles.capacity(left).is_some() || lexicon.cues.words("post-prefix").contains(left);
    // みなと県東森町長: within a prefecture.
    let prefecture = |end: &usize| {
        let kind = lexicon.bodies.known(&town[..*end]).map(|body| body.kind.as_str());
        kind == Some("prefecture") && *end < town.len()
    };
    let inner =
        lexicon.bodies.known_at_start(&town).filter(prefecture).map_or(town.as_str(), |at| &town[at..]);
    // Wards are many things: 選挙区長.
    let place = if kind == "区" { lexicon.bodies.known(inner).is_some() } else { is_place(inner) };
    (place && !word).then(|| (path(&town, lexicon), Some(post.to_owned())))
}

/// 離島航路協議会事務局長: in societies and councils 事務局長 is who runs them, in ministries the head of a 事務局.
pub(super) fn secretary(left: &str, post: &str, lexicon: &Lexicon) -> Option<BodyAndPost> {
    if !matches!(post, "事務局長" | "事務局次長" | "事務局長代理")
        || left.ends_with("議会")
        || left.ends_with("委員会")
    {
        return None;
    }
    let ends = last_end(left, lexicon) == Some(left.len())
        && matches!(lexicon.bodies.ending(left), Some((_, Level::Top | Level::Meeting)) | None)
        || lexicon.bodies.form_at_start(left).is_some();
    let public = lexicon
        .bodies
        .known(left)
        .is_some_and(|b| matches!(b.kind.as_str(), "cabinet" | "ministry" | "agency"));
    (ends && !public).then(|| (path(left, lexicon), Some(post.to_owned())))
}

/// 三雲銀行執行役員融資部長: whose post begins with their rank has both as one.
pub(super) fn officer(s: &str, left: &str, lexicon: &Lexicon) -> Option<BodyAndPost> {
    let ranks = lexicon.cues.words("company-rank").all().iter();
    let at = ranks.filter_map(|rank| left.find(rank.as_str())).min().filter(|&at| at > 0)?;
    let body = &s[..at];
    let held = !body.ends_with('・') && last_end(body, lexicon) == Some(at);
    held.then(|| (path(body, lexicon), Some(s[at..].to_owned())))
}

/// デジタル庁統括官付参事官
pub(super) fn attached(s: &str, lexicon: &Lexicon) -> Option<BodyAndPost> {
    let found = ATTACHED.captures(s)?;
    let (whole, post) = (found.get(0)?, found.name("post")?);
    // 統括官付参事官（港湾担当）: what the post is in charge of is part of what its holder is called.
    let bare = post.as_str().strip_suffix("担当)").and_then(|post| post.split_once('('));
    lexicon.titles.is_post(bare.map_or(post.as_str(), |(bare, _)| bare)).then_some(())?;
    let before = s[..whole.start()].trim();
    // 文部科学省港湾振興戦略官付: what the officer is for stands behind the body.
    let known = lexicon.bodies.known_at_start(before).filter(|&end| end < before.len());
    let body = match known.filter(|_| last_end(before, lexicon) != Some(before.len())) {
        Some(end) => &before[..end],
        None => before,
    };
    let post = s[body.len()..].replace(' ', "");
    let ends = || last_end(body, lexicon) == Some(body.len()) || lexicon.bodies.known(body).is_some();
    (body.is_empty() || ends())
        .then(|| (if body.is_empty() { Vec::new() } else { path(body, lexicon) }, Some(post)))
}

/// Whether the name of a company goes on behind what ends as a body does: みなと自動車|運行株式会社.
pub(super) fn is_company_further(after: &str) -> bool {
    // Letters of the rest of such a name, at most.
    const REST: usize = 6;
    let rest = ["株式会社", "有限会社", "合同会社"]
        .iter()
        .find_map(|form| after.split_once(form))
        .map(|(rest, _)| rest);
    rest.is_some_and(|rest| {
        (1..=REST).contains(&rest.chars().count())
            && rest.chars().all(char::is_alphabetic)
            && !rest.contains(['部', '課', '局', '室'])
    })
}
