import {
  appealFormat,
  describeProblems,
  formatOf,
  largestFile,
  projectCatalogue,
  readableBy,
  readCaseFile,
  type CaseDocument,
} from '../cases/index.ts'
import { readCatalogue } from '../delivery/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { dayOfInstant, formatDay, languageOf, parseDate } from '../kit/index.ts'
import { defaultNormSettings } from '../norms/index.ts'
import { openGivenFolder, readGivenFile } from '../platform/index.ts'
import {
  againstBody,
  bodyRules,
  checkList,
  composeSubmission,
  documentNote,
  draftSubmission,
  findForm,
  knownBy,
  personsOf,
  setSubmission,
  submissionForms,
  submissionLanguages,
  type SubmissionForm,
  type SubmissionMatter,
} from '../submissions/index.ts'
import type { Command, CommandContext } from './command.ts'
import { readAllFacts } from './facts.ts'
import { refuse } from './process.ts'
import { suggest } from './suggest.ts'

export const submitCommand: Command = {
  name: 'submit',
  usage: 'submit FORM CASE.yaml --out FOLDER [--at DATE] [--lang en|es|fr] [--body ID] [--about ID] [--facts FILE]',
  summary: 'Draft what a body asks to be told from a case file: PDF, DOCX, text, and what to check first',
  options: {
    out: { type: 'string' },
    at: { type: 'string' },
    lang: { type: 'string' },
    body: { type: 'string' },
    about: { type: 'string' },
    facts: { type: 'string' },
  },
  takes: [2, 2],
  async run(context, { positionals: [named = '', path = ''], values }) {
    const form = findForm(named)
    if (form === undefined) {
      const ids = submissionForms().map(({ id }) => id)
      return refuse(context, `There is no form '${named}'. ${suggest(named, ids, { none: '', all: 'There are:' })}`)
    }
    if (values['out'] === undefined) {
      context.err('Say with --out into which folder the files are written.\n')
      return 2
    }
    const matter = matterOf(context, form, path, values)
    if (typeof matter === 'string') return refuse(context, matter)
    return write(context, form, matter, { out: String(values['out']), asked: values['about'] !== undefined })
  },
}

/** What the draft is made of: the file as far as it is for the team, or the sentence that says what is wrong. */
function matterOf(
  { clock }: CommandContext,
  form: SubmissionForm,
  path: string,
  values: Readonly<Record<string, string | boolean | undefined>>,
): SubmissionMatter | string {
  const given = (name: string): string | undefined => (values[name] === undefined ? undefined : String(values[name]))
  const at = given('at') === undefined ? null : parseDate(given('at')!)
  if (at !== null && (at.kind === 'unparsed' || at.precision !== 'day')) return `'${given('at')}' is not one day: write it as 2021-07-25.`
  const day = at?.kind === 'date' ? at.earliest : dayOfInstant(clock())
  // A region of a language has its headings: es-PE is drafted in Spanish.
  const lang = submissionLanguages.find((one) => one === languageOf(given('lang') ?? '').toLowerCase())
  if (given('lang') !== undefined && lang === undefined)
    return `There are headings in ${submissionLanguages.join(', ')}, and not in '${given('lang')}'.`
  const facts = readAllFacts(given('facts'))
  if (facts.kind === 'refused') return facts.reason
  const file = readGivenFile(path, largestFile)
  if (file.kind === 'refused') return file.reason
  if (formatOf(file.bytes) === appealFormat) return `${path} is an appeal, not a case file.`
  const read = readCaseFile(file.bytes, { file: path, facts: facts.facts })
  if (read.kind === 'invalid') return describeProblems(read)
  const readable = readableBy(read.document, 'team')
  // A draft that is dated on a day tells nothing of what could not be known by then.
  const known = at === null ? null : day
  const byThen = (one: CaseDocument): CaseDocument => (known === null ? one : knownBy(one, known))
  const [document, whole] = [byThen(readable), byThen(read.document)]
  const persons = personsOf(document)
  const subject = given('about') ?? persons[0]
  if (subject === undefined) return 'The file has no person about whom something could be submitted.'
  if (!persons.includes(subject))
    return `'${subject}' is no person of the file. ${suggest(subject, persons, { none: 'The file has none.', all: 'There are:' })}`
  const bodies = readCatalogue()
  const asked = given('body') ?? form.bodies[0]
  const body = bodies.find(({ id }) => id === asked) ?? null
  if (given('body') !== undefined && body === null)
    return `There is no body '${given('body')}'. ${suggest(
      given('body')!,
      bodies.map(({ id }) => id),
      { none: '', all: 'There are:' },
    )}`
  const catalogue = projectCatalogue()
  const evaluation = evaluate(document, facts.facts, defaultSettings, {
    at: day,
    known,
    norms: { catalogue, settings: defaultNormSettings },
  })
  return {
    document,
    whole,
    evaluation,
    facts: facts.facts,
    subject,
    lang: lang ?? submissionLanguages.find((one) => body?.languages.includes(one)) ?? 'en',
    day: formatDay(day),
    body,
    rules: body === null ? {} : bodyRules(body.id),
    norms: { results: evaluation.norms ?? [], catalogue },
  }
}

