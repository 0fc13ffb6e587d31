//! Ruled tables: the cells that lines drawn on a page enclose.
//!
//! Takes paths as they are drawn; gives tables of cells, each with its place on the page; does not know what is in them.

use std::collections::BTreeMap;

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use petgraph::unionfind::UnionFind;

/// Points that a rule is thick at most. What is thicker is a surface.
const THICK: f64 = 3.0;
/// Points that ends of rules, and the two lines of a double one, may miss each other by.
const SLACK: f64 = 3.0;
/// Points that a rule is long at least, once its dashes are joined.
const SHORT: f64 = 6.0;
/// More lines than the tables of one page have: such a page is a drawing.
const RULES: usize = 4_000;
/// More fields than a table on one page has.
const FIELDS: usize = 40_000;

/// A straight line along the page or down it: where it stands, and from where to where it goes.
#[derive(Clone, Copy, Debug)]
struct Rule {
    at: f64,
    from: f64,
    to: f64,
}

/// The rules of a page.
#[derive(Debug, Default)]
pub(super) struct Rules {
    across: Vec<Rule>,
    down: Vec<Rule>,
}

impl Rules {
    /// Adds the rules that a path draws: thin surfaces where it is filled, straight lines where it is stroked.
    pub(super) fn draw(&mut self, path: &BezPath, place: Affine, filled: bool) {
        if self.across.len() + self.down.len() > RULES {
            return;
        }
        let mut surface: Vec<Point> = Vec::new();
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            let to = match *element {
                PathEl::MoveTo(to) => {
                    self.surface(&std::mem::take(&mut surface), filled);
                    start = place * to;
                    last = start;
                    surface.push(last);
                    continue;
                }
                PathEl::LineTo(to) => place * to,
                PathEl::ClosePath => start,
                // Nothing round is a rule.
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                    last = place * to;
                    continue;
                }
            };
            if !filled {
                self.line(last, to);
            }
            last = to;
            surface.push(last);
        }
        self.surface(&surface, filled);
    }

    fn surface(&mut self, corners: &[Point], filled: bool) {
        if !filled || corners.len() < 4 {
            return;
        }
        let bounds =
            corners.iter().skip(1).fold(Rect::from_points(corners[0], corners[0]), |r, p| r.union_pt(*p));
        self.line(Point::new(bounds.x0, bounds.y0), Point::new(bounds.x1, bounds.y1));
    }

    /// The middle line of a box from corner to corner, where it is thin.
    fn line(&mut self, from: Point, to: Point) {
        if !(from.is_finite() && to.is_finite()) {
            return;
        }
        let bounds = Rect::from_points(from, to);
        if bounds.height() <= THICK && bounds.width() > bounds.height() {
            self.across.push(Rule { at: bounds.center().y, from: bounds.x0, to: bounds.x1 });
        } else if bounds.width() <= THICK && bounds.height() > bounds.width() {
            self.down.push(Rule { at: bounds.center().x, from: bounds.y0, to: bounds.y1 });
        }
    }

    /// The tables they form, from the top of the page; within each its cells by rows, from left to right.
    pub(super) fn tables(self) -> Vec<Table> {
        if self.across.len() + self.down.len() > RULES {
            return Vec::new();
        }
        let (across, down) = (join(self.across), join(self.down));
        let mut tables: Vec<Table> = connected(&across, &down)
            .into_iter()
            .filter_map(|(across, down)| Table::of(&across, &down))
            .collect();
        tables.sort_by(|a, b| a.bounds.y0.total_cmp(&b.bounds.y0).then(a.bounds.x0.total_cmp(&b.bounds.x0)));
        tables
    }
}

/// Rules with the pieces of each joined: dashes, the sides of cells beside each other, double lines.
fn join(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut joined = Vec::new();
    let mut rest = rules.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|rule| rule.at - first.at <= SLACK).count();
        let (same, after) = rest.split_at(count);
        rest = after;
        let mut same = same.to_vec();
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut pieces: Vec<Rule> = Vec::new();
        for rule in same {
            match pieces.last_mut() {
                Some(before) if rule.from <= before.to + SLACK => before.to = before.to.max(rule.to),
                _ => pieces.push(Rule { at: first.at, ..rule }),
            }
        }
        joined.extend(pieces.into_iter().filter(|rule| rule.to - rule.from >= SHORT));
    }
    joined
}

/// The rules that touch each other, directly or by others.
fn connected(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut groups = UnionFind::new(across.len() + down.len());
    for (i, row) in across.iter().enumerate() {
        for (j, column) in down.iter().enumerate() {
            let near = |rule: &Rule, at: f64| rule.from - SLACK <= at && at <= rule.to + SLACK;
            if near(row, column.at) && near(column, row.at) {
                groups.union(i, across.len() + j);
            }
        }
    }
    let mut found: BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = BTreeMap::new();
    for (i, rule) in across.iter().enumerate() {
        found.entry(groups.find(i)).or_default().0.push(*rule);
    }
    for (j, rule) in down.iter().enumerate() {
        found.entry(groups.find(across.len() + j)).or_default().1.push(*rule);
    }
    found.into_values().filter(|(across, down)| across.len() > 1 && !down.is_empty()).collect()
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub bounds: Rect,
    /// The row it begins in.
    pub row: usize,
    /// Rows it reaches over.
    pub rows: usize,
}

/// A ruled table.
#[derive(Debug)]
pub(super) struct Table {
    pub bounds: Rect,
    /// By rows, from left to right.
    pub fields: Vec<Field>,
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// The field of each box between neighbouring places, row by row.
    owners: Vec<usize>,
}

