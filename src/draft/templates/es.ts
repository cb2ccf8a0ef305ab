import type { Phrases } from './phrases.ts'

export const es: Phrases = {
  greeting: {
    warm: { named: 'Hola, {name}:', unnamed: 'Hola:' },
    plain: { named: 'Hola, {name}:', unnamed: 'Hola:' },
    formal: { named: 'Buenos días, {name}:', unnamed: 'Buenos días:' },
  },
  opening: {
    praise: {
      warm: ['Muchísimas gracias, leerte nos ha hecho sonreír.', '¡Qué alegría leer esto, gracias!'],
      plain: ['Gracias por sus amables palabras.', 'Gracias, es un gusto leer esto.'],
      formal: ['Le agradecemos mucho sus amables palabras.', 'Muchas gracias por su amable mensaje.'],
    },
    complaint: {
      warm: [
        'Gracias por contárnoslo, y sentimos leer esto. Un día con nosotros no debería ser así.',
        'Sentimos saber esto, y gracias por hablar con tanta franqueza.',
      ],
      plain: [
        'Gracias por contárnoslo. Sentimos leer esto.',
        'Sentimos saber esto. Gracias por escribirnos.',
      ],
      formal: [
        'Le agradecemos que nos lo haya hecho saber. Lamentamos leer esto.',
        'Lamentamos leer esto y le agradecemos su mensaje.',
      ],
    },
    question: {
      warm: ['¡Buena pregunta, gracias!', 'Gracias por preguntar.'],
      plain: ['Gracias por su pregunta.', 'Gracias por preguntarnos.'],
      formal: ['Le agradecemos mucho su pregunta.', 'Muchas gracias por su interés y por su pregunta.'],
    },
    suggestion: {
      warm: ['¡Qué buena idea, gracias!', 'Gracias por pensar con nosotros.'],
      plain: ['Gracias por la sugerencia.', 'Gracias por su idea.'],
      formal: ['Le agradecemos mucho su sugerencia.', 'Muchas gracias por su sugerencia.'],
    },
    other: {
      warm: ['¡Gracias por hablar de nosotros!', 'Gracias, ha sido un gusto leerte.'],
      plain: ['Gracias por su mensaje.', 'Gracias por escribirnos.'],
      formal: ['Le agradecemos mucho su mensaje.', 'Muchas gracias por su mensaje.'],
    },
  },
  theme: 'Entendemos que se trata de lo siguiente: {theme}.',
  brought: 'Ahora está con nuestro {team}.',
  teams: {
    product: 'equipo de producto',
    operations: 'equipo de logística',
    support: 'equipo de atención',
    billing: 'equipo de facturación',
    people: 'equipo de servicio',
    marketing: 'equipo de marketing',
    other: 'equipo que más sabe de ello',
  },
  done: {
    fix: 'Nuestro equipo lo ha arreglado.',
    refund: 'El reembolso está hecho.',
    'policy change': 'Hemos cambiado nuestras normas por ello.',
    'product change': 'Hemos cambiado el producto por ello.',
    recognise: 'Hemos transmitido el elogio a quien lo merece.',
    replicate: 'Lo hemos introducido en más lugares.',
    other: 'Hemos actuado en consecuencia.',
  },
  closing: {
    praise: {
      warm: '¡Que tengas un día estupendo!',
      plain: 'Que tenga un buen día.',
      formal: 'Le deseamos un buen día.',
    },
    complaint: {
      warm: 'Escríbenos cuando quieras, tus palabras nos importan.',
      plain: 'Escríbanos si quiere añadir algo.',
      formal: 'Si desea añadir algo, le rogamos que nos escriba.',
    },
    question: {
      warm: 'Con algún detalle más es más fácil responder bien.',
      plain: 'Algún detalle más ayuda a responder bien.',
      formal: 'Algunos detalles más ayudarían a responderle bien.',
    },
    suggestion: {
      warm: 'Las cosas buenas empiezan con ideas como la tuya.',
      plain: 'Ideas como esta son siempre bienvenidas.',
      formal: 'Sugerencias como la suya son siempre bienvenidas.',
    },
    other: {
      warm: '¡Que tengas un día estupendo!',
      plain: 'Que tenga un buen día.',
      formal: 'Le deseamos un buen día.',
    },
  },
  signature: { warm: 'El equipo de {brand}', plain: '{brand}', formal: 'Un cordial saludo, {brand}' },
}
