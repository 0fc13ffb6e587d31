//! Work that whoever leads a meeting gives to others: 「事務局において論点の整理をお願いします」, 「文案は会長に一任いただく」.
//!
//! What a member asks of an office is a wish. What the chair asks of one, or the record tells to have been settled, binds it.

use std::sync::LazyLock;

use super::{super::clause::without_opening, Scene};
use crate::{
    claim::side::Side,
    lexicon::{Level, Lexicon},
    minutes::{TurnKind, Who},
    pattern::Regex,
    script::{Script, script},
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static CHARGED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<who>[^、。「」はがをにでも]{1,24}?)(?P<by>におかれ(?:ては|ても|まして[はも])|において|におきまして|の(?:ほう|方)(?:で|から|に)|を中心に|から|より|にて|で|に|は、)(?P<work>.*)$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ENTRUSTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?P<who>[^、。「」はがをにも]{1,16})に(?:は)?(?:御|ご)?一任").unwrap());
// 「案を次回に諮るよう事務局に要請があった」: who is told to do it stands right before.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TOLD_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|よう(?:に)?|ことを|旨を?|[、をが])(?P<who>[^、。「」はがをにでもよ]{2,16})に(?:対し(?:て)?)?、?(?:指示|要請|依頼)").unwrap()
});
// 「漁協にも参加を求めるよう事務局にお願いする」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKED_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"よう(?:に)?、?(?P<who>[^、。「」はがをにでもよ]{2,16})に(?:は|も)?、?(?:御検討を)?お願い")
        .unwrap()
});
// 「追加の御意見は金曜日までにお寄せください」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HAND_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"までに.{0,40}(?:お寄せ|御?提出|ご提出|お送り|御回答|ご回答|お申し出)(?:を|いた)?.{0,6}(?:ください|下さい|いただ|頂|願い)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:いただ|頂)(?:き(?:たい|ます|、) | く(?:こと|と|よう) | ければ | いて、?[^。]{0,24}(?:たい|ます)) | ください | 下さい | お?願い(?:し|いた|致|でき|を?する)",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ORDERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:指示|要請|依頼)(?:があ|がな|した|しま|を(?:した|しま|行|受け))|こと(?:が|を|で|に)(?:了承|承認|一任|決定|決し|異議)|こととされ|こととな|に一任(?:された|した|すること)",
    )
    .unwrap()
});
// What was given before is done: 「事務局で用意していただいております」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DONE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:ました|(?:いただ|頂)い(?:た|て(?:い|お))|ております|てあり)").unwrap());

