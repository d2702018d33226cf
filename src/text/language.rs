//! Which language words belong to, by their function words: word in lower case -> [`Languages`].
//!
//! Articles, prepositions, pronouns and auxiliaries are a third to a half of running text and hardly ever borrowed, so
//! a few of them tell a language surely and show where a sentence changes it. Written for this project from school
//! grammars of the five languages; words that two languages share carry both bits.

use crate::model::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of languages that a word is a function word of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Languages(u8);

/// Set where English writes the same letters for a word of its own ("die", "hat", "pour").
const SHARED: u8 = 1 << 7;

/// The languages that have word lists, in the order of their bits.
pub const LISTED: [Language; 5] = [Language::En, Language::Es, Language::Pt, Language::Fr, Language::De];

impl Languages {
    /// No function word of any listed language.
    pub const NONE: Languages = Languages(0);

    /// The set of one language; empty for [`Language::Other`].
    pub fn of(language: Language) -> Self {
        Languages(LISTED.iter().position(|l| *l == language).map_or(0, |bit| 1 << bit))
    }

    /// Whether the word belongs to `language`.
    pub fn has(self, language: Language) -> bool {
        self.0 & Self::of(language).0 != 0
    }

    /// How much the word speaks for `language`: 1 where English has no such word, a half where English has one in its
    /// dictionary ("hat", "pour"), nothing where English text is full of it ("a", "in", "so"). Always 1 for English.
    pub fn weight(self, language: Language) -> f32 {
        match () {
            () if !self.has(language) => 0.0,
            () if language == Language::En || self.tells(language) => 1.0,
            () if self.has(Language::En) => 0.25,
            () => 0.5,
        }
    }

    /// Whether it is a function word of any listed language.
    pub fn any(self) -> bool {
        self.0 & !SHARED != 0
    }

    /// Whether it belongs to `language` and not to English, or, for English, to no other language.
    pub fn tells(self, language: Language) -> bool {
        match language {
            Language::En => self == Self::of(Language::En),
            _ => self.has(language) && !self.has(Language::En) && self.0 & SHARED == 0,
        }
    }
}

const LISTS: [&str; 5] = [
    // English. Words that are common content words or names elsewhere ("a", "me", "no", "as", "on", "do") are shared below.
    "the a an of to in and that is was for it with as his he be on by at have are this not but had from or they which you one were her all she there would their we him been has when who will no more if out so said what up its about into than them can only other some could these two may then do first any my now such like our over me even most made after also did many before must through where much your should because each just those how too under never same another while might us since against during without again however always away something though less almost enough yet told nothing why didn't don't does cannot every few himself themselves itself herself both between being until whether although toward towards upon among within very still here well down off",
    // Spanish.
    "el la los las un una unos unas de del a al en y e o u que qué no se sí por para con sin sobre entre hasta desde hacia contra según durante mediante ante bajo tras es son era eran fue fueron ser sido está están estaba estaban ha han había habían haber hay he hemos puede pueden podía podría debe deben su sus mi mis tu tus nuestro nuestra nuestros nuestras le les lo nos me te yo él ella ellos ellas usted ustedes esto esta este estos estas eso esa ese esos esas aquel aquella como cómo más menos muy ya también pero sino porque cuando cuándo donde dónde quien quién quienes cual cuales cuyo cuya todo toda todos todas otro otra otros otras mismo misma mismos cada algo alguien alguno alguna algunos algunas ninguno ninguna nada nadie así aunque si mientras pues luego entonces después antes ahora hoy ayer siempre nunca aún todavía tan tanto tanta dos tres años año",
    // Portuguese.
    "o a os as um uma uns umas de do da dos das no na nos nas em ao aos à às pelo pela pelos pelas e ou que não se sem por para com sobre entre até desde contra segundo durante ante sob após é são era eram foi foram ser sido está estão estava estavam há tem têm tinha tinham ter haver pode podem podia poderia deve devem seu sua seus suas meu minha teu tua nosso nossa nossos nossas lhe lhes nos me te eu ele ela eles elas você vocês isto isso este esta estes estas esse essa esses essas aquele aquela aqueles aquelas neste nesta nesse nessa deste desta desse dessa num numa como mais menos muito muita muitos muitas já também mas porque quando onde quem qual quais cujo cuja tudo todo toda todos todas outro outra outros outras mesmo mesma cada algo alguém algum alguma alguns algumas nenhum nenhuma nada ninguém assim embora se enquanto pois então depois antes agora hoje ontem sempre nunca ainda tão tanto dois duas três anos ano",
    // French.
    "le la les l un une des du de d au aux à en et ou que qu qui quoi dont où ne n pas plus se s sa son ses ce cet cette ces c y par pour avec sans sur sous dans entre vers chez contre depuis pendant avant après selon est sont était étaient fut furent être été a ont avait avaient avoir eu peut peuvent pouvait pourrait doit doivent leur leurs notre nos votre vos mon ma mes ton ta tes lui elle elles il ils je j tu nous vous on me te m t comme plus moins très déjà aussi mais parce quand lorsque tout toute tous toutes autre autres même mêmes chaque quelque quelques quelqu aucun aucune rien personne ainsi bien si alors ensuite puis maintenant hier toujours jamais encore tant deux trois ans cela celui celle ceux celles fait faire",
    // German.
    "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn dass daß weil wenn ob als wie wo wer was nicht kein keine keinen keinem keiner in im an am auf aus bei beim mit nach von vom zu zum zur über unter vor hinter neben zwischen durch für gegen ohne um seit bis während wegen trotz ist sind war waren sein gewesen hat haben hatte hatten habe wird werden wurde wurden worden geworden kann können konnte könnte muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag ich du er sie es wir ihr mich dich sich ihn uns euch ihm ihnen mein meine dein deine seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere dieser diese dieses diesen diesem jener jene jeder jede jedes jeden alle allen alles viele vielen andere anderen anderer mehr sehr auch noch schon nur doch ja nein so dann da hier dort jetzt heute gestern immer nie wieder man selbst zwei drei jahr jahre jahren",
];

