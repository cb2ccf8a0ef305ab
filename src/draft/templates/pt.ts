import type { Phrases } from './phrases.ts'

export const pt: Phrases = {
  greeting: {
    warm: { named: 'Olá, {name},', unnamed: 'Olá,' },
    plain: { named: 'Olá, {name},', unnamed: 'Olá,' },
    formal: { named: 'Bom dia, {name},', unnamed: 'Bom dia,' },
  },
  opening: {
    praise: {
      warm: ['Muito obrigado, ler isto fez-nos sorrir.', 'Que alegria ler isto, obrigado!'],
      plain: ['Obrigado pelas suas palavras.', 'Obrigado, é bom ler isto.'],
      formal: ['Agradecemos muito as suas amáveis palavras.', 'Muito obrigado pela sua amável mensagem.'],
    },
    complaint: {
      warm: [
        'Obrigado por nos contar, e lamentamos ler isto. Um dia connosco não devia ser assim.',
        'Lamentamos saber isto, e obrigado pela franqueza.',
      ],
      plain: [
        'Obrigado por nos contar. Lamentamos ler isto.',
        'Lamentamos saber isto. Obrigado por nos escrever.',
      ],
      formal: [
        'Agradecemos que nos tenha dado a conhecer a situação. Lamentamos ler isto.',
        'Lamentamos ler isto e agradecemos a sua mensagem.',
      ],
    },
    question: {
      warm: ['Boa pergunta, obrigado!', 'Obrigado por perguntar.'],
      plain: ['Obrigado pela sua pergunta.', 'Obrigado por nos perguntar.'],
      formal: ['Agradecemos muito a sua pergunta.', 'Muito obrigado pelo seu interesse e pela sua pergunta.'],
    },
    suggestion: {
      warm: ['Que boa ideia, obrigado!', 'Obrigado por pensar connosco.'],
      plain: ['Obrigado pela sugestão.', 'Obrigado pela sua ideia.'],
      formal: ['Agradecemos muito a sua sugestão.', 'Muito obrigado pela sua sugestão.'],
    },
    other: {
      warm: ['Obrigado por falar de nós!', 'Obrigado, foi bom ler isto.'],
      plain: ['Obrigado pela sua mensagem.', 'Obrigado por nos escrever.'],
      formal: ['Agradecemos muito a sua mensagem.', 'Muito obrigado pela sua mensagem.'],
    },
  },
  theme: 'Entendemos que se trata do seguinte: {theme}.',
  brought: 'O assunto está agora com a nossa {team}.',
  teams: {
    product: 'equipa de produto',
    operations: 'equipa de logística',
    support: 'equipa de apoio',
    billing: 'equipa de faturação',
    people: 'equipa de atendimento',
    marketing: 'equipa de marketing',
    other: 'equipa que mais sabe disso',
  },
  done: {
    fix: 'O problema foi corrigido.',
    refund: 'O reembolso foi feito.',
    'policy change': 'As nossas regras foram alteradas por causa disto.',
    'product change': 'O produto foi alterado por causa disto.',
    recognise: 'O elogio foi transmitido a quem o merece.',
    replicate: 'Isto foi introduzido em mais lugares.',
    other: 'Tomámos medidas por causa disto.',
  },
  closing: {
    praise: { warm: 'Tenha um ótimo dia!', plain: 'Tenha um bom dia.', formal: 'Desejamos-lhe um bom dia.' },
    complaint: {
      warm: 'Escreva-nos quando quiser, as suas palavras são importantes para nós.',
      plain: 'Se quiser acrescentar algo, escreva-nos.',
      formal: 'Caso queira acrescentar algo, não hesite em escrever-nos.',
    },
    question: {
      warm: 'Com mais algum detalhe é mais fácil responder bem.',
      plain: 'Mais alguns detalhes ajudam a responder bem.',
      formal: 'Mais alguns detalhes ajudariam a responder-lhe bem.',
    },
    suggestion: {
      warm: 'As coisas boas começam com ideias como a sua.',
      plain: 'Ideias como esta são sempre bem-vindas.',
      formal: 'Sugestões como a sua são sempre bem-vindas.',
    },
    other: { warm: 'Tenha um ótimo dia!', plain: 'Tenha um bom dia.', formal: 'Desejamos-lhe um bom dia.' },
  },
  signature: { warm: 'A equipa {brand}', plain: '{brand}', formal: 'Com os melhores cumprimentos, {brand}' },
}
