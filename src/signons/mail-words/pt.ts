import type { MailWords } from './words.ts'

export const portuguese: MailWords = {
  subjects: { confirm: 'Confirme, por favor', link: 'Seu link', done: 'Sobre o que você confirmou' },
  asked: 'Alguém deu este endereço em nosso site. Se foi você, abra este link, leia do que se trata e aperte ali o botão:',
  code: 'Ou escreva este código na página em que fez o pedido:',
  hours: 'O link e o código valem por 72 horas. Depois disso, o que foi escrito desaparece, e você pode pedir de novo.',
  held: 'Muitos pedidos vieram da sua rede em pouco tempo. Por isso, o que você confirmar só é contado depois que uma pessoa o tiver visto; sua página o dirá.',
  notYou: 'Se não foi você, não faça nada, ou abra o link e diga isso ali. Nada conta até você confirmar.',
  signed: 'Você confirmou. Este é o link da sua própria página, onde pode mudar, retirar ou mandar apagar:',
  'signed-and-held':
    'Você confirmou. Contará quando uma pessoa o tiver visto. Este é o link da sua própria página, onde vê em que pé está e pode mudar, retirar ou mandar apagar:',
  'signed-already':
    'Já tinha sido confirmado com este endereço, e um endereço conta uma só vez. Por isso, o nome e as escolhas enviados agora não foram tomados; ficam os anteriores. Este é mais um link para a página, onde pode mudar, retirar ou mandar apagar:',
  'organisation-confirmed': 'Está confirmado para sua organização. Este é o link da página dela, onde pode reafirmar ou retirar:',
  'organisation-review':
    'Você confirmou para sua organização. Será mostrado quando uma pessoa o tiver visto, pois só o endereço não mostra que fala por ela. Nenhum e-mail virá então; a página o diz. Este é o link da página dela:',
  'organisation-stands':
    'Você confirmou para sua organização, que já está ali. Só o link enviado naquela ocasião pode reafirmar ou retirar. O que você enviou toma o lugar se uma pessoa que o viu permitir. Este é o link da página dela:',
  keep: 'O link está só neste e-mail, e não podemos encontrá-lo de novo. Quem o tem ou pode ler este e-mail pode fazer tudo isso: guarde-o só onde for seguro para você.',
  erased:
    'Já tinha sido confirmado com este endereço, e o que dizia quem o fez foi apagado na ocasião, como pedido; e um endereço conta uma só vez. Por isso nada foi acrescentado agora, e não há página para abrir. Quando isto for encerrado para todos, nada ficará pelo qual seu endereço possa ser reconhecido.',
}
