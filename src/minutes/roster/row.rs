//! One printed row of a roster, and what its pieces look like.

use super::{
    apart, closing,
    heading::heading,
    is_body, ledger,
    legend::Legend,
    remark::{counts, is_count, without_count, without_leading_count, without_notes, without_remark},
};
use crate::{
    Text,
    lexicon::Lexicon,
    minutes::section::Part,
    outline::{BlockKind, Line, Mark, Outline},
    text::Flow,
};

/// A row: a heading, or words of an entry under it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The heading that the row is or opens with.
    pub heading: Option<String>,
    /// Words behind the heading.
    pub flow: Flow,
    /// Whether the row before runs up to the wrap.
    pub after_full: bool,
    /// Columns before the line that the row stands on.
    pub indent: u32,
    /// First character of that line.
    pub line: u32,
    /// Where the body begins, in bytes of the words, where the row was taken out of a run of entries.
    pub name_end: Option<usize>,
    /// Where the name begins behind a post, in bytes of the words, where the row was put together.
    pub name_start: Option<usize>,
}

/// What the pieces of a row look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A name, then a body or post from this byte on.
    NameFirst(usize),
    /// A body or post, then a name.
    NameLast,
    /// A body or post alone.
    Body,
    /// Nothing that reads as a body: a name, or part of one.
    Names,
}

/// The heading of those whom a note at the end of others' row names as absent.
pub(super) const OTHERS_ABSENT: &str = "（欠席）";

/// A printed line of a roster part.
pub(super) struct Printed {
    /// Its words.
    pub flow: Flow,
    mark: Mark,
    /// Columns before it.
    pub indent: u32,
    line: u32,
    // Whether the line runs up to the wrap.
    full: bool,
    /// Whether a ruler stands right above it.
    pub ruled: bool,
    /// Where the name begins behind a post, in bytes, where that is known.
    pub name: Option<usize>,
}

impl Printed {
    /// Other words in the place of this line, and where the name begins in them.
    pub(super) fn with(&self, flow: Flow, name: Option<usize>) -> Printed {
        Printed { mark: self.mark.clone(), full: self.full, ruled: self.ruled, name, ..self.part(flow) }
    }

    /// Whether a heading opens this line.
    pub(super) fn is_headed(&self, lexicon: &Lexicon) -> bool {
        heading(self.flow.clone(), &self.mark, lexicon).heading.is_some()
    }

    /// This line with other words.
    pub(super) fn of_words(self, flow: Flow) -> Printed {
        Printed { flow, ..self }
    }

    /// Words out of this line, by themselves.
    pub(super) fn part(&self, flow: Flow) -> Printed {
        let (indent, line) = (self.indent, self.line);
        Printed { flow, mark: Mark::None, indent, line, full: false, ruled: false, name: None }
    }

    /// The words with which this line opens, its mark before them.
    pub(super) fn opening(&self, flow: Flow) -> Printed {
        Printed { mark: self.mark.clone(), ..self.part(flow) }
    }
}

