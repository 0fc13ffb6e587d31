//! For which ministry or agency one who answers for the state speaks, where no field and no list of people tells.
//!
//! The mark names it (山科総務大臣), the speaker does (「国土交通省といたしましては」), or whoever asked (「総務大臣のお考えを
//! お聞かせください」). An official who answers for no ministry that the record names promises for the government, a
//! minister in person.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{super::clause::without_opening, Scene, introduced::Introduced};
use crate::{
    entity::Kind,
    lexicon::{Level, Lexicon},
    mention::Mention,
    minutes::{Minutes, Turn, Who, sentence::sentences, voice::without_act},
    pattern::Regex,
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SPOKEN_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<who>[^、。「」()はがをに\s]{2,20})(?:として[はも、]|としまして[はも、]|といたしまして[はも、])",
    )
    .unwrap()
});
// 「水産庁は、」, 「水産庁では」, 「水産庁の方で」: what the sentence is about.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ACTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[。、])(?P<who>[\p{Han}\p{Katakana}ー]{2,12}(?:省|庁|府|委員会))(?:は|では|の方で|のほうで|におきまして|において)").unwrap()
});
// 「総務大臣に伺います」, 「総務省のお考えをお聞かせください」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<who>[\p{Han}\p{Katakana}ー]{2,14}(?:大臣|省|庁|府))(?:として|、|に[、は]?(?:も)?(?:お?伺|お?聞|お尋|お願)|[のは]、?[^。]{0,24}?(?:考え|見解|認識|所見|答弁|方針|取組|聞かせ|伺))").unwrap()
});

/// Sentences at the end of a question in which it tells whom it asks.
const ASKS: usize = 4;

/// What those who answer for the state tell of their ministries, by mark.
pub(in crate::claim) struct Ministries<'a> {
    by_label: BTreeMap<&'a str, Told>,
    pub(super) introduced: Introduced<'a>,
}

/// The one ministry that is found in all that one person says; `None` where there are several.
#[derive(Default)]
struct Told {
    // 「国土交通省といたしましては」
    spoken_for: One,
    // 「水産庁は、」
    acts: One,
    // The only one that is named.
    named: One,
}

/// The one thing that is found: none, one, or several.
#[derive(Default)]
pub(super) enum One {
    #[default]
    None,
    Found(String),
    Several,
}

impl One {
    pub(super) fn add(&mut self, name: &str, lexicon: &Lexicon) {
        let whole = |name: &str| lexicon.bodies.known(name).map(|body| body.name.as_str());
        match self {
            One::None => *self = One::Found(name.to_owned()),
            One::Found(before) if before != name && whole(before) != whole(name) => *self = One::Several,
            _ => {}
        }
    }

    pub(super) fn get(&self) -> Option<String> {
        if let One::Found(name) = self { Some(name.clone()) } else { None }
    }
}

