import type { MailWords } from './words.ts'

export const spanish: MailWords = {
  subjects: { confirm: 'Confirme, por favor', link: 'Su enlace', done: 'Sobre lo que confirmó' },
  asked: 'Alguien dio esta dirección en nuestro sitio. Si fue usted, abra este enlace, lea de qué se trata y pulse allí el botón:',
  code: 'O escriba este código en la página desde la que lo pidió:',
  hours: 'El enlace y el código sirven durante 72 horas. Después, lo escrito se borra y puede pedirlo de nuevo.',
  held: 'Desde su red lo pidieron muchas personas en poco tiempo. Por eso, lo que confirme solo se cuenta cuando alguien lo haya revisado; su página lo dirá.',
  notYou: 'Si no fue usted, no haga nada, o abra el enlace y dígalo allí. Nada cuenta hasta que usted lo confirme.',
  signed: 'Lo confirmó. Este es el enlace de su propia página, donde puede cambiarlo, retirarlo o hacer que se borre:',
  'signed-and-held':
    'Lo confirmó. Se contará cuando alguien lo haya revisado. Este es el enlace de su propia página, donde ve cómo está y puede cambiarlo, retirarlo o hacer que se borre:',
  'signed-already':
    'Ya se había confirmado con esta dirección, y una dirección cuenta una sola vez. Por eso, el nombre y las opciones que se enviaron ahora no se tomaron; quedan los anteriores. Este es otro enlace a su página, donde puede cambiarlo, retirarlo o hacer que se borre:',
  'organisation-confirmed': 'Queda confirmado para su organización. Este es el enlace de su página, donde puede reafirmarlo o retirarlo:',
  'organisation-review':
    'Lo confirmó para su organización. Se mostrará cuando alguien lo haya revisado, porque la dirección por sí sola no muestra que hable por ella. Entonces no llega ningún correo; lo dice la página. Este es el enlace de su página:',
  'organisation-stands':
    'Lo confirmó para su organización, que ya figura allí. Solo el enlace que se envió entonces puede reafirmarlo o retirarlo. Lo que usted envió ocupará su lugar si alguien que lo haya revisado lo permite. Este es el enlace de su página:',
  keep: 'El enlace está solo en este correo y no podemos encontrarlo de nuevo. Quien lo tenga o pueda leer este correo puede hacer todo esto: guárdelo solo donde sea seguro para usted.',
  erased:
    'Ya se había confirmado con esta dirección, y lo que decía quién lo hizo se borró entonces, como se pidió. Una dirección se acepta una sola vez: por eso ahora no se añadió nada, y no hay página que abrir. Cuando esto se cierre para todos, no quedará nada por lo que pueda reconocerse su dirección.',
}
