//! A family name before the unit or field of a post: 黒川保険局長, 石田教育政策部長, 高瀬運輸大臣.
//!
//! Takes a compound; gives where the family name ends; does not know who bears it.

use crate::{lexicon::Lexicon, mention::place};

/// Where the family name ends that `words` begins with, if a unit and its post are all that follows.
pub(super) fn family_name(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let before_post = words.len() - lexicon.cues.words("unit-post").at_end(words).next()?.len();
    let end = lexicon.titles.surname_at_start(words).filter(|&end| end < before_post)?;
    let (name, unit) = (&words[..end], &words[end..before_post]);
    let of_a_person = name.chars().count() >= 2
        && !lexicon.terms.is_generic(name)
        && !lexicon.terms.is_head(name)
        && !place::is_known(name, lexicon)
        && lexicon.matcher.exact(name).is_empty();
    (of_a_person && is_unit(unit, lexicon) && !is_whole(&words[..before_post], lexicon)).then_some(end)
}

/// 水産, 教育政策, 事務局: a field of work that ministries and towns name their units after.
fn is_unit(unit: &str, lexicon: &Lexicon) -> bool {
    unit.chars().count() >= 2
        && (lexicon.terms.is_generic(unit)
            || lexicon.bodies.known(unit).is_some()
            || lexicon.titles.capacity(unit).is_some()
            || ["部", "室"].iter().any(|kind| {
                let unit = format!("{unit}{kind}");
                lexicon.cues.words("office-ending").closes(&unit)
            })
            || ["課", "局", "部", "室", "省"].iter().any(|kind| {
                let unit = format!("{unit}{kind}");
                lexicon.bodies.is_unit(&unit) || lexicon.bodies.known(&unit).is_some()
            }))
}

/// Whether the words before the post are a unit by themselves: 高度医療 of 高度医療課長.
fn is_whole(words: &str, lexicon: &Lexicon) -> bool {
    ["課", "局", "部", "室"].iter().any(|kind| lexicon.bodies.is_unit(&format!("{words}{kind}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_may_stand_between_a_family_name_and_its_post() {
        let lexicon = Lexicon::embedded();
        for (words, expected) in [
            ("黒川保険局長", Some("黒川")),
            ("石田保健福祉部長", Some("石田")),
            ("大塚事務局次長", Some("大塚")),
            ("福岡保険局長", None),
            ("保険局長", None),
            ("安全対策課長", None),
        ] {
            assert_eq!(family_name(words, lexicon).map(|end| &words[..end]), expected, "{words}");
        }
    }

    #[test]
    fn a_unit_of_a_ministry_with_its_post_is_nobody() {
        let lexicon = Lexicon::embedded();
        for unit in
            ["安全対策", "森林整備", "港湾環境政策", "都市政策", "金融危機対応", "高度医療", "道路交通管理"]
        {
            assert_eq!(family_name(&format!("{unit}課長"), lexicon), None, "{unit}");
        }
    }
}
