import type { SiteWords } from './words.ts'

export const spanish: SiteWords = {
  home: {
    title: 'Llamamientos por personas privadas de libertad',
    description:
      'Llamamientos con sus fuentes por personas privadas de libertad: cada frase con su fuente, las contradicciones lado a lado.',
    summary:
      'Cada frase se abre a las declaraciones en que se apoya: quién lo dijo, dónde está impreso y la otra versión si la hay. No tomamos partido: las normas sobre la privación de libertad protegen a toda persona, sea cual sea la acusación o la condena.',
    closed: (count) => `${count} ${count === 1 ? 'expediente cerrado' : 'expedientes cerrados'}`,
    open: (count) => `${count} ${count === 1 ? 'llamamiento abierto ahora' : 'llamamientos abiertos ahora'}`,
    closedTitle: 'Expedientes cerrados',
    openTitle: 'Llamamientos abiertos',
    empty: 'Ahora no hay aquí ningún llamamiento publicado',
    emptyText: 'Un llamamiento aparece en esta página cuando lo publican quienes llevan este sitio.',
    norms: 'Las normas sobre la privación de libertad',
  },
  method: {
    description: 'Declaraciones, voces, situación, puntos controvertidos y cómo comprobar un llamamiento publicado.',
    summary:
      'Amparo guarda lo que alguien dijo, nombra a quien lo dijo, conserva al lado la versión contraria y no publica nada que oculte una contradicción.',
    before: [
      {
        heading: 'Quien lo dice no es quien lo imprime',
        paragraphs: [
          'La unidad de un expediente es la *declaración*: un enunciado, sobre quién, dicho por quién, impreso dónde, con las palabras exactas cuando las tenemos. Quien lo dice y quien lo imprime se guardan por separado. Un periódico que transmite lo que dice el servicio penitenciario es el servicio penitenciario hablando.',
          'Una *voz* es un origen independiente. Cinco periódicos que imprimen una misma agencia son una sola voz, y también lo son todos los que transmiten un mismo comunicado. Si dos voces son independientes lo dice una persona, con la razón; nunca se calcula.',
          'Las personas a las que hizo daño quien está bajo custodia son una fuente como cualquier otra, y su versión consta en el expediente.',
        ],
      },
      {
        heading: 'Qué significa controvertido',
        paragraphs: [
          'Las declaraciones que responden a la misma pregunta forman un *punto*. Cuando dan respuestas que no pueden ser ambas ciertas, o cuando una niega la otra, el punto está {contested}, y cada respuesta es una *versión* con las declaraciones que la cuentan. Una frase que se apoya en una declaración controvertida muestra al lado ambas partes. Dos fechas de las que una solo es menos exacta que la otra no son una contradicción.',
          'El equipo puede resolver sobre un punto: dice qué versión prefiere, por qué y qué había visto. Una resolución nunca quita la otra versión ni hace que un punto deje de estar controvertido. Si desde entonces llegaron declaraciones nuevas, la página lo dice.',
          'Cuando fechas o números de declaraciones públicas no pueden ir juntos, la nota dice {impossible} y qué no encaja, aunque nadie lo discuta; también la frase que se apoya en una de ellas.',
          'Ninguna fecha es más precisa que su fuente. «En algún momento de julio» sigue siendo en algún momento de julio; en la cronología sus extremos se desvanecen.',
        ],
      },
    ],
    standing: {
      heading: 'Situación',
      paragraphs: [
        'Cada declaración lleva una palabra que dice hasta dónde se puede confiar en ella. Por sí solo, el programa no pasa de alegado o en disputa; todo lo demás es decisión de una persona, con su razón.',
      ],
    },
    meanings: {
      unassessed: 'nadie lo ha examinado todavía',
      alleged:
        'alguien lo dice; se da el número de voces y no se afirma nada más. De lo que solo dicen los tribunales, la página dice que consta en el tribunal',
      corroborated: 'el equipo ha resuelto que voces independientes dicen lo mismo',
      verified: 'el equipo ha resuelto que las pruebas no dejan duda razonable, y dice por qué',
      disputed: 'otra versión lo contradice',
      refuted: 'el equipo ha resuelto que no es así; una declaración así no se cita',
      retracted: 'quien lo dijo se retractó, o lo habíamos registrado por error',
    },
    after: [
      {
        heading: 'Qué se publica',
        paragraphs: [
          'Solo se muestran declaraciones que el equipo ha marcado como públicas. El título, el resumen, los encabezados y lo que se pide son palabras del equipo. Un llamamiento no puede publicarse mientras una frase de su texto no cite nada y no esté marcada como palabras nuestras, mientras cite algo que no es público, mientras mostrar solo la parte pública ocultaría una contradicción, o cuando ha terminado un consentimiento registrado de alguien de quien habla.',
          'Aquello de lo que su fuente se retractó permanece, señalado así. Lo que habíamos registrado por error se retira y solo se muestra el día. Un llamamiento puede retirarse: entonces quedan en su lugar el día y la razón.',
          'Antes de publicar un texto, alguien responde qué podría causar a quién, y una segunda persona aprueba exactamente ese texto. El pie de cada página dice si fue así, si una persona decidió sola o si lo publicó quien administra el sistema desde la línea de órdenes.',
          'Los expedientes se construyen con lo que otros han publicado. De una dirección mostramos solo el servidor, y a las personas particulares vivas se las nombra por su papel. Este sitio no usa cookies ni nada de otro sitio, y ningún programa salvo uno: el de la página donde se comprueba el recibo de una adhesión, que funciona sin él.',
        ],
      },
      {
        heading: 'Qué ha cambiado desde entonces',
        paragraphs: [
          'El texto, las notas y la huella de una versión quedan como se publicaron. Cuando una fuente se retracta de una declaración citada, cuando llega otra versión, cuando el equipo resuelve o cuando una fuente deja de ser pública, la página lo dice junto a cada frase que se apoya en ella, con el día en que se anotó. Un PDF dice de qué día es.',
        ],
      },
      {
        heading: 'Cómo comprobar una página',
        paragraphs: [
          'Una versión publicada no cambia nunca: una corrección es una versión nueva y la anterior sigue en su dirección. Al pie de cada llamamiento está su huella, y la de la versión anterior, para que ninguna pueda ponerse o quitarse sin que se note. Quien descargue los datos (JSON) puede calcularla de nuevo, con Amparo o con un programa de treinta líneas que está en su guía de publicación:',
          '`amparo verify ID.json`',
          'La huella es el SHA-256 de los datos en forma canónica (RFC 8785), en la que cada texto se sustituye por un compromiso con él (HMAC-SHA-256 con una sal propia). Una persona de la que se habla puede hacer que se borre lo que la identifica: entonces queda en su lugar un hueco con el día, el compromiso permanece, la sal se destruye y la huella aún puede calcularse. Las palabras borradas no pueden hallarse probando.',
          'La huella muestra que dos personas leen el mismo texto y que no se alteró entre ellas. No muestra que lo que dicen las fuentes sea cierto. Para eso están las notas.',
        ],
      },
    ],
  },
  missing: {
    title: 'Página no encontrada',
    heading: 'No hay ninguna página en esta dirección',
    text: 'Puede que se haya escrito mal o que un programa de correo la haya cortado. Todos los llamamientos publicados aquí están en la lista.',
  },
  failed: {
    title: 'No se pudo hacer esta página',
    text: 'El fallo es nuestro. No se ha cambiado nada. Inténtelo de nuevo en unos minutos.',
  },
}
