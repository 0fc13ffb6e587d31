//! An invented council, whose meetings follow from each other, and what changes in its folder of minutes.

use std::{fs, path::Path};

const DAYS: [&str; 6] = [
    "令和6年4月10日（水）",
    "令和6年7月3日（水）",
    "令和6年10月9日（水）",
    "令和7年1月15日（水）",
    "令和7年4月9日（水）",
    "令和7年7月2日（水）",
];

/// The minutes of one meeting.
fn minutes(number: usize, wish: &str) -> String {
    let day = DAYS[number - 1];
    let chair = if number.is_multiple_of(2) { "高橋一郎" } else { "髙橋一郎" };
    format!(
        "第{number}回みなと空域利用協議会 議事録
日時：{day} 10時～12時
場所：みなと市役所

出席者：
会長　{chair}　みなと大学教授
委員　森花子　みなと商工会議所会頭
委員　山田太郎　はまかぜ大学教授

配付資料：
資料1　ドローンの利用状況
資料2　航空法の適用範囲について

議事
○高橋会長　ただいまから第{number}回の協議会を開会します。
○事務局　資料1について御説明いたします。港湾区域におけるドローンの飛行件数は増えています。
○森委員　航空法について、ドローンの{wish}を簡素化する必要がある。
○山田委員　個人情報保護法との関係で、{wish}の記録をどう扱うのか、懸念がある。
○事務局　次回協議会において、航空法の適用範囲を説明する予定です。
○高橋会長　本日はこれで閉会します。
"
    )
}

/// A folder of five meetings, one of them under two names.
pub(crate) fn write(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    for number in 1..=5 {
        fs::write(folder.join(format!("{number}.txt")), minutes(number, "飛行手続")).expect("written");
    }
    fs::write(folder.join("copy.txt"), minutes(1, "飛行手続")).expect("written");
}

/// What changes later: two meetings are corrected, a sixth is added, and one name stands for other bytes.
pub(crate) fn change(folder: &Path) {
    fs::write(folder.join("2.txt"), minutes(2, "飛行の申請手続")).expect("written");
    fs::write(folder.join("4.txt"), minutes(4, "夜間の飛行手続")).expect("written");
    fs::write(folder.join("6.txt"), minutes(6, "飛行手続")).expect("written");
    fs::write(folder.join("copy.txt"), minutes(3, "飛行手続")).expect("written");
}
