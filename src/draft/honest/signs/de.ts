import type { Signs } from './signs.ts'

export const de: Signs = {
  courtesy: String.raw`
    (wir|ich) (helfen|helfe|unterstuetzen|beantworten) (\S+ )?(gern|gerne),
    (helfen|beantworten) wir (\S+ )?(gern|gerne), (wir|ich) (freuen|freue) (uns|mich),
    (wir|ich) (moechten|moechte|wuerden|wuerde) (\S+ )*(verstehen|wissen|erfahren|hoeren|lernen),
    wir hoffen`,
  reported: String.raw`
    (sie|du|ihr) (\S+ )?(schreib*|schrieb*|sag*|bericht*|erwaehn*|frag*|bitte(t|n|st)|baten|batest|wuensch*|moechte*|erzaehl*|beschreib*),
    (ihr|dein|euer)(e|en|em|er)? (wunsch|bitte|frage|nachricht|anfrage|idee|vorschlag) (nach|um|zu)`,
  ours: `
    (wir|uns|ich|mir|unser*)`,
  promise: String.raw`
    (wir|ich|sie|du|ihr|es|das|dies|man) (\S+ )?(werden|werde|wirst|wird|werdet),
    (werden|werde|wird) (wir|ich|sie|ihnen|dir|uns|sich|es|das|nicht|nie),
    \S+ (wird|werden) (~)?\p{L}+(en|t),
    (wir|ich) (\S+ )?(beheben|behebe|loesen|loese|klaeren|klaere|kuemmern|kuemmere|melden|melde|schicken|schicke|senden|sende|ersetzen|ersetze|tauschen|tausche|liefern|aendern|aendere|verbessern|sorgen|sorge|reparieren|rufen|antworten|veranlassen|uebernehmen|regeln|erledigen|informieren|bringen ~in ordnung|bringen ~mit|stellen ~sicher|stellen ~bereit|setzen ~um|legen ~bei),
    (beheben|klaeren|kuemmern|melden|schicken|senden|ersetzen|liefern) wir,
    (wir|ich) (\S+ )?(versprech*|versicher*|garantier*|sicher* ~zu),
    (sie|du|ihr) (erhalten|erhaeltst|erhaltet|bekommen|bekommst|bekommt|hoeren|hoerst),
    (erhalten sie|bekommst du|erhaeltst du|bekommen sie), (verlassen|vertrauen) (\S+ )?darauf,
    darauf verlassen, nicht (noch einmal|wieder|mehr) (vor|passier*|vorkomm*|gescheh*),
    kommt nicht (wieder|mehr|noch einmal), kolleg* (\S+ )?(meldet|ruft|kuemmert|schickt),
    (meldet|ruft|kuemmert) sich, ruft (sie|dich|euch), (mein|unser) wort,
    kommt ~nicht (mehr|wieder) vor, (wird|werden) (\S+ ){0,3}\p{L}*(ge|be|ver|er|ent|zer)\p{L}+(t|en)`,
  weDo: String.raw`
    (?<!(koennen|koennten|moechten|wuerden|wollen|sollen|duerfen|haben|sind|haetten) )(wir|ich) (uns |mich |das |es |dir |ihnen )?(?!(sie|ihnen|ihre|dein|unser|eine|keine|dies|alle|gern|heut|haben|habe|sind|bin|waren|freu|dank|versteh|moecht|koenn|kann|hoff|wiss|weiss|bedauer|entschuldig|les|nehm|wuensch|schaetz|frag|bitt|helf|seh|hoer|find|glaub|denk|woll|will|soll|duerf|darf|lern|mag|moeg|wuerd|haett|waer|wuesst|gratulier|gruess|steh|wart|leb|muess|muss|lieb|vermiss|staun|fuehl|kenn|antwort|bekomm|erhalt)\p{L}*)\p{L}{2,}(en|e|ern|eln),
    (?!(haben|sind|waren|freuen|danken|verstehen|moechten|koennen|hoffen|wissen|bedauern|lesen|nehmen|wuenschen|schaetzen|fragen|bitten|helfen|sehen|hoeren|finden|glauben|denken|wollen|sollen|duerfen|lernen|moegen|wuerden|haetten|waeren|stehen|warten|leben|muessen|lieben|kennen|wegen|gegen|neben) wir)\p{L}{3,}en wir`,
  refund: String.raw`
    erstatt*, rueckerstatt*, zurueckerstatt*, (ihr|dein|das|euer) geld, geld (\S+ )?zurueck,
    zurueck(gezahlt|zahlen|ueberwiesen|ueberweisen|gebucht), gutschrift*, gutgeschrieben, gutschreiben,
    entschaedig*, rueckzahlung*, storniert* ~betrag,
    (schreiben|buchen|zahlen|ueberweisen) ~(gut|zurueck),
    zurueck(gegeben|gebucht|gezahlt|geschickt) ~betrag, zahlung ~zurueck, zurueckueberw*,
    (kaution|zahlung|gebuehr|betrag|geld|anzahlung) (\S+ ){0,3}(wieder|zurueck),
    wieder auf (ihrer|deiner|ihrem|deinem) (karte|konto)`,
  discount: String.raw`
    rabatt*, gutschein*, gratis*, kostenlos*, kostenfrei*, umsonst, geschenk*, schenken, schenke,
    aufs haus, auf unsere kosten, geht auf uns, nachlass*, preisnachlass*, kulanz*,
    (diesem|dem|mit|den) code, \S*code, sparst du, sparen sie, sparst, guenstiger, halber preis,
    zum halben preis, zugabe, geschenkt, (kostet|kosten) ~nichts, spendier*, laden ~ein,
    auf unsere rechnung, (vom|am) preis, (ein drittel|die haelfte) (vom|weniger|billiger),
    (uebernehmen|tragen|zahlen) wir( fuer (dich|sie))?\W*$, zu unseren lasten, geht zu lasten von uns`,
  date: String.raw`
    morgen (\S+mittag|frueh|abend|nachmittag), (ab|bis|schon|noch|gleich) morgen,
    (ruft|kommt|schick*|send*|liefer*|meld*|erhalt*|bekomm*) (~)?morgen,
    (am|bis|bis zum|ab|diesen|naechsten|kommenden|jeden) (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|wochenende),
    (naechste|kommende|diese)(n|r|s)? (woche|monat|jahr|quartal|fruehjahr|sommer|herbst|winter),
    bis (zum )?ende (der|des|dieser) \S+, (noch|bis) heute( abend)?, heute noch,
    (\d+|zwei|drei|vier|fuenf|sechs|sieben|zehn|zwoelf|wenigen|ein paar) (werktag*|arbeitstag*|minuten|stunden|stunde|tag|tage|tagen|wochen|woche|monat|monate|monaten),
    \d{1,2}\.( ?\d{1,2}\.| (januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember)),
    januar, februar, april, juni, juli, august, september, oktober, november, dezember,
    (anfang|mitte|ende|im|bis|ab) (maerz|mai|naechsten), am \d{1,2}\.?,
    (in|binnen|innerhalb) (von )?(einer|eines|einem) (stunde|tag|tages|woche|monat|monats)`,
  regret: String.raw`
    (tut|taete) (uns|mir) (\S+ ){0,2}?leid, leid tut (es )?(uns|mir),
    (wir|ich) (bedauer*|entschuldig* (uns|mich)), entschuldig(e|en|t)( sie)?( bitte)?( uns)?,
    entschuldigung, verzeihung, verzeih*( sie)?( uns)?, sorry, (um )?entschuldigung, pardon`,
  sympathy: String.raw`
    (bitte )?(das zu (lesen|hoeren|erfahren)|zu (lesen|hoeren|erfahren)|(dass|wenn|falls) (sie|du|ihr|dich|dir|ihnen|es ihnen|es dir)|wie (es|das)|was (sie|du|ihnen|dir)|(bitte )?(fuer )?(die|alle|diese|den|das|ihre|deine|jegliche)(\S* )?(\S+ )?(unannehmlichkeit\S*|umstaende|aerger|muehe|wartezeit|enttaeuschung|verwirrung|unmut|frust)|sehr|[.!]|$)`,
  admission: String.raw`
    (unser|mein)(e|en|em|er|es)? (\S+ )?(fehler|schuld|versehen|versaeumnis|versagen),
    (fehler|schuld) (liegt|lag) (\S+ )?bei uns, (wir|ich) (haetten|haette), haetten wir,
    (im stich gelassen),
    (wir|ich) (haben|habe) (\S+ )*(enttaeuscht|versagt|verbockt|falsch gemacht|fehler gemacht|versaeumt),
    haben wir (\S+ )*(enttaeuscht|versagt|im stich gelassen|falsch gemacht|versaeumt),
    (wir|ich) (geben ~zu|gestehen|raeumen ~ein),
    (wir|ich) (sind|waren) (\S+ )?(schuld|verantwortlich|im unrecht),
    (falsch|unrecht|nachlaessig) von (uns|mir),
    unser* \S+ (hat|haben|ist) (\S+ ){0,2}(versagt|nicht gehalten|schiefgegangen|schiefgelaufen),
    betrug, betrueger*, abzock*,
    (wir|ich) (haben|habe) (\S+ )*(verwechselt|vertauscht|vergessen|verloren|verlegt|uebersehen|verschlampt|zu spaet|doppelt|falsch)( \p{L}+)?,
    (unser|mein) (versehen|irrtum|patzer), (auf|von) unserer seite`,
  fixed: `
    (haben|habe|hat|ist|sind|wurde|wurden) (~)?(behoben|repariert|geloest|korrigiert|gefixt|beseitigt|instand gesetzt|in ordnung gebracht|berichtigt),
    (laeuft|funktioniert|geht) (jetzt )?wieder`,
  changed: `
    (haben|habe|wurde|wurden|ist|sind) (~)?(geaendert|angepasst|verbessert|ueberarbeitet|eingefuehrt|umgestellt|aktualisiert|abgeschafft|ergaenzt|veroeffentlicht)`,
  passedOn: String.raw`
    (weitergegeben|weitergeleitet|weitergereicht|uebergeben|eskaliert|informiert|gemeldet|verstaendigt),
    (liegt|ist|sind) (jetzt |nun |bereits )?(bei|beim) (unser|dem|der|den|zustaendig)\p{L}*`,
  lookingAt: String.raw`
    (wir|ich) (pruefen|pruefe|untersuchen|untersuche|bearbeiten|bearbeite|klaeren gerade|arbeiten|sind dabei|gehen ~nach),
    (pruefen|untersuchen|bearbeiten) wir,
    (arbeitet|arbeiten|kuemmern sich) (\S+ )?(bereits|schon|gerade|daran|an),
    (wird|werden) (gerade|derzeit|bereits) (geprueft|untersucht|bearbeitet),
    sehen uns das (gerade )?an`,
  told: String.raw`
    (haben|habe) \p{L}+ (\S+ )?(von|ueber|ihr|dein)(\S* )(\S+ )?(erzaehlt|berichtet|ausgerichtet|gesagt|weitergegeben),
    (ausgerichtet|gelobt)`,
  done: String.raw`
    (wir|ich) (haben|habe) (?!(\S+ )*(gelesen|erhalten|bekommen|gehoert|verstanden|gesehen|gefreut|vermisst|gelernt))(\S+ )*(ge\p{L}+(t|en)|ver\p{L}+(t|en)|be\p{L}+(t|en)|er\p{L}+(t|en)|ueber\p{L}+(t|en)|\p{L}+iert|\p{L}{2,}ge\p{L}+(t|en)),
    (ihr|dein|euer|die|der|das|ihre|deine) \S+ (ist|wurde|sind|wurden) (\S+ )?(ersetzt|verschickt|versendet|storniert|geloescht|gesperrt|ausgetauscht|umgetauscht|freigeschaltet|zurueckgesetzt|bestellt|unterwegs|geschlossen),
    haben wir (\S+ )*(geschickt|veranlasst|ersetzt|geprueft|gesprochen),
    (wir|ich) (sind|bin) (\S+ )*\p{L}*ge(gangen|fahren|kommen|flogen),
    (der|die|das|unser|unsere) \S+ (\S+ )?(wurde|wurden) (\S+ ){0,3}\p{L}*(ge|be|ver|er|ent|zer)\p{L}+(t|en),
    bescheid (gegeben|gesagt),
    (update|korrektur|loesung|reparatur|ersatz) (\S+ ){0,3}(ist|sind) (da|fertig|online|verfuegbar|unterwegs),
    (wir|ich) (haben|habe) (\S+ )*(unter|miss|wider|durch|um|hinter)\p{L}+(t|en),
    (?<!(dass|ob|wenn|weil|wie) )(ihr|dein|ihre|deine) (konto|bestellung|paket|maschine|geraet|lieferung|abo|ticket|fall|anfrage|reparatur|sendung|buchung|rechnung|karte|kundenkonto) (ist|sind|wurde|wurden|hat|geht|kommt|bekommt|steht|liegt),
    haben wir (\S+ )*(genommen|entfernt|geloescht|gesperrt|getauscht|\p{L}*ge\p{L}+(t|en))`,
  others: String.raw`
    (ander|viel|einig|mehrer|zahlreich|die meisten)(e|en|er)?( von)?( unser)?(e|en|er)? (kunden|kundinnen|gaeste|gaesten|leute|leuten|menschen|nutzer|nutzern|besucher),
    ein(e)? (andere|anderer|weitere|weiterer)? ?(kunde|kundin|gast) (\S+ )?(schrieb|sagte|hat|meinte),
    nicht (die|der) (einzige*), nicht allein, alle anderen,
    (die|der) (erste|zweite|dritte|vierte|fuenfte|zehnte),? (die|der|kund*|person|gast),
    (andere|viele|einige|mehrere|die meisten) (abonnent*|leser*|mitglieder|fans),
    (hunderte|tausende|dutzende|zahllose)( von)?( unserer)? (kund*|gaeste|menschen|nutzer*|leute)`,
  misdeed: String.raw`
    fehler*, schuld*, unhoeflich*, unfreundlich*, frech*, falsch*, ermahnt, abgemahnt, verwarnt,
    geruegt, entlassen, gekuendigt, vergessen, vergass, versagt,
    nicht (\S+ )?(aufgepasst|richtig|gut|korrekt|bemueht), haette*, verhalten*, gelogen, beleidig*,
    ignoriert, patzig, nachlaessig*, zur rede gestellt, geirrt, vertan,
    haette (\S+ )*(nie|niemals|nicht|muessen|duerfen|sollen)`,
}
