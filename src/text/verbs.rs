//! Forms of English verbs: a word in lower case -> what it can be ([`VerbForms`]).
//!
//! Irregular verbs are listed with their forms, common regular ones by their base, the rest is read off the ending.
//! English spells many nouns like verbs; [`VerbForms::NOUNISH`] says so, and who asks looks at the words around.
//! The lists were written for this project (Quirk et al. 1985, 3.12-20 for the irregular verbs).

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word can be as a verb; no form at all where it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbForms(u8);

impl VerbForms {
    /// No verb.
    pub const NONE: VerbForms = VerbForms(0);
    /// "agree": infinitive and present tense.
    pub const BASE: VerbForms = VerbForms(1);
    /// "agrees".
    pub const THIRD: VerbForms = VerbForms(1 << 1);
    /// "agreed", "went".
    pub const PAST: VerbForms = VerbForms(1 << 2);
    /// "agreed", "gone".
    pub const PARTICIPLE: VerbForms = VerbForms(1 << 3);
    /// "agreeing".
    pub const ING: VerbForms = VerbForms(1 << 4);
    /// The same spelling is a common noun or adjective too: "plans", "cut".
    pub const NOUNISH: VerbForms = VerbForms(1 << 5);
    /// Known from a list, not from its ending alone.
    pub const LISTED: VerbForms = VerbForms(1 << 6);

    /// Whether any form of `other` is possible.
    pub fn is(self, other: VerbForms) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: VerbForms) -> VerbForms {
        VerbForms(self.0 | other.0)
    }

    /// A simple past that is no participle ("went", "began"): always finite.
    pub fn is_only_past(self) -> bool {
        self.is(VerbForms::PAST) && !self.is(VerbForms::PARTICIPLE) && !self.is(VerbForms::NOUNISH)
    }
}

/// Irregular verbs as base/past/participle; alternatives with `|`.
const IRREGULAR: &str = "\
arise/arose/arisen awake/awoke/awoken bear/bore/borne|born beat/beat/beaten become/became/become begin/began/begun \
behold/beheld/beheld bend/bent/bent beset/beset/beset bet/bet/bet bind/bound/bound bite/bit/bitten bleed/bled/bled \
blow/blew/blown break/broke/broken breed/bred/bred bring/brought/brought broadcast/broadcast/broadcast build/built/built \
burn/burnt|burned/burnt|burned burst/burst/burst buy/bought/bought cast/cast/cast catch/caught/caught choose/chose/chosen \
cling/clung/clung come/came/come cost/cost/cost creep/crept/crept cut/cut/cut deal/dealt/dealt dig/dug/dug draw/drew/drawn \
dream/dreamt|dreamed/dreamt|dreamed drink/drank/drunk drive/drove/driven dwell/dwelt/dwelt eat/ate/eaten fall/fell/fallen \
feed/fed/fed feel/felt/felt fight/fought/fought find/found/found flee/fled/fled fling/flung/flung fly/flew/flown \
forbid/forbade/forbidden forecast/forecast/forecast foresee/foresaw/foreseen forget/forgot/forgotten forgive/forgave/forgiven \
freeze/froze/frozen get/got/got|gotten give/gave/given go/went/gone grind/ground/ground grow/grew/grown hang/hung/hung \
hear/heard/heard hide/hid/hidden hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept kneel/knelt/knelt know/knew/known \
lay/laid/laid lead/led/led leap/leapt/leapt learn/learnt|learned/learnt|learned leave/left/left lend/lent/lent let/let/let \
lie/lay/lain light/lit/lit lose/lost/lost make/made/made mean/meant/meant meet/met/met mislead/misled/misled \
mistake/mistook/mistaken misunderstand/misunderstood/misunderstood offset/offset/offset outdo/outdid/outdone \
overcome/overcame/overcome overdo/overdid/overdone overhear/overheard/overheard override/overrode/overridden \
oversee/oversaw/overseen overtake/overtook/overtaken overthrow/overthrew/overthrown pay/paid/paid plead/pled|pleaded/pled|pleaded \
prove/proved/proven put/put/put quit/quit/quit read/read/read rebuild/rebuilt/rebuilt repay/repaid/repaid rethink/rethought/rethought \
rewrite/rewrote/rewritten rid/rid/rid ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said/said see/saw/seen \
seek/sought/sought sell/sold/sold send/sent/sent set/set/set sew/sewed/sewn shake/shook/shaken shed/shed/shed shine/shone/shone \
shoot/shot/shot babysit/babysat/babysat show/showed/shown shrink/shrank/shrunk shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat slay/slew/slain \
sleep/slept/slept slide/slid/slid speak/spoke/spoken speed/sped/sped spend/spent/spent spin/spun/spun split/split/split \
spread/spread/spread spring/sprang/sprung stand/stood/stood steal/stole/stolen stick/stuck/stuck sting/stung/stung stink/stank/stunk \
stride/strode/stridden strike/struck/struck|stricken strive/strove/striven swear/swore/sworn sweep/swept/swept swell/swelled/swollen \
swim/swam/swum swing/swung/swung take/took/taken teach/taught/taught tear/tore/torn tell/told/told think/thought/thought \
throw/threw/thrown thrust/thrust/thrust tread/trod/trodden undergo/underwent/undergone understand/understood/understood \
undertake/undertook/undertaken undo/undid/undone uphold/upheld/upheld upset/upset/upset wake/woke/woken wear/wore/worn \
weave/wove/woven weep/wept/wept win/won/won wind/wound/wound withdraw/withdrew/withdrawn withhold/withheld/withheld \
withstand/withstood/withstood wring/wrung/wrung write/wrote/written";

