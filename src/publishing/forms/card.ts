import { directionOf } from '../../kit/index.ts'
import { projectPath, renderPng, type PdfOutcome } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { breakable } from '../pdf/breakable.ts'
import type { EditionPlace } from '../pdf/edition-pdf.ts'
import { typefacesFor, typesetting } from '../pdf/typesetting.ts'
import { lastingStatus } from '../status-line.ts'
import { codeOf } from '../succession.ts'
import { formsWords } from '../words/forms.ts'
import { wordsFor } from '../words/index.ts'
import { withoutMarks } from './for-paper.ts'
import { withText } from './png-text.ts'

/** The size in pixels that sites show of what is passed on. */
export const cardSize = { width: 1200, height: 630 } as const

/**
 * An edition as a picture to pass on (PNG, 1200 by 630): its title, where it stands and where it is, and no person. The
 * same edition and place give the same bytes; refused as renderPdf does.
 */
export async function cardPng(edition: Edition, place: EditionPlace & { readonly address: string }): Promise<PdfOutcome> {
  const card = composeCard(edition, place)
  const template = projectPath('src', 'publishing', 'forms', 'card.typ')
  const outcome = await renderPng(template, card, { date: edition.published, fonts: typefacesFor(card) })
  if (outcome.kind !== 'rendered') return outcome
  const { address, seal } = place
  return { kind: 'rendered', bytes: withText(outcome.bytes, { Source: address, ...(seal !== undefined && { Comment: seal }) }) }
}

/** What the card says. A picture is kept and shown on any later day: it names the day to act by, and not that it is to come. */
export function composeCard(edition: Edition, { address }: { readonly address: string }) {
  const [words, forms] = [wordsFor(edition.lang), formsWords(edition.lang)]
  const card = {
    ...typesetting(edition.lang),
    title: edition.title,
    status: lastingStatus(edition, words),
    readHere: forms.words.readHere,
    own: directionOf(forms.lang),
  }
  return { ...withoutMarks(breakable(card)), code: codeOf(edition), host: new URL(address).host }
}
