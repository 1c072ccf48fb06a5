import { keyOfAdministrators, keyOfAlone, readTitles, type CaseTitle } from '../../../cases/index.ts'
import { search, searchKinds, searchLevels, unfinishedCases, type ReadableCase, type SearchResults } from '../../../search/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { numberIn, Pages } from '../cases/index.ts'
import { FoundInCatalogue } from '../norm-catalogue/index.ts'
import { openAppeal } from '../open-appeal.ts'
import { answer, DeskPage } from '../page.tsx'
import { recorderOf } from '../recorder-of.ts'
import type { Visit } from '../visit.ts'
import { askedIn, searchHref, type Asked } from './asked.ts'
import { kindsInWords, numberInWords } from './kinds-in-words.ts'
import { ResultList } from './results.tsx'
import { SearchForm } from './search-form.tsx'

/** How many results of each kind are shown together, and how many of one alone on a page. */
const [ofEach, onPage] = [5, 25]

/** All that somebody reads, by words, names and what narrows them. */
export async function showSearch(visit: Visit): Promise<Response> {
  const { needs, staff } = visit
  const asked = askedIn(visit.c)
  const memberships = await membershipsOf(needs.db, staff.id)
  const readable = [...memberships].map(([caseKey, { clearance }]): ReadableCase => ({ caseKey, level: levels[clearance] }))
  const keys = readable.map(({ caseKey }) => caseKey)
  const page = asked.kind === undefined ? 1 : numberIn(visit.c)
  const wrong = asked.errors.when !== undefined
  const found =
    asked.isEmpty || wrong
      ? nothing
      : await search(
          needs.db,
          asked.question,
          [...readable, ...alone(staff)],
          asked.kind === undefined ? { most: ofEach } : { most: onPage, after: (page - 1) * onPage },
        )
  const titles = await readTitles(needs.db, [...new Set(found.hits.map(({ caseKey }) => caseKey))])
  const citedByAlone = await casesOfAlone(visit, found)
  const unfinished = asked.isEmpty ? [] : await unfinishedCases(needs.db, keys)
  // What is shown of a case is recorded before it is.
  for (const caseKey of new Set([...titles.keys(), ...citedByAlone]))
    await recorderOf(visit)({ at: visit.now, staff: staff.id, action: 'case.search', caseKey })
  return answer(
    visit,
    <DeskPage visit={visit} title={asked.typed.q === '' ? 'Search' : `${asked.typed.q.slice(0, 80)}: search`} width="wide" evidence>
      <h1>Search</h1>
      <SearchForm visit={visit} asked={asked} />
      {unfinished.length > 0 && (
        <p class="notice" role="status">
          {unfinished.length === 1 ? 'One of your cases is' : `${unfinished.length} of your cases are`} being made ready to be searched.
          Until then what stands in {unfinished.length === 1 ? 'it' : 'them'} may be missing here. It takes some minutes; the files
          themselves are whole.
        </p>
      )}
      {asked.isEmpty && <WhatCanBeFound />}
      {!asked.isEmpty &&
        !wrong &&
        (found.hits.length === 0 ? (
          <Nothing asked={asked} isWhole={unfinished.length === 0} />
        ) : (
          <Found visit={visit} {...{ asked, found, titles, page }} />
        ))}
      {asked.kind === undefined && !asked.isNarrowed && <FoundInCatalogue catalogue={needs.catalogue} question={asked.question.text} />}
    </DeskPage>,
    wrong ? 422 : 200,
  )
}

/** Appeals that no case holds: each is found by those who belong to every case that it cites, or by administrators where it cites none. */
const alone = ({ role }: Visit['staff']): readonly ReadableCase[] =>
  [keyOfAlone, ...(role === 'administrator' ? [keyOfAdministrators] : [])].map((caseKey) => ({ caseKey, level: levels.team }))

/** The keys of the cases that the appeals found so cite: what is shown of those is of these. */
async function casesOfAlone(visit: Visit, { hits }: SearchResults): Promise<readonly number[]> {
  const opened = await Promise.all(hits.filter(({ caseKey }) => caseKey === keyOfAlone).map(({ entry }) => openAppeal(visit, entry)))
  return opened.flatMap((appeal) => [...(appeal?.cases.values() ?? [])].map(({ key }) => key))
}

