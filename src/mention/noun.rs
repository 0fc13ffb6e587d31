//! Compound nouns as offices write them: script runs, joined where kana belongs to the noun, cut where a number ends.
//!
//! Takes running text; gives byte ranges in order; does not know what a noun names.

use std::{cell::LazyCell, ops::Range, sync::LazyLock};

use super::edge::before_document;
use crate::{
    lexicon::Lexicon,
    pattern::Regex,
    script::{Script, compounds, script},
};

// The pattern is fixed; a test reads with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:日程|追加日程)第(?:[0-9]+|[一二三四五六七八九十]+)|(?:議案|報告|発議|諮問|同意|承認|請願|陳情|意見書案?|案|問)?第(?:[0-9]+|[一二三四五六七八九十百]+)号(?:議案|館)?|第[0-9]+(?:款|項|目|条|章|節|回)|第[一二三四五六七八九十]{1,3}回|(?:協議|報告|審議|検討|付議|連絡|議決)事項[0-9]+|(?:議題|案件|別紙|参考資料|資料)[0-9]+(?:-[0-9]+)*|(?:令和|平成|昭和)(?:[0-9]+|元)年度?(?:[0-9]+月)?(?:[0-9]+日)?|(?:昨|一昨|本|今|来|再来|翌|前)年度?(?:末|当初|春|秋|夏|冬)?|[0-9]+月(?:以降|以前|末|頃|上旬|中旬|下旬|当初)|[0-9]+(?:ページ|頁)目?|(?:(?:[0-9]+|[一二三四五六七八九十]{1,3})日)?(?:[月火水木金土日]曜日?)?(?:午前|午後)(?:[0-9]+|[零一二三四五六七八九十]{1,3})時(?:(?:[0-9]+|[一二三四五六七八九十]{1,3})分|半)?").unwrap()
});

/// The longest kana that belongs to a noun, in characters.
const LONGEST: usize = 8;

/// The compound nouns of `s`, as byte ranges, in order.
#[must_use]
pub fn nouns(s: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for run in compounds(s) {
        cut(s, run, lexicon, |part| join(s, part, lexicon, &mut found));
    }
    found
}

/// The first of [`nouns`].
#[must_use]
pub fn first(s: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    parts(s).find_map(|(from, part)| Some(behind(from, nouns(part, lexicon).first()?)))
}

/// The last of [`nouns`].
#[must_use]
pub fn last(s: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    parts(s).rev().find_map(|(from, part)| Some(behind(from, nouns(part, lexicon).last()?)))
}

/// `s` between its commas, which no noun goes over: each part with its first byte.
fn parts(s: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    s.split('、').map(|part| (offset(s, part).start, part))
}

/// Where a noun of a part that begins at `from` lies.
fn behind(from: usize, noun: &Range<usize>) -> Range<usize> {
    from + noun.start..from + noun.end
}

