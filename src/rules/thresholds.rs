//! Every threshold of every rule, each with its reason and the data it came from, in the order of the codes.
//!
//! "Clean news" stands for the articles of the development sets (tokenised and plain), "web" for the English Web
//! Treebank, "made noise" for clean sentences damaged by a program; `scripts/score` names the files.

// ENC001 lost-character

/// A replacement character or half a surrogate cannot be wanted; none in 19,800 sentences of clean news and web text.
pub(super) const LOST_SURE: f32 = 0.99;
/// "#" before an amount of money. In machine summaries of news all of 26 were pounds; ranks ("# 1") are left out by rule.
pub(super) const LOST_CURRENCY: f32 = 0.9;
/// A guess from one sign of context only.
pub(super) const LOST_GUESS: f32 = 0.7;
/// Longest stump before a question mark in a word: "S?o", "Le?n", but not "Really?maybe".
pub(super) const LOST_STUMP_LETTERS: usize = 3;

// ENC002 mojibake

/// Only byte sequences that are whole UTF-8 characters are touched; none in 800 clean sentences of four languages, and all 9 found in plain news were real.
pub(super) const MOJIBAKE: f32 = 0.98;
/// How often text is decoded again. Three layers are the most seen in the wild (ftfy's test cases).
pub(super) const MOJIBAKE_LAYERS: usize = 3;

// ENC003 escape-residue

/// Shapes that programs write and people do not.
pub(super) const ESCAPE: f32 = 0.97;

// ENC004 placeholder-token

/// The tokens are no words of any language.
pub(super) const PLACEHOLDER: f32 = 0.95;
/// Formulas are elided in whole corpora of papers, so readers may know and want them.
pub(super) const PLACEHOLDER_FORMULA: f32 = 0.8;

// LEK001 leaked-citation

/// A word of at least this many lower-case letters with digits at its end: shorter ones are names ("mp3", "g20", "h1n1").
pub(super) const NOTE_WORD_LETTERS: usize = 4;
/// Made noise: all found; 3 in 19,800 sentences of clean news and web text, two of them ranks glued to a result.
pub(super) const NOTE_GLUED: f32 = 0.92;
/// A reference after a whole sentence.
pub(super) const NOTE_TAIL: f32 = 0.95;
/// A sentence that begins with a quoted title and is nothing but names after it.
pub(super) const NOTE_ALONE: f32 = 0.85;
/// "25 Oct.62": some people write dates so.
pub(super) const NOTE_DATE: f32 = 0.75;
/// "`[3]`" in a text that has few of them.
pub(super) const NOTE_BRACKET: f32 = 0.8;
/// From this many bracketed numbers on, citing so is the document's style.
pub(super) const CITATION_STYLE: usize = 4;
/// Fewest words before a reference that can be a sentence.
pub(super) const NOTE_SENTENCE_WORDS: usize = 4;

// LEK002 leaked-heading

/// Longest text that is compared with labels, in bytes; "Summary of the debate on the budget" has 35.
pub(super) const HEADING_BYTES: usize = 60;
/// A section label and nothing else.
pub(super) const HEADING_ALONE: f32 = 0.95;
/// A section label before a sentence.
pub(super) const HEADING_LABEL: f32 = 0.9;
/// A short sentence in title case with a word that is no name.
pub(super) const HEADING_TITLE: f32 = 0.85;
/// "( left )" in a summary; a few are about ways and sides.
pub(super) const HEADING_POINTER: f32 = 0.65;
/// Longest sentence, in tokens, in which a pointer is looked for: longer ones are runs of captions.
pub(super) const POINTER_TOKENS: usize = 60;
/// Longest heading in tokens; news headlines have 14 at most.
pub(super) const HEADING_TOKENS: usize = 14;
/// From this many sentences in title case on (and three in ten), headlines are the document's style.
pub(super) const HEADLINE_STYLE: usize = 3;
/// Labels of a structured abstract come in fours (background, methods, results, conclusions); three show it.
pub(super) const STRUCTURED_ABSTRACT: usize = 3;

// LEK003 boilerplate

/// A stock phrase in an address to the reader. Clean news: one in 400 sentences, all of them furniture of
/// their pages.
pub(super) const BOILERPLATE: f32 = 0.93;

// LEK004 assistant-preamble

/// Phrases that only assistants say at the start of a sentence; none in 19,800 sentences of clean news and web text.
pub(super) const PREAMBLE: f32 = 0.95;
/// Longest introduction before its colon, in bytes.
pub(super) const PREAMBLE_LONGEST: usize = 140;
/// Fewest words after the colon that can be the summary itself.
pub(super) const PREAMBLE_BODY_WORDS: usize = 4;

// LEK005 speaker-label

/// Labels that transcripts write and people do not.
pub(super) const LABEL_SURE: f32 = 0.95;
/// A name before a colon and somebody speaking: prose also quotes so.
pub(super) const LABEL_NAME: f32 = 0.7;
/// A name and a colon with nothing after them, in a summary.
pub(super) const LABEL_ALONE: f32 = 0.8;
/// Most tokens of such a label: "nasa scientist ellen stofan : `".
pub(super) const LABEL_TOKENS: usize = 7;
/// From this many labelled lines on (and a third of all), the document is a dialogue.
pub(super) const DIALOGUE_LINES: usize = 3;