/// Regular verbs whose base and "-s" form are hardly ever nouns.
const PURE: &str = "\
accept accompany accomplish accuse achieve acknowledge acquire activate adapt add adhere adjust administer admire admit adopt adore \
advise advocate affect afford agree aid allege allocate allow allude alter amass amend amount analyse analyze announce annoy anticipate \
apologise apologize appear applaud apply appoint appreciate apprehend approve argue arouse arrange arrive ascertain ask assemble assert \
assess assign assist associate assume assure attach attain attend attract attribute authorise authorize avert await avoid bar bathe \
befriend behave believe belong berate betray blame boast bolster bombard bother broaden brush bury calculate cancel care carry cater cease \
celebrate challenge characterise characterize chase chat cheer circulate cite claim clarify classify clean climb close coincide collaborate \
collapse collect collide combat combine comfort commemorate commence commend commission commit communicate compare compel compensate \
compete compile complain complement complete complicate comply compose comprise compromise compute conceal concede conceive concentrate \
conclude condemn conduct confess confirm confiscate confront confuse connect conquer consider consist constitute construct consult consume convoke \
contain contemplate contend continue contradict contribute convene convert convey convince cooperate coordinate cope correct correspond \
create criticise criticize cultivate curb dare debunk decide declare decorate dedicate deem defend defer define defuse defy degrade \
delete deliver demolish demonstrate denounce deny depart depend depict deploy deport deprive derail derive descend describe deserve designate \
destroy detail detain detect deter deteriorate determine detonate develop devastate deviate devise devote diagnose dictate die differ \
differentiate dilute diminish dine disagree disappear disappoint disclose discourage discover discriminate discuss disguise disgust \
dismantle dismiss dispatch dispel disperse display displace dispose disrupt dissolve dissuade distance distinguish distort distract \
distribute disturb diversify divert donate drag dress drift drown earn ease edit educate elaborate elect elevate eliminate embark embarrass \
embed embody embrace emerge emphasise emphasize employ empower enable enact encompass encounter encourage endanger endeavour endorse \
endure enforce engage enhance enjoy enlarge enlist enrich enrol enroll ensue ensure entail enter entertain entitle entrust envisage equip \
eradicate erase erect erode erupt escalate escape escort establish evacuate evade evaluate evoke evolve exacerbate examine exceed exclude \
execute exempt exert exhibit exist expand expect expel expire explain explode exploit explore expose extend extract face facilitate fail \
falter fascinate feature file finalise finalize fire flock flourish forge form formulate foster free frighten fulfil fulfill gain gather \
generate govern grab grapple greet guarantee guess guide halt hamper handle happen hasten hesitate highlight hinder hire honor honour \
host identify ignite ignore illustrate imagine immerse impair implement imply import impose impress imprison improve incite include \
incorporate incur indicate induce indulge infect infer inflict inform inherit inhibit initiate inject injure innovate insert insist \
inspect inspire install instigate instruct insult integrate intend intensify interact intercede intercept interfere interpret interrogate \
interrupt intervene interview introduce invade invent invest investigate invite invoke involve irritate isolate issue join jolt justify kick kidnap \
kill kiss lack lag launch leverage liberate lift linger listen live locate long lower maintain manage mandate manifest manipulate \
march mark marry maximise maximize mention merge migrate minimise minimize miss mobilise mobilize modify monitor motivate mount mourn move \
multiply murder narrow navigate necessitate negotiate neglect nominate normalise normalize notice notify number obey oblige observe obtain \
occupy occur offend offer omit open operate oppose opt organise organize originate outline outlive outnumber outperform outrage \
overhaul overlook overturn overwhelm owe own participate pass perceive perfect perform perish permit persist persuade pertain petition \
pinpoint placate plague plan plead please plunge point poison pose possess postpone pour practise praise pray precede predict prefer prepare \
prescribe present preserve prevail prevent proceed proclaim procure prohibit prolong promise promote prompt propose prosecute protect \
protest provide provoke publish pull punish purchase pursue push qualify quantify question quote raise reach react realise realize \
reassure rebel rebut recall receive reckon recognise recognize recommend reconcile reconsider record recover recreate recruit rectify \
recur reduce refer refine reflect refrain refuse refute regain regard register regret regulate reinforce reiterate reject rejoice relate \
relax release relieve relinquish rely remain remark remember remind remove render renew renounce reopen repair repeal repeat repel replace \
reply report represent repress request require rescue resemble resent reside resign resist resolve respect respond restore restrain \
restrict result resume retain retire retreat retrieve return reveal reverse revert review revise revive revoke revolutionise revolutionize \
ruin ruled sacrifice satisfy save scare scatter scrutinise scrutinize secure seem seize select send separate serve settle sever shatter shed shelter \
shock shorten simplify slam slash smash solidify solve sort specialise specialize specify spell spoil squander stabilise stabilize starve \
state stay stem step stimulate stipulate stop store strengthen stress stretch strip struggle study stumble submit substitute succeed sue \
suffer suffice suggest suit summarise summarize summon supervise supply suppose suppress surmise surpass surprise surrender surround \
survive suspect suspend sustain swap symbolise symbolize tackle taunt teeter tend terminate terrify testify thank thrive thwart tolerate topple \
torture toss touch tout trace train transcend transfer transform translate transmit transport traverse treat tremble trigger triumph try tweet \
undermine underscore unfold unify unite unleash unlock unveil update upgrade urge use utilise utilize validate value vanish vary venture \
verify violate visit voice volunteer vow walk want warn warrant waste watch weaken weigh welcome widen wipe wish withdraw witness wonder work \
worry worsen yell yield acquit adjourn aggravate ally alleviate allot annul appeal appease append apportion arm avenge ban beg beware bid brace brand \
carve caution cement champion chronicle clamp clash clinch coax coin commute confer confide congratulate constrain consolidate cover crash cripple crowd \
crush debate deceive decline deepen defeat delay delight delve demand deplore despise dethrone dislike disprove dissent dodge dominate double doubt dub dwarf \
echo edge elicit elude emanate embroil encapsulate entice entrench enumerate equal equate eschew espouse estimate evict exaggerate excel exchange excite exclaim excuse \
exhaust exonerate experience export express feign ferry flank flaunt flee flout fluctuate focus follow force foretell forfeit forgo fuel function fund \
garner glean glorify grace grant guard hail harbor harbour harm hate haunt head heal help herald hope hunt imitate impact impart impede impoverish improvise incarcerate \
inaugurate increase influence infuriate insinuate insure interest intertwine intrigue judge jump keep knock laugh lean lecture lessen link loathe look loom loot lure \
matter measure mediate merit mimic mock name need negate note nurture object oversee pardon park pave peak pilot place plummet portray practice prefer preside press presume \
pretend prey prioritise prioritize probe profit progress project pronounce propel prosper quell rally rank rate rattle reap rebound rebuke reclaim reconstruct redefine redeem redirect refuel \
reign relay relent relish relocate remedy repeal replicate repatriate reprimand reside reshape restructure resurface retaliate reunite revel ridicule rival roam rob rotate rush \
salvage scold score search share shift shrug sign signal smile soar soften spark specialise spot spur stage stagger stalk stall stem strand strain strengthen subscribe subside subsidise \
succumb supplement support surface surge suspect sympathise sympathize talk target tease tempt term test threaten top total transition trap travel trust turn tumble \
undercut underestimate underline unearth uncover uproot vent vie view vilify vindicate visualise vote wage wait wander warm weather whip widen wield wrap wreak wrestle recount recounts \
shape clear mature delve detail revolve center centre contrast converge culminate embark foreshadow hinge intersect juxtapose navigate oscillate overshadow permeate portray resonate stem symbolise underpin unravel \
realign ponder reconnect reminisce reflect confide crave dread despair rejoin reassert repurpose reassess reaffirm readjust retell retrace reunify exact click tap putter reinstate speculate hint refute lurk sneak reappear revisit infest usher behoove rekindle grieve vow yearn ache flirt fret loathe mourn wed woo brood linger glimpse disagree relive relearn outwit outrun outsmart befall besiege beguile avow swoop snatch snap smuggle sway skid plunder pillage peer peek pamper oust nab mull maul lurch loiter lash kneel jot impersonate hurl hover hoist gasp gape gallop fumble flaunt flinch fetch faint evade enrage entangle enslave elope eavesdrop dwindle dispute disrespect detest defect debilitate cower cough coerce clutch cling clench chuckle chide censor cease bribe blurt bewilder bequeath bemoan assassinate ascend appal agonise agonize abduct abandon abide abolish absorb abstain abuse accelerate accentuate acclaim accumulate actualize aggregate attest augment avow bankrupt beautify buzz cascade clean-up co-found co-host confine congregate contaminate cram credit crumble customise customize dangle decipher decrease dissipate divulge dread";

