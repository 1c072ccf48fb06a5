import { languageName } from '../../../kit/index.ts'
import { listAudits, listEditionsSigned, readSigningState, type ShownAudit } from '../../../signons/index.ts'
import { emptyForm, Choice, Form, TextArea, TextField, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import type { SignedEdition } from './removal-fields.tsx'
import { signOnRoutes } from './routes.ts'
import { inFigures } from './words.ts'

/** Which of the two forms of the page is shown with what was typed into it. */
type Shown = { readonly draw?: FormState; readonly result?: FormState }

/** GET /appeals/:appeal/sign-ons/audits */
export const audits = (visit: AppealVisit): Promise<Response> => showAudits(visit, {}, 200)

export async function showAudits(
  visit: AppealVisit,
  { draw = emptyForm, result = emptyForm }: Shown,
  status: 200 | 422,
): Promise<Response> {
  const { needs, opened, staff } = visit
  const { id } = opened.whole
  const [all, editions, state] = [
    await listAudits(needs.db, id),
    await listEditionsSigned(needs.db, id),
    await readSigningState(needs.db, id),
  ]
  const may = staff.role === 'administrator' && editions.length > 0
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Audits">
      <h1>Sampling audits</h1>
      <p>
        The log shows that nothing was added or taken out unseen; it does not show that there is a person behind each entry. A sample does,
        as far as you are trusted: a number that nobody could choose decides which entries are looked at, you open them with the private
        key, away from the server, and publish how many were bad.
      </p>
      <Results all={all} editions={editions} />
      {may && (
        <>
          <section aria-labelledby="draw">
            <h2 id="draw">Draw a sample</h2>
            <Form visit={visit} form={draw} action={signOnsHref(visit, signOnRoutes.sample)} submit="Draw it and download it, sealed">
              <Edition form={draw} name="edition" editions={editions} />
              <TextField form={draw} name="n" label="How many" hint="At most 10,000" attributes={{ inputMode: 'numeric', maxLength: 5 }} />
              <TextField
                form={draw}
                name="seed"
                label="Public seed"
                hint="What nobody could choose beforehand, and everybody can look up: the numbers of a lottery on a day that you named before. Of all entries that are released, those are drawn for which SHA-256 of the seed, a space and the number of the entry is the smallest."
                attributes={{ maxLength: 200, autoComplete: 'off' }}
              />
            </Form>
            <p class="hint">
              Open the file with <code>amparo signons read FILE --key KEYFILE</code> on a machine of your own. The download is recorded.
            </p>
          </section>
          <section aria-labelledby="result">
            <h2 id="result">Publish a result</h2>
            <Form visit={visit} form={result} action={signOnsHref(visit, signOnRoutes.recordAudit)} submit="Publish the result" grave>
              <Edition form={result} name="result.edition" editions={editions} />
              <TextField
                form={result}
                name="result.seed"
                label="The seed it was drawn with"
                attributes={{ maxLength: 200, autoComplete: 'off' }}
              />
              <TextField
                form={result}
                name="result.size"
                label="The size of the log it was drawn from"
                hint={`Stands in the name of the file that you downloaded.${state.kind === 'none' ? '' : ` The log has ${inFigures(state.released.size)} released entries now.`}`}
                attributes={{ inputMode: 'numeric', maxLength: 12 }}
              />
              <TextField
                form={result}
                name="result.sampled"
                label="How many could be judged"
                attributes={{ inputMode: 'numeric', maxLength: 7 }}
              />
              <TextField
                form={result}
                name="result.erased"
                label="How many were erased, so that nobody can judge them"
                attributes={{ inputMode: 'numeric', maxLength: 7 }}
              />
              <TextField form={result} name="result.bad" label="How many were bad" attributes={{ inputMode: 'numeric', maxLength: 7 }} />
              <TextArea
                form={result}
                name="result.method"
                label="How it was judged, by whom, and what counts as bad"
                hint="Public. For example: each mailbox was written to and asked; bad is who answered that they had not signed"
              />
            </Form>
          </section>
        </>
      )}
      {!may && (
        <p class="hint">{editions.length === 0 ? 'Nobody has signed yet.' : 'An administrator draws samples and publishes results.'}</p>
      )}
    </SignOnsPage>,
    status,
  )
}

const Results = ({ all, editions }: { readonly all: readonly ShownAudit[]; readonly editions: readonly SignedEdition[] }) => (
  <section aria-labelledby="results">
    <h2 id="results">Results</h2>
    {all.length === 0 && <p>None is published.</p>}
    <ul class="plain rows">
      {all.map(({ id, entry, recordedAt, result }) => (
        <li key={id}>
          <h3>
            {inFigures(result.bad)} bad of {inFigures(result.sampled)} judged
            {result.erased > 0 && `; ${inFigures(result.erased)} were erased`}
          </h3>
          <p class="text" dir="auto">
            {result.method}
          </p>
          <p class="hint">
            {editionInWords(editions.find((edition) => edition.entry === result.edition))}; seed <bdi>{result.seed}</bdi>; from the first{' '}
            {inFigures(result.size)} entries; published on {momentInWords(recordedAt)} as entry {inFigures(entry)}
          </p>
        </li>
      ))}
    </ul>
  </section>
)

const Edition = ({
  form,
  name,
  editions,
}: {
  readonly form: FormState
  readonly name: string
  readonly editions: readonly SignedEdition[]
}) => (
  <Choice
    form={form}
    name={name}
    label="Of which version"
    empty=""
    options={editions.map((edition) => ({ value: String(edition.entry), label: editionInWords(edition) }))}
  />
)

const editionInWords = (edition: SignedEdition | undefined): string =>
  edition === undefined ? 'A version that is not here' : `Version ${edition.version} in ${languageName(edition.lang)}`
