//! `include/tcenvelope.h`, from the crate `tcenvelope-c` and the core's list of anomalies.

use std::fmt::Write as _;
use std::path::Path;

use tcenvelope::{Anomaly, VERSION};

pub(crate) fn generate(crate_folder: &Path) -> Result<String, String> {
    let mut config = cbindgen::Config::from_file(crate_folder.join("cbindgen.toml"))?;
    let macros = config.after_includes.take().unwrap_or_default();
    config.after_includes = Some(
        format!(
            "{}\n{}\n{}\n\n{}",
            version(),
            anomalies(),
            crate::numbers::c_enums().trim(),
            macros.trim()
        )
        .trim_end()
        .to_owned(),
    );
    let bindings = cbindgen::Builder::new()
        .with_crate(crate_folder)
        .with_config(config)
        .generate()
        .map_err(|error| error.to_string())?;
    let mut header = Vec::new();
    bindings.write(&mut header);
    String::from_utf8(header).map_err(|error| error.to_string())
}

fn version() -> String {
    format!(
        "\n/** The version of the library that this header belongs to. */\n#define TCE_VERSION \"{VERSION}\"\n"
    )
}

fn anomalies() -> String {
    let mut lines = String::from(
        "/* Anomalies: bits of tce_response_anomalies. The numbers are fixed; more may be added. */\n",
    );
    for anomaly in Anomaly::ALL {
        let name = anomaly.name().to_ascii_uppercase();
        // Writing to a string does not fail.
        let _ = write!(lines, "\n/** {} */\n", anomaly.meaning());
        let _ = writeln!(
            lines,
            "#define TCE_ANOMALY_{name} UINT64_C({:#x})",
            anomaly.mask()
        );
    }
    lines
}
