import type { Lexicon } from './concepts.ts'

export const fr: Lexicon = {
  delight:
    'adore*, génial*, super, superbe*, excellent*, parfait*, magnifique*, merveilleu*, fantastique*, formidable*, incroyable*, extraordinaire*, top, meilleur*, bravo, coup de coeur, au top, impeccable*, délicieu*, exceptionnel*, remarquable*, ravi*, enchanté*, chapeau, nickel, une pépite, un bijou, sauvé, bluffé*, bluffant*',
  liking:
    "bon, bonne, bons, bonnes, bien, aime, aimé, apprécie*, content*, heureu*, satisfait*, agréable*, sympa*, gentil*, aimable*, accueillant*, joli*, beau, belle, pratique*, facile*, rapide*, rapidement, efficace*, fiable*, propre*, confortable*, solide*, frais, fraîche, pas cher, correct*, mieux, recommande*, fier, fière, soulagé*, utile*, serviable*, souriant*, à l'écoute, patient*, soigné*",
  dislike:
    'mauvais*, décevant*, déçu*, déception, nul, nulle, nuls, mal, médiocre*, pénible*, agaçant*, énervant*, problème*, souci*, lent*, lenteur, compliqué*, dommage, malheureusement, sale*, bruyant*, cher, chère, trop cher, désagréable*, impoli*, froid*, inutile*, frustrant*, insatisfait*, mécontent*, ennuyeu*, fragile*, raté*, regrette*, pas terrible, bof, difficile*, galère*',
  disgust:
    "horrible*, affreu*, catastroph*, honteu*, honte, scandaleu*, scandale, inadmissible*, inacceptable*, lamentable*, déplorable*, pire, exécrable*, dégueulasse*, dégoûtant*, minable*, pitoyable*, ridicule*, arnaque*, immonde*, cauchemar*, désastre*, désastreu*, à fuir, infect*, abject*, n'importe quoi",
  anger:
    "furieu*, en colère, ras le bol, marre, ça suffit, sérieusement, c'est une blague, vous plaisantez, vous vous moquez, foutage de gueule, se moque, insupportable*, révolt*, outré*, indigné*, énervé*",
  insult:
    'voleur*, menteur*, mensonge*, escroc*, incompétent*, incapable*, idiot*, clown*, charlatan*, bande de, crétin*',
  swearing: 'merde*, putain, bordel, con, conne, connard*, foutu*, foutre, chier, chiant*, emmerd*',
  worry: 'inquiet*, inquiète*, inquiétant*, peur, angoisse*, crains, craint, panique*, dangereu*',
  sorrow: 'triste*, tristesse, pleur*, larmes, hélas, regret*, désolé*, manque, dommage, malheureusement',
  cheer: 'haha*, mdr, ptdr, lol, hâte, trop hâte, youpi, ouf, vivement, wahou, waouh, yes',
  thanks: 'merci*, remerci*, un grand merci, mille mercis, reconnaissant*, gratitude',
  recommending:
    "recommande*, je recommande, vivement, à recommander, les yeux fermés, n'hésitez pas, j'y retournerai, reviendrai*, fidèle*, foncez, incontournable*, je conseille",
  irony:
    "bravo, félicitations, merci pour rien, comme d'habitude, comme toujours, évidemment, soi-disant, quelle surprise, bien joué, chapeau, super service, génial le, vive, encore une fois, bien sûr",
  not: "pas, ne, n'est, n'ai, n'a, aucun*, sans, ni, non, point",
  but: 'mais, cependant, pourtant, toutefois, malgré, sauf, quoique, bien que, alors que, au lieu, dommage, par contre, en revanche',
  very: 'très, trop, vraiment, tellement, extrêmement, totalement, complètement, absolument, super, hyper, si, franchement',
  hardly: 'à peine, rarement, presque, un peu, peut-être, plutôt, censé*, soi-disant',
  again:
    'encore, toujours, à nouveau, de nouveau, chaque fois, à chaque fois, tous les jours, sans cesse, deux fois, trois fois, troisième fois, deuxième fois, plusieurs fois, constamment, sans arrêt, rebelote',
  never:
    'jamais, rien, personne, nulle part, aucune réponse, aucune nouvelle, plus jamais, plus du tout, même pas',
  works:
    "fonctionne, marche, marche bien, fonctionne bien, comme prévu, comme promis, à l'heure, à temps, en avance, le lendemain, sans problème, du premier coup, conforme*, tient, dans les délais, en quelques minutes",
  broken:
    "cassé*, panne*, en panne, bug*, bugue*, buggé*, plante*, planté*, erreur*, ne fonctionne pas, ne fonctionne plus, ne marche pas, ne marche plus, fonctionne plus, marche plus, bloqué*, bloque*, figé*, défectueu*, défaut*, se ferme, se déconnecte, déconnecté*, coupure*, ne s'ouvre, ne s'allume, ne charge, fissur*, fuite*, fuit, déchiré*, décousu*, décollé*, rouillé*, hors service, hs, impossible de",
  late: "retard*, attend*, attente*, attendu*, depuis des jours, depuis des semaines, depuis des heures, semaines, heures d'attente, toujours pas, pas encore, en retard, trop long, longue attente, délai*, file d'attente, voilà trois, depuis lundi, depuis hier, interminable*, tarde*, patienter",
  missing:
    'manque*, manquant*, perdu*, disparu*, vide*, incomplet*, mauvais article, pas reçu, jamais reçu, pas livré, oublié*, égaré*, introuvable*, il manque',
  damaged:
    'abîmé*, endommagé*, rayé*, cabossé*, écrasé*, déchiré*, mouillé*, trempé*, moisi*, périmé*, pourri*, tâché*, taché*, éclaté*, brisé*',
  cancelled:
    'annul*, supprimé*, reporté*, refusé*, refus, rejeté*, suspendu*, surbooké*, surréserv*, débarqué*, interrompu*, dérout*',
  unanswered:
    'pas de réponse, aucune réponse, sans réponse, ne répond pas, ne répondent pas, personne ne répond, injoignable*, ignoré*, raccroch*, me raccroche, réponse automatique, répondeur, robot, baladé*, aucun retour, sans nouvelles, silence radio, ne rappelle*, copier-coller',
  worse:
    "pire, empire*, moins bien, avant, depuis la mise à jour, n'est plus, plus comme avant, baisse de qualité, dégrad*, ancienne version, a changé, régression",
  wasted:
    "perte de temps, perte d'argent, gaspill*, argent perdu, pour rien, gâché*, raté*, manqué*, à éviter, évitez, fuyez, n'achetez pas, attention, méfiez, passez votre chemin, rembours*",
  leaving:
    'résili*, quitte*, je quitte, désabonn*, désinstall*, concurrent*, concurrence, changer de, plus jamais, dernière fois, fini, client perdu, vous perdez, ailleurs, adieu',
  solved:
    'résolu*, réparé*, réglé*, remplacé*, remboursé*, échangé*, arrangé*, retrouvé*, offert*, gratuitement, geste commercial, aidé*, accompagné*, excus*, rappelé',
  asking:
    "comment, quand, où, qui, quel, quelle, quels, quelles, combien, est-ce que, est-ce qu'il, est-il possible, est-ce possible, puis-je, peut-on, pouvez-vous, pourriez-vous, pouvez vous, pourriez vous, y a-t-il, avez-vous, avez vous, savez-vous, quelqu'un sait, quelqu'un, faut-il, dois-je, question*, savoir si, j'aimerais savoir, je voudrais savoir, renseign*, information*, précis*, est-ce, c'est quand, vous faites",
  why: 'pourquoi, pour quelle raison, expliqu*, explication*, raison, comment ça se fait',
  helpless:
    "aide, aidez, aidez-moi, à l'aide, besoin d'aide, svp, s'il vous plaît, s'il vous plait, que faire, je ne sais pas, je ne sais plus, désespéré*, au secours, comment faire, n'arrive pas, n'arrive plus, j'ai tout essayé",
  wishing:
    "j'aimerais, ce serait bien, serait bien, serait super, serait top, ça serait, il faudrait, pourriez-vous ajouter, ajoute*, ajouter, suggestion*, suggère, idée*, proposition*, dommage qu'il n'y ait, souhait*, envisag*, prévoir, remettre, option, améliorer, pourquoi ne pas, un mode, j'aurais aimé, il manque juste",
  demand:
    "j'exige, exige*, demande, réclame*, je veux, je souhaite, remboursez, rembourse-moi, mise en demeure, répondez, contactez-moi, rappelez-moi, immédiatement, dans les plus brefs délais, responsable",
  app: 'appli, application*, app, mise à jour, màj, version, site, site web, page*, bouton, écran, menu, fonction*, interface, navigateur, téléphone, tablette, ordinateur, android, iphone, serveur*, synchro*, notification*, playlist*, vidéo*, connexion, wifi, internet, réseau, box, télécharg*, install*, fichier*, filtre*, recherche, paramètre*, bluetooth',
  goods:
    'produit*, qualité, matière, tissu, taille, couleur*, goût, recette*, café, pain, fromage, repas, plat*, batterie, câble, chargeur, appareil*, machine*, son, caméra, matelas, canapé, chaise, table, chaussure*, veste, pantalon, robe, chemise, manteau, fermeture, couture*, couvercle, poignée, emballage, chambre*, lit, petit déjeuner, petit-déjeuner, livre, jeu, vélo, lavage, garantie, notice, pièce*, finition*, poêle, bouilloire, modèle',
  delivery:
    'livr*, livraison*, livré*, livreur*, colis, paquet*, expédi*, envoi*, transporteur*, chronopost, colissimo, mondial relay, point relais, suivi, numéro de suivi, en cours de livraison, réception*, reçu, commande*, commandé*, carton, boîte aux lettres, entrepôt, douane, retrait, gardien',
  travel:
    'vol, vols, avion, aéroport, compagnie, bagage*, valise*, embarquement, correspondance, décollage, atterriss*, train*, tgv, ter, rer, métro, bus, gare, quai, contrôleur*, billet*, place*, siège*, trajet*, hôtel*, réservation*, réservé*, voyage*, passager*, taxi, wagon, voiture, ligne, tram, ferry',
  stock:
    'stock, en stock, rupture, rupture de stock, épuisé*, disponible*, disponibilité*, indisponible*, rayon*, file, queue, horaires, ouvert, ouverture, fermé*, fermeture, rendez-vous, caisse ouverte, complet, parking, créneau*',
  charge:
    "prélev*, prélevé*, débité*, débit*, facturé*, facture*, facturation, paiement*, payé*, payer, paye, carte bancaire, carte, compte bancaire, virement*, frais, abonnement*, contrat*, forfait*, renouvel*, reconduction, bon d'achat, code promo, carte cadeau, points, caution, acompte, mensualité*, cotisation, deux fois, relevé",
  refund:
    "rembours*, remboursé*, remboursement*, retour*, retourné*, renvoyé*, avoir, dédommag*, indemnis*, rendre l'argent, rétract*, caution",
  price:
    'prix, tarif*, cher, chère, coût*, coûte*, euros, euro, augment*, hausse, promo*, promotion*, réduction*, remise, solde*, offre*, gratuit*, par mois, par an, rapport qualité prix, rapport qualité-prix, abordable*, hors de prix',
  account:
    'compte*, connexion, connecter, identifiant*, mot de passe, code, vérification, vérifier, bloqué*, inscription, inscrire, profil, accès, accéder, réinitialis*, numéro client, authentification, espace client, désactiv*',
  contact:
    'service client, service après-vente, sav, support, assistance, conseiller*, conseillère*, hotline, téléphone, appel*, appelé*, appeler, mail*, e-mail*, email*, courriel*, message*, chat, ticket*, dossier*, réponse*, répondu*, répondre, contact*, réclamation*, standard, interlocut*, technicien*, répar*',
  staff:
    'personnel, employé*, vendeu*, serveu*, caissier*, caissière*, responsable*, directeur*, directrice*, équipe*, livreur*, chauffeur*, contrôleur*, hôtesse*, steward*, réception*, réceptionniste*, accueil, technicien*, infirmi*, médecin*, coiffeu*, moniteur*, monsieur, madame, dame, barista, conseillère, gérant*, patron*, chef',
  manners:
    'aimable*, désagréable*, impoli*, poli*, politesse, gentil*, gentillesse, accueillant*, souri*, souriant*, mal élevé*, agressi*, hautain*, méprisant*, mépris, insult*, crié*, hurl*, respect*, irrespect*, patien*, bienveillan*, arrogant*, moqué*, incorrect*, mal parlé, froid',
  shop: 'magasin*, boutique*, agence*, restaurant*, hôtel*, caisse*, comptoir, supermarché, centre commercial, salle, cabine*, rayon*, station, bar, salon, cabinet, parking, toilettes',
  campaign:
    'pub, pubs, publicité*, publicitaire*, campagne*, affiche*, slogan*, newsletter*, concours, jeu concours, tirage, événement*, salon, festival*, concert*, soirée, sponsor*, partenariat*, influenceu*, presse, interview*, lancement*, inauguration, promo*, spot, logo, catalogue*, dévoil*',
  danger:
    'feu, incendie, brûl*, fumée*, flamme*, explos*, explosé*, électrocut*, décharge électrique, bless*, blessure*, sang, hôpital, urgences, ambulance, allerg*, intoxic*, malade*, vomi*, dangereu*, danger, verre dans, gaz, monoxyde, étouff*, freins, accident*, rappel de produit, moisissure*, fondu*, surchauff*, étincelle*',
  abuse:
    'racis*, discrimin*, sexis*, homophob*, harcel*, agress*, attouch*, menac*, menace*, frapp*, insult*, handicap*, fauteuil roulant, voile, étranger*, humili*, dégag*, sale arabe, sale noir',
  fraud:
    "fraude*, frauduleu*, arnaqu*, escroqu*, pirat*, hack*, hameçonn*, phishing, volé*, vol de, usurp*, pas autorisé*, non autorisé*, inconnu*, contrefaçon*, faux site, fuite de données, données personnelles, rgpd, ce n'est pas moi, quelqu'un d'autre",
  legal:
    'avocat*, tribunal*, justice, plainte, porter plainte, poursui*, juridique*, dgccrf, répression des fraudes, médiateur, mise en demeure, ufc, que choisir, association de consommateurs, police, gendarmerie, loi, légal*, illégal*, huissier*, droit*, assign*',
  stranded:
    "bloqués, coincé*, sans hôtel, sans solution, dormir, nuit à l'aéroport, dernier train, correspondance ratée, enfermé*, à la rue, médicament*, insuline, sans chauffage, sans eau, sans électricité, enterrement, obsèques, mariage, opération, examen, loyer, en rade, abandonné*",
  outage:
    "panne générale, en panne, hors service, tout est, plus rien, rien ne marche, inaccessible*, down, serveurs, coupure, toute la ville, tout le monde, tous les clients, interruption, hors ligne, plus de réseau, plus d'internet",
  now: "maintenant, tout de suite, immédiatement, urgent*, urgence, aujourd'hui, ce soir, ce matin, demain, cette nuit, dans une heure, dès que possible, au plus vite, rapidement, actuellement, en ce moment",
  frail:
    'bébé*, enfant*, nourrisson*, fille, fils, enceinte, mère, père, grand-mère, grand-père, personne âgée, âgé*, ans, handicapé*, fauteuil, diabétique*, asthm*, cancer, retraité*',
  news: "annonce*, selon, d'après, actualité*, actu, bourse, action*, chiffre d'affaires, bénéfice*, trimestre, millions, milliards, rachat, rachète, lance, dévoile, étude, sondage, pdg, ouvre, ouverture, via, communiqué, licenci*, recrute",
  advert:
    'gagnez, concours, participez, cliquez, lien en bio, gratuit, offre spéciale, offre limitée, profitez, code promo, commandez, achetez, inscrivez-vous, abonnez-vous, suivez, on recrute, recrutement, nous recrutons, emploi, à vendre, vends, partagez, rendez-vous sur, découvrez, nouvelle vidéo',
  chatter:
    'mdr, ptdr, lol, haha, ce soir, week-end, weekend, vendredi, samedi, dimanche, lundi, regarde, regardez, écoute, film, série, épisode, chanson, chien, chat, dormir, anniversaire, bonne nuit, bonjour à tous, foot, match, météo, pluie, mort de rire, morte de rire',
  detail:
    "c'est fait, déjà fait, déjà essayé, j'ai déjà, version, modèle, numéro de série, numéro de commande, référence, ci-joint, en pièce jointe, capture, message envoyé, mp envoyé, envoyé, oui, non, d'accord, ok merci, entendu, bien noté, comme convenu, pour info, suite à",
  me: "je, j'ai, j'en, j'y, j'étais, me, m'a, m'ont, moi, mon, ma, mes, nous, notre, nos",
  you: 'vous, votre, vos, tu, ton, ta, tes',
}
