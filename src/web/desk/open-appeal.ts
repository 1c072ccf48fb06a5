import { citedCaseIds, findDraft, markAppeal, type ListedDraft, type MarkedAppeal } from '../../appeals/index.ts'
import { caseRevision, loadCase, readableBy, type Appeal } from '../../cases/index.ts'
import type { OpenedCase } from './opened-case.ts'
import type { OpenedAppeal, Visit } from './visit.ts'

/**
 * The appeal in the address, with the cases it cites and the one that holds it. Null where there is none, where its id
 * stands in several places, and where this person is no member of one of those cases. One that stands alone and cites
 * nothing yet belongs to no case: administrators open it.
 */
export async function openAppeal(visit: Visit, id = visit.c.req.param('appeal') ?? ''): Promise<OpenedAppeal | null> {
  const found = await findDraft(visit.needs.db, id)
  return found.kind === 'found' ? openDraft(visit, found.draft) : null
}

/** The same of an appeal that was read already; one of a list has its parts numbered anew. */
export async function openDraft(visit: Visit, draft: ListedDraft & { readonly marked?: MarkedAppeal }): Promise<OpenedAppeal | null> {
  const { db } = visit.needs
  const cases = new Map<string, OpenedCase>()
  for (const caseId of new Set([...(draft.holder === null ? [] : [draft.holder.case]), ...citedCaseIds(draft.appeal)])) {
    const opened = await visit.openCase(caseId)
    if (opened !== null) cases.set(caseId, opened)
    // A citation may name a case that is not here; one that is here and not theirs closes the appeal to them.
    else if ((await caseRevision(db, caseId)) !== null) return null
  }
  if (cases.size === 0 && visit.staff.role !== 'administrator') return null
  const { appeal: readable, withheld } = await readableAppeal(visit, draft.appeal, cases)
  const marked = readableMarks(draft.marked ?? markAppeal(draft.appeal, null, draft.revision), readable)
  return {
    appeal: readable,
    marked,
    whole: draft.appeal,
    hidden: countTexts(draft.appeal) - countTexts(readable) + withheld,
    holder: draft.holder,
    revision: draft.revision,
    by: draft.by,
    writtenAt: draft.at,
    cases,
  }
}

/**
 * The appeal without the sentences and headings that would betray what somebody may not read in one of its cases; of its
 * title, summary, outcome and addressees, what would betray it says only that.
 */
async function readableAppeal({ needs }: Visit, appeal: Appeal, cases: ReadonlyMap<string, OpenedCase>): Promise<Readable> {
  let readable = appeal
  const withheld = new Set<string>()
  for (const { id, unreadable, membership } of cases.values()) {
    const file = unreadable === 0 ? null : await loadCase(needs.db, id)
    if (file === null) continue
    // Held to the rule of sentences, each as one that cites nothing.
    const texts = framingTexts(appeal)
    const probe: Appeal = { ...appeal, sections: [], asks: texts.map((text) => ({ text, cites: [], own_words: true })) }
    const [sentences = readable, probed] = readableBy({ ...file, appeals: [readable, probe] }, membership.clearance).appeals
    const stays = new Set(probed?.asks.map(({ text }) => text))
    for (const text of texts) if (!stays.has(text)) withheld.add(text)
    readable = sentences
  }
  return { appeal: withheld.size === 0 ? readable : framedWithout(readable, withheld), withheld: withheld.size }
}

type Readable = { readonly appeal: Appeal; readonly withheld: number }

const notYours = '[a part that you may not read]'

const framingTexts = ({ title, summary, outcome, to }: Appeal): string[] =>
  [title, summary, outcome, ...to.flatMap(({ name, title: office, body, salutation }) => [name, office, body, salutation])].filter(
    (text) => text !== undefined,
  )

function framedWithout(appeal: Appeal, withheld: ReadonlySet<string>): Appeal {
  const said = (text: string): string => (withheld.has(text) ? notYours : text)
  const { outcome } = appeal
  return {
    ...appeal,
    title: said(appeal.title),
    summary: said(appeal.summary),
    ...(outcome !== undefined && { outcome: said(outcome) }),
    to: appeal.to.map(({ name, title, body, salutation, ...rest }) => ({
      ...rest,
      name: said(name),
      title: said(title),
      ...(body !== undefined && { body: said(body) }),
      ...(salutation !== undefined && { salutation: said(salutation) }),
    })),
  }
}

/** Sentences that were left out are missing from the list; those that stay are the same objects. */
function readableMarks(marked: MarkedAppeal, readable: Appeal): MarkedAppeal {
  const stays = new Set([...readable.sections.flatMap(({ sentences }) => sentences), ...readable.asks])
  const { id: _id, sections: _sections, asks: _asks, to, ...head } = readable
  return {
    ...marked,
    head: { ...marked.head, value: head },
    to: marked.to.map((one, index) => ({ ...one, value: to[index] ?? one.value })),
    sections: marked.sections.map((section, index) => ({
      ...section,
      value: readable.sections[index]?.heading,
      sentences: section.sentences.filter(({ value }) => stays.has(value)),
    })),
    asks: marked.asks.filter(({ value }) => stays.has(value)),
  }
}

const countTexts = ({ sections, asks }: Appeal): number =>
  sections.reduce((sum, { heading, sentences }) => sum + sentences.length + (heading === undefined ? 0 : 1), asks.length)