/// The rows of a roster part.
pub(super) fn rows(printed: Vec<Printed>, lexicon: &Lexicon) -> Vec<Row> {
    let mut printed = closing::over_their_people(printed, lexicon);
    let mut absent: Vec<Row> = Vec::new();
    for line in &mut printed {
        if let Some((kept, row)) = closing::others_absent(&line.flow) {
            line.flow = kept;
            absent.push(row);
        }
    }
    printed.retain(|line| !line.flow.is_empty());
    let mut rows: Vec<Row> = Vec::new();
    let mut after_full = false;
    let mut at = 0;
    let paired = printed.iter().filter(|line| apart::pairs(&line.flow, false, lexicon).is_some()).count() > 1;
    while let Some(line) = printed.get(at) {
        if line.name.is_some() {
            let row = Row::of(line.flow.clone());
            rows.push(Row { indent: line.indent, line: line.line, name_start: line.name, ..row });
            after_full = false;
            at += 1;
            continue;
        }
        // 椥辻　花子　柊　誠: surname and given name by turns, on several lines.
        if let Some(pairs) = apart::pairs(&line.flow, true, lexicon).filter(|_| paired) {
            let row = |flow| Row { indent: line.indent, line: line.line, ..Row::of(flow) };
            rows.extend(pairs.into_iter().map(row));
            after_full = false;
            at += 1;
            continue;
        }
        // Lines that hold several entries each, broken where the wrap fell.
        let goes_on = |line: &&Printed| heading(line.flow.clone(), &line.mark, lexicon).heading.is_none();
        let full = printed[at..].iter().take_while(|line| line.full).count();
        let rest = printed[at + 1..].iter().take(full).take_while(goes_on).count();
        let run = &printed[at..=at + rest];
        if let Some(cut) = apart::run(run.iter().map(|l| &l.flow), lexicon) {
            rows.extend(cut.into_iter().map(|entry| in_run(entry, line, lexicon)));
            at += run.len();
            after_full = false;
            continue;
        }
        at += 1;
        // What begins with ・ behind a full line goes on with it, whatever word it is.
        let words = line.flow.as_str();
        let note = words
            .strip_prefix('(')
            .and_then(|t| t.strip_suffix(')'))
            .is_some_and(|n| super::presence_of(n).is_some());
        let joint = after_full && (words.starts_with('・') || note);
        let before_full = std::mem::replace(&mut after_full, line.full);
        if let Some(last) = rows.last_mut().filter(|last| closes(&last.flow, &line.flow)) {
            last.flow.join(&line.flow);
            continue;
        }
        let placed = |row: Row| Row { indent: line.indent, line: line.line, ..row };
        let signed = apart::signed(&line.flow);
        if signed.len() > 1 {
            rows.extend(signed.into_iter().map(|flow| placed(Row::of(flow))));
            continue;
        }
        let flow = without_ditto(&line.flow);
        let offices = if joint { Vec::new() } else { apart::offices(&flow, lexicon) };
        if offices.len() > 1 {
            rows.extend(offices.into_iter().map(|entry| placed(heading(entry, &Mark::None, lexicon))));
            continue;
        }
        let row = if joint { Row::of(line.flow.clone()) } else { heading(flow, &line.mark, lexicon) };
        let entries = apart::entries(&row.flow, lexicon);
        // 市長　石井健一　教育長　小泉克行: what looks run on is set in columns.
        let columns = entries.len() > 1 && ledger::is_row(&row.flow, lexicon);
        let mut entries = if columns { vec![row.flow.clone()] } else { entries }.into_iter();
        let flow = entries.next().unwrap_or_default();
        rows.push(placed(Row { flow, after_full: before_full, ..row }));
        rows.extend(entries.map(|flow| placed(Row::of(flow))));
    }
    rows.extend(absent);
    rows
}

/// The lines of a roster part, marks taken off.
pub(super) fn printed(
    text: &Text,
    outline: &Outline,
    part: &Part,
    legend: &Legend,
    lexicon: &Lexicon,
) -> Vec<Printed> {
    let mut printed: Vec<Printed> = Vec::new();
    let full_at = outline.width.map_or(u32::MAX, |w| w.saturating_sub(6));
    let value_from = part.value.whole().start();
    let label_block = part.at.filter(|_| !part.value.is_empty());
    let mut before = None;
    let mut ruled = false;
    for b in label_block.into_iter().chain(part.blocks.iter().copied()) {
        let block = &outline.blocks[b];
        let between = before.replace(b).map_or(b..b, |before| before + 1..b);
        let between = outline.blocks[between].iter().flat_map(|block| &outline.lines[block.lines.clone()]);
        ruled |= between.into_iter().any(|line| is_ruler(text, line));
        let mut first = true;
        for line in &outline.lines[block.lines.clone()] {
            if line.kind != BlockKind::Text {
                ruled |= is_ruler(text, line);
                continue;
            }
            let first = std::mem::take(&mut first);
            let mut flow = line.flow.clone();
            if label_block == Some(b) {
                flow = flow.from(value_from);
            }
            let numbered = matches!(Mark::of(flow.as_str(), "(").0, Mark::Number(..));
            let explains = !numbered && flow.as_str().starts_with(['(', '※', '注', '[']);
            if flow.is_empty() || explains && !Legend::of(flow.as_str(), lexicon).is_empty() {
                continue;
            }
            let after_full = printed.last().is_some_and(|l| l.full);
            let (mark, taken) =
                if first && label_block != Some(b) && !(after_full && flow.as_str().starts_with('・')) {
                    Mark::of(flow.as_str(), text.quote(flow.whole()))
                } else {
                    (Mark::None, 0..0)
                };
            // What a sign before a name means, a legend may tell.
            let signed = matches!(mark, Mark::Sign(sign) if legend.capacity(sign).is_some()) && {
                let behind = without_number(&flow.slice(taken.end..flow.as_str().len()));
                lexicon.titles.surname_at_start(behind.as_str().trim_start()).is_some()
            };
            if mark != Mark::None && !signed {
                flow = flow.slice(taken.end..flow.as_str().len());
            }
            // ◎(4)高橋　健一: the number behind the sign.
            if signed || matches!(mark, Mark::Sign(_)) {
                flow = without_number(&flow);
            }
            flow = without_remark(&without_count(&without_leading_count(&flow)));
            let (indent, line, full) = (line.indent, line.span.start(), line.width >= full_at);
            let ruled = std::mem::take(&mut ruled);
            printed.push(Printed { flow, mark, indent, line, full, ruled, name: None });
        }
    }
    printed
}

