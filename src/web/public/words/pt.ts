import type { SiteWords } from './words.ts'

export const portuguese: SiteWords = {
  home: {
    title: 'Apelos por pessoas sob custódia',
    description: 'Apelos com fontes por pessoas sob custódia: cada frase com sua fonte, as contradições lado a lado.',
    summary:
      'Cada frase se abre para as declarações por trás dela: quem o disse, onde está impresso e o outro relato, se houver. Não tomamos partido: as regras da custódia protegem toda pessoa, seja qual for a acusação ou a condenação.',
    closed: (count) => `${count} ${count === 1 ? 'registro encerrado' : 'registros encerrados'}`,
    open: (count) => `${count} ${count === 1 ? 'apelo aberto agora' : 'apelos abertos agora'}`,
    closedTitle: 'Registros encerrados',
    openTitle: 'Apelos abertos',
    empty: 'Nenhum apelo está publicado aqui agora',
    emptyText: 'Um apelo aparece nesta página quando as pessoas que mantêm este site o publicam.',
    norms: 'As normas sobre a privação de liberdade (em inglês)',
  },
  method: {
    description: 'Declarações, vozes, qualificação, pontos contestados e como conferir um apelo publicado.',
    summary:
      'O Amparo guarda o que alguém disse, nomeia quem o disse, mantém ao lado o relato contrário e não publica nada que esconda uma contradição.',
    before: [
      {
        heading: 'Quem diz não é quem imprime',
        paragraphs: [
          'A unidade de um dossiê é a *declaração*: um enunciado, sobre quem, dito por quem, impresso onde, com as palavras exatas quando as temos. Quem diz e quem imprime ficam separados. Um jornal que repassa o serviço penitenciário é o serviço penitenciário falando.',
          'Uma *voz* é uma origem independente. Cinco jornais que imprimem uma agência são uma só voz, assim como todos os que repassam um mesmo comunicado. Se duas vozes são independentes, quem o diz é uma pessoa, com o motivo; nunca se calcula.',
          'As pessoas prejudicadas por quem está sob custódia são uma fonte como qualquer outra, e seu relato consta do dossiê.',
        ],
      },
      {
        heading: 'O que quer dizer contestado',
        paragraphs: [
          'Declarações que respondem à mesma pergunta formam um *ponto*. Quando dão respostas que não podem ser ambas verdadeiras, ou quando uma nega a outra, o ponto é {contested}, e cada resposta é um *relato* com as declarações que o contam. Uma frase que se apoia em uma declaração contestada mostra os dois lados junto dela. Duas datas das quais uma é apenas menos exata que a outra não são uma contradição.',
          'A equipe pode decidir sobre um ponto: diz qual relato prefere, por quê e o que tinha visto. Uma decisão nunca retira o outro relato e nunca torna um ponto incontestado. Se vieram declarações mais novas desde então, a página o diz.',
          'Quando datas ou números de declarações públicas não podem andar juntos, a nota diz {impossible} e o que não combina, mesmo que ninguém o conteste; também o diz a frase que se apoia em uma delas.',
          'Nenhuma data é mais precisa que sua fonte. “Em algum momento de julho” continua sendo em algum momento de julho; na cronologia, suas pontas se esvanecem.',
        ],
      },
    ],
    standing: {
      heading: 'Qualificação',
      paragraphs: [
        'Cada declaração traz uma palavra que diz até onde se pode confiar nela. Sozinho, o programa não vai além de alegado ou em disputa; todo o resto é decisão de uma pessoa, com um motivo.',
      ],
    },
    meanings: {
      unassessed: 'ninguém o examinou ainda',
      alleged:
        'alguém o diz; dá-se o número de vozes e nada mais se afirma. Do que só os tribunais dizem, a página diz que consta do tribunal',
      corroborated: 'a equipe decidiu que vozes independentes dizem o mesmo',
      verified: 'a equipe decidiu que as provas não deixam dúvida razoável, e diz por quê',
      disputed: 'outro relato o contradiz',
      refuted: 'a equipe decidiu que não é assim; uma declaração dessas não é citada',
      retracted: 'quem o disse voltou atrás, ou nós o havíamos registrado por engano',
    },
    after: [
      {
        heading: 'O que se publica',
        paragraphs: [
          'Só se mostram declarações que a equipe marcou como públicas. O título, o resumo, os subtítulos e o que se pede são palavras da equipe. Um apelo não pode ser publicado enquanto uma frase do texto não citar nada e não estiver marcada como palavras nossas, enquanto citar algo que não é público, enquanto mostrar só o lado público esconder uma contradição, ou quando terminou um consentimento registrado de alguém de quem se fala.',
          'Aquilo em que a fonte voltou atrás permanece, marcado assim. O que havíamos registrado por engano é retirado, e só o dia é mostrado. Um apelo pode ser retirado do ar: então ficam em seu lugar o dia e o motivo.',
          'Antes de um texto ser publicado, alguém responde o que ele poderia causar a quem, e uma segunda pessoa aprova exatamente esse texto. O pé de cada página diz se foi assim, se uma pessoa decidiu só, ou se quem opera o sistema o publicou pela linha de comando.',
          'Os dossiês são feitos do que outros publicaram. De um endereço mostramos só o servidor, e pessoas particulares vivas são designadas pelo papel que têm. Este site não usa cookie nem nada de outro site, e um único script: o da página em que se confere o recibo de uma adesão, que funciona sem ele.',
        ],
      },
      {
        heading: 'O que mudou desde então',
        paragraphs: [
          'Texto, notas e impressão digital de uma versão ficam como foram publicados. Quando uma fonte volta atrás em uma declaração citada, quando chega outro relato, quando a equipe decide, ou quando uma fonte deixa de ser pública, a página o diz ao lado de cada frase que se apoia nela, com o dia em que foi anotado. Um PDF diz de que dia é.',
        ],
      },
      {
        heading: 'Como conferir uma página',
        paragraphs: [
          'Uma versão publicada nunca muda: uma correção é uma nova versão, e a antiga fica em seu endereço. Ao pé de cada apelo está sua impressão digital, e a da versão anterior, para que nenhuma possa ser posta ou omitida sem que se veja. Quem baixar os dados (JSON) pode recalculá-la, com o Amparo ou com um script de trinta linhas que está em seu guia de publicação:',
          '`amparo verify ID.json`',
          'A impressão digital é o SHA-256 dos dados em forma canônica (RFC 8785), em que cada texto é substituído por um compromisso com ele (HMAC-SHA-256 com um sal próprio). Alguém de quem se fala pode mandar apagar o que o identifica: então fica em seu lugar uma lacuna com o dia, o compromisso permanece, o sal é destruído, e a impressão digital ainda pode ser calculada. As palavras apagadas não podem ser achadas por tentativas.',
          'A impressão digital mostra que duas pessoas leem o mesmo texto e que ele não foi alterado entre elas. Não mostra que o que as fontes dizem é verdade. Para isso servem as notas.',
        ],
      },
    ],
  },
  missing: {
    title: 'Página não encontrada',
    heading: 'Não há página neste endereço',
    text: 'Ele pode ter sido digitado errado ou cortado por um programa de e-mail. Todos os apelos publicados aqui estão na lista.',
  },
  failed: {
    title: 'Não foi possível fazer esta página',
    text: 'A falha é nossa. Nada foi mudado. Tente de novo em alguns minutos.',
  },
}
