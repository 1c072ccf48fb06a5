import { counted } from '../../kit/index.ts'
import { pickWords, type WordsOf } from '../words/pick-words.ts'

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

const farsiNumber = counted('fa').number

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

const french: SheetWords = {
  ...english,
  appeal: 'Appel',
  page: 'Page {page} sur {pages}',
  salutation: 'Formule d’appel',
  writeIn: 'Écrire en',
  marks:
    'Un numéro entre crochets renvoie à une note. Le double filet et le mot signalent ce qui est contesté : les récits diffèrent, et les notes gardent chacun d’eux.',
  shortened: 'Cette feuille abrège les notes ; la page en ligne les donne en entier.',
  asOf: (day) => `Cette feuille est à jour au ${day} ; ce qui a changé depuis est noté sur la page en ligne.`,
  onTheWeb: 'Cet appel en ligne',
  alsoSaidBy: 'De même selon',
  otherAccount: 'Autre récit',
  separator: ' ; ',
  colon: ' : ',
}

const portuguese: SheetWords = {
  ...english,
  appeal: 'Apelo',
  version: (version) => `versão ${version}`,
  page: 'Página {page} de {pages}',
  salutation: 'Forma de tratamento',
  writeIn: 'Escreva em',
  marks:
    'Um número entre colchetes leva a uma nota. O traço duplo e a palavra marcam o que é contestado: os relatos diferem, e as notas guardam cada um deles.',
  shortened: 'Esta folha abrevia as notas; a página na web as traz por inteiro.',
  asOf: (day) => `Esta folha é de ${day}; o que mudou desde então está anotado na página na web.`,
  onTheWeb: 'Este apelo na web',
  alsoSaidBy: 'O mesmo dizem',
  otherAccount: 'Outro relato',
}

const farsi: SheetWords = {
  appeal: 'فراخوان',
  version: (version) => `نسخهٔ ${farsiNumber(version)}`,
  page: 'صفحهٔ {page} از {pages}',
  salutation: 'عنوان خطاب',
  writeIn: 'زبان نوشتن',
  marks:
    'عدد درون قلاب به یادداشتی می‌رسد. خط دوتایی و واژه آنچه را مورد اختلاف است نشان می‌دهد: روایت‌ها متفاوت‌اند و یادداشت‌ها هر یک را نگه می‌دارند.',
  shortened: 'یادداشت‌ها در این برگه کوتاه شده‌اند؛ متن کامل در صفحهٔ وب است.',
  asOf: (day) => `این برگه به تاریخ ${day} است؛ آنچه پس از آن تغییر کرده در صفحهٔ وب یادداشت می‌شود.`,
  onTheWeb: 'این فراخوان در وب',
  alsoSaidBy: 'همین را گفته‌اند',
  otherAccount: 'روایت دیگر',
  separator: '؛ ',
  colon: ': ',
  stop: '. ',
  space: ' ',
  inBrackets: (text) => ` (${text})`,
}

const russian: SheetWords = {
  ...english,
  appeal: 'Обращение',
  version: (version) => `редакция ${version}`,
  page: 'Страница {page} из {pages}',
  salutation: 'Обращение к адресату',
  writeIn: 'Язык письма',
  marks:
    'Число в квадратных скобках отсылает к примечанию. Двойная линейка и слово отмечают оспариваемое: версии расходятся, и в примечаниях сохранена каждая.',
  shortened: 'На этом листе примечания сокращены; полностью они приведены на странице в интернете.',
  asOf: (day) => `Лист по состоянию на ${day}; последующие изменения отмечены на странице в интернете.`,
  onTheWeb: 'Это обращение в интернете',
  alsoSaidBy: 'То же говорят',
  otherAccount: 'Другая версия',
}

const turkish: SheetWords = {
  ...english,
  appeal: 'Çağrı',
  version: (version) => `sürüm ${version}`,
  page: 'Sayfa {page} / {pages}',
  salutation: 'Hitap',
  writeIn: 'Yazı dili',
  marks:
    'Köşeli ayraç içindeki sayı bir nota götürür. Çift çizgi ve sözcük tartışmalı olanı gösterir: anlatımlar ayrılıyor ve notlar her birini saklıyor.',
  shortened: 'Bu sayfada notlar kısaltıldı; tam metin web sayfasındadır.',
  asOf: (day) => `Bu sayfanın tarihi ${day}; o günden beri değişenler web sayfasında not edilir.`,
  onTheWeb: 'Bu çağrı web’de',
  alsoSaidBy: 'Aynısını söyleyen',
  otherAccount: 'Öteki anlatım',
}

const quechua: SheetWords = {
  ...english,
  appeal: 'Mañakuy',
  version: (version) => `${version} ñiqi qillqa`,
  page: 'P’anqa {page} / {pages}',
  salutation: 'Napaykuy',
  writeIn: 'Kay simipi qillqay',
  marks:
    'Corchete ukhupi yupay willayman apan. Iskay siq’i, simipas ch’aqwasqata rikuchin: willakuykuna mana kikinchu, llapanta willaykuna waqaychan.',
  shortened: 'Kay papelpi willaykuna pisiyachisqa; web p’anqapi llapan kachkan.',
  asOf: (day) => `Kay papel ${day} p’unchawmanta; chaymanta tikrakusqa web p’anqapi qillqasqa.`,
  onTheWeb: 'Kay mañakuy webpi',
  alsoSaidBy: 'Kikinta niq',
  otherAccount: 'Huk willakuy',
}

/** In the languages that the public site has words in. */
export const sheetLanguages: WordsOf<SheetWords> = {
  en: english,
  es: spanish,
  fr: french,
  pt: portuguese,
  ar: arabic,
  fa: farsi,
  ru: russian,
  tr: turkish,
  'zh-Hans': simplifiedChinese,
  qu: quechua,
}

const pick = pickWords<SheetWords>(sheetLanguages)

/** The sheet's words for a BCP 47 tag; English where we have none, as wordsFor does for the pages. */
export const sheetWordsFor = (lang: string): SheetWords => pick(lang).words
