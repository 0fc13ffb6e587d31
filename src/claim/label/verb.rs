//! Verbs in their dictionary form, from the forms they have before a wish, かねない and ます: 済ませ to 済ませる, 守っ to 守る.

use crate::{
    lexicon::{Inflection, Lexicon},
    mention::noun,
    script::{Script, script},
};

/// The last kana of stems that no 五段 verb has before て and ます.
const E_ROW: [char; 9] = ['え', 'け', 'げ', 'せ', 'て', 'ね', 'べ', 'め', 'れ'];

/// 図ります to 図る, 進めてまいります to 進める. `None` where the verb is not polite or its form tells two verbs.
pub(super) fn without_politeness(words: &str, lexicon: &Lexicon) -> Option<String> {
    let stem = words.strip_suffix("ます")?;
    if let Some(there) = stem.strip_suffix("ござい") {
        // 「載ってございます」
        let state = there.ends_with('て');
        if state {
            return Some(format!("{there}いる"));
        }
        return Some(quality_of_form(there).unwrap_or_else(|| format!("{there}ある")));
    }
    // 「公開する計画でおります」: it is so.
    if let Some(state) = stem.strip_suffix("でおり").filter(|state| !state.ends_with(['ん', 'い'])) {
        return Some(format!("{state}である"));
    }
    if let Some(state) = ["て", "で"].iter().find_map(|joint| {
        let verb = stem.strip_suffix("おり").or_else(|| stem.strip_suffix('い'))?;
        verb.ends_with(joint).then_some(verb)
    }) {
        return Some(format!("{state}いる"));
    }
    // 「困る人がいます」
    if let Some(somebody) = stem.strip_suffix('い').filter(|there| there.ends_with(['が', 'も', 'は', 'に']))
    {
        return Some(format!("{somebody}いる"));
    }
    let going = ["てまいり", "て参り", "ていき", "でまいり", "で参り", "でいき"];
    match going.iter().find_map(|going| stem.strip_suffix(going)) {
        Some(verb) => dictionary_form(verb, lexicon),
        None => from_stem(stem, lexicon),
    }
}

/// An adjective in the form that it has before ございます: 重う is 重い, 難しゅう 難しい.
pub(super) fn quality_of_form(words: &str) -> Option<String> {
    if let Some(stem) = words.strip_suffix("しゅう") {
        return Some(format!("{stem}しい"));
    }
    let stem = words.strip_suffix('う')?;
    stem.ends_with(|c| script(c) == Script::Kanji).then(|| format!("{stem}い"))
}

/// The dictionary form of a verb in the form it has before かねない: 残り to 残る. `None` where the form tells two verbs.
pub(super) fn from_stem(words: &str, lexicon: &Lexicon) -> Option<String> {
    const ROWS: [(char, char); 7] =
        [('い', 'う'), ('り', 'る'), ('ち', 'つ'), ('み', 'む'), ('び', 'ぶ'), ('ぎ', 'ぐ'), ('き', 'く')];
    let last = words.chars().next_back()?;
    let stem = &words[..words.len() - last.len_utf8()];
    if last == '得' {
        return Some(format!("{words}る"));
    }
    // 「増えてきます」, 「進んできます」: 来る, which no kanji tells.
    if let Some(before) =
        words.strip_suffix('き').filter(|before| before.ends_with('て') || before.ends_with("んで"))
    {
        return Some(format!("{before}くる"));
    }
    // Stems of 上一段 verbs end as those of 五段 verbs do.
    if last == 'じ' || lexicon.cues.words("stem-in-i").closes(words) {
        return Some(format!("{words}る"));
    }
    match ROWS.iter().find(|(i, _)| *i == last) {
        Some((_, u)) => Some(format!("{stem}{u}")),
        None => dictionary_form(words, lexicon),
    }
}

