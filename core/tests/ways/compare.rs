//! One body in all ways.

use tcenvelope::{DecodeError, Envelope, Options};

/// What can be told from outside; of texts also where they stand.
fn parts<'a>(
    decoded: &'a Result<Envelope<'a>, DecodeError>,
) -> Result<impl PartialEq + std::fmt::Debug + use<'a>, &'a DecodeError> {
    let envelope = decoded.as_ref()?;
    let place = |text: &'a str| (text.as_ptr(), text);
    let failure = envelope.failure();
    Ok((
        place(envelope.response().raw()),
        envelope
            .request_id()
            .map(|id| (place(id.raw()), id.as_borrowed())),
        failure.map(|failure| (failure.code().raw(), failure.code().as_borrowed())),
        failure.map(|failure| (failure.message().raw(), failure.message().as_borrowed())),
        envelope.anomalies(),
    ))
}

/// Whether a body is an envelope, as all ways say; if they differ, how.
pub(crate) fn in_all_ways(options: &Options, body: &[u8]) -> Result<bool, String> {
    let chosen = options.decode(body);
    let ways = options.decode_in_all_ways(body);
    let mut ways = ways.iter().flatten().chain([&chosen]);
    let scalar = ways.next().ok_or("there is no scalar reader")?;
    let wanted = parts(scalar);
    for (number, way) in ways.enumerate() {
        let got = parts(way);
        if got != wanted {
            let text = body.escape_ascii();
            return Err(format!(
                "way {} gives {got:?}, the scalar reader {wanted:?}, of {text}",
                number + 1
            ));
        }
    }
    Ok(scalar.is_ok())
}