/// Adds `run`, joined with the noun before it where the kana between them belongs to both.
fn join(s: &str, run: Range<usize>, lexicon: &Lexicon, found: &mut Vec<Range<usize>>) {
    let mut run = run;
    let before = found.last().map_or(0, |last| last.end);
    // 見守り|支援: the kana was taken in already.
    if before == run.start
        && s[..before].chars().next_back().is_some_and(|c| script(c) == Script::Hiragana)
        && let Some(last) = found.last_mut()
    {
        last.end = run.end;
        extend(s, last, lexicon);
        return;
    }
    // 公益財団法人みなと文化・スポーツ振興財団: a dot within the name of a body with a legal form parts nothing.
    if &s[before..run.start] == "・"
        && let Some(last) = found.last_mut()
        && lexicon
            .bodies
            .form_at_start(&s[last.start..last.end])
            .is_some_and(|form| form < last.end - last.start)
        && lexicon
            .bodies
            .ending(&s[run.start..run.start + before_document(&s[run.clone()], lexicon)])
            .is_some()
    {
        last.end = run.end;
        extend(s, last, lexicon);
        return;
    }
    // 国土交通省水管理・国土保全局: the dot is inside the name of a unit.
    if &s[before..run.start] == "・"
        && let Some(last) = found.last_mut()
        && in_unit(&s[last.clone()], &s[run.clone()], lexicon)
    {
        last.end = run.end;
        extend(s, last, lexicon);
        return;
    }
    let kana = hiragana_before(s, run.start).max(before);
    if let Some(town) = kana_town(s, kana, &run, lexicon) {
        run.start = town;
    } else if kana < run.start {
        let gap = &s[kana..run.start];
        let adjacent = kana == before
            && found.last().is_some_and(|last| !last.is_empty() && !is_number(&s[last.clone()]));
        if adjacent
            && let Some(last) = found.last_mut()
            && belongs(s, last, &run, lexicon)
        {
            last.end = run.end;
            extend(s, last, lexicon);
            return;
        }
        // へのばく露量: the kana and the first letters of the run are one noun.
        let over = |at: &usize| {
            lexicon.terms.kana_nouns_at_start(&s[*at..run.end]).any(|length| at + length > run.start)
        };
        let across = gap.char_indices().map(|(at, _)| kana + at).filter(|&at| at > kana || !adjacent);
        if let Some(at) = across.into_iter().find(over) {
            run.start = at;
        }
        // のこども家庭センター: the kana noun behind a particle opens the compound.
        let mut starts = lexicon.terms.kana_nouns_at_end(gap).map(|at| kana + at);
        if let Some(at) = starts.find(|&at| at > kana || !adjacent || kana == 0) {
            run.start = at;
        }
    }
    extend(s, &mut run, lexicon);
    found.push(run);
}

/// Whether a ministry's bureau is called by both, with a dot between: 国土交通省水管理 and 国土保全局長.
fn in_unit(before: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let Some(ministry) = before.rfind('省').map(|at| at + '省'.len_utf8()) else { return false };
    let Some(bureau) = behind.find('局').map(|at| at + '局'.len_utf8()) else { return false };
    ministry < before.len()
        && lexicon.bodies.is_unit(&format!("{}・{}", &before[ministry..], &behind[..bureau]))
}

/// Where つくば市 of つくば市農業委員会 begins: the kana of a town whose name the run goes on with.
fn kana_town(s: &str, kana: usize, run: &Range<usize>, lexicon: &Lexicon) -> Option<usize> {
    let kind = s[run.clone()].chars().next().filter(|c| matches!(c, '市' | '町' | '村' | '区'))?;
    let end = run.start + kind.len_utf8();
    let mut starts = s[kana..run.start].char_indices().map(|(at, _)| kana + at);
    starts.find(|&at| lexicon.bodies.known(&s[at..end]).is_some())
}

/// 議案第12号: what is written behind it is a word of its own.
fn is_number(noun: &str) -> bool {
    noun.ends_with('号') && noun.contains('第')
}

/// Whether the hiragana between a noun and the run behind it is inside a noun: 見守|り|支援, 健康|づくり|事業, 進|め|方.
fn belongs(s: &str, noun: &Range<usize>, run: &Range<usize>, lexicon: &Lexicon) -> bool {
    let end = run.start;
    let (before, gap) = (&s[noun.clone()], &s[noun.end..end]);
    let okurigana = matches!(gap, "え" | "け" | "り" | "げ" | "れ")
        && before.chars().count() >= 2
        && before.chars().next_back().is_some_and(|c| script(c) == Script::Kanji);
    okurigana
        || with_kana(s, noun, end, lexicon)
        || manner(gap, &s[run.clone()])
        || over_kana(s, noun, run, lexicon)
}

