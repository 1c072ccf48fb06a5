import { languageOf } from '../kit/index.ts'
import { furtherLetterWords } from './further-letter-words.ts'

/** What a drafted letter says, until somebody edits it. Dates and numbers come in the letter's language. */
export type LetterWords = {
  readonly subject: (code: string, title: string) => string
  readonly salutation: string
  readonly enclosed: (code: string, title: string, version: number, day: string) => string
  /** Where the text of the appeal is in another language than the letter. */
  readonly otherLanguage: (language: string) => string
  readonly asks: string
  /** The day itself is the last one in time. */
  readonly actBy: (day: string) => string
  readonly signed: (people: string, organisations: string | null, day: string) => string
  readonly checked: string
  readonly sources: string
  readonly answer: (code: string) => string
  /** Where the body has a time of its own in which it answers, and somebody read that rule where it stands. */
  readonly within: (days: string) => string
  readonly closing: string
  /** In the margin of the printed letter. */
  readonly date: string
  readonly code: string
  readonly page: string
}

const en: LetterWords = {
  subject: (code, title) => `Appeal ${code}: ${title}`,
  salutation: 'Dear Sir or Madam,',
  enclosed: (code, title, version, day) =>
    `We bring the appeal “${title}” to you (${code}, version ${version}, published on ${day}). Its text is enclosed, with the source of every statement.`,
  otherLanguage: (language) => `The appeal is written in ${language}. There is no edition in another language yet.`,
  asks: 'We ask:',
  actBy: (day) => `We ask you to act by ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `Until ${day}, ${people} people signed it.`
      : `Until ${day}, ${people} people and ${organisations} organisations signed it.`,
  checked: 'This number can be checked by anybody: the signed checkpoint of the log of sign-ons is enclosed.',
  sources: 'Where sources contradict each other, the notes give each account and say whose it is.',
  answer: (code) =>
    `We ask for an answer in writing, naming ${code}. If something in the appeal is wrong, please tell us: a correction is published as a new version.`,
  within: (days) => `We understand that you answer within ${days} days.`,
  closing: 'Yours faithfully,',
  date: 'Date',
  code: 'Our reference',
  page: 'Page {page} of {pages}',
}

const es: LetterWords = {
  subject: (code, title) => `Llamamiento ${code}: ${title}`,
  salutation: 'De nuestra consideración:',
  enclosed: (code, title, version, day) =>
    `Le presentamos el llamamiento «${title}» (${code}, versión ${version}, publicado el ${day}). Se adjunta el texto, con la fuente de cada afirmación.`,
  otherLanguage: (language) => `El llamamiento está escrito en ${language}. Todavía no hay edición en otra lengua.`,
  asks: 'Pedimos:',
  actBy: (day) => `Pedimos que actúe a más tardar el ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `Hasta el ${day} lo firmaron ${people} personas.`
      : `Hasta el ${day} lo firmaron ${people} personas y ${organisations} organizaciones.`,
  checked: 'Cualquiera puede comprobar este número: se adjunta el punto de control firmado del registro de firmas.',
  sources: 'Donde las fuentes se contradicen, las notas dan cada versión y dicen de quién es.',
  answer: (code) =>
    `Pedimos una respuesta por escrito que mencione ${code}. Si algo del llamamiento es incorrecto, le rogamos que nos lo diga: toda corrección se publica como una nueva versión.`,
  within: (days) => `Entendemos que responden en un plazo de ${days} días.`,
  closing: 'Atentamente,',
  date: 'Fecha',
  code: 'Nuestra referencia',
  page: 'Página {page} de {pages}',
}

