import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { documentRoutes } from './routes.ts'

const ways = [
  { name: 'files', label: 'Upload files', route: documentRoutes.filesForm },
  { name: 'text', label: 'Paste its text', route: entryRoutes.newDocument },
  { name: 'address', label: 'Record an address', route: documentRoutes.addressForm },
] as const

/** The other ways in which a document comes into the file. */
export const OtherWays = ({ visit, here }: { readonly visit: CaseVisit; readonly here: (typeof ways)[number]['name'] }) => (
  <nav class="buttons" aria-label="Other ways to add a document">
    {ways
      .filter(({ name }) => name !== here)
      .map(({ name, label, route }) => (
        <a key={name} href={hrefOf(route, { case: visit.opened.id })}>
          {label}
        </a>
      ))}
  </nav>
)

/** The buttons above the list of documents. */
export const WaysToAdd = ({ visit }: { readonly visit: CaseVisit }) => (
  <nav class="buttons" aria-label="Add a document">
    {ways.map(({ name, label, route }) => (
      <a key={name} href={hrefOf(route, { case: visit.opened.id })} {...(name === 'files' && { class: 'button main', 'data-key': 'n' })}>
        {label}
      </a>
    ))}
  </nav>
)
