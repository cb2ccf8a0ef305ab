import type { Lexicon } from './concepts.ts'

export const it: Lexicon = {
  delight:
    'adoro, amo, fantastic*, eccellente, eccellenti, ottim*, perfett*, meraviglios*, stupend*, splendid*, incredibile, bellissim*, buonissim*, bravissim*, straordinari*, favolos*, miglior*, preferit*, impeccabile, delizios*, eccezional*, top, spettacolar*, una favola, un gioiello, salvato, magnific*, entusiast*, sogno, dieci e lode, complimenti',
  liking:
    'bene, buon, buona, buono, buoni, buone, piace, piaciuto, piaciuta, felice, content*, soddisfatt*, piacevol*, gentil*, simpatic*, cortes*, disponibil*, bell*, comod*, pratic*, facile, facil*, veloc*, rapid*, efficien*, affidabil*, pulit*, solid*, fresc*, economic*, corrett*, consigli*, utile, utili, orgoglios*, pazien*, professional*, premuros*, meglio, sollievo, carin*, accoglien*',
  dislike:
    'male, cattiv*, brutt*, delus*, deludent*, pessima idea, lent*, problem*, fastidi*, noios*, scomod*, complicat*, difficil*, scars*, scadent*, sgradevol*, maleducat*, antipatic*, scortes*, sporc*, rumoros*, car*, caro, cara, fredd*, inutil*, frustrant*, insoddisfatt*, scontent*, peccato, purtroppo, mediocr*, confus*, stuf*, lament*, sbagliat*',
  disgust:
    'orribil*, terribil*, pessim*, vergogn*, vergognos*, schifo, schifos*, disgustos*, disastr*, disastros*, peggior*, pietos*, inaccettabil*, ridicol*, assurd*, indecent*, scandalos*, truffa*, incubo, indegn*, penos*, spazzatura, da evitare, allucinante, inammissibil*',
  anger:
    'furios*, arrabbiat*, incazzat*, indignat*, stuf*, basta, adesso basta, ma scherziamo, scherziamo, è uno scherzo, state scherzando, presa in giro, prendete in giro, non ne posso più, sul serio, incredibile che, rabbia',
  insult:
    'ladr*, bugiard*, bugie, truffator*, incompetent*, incapac*, idiot*, pagliacci, buffon*, ignorant*, cialtron*, imbecill*',
  swearing:
    'merda*, cazzo, cazz*, stronz*, vaffanculo, minchia, porca, dannat*, maledett*, fanculo, coglion*',
  worry: 'preoccup*, paura, timore, spaventat*, nervos*, panico, pericolos*, ansia, inquietant*',
  sorrow: 'trist*, tristezza, piang*, lacrime, peccato, mi manca, dispiac*, purtroppo',
  cheer: "haha*, ahah*, lol, non vedo l'ora, evviva, wow, che bello, yeee",
  thanks: 'grazie, grazie mille, ringrazi*, grat*, riconoscent*, complimenti',
  recommending:
    'consiglio, consigliat*, consigliatissim*, lo consiglio, tornerò, torneremo, assolutamente, imperdibil*, cliente fedele, raccomand*, vale la pena',
  irony:
    'complimenti, grazie di niente, grazie per niente, come sempre, come al solito, ovviamente, bravi, bravissimi, che bello, presunto, sedicent*, tanto per cambiare, figurati, evviva, ottimo servizio',
  not: 'non, né, senza, nessun*, neanche, nemmeno, no',
  but: 'ma, però, tuttavia, nonostante, anche se, tranne, invece, al posto, peccato, eppure, salvo',
  very: 'molto, troppo, davvero, così, super, totalmente, completamente, assolutamente, estremamente, tanto, più, proprio, veramente',
  hardly: "appena, quasi, raramente, un po', forse, a malapena, presunt*",
  again:
    "ancora, di nuovo, sempre, continua*, ogni volta, ogni giorno, tutti i giorni, terza volta, seconda volta, due volte, tre volte, più volte, costantemente, continuamente, l'ennesim*",
  never: 'mai, niente, nulla, nessuno, mai più, nessuna risposta, neppure, non più',
  works:
    'funziona, funziona bene, come previsto, come promesso, puntual*, in tempo, in anticipo, il giorno dopo, senza problemi, al primo colpo, in pochi minuti, subito, mantiene',
  broken:
    'rott*, si è rotto, rompe*, guast*, errore, errori, bug, crash*, si blocca, bloccat*, blocca*, non funziona, non va, non si apre, non carica, non si accende, non parte, non mi fa, smesso di funzionare, mi butta fuori, si chiude, difett*, difettos*, disconnett*, perde, perdita, scucit*, scollat*, crepat*, schermo nero, impallat*, niente da fare',
  late: 'ritard*, ritardo, attes*, aspett*, aspettando, da giorni, da settimane, da ore, settimane, ore, giorni, ancora non, non è arrivat*, mai arrivat*, non arriva, da ieri, da lunedì, coda, fila, tempi biblici, lunghissim*, eterno, tard*',
  missing:
    'manca*, mancant*, pers*, perso, smarrit*, sparit*, scompars*, vuot*, incomplet*, sbagliat*, non ricevut*, mai ricevut*, non consegnat*, dimenticat*, non ho ricevuto',
  damaged:
    'danneggiat*, graffiat*, ammaccat*, schiacciat*, strappat*, bagnat*, fradici*, muffa, ammuffit*, scadut*, marci*, macchiat*, rovinat*, apert*, usato',
  cancelled:
    'cancell*, cancellat*, annull*, annullat*, sospes*, rinviat*, rifiut*, negat*, respint*, overbooking, dirottat*, disdett*, soppress*',
  unanswered:
    'non rispondono, non risponde, nessuno risponde, senza risposta, nessuna risposta, ignor*, riattacc*, mettono giù, cade la linea, risposta automatica, risponditore, robot, bot, rimbalz*, silenzio, non richiam*, copia e incolla, attesa al telefono',
  worse:
    "peggio, peggior*, prima, non è più, dopo l'aggiornamento, dall'aggiornamento, dopo l'ultimo aggiornamento, versione precedente, calo di qualità, calat*, tolto",
  wasted:
    'perdita di tempo, tempo perso, soldi buttati, buttat*, sprecat*, spreco, perso, per niente, invano, rovinat*, evitate, non comprate, attenzione, state alla larga, mai più, non vale',
  leaving:
    'disdico, disdett*, disdire, cambio, cambierò, passo a, concorrenza, disinstall*, ultima volta, mai più, perso un cliente, cliente perso, addio, altrove, cancello',
  solved:
    'risolt*, risolv*, riparat*, sistemat*, sostituit*, rimborsat*, aiutat*, gratis, gratuitamente, ritrovat*, trovat*, scus*, omaggio',
  asking:
    "come, quando, dove, chi, quale, quali, quanto, quanta, quanti, che ora, posso, si può, potete, può, potreste, potrebbe, è possibile, c'è un, ci sono, avete, qualcuno sa, qualcuno, devo, bisogna, domanda, domande, vorrei sapere, volevo sapere, sapere se, mi chiedevo, informazion*, esiste",
  why: 'perché, come mai, motivo, ragione, spieg*, spiegazion*',
  helpless:
    'aiuto, aiutat*, aiutatemi, ho bisogno di aiuto, per favore, per cortesia, cosa devo fare, cosa posso fare, non so, disperat*, non riesco, non riusciamo, provato di tutto, ho provato',
  wishing:
    'vorrei, sarebbe bello, sarebbe utile, sarebbe meglio, mi piacerebbe, magari, potreste aggiungere, aggiunger*, aggiungete, suggeriment*, suggerisco, idea, propost*, propongo, dovreste, dovrebbero, manca solo, mancherebbe, opzione, opzione per, miglior*, perché non, rimettete, una modalità',
  demand:
    'esigo, pretendo, voglio il mio, voglio i miei, voglio, rimborsat*, richiedo, sollecit*, rispondete, rispondetemi, contattatemi, immediatamente, soluzione, responsabil*, attendo',
  app: 'app, applicazion*, aggiornament*, aggiorn*, version*, sito, pagin*, pulsante, schermo, schermat*, menu, funzion*, interfaccia, browser, telefono, cellulare, tablet, computer, android, iphone, server, sincronizz*, notific*, playlist, video, scaric*, install*, wifi, internet, connession*, rete, file, filtr*, ricerca, impostazion*, bluetooth',
  goods:
    'prodott*, qualità, material*, tessuto, taglia, taglie, misura, colore, colori, sapore, gusto, ricetta, caffè, pane, formaggio, cibo, piatt*, batteria, cavo, caricabatteri*, apparecchi*, macchina, macchin*, suono, fotocamera, materasso, divano, sedia, tavolo, scarp*, giacca, pantalon*, vestito, camicia, cappotto, cerniera, cucitur*, coperchio, manico, confezion*, camera, camere, letto, colazione, libro, gioco, bici*, lavaggi*, garanzia, istruzioni, ricambi*, finitur*, padella, modello',
  delivery:
    'consegn*, consegna, spedizion*, spedit*, pacc*, pacco, ordin*, ordine, corriere, corrieri, bartolini, brt, gls, poste, tracking, tracciamento, arrivat*, arriva, ricevut*, ritiro, punto di ritiro, magazzino, dogana, scatola, vicino',
  travel:
    'volo, voli, aereo, aeroporto, compagnia, valigi*, bagagli*, imbarco, gate, posto, posti, scalo, coincidenza, decoll*, atterr*, treno, treni, metro, autobus, stazione, binario, bigliett*, viaggi*, hotel, albergo, prenotazion*, prenotat*, passegger*, taxi, capotreno, frecciarossa, regionale, traghetto',
  stock:
    "disponibil*, disponibilità, esaurit*, scorte, magazzino, scaffal*, coda, fila, orari*, apert*, apre, chius*, chiude, appuntament*, lista d'attesa, parcheggi*, pieno, cassa aperta",
  charge:
    'addebit*, addebitat*, fattur*, fattura, pagament*, pagat*, pagare, pago, carta, carta di credito, conto, bonific*, abbonament*, canone, contratt*, tariff*, piano, rinnov*, commission*, cauzione, deposito, codice sconto, buono, coupon, punti, due volte, doppio, rata, rate, bollett*, penale',
  refund:
    'rimbors*, rimborso, reso, resi, restitu*, i miei soldi, soldi indietro, risarc*, indennizz*, cauzione, storno',
  price:
    "prezz*, prezzo, car*, caro, economic*, cost*, costa, costo, euro, aument*, rincar*, scont*, offert*, promozion*, gratis, al mese, all'anno, qualità prezzo, qualità-prezzo, soldi",
  account:
    'account, login, acced*, accesso, password, utente, codice, verific*, bloccat*, registr*, profilo, ripristin*, attiv*, credenzial*, entrare, autenticazion*, spid',
  contact:
    'assistenza, servizio clienti, assistenza clienti, supporto, operator*, call center, telefono, chiam*, chiamat*, telefonat*, mail, e-mail, email, messagg*, chat, ticket, pratica, risposta, risposte, rispond*, contatt*, reclam*, segnalazion*, tecnic*, riparazion*',
  staff:
    'personale, dipendent*, commess*, camerier*, cassier*, responsabil*, direttor*, direttrice, squadra, corriere, autist*, hostess, steward, reception, receptionist, tecnic*, infermier*, medic*, dottor*, istruttor*, parrucchier*, signor*, signora, ragazz*, staff, barista, capotreno, addett*, impiegat*',
  manners:
    'gentil*, gentilezza, maleducat*, maleducazione, educat*, scortes*, cortes*, cortesia, simpatic*, antipatic*, sorris*, urlat*, urla*, arrogan*, disprezzo, insult*, rispetto, irrispettos*, trattat*, trattament*, pazien*, modi, disponibil*, accoglien*, sgarbat*, deris*',
  shop: 'negozi*, negozio, filial*, ristorant*, bar, hotel, albergo, cassa, casse, bancone, supermercat*, centro commerciale, palestra, camerino, ambulatorio, officina, farmacia, bagno, parcheggio',
  campaign:
    'pubblicità, pubblicitari*, spot, campagn*, manifest*, slogan, newsletter, concors*, estrazione, event*, fiera, festival, concert*, sponsor*, influencer, stampa, intervist*, lancio, presentazion*, promozion*, logo, catalog*, inaugurazion*',
  danger:
    'fuoco, incendi*, fumo, bruciat*, brucia*, fiamm*, esplos*, esplode*, scossa, fulminat*, ferit*, ferita, sangu*, ospedale, pronto soccorso, ambulanza, allerg*, intossic*, vomit*, pericol*, vetro, schegg*, gas, soffoc*, freni, incidente, muffa, sciolt*, surriscald*, scintill*',
  abuse:
    'razzis*, razzist*, discrimin*, sessis*, omofob*, molest*, aggredit*, aggression*, palpat*, minacc*, picchiat*, insult*, disabil*, sedia a rotelle, velo, stranier*, umiliat*',
  fraud:
    'frode, frodi, truff*, hacker*, hackerat*, phishing, rubat*, furto, clonat*, non autorizzat*, non riconosc*, sconosciut*, contraffatt*, fals*, violazione, dati personali, i miei dati, non sono stato io, non sono stata io, qualcun altro, privacy',
  legal:
    'avvocat*, causa, tribunal*, denunci*, denuncia, legal*, illegal*, altroconsumo, consumator*, codacons, polizia, carabinieri, legge, diritt*, diffida, agcom, garante, querela',
  stranded:
    'bloccati, bloccate, a terra, senza hotel, senza soluzione, dormire, ultimo treno, ultimo volo, persa la coincidenza, chiusi, chiuso fuori, per strada, farmac*, medicin*, insulina, senza luce, senza acqua, senza riscaldamento, funerale, matrimonio, operazione, esame, affitto, abbandonat*',
  outage:
    'down, fuori servizio, non funziona niente, niente funziona, disservizio, server down, senza linea, senza internet, tutti, tutta la città, irraggiungibil*, blackout, offline, nessuno riesce, tutti i clienti, interruzione',
  now: "adesso, ora, subito, immediatamente, urgent*, urgenza, oggi, stasera, stanotte, stamattina, domani, entro un'ora, al più presto, il prima possibile, in questo momento, attualmente",
  frail:
    'neonat*, bambin*, figli*, incinta, madre, mamma, padre, papà, nonn*, anzian*, anni, sedia a rotelle, disabil*, diabetic*, asma, cancro, tumore, pensionat*',
  news: 'annuncia, secondo, notizi*, borsa, azioni, ricavi, util*, trimestre, milioni, miliardi, per cento, acquisisce, lancia, presenta, studio, sondaggio, ceo, apre, inaugura, via, comunicato, licenziament*, ultima ora',
  advert:
    'vinci, concorso, partecipa, clicca, link in bio, gratis, offerta speciale, approfitta, codice sconto, acquista, compra ora, prenota, iscriviti, seguici, assumiamo, cerchiamo, lavoro, candidati, vendo, vendesi, condividi, scopri, visita, nuovo video',
  chatter:
    'ahah*, haha*, lol, stasera, weekend, fine settimana, venerdì, sabato, domenica, lunedì, guardando, ascoltando, film, serie, puntata, canzone, cane, gatto, dormire, compleanno, buongiorno a tutti, buonanotte, calcio, partita, pioggia, ragazzi',
  detail:
    "fatto, già fatto, già provato, ho già, versione, modello, numero di serie, numero d'ordine, riferimento, in allegato, allegat*, screenshot, dm inviato, inviato, sì, ok grazie, va bene, capito, d'accordo, come concordato, per info",
  me: 'io, mi, mio, mia, miei, mie, me, noi, ci, nostro, nostra, ho, sono',
  you: 'voi, vi, vostro, vostra, lei, suo, sua, tu, tuo, tua',
}
