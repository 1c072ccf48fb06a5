import { hrefOf } from '../route.ts'
import { languageRoutes } from './routes.ts'
import { reviewOf, type WordsReview } from './words-of-language.ts'

/** Beside an edition: that nobody who speaks its language has read Amparo's own words in it. Nothing where somebody has. */
export function OwnWordsUnread({ lang }: { readonly lang: string }) {
  const review = reviewOf(lang)
  if (review.kind === 'original' || review.kind === 'reviewed') return null
  return (
    <small class="hint">
      Amparo’s own words: <a href={hrefOf(languageRoutes.languages)}>{shortly[review.kind]}</a>
    </small>
  )
}

const shortly: Readonly<Record<Exclude<WordsReview['kind'], 'original' | 'reviewed'>, string>> = {
  unreviewed: 'unreviewed',
  'changed-since': 'changed since they were reviewed',
  none: 'in English',
}
