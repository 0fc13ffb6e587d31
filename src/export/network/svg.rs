//! A picture: the nodes with the heaviest edges, their labels, and a key. No other program is needed to make it.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{
    DRAWN,
    layout::{self, Extent, Point},
    style,
};
use crate::export::xml::Xml;
use crate::graph::{Adjacency, Doubt, Kind, Network, measure::real};

/// Size of the letters, in pixels; a full-width letter is as wide.
const LETTER: f64 = 12.0;
/// Half-width letters of a label; the whole of it is its tooltip.
const LABEL: usize = 32;
const MARGIN: f64 = 24.0;
/// Pixels for a line of the key.
const LINE: f64 = 20.0;

pub(super) fn write(network: &Network, out: impl Write) -> io::Result<()> {
    let all = network.graph.node_count();
    let heart = network.heart(DRAWN);
    let adjacency = Adjacency::of(&heart);
    let labels: Vec<String> = heart.graph.node_weights().map(|node| short(&node.label)).collect();
    let radii: Vec<f64> = (0..labels.len())
        .map(|node| 5.0 + f64::from(style::thickness(saturated(adjacency.strength(node)))))
        .collect();
    let extents: Vec<Extent> =
        labels.iter().zip(&radii).map(|(label, &radius)| extent(label, radius)).collect();
    let places = layout::places(&adjacency, &extents);
    let mut key: Vec<Kind> = heart.graph.node_weights().map(|node| node.kind).collect();
    key.sort_unstable();
    key.dedup();
    let frame = Frame::around(&places, &extents, key.len());

    let mut xml = Xml::new(out)?;
    let [width, height] = [number(frame.width), number(frame.height)];
    xml.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", &width),
            ("height", &height),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("font-family", "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', sans-serif"),
            ("font-size", &number(LETTER)),
        ],
    )?;
    let title = format!("{}: {} / {all}", network.projection.name(), heart.graph.node_count());
    xml.text("title", &[], &title)?;
    xml.empty("rect", &[("width", "100%"), ("height", "100%"), ("fill", "#ffffff")])?;
    edges(&heart, &places, &frame, &mut xml)?;
    nodes(&heart, &places, &radii, &labels, &frame, &mut xml)?;
    legend(&key, &title, heart.edges().any(|(.., edge)| edge.doubt.is_some()), &mut xml)?;
    xml.close("svg")?;
    xml.finish()
}

/// What the picture shows of the plane.
struct Frame {
    /// From places to the picture.
    shift: Point,
    width: f64,
    height: f64,
}

impl Frame {
    fn around(places: &[Point], extents: &[Extent], kinds: usize) -> Self {
        let (mut least, mut most) = (Point::default(), Point::default());
        for (at, (place, extent)) in places.iter().zip(extents).enumerate() {
            let (left, right) = (place.x - extent.left, place.x + extent.right);
            let (above, below) = (place.y - extent.above, place.y + extent.below);
            if at == 0 {
                (least, most) = (Point { x: left, y: above }, Point { x: right, y: below });
            }
            least = Point { x: least.x.min(left), y: least.y.min(above) };
            most = Point { x: most.x.max(right), y: most.y.max(below) };
        }
        // The key stands above the picture, so that it covers nothing.
        let top = MARGIN + LINE * real(kinds + 3);
        Self {
            shift: Point { x: MARGIN - least.x, y: top - least.y },
            width: (most.x - least.x + 2.0 * MARGIN).max(360.0),
            height: most.y - least.y + top + MARGIN,
        }
    }

    fn at(&self, place: Point) -> [f64; 2] {
        [place.x + self.shift.x, place.y + self.shift.y]
    }
}

fn edges<W: Write>(network: &Network, places: &[Point], frame: &Frame, xml: &mut Xml<W>) -> io::Result<()> {
    xml.open("g", &[("stroke", "#999999"), ("stroke-opacity", "0.7"), ("fill", "none")])?;
    for (from, to, edge) in network.edges() {
        let [x1, y1] = frame.at(places[from.index()]).map(number);
        let [x2, y2] = frame.at(places[to.index()]).map(number);
        let width = style::thickness(edge.weight).to_string();
        let mut attributes =
            vec![("x1", &*x1), ("y1", &y1), ("x2", &x2), ("y2", &y2), ("stroke-width", &width)];
        attributes.extend(edge.doubt.map(|_| ("stroke-dasharray", "6 4")));
        xml.open("line", &attributes)?;
        let mut said = format!(
            "{} – {}: {} ×{}",
            network.graph[from].label,
            network.graph[to].label,
            edge.relation.ja(),
            edge.weight
        );
        if let Some(doubt) = edge.doubt {
            let _ = write!(said, "（{}）", doubt.ja());
        }
        if let (Some(first), Some(last)) = (&edge.first, &edge.last) {
            let _ = if first == last { write!(said, " {first}") } else { write!(said, " {first}–{last}") };
        }
        xml.text("title", &[], &said)?;
        xml.close("line")?;
    }
    xml.close("g")
}

