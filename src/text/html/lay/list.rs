//! The marks that items of a list print: bullets, numbers, letters, kana, or none.

use scraper::node::Element;

use crate::text::number;

/// A list under way.
pub(super) struct List {
    // Bullets, numbers, or nothing.
    kind: Bullet,
    next: i64,
    step: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bullet {
    None,
    Dot,
    Number,
    Letter,
    Kana,
}

impl List {
    /// The list that `element` begins.
    pub(super) fn of(element: &Element) -> List {
        let style = element.attr("style").unwrap_or_default().replace(' ', "");
        let bare = style.contains("list-style:none") || style.contains("list-style-type:none");
        let classed = element.classes().any(|class| {
            ["list-unstyled", "list-none", "no-list", "nolist", "list-inline", "nobullet"].contains(&class)
        });
        let kind = match (element.name(), element.attr("type")) {
            _ if bare || classed => Bullet::None,
            ("ol", Some("a" | "A" | "i" | "I")) => Bullet::Letter,
            ("ol", _) if style.contains("katakana") => Bullet::Kana,
            ("ol", _) => Bullet::Number,
            _ => Bullet::Dot,
        };
        let next = element.attr("start").and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        let step = if element.attr("reversed").is_some() { -1 } else { 1 };
        List { kind, next, step }
    }

    /// The mark of the next item.
    pub(super) fn mark(&mut self, item: &Element) -> Option<String> {
        if let Some(value) = item.attr("value").and_then(|n| n.trim().parse().ok()) {
            self.next = value;
        }
        let n = self.next;
        self.next = self.next.saturating_add(self.step);
        let letter = |first: char| {
            u32::try_from(n - 1).ok().filter(|&k| k < 26).and_then(|k| char::from_u32(u32::from(first) + k))
        };
        match self.kind {
            Bullet::None => None,
            Bullet::Dot => Some("・".to_owned()),
            Bullet::Number => Some(format!("{}．", number::wide(n))),
            Bullet::Letter => Some(format!("{}．", letter('ａ')?)),
            Bullet::Kana => Some(format!("{}　", number::kana(u32::try_from(n).ok()?, true)?)),
        }
    }
}

/// Whether the words bring a mark of their own: a bullet, a number, a bracket.
pub(super) fn opens_with_mark(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return false };
    if "・･○◯〇●◎◆◇■□▲△▼▽★☆※➢→⇒▪•◦【＜〔".contains(first)
        || matches!(first, '①'..='⑳' | '⑴'..='⒇' | '\u{e000}'..='\u{f8ff}')
    {
        return true;
    }
    let digits = text.trim_start_matches(['(', '（']);
    let count = digits.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '０'..='９')).count();
    let next = digits.chars().nth(count);
    (1..=3).contains(&count) && next.is_some_and(|c| ".．)）、　".contains(c))
}
