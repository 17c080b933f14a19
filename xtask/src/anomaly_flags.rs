//! `python/tcenvelope/_anomaly.py`, from the core's list of anomalies.

use std::fmt::Write as _;

use tcenvelope::Anomaly;

pub(crate) fn generate() -> String {
    let mut text = String::from(
        r#""""How a body can deviate from the documentation and still be understood.

Made by `cargo xtask generate` from the list in the Rust core. Do not edit.
"""

from __future__ import annotations

import enum


class Anomaly(enum.Flag):
    """A set of deviations that were understood all the same; empty, and false, for a body that is as documented.

    There is no strict mode: test this set where strictness is wanted.

    >>> import tcenvelope
    >>> anomalies = tcenvelope.decode('{"Response": {"RequestId": null}}').anomalies
    >>> tcenvelope.Anomaly.REQUEST_ID_NULL in anomalies
    True
    """
"#,
    );
    for anomaly in Anomaly::ALL {
        let name = anomaly.name().to_ascii_uppercase();
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n    {name} = {:#x}\n    \"\"\"{}\"\"\"\n",
            anomaly.mask(),
            anomaly.meaning()
        );
    }
    text
}
