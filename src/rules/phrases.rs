//! Stock phrases of web pages, broadcasts and newsletters, collected for LEK003: text in lower case -> places.
//!
//! A phrase is stock where all three hold: it speaks to the reader (second person or imperative), it offers a service of the
//! publisher (a link, a letter, a helpline, a programme), and it would stand below an article on any subject. Phrases
//! that people also use about the world are in `OPENERS` and need an address beside them.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Enough by themselves, where the sentence begins with them or with an address to the reader.
const STOCK: &[&str] = &[
    // Links: the imperative names a place on the page.
    r"(?:please )?click(?:ing)? (?:here|below|on the (?:link|image|picture|photo|button|video|arrow|map)s?|the (?:link|button|image|play)|through to|play|inside)",
    r"(?:tap|press) here (?:to|for)",
    r"(?:please )?scroll down (?:for|to (?:see|watch|read|view))",
    r"read (?:more|on|the (?:full|whole|rest of the|original) (?:article|story|report|interview|post|piece|version))(?: (?:here|at|on|about))?(?-u:\b)",
    r"(?:continue|keep) reading",
    r"(?:see|view|browse|open) (?:the )?(?:full|photo|picture|image) galler(?:y|ies)",
    r"(?:see|find|get) (?:more|all|the) (?:a-z0-9+ ){0,4}(?:by clicking|here)(?-u:\b)",
    r"(?:go|head) back to (?:the )?(?:top|home ?page)|back to (?:the )?(?:top of (?:the )?page|mail ?online home|home ?page|the page you came from)",
    r"(?:share|e-?mail|print|bookmark) this (?:article|story|page|post|video)",
    r"share (?:this|it) (?:on|via|with your)(?-u:\b)",
    r"(?:please )?(?:share|leave|post|add|tell us|let us know|send us|give us) (?:us )?(?:your|what you) (?:a-z0-9+ )?(?:thoughts?|comments?|views?|opinions?|feedback|stor(?:y|ies)|think|tips?|photos?|pictures?|videos?|questions?)(?-u:\b)",
    r"(?:join|have your say in|take part in) (?:in )?(?:the|our) (?:conversation|debate|discussion|forum)s?(?-u:\b)",
    r"(?:have|what(?:'|’)s|tell us) your (?:say|view|story)(?-u:\b)",
    r"(?:comment|let us know|tell us) (?:in the comments|below)(?-u:\b)",
    // Subscriptions and followers.
    r"(?:please )?(?:sign|signing) up (?:to|for|here|now|today|below)(?: (?:to|for))? ?(?:the|our|a|this|free|daily|weekly)?(?: [a-z0-9'’-]+){0,3} ?(?:newsletters?|e-?mails?|updates?|alerts?|bulletins?|briefings?|mailing list)(?-u:\b)",
    r"(?:please )?subscribe (?:to|now|here|today|for)(?: (?:our|the|this|my|us|free))?(?: [a-z0-9'’-]+){0,3}(?: (?:channel|newsletter|podcast|magazine|feed|updates|e-?mails?|print|service|site|page))?",
    r"(?:don['’]?t|do n['’]t|do not) forget to (?:subscribe|like|follow|share|hit|click|sign|tune)",
    r"(?:please )?(?:like|follow|find|join|befriend|visit|friend) (?:us|him|her|them|me|[^ ]+ [^ ]+|@[^ ]+|[^ ]+) (?:on|at) (?:twitter|facebook|instagram|google|youtube|linkedin|pinterest|snapchat|tiktok|x|threads|telegram|whatsapp|mastodon)(?-u:\b)",
    r"hit the (?:bell|like|subscribe)",
    r"(?:download|get|install) (?:the|our) (?:[a-z0-9]+ ){0,3}app(?-u:\b)",
    r"(?:enable|turn on|activate|allow) (?:javascript|cookies|notifications|push)",
    r"(?:this|our) (?:web ?site|site|page) (?:uses|is using) cookies|by (?:continuing|using this (?:site|website)),? (?:to |you )",
    r"you (?:must|need to|have to|should) (?:be logged in|log in|enable|register|subscribe|sign in|have (?:javascript|flash))",
    // Helplines: call or visit, with a name or a number.
    r"for (?:confidential|emotional|free|further|immediate) (?:support|help|advice|information)(?:[a-z0-9 ,/-]{0,60})?(?:,| ) ?(?:please )?(?:call|contact|ring|phone|visit|speak|go|see|dial|text|email)(?-u:\b)",
    r"(?:call|contact|ring|phone) (?:the )?(?:national suicide|samaritans|childline|lifeline|crisis|helpline|beyond ?blue)(?-u:\b)",
    r"(?:for|to get|if you need) (?:[a-z0-9]+ ){0,4}(?:help|support|information|advice|details|tickets|bookings?),? (?:please )?(?:call|visit|go to|see|log on to|phone|email|contact|check|head to|click)(?-u:\b)",
    r"(?:if you (?:are|have been|were|know (?:anyone|someone)|or someone you know)|anyone|have you been) (?:[a-z0-9]+ ){0,8}(?:affected|struggling|worried|in crisis|information)(?:[a-z0-9 ,'’/-]{0,60})?,? (?:please )?(?:call|contact|visit|speak|ring|phone|should (?:call|contact)|is asked|talk to)(?-u:\b)",
    r"for (?:more|further|additional|the latest|all the latest|full|other|up-to-date|breaking)(?: [a-z0-9'’,/-]+){0,7}?,? (?:please )?(?:click|visit|go to|see|follow|check|head to|log on|join|sign|subscribe|read|watch|tune|contact|call|listen|download|turn to)(?-u:\b)",
    // Broadcasts, videos, subtitles.
    r"thank(?:s| you)(?: (?:so|very) much)?(?: all)? for (?:watching|reading|listening|tuning in|joining us|visiting|your (?:attention|interest|support|patronage))",
    r"(?:see you (?:next time|in the next|again next|tomorrow on)|until next time,|stay tuned|stay with us|we(?:['’]ll| will) be (?:right back|back (?:after|soon|shortly|tomorrow|next))|coming up (?:next|after the break))",
    r"(?:watch|see|view) (?:the )?(?:video|full (?:video|episode|interview|clip|show)|clip|footage)(?: (?:above|below|here|now|of|to|at)(?-u:\b)|$)",
    r"(?:watch|listen to|catch|tune in(?:to)?|don['’]t miss) (?:[a-z0-9'’&: ]{0,60}) (?:weekdays|weeknights|(?:on )?(?:sundays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?)|tonight|every (?:[a-z0-9]+)) (?:at|on|from) ",
    r"(?:subtitles?|captions?|captioned|closed captions|transcribed|transcription|transcript|translation|translated) (?:by|provided by) (?:the )?[^ ]+",
    r"(?:please )?use (?:the|this) (?:[a-z0-9]+ )?transcript",
    r"(?:in )?(?:today['’]?s|this week['’]?s|the weekly|the daily) (?:[a-z0-9]+ )?(?:news ?quiz|newsquiz|curriculum)",
    r"take (?:our|the|this) (?:[a-z0-9]+ ){0,3}(?:quiz|poll|survey)(?-u:\b)|(?:vote|enter) (?:now|here|below|in our)",
    r"test your (?:knowledge|news|wits)",
    r"at the bottom of the page|for a chance to be mentioned on",
    r"you must be a teacher or a student age 13",
    // Letters of reader service.
    r"(?:please )?(?:contact|e-?mail|write to|send (?:an )?e-?mails? to|reach|tweet|tip off) (?:us|the (?:author|writer|reporter|editor|newsroom|news ?desk)|our (?:news|picture|reporters?|team)[^ ]*)(?-u:\b)(?: (?:at|on|via|with|by|here|news|desk))?",
    r"do you (?:have|know) (?:a|any|more|something)(?: [a-z0-9'’]+){0,6} (?:story|tip|information|video|photos?)(?-u:\b)",
    r"donate (?:now|here|today|to our)",
    r"(?:buy|book|order|get) (?:your )?(?:tickets?|copy|yours?) (?:now|here|today|online|at)",
    r"(?:visit|check out|go to|see) (?:our|the official) (?:[a-z0-9]+ ){0,3}(?:web ?site|site|page|blog|store|shop|channel|app|faq|archive)s?(?-u:\b)",
    r"(?:register|log in|sign in|join) (?:now|today|here|free|for free|to (?:comment|continue|read|view|post))(?-u:\b)",
    r"learn more (?:at|about our|here)|find out more (?:at|here|about our|by)",
];

