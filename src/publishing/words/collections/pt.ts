import type { CollectionWords } from './words.ts'

// Not reviewed by a speaker yet.
export const portuguese: CollectionWords = {
  title: 'Coleções',
  intro: 'Pessoas de muitos casos, contadas juntas. Os números pequenos não são ditos, para que por um número não se saiba de ninguém.',
  none: 'Nenhuma coleção está publicada aqui.',
  asked: 'Quem é contado',
  fields: { country: 'País', place: 'Lugar', authority: 'Autoridade', norms: 'Normas', from: 'De', until: 'Até' },
  held: { now: 'Sob custódia no dia da contagem, ou sem que ninguém diga que terminou', ever: 'Sob custódia em qualquer momento' },
  everybody: 'Todas as pessoas dos casos contados, na medida em que estes são públicos',
  others: 'A equipe deixou algumas pessoas fora da pergunta.',
  released: (number, released, counted) => `Publicação ${number}: ${released}. Contagem: ${counted}. Estes números não mudam.`,
  numbers: 'Números',
  by: { norm: 'Norma', place: 'Lugar', authority: 'Autoridade', year: 'Ano', country: 'País' },
  persons: 'Pessoas',
  total: 'As pessoas destes números, cada uma uma vez',
  notTold: 'Não dito',
  noNorm: 'Nenhuma norma, segundo o que dizem os casos',
  countedOn: (day) => `contagem: ${day}`,
  atLeast: (least) => `pelo menos ${least}`,
  nothing: (least) => `Nenhum número pode ser dito: cada um é menor que ${least}.`,
  chart: 'O mesmo em barras',
  how: 'Como se conta',
  rules: [
    'Contam-se pessoas, não afirmações: cada uma uma vez em cada lugar da tabela. Uma pessoa pode estar em vários.',
    'Que os fatos do caso possam acionar uma norma não diz que ela foi violada. O que se apoia numa versão contestada não é contado.',
    'Só se contam afirmações que todos podem ler, e ninguém cujo consentimento para publicar foi recusado ou terminou.',
  ],
  small: (least) =>
    `Cada número é arredondado para baixo até um múltiplo de ${least}. Menos de ${least} não é dito, nem o zero, e as linhas das quais nenhum número pode ser dito ficam de fora.`,
  still: (least) =>
    `Um número fica como foi dito até que pelo menos ${least} pessoas tenham entrado nele ou saído dele; então é contado de novo.`,
  appeals: 'Apelos sobre pessoas desta coleção',
  noAppeals: 'Nenhum apelo sobre elas está publicado aqui.',
  own: 'O seu próprio apelo',
  belongs: 'Este apelo faz parte de uma coleção',
  files: 'Estes números em arquivos',
  down: { title: 'Esta coleção não é mais mostrada', when: (day) => `Foi retirada. Dia: ${day}.` },
}
