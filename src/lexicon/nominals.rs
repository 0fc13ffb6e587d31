//! Nouns that stand for verbs, adjectives and states: `data/nominals.csv`. 広げる is 拡大, 足りない is 不足.

use super::{LexiconError, table::Tables, words::Words};
use crate::script::{Script, script};

/// How a word changes its ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inflection {
    /// 一段: 広げる.
    Ichidan,
    /// 五段: 防ぐ.
    Godan,
    /// 形容詞: 難しい.
    Adjective,
    /// No ending of its own: 不足, 曖昧.
    State,
}

#[derive(Clone, Debug)]
struct Row {
    inflection: Inflection,
    // The kana that the dictionary form ends with.
    last: char,
    noun: String,
    denied: String,
    weak: bool,
}

/// A predicate at the end of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nominal<'a> {
    /// The byte at which it begins.
    pub start: usize,
    /// The byte behind its stem.
    pub stem_end: usize,
    /// The kana that its dictionary form has behind the stem.
    pub last: char,
    /// Its noun. Empty where it is denied and the table has no noun for that.
    pub noun: &'a str,
    /// Whether it is denied: 足りない.
    pub denied: bool,
    /// Whether the noun says less than the verb, so that none should stand for it: 視点を持つ is no 保持.
    pub weak: bool,
    /// How it is inflected.
    pub inflection: Inflection,
}

/// All nominals, by stem.
#[derive(Default)]
pub struct Nominals {
    stems: Words<Vec<Row>>,
}

/// Characters at the end of words that are looked at.
const LOOKED_AT: usize = 16;

impl Nominals {
    pub(super) fn build(tables: &Tables) -> Result<Nominals, LexiconError> {
        let mut nominals = Nominals::default();
        let columns = ["word", "kind", "noun", "denied", "weak"];
        for [word, kind, noun, denied, weak] in tables.rows("nominals", columns)? {
            let inflection = match kind.as_str() {
                "ichidan" => Inflection::Ichidan,
                "godan" => Inflection::Godan,
                "adjective" => Inflection::Adjective,
                _ => Inflection::State,
            };
            let Some((at, last)) = word.char_indices().next_back() else { continue };
            let stem = if inflection == Inflection::State { word.clone() } else { word[..at].to_owned() };
            nominals.stems.entry(stem, Vec::new).push(Row {
                inflection,
                last,
                noun,
                denied,
                weak: weak == "yes",
            });
        }
        Ok(nominals)
    }

    /// The predicate that `words` end with, the longest: nothing but kana of its inflection stands behind its stem.
    #[must_use]
    pub fn at_end(&self, words: &str) -> Option<Nominal<'_>> {
        let from = words.char_indices().rev().take(LOOKED_AT).last()?.0;
        let starts = words[from..].char_indices().map(|(at, _)| from + at);
        // Behind the stem stands kana only.
        let bare = words.trim_end_matches(|c| script(c) == Script::Hiragana).len();
        starts.into_iter().find_map(|start| {
            let before = words[..start].chars().next_back();
            let first = words[start..].chars().next()?;
            let inside = before.is_some_and(|c| script(c) == Script::Kanji) && script(first) == Script::Kanji;
            self.stems.at_start(&words[start..]).find_map(|(length, rows)| {
                let end = start + length;
                if end < bare {
                    return None;
                }
                let rest = &words[end..];
                let fits =
                    |row: &&Row| inflects(row, rest) && (!inside || row.inflection == Inflection::State);
                let row = rows.iter().find(fits)?;
                let denied =
                    ["ない", "なか", "なく", "なけ", "ず", "ません"].iter().any(|w| rest.contains(w));
                let noun = if denied { &row.denied } else { &row.noun };
                Some(Nominal {
                    start,
                    stem_end: end,
                    last: row.last,
                    noun,
                    denied,
                    weak: row.weak,
                    inflection: row.inflection,
                })
            })
        })
    }
}

/// Whether `rest` can stand behind the stem of `row`, and is kana throughout.
fn inflects(row: &Row, rest: &str) -> bool {
    if rest.chars().any(|c| script(c) != Script::Hiragana) {
        return false;
    }
    let first = rest.chars().next();
    match row.inflection {
        Inflection::State => true,
        Inflection::Ichidan => first != Some('い'),
        // 強いられる is no 強い.
        Inflection::Adjective if rest.starts_with("いら") => false,
        Inflection::Adjective => matches!(first, None | Some('い' | 'く' | 'か' | 'さ' | 'け')),
        Inflection::Godan => {
            let forms: &[char] = match row.last {
                'う' => &['う', 'い', 'わ', 'え', 'お', 'っ'],
                'く' => &['く', 'き', 'か', 'け', 'こ', 'い', 'っ'],
                'ぐ' => &['ぐ', 'ぎ', 'が', 'げ', 'ご', 'い'],
                'す' => &['す', 'し', 'さ', 'せ', 'そ'],
                'つ' => &['つ', 'ち', 'た', 'て', 'と', 'っ'],
                'ぬ' => &['ぬ', 'に', 'な', 'ね', 'の', 'ん'],
                'ぶ' => &['ぶ', 'び', 'ば', 'べ', 'ぼ', 'ん'],
                'む' => &['む', 'み', 'ま', 'め', 'も', 'ん'],
                _ => &['る', 'り', 'ら', 'れ', 'ろ', 'っ'],
            };
            first.is_some_and(|c| forms.contains(&c))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn a_predicate_at_the_end_has_a_noun() {
        for (words, expected) in [
            ("対象を広げる", Some(("広げる", "拡大"))),
            ("事故を防いで", Some(("防いで", "防止"))),
            ("人手が足りない", Some(("足りない", "不足"))),
            ("基準を見直していく", Some(("見直していく", "見直し"))),
            ("手続が煩雑で", Some(("煩雑で", "煩雑さ"))),
            ("判断が難しく", Some(("難しく", "難しさ"))),
            // A verb inside a longer one is none.
            ("窓口で取扱う", None),
            ("不便な暮らしを強いられていた", None),
            ("役所の前", None),
        ] {
            let found = Lexicon::embedded().nominals.at_end(words).map(|n| (&words[n.start..], n.noun));
            assert_eq!(found, expected, "{words}");
        }
    }
}
