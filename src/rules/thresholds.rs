//! Every threshold of every rule, each with its reason and the data it came from, in the order of the codes.
//!
//! "Clean news" stands for the articles of the development sets (tokenised and plain), "web" for the English Web
//! Treebank, "made noise" for clean sentences damaged by a program; `scripts/score` names the files.
/// A document ends its sentences in terminators where at least this many do ...
pub const TERMINATED_SENTENCES: usize = 1;
/// ... and at least this share: summaries whose ends are cut or quoted still have four in five; headline lists none.
pub const TERMINATED_SHARE: f32 = 0.6;

/// Documents with more words than this have a language that can be told.
pub const SHORT_DOCUMENT: u32 = 100;
/// Share of function words in English: 0.35 to 0.5 of all tokens; of other languages hardly any word is in the lists.
pub const FUNCTION_WORD_SHARE: f32 = 0.2;

/// Score of a sentence that ends in a word no sentence ends with: right in all of 200 looked at in clean news and web.
pub const UNFINISHED_SURE: f32 = 0.95;
/// Score of a sentence whose end is odd but possible.
pub const UNFINISHED_LIKELY: f32 = 0.85;
/// A clause left open is short: past this many tokens the verb was probably not recognised.
pub const OPEN_CLAUSE_TOKENS: usize = 14;
/// After "that", which is a demonstrative too, it is shorter still.
pub const OPEN_THAT_TOKENS: usize = 4;

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

/// SPC003: a capital in the middle of running text, clauses on both sides.
pub const RUN_ON: f32 = 0.85;
/// SPC003: the verb of the second sentence comes within this many tokens; later ones belong to something else.
pub const RUN_ON_VERB_WITHIN: usize = 10;

/// SPC006: shorter ones are headings and answers.
pub const SENTENCE_WORDS: usize = 4;
/// SPC006: cosmetic, so that the score only says how sure the sentence is complete.
pub const MISSING_TERMINATOR: f32 = 0.9;

/// TRU001: a last word that begins another word of the document and stands nowhere else.
pub const UNFINISHED_CUT_WORD: f32 = 0.8;
/// TRU001: a line that ends in a comma has at least this many words; "Warm regards," has fewer.
pub const HANGING_COMMA_WORDS: usize = 6;
/// TRU001: shorter beginnings fit too many words.
pub const CUT_WORD_LETTERS: usize = 3;
/// TRU001: bytes that must be missing; plurals and past forms add up to three.
pub const CUT_WORD_REST: usize = 4;
/// TRU001: the tail that may be deleted is at most this long.
pub const CUT_TAIL_TOKENS: usize = 12;
/// TRU001: what is left needs at least this many words.
pub const CUT_TAIL_LEAVES: usize = 5;

/// TRU002: past this many words the verb was probably not recognised.
pub const FRAGMENT_WORDS: usize = 30;
/// TRU002: a noun phrase of this length with a participle still informs.
pub const FRAGMENT_TELLS: usize = 8;
/// TRU002: no possible finite verb at all: right in 97 of 100 looked at in summaries.
pub const FRAGMENT: f32 = 0.9;
/// TRU002: the same, but it tells what the text is about.
pub const FRAGMENT_TELLING: f32 = 0.6;

/// SPC004: a mark without partner in a summary: apostrophes are understood, so that few false ones are left.
pub const LONE_MARK: f32 = 0.9;
/// SPC004: the same in an article, where quotations run over paragraphs in many ways.
pub const LONE_MARK_IN_ARTICLE: f32 = 0.4;

/// SPC005: shorter words are no two function words.
pub const GLUED_LETTERS: usize = 5;
/// SPC005: shorter words have halves that mean nothing.
pub const GLUED_PAIR_LETTERS: usize = 8;
/// SPC005: two words of the document written as one.
pub const GLUED: f32 = 0.9;

/// TRU002: where more than this share of the sentences are fragments, they are the text's manner ...
pub const FRAGMENT_SHARE: f32 = 0.5;
/// ... and in plainly spaced text, which a person may have written, already more than this.
pub const FRAGMENT_SHARE_PLAIN: f32 = 0.2;
/// TRU002: in plainly spaced text a fragment stands out only among at least this many sentences.
pub const FRAGMENT_AMONG: usize = 4;

/// TRU001: a function word before "The ..." and a clause in the same segment.
pub const BROKEN_OFF: f32 = 0.85;
/// REP001: "counts of child pornography counts": the head of a phrase said again at its end.
pub const REPEAT_HEAD: f32 = 0.8;
/// TRU002: "pictures posted on the web by a group": the only verb has its agent behind it.
pub const FRAGMENT_REDUCED: f32 = 0.7;