/// Enough where they open the sentence: credits, copyright, furniture of pages.
const OPENERS: &[&str] = &[
    r"(?:all )?(?:images?|photo(?:graph)?s?|pictures?|video|footage|graphics?)(?: and (?:images?|photo(?:graph)?s?|pictures?|video))? (?:a-z0-9+ )?(?:courtesy(?: of)?|credits?|supplied by|provided by|copyright|©)(?-u:\b)",
    r"(?:image|photo|picture|video) (?:credit|source|caption|copyright)s? ?:?",
    r"(?:copyright|©|\(c\)|& ?copy ?;) ?(?:©|\(c\))? ?(?:19|20)0-90-9",
    r"all rights reserved(?-u:\b)",
    r"(?:this|the) (?:material|article|story|content|copy) (?:may not|must not|can not|cannot) be (?:published|reproduced|re-?distributed|copied|republished)",
    r"(?:the )?(?:opinions?|views?) expressed (?:in|by|here|are|on)(?-u:\b)",
    r"(?:editor['’]?s|author['’]?s|publisher['’]?s) note ?:",
    r"(?:advertisement|advertising|sponsored content|promoted stories|recommended (?:stories|reading|for you)|related (?:articles?|stories|links?|content|topics)|most (?:read|popular|viewed)|more (?:on|from) this (?:story|topic)|trending now|you (?:may|might) also like) ?[:.]?$",
    r"(?:warning|caution|caution ?!|warning ?!) ?: ?(?:this (?:video|story|article|report|post) )?(?:contains |some viewers |some readers |readers |viewers )?(?:may )?(?:find )?(?:graphic|disturbing|distressing|explicit|strong|upsetting|offensive|flash|spoilers?|sensitive)(?-u:\b)",
    r"(?:read|watch|see also|related|more|also|listen|gallery|photos|video|live|recap|quiz|poll|subscribe|must[ -]read|in pictures) ?: [^ ]",
    r"cnn student news(?-u:\b)|(?:this|today['’]s) (?:page|show|program|edition|curriculum) (?:includes|contains|features) (?:the )?(?:show |daily )?(?:transcript|curriculum|discussion questions)",
    r"(?:terms (?:of (?:use|service)|and conditions)|privacy policy|cookie policy)(?-u:\b)",
    r"(?:lorem ipsum|\[advertisement\])",
    r"(?:this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)|originally published)(?-u:\b)",
    r"(?:page|slide) 0-9{1,3} of 0-9{1,3}(?-u:\b)|loading ?(?:\.\.\.|…)|(?:play|pause) video(?-u:\b)",
    r"image (?:gallery|slideshow)(?-u:\b)|hide caption|(?:show|hide) (?:all|more|less|comments)(?-u:\b)",
];

static STOCK_RE: LazyLock<Regex> = LazyLock::new(|| join(STOCK, r"(?-u:\b)(?:", ")"));
static OPENERS_RE: LazyLock<Regex> = LazyLock::new(|| join(OPENERS, "^(?:", ")"));

fn join(parts: &[&str], before: &str, after: &str) -> Regex {
    Regex::new(&format!("{before}{}{after}", parts.join("|"))).expect("the phrase lists are valid")
}

/// Places of stock phrases in a text given in lower case, in order.
///
/// ```
/// let text = "for more on this story, please click here .";
/// let found = sumsift::rules::phrases::stock(text).next().unwrap();
/// assert_eq!(&text[found], "for more on this story, please click");
/// ```
pub fn stock(lower: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    STOCK_RE.find_iter(lower).map(|m| m.range())
}

/// The stock phrase that opens a sentence given in lower case.
pub fn opener(lower: &str) -> Option<Range<usize>> {
    OPENERS_RE.find(lower).map(|m| m.range())
}
