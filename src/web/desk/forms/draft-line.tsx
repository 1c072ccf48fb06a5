import { momentInWords } from '../moment.ts'
import type { Visit } from '../visit.ts'
import { Button } from './button.tsx'
import { formAddress } from './form-address.ts'
import { frameFields } from './given.ts'

/** Says that a form is filled in from a draft, and since when, and lets it be thrown away. */
export const DraftLine = ({ visit, since }: { readonly visit: Visit; readonly since: Date }) => (
  <div class="notice">
    You were writing this on <time dateTime={since.toISOString()}>{momentInWords(since)}</time>.{' '}
    <Button visit={visit} action="/drafts/discard" label="Discard it" values={{ [frameFields.at]: formAddress(visit.c) }} />
  </div>
)
