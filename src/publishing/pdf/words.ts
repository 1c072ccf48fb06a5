import { languageOf, scriptOf } from '../../kit/index.ts'

/** The few words that only the printed sheet has; all others are the public pages' (publishing/words). */
export type SheetWords = {
  readonly appeal: string
  readonly version: (version: number) => string
  /** The template puts the numbers in place of `{page}` and `{pages}`. */
  readonly page: string
  readonly salutation: string
  readonly writeIn: string
  /** How the sheet's own marks are to be read. */
  readonly marks: string
  readonly shortened: string
  /** That the sheet is of a day, and what it cannot know. */
  readonly asOf: (day: string) => string
  readonly onTheWeb: string
  readonly alsoSaidBy: string
  readonly otherAccount: string
  /** Between two items of a list, and between a speaker or an answer and what follows. */
  readonly separator: string
  readonly colon: string
  readonly stop: string
  /** Between two words or sentences that are put together here. */
  readonly space: string
  readonly inBrackets: (text: string) => string
}

const english: SheetWords = {
  appeal: 'Appeal',
  version: (version) => `version ${version}`,
  page: 'Page {page} of {pages}',
  salutation: 'Salutation',
  writeIn: 'Write in',
  marks:
    'A number in square brackets leads to a note. A double rule and the word mark what is contested: the accounts differ, and the notes keep each of them.',
  shortened: 'This sheet shortens the notes; the page on the web has them in full.',
  asOf: (day) => `This sheet is as of ${day}; what has changed since is noted on the page on the web.`,
  onTheWeb: 'This appeal on the web',
  alsoSaidBy: 'The same said by',
  otherAccount: 'Other account',
  separator: '; ',
  colon: ': ',
  stop: '. ',
  space: ' ',
  inBrackets: (text) => ` (${text})`,
}

const spanish: SheetWords = {
  ...english,
  appeal: 'Llamamiento',
  version: (version) => `versión ${version}`,
  page: 'Página {page} de {pages}',
  salutation: 'Tratamiento',
  writeIn: 'Escriba en',
  marks:
    'Un número entre corchetes remite a una nota. La doble raya y la palabra señalan lo controvertido: las versiones difieren y las notas conservan cada una.',
  shortened: 'Esta hoja abrevia las notas; la página en la red las trae completas.',
  asOf: (day) => `Esta hoja es del ${day}; lo que ha cambiado desde entonces se anota en la página en la red.`,
  onTheWeb: 'Este llamamiento en la red',
  alsoSaidBy: 'Lo mismo dicen',
  otherAccount: 'Otra versión',
}

const arabic: SheetWords = {
  appeal: 'نداء',
  version: (version) => `النسخة ${version}`,
  page: 'صفحة {page} من {pages}',
  salutation: 'صيغة المخاطبة',
  writeIn: 'لغة المخاطبة',
  marks: 'الرقم بين قوسين معقوفين يحيل إلى حاشية. والخط المزدوج والكلمة يدلان على ما هو محل خلاف: الروايات مختلفة، وتحتفظ الحواشي بكل منها.',
  shortened: 'الحواشي هنا مختصرة؛ ونصها الكامل في الصفحة على الشبكة.',
  asOf: (day) => `هذه الورقة بتاريخ ${day}؛ وما تغيّر بعد ذلك يُسجَّل في الصفحة على الشبكة.`,
  onTheWeb: 'هذا النداء على الشبكة',
  alsoSaidBy: 'وقال مثله',
  otherAccount: 'رواية أخرى',
  separator: '؛ ',
  colon: ': ',
  stop: '. ',
  space: ' ',
  inBrackets: (text) => ` (${text})`,
}

const simplifiedChinese: SheetWords = {
  appeal: '呼吁书',
  version: (version) => `第${version}版`,
  page: '第{page}页，共{pages}页',
  salutation: '称呼',
  writeIn: '书写语言',
  marks: '方括号内的数字指向注释。双线和文字标出有争议之处：各方说法不同，注释将其一一保留。',
  shortened: '本页的注释有所删节，全文见网页。',
  asOf: (day) => `本页内容截至${day}；此后的变化注明于网页。`,
  onTheWeb: '本呼吁书网页',
  alsoSaidBy: '同样的说法出自',
  otherAccount: '另一种说法',
  separator: '；',
  colon: '：',
  stop: '。',
  space: '',
  inBrackets: (text) => `（${text}）`,
}

/** The sheet's words for a BCP 47 tag; English where we have none, as wordsFor does for the pages. */
export function sheetWordsFor(lang: string): SheetWords {
  if (scriptOf(lang) === 'Hans') return simplifiedChinese
  return { es: spanish, ar: arabic }[languageOf(lang)] ?? english
}
