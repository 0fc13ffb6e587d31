//! One patient client: a request at a time, a pause between any two, a few more tries where the service is busy.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::Error;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_mins(2);
/// Bytes of the largest answer: ten meetings of a day each are a tenth of it.
const LARGEST: u64 = 256 << 20;
/// How often a request is made before it is given up.
const TRIES: u32 = 4;

pub(super) struct Client {
    agent: ureq::Agent,
    pause: Duration,
    last: Option<Instant>,
}

impl Client {
    /// A client that lets at least `pause` pass between the end of one answer and the next request.
    pub(super) fn new(pause: Duration) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .user_agent(concat!("gijigraph/", env!("CARGO_PKG_VERSION")));
        Self { agent: config.build().into(), pause, last: None }
    }

    /// What the service answers to the question, refusals included.
    ///
    /// # Errors
    ///
    /// No answer, or none but that the service is busy or broken, after a few tries.
    pub(super) fn ask(&mut self, endpoint: &str, question: &[(&str, &str)]) -> Result<String, Error> {
        let unreachable = |reason| Error::Unreachable { endpoint: endpoint.to_owned(), reason };
        let mut reason = String::new();
        for attempt in 0..TRIES {
            self.wait(attempt);
            let answer = self.once(endpoint, question);
            self.last = Some(Instant::now());
            match answer {
                Ok((status, body)) if status < 500 && status != 429 => return Ok(body),
                Ok((status, _)) => reason = format!("status {status}"),
                Err(error) if passing(&error) => reason = error.to_string(),
                Err(error) => return Err(unreachable(error.to_string())),
            }
        }
        Err(unreachable(reason))
    }

    fn once(&self, endpoint: &str, question: &[(&str, &str)]) -> Result<(u16, String), ureq::Error> {
        let request = self.agent.get(endpoint).query_pairs(question.iter().copied());
        let mut response = request.call()?;
        let body = response.body_mut().with_config().limit(LARGEST).read_to_string()?;
        Ok((response.status().as_u16(), body))
    }

    /// Waits the pause that is left, twice as long with each further try.
    fn wait(&self, attempt: u32) {
        let Some(last) = self.last else { return };
        let pause = self.pause * 2u32.pow(attempt);
        thread::sleep(pause.saturating_sub(last.elapsed()));
    }
}

/// Whether the next try may go better.
fn passing(error: &ureq::Error) -> bool {
    !matches!(error, ureq::Error::BadUri(_) | ureq::Error::Http(_) | ureq::Error::BodyExceedsLimit(_))
}
