//! What is said when a request cannot be answered.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// A status and a sentence that says what is wrong and what to do.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    told: Told,
}

impl Problem {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, told: Told { message: message.into(), ja: None } }
    }

    /// The same, in Japanese for who reads pages in it.
    pub(super) fn ja(mut self, message: impl Into<String>) -> Self {
        self.told.ja = Some(message.into());
        self
    }

    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    pub(super) fn told(&self) -> &Told {
        &self.told
    }

    pub(super) fn bad(message: String) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub(super) fn message(&self) -> &str {
        &self.told.message
    }

    pub(super) fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "too many queries are under way: ask again in a moment")
            .ja("問い合わせが混み合っています。少し待ってから、もう一度試してください。")
    }

    pub(super) fn no_index() -> Self {
        let message = "there is no search index: `gijigraph search --rebuild` makes one";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message)
            .ja("検索の索引がありません。管理する人が `gijigraph search --rebuild` で作れます。")
    }

    pub(super) fn unknown() -> Self {
        Self::new(StatusCode::NOT_FOUND, "the store says nothing of this thing")
            .ja("この項目はストアにありません。")
    }

    pub(super) fn no_source() -> Self {
        Self::new(StatusCode::NOT_FOUND, "the store keeps no source with this id")
            .ja("この番号の原文は保存されていません。")
    }

    pub(super) fn nowhere() -> Self {
        Self::new(StatusCode::NOT_FOUND, "there is nothing at this address")
            .ja("このアドレスに頁はありません。")
    }

    pub(super) fn large() -> Self {
        let message = "queries under way took more memory than this server gives, and were stopped: ask for less, or again in a moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message).ja(
            "問い合わせが使えるメモリを超えたため止めました。範囲を狭めるか、少し待ってから試してください。",
        )
    }

    pub(super) fn broken() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the request broke down: this is a mistake in gijigraph, please report it",
        )
        .ja("処理が途中で止まりました。gijigraphの誤りですので、お知らせください。")
    }
}

/// What was said, for whoever says it in another form.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// To programs, and to who reads pages in English.
    pub(super) message: String,
    /// Where people meet it, in Japanese.
    pub(super) ja: Option<String>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let text = format!("{}\n", self.told.message);
        let mut response =
            (self.status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response();
        response.extensions_mut().insert(self.told);
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
