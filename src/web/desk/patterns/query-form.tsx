import { axes } from '../../../patterns/index.ts'
import { countries } from '../cases/countries.ts'
import type { Option } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { fieldsOf, type Asked } from './asked.ts'
import { patternRoutes } from './routes.ts'
import { axisWords } from './words.ts'

/** What persons are counted, and by what. It asks by its address, so that an answer can be kept as a bookmark. */
export function QueryForm({ visit, asked }: { readonly visit: Visit; readonly asked: Asked }) {
  const { typed, rows, columns, query } = asked
  const counting: readonly Option[] = axes.map((axis) => ({ value: axis, label: axisWords[axis].by }))
  return (
    <form method="get" action={hrefOf(patternRoutes.patterns)} role="search" aria-label="Patterns" class="patterns-asked">
      <div class="filter">
        <Select name="rows" label="Count by" value={rows} options={counting} />
        <Select name="columns" label="And across by" value={columns ?? ''} options={[{ value: '', label: 'nothing else' }, ...counting]} />
        <Select
          name="country"
          label="Held by the State"
          value={typed.country.toUpperCase()}
          options={[{ value: '', label: 'any' }, ...countries]}
          error={asked.errors.country}
        />
        <Select
          name="held"
          label="In custody"
          value={typed.held}
          options={[
            { value: '', label: 'whatever is told of it' },
            { value: 'now', label: 'now, unless it is told to have ended' },
            { value: 'ever', label: 'at any time, as far as it is told' },
          ]}
          error={asked.errors.held}
        />
      </div>
      <div class="filter">
        <Norms visit={visit} asked={asked} />
        <Text name="place" label="Words of the place" asked={asked} />
        <Text name="authority" label="Words of the arresting authority" asked={asked} />
        <Text name="from" label="From (day, month or year)" asked={asked} />
        <Text name="until" label="Until" asked={asked} />
        {typed.without !== '' && <input type="hidden" name="without" value={typed.without} />}
        <button type="submit">Count</button>
      </div>
      {asked.errors.without !== undefined && <p class="error">{asked.errors.without}</p>}
      {query.without !== undefined && (
        <p class="hint">
          {query.without.length === 1 ? 'One case is left out. ' : `${query.without.length} cases are left out. `}
          <a href={hrefOf(patternRoutes.patterns, {}, withoutField(fieldsOf(asked)))}>
            Ask with {query.without.length === 1 ? 'it' : 'them'}
          </a>
        </p>
      )}
    </form>
  )
}

const withoutField = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'without'))

/** One norm, all of an instrument, or several as an address names them. */
function Norms({ visit: { needs }, asked }: { readonly visit: Visit; readonly asked: Asked }) {
  const { typed, errors } = asked
  const { instruments, norms } = needs.catalogue
  const chosen = typed.norms
  const isOne = chosen === '' || norms.has(chosen) || instruments.has(chosen)
  const of = Map.groupBy(norms.values(), ({ instrument }) => instrument)
  return (
    <div class={errors.norms === undefined ? 'field' : 'field wrong'}>
      <label for="patterns-norms">Norm that may be engaged</label>
      <Problem name="norms" error={errors.norms} />
      <select id="patterns-norms" name="norms" {...describedBy('norms', errors.norms)}>
        <option value="">any, or none</option>
        {!isOne && (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {[...instruments.values()].map(({ id, title }) => (
          <optgroup key={id} label={title}>
            <option value={id} selected={id === chosen}>{`any of it (${title})`}</option>
            {(of.get(id) ?? []).map((norm) => (
              <option key={norm.id} value={norm.id} selected={norm.id === chosen}>
                {norm.cite}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

type SelectProperties = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly error?: string | undefined
}

const Select = ({ name, label, value, options, error }: SelectProperties) => (
  <div class={error === undefined ? 'field' : 'field wrong'}>
    <label for={`patterns-${name}`}>{label}</label>
    <Problem name={name} error={error} />
    <select id={`patterns-${name}`} name={name} {...describedBy(name, error)}>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)

type TextProperties = { readonly name: 'place' | 'authority' | 'from' | 'until'; readonly label: string; readonly asked: Asked }

const Text = ({ name, label, asked: { typed, errors } }: TextProperties) => (
  <div class={errors[name] === undefined ? 'field' : 'field wrong'}>
    <label for={`patterns-${name}`}>{label}</label>
    <Problem name={name} error={errors[name]} />
    <input id={`patterns-${name}`} name={name} value={typed[name]} dir="auto" {...describedBy(name, errors[name])} />
  </div>
)

const Problem = ({ name, error }: { readonly name: string; readonly error: string | undefined }) =>
  error === undefined ? null : (
    <p class="error" id={`patterns-${name}-error`}>
      <span class="unseen">Error: </span>
      {error}
    </p>
  )

const describedBy = (name: string, error: string | undefined) =>
  error === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `patterns-${name}-error` }
