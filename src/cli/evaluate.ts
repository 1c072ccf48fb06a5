import { appealFormat, describeProblems, formatOf, largestFile, projectCatalogue, readCaseFile } from '../cases/index.ts'
import { defaultSettings, evaluate, plainEvaluation, reportEvaluation } from '../evaluation/index.ts'
import { dayOfInstant, parseDate, type Day } from '../kit/index.ts'
import { defaultNormSettings } from '../norms/index.ts'
import { readGivenFile } from '../platform/index.ts'
import type { Command } from './command.ts'
import { readAllFacts } from './facts.ts'

export const evaluateFile: Command = {
  name: 'evaluate',
  usage: 'evaluate FILE [--at DATE] [--known DATE] [--facts FILE] [--norms [--unconfirmed]] [--json]',
  summary:
    'Say what a case file says: contradictions, impossible statements, what follows. --norms adds the norms that its facts may engage; --unconfirmed also those that could not be checked against their official text',
  options: {
    at: { type: 'string' },
    known: { type: 'string' },
    facts: { type: 'string' },
    norms: { type: 'boolean' },
    unconfirmed: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: [1, 1],
  async run(context, { positionals, values }) {
    const [path = ''] = positionals
    const at = values['at'] === undefined ? dayOfInstant(context.clock()) : dayNamed(values['at'])
    const known = values['known'] === undefined ? null : dayNamed(values['known'])
    for (const day of [at, known]) if (typeof day === 'string') return refused(context, `${day}\n`, 2)
    if (values['unconfirmed'] === true && values['norms'] !== true)
      return refused(context, '--unconfirmed says which norms are held against the file: give --norms with it.\n', 2)
    const facts = readAllFacts(values['facts'] as string | undefined)
    if (facts.kind === 'refused') return refused(context, `${facts.reason}\n`, 1)
    const given = readGivenFile(path, largestFile)
    if (given.kind === 'refused') return refused(context, `${given.reason}\n`, 1)
    if (formatOf(given.bytes) === appealFormat)
      return refused(context, `${path} is an appeal, not a case file: amparo publish takes it.\n`, 1)
    const read = readCaseFile(given.bytes, { file: path, facts: facts.facts })
    if (read.kind === 'invalid') return refused(context, `${describeProblems(read)}\n`, 1)
    const norms =
      values['norms'] === true
        ? { norms: { catalogue: projectCatalogue(), settings: { ...defaultNormSettings, unconfirmed: values['unconfirmed'] === true } } }
        : {}
    const evaluation = evaluate(read.document, facts.facts, defaultSettings, { at: at as Day, known: known as Day | null, ...norms })
    const { columns, terminal: colour } = context
    context.out(
      values['json'] === true
        ? `${JSON.stringify(plainEvaluation(evaluation), null, 2)}\n`
        : reportEvaluation(evaluation, { file: read.document, facts: facts.facts, columns, colour }),
    )
    return 0
  },
}

/** The day that a person typed, or the sentence that says what is wrong with it. */
function dayNamed(text: string | boolean): Day | string {
  const date = parseDate(String(text))
  if (date.kind === 'unparsed') return `'${date.text}' is not a day: ${date.why}.`
  return date.precision === 'day' ? date.earliest : `'${date.text}' is not one day: write it as 2021-07-25.`
}

function refused({ err }: Parameters<Command['run']>[0], message: string, status: number): number {
  err(message)
  return status
}
