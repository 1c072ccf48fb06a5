import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { CaseDocument } from '../cases/index.ts'
import type { Assertion, Claim, Sensitivity } from '../claims/index.ts'
import { derivedInWords, typeInWords } from '../documents/index.ts'
import { describeDate, directionOf } from '../kit/index.ts'
import { valueInWords, wordsFor } from '../publishing/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import { bundlePaths } from './manifest.ts'

/**
 * The page of a bundle: what the case says, who says it and where it is printed, with links to the files beside it. Works
 * from a disk, without network and script. Takes the case as it is shown, where each stored file lies, and who may read it.
 */
export function offlinePage(document: CaseDocument, here: ReadonlyMap<string, string>, clearance: Sensitivity): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{document.case.title}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <h1 dir="auto">{document.case.title}</h1>
          <p dir="auto">{document.case.summary}</p>
          <p>
            <strong>{readers[clearance]}</strong>
            {` Every line below is what somebody said, with who said it. Nothing here says that it is so. The files beside this page are named by their SHA-256; ${bundlePaths.manifest} lists them.`}
          </p>
          <Subjects document={document} />
          <h2>{`Claims: ${document.claims.length}`}</h2>
          {document.claims.map((claim) => (
            <ClaimShown key={claim.id} claim={claim} document={document} />
          ))}
          <Decided document={document} />
          <h2>{`Documents: ${document.documents.length}`}</h2>
          {document.documents.map((item) => (
            <DocumentShown key={item.id} item={item} here={here} document={document} />
          ))}
        </main>
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}

const readers: Readonly<Record<Sensitivity, string>> = {
  public: 'This copy holds what may be published.',
  team: 'This copy is for the team: it also holds what is not for the public.',
  privileged: 'This copy is privileged: it also holds what is between lawyer and client.',
  sealed: 'This copy holds everything, also what is sealed. Whoever has it has all of that.',
}

const Subjects = ({ document }: { readonly document: CaseDocument }) => (
  <>
    <h2>People, organisations, events and places</h2>
    <ul>
      {document.subjects.map(({ id, kind, role, names }) => (
        <li key={id} id={`subject-${id}`}>
          {names.map(({ text, lang }, index) => (
            <>
              {index > 0 && ' · '}
              <bdi {...(lang !== undefined && { lang })}>{text}</bdi>
            </>
          ))}
          {` (${[kind, role].filter((word) => word !== undefined).join(', ')})`}
        </li>
      ))}
    </ul>
  </>
)

function ClaimShown({ claim, document }: { readonly claim: Claim; readonly document: CaseDocument }) {
  const nameOf = (id: string): string => document.sources.find((source) => source.id === id)?.name ?? id
  const about = document.subjects.find(({ id }) => id === claim.about)?.names[0]?.text ?? claim.about
  return (
    <section class="claim" id={`claim-${claim.id}`}>
      <p class="said">
        <b>{claim.id}</b> <bdi>{claim.said_by.map(nameOf).join(', ')}</bdi>
        {claim.said_on === undefined ? '' : `, ${describeDate(claim.said_on, 'en')}`}
        {', about '}
        <a href={`#subject-${claim.about}`}>
          <bdi>{about}</bdi>
        </a>
        :
      </p>
      <p class="statement" dir="auto">
        {claim.statement}
      </p>
      {claim.retracted !== undefined && (
        <p>
          <b>{claim.retracted.by === 'source' ? 'Taken back by its source' : 'Entered wrongly by the team'}</b>
          {`, ${describeDate(claim.retracted.on, 'en')}: `}
          <bdi>{claim.retracted.why}</bdi>
        </p>
      )}
      <ul>
        {claim.asserts.map((assertion) => (
          <li key={`${assertion.fact} ${assertion.occasion ?? ''}`}>
            <code>{assertion.fact}</code> <bdi>{answerInWords(assertion, document.subjects)}</bdi>
          </li>
        ))}
        {(claim.denies ?? []).length > 0 && <Line label="Denies">{links('claim', claim.denies ?? [])}</Line>}
        {claim.supersedes !== undefined && <Line label="Replaces">{links('claim', [claim.supersedes])}</Line>}
        {claim.printed_in.map(({ document: id, passage }) => (
          <Line key={`${id} ${passage?.exact ?? ''}`} label="Printed in">
            <a href={`#document-${id}`}>
              <bdi>{document.documents.find((item) => item.id === id)?.title ?? id}</bdi>
            </a>
            {passage?.page !== undefined && `, page ${passage.page}`}
            {passage !== undefined && (
              <>
                {': '}
                <q dir="auto">{passage.exact}</q>
              </>
            )}
          </Line>
        ))}
      </ul>
    </section>
  )
}

