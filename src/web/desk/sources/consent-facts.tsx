import { consentsOf } from '../../../appeals/index.ts'
import type { Capacity, ConsentMatter } from '../../../cases/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import type { CaseVisit } from '../visit.ts'
import { capacityInWords, countsInWords, matterInWords, stateInWords } from './consent-words.ts'
import { EntryFacts } from './entry-facts.tsx'
import type { KeptEntry } from './entry-kind.ts'
import { nameFor, nameOfConsent } from './kept-consents.ts'
import { dateWritten, written } from './kept-entries.ts'

/** What a consent says, how it stands today, and what its giver's word weighs. */
export function ConsentFacts({ visit: { opened, now }, kept: { entry } }: { readonly visit: CaseVisit; readonly kept: KeptEntry }) {
  const subject = opened.document.subjects.find((candidate) => candidate.id === entry['subject'])
  const recorded = consentsOf(opened.document, written(entry, 'subject'), dayOfInstant(now)).find(
    ({ consent }) => nameOfConsent(consent) === nameFor(entry),
  )
  const covers = (entry['covers'] ?? []) as readonly ConsentMatter[]
  const capacity = written(entry, 'capacity')
  return (
    <EntryFacts
      lines={[
        ['For whom', subject === undefined ? written(entry, 'subject') : nameOf(subject, 'en')],
        ['Given by', written(entry, 'given_by')],
        ['Relation', written(entry, 'relation')],
        ['As what they speak', capacity === '' ? '' : capacityInWords[capacity as Capacity]],
        ['What they said', entry['refused'] === true ? 'No' : 'Yes'],
        ['To what', written(entry, 'scope')],
        ['Asked one by one', covers.map((matter) => matterInWords[matter]).join('; ')],
        ['Given on', dateWritten(entry, 'on')],
        ['Until', dateWritten(entry, 'until')],
        ['Withdrawn on', dateWritten(entry, 'withdrawn')],
        ['Today', recorded === undefined ? '' : `${stateInWords[recorded.state]}. ${countsInWords(recorded)}`],
      ]}
    />
  )
}
