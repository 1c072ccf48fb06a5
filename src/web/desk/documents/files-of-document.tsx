import {
  copiesOf,
  derivedOf,
  readingOf,
  reportOf,
  textOfDocument,
  typeInWords,
  type Reading,
  type Report,
} from '../../../documents/index.ts'
import { describeDate } from '../../../kit/index.ts'
import type { DerivedFile, OriginalFile, SourceDocument } from '../../../sources/index.ts'
import { Button } from '../forms/index.ts'
import { hrefOf, writers } from '../route.ts'
import { EntryFacts, LinkedList } from '../sources/entry-facts.tsx'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { ArchiveReport } from './archive-report.tsx'
import { copyInWords } from './copy-asked.ts'
import { megabytes } from './file-words.ts'
import { documentRoutes } from './routes.ts'
import { TextByPages } from './text-by-pages.tsx'

/** What the page of a document says of its file, of what was made of it, and of its words. */
export async function filesOfDocument(visit: CaseVisit, document: SourceDocument) {
  const { files } = visit.needs
  const report = await reportOf(files, document)
  // Pasted words stand on the page already.
  const text = document.text === undefined ? await textOfDocument(files, document) : null
  return (
    <>
      {document.original !== undefined && <TheFile visit={visit} document={document} original={document.original} report={report} />}
      {text !== null && <TextByPages visit={visit} document={document} text={text.text} cut={report?.cut === true} />}
      <Copies visit={visit} document={document} />
      {report?.archive !== undefined && <ArchiveReport archive={report.archive} />}
      {report !== null && report.archive === undefined && report.facts.length > 0 && (
        <section aria-labelledby="found">
          <h2 id="found">What the file says of itself</h2>
          <p class="hint">As it stands in the file. It may be wrong, and anybody who had the file may have written it.</p>
          <EntryFacts lines={report.facts.slice(0, 100).map(({ label, value }) => [label, value.slice(0, 500)] as const)} />
        </section>
      )}
    </>
  )
}

type FileProperties = {
  readonly visit: CaseVisit
  readonly document: SourceDocument
  readonly original: OriginalFile
  readonly report: Report | null
}

function TheFile({ visit, document, original, report }: FileProperties) {
  const parts = { case: visit.opened.id, document: document.id }
  const reading = readingOf(document)
  const same = visit.opened.document.documents.filter(({ id, original: other }) => id !== document.id && other?.sha256 === original.sha256)
  const pages = report?.pages ?? null
  return (
    <section aria-labelledby="file" class="with-thumbnail">
      <h2 id="file">The file</h2>
      {derivedOf(document, 'thumbnail') !== undefined && (
        <img class="thumbnail" src={hrefOf(documentRoutes.thumbnail, parts)} alt="The first page, small" />
      )}
      <EntryFacts
        lines={[
          ['Name', original.name ?? ''],
          [
            'What it is',
            `${typeInWords(original.media_type)}, ${megabytes(original.bytes)}${pages === null ? '' : `, ${pagesInWords(pages)}`}`,
          ],
          ['SHA-256', <code class="hash">{original.sha256}</code>],
          ['Its words', <ReadingInWords {...{ visit, document, reading }} />],
          ['Timestamp', <Timestamp visit={visit} document={document} />],
          [
            'The same bytes',
            same.length > 0 && (
              <>
                are in{' '}
                <LinkedList
                  links={same.map(({ id, title }) => ({
                    href: hrefOf(entryRoutes.document, { case: visit.opened.id, document: id }),
                    label: `${id}, ${title}`,
                  }))}
                />
              </>
            ),
          ],
        ]}
      />
      <div class="buttons">
        <a class="button" href={hrefOf(documentRoutes.original, parts)} download="">
          Save the original
        </a>
        {writes(visit) && reading !== 'waiting' && (
          <Button visit={visit} action={hrefOf(documentRoutes.readAgain, parts)} label="Read its words again" />
        )}
      </div>
    </section>
  )
}

type ReadingProperties = { readonly visit: CaseVisit; readonly document: SourceDocument; readonly reading: Reading }

function ReadingInWords({ visit, document, reading }: ReadingProperties) {
  switch (reading) {
    case 'none':
    case 'waiting':
      return <strong class="mark">being read; look again in a moment</strong>
    case 'read':
      return <>read</>
    case 'unread':
      return (
        <>
          <strong class="mark">not read</strong> {document.unread}{' '}
          {writes(visit) && document.text === undefined && (
            <a href={`${hrefOf(entryRoutes.documentForm, { case: visit.opened.id, document: document.id })}#field-text`}>Type its text</a>
          )}
        </>
      )
    default:
      return reading satisfies never
  }
}

function Timestamp({ visit, document }: { readonly visit: CaseVisit; readonly document: SourceDocument }) {
  const parts = { case: visit.opened.id, document: document.id }
  const stamp = derivedOf(document, 'timestamp')
  if (stamp !== undefined)
    return (
      <>
        {`${stamp.note ?? ''} by ${stamp.by ?? 'an authority'} `}
        <a href={hrefOf(documentRoutes.derived, { ...parts, file: stamp.sha256 })} download="">
          Save it
        </a>
      </>
    )
  if (!visit.needs.documents.timestamps) return <>none: no authority is set up here</>
  return (
    <>
      {'none yet: it is asked for in the background '}
      {writes(visit) && <Button visit={visit} action={hrefOf(documentRoutes.askTimestamp, parts)} label="Ask again" />}
    </>
  )
}

function Copies({ visit, document }: { readonly visit: CaseVisit; readonly document: SourceDocument }) {
  const { original, discarded = [] } = document
  if (original === undefined) return null
  const parts = { case: visit.opened.id, document: document.id }
  const copies = copiesOf(document)
  if (copies.length + discarded.length === 0 && !writes(visit)) return null
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">Copies to show to others</h2>
      {copies.length === 0 && (
        <p class="hint">The original is never changed. A copy may leave out who made it and where, or words in it.</p>
      )}
      <ul class="plain links">
        {copies.map((file) => (
          <li key={`${file.kind} ${file.sha256}`}>
            <a href={hrefOf(documentRoutes.copy, { ...parts, file: file.sha256 })}>{copyInWords[file.kind]}</a>
            <span class="hint">{` ${typeInWords(file.media_type)}, ${megabytes(file.bytes)}${madeBy(file)}`}</span>
            {file.note !== undefined && <span class="hint">{` ${file.note}`}</span>}
          </li>
        ))}
      </ul>
      {discarded.length > 0 && (
        <ul class="plain">
          {discarded.map(({ kind, sha256, by, on, why }) => (
            <li key={`${kind} ${sha256} ${on.text}`} class="hint">
              {`${copyInWords[kind]}, discarded on ${describeDate(on, 'en')} by ${by}: `}
              <bdi>{why}</bdi>
            </li>
          ))}
        </ul>
      )}
      {writes(visit) && (
        <p>
          <a href={hrefOf(documentRoutes.copyForm, parts)}>Make a copy</a>
        </p>
      )}
    </section>
  )
}

const madeBy = ({ by, on }: DerivedFile): string =>
  `${on === undefined ? '' : `, made on ${describeDate(on, 'en')}`}${by === undefined ? '' : ` by ${by}`}.`
const pagesInWords = (pages: number): string => (pages === 1 ? '1 page' : `${pages} pages`)
const writes = ({ staff }: CaseVisit): boolean => (writers as readonly string[]).includes(staff.role)