/// 進め方, 決め方: the way of a verb. 若い方 and 決める方 are people.
fn manner(gap: &str, run: &str) -> bool {
    let mut kana = gap.chars();
    run == "方"
        && kana.next().is_some_and(|c| "りきしちみえけげせてねべめれ".contains(c))
        && kana.next().is_none()
}

/// Whether the end of the noun, the kana behind it and the first letters of the run are one word: 働|き|方, 見|える|化.
fn over_kana(s: &str, noun: &Range<usize>, run: &Range<usize>, lexicon: &Lexicon) -> bool {
    let starts = s[noun.clone()].char_indices().rev().take(3).map(|(at, _)| noun.start + at);
    // 洗|い|出|し: behind a run of one or two letters its own kana ends the word.
    let short = s[run.clone()].chars().nth(2).is_none();
    let kana = if short { hiragana_after(s, run.end) } else { run.end };
    let reach = &s[run.start..kana];
    let end = run.start + reach.char_indices().nth(4).map_or(reach.len(), |(at, _)| at);
    starts.into_iter().any(|at| ends_behind(&s[at..end], run.start - at, lexicon).is_some())
}

/// Where the longest kana noun that `s` begins with ends, if that is behind `least`.
fn ends_behind(s: &str, least: usize, lexicon: &Lexicon) -> Option<usize> {
    lexicon.terms.kana_nouns_at_start(s).next().filter(|&end| end > least)
}

/// Whether the kana from the end of the noun to `end` is another, or makes one with its last characters: 見守 + り, 子 + ども.
fn with_kana(s: &str, noun: &Range<usize>, end: usize, lexicon: &Lexicon) -> bool {
    let mut starts = lexicon.terms.kana_nouns_at_end(&s[noun.start..end]).map(|at| noun.start + at);
    starts.any(|at| at <= noun.end && s[at..noun.end].chars().nth(3).is_none())
}

/// Takes in the kana behind the noun that belongs to it: 子ども in 子どもの権利.
fn extend(s: &str, noun: &mut Range<usize>, lexicon: &Lexicon) {
    let kana = |c: char| script(c) == Script::Hiragana;
    if !s[noun.end..].starts_with(kana) || is_number(&s[noun.clone()]) {
        return;
    }
    let most = LazyCell::new(|| hiragana_after(s, noun.end));
    let longest = |at: usize| {
        let mut ends = lexicon.terms.kana_nouns_at_start(&s[at..]).map(|length| at + length);
        ends.find(|&end| end <= *most)
    };
    // With the last characters of the noun, or of three letters and more by themselves.
    let inside = s[noun.clone()].char_indices().rev().take(3).map(|(at, _)| noun.start + at);
    let joined = inside.filter_map(longest).filter(|&end| end > noun.end);
    let alone = longest(noun.end).filter(|&end| end > noun.end + "かな".len());
    if let Some(end) = joined.chain(alone).max() {
        noun.end = end;
    }
}

fn hiragana_before(s: &str, at: usize) -> usize {
    let back = s[..at].char_indices().rev().take(LONGEST + 4);
    back.take_while(|&(_, c)| script(c) == Script::Hiragana).last().map_or(at, |(i, _)| i)
}

fn hiragana_after(s: &str, at: usize) -> usize {
    let ahead = s[at..].char_indices().take(LONGEST);
    ahead
        .take_while(|&(_, c)| script(c) == Script::Hiragana)
        .last()
        .map_or(at, |(i, c)| at + i + c.len_utf8())
}

