//! Every threshold of every rule, each with its reason and the data it came from, in the order of the codes.
//!
//! "Clean news" stands for the articles of the development sets (tokenised and plain), "web" for the English Web
//! Treebank, "made noise" for clean sentences damaged by a program; `scripts/score` names the files.
/// A document ends its sentences in terminators where at least this many do ...
pub const TERMINATED_SENTENCES: usize = 2;
/// ... and at least this share: summaries whose ends are cut or quoted still have four in five; headline lists none.
pub const TERMINATED_SHARE: f32 = 0.6;

/// Score of a sentence that ends in a word no sentence ends with: right in all of 200 looked at in clean news and web.
pub const UNFINISHED_SURE: f32 = 0.95;
/// Score of a sentence whose end is odd but possible.
pub const UNFINISHED_LIKELY: f32 = 0.85;
/// A clause left open is short: past this many tokens the verb was probably not recognised.
pub const OPEN_CLAUSE_TOKENS: usize = 14;

/// SPC002: a period after a word that needs another ("the . treaty"): no counter-example in clean news or web.
pub const STRAY_AFTER_FUNCTION_WORD: f32 = 0.98;
/// SPC002: a detached period before a lower-case word in a text with capitals: brands ("eBay") are told by their shape.
pub const STRAY_BEFORE_LOWER_CASE: f32 = 0.92;
/// SPC002: a period inside a name that the document writes without it elsewhere.
pub const STRAY_IN_NAME: f32 = 0.9;

/// REP001: adjacent repeats outside the exceptions: three false ones in 18,000 clean sentences.
pub const REPEAT: f32 = 0.95;
/// REP001: "one-one-one": scores and stammering are spelt like that, though rarely in words.
pub const REPEAT_HYPHENATED: f32 = 0.9;
/// REP002: three turns and more.
pub const LOOP: f32 = 0.97;
