import type { Signs } from './signs.ts'

export const fr: Signs = {
  courtesy: String.raw`
    nous (vous )?(aiderons|aidons|repondons|repondrons) (volontiers|avec plaisir),
    (nous|je) (serons|serions|serais|sommes) (ravis|heureux|ravi|heureuse|ravies|heureuses)( de)?,
    (nous|j') ?(aimerions|voudrions|aimerais|souhaitons|souhaiterions) (\S+ )?(comprendre|savoir|connaitre|entendre|mieux),
    nous esperons, n'hesitez pas`,
  reported: `
    (vous|tu) (nous )?(ecriv*|dites|dis|demand*|racont*|mentionn*|decriv*|signal*|souhait*|voul*),
    (votre|ta|ton) (demande|souhait|question|message|idee|suggestion) (de|d'|pour)`,
  ours: `
    (nous|notre|nos|j'ai|je|on)`,
  promise: String.raw`
    nous en occuperons,
    (nous|je|on|vous|tu|ils|elle|il|cela|ca|ce) (ne |n'|vous |t'|te |y |en |le |la |les |nous |se |s'|l')*(\p{L}{2,}(rons|rai|rez|ront|ra|ras)|allons|vais|allez|vas|va)( \p{L}+(er|ir|re|oir))?,
    (un|une|notre|le|la|votre|l') ?\S+ (\S+ )?(vous |se |s'|t'|ne |n')*\p{L}{3,}(era|ira|dra|ttra|eront|iront),
    (nous|je) (\S+ )?(promett*|promets|garantiss*|garantis|assur*|engage*|jure),
    nous (nous en|en) (occupons|chargeons), (je m'|nous nous )en occup*,
    (je )?(vous|te) (envoie|envoyons|rappelle|contacte|appelle),
    nous (vous |t')?(envoyons|rappelons|contactons|recontactons|livrons|remplacons|corrigeons|reparons|ferons|faisons le necessaire|veillons|reglons),
    (soyez|sois) (certain*|assur*|sur|sure|rassur*), (compter|comptez|compte) sur, plus jamais,
    aurez de nos nouvelles, (vous appelle|t'appelle|vous rappelle), ma parole, notre parole,
    (sera|seront) \p{L}+(e|es|ee|ees|i|ie|is|u|ue),
    (passera|viendra|enverra|repondra|appellera) (\S+ )?(chez|a|vous|demain|voir)`,
  weDo: String.raw`
    (nous|on) (\S+ ){0,2}(?!(entendons|ecoutons|\p{L}*rions|avons|sommes|pouvons|voulons|savons|comprenons|remercions|esperons|lisons|apprecions|prenons|croyons|pensons|souhaitons|excusons|regrettons|aimons|aimerions|imaginons|recevons|voyons|devons|tenons|demandons|rejouissons|serions|voudrions|pourrions|souhaiterions|deplorons|felicitons|connaissons|partageons|allons|aidons|repondons|vivons|mesurons|presentons|adressons)\b)\p{L}{2,}ons,
    on s'en (charge|occupe), (on|nous) (\S+ )?(repare|remplace|corrige|envoie|regle|change)`,
  refund: String.raw`
    rembours*, votre argent, ton argent, l'argent, recredit*, (re)?credite*, un avoir,
    l'avoir (\S+ )?(arriv*|sera|est|de), indemnis*, dedommag*, compensation*, restitu*,
    rendu (\S+ ){0,3}(paiement|montant|somme|argent),
    (caution|paiement|montant|somme|frais|prelevement) (\S+ ){0,4}(remis*|rendu*|retourn*|revenu*|verse*|annul*)`,
  discount: String.raw`
    reduction*, remise*, rabais, bon d'achat, bons d'achat, code promo, (ce|le|avec un) code, gratuit*,
    offert*, offrons, offre de, cadeau*, geste commercial, moitie prix, economis*, sans frais,
    (est|sont) pour nous, c'est pour nous, prix reduit, moins cher, (coute*|coutera) (\S+ )?rien,
    a (notre|nos) (charge|frais), prenons (\S+ ){0,4}a notre charge`,
  date: String.raw`
    demain( matin| soir| apres-midi)?, ce soir,
    (d'ici|avant|le|des|jusqu'a|ce|chaque)? ?(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)( matin| soir| prochain)?,
    (la semaine|le mois|l'annee|l'an) prochain*, cette semaine, ce mois-ci,
    d'ici (la fin|fin) \S+( \S+)?,
    (dans|sous|en|d'ici) (les |environ )?(\d+|un|une|deux|trois|quatre|cinq|six|sept|dix|quelques|prochains|prochaines) (heure|heures|jour|jours|semaine|semaines|mois|minutes|jours ouvres),
    \d+ (heures|jours|semaines|mois|minutes),
    (\d{1,2}|1er) (janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre),
    (mi|debut|fin|en|des|avant)[ -](janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre),
    (le|au|pour le|avant le) \d{1,2}(?! ?%),
    (environ|a peu pres|quelque|plus de|moins de|pendant) (\d+|deux|trois|quatre|cinq|six|sept|dix) (heures|jours|semaines|mois)`,
  regret: String.raw`
    (sommes|suis) (\S+ )?(desole*|navre*)( nous| vraiment)?, en (sommes|suis) (\S+ )?(desole*|navre*),
    desole*, navre*, (nous|je) (\S+ )?(regrett*|excus*|deplor*),
    (veuillez|priere de|merci de) (nous |m')?excuser, excusez(-nous|-moi)?,
    (nos|mes|toutes nos|presentons (nos|mes)) (\S+ )?excuses( pour)?, pardon*, toutes mes excuses`,
  sympathy: String.raw`
    (nous )?((de |d')(l'|le )?(lire|apprendre|entendre|savoir|voir|l'apprendre|l'entendre)|d'apprendre|de le lire|d'entendre|(que|qu') ?(vous|tu|cela|ce|votre)|pour (vous|la gene|le desagrement|les desagrements|ce desagrement|cette gene|l'attente|tout|votre|ces|cet|cette|les|toute)( \S+)? ?(desagrement\S*|gene|deception|frustration|attente|experience|inconvenient\S*|occasionn\S*|vous|tracas|ennuis)?|de (cette|ce|la|votre|ces) (\S+ )?(situation|experience|deception|gene|attente)|si vous|[.!]|$)`,
  admission: String.raw`
    (notre|ma) (\S+ )?(erreur|faute|tort|negligence|manquement|echec),
    (notre|ma) (entiere |propre )?faute, (erreur|faute) (\S+ )?(vient|venait) de nous,
    (nous|j') ?(aurions|aurais) du,
    (nous|je) (vous |t')?(avons|ai) (decu*|trahi*|mal|failli|echoue|commis|fait une erreur|fait (\S+ )?erreur),
    (nous|je) (reconnaissons|reconnais|avouons|admettons),
    (nous|je) (sommes|etions|suis) (\S+ )?(fautifs|responsables|coupables|en tort),
    (avons|ai) (\S+ )?(eu tort|mal agi|mal fait),
    (notre|nos) \S+ (n'a pas tenu|a lache|a casse|nous a fait defaut|a failli), arnaque*, escro*,
    voleurs, (avons|ai) (\S+ )?(confondu|oublie|perdu|egare|melange|neglige|rate|manque|tarde),
    de notre (part|cote|fait|faute)`,
  fixed: String.raw`
    (avons|ai|a|est|sont|ete|etait) (\S+ )?(corrig*|repar*|resolu*|regl*|retabli*|remis en (etat|ordre)),
    fonctionne a nouveau`,
  changed: String.raw`
    (avons|ai|a|ont|est|sont|ete) (\S+ )?(modifi*|chang*|amelior*|adapt*|introdui*|mis a jour|revu*|lance*|ajoute*|supprime*|publie*)`,
  passedOn: String.raw`
    (avons|ai|a|ete) (\S+ )?(transmis*|transfer*|fait suivre|remonte*|signale*|inform*|averti*|alert*|escalad*|partage*),
    (est|sont) (maintenant |desormais |deja )?(chez|aupres de|entre les mains) (\S+)`,
  lookingAt: String.raw`
    (sommes|suis|est|sont) (\S+ )?en train (de|d'),
    (travaill*|travaillent|travaille|penchent|penche) (\S+ )?(a|sur|dessus),
    nous (verifions|examinons|enquetons|etudions|traitons|analysons), je (verifie|examine|traite),
    (est|sont) en cours (de|d')`,
  told: String.raw`
    (avons|ai) (\S+ )?(parle|dit|transmis|felicite*|remercie*) (\S+ )?a? ?\p{L}+ (\S+ )?(de |votre |vos |ton )(compliment*|mots|message|eloge*|merci*),
    (avons|ai) (felicite*|remercie*)`,
  done: String.raw`
    (nous (n')?(vous |l'|les |t'|y |en |lui )?avons|j(e |')(n')?(vous |l'|les |t'|y |en |lui )?ai|on (n')?(vous |l'|les |t'|y |en |lui )?a) (deja |bien |aussi |egalement |immediatement )*(?!(lu|recu|vu|entendu|compris|bien|note|hate|besoin|adore|aime|le|la|un|une|des|de|beaucoup|toujours|ete|souri|tous|pas)\b)\p{L}+(e|ee|es|ees|i|ie|is|it|u|us|ert|erte|ait)\b,
    (votre|la|le|ta|ton) \S+ (a|ont) ete (\S+ )?\p{L}+(e|ee|es|ees|is|u|ue),
    (votre|ta|ton) \S+ est (parti*|expedi*|envoye*|remplace*|annule*|bloque*|supprime*|en route),
    (?<!(que|si|quand|comme) )(votre|ton|ta) (compte|commande|colis|machine|appareil|livraison|abonnement|dossier|demande|reparation|reservation|facture|carte) (est|sont|a ete|ont ete|part|arrive|va),
    (le|la|les|l') ?\S+ (\S+ )?(a|ont) ete \p{L}+(e|ee|es|ees|i|ie|is|u|ue|us)`,
  others: String.raw`
    (d'autres|beaucoup de|plusieurs|de nombreux|de nombreuses|certains|la plupart)( de)?( nos)?( autres)? (clients|clientes|personnes|gens|utilisateurs|visiteurs|client*),
    (un|une) autre (client|cliente|personne) (\S+ )?(a|ecrit|dit), (le seul|la seule|pas seul*),
    tout le monde,
    (le|la) (premier|premiere|deuxieme|seconde|troisieme|quatrieme|dixieme) (a nous|a le|personne|client*|qui),
    (beaucoup d'|d'autres |plusieurs |certains )(abonne*|lecteurs|lectrices|membres),
    (des |de )?(centaines|milliers|dizaines) de`,
  misdeed: String.raw`
    erreur*, faute*, impoli*, tort*, desagreable*, grossier*, negligen*, averti*, sanctionn*, rappele,
    rappel* (\S+ )?a l'ordre, licenci*, renvoye*, oubli*, n'a pas, aurait du, trompe*, comportement*,
    menti, insult*, ignore, (n'aurait|n'aurais|aurait) (\S+ )?du, jamais du`,
}
