import { describeDate, directionOf, parseDate } from '../kit/index.ts'
import type { FormField, SubmissionForm } from './form.ts'
import { catalogueLanguage } from '../norms/index.ts'
import { factWords } from './form-facts.ts'
import { formWords, type FormWords } from './form-words.ts'
import type { SubmissionMatter } from './matter.ts'
import { noteOf } from './notes.ts'
import { wholeName } from './person-names.ts'
import { askFor } from './questions.ts'
import { paragraphsIn, referencesIn, replaceMarks, type Reference } from './references.ts'
import type { ConsentAnswer, SubmissionText } from './submission.ts'

/** One paragraph as lines, with numbers of notes in brackets; `dir` is that in which its first letters are read. */
export type ComposedParagraph = { readonly lines: readonly string[]; readonly dir: 'ltr' | 'rtl'; readonly isOpen?: true }

/** A submission as it is read: the same words on paper, as a document and as text. */
export type Composed = {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  /** Says that it is none yet; absent of one that was approved. */
  readonly draft?: string
  readonly head: readonly (readonly [label: string, value: string])[]
  readonly sections: readonly {
    readonly heading: string
    readonly fields: readonly { readonly label: string; readonly paragraphs: readonly ComposedParagraph[] }[]
  }[]
  /** Numbered from 1, each in the direction of its first letters. */
  readonly notes: { readonly heading: string; readonly texts: readonly string[]; readonly dirs: readonly ('ltr' | 'rtl')[] }
  readonly annexes: { readonly heading: string; readonly texts: readonly string[] }
}

type Composing = {
  readonly form: SubmissionForm
  readonly text: SubmissionText
  readonly matter: SubmissionMatter
  /** What goes along, as the list of it names it. */
  readonly annexes: readonly string[]
  /** Whether it says that it is a draft, with what is still to be asked. */
  readonly isDraft: boolean
}

/** Sets a submission in order: headings, answers, numbered notes, annexes. Pure: the same gives the same. */
export function composeSubmission({ form, text, matter, annexes, isDraft }: Composing): Composed {
  const words = formWords(text.lang)
  const notes = new Map<string, { readonly number: number; readonly text: string }>()
  const numberOf = (key: string, note: () => string): number => {
    const known = notes.get(key) ?? { number: notes.size + 1, text: clean(note()) }
    notes.set(key, known)
    return known.number
  }
  const numbered = (references: readonly Reference[]): string =>
    `[${references.map((one) => numberOf(`${one.kind} ${one.id}`, () => noteOf(one, matter, words))).join(', ')}]`
  const ownNote = (): string => `[${numberOf('ours', () => words.say('ours'))}]`
  const { body, document, day } = matter
  const toldUnder = new Map<string, string>()
  const sections = form.sections.map(({ id, fields }) => ({
    heading: words.section(id),
    fields: fields.map((field) => {
      const label = words.field(form, field)
      const whole = text.answers[field.key]?.text.trim() ?? ''
      const before = text.consents[field.key] === undefined && isWorthAReference(field, whole) ? toldUnder.get(whole) : undefined
      if (before === undefined) toldUnder.set(whole, `${words.section(id)}, ${label}`)
      const paragraphs =
        before === undefined
          ? answerParagraphs(field, { text, words, matter, isDraft }, { numbered, ownNote })
          : [paragraphOf(`${words.say('as_under').replace('{question}', () => before)} ${numbered(referencesIn(whole))}`)]
      return { label, paragraphs }
    }),
  }))
  return {
    lang: words.lang,
    dir: directionOf(words.lang),
    title: words.title(form),
    ...(isDraft && { draft: words.say('draft') }),
    head: [
      ...(body === null ? [] : [[words.say('to'), clean(factWords(words.lang).body(body))] as const]),
      [words.say('case'), clean(document.case.title)],
      [words.say('day'), describeDate(parseDate(day), words.lang)],
      words.lang === 'en' ? [words.say('notes'), words.say('as_recorded')] : [words.say('language'), untranslated(text, matter, words)],
    ],
    sections,
    notes: {
      heading: words.say('notes'),
      texts: [...notes.values()].map((note) => note.text),
      dirs: [...notes.values()].map((note) => directionIn(note.text)),
    },
    annexes: { heading: words.say('annexes'), texts: annexes.length === 0 ? [words.say('none')] : annexes.map(clean) },
  }
}