/// Words of [`PURE`] and others whose base or "-s" form is a common noun or adjective as well.
const NOUNISH: &str = "\
access account act address advance age aim air alarm amount answer appeal appeal approach arm arrest attack attempt average back balance ban bar base bat \
battle beat benefit bet bid bill bite blame blast block blow board boast body bomb boom boost border box branch brand break breach breed bridge brief broadcast budget build \
burden burn burst bus call camp campaign cap capture care cast catch cause caution center centre chair challenge chance change charge chart chase chat check cheer \
claim clash class clean clear climb close club coach collapse color colour combat comfort command comment commission compromise concern conduct conflict contact contest contract \
contrast control cook copy correct cost counsel count counter cover crack craft crash credit cross crowd cry cure curb cut cycle damage dance dare date deal debate debut decline \
decrease default defeat delay delight demand deposit design desire detail dig dip direct discount dispatch display dispute distance dive divorce document double doubt draft drag drain drama draw \
dream dress drift drill drink drive drop dump duty ease echo edge effect effort embrace encounter end engineer equal escape escort essay estimate exchange excuse exercise exhibit exit experience experiment exploit export express \
extract face fall favor favour fear feature feed feel fight figure file fill film finance find finish fire fish fit fix flag flash flight float flood floor flow fly focus fold follow force forecast form forward \
frame free freeze front fuel function fund gain gamble game gap gauge gaze gift glance goal grade grant grip ground group guarantee guard guess guide halt hand handle harm harvest hate haul head heat help \
highlight hike hit hold honor honour hope host house hunt hurt impact implant import increase influence initial insert insult interest interview invite issue jail joke journey judge jump keep key kick kill \
kiss knock knot label labor labour lack land lap last laugh launch lead leak lean leap leave lecture level lie lift light like limit line link list live load loan lock look lot love lower lure mail make man mandate map march mark market \
mask mass master match matter mean measure meet mention merit milk mind mine mirror miss mistake mix model moment monitor mother mount mouth move murder name narrow near need net neglect neighbor nerve network note notice number object offer \
officer offset open order outline outrage overhaul own pace pack package pad page pain paint pair panel paper pardon park part partner pass patrol pause pay peak peer pen perfect permit petition phase phone photo photograph phrase \
pick picture piece pilot pin pitch place plague plan plane plant plate play plead pledge plot plug plunge point poison police poll pool pop pose position post pour power practice praise premiere present press pressure price \
print prize probe process produce profile profit program programme progress project promise prompt protest pull pump punch purchase purpose push question quiz quote race raid rain raise rally range rank rate \
reach read rear rebel rebound recall record recruit reform refuge regard register regret reign release remark remedy rent repair repeal repeat reply report request rescue research reserve resort respect rest result retreat return reveal \
reverse review reward ride ring rise risk rival rock roll rope round route row ruin rule run rush sacrifice sail salt sample save scale scare scene schedule school score scream screen seal search seat secret secure seed separate sense sentence \
set shake shape share shed shelter shelter shift shine ship shock shoot shop shot shout show shower side sight sign signal silence sink sit site size sketch skirt slam slap slash sleep slide slip slow smash smell smile smoke snap sort sound \
source space spark speed spell spend spin spirit split sponsor sport spot spread spring spur spy stab staff stage stain stake stall stamp stand standard star stare start state stay steal steam steer stem step stick sting stock stop store storm strain strand \
stream stress stretch strike string strip stroke struggle study stuff style subject substitute suit sum supplement supply support surface surge surprise surrender survey suspect swap sweep swim swing switch sympathy \
talk target task taste tax team tear telephone term test text thing thought threat throw ticket tie time tip title toast top torture toss total touch tour tow trace track trade trail train transfer transition transport trap travel treat trend trial \
trick trigger trip triumph trouble trust try turn tweet twist type update upgrade upset urge use value venture view visit voice volunteer vote vow wage wait wake walk wall want war warm warrant wash waste watch water wave way wear weather weight welcome \
wheel whip whisper will win wind wing wish witness wonder work worry worth wound wrap wreck yell yield zone age back book brand chair cloud comment contact corner crown dawn debut dock doctor eye father finger flower gang garden guest hammer \
ice knife lady letter marshal model monkey nurse orbit parade party pepper powder preview rocket root salute scout season shadow shoulder soldier spray squad squeeze storm strategy summit thread thunder toll tower toy trash trumpet vacation veto wedding whistle \
complete correct elaborate separate moderate advocate associate delegate estimate graduate duplicate alternate intimate subordinate incorporate appropriate deliberate initiate degree perfect exempt mature total equal ruled \
long free clean warm narrow lower secure own present express direct complete clear close slow calm cool dry empty idle tidy weary \
film photograph ruin aid amount arm attack cement champion commute detail head top bar exhaust experience function harbor harbour import lag mimic murder park place purchase quote regard rob signal spot step surface tackle target tumble witness work";

