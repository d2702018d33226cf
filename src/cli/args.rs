//! [`Cli`]: what can be typed. Flags are only parsed here; `settings` gives them their meaning.

use super::printer::Color;
use crate::config::{Level, LineMode, RecordFormat, StyleChoice};
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Cleans machine-written summaries
///
/// Finds what is repeated, garbled or contradictory, keeps the best statement of each thing, says where every sentence
/// came from and why every other one went, and can put every byte back.
#[derive(Debug, Parser)]
#[command(name = "sumsift", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Flags of every command.
    #[command(flatten)]
    pub global: Global,
}

const EXAMPLES: &str = "\
Examples:
  sumsift clean summary.txt                 print the cleaned text
  sumsift clean summaries/ -o clean/        clean a folder, with a ledger beside it
  sumsift explain clean/one.txt:12          why is line 12 there, and what went
  sumsift restore clean/ --check            prove that nothing is lost

Exit codes: 0 done, 1 only with --check, 2 error, 3 done but some records were rejected, 130 interrupted";

/// Flags of every command.
#[derive(Args, Clone, Debug)]
pub struct Global {
    /// Number of threads; 0 takes all cores. The result is the same for any number
    #[arg(
        long,
        global = true,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        help_heading = "Global"
    )]
    pub threads: usize,
    /// Say nothing but errors and rejected records
    #[arg(short, long, global = true, help_heading = "Global")]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true, conflicts_with = "quiet", help_heading = "Global")]
    pub verbose: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto", help_heading = "Global")]
    pub color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Clean texts: merge what is said again, drop what is broken, repair spacing
    Clean(Clean),
    /// Put back every byte of the input, from the cleaned text and its ledger
    Restore(Restore),
    /// Say why a line is there and what went, or what a rule does
    Explain(Explain),
    /// List the rules, or print the documentation of one
    Rules(Rules),
    /// Say whether two sentences say the same, and why
    Compare(Compare),
    /// Run a pipeline; without a name, list them
    Run(Run),
    /// Print the JSON Schema of the ledger or of settings files
    Schema(Schema),
    /// Write a commented `sumsift.toml` into this folder
    Init,
    /// Print shell completions
    Completions(Completions),
}

/// `clean`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift clean summary.txt > clean.txt
  cat summary.txt | sumsift clean - --diff
  sumsift clean summaries/ -o clean/         one file each, and clean/ledger.jsonl
  sumsift clean rows.jsonl --text-key summary --id-key id -o clean.jsonl")]
pub struct Clean {
    /// Flags that `run` has too.
    #[command(flatten)]
    pub work: Work,
    /// Pipeline to start from: a name that `sumsift run` lists, or a file
    #[arg(long, value_name = "NAME|FILE", help_heading = "Settings")]
    pub pipeline: Option<String>,
}

