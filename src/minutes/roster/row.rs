//! One printed row of a roster.

mod column;
mod shape;

use super::{
    apart, closing,
    draft::Draft,
    heading::{heading, headings_within},
    ledger,
    printed::Printed,
    remark::{counts, is_count, without_hour, without_notes},
    scope::is_unit,
};
use crate::{date, lexicon::Lexicon, minutes::header::is_hour, outline::Mark, text::Flow};

use column::{beside_its_people, heads_deeper};
pub(super) use shape::{Shape, shape};

/// A row: a heading, or words of an entry under it.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The heading that the row is or opens with.
    pub heading: Option<String>,
    /// The words of that heading as printed.
    pub label: Flow,
    /// Words behind the heading.
    pub flow: Flow,
    /// Whether the row before runs up to the wrap.
    pub after_full: bool,
    /// First character of that line.
    pub line: u32,
    /// Where the body begins, in bytes of the words, where the row was taken out of a run of entries.
    pub name_end: Option<usize>,
    /// Where the name begins behind a post, in bytes of the words, where the row was put together.
    pub name_start: Option<usize>,
    /// Whether a mark before its words says that the one in it is what the one above is: 〃.
    pub same: bool,
    /// The entry that the row is, where the list tells its columns.
    pub entry: Option<Draft>,
}

/// Columns by which a note stands further in than the entry it is on.
const HANGING: u32 = 10;

/// The heading of those whom a note at the end of others' row names as absent.
pub(super) const OTHERS_ABSENT: &str = "（欠席）";

/// The heading of those behind a list that such a word closed: nothing is told of them.
pub(super) const CLOSED: &str = "以上";

/// The same, where the word is 各 of 各委員.
pub(super) const EACH: &str = "各";

/// The lines of a roster part that list people, each under its heading, and the rows of those whom the end of a list says to be
/// absent.
fn listed(printed: Vec<Printed>, lexicon: &Lexicon) -> (Vec<Printed>, Vec<Row>) {
    let printed = printed.into_iter().map(|line| {
        let flow = without_hour(&line.flow);
        line.of_words(flow)
    });
    let printed = headings_within(printed.collect(), lexicon);
    let mut printed = closing::over_their_people(printed, lexicon);
    let mut absent: Vec<Row> = Vec::new();
    for line in &mut printed {
        if let Some((kept, row)) = closing::others_absent(&line.flow) {
            line.flow = kept;
            absent.push(row);
        }
    }
    printed.retain(|line| !line.flow.is_empty());
    (printed, absent)
}

