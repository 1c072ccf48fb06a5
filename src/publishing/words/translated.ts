import { furtherWords } from './features/index.ts'
import { pickWords } from './pick-words.ts'

/** What public pages, texts and sheets say of a translation. Languages are given by their names in the language of the words. */
export type TranslatedWords = {
  /** Over the choice of languages, for those who do not see it. */
  readonly languages: string
  readonly from: (original: string) => string
  /** That the original counts, and is not more than it says. */
  readonly decides: string
  readonly original: string
  readonly machine: string
  /** Of the newest version, which is not there in this language; the language it was written in. */
  readonly newer: (original: string) => string
  readonly newest: string
  /** That statements and names are as they were recorded. */
  readonly asRecorded: string
  readonly hash: string
  readonly between: string
  /** What stands where a translation alone was taken down, and over the ways to the languages and versions that stand. */
  readonly down: {
    readonly title: string
    readonly when: (version: number, day: string) => string
    readonly stands: string
  }
}

const en: TranslatedWords = {
  languages: 'Languages',
  from: (original) => `Translation. Language of the original: ${original}.`,
  decides: 'The original is what was checked against the sources. It says no more than it says, and where the two differ, it counts.',
  original: 'Read the original',
  machine: 'A machine drafted parts of this translation; a person reviewed and approved them.',
  newer: (original) => `A newer version is published, which is not there in this language yet. It is in: ${original}.`,
  newest: 'Read the newest version',
  asRecorded: 'Statements and reasons in the notes stand in the language in which they were recorded.',
  hash: 'Fingerprint of the original (SHA-256)',
  between: ' ',
  down: {
    title: 'This translation has been taken down',
    when: (version, day) =>
      `The translation of version ${version} into this language was taken down on ${day}. Its text is no longer published here.`,
    stands: 'The appeal is still published:',
  },
}

const es: TranslatedWords = {
  languages: 'Idiomas',
  from: (original) => `Traducción. Idioma del original: ${original}.`,
  decides:
    'El original es lo que se cotejó con las fuentes. No dice más de lo que dice y, si la traducción se aparta de él, vale el original.',
  original: 'Leer el original',
  machine: 'Una máquina hizo el borrador de partes de esta traducción; una persona las revisó y aprobó.',
  newer: (original) => `Se ha publicado una versión más reciente que aún no existe en este idioma. Está en: ${original}.`,
  newest: 'Leer la versión más reciente',
  asRecorded: 'Las declaraciones y las razones de las notas están en el idioma en que se registraron.',
  hash: 'Huella del original (SHA-256)',
  between: ' ',
  down: {
    title: 'Esta traducción se ha retirado',
    when: (version, day) => `La traducción de la versión ${version} se retiró el ${day}. Su texto ya no se publica aquí.`,
    stands: 'El llamamiento sigue publicado:',
  },
}

const ar: TranslatedWords = {
  languages: 'اللغات',
  from: (original) => `ترجمة. لغة الأصل: ${original}.`,
  decides: 'الأصل هو ما جرى التحقق منه بالرجوع إلى المصادر. وهو لا يقول أكثر مما يقول، وعند الاختلاف يُعتدّ بالأصل.',
  original: 'قراءة الأصل',
  machine: 'وضعت آلة مسودة أجزاء من هذه الترجمة، وراجعها شخص واعتمدها.',
  newer: (original) => `نُشرت نسخة أحدث ليست متاحة بهذه اللغة بعد. لغتها: ${original}.`,
  newest: 'قراءة أحدث نسخة',
  asRecorded: 'الأقوال والأسباب في الحواشي مكتوبة باللغة التي سُجّلت بها.',
  hash: 'بصمة الأصل (SHA-256)',
  between: ' ',
  down: {
    title: 'سُحبت هذه الترجمة',
    when: (version, day) => `سُحبت ترجمة النسخة ${version} في ${day}. ولم يعد نصها منشورًا هنا.`,
    stands: 'النداء ما زال منشورًا:',
  },
}

const zhHans: TranslatedWords = {
  languages: '语言',
  from: (original) => `译文。原文语言：${original}。`,
  decides: '与来源核对过的是原文。原文不多于其所言；译文与原文不一致时，以原文为准。',
  original: '阅读原文',
  machine: '本译文部分由机器起草，经人审阅并批准。',
  newer: (original) => `已发布更新的版本，尚无本语言译文。其语言：${original}。`,
  newest: '阅读最新版本',
  asRecorded: '注释中的陈述和理由保留其记录时所用的语言。',
  hash: '原文指纹（SHA-256）',
  between: '',
  down: {
    title: '本译文已撤下',
    when: (version, day) => `第 ${version} 版的译文已于${day}撤下，其内容不再在此发布。`,
    stands: '本呼吁仍在发布：',
  },
}

/** The words about translations in a language, English where there are none; `lang` says which they are. */
export const translatedWords = pickWords<TranslatedWords>({ ...furtherWords('translated'), en, es, ar, 'zh-Hans': zhHans })

/** The name of a language in another: inglés. Its tag where it has none. */
export const languageIn = (lang: string, words: string): string => new Intl.DisplayNames([words], { type: 'language' }).of(lang) ?? lang
