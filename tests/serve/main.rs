//! The server as clients meet it, over real connections to this machine.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test opens connections, reads files and fails by panicking"
)]

#[path = "../sample/mod.rs"]
mod sample;

mod abuse;
mod browse;
mod limits;
mod pages;
mod protocol;
mod pull;
mod remote;
mod shown;

use std::{sync::Arc, thread};

use gijigraph::{
    search::Index,
    serve::{self, Limits, Server, Updates},
    store::Store,
};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// A running server; it ends when it is dropped.
pub(crate) struct Running {
    pub(crate) address: String,
    end: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
    _dir: TempDir,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the server ends without a panic");
        }
    }
}

/// Serves the sample documents.
pub(crate) fn sample_server(limits: Limits, updates: Updates) -> Running {
    let dir = TempDir::new().unwrap();
    let store = sample_store(&dir);
    serve_store(dir, store, limits, updates)
}

/// The sample documents in a store of this folder.
pub(crate) fn sample_store(dir: &TempDir) -> Store {
    let store = Store::open(&dir.path().join("store"), None).unwrap();
    for document in [sample::first(), sample::second()] {
        store.replace(&document).unwrap();
    }
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    store
}

pub(crate) fn serve_store(dir: TempDir, store: Store, limits: Limits, updates: Updates) -> Running {
    let server = Arc::new(Server::new(store, limits, updates));
    let (end, ended) = oneshot::channel::<()>();
    let (tell, told) = std::sync::mpsc::channel();
    let thread = thread::spawn(move || {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap().to_string()).unwrap();
            let ended = async { drop(ended.await) };
            serve::run(listener, server.service(&[]), limits, ended).await.unwrap();
        });
    });
    let address = told.recv().unwrap();
    Running { address, end: Some(end), thread: Some(thread), _dir: dir }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) kind: String,
    pub(crate) text: String,
}

pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

pub(crate) fn send(method: &str, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut request = ureq::http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = if body.is_empty() && method != "POST" {
        agent().run(request.body(()).unwrap())
    } else {
        agent().run(request.body(body.to_vec()).unwrap())
    };
    let mut response = response.unwrap();
    let kind = response.headers().get("content-type").map_or("", |v| v.to_str().unwrap()).to_owned();
    let text = response.body_mut().read_to_string().unwrap();
    Answer { status: response.status().as_u16(), kind, text }
}

pub(crate) fn get(server: &Running, path: &str, accept: &str) -> Answer {
    send("GET", &format!("http://{}{path}", server.address), &[("accept", accept)], &[])
}
