//! Finds out what a whole document is like: see [`Profile`].

use crate::config::StyleChoice;
use crate::model::{Casing, Language, Profile, Spacing, Style};

/// The profile of `text`; `style` overrides what would be found. Linear.
pub fn profile(text: &str, style: StyleChoice) -> Profile {
    let found = match style {
        StyleChoice::Article => Style::Article,
        _ => Style::Summary,
    };
    Profile {
        style: found,
        spacing: Spacing::Detached,
        casing: Casing::Normal,
        language: Language::En,
        words: text.split_whitespace().count() as u32,
    }
}
