//! What signs before statements mean, as a record explains them: （○印は委員の発言、◇は事務局）.

use std::collections::BTreeMap;

use super::lead::is_lead_in;
use crate::{
    Text,
    lexicon::{Lexicon, Section},
    minutes::roster::SIGNS,
    outline::{BlockKind, Mark, Outline},
    text::{Flow, fold_char},
};

/// What joins two classes that one sign stands for.
const JOINED: [&str; 2] = ["及び", "並びに"];

/// Characters of a line that may explain signs.
const LONGEST: usize = 120;

/// Whose words each sign of a record stands before, and the lines that say so.
#[derive(Default)]
pub(super) struct Signs {
    speakers: BTreeMap<char, Flow>,
    /// The blocks that explain, by index.
    pub explained_in: Vec<usize>,
}

impl Signs {
    /// What `outline` explains; nothing where one sign alone is explained, or names of people stand behind them.
    pub(super) fn of(text: &Text, outline: &Outline, lexicon: &Lexicon) -> Signs {
        let mut signs = Signs::default();
        for (i, block) in outline.blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Text) {
            let s = block.flow.as_str();
            // …が了承された。（以下、○：委員、●：町）: brackets that close a paragraph explain as a line does.
            let behind = s.strip_suffix(')').and_then(|inner| inner.rfind("。(")).map(|at| at + "。".len());
            if behind.is_none() && s.chars().count() > LONGEST {
                continue;
            }
            let span = outline.span(block);
            if text.quote(span).chars().filter(|&c| is_sign(fold_char(c))).nth(1).is_none() {
                continue;
            }
            let whole = behind.map_or_else(|| Flow::of(text, span), |at| block.flow.slice(at..s.len()));
            let found = explained(&whole, lexicon);
            // A legend tells of speech; that of a roster (◎は会長) does not.
            let s = whole.as_str();
            let of_speech = s.contains("発言")
                || is_headed(s)
                || has_two_sides(&found, lexicon)
                || stands_beside_heading(s, lexicon);
            if found.len() > 1 && of_speech {
                signs.speakers.extend(found);
                let said = behind.filter(|&at| !is_lead_in(&block.flow.as_str()[..at], &block.mark, lexicon));
                signs.explained_in.extend(Some(i).filter(|_| said.is_none()));
            }
        }
        signs
    }

    /// Whose words stand behind `mark`.
    pub(super) fn speaker(&self, mark: &Mark) -> Option<&Flow> {
        match mark {
            Mark::Sign(sign) | Mark::Bullet(sign) => self.speakers.get(&like(*sign)),
            Mark::Arrow => self.speakers.get(&'→'),
            _ => None,
        }
    }
}

/// Whether a line says of itself that it explains: 凡例, 記号の説明.
fn is_headed(s: &str) -> bool {
    let s = s.trim_start_matches(['※', '(', '<', '【', ' ']);
    s.starts_with("凡例") || s.starts_with("記号")
}

/// Whether signs are explained in the bracket behind the heading of what was said: 5　議事（◎＝委員長、○＝委員）.
fn stands_beside_heading(s: &str, lexicon: &Lexicon) -> bool {
    s.split_once('(').filter(|(_, inner)| inner.ends_with(')')).is_some_and(|(heading, _)| {
        let heading = heading.trim_start_matches(|c: char| c.is_ascii_digit() || "第.．、 ".contains(c));
        matches!(lexicon.titles.section(heading.trim_end()), Some(Section::Agenda | Section::Body))
    })
}

/// Whether members and those who answer them have signs (〇：委員　●：市): no roster marks its people so.
fn has_two_sides(found: &[(char, Flow)], lexicon: &Lexicon) -> bool {
    let kind = |who: &Flow| lexicon.titles.capacity(who.as_str()).map(|capacity| capacity.kind.as_str());
    let member = |(_, who): &(char, Flow)| kind(who) == Some("member");
    let answers = |(_, who): &(char, Flow)| {
        matches!(kind(who), Some("organ" | "official" | "guest"))
            || lexicon.cues.is("own-authority", who.as_str())
            || lexicon.bodies.known(who.as_str()).is_some()
    };
    found.iter().any(member) && found.iter().any(answers)
}

