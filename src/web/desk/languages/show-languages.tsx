import { describeDate, languageName, parseDate } from '../../../kit/index.ts'
import { languageIn, wordLanguages } from '../../../publishing/index.ts'
import { answer, DeskPage } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import type { languageRoutes } from './routes.ts'
import { partsOf, reviewOf, type WordsReview } from './words-of-language.ts'

export const languageHandlers: HandlersOf<typeof languageRoutes> = {
  languages: (visit) =>
    answer(
      visit,
      <DeskPage visit={visit} title="Languages of public pages" crumbs={[]}>
        <h1>Languages of public pages</h1>
        <p>
          What Amparo says itself on public pages, on sheets and in mails of signing, beside the words of your team and of your sources. An
          appeal may be in any language; in one that is not listed here these words stand in English and are marked so.
        </p>
        <p>
          <em>Unreviewed</em>: nobody who speaks the language has read them through. A review names who read them, on which day, and which
          words: when one of them changes, it no longer holds. The words and their reviews are part of the program and nothing is said of
          them here; <em>Words of public pages</em> in the guide to publishing says how a review gets in.
        </p>
        <div class="scrolls">
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">Language</th>
                <th scope="col">Review</th>
                <th scope="col">What is not there and stands in English</th>
              </tr>
            </thead>
            <tbody>
              {wordLanguages.map(({ lang }) => (
                <tr key={lang}>
                  <th scope="row">
                    <span lang={lang} dir="auto">
                      {languageName(lang)}
                    </span>{' '}
                    ({languageIn(lang, 'en')})
                  </th>
                  <td>{reviewInWords(reviewOf(lang))}</td>
                  <td>{missingIn(lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </DeskPage>,
    ),
}

function reviewInWords(review: WordsReview): string {
  switch (review.kind) {
    case 'original':
      return 'The others are made from these'
    case 'unreviewed':
      return 'Unreviewed'
    case 'reviewed':
      return `Reviewed by ${review.by} on ${describeDate(parseDate(review.on), 'en')}`
    case 'changed-since':
      return `Changed since ${review.by} reviewed them on ${describeDate(parseDate(review.on), 'en')}`
    case 'none':
      break
  }
  return 'English words stand in'
}

const missingIn = (lang: string): string =>
  partsOf(lang)
    .filter(({ words }) => words === undefined)
    .map(({ name }) => name)
    .join(', ') || 'Nothing'