/** What of it is in another language than ours, and why: what others said, as we put it, and norms that we have no words about. */
function untranslated({ answers }: SubmissionText, { norms }: SubmissionMatter, words: FormWords): string {
  const cites = Object.values(answers).some(({ text }) => referencesIn(text).some(({ kind }) => kind === 'norm' || kind === 'treaty'))
  const isEnglish = cites && norms !== undefined && catalogueLanguage(norms.catalogue, words.lang) === undefined
  return [words.say('as_recorded'), ...(isEnglish ? [words.say('norms_in_english')] : [])].join(' ')
}

/** Whether an answer that stood before in the same words is told by where it stood: not a few words, nor what is chosen or stands in each. */
const isWorthAReference = ({ choices, fixed }: FormField, answer: string): boolean =>
  choices === undefined && fixed === undefined && answer.length > 100 && referencesIn(answer).length > 0

type Answering = Pick<Composing, 'text' | 'matter' | 'isDraft'> & { readonly words: FormWords }
type Noting = { readonly numbered: (references: readonly Reference[]) => string; readonly ownNote: () => string }

function answerParagraphs(field: FormField, answering: Answering, { numbered, ownNote }: Noting): readonly ComposedParagraph[] {
  const { text, words, matter, isDraft } = answering
  const consent = text.consents[field.key]
  const answer = text.answers[field.key]
  const written = [
    ...(consent === undefined ? [] : [{ text: consentInWords(consent, words, matter.lang), ours: true }]),
    ...(answer === undefined
      ? []
      : field.choices === undefined
        ? paragraphsIn(answer.text).map((one) => ({ text: one, ours: answer.ours === true }))
        : [{ text: words.choice(answer.text), ours: true }]),
  ]
  if (written.length === 0) {
    const ask = isDraft ? [`${words.say('ask')}: ${askFor(field, words, matter.facts)}`] : []
    return [{ lines: [nameOnFile(field, text, matter, words) ?? words.say('unknown'), ...ask], dir: directionOf(words.lang), isOpen: true }]
  }
  return written.map(({ text: paragraph, ours }, at) => {
    const said = replaceMarks(paragraph, numbered)
    const own = ours && field.fixed === undefined && referencesIn(paragraph).length === 0 ? ` ${ownNote()}` : ''
    return paragraphOf(`${leadOf(field, at)}${said}${own}`)
  })
}

/** Where nobody has said which part of the name is the family's: the whole of it. */
function nameOnFile({ wants }: FormField, { answers }: SubmissionText, { document, subject }: SubmissionMatter, words: FormWords) {
  const asksPart = wants.some((want) => want.kind === 'case' && /^subject\.(?:family|first)_name$/.test(want.path))
  const isDivided = Object.entries(answers).some(([key, { text }]) => key.endsWith('.family_name') && text.trim() !== '')
  const name = wholeName(document.subjects.find(({ id }) => id === subject)?.names ?? [])
  return asksPart && !isDivided && name !== undefined ? words.say('whole_name').replace('{name}', () => name) : undefined
}

/** What a consent rests on: never more than somebody recorded, and said in full. */
function consentInWords(consent: ConsentAnswer, words: FormWords, lang: string): string {
  if (consent.kind === 'absent') return `${words.say('consent_absent')}: ${consent.because}`
  const { given_by, on, scope, because } = consent
  const reason = because === undefined ? '' : ` ${words.say('consent_because')}: ${because}`
  return `${words.say('consent_of')} ${given_by}, ${describeDate(parseDate(on), lang)}: ${scope}.${reason}`
}

function leadOf({ numbered }: FormField, at: number): string {
  if (numbered === undefined) return ''
  return numbered === 'bullets' ? '– ' : `${roman[at] ?? String(at + 1)}. `
}
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

function paragraphOf(text: string): ComposedParagraph {
  const lines = text.split('\n').map(clean)
  return { lines, dir: directionIn(lines.join(' ')) }
}

/** In which direction a text is read, by its first letter. */
function directionIn(text: string): 'ltr' | 'rtl' {
  const [first] = /\p{L}/u.exec(text) ?? []
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u.test(first) ? 'rtl' : 'ltr'
}

/** What no document can hold: signs that control, and halves of letters. */
const clean = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029\ufffe\uffff]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toWellFormed()
