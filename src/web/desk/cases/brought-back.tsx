import { broughtBackInWords, type BroughtBack } from '../../../bundles/index.ts'
import type { CaseDocument } from '../../../cases/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/index.ts'
import type { Visit } from '../visit.ts'
import { caseRoutes } from './routes.ts'

/** After an import that put right what was missing or damaged here: which files came back. No address could say it. */
export function broughtBackPage(visit: Visit, { id, title }: CaseDocument['case'], files: readonly BroughtBack[]): Response {
  const there = hrefOf(caseRoutes.show, { case: id })
  return answer(
    visit,
    <DeskPage visit={visit} title="Files brought back" crumbs={[{ href: there, label: title }]}>
      <h1>Files brought back</h1>
      <p role="status">
        The file is imported. {files.length === 1 ? 'A file of the case came' : `${files.length} files of the case came`} back with it, held
        against {files.length === 1 ? 'its' : 'their'} SHA-256.
      </p>
      <ul>
        {files.map((file) => (
          <li key={file.path}>
            <a href={hrefOf(entryRoutes.document, { case: id, document: file.document })}>{`Document ${file.document}`}</a>:{' '}
            {broughtBackInWords(file)}
          </li>
        ))}
      </ul>
      <p>
        <a href={there}>Go on to the case</a>
      </p>
    </DeskPage>,
  )
}