static TABLE: LazyLock<FxHashMap<String, VerbForms>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, VerbForms> = FxHashMap::default();
    let mut add = |word: String, forms: VerbForms| {
        let entry = table.entry(word).or_insert(VerbForms::NONE);
        *entry = entry.or(forms).or(VerbForms::LISTED);
    };
    for verb in IRREGULAR.split_whitespace() {
        let mut parts = verb.split('/').map(|forms| forms.split('|'));
        for base in parts.next().into_iter().flatten() {
            add(base.to_string(), VerbForms::BASE);
            add(third(base), VerbForms::THIRD);
            add(ing(base), VerbForms::ING);
        }
        for past in parts.next().into_iter().flatten() {
            add(past.to_string(), VerbForms::PAST);
        }
        for participle in parts.next().into_iter().flatten() {
            add(participle.to_string(), VerbForms::PARTICIPLE);
        }
    }
    for base in PURE.split_whitespace().chain(NOUNISH.split_whitespace()) {
        // An irregular verb that is also in the noun list has its forms already.
        add(base.to_string(), VerbForms::BASE);
        add(third(base), VerbForms::THIRD);
    }
    for base in NOUNISH.split_whitespace() {
        add(base.to_string(), VerbForms::NOUNISH);
        add(third(base), VerbForms::NOUNISH);
    }
    for noun in ["saw", "felt", "left", "lay", "wound", "ground", "rose", "bore", "spoke", "fell", "found", "bound"] {
        add(noun.to_string(), VerbForms::NOUNISH);
    }
    table
});