const levels = { team: searchLevels[0], privileged: searchLevels[1], sealed: searchLevels[2] } as const
const nothing: SearchResults = { hits: [], counts: [], suggestions: [], looked: [] }

type FoundProperties = {
  readonly visit: Visit
  readonly asked: Asked
  readonly found: SearchResults
  readonly titles: ReadonlyMap<number, CaseTitle>
  readonly page: number
}

function Found({ visit, asked, found, titles, page }: FoundProperties) {
  const { counts, hits, suggestions, looked } = found
  return (
    <>
      <p role="status">
        {asked.kind !== undefined && (
          <>
            <a href={searchHref(asked.typed, { kind: '' })}>All kinds</a>
            {' · '}
          </>
        )}
        {counts.map((one, index) => (
          <>
            {index > 0 && ' · '}
            {one.kind === asked.kind ? (
              <strong>{numberInWords(one)}</strong>
            ) : (
              <a href={searchHref(asked.typed, { kind: one.kind })}>{numberInWords(one)}</a>
            )}
          </>
        ))}
      </p>
      {suggestions.map(({ typed, words }) => (
        <p key={typed}>
          <bdi>{typed}</bdi>: also looked for{' '}
          {words.map((word, index) => (
            <>
              {index > 0 && ', '}
              <a href={searchHref(asked.typed, { q: asked.typed.q.replace(typed, word) })}>
                <bdi>{word}</bdi>
              </a>
            </>
          ))}
          .
        </p>
      ))}
      {searchKinds.flatMap((kind) => {
        const [count, ofKind] = [counts.find((one) => one.kind === kind), hits.filter((hit) => hit.kind === kind)]
        if (count === undefined || ofKind.length === 0) return []
        const left = count.more || count.count > ofKind.length
        return [
          <section key={kind} aria-labelledby={`found-${kind}`}>
            <h2 id={`found-${kind}`}>{kindsInWords[kind].heading}</h2>
            <ResultList hits={ofKind} titles={titles} looked={looked} />
            {asked.kind === undefined && left && (
              <p>
                <a href={searchHref(asked.typed, { kind })}>{`Show all ${numberInWords(count)}`}</a>
              </p>
            )}
            {asked.kind === kind && (
              <Pages
                visit={visit}
                page={{ number: page, of: Math.ceil(count.count / onPage), from: (page - 1) * onPage, total: count.count }}
                what={kindsInWords[kind].many}
              />
            )}
            {asked.kind === kind && count.more && <p>There are more than can be shown. Add a word, or narrow it down.</p>}
          </section>,
        ]
      })}
    </>
  )
}

type NothingProperties = { readonly asked: Asked; /** Whether all that may be found can be. */ readonly isWhole: boolean }

const Nothing = ({ asked: { typed, kind, isNarrowed }, isWhole }: NothingProperties) => (
  <div role="status">
    <p>
      {isWhole ? 'Nothing that you may read' : 'Nothing that can be searched by now'}
      {typed.q === '' ? (
        ' answers to this.'
      ) : (
        <>
          {' '}
          has all of this: <bdi>{typed.q}</bdi>.
        </>
      )}
    </p>
    <ul>
      {(isNarrowed || kind !== undefined) && (
        <li>
          <a href={searchHref(typed, { kind: '', fact: '', source: '', from: '', standing: '', when: '' })}>Look for the words alone</a>
        </li>
      )}
      <li>Leave a word out: each must stand in the same entry. Names are found in other spellings and scripts too.</li>
      <li>Another member may read more: only the cases that you belong to are looked through, as far as your clearance goes.</li>
    </ul>
  </div>
)

const WhatCanBeFound = () => (
  <>
    <p>
      Cases, people, claims, documents with their words, appeals, sources, questions, rulings, consents and the log, of all the cases that
      you belong to; the appeals that no case holds, where all that they cite is yours to read; and the norms.
    </p>
    <ul>
      <li>
        A name in any spelling or script: <q>Liu Xiaobo</q> finds <bdi lang="zh">刘晓波</bdi>.
      </li>
      <li>
        A word in any of its forms: <q>transferred</q> finds <q>transfer</q>. One typed wrongly finds what is nearest.
      </li>
      <li>Words that stand together, in quotation marks: "solitary confinement".</li>
      <li>Claims by what they tell, who said them, how they stand and when it was, also without a word.</li>
    </ul>
  </>
)
