//! For which ministry or secretariat one speaks who says so: 「事務局の岬です」, 「国土交通省から回答いたします」.
//!
//! Records that mark speakers by bare names tell it nowhere else.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{
    super::{clause::without_opening, side::Side},
    Scene,
    ministry::{One, is_ministry},
};
use crate::{
    lexicon::Lexicon,
    minutes::{Minutes, TurnKind, Who, sentence::sentences},
    pattern::Regex,
};

// 「事務局の離島振興課の岬です」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static INTRODUCES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<who>[^、。「」()]{2,40})の(?P<name>[^、。「」()のは]{1,6})(?:です|でございます|と申します|といいます)")
        .unwrap()
});
// 「国土交通省から回答させていただきます」: a chair who says so has others speak, 「国土交通省から御説明いただきます」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REPLIES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|、)(?P<who>[\p{Han}\p{Katakana}ー]{2,16})(?:の(?:ほう|方))?(?:から|より)[^。、]{0,20}(?:回答|説明|報告|答え|紹介)(?:を)?(?:させて(?:いただ|頂)|いたし|申し?上げ|します)").unwrap()
});

/// Sentences at the beginning of a speech in which one says for whom one speaks.
const OPENING: usize = 4;

/// What those who are marked alike say of the body for which they speak.
pub(super) struct Introduced<'a> {
    by_label: BTreeMap<&'a str, (One, One)>,
}

impl<'a> Introduced<'a> {
    /// Listens to how each speech begins.
    pub(super) fn of(minutes: &'a Minutes, lexicon: &Lexicon) -> Self {
        let mut by_label: BTreeMap<&str, (One, One)> = BTreeMap::new();
        for turn in minutes.turns.iter().filter(|turn| turn.kind == TurnKind::Speech) {
            let Some(label) = turn.label.as_ref().map(|label| label.value.as_str()) else { continue };
            let speech = turn.flow.as_str();
            // Whose name the mark begins with says so in a sentence that holds that letter: few do.
            let initial = label.chars().next();
            for sentence in sentences(speech).into_iter().take(OPENING) {
                let words = &speech[sentence];
                let name = initial
                    .filter(|initial| words.contains(*initial))
                    .and_then(|_| INTRODUCES.captures(words))
                    .filter(|found| found.name("name").is_some_and(|name| label.starts_with(name.as_str())));
                let named = name.as_ref().and_then(|found| body(found.name("who")?.as_str(), lexicon));
                let replies = REPLIES.captures(words);
                let replies = replies.as_ref().and_then(|found| body(found.name("who")?.as_str(), lexicon));
                if named.is_some() || replies.is_some() {
                    let (introduced, replied) = by_label.entry(label).or_default();
                    if let Some(name) = named {
                        introduced.add(name, lexicon);
                    }
                    if let Some(name) = replies {
                        replied.add(name, lexicon);
                    }
                }
            }
        }
        Self { by_label }
    }

    /// Whether who is marked so said to speak for one ministry or secretariat.
    pub(super) fn has(&self, label: &str) -> bool {
        let told = self.by_label.get(label);
        told.is_some_and(|(introduced, replied)| introduced.get().or_else(|| replied.get()).is_some())
    }

    /// The body for which the one behind a turn once said to speak.
    pub(super) fn whose(&self, scene: &Scene) -> Option<Who> {
        let label = scene.turn.label.as_ref()?.value.as_str();
        let (introduced, replied) = self.by_label.get(label)?;
        let replied = || replied.get().filter(|_| scene.side != Side::Chair);
        introduced.get().or_else(replied).map(Who::Organ)
    }
}

/// The secretariat or the ministry that `who` begins with: 国土交通省 of 国土交通省海事局.
fn body<'a>(who: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let who = without_opening(who, lexicon);
    let first = who.split('の').next().unwrap_or(who);
    if lexicon.titles.capacity(first).is_some_and(|capacity| capacity.kind == "organ") {
        return Some(first);
    }
    let ends = who.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| &who[..end]).filter(|name| is_ministry(name, lexicon)).last()
}
