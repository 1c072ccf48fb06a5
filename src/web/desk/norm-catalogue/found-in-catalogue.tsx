import { searchNorms, type Catalogue } from '../../../norms/index.ts'
import { normAddresses } from '../../norms/addresses.ts'
import { normReadingIn } from '../../norms/norm-reading.ts'
import { NormList } from '../../norms/norm-lists.tsx'

/** How many norms stand below what was found in the files. */
const most = 3

/** Norms that have all the words that were looked for; nothing where none has. */
export function FoundInCatalogue({ catalogue, question }: { readonly catalogue: Catalogue; readonly question: string }) {
  const found = searchNorms(catalogue, question)
  if (found.length === 0) return null
  return (
    <section aria-labelledby="found-norms">
      <h2 id="found-norms">Norms</h2>
      <NormList reading={normReadingIn(catalogue, 'en')} norms={found.slice(0, most)} whole />
      {found.length > most && (
        <p>
          <a href={normAddresses.found(question)}>{`Show all ${found.length} norms`}</a>
        </p>
      )}
    </section>
  )
}