fn nodes<W: Write>(
    network: &Network,
    places: &[Point],
    radii: &[f64],
    labels: &[String],
    frame: &Frame,
    xml: &mut Xml<W>,
) -> io::Result<()> {
    for (index, node) in network.graph.node_weights().enumerate() {
        let [x, y] = frame.at(places[index]);
        xml.open("g", &[("class", node.kind.name())])?;
        xml.text("title", &[], &format!("{}（{}） {}", node.label, node.kind.ja(), node.id))?;
        mark(node.kind, x, y, radii[index], xml)?;
        xml.text(
            "text",
            &[
                ("x", &number(x + radii[index] + 4.0)),
                ("y", &number(y + LETTER * 0.35)),
                ("fill", "#111111"),
                // White around the letters keeps them apart from the lines.
                ("stroke", "#ffffff"),
                ("stroke-width", "3"),
                ("paint-order", "stroke"),
            ],
            &labels[index],
        )?;
        xml.close("g")?;
    }
    Ok(())
}

/// The mark of a kind: round for people, square for bodies and meetings, on a corner for issues, three-cornered for laws.
fn mark<W: Write>(kind: Kind, x: f64, y: f64, radius: f64, xml: &mut Xml<W>) -> io::Result<()> {
    let fill = style::hex(kind);
    let look = [("fill", &*fill), ("stroke", "#333333"), ("stroke-width", "1")];
    let [left, right] = [x - radius, x + radius].map(number);
    let [top, bottom] = [y - radius, y + radius].map(number);
    let points = match kind {
        Kind::Issue => {
            format!("{},{top} {right},{} {},{bottom} {left},{}", number(x), number(y), number(x), number(y))
        }
        Kind::Law => format!("{},{top} {right},{bottom} {left},{bottom}", number(x)),
        Kind::Technology | Kind::Initiative | Kind::Disease => {
            format!("{left},{top} {right},{top} {},{bottom}", number(x))
        }
        Kind::Organization | Kind::Meeting => {
            format!("{left},{top} {right},{top} {right},{bottom} {left},{bottom}")
        }
        Kind::Person | Kind::Group => {
            let [x, y, radius] = [x, y, radius].map(number);
            let place = [("cx", &*x), ("cy", &*y), ("r", &*radius)];
            return xml.empty("circle", &[place, look].concat());
        }
    };
    xml.empty("polygon", &[&[("points", &*points)], &look[..]].concat())
}

fn legend<W: Write>(key: &[Kind], title: &str, doubt: bool, xml: &mut Xml<W>) -> io::Result<()> {
    xml.text("text", &[("x", &number(MARGIN)), ("y", &number(MARGIN)), ("font-weight", "bold")], title)?;
    let mut y = MARGIN + LINE;
    for &kind in key {
        mark(kind, MARGIN + 6.0, y - 4.0, 6.0, xml)?;
        let text = format!("{} {}", kind.ja(), kind.name());
        xml.text("text", &[("x", &number(MARGIN + 20.0)), ("y", &number(y))], &text)?;
        y += LINE;
    }
    if doubt {
        let [left, right, line] = [MARGIN, MARGIN + 16.0, y - 4.0].map(number);
        let ends = [("x1", &*left), ("x2", &*right), ("y1", &*line), ("y2", &*line)];
        xml.empty("line", &[&ends[..], &[("stroke", "#666666"), ("stroke-dasharray", "4 3")]].concat())?;
        let text = format!("{}・{} not certain", Doubt::Candidate.ja(), Doubt::Inferred.ja());
        xml.text("text", &[("x", &number(MARGIN + 20.0)), ("y", &number(y))], &text)?;
    }
    Ok(())
}

fn extent(label: &str, radius: f64) -> Extent {
    let height = radius.max(LETTER * 0.7) + 1.0;
    let width = real(label.width()) * LETTER / 2.0;
    Extent { left: radius + 2.0, right: radius + 6.0 + width, above: height, below: height }
}

/// The beginning of a label.
fn short(label: &str) -> String {
    if label.width() <= LABEL {
        return label.to_owned();
    }
    let mut used = 2; // the ellipsis is a full-width letter in Japanese fonts
    let mut short: String = label
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= LABEL
        })
        .collect();
    short.push('…');
    short
}

/// A length with one digit behind the point.
fn number(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

fn saturated(weight: u64) -> u32 {
    u32::try_from(weight).unwrap_or(u32::MAX)
}
