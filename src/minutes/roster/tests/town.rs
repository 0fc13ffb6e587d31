//! Rosters of councils of towns.

use super::check;

#[test]
fn the_office_that_ran_into_a_list_of_members_heads_its_people() {
    check(
        "出席者\n委員　佐藤　花子、高橋　誠、鈴木　進　事務局　柊館長、\n森副館長、椥辻係長",
        &[
            "委員 佐藤花子",
            "委員 高橋誠",
            "委員 鈴木進",
            "事務局 柊 :館長",
            "事務局 森 :副館長",
            "事務局 椥辻 :係長",
        ],
    );
}

#[test]
fn a_name_alone_behind_a_company_is_listed_with_the_officials_and_the_same_unit_is_the_one_above() {
    check(
        "出席者\n事務局\n企画部　佐藤部長、港湾政策課　高橋課長、鈴木係長\n（株）みなと総研　柊",
        &[
            "事務局 佐藤 企画部:部長",
            "事務局 高橋 港湾政策課:課長",
            "事務局 鈴木 港湾政策課:係長",
            "事務局 柊 (株)みなと総研:",
        ],
    );
    check(
        "出席者\n事務局　港湾課長　佐藤　花子、同課主幹　高橋　誠、同補佐　鈴木　進",
        &["事務局 佐藤花子 :港湾課長", "事務局 高橋誠 港湾課:主幹", "事務局 鈴木進 港湾課:補佐"],
    );
}

#[test]
fn classes_by_number_and_what_they_are_head_their_members() {
    check(
        "出席者\n条例第２条第１項第１号委員（学識経験者）\n　佐藤　花子委員（会長）　みなと大学工学部教授\n　高橋　誠委員　弁護士\n同第２号委員（市議会議員）\n　鈴木　ひろし委員，田中　玲子委員\n",
        &["会長 佐藤花子 みなと大学/工学部:教授", "委員 高橋誠 :弁護士", "委員 鈴木ひろし", "委員 田中玲子"],
    );
}