/// "agree" -> "agrees", "carry" -> "carries", "pass" -> "passes".
fn third(base: &str) -> String {
    let stem = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match stem {
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    }
}

/// "make" -> "making"; doubling is left to the ending.
fn ing(base: &str) -> String {
    match base.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y', 'i'])) {
        Some(stem) => format!("{stem}ing"),
        None => format!("{base}ing"),
    }
}

/// Words in "-ed" and "-ing" that are no verb forms.
#[rustfmt::skip]
const NO_VERB: &[&str] = &[
    "hundred", "indeed", "sacred", "naked", "wicked", "beloved", "red", "bed", "seed", "weed", "greed", "breed",
    "creed", "rugged", "kindred", "hatred", "infrared", "biped", "moped", "shed", "sled", "thing", "nothing",
    "something", "anything", "everything", "king", "ring", "wing", "string", "spring", "evening", "morning", "ceiling",
    "sibling", "darling", "sterling", "during", "beijing", "wedding", "building", "pudding", "herring", "viking",
    "sting", "swing", "ping", "crossbred", "unprecedented", "talented", "gifted", "aged", "so-called", "need", "speed",
    "feed", "bleed", "deed", "reed", "steed", "exceed", "proceed", "succeed", "agreed-upon", "alfred", "fred", "ted",
    "ned", "jared", "med", "fed", "mohammed", "ahmed", "reading", "boeing", "stirling",
];