/// A row without the number in brackets behind its sign.
fn without_number(flow: &Flow) -> Flow {
    let s = flow.as_str();
    let sign = s.chars().next().filter(|c| super::cells::SIGNS.contains(*c)).map_or(0, char::len_utf8);
    let number = s[sign..].strip_prefix('(').and_then(|t| t.find(')').map(|end| &t[..end]));
    match number.filter(|n| !n.is_empty() && n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit())) {
        Some(number) => {
            let mut kept = flow.slice(0..sign);
            kept.join(&flow.slice(sign + number.len() + 2..s.len()));
            kept
        }
        None => flow.clone(),
    }
}

/// Whether a line is nothing but drawn: ─────, ………….
fn is_ruler(text: &Text, line: &Line) -> bool {
    let words = text.quote(line.span).trim();
    line.kind == BlockKind::Furniture
        && words.chars().count() >= 4
        && words.chars().all(|c| "─―—–-…‥・=＝◇－━".contains(c))
}

/// The row of an entry that was cut out of a run: a heading where it is one.
fn in_run(entry: apart::Entry, line: &Printed, lexicon: &Lexicon) -> Row {
    let row = heading(entry.flow, &Mark::None, lexicon);
    let name_end = entry.name_end.filter(|_| row.heading.is_none());
    Row { name_end, indent: line.indent, line: line.line, ..row }
}

/// Whether a row in brackets says something of the list: （会長の「高」は、正しくは「髙」）.
fn is_aside(s: &str) -> bool {
    let inner = s.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or_default();
    inner.contains('。') || inner.contains("は、") || inner.contains("正しくは")
}

/// The words behind a mark that repeats the capacity above: 〃, 同.
fn without_ditto(flow: &Flow) -> Flow {
    let pieces = flow.pieces();
    let s = flow.as_str();
    match pieces.split_first() {
        Some((first, rest))
            if !rest.is_empty() && matches!(&s[first.0.clone()], "〃" | "同" | "同上" | "″" | "”" | "々") =>
        {
            flow.slice(first.0.end..s.len())
        }
        _ => flow.clone(),
    }
}

/// Whether `next` closes the bracket that the row before leaves open: （分／科会長）.
fn closes(flow: &Flow, next: &Flow) -> bool {
    let open = |s: &str| s.matches('(').count() > s.matches(')').count();
    let s = next.as_str();
    open(flow.as_str()) && s.find(')').is_some_and(|close| !s[..close].contains(['(', ':', '。']))
}

/// 午前10時00分開会: a time of the meeting that stands behind the last name.
fn opens_or_closes(s: &str) -> bool {
    (s.starts_with("午前") || s.starts_with("午後"))
        && ["開会", "開議", "閉会", "散会", "再開", "休憩", "延会"].iter().any(|word| s.ends_with(word))
}

/// Whether words say that there is nobody: なし.
pub(super) fn none(words: &str) -> bool {
    let words = words.replace(' ', "");
    matches!(
        words.trim_matches(['(', ')', '。']),
        "なし" | "無し" | "無" | "該当なし" | "該当者なし" | "0名" | "0人"
    )
}

