import type { Lexicon } from './concepts.ts'

export const pt: Lexicon = {
  delight:
    'amo, amei, adoro, adorei, incrível, incríveis, excelente*, ótim*, perfeit*, maravilhos*, fantástic*, sensacional, espetacular*, melhor, melhores, favorit*, nota dez, nota 10, impecável, delicios*, show, top, sonho, salvou, espetáculo, extraordinári*, impressionad*, fenomenal, encantad*, cinco estrelas',
  liking:
    'bom, boa, bons, boas, bem, gosto, gostei, feliz, content*, satisfeit*, agradáve*, simpátic*, gentil, gentis, atencios*, bonit*, lind*, confortáve*, prátic*, fácil, rápid*, eficien*, confiáve*, limp*, fresc*, gostos*, barat*, corret*, recomend*, útil, orgulho*, educad*, pacien*, prestativ*, profissional, alívio, legal, bacana, fixe, carinho*',
  dislike:
    'mau, má, mal, ruim, ruins, decepcion*, desilu*, lent*, demora*, problema*, chat*, irritante*, incômod*, complicad*, difícil, fraco, fraca, desagradáve*, grosseir*, mal educad*, mal-educad*, suj*, barulh*, car*, caro, cara, frio, inútil, frustr*, insatisfeit*, descontent*, pena, infelizmente, lamentáve*, medíocre*, confus*, péssima ideia, cansad*, reclam*',
  disgust:
    'horríve*, terríve*, péssim*, vergonh*, vergonhos*, nojo, nojent*, desastre*, pior, piores, patétic*, inaceitáve*, ridícul*, lixo, porcaria, absurdo*, revoltante*, palhaçada, descaso, pesadelo, golpe, uma vergonha, deplorável, escandal*, inadmissível',
  anger:
    'indignad*, furios*, com raiva, raiva, revoltad*, chega, basta, sério isso, é piada, tá de brincadeira, brincadeira, de saco cheio, saco cheio, fart*, cansei, falta de respeito, irritad*, que absurdo',
  insult:
    'ladrão, ladrões, mentiros*, mentira*, golpistas, incompetent*, idiota*, palhaços, safad*, picaret*, burros, vigarista*',
  swearing: 'merda*, porra, caralho, droga, bosta, puta, foda*, inferno, maldit*, cacete, fdp, pqp',
  worry: 'preocup*, medo, receio, assustad*, nervos*, pânico, perigos*, aflit*',
  sorrow: 'triste*, tristeza, chor*, lágrimas, pena, saudade*, lamento, infelizmente, sinto muito',
  cheer: 'haha*, kkk*, rsrs*, lol, mal posso esperar, ansios*, oba, uhu, viva, uau',
  thanks:
    'obrigad*, muito obrigado, muito obrigada, valeu, agradeç*, agradec*, grat*, parabéns, obg, brigad*',
  recommending:
    'recomend*, super recomendo, voltarei, vou voltar, volto sempre, com certeza, indispensável, vale a pena, cliente fiel, indico, podem comprar',
  irony:
    'parabéns, obrigado por nada, adoro pagar, como sempre, pra variar, para variar, claro, supostamente, que maravilha, que beleza, bravo, vocês são demais, ótimo serviço, só que não',
  not: 'não, nem, sem, nenhum*, tampouco, ñ, nao',
  but: 'mas, porém, embora, apesar, contudo, exceto, menos, em vez, ao invés, só que, no entanto',
  very: 'muito, muita, tão, demais, super, realmente, totalmente, completamente, absolutamente, extremamente, mais, bastante',
  hardly: 'mal, quase, raramente, pouco, talvez, supostamente, meio',
  again:
    'de novo, outra vez, novamente, ainda, continua*, sempre, toda vez, todo dia, todos os dias, terceira vez, segunda vez, duas vezes, três vezes, várias vezes, constantemente, mais uma vez',
  never: 'nunca, jamais, nada, ninguém, nunca mais, nenhuma resposta, nem sequer',
  works:
    'funciona, funciona bem, como esperado, como prometido, no prazo, antes do prazo, pontual*, no dia seguinte, sem problemas, de primeira, cumpre, em minutos, na hora',
  broken:
    'quebr*, quebrado, avari*, estrag*, erro*, falha*, bug*, bugado, trava*, travando, travou, não funciona, nao funciona, parou de funcionar, deixou de funcionar, não abre, não carrega, não liga, não deixa, fecha sozinho, cai, caiu, congel*, defeito*, defeituos*, desconect*, vaza*, vazamento, rasg*, descol*, rachad*, tela preta, tela branca, pifou',
  late: 'atras*, atraso*, demor*, esper*, esperando, espera, há dias, há semanas, faz dias, faz semanas, semanas, horas, dias, ainda não, não chegou, não chega, desde ontem, desde segunda, fila*, até hoje, nunca chega',
  missing:
    'falt*, faltando, perd*, perdid*, sumiu, desapareceu, vazi*, incomplet*, errad*, trocad*, não recebi, nunca recebi, não entreg*, esquec*, extravi*',
  damaged:
    'danificad*, arranhad*, amassad*, riscad*, rasgad*, molhad*, mofo, mofad*, vencid*, fora da validade, podre, estragad*, manchad*, violad*, usado',
  cancelled:
    'cancel*, cancelad*, suspens*, adiad*, recus*, neg*, negad*, desmarc*, overbooking, remarc*, bloque*, barrad*',
  unanswered:
    'não respondem, não responde, ninguém responde, ninguém atende, não atendem, sem resposta, nenhuma resposta, ignor*, desligam, desligaram, caiu a ligação, resposta automática, robô, bot, jogam, empurr*, silêncio, não retorn*, sem retorno',
  worse:
    'pior, pior*, antes, não é mais, já não, depois da atualização, desde a atualização, versão anterior, caiu a qualidade, decaiu, tiraram',
  wasted:
    'perda de tempo, perda de dinheiro, dinheiro jogado fora, jogado fora, perdi, perdemos, à toa, não comprem, não compre, evitem, cuidado, fujam, nunca mais, não vale',
  leaving:
    'cancelar minha, cancelar meu, vou cancelar, trocar de, mudar de, concorrên*, concorrent*, desinstal*, última vez, nunca mais, perderam um cliente, perderam cliente, adeus, tchau, excluí',
  solved:
    'resolv*, resolveu, resolveram, resolvid*, consert*, trocaram, reembolsaram, devolveram, ajudou, ajudaram, de graça, grátis, encontraram, apareceu, desculp*, estorn*',
  asking:
    'como, quando, onde, quem, qual, quais, quanto*, que horas, que dia, posso, pode, podem, poderia*, dá para, dá pra, é possível, tem como, tem algum, há alguma, vocês têm, vocês tem, alguém sabe, alguém, devo, preciso de, pergunta*, dúvida*, gostaria de saber, queria saber, saber se, informaç*, existe',
  why: 'por que, porque, porquê, motivo, razão, explic*, explicação',
  helpless:
    'ajuda, ajud*, me ajudem, preciso de ajuda, por favor, pfv, pf, o que faço, o que eu faço, não sei, desesperad*, socorro, não consigo, já tentei, já tentei de tudo',
  wishing:
    'gostaria, seria bom, seria ótimo, seria legal, poderia ter, poderiam, podiam, podia ter, adicion*, acrescent*, colocar, coloquem, sugestão, sugestões, sugiro, ideia, proposta, deveria*, deviam, falta uma, faltou, opção, opção de, melhorar, por que não, tomara, quem me dera, um modo',
  demand:
    'exijo, exig*, quero meu, quero minha, devolv*, devolvam, solicito, respondam, me liguem, imediatamente, providência*, solução, gerente, responsável, aguardo',
  app: 'app, aplicativo*, aplicação, atualiz*, versão, site, página*, botão, tela*, ecrã, menu, função, funções, interface, navegador, celular, telemóvel, tablet, computador, android, iphone, servidor*, sincroniz*, notificaç*, playlist*, vídeo*, video*, baix*, instal*, wifi, wi-fi, internet, conexão, rede, sinal, arquivo*, filtro*, busca, configuraç*, bluetooth',
  goods:
    'produto*, qualidade, material, tecido, tamanho, cor, cores, sabor, gosto, receita, café, pão, queijo, comida, prato*, bateria, cabo, carregador, aparelho*, máquina*, som, câmera, colchão, sofá, cadeira, mesa, sapato*, tênis, jaqueta, calça, vestido, camisa, casaco, zíper, fecho, costura*, tampa, cabo, embalagem, quarto*, cama, café da manhã, pequeno-almoço, livro, jogo*, bicicleta, lavagem, garantia, manual, peça*, acabamento, panela, modelo',
  delivery:
    'entreg*, entrega*, envio*, envi*, encomenda*, pacote*, pedido*, entregador*, motoboy, transportadora, correios, sedex, rastre*, rastreio, chegou, chegar, receb*, retirada, ponto de recolha, depósito, alfândega, caixa, vizinho, frete, compra, comprei, despach*',
  travel:
    'voo*, avião, aeroporto, companhia aérea, mala*, bagagem, embarque, portão, assento*, conexão, escala, decol*, aterr*, comboio*, trem, metrô, metro, ônibus, autocarro, estação, bilhete*, passagem, passagens, viagem*, hotel, reserva*, passageir*, táxi, uber, terminal, motorista',
  stock:
    'estoque, stock, esgotad*, disponíve*, disponibilidade, indisponíve*, prateleira*, fila*, horário*, abert*, abre, fechad*, fecha, marcação, agendamento, agendar, lista de espera, estacionamento, lotad*, caixa aberto',
  charge:
    'cobr*, cobrança*, cobrado, cobraram, fatura*, boleto*, conta, pagamento*, pagar, paguei, pago, cartão, débito*, debit*, pix, assinatura*, mensalidade*, plano*, contrato*, tarifa*, taxa*, renov*, caução, cupom, cupão, vale, pontos, duas vezes, em dobro, transferência*, multa, anuidade, frete',
  refund:
    'reembols*, estorn*, estorno, devoluç*, devolver, devolv*, meu dinheiro, dinheiro de volta, indeniz*, compensação, ressarc*, caução',
  price:
    'preço*, car*, caro, cara, barat*, custo*, custa*, reais, euros, euro, r$, aument*, subiu, desconto*, oferta*, promoç*, grátis, por mês, por ano, custo-benefício, custo benefício, dinheiro, frete',
  account:
    'conta*, login, entrar, acessar, acesso, senha*, palavra-passe, usuário, código, verific*, bloquead*, cadastr*, cadastro, perfil, redefinir, ativar, autentic*, sessão',
  contact:
    'atendimento, atendente*, suporte, sac, assistência, apoio ao cliente, agente*, operador*, telefone, lig*, ligação, liguei, e-mail*, email*, mensagem*, chat, chamado*, protocolo*, ticket*, resposta*, respond*, atend*, contato*, contacto*, reclamação*, reclamações, técnic*, consert*, repar*',
  staff:
    'funcionári*, atendente*, vendedor*, garçom, garçonete, caixa*, gerente*, equipe, equipa, entregador*, motorista*, comissári*, recepcion*, técnic*, enfermeir*, médic*, instrutor*, cabeleireir*, senhor*, senhora, moço, moça, rapaz, menina, empregad*, barista, pessoal, doutor*, segurança',
  manners:
    'educad*, mal educad*, mal-educad*, grosseir*, grosso, grossa, rude*, simpátic*, antipátic*, gentil*, gentileza, sorris*, grit*, arrogan*, desprez*, xing*, insult*, respeito, desrespeit*, tratad*, tratou, trat*, paciência, carinho*, atencios*, má vontade, prestativ*, falta de educação',
  shop: 'loja*, agência*, restaurante*, bar, hotel, caixa*, balcão, supermercado*, mercado, shopping, academia, ginásio, provador*, clínica*, consultório, oficina, farmácia, banheiro*, estacionamento',
  campaign:
    'anúncio*, propaganda*, publicidade, campanha*, cartaz*, outdoor, slogan, newsletter*, sorteio*, concurso*, evento*, feira*, festival*, show*, concerto*, patrocin*, influenc*, imprensa, entrevista*, lançamento*, promoç*, logo, catálogo*, inauguração',
  danger:
    'fogo, incêndio, pegou fogo, fumaça, fumo, queim*, queimadura*, chamas, explod*, explosão, choque elétrico, choque, machuc*, ferid*, ferimento*, sangu*, sangr*, hospital, pronto-socorro, urgência, ambulância, alerg*, intoxic*, vomit*, doente, perigo*, vidro, caco*, gás, asfix*, engasg*, freios, travões, acidente*, mofo, derret*, superaquec*, faísca*',
  abuse:
    'racis*, discrimin*, machis*, homofób*, assédi*, assedi*, agred*, agress*, apalp*, ameaç*, bateu, xing*, deficien*, cadeira de rodas, estrangeir*, humilh*, preconceito*',
  fraud:
    'fraude*, golpe*, hacke*, invad*, phishing, roub*, roubo, furtad*, clon*, clonaram, não autoriz*, não reconheço, não fui eu, desconhecid*, falsific*, fals*, vazamento de dados, dados pessoais, meus dados, outra pessoa, lgpd',
  legal:
    'advogad*, processo, processar, justiça, tribunal, juizado, procon, deco, livro de reclamações, reclame aqui, denunci*, polícia, boletim de ocorrência, lei, direitos, ilegal*, legalmente, ação judicial, consumidor',
  stranded:
    'presos, preso, presa, parad*, abandonad*, sem hotel, sem solução, dormir, dormir no, último voo, último comboio, perdemos a conexão, perdi a conexão, trancad*, na rua, remédio*, medicament*, insulina, sem luz, sem água, sem energia, funeral, enterro, casamento, cirurgia, prova, aluguel, renda',
  outage:
    'fora do ar, caiu, sistema caiu, nada funciona, sem sinal, sem internet, sem serviço, todo mundo, toda a gente, cidade inteira, inacessível, apagão, ninguém consegue, todos os clientes, instabilidade, servidor caiu',
  now: 'agora, já, imediatamente, urgente*, urgência, hoje, hoje à noite, esta noite, amanhã, de manhã, em uma hora, o mais rápido possível, neste momento, no momento, atualmente',
  frail:
    'bebê*, bebé*, criança*, filh*, grávida, mãe, pai, avó, avô, idos*, anos, cadeira de rodas, deficiente*, diabétic*, asma, câncer, cancro, aposentad*, menino, menina',
  news: 'anuncia*, segundo, de acordo com, notícia*, bolsa, ações, receita, lucro*, trimestre, milhões, bilhões, por cento, compra a, adquire, lança, apresenta, estudo, pesquisa, ceo, abre, inaugura, via, comunicado, demissões, demit*',
  advert:
    'ganhe, sorteio, participe, clique, link na bio, grátis, oferta especial, aproveite, cupom, compre já, compre agora, inscreva-se, siga, sigam, vagas, contratando, emprego*, vaga, vende-se, vendo, compartilhe, visite, descubra, novo vídeo, confira',
  chatter:
    'kkk*, rsrs*, lol, hoje à noite, fim de semana, sexta, sábado, domingo, segunda, assistindo, ouvindo, filme, série, episódio, música, cachorro, gato, dormir, aniversário, bom dia, boa noite, futebol, jogo, chuva, mano, cara, gente',
  detail:
    'feito, já fiz, já tentei, já mandei, versão, modelo, número de série, número do pedido, referência, em anexo, anexo, print, dm enviada, mandei dm, enviado, sim, ok obrigado, ok obrigada, certo, entendi, combinado, conforme falado, para info',
  me: 'eu, me, meu, minha, meus, minhas, mim, nós, nos, nosso, nossa, estou, tenho',
  you: 'você*, vocês, vcs, vc, seu, sua, seus, suas, vossa, vosso, teu, tua',
}
