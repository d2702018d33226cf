//! Abbreviations that end in a period, and what the period then says about the end of a sentence.
//!
//! Word (lower case, without its last period) + language -> [`Abbreviation`] or nothing. The lists were put together for
//! this project from the English Web Treebank's training part (every word that carries a period inside a sentence),
//! style guides, and the common abbreviations of each language. What a class means for a boundary is decided by
//! `segment`.

use crate::model::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What may follow an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Abbreviation {
    /// A name follows: "Mr.", "Gen.", "St.". Hardly ever the last word of a sentence.
    Title,
    /// A number follows, and only then is it one: "No. 4", "p. 55", "Fig. 2".
    BeforeNumber,
    /// The sentence goes on: "e.g.", "vs.", "cf.".
    Inner,
    /// Follows its word and may end the sentence: "Inc.", "Jr.", "p.m.", "Oct.", "Ave.".
    Either,
    /// Closes an enumeration: "etc."; a capital after it begins a sentence.
    Closing,
}

use Abbreviation::{BeforeNumber, Closing, Either, Inner, Title};

const ENGLISH: &[(Abbreviation, &str)] = &[
    (
        Title,
        "mr mrs ms messrs dr drs prof profs Gen Col lt sgt Capt cpl Maj cmdr cdr adm brig Gov govs Sen sens Rep reps \
         Pres Rev Hon supt Fr mt mts ft pvt pfc insp atty Asst assoc Det ald amb revd lt.col \
         lt.gov maj.gen brig.gen lt.gen lt.cmdr mme mlle mgr msgr secy treas",
    ),
    (
        BeforeNumber,
        "no nos n° nº rs p pp vol vols fig figs eq eqs sec secs ch chap chaps art arts par Para paras pt pts ver v vv n nn ex \
         ext op tel ph Pl cl ser app Col cols rm apt Bldg fl l ll r s ss ed eds Bk Resp reg inv ref refs tab",
    ),
    (
        Inner,
        "vs p.s ps n.b e.g eg i.e ie cf viz c.f ca c approx incl excl esp i.a w.r.t aka a.k.a f.k.a d.b.a betw dept depts \
         attn re acct amt govt intl natl fed fwd subj cc orig mfg mgmt mkt tech avg",
    ),
    (
        Either,
        "inc co corp ltd llc plc Bros cos jr sr esq ph.d m.d b.a m.a b.sc m.sc m.b.a d.d.s d.v.m r.n j.d ll.b ll.m \
         Bros a.m p.m st Ste Ave blvd rd hwy pkwy ln sq ct terr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov \
         Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan kans \
         Ky La Mass Md Mich Minn Miss Mo Mont Neb nebr Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo n.y n.j \
         n.h n.m n.c n.d s.c s.d r.i d.c w.va p.e.i b.c Ont Que Alta sask min mins hr hrs yr yrs wk lb lbs oz \
         mi km cm mm kg sq.ft u.s u.n u.k u.s.a u.s.s.r e.u u.a.e al Univ Inst assn Bur div est mfrs gal gals \
         ibid op.cit loc.cit r.i.p r.s.v.p b.c.e a.d c.e d.c.m m.p m.p.h mph rpm adj adv pron dist temp max \
         pop dia ht wt qt pkg tbsp tsp doz misc anon b d m.o b.s p.o q.v et.al ry rte",
    ),
    (Closing, "etc"),
];

const SPANISH: &[(Abbreviation, &str)] = &[
    (
        Title,
        "sr sra srta sres sras srtas d dña dn dr dra dres dras lic lcdo lcda ing arq prof profa gral cnel Cap tte sgto \
         mons Fr sto sta pbro excmo excma ilmo ilma hno hna pdte pdta vda avda cra admón sto rvdo Gob",
    ),
    (
        BeforeNumber,
        "n n° nº núm núms num no pág págs pag pags p pp Cap caps vol vols art arts fig figs t tel teléf tlf párr párrf ed edic sec \
         inc ext piso km apdo nro s ss lám vers",
    ),
    (Inner, "p.ej ej vs cf cfr aprox i.e e.g esp incl máx mín a.k.a depto dpto dep av avda aptdo"),
    (
        Either,
        "ee.uu uu ee ee.uu.a s.a s.l s.a.s s.r.l cía cia ltda hnos ud uds vd vds a.m p.m a.c d.c a.e.c ene feb Mar abr \
         May jun jul ago sep sept Set oct nov dic lun mié mier jue vie sáb sab Dom min seg hs hrs km m cm kg g jr ph.d \
         d.f r.u rr.hh ff.aa cc.oo jj.oo bco ib ibíd al",
    ),
    (Closing, "etc etcét"),
];

