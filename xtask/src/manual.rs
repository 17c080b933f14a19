//! The man pages of the command, from what it takes.

use clap::CommandFactory;
use clap_mangen::Man;
use tcenvelope_cli::arguments::Arguments;

/// The page of the command itself, or of one of its subcommands.
pub(crate) fn generate(subcommand: Option<&str>) -> Result<Vec<u8>, String> {
    let mut command = Arguments::command();
    // The full names and the version reach the subcommands. Of `help` there is no page.
    command.build();
    command = command.mut_subcommand("help", |help| help.hide(true));
    if let Some(name) = subcommand {
        let found = command.find_subcommand(name);
        command = found.ok_or("there is no such subcommand")?.clone();
    }
    let mut page = Vec::new();
    Man::new(command)
        .source(format!("tcenvelope {}", tcenvelope::VERSION))
        .manual("tcenvelope")
        .render(&mut page)
        .map_err(|error| error.to_string())?;
    let page = String::from_utf8(page).map_err(|error| error.to_string())?;
    // What stands at the end of the help has no better name in the generator.
    let page = page.replace(".SH EXTRA", ".SH \"EXAMPLES AND EXIT STATUS\"");
    let lines: Vec<&str> = page.lines().map(str::trim_end).collect();
    Ok((lines.join("\n") + "\n").into_bytes())
}
