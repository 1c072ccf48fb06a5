import { hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { findDraft, namedSentences } from '../../../appeals/index.ts'
import type { Database } from '../../../platform/index.ts'
import { atDesk, type DeskOfCase } from '../points/testing.ts'
import type { Person } from '../testing.ts'

/** The hospital case with an appeal in it. */
export const caseWithAppeal = `${hospitalCase}appeals:
  - id: EX-001
    title: 'Fictional: an examination for Ana Ejemplo'
    summary: Fictional.
    status: open
    opened: '2021-07-22'
    lang: en
    sections:
      - heading: What is known
        sentences:
          - {text: She was moved to a hospital on 17 July., cites: ['example#C1']}
          - {text: Nobody told the family., cites: ['example#C3']}
      - sentences:
          - {text: The law is clear., own_words: true}
    asks: [{text: Let an independent doctor examine her., own_words: true}]
    to: [{name: Head of the prison service, title: Prison service}]
`

/** Runs a test at the desk of that case. */
export const atAppeal = (body: (desk: DeskOfCase) => Promise<void>, file = caseWithAppeal): Promise<void> => atDesk(body, file)

export const page = '/appeals/EX-001'

/** The number of a sentence by how it is called: S2, A1. */
export async function numberOf(db: Database, name: string): Promise<number> {
  const found = await findDraft(db, 'EX-001')
  const part = found.kind === 'found' ? namedSentences(found.draft.marked).find((one) => one.name === name) : undefined
  if (part === undefined) throw new Error(`There is no sentence ${name}`)
  return part.sentence.id
}

/** Answers the whole risk review with what asks for the least, and says why where something is on record. */
export async function answerReview(person: Person): Promise<void> {
  const answered = await person.post(`${page}/risk-review`, {
    reprisal: 'no',
    privilege: 'no',
    'privilege.why': 'It was said to the press.',
    trial: 'no',
    consent: 'not-needed',
    harm: 'no',
    named: 'no',
  })
  if (answered.status !== 303) throw new Error(`The risk review was refused: ${answered.text}`)
}
