import { citesCase } from '../../../cases/index.ts'
import { directionOf, shorten } from '../../../kit/index.ts'
import { seenByReaders, type SeenSentence, type ShownClaim, type Withheld } from '../../../publishing/index.ts'
import { appealCrumbs, casesOf, namesOfTranslations, NamesThatGoOut, standingOfAppeal, textHref } from '../appeals/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { protectionRoutes } from '../protection/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'

/** GET /appeals/:appeal/who-sees: what readers would see of each sentence, and what is kept from them and why. */
export async function whoSeesAppeal(visit: AppealVisit): Promise<Response> {
  const { opened, now } = visit
  const { appeal, hidden } = opened
  const sentences = seenByReaders(appeal, casesOf(opened, now))
  const standing = await standingOfAppeal(visit, opened)
  const documents = onceEach(sentences.flatMap((one) => one.documents))
  const claims = onceEach(sentences.flatMap((one) => one.claims))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Who sees what of ${appeal.id}`} width="wide" crumbs={appealCrumbs(opened)}>
      <h1>Who sees what</h1>
      <p>
        What readers would see of each sentence if it were published as it stands, on the page, in the PDF, the text, the feed and the data;
        and what is kept from them. <a href={textHref(visit, 'preview')}>Preview of the page</a>
      </p>
      {hidden > 0 && <p class="notice">You may not read all of this appeal. What you may not read is left out here, too.</p>}
      <section aria-labelledby="withheld">
        <h2 id="withheld">{`Kept from readers: ${claims.length + documents.length}`}</h2>
        {claims.length + documents.length === 0 ? (
          <p>Nothing that you read and that this text rests on is kept from readers, but the words and files of its documents.</p>
        ) : (
          <ul class="plain rows">
            {claims.map((one) => (
              <li key={`${one.caseId}#${one.id}`} data-row="">
                <WithheldLine one={one} list="claims" />
              </li>
            ))}
            {documents.map((one) => (
              <li key={`${one.caseId}#${one.id}`} data-row="">
                <WithheldLine one={one} list="documents" />
              </li>
            ))}
          </ul>
        )}
        <p class="hint">
          Never shown: words and files of documents, calls, consents, the risk review, who ruled, full addresses of the web, who a protected
          source is.
        </p>
        <ul class="plain small">
          {[...opened.cases.values()].map(({ id, document }) => (
            <li key={id}>
              <a href={hrefOf(protectionRoutes.whoSees, { case: id })}>
                Who sees what of <bdi>{document.case.title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="sentences">
        <h2 id="sentences">Sentence by sentence</h2>
        <ol class="plain rows">
          {sentences.map((one) => (
            <li key={one.name} data-row="">
              <Sentence one={one} lang={appeal.lang} />
            </li>
          ))}
        </ol>
      </section>
      <NamesThatGoOut visit={visit} standing={standing} translated={await namesOfTranslations(visit, standing)} />
    </DeskPage>,
  )
}

function Sentence({ one, lang }: { readonly one: SeenSentence; readonly lang: string }) {
  const { name, text, cites, shown, claims, documents } = one
  return (
    <>
      <p class="text" lang={lang} dir={directionOf(lang)}>
        <b>{name}</b> {text}
      </p>
      {cites.length === 0 ? (
        <p class="hint">Cites nothing: readers see the words alone.</p>
      ) : (
        <ul>
          {shown.map((claim) => (
            <li key={`${claim.caseId}#${claim.id}`}>
              <Shown claim={claim} />
            </li>
          ))}
          {cites
            .filter((cited) => !citesCase(cited))
            .map((cited) => (
              <li key={cited}>
                Readers may open <span class="code">{cited}</span>: where the official text is, and our words about it.
              </li>
            ))}
          {claims.map((each) => (
            <li key={`${each.caseId}#${each.id}`} class="mark">
              <WithheldLine one={each} list="claims" inText />
            </li>
          ))}
          {documents.map((each) => (
            <li key={`${each.caseId}#${each.id}`} class="mark">
              <WithheldLine one={each} list="documents" inText />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Shown({ claim: { caseId, id, statement, saidBy, printedIn } }: { readonly claim: ShownClaim }) {
  return (
    <>
      {'Readers may open '}
      <a href={claimHref(caseId, id)}>{id}</a>
      {', said by '}
      {saidBy.map(({ name, isProtected }, index) => (
        <>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
          {isProtected && ' (protected: this is all that is said of them)'}
        </>
      ))}
      {': '}
      <span dir="auto">{shorten(statement, 200)}</span>
      {printedIn.length === 0 ? (
        <span class="hint"> No document is named.</span>
      ) : (
        printedIn.map(({ title, passage }) => (
          <span class="hint" key={title}>
            {' Printed in '}
            <bdi>{title}</bdi>
            {passage === undefined ? '.' : ', with the words '}
            {passage !== undefined && <q dir="auto">{shorten(passage, 160)}</q>}
          </span>
        ))
      )}
    </>
  )
}

type WithheldProperties = { readonly one: Withheld; readonly list: 'claims' | 'documents'; readonly inText?: true }

const WithheldLine = ({ one: { caseId, id, label, sensitivity }, list, inText }: WithheldProperties) => (
  <>
    {inText && 'Kept from readers: '}
    <a href={list === 'claims' ? claimHref(caseId, id) : `/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(id)}`}>
      {id}
    </a>{' '}
    <q dir="auto">{shorten(label, 160)}</q>
    {'.'}
    {sensitivity === undefined ? ' Nobody has decided whether it may be published.' : ` It is marked ${sensitivity}.`}
    {list === 'documents' && ' Neither its title nor its words are shown where a claim printed in it is.'}
  </>
)

const claimHref = (caseId: string, id: string): string => `/cases/${encodeURIComponent(caseId)}/claims/${encodeURIComponent(id)}`

const onceEach = (list: readonly Withheld[]): readonly Withheld[] => [
  ...new Map(list.map((one) => [`${one.caseId}#${one.id}`, one] as const)).values(),
]
