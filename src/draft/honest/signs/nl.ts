import type { Signs } from './signs.ts'

export const nl: Signs = {
  courtesy: String.raw`
    (we|wij|ik) (helpen|help|beantwoorden) (\S+ )?graag, (helpen|help) (we|wij|ik) (\S+ )?graag,
    (we|wij|ik) (willen|wil|zouden|zou) (\S+ )*(graag )?(\S+ )*(begrijpen|weten|horen|leren|lezen),
    (we|wij) hopen, we horen graag`,
  reported: String.raw`
    (u|je|jij|jullie) (\S+ )?(schrijf*|schreef|zegt|zei|vraagt|vroeg|vertelt|vertelde|noem*|meld*|wens*|wil|wilt|wilde|beschrijf*),
    (uw|je|jouw) (wens|verzoek|vraag|bericht|idee|voorstel) (om|voor|naar|over)`,
  ours: `
    (we|wij|ons|onze|ik|mij)`,
  promise: String.raw`
    (we|wij|ik|u|je|jij|het|dit|dat|er|(een|onze|de|uw|je|het) \S+) (zullen|zal|zult|gaan|gaat|ga) (?!(goed|slecht|het|om|\S+ \S+ (weer )?(open|dicht))\b)(~)?\p{L}+,
    (zullen|zal|gaan) (we|wij|ik), (we|wij|ik) (\S+ )?(beloof|beloven|garander*|verzeker*|zweer),
    (we|wij|ik) (\S+ )?(lossen|los) (~)?op, (we|wij|ik) (nemen|neem) (~)?(contact|op),
    (we|wij|ik) (sturen|stuur|regelen|regel|zorgen|zorg|bellen|bel|vervangen|leveren|herstellen|repareren|komen ~terug|houden ~op de hoogte|laten ~weten|maken ~in orde|pakken ~op|brengen),
    (sturen|regelen|bellen|vervangen|zorgen) (we|wij),
    (u|je) (krijgt|krijg|ontvangt|ontvang|hoort|hoor) (~)?(van|een|het|uw|je|nieuwe),
    (krijgt|ontvangt|hoort) (u|je), belt (u|je), collega (\S+ )?(belt|neemt|stuurt),
    (rekenen|rekent|reken|ervan op aan|ervan uit|vertrouwen) (\S+ )?(op|maar|aan|gaan), op aan dat,
    niet (meer|nog eens|opnieuw|weer) (~)?(gebeur*|voorkom*), (mijn|ons) woord,
    (wordt|worden) (\S+ ){0,3}\p{L}*(ge|be|ver|her|ont)\p{L}+(d|t|en), (we|wij|ik) (geven|geef) ~door,
    er komt (een|iemand), (komt|stuurt) (\S+ ){0,3}(langs|bij u|bij je)`,
  weDo: String.raw`
    (?<!(kunnen|willen|zouden|mogen|hebben|moeten|hadden) )(we|wij|ik) (?!(hebben|heb|zijn|ben|waren|was|begrijp|willen|wil|kunnen|kan|hopen|hoop|weten|weet|betreur|bedank|dank|lezen|lees|nemen|neem|wensen|wens|waarder|vragen|vraag|help|zien|zie|horen|hoor|vinden|vind|denken|denk|zouden|zou|mogen|mag|moeten|moet|leren|leer|bieden|bied|verontschuldig|groet|staan|sta|leven|leef|houden|hou|kennen|ken|voelen|voel|geloven|geloof|snappen|snap|kregen|krijgen|krijg|ontvangen|ontvang|hadden|had|balen|baal|doen|doe|zullen|zal|luister)\p{L}*)\p{L}{3,}en,
    (gaan|zullen|pakken|lossen|regelen|zorgen|sturen) (we|wij)`,
  refund: String.raw`
    terugbeta*, terugbetaal*, terugstort*, teruggestort, terug (\S+ )?(betaald|gestort|geboekt),
    (uw|je|het|jouw) geld, geld (\S+ )?terug, restitutie*, vergoed*, gecrediteerd, crediteren, tegoed*,
    schadeloos*, compens*, (betalen|storten|boeken) ~terug, terug(geboekt|boeken|gegeven|geven),
    terug(ge)?boek*, (borg|betaling|bedrag|kosten|geld) (\S+ ){0,3}(weer|terug),
    weer op (uw|je) rekening`,
  discount: String.raw`
    korting*, kortings*, tegoedbon*, waardebon*, cadeaubon*, voucher*, gratis, kosteloos, cadeau*,
    geschenk*, van het huis, op onze kosten, van ons( cadeau)?$, bespaar*, (deze|de|met|met deze) code,
    \p{L}+code, halve prijs, goedkoper, actiecode, schenken, coulance*, (kost|kosten) ~niets,
    trakteren, op onze rekening, voor onze rekening, op onze kosten, betalen wij`,
  date: String.raw`
    morgen(ochtend|middag|avond), (?<!(der|den|am|guten|jeden|goede|goeden|diesem|einem) )morgen,
    overmorgen, (vanavond|vandaag nog|nog vandaag),
    (op|voor|tot|vanaf|aanstaande|volgende|deze|komende)? ?(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(ochtend|middag|avond)?,
    (volgende|komende|deze|volgend|komend|dit) (week|maand|jaar|kwartaal|weekend),
    (voor|aan) het eind(e)? van \S+( \S+)?,
    (\d+|twee|drie|vier|vijf|zes|zeven|tien|enkele|een paar) (werkdagen|uur|uren|dag|dagen|week|weken|maand|maanden|minuten),
    \d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december),
    (begin|half|medio|eind|in|tot|vanaf) (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december),
    (op|voor|vanaf|tot) (de )?\d{1,2}(e|ste|de), (binnen|over|na) een (uur|dag|week|maand)`,
  regret: String.raw`
    spijt (ons|me|mij)( zeer| erg| heel)?, (\S+ )?excus(es|eer|eren)( (ons|me|mij))?( aan)?( voor)?,
    verontschuldig*( ons)?( voor)?, sorry( voor| dat)?, (we|wij) betreuren, pardon, vergeef ons`,
  sympathy: String.raw`
    ((om )?(dit|dat|het)? ?(te )?(lezen|horen|vernemen)|(om )?(dit |dat )?te (lezen|horen|vernemen)|(dat |als |hoe |wat )?(u|je|jij|jou|dit|het) ?(\S+ )?|(dat|als|hoe) (u|je|jij|het|dit|uw|jouw)|(voor )?(het|al het|de|uw|je|alle|dit|deze) (\S+ )?(ongemak|overlast|hinder|wachttijd|wachten|teleurstelling|frustratie|verwarring|ergernis|gedoe|moeite)|voor (dit|dat|u|je)|[.!]|$)`,
  admission: String.raw`
    (onze|ons|mijn) (\S+ )?(fout|schuld|vergissing|nalatigheid|tekortkoming),
    (fout|schuld) (ligt|lag) (\S+ )?bij ons, (we|wij|ik) (hadden|had) (\S+ )*(moeten|mogen),
    in de steek gelaten,
    (we|wij|ik) (hebben|heb) (\S+ )*(teleurgesteld|gefaald|fout gemaakt|verkeerd gedaan|vergist),
    (we|wij|ik) (geven ~toe|erkennen|bekennen),
    (we|wij) (zijn|waren) (\S+ )?(schuldig|verantwoordelijk|fout),
    (fout|verkeerd|slordig) van (ons|mij),
    (onze|ons) \S+ (heeft|hebben) (\S+ )?(gefaald|het begeven|niet gehouden), oplicht*, fraude*,
    bedriegers,
    (we|wij|ik) (hebben|heb) (\S+ )*(verwisseld|verward|vergeten|verloren|kwijtgeraakt|over het hoofd gezien|dubbel|verkeerd)( \p{L}+)?,
    van onze (kant|zijde)`,
  fixed: `
    (hebben|heb|heeft|is|zijn|werd|wordt) (~)?(gerepareerd|hersteld|opgelost|verholpen|gecorrigeerd|gefixt|in orde gebracht),
    (werkt|doet het) weer`,
  changed: `
    (hebben|heb|is|zijn|werd) (~)?(veranderd|aangepast|verbeterd|gewijzigd|ingevoerd|bijgewerkt|vernieuwd|afgeschaft|toegevoegd|uitgebracht)`,
  passedOn: `
    (doorgegeven|doorgestuurd|overgedragen|gemeld|geescaleerd|geinformeerd|gedeeld|ingelicht|op de hoogte gebracht),
    (ligt|is|zijn) (nu |inmiddels )?bij (ons|onze|de|het|collega)*`,
  lookingAt: String.raw`
    (we|wij|ik) (onderzoeken|onderzoek|bekijken|controleren|zoeken ~uit|behandelen|werken),
    (zijn|ben|is) (~)?aan het \p{L}+en, (werkt|werken) (\S+ )?(al|aan|eraan), zijn (er )?(mee )?bezig,
    (wordt|worden) (nu |momenteel |al )?(onderzocht|bekeken|gecontroleerd)`,
  told: String.raw`
    (hebben|heb) \p{L}+ (over|van) (\S+ )+(verteld|gezegd|ingelicht),
    (hebben|heb) \p{L}+ (\S+ )?(bedankt|gecomplimenteerd)`,
  done: String.raw`
    (we|wij|ik) (hebben|heb) (?!(\S+ )*(gelezen|ontvangen|gezien|gehoord|begrepen|genoten|geleerd|gemist)\b)(\S+ )*((ge|ver|be|ont|her|onder|over|aan)\p{L}{2,}(d|t|en)|\p{L}+ge\p{L}+(d|t|en)),
    (uw|je|de|het) \S+ (is|zijn|werd) (\S+ )?(vervangen|verzonden|verstuurd|geannuleerd|verwijderd|geblokkeerd|omgeruild|onderweg|gesloten),
    (de|het|onze|ons) \S+ (is|zijn|werd) (\S+ ){0,2}\p{L}*(ge|be|ver|her|ont)\p{L}{2,}(d|t|en),
    (?<!(dat|of|als|omdat|hoe) )(uw|je|jouw) (account|bestelling|pakket|machine|apparaat|levering|abonnement|zaak|verzoek|reparatie|zending|boeking|factuur|kaart) (is|zijn|was|werd|heeft|gaat|komt|krijgt|ligt|staat),
    (de|het|onze|ons) (\S+ ){1,3}(is|zijn|werd) (\S+ ){0,3}(gehaald|vervangen|verwijderd|hersteld|opgelost|teruggeroepen)`,
  others: String.raw`
    (ander|veel|meerder|sommig|verschillend|talrijk|de meest)(e)?( van)?( onze)?( ander(e)?)? (klanten|gasten|mensen|gebruikers|bezoekers),
    (een|een andere) (klant|gast|gebruiker) (\S+ )?(schreef|zei|heeft|vertelde), niet de enige,
    niet alleen in, iedereen, (de|het) (eerste|tweede|derde|vierde|tiende)( klant| persoon| die),
    (veel|andere|sommige|meerdere) (abonnees|lezers|leden),
    (honderden|duizenden|tientallen)( van onze)? (klanten|gasten|mensen|gebruikers)`,
  misdeed: String.raw`
    fout*, schuld*, onbeleefd*, onvriendelijk*, bot, verkeerd*, berispt, gewaarschuwd, ontslagen,
    aangesproken, vergist*, vergeten, vergat, niet (\S+ )?(opgelet|goed|netjes), had moeten,
    had ~moeten, nalatig*, gedrag*, gelogen, beledig*, negeerde, terechtgewezen,
    had (\S+ )*(mogen|moeten|nooit)`,
}
