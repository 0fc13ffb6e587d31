//! Words that close a record: the end, the clock, the signatures.

/// 以上, （了）: the end.
pub(super) fn is_end(s: &str) -> bool {
    let bare = s.trim_matches(['(', ')', '[', ']', '〔', '〕', '―', '—', '-', '─', '~', ' ', '。', '*']);
    matches!(bare, "以上" | "了" | "終了" | "完" | "終" | "終わり" | "おわり" | "以上で終了")
}

/// Words that a clock stands before: 午後３時７分散会.
fn after_clock(s: &str) -> Option<&str> {
    let bare = s.trim_matches(['(', ')', '[', ']', '〔', '〕', '○', '◯', '〇', '◎', ' ', '。', '-', '―']);
    if bare.chars().count() > 24
        || !(bare.starts_with("午前")
            || bare.starts_with("午後")
            || bare.starts_with("正午")
            || bare.starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let end =
        ["分", "時", "半", "正午", ":"].iter().filter_map(|w| bare.rfind(w).map(|i| i + w.len())).max()?;
    Some(bare[end..].trim_start_matches(|c: char| c.is_ascii_digit() || "、 に".contains(c)))
}

/// 午前10時　開議, 午後１時休憩
pub(super) fn is_clock(s: &str) -> bool {
    const WORDS: [&str; 12] = [
        "開会",
        "開議",
        "休憩",
        "再開",
        "開会・開議",
        "再開議",
        "開始",
        "出席",
        "退席",
        "中断",
        "休議",
        "開会、開議",
    ];
    after_clock(s).is_some_and(|w| WORDS.contains(&w))
}

/// 午後３時７分散会
pub(super) fn rises(s: &str) -> bool {
    const WORDS: [&str; 8] = ["散会", "閉会", "延会", "終了", "閉議", "流会", "散会・閉会", "閉会・散会"];
    after_clock(s).is_some_and(|w| WORDS.contains(&w))
}

/// The words over the signatures of a record, or one of the signatures.
pub(super) fn is_signature(s: &str) -> bool {
    let chars = s.chars().count();
    let signs = ["署名する。", "署名します。", "署名捺印する。", "署名押印する。", "ここに署名する"]
        .iter()
        .any(|w| s.ends_with(w));
    signs && chars <= 120
        || chars <= 24
            && !s.contains('。')
            && ["署名議員", "署名委員", "会議録署名議員", "会議録署名委員", "議事録署名人"]
                .iter()
                .any(|w| s.starts_with(w) && s.len() > w.len())
}