/// What a word, given in lower case, can be as a verb. Be, have, do and the modals are not here: see
/// [`word_class`](super::word_class::word_class).
///
/// ```
/// use sumsift::text::verbs::{VerbForms, verb_forms};
/// assert!(verb_forms("went").is_only_past());
/// assert!(verb_forms("plans").is(VerbForms::THIRD) && verb_forms("plans").is(VerbForms::NOUNISH));
/// assert!(verb_forms("googled").is(VerbForms::PAST));
/// assert_eq!(verb_forms("hundred"), VerbForms::NONE);
/// assert_eq!(verb_forms("quarantine"), VerbForms::NONE);
/// ```
pub fn verb_forms(lower: &str) -> VerbForms {
    // The longest listed form has 16 letters.
    if lower.len() > 24 {
        return VerbForms::NONE;
    }
    if let Some(forms) = TABLE.get(lower) {
        return *forms;
    }
    if !lower.ends_with("ed") && !lower.ends_with("ing") || NO_VERB.contains(&lower) {
        return VerbForms::NONE;
    }
    if lower.len() >= 4 && lower.ends_with("ed") {
        let stem = lower.strip_suffix("ed").unwrap_or(lower);
        // "foot-ed", "-eed" nouns aside, any "-ed" word behaves like a past form; a listed stem makes it sure.
        let listed = is_listed_stem(stem);
        let forms = VerbForms::PAST.or(VerbForms::PARTICIPLE);
        return if listed { forms.or(VerbForms::LISTED) } else { forms };
    }
    if lower.len() >= 5 && lower.ends_with("ing") {
        let listed = is_listed_stem(lower.strip_suffix("ing").unwrap_or(lower));
        return if listed { VerbForms::ING.or(VerbForms::LISTED) } else { VerbForms::ING };
    }
    VerbForms::NONE
}

/// Whether `stem` ("agre", "stopp", "carri", "want") belongs to a listed verb.
fn is_listed_stem(stem: &str) -> bool {
    let base = |word: &str| TABLE.get(word).is_some_and(|forms| forms.is(VerbForms::BASE));
    let bytes = stem.as_bytes();
    let doubled = bytes.len() > 2 && bytes.last() == bytes.get(bytes.len() - 2);
    base(stem)
        || base(&format!("{stem}e"))
        || (stem.ends_with('i') && base(&format!("{}y", stem.strip_suffix('i').unwrap_or(stem))))
        || (doubled && stem.get(..stem.len() - 1).is_some_and(base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_are_found_by_their_stem() {
        for word in ["agreed", "stopped", "carried", "wanted", "passed"] {
            let forms = verb_forms(word);
            assert!(forms.is(VerbForms::PAST) && forms.is(VerbForms::LISTED), "{word}");
        }
        assert!(verb_forms("carries").is(VerbForms::THIRD));
        assert!(verb_forms("stopping").is(VerbForms::LISTED));
    }

    #[test]
    fn irregular_forms_know_what_they_are() {
        assert!(verb_forms("began").is_only_past());
        assert!(!verb_forms("begun").is(VerbForms::PAST));
        assert!(!verb_forms("said").is_only_past() && verb_forms("said").is(VerbForms::PAST));
        assert!(verb_forms("making").is(VerbForms::ING));
    }

    #[test]
    fn nouns_and_adjectives_in_ed_and_ing_are_no_verbs() {
        for word in ["hundred", "morning", "indeed", "during", "king"] {
            assert_eq!(verb_forms(word), VerbForms::NONE, "{word}");
        }
    }
}