const PORTUGUESE: &[(Abbreviation, &str)] = &[
    (
        Title,
        "sr sra srta srs sras dr dra drs dras d Dom eng arq prof profa Pe Fr gen cel Cap ten sgt alm min exmo exma ilmo \
         ilma v.exa s.exa sto sta mons pres dep sen gov Des Com adv av r lgo tv trav",
    ),
    (
        BeforeNumber,
        "n n° nº séc sécs núm num no pág págs pag p pp Cap caps vol vols art arts fig figs t tel inc sec ed ext km ap apto nro s ss",
    ),
    (Inner, "p.ex ex vs cf cfr aprox i.e e.g obs depto dept máx mín esp"),
    (
        Either,
        "e.u.a eua s.a ltda cia lda l.da bros jr ph.d a.m p.m a.c d.c jan fev Mar abr mai jun jul ago Set out nov Dez Seg \
         Ter Qua qui Sex sáb Dom min hs hrs km m cm kg g ib ibid al u.s",
    ),
    (Closing, "etc"),
];

const FRENCH: &[(Abbreviation, &str)] = &[
    (
        Title,
        "m mm mme mmes mlle mlles mgr dr Pr prof Me st ste sts stes cdt Col Gal gén cap Capt lt adj cne ing abbé av bd \
         boul pl R",
    ),
    (
        BeforeNumber,
        "n n° nº no nos p pp vol vols t art arts fig figs chap ch al éd ed §  tél tel ext sect par v vv s ss Col",
    ),
    (Inner, "p.ex ex c.-à-d c.à.d cf i.e e.g env vs approx incl resp dép dépt hab"),
    (
        Either,
        "j.-c av.j.-c apr.j.-c s.a s.a.r.l cie ltée inc jr ph.d janv févr fév mars avr juil sept oct nov déc lun Mar mer \
         Jeu Ven Sam Dim min h km m cm kg g a.m p.m u.s e.u n.d.l.r ndlr ibid bibl al",
    ),
    (Closing, "etc"),
];

const GERMAN: &[(Abbreviation, &str)] = &[
    (
        Title,
        "hr hrn Fr frl dr prof dipl ing dipl.-ing Mag med jur phil rer nat hc h.c st hl gen oberst Lt hptm bgm präs Rev \
         dres profs",
    ),
    (BeforeNumber, "nr n° nrn s bd bde abs Art kap abb tab tel fax ziff § ausg aufl jh lfd rd sog"),
    (
        Inner,
        "z.b z u.a d.h d i.d.r i.e e.g bzw ca vgl bspw evtl ggf inkl exkl max min rd sog u.u z.t mind insb insbes \
         allg bes ehem einschl einschließl entspr geb gest gegr gem i.v i.a m.e o.g s.o s.u u.v.a v.a vs zzgl \
         zw kath ev dt engl frz ital lat griech amerik bayer österr schweiz brit poln russ röm sen Jun str urspr verh \
         z.zt zz z.z m.w",
    ),
    (
        Either,
        "chr v.chr n.chr mio mrd tsd std min sek jan feb mär apr Jun Jul Aug Sep sept okt nov dez Mo Di Mi Do Fr Sa So \
         gmbh co kg ag e.v inc ltd jr jh jhd jhdt u.s u.s.a al km cm mm kg hrsg hg verl uvm",
    ),
    (Closing, "etc usw usf u.ä o.ä u.dgl ff f u.s.w u.v.m"),
];

