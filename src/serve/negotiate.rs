//! Which form of an answer a client asks for.

/// The first of `offered` that fits what `accept` prefers most; `None` where nothing fits.
///
/// Each offer is a media type. Without preference the first offer is taken.
pub(super) fn choose<'a>(accept: Option<&str>, offered: &[&'a str]) -> Option<&'a str> {
    let accept = accept.map(str::trim).filter(|a| !a.is_empty()).unwrap_or("*/*");
    let mut best: Option<(f32, usize, &'a str)> = None;
    for (rank, offer) in offered.iter().enumerate() {
        let quality = accept.split(',').filter_map(|range| quality(range, offer)).fold(None, most_specific);
        let Some((_, quality)) = quality.filter(|&(_, quality)| quality > 0.0) else { continue };
        if best.is_none_or(|(other, ..)| quality > other) {
            best = Some((quality, rank, offer));
        }
    }
    best.map(|(.., offer)| offer)
}

/// How specific a range is that fits `offer`, and its quality.
fn quality(range: &str, offer: &str) -> Option<(u8, f32)> {
    let mut parts = range.split(';').map(str::trim);
    let media = parts.next()?.to_ascii_lowercase();
    let quality = parts
        .find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")))
        .map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
    let (kind, _) = offer.split_once('/')?;
    let specific = if media == offer {
        2
    } else if media.strip_suffix("/*") == Some(kind) {
        1
    } else if media == "*/*" || media == "*" {
        0
    } else {
        return None;
    };
    Some((specific, quality))
}

#[expect(clippy::unnecessary_wraps, reason = "the accumulator of a fold that begins with none")]
fn most_specific(best: Option<(u8, f32)>, next: (u8, f32)) -> Option<(u8, f32)> {
    Some(best.filter(|best| best.0 >= next.0).unwrap_or(next))
}

#[cfg(test)]
mod tests {
    use super::choose;

    const OFFERED: [&str; 3] =
        ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"];

    #[test]
    fn the_first_offer_is_taken_where_nothing_is_asked_for() {
        assert_eq!(choose(None, &OFFERED), Some(OFFERED[0]));
        assert_eq!(choose(Some("*/*"), &OFFERED), Some(OFFERED[0]));
        assert_eq!(choose(Some(" "), &OFFERED), Some(OFFERED[0]));
    }

    #[test]
    fn the_highest_quality_wins_and_zero_excludes() {
        assert_eq!(
            choose(Some("text/csv;q=0.9, application/sparql-results+xml"), &OFFERED),
            Some(OFFERED[1])
        );
        assert_eq!(choose(Some("text/*"), &OFFERED), Some("text/csv"));
        assert_eq!(choose(Some("*/*, application/sparql-results+json;q=0"), &OFFERED), Some(OFFERED[1]));
        assert_eq!(choose(Some("image/png"), &OFFERED), None);
    }
}
