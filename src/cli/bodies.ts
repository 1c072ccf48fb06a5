import { describeProblems, largestFile, projectCatalogue, readCaseFile, type CaseDocument } from '../cases/index.ts'
import { defaultSettings, evaluate, statesTold, type Evaluation } from '../evaluation/index.ts'
import { dayOfInstant, formatDay, parseDate, type Day } from '../kit/index.ts'
import { mechanismsFor, plainMechanism, readMechanisms, stateInWords, type MechanismFound } from '../mechanisms/index.ts'
import { readGivenFile } from '../platform/index.ts'
import type { Command, CommandContext } from './command.ts'
import { readAllFacts } from './facts.ts'
import { refuse } from './process.ts'

export const bodiesCommand: Command = {
  name: 'bodies',
  usage: 'bodies FILE [--at DATE] [--facts FILE] [--json]',
  summary: 'Say which bodies are open to a case, by whom, and what is missing; no database',
  options: { at: { type: 'string' }, facts: { type: 'string' }, json: { type: 'boolean' } },
  takes: [1, 1],
  run(context, { positionals: [path = ''], values }) {
    const at = values['at'] === undefined ? dayOfInstant(context.clock()) : dayNamed(String(values['at']))
    if (typeof at === 'string') return Promise.resolve(refuse(context, at))
    const facts = readAllFacts(values['facts'] as string | undefined)
    if (facts.kind === 'refused') return Promise.resolve(refuse(context, facts.reason))
    const given = readGivenFile(path, largestFile)
    if (given.kind === 'refused') return Promise.resolve(refuse(context, given.reason))
    const read = readCaseFile(given.bytes, { file: path, facts: facts.facts })
    if (read.kind === 'invalid') return Promise.resolve(refuse(context, describeProblems(read)))
    const { document } = read
    const mechanisms = readMechanisms(facts.facts)
    const evaluation = evaluate(document, facts.facts, defaultSettings, { at, known: null })
    const found = mechanismsFor({ document, evaluation, catalogue: projectCatalogue(), facts: facts.facts, mechanisms, at })
    if (values['json'] === true) {
      const bodies = found.map((one) => plainMechanism(one))
      const plain = {
        case: document.case.id,
        ...statesHolding(document, evaluation, found),
        at: formatDay(at),
        read: mechanisms.read,
        bodies,
        national: mechanisms.national,
      }
      context.out(`${JSON.stringify(plain, null, 2)}\n`)
    } else {
      report(context, document, evaluation, found)
      context.out(`\nThe rules are as they were read on ${mechanisms.read}. On another day they may have been others.\n`)
    }
    return Promise.resolve(0)
  },
}

function dayNamed(text: string): Day | string {
  const date = parseDate(text)
  if (date.kind === 'unparsed') return `'${date.text}' is not a day: ${date.why}.`
  return date.precision === 'day' ? date.earliest : `'${date.text}' is not one day: write it as 2021-07-25.`
}

/**
 * The State that holds the persons of a case, null where there is more than one, or accounts differ; and person by person all that are told, null
 * among them where somebody denies the State that others tell of. Nobody in custody is held by none: then it is the country of the file.
 */
function statesHolding(document: CaseDocument, evaluation: Evaluation, found: readonly MechanismFound[]) {
  const { country } = document.case
  const states = [...new Set(found.map(({ subject }) => subject))].map((subject) => ({
    subject,
    states: statesTold(evaluation, subject, country).map(({ state }) => state),
  }))
  const [only, ...others] = new Set(states.flatMap((one) => one.states))
  return { state: states.length === 0 ? country : others.length === 0 ? (only ?? null) : null, states }
}

/** For people: body by body what stands in the way, what is missing, and by when. */
function report({ out }: CommandContext, document: CaseDocument, evaluation: Evaluation, found: readonly MechanismFound[]): void {
  if (found.length === 0) out('Nothing on file speaks of anybody in custody.\n')
  for (const [subject, all] of Map.groupBy(found, (one) => one.subject)) {
    const states = statesTold(evaluation, subject, document.case.country).map(({ state }) => state ?? 'a State that is not known')
    out(`${document.subjects.find(({ id }) => id === subject)?.names[0]?.text ?? subject}, ${states.join(' or ')}\n`)
    for (const { mechanism, state, rules, ask, consent, limits } of all) {
      out(`\n${mechanism.name}\n  ${stateInWords[state]}\n`)
      for (const { reason, basis } of rules)
        out(`  - ${reason}${basis === undefined || basis.confirmed === 'text' ? '' : ` (${basis.confirmed})`}\n`)
      if (consent !== undefined) out(`  - Consent (${mechanism.consent?.basis.words ?? ''}): ${consent.reason}\n`)
      if (mechanism.publicity.is !== 'not_said') out(`  - Publicity: ${mechanism.publicity.says ?? mechanism.publicity.is}\n`)
      for (const { question } of ask) out(`  ? ${question}\n`)
      for (const limit of limits) if (limit.state !== 'over') out(`  By ${limit.to}: ${limit.within} from ${limit.runsFrom}\n`)
    }
  }
}
