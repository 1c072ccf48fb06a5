import { furtherWords } from './features/index.ts'
import { pickWords } from './pick-words.ts'

/** What the forms of an edition that are passed on say: the poster, the card, the text for an e-mail, the frame on another's page. */
export type FormsWords = {
  /** Before the subject of a mail. */
  readonly subject: string
  /** Beside an address or the QR code that leads there. */
  readonly readHere: string
  /** What is found there. */
  readonly sourced: string
  /** What the forms are called. */
  readonly poster: string
  readonly card: string
  readonly mail: string
  readonly calendar: string
  /** Before the title in a calendar: what the day is. */
  readonly lastDay: string
  readonly feed: string
  /** The list by which anybody can check that a file is what was published. */
  readonly manifest: string
  readonly embed: string
  /** Over all forms of an edition, and what leads there. */
  readonly all: string
  /** How it is put on another page, and what stands there then. */
  readonly embedHow: string
  /** What an entry of a feed or a calendar is, of one version among several: its title and what it is. */
  readonly versionOf: (title: string, what: string) => string
}

const en: FormsWords = {
  subject: 'Subject',
  readHere: 'Read it whole, with its sources',
  sourced: 'There each sentence opens to who said it, where it is printed, and the other account where there is one.',
  poster: 'Poster (A3, PDF)',
  card: 'Picture to pass on',
  mail: 'Text for an e-mail',
  calendar: 'Day to act by, for a calendar',
  lastDay: 'Last day to act',
  feed: 'Versions as a feed',
  manifest: 'Signed list of this version’s files',
  embed: 'To put on another page',
  all: 'All forms and feeds',
  embedHow:
    'Copy this line into the other page. It shows the title, where the appeal stands and how many signed; it runs no script, sets no cookie and asks nobody but this site.',
  versionOf: (title, what) => `${title} (${what})`,
}

// Not reviewed by a speaker yet.
const es: FormsWords = {
  subject: 'Asunto',
  readHere: 'Léalo completo, con sus fuentes',
  sourced: 'Allí cada frase se abre a quién lo dijo, dónde está publicado y la otra versión cuando la hay.',
  poster: 'Cartel (A3, PDF)',
  card: 'Imagen para compartir',
  mail: 'Texto para un correo electrónico',
  calendar: 'Fecha límite para actuar, para un calendario',
  lastDay: 'Último día para actuar',
  feed: 'Versiones como canal web',
  manifest: 'Lista firmada de los archivos de esta versión',
  embed: 'Para insertar en otra página',
  all: 'Todas las formas y canales',
  embedHow:
    'Copie esta línea en la otra página. Muestra el título, el estado del llamamiento y cuántas personas firmaron; no ejecuta código, no pone cookies y no consulta a nadie más que a este sitio.',
  versionOf: (title, what) => `${title} (${what})`,
}

// Not reviewed by a speaker yet.
const ar: FormsWords = {
  subject: 'الموضوع',
  readHere: 'اقرأه كاملًا مع مصادره',
  sourced: 'هناك تفتح كل جملة على من قالها وأين نُشرت، وعلى الرواية الأخرى إن وُجدت.',
  poster: 'ملصق (A3، PDF)',
  card: 'صورة للمشاركة',
  mail: 'نص لرسالة إلكترونية',
  calendar: 'آخر يوم للتحرك، للتقويم',
  lastDay: 'آخر يوم للتحرك',
  feed: 'النسخ كخلاصة',
  manifest: 'قائمة موقَّعة بملفات هذه النسخة',
  embed: 'لإدراجه في صفحة أخرى',
  all: 'كل الأشكال والخلاصات',
  embedHow:
    'انسخ هذا السطر إلى الصفحة الأخرى. يعرض العنوان وحالة النداء وعدد الموقّعين، ولا يشغّل أي برنامج ولا يضع ملفات تعريف ارتباط ولا يسأل سوى هذا الموقع.',
  versionOf: (title, what) => `${title} (${what})`,
}

// Not reviewed by a speaker yet.
const zhHans: FormsWords = {
  subject: '主题',
  readHere: '阅读全文及其来源',
  sourced: '在该页，每句话都可查看由谁所说、刊于何处；有不同说法的，也一并列出。',
  poster: '海报（A3，PDF）',
  card: '分享图片',
  mail: '电子邮件文本',
  calendar: '行动截止日（日历）',
  lastDay: '行动截止日',
  feed: '各版本订阅源',
  manifest: '本版本文件的签名清单',
  embed: '嵌入其他网页',
  all: '所有形式与订阅源',
  embedHow: '将此行复制到其他网页。它显示标题、呼吁状态和签名人数；不运行脚本，不设 Cookie，只访问本站。',
  versionOf: (title, what) => `${title}（${what}）`,
}

/** The words of the forms that are passed on, in a language; English where there are none in it yet, and then `lang` says so. */
export const formsWords = pickWords<FormsWords>({ ...furtherWords('forms'), en, es, ar, 'zh-Hans': zhHans })