type Writing = {
  readonly out: string
  /** Whether it was said about whom it is. */
  readonly asked: boolean
}

async function write(context: CommandContext, form: SubmissionForm, matter: SubmissionMatter, { out, asked }: Writing): Promise<number> {
  const text = draftSubmission(form, matter)
  const annexes = matter.document.documents.map(({ id }) => documentNote(id, matter))
  const made = await setSubmission(composeSubmission({ form, text, matter, annexes, isDraft: true }), {
    day: matter.day,
  })
  if (made.kind === 'refused') return refuse(context, made.reason)
  const folder = openGivenFolder(out, 'write')
  if (folder.kind === 'refused') return refuse(context, folder.reason)
  const check = checkList(form, text, matter, made.pages)
  const files = [...made.files, { path: 'check-first.txt', content: Buffer.from(check) }]
  try {
    const changed = files.find(({ path, content }) => {
      const before = folder.read(`${form.id}-${path}`)
      return before !== null && !Buffer.from(before).equals(content)
    })
    if (changed !== undefined)
      return refuse(context, `${out} has another ${form.id}-${changed.path} already. Name another folder, or take that one away first.`)
    for (const { path, content } of files) folder.write(`${form.id}-${path}`, content)
  } catch (error) {
    return refuse(context, error instanceof Error ? error.message : String(error))
  }
  for (const warning of [...(asked ? [] : chosenFor(matter)), ...warningsOf(form, matter)]) context.err(`${warning}\n`)
  context.out(`${files.map(({ path }) => `${form.id}-${path}`).join('\n')}\n\n${check}`)
  return 0
}

/** Of a file about several persons, about whom this is where nobody said it. */
function chosenFor({ document, subject }: SubmissionMatter): readonly string[] {
  const others = personsOf(document).filter((id) => id !== subject)
  return others.length === 0
    ? []
    : [
        `This is about '${subject}', of whom the file tells most. It tells of others too (${others.join(', ')}): say with --about whom you mean.`,
      ]
}

/**
 * What to know before this goes to its body, which the desk says beside it: the structure is another's, the body is not open to the person, the
 * procedure is confidential. That a team withdrew a body stands in its directory, which this command does not read.
 */
function warningsOf(form: SubmissionForm, matter: SubmissionMatter): readonly string[] {
  const { body, rules } = matter
  if (body === null) return []
  return [
    ...againstBody({ form, body, bodies: readCatalogue(), catalogue: projectCatalogue() }, matter),
    ...(rules.confidential === undefined
      ? []
      : [`The procedure before ${body.name} is confidential (${rules.confidential.text}): publish nothing of it before you have looked.`]),
  ]
}
