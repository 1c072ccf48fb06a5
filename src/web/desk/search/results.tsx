import { keyOfAlone, type CaseTitle } from '../../../cases/index.ts'
import type { Standing } from '../../../claims/index.ts'
import { directionOf } from '../../../kit/index.ts'
import { excerptOf, type SearchHit } from '../../../search/index.ts'
import { StandingMark } from '../points/index.ts'
import { hrefOfHit } from './href-of-hit.ts'

type ListProperties = {
  readonly hits: readonly SearchHit[]
  readonly titles: ReadonlyMap<number, CaseTitle>
  readonly looked: readonly string[]
}

/** Results, each with the way to it, the case it stands in, and its words with those that were looked for marked. */
export const ResultList = ({ hits, titles, looked }: ListProperties) => (
  <ul class="plain results">
    {hits.map((hit) => {
      const title = hit.caseKey === keyOfAlone ? onItsOwn : titles.get(hit.caseKey)
      return title === undefined ? null : (
        <li key={`${hit.caseKey} ${hit.list} ${hit.position}`} data-row="">
          <Result hit={hit} title={title} looked={looked} />
        </li>
      )
    })}
  </ul>
)

function Result({ hit, title, looked }: { readonly hit: SearchHit; readonly title: CaseTitle; readonly looked: readonly string[] }) {
  const { kind, entry, lang } = hit
  const words = kind === 'people' || kind === 'others' || hit.title === '' ? {} : lang === null ? {} : { lang, dir: directionOf(lang) }
  return (
    <>
      <p>
        <a href={hrefOfHit(hit, title.id)} data-open="">
          {hit.title === '' ? nameOf(hit) : <Marked text={hit.title} looked={looked} length={200} {...words} />}
        </a>
        {hit.title !== '' && !namedByTitle.has(kind) && <span class="hint code">{` ${entry}`}</span>}
        {hit.standing !== null && (
          <>
            {' '}
            <StandingMark standing={hit.standing as Standing} />
          </>
        )}
      </p>
      {hit.text !== '' && (
        <p>
          <Marked text={hit.text} looked={looked} {...(hit.title === '' ? {} : words)} />
        </p>
      )}
      <p class="hint">
        {[
          ...(hit.said === '' ? [] : [<bdi>{hit.said}</bdi>]),
          ...((kind === 'claims' || kind === 'consents') && hit.about !== ''
            ? [<bdi>{`${kind === 'claims' ? 'about' : 'for'} ${hit.about.split(' · ')[0] ?? ''}`}</bdi>]
            : []),
          ...(hit.page === null ? [] : [`page ${hit.page}`]),
          ...(hit.inTime === 'possibly' ? [<strong class="mark">may be of these days</strong>] : []),
          ...(kind === 'cases' ? [title.id] : [<bdi>{title.title}</bdi>]),
        ].map((part, index) => (
          <>
            {index > 0 && ' · '}
            {part}
          </>
        ))}
      </p>
    </>
  )
}

/** What stands in the place of a case beside an appeal that none holds. */
const onItsOwn: CaseTitle = { id: '', title: 'of no one case', country: '' }

/** Kinds whose ids say nothing beside the title. */
const namedByTitle: ReadonlySet<SearchHit['kind']> = new Set(['cases', 'appeals', 'consents'])

function nameOf({ kind, list, entry, position }: SearchHit): string {
  if (kind === 'log') return list === 'calls' ? 'Call' : list === 'contacts' ? 'Attempt to reach somebody' : 'Note to the next shift'
  return kind === 'rulings' ? `Ruling ${position + 1}` : entry
}

type MarkedProperties = {
  readonly text: string
  readonly looked: readonly string[]
  readonly length?: number
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

/** A text with what was looked for marked, shortened around it. */
function Marked({ text, looked, length, lang, dir }: MarkedProperties) {
  const { stretches, cut } = excerptOf(text, looked, length)
  return (
    <bdi {...(lang === undefined ? {} : { lang })} {...(dir === undefined ? {} : { dir })}>
      {cut.before && '… '}
      {stretches.map((stretch, index) => (stretch.found ? <mark key={index}>{stretch.text}</mark> : stretch.text))}
      {cut.after && ' …'}
    </bdi>
  )
}