// LNG001 mixed-language, LNG002 other-language

/// Votes that the main language of a document needs over the next one.
pub(super) const LANGUAGE_LEAD: f32 = 2.0;
/// Function words that only one language has, to be sure of a sentence's.
pub(super) const LANGUAGE_TELLING: u32 = 2;
/// Fewest words of a sentence whose language is asked.
pub(super) const LANGUAGE_WORDS: u32 = 5;
/// Least share of function words; running text has 0.35 to 0.5 in the five languages.
pub(super) const LANGUAGE_SHARE: f32 = 0.2;
/// One sentence alone in a paragraph of another language.
pub(super) const LANGUAGE_INTRUDER: f32 = 0.85;
/// Any other sentence in another language.
pub(super) const LANGUAGE_OTHER: f32 = 0.9;
/// English function words that the rest of the sentence needs, so that it is English.
pub(super) const STRETCH_ENGLISH: usize = 2;
/// Fewest words of a stretch in another language; "coup de grâce" and "al fresco" have three or fewer.
pub(super) const STRETCH_WORDS: usize = 4;
/// Function words a stretch needs, those that English shares counted for half ("hat den ... am": three halves).
pub(super) const STRETCH_WEIGHT: f32 = 1.5;
/// Least share of function words in a stretch.
pub(super) const STRETCH_SHARE: f32 = 0.25;
/// Base score of a stretch, raised by each word that only its language has.
pub(super) const STRETCH_SCORE: f32 = 0.75;
/// Function words of its own that a sentence needs before English ones in it count as strewn.
pub(super) const STREWN_TELLING: u32 = 2;
/// Base score, raised by each strewn word.
pub(super) const STREWN_SCORE: f32 = 0.7;

// GRM001 ungrammatical

/// Small words that never follow each other. Clean news: typing errors only.
pub(super) const SMALL_PAIR: f32 = 0.8;
/// Auxiliary and verb form that exclude each other.
pub(super) const VERB_FORM: f32 = 0.85;
/// The same where an ellipsis or a stranded preposition is just possible.
pub(super) const VERB_GUESS: f32 = 0.7;
/// Pronoun and verb.
pub(super) const AGREEMENT: f32 = 0.85;
/// The article and the sound after it; people mistype these, too.
pub(super) const ARTICLE: f32 = 0.75;
/// A finite verb after an adverb at the start.
pub(super) const NO_SUBJECT: f32 = 0.75;
/// The same at the start of a bullet point, where editors drop the subject.
pub(super) const NO_SUBJECT_BULLET: f32 = 0.6;
/// Fewest words before missing small words say something; headlines are shorter.
pub(super) const TELEGRAM_WORDS: usize = 7;
/// Most small words such a sentence may have, as a share; running text has 0.4.
pub(super) const TELEGRAM_SMALL: f32 = 0.32;
/// Share of sentences with a capital from which on a small initial says something.
pub(super) const CAPITAL_SHARE: f32 = 0.7;
/// Small words are missing, and the sentence begins in lower case.
pub(super) const TELEGRAM: f32 = 0.85;
/// From this many clashes on, a sentence is salad.
pub(super) const SALAD_HITS: usize = 2;

// GRM002 nonsense

/// The same name on both sides of a verb; two people of one name are usually told apart.
pub(super) const ACTS_ON_ITSELF: f32 = 0.9;
/// The same verb on both sides of "before it was".
pub(super) const BEFORE_ITSELF: f32 = 0.85;
/// Head of state of one country in the adjective, of another in the noun.
pub(super) const TWO_COUNTRIES: f32 = 0.9;
/// The same phrase on both sides of "for".
pub(super) const SAME_PHRASE: f32 = 0.8;
/// The subject again after "from", "to", "by".
pub(super) const FROM_ITSELF: f32 = 0.8;
/// A speaker who names himself.
pub(super) const OWN_NAME: f32 = 0.7;
/// A document ends its sentences in terminators where at least this many do ...
pub const TERMINATED_SENTENCES: usize = 1;
/// ... and at least this share: summaries whose ends are cut or quoted still have four in five; headline lists none.
pub const TERMINATED_SHARE: f32 = 0.6;

/// Documents with more words than this have a language that can be told.
pub const SHORT_DOCUMENT: u32 = 100;
/// Share of function words in English: 0.35 to 0.5 of all tokens; of other languages hardly any word is in the lists.
pub const FUNCTION_WORD_SHARE: f32 = 0.2;

/// Score of a sentence that ends in a word no sentence ends with: one false one in 19,800 clean sentences.
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

/// REP001: adjacent repeats outside the exceptions: 19 in 19,800 clean sentences, nearly all slips of their writers.
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
/// TRU002: no possible finite verb at all: two in 19,800 clean sentences; headlines among summaries are the risk.
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