/// Gives `part` the parts of a run that are nouns of their own: behind 議案第10号 and 令和7年, and before 及び.
fn cut(s: &str, run: Range<usize>, lexicon: &Lexicon, mut part: impl FnMut(Range<usize>)) {
    let mut run = run;
    for (kanji, kana) in [('及', "び"), ('並', "びに"), ('又', "は"), ('若', "しくは")] {
        if s[run.clone()].ends_with(kanji) && s[run.end..].starts_with(kana) {
            run.end -= kanji.len_utf8();
        }
    }
    if run.is_empty() || is_particle(s, &run) {
        return;
    }
    if opens_item(&s[..run.start], &s[run.clone()]) {
        run.start += 'ア'.len_utf8();
    }
    let time = that_time(&s[..run.start], &s[run.clone()]);
    if time > 0 {
        part(run.start..run.start + time);
        run.start += time;
    }
    // 令和6(2024)年度|南浜公社: what is left of a year behind a bracket.
    if s[..run.start].ends_with(')') && s[run.clone()].starts_with("年度") {
        run.start += "年度".len();
        if run.is_empty() {
            return;
        }
    }
    let words = &s[run.clone()];
    let (mut dotted, mut spaced, mut numbered) = (false, false, false);
    for c in words.chars() {
        match c {
            '・' => dotted = true,
            ' ' => spaced = true,
            // Each number that is cut off holds one of these.
            '第' | '年' | '月' | '時' | '頁' | 'ペ' | '項' | '題' | '件' | '紙' | '料' => {
                numbered = true;
            }
            _ => {}
        }
    }
    if dotted && !spaced && all_known(words, lexicon) {
        return words.split('・').filter(|p| !p.is_empty()).for_each(|p| part(offset(s, p)));
    }
    if !numbered {
        return part(run);
    }
    let mut from = run.start;
    for number in NUMBER.find_iter(words) {
        let end = run.start + number.end();
        let rest = &s[end..run.end];
        // 昨年末|3次元地図: behind 末 no number goes on.
        let ended = number.as_str().ends_with('末') || rest.starts_with(|c| script(c) != Script::Digit);
        if rest.chars().nth(1).is_some() && ended {
            part(from..end);
            from = end;
        }
    }
    part(from..run.end);
}

/// ア　県立学校: whether the letter of an item opens the run.
fn opens_item(before: &str, run: &str) -> bool {
    let mut letters = run.chars();
    let item = letters
        .next()
        .is_some_and(|c| matches!(c, 'ア' | 'イ' | 'ウ' | 'エ' | 'オ' | 'カ' | 'キ' | 'ク' | 'ケ' | 'コ'));
    let noun = letters.next().is_some_and(|c| script(c) == Script::Kanji) && letters.next().is_some();
    item && noun && (before.trim_end().is_empty() || before.trim_end().ends_with(['。', ')', '\n']))
}

/// Bytes of 後 in その後|南浜公社, of 度 in この度|南浜公社: they end what stands before.
fn that_time(before: &str, run: &str) -> usize {
    let mut chars = run.chars();
    let Some(last) = chars.next() else { return 0 };
    let told = match last {
        '後' => before.ends_with("その"),
        '度' => before.ends_with("この"),
        '際' | '間' => before.ends_with("その") || before.ends_with("この"),
        _ => return 0,
    };
    // その後援会, その後任者: 後 opens words too.
    let opens = chars.next().is_none_or(|c| "援継輩半期任方続退者衛部見".contains(c));
    if told && !opens && chars.next().is_some() { last.len_utf8() } else { 0 }
}

/// に関する, に係る, に基づく: their kanji is no noun.
fn is_particle(s: &str, run: &Range<usize>) -> bool {
    let after = &s[run.end..];
    let followed = |words: &[&str]| words.iter().any(|w| after.starts_with(w));
    s[..run.start].ends_with('に')
        && match &s[run.clone()] {
            "関" | "対" => followed(&["する", "し"]),
            "係" => followed(&["る"]),
            "伴" => followed(&["う", "い"]),
            "基" => followed(&["づく", "づき"]),
            "向" => followed(&["けた", "けて"]),
            "資" => followed(&["する"]),
            _ => false,
        }
}

/// Where `part`, a slice of `s`, lies.
fn offset(s: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - s.as_ptr() as usize;
    start..start + part.len()
}