/// What may stand before statements, folded.
fn is_sign(c: char) -> bool {
    SIGNS.contains(c) || matches!(c, '・' | '→')
}

/// One circle for all that are printed.
fn like(sign: char) -> char {
    match sign {
        '◯' | '〇' => '○',
        '･' => '・',
        other => other,
    }
}

/// The signs of a line and the speakers behind them: ◎は会長, ○：委員の発言.
fn explained(flow: &Flow, lexicon: &Lexicon) -> Vec<(char, Flow)> {
    let s = flow.as_str();
    let signs = s.char_indices().filter(|&(_, c)| is_sign(c));
    let speakers = signs.filter_map(|(at, sign)| {
        let behind = &s[at + sign.len_utf8()..];
        let rest = behind.trim_start_matches(['印', ' ', ':', '=', '.', '・', '-', '」']);
        let rest = rest.strip_prefix('は').or_else(|| rest.strip_prefix("が")).unwrap_or(rest);
        let rest = rest.trim_start_matches(['、', ' ']);
        let ends = |c: char| "、,)。;/>】 →".contains(c) || SIGNS.contains(c);
        let words = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let of_speech =
            ["の発言", "からの発言", "による発言", "発言", "の意見", "の回答", "の説明", "を示す", "を表す"];
        let who = of_speech.iter().fold(words, |who, end| who.strip_suffix(end).unwrap_or(who));
        let speaks = |who: &str| {
            lexicon.titles.capacity(who).is_some()
                || lexicon.titles.is_post(who)
                || lexicon.cues.is("own-authority", who)
                || lexicon.bodies.known(who).is_some()
        };
        // 委員及び関係者
        let known =
            speaks(who) || JOINED.iter().any(|joint| who.contains(joint) && who.split(joint).all(speaks));
        let start = s.len() - rest.len();
        known.then(|| (like(sign), flow.slice(start..start + who.len())))
    });
    speakers.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    #[track_caller]
    fn check(line: &str, expected: &[(char, &str)]) {
        let record = format!("第3回湖沼検討会　議事概要\n\n{line}\n\n○　予算が足りない。\n");
        let mut text = Text::from_string(record, Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let signs = Signs::of(&text, &outline, Lexicon::embedded());
        let found: Vec<(char, &str)> = signs.speakers.iter().map(|(c, who)| (*c, who.as_str())).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn signs_stand_for_those_whom_a_legend_names() {
        check("（○印は委員の発言、◇は事務局の発言）", &[('◇', "事務局"), ('○', "委員")]);
        check("凡例　◎：会長　◯：委員　●：事務局", &[('○', "委員"), ('◎', "会長"), ('●', "事務局")]);
        check("○…委員の発言、→…事務局の発言", &[('→', "事務局"), ('○', "委員")]);
        check("5　意見交換（〇：委員　●：町）", &[('○', "委員"), ('●', "町")]);
        check("第5　議事（◎＝委員長、○＝委員）", &[('○', "委員"), ('◎', "委員長")]);
        check("（○＝委員、●＝説明者）", &[('○', "委員"), ('●', "説明者")]);
        check("（●：委員、○：水産庁）", &[('○', "水産庁"), ('●', "委員")]);
        check("（○印は委員及び関係者の発言、◇は事務局の発言）", &[('◇', "事務局"), ('○', "委員及び関係者")]);
    }

    #[test]
    fn brackets_that_close_a_paragraph_explain_signs() {
        let told = "港務課長から、資料1に基づき桟橋の改修の計画について説明があり、審議の結果、原案のとおり承認された。".repeat(3);
        check(&format!("{told}(以下、○:学外委員、●:大学側)"), &[('○', "学外委員"), ('●', "大学側")]);
        check(&format!("{told}(○:委員、●:町)桟橋を直す。"), &[]);
        check("主な意見等は以下のとおり(○:学外委員、●:大学)。", &[('○', "学外委員"), ('●', "大学")]);
    }

    #[test]
    fn the_legend_of_a_roster_says_nothing_of_statements() {
        check("（◎は会長、○は副会長）", &[]);
        check("（◎：会長　○：委員）", &[]);
        check("○　委員の発言の機会を増やすべきではないか。", &[]);
    }
}
