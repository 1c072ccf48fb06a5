import type { CanaryCase } from './canary-desk.ts'
import { publicOrigin } from '../../src/web/desk/testing.ts'

/** What stands in the parts of addresses (`:claim`), so that each leads to something that a case of `keepCanaries` has. */
export function partsOf(
  path: string,
  { id, appeal, submission, dossier, delivery, submissionDelivery }: Omit<CanaryCase, 'word' | 'key'>,
  staff: string,
): Readonly<Record<string, string>> {
  const list = /^\/cases\/:case\/(\w+)/.exec(path)?.[1] ?? ''
  const inList: Readonly<Record<string, string>> = {
    subjects: 'P1',
    sources: 'S1',
    documents: 'D1',
    questions: 'Q1',
    claims: 'C1',
  }
  return {
    case: id,
    appeal,
    staff,
    claim: 'C1',
    question: 'Q1',
    document: 'D1',
    subject: 'P1',
    // Protected, so that there is somebody to ask who it is.
    source: path.endsWith('/identity') ? 'S4' : 'S1',
    entry: '0',
    upload: '00000000-0000-4000-8000-000000000000',
    file: '0'.repeat(64),
    page: '1',
    list: '00000000-0000-4000-8000-000000000000',
    body: 'wgad',
    dossier,
    delivery: path.startsWith('/cases/') ? submissionDelivery : delivery,
    reply: '00000000-0000-4000-8000-000000000000',
    submission,
    answer: 'arrest.place',
    form: 'pdf',
    telling: '00000000-0000-4000-8000-000000000000',
    change: '1',
    thread: '1',
    // The parts of an appeal are numbered as they come: a section, its sentences, what is asked, to whom.
    part: path.includes('/sections/') ? '1' : path.includes('/sentences/') ? '2' : '5',
    invitation: '00000000-0000-4000-8000-000000000000',
    id: inList[list] ?? '0',
    lang: 'fr',
    segment: `sentence-${'0'.repeat(24)}`,
    term: '00000000-0000-4000-8000-000000000000',
    instrument: 'nmr',
    norm: 'nmr-44',
    state: 'PE',
    collection: '1',
    release: '1',
    token: 'x'.repeat(43),
  }
}

/** What addresses need besides their parts. */
export function queryOf(path: string): string {
  const point = encodeURIComponent('P1/custody.hospital_transfer_date/july')
  if (path.endsWith('/point')) return `?id=${point}`
  if (path.endsWith('/rulings/new')) return `?point=${point}`
  if (path.endsWith('/questions/new')) return '?claims=C1,C2'
  if (path.endsWith('/same-persons/judgement')) return '?person=P1&other=P3'
  if (path.endsWith('/citations')) return '?q=Moved'
  // The own case of the tests is the first of `keepCanaries`.
  if (path.startsWith('/comparisons/table')) return '?with=zq-0%23P1&with=zq-0%23P3'
  if (path === '/comparisons/citation' || path.endsWith('/sentences/compared')) return '?cite=zq-0%23C1'
  if (path.endsWith('/sentences/norm')) return '?case=zq-0&norm=nmr-44'
  if (path === '/comparisons') return '?words=ownword'
  if (path === '/search') return '?q=ownword+otherword'
  return ''
}

/** An address with its parts filled in; a part that the test knows nothing of is named. */
export function fill(path: string, parts: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`The test knows no value for ':${name}' of ${path}: add one to partsOf`)
    return encodeURIComponent(part)
  })
}

/** Where an answer leads, without what goes with the way there. */
export const leadsTo = (location: string | null): string | null => (location === null ? null : new URL(location, publicOrigin).pathname)
