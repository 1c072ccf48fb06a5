import type { Claim } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import {
  changeInWords,
  findEdition,
  openChanges,
  wordsFor,
  type Edition,
  type OpenChange,
  type OpenNormChange,
} from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import { momentInWords } from '../moment.ts'
import type { CaseVisit } from '../visit.ts'
import { citedBy, sentencesInWords } from './pages-touched.ts'

type Noted = { readonly edition: Edition; readonly change: Exclude<OpenChange, OpenNormChange> }

/**
 * What readers of published appeals are told now, with its day, because of what the case holds by now about a claim or a
 * question that it answers: a claim may change a public page the moment it is saved.
 */
export async function WhatReadersSee({ visit, claim, points }: { visit: CaseVisit; claim: Claim; points: readonly Point[] }) {
  const noted = await notedAbout(visit, [claim.id, ...points.map(({ id }) => id)])
  return noted.map(({ edition, change }) => (
    <p key={change.id} class="notice">
      {'Readers of '}
      <a href={`/appeals/${encodeURIComponent(edition.appeal)}`} dir="auto" lang={edition.lang}>
        {edition.title}
      </a>
      {` see a dated note at ${sentencesInWords(change.sentences)} since ${momentInWords(change.noticedAt)}: `}
      <q>{changeInWords(change, wordsFor('en'))}</q>{' '}
      <a href={`${visit.needs.publicOrigin}${routes.appeal(edition.appeal)}#${change.sentences[0] ?? ''}`} target="_blank" rel="noopener">
        Look at the public page<span class="unseen">{` of ${edition.title}`}</span> (it opens in a new tab)
      </a>
      {' or '}
      <a href="/appeals/changed">decide what becomes of the text</a>.
    </p>
  ))
}

async function notedAbout({ needs: { db }, opened }: CaseVisit, cited: readonly string[]): Promise<readonly Noted[]> {
  const changes = (await openChanges(db, new Map([[opened.key, 'public']])))
    .filter((change) => change.kind !== 'norm')
    .filter(({ sentences }) => sentences.length > 0)
  const noted: Noted[] = []
  for (const those of Map.groupBy(changes, ({ appeal, lang }) => `${appeal} ${lang}`).values()) {
    const { appeal, version, lang } = those[0]!
    const edition = (await findEdition(db, appeal, version, lang))?.edition
    if (edition === undefined) continue
    const notes = edition.notes.filter((note) => note.case.id === opened.id && citedBy(note).some((one) => cited.includes(one)))
    noted.push(...those.filter((change) => notes.some(({ number }) => number === change.note)).map((change) => ({ edition, change })))
  }
  return noted.slice(0, mostNoted)
}

const mostNoted = 10
