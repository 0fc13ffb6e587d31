//! Connections: how many, how slow, and how the server ends.

use std::{future::Future, io, pin::pin, sync::Arc};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::TcpListener,
    sync::Semaphore,
    time::{Duration, sleep, timeout},
};

use super::{Limits, patience::Patient};

/// How long requests that are under way may take to end after the server was told to.
const FAREWELL: Duration = Duration::from_secs(10);

/// Answers connections until `ended` is ready; then no more are taken, and those under way are answered.
///
/// # Errors
///
/// None that ends the server: a connection that fails is its own affair.
pub async fn run(
    listener: TcpListener,
    service: Router,
    limits: Limits,
    ended: impl Future<Output = ()>,
) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut ended = pin!(ended);
    loop {
        let accepted = async {
            let place = places.clone().acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            () = &mut ended => break,
            accepted = accepted => accepted,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, mostly: those in use come back.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(limits.head_time).max_buf_size(64 << 10);
        let connection = builder.serve_connection(
            TokioIo::new(Patient::new(stream, limits.stall_time)),
            TowerToHyperService::new(service.clone()),
        );
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            // A client that breaks off is its own affair.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = timeout(FAREWELL, graceful.shutdown()).await;
    Ok(())
}