/// The form in which a verb stands before こと: 済ませ to 済ませる, 使っ to 使う. `None` where the form tells two verbs.
pub(super) fn dictionary_form(verb: &str, lexicon: &Lexicon) -> Option<String> {
    let verb = verb.strip_suffix("てい").or_else(|| verb.strip_suffix("でい")).unwrap_or(verb);
    if let Some(known) = lexicon.nominals.at_end(verb).filter(|n| !n.denied) {
        // 済ませ is of another verb than 済む, そろえ than そろう: behind the stem stands one kana, or none.
        let behind = &verb[known.stem_end..];
        let whole = match known.inflection {
            Inflection::Godan => behind.chars().count() == 1 && !behind.starts_with(E_ROW),
            Inflection::Ichidan => behind.is_empty(),
            _ => false,
        };
        if whole {
            return Some(format!("{}{}", &verb[..known.stem_end], known.last));
        }
    }
    let last = verb.chars().next_back()?;
    let stem = &verb[..verb.len() - last.len_utf8()];
    let noun = noun::last(stem, lexicon).filter(|noun| noun.end == stem.len());
    let long = noun.is_some_and(|noun| stem[noun].chars().nth(1).is_some());
    match last {
        // 整備し, 整備す(べき), 点検をす(べき): a noun made a verb. 示し is of 示す.
        'し' | 'す' if long || stem.ends_with(['を', 'に', 'と']) => Some(format!("{stem}する")),
        'し' if stem.ends_with(|c| script(c) == Script::Kanji) => Some(format!("{stem}す")),
        // 早く and 長く are no verbs.
        'く' if !stem.ends_with(['い', '行', 'お']) => None,
        'る' | 'う' | 'く' | 'す' | 'つ' | 'む' | 'ぶ' | 'ぐ' | 'ぬ' => Some(verb.to_owned()),
        'け' if stem.ends_with('な') => None,
        'え' | 'け' | 'げ' | 'せ' | 'て' | 'ね' | 'べ' | 'め' | 'れ' | 'じ' => {
            Some(format!("{verb}る"))
        }
        'い' | 'っ' | 'ん' => from_sound(stem, last),
        _ => None,
    }
}

/// The dictionary form of a verb whose ending て changed by its sound: 書い to 書く, 守っ to 守る, 学ん to 学ぶ. `None` where
/// more than one verb is written so.
fn from_sound(stem: &str, sound: char) -> Option<String> {
    let last = stem.chars().next_back()?;
    let kanji = script(last) == Script::Kanji;
    let row = match sound {
        'い' if "急防注稼継繋脱騒泳仰".contains(last) => 'ぐ',
        'い' if kanji && !"用率強報悔老".contains(last) => 'く',
        'ん' if "学選呼運結並及遊飛喜転忍".contains(last) => 'ぶ',
        'ん' if kanji || stem.ends_with(['込', 'こ', 'す', 'し']) && kanji_before(stem) => 'む',
        'っ' if stem.ends_with("手伝") => 'う',
        'っ' if "違使扱担救補賄払買問伴従願追負会合揃習争行思言".contains(last) => {
            match last {
                '行' => 'く',
                _ => 'う',
            }
        }
        'っ' if "持立待保育打勝".contains(last) => 'つ',
        'っ' if kanji || stem.ends_with(['と', 'な', 'や', 'が', 'ま', 'か', 'わ', 'づ', 'ぎ']) => {
            'る'
        }
        _ => return None,
    };
    Some(format!("{stem}{row}"))
}

/// Whether a kanji stands before the last character: 進, of 進こ.
fn kanji_before(stem: &str) -> bool {
    stem.chars().rev().nth(1).is_some_and(|c| script(c) == Script::Kanji)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_by_the_forms_they_have_elsewhere() {
        for (form, expected) in [
            ("済ませ", Some("済ませる")),
            ("書い", Some("書く")),
            ("急い", Some("急ぐ")),
            ("学ん", Some("学ぶ")),
            ("進ん", Some("進む")),
            ("守っ", Some("守る")),
            ("担っ", Some("担う")),
            ("手伝っ", Some("手伝う")),
            ("そろえ", Some("そろえる")),
            ("保っ", Some("保つ")),
            ("講じ", Some("講じる")),
            ("点検し", Some("点検する")),
            ("早く", None),
        ] {
            assert_eq!(dictionary_form(form, Lexicon::embedded()).as_deref(), expected, "{form}");
        }
    }

    #[test]
    fn politeness_goes_with_the_verb_it_stands_behind() {
        for (form, expected) in [
            ("図ります", Some("図る")),
            ("費用が増えてきます", Some("費用が増えてくる")),
            ("船が進んできます", Some("船が進んでくる")),
            ("船を確認できます", Some("船を確認できる")),
            ("努めます", Some("努める")),
            ("用います", Some("用いる")),
            ("船に乗れない人がいます", Some("船に乗れない人がいる")),
            ("進めてまいります", Some("進める")),
            ("なり得ます", Some("なり得る")),
            ("生じています", Some("生じている")),
            ("進める", None),
        ] {
            assert_eq!(without_politeness(form, Lexicon::embedded()).as_deref(), expected, "{form}");
        }
    }
}
