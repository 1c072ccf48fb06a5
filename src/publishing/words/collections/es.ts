import type { CollectionWords } from './words.ts'

// Not reviewed by a speaker yet.
export const spanish: CollectionWords = {
  title: 'Colecciones',
  intro: 'Personas de muchos casos, contadas juntas. Los números pequeños no se dicen, para que por un número no se sepa de nadie.',
  none: 'Aquí no hay ninguna colección publicada.',
  asked: 'A quién se cuenta',
  fields: { country: 'País', place: 'Lugar', authority: 'Autoridad', norms: 'Normas', from: 'Desde', until: 'Hasta' },
  held: { now: 'Bajo custodia el día del recuento, o sin que nadie diga que terminó', ever: 'Bajo custodia en cualquier momento' },
  everybody: 'Todas las personas de los expedientes contados, en la medida en que son públicos',
  others: 'El equipo dejó a algunas personas fuera de la pregunta.',
  released: (number, released, counted) => `Publicación ${number}, de: ${released}. Contado: ${counted}. Estos números no cambian.`,
  numbers: 'Números',
  by: {
    norm: 'Norma',
    place: 'Lugar',
    authority: 'Autoridad',
    year: 'Año',
    country: 'País',
  },
  persons: 'Personas',
  total: 'Las personas de estos números, cada una una vez',
  notTold: 'No se dice',
  noNorm: 'Ninguna norma, según lo que dicen los expedientes',
  countedOn: (day) => `contado: ${day}`,
  atLeast: (least) => `al menos ${least}`,
  nothing: (least) => `No se puede decir ningún número: cada uno es menor de ${least}.`,
  chart: 'Lo mismo en barras',
  how: 'Cómo se cuenta',
  rules: [
    'Se cuentan personas, no afirmaciones: cada una una vez en cada lugar de la tabla. Una persona puede estar en varios.',
    'Que los hechos del expediente puedan activar una norma no dice que se haya violado. Lo que se apoya en una versión discutida no se cuenta.',
    'Solo se cuentan afirmaciones que cualquiera puede leer, y a nadie cuyo consentimiento para publicar se negó o terminó.',
  ],
  small: (least) =>
    `Cada número se redondea hacia abajo a un múltiplo de ${least}. Menos de ${least} no se dice, tampoco el cero, y las filas de las que no se puede decir ningún número se dejan fuera.`,
  still: (least) =>
    `Un número queda como se dijo hasta que al menos ${least} personas hayan entrado en él o salido de él; entonces se cuenta de nuevo.`,
  appeals: 'Llamamientos sobre personas de esta colección',
  noAppeals: 'Aquí no hay publicado ningún llamamiento sobre ellas.',
  own: 'Su propio llamamiento',
  belongs: 'Este llamamiento forma parte de una colección',
  files: 'Estos números como archivos',
  down: { title: 'Esta colección ya no se muestra', when: (day) => `Se retiró. Día: ${day}.` },
}
