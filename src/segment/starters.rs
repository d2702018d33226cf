//! Words that, with a capital, clearly begin a sentence: pronouns, articles, conjunctions, prepositions and the like.
//!
//! For English the closed classes of [`word_class`](crate::text::word_class::word_class) serve; the other languages
//! have a list each, written for this project.

use crate::model::Language;
use crate::text::word_class::{WordClass, word_class};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const SPANISH: &str = "el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella él ella \
    ellos ellas yo tú usted ustedes nosotros se su sus mi mis nuestro nuestra pero y o ni sin como cuando donde mientras \
    aunque porque si también además así entonces luego después antes ahora hoy ayer según para por con en desde hasta \
    entre tras sobre ante a al del no nunca ya más muchos muchas todos todas otro otra otros cada algunos algunas hay es \
    era fue está han ha qué quién cuál cómo cuándo dónde cuánto tiene fueron son";
const PORTUGUESE: &str = "o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela isto isso \
    ele ela eles elas eu tu você vocês nós se seu sua seus suas meu minha nosso nossa mas e ou nem sem como quando onde \
    enquanto embora porque também além assim então depois antes agora hoje ontem segundo para por com em desde até entre \
    sobre ante no na nos nas ao aos à às do da dos das pelo pela não nunca já mais muitos muitas todos todas outro outra \
    outros cada alguns algumas há é era foi está que quem qual quanto num numa são foram";
const FRENCH: &str = "le la les l' un une des du de au aux ce cet cette ces il elle ils elles on je tu nous vous c' son sa \
    ses leur leurs mon ma mes notre nos mais et ou ni sans comme quand où lorsque bien que si aussi ainsi alors puis \
    après avant maintenant hier selon pour par avec en dans dès depuis jusqu' entre sur sous vers chez à ne non jamais \
    déjà plus plusieurs tous toutes tout autre autres chaque quelques certains y est qui quel quelle comment pourquoi \
    combien d' j' s' n' qu' ceci cela ça cependant toutefois malgré grâce";
const GERMAN: &str = "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene \
    er sie es wir ich ihr du man sein seine ihre unser mein und aber oder denn doch sondern wenn als ob weil dass da \
    während nachdem bevor obwohl auch so dann danach damals jetzt heute gestern nach vor mit in im am an auf aus bei beim \
    von vom zu zum zur für durch gegen ohne um unter über seit bis zwischen nicht nie schon noch nur mehr viele alle \
    andere jeder jede jedes einige kein keine hier dort es wer was wie wo wann warum welche welcher damit dabei daher \
    dazu trotz laut neben sowie ist war hat wird bereits allerdings insgesamt später zuvor außerdem";
const ENGLISH_MORE: &str = "millions thousands hundreds dozens many most several few much more other others according although despite today yesterday \
    tomorrow please thanks let perhaps yes well ok okay oh finally additionally similarly likewise nevertheless \
    nonetheless consequently accordingly currently recently previously originally eventually unfortunately fortunately \
    interestingly clearly obviously actually basically overall initially subsequently hence otherwise i'm i've i'd i'll \
    it's he's she's we're they're you're that's there's what's who's let's don't isn't didn't doesn't can't i\u{2019}m \
    it\u{2019}s he\u{2019}s she\u{2019}s that\u{2019}s there\u{2019}s don\u{2019}t";

