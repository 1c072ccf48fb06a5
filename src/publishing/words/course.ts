import { furtherWords } from './features/index.ts'
import { pickWords } from './pick-words.ts'

type Way = 'e-mail' | 'post' | 'portal' | 'fax' | 'by-hand'

/** What readers are told of what became of an appeal. `days` is a length of time in words, `day` a day. */
export type CourseWords = {
  readonly heading: string
  readonly intro: string
  readonly version: (version: number, what: string) => string
  readonly sent: (body: string, way: string) => string
  readonly ways: Readonly<Record<Way, string>>
  readonly acknowledged: string
  readonly received: Readonly<Record<'answer' | 'refusal' | 'receipt', (body: string) => string>>
  /** Which requests an answer is about; takes their numbers as a list. */
  readonly asks: (numbers: string) => string
  readonly late: (days: string) => string
  readonly lapsed: (body: string) => string
  readonly ended: (outcome: string | null) => string
  /** Stands above those who have not answered. */
  readonly now: string
  readonly silent: (body: string, days: string) => string
  readonly awaited: (day: string) => string
  readonly over: (day: string) => string
}

const en: CourseWords = {
  heading: 'What became of it',
  intro: 'What we brought to whom, what came back, and who has not answered. The days of silence are counted on the day you read this.',
  version: (version, what) => `Version ${version} published: ${what}`,
  sent: (body, way) => `Brought to ${body}, ${way}.`,
  ways: { 'e-mail': 'by e-mail', post: 'by post', portal: 'through its portal', fax: 'by fax', 'by-hand': 'by hand' },
  acknowledged: 'They have it.',
  received: {
    answer: (body) => `${body} answered.`,
    refusal: (body) => `${body} refused what is asked.`,
    receipt: (body) => `${body} wrote that it was received, and did not answer what is asked.`,
  },
  asks: (numbers) => `About what we ask: ${numbers}.`,
  late: (days) => `It came ${days} after the time was over.`,
  lapsed: (body) => `The time in which ${body} was to answer was over, without an answer.`,
  ended: (outcome) => `Closed${outcome === null ? '' : `: ${outcome}`}.`,
  now: 'Not answered',
  silent: (body, days) => `${body}: silent for ${days}.`,
  awaited: (day) => `An answer is due by ${day}.`,
  over: (day) => `An answer was due by ${day}.`,
}

// Not reviewed by a speaker yet.
const es: CourseWords = {
  heading: 'Qué fue de él',
  intro:
    'Qué entregamos y a quién, qué se respondió y quién no ha respondido. Los días de silencio se cuentan el día en que usted lee esto.',
  version: (version, what) => `Versión ${version} publicada: ${what}`,
  sent: (body, way) => `Entregado a ${body}, ${way}.`,
  ways: { 'e-mail': 'por correo electrónico', post: 'por correo postal', portal: 'por su portal', fax: 'por fax', 'by-hand': 'en mano' },
  acknowledged: 'Lo tienen.',
  received: {
    answer: (body) => `${body} respondió.`,
    refusal: (body) => `${body} rechazó lo que se pide.`,
    receipt: (body) => `${body} escribió que lo recibió, y no respondió a lo que se pide.`,
  },
  asks: (numbers) => `Sobre lo que pedimos: ${numbers}.`,
  late: (days) => `Llegó ${days} después de vencido el plazo.`,
  lapsed: (body) => `Venció el plazo en que ${body} debía responder, sin respuesta.`,
  ended: (outcome) => `Cerrado${outcome === null ? '' : `: ${outcome}`}.`,
  now: 'Sin respuesta',
  silent: (body, days) => `${body}: ${days} en silencio.`,
  awaited: (day) => `La respuesta debe llegar hasta el ${day}.`,
  over: (day) => `La respuesta debía llegar hasta el ${day}.`,
}

// Not reviewed by a speaker yet.
const ar: CourseWords = {
  heading: 'ما آل إليه النداء',
  intro: 'ما سلّمناه وإلى من، وما جاء من ردود، ومن لم يردّ. وتُحسب أيام الصمت في اليوم الذي تقرأ فيه هذا.',
  version: (version, what) => `نُشرت النسخة ${version}: ${what}`,
  sent: (body, way) => `سُلّم إلى ${body}، ${way}.`,
  ways: { 'e-mail': 'بالبريد الإلكتروني', post: 'بالبريد', portal: 'عبر بوابتها', fax: 'بالفاكس', 'by-hand': 'باليد' },
  acknowledged: 'وصلهم.',
  received: {
    answer: (body) => `جاء رد من ${body}.`,
    refusal: (body) => `جاء رفض لما يُطلب من ${body}.`,
    receipt: (body) => `كتبت الجهة ${body} أنه وصل، ولم تردّ على ما يُطلب.`,
  },
  asks: (numbers) => `بشأن ما نطلبه: ${numbers}.`,
  late: (days) => `جاء بعد انقضاء المهلة بمدة ${days}.`,
  lapsed: (body) => `انقضت المهلة التي كان على ${body} أن تردّ فيها، دون رد.`,
  ended: (outcome) => `أُغلق${outcome === null ? '' : `: ${outcome}`}.`,
  now: 'دون رد',
  silent: (body, days) => `${body}: صمت منذ ${days}.`,
  awaited: (day) => `موعد الرد أقصاه ${day}.`,
  over: (day) => `كان موعد الرد أقصاه ${day}.`,
}

// Not reviewed by a speaker yet.
const zhHans: CourseWords = {
  heading: '后续情况',
  intro: '我们向谁递交了什么，得到了什么答复，谁没有答复。沉默的天数按您阅读的当天计算。',
  version: (version, what) => `第 ${version} 版发布：${what}`,
  sent: (body, way) => `已递交${body}，${way}。`,
  ways: { 'e-mail': '通过电子邮件', post: '通过邮寄', portal: '通过其网站', fax: '通过传真', 'by-hand': '当面' },
  acknowledged: '对方已收到。',
  received: {
    answer: (body) => `${body}作了答复。`,
    refusal: (body) => `${body}拒绝了所提请求。`,
    receipt: (body) => `${body}来信说已收到，但没有答复所提请求。`,
  },
  asks: (numbers) => `关于我们的诉求：${numbers}。`,
  late: (days) => `在期限过后${days}到达。`,
  lapsed: (body) => `${body}应当答复的期限已过，没有答复。`,
  ended: (outcome) => `已结案${outcome === null ? '' : `：${outcome}`}。`,
  now: '没有答复',
  silent: (body, days) => `${body}：已沉默${days}。`,
  awaited: (day) => `答复期限为 ${day}。`,
  over: (day) => `答复期限曾为 ${day}。`,
}

/** These words in a language; English where there are none in it yet, and then `lang` says so. */
export const courseWords = pickWords<CourseWords>({ ...furtherWords('course'), en, es, ar, 'zh-Hans': zhHans })
