//! An entry of a roster while its rows are read.

use super::{called::Called, cells, row::Row};
use crate::{
    Rule,
    lexicon::Lexicon,
    rule,
    script::{Script, script},
    text::Flow,
};

/// An entry as its rows give it: the name apart, the rest joined.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The name, with notes in brackets.
    pub name: Option<Flow>,
    /// Body and post, with notes in brackets.
    pub rest: Flow,
    /// Further posts, printed above or below.
    pub more: Vec<Flow>,
    /// The capacity in a cell of its own.
    pub capacity: Option<String>,
    /// The sign before the name, in a column of its own.
    pub sign: Option<char>,
    /// Where the name ends, in an entry that is a surname and a title.
    pub called: Option<Called>,
    /// The post, in a column of its own.
    pub post: Option<Flow>,
    /// The rule that told its parts apart.
    pub rule: Rule,
    // Whether later rows belong to the name (it stands last) or to the rest.
    name_last: bool,
}

impl Draft {
    /// An entry of which nothing is told but the rule that found it.
    fn new(rule: Rule, name_last: bool) -> Draft {
        let (rest, more) = (Flow::default(), Vec::new());
        let (capacity, sign, called, post) = (None, None, None, None);
        Draft { name: None, rest, more, capacity, sign, called, post, rule, name_last }
    }

    /// An entry of which every part is known.
    pub(super) fn cells(name: Option<Flow>, rest: Option<Flow>, more: Vec<Flow>, rule: Rule) -> Draft {
        let bare = |flow: Flow| {
            // 港湾部長事務取扱: in what right the post is held is part of what its holder is called.
            if flow.as_str().ends_with("事務取扱") {
                return flow;
            }
            let words = cells::without_concurrence(flow.as_str());
            let start = flow.as_str().find(words).unwrap_or(0);
            flow.slice(start..start + words.len())
        };
        let more = more.into_iter().map(bare).collect();
        Draft { name, rest: rest.map(bare).unwrap_or_default(), more, ..Draft::new(rule, true) }
    }

    /// An entry of a table, whose columns tell what each part is.
    pub(super) fn tabled(
        name: &Flow,
        body: Option<&Flow>,
        post: Option<&Flow>,
        capacity: Option<String>,
    ) -> Draft {
        // A post whose body no column tells is all there is.
        let (rest, post) = if body.is_some() { (body, post) } else { (post, None) };
        let rest = rest.cloned().unwrap_or_default();
        Draft {
            name: Some(name.clone()),
            rest,
            post: post.cloned(),
            capacity,
            ..Draft::new(rule::ROSTER_TABLE, false)
        }
    }

    pub(super) fn name_first(flow: &Flow, cut: usize) -> Draft {
        let rest = flow.slice(cut..flow.as_str().len());
        Draft { rest, ..Draft::name(&flow.slice(0..cut)) }
    }

    pub(super) fn body(flow: &Flow) -> Draft {
        Draft { rest: flow.clone(), ..Draft::new(rule::ROSTER_BODY, true) }
    }

    pub(super) fn name(flow: &Flow) -> Draft {
        Draft { name: Some(flow.clone()), ..Draft::new(rule::ROSTER_NAME_FIRST, false) }
    }

    /// A body, then a name, either of which may be missing.
    pub(super) fn name_last(name: Option<Flow>, rest: Flow) -> Draft {
        Draft { name, rest, ..Draft::new(rule::ROSTER_NAME_LAST, true) }
    }

    /// A name in a list with commas.
    pub(super) fn listed(flow: &Flow) -> Draft {
        Draft { rule: rule::ROSTER_LIST, ..Draft::name(flow) }
    }

    /// Surname and title in one: 鷺宮委員, 鷺宮総務課長.
    pub(super) fn called(flow: &Flow, called: Called) -> Draft {
        let draft = if called.capacity { Draft::listed(flow) } else { Draft::body(flow) };
        Draft { called: Some(called), ..draft }
    }

    /// A name with its body in brackets behind it.
    pub(super) fn bracketed(name: &Flow, rest: Flow) -> Draft {
        Draft { rest, ..Draft::name(name) }
    }

    /// A row that nothing tells apart: a name, or a name and a trade that no table knows (漫画家) behind the widest gap.
    pub(super) fn names_or_trade(flow: &Flow, lexicon: &Lexicon) -> Draft {
        let pieces = flow.pieces();
        let chars = flow.as_str().chars().count();
        let widest = pieces.iter().map(|p| p.1).max().unwrap_or(0);
        let cut = pieces.iter().rev().find(|p| p.1 == widest && widest > 0).map(|p| p.0.start);
        match cut {
            Some(cut)
                if chars > 6
                    && pieces.len() > 2
                    && lexicon.titles.surname_at_start(flow.as_str()).is_some() =>
            {
                Draft::name_first(flow, cut)
            }
            _ => Draft::name(flow),
        }
    }

    pub(super) fn take_name(&mut self, flow: &Flow) {
        self.name = Some(flow.clone());
        self.rule = rule::ROSTER_NAME_LAST;
    }

    /// Adds a row that goes on with this entry.
    pub(super) fn go_on(&mut self, row: &Row) {
        let last = self.name_last;
        let part = match &mut self.name {
            Some(name) if last || (self.rest.is_empty() && open(name.as_str())) => name,
            _ => &mut self.rest,
        };
        // （代理：デジタ / ル政策部長　柊　誠）: a word of katakana that the wrap broke.
        let katakana = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Katakana && c != '・');
        let torn = katakana(part.as_str().chars().next_back()) && katakana(row.flow.as_str().chars().next());
        if torn {
            part.mend(&row.flow);
        } else {
            part.join(&row.flow);
        }
    }

    /// Whether the name stands last and the post before it is told: what stands below is another entry.
    pub(super) fn is_over(&self, lexicon: &Lexicon) -> bool {
        let post = || lexicon.titles.post_at_end(self.rest.as_str()).is_some();
        self.name_last && self.name.is_some() && post()
    }

    /// Whether a bracket is still open.
    pub(super) fn open_bracket(&self) -> bool {
        // The bracket that opens in the name may close in the rest.
        let name = self.name.as_ref().map_or("", Flow::as_str);
        open(&format!("{name}{}", self.rest.as_str()))
    }
}

pub(super) fn open(s: &str) -> bool {
    let depth = |open: char, close: char| s.matches(open).count() > s.matches(close).count();
    depth('(', ')') || depth('[', ']') || depth('【', '】')
}