/// Who is charged with work in `words`; `None` where nobody is. Whether a time is told decides what else is work: to report
/// at the next meeting, and not in this one.
pub(super) fn of(words: &str, timed: bool, scene: &Scene) -> Option<Who> {
    let &Scene { turn, claims, side, people, lexicon, .. } = scene;
    let leads = side == Side::Chair;
    let told = turn.kind != TurnKind::Speech && ORDERED.is_match(words);
    let asked = |words: &str| leads && ASKED.is_match(words) || told && ORDERED.is_match(words);
    let done = |words: &str| !told && DONE.is_match(words);
    if !asked(words) {
        return None;
    }
    let entrusted = || ENTRUSTED.captures(words).and_then(|found| found.name("who"));
    if let Some(found) = entrusted().filter(|_| !done(words)) {
        let who = without_opening(found.as_str(), lexicon);
        if who.ends_with('私') || who.starts_with('私') {
            return claims.attributions.first().and_then(|a| a.speakers.first()).cloned();
        }
        return people
            .refer(who)
            .and_then(|who| who.who().cloned())
            .or_else(|| Some(Who::Organ(who.to_owned())));
    }
    let told_to = if told { TOLD_TO.captures(words) } else { ASKED_TO.captures(words).filter(|_| leads) };
    let told_to = told_to.and_then(|found| found.name("who"));
    let office = |who: &&str| lexicon.titles.capacity(who).is_some_and(|capacity| capacity.kind == "organ");
    if let Some(office) = told_to.map(|who| without_opening(who.as_str(), lexicon)).filter(office) {
        return Some(Who::Organ(office.to_owned()));
    }
    if leads && HAND_IN.is_match(words) {
        return Some(Who::Group(MEMBERS.to_owned()));
    }
    starts(words).find_map(|start| {
        let found = CHARGED.captures(&words[start..])?;
        let (who, by, work) = (found.name("who")?, found.name("by")?, found.name("work")?.as_str());
        let source = matches!(by.as_str(), "から" | "より") || by.as_str().ends_with("から");
        // 「次回の予定について、事務局からお願いします」 gives the floor.
        let floor = source && ASKED.find(work).is_some_and(|asked| asked.start() == 0);
        // 「本日いただいた御意見を踏まえ、事務局で整理してください」: what was given before is not what is asked.
        if !asked(work)
            || done(work)
            || floor
            || !timed && (source || !is_work(work, lexicon) && !is_work(before(words, work), lexicon))
        {
            return None;
        }
        charged(without_opening(who.as_str(), lexicon), by.as_str(), scene)
            // 「事務局は、論点を整理してください」
            .filter(|_| by.as_str() != "は、" || work.ends_with("ください") || work.ends_with("下さい"))
    })
}

/// Those who sit on a council.
const MEMBERS: &str = "委員";

/// What stands before the one who is asked, where nothing but the asking stands behind: 「論点の整理を事務局でお願いします」.
fn before<'a>(words: &'a str, asking: &str) -> &'a str {
    let bare = ASKED.find(asking).is_some_and(|asked| asked.start() == 0);
    if bare { &words[..words.len() - asking.len()] } else { "" }
}

/// Where one who is charged may be named: at the beginning and behind commas and particles.
fn starts(words: &str) -> impl Iterator<Item = usize> {
    let behind = words
        .char_indices()
        .filter(|(_, c)| "、はがをにでもて".contains(*c))
        .map(|(at, c)| at + c.len_utf8());
    [0].into_iter().chain(behind)
}

/// Whether work is given that is not done at once: to confirm who is there and to hand out papers is.
fn is_work(words: &str, lexicon: &Lexicon) -> bool {
    let (works, at_once) = (lexicon.cues.words("promised-work"), lexicon.cues.words("work-at-once"));
    let named = words.char_indices().filter_map(|(at, _)| works.at_start(&words[at..]).next());
    named.into_iter().any(|work| !at_once.contains(work))
}

/// The office, the body or the person that is named: 事務局, 小委員会, 大臣におかれては.
fn charged(who: &str, by: &str, scene: &Scene) -> Option<Who> {
    let &Scene { people, lexicon, .. } = scene;
    if by.starts_with("におかれ") {
        return people.refer(who).and_then(|who| who.who().cloned());
    }
    let office = lexicon.titles.capacity(who).is_some_and(|capacity| capacity.kind == "organ");
    let letters = || who.chars().all(|c| matches!(script(c), Script::Kanji | Script::Katakana));
    // 「次回会議に御報告ください」: a council to which something goes is not charged with it, nor the one that sits.
    let own = ['本', '当', '次', '今', '前'];
    let council = || by != "に" && letters() && !who.starts_with(own) && ends_as_council(who, lexicon);
    let public = || {
        let kind = lexicon.bodies.known(who).map(|body| body.kind.as_str());
        matches!(kind, Some("cabinet" | "ministry" | "agency"))
    };
    (office || public() || council()).then(|| Who::Organ(who.to_owned()))
}

fn ends_as_council(who: &str, lexicon: &Lexicon) -> bool {
    matches!(lexicon.bodies.ending(who), Some((at, Level::Meeting)) if at > 0)
        || lexicon.bodies.level_of(who) == Some(Level::Meeting)
}