impl Table {
    fn of(across: &[Rule], down: &[Rule]) -> Option<Table> {
        let (xs, ys) = (places(down, across), places(across, down));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns * rows < 2 || columns * rows > FIELDS {
            return None;
        }
        let parts = |rules: &[Rule], at: f64, middle: f64| {
            rules.iter().any(|rule| (rule.at - at).abs() < 0.1 && rule.from <= middle && middle <= rule.to)
        };
        let mut groups = UnionFind::new(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let field = row * columns + column;
                let (x, y) = (f64::midpoint(xs[column], xs[column + 1]), f64::midpoint(ys[row], ys[row + 1]));
                if column + 1 < columns && !parts(down, xs[column + 1], y) {
                    groups.union(field, field + 1);
                }
                if row + 1 < rows && !parts(across, ys[row + 1], x) {
                    groups.union(field, field + columns);
                }
            }
        }
        let mut found: BTreeMap<usize, Field> = BTreeMap::new();
        for row in 0..rows {
            for column in 0..columns {
                let bounds = Rect::new(xs[column], ys[row], xs[column + 1], ys[row + 1]);
                let group = groups.find(row * columns + column);
                let field = found.entry(group).or_insert(Field { bounds, row, rows: 1 });
                field.bounds = field.bounds.union(bounds);
                field.rows = row + 1 - field.row;
            }
        }
        let mut fields: Vec<(usize, Field)> = found.into_iter().collect();
        fields.sort_by(|(_, a), (_, b)| a.row.cmp(&b.row).then(a.bounds.x0.total_cmp(&b.bounds.x0)));
        let order: BTreeMap<usize, usize> =
            fields.iter().enumerate().map(|(i, (group, _))| (*group, i)).collect();
        let owners = (0..columns * rows).map(|field| order[&groups.find(field)]).collect();
        let bounds = Rect::new(xs[0], ys[0], xs[columns], ys[rows]);
        Some(Table { bounds, fields: fields.into_iter().map(|(_, field)| field).collect(), xs, ys, owners })
    }

    /// The field in which a point lies.
    pub(super) fn field(&self, point: Point) -> Option<usize> {
        let between = |places: &[f64], at: f64| {
            let after = places.partition_point(|place| *place <= at);
            (1..places.len()).contains(&after).then(|| after - 1)
        };
        let (column, row) = (between(&self.xs, point.x)?, between(&self.ys, point.y)?);
        self.owners.get(row * (self.xs.len() - 1) + column).copied()
    }
}

/// Where `rules` stand, with the ends of those that cross them where nothing stands: tables are often open at the sides.
fn places(rules: &[Rule], crossing: &[Rule]) -> Vec<f64> {
    let mut places: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    let first = crossing.iter().map(|rule| rule.from).min_by(f64::total_cmp);
    let last = crossing.iter().map(|rule| rule.to).max_by(f64::total_cmp);
    for end in [first, last].into_iter().flatten() {
        if places.iter().all(|place| (place - end).abs() > 2.0 * SLACK) {
            places.push(end);
        }
    }
    places.sort_by(f64::total_cmp);
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use hayro_interpret::kurbo::Shape;

    use super::*;

    /// The fields of the only table that these lines form, as left, top, right and bottom.
    #[track_caller]
    fn fields(lines: &[[f64; 4]]) -> Vec<[f64; 4]> {
        let mut rules = Rules::default();
        for &[x0, y0, x1, y1] in lines {
            let mut path = BezPath::new();
            path.move_to((x0, y0));
            path.line_to((x1, y1));
            rules.draw(&path, Affine::IDENTITY, false);
        }
        let tables = rules.tables();
        let [table] = tables.as_slice() else { panic!("{tables:?}") };
        for (index, field) in table.fields.iter().enumerate() {
            let corner = Point::new(field.bounds.x0 + 1.0, field.bounds.y0 + 1.0);
            assert_eq!(table.field(corner), Some(index));
        }
        table.fields.iter().map(|Field { bounds: b, .. }| [b.x0, b.y0, b.x1, b.y1]).collect()
    }

    #[test]
    fn cells_are_what_rules_part() {
        let frame = [[0., 0., 90., 0.], [0., 40., 90., 40.], [0., 0., 0., 40.], [90., 0., 90., 40.]];
        let inner = [[30., 0., 30., 40.], [30., 20., 90., 20.]];
        let reaches_over_two_rows = [[0., 0., 30., 40.], [30., 0., 90., 20.], [30., 20., 90., 40.]];
        assert_eq!(fields(&[frame.as_slice(), &inner].concat()), reaches_over_two_rows);
        let open_at_the_sides =
            [[0., 0., 90., 0.], [0., 40., 90., 40.], [30., 0., 30., 40.], [30., 20., 90., 20.]];
        assert_eq!(fields(&open_at_the_sides), reaches_over_two_rows);
    }

    #[test]
    fn dashes_and_double_lines_are_one_rule() {
        let dashes =
            (0..30).map(|i| f64::from(i) * 3.0).flat_map(|x| [[x, 0., x + 2., 0.], [x, 40., x + 2., 40.]]);
        let double = [[44., 0., 44., 40.], [45.5, 0., 45.5, 40.]];
        let lines: Vec<[f64; 4]> = dashes.chain(double).collect();
        assert_eq!(fields(&lines), [[0., 0., 44., 40.], [44., 0., 89., 40.]]);
    }

    #[test]
    fn surfaces_and_lines_that_touch_nothing_are_no_tables() {
        let mut rules = Rules::default();
        rules.draw(&Rect::new(0., 0., 90., 40.).to_path(0.1), Affine::IDENTITY, true);
        rules.draw(&Rect::new(0., 60., 90., 60.5).to_path(0.1), Affine::IDENTITY, true);
        rules.draw(&Rect::new(0., 80., 90., 80.5).to_path(0.1), Affine::IDENTITY, true);
        assert!(rules.tables().is_empty());
    }
}