fn set(words: &'static str) -> FxHashSet<&'static str> {
    words.split_whitespace().collect()
}

static SETS: LazyLock<[FxHashSet<&'static str>; 5]> =
    LazyLock::new(|| [ENGLISH_MORE, SPANISH, PORTUGUESE, FRENCH, GERMAN].map(set));

/// Whether a word, given in lower case, begins a sentence when it has a capital.
pub fn is_starter(lower: &str, language: Language) -> bool {
    let index = match language {
        Language::En | Language::Other => 0,
        Language::Es => 1,
        Language::Pt => 2,
        Language::Fr => 3,
        Language::De => 4,
    };
    if index == 0 && !word_class(lower).is_open() {
        return !matches!(lower, "&" | "may" | "will" | "following");
    }
    if SETS.get(index).is_some_and(|s| s.contains(lower)) {
        return true;
    }
    // French and Italian elision: "L'homme", "C’est".
    index == 3 && matches!(lower.char_indices().nth(1), Some((_, '\'' | '’')))
}

/// Words after which no sentence ends: articles, possessives, "of", "and". Used for detached periods, where a real
/// sentence end hardly ever follows them and a stray period often does.
pub fn never_last(lower: &str, language: Language) -> bool {
    match language {
        Language::En | Language::Other => matches!(
            lower,
            "the"
                | "a"
                | "an"
                | "of"
                | "and"
                | "or"
                | "nor"
                | "into"
                | "my"
                | "your"
                | "our"
                | "their"
                | "its"
                | "whose"
                | "than"
                | "per"
                | "onto"
                | "upon"
                | "between"
                | "among"
                | "amid"
                | "toward"
                | "towards"
                | "during"
                | "despite"
                | "because"
                | "although"
                | "whereas"
                | "very"
                | "every"
                | "versus"
        ),
        Language::Es => matches!(
            lower,
            "el" | "la"
                | "los"
                | "las"
                | "un"
                | "una"
                | "de"
                | "del"
                | "al"
                | "y"
                | "o"
                | "que"
                | "con"
                | "en"
                | "por"
                | "para"
                | "su"
                | "sus"
        ),
        Language::Pt => matches!(
            lower,
            "o" | "a"
                | "os"
                | "as"
                | "um"
                | "uma"
                | "de"
                | "do"
                | "da"
                | "dos"
                | "das"
                | "e"
                | "ou"
                | "que"
                | "com"
                | "em"
                | "por"
                | "para"
                | "seu"
                | "sua"
        ),
        Language::Fr => matches!(
            lower,
            "le" | "la"
                | "les"
                | "un"
                | "une"
                | "des"
                | "de"
                | "du"
                | "et"
                | "ou"
                | "que"
                | "avec"
                | "en"
                | "par"
                | "pour"
                | "son"
                | "sa"
                | "ses"
        ),
        Language::De => matches!(
            lower,
            "der"
                | "das"
                | "den"
                | "dem"
                | "des"
                | "ein"
                | "eine"
                | "einen"
                | "einem"
                | "einer"
                | "und"
                | "oder"
                | "von"
                | "mit"
                | "für"
                | "dass"
        ),
    }
}

const RARELY_LAST: WordClass = WordClass::PREPOSITION
    .or(WordClass::COORDINATOR)
    .or(WordClass::DETERMINER)
    .or(WordClass::AUXILIARY)
    .or(WordClass::MODAL);

/// Words after which a sentence rarely ends: prepositions, determiners, auxiliaries. Weaker than [`never_last`].
pub fn rarely_last(lower: &str, language: Language) -> bool {
    matches!(language, Language::En | Language::Other)
        && (word_class(lower).is(RARELY_LAST) || matches!(lower, "his" | "never" | "as"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_and_articles_start_sentences_names_do_not() {
        for (word, language) in
            [("he", Language::En), ("in", Language::En), ("el", Language::Es), ("l'homme", Language::Fr)]
        {
            assert!(is_starter(word, language), "{word}");
        }
        for (word, language) in [("secretary", Language::En), ("garcía", Language::Es), ("oktober", Language::De)] {
            assert!(!is_starter(word, language), "{word}");
        }
    }

    #[test]
    fn articles_never_end_a_sentence_particles_may() {
        assert!(never_last("the", Language::En) && never_last("und", Language::De));
        assert!(
            !never_last("in", Language::En) && rarely_last("in", Language::En) && !rarely_last("crisis", Language::En)
        );
    }
}
