//! Tags and characters, one after the other -> the blocks of a page, and of these its main text.

use html5ever::LocalName;
use html5ever::tokenizer::states::{Rawtext, Rcdata};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use std::cell::RefCell;

/// Elements whose content no reader reads as text.
const SKIPPED: &[&str] = &[
    "nav", "footer", "aside", "form", "button", "select", "noscript", "template", "svg", "math", "iframe", "object",
    "canvas", "dialog", "menu", "audio", "video", "head", "title", "textarea", "script", "style", "noembed",
    "noframes", "xmp",
];
/// Roles that say the same.
const SKIPPED_ROLES: &[&str] = &["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"];
/// Elements without content and end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements around which there is a blank line.
const PARAGRAPHS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "section",
    "article",
    "main",
    "header",
    "body",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "dl",
    "table",
    "figure",
    "figcaption",
    "address",
    "details",
    "summary",
    "fieldset",
    "hr",
    "caption",
];
/// Elements that begin a line.
const LINES: &[&str] = &["li", "dt", "dd", "tr", "option", "thead", "tbody", "tfoot"];

/// The main part is taken alone where it has at least this percentage of the text: pages mark teasers as articles too.
const MAIN_SHARE: usize = 40;
/// A block is a list of links where so much of it is.
const LINKS_SHARE: usize = 60;
/// Longer blocks are prose, whatever they link to.
const LINKS_LENGTH: usize = 200;

/// Collects a page's blocks.
#[derive(Default)]
pub(super) struct Blocks(RefCell<State>);

#[derive(Default)]
struct State {
    blocks: Vec<Block>,
    open: Block,
    /// The element whose content is left out, and how many of its name are open.
    skipped: Option<(LocalName, usize)>,
    /// How many elements of these kinds are open.
    main: usize,
    links: usize,
    preformatted: usize,
    /// White space is due before the next word.
    space: bool,
}

/// A paragraph, or one of several lines that stand together.
#[derive(Default)]
struct Block {
    text: String,
    /// Whether a blank line stands before it.
    apart: bool,
    /// Whether it begins an item of a list.
    is_item: bool,
    in_main: bool,
    skipped: bool,
    linked: usize,
}

impl State {
    fn end_block(&mut self, apart: bool) {
        self.space = false;
        if self.open.text.trim().is_empty() {
            self.open.text.clear();
            self.open.apart |= apart;
            return;
        }
        let mut block = std::mem::take(&mut self.open);
        block.text.truncate(block.text.trim_end().len());
        self.blocks.push(block);
        self.open.apart = apart;
    }

    fn characters(&mut self, characters: &str) {
        if self.preformatted > 0 {
            self.word(characters);
            return;
        }
        for (n, word) in characters.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.space |= n > 0;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if self.open.text.is_empty() {
            self.open.in_main = self.main > 0;
            self.open.skipped = self.skipped.is_some();
        }
        let space = std::mem::take(&mut self.space) && !self.open.text.is_empty();
        if space && !self.open.text.ends_with(['\n', '\t', ' ']) {
            self.open.text.push(' ');
        }
        if self.links > 0 {
            self.open.linked += word.len() + usize::from(space);
        }
        self.open.text.push_str(word);
    }

    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((open, depth)) = &mut self.skipped {
            *depth += usize::from(*open == tag.name && !tag.self_closing);
        } else if is_skipped(tag) {
            self.end_block(true);
            self.skipped = Some((tag.name.clone(), 1));
        }
        if PARAGRAPHS.contains(&name) {
            self.end_block(true);
        } else if LINES.contains(&name) {
            self.end_block(false);
        }
        match name {
            "li" => self.open.is_item = true,
            "br" if !self.open.text.is_empty() => self.end_block(false),
            "td" | "th" if !self.open.text.is_empty() => self.open.text.push('\t'),
            "main" | "article" => self.main += 1,
            "a" => self.links += 1,
            "pre" => self.preformatted += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if PARAGRAPHS.contains(&name) {
            self.end_block(true);
        } else if LINES.contains(&name) {
            self.end_block(false);
        }
        match name {
            "li" => self.open.is_item = false,
            "main" | "article" => self.main = self.main.saturating_sub(1),
            "a" => self.links = self.links.saturating_sub(1),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        if let Some((open, depth)) = &mut self.skipped {
            *depth = depth.saturating_sub(usize::from(*open == tag.name));
            if *depth == 0 {
                self.end_block(true);
                self.skipped = None;
            }
        }
    }
}

fn is_skipped(tag: &Tag) -> bool {
    let value = |name: &str| tag.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.trim());
    let is_void = VOID.contains(&&*tag.name) || tag.self_closing;
    let is_body = matches!(&*tag.name, "html" | "body");
    let hidden = || {
        let styled = value("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
        styled || value("hidden").is_some() || value("aria-hidden") == Some("true")
    };
    let by_role = || value("role").is_some_and(|role| SKIPPED_ROLES.contains(&role));
    !is_void && !is_body && (SKIPPED.contains(&&*tag.name) || hidden() || by_role())
}

impl TokenSink for Blocks {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(characters) => state.characters(&characters),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => state.end(&tag),
            Token::TagToken(tag) => {
                state.start(&tag);
                match &*tag.name {
                    "title" | "textarea" => return TokenSinkResult::RawData(Rcdata),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" | "script" => {
                        return TokenSinkResult::RawData(Rawtext);
                    }
                    _ => {}
                }
            }
            Token::EOFToken => state.end_block(true),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Blocks {
    /// The main text of the page, a line end behind it.
    pub fn text(&self) -> String {
        let state = self.0.borrow();
        let length = |blocks: &[&Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>();
        let all: Vec<&Block> = state.blocks.iter().collect();
        let mut read: Vec<&Block> = all.iter().copied().filter(|block| !block.skipped && !block.is_links()).collect();
        // An element that is never closed must not swallow the page.
        if state.skipped.is_some() && length(&read) * 10 < length(&all) {
            read.clone_from(&all);
        }
        let main: Vec<&Block> = read.iter().copied().filter(|block| block.in_main).collect();
        if length(&main) * 100 >= length(&read) * MAIN_SHARE {
            read = main;
        }
        let mut text = String::new();
        for block in read {
            if !text.is_empty() {
                text.push_str(if block.apart { "\n\n" } else { "\n" });
            }
            text.push_str(if block.is_item { "- " } else { "" });
            text.push_str(&block.text);
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

impl Block {
    /// Whether it is mostly links: a menu, related pages.
    fn is_links(&self) -> bool {
        self.text.len() < LINKS_LENGTH && self.linked * 100 > self.text.len() * LINKS_SHARE
    }
}