/// Input, output and settings of `clean` and `run`.
#[derive(Args, Debug)]
pub struct Work {
    /// Files, folders, patterns such as 'data/*.jsonl.zst', or `-` for standard input. Text, Markdown, HTML, JSON Lines,
    /// JSON, CSV, TSV, Parquet, WebVTT and SRT, each also packed with gzip or zstd
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Read the paths that this file lists, one a line, or `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// File (for one input) or folder to write to, as UTF-8; a ledger is written beside it
    #[arg(short, long, value_name = "FILE|DIR", conflicts_with_all = ["write", "diff", "check"])]
    pub output: Option<PathBuf>,
    /// Clean files in place, in the encoding they have; writes FILE.ledger.jsonl beside each
    #[arg(short, long, conflicts_with_all = ["diff", "check"])]
    pub write: bool,
    /// Print what would change, as a unified diff; writes nothing
    #[arg(long)]
    pub diff: bool,
    /// Exit with 1 if anything would change; writes nothing
    #[arg(long)]
    pub check: bool,
    /// Write the ledger to this file: where every sentence comes from and why the others went
    #[arg(long, value_name = "FILE", conflicts_with_all = ["write", "diff", "check"])]
    pub ledger: Option<PathBuf>,
    /// Settings.
    #[command(flatten)]
    pub settings: SettingsFlags,
}

/// Flags that set what a pipeline file can set.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Settings")]
pub struct SettingsFlags {
    /// How much is done
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub level: Option<Level>,
    /// How line ends inside a paragraph are read
    #[arg(long, value_enum, value_name = "MODE")]
    pub lines: Option<LineMode>,
    /// What kind of text to expect
    #[arg(long, value_enum, value_name = "STYLE")]
    pub style: Option<StyleChoice>,
    /// What the input holds
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<RecordFormat>,
    /// Key of the text in JSON records; in tables the name or number of its column. Found out and said without it
    #[arg(long, value_name = "KEY")]
    pub text_key: Option<String>,
    /// The same for the record's id
    #[arg(long, value_name = "KEY")]
    pub id_key: Option<String>,
    /// Rules to run: codes, prefixes or names, with commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Option<Vec<String>>,
    /// Rules to leave out
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Option<Vec<String>>,
    /// Settings file to use instead of ./sumsift.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// `restore`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift restore clean.txt -o original.txt          the ledger is found beside clean.txt
  sumsift restore clean.txt run.jsonl > original.txt
  sumsift restore clean/ --check                     proves that every byte would come back; writes nothing")]
pub struct Restore {
    /// The cleaned file, or the folder that `clean -o` wrote
    #[arg(value_name = "CLEANED")]
    pub cleaned: PathBuf,
    /// The ledger; without it CLEANED.ledger.jsonl, or ledger.jsonl in the folder
    #[arg(value_name = "LEDGER")]
    pub ledger: Option<PathBuf>,
    /// File or folder to write to
    #[arg(short, long, value_name = "FILE|DIR", conflicts_with = "check")]
    pub output: Option<PathBuf>,
    /// Only check that every byte would come back
    #[arg(long)]
    pub check: bool,
}

/// `explain`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift explain SPC001                             what a rule does
  sumsift explain clean.txt:12                       where line 12 comes from, and what went
  sumsift explain article-7#31 --ledger run.jsonl    sentence 31 of document article-7")]
pub struct Explain {
    /// A rule's code, a line of a cleaned file, or a sentence of a document
    #[arg(value_name = "CODE|OUTPUT:LINE|DOC#INDEX")]
    pub target: String,
    /// The ledger, where it does not stand beside the cleaned file
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
}

/// `rules`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift rules                     all rules
  sumsift rules SPC                 those about spacing
  sumsift rules SPC001              the documentation of one
  sumsift rules --format json       for programs")]
pub struct Rules {
    /// A code prints that rule's documentation; a prefix lists those that begin with it
    #[arg(value_name = "CODE|PREFIX")]
    pub code: Option<String>,
    /// How to print
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: RulesFormat,
}

/// How `rules` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// A table, or a rule's documentation
    Text,
    /// A JSON list
    Json,
    /// A Markdown table with the documentation of each rule below
    Md,
}

/// `compare`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift compare \"Turnout rose to 61 % .\" \"Turnout was 61 % .\"
  sumsift compare --pairs pairs.jsonl > relations.jsonl      {\"a\": ..., \"b\": ...} per line")]
pub struct Compare {
    /// The first sentence
    #[arg(value_name = "A", required_unless_present = "pairs", requires = "b")]
    pub a: Option<String>,
    /// The second sentence
    #[arg(value_name = "B")]
    pub b: Option<String>,
    /// JSON Lines file with a pair per line, or `-`; prints one JSON object per line, in the same order
    #[arg(long, value_name = "FILE", conflicts_with_all = ["a", "b"])]
    pub pairs: Option<PathBuf>,
}

/// `run`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift run                                        list the built-in pipelines
  sumsift run merge-summaries joined.txt -o one.txt
  sumsift run my-pipeline.toml --dry-run             every setting that holds, and who set it")]
pub struct Run {
    /// A built-in pipeline or a TOML file
    #[arg(value_name = "PIPELINE")]
    pub pipeline: Option<String>,
    /// Print the effective settings and where each came from; do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Flags that `clean` has too.
    #[command(flatten)]
    pub work: Work,
}

/// `schema`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift schema > ledger.schema.json
  sumsift schema config > sumsift.schema.json")]
pub struct Schema {
    /// Which one
    #[arg(value_enum, default_value = "ledger")]
    pub kind: SchemaKind,
}

/// Which schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// One line of a ledger
    Ledger,
    /// A pipeline file or sumsift.toml
    Config,
}

/// `completions`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sumsift completions bash > ~/.local/share/bash-completion/completions/sumsift
  sumsift completions zsh > ~/.zfunc/_sumsift")]
pub struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Makes an enum of the settings a choice on the command line, without the settings knowing of it.
macro_rules! choices {
    ($type:ty: $($variant:ident $name:literal $help:literal),+ $(,)?) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(<$type>::$variant),+]
            }
            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(match self { $(<$type>::$variant => PossibleValue::new($name).help($help)),+ })
            }
        }
    };
}

choices!(Level:
    Careful "careful" "Merge (nearly) exact repeats, drop leaked and empty debris, repair spacing",
    Normal "normal" "All merges, all broken sentences, contradictions where there is evidence (default)",
    Strict "strict" "Also fragments, and both sides of a contradiction that nothing decides",
);
choices!(LineMode:
    Auto "auto" "Join uniformly wrapped lines (default)",
    Break "break" "Every line end is a boundary",
    Wrap "wrap" "Only blank lines are",
);
choices!(StyleChoice:
    Auto "auto" "Found out for each document (default)",
    Summary "summary" "Machine-written: repeats are merged",
    Article "article" "Written by people: repeats are only reported",
);
choices!(RecordFormat:
    Auto "auto" "By its name, else by how it begins (default)",
    Text "text" "Each file is one text",
    Jsonl "jsonl" "One JSON object a line",
    Json "json" "An array of JSON objects",
    Csv "csv" "A table; what stands between its fields is found out",
    Tsv "tsv" "A table with tabs between its fields",
    Parquet "parquet" "A Parquet file",
    Html "html" "A web page, of which the main text is read",
    Vtt "vtt" "WebVTT captions",
    Srt "srt" "SRT captions",
);

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_shows_examples() {
        for command in Cli::command().get_subcommands() {
            let alone = ["init", "help"].contains(&command.get_name());
            let shown = command.get_after_help().is_some_and(|help| help.to_string().contains("sumsift "));
            assert!(alone || shown, "`{}` has no examples", command.get_name());
        }
    }
}
