import type { SearchHit } from '../../../search/index.ts'
import { appealRoutes } from '../appeals/index.ts'
import { callRoutes } from '../calls/index.ts'
import { caseRoutes } from '../cases/index.ts'
import { claimRoutes } from '../claims/index.ts'
import { documentTextRoutes } from '../document-text/index.ts'
import { pointHref, pointRoutes } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/index.ts'

/** The page on which a result stands; of the words of a document the page that shows them. */
export function hrefOfHit({ kind, list, entry, part }: SearchHit, id: string): string {
  switch (kind) {
    case 'cases':
      return hrefOf(caseRoutes.show, { case: id })
    case 'people':
    case 'others':
      return hrefOf(entryRoutes.subject, { case: id, subject: entry })
    case 'claims':
      return hrefOf(claimRoutes.show, { case: id, claim: entry })
    case 'documents':
      return part === 0
        ? hrefOf(entryRoutes.document, { case: id, document: entry })
        : hrefOf(documentTextRoutes.text, { case: id, document: entry })
    case 'appeals':
      return hrefOf(appealRoutes.compose, { appeal: entry })
    case 'sources':
      return hrefOf(entryRoutes.source, { case: id, source: entry })
    case 'questions':
      return hrefOf(pointRoutes.question, { case: id, question: entry })
    case 'rulings':
      return pointHref(id, entry)
    case 'consents':
      return hrefOf(entryRoutes.consent, { case: id, entry })
    case 'log':
      return list === 'calls' ? hrefOf(callRoutes.call, { case: id, entry }) : hrefOf(callRoutes.log, { case: id })
    default:
      return kind satisfies never
  }
}
