import type { CaseDocument } from '../../../cases/index.ts'
import type { FactDictionary } from '../../../claims/index.ts'
import { Choice, textOf, type FormState, type Option } from '../forms/index.ts'
import { isOfEvents } from '../points/index.ts'
import { eventAtFirst, eventChosen, eventNow, eventOfItsOwn, eventsOffered, noEvent, offeredFor } from './events-offered.ts'
import { occasionInWords, occasionsOf } from './occasions.ts'
import { rowsOf } from './rows.ts'

type EventProperties = { readonly form: FormState; readonly row: number; readonly document: CaseDocument; readonly facts: FactDictionary }

/** How many events are offered by name. */
const mostEvents = 200

/**
 * Which event an answer is about. Where the file answers the same question already, the same event comes first, and is
 * chosen where nobody has to tell it from another: two dates of one event that are not compared would look as if nobody disagreed.
 */
export function EventField({ form, row, document, facts }: EventProperties) {
  const name = `asserts.${row}.occasion`
  const fact = facts.get(textOf(form.given, `asserts.${row}.fact`))
  const chosen = eventChosen(form.given, row)
  const said = fact === undefined ? chosen : eventNow(chosen, { fact: fact.key, facts }, document)
  // A state is compared by its time, and the one day of somebody's birth by itself.
  const hasNone = fact !== undefined && (fact.cardinality === 'one_at_a_time' || (fact.cardinality === 'once' && fact.type === 'date'))
  if (hasNone && (said === '' || said === noEvent || said === eventOfItsOwn)) return null
  const asked = fact && { about: textOf(form.given, 'about'), fact: fact.key, facts, without: textOf(form.given, 'supersedes') }
  const offered = asked === undefined ? [] : eventsOffered(document, asked)
  const same = offered.slice(0, mostEvents).map(({ value, said: answers }): Option => ({ value, label: `The same event as: ${answers}` }))
  const further = occasionsOf(document)
    .filter(({ id }) => !offered.some(({ value }) => value === id))
    .slice(0, mostEvents)
    .map((occasion): Option => ({ value: occasion.id, label: occasionInWords(occasion, facts) }))
  const own = same.length === 0 ? 'An event of its own, which no claim here names yet' : 'Another event, which no claim here names yet'
  const options = [
    ...same,
    { value: eventOfItsOwn, label: own },
    { value: noEvent, label: fact && !isOfEvents(fact) ? 'None' : 'Not known' },
  ]
  const isAlone = rowsOf(form.given, 'asserts').every((other) => other === row || textOf(form.given, `asserts.${other}.fact`) !== fact?.key)
  const first = fact === undefined ? '' : isOfEvents(fact) ? eventAtFirst(offered, { fact: fact.key, isAlone }) : noEvent
  const shown = { ...form, given: new Map([...form.given, [name, [said === '' ? first : said]]]) }
  return (
    <>
      <input type="hidden" name={offeredFor(row)} value={fact?.key ?? ''} />
      <Choice
        form={shown}
        name={name}
        label="Which event it is about"
        hint="Dates of one event are compared with each other: the move of July 2021 never disputes the move of 2013."
        options={options}
        groups={further.length === 0 ? [] : [{ label: 'Other events of this file', options: further }]}
        {...(first === '' && { empty: 'Choose' })}
      />
    </>
  )
}
