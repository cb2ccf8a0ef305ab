import { fold } from './fold.ts'

/** Words that hold sentences together in the languages that customers mostly write: no theme is about them. */
const LISTS: readonly string[] = [
  `a about above after again ago all almost already also although always am an and another any anybody anyone
  anything are around as ask asked at away back be became because been before being below best better between both
  but by came can cannot can't come could couldn't d day days did didn't do does doesn't doing don don't done down
  during each either else even ever every everybody everyone everything few first for from full gave get gets getting
  give given go goes going gone good got great had hadn't half happy has hasn't have haven't having he hello hear her
  here hers hi him his hour hours how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just
  keep keeps knew know last least left less let like little ll long look looked lot lots love made make makes many may
  maybe me mean might mine minute minutes month months more morning most much must my myself need needs never new next
  nice no nobody none nor not nothing now of off often oh ok okay old on once one ones only or other others our out
  over own people per perhaps please put quite rather re really said same saw say says second see seem seems seen sent
  several shall she should shouldn't since so some somebody someone something still such sure take taken takes tell
  than thank thanks that that's the their them then there there's these they they're thing things think this those
  though thought three through time times to today told tomorrow too took toward towards tried try trying twice two
  under until up upon us use used using ve very want wanted wants was wasn't way we we're week weeks well went were
  weren't what what's whatever when where whether which while who whole whom whose why will with within without won't
  would wouldn't year years yes yesterday yet you you're your yours yourself`,
  `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bitte da dabei
  dann das dass dein dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein
  eine einem einen einer eines einmal er es etwas euch euer fur gegen gibt habe haben hat hatte hatten hier hin ich
  ihm ihn ihnen ihr ihre ihrem ihren im immer in ins ist ja jede jeden jeder jetzt kann kein keine keinen konnen man
  mehr mein meine meinem meinen meiner mich mir mit muss nach nicht nichts noch nur nun ob oder ohne schon sehr sein
  seine seit sich sie sind so soll uber um und uns unser unsere unter viel vom von vor war waren warum was weil wenn
  wer werde werden wie wieder wir wird wo wurde wurden zu zum zur zwei`,
  `a ai alors apres as au aucun aussi autre aux avant avec avoir c'est ca car ce cela ces cet cette ceux chez comme
  comment d dans de depuis des deux dit donc du elle elles en encore est et etait ete etre eu fait faire il ils j'ai
  jamais je l la le les leur leurs lui ma mais me mem meme mes moi mois mon n ne ni nos notre nous on ont ou par parce
  pas peu peut plus pour pourquoi pres qu quand que quel quelle qui quoi rien s sa sans se sera ses si son sont sous
  suis sur ta tes toi ton toujours tous tout toute tres trop tu un une va vers vos votre vous y`,
  `a al algo alguien ante antes aqui asi aun aunque cada como con contra cual cuando cuatro de del desde donde dos e
  el ella ellos en entre era eran es esa ese eso esta estaba estan estar este esto estoy fue fueron gracias ha habia
  hace hacer han hasta hay he hola igual la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros nunca o
  otra otro para pero poco por porque pues que quien se sea ser si sido sin sobre son su sus tambien tan tanto te
  tengo tiene todo todos tu un una uno unos va vez y ya yo`,
  `a ainda ao aos apenas aqui as ate bem cada com como da das de depois do dois dos e ela ele eles em entre era essa
  esse esta estao estar este estou eu foi foram ha isso isto ja la lhe mais mas me mesmo meu meus minha muito na nada
  nao nas nem no nos nossa nosso num numa nunca o obrigado os ou outra outro para pela pelo por porque pois quando que
  quem se sem sempre ser seu sua sao so tambem te tem tenho ter tinha todo todos tudo um uma umas uns vez voce voces`,
  `a abbiamo ad agli ai al alla alle allo anche ancora avere aveva bene c'e che chi ci ciao col come con cosa cosi da
  dal dalla degli dei del della delle di dopo dove due e ed era erano essere fa fino fra gia gli grazie ha hanno ho i
  il in io la le lei li lo loro lui ma mai me mi mia mio molto ne negli nei nel nella niente noi non nostra nostro o
  ogni oppure per perche piu poco poi qua quale quando quanto quella quello questa questi questo qui sa se sei sempre
  senza si sia sono sta stata stato su sua sui sul sulla suo tra tre tu tutti tutto un una uno va vi voi`,
  `aan al alle alleen als altijd andere ben bij daar dan dat de deze die dit doen door dus een eens en er goed had
  heb hebben heeft hem het hier hij hoe hun ik in is ja je jij jullie kan kon maar me meer men met mij mijn moet na
  naar niet niets nog nu of om omdat ons onze ook op over s te tegen ten ter toch toen tot twee u uit uw van veel via
  voor waar waren was wat we wel welke werd weer wie wij wil worden wordt ze zei zich zij zijn zo zonder zou`,
]

const STOPPED: ReadonlySet<string> = new Set(LISTS.flatMap((list) => fold(list).split(/\s+/)))

/** Whether a folded word says nothing of what a text is about. */
export function isStopword(word: string): boolean {
  return STOPPED.has(word)
}
