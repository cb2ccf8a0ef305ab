import type { Signs } from './signs.ts'

export const it: Signs = {
  courtesy: String.raw`
    (ti|la|vi) (aiutiamo|aiuteremo|rispondiamo) (volentieri|con piacere),
    (saremo|siamo) (lieti|felici|liete) di (aiutar*|legger*|sentir*|risponder*),
    (vorremmo|ci piacerebbe|desideriamo|vorrei) (\S+ )?(capire|sapere|conoscere|sentire|leggere),
    speriamo, leggiamo (\S+ )?(tutto|ogni)`,
  reported: `
    (ci )?(scrive|scrivi|scriveva|hai scritto|ha scritto|dice|dici|hai detto|ha detto|racconta|racconti|chiede|chiedi|ha chiesto|hai chiesto|menzion*|segnala|segnali|vuole|vuoi|vorrebbe|vorresti) (che|un|una|il|la|di|se|lo),
    (la |il )?(sua|suo|tua|tuo) (richiesta|domanda|messaggio|idea|proposta|desiderio) (di|su|per)`,
  ours: `
    ((ti |le |la |lo |l')?abbiamo|noi|nostr*|ci stiamo)`,
  promise: String.raw`
    \p{L}{2,}(eremo|iremo|rremo|dremo|vremo|aremo),
    (avrai|avra|ricevera|riceverai|arrivera|succedera|ripetera|sara|verra|verranno|mettera|chiamera|contattera|potra contare|riavrai|riavra|tornera|funzionera|otterra|otterrai),
    (riceverai|ricevera|avrai|avra|succedera|ripetera|arrivera|chiamera|contattera|mettera),
    (ti|le|vi) (prometto|promettiamo|assicuro|assicuriamo|garantisco|garantiamo),
    (garantiamo|promettiamo|assicuriamo|ci impegniamo|mi impegno), (ce ne|me ne) (occupiamo|occupo),
    (ti|le|la|vi) (inviamo|invio|mandiamo|chiamiamo|chiamo|chiama|contattiamo|contatta|richiama|richiamiamo|spediamo|facciamo sapere),
    (star|stare|stai|stia) (cert*|sicur*|tranquill*), (contare|conti|conta) su (di )?(noi|questo),
    non (succedera|si ripetera|accadra), (la mia|la nostra) parola, si mette in contatto,
    (sara|saranno|verra|verranno) \p{L}+(ato|ata|ati|ate|uto|uta|ito|ita|tto|tta|so|sa),
    (passero|inviero|chiamero|faro|contattero|verifichero|controllero|mandero|sistemero|rispondero)(?= )`,
  weDo: String.raw`
    (?!(siamo|abbiamo|possiamo|vogliamo|sappiamo|capiamo|comprendiamo|ringraziamo|speriamo|leggiamo|apprezziamo|prendiamo|crediamo|pensiamo|scusiamo|auguriamo|aiutiamo|immaginiamo|riceviamo|vediamo|ascoltiamo|dobbiamo|teniamo|amiamo|chiediamo|rispondiamo|stiamo|conosciamo|condividiamo|desideriamo|facciamo|diciamo|parliamo|notiamo|sentiamo|andiamo|viviamo|salutiamo|porgiamo|preghiamo|richiamo)\b)\p{L}{2,}iamo,
    ci pensiamo`,
  refund: String.raw`
    rimbors*, restitui*, (suoi|tuoi|i|dei) soldi, (il )?(suo|tuo) denaro, accredit*, riaccredit*,
    storn*, indennizz*, risarci*, compensa(re|zione|to),
    (cauzione|pagamento|importo|addebito|quota|deposito) (\S+ ){0,3}(tornat*|restituit*|annullat*|sulla sua|sul tuo|sulla tua|sul suo)`,
  discount: String.raw`
    scont*, buono (\p{L}*\d+|da|di|acquisto|regalo)|un buono|il buono|buoni, coupon, codice*, gratis,
    gratuit*, omaggio, regal(o|i|iamo|are|a), offriamo (noi)?, offre la casa, a nostre spese, meta prezzo, risparmi*,
    senza costi, senza spese, ribasso, meno caro, offerto da noi,
    (costa|costera) (\S+ )?(nulla|niente), a (carico|spese) nostr*, e a nostro carico,
    (lo|la) paghiamo noi`,
  date: String.raw`
    domani( mattina| sera| pomeriggio)?, (stasera|oggi stesso|entro oggi),
    (entro|il|per|prima di|da|questo|ogni)? ?(lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica)( mattina| prossimo| prossima)?,
    (la|il|l')? ?(settimana|mese|anno) (prossim*|entrante), (prossima|prossimo) (settimana|mese|anno),
    questa settimana, questo mese, entro (la fine|fine) (\S+ )?\S+,
    (\d+|due|tre|quattro|cinque|sei|sette|dieci|pochi|poche|qualche) (ora|ore|giorno|giorni|settimana|settimane|mese|mesi|minuti|giorni lavorativi),
    \d{1,2} (gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre),
    (a|in|entro|da|per) (inizio |meta |fine )?(gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre),
    (il|entro il|dal|prima del) \d{1,2}(?! ?%),
    (in|tra|fra|entro) (un|una|un') ?(ora|giorno|settimana|mese)`,
  regret: String.raw`
    (ci|mi) (dispiace|rincresce|spiace)( molto| davvero| tanto)?, (ci|mi) scus(iamo|o)( per| di)?,
    scus(a|i|ate|aci|ateci|ci)( per)?,
    (chiediamo|chiedo|le nostre|mille|porgiamo) (\S+ )?scuse?( per)?, perdon(aci|i|ate)( per)?,
    scuse( per)?`,
  sympathy: String.raw`
    (molto )?((di )?(legger\S*|saper\S*|sentir\S*|apprender\S*|sentirlo|saperlo)|(che|se) (\S+ )?(tu|lei|voi|abbia dovuto|abbia avuto|abbia|si|le|ti|la sua|la tua|il suo|le cose|non sia|sia)(?! (nostr|il nostr|la nostr))|(per )?(il|i|ogni|qualsiasi|l'|la|gli|questo|questa|tutto il|tutti i) ?(\S+ )?(disagio|disagi|inconvenient\S*|attesa|frustrazione|delusione|confusione|disturbo|situazione|fastidio)|per questo|per cio|questo|[.!]|$)`,
  admission: String.raw`
    (nostro|nostra|mio|mia) (\S+ )?(errore|colpa|sbaglio|negligenza|mancanza|svista),
    (colpa|errore) (\S+ )*(nostra|nostro|mia|mio), (avremmo|avrei) dovuto,
    (ti|la|vi|le) abbiamo (delus*|tradit*|mancat*),
    abbiamo (sbagliato|fallito|commesso|fatto (\S+ )?(errore|sbagli*)), ho sbagliato,
    (riconosciamo|ammettiamo|confessiamo), (siamo|eravamo) (\S+ )?(colpevoli|responsabili),
    abbiamo fatto male, (nostro|nostra|nostri) \S+ (non ha retto|ha ceduto|si e rott*|ha fallito),
    truff*, frode*, ladri, abbiamo (scambiato|confuso|dimenticato|perso|smarrito|trascurato|ritardato),
    (da|di) (parte nostra|nostra parte), (svista|distrazione|disattenzione) (\S+ )?(nostra|da parte)`,
  fixed: String.raw`
    (abbiamo|ho|ha|e|sono|stato|stata) (\S+ )?(riparat*|risolt*|corrett*|sistemat*|aggiustat*|ripristinat*),
    funziona di nuovo`,
  changed: String.raw`
    (abbiamo|ho|e stat*|sono stat*) (\S+ )?(cambiat*|modificat*|migliorat*|aggiornat*|introdott*|adattat*|lanciat*|aggiunt*|eliminat*|pubblicat*)`,
  passedOn: String.raw`
    (abbiamo|ho|e stat*) (\S+ )?(passat*|inoltrat*|trasmess*|girat*|condivis*|segnalat*|informat*|avvisat*|comunicat*|riferit*),
    (e|sono) (ora |adesso |gia )?(dai|dal|dalla|presso|nelle mani) (\S+)`,
  lookingAt: String.raw`
    (stiamo|sto|stanno|sta) (\S+ )?\p{L}+(ando|endo), (lavorano|lavora|lavoriamo) (\S+ )?(a|su|per)`,
  told: String.raw`
    (abbiamo|ho) (raccontat*|detto|riferit*|parlat*|ringraziat*|fatto i complimenti) (\S+ )?(a|con)? ?\p{L}+ (\S+ )?(del|della|dei|il|i|le|tuo|tua|suo|sua)`,
  done: String.raw`
    (ne |l'|la |lo |li |ti |le |vi )?(abbiamo|ho) (gia |anche )?(?!(letto|ricevuto|visto|sentito|capito|avuto|sorriso|imparato|apprezzato|amato|notato)\b)\p{L}+(ato|ata|ati|ate|uto|uta|ito|ita|tto|sto|so|lto),
    (il|la|suo|tuo|sua|tua) (\S+ )?\S+ (e stat*|sono stat*) \p{L}+(ato|ata|uto|uta|ito|ita|tto|tta|so|sa),
    (il|la|lo|i|le|gli|l'|suo|tuo|sua|tua) ?\S+ (\S+ )?(e stat*|sono stat*) (?!(ricevut|lett))\p{L}+(ato|ata|ati|ate|uto|uta|ito|ita|tto|tta|so|sa),
    (?<!(che|se|quando) )(il suo|la sua|il tuo|la tua|suo|sua|tuo|tua) (account|conto|ordine|pacco|macchina|apparecchio|consegna|abbonamento|caso|richiesta|riparazione|spedizione|prenotazione|fattura|carta) (e|sono|e stat*|ha|parte|arriva|va)`,
  others: String.raw`
    (altr|molt|divers|tant|numeros|alcun|parecch)(i|e)( dei)?( nostri)?( altri)? (client*|person*|utent*|ospiti|visitatori),
    molta gente, la maggior parte dei (nostri )?clienti,
    (un altro|un'altra|un|una) (cliente|persona) (\S+ )?(ha|scrive|diceva),
    non (sei|e) (il|la|l') ?(solo|sola|unic*), tutti gli altri,
    (la|il) (prim|second|terz|quart)(a|o) (persona|client*|che),
    (molti|altri|diversi|alcuni) (abbonati|lettori|membri|iscritti), (centinaia|migliaia|decine) di`,
  misdeed: String.raw`
    errore*, colpa*, scortes*, maleducat*, sbagli*, male, richiamat*, ammonit*, licenziat*, sospes*,
    dimenticat*, non (\S+ )?(ha|doveva|sapeva), avrebbe dovuto, negligen*, comportament*, mentito,
    insult*, ignorat*, (non )?avrebbe (mai )?dovuto`,
}
