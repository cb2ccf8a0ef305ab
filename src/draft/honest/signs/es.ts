import { COURTEOUS_MOS } from './mos.ts'
import type { Signs } from './signs.ts'

export const es: Signs = {
  courtesy: String.raw`
    (te|le|os|les) (ayudamos|ayudaremos|respondemos|ayudaria) (con gusto|encantad*|con mucho gusto|gustos*),
    estaremos encantad* de (ayudar*|leer*|escuchar*), con (mucho )?gusto (te|le) (ayudamos|ayudaremos),
    nos (gustaria|encantaria) (\S+ )?(entender|saber|conocer|escuchar|leer), esperamos que`,
  reported: `
    (nos )?(escribe|escribes|escribio|escribiste|dice|dices|dijo|dijiste|cuenta|cuentas|contaste|pide|pides|pidio|pediste|pregunta*|menciona*|comenta*|solicit(o|as|a|aste)|quiere|quieres) (que|un|una|el|la|por|su|tu|de),
    (su|tu) (peticion|solicitud|pregunta|mensaje|idea|sugerencia|deseo) (de|sobre)`,
  ours: `
    (nosotros|(se lo |te lo |le |te |lo )?hemos|nuestr*|nos)`,
  promise: String.raw`
    (\S+ )?\p{L}{2,}(aremos|eremos|iremos|dremos|rremos|bremos)|(?!(para|esperas|maneras|primeras|cafeteras|palabras|otras|compras|mejoras|sera|fuera|era|ahora|hora|manera|espera|quiera|pudiera|primera|cualquiera|lectura|demora|compra|obra|otra|nuestra|vuestra|para|cara|mejora|cafetera|tostadora|muestra|mira)\b)\p{L}{2,}(ara|era|ira|dra|bra|aran|eran|iran|dran|aras|eras|iras|dras)(?= (\S+ )?(a|al|en|con|un|una|el|la|su|tu|noticias|contacto|de|lo|mas|pronto|antes)\b),
    tendra(s|n)?, recibira(s|n)?, volvera(n)?, repetira(n)?, llegara(n)?, llamara(n)?,
    (vamos|voy|va|van) a \p{L}+,
    (te|le|os|les|se) (prometo|prometemos|aseguro|aseguramos|garantizo|garantizamos),
    (prometemos|garantizamos|aseguramos|nos comprometemos),
    (nos|me) (encargamos|encargo|ocupamos|ocupo),
    (te|le|os|les) (enviamos|envio|mandamos|llamamos|llamo|llama|contactamos|avisamos|avisa|reponemos|cambiamos|escribe una),
    por seguro, (contar|cuente|cuenta) con (nosotros|ello), no (volvera|se repetira|pasara),
    (mi|nuestra) palabra, (puede|puedes) (contar|esperar|confiar),
    (sera|seran) \p{L}+(ado|ada|ados|adas|ido|ida|to|ta)`,
  weDo: String.raw`
    (?!(${COURTEOUS_MOS})\b)\p{L}{2,}(amos|emos|imos)`,
  refund: String.raw`
    reembols*, devolu*, devolv*, devuelt*, (su|tu|el) dinero, abon(o|ado|amos|aremos|aran), reintegr*,
    indemniz*, compensa*, recuperara* ~dinero,
    (fianza|pago|importe|cargo|cuota|deposito) (\S+ ){0,3}(vuelto|vuelve|devuelt*|anulad*|a su|a tu)`,
  discount: String.raw`
    descuento*, vale (de|\p{L}*\d+)|un vale|el vale|este vale, cupon*, bono, codigo*, gratis, gratuit*,
    regal(o|os|amos|as|an), obsequio*, invita la casa, corre* (de|por) (nuestra )?cuenta*, por cuenta de la casa,
    rebaja*, mitad de precio, ahorra*, sin coste, sin cargo, mas barato, cortesia de la casa,
    (cuesta|costara|costaran) (\S+ )?nada, no (\S+ )?(cuesta|costara) nada,
    (pagamos|invitamos) nosotros, (te|le|os) invitamos,
    (lo |la |los )?(asumimos|pagamos|cubrimos|invitamos)( nosotros)?, a nuestro cargo,
    por nuestra cuenta`,
  date: String.raw`
    manana (por la \S+)?, (llama*|envi*|lleg*|recib*) (~)?manana, (esta noche|esta tarde|hoy mismo),
    (el|antes del|hasta el|este|proximo|desde el) (proximo )?(lunes|martes|miercoles|jueves|viernes|sabado|domingo),
    (la semana|el mes|el ano) que viene, (la|el) (proxim*|siguiente) (semana|mes|ano), esta semana,
    este mes, (antes de(l)?|a) (fin|final) de \S+,
    (\d+|dos|tres|cuatro|cinco|seis|siete|diez|unos|pocos|unas) (hora|horas|dia|dias|semana|semanas|mes|meses|minutos|dias habiles|dias laborables),
    \d{1,2} de (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre),
    (a|en|desde|hasta) (principios de |mediados de |finales de )?(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre),
    (el|antes del|hasta el) (dia )?\d{1,2}(?! ?%), (en|dentro de|tras) (un|una) (hora|dia|semana|mes)`,
  regret: String.raw`
    (lo |la )?(sentimos|siento|lamentamos|lamento)( mucho| de verdad| muchisimo)?, (nos|me) disculp*,
    disculp(a|e|en|as|amos)( por)?, (pedimos|pido|mil|nuestras|mis) (\S+ )?(disculpas|perdon),
    perdon(a|e|en)?( por)?, disculpas( por)?`,
  sympathy: String.raw`
    (mucho )?((leer|saber|oir|escuchar|enterar\S*|conocer)|(que|si) (\S+ )?(hayas|haya|hayan|has|ha|te|le|tuvieras|tuviera|tuviste|tuvo|tengas|tenga|no estes|no este|estes|este|tu|su|esto|las cosas)|(por )?(las|la|los|el|cualquier|esta|toda|todas las) (\S+ )?(molestia\S*|espera|inconveniente\S*|frustracion|decepcion|confusion|disgusto|situacion|enfado)|molestias|lo ocurrido no|esto|[.!]|$)`,
  admission: String.raw`
    (nuestro|nuestra|mi) (\S+ )?(error|fallo|culpa|equivocacion|negligencia|descuido),
    (culpa|error|fallo) (\S+ )*(nuestra|nuestro|mia|mio),
    (deberiamos|debimos|debi|tendriamos que) (haber )?\p{L}*,
    (te|le|os|les) hemos (fallado|decepcionado|defraudado),
    hemos (fallado|metido la pata|cometido|hecho (\S+ )?mal), nos (hemos equivocado|equivocamos),
    (reconocemos|admitimos|confesamos), (somos|fuimos) (\S+ )?(culpables|responsables), hicimos mal,
    nuestr* \S+ (\S+ )?(fallo|fallaron|se rompio|no aguanto), estafa*, fraude*, ladron*,
    (confundimos|olvidamos|perdimos|retrasamos|cobramos de mas|mezclamos|equivocamos|hemos (confundido|olvidado|perdido|mezclado)),
    (por|de) nuestra parte, (despiste|descuido|lapsus) (\S+ )?nuestro`,
  fixed: String.raw`
    (hemos|he|ha|han|esta|estan|sido|se|fue) (\S+ )?(reparad*|arreglad*|resuelt*|solucionad*|solucion(o|aron)|corregid*|corrigi(o|eron)|resolvi(o|eron)|arregl(o|aron)|subsanad*),
    (reparamos|arreglamos|solucionamos|corregimos|resolvimos), (ya )?funciona de nuevo`,
  changed: String.raw`
    (hemos|he|ha|han|sido) (\S+ )?(cambiad*|modificad*|mejorad*|actualizad*|introducid*|adaptad*|lanzad*|anadid*|eliminad*|publicad*),
    (cambiamos|mejoramos|actualizamos) (\S+ )?(nuestr*|la|el|las|los)`,
  passedOn: String.raw`
    (hemos|he|ha|sido) (\S+ )?(pasado|transmitido|trasladado|remitido|reenviado|compartido|informado|avisado|escalado|notificado|comunicado),
    (esta|estan) (ahora |ya )?(con|en manos de) (\S+), (pasamos|trasladamos|remitimos) (esto|su|tu|el)`,
  lookingAt: String.raw`
    (estamos|estoy|esta|estan) (\S+ )?\p{L}+(ando|iendo|yendo),
    (trabajan|trabaja|trabajamos) (\S+ )?(en|para)`,
  told: String.raw`
    (hemos|he) (contado|dicho|transmitido|hablado|felicitado|agradecido) (\S+ )?(a|con) \p{L}+ (\S+ )?(tu|su|tus|sus|de)`,
  done: String.raw`
    (hemos|he) (ya |tambien )?(?!(leido|recibido|visto|oido|entendido|tenido|podido|sonreido|aprendido|disfrutado|sentido|anotado)\b)\p{L}+(ado|ido|to|cho|sto),
    (su|tu|el|la) \S+ (ha sido|fue|han sido) \p{L}+(ado|ada|ido|ida|to|ta),
    (revisamos|hablamos|enviamos|llamamos|sustituimos|cancelamos|bloqueamos|comprobamos) (\S+ )?(con|su|tu|el|la),
    (su|tu|el|la|los|las) \S+ (\S+ )?(ha sido|fue|han sido|fueron) \p{L}+(ado|ada|ados|adas|ido|idas|idos),
    (?<!(que|si|cuando) )(su|tu) (cuenta|pedido|paquete|maquina|aparato|entrega|suscripcion|caso|solicitud|reparacion|envio|reserva|factura|tarjeta) (esta|fue|ha|sale|llega|va|tiene)`,
  others: `
    (otr|much|vari|algun|numeros)(o|a)s( de)?( nuestr(o|a)s)?( otr(o|a)s)? (client*|persona*|usuari*|huespedes|visitantes|gente),
    mucha gente, la mayoria de (nuestros |los )?clientes,
    (otro|una|un) (client*|persona) (nos )?(escribio|dijo|ha|conto), no (eres|es) (el|la) (unic*),
    todo el mundo, todos los demas,
    (la|el) (primer|primera|segund*|tercer|tercera|cuart*) (person*|client*|que),
    (muchos|otros|varios|algunos) (suscriptores|lectores|miembros|abonados),
    (cientos|miles|decenas|docenas|centenares) de`,
  misdeed: String.raw`
    error*, culpa*, maleducad*, grosero*, equivoc*, mal*, amonest*, despedid*, sancionad*, olvid*,
    no (\S+ )?(hizo|supo|atendio|debio), deberia*, descuid*, comport*, minti*, insult*, ignor*,
    llamado la atencion, nunca (deberia|debio|tendria)`,
}