impl<'a> Ministries<'a> {
    /// Listens to all who answer for the state. Each speech is read once.
    pub(in crate::claim) fn of(minutes: &'a Minutes, mentions: &[Mention], lexicon: &Lexicon) -> Self {
        let mut by_label: BTreeMap<&str, Told> = BTreeMap::new();
        let label = |turn: &'a Turn| {
            turn.label.as_ref().map(|l| l.value.as_str()).filter(|l| of_state(l, lexicon).is_some())
        };
        for turn in &minutes.turns {
            let Some(label) = label(turn) else { continue };
            let told = by_label.entry(label).or_default();
            for (pattern, one) in [(&*SPOKEN_FOR, &mut told.spoken_for), (&*ACTS, &mut told.acts)] {
                let found = pattern.captures_iter(turn.flow.as_str()).filter_map(|c| c.name("who"));
                found
                    .map(|who| without_opening(who.as_str(), lexicon))
                    .filter(|who| *who == "政府" || is_ministry(who, lexicon))
                    .for_each(|who| one.add(who, lexicon));
            }
        }
        for mention in mentions.iter().filter(|m| is_named(m, lexicon)) {
            let turn = mention.turn.and_then(|turn| minutes.turns.get(turn));
            if let Some(told) = turn.and_then(label).and_then(|label| by_label.get_mut(label)) {
                told.named.add(&mention.text, lexicon);
            }
        }
        Self { by_label, introduced: Introduced::of(minutes, lexicon) }
    }

    /// Whether who is marked so said to speak for one ministry or secretariat.
    pub(in crate::claim) fn are_told_by(&self, label: &str) -> bool {
        self.introduced.has(label)
    }

    /// The ministry or the government for which the one behind a turn answers; `None` for all who do not answer for the
    /// state.
    pub(super) fn whose(&self, scene: &Scene) -> Option<Who> {
        let label = scene.turn.label.as_ref()?.value.as_str();
        let answers = of_state(label, scene.lexicon)?;
        let told = self.by_label.get(label);
        // The head of the government is asked about every ministry.
        if label.contains("総理") {
            return told?.spoken_for.get().map(Who::Organ);
        }
        let found = by_post(without_act(label, scene.lexicon), scene.lexicon)
            .or_else(|| told?.spoken_for.get())
            .or_else(|| asked(scene))
            .or_else(|| told?.acts.get())
            .or_else(|| told?.named.get())
            .or_else(|| named_in_question(scene));
        found.or_else(|| answers.then(|| "政府".to_owned())).map(Who::Organ)
    }
}

/// Whether one who is marked so answers for the state, or is only called a minister; `None` for all others.
pub(super) fn of_state(label: &str, lexicon: &Lexicon) -> Option<bool> {
    let answers = lexicon.cues.words("answers-by-office").is_in(label);
    let mark = without_act(label, lexicon);
    let minister = mark.split_once('(').map_or(mark, |(post, _)| post).ends_with("大臣");
    (answers || minister).then_some(!minister)
}

/// 総務省 of 山科総務大臣 and of 総務大臣政務官.
pub(super) fn by_post(post: &str, lexicon: &Lexicon) -> Option<String> {
    let post = post.split_once('(').map_or(post, |(post, _)| post);
    let stem = ["大臣政務官", "副大臣", "大臣"].iter().find_map(|end| post.strip_suffix(end))?;
    // 内閣総理大臣 heads no ministry.
    let stem = Some(stem).filter(|stem| !stem.ends_with("総理"))?;
    let from = stem.char_indices().map(|(at, _)| &stem[at..]);
    from.flat_map(|stem| ["省", "府", "庁"].map(|end| format!("{stem}{end}")))
        .find(|name| is_ministry(name, lexicon))
}

/// Whether a name is that of a ministry or an agency, or of a body beside them.
pub(super) fn is_ministry(name: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.bodies.known(name).map(|body| body.kind.as_str());
    matches!(kind, Some("cabinet" | "ministry" | "agency"))
}

/// Whether a mention names a ministry, and no council at the cabinet, for which no minister answers alone.
fn is_named(mention: &Mention, lexicon: &Lexicon) -> bool {
    let council = || matches!(lexicon.bodies.ending(&mention.text), Some((_, Level::Meeting)));
    mention.kind == Kind::Organization && is_ministry(&mention.text, lexicon) && !council()
}

/// The ministry of whom the question asks that the turn answers.
fn asked(scene: &Scene) -> Option<String> {
    let question = scene.minutes.turns.get(scene.claims.responds_to?)?.flow.as_str();
    let lexicon = scene.lexicon;
    let ministry =
        |who: &str| by_post(who, lexicon).or_else(|| is_ministry(who, lexicon).then(|| who.to_owned()));
    sentences(question).into_iter().rev().take(ASKS).find_map(|sentence| {
        let named =
            ASKED.captures_iter(&question[sentence]).filter_map(|c| ministry(c.name("who")?.as_str()));
        named.last()
    })
}

/// The one ministry that the question names which the turn answers.
fn named_in_question(scene: &Scene) -> Option<String> {
    let question = Some(scene.claims.responds_to?);
    let mut one = One::None;
    let named = scene.mentions.iter().filter(|m| m.turn == question && is_named(m, scene.lexicon));
    named.for_each(|mention| one.add(&mention.text, scene.lexicon));
    one.get()
}
