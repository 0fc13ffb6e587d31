//! Pairs of characters: whether any name begins with the two that stand at a place is asked at every place of a text.

/// Pairs of characters, with some besides that fall together with one of them.
pub(crate) struct Pairs(Vec<u64>);

impl Default for Pairs {
    fn default() -> Self {
        Self::for_about(0)
    }
}

impl Pairs {
    /// Room for about so many pairs.
    pub(crate) fn for_about(count: usize) -> Self {
        Self(vec![0; (count / 16).next_power_of_two()])
    }

    pub(crate) fn add(&mut self, pair: Pair) {
        let (word, bit) = self.place(pair);
        self.0[word] |= bit;
    }

    /// Whether the pair may have been added. One that was always may.
    #[inline]
    pub(crate) fn may_hold(&self, pair: Pair) -> bool {
        let (word, bit) = self.place(pair);
        self.0[word] & bit != 0
    }

    #[inline]
    fn place(&self, pair: Pair) -> (usize, u64) {
        let mixed = pair.mixed();
        ((mixed >> 6) as usize & (self.0.len() - 1), 1 << (mixed & 63))
    }
}

/// Two characters, or the bytes of two.
#[derive(Clone, Copy)]
pub(crate) struct Pair(u64);

impl Pair {
    #[inline]
    pub(crate) fn of(first: impl Into<u64>, second: impl Into<u64>) -> Self {
        Self(first.into() << 32 | second.into())
    }

    /// Bytes of at most two characters, eight of them at most.
    #[inline]
    pub(super) fn of_bytes<const N: usize>(bytes: [u8; N]) -> Self {
        let mut all = [0; 8];
        all[..N].copy_from_slice(&bytes);
        Self(u64::from_le_bytes(all))
    }

    /// A number in which each bit depends on both.
    #[inline]
    pub(super) fn mixed(self) -> u32 {
        let mixed = (self.0 ^ self.0 >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        u32::try_from(mixed >> 32).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_be_held_and_little_else() {
        let mut pairs = Pairs::for_about(100);
        let chars: Vec<char> = ('一'..'丟').collect();
        chars.windows(2).for_each(|pair| pairs.add(Pair::of(pair[0], pair[1])));
        assert!(chars.windows(2).all(|pair| pairs.may_hold(Pair::of(pair[0], pair[1]))));
        let others = chars.iter().flat_map(|&a| chars.iter().map(move |&b| (a, b)));
        let held = others.filter(|&(a, b)| pairs.may_hold(Pair::of(a, b))).count();
        assert!(held < chars.len() * chars.len() / 4, "{held}");
    }
}