/// The rows of a roster part.
pub(super) fn rows(printed: Vec<Printed>, lexicon: &Lexicon) -> Vec<Row> {
    let (printed, absent) = listed(printed, lexicon);
    let mut rows: Vec<Row> = Vec::new();
    // Where the capacities stand that open rows.
    let mut labels: Option<u32> = None;
    let (mut after_full, mut at) = (false, 0);
    let with_colon = |line: &&Printed| {
        line.flow.as_str().split_once(':').is_some_and(|(label, _)| lexicon.titles.capacity(label).is_some())
    };
    let colons = printed.iter().filter(with_colon).count() > 1;
    let paired = printed.iter().filter(|line| apart::pairs(&line.flow, false, lexicon).is_some()).count() > 1
        || matches!(printed.as_slice(), [line] if apart::pairs_alone(&line.flow, lexicon));
    while let Some(line) = printed.get(at) {
        if line.name.is_some() || line.entry.is_some() {
            let (entry, name_start) = (line.entry.clone(), line.name);
            rows.push(Row { line: line.line, name_start, entry, ..Row::of(line.flow.clone()) });
            after_full = false;
            at += 1;
            continue;
        }
        // 椥辻　花子　柊　誠: surname and given name by turns, on several lines.
        if let Some(pairs) = apart::pairs(&line.flow, true, lexicon).filter(|_| paired) {
            let row = |flow| Row { line: line.line, ..Row::of(flow) };
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
        // みなと大学教授 / 　　　　　　（欠席）: far in below the entry, and no heading.
        let above = at.checked_sub(2).and_then(|above| printed.get(above));
        let hangs = note && above.is_some_and(|above| line.indent >= above.indent + HANGING);
        let joint = after_full && (words.starts_with('・') || note) || hangs;
        let before_full = std::mem::replace(&mut after_full, line.full);
        if let Some(last) = rows.last_mut().filter(|last| closes(&last.flow, &line.flow)) {
            last.flow.join(&line.flow);
            continue;
        }
        let placed = |row: Row| Row { line: line.line, ..row };
        let marked = [apart::signed(&line.flow), dittos(&line.flow)].into_iter().find(|each| each.len() > 1);
        if let Some(marked) = marked {
            rows.extend(marked.iter().map(|flow| placed(Row::of(without_ditto(flow, lexicon)))));
            continue;
        }
        let flow = without_ditto(&line.flow, lexicon);
        let same = flow.as_str().len() < line.flow.as_str().len();
        let offices = if joint { Vec::new() } else { apart::offices(&flow, lexicon) };
        if offices.len() > 1 {
            let entry = |flow: Flow| placed(heading(without_ditto(&flow, lexicon), &Mark::None, lexicon));
            rows.extend(offices.into_iter().map(entry));
            continue;
        }
        let mut row = if joint { Row::of(line.flow.clone()) } else { heading(flow, &line.mark, lexicon) };
        row = beside_its_people(row, line, &mut labels, lexicon);
        if row.heading.is_none() && printed.get(at).is_some_and(|below| heads_deeper(line, below, lexicon)) {
            let label = std::mem::take(&mut row.flow);
            row = Row { heading: Some(label.as_str().to_owned()), label, ..row };
        }
        if (colons || before_full) && rests_of_post(&row, &line.flow, rows.last(), lexicon) {
            row = Row::of(line.flow.clone());
        }
        // 市執行部 【港湾部】: one heading within another.
        let nested = row.heading.as_ref().and_then(|_| nested_heading(&row.flow, lexicon));
        if let Some(within) = nested {
            row.flow = Flow::default();
            rows.push(placed(row));
            row = within;
        }
        let people =
            if row.heading.is_some() { apart::seated_or_called(&row.flow, lexicon) } else { Vec::new() };
        let entries = if people.len() > 1 { people } else { apart::entries(&row.flow, lexicon) };
        // 市長　石井健一　教育長　小泉克行: what looks run on is set in columns.
        let columns = entries.len() > 1 && ledger::is_row(&row.flow, lexicon);
        let mut entries = if columns { vec![row.flow.clone()] } else { entries }.into_iter();
        let flow = entries.next().unwrap_or_default();
        rows.push(placed(Row { flow, after_full: before_full, same, ..row }));
        rows.extend(entries.map(|flow| placed(Row::of(flow))));
    }
    rows.extend(absent);
    rows
}

/// A heading that stands alone behind another: 【港湾部】, ○港湾部.
fn nested_heading(words: &Flow, lexicon: &Lexicon) -> Option<Row> {
    let s = words.as_str();
    if s.starts_with('【') && s.ends_with('】') {
        return Some(heading(words.clone(), &Mark::None, lexicon));
    }
    let sign = s.chars().next().filter(|c| super::SIGNS.contains(*c))?;
    let unit = words.slice(sign.len_utf8()..s.len());
    is_unit(unit.as_str(), lexicon).then(|| heading(unit, &Mark::Sign(sign), lexicon))
}

/// 柊　誠　みなと協会代表理事 / 副会長: among headings with colons, a post alone is the rest of the one above.
fn rests_of_post(row: &Row, words: &Flow, above: Option<&Row>, lexicon: &Lexicon) -> bool {
    let above = above.map_or("", |above| above.flow.as_str());
    row.heading.as_deref() == Some(words.as_str())
        && lexicon.titles.is_post(words.as_str())
        && lexicon.titles.post_at_end(above).is_some_and(|at| at > 0)
}

/// The row of an entry that was cut out of a run: a heading where it is one.
fn in_run(entry: apart::Entry, line: &Printed, lexicon: &Lexicon) -> Row {
    let row = heading(entry.flow, &Mark::None, lexicon);
    let name_end = entry.name_end.filter(|_| row.heading.is_none());
    Row { name_end, line: line.line, ..row }
}

/// Whether a row is what a browser prints at the edge of a page: its address, the day and the hour.
fn is_of_browser(s: &str) -> bool {
    let day =
        || s.split('/').take(2).all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    s.contains("://") || s.matches('/').count() == 2 && day()
}

/// Whether a row says where the list is to be found: 別紙名簿のとおり.
pub(super) fn is_elsewhere(s: &str) -> bool {
    let s = s.split('(').next().unwrap_or(s);
    let told = ["のとおり", "の通り", "を参照"].iter().find_map(|end| s.trim_end().strip_suffix(end));
    told.is_some_and(|what| {
        what.chars().count() <= 12
            && ["別紙", "別添", "別表", "名簿", "一覧", "下記", "次", "以下"]
                .iter()
                .any(|there| what.ends_with(there))
            || ["別紙", "別添", "別表"].iter().any(|there| what.starts_with(there))
    })
}

/// Whether a row in brackets says something of the list: （会長の「高」は、正しくは「髙」）.
fn is_aside(s: &str) -> bool {
    let inner = s.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or_default();
    inner.contains('。')
        || inner.contains("は、")
        || inner.contains("正しくは")
        // （委員14名中10名が出席、三雲委員からは書面あり）
        || inner.contains("名中") && inner.contains("出席")
}

/// The people of a line of which each stands behind a mark that repeats the capacity above: 〃　柊　誠　　〃　林　　薫.
fn dittos(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let marks = pieces.iter().filter(|(piece, _)| matches!(&s[piece.clone()], "〃" | "″" | "”"));
    let starts: Vec<usize> = marks.map(|(piece, _)| piece.start).collect();
    if starts.first() != Some(&0) {
        return Vec::new();
    }
    let ends = starts.iter().copied().skip(1).chain([s.len()]);
    starts.iter().zip(ends).map(|(&start, end)| flow.slice(start..s[..end].trim_end().len())).collect()
}

/// The words behind a mark that repeats the capacity above: 〃, 同.
fn without_ditto(flow: &Flow, lexicon: &Lexicon) -> Flow {
    let pieces = flow.pieces();
    let s = flow.as_str();
    // 同　主幹　柊　誠: of the same unit as the one above.
    if let [(same, _), (post, _), _, ..] = pieces.as_slice()
        && &s[same.clone()] == "同"
        && lexicon.titles.is_post(&s[post.clone()])
        && lexicon.titles.capacity(&s[post.clone()]).is_none_or(|c| c.kind == "organ")
    {
        return flow.clone();
    }
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
        Row { flow, ..Row::default() }
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
            || is_elsewhere(s)
            || s.starts_with("敬称略")
            || s.starts_with("かっこ内")
            || s.starts_with("括弧内")
            || matches!(s, "ほか" | "他" | "外" | "他多数")
            || is_hour(s.trim_matches(['(', ')']))
            // 午後1時00分 / 開議, of the sitting below
            || matches!(s, "開議" | "開会" | "閉会" | "散会")
            || date::times(s).0.is_some_and(|(_, hour)| hour == (0..s.len()))
            || is_of_browser(s)
            // 港湾部水産局): which parts of the office, where a copy lost the bracket before them.
            || s.strip_suffix(')').is_some_and(|s| !s.contains('(') && s.ends_with(['部', '局', '課', '室']))
            // 説明のための出席者一覧1: what a table is called.
            || s.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with("一覧") && !s.contains(['、', ':'])
            // 委員定数6名のうち出席者6名, 委員12名中　出席10名
            || s.contains("名中") && s.contains("出席") && s.ends_with(['名', ')'])
            || s.contains("定数") && s.ends_with(['名', '人'])
            // 出席委員数, over the number
            || ["委員数", "委員総数", "出席者数", "欠席者数"].iter().any(|count| s.ends_with(count))
            // 出席理事者　なし
            || s.strip_suffix("なし").is_some_and(|label| lexicon.titles.section(label.trim_end()).is_some())
            || self.names_columns(lexicon)
    }

    /// Whether the row is the head of a table: 氏名　所属・役職　備考.
    pub(super) fn names_columns(&self, lexicon: &Lexicon) -> bool {
        let known = lexicon.cues.words("column");
        let mut rest = self.flow.as_str();
        let mut columns = 0;
        // 役職名　出席者
        let first = rest.strip_suffix("出席者").map(str::trim_end);
        if first.is_some_and(|first| lexicon.cues.is("column", first)) {
            return true;
        }
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
            || self.flow.as_str().starts_with("〔代")
            || self.flow.as_str().starts_with("【代")
    }

    /// What the row looks like.
    pub(super) fn shape(&self, lexicon: &Lexicon) -> Shape {
        self.name_end.map_or_else(|| shape(&self.flow, lexicon), Shape::NameFirst)
    }
}
