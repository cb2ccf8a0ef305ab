import type { Signs } from './signs.ts'

const WE = '(we|i|our (\\S+ ){1,2}|a colleague|the team|somebody|someone)'
const HAVE = "('ve| have| has|'s)?( now| already| also| just| since| been| both)*"
const PERSON_OR_THING =
  '(we|i|it|this|that|they|you|there|(our|the|your|a|an|my) \\S+( \\S+)?( of \\S+)?|somebody|someone|nobody|nothing)'

export const en: Signs = {
  courtesy: String.raw`
    (we|i)('ll| will| would|'d) (gladly|happily|be (happy|glad|pleased|delighted) to|love to|like to) (help|assist|answer|hear|know|understand|see|learn|read|find out)*,
    hope (that )?\S+ ('ll|will|to), looking forward, feel free, free to, would you like, sounds like,
    we read every`,
  reported: String.raw`
    you (\S+ )?(write|wrote|say|said|tell|told|ask|asked|mention|mentioned|describe|described|report|reported|want|wanted|wish|would like)( us)?,
    your (wish|request|question|message|words|review|idea|suggestion)( for| about| that)`,
  ours: `
    (we|i|our|us)('ve|'ll|'re|'d)?`,
  promise: String.raw`
    ${PERSON_OR_THING}('ll| will| shall| won't|'re going to|'s going to|'m going to| am going to| are going to| is going to),
    (we|i)( can)? (\S+ )?(promise*|guarantee*|assure*|pledge|commit|swear|vow), rest assured,
    (my|our) word, (can|may) (count|rely) on, you can expect, never happen again,
    (not|n't) happen (again|a (second|third) time), (we|i) (make|are making) sure,
    (we|i) (ensure|see to it), you have our (promise|guarantee),
    your (replacement|new) \S+ (leaves|ships|goes out|arrives|comes)`,
  weDo: `
    leave it (with|to) us, (we|i) (take|are taking) care of,
    (we|i) (fix|repair|replace|send|ship|sort|solve|arrange|change|remove|improve|exchange|handle|contact|call|check|investigate) (this|it|that|your|the|you)`,
  refund: String.raw`
    refund*, reimburs*, money back, your money, (pay|paid|paying) (you |it |that )?back,
    repa(y|id|yment), compensat*, credited, credit (note|to your), store credit, chargeback, cash back,
    back (in|to|on|into) your (account|card|bank)*,
    return* (the|your|this|that) (\S+ )?(payment|money|charge|amount|fee|sum), reversed,
    (payment|charge|fee) ~(back|returned|reversed|undone),
    (deposit|payment|charge|fee|amount|money) (has |have |had |was |were |is |are )?(gone|went|been|sent|going|put|paid|returned|refunded|returns?) (\S+ )?(back|to)`,
  discount: String.raw`
    discount*, voucher*, coupon*, promo code*, (the |this |with |use )code,
    (?<!(feel|sugar|caffeine|lactose|gluten|hassle|dairy|toll) )free(?! (to|from|time|spirit)),
    complimentary, on the house, (is|are|be) on us, (a|another|small|little|free|our) gift, goodwill,
    half price, no charge, waive*, lower price, price reduction, cheaper, save \d*,
    cost* (you )?nothing, treat you,
    (give|send|offer) you (a|an|another) (free|extra|bag|present|little), on us( \S+ time)?$,
    on us (next|this) time, (a third|a quarter|half|\d+ ?\S*) off, off the price,
    half (the|of the|its|their) price, at (our|no) (expense|cost), our treat`,
  date: String.raw`
    tomorrow( morning| afternoon| evening)?, tonight, (later|by the end of) today,
    (by|on|until|till|before|from|this|next|coming|every) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend),
    (mon|tues|wednes|thurs|fri|satur|sun)day (morning|afternoon|evening),
    (next|this) (week|month|year|spring|summer|autumn|fall|winter|quarter),
    (by|at) the end of the (day|week|month|year),
    (\d+|two|three|four|five|six|seven|ten|twelve|twenty four|a few|a couple of) (working |business )?(minutes|hour|hours|day|days|week|weeks|months),
    \d{1,2}(st|nd|rd|th)?( of)? (january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec),
    (january|february|march|april|june|july|august|september|october|november|december) \d{1,2},
    january, february, april, june, july, august, september, october, november, december,
    (early|mid|late|in|by|until|from) (march|may), (mon|tues|wednes|thurs|fri|satur|sun)days,
    (on|by|until|from|before) the \d{1,2}(st|nd|rd|th), the \d{1,2}(st|nd|rd|th),
    (in|within) (one|a|an) (hour|day|week|month)`,
  regret: `
    (very |so |truly |really |deeply )?(?<!(a|looks|look) )(sorry|apologi[sz]e*( for| to you)?|apologies( for)?|apology|regret|forgive us|excuse us|excuse)`,
  sympathy: String.raw`
    ((to|if|to you|that you|you|this|that (it|this|things|your))(?! (have|was|is|has) (our|we))|to (hear|read|learn|see|know)|about (this|that|it|your|how you|everything)|(about|for) (this |that |it |any |all |the |your |all the |any of the |the whole )?(\S+ )?(inconvenience|troubles?|frustration|disappointment|annoyance|confusion|wait|worry|upset|hassle|stress|experience)|[.!]|$)`,
  admission: String.raw`
    (our|my) (own |mistake and |\S+ )?(mistake|fault|error|failure|oversight|negligence|blunder),
    (fault|mistake|error|blame) ~(ours|mine|with us|on our side|lies with),
    (we|i) (let you down|failed*|messed up|blew it|got (it|this|that) wrong|were wrong|screwed up),
    (we|i) (\S+ )?made (a|an) (\S+ )?(mistake|error),
    (we|i) (should have|should've|should never|should not have|shouldn't have|ought to have),
    (we|i) (\S+ )?(admit|confess|concede),
    (we|i) (are|were|am|was) (guilty|to blame|at fault|liable|responsible for),
    (wrong|careless|stupid|clumsy|silly) of us,
    our \S+ (\S+ )?(failed|broke|let you down|fell short|fell apart|went wrong|did not hold|gave out),
    scam*, fraud*, rip-off, crook*, thieves,
    (we|i) (got|mixed|sent|shipped|charged|billed|lost|forgot|missed|broke|ruined|overlooked|misplaced|confused|delivered) (\S+ ){0,4}(wrong|twice|up|late|mistake|it|order*|parcel*),
    on our (part|side|end|behalf), (lapse|oversight|slip|blunder) (of|on) ours*`,
  fixed: `
    (we|i)${HAVE} (fixed|repaired|resolved|solved|corrected|sorted|mended|patched|restored),
    ${PERSON_OR_THING}('s|'re| is| are| was| were| has| have)${HAVE} (fixed|repaired|resolved|solved|corrected|sorted|mended|patched|restored|working again)`,
  changed: String.raw`
    (we|i|our \S+|it|the \S+)${HAVE}( is| are| was| were)? (~)?(changed|updated|improved|adjusted|redesigned|introduced|released|rolled out|rewritten|retrained|revised|raised the|abolished|scrapped)`,
  passedOn: `
    ${WE}?${HAVE}( is| was)? (~)?(passed (this|it|that|your|you|on|along)|forwarded|escalated|handed (this|it|over|on)|shared (this|it|your|that|what)|raised (this|it|your)|reported (this|it)|informed|notified|alerted),
    (is|are|lies) (now )?with (our|the|my)`,
  lookingAt: `
    (are|am|is|'re|'m|'s|been|keep|already) (~)?(looking into|investigating|checking|working on|examining|reviewing|on the case|on it|dealing with|handling)`,
  told: String.raw`
    (we|i)${HAVE} (~)?(told|let) \p{L}+,
    (we|i)${HAVE} (~)?(praised|thanked|congratulated|passed ~(compliment|thanks|praise|words)*)`,
  done: String.raw`
    (we|i)('ve| have) (now |already |also |just |both |since )*(?!(read|received|seen|heard|noted|noticed|understood|got|been|had|always|never|no|not|to|a|an|the|your|you|every|some|many|great|learned|felt|enjoyed|loved|smiled|missed)\b)\S+,
    (we|i) (checked|called|phoned|asked|spoke|talked|sent|shipped|replaced|exchanged|cancelled|removed|deleted|blocked|investigated|looked into|reviewed|verified|took|contacted|arranged|ordered|booked|trained|warned|dismissed),
    (your|the) \S+ (has|have|was|were) (been )?(\S+ )?(sent|shipped|replaced|exchanged|cancelled|removed|deleted|blocked|reset|unlocked|arranged|reviewed|checked|logged|booked|upgraded|closed),
    (your|the|our|this|that) (?!(must|should|would|could|may|might)\b)\S+( (?!(must|should|would|could|may|might)\b)\S+)? (has|have) (now |already |also |just )?been \p{L}+,
    (we|i) (?!(received|loved|enjoyed|noticed|smiled|laughed|wanted|hoped|liked|needed|missed|learned|appreciated)\b)([\p{L}-]+ed|went|made|took|gave|found|held|met|ran|brought|put|wrote),
    (fix|update|repair|patch|solution|replacement) (\S+ ){0,3}(is|are) (now )?(out|live|done|ready|there|on its way|under way),
    (?<!(that|if|when|whether|because|how|about) )(your|the) (account|order|parcel|package|machine|device|delivery|subscription|ticket|case|replacement|repair|shipment|booking|invoice|request|batch|card)( \S+)? (is|are|was|were|has|have|leaves|left|goes|went|arrives|arrived|gets|got) (?!(that|so|too|very|really|important|on our minds)\b),
    (your|the) (account|order|parcel|package|machine|subscription|card) is (\S+ )?(again|back|ready|open|active|unlocked|on its way)`,
  others: String.raw`
    (other|many|several|some|most|countless|hundreds of|thousands of|a lot of|lots of|plenty of|a number of|quite a few)( of)?( our)?( other)? (customers|guests|people|users|buyers|clients|visitors|subscribers),
    (one|another|a) (customer|guest|user|client|visitor) (\S+ )?(wrote|said|told|says|reported|had|has|also),
    not (the only one*|alone), (everyone|everybody) else, nobody else,
    (first|second|third|fourth|fifth|tenth|only) (person|one|customer|guest|user),
    (lots of|many|other|most|several|some) (subscribers|readers|fans|reviewers|members),
    (hundreds|thousands|dozens|scores|millions) of, everyone (else )?(who|loves|likes|says)`,
  misdeed: `
    mistake*, fault*, blame*, rude*, wrong*, unfriendly, impolite, careless*, lazy, warned, reprimand*,
    disciplin*, fired, dismissed, suspended, forgot*, fail(ed|s|ure)?,
    (should|did|was|were|is|has)(n't| not), behavio*, lied, insult*, ignored, spoken to, had a word,
    (should|ought to) (never |not |always )?have`,
}
