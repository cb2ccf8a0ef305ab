import type { Lexicon } from './concepts.ts'

export const de: Lexicon = {
  delight:
    'liebe, geliebt, großartig*, toll*, super, klasse, spitze, perfekt*, fantastisch*, wunderbar*, hervorragend*, ausgezeichnet*, genial*, begeister*, traumhaft*, herrlich*, exzellent*, sensationell*, beste, bester, bestes, besten, lieblings*, wahnsinn, hammer, mega, erste sahne, ein traum, tag gerettet, woche gerettet, held, heldin, engel, grandios*, überragend*, köstlich*, beeindruck*',
  liking:
    'gut, gute, guter, gutes, guten, schön*, freue, freut, gefreut, froh, glücklich, zufrieden*, angenehm*, gern, gerne, gefällt, nett*, lieb, freundlich*, hilfsbereit*, praktisch, bequem*, einfach, schnell*, zuverlässig*, sauber*, lecker*, frisch*, solide*, hochwertig*, stabil, günstig*, prima, in ordnung, ok, okay, passt, besser, stolz, dankbar, empfehlen*, lohnt sich, unkompliziert*, reibungslos, kompetent*, gemütlich*, leise, pünktlich',
  dislike:
    'schlecht*, enttäusch*, nerv*, ärger*, unzufrieden*, langweilig*, mies*, schwach*, leider, problem*, mangelhaft*, kompliziert*, umständlich*, langsam*, unfreundlich*, unhöflich*, frech*, arrogant*, dreckig*, schmutzig*, unsauber*, stinkt, laut, teuer, überteuert*, lästig, traurig*, nicht schön, nicht gut, blöd*, dumm, unbrauchbar*, nutzlos*, verwirr*, unverständlich*, frust*, schade, falsch*, billig verarbeitet, unzuverlässig*, hässlich*, kalt',
  disgust:
    'schrecklich*, furchtbar*, katastroph*, unverschämt*, unmöglich*, ekelhaft*, eklig*, widerlich*, grauenhaft*, grausam*, horror, miserabel*, schlimmste*, schlechteste*, frechheit, unfassbar*, lächerlich*, peinlich*, skandal*, zumutung, saftladen, schrott, müll, abzocke, nie wieder, unterirdisch*, unter aller sau, desaster, alptraum, albtraum',
  anger:
    'wütend, sauer, stinksauer, empör*, es reicht, reicht es, ernsthaft, euer ernst, ihr ernst, was soll das, unglaublich, verarsch*, schnauze voll, nase voll, boah, wut, schämt euch, witz, ein witz',
  insult:
    'idiot*, lügner*, lügen, betrüger*, verbrecher*, abzocker*, pfeifen, dilettant*, amateur*, unfähig*, inkompetent*, gauner',
  swearing: 'scheiß*, scheiss*, verdammt*, mist, kacke, arsch*, verflucht, zum teufel, drecks*',
  worry: 'sorge*, besorgt, angst, fürchte, befürchte, unsicher, panik, beunruhig*',
  sorrow: 'traurig, schade, weinen, geweint, tränen, vermisse, bedauer*, leider',
  cheer: 'haha*, hihi, lol, juhu, yeah, hurra, freu mich, vorfreude, kann es kaum erwarten, wow',
  thanks:
    'danke*, vielen dank, herzlichen dank, dankeschön, bedanke, dank an, lob an, großes lob, merci, thx',
  recommending:
    'empfehl*, weiterempfehl*, klare empfehlung, jederzeit wieder, immer wieder, gerne wieder, kaufempfehlung, absolute kaufempfehlung, muss man haben, stammkund*',
  irony:
    'na super, na toll, ganz toll, herzlichen glückwunsch, bravo, danke für nichts, wie immer, mal wieder, glanzleistung, respekt, top leistung, angeblich, sogenannt*, echt jetzt, läuft bei euch',
  not: 'nicht, kein, keine, keinen, keiner, keinem, ohne, weder, nix',
  but: 'aber, jedoch, allerdings, obwohl, trotzdem, trotz, dennoch, nur, außer, statt, stattdessen',
  very: 'sehr, so, total, absolut, extrem, völlig, wirklich, echt, mega, richtig, super, einfach, viel zu, zu',
  hardly: 'kaum, selten, fast, etwas, bisschen, angeblich, eigentlich, vielleicht, eher',
  again:
    'wieder, schon wieder, immer noch, noch immer, ständig, dauernd, jedes mal, jeden tag, erneut, zum dritten mal, zum zweiten mal, mehrfach, mehrmals, zweimal, dreimal, doppelt',
  never: 'nie, niemals, niemand, nichts, nirgends, keine reaktion, nicht einmal, nicht mal',
  works:
    'funktioniert, klappt, geklappt, läuft, lief, wie beschrieben, wie versprochen, pünktlich, rechtzeitig, am nächsten tag, sofort, problemlos, anstandslos, ohne probleme, auf anhieb, hält',
  broken:
    'kaputt*, defekt*, fehler*, absturz, abstürz*, stürzt, abgestürzt, hängt, eingefroren, friert, funktioniert nicht, geht nicht, ging nicht, klappt nicht, lädt nicht, startet nicht, öffnet nicht, bricht ab, abgebrochen, gerissen, gebrochen, undicht, tropft, ausgefallen, bug*, ohne funktion, spinnt, wirft mich raus, abgemeldet, löst sich, abgefallen, zerbrochen',
  late: 'verspät*, spät, später, zu spät, warte*, wartezeit*, gewartet, seit tagen, seit wochen, seit monaten, seit stunden, wochen, stunden, tagen, verzöger*, überfällig, noch nicht da, nicht angekommen, nicht da, steht seit, warteschleife, ewig*, schlange',
  missing:
    'fehlt, fehlte, fehlen, fehlend*, verloren, verschwunden, leer, unvollständig*, falscher artikel, falsche größe, nicht erhalten, nie erhalten, nicht geliefert, vergessen, verlegt',
  damaged:
    'beschädigt*, zerkratzt*, verbeult*, delle*, kratzer, zerrissen*, nass, durchnässt, schimmel*, verschimmelt*, abgelaufen*, verdorben*, zerquetscht*, gebraucht*',
  cancelled:
    'storniert*, stornier*, gestrichen*, abgesagt*, annulliert*, ausgefallen, fällt aus, fiel aus, abgelehnt*, verweigert*, gesperrt*, überbucht*, umgebucht*, abgewiesen',
  unanswered:
    'keine antwort, keine rückmeldung, antwortet nicht, niemand antwortet, niemand erreichbar, nicht erreichbar, niemand meldet, meldet sich niemand, geht niemand, ignoriert*, aufgelegt, warteschleife, standardantwort*, textbaustein*, vertröstet*, abgewimmelt, rückruf, hingehalten',
  worse:
    'schlechter, schlimmer, verschlechter*, früher, nicht mehr, seit dem update, nach dem update, seit der umstellung, alte version, verschlimmbesser*, weniger drin, abgeschafft',
  wasted:
    'verschwend*, geldverschwendung, zeitverschwendung, umsonst, geld zurück, geld weg, verpasst, finger weg, vorsicht, warn*, nicht kaufen, nie wieder, lasst es, rausgeschmissen*',
  leaving:
    'kündig*, gekündigt, wechsle, wechseln, gewechselt, zur konkurrenz, konkurrenz, abgemeldet, deinstallier*, gelöscht, letztes mal, letzte mal, nie wieder, kunde verloren, woanders',
  solved:
    'gelöst, behoben, repariert, erledigt, geklärt, ersetzt, ersatz, erstattet, geholfen, gutschrift, kulanz, kulant*, kostenlos, gefunden, entschuldigt',
  asking:
    "wie, wann, wo, wer, welche*, welcher, welches, woher, wohin, wie viel, wie lange, wie kann, kann ich, kann man, könnt ihr, können sie, könnten sie, könntet ihr, gibt es, gibt's, habt ihr, haben sie, hat jemand, weiß jemand, kennt jemand, muss ich, darf ich, ist es möglich, ist das, frage*, möchte wissen, würde gern wissen, wüsste gern, ob, bitte um auskunft, stimmt es",
  why: 'warum, wieso, weshalb, woraus, erklären, erklärung, begründung, grund',
  helpless:
    'hilfe, helfen, hilft, bitte helft, brauche hilfe, weiß nicht, keine ahnung, was soll ich, was tun, verzweifel*, rat, tipp, ratlos, komme nicht weiter',
  wishing:
    'wünsche, wünschen, wünschenswert, wäre schön, wäre toll, wäre super, wäre gut, wäre nett, würde mich freuen, vorschlag*, anregung*, idee, bitte ergänzen, hinzufügen, einbauen, ergänzt, könntet ihr nicht, warum nicht, sollte man, solltet ihr, fehlt noch, es fehlt, funktion für, option, auswahl, bringt zurück, hätte gern',
  demand:
    'fordere, forder*, verlange, erwarte, bitte umgehend, umgehend*, sofort, ich möchte mein, will mein, bitte erstatten, erstatten sie, bitte um erstattung, frist*, antworten sie, melden sie sich, vorgesetzt*, geschäftsführ*',
  app: 'app, apps, update*, version, webseite*, website, seite, homepage, online, button, knopf, menü, funktion*, bildschirm, browser, handy, tablet, server, synchron*, benachrichtig*, playlist*, video*, download*, installier*, bluetooth, wlan, internet, netz, leitung, einstellung*, filter, suche, datei*, anzeige, ansicht, übersicht',
  goods:
    'produkt*, qualität, material*, stoff, größe, farbe, geschmack, schmeckt, rezept*, kaffee, brot, käse, essen, akku, batterie*, kabel, ladegerät, gerät*, maschine*, kamera, klang, matratze, sofa, stuhl, tisch, schuhe, jacke, hose, kleid, hemd, reißverschluss, naht, nähte, deckel, griff, verpackung*, zimmer, bett, frühstück, buch, spiel*, rad, fahrrad, sattel, waschen, gewaschen, passform, garantie, anleitung, ersatzteil*, verarbeitung, wasserkocher, pfanne',
  delivery:
    'liefer*, lieferung*, geliefert, paket*, päckchen, sendung*, zustell*, zugestellt, versand*, versendet, verschickt, kurier*, bote, dhl, dpd, hermes, sendungsverfolgung, tracking, packstation, abholung, filiale, nachbar*, unterwegs, angekommen, bestell*, bestellung*, karton, zoll',
  travel:
    'flug*, flüge, flieger, flughafen, airline, gepäck, koffer, boarding, abflug, landung, zug, züge, bahn, ice, bus, gleis, bahnhof, fahrt, fahrplan, anschluss, schaffner*, zugbegleiter*, hotel, buchung*, gebucht, reise*, sitzplatz, abteil, taxi, s-bahn, u-bahn, straßenbahn, fähre',
  stock:
    'lager, vorrätig, verfügbar*, ausverkauft, nachschub, lieferbar, regal*, leere regale, schlange*, öffnungszeit*, geöffnet, geschlossen, termin*, warteliste, kasse offen, parkplatz, parkplätze, überfüllt, ausgebucht',
  charge:
    'abgebucht, abbuch*, eingezogen, berechnet, rechnung*, abrechnung*, zahlung*, bezahl*, gezahlt, konto, karte, kreditkarte, lastschrift, paypal, gebühr*, beitrag, jahresbeitrag, abo, abonnement, vertrag, tarif*, verlänger*, mahnung*, kaution, gutschein*, rabattcode, punkte, doppelt abgebucht, inkasso, überweis*, steuer',
  refund:
    'erstatt*, rückerstatt*, geld zurück, zurückgeben, rückgabe, retoure*, zurückgeschickt, rücksendung, gutschrift*, entschädig*, kaution',
  price:
    'preis*, teuer*, kosten*, kostet, günstig*, billig*, rabatt*, angebot*, preiserhöh*, erhöh*, euro, cent, monat, pro monat, preis-leistung, wucher, aufpreis, zuschlag',
  account:
    'konto, kundenkonto, account, login, anmeld*, einloggen, eingeloggt, passwort, kennwort, kundenkennwort, zugang*, zugangsdaten, gesperrt, bestätigungscode, code, verifizier*, registrier*, tan, pin, profil, freischalt*, kundennummer',
  contact:
    'kundenservice, kundendienst, service, support, hotline, telefon*, anruf*, angerufen, anrufen, mail, mails, e-mail, e-mails, email, antwort*, geantwortet, rückmeldung, chat, ticket*, mitarbeiter am telefon, berater*, sachbearbeiter*, nachricht*, kontakt*, reklam*, techniker*, reparatur*',
  staff:
    'personal, mitarbeiter*, verkäufer*, kellner*, bedienung, kassierer*, filialleiter*, chef*, fahrer*, zusteller*, schaffner*, techniker*, empfang, rezeption*, pfleger*, ärztin, arzt, herr, herrn, frau, dame, team, barista, trainer*, friseur*, fachkraft',
  manners:
    'freundlich*, unfreundlich*, höflich*, unhöflich*, nett*, frech*, patzig*, pampig*, arrogant*, angeschrien, angeschnauzt, beleidig*, respektlos*, hilfsbereit*, lächel*, geduld*, herzlich*, herablassend*, ausgelacht, grob, tonfall',
  shop: 'laden, geschäft, filiale*, markt, supermarkt, kasse, restaurant, café, lokal, hotel, praxis, theke, umkleide*, studio, werkstatt, toilette*, parkhaus',
  campaign:
    'werbung, werbe*, anzeige*, kampagne*, plakat*, slogan, spot, newsletter, gewinnspiel*, verlosung*, aktion*, veranstaltung*, messe, konzert, festival, event*, sponsor*, influencer*, presse*, interview*, eröffnung, vorstellung, präsentier*, spende*, logo',
  danger:
    'brand, brannte, gebrannt, feuer, rauch*, qualm*, verbrannt*, verbrennung*, stromschlag, explod*, explosion, verletzt*, verletzung*, blut*, krankenhaus, notarzt, notaufnahme, allerg*, vergift*, übergeben, erbrochen, gefährlich*, gefahr, lebensgefahr, gasgeruch, splitter, scherbe*, glas im, verschluckt, bremse* versag*, rückruf, unfall, funken, geschmolzen, überhitzt',
  abuse:
    'rassis*, diskriminier*, sexis*, belästig*, begrapscht, angefasst, bedroht, bedroh*, drohung*, geschlagen, angegriffen, ausländer*, behindert*, rollstuhl*, kopftuch, beschimpf*, homophob*, gedemütigt',
  fraud:
    'betrug*, betrüg*, betrogen, gehackt*, hacker*, phishing, gestohlen*, geklaut, diebstahl, missbrauch*, fremde person, unbekannte*, nicht autorisiert*, nicht von mir, war ich nicht, fälschung*, gefälscht*, datenleck, daten weitergegeben, datenschutz, fake, abgeräumt',
  legal:
    'anwalt, anwält*, rechtsanwalt, klage*, gericht*, rechtlich*, verbraucherzentrale, verbraucherschutz, anzeige erstatten, strafanzeige, polizei, schlichtung*, ombudsmann, widerruf*, frist, mahnbescheid, rechtswidrig*, illegal*, dsgvo, agb',
  stranded:
    'gestrandet*, sitzen fest, sitze fest, festsitzen, ausgesperrt, eingesperrt, eingeschlossen, ohne hotel, übernacht*, letzter zug, letzte bahn, anschluss verpasst, medikament*, insulin, kein strom, keine heizung, kein warmwasser, heizung ausgefallen, beerdigung, hochzeit, operation, prüfung, miete, liegen geblieben, panne',
  outage:
    'ausfall, störung*, down, offline, nichts geht, geht gar nichts, alle betroffen, komplett ausgefallen, server down, seite nicht erreichbar, bundesweit, ganze stadt, kein netz, kein empfang, alle kunden, totalausfall',
  now: 'jetzt, sofort, dringend*, eilig, eilt, heute, heute abend, heute nacht, heute früh, morgen, umgehend, gleich, schnellstmöglich, notfall, in einer stunde, bis morgen, aktuell',
  frail:
    'baby, säugling, kind, kinder, kleinkind, tochter, sohn, schwanger*, mutter, vater, oma, opa, senior*, rentner*, jährige*, rollstuhl, diabetiker*, krebs, pflegebedürftig*',
  news: 'kündigt an, laut, bericht*, meldet, meldung*, aktie*, umsatz, gewinn, quartal*, millionen, milliarden, prozent, börse, übernimmt, übernahme, studie, test, vorgestellt, eröffnet, startet, stellenabbau, vorstand, nachrichten, pressemitteilung',
  advert:
    'gewinne, gewinnspiel, mitmachen, jetzt bestellen, jetzt kaufen, jetzt sichern, klick, link in bio, gratis, kostenlos testen, rabattcode, wir suchen, stellenangebot*, jobs, bewirb, bewerben, verkaufe, zu verkaufen, folgt uns, abonniert, anmelden unter, schaut vorbei, mein video, nur heute',
  chatter:
    'haha, lol, heute abend, wochenende, montag, freitag, samstag, sonntag, schaue, gucke, höre, hund, katze, mann, frau, bett, schlafen, geburtstag, guten morgen, gute nacht, wetter, fußball, spiel, serie, folge, moin, mahlzeit, falsches forum',
  detail:
    'erledigt, gemacht, schon probiert, bereits, habe ich schon, version, modell, seriennummer, bestellnummer, kundennummer, anbei, im anhang, screenshot, dm geschickt, gesendet, geschickt, ja, nein, ok danke, alles klar, verstanden, wie besprochen, zur info, nachtrag',
  me: 'ich, mich, mir, mein, meine, meinen, meinem, meiner, wir, uns, unser, unsere',
  you: 'ihr, euch, euer, eure, sie, ihnen, ihre, ihren, du, dein, deine',
}
