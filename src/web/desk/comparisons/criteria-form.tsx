import { outcomes } from '../../../comparisons/index.ts'
import { countries } from '../cases/countries.ts'
import type { Option } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import type { Asked, Typed } from './asked.ts'
import { comparisonRoutes } from './routes.ts'

/** What persons are looked for by; all that is filled in has to be so. */
export function CriteriaForm({ visit, asked }: { readonly visit: Visit; readonly asked: Asked }) {
  const facts = [...visit.needs.facts]
    .map(([value, { label }]) => ({ value, label }))
    .toSorted((a, b) => collator.compare(a.label, b.label))
  const { typed } = asked
  return (
    <>
      {asked.isEmpty && (
        <p>
          For example:{' '}
          <a href={hrefOf(comparisonRoutes.find, {}, { outcome: 'humanitarian' })}>whoever was released on humanitarian grounds</a>.
        </p>
      )}
      <form method="get" action={hrefOf(comparisonRoutes.find)} role="search" aria-label="Cases to compare">
        <div class="filter">
          <Select
            name="outcome"
            label="What became of it"
            all="anything"
            typed={typed}
            options={outcomes.map(({ code, label }) => ({ value: code, label }))}
          />
          <Select name="country" label="Country" all="any" typed={typed} options={countries} />
          <Select name="fact" label="A claim tells" all="anything" typed={typed} options={facts} />
          <div class="field">
            <label for="compare-words">Words of a claim</label>
            <input id="compare-words" name="words" dir="auto" value={typed.words} />
          </div>
        </div>
        <div class="filter">
          <Years name="age" label="Age when custody ended, from" asked={asked} />
          <Years name="ageTo" label="Age, up to" asked={asked} />
          <Years name="held" label="Years in custody, from" asked={asked} />
          <Years name="heldTo" label="Years in custody, up to" asked={asked} />
          <button type="submit">Look for cases</button>
        </div>
      </form>
    </>
  )
}

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
    <label for={`compare-${name}`}>{label}</label>
    <select id={`compare-${name}`} name={name}>
      <option value="">{all}</option>
      {options.map(({ value, label: shown }) => (
        <option key={value} value={value} selected={value === typed[name]}>
          {shown}
        </option>
      ))}
    </select>
  </div>
)

function Years({ name, label, asked: { typed, errors } }: { readonly name: keyof Typed; readonly label: string; readonly asked: Asked }) {
  const error = errors[name]
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={`compare-${name}`}>{label}</label>
      {error !== undefined && (
        <p class="error" id={`compare-${name}-error`}>
          <span class="unseen">Error: </span>
          {error}
        </p>
      )}
      <input
        id={`compare-${name}`}
        name={name}
        value={typed[name]}
        inputmode="numeric"
        size={4}
        {...(error !== undefined && { 'aria-invalid': 'true', 'aria-describedby': `compare-${name}-error` })}
      />
    </div>
  )
}
