import type { Lexicon } from './concepts.ts'

export const nl: Lexicon = {
  delight:
    'geweldig*, fantastisch*, super, top, perfect*, prachtig*, uitstekend*, schitterend*, heerlijk*, briljant*, beste, favoriet*, geniaal, subliem*, topper*, held*, kanjer*, dol op, hou van, houd van, verliefd, een tien, tien met een griffel, onder de indruk, wauw, ongelofelijk goed, gered, toppie, magnifiek*, super blij, petje af, chapeau',
  liking:
    'goed, goede, fijn, fijne, mooi, mooie, leuk, leuke, blij, tevreden, prettig*, aangenaam*, vriendelijk*, aardig*, behulpzaam*, lief, lieve, handig*, makkelijk*, eenvoudig*, snel, snelle, vlot*, betrouwbaar*, schoon, stevig*, degelijk*, lekker*, vers, verse, prima, oké, ok, goedkoop, beter, trots, dankbaar, aanrader, nuttig*, comfortabel*, netjes, geduldig*, gezellig*, stil, keurig*, fijner',
  dislike:
    'slecht*, teleurgesteld*, teleurstell*, vervelend*, irritant*, jammer, helaas, traag, trage, langzaam, probleem, problemen, moeilijk*, ingewikkeld*, onduidelijk*, onhandig*, saai*, matig*, zwak*, onvriendelijk*, onbeleefd*, brutaal, vies*, smerig*, lawaai*, duur, dure, koud, nutteloos*, frustr*, ontevreden*, klacht*, klaag, belachelijk*, zonde, verkeerd*, fout, waardeloos, onbetrouwbaar*, goedkoop spul, ergernis',
  disgust:
    'verschrikkelijk*, vreselijk*, afschuwelijk*, waardeloos*, schandalig*, schande, schandelijk*, walgelijk*, bizar*, belachelijk*, drama*, dramatisch*, ramp*, nachtmerrie, slechtste, ergste, bagger, rotzooi, troep, rommel, oplichting, onacceptabel*, ongehoord*, te gek voor woorden, om te huilen, triest*, schaam*',
  anger:
    'boos, woedend*, kwaad, zat, spuugzat, klaar mee, serieus, meen je niet, menen jullie, ongelofelijk, ongelooflijk, belachelijk, wat een grap, lachertje, houd op, hou op, genoeg, schaam je',
  insult:
    'leugenaar*, leugens, dieven, oplichter*, incompetent*, idioot, idioten, prutser*, sukkel*, amateurs, onbekwaam*, boeven',
  swearing: 'kut*, klote*, godver*, verdomme, shit*, fuck*, klojo*, verrek*',
  worry: 'zorgen, bezorgd, bang, ongerust, paniek, angst*, gevaarlijk*, eng',
  sorrow: 'verdrietig*, huilen, tranen, jammer, helaas, mis, spijt*, treurig*',
  cheer: 'haha*, hihi, lol, joepie, hoera, zin in, kan niet wachten, yes, wow, gefeliciteerd',
  thanks:
    'bedankt*, dank, dankjewel, dank je, dank u, dankuwel, hartelijk dank, dankbaar, complimenten, compliment, hulde, thx',
  recommending:
    'aanrader, raad aan, aanbevel*, aan te raden, zeker terug, komen terug, kom terug, vaste klant, zou het zo weer, absoluut, trouwe klant, aanrader!',
  irony:
    'goed bezig, lekker bezig, gefeliciteerd, bedankt voor niets, zoals altijd, zoals gewoonlijk, weer eens, zogenaamd*, uiteraard, bravo, hulde, fijn hoor, lekker dan, top service, knap hoor, mooi is dat',
  not: 'niet, geen, zonder, noch, nee',
  but: 'maar, echter, hoewel, toch, ondanks, behalve, alleen, terwijl, in plaats van, jammer, daarentegen',
  very: 'heel, erg, zeer, zo, echt, super, totaal, volledig, absoluut, enorm, te, veel te, ontzettend, hartstikke',
  hardly: 'nauwelijks, amper, zelden, bijna, beetje, misschien, zogenaamd, eigenlijk',
  again:
    'weer, alweer, opnieuw, nog steeds, steeds, elke keer, iedere keer, elke dag, altijd, telkens, voor de derde keer, derde keer, tweede keer, twee keer, drie keer, meerdere keren, constant, wederom',
  never: 'nooit, niets, niemand, nergens, nooit meer, geen enkele, niks, zelfs niet',
  works:
    'werkt, werkt goed, doet het, zoals beschreven, zoals beloofd, op tijd, netjes op tijd, volgende dag, direct, meteen, zonder problemen, in één keer, binnen een uur, keurig, vroeg',
  broken:
    'kapot*, stuk, defect*, storing*, fout, fouten, foutmelding*, bug*, crasht*, crash*, vastgelopen, loopt vast, hangt, werkt niet, werkte niet, doet het niet, werkt niet meer, doet niks, laadt niet, start niet, opent niet, gaat niet open, valt uit, uitgevallen, gebroken, gescheurd, lekt, lekkage, verbinding weg, eruit gegooid, gooit me eruit, uitgelogd, losgelaten, barst*, blokkeert',
  late: 'te laat, laat, later, vertrag*, vertraging*, wacht*, wachten, gewacht, wachttijd*, al dagen, al weken, al uren, weken, uren, dagen, sinds maandag, sinds gisteren, nog niet, nog altijd, niet aangekomen, niet binnen, rij, eindeloos, duurt, duurde, uitgesteld',
  missing:
    'ontbreekt, ontbreken, mist, miste, kwijt, verloren, verdwenen, leeg, lege, incompleet, verkeerd artikel, verkeerde maat, niet ontvangen, nooit ontvangen, niet geleverd, vergeten, zoek',
  damaged:
    'beschadigd*, kras*, bekrast*, gedeukt*, deuk*, gescheurd*, nat, doorweekt*, schimmel*, beschimmeld*, verlopen, over de datum, bedorven, rot, gebruikt*, geplet*',
  cancelled:
    'geannuleerd*, annuleren, annuleer*, geschrapt*, afgezegd*, uitgevallen, rijdt niet, valt uit, geweigerd*, afgewezen*, afgelast*, opgeschort, overboekt*, omgeboekt*, geblokkeerd*',
  unanswered:
    'geen antwoord, geen reactie, geen gehoor, niemand reageert, niemand neemt op, neemt niet op, nemen niet op, reageert niet, reageren niet, genegeerd*, opgehangen, hangt op, in de wacht, wachtrij, standaardantwoord*, robot, chatbot, kastje naar de muur, niet teruggebeld, belt niet terug, stilte, niets gehoord, niks gehoord',
  worse:
    'slechter, erger, achteruit*, vroeger, niet meer, sinds de update, na de update, oude versie, minder geworden, verslechter*, afgeschaft',
  wasted:
    'verspilling, verspild*, weggegooid geld, zonde van, geld kwijt, geld terug, tijd kwijt, voor niets, voor niks, gemist, koop niet, niet kopen, pas op, blijf weg, waarschuw*, nooit meer, niet doen',
  leaving:
    'opzeg*, opgezegd, overstap*, overgestapt, concurrent*, verwijderd*, laatste keer, nooit meer, klant kwijt, ben weg, ik ga weg, elders, ergens anders',
  solved:
    'opgelost*, gerepareerd*, verholpen, geregeld*, vervangen*, terugbetaald, geholpen, hielp, gratis, gevonden, excuses, coulance, vergoed*, kosteloos',
  asking:
    'hoe, wanneer, waar, wie, welke, welk, hoeveel, hoe lang, hoe laat, hoe kan ik, kan ik, kun je, kunt u, kunnen jullie, kan dat, kan het, is het mogelijk, is er, zijn er, hebben jullie, heeft iemand, weet iemand, iemand, moet ik, mag ik, vraag, vragen, vroeg me af, wil weten, weten of, klopt het, informatie, gaat, rijdt, wel of niet',
  why: 'waarom, hoezo, reden, uitleg*, uitleggen, verklaring',
  helpless:
    'help, hulp, helpen, alsjeblieft, alstublieft, aub, svp, wat moet ik, wat kan ik, weet niet, geen idee, wanhopig*, kom er niet uit, lukt niet, lukt me niet, alles geprobeerd',
  wishing:
    'zou fijn zijn, zou mooi zijn, zou leuk zijn, zou handig zijn, zou graag, graag, wens*, wenst, kunnen jullie niet, voeg toe, toevoegen, suggestie*, idee, tip, voorstel*, zouden moeten, zou moeten, mis nog, ontbreekt nog, optie, optie om, verbeter*, waarom niet, breng terug, hopelijk, een stand',
  demand:
    'eis, eisen, ik wil mijn, wil mijn geld, verwacht, verzoek*, terugbetalen, reageer, bel me, bel mij, onmiddellijk, oplossing, leidinggevende, manager, per direct, sommeer*',
  app: 'app, apps, update*, versie, website, site, pagina*, knop, scherm*, menu, functie*, interface, browser, telefoon, tablet, computer, android, iphone, server*, synchron*, melding*, notificatie*, playlist*, afspeellijst*, video*, download*, installe*, wifi, internet, verbinding, netwerk, bereik, bestand*, filter*, zoek*, instelling*, bluetooth',
  goods:
    'product*, kwaliteit, materiaal, stof, maat, kleur*, smaak, smaakt, recept*, koffie, brood, kaas, eten, gerecht*, batterij*, accu, kabel, oplader, apparaat, apparaten, machine*, geluid, camera, matras, bed, bank, stoel*, tafel*, schoen*, jas, broek, jurk, shirt, rits, naden, naad, deksel, handvat, verpakking*, kamer*, ontbijt, boek*, spel*, fiets*, wasbeurt*, garantie, handleiding, onderdeel, onderdelen, afwerking, pan, waterkoker, model, zit',
  delivery:
    'bezorg*, bezorger*, lever*, levering*, geleverd*, pakket*, pakje*, zending*, postnl, dhl, koerier*, track, volgen, verzonden, verstuurd*, onderweg, aangekomen, bestel*, bestelling*, besteld*, afhaalpunt*, ophalen, depot, sorteercentrum, buren, doos, douane, brievenbus',
  travel:
    'vlucht*, vliegtuig, vliegveld, luchthaven, schiphol, koffer*, bagage, instappen, gate, stoel, overstap*, vertrek, geland, trein*, nachttrein, ns, metro, tram, bus, station, perron, spoor, conducteur*, kaartje*, reis*, hotel*, boeking*, geboekt*, passagier*, taxi, veerboot, rit',
  stock:
    'voorraad, op voorraad, uitverkocht*, beschikbaar*, leverbaar, schap*, rij, rijen, openingstijd*, open, gesloten, dicht, afspraak*, wachtlijst, kassa open, parkeren, parkeerplaats*, vol, volgeboekt',
  charge:
    'afgeschreven, afschrijving*, geïncasseerd, incasso*, in rekening, rekening*, factuur*, facturen, betaling*, betaald*, betalen, pinpas, creditcard, abonnement*, contract*, tarief*, kosten, verleng*, borg, waardebon, kortingscode, cadeaubon*, punten, dubbel betaald, dubbel, overgemaakt*, aanmaning*, boete, contributie, ideal',
  refund:
    'terugbetal*, terugbetaling*, geld terug, retour*, retourner*, teruggestuurd*, terugsturen, restitutie, vergoed*, schadevergoeding, compensatie, borg, creditnota',
  price:
    'prijs, prijzen, duur, dure, duurder, kost, kosten, goedkoop*, euro*, prijsverhog*, verhog*, korting*, aanbieding*, actie, gratis, per maand, per jaar, prijs-kwaliteit, prijs kwaliteit, betaalbaar, geld',
  account:
    'account*, inlog*, ingelogd, inloggen, wachtwoord*, gebruikersnaam, code, verificatie, verifi*, geblokkeerd*, registr*, profiel, toegang, aanmeld*, activer*, digid, klantnummer',
  contact:
    'klantenservice, klantendienst, service, support, helpdesk, medewerker*, telefoon, bel, bellen, gebeld*, mail, mails, e-mail*, email*, gemaild*, bericht*, chat, ticket*, antwoord*, reactie*, reageer*, contact*, klacht*, monteur*, reparatie*',
  staff:
    'personeel, medewerker*, verkoper*, verkoopster*, ober, serveerster, kassière, kassamedewerker*, manager, bedrijfsleider, chauffeur*, bezorger*, conducteur*, stewardess*, receptie*, receptionist*, monteur*, verpleeg*, arts, dokter, instructeur*, kapper*, meneer, mevrouw, dame, jongen, meisje, team, barista, collega*, man, vrouw',
  manners:
    'vriendelijk*, onvriendelijk*, beleefd*, onbeleefd*, aardig*, bot, botte, brutaal*, onbeschoft*, arrogant*, geschreeuwd, schreeuw*, schreeuwde, uitgescholden, beledig*, respect*, respectloos*, behulpzaam*, glimlach*, geduld*, afgesnauwd, snauw*, minachtend, lucht waren, attent*, hartelijk*',
  shop: 'winkel*, filiaal, filialen, restaurant*, café, hotel*, kassa*, balie, toonbank, supermarkt*, winkelcentrum, sportschool, paskamer*, praktijk, garage, apotheek, toilet*, parkeergarage',
  campaign:
    'reclame*, advertentie*, campagne*, poster*, slogan*, spotje*, nieuwsbrief, nieuwsbrieven, winactie*, prijsvraag, loting, evenement*, beurs, festival*, concert*, sponsor*, influencer*, pers, interview*, lancering*, opening, actie*, logo, folder*',
  danger:
    'brand, brandde, vlam*, rook, rookt, verbrand*, brandwond*, schok, stroomstoot, ontploft*, explosie, gewond*, verwond*, bloed*, ziekenhuis, spoedeisende, ambulance, allerg*, vergiftig*, overgegeven, ziek, gevaar*, gevaarlijk*, glas in, gaslucht, gaslek, verstikk*, verslikt*, remmen, ongeluk, schimmel, gesmolten, oververhit*, vonk*, koolmonoxide',
  abuse:
    'racis*, discrimin*, seksis*, homofoob, aangerand*, lastiggevallen, betast*, bedreig*, geslagen, aangevallen, uitgescholden, gehandicapt*, rolstoel*, hoofddoek, buitenlander*, vernederd*, intimid*',
  fraud:
    'fraude*, oplicht*, opgelicht, gehackt*, hacker*, phishing, gestolen*, diefstal, misbruik*, niet geautoriseerd, zonder toestemming, niet door mij, was ik niet, onbekende*, nep*, vals*, vervalst*, datalek, mijn gegevens, persoonsgegevens, iemand anders, avg, leeggehaald',
  legal:
    'advocaat*, rechter, rechtbank*, rechtszaak, juridisch*, consumentenbond, geschillencommissie, acm, aangifte, politie, wet, wettelijk*, rechten, illegaal, ingebrekestelling, incassobureau, deurwaarder*, schadeclaim',
  stranded:
    'gestrand*, vastzitten, zitten vast, zit vast, opgesloten, buitengesloten, zonder hotel, geen hotel, slapen op, laatste trein, overstap gemist, aansluiting gemist, medicijn*, insuline, geen stroom, geen verwarming, geen water, zonder stroom, begrafenis, bruiloft, operatie, examen, huur, pech',
  outage:
    'storing, ligt plat, ligt eruit, plat, down, offline, niets werkt, niks werkt, werkt helemaal niets, iedereen, hele stad, landelijk*, onbereikbaar*, server plat, geen bereik, geen internet, alle klanten, niemand kan',
  now: 'nu, meteen, direct, onmiddellijk, dringend*, spoed*, vandaag, vanavond, vannacht, vanochtend, vanmiddag, morgen, binnen een uur, zo snel mogelijk, op dit moment, momenteel',
  frail:
    'baby*, kind, kinderen, peuter*, dochter, zoon, zoontje, dochtertje, zwanger*, moeder, vader, oma, opa, bejaard*, oudere*, jarige*, rolstoel, gehandicapt*, diabet*, kanker, senior*',
  news: 'kondigt, volgens, bericht*, nieuws, aandeel, aandelen, omzet, winst, kwartaal, miljoen, miljard, procent, beurs, neemt over, overname, onderzoek, ceo, opent, lanceert, presenteert, via, persbericht, ontslag*, meldt',
  advert:
    'win, winactie, doe mee, klik, link in bio, gratis, speciale aanbieding, profiteer, kortingscode, bestel nu, koop nu, boek nu, schrijf je in, volg ons, we zoeken, vacature*, solliciteer, werken bij, te koop, deel, ontdek, bezoek, nieuwe video',
  chatter:
    'haha*, lol, vanavond, weekend, vrijdag, zaterdag, zondag, maandag, kijken, kijk, luister*, film, serie, aflevering, liedje, hond, kat, slapen, verjaardag, jarig, goedemorgen allemaal, welterusten, voetbal, wedstrijd, regen, gezellig',
  detail:
    'gedaan, al gedaan, al geprobeerd, heb ik al, versie, model, serienummer, bestelnummer, ordernummer, referentie, bijlage, screenshot, dm gestuurd, gestuurd, verstuurd, ja, oké dank, is goed, begrepen, duidelijk, zoals besproken, ter info',
  me: 'ik, me, mij, mijn, wij, we, ons, onze',
  you: 'jullie, u, uw, je, jij, jou, jouw',
}
