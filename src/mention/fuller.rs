//! Short forms: 推進協議会 behind 南浜市水素推進協議会 is that council, 基金条例 the ordinance whose full title came before.
//!
//! Takes the mentions of a record in order; makes those that end a name given before stand for it; reads no text.

use super::Mention;
use crate::{
    entity::{Kind, Resolution},
    lexicon::{Level, Lexicon},
    rule,
};

/// The shortest end of a name that tells it from others, and the longest that is none of its own, in characters.
const SHORT: std::ops::RangeInclusive<usize> = 4..=9;

/// Makes the end of a name stand for the one name before it that ends so.
pub(super) fn resolve(mentions: &mut [Mention], lexicon: &Lexicon) {
    for i in 0..mentions.len() {
        let short = &mentions[i];
        if short.turn.is_none() || !can_be_short(short, lexicon) {
            continue;
        }
        let mut fuller = mentions[..i].iter().filter(|m| is_fuller(m, short, lexicon));
        let Some(first) = fuller.next() else { continue };
        if fuller.any(|m| m.text != first.text) {
            continue;
        }
        let (text, canonical, entity) = (first.text.clone(), first.canonical.clone(), first.entity.clone());
        let short = &mut mentions[i];
        (short.text, short.canonical, short.entity) = (text, canonical, entity);
        short.rule = rule::MENTION_SHORT_FORM;
    }
}

/// Whether only its ending says what this is: of councils, universities and agencies there is one, of centres many.
fn can_be_short(mention: &Mention, lexicon: &Lexicon) -> bool {
    let common = |kind| lexicon.cues.words(kind).contains(&mention.text);
    let named = match mention.kind {
        Kind::Organization => {
            let council =
                lexicon.bodies.ending(&mention.text).is_some_and(|(_, level)| level == Level::Meeting);
            let single = council || mention.text.ends_with("大学") || mention.text.ends_with("機構");
            single && mention.canonical == mention.text && !common("town-body") && !common("local-body")
        }
        Kind::Regulation => mention.entity == Resolution::Unknown,
        _ => false,
    };
    named && mention.rule.id == rule::MENTION_SUFFIX.id && SHORT.contains(&mention.text.chars().count())
}

/// Whether a name given before ends as `short` does. The unit of a body has a name of its own: 海洋庁|港湾整備局.
fn is_fuller(before: &Mention, short: &Mention, lexicon: &Lexicon) -> bool {
    let Some(own) = before.text.strip_suffix(short.text.as_str()) else { return false };
    let whose = lexicon.bodies.known(own).is_some() && !own.ends_with(['県', '市', '区', '町', '村'])
        || lexicon.bodies.ending(own).is_some_and(|(_, level)| level == Level::Meeting);
    before.kind == short.kind
        && own.chars().nth(1).is_some()
        && !whose
        && !own.ends_with(['、', '・', 'び', 'の'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn mention(kind: Kind, text: &str, at: u32) -> Mention {
        Mention {
            kind,
            text: text.to_owned(),
            canonical: text.to_owned(),
            entity: Resolution::Unknown,
            span: Span::new(at, at + crate::span::to_u32(text.chars().count())),
            turn: Some(0),
            rule: rule::MENTION_SUFFIX,
        }
    }

    fn resolved(kind: Kind, names: &[&str]) -> Vec<String> {
        let mut mentions: Vec<Mention> =
            (0..).zip(names).map(|(i, name)| mention(kind, name, i * 100)).collect();
        resolve(&mut mentions, Lexicon::embedded());
        mentions.into_iter().map(|m| m.text).collect()
    }

    #[test]
    fn the_end_of_a_name_given_before_stands_for_it() {
        let named =
            resolved(Kind::Organization, &["水素普及協議会", "南浜町水素普及協議会", "水素普及協議会"]);
        assert_eq!(named, ["水素普及協議会", "南浜町水素普及協議会", "南浜町水素普及協議会"]);
        let named = resolved(Kind::Regulation, &["南浜町灯台守基金条例", "基金条例"]);
        assert_eq!(named, ["南浜町灯台守基金条例"; 2]);
    }

    #[test]
    fn an_end_that_two_names_share_stands_for_none() {
        let names = ["南浜町灯台守基金条例", "南浜町浮桟橋基金条例", "基金条例"];
        assert_eq!(resolved(Kind::Regulation, &names), names);
        for names in [["南浜町教育委員会", "教育委員会"], ["南浜町消費生活センター", "消費生活センター"]]
        {
            assert_eq!(resolved(Kind::Organization, &names), names);
        }
        let names = ["定例会予算特別委員会", "予算特別委員会"];
        assert_eq!(resolved(Kind::Organization, &names), names);
    }
}
