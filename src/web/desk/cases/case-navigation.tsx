import { Fragment } from 'preact'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { countryName } from './countries.ts'
import { caseRoutes } from './routes.ts'

/** The ways from a case to what belongs to it. */
export function CaseNavigation({ visit: { opened, staff }, appeals }: { readonly visit: CaseVisit; readonly appeals: number }) {
  const base = hrefOf(caseRoutes.show, { case: opened.id })
  const { subjects, sources, documents, claims, consents, questions } = opened.document
  const writes = (writers as readonly string[]).includes(staff.role)
  const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      'What is said',
      [
        [`${base}/claims`, `Claims ${claims.length}`],
        [`${base}/points`, 'Points'],
        [`${base}/questions`, `Questions ${questions.length}`],
        [`${base}/sources`, `Sources ${sources.length}`],
        [`${base}/documents`, `Documents ${documents.length}`],
        [`${base}/passages`, 'Passages'],
        [`${base}/lists`, 'Lists'],
      ],
    ],
    [
      'Of whom',
      [
        [`${base}/subjects`, `People and places ${subjects.length}`],
        [`${base}/same-persons`, 'Same person?'],
        [`/patterns?${othersIn(opened)}`, `All others in ${countryName(opened.document.case.country)}`],
      ],
    ],
    [
      'What can be done',
      [
        [`${base}/norms`, 'Norms'],
        ...(appeals > 0 ? [[`${base}#appeals`, `Appeals ${appeals}`] as const] : []),
        [`${base}/bodies`, 'Bodies and routes'],
        [`${base}/submissions`, 'Submissions'],
        [`${base}/procedures`, 'Confidential procedures'],
        [`${base}/consents`, `Consents ${consents.length}`],
        [`${base}/log`, 'Calls and contacts'],
        [`/deadlines?case=${encodeURIComponent(opened.id)}`, 'Deadlines'],
      ],
    ],
    [
      'The file',
      [
        [`${base}/who-sees`, 'Who sees what'],
        [`${base}/members`, 'Members'],
        [hrefOf(caseRoutes.history, { case: opened.id }), 'History'],
        ...(writes ? [[hrefOf(caseRoutes.headForm, { case: opened.id }), 'Title and summary'] as const] : []),
        [hrefOf(caseRoutes.exportForm, { case: opened.id }), 'Export'],
        [`${base}/erasures`, 'Erasures'],
      ],
    ],
  ]
  return (
    <nav class="buttons" aria-label="This case">
      {groups.map(([label, links]) => (
        <Fragment key={label}>
          <span class="hint">{label}:</span>
          {links.map(([href, name]) => (
            <a key={href} href={href}>
              {name}
            </a>
          ))}
        </Fragment>
      ))}
    </nav>
  )
}

/** Everybody else who is held in the country of a case, as the page of patterns asks for them. */
const othersIn = ({ key, document }: CaseVisit['opened']): string =>
  new URLSearchParams({ country: document.case.country, held: 'now', without: String(key) }).toString()