/// Words of the other lists that English writes, too, as a word of its own.
const ALSO_ENGLISH: &str = "a in on an am as do no me so was war will man hat den die also son pour car par or os sur plus des ton tu ore e o y u n s d l m t j c era ante tan sin con fin mas dos has es mi mis si te come comes data most alter bald wand rate fast gut all art hand land arm still mind wild band bin mag uns er se sa ses sans dans fut fit sent pays main chat pain coin sort champ ma ta tes lui nos vos ces um com sob meu ate habe mit da ser va vis bis per via pro rein ala del";

static TABLE: LazyLock<FxHashMap<&'static str, Languages>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Languages> = FxHashMap::default();
    for (bit, list) in LISTS.iter().enumerate() {
        for word in list.split(' ') {
            table.entry(word).or_default().0 |= 1 << bit;
        }
    }
    for word in ALSO_ENGLISH.split(' ') {
        if let Some(languages) = table.get_mut(word) {
            languages.0 |= SHARED;
        }
    }
    table
});

/// The languages that a word (in lower case) is a function word of.
///
/// ```
/// use sumsift::{model::Language, text::language::languages};
/// assert!(languages("and").tells(Language::En));
/// assert!(languages("para").tells(Language::Es) && languages("para").tells(Language::Pt));
/// assert!(!languages("die").tells(Language::De), "English has the verb");
/// ```
pub fn languages(lower: &str) -> Languages {
    if lower.len() > 12 {
        return Languages::default();
    }
    TABLE.get(lower).copied().unwrap_or_default()
}

/// How many function words of each listed language some words hold, those that English shares counted for half.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Votes {
    /// Per language of [`LISTED`].
    pub score: [f32; LISTED.len()],
    /// Words looked at.
    pub words: u32,
}

impl Votes {
    /// Counts one word, given in lower case.
    pub fn add(&mut self, lower: &str) {
        self.words += 1;
        let found = languages(lower);
        if !found.any() {
            return;
        }
        for (language, score) in LISTED.iter().zip(&mut self.score) {
            if found.has(*language) {
                *score += found.weight(*language);
            }
        }
    }

    /// The language with most votes, and its lead over English (over the next one for English).
    pub fn leader(&self) -> (Language, f32) {
        let mut best = (Language::Other, 0.0);
        for (language, score) in LISTED.iter().zip(&self.score) {
            if *score > best.1 {
                best = (*language, *score);
            }
        }
        let [english, foreign @ ..] = self.score;
        let other = if best.0 == Language::En { foreign.iter().fold(0.0, |a: f32, b| a.max(*b)) } else { english };
        (best.0, best.1 - other)
    }

    /// The votes of one language.
    pub fn of(&self, language: Language) -> f32 {
        LISTED.iter().zip(&self.score).find(|(l, _)| **l == language).map_or(0.0, |(_, s)| *s)
    }
}

/// The language of a stretch of text by its letters (whichlang), as far as it is one of the listed ones.
pub fn by_letters(text: &str) -> Language {
    match whichlang::detect_language(text) {
        whichlang::Lang::Eng => Language::En,
        whichlang::Lang::Spa => Language::Es,
        whichlang::Lang::Por => Language::Pt,
        whichlang::Lang::Fra => Language::Fr,
        whichlang::Lang::Deu => Language::De,
        _ => Language::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leader(text: &str) -> Language {
        let mut votes = Votes::default();
        text.to_lowercase().split_whitespace().for_each(|word| votes.add(word.trim_matches(['.', ','])));
        votes.leader().0
    }

    #[test]
    fn plain_sentences_are_told_apart() {
        assert_eq!(leader("The house on the hill was sold by the owners last year."), Language::En);
        assert_eq!(leader("La casa de la colina fue vendida por los dueños el año pasado."), Language::Es);
        assert_eq!(leader("A casa da colina foi vendida pelos donos no ano passado."), Language::Pt);
        assert_eq!(leader("La maison de la colline a été vendue par les propriétaires."), Language::Fr);
        assert_eq!(leader("Das Haus auf dem Hügel wurde im letzten Jahr verkauft."), Language::De);
    }
}
