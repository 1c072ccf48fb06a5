import { furtherWords } from './features/index.ts'
import { pickWords } from './pick-words.ts'

/** What public pages, texts and sheets say of the versions of an appeal. */
export type VersionsWords = {
  readonly first: string
  readonly update: (number: number) => string
  readonly correction: string
  readonly closing: string
  /** A version of which nobody said what it was. */
  readonly version: string
  readonly number: (version: number) => string
  /** What stands before what is new. */
  readonly news: string
  readonly chain: string
  readonly published: string
  readonly what: string
  readonly approvedHow: string
  readonly approved: Readonly<Record<'second-person' | 'alone' | 'operator', string>>
  readonly takenDown: (day: string) => string
  readonly hereNow: string
  readonly differences: (from: number, to: number) => string
  readonly compared: (from: number, to: number) => string
  readonly same: string
  readonly kinds: Readonly<Record<'changed' | 'new' | 'gone' | 'moved', string>>
  readonly places: Readonly<Record<'title' | 'summary' | 'status' | 'heading', string>>
  readonly sentence: (number: number) => string
  readonly ask: (number: number) => string
  readonly addressee: (number: number) => string
  readonly notesDiffer: string
}

const en: VersionsWords = {
  first: 'first version',
  update: (number) => `update ${number}`,
  correction: 'correction',
  closing: 'closing',
  version: 'version',
  number: (version) => `Version ${version}`,
  news: 'What is new',
  chain: 'Versions',
  published: 'Published',
  what: 'What it is',
  approvedHow: 'Approved by',
  approved: { 'second-person': 'a second person', alone: 'one person, who also wrote it', operator: 'whoever runs this site' },
  takenDown: (day) => `taken down on ${day}`,
  hereNow: 'this one',
  differences: (from, to) => `What differs between versions ${from} and ${to}`,
  compared: (from, to) =>
    `Sentence by sentence, version ${from} held against version ${to}. What only version ${from} says is struck through; what only version ${to} says is underlined.`,
  same: 'The two versions say the same in their sentences.',
  kinds: { changed: 'Changed', new: 'New', gone: 'Left out', moved: 'Moved' },
  places: { title: 'Title', summary: 'Summary', status: 'Status', heading: 'Heading' },
  sentence: (number) => `Sentence ${number}`,
  ask: (number) => `What we ask, ${number}`,
  addressee: (number) => `Who decides, ${number}`,
  notesDiffer: 'What is told of the sources may differ as well: open the notes of each version.',
}

// Not reviewed by a speaker yet.
const es: VersionsWords = {
  first: 'primera versión',
  update: (number) => `actualización ${number}`,
  correction: 'corrección',
  closing: 'cierre',
  version: 'versión',
  number: (version) => `Versión ${version}`,
  news: 'Qué hay de nuevo',
  chain: 'Versiones',
  published: 'Publicada',
  what: 'Qué es',
  approvedHow: 'Aprobada por',
  approved: {
    'second-person': 'una segunda persona',
    alone: 'una sola persona, que también la escribió',
    operator: 'quien administra este sitio',
  },
  takenDown: (day) => `retirada el ${day}`,
  hereNow: 'esta',
  differences: (from, to) => `En qué difieren las versiones ${from} y ${to}`,
  compared: (from, to) =>
    `Frase por frase, la versión ${from} frente a la versión ${to}. Lo que solo dice la versión ${from} está tachado; lo que solo dice la versión ${to} está subrayado.`,
  same: 'Las dos versiones dicen lo mismo en sus frases.',
  kinds: { changed: 'Cambiada', new: 'Nueva', gone: 'Suprimida', moved: 'Cambiada de lugar' },
  places: { title: 'Título', summary: 'Resumen', status: 'Estado', heading: 'Encabezado' },
  sentence: (number) => `Frase ${number}`,
  ask: (number) => `Lo que pedimos, ${number}`,
  addressee: (number) => `Quién decide, ${number}`,
  notesDiffer: 'También puede diferir lo que se dice de las fuentes: abra las notas de cada versión.',
}

// Not reviewed by a speaker yet.
const ar: VersionsWords = {
  first: 'النسخة الأولى',
  update: (number) => `التحديث ${number}`,
  correction: 'تصحيح',
  closing: 'إغلاق',
  version: 'نسخة',
  number: (version) => `النسخة ${version}`,
  news: 'الجديد',
  chain: 'النسخ',
  published: 'تاريخ النشر',
  what: 'ماهيتها',
  approvedHow: 'وافق عليها',
  approved: { 'second-person': 'شخص ثانٍ', alone: 'الشخص نفسه الذي كتبها', operator: 'من يدير هذا الموقع' },
  takenDown: (day) => `سُحبت في ${day}`,
  hereNow: 'هذه النسخة',
  differences: (from, to) => `الفرق بين النسختين ${from} و${to}`,
  compared: (from, to) =>
    `جملةً جملة، النسخة ${from} مقابل النسخة ${to}. ما تقوله النسخة ${from} وحدها مشطوب، وما تقوله النسخة ${to} وحدها تحته خط.`,
  same: 'تقول النسختان الشيء نفسه في جملهما.',
  kinds: { changed: 'معدّلة', new: 'جديدة', gone: 'محذوفة', moved: 'منقولة' },
  places: { title: 'العنوان', summary: 'الملخص', status: 'الحالة', heading: 'عنوان فرعي' },
  sentence: (number) => `الجملة ${number}`,
  ask: (number) => `ما نطلبه، ${number}`,
  addressee: (number) => `صاحب القرار، ${number}`,
  notesDiffer: 'وقد يختلف أيضًا ما يقال عن المصادر: افتح ملاحظات كل نسخة.',
}

// Not reviewed by a speaker yet.
const zhHans: VersionsWords = {
  first: '第一版',
  update: (number) => `第 ${number} 次更新`,
  correction: '更正',
  closing: '结案',
  version: '版本',
  number: (version) => `第 ${version} 版`,
  news: '新内容',
  chain: '各版本',
  published: '发布日期',
  what: '性质',
  approvedHow: '批准者',
  approved: { 'second-person': '另一人', alone: '撰写者本人', operator: '本站管理者' },
  takenDown: (day) => `已于 ${day} 撤下`,
  hereNow: '本版',
  differences: (from, to) => `第 ${from} 版与第 ${to} 版的差异`,
  compared: (from, to) => `逐句对照第 ${from} 版与第 ${to} 版。只见于第 ${from} 版的文字加删除线，只见于第 ${to} 版的文字加下划线。`,
  same: '两个版本的各句内容相同。',
  kinds: { changed: '有改动', new: '新增', gone: '删去', moved: '移动' },
  places: { title: '标题', summary: '摘要', status: '状态', heading: '小标题' },
  sentence: (number) => `第 ${number} 句`,
  ask: (number) => `诉求 ${number}`,
  addressee: (number) => `决定者 ${number}`,
  notesDiffer: '关于来源的说明也可能不同：请打开各版本的注释。',
}

/** The words for versions in a language; English where there are none in it yet, and then `lang` says so. */
export const versionsWords = pickWords<VersionsWords>({ ...furtherWords('versions'), en, es, ar, 'zh-Hans': zhHans })
