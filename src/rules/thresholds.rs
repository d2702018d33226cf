//! Every threshold of every rule, each with its reason and the data it came from, in the order of the codes.
//!
//! "Clean news" stands for the articles of the development sets (tokenised and plain), "web" for the English Web
//! Treebank, "made noise" for clean sentences damaged by a program; `scripts/score` names the files.
