import type { Lexicon } from './concepts.ts'

export const es: Lexicon = {
  delight:
    'encanta*, encantad*, amo, genial*, excelente*, increíble*, fantástic*, maravillos*, perfect*, estupend*, espectacular*, fenomenal*, magnífic*, mejor, mejores, favorit*, de diez, un diez, impecable*, brutal, delicios*, extraordinari*, sobresaliente*, chapó, olé, una joya, un sol, me salvó, salvado, impresionante*, top',
  liking:
    'bien, buen, buena, bueno, buenos, buenas, gusta, gustó, gustado, feliz, content*, satisfech*, agradable*, amable*, simpátic*, atent*, bonit*, lind*, cómod*, práctic*, fácil*, rápid*, eficaz, eficiente*, fiable*, limpi*, sólid*, fresc*, ric*, barat*, correct*, recomiend*, recomendable*, mejorado, útil*, orgullos*, alegr*, pacien*, profesional*, cariño*, servicial*',
  dislike:
    'mal, mala, malo, malos, malas, decepcion*, decepción, lent*, problema*, fallo*, molest*, fastidi*, incómod*, complicad*, difícil, pobre, aburrid*, desagradable*, antipátic*, maleducad*, groser*, suci*, ruido*, car*, carísim*, frío, inútil*, frustr*, insatisfech*, descontent*, lástima, pena, lamentablemente, desgraciadamente, mediocre*, flojo, regular, engorros*, confus*, harto, harta, queja*, no me gusta',
  disgust:
    'horrible*, terrible*, pésim*, fatal, vergüenza, vergonzos*, asco, asqueros*, lamentable*, desastre*, desastros*, peor, patétic*, nefast*, inaceptable*, indignante*, ridícul*, basura, porquería, estafa*, espantos*, penos*, de pena, tomadura de pelo, pesadilla, chapuza, deplorable*, inadmisible*, horroroso*',
  anger:
    'indignad*, furios*, enfadad*, cabread*, hart*, ya basta, basta ya, en serio, es una broma, menuda broma, tomadura de pelo, de locos, increíble que, qué vergüenza, ira, no puede ser, alucin*',
  insult:
    'ladron*, ladrones, mentiros*, mentira*, estafador*, incompetent*, inepto*, idiota*, payaso*, sinvergüenza*, chorizos, inútiles, timador*',
  swearing:
    'mierda*, joder, puta, puto, coño, cojones, carajo, hostia, maldit*, pinche*, chingad*, gilipollas, cabron*',
  worry: 'preocup*, miedo, temor, asustad*, inquiet*, nervios*, pánico, peligros*, angustia*',
  sorrow: 'triste*, tristeza, llor*, lágrimas, pena, lástima, echo de menos, extraño, lamento, siento',
  cheer: 'jaja*, jeje*, lol, qué ganas, yuju, viva, bravo, yupi, ganas de, guau, wow',
  thanks: 'gracias, muchas gracias, mil gracias, agradec*, agradecid*, enhorabuena',
  recommending:
    'recomiend*, recomendad*, recomendable*, totalmente recomendable, repetir*, volver*, volveré, sin duda, imprescindible*, no lo dudéis, fiel*, 100 recomendable',
  irony:
    'gracias por nada, enhorabuena, felicidades, bravo, como siempre, para variar, cómo no, supuestamente, menos mal, qué bien, genial servicio, olé, vaya, menudo, menuda, faltaría más',
  not: 'no, ni, sin, ningún*, ninguna, tampoco',
  but: 'pero, aunque, sin embargo, a pesar, excepto, salvo, en cambio, en vez, en lugar, lástima, eso sí',
  very: 'muy, tan, demasiado, súper, super, realmente, totalmente, completamente, absolutamente, extremadamente, más, bastante, tanto',
  hardly: 'apenas, casi, un poco, algo, quizá*, tal vez, supuestamente, rara vez',
  again:
    'otra vez, de nuevo, todavía, aún, sigue*, siguen, cada vez, siempre, todos los días, cada día, tercera vez, segunda vez, dos veces, tres veces, varias veces, constantemente, una y otra vez, vuelve a',
  never: 'nunca, jamás, nada, nadie, nunca más, ninguna respuesta, ni siquiera, ni una',
  works:
    'funciona, funciona bien, va bien, va genial, como esperaba, según lo prometido, a tiempo, puntual*, antes de lo previsto, al día siguiente, sin problemas, a la primera, cumple, en minutos, enseguida',
  broken:
    'rot*, roto, se rompió, rompe*, averiad*, avería*, error*, fallo*, falla*, fallando, no funciona, no va, dejó de funcionar, ha dejado de funcionar, no carga, no abre, no enciende, no me deja, no deja, se cierra, se cuelga, colgad*, bloquead*, congelad*, defectuos*, bug*, me echa, pantalla negra, pantalla en blanco, desconect*, gotea, fuga, descosid*, rajad*, despegad*, se cae, caído',
  late: 'tarde, retras*, retraso*, demor*, esper*, esperando, espera, llevo, llevamos, días esperando, semanas, horas, hace días, hace semanas, desde el lunes, desde ayer, desde hace, todavía no, aún no, no llega, no ha llegado, sigue sin, cola*, tarda*, lentitud, eterno, interminable*',
  missing:
    'falta*, faltan, perdid*, perdieron, desaparecid*, vacío, vacía, incomplet*, equivocad*, no recib*, nunca recib*, no entregad*, olvid*, extravi*, no aparece',
  damaged:
    'dañad*, rayad*, abollad*, golpead*, aplastad*, rasgad*, mojad*, empapad*, moho, mohos*, caducad*, podrid*, manchad*, estropead*, abiert*, usado',
  cancelled:
    'cancel*, cancelad*, anulad*, suspendid*, aplazad*, rechaz*, deneg*, negaron, sobreventa, overbooking, desviad*, reprogram*, bloquearon',
  unanswered:
    'no contestan, no contesta, no responden, no responde, nadie contesta, nadie responde, sin respuesta, ninguna respuesta, no me contestan, ignor*, cuelgan, me colgaron, colgaron, contestador, respuesta automática, robot, bot, me pasan, marean, mareando, silencio, no cogen, no llaman, largas, copia y pega',
  worse:
    'peor, empeor*, antes, ya no, desde la actualización, tras la actualización, versión anterior, cada vez peor, bajado la calidad, ha bajado, quitaron, han quitado',
  wasted:
    'pérdida de tiempo, pérdida de dinero, tirar el dinero, dinero tirado, perdí, perdimos, para nada, arruin*, no compréis, no compren, evitad, eviten, cuidado, ojo, aviso, nunca más, no vale la pena',
  leaving:
    'me voy, baja, darme de baja, cancelar mi, desinstal*, competencia, cambiar de, cambio de compañía, me cambio, última vez, nunca más, perdido un cliente, pierden un cliente, adiós, otra parte, borrado la app',
  solved:
    'solucionad*, solucion*, resuelt*, resolv*, arreglad*, cambiaron, repuest*, reembolsaron, devolvieron, ayudó, ayudaron, ayudad*, gratis, encontraron, apareció, disculp*, nos buscó, me buscó',
  asking:
    'cómo, cuándo, dónde, quién, cuál, cuáles, cuánto*, cuántos, cuánta, qué hora, qué día, puedo, se puede, podéis, pueden, podrían, podría, podríais, es posible, hay alguna, hay algún, hay que, tenéis, tienen, alguien sabe, sabe alguien, sabéis, alguien, debo, tengo que, pregunta*, duda*, quería saber, quisiera saber, me gustaría saber, saber si, consulta*, información, informar, existe',
  why: 'por qué, porqué, motivo, razón, explic*, explicación, a qué se debe',
  helpless:
    'ayuda, ayúd*, ayuden, necesito ayuda, por favor, porfa, pf, qué hago, qué puedo hacer, no sé, no sé qué, desesperad*, socorro, auxilio, no consigo, no logro, he probado todo',
  wishing:
    'me gustaría, estaría bien, estaría genial, sería genial, sería bueno, sería útil, ojalá, podríais añadir, añadir, añad*, agregar, agreguen, sugerencia*, sugiero, idea, propuesta, propongo, deberían, deberíais, faltaría, echo en falta, poned, pongan, opción, opción de, mejorar, mejora, por qué no, un modo',
  demand:
    'exijo, exig*, quiero mi, quiero que, reclam*, devuélv*, devuelvan, solicito, respondan, contesten, llámenme, inmediatamente, de inmediato, una solución, encargado, responsable, espero respuesta',
  app: 'app, aplicación*, actualización*, actualiz*, versión, web, página*, sitio, botón, pantalla*, menú, función*, interfaz, navegador, móvil, celular, tablet, ordenador, android, iphone, servidor*, sincroniz*, notificacion*, playlist*, vídeo*, video*, descarg*, instal*, wifi, internet, conexión, red, cobertura, archivo*, filtro*, buscador, ajustes, bluetooth',
  goods:
    'producto*, calidad, material*, tela, talla*, tamaño, color*, sabor, sabe, receta, café, pan, queso, comida, plato*, batería, cable, cargador, aparato*, máquina*, sonido, cámara, colchón, sofá, silla, mesa, zapat*, chaqueta, pantalón*, vestido, camisa, abrigo, cremallera, costura*, tapa, mango, envase*, habitación*, cama, desayuno, libro, juego*, bici*, lavado*, garantía, instrucciones, pieza*, acabado*, sartén, cápsula*, modelo',
  delivery:
    'entreg*, entrega*, envío*, envi*, paquete*, pedido*, pedí, repartidor*, reparto, mensajero*, mensajería, correos, seur, transportista, seguimiento, llegó, llegado, llega, recib*, recogida, punto de recogida, almacén, aduana*, caja, buzón, vecino, encargo',
  travel:
    'vuelo*, avión, aeropuerto, aerolínea*, maleta*, equipaje, embarque, puerta, asiento*, escala, conexión, despegue, aterriz*, tren*, ave, metro, bus, autobús, estación, andén, billete*, viaje*, trayecto, hotel*, reserva*, reservad*, pasajer*, taxi, revisor*, vagón, barajas, terminal, ferry',
  stock:
    'stock, existencias, agotad*, disponible*, disponibilidad, sin stock, estantería*, cola*, fila*, horario*, abiert*, abre*, cerrad*, cierre, cita*, lista de espera, aparcamiento, parking, aforo, completo, caja abierta',
  charge:
    'cobr*, cobrado, cobraron, cobro*, cargo*, cargado, factura*, facturación, pago*, pagar, pagué, pagado, tarjeta*, cuenta bancaria, domicili*, recibo*, suscripción*, cuota*, contrato*, tarifa*, renov*, comisión*, comisiones, fianza, depósito, código de descuento, vale, cupón, puntos, dos veces, doble cobro, transferencia*, impuesto*, multa',
  refund:
    'reembols*, devolución*, devolver, devuelto, devuelven, devuélvanme, mi dinero, dinero de vuelta, compensación, indemniz*, fianza, abono',
  price:
    'precio*, car*, caro, cara, barat*, coste*, cuesta*, euros, euro, pesos, sube*, subido, subida, aumento, descuento*, oferta*, rebaja*, promoción*, gratis, al mes, al año, relación calidad precio, calidad-precio, dinero',
  account:
    'cuenta*, sesión, iniciar sesión, contraseña*, usuario, clave, código, verific*, bloquead*, registr*, acceso, acceder, entrar, perfil, restablecer, activar, dar de alta, autentic*',
  contact:
    'atención al cliente, servicio al cliente, servicio técnico, soporte, asistencia, agente*, operador*, asesor*, teléfono, llam*, llamada*, llamé, correo*, email*, mail*, mensaje*, chat, ticket*, respuesta*, responder, respond*, contestar, contest*, contactar, contact*, reclamación*, incidencia*, expediente, técnico*, repar*',
  staff:
    'personal, emplead*, dependient*, camarer*, cajer*, encargad*, gerente*, director*, equipo, repartidor*, conductor*, chófer, azafat*, recepcion*, recepcionista*, técnic*, enfermer*, médic*, monitor*, peluquer*, señor*, señora, chico, chica, trabajador*, barista, doctor*, revisor*, vendedor*',
  manners:
    'amable*, amabilidad, maleducad*, mal educad*, educad*, groser*, simpátic*, antipátic*, borde*, sonris*, grit*, gritó, chul*, prepotente*, arrogante*, desprecio, despect*, insult*, respeto, irrespetuos*, trato, trató, tratar*, paciencia, cariño*, atento*, malas formas, malos modos',
  shop: 'tienda*, local, sucursal*, oficina*, restaurante*, bar, hotel*, caja*, mostrador, supermercado*, centro comercial, gimnasio, probador*, clínica*, consulta, taller, farmacia, baño*, aparcamiento',
  campaign:
    'anuncio*, publicidad, publicitari*, campaña*, cartel*, eslogan, newsletter*, boletín, sorteo*, concurso*, evento*, feria*, festival*, concierto*, patrocin*, influencer*, prensa, entrevista*, lanzamiento*, presentación*, promoción*, promo*, spot, logo, catálogo*, inauguración',
  danger:
    'fuego, incendi*, humo, quem*, quemad*, llamas, explot*, explosión, descarga eléctrica, calambre, herid*, herida*, sangr*, hospital, urgencias, ambulancia, alerg*, intoxic*, vomit*, enferm*, peligro*, cristal en, cristales, gas, asfix*, atragant*, frenos, accidente*, moho, derretid*, sobrecalent*, chispa*',
  abuse:
    'racis*, discrimin*, machis*, sexis*, homófob*, acos*, agred*, agresión*, tocó, toque*, amenaz*, pegó, insult*, discapacita*, discapacidad, silla de ruedas, velo, extranjer*, humill*, sudaca, moro',
  fraud:
    'fraude*, estaf*, hacke*, pirate*, phishing, robad*, robo, robaron, suplant*, no autorizad*, sin autorización, no reconozco, no he hecho, desconocid*, falsific*, fals*, filtración, datos personales, mis datos, no fui yo, otra persona',
  legal:
    'abogad*, juicio, juzgado*, tribunal*, demanda*, denunci*, denuncia, legal*, ilegal*, consumo, oficina del consumidor, ocu, facua, hoja de reclamaciones, hojas de reclamaciones, policía, ley, derechos, burofax, arbitraje, profeco',
  stranded:
    'tirados, tirado, tirada, atrapad*, varad*, sin hotel, sin solución, dormir, dormir en, último tren, último vuelo, perdido la conexión, perdimos la conexión, encerrad*, en la calle, medicación, medicina*, insulina, sin luz, sin agua, sin calefacción, funeral, entierro, boda, operación, examen, alquiler, abandonad*',
  outage:
    'caído, caída, no funciona nada, nada funciona, caída del servicio, servidores caídos, sin servicio, sin internet, a todos, todo el mundo, toda la ciudad, inaccesible, fuera de servicio, apagón, corte, nadie puede, todos los clientes, sin cobertura',
  now: 'ahora, ahora mismo, ya, inmediatamente, urgente*, urgencia, hoy, esta noche, esta mañana, esta tarde, mañana, en una hora, cuanto antes, lo antes posible, en este momento, actualmente',
  frail:
    'bebé*, niñ*, hij*, embarazada, madre, padre, abuel*, mayor, ancian*, años, silla de ruedas, discapacitad*, diabétic*, asma, cáncer, jubilad*, crío*',
  news: 'anuncia, según, noticia*, informa, bolsa, acciones, ingresos, beneficio*, trimestre, millones, por ciento, compra de, adquiere, lanza, presenta, estudio, encuesta, ceo, abre, inaugura, vía, comunicado, despid*, última hora',
  advert:
    'gana, sorteo, participa, haz clic, clic, link en bio, enlace en, gratis, oferta especial, aprovecha, código, compra ya, compra ahora, reserva ya, suscríbete, síguenos, buscamos, contratamos, empleo*, trabajo, vacante*, se vende, vendo, comparte, visita, descubre, nuevo vídeo',
  chatter:
    'jaja*, lol, esta noche, finde, fin de semana, viernes, sábado, domingo, lunes, viendo, escuchando, película, serie, capítulo, canción, perro, gato, dormir, cumpleaños, buenos días, buenas noches, fútbol, partido, lluvia, tía, tío, mujer, marido',
  detail:
    'hecho, ya está, ya lo he hecho, ya probé, ya lo probé, versión, modelo, número de serie, número de pedido, referencia, adjunto, adjunt*, captura, md enviado, dm enviado, enviado, sí, ok gracias, vale, entendido, de acuerdo, según lo hablado, para info, como comenté',
  me: 'yo, me, mi, mis, mí, mío, nos, nosotros, nuestro, nuestra, he, tengo, estoy, llevo',
  you: 'usted*, su, sus, vosotros, vuestro, vuestra, os, tú, tu, tus, ustedes',
}