impl Row {
    /// A row without a heading.
    pub(super) fn of(flow: Flow) -> Row {
        Row { heading: None, flow, after_full: false, indent: 0, line: 0, name_end: None, name_start: None }
    }

    /// Characters of the line before the byte `at` of the row.
    pub(super) fn column(&self, at: usize) -> u32 {
        self.flow.span(at..self.flow.as_str().len()).start().saturating_sub(self.line)
    }

    /// Characters of the line before words of the row.
    pub(super) fn column_of(&self, words: &Flow) -> u32 {
        words.whole().start().saturating_sub(self.line)
    }

    /// Whether the row says that there is nobody: なし.
    pub(super) fn is_none(&self) -> bool {
        none(self.flow.as_str())
    }

    /// Whether the row is a remark on the list, not an entry.
    pub(super) fn is_note(&self, lexicon: &Lexicon) -> bool {
        let s = self.flow.as_str();
        s.starts_with('※')
            || s.starts_with("(※")
            || without_notes(s).is_empty()
            || is_count(s)
            || counts(s)
            || is_aside(s)
            || s.starts_with("敬称略")
            || matches!(s, "ほか" | "他" | "外" | "他多数")
            || opens_or_closes(s)
            || self.names_columns(lexicon)
    }

    /// Whether the row is the head of a table: 氏名　所属・役職　備考.
    fn names_columns(&self, lexicon: &Lexicon) -> bool {
        let known = lexicon.cues.words("column");
        let mut rest = self.flow.as_str();
        let mut columns = 0;
        // Letters may be spaced to fill the column: 氏　名.
        while let Some(column) = known.at_start(rest).next() {
            rest = rest[column.len()..].trim_start_matches(['・', '/', '(', ')', ' ']);
            columns += 1;
        }
        rest.is_empty() && columns > 1
            || lexicon.cues.words("column-head").contains(self.flow.as_str().replace(' ', "").as_str())
    }

    /// Whether the row begins with what joins it to the one before.
    pub(super) fn opens_with_joint(&self) -> bool {
        self.flow.as_str().starts_with(['/', '(', '[', '【', '・', 'ー', '、'])
            && !self.flow.as_str().starts_with("【代")
            || self.flow.as_str().starts_with("[代")
            || self.flow.as_str().starts_with("【代")
    }

    /// What the row looks like.
    pub(super) fn shape(&self, lexicon: &Lexicon) -> Shape {
        self.name_end.map_or_else(|| shape(&self.flow, lexicon), Shape::NameFirst)
    }
}

/// What the pieces of a flow look like.
pub(super) fn shape(flow: &Flow, lexicon: &Lexicon) -> Shape {
    let s = flow.as_str();
    let pieces: Vec<_> = flow.pieces().into_iter().map(|(r, _)| r).collect();
    let body: Vec<bool> = pieces.iter().map(|r| is_body(bare(&s[r.clone()]), lexicon)).collect();
    let first = body.iter().position(|&b| b);
    match first {
        None => Shape::Names,
        Some(0) => {
            let names = body.iter().position(|&b| !b);
            match names {
                // The name is what follows the last body: 教授　栗花落　宗一.
                Some(n) if is_name(&s[pieces[n].start..], lexicon, &body[n..]) => Shape::NameLast,
                _ => Shape::Body,
            }
        }
        Some(n) => {
            let name: String = pieces[..n].iter().map(|r| bare(&s[r.clone()])).collect();
            if (2..=9).contains(&name.chars().count()) {
                Shape::NameFirst(pieces[n].start)
            } else {
                Shape::Body
            }
        }
    }
}

/// Whether what follows a body can be a name, or names with bodies between.
fn is_name(s: &str, lexicon: &Lexicon, body: &[bool]) -> bool {
    let several = body.iter().any(|&b| b);
    let name = bare(s);
    several
        || ((2..=9).contains(&name.chars().count())
            && lexicon.titles.post_at_end(name).is_none()
            && !name.contains(['。', '、']))
}

/// A piece without the brackets behind it.
fn bare(s: &str) -> &str {
    let s = s.find(['(', '[', '【', '※']).filter(|&i| i > 0).map_or(s, |i| &s[..i]);
    s.trim_matches(['、', ' '])
}