/// ロボット・ドローン: things of their own, not one name.
fn all_known(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.matcher.exact(words).is_empty()
        && words.split('・').all(|p| {
            lexicon.terms.is_generic(p) || !lexicon.matcher.exact(p).is_empty() || lexicon.terms.is_head(p)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(s: &str) -> Vec<&str> {
        nouns(s, Lexicon::embedded()).into_iter().map(|r| &s[r]).collect()
    }

    #[test]
    fn kana_that_belongs_to_a_noun_joins_it() {
        assert_eq!(of("高齢者見守り支援事業を行う"), ["高齢者見守り支援事業", "行"]);
        assert_eq!(of("市のこども家庭センターで"), ["市", "こども家庭センター"]);
        assert_eq!(
            of("札幌市及びつくば市農業委員会は町農業委員会と"),
            ["札幌市", "つくば市農業委員会", "町農業委員会"]
        );
        assert_eq!(of("健康づくり推進課は"), ["健康づくり推進課"]);
        assert_eq!(of("南浜区子どもの権利条例"), ["南浜区子どもの権利条例"]);
        assert_eq!(of("受入れ安全指針"), ["受入れ安全指針"]);
        assert_eq!(of("働き方改革の進め方を決める方に"), ["働き方改革", "進め方", "決", "方"]);
        assert_eq!(of("不具合の洗い出しが要る"), ["不具合", "洗い出し", "要"]);
        assert_eq!(of("工程の見える化と見通し"), ["工程", "見える化", "見通し"]);
        assert_eq!(of("人へのばく露量調査"), ["人", "ばく露量調査"]);
    }

    #[test]
    fn the_first_and_the_last_are_told_without_the_others() {
        let lexicon = Lexicon::embedded();
        for s in
            ["橋の点検、見守り支援、並びに道路及び", "、橋を", "それは、橋", "橋、それは", "、それは、", ""]
        {
            let all = nouns(s, lexicon);
            assert_eq!(first(s, lexicon).as_ref(), all.first(), "{s}");
            assert_eq!(last(s, lexicon).as_ref(), all.last(), "{s}");
        }
    }

    #[test]
    fn numbers_of_bills_and_years_are_cut_off() {
        assert_eq!(
            of("日程第11議案第10号南浜区公文書管理条例"),
            ["日程第11", "議案第10号", "南浜区公文書管理条例"]
        );
        assert_eq!(of("令和7年第1回南浜区議会定例会"), ["令和7年", "第1回", "南浜区議会定例会"]);
        assert_eq!(of("河川及び道路"), ["河川", "道路"]);
        assert_eq!(of("議案第7号ひとり親手当条例"), ["議案第7号", "ひとり親手当条例"]);
        assert_eq!(of("昨年末3次元地図の"), ["昨年末", "3次元地図"]);
        assert_eq!(of("第二百十号議案南浜市船舶条例"), ["第二百十号議案", "南浜市船舶条例"]);
        assert_eq!(of("その後南浜市船舶公社に"), ["後", "南浜市船舶公社"]);
        assert_eq!(of("その後援会に"), ["後援会"]);
        assert_eq!(of("伺う。イ県立学校の"), ["伺", "県立学校"]);
        assert_eq!(of("今アジア地域の"), ["今アジア地域"]);
    }

    #[test]
    fn a_dot_may_stand_inside_the_name_of_a_bureau() {
        assert_eq!(of("国土交通省水管理・国土保全局長の"), ["国土交通省水管理・国土保全局長"]);
        assert_eq!(of("国土交通省道路・港湾局長の"), ["国土交通省道路", "港湾局長"]);
    }

    #[test]
    fn known_things_joined_by_a_dot_are_parted() {
        assert_eq!(of("ロボット・ドローンの活用"), ["ロボット", "ドローン", "活用"]);
        assert_eq!(
            of("リバース・トランスレーショナル・リサーチ"),
            ["リバース・トランスレーショナル・リサーチ"]
        );
    }
}