const fr: LetterWords = {
  subject: (code, title) => `Appel ${code} : ${title}`,
  salutation: 'Madame, Monsieur,',
  enclosed: (code, title, version, day) =>
    `Nous portons à votre connaissance l’appel « ${title} » (${code}, version ${version}, publiée le ${day}). Son texte est joint, avec la source de chaque affirmation.`,
  otherLanguage: (language) => `L’appel est rédigé en ${language}. Il n’existe pas encore d’édition dans une autre langue.`,
  asks: 'Nous demandons :',
  actBy: (day) => `Nous vous demandons d’agir au plus tard le ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `Au ${day}, ${people} personnes l’ont signé.`
      : `Au ${day}, ${people} personnes et ${organisations} organisations l’ont signé.`,
  checked: 'Chacun peut vérifier ce nombre : le point de contrôle signé du registre des signatures est joint.',
  sources: 'Là où les sources se contredisent, les notes donnent chaque version et disent de qui elle vient.',
  answer: (code) =>
    `Nous demandons une réponse écrite qui mentionne ${code}. Si quelque chose est inexact dans l’appel, veuillez nous le dire : toute correction est publiée comme une nouvelle version.`,
  within: (days) => `Nous comprenons que vous répondez dans un délai de ${days} jours.`,
  closing: 'Veuillez agréer, Madame, Monsieur, nos salutations distinguées.',
  date: 'Date',
  code: 'Notre référence',
  page: 'Page {page} sur {pages}',
}

const ar: LetterWords = {
  subject: (code, title) => `النداء ${code}: ${title}`,
  salutation: 'تحية طيبة وبعد،',
  enclosed: (code, title, version, day) =>
    `نضع بين أيديكم النداء «${title}» (${code}، الإصدار ${version}، المنشور في ${day}). نصه مرفق مع مصدر كل قول فيه.`,
  otherLanguage: (language) => `النداء مكتوب باللغة ${language}، ولا توجد له طبعة بلغة أخرى بعد.`,
  asks: 'نطلب:',
  actBy: (day) => `نرجو أن تتصرفوا في موعد أقصاه ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `عدد الموقعين حتى ${day}: ${people} شخصًا.`
      : `عدد الموقعين حتى ${day}: ${people} شخصًا و${organisations} منظمة.`,
  checked: 'يستطيع أي شخص التحقق من هذا العدد: نقطة التحقق الموقعة لسجل التوقيعات مرفقة.',
  sources: 'حيث تتناقض المصادر تورد الحواشي كل رواية وتذكر صاحبها.',
  answer: (code) => `نرجو ردًّا خطيًّا يذكر ${code}. وإن كان في النداء خطأ فنرجو إبلاغنا به: كل تصحيح يُنشر إصدارًا جديدًا.`,
  within: (days) => `نفهم أنكم تجيبون خلال ${days} يومًا.`,
  closing: 'وتفضلوا بقبول فائق الاحترام،',
  date: 'التاريخ',
  code: 'مرجعنا',
  page: 'الصفحة {page} من {pages}',
}

const zh: LetterWords = {
  subject: (code, title) => `呼吁书 ${code}：${title}`,
  salutation: '敬启者：',
  enclosed: (code, title, version, day) =>
    `现将呼吁书《${title}》送交贵方（${code}，第 ${version} 版，${day}发布）。随信附上全文，每项陈述均注明来源。`,
  otherLanguage: (language) => `呼吁书以${language}写成，尚无其他语言的版本。`,
  asks: '我们请求：',
  actBy: (day) => `请最迟于${day}采取行动。`,
  signed: (people, organisations, day) =>
    organisations === null ? `截至${day}，已有 ${people} 人签名。` : `截至${day}，已有 ${people} 人和 ${organisations} 个组织签名。`,
  checked: '任何人都可以核对这一数字：随信附上签名日志经签署的检查点。',
  sources: '来源相互矛盾之处，注释列出各种说法并说明出自何人。',
  answer: (code) => `请以书面形式答复，并注明 ${code}。呼吁书如有不实之处，敬请告知：更正将作为新版本发布。`,
  within: (days) => `据我们了解，贵方在 ${days} 天内答复。`,
  closing: '此致',
  date: '日期',
  code: '我方编号',
  page: '第 {page} 页，共 {pages} 页',
}

const all: Readonly<Record<string, LetterWords>> = { en, es, fr, ar, zh, ...furtherLetterWords }

/** Whether a letter can be drafted in a language. */
export const hasLetterWords = (lang: string): boolean => Object.hasOwn(all, languageOf(lang))

/** The words of a letter; English where there are none in its language. */
export const letterWords = (lang: string): LetterWords => all[languageOf(lang)] ?? en
