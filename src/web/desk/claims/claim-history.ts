import type { EntryRevision } from '../../../cases/index.ts'
import type { Claim, Sensitivity } from '../../../claims/index.ts'
import { dateWritten, written } from '../sources/kept-entries.ts'
import type { OpenedCase } from '../opened-case.ts'

/** Something that happened to a claim: who did what, when, and why. */
export type Happening = { readonly at: Date; readonly who: string; readonly what: string; readonly why?: string }

type HistoryContext = {
  readonly opened: Pick<OpenedCase, 'document' | 'entries'>
  readonly retractions: readonly EntryRevision[]
  readonly marks: readonly EntryRevision[]
  readonly who: (recordedBy: string) => string
}

/** What happened to a claim, the latest first: what was said of it later, and which claims came against it or in its place. */
export function claimHistory({ id }: Claim, { opened, retractions, marks, who }: HistoryContext): readonly Happening[] {
  const entered = (claim: string, what: string): Happening[] => {
    const meta = opened.entries.get(`claims/${claim}`)
    return meta === undefined ? [] : [{ at: meta.recorded_at, who: who(meta.recorded_by), what }]
  }
  const said = (
    list: readonly EntryRevision[],
    tell: (entry: NonNullable<EntryRevision['entry']>) => Pick<Happening, 'what' | 'why'>,
  ): Happening[] =>
    list.flatMap(({ entry, recorded_at, recorded_by }) =>
      entry === null || entry['claim'] !== id ? [] : [{ at: recorded_at, who: who(recorded_by), ...tell(entry) }],
    )
  const others = opened.document.claims
  const happened = [
    ...entered(id, 'entered it'),
    ...others.filter(({ supersedes }) => supersedes === id).flatMap((claim) => entered(claim.id, `entered ${claim.id}, which replaces it`)),
    ...others.filter(({ denies }) => denies?.includes(id)).flatMap((claim) => entered(claim.id, `entered ${claim.id}, which denies it`)),
    ...said(retractions, retractedInWords),
    ...said(marks, ({ sensitivity }) => ({ what: markedInWords[sensitivity as Sensitivity] })),
  ]
  return happened.toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

function retractedInWords(entry: NonNullable<EntryRevision['entry']>): Pick<Happening, 'what' | 'why'> {
  const day = dateWritten(entry, 'on')
  const what = entry['by'] === 'source' ? `recorded that its source took it back on ${day}` : `retracted it as entered wrongly, ${day}`
  return { what, why: written(entry, 'why') }
}

const markedInWords: Readonly<Record<Sensitivity, string>> = {
  public: 'allowed it to be published',
  team: 'kept it to the team',
  privileged: 'marked it as privileged',
  sealed: 'sealed it',
}
