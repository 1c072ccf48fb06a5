import { standings } from '../../../claims/index.ts'
import { searchKinds } from '../../../search/index.ts'
import { sourceKinds } from '../../../sources/index.ts'
import type { Option } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import type { Asked, Typed } from './asked.ts'
import { kindsInWords } from './kinds-in-words.ts'
import { searchRoutes } from './routes.ts'

/** The box, and what narrows the results; open where something does. */
export function SearchForm({ visit, asked: { typed, errors, isNarrowed, kind } }: { readonly visit: Visit; readonly asked: Asked }) {
  const facts = [...visit.needs.facts]
    .map(([value, { label }]) => ({ value, label }))
    .toSorted((a, b) => collator.compare(a.label, b.label))
  const kinds = searchKinds.map((value) => ({ value, label: kindsInWords[value].heading }))
  return (
    <form method="get" action={hrefOf(searchRoutes.search)} role="search" aria-label="Everything you read">
      <div class="filter">
        <div class="field">
          <label for="search-q">Words or a name</label>
          {errors.q !== undefined && <p class="hint">{errors.q}</p>}
          <input id="search-q" name="q" type="search" dir="auto" value={typed.q} data-key="/" />
        </div>
        <button type="submit">Search</button>
      </div>
      <details open={isNarrowed || kind !== undefined}>
        <summary>Narrow it down</summary>
        <div class="filter">
          <Select name="kind" label="Kind" all="all kinds" typed={typed} options={kinds} />
          <Select name="fact" label="Claims that tell" all="anything" typed={typed} options={facts} />
          <div class="field">
            <label for="search-source">Name of the source</label>
            <input id="search-source" name="source" dir="auto" value={typed.source} />
          </div>
          <Select name="from" label="Kind of source" all="any" typed={typed} options={sourceKinds.map(same)} />
          <Select name="standing" label="Standing" all="any" typed={typed} options={standings.map(same)} />
          <div class={errors.when === undefined ? 'field' : 'field wrong'}>
            <label for="search-when">When it was</label>
            {errors.when !== undefined && (
              <p class="error" id="search-when-error">
                <span class="unseen">Error: </span>
                {errors.when}
              </p>
            )}
            <input
              id="search-when"
              name="when"
              value={typed.when}
              placeholder="2021-07 or 2021/2022"
              {...(errors.when !== undefined && { 'aria-invalid': 'true', 'aria-describedby': 'search-when-error' })}
            />
          </div>
        </div>
      </details>
    </form>
  )
}

const same = (value: string): Option => ({ value, label: value })
const collator = new Intl.Collator('en')

type SelectProperties = {
  readonly name: keyof Typed
  readonly label: string
  readonly all: string
  readonly typed: Typed
  readonly options: readonly Option[]
}

const Select = ({ name, label, all, typed, options }: SelectProperties) => (
  <div class="field">
    <label for={`search-${name}`}>{label}</label>
    <select id={`search-${name}`} name={name}>
      <option value="">{all}</option>
      {options.map(({ value, label: shown }) => (
        <option key={value} value={value} selected={value === typed[name]}>
          {shown}
        </option>
      ))}
    </select>
  </div>
)