function Decided({ document: { questions, rulings } }: { readonly document: CaseDocument }) {
  if (questions.length + rulings.length === 0) return null
  return (
    <>
      <h2>What the team asked and decided</h2>
      <ul>
        {questions.map(({ id, question, claims, state, why }) => (
          <li key={id}>
            <bdi>{question}</bdi>
            {` (${state}) `}
            {links('claim', claims)} {why !== undefined && <bdi>{why}</bdi>}
          </li>
        ))}
        {rulings.map(({ point, standing, prefer, deprecate, reason, by, on }) => (
          <li key={`${point} ${on.text} ${reason}`}>
            <code>{point}</code>
            {`: ${standing}, by `}
            <bdi>{by}</bdi>
            {`, ${describeDate(on, 'en')}. Prefers `}
            {links('claim', prefer)}
            {', sets aside '}
            {links('claim', deprecate)}
            {': '}
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

type DocumentProperties = { readonly item: SourceDocument; readonly here: ReadonlyMap<string, string>; readonly document: CaseDocument }

function DocumentShown({ item, here, document }: DocumentProperties) {
  const { id, title, by, published, url, original, derived = [], captured, lang } = item
  const files = [
    ...(original === undefined ? [] : [{ ...original, what: 'Original' }]),
    ...derived.map((file) => ({ ...file, what: capitalised(derivedInWords[file.kind]) })),
  ]
  return (
    <section id={`document-${id}`}>
      <h3 dir="auto" {...(lang !== undefined && { lang, dir: directionOf(lang) })}>
        {title}
      </h3>
      <ul>
        <Line label="Printed by">
          <bdi>{document.sources.find((source) => source.id === by)?.name ?? by}</bdi>
          {published === undefined ? '' : `, ${describeDate(published, 'en')}`}
        </Line>
        {url !== undefined && <Line label="Address">{url}</Line>}
        {captured !== undefined && (
          <Line label="Captured">
            {`${describeDate(captured.on, 'en')} (${captured.how}), by `}
            <bdi>{captured.by}</bdi>
            {captured.from === undefined ? '' : `, from ${captured.from}`}
          </Line>
        )}
        {files.map(({ what, sha256, media_type, bytes }) => (
          <Line key={`${what} ${sha256}`} label={what}>
            {here.has(sha256) ? (
              <a href={here.get(sha256)!}>{typeInWords(media_type)}</a>
            ) : (
              `${typeInWords(media_type)}, not in this bundle`
            )}
            {`, ${bytes.toLocaleString('en')} bytes, SHA-256 `}
            <code>{sha256}</code>
          </Line>
        ))}
      </ul>
    </section>
  )
}

const capitalised = (words: string): string => words.replace(/^./u, (first) => first.toUpperCase())

const Line = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <li>
    {label}: {children}
  </li>
)

const links = (kind: string, ids: readonly string[]) =>
  ids.map((id, index) => (
    <>
      {index > 0 && ', '}
      <a href={`#${kind}-${id}`}>{id}</a>
    </>
  ))

function answerInWords({ value, when }: Assertion, subjects: CaseDocument['subjects']): string {
  const answer = valueInWords(value, undefined, subjects, words, 'en')
  return when === undefined ? answer : `${answer} (${describeDate(when, 'en')})`
}

const words = wordsFor('en')

const style = `:root{color-scheme:light dark;font:1rem/1.5 Charter,"Bitstream Charter",Cambria,"Noto Serif",serif}
main{max-inline-size:68ch;margin-inline:auto;padding:1rem}
h1,h2,h3{font-family:system-ui,sans-serif;line-height:1.25}
.statement{margin:0;border-inline-start:3px solid;padding-inline-start:.75rem}
.claim{margin-block:1.5rem;break-inside:avoid}.said{margin:0}
code{font-size:.8em;overflow-wrap:anywhere}ul{padding-inline-start:1.25rem}
li,p{overflow-wrap:anywhere}`
