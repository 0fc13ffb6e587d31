//! Words that introduce a list of statements: 委員からの主な意見, 以下のような質疑応答があった.

use crate::{lexicon::Lexicon, outline::Mark};

/// Words that introduce a list of statements.
pub(super) fn is_lead_in(s: &str, mark: &Mark, lexicon: &Lexicon) -> bool {
    let inner = s.trim_matches([
        '(', ')', '[', ']', '【', '】', '<', '>', '〈', '〉', '《', '》', ':', '〔', '〕', ' ',
    ]);
    if inner.chars().count() > 80 {
        return false;
    }
    let bracketed = s.starts_with(['(', '[', '【', '<', '〈', '《', '〔'])
        && s.ends_with([')', ']', '】', '>', '〉', '》', '〕', ':']);
    let introduces =
        lexicon.cues.of(inner).any(|(c, _)| c.kind == "lead-in") || was_said_below(inner, lexicon);
    introduces
        || ((bracketed || s.ends_with(':') || matches!(mark, Mark::Sign(_)))
            && is_lead_in_words(inner, lexicon))
        || bracketed && explains(inner, lexicon)
        // ・質疑応答
        || matches!(mark, Mark::Bullet(_)) && s.chars().count() <= 8 && is_lead_in_words(inner, lexicon)
        || (*mark == Mark::None
            && !s.contains('。')
            && is_lead_in_words(inner, lexicon)
            && inner.chars().count() <= 30)
}

/// 以下のような質疑応答があった, 次のとおり意見が出された: a list of what was said follows.
fn was_said_below(s: &str, lexicon: &Lexicon) -> bool {
    let s = s.trim_end_matches(['。', ' ']);
    let Some(verb) = lexicon.cues.words("was-said").at_end(s).next() else { return false };
    let s = &s[..s.len() - verb.len()];
    // 次のとおり委員から質問があり、事務局から回答があった
    let longest = if ["から", "より"].iter().any(|giver| s.matches(giver).count() > 1) { 40 } else { 20 };
    ["以下", "次", "下記"].iter().any(|below| {
        ["の", "のような", "のとおり", "の通り"]
            .iter()
            .any(|how| s.rfind(&format!("{below}{how}")).is_some_and(|at| s[at..].chars().count() <= longest))
    }) && lexicon.cues.words("said-kind").closes(s.trim_end_matches('等'))
}

/// 委員からの主な意見, 質疑応答: words that say what kind of statements follow.
pub(super) fn is_lead_in_words(s: &str, lexicon: &Lexicon) -> bool {
    s.chars().count() <= 40 && lexicon.cues.of(s).any(|(c, _)| c.kind == "lead-in-label")
}

/// 町側の説明, 事務局の説明: whose words in answer to what was said stand below.
pub(super) fn explains(s: &str, lexicon: &Lexicon) -> bool {
    // Letters of the longest side.
    const LONGEST: usize = 10;
    s.strip_suffix("の説明").is_some_and(|who| {
        let organ = lexicon.titles.capacity(who).is_some_and(|c| c.kind == "organ");
        who.chars().count() <= LONGEST && (organ || who.ends_with('側'))
    })
}
