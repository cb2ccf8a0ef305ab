import { COURTEOUS_MOS } from './mos.ts'
import type { Signs } from './signs.ts'

export const pt: Signs = {
  courtesy: String.raw`
    (ajudamos|ajudaremos|respondemos|podemos ajudar) (\S+ )?com (todo )?o? ?(gosto|prazer),
    (teremos|temos) (todo o |muito )?(gosto|prazer) em (ajudar|ler|ouvir|saber),
    (gostariamos|gostavamos|adorariamos) (\S+ )?(entender|perceber|saber|conhecer|ouvir|ler|compreender),
    esperamos que`,
  reported: `
    (nos )?(escreve|escreveu|escreves|escreveste|diz|disse|dizes|conta|contou|pede|pediu|pedes|pediste|pergunt*|menciona|mencionou|refere|referiu|relata|relatou|quer|queria) (que|um|uma|o|a|por|seu|sua|de|ser),
    (o )?(seu|sua|teu|tua) (pedido|solicitacao|pergunta|mensagem|ideia|sugestao|desejo) (de|sobre|para)`,
  ours: `
    (nos ja|nosso*|nossa*|e ja|mas ja)`,
  promise: String.raw`
    \p{L}{2,}(aremos|eremos|iremos|oremos), iremos \p{L}+,
    (vamos|vou|vai|vao) (\S+ )?(?!(bem|mal|tudo)\b)\p{L}+(ar|er|ir|or)(-\S+)?,
    (voltara|tera|tem|recebera|chegara|entrara|acontecera|repetira|ligara|sera|estara|contactara|resolvera)(o)? (\S+ )?(a|noticias|em|seu|sua|um|uma|o|com|uma resposta|de|resolvido|corrigido|acontecer),
    (prometo|prometemos|garanto|garantimos|asseguro|asseguramos|comprometemo-nos|nos comprometemos),
    (ligo|ligamos|liga|envio|enviamos|mandamos|contactamos|avisamos)(-lhe|-te|-vos)?,
    (ter|tenha|tem) a? ?certeza, (contar|conte) (com|connosco),
    nao (se )?(volta*|vai|repet*) (\S+ )?(acontecer|repetir|repete), (a minha|a nossa) palavra,
    tratamos disso, cuidaremos, (pode|podes) (contar|esperar) (com|um|uma),
    (sera|serao) \p{L}+(ado|ada|ados|adas|ido|ida|to|ta),
    (vamos|vou|iremos) \p{L}+(a|e|i)-(lo|la|los|las|lhe),
    (passara|ira|fara|enviara|respondera) (\S+ )?(em|a|por|na|no|sua|consigo)`,
  weDo: String.raw`
    (?!(${COURTEOUS_MOS})\b)\p{L}{2,}(amos|emos|imos), tratamos d*`,
  refund: String.raw`
    reembols*, estorn*, devolu*, devolv*, (seu|o|teu) dinheiro, dinheiro de volta,
    (o |um )?credito (\S+ )?(chega*|na|em|de|sera), creditad*, creditamos, ressarc*, indeniz*,
    indemniz*, compensa(r|cao|mos|remos),
    (caucao|pagamento|valor|montante|taxa|deposito) (\S+ ){0,3}(volt*|devolvid*|anulad*|para o seu|ao seu)`,
  discount: String.raw`
    desconto*, vale (de|\p{L}*\d+)|um vale|o vale, cupom, cupao, cupoes, cupons, codigo*, gratis,
    gratuit*, de graca, oferta da casa, oferecemos, oferta de, presente*, brinde*,
    por (nossa )?conta( da casa)?, abatimento, metade do preco, economiz*, poup(a|e|ar), sem custo*,
    mais barato, cortesia da casa, (custa|custara) (\S+ )?nada, (a|por) nosso (cargo|custo),
    e (nossa )?por nossa conta`,
  date: String.raw`
    amanha( de manha| a tarde| a noite)?, (esta noite|hoje mesmo|ainda hoje),
    (na|no|ate|ate a|ate ao|antes de|proxima|proximo|esta|este|neste|desta) ?(segunda|terca|quarta|quinta|sexta|sabado|domingo)(-feira)?,
    (na |no |a |o )?(proxim(a|o)) (semana|mes|ano), (semana|mes|ano) que vem, esta semana, este mes,
    (ate ao|ate o|no) (fim|final) (da|do|de) \S+,
    (\d+|dois|duas|tres|quatro|cinco|seis|sete|dez|alguns|algumas|poucos) (hora|horas|dia|dias|semana|semanas|mes|meses|minutos|dias uteis),
    \d{1,2} de (janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro),
    (em|no|ate|desde|a) (inicio de |meados de |fim de |finais de )?(janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro),
    (no |ate ao |ate o |antes do )?dia \d{1,2}, (em|dentro de|apos) (um|uma) (hora|dia|semana|mes)`,
  regret: String.raw`
    (lamentamos|lamento|sentimos|sinto)( muito| imenso| profundamente| bastante)?,
    (pedimos|peco|as nossas|nossas|mil|pedir) (\S+ )?desculpas?( por| pela| pelo| pelos| pelas)?,
    desculp(e|a|em|em-nos|e-nos|a-nos)( pela| pelo| por| o| a| os| as)?,
    (nos desculpamos|desculpamo-nos), perda(o|oe), desculpas( por| pela| pelo)?`,
  sympathy: String.raw`
    (muito )?(leia|(ler|saber|ouvir|perceber)|(que|se) (\S+ )?(tenha\S*|tenhas|teve|tiveste|tenham|esteja|estejas|nao esteja|se sinta|sinta|isto|a sua|o seu|as coisas|voce)|(por |pela |pelo |pelos |pelas |o |a |os |as )?(qualquer |todo o |toda a |essa |esse |este |esta |todos os )?(incomodo\S*|transtorno\S*|inconvenient\S*|espera|frustracao|confusao|aborrecimento\S*|situacao|decepcao|desilusao|desconforto)|por isto|por isso|isto|[.!]|$)`,
  admission: String.raw`
    (nosso|nossa|meu|minha) (\S+ )?(erro|falha|culpa|engano|negligencia|descuido),
    (culpa|erro|falha) (\S+ )*(nossa|nosso|minha|meu), (deviamos|deveriamos) ter,
    (falhamos|falhei|erramos|errei|enganamo-nos|nos enganamos)( com)?,
    (desiludimos|decepcionamos|dececionamos), (reconhecemos|admitimos|confessamos|assumimos),
    (somos|fomos) (\S+ )?(culpados|responsaveis), fizemos mal,
    noss* \S+ (\S+ )?(falhou|falharam|quebrou|nao aguentou), burla*, burloes, fraude*, vigar*, ladroes,
    (trocamos|confundimos|esquecemos|perdemos|atrasamos|misturamos|cobramos a mais) (\S+ ){0,3}(por engano|a|o|as|os),
    (engano|erro|lapso|falha) nosso, da nossa parte, por engano nosso`,
  fixed: String.raw`
    (reparamos|consertamos|corrigimos|resolvemos|arranjamos|solucionamos|corrigi|resolvi|consertei),
    (foi|foram|esta|estao|ja|sido|temos) (\S+ )?(reparad*|consertad*|corrigid*|resolvid*|solucionad*|arranjad*),
    (ja )?funciona de novo`,
  changed: String.raw`
    (mudamos|alteramos|melhoramos|atualizamos|introduzimos|adaptamos|lancamos|acrescentamos|removemos|publicamos|revimos) (\S+ )?(o|a|os|as|nosso*|nossa*|um|uma|como),
    (foi|foram|sido) (\S+ )?(alterad*|mudad*|melhorad*|atualizad*|introduzid*|lancad*)`,
  passedOn: String.raw`
    (passei|passamos|encaminhei|encaminhamos|transmiti|transmitimos|partilhei|partilhamos|compartilhamos|reportamos|reportei|informamos|informei|avisamos|avisei|comunicamos|escalamos|remetemos) (\S+ )?(isto|isso|o|a|os|as|ao|aos|seu|sua),
    (esta|estao) (agora |ja )?(com|nas maos) (\S+), foi (\S+ )?(encaminhad*|transmitid*|passad*)`,
  lookingAt: String.raw`
    (estamos|estou|esta|estao) (\S+ )?(a (verificar|analisar|investigar|tratar|trabalhar|ver|examinar|rever)|\p{L}+(ando|endo|indo)),
    (trabalham|trabalha|trabalhamos) (\S+ )?(em|numa|nisso|para)`,
  told: String.raw`
    (contamos|contei|dissemos|disse|transmitimos|falamos|elogiamos|agradecemos|felicitamos) (\S+ )?(a|ao|com|o) \p{L}+ (\S+ )?(o|a|os|as|seu|sua|teu|tua|que)`,
  done: String.raw`
    (verificamos|falamos|falei|enviamos|liguei|ligamos|substituimos|cancelamos|bloqueamos|tomamos|trocamos|advertimos|contactamos|apagamos|analisamos|perguntamos|confirmamos) (\S+ )?(sobre|com|a|o|as|os|medidas|seu|sua|da|do|isto|isso),
    (o |a )?(seu|sua|teu|tua) \S+ (foi|foram) \p{L}+(ado|ada|ido|ida|to|ta),
    ja (\S+ )?(enviamos|tratamos|falamos),
    (vimos|fizemos|demos|pusemos|fomos) (\S+ )?(as|os|o|a|ao|com),
    (o|a|os|as|seu|sua|teu|tua) \S+ (\S+ )?(foi|foram) (?!(recebid|lid|vist|cobrad))\p{L}+(ado|ada|ados|adas|ido|ida),
    (voltei|voltamos) a \p{L}+(ar|er|ir),
    (?<!(que|se|quando) )(a sua|o seu|sua|seu|tua|teu) (conta|pedido|encomenda|maquina|aparelho|entrega|subscricao|assinatura|caso|solicitacao|reparacao|envio|reserva|fatura|cartao) (esta|foi|ja|sai|chega|segue|tem),
    (o|a|os|as) \S+ (\S+ ){0,3}(foi|foram) (retirad|removid|trocad|substituid|enviad|desbloquead|cancelad|verificad)\p{L}*`,
  others: String.raw`
    (outr|muit|vari|algun|divers|inumer)(o|a|e)?s( d(o|a)s)?( noss(o|a)s)?( outr(o|a)s)? (client*|pessoa*|utilizador*|usuari*|hospedes|visitantes),
    muita gente, a maioria dos (nossos )?clientes,
    (outro|outra|um|uma) (client*|pessoa) (\S+ )?(escreveu|disse|contou), nao e (o|a) (unic*),
    toda a gente, todo mundo, (a|o) (primeir|segund|terceir|quart)(a|o) (pessoa|client*|que),
    (muitos|outros|varios|alguns) (assinantes|leitores|membros), (centenas|milhares|dezenas) de`,
  misdeed: String.raw`
    erro*, errou, culpa*, indelicad*, mal-educad*, grosseir*, engan*, mal, advert*, despedid*,
    repreend*, esquec*, nao (\S+ )?(fez|soube|atendeu|devia), devia*, deveria*, descuid*, comport*,
    mentiu, insult*, ignor*, chamado a atencao, nunca (devia|deveria)`,
}