/// For texts in a language without a list of its own, beside the English one: Italian, Dutch, Polish, Russian and others.
const OTHER: &[(Abbreviation, &str)] = &[
    (
        Title,
        "sig sigg dott dott.ssa avv ing arch geom on s.ra sig.ra sig.na dhr mevr mw drs ir mej fra hr kom ks dr hab ul al \
         pl im проф акад доц им г гг ул пл просп пр пер д стр св тов гр инж ген полк о бульв наб оз р вул пан",
    ),
    (BeforeNumber, "n nr str art pag pagg tel кв корп рис табл ст п пп № гл с разд blz bl"),
    (
        Inner,
        "es cfr p.es c.d bijv bv o.a d.w.z m.a.w i.p.v t.o.v resp ca np tzn m.in tj tzw т.е т.н т.к напр см ср \
         bl.a f.eks dvs ca жен муж лат англ нем фр греч др.-греч",
    ),
    (
        Either,
        "s.p.a s.r.l руб коп тыс млн млрд трлн см мм км кг м т ч мин сек в вв н.э г.г зл zł tys mln mld r w kr st",
    ),
    (Closing, "ecc etc enz e.d itd itp и.др и.т.д т.д т.п др m.m osv m.fl"),
];

/// Class, and whether only a capitalised form is one ("Mass." but not "mass.").
type Table = FxHashMap<String, (Abbreviation, bool)>;

fn table(lists: &[(Abbreviation, &'static str)]) -> Table {
    let mut table = Table::default();
    for (class, words) in lists {
        for word in words.split_whitespace() {
            // The first class a word is listed under holds.
            let capitalised = word.starts_with(char::is_uppercase);
            table.entry(word.to_lowercase()).or_insert((*class, capitalised));
        }
    }
    table
}

static TABLES: LazyLock<[Table; 6]> = LazyLock::new(|| {
    let other = [OTHER, ENGLISH].concat();
    [table(ENGLISH), table(SPANISH), table(PORTUGUESE), table(FRENCH), table(GERMAN), table(&other)]
});

/// Longest abbreviation listed, in bytes.
const LONGEST: usize = 16;

/// The class of a word given in lower case and without its last period ("mr", "u.s", "etc"), in a text of `language`.
/// `capitalised` says whether it was written with a capital: a word that is also an ordinary one ("sun", "art") is an
/// abbreviation only then.
///
/// ```
/// use sumsift::{model::Language, text::abbreviations::{Abbreviation, abbreviation}};
/// assert_eq!(abbreviation("mr", true, Language::En), Some(Abbreviation::Title));
/// assert_eq!(abbreviation("sun", false, Language::En), None);
/// assert_eq!(abbreviation("ee.uu", true, Language::Es), Some(Abbreviation::Either));
/// assert_eq!(abbreviation("crisis", false, Language::En), None);
/// ```
pub fn abbreviation(lower: &str, capitalised: bool, language: Language) -> Option<Abbreviation> {
    if lower.is_empty() || lower.len() > LONGEST {
        return None;
    }
    let index = match language {
        Language::En => 0,
        Language::Other => 5,
        Language::Es => 1,
        Language::Pt => 2,
        Language::Fr => 3,
        Language::De => 4,
    };
    let look_up = |table: &Table| {
        let (class, needs_capital) = *table.get(lower)?;
        (capitalised || !needs_capital).then_some(class)
    };
    // English titles stand before English names in any language.
    let title = || look_up(TABLES.first()?).filter(|class| capitalised && *class == Title);
    look_up(TABLES.get(index)?).or_else(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_mean_other_things_in_other_languages() {
        assert_eq!(abbreviation("usw", false, Language::De), Some(Abbreviation::Closing));
        assert_eq!(abbreviation("usw", false, Language::En), None);
        assert_eq!(abbreviation("mme", true, Language::Fr), Some(Abbreviation::Title));
    }

    #[test]
    fn ordinary_words_are_abbreviations_only_with_a_capital() {
        assert_eq!(abbreviation("mass", true, Language::En), Some(Abbreviation::Either));
        assert_eq!(abbreviation("mass", false, Language::En), None);
    }

    #[test]
    fn every_listed_word_can_be_found() {
        for lists in [ENGLISH, SPANISH, PORTUGUESE, FRENCH, GERMAN, OTHER] {
            for word in lists.iter().flat_map(|(_, words)| words.split_whitespace()) {
                assert!(word.len() <= LONGEST, "{word}");
            }
        }
    }
}
