//! What may be written behind `tcenvelope`: the help, the completions and the man pages are made from this.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use tcenvelope::Category;

/// Opens what the Tencent Cloud API 3.0 sends back.
#[derive(Debug, Parser)]
#[command(
    name = "tcenvelope",
    version,
    propagate_version = true,
    after_help = "Exit status: 0 a success, 1 a failure that the API answered (a dry run that would have worked too), \
                  2 wrong usage and what cannot be read, 3 no envelope.\n\
                  `tcenvelope help COMMAND` says more, with examples."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the command can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show what an answer says: outcome, request id, code, what to do next, fields
    Decode(Decode),
    /// Say what an error code means, and who must do what
    Explain(Explain),
    /// Count what recorded answers say
    Scan(Scan),
    /// Write what a shell needs to complete the words of this command
    Completions(Completions),
}

/// `tcenvelope decode`: one answer on one screen.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    tcenvelope decode answer.json\n  \
    tcenvelope decode --json < answer.json\n  \
    tcenvelope decode --pointer /InstanceSet/0/InstanceId answer.json\n  \
    curl -si cvm.tencentcloudapi.com | tcenvelope decode --http --product cvm\n\n\
    Exit status: 0 a success, 1 a failure, 2 wrong usage, a pointer that finds nothing in a success, and what cannot be \
    read, 3 no envelope.")]
pub struct Decode {
    /// The file with the body of the answer; `-` or nothing is standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Show the values of the fields too: an answer can hold secrets
    #[arg(long)]
    pub values: bool,
    /// Write one JSON object, for programs
    #[arg(long)]
    pub json: bool,
    /// Write only the value that this JSON pointer finds in `Response`: a string as its text, all else as JSON
    #[arg(long, value_name = "POINTER", conflicts_with = "values")]
    pub pointer: Option<String>,
    /// The product that was asked, as in its host name: some codes mean something of their own there
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// The file is a whole HTTP answer, status line and headers first, as `curl -i` prints it
    #[arg(long)]
    pub http: bool,
    /// The language of descriptions and advice
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// `tcenvelope explain`: what an error code means.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    tcenvelope explain LimitExceeded.TooFrequentlyCalled\n  \
    tcenvelope explain UnauthorizedOperation.Unknown --product ecdn --lang zh\n  \
    tcenvelope explain AuthFailure.SignatureExpire --json\n  \
    tcenvelope explain --list --category Throttled\n  \
    tcenvelope explain --list --product cvm --json\n  \
    tcenvelope explain --list | awk '$3 == \"Backoff\" { print $1 }'\n\n\
    White space around a code and dots behind it are left out. A code that nobody documents is explained as far as its \
    name tells, and the documented ones nearest to it are shown.\n\n\
    --list writes a line a code: code, category, retry, basis, and `common` or `-`. On a terminal they are aligned below \
    headings; elsewhere a tab is between them and nothing else is written.\n\n\
    --json has code, product, family, detail, documented, common, description, advice, category, fault, retry, \
    retry_description, retry_advice, basis, reason (its text; and source, words or family), products, nearest. What does \
    not apply is null or empty.\n\n\
    Exit status: 0 explained or listed, also where nothing is known about the code; 2 wrong usage, what is no code, and a \
    product of which no codes are documented.")]
pub struct Explain {
    /// The error code, as in `Error.Code`
    #[arg(required_unless_present = "list", conflicts_with = "list")]
    pub code: Option<String>,
    /// The product that answered, as in its host name; with --list, only the codes that it documents
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// The language of description and advice
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
    /// List the codes that official SDK packages document, with their judgements
    #[arg(long)]
    pub list: bool,
    /// With --list: only the codes of this category
    #[arg(long, value_name = "CATEGORY", requires = "list", conflicts_with = "code", ignore_case = true, value_parser = category())]
    pub category: Option<Category>,
    /// Write JSON, for programs: an object, or with --list an object a line
    #[arg(long)]
    pub json: bool,
}

/// `tcenvelope scan`: what recorded answers say, counted.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    tcenvelope scan answers.ndjson\n  \
    tcenvelope scan --body /resp --by action --time /ts logs/\n  \
    tcenvelope scan --body /resp --html report.html logs/*.gz\n  \
    tail -n 1000 answers.ndjson | tcenvelope scan --json -\n\n\
    Exit status: 0 all was read, whatever the bodies say, 2 wrong usage, and if anything could not be read to its end: what was \
    read is counted all the same.\n\n\
    A record that is longer than 64 MiB is not read and counts as no envelope, TooLarge. Of codes and groups the first 10,000 \
    are counted by themselves, and of what is no envelope the first 1,000 places are named; for the others there are sums. \
    Names are cut at 256 bytes. Over time, 200 steps at the most are kept, of the shortest length for which so many suffice.")]
pub struct Scan {
    /// Files and folders; a folder stands for all files in it, hidden ones too, but for links, pipes and devices; `-` for
    /// standard input. Plain, gzip or zstd, by their first bytes
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// What is one record in a file: a line, or the whole file
    #[arg(long, value_enum, default_value_t)]
    pub records: Records,
    /// Where the body is in a record: a member's name or a JSON pointer, to an object or to a string that holds JSON. Without
    /// it a record is a body
    #[arg(long, value_name = "POINTER")]
    pub body: Option<String>,
    /// Count by this member of a record too: a name or a JSON pointer
    #[arg(long, value_name = "POINTER")]
    pub by: Option<String>,
    /// Count over time too, by this member of a record: a time stamp of RFC 3339, or seconds, milliseconds, microseconds or
    /// nanoseconds since 1970, told apart by how large they are
    #[arg(long, value_name = "POINTER")]
    pub time: Option<String>,
    /// The product that was asked, as in its host name
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// How many rows a table has at the most
    #[arg(long, value_name = "ROWS", default_value_t = 20)]
    pub top: usize,
    /// How many threads work; as many as there are processors unless given
    #[arg(long, value_name = "THREADS")]
    pub threads: Option<std::num::NonZeroUsize>,
    /// The language of descriptions
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
    /// Write one JSON object, for programs
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Write comma-separated values: table, name, measure, count. A name that a spreadsheet would take for a formula has an
    /// apostrophe before it
    #[arg(long)]
    pub csv: bool,
    /// Write a page with charts, in one file that loads nothing
    #[arg(long, value_name = "REPORT")]
    pub html: Option<PathBuf>,
}

/// `tcenvelope completions`: for the shell.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    source <(tcenvelope completions bash)\n  \
    tcenvelope completions fish > ~/.config/fish/completions/tcenvelope.fish")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// The language of descriptions and advice.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Language {
    /// English
    #[default]
    En,
    /// Chinese
    Zh,
}

impl From<Language> for tcenvelope::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::English,
            Language::Zh => Self::Chinese,
        }
    }
}

/// What one record is in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Records {
    /// The whole file if it begins as one JSON text over several lines, as a page of HTML, an HTTP answer or binary data;
    /// else a line
    #[default]
    Auto,
    /// A line each: newline-delimited JSON. Blank lines are none
    Line,
    /// The whole file is one, be it empty
    File,
}

/// Reads the name of a category, in any case.
fn category() -> impl TypedValueParser<Value = Category> {
    let names = Category::ALL.iter().map(|category| category.name());
    PossibleValuesParser::new(names).try_map(|name| {
        let is_named_so = |category: &&Category| category.name().eq_ignore_ascii_case(&name);
        let found = Category::ALL.iter().find(is_named_so);
        found.copied().ok_or("no category")
    })
}

/// Whether a path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}
