import { change } from '../change.ts'
import { emptyForm, Form, Options, readForm, textOf, textsOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { whoSays } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { textHref } from './may-write.ts'
import { answerUnreadable } from './meanwhile.tsx'
import { MayBeNoted } from '../claims/who-may-read.tsx'
import { changesPages, PagesTold, unforeseenPages } from '../claims/foreseen-pages.tsx'
import { pagesRestingOn, together, toldBefore, type PageTouched } from '../claims/pages-touched.ts'
import { appealRoutes } from './routes.ts'
import { standingOfAppeal } from './standing-of-appeal.ts'
import { undecidedIn, type UndecidedClaim } from './undecided-claims.tsx'

/** The field of the claims that may be published, each as case#claim. */
const publicField = 'public'
/** The field of all claims that the form lists: what is decided of all together are those that were seen. */
const listedField = 'listed'

/** GET /appeals/:appeal/undecided: the claims the text rests on of which nobody has decided whether they may be published. */
export const decideClaims = async (visit: AppealVisit): Promise<Response> => {
  const claims = await undecided(visit)
  return show(visit, claims, await pagesOf(visit, claims), emptyForm)
}

/** POST: those that were ticked may be published from now on; the others stay undecided, and for the team. */
export async function claimsDecided(visit: AppealVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const claims = await undecided(visit)
  const ticked = textsOf(given, textOf(given, 'do') === 'all' ? listedField : publicField)
  const chosen = claims.filter((one) => ticked.includes(nameOf(one)))
  const pages = await pagesOf(visit, claims)
  const again = (error: string): Response => show(visit, claims, pages, { given, errors: { [publicField]: error } })
  if (ticked.length === 0) return again('Tick what may be published. What nobody decides about stays with the team.')
  return change(visit, given, async (tx) => {
    if (chosen.length < new Set(ticked).size) return { kind: 'refused', response: again(meanwhile) }
    const unforeseen: PageTouched[] = []
    for (const [of, those] of byCase(chosen)) {
      const ofCase = { ...visit, opened: of }
      const before = await toldBefore(tx, ofCase)
      const changed = await recordInCase(tx, ofCase, {
        changes: those.map(({ claim }) => ({
          kind: 'add',
          list: 'tightenings',
          entry: { claim: claim.id, sensitivity: 'public' },
        })),
        action: 'claim.tighten',
        fields: those.map(() => ({ claim: publicField, sensitivity: publicField })),
        again: (errors) => show(visit, claims, pages, { given, errors }),
        location: () => '',
      })
      if (changed.kind === 'refused') return changed
      unforeseen.push(...(await unforeseenPages(tx, ofCase, before, given)))
    }
    if (unforeseen.length > 0) {
      const changing = together(unforeseen)
      return { kind: 'refused', response: show(visit, claims, changing, { given, errors: { '': changesPages(changing) } }) }
    }
    return { kind: 'done', location: withNotice(`${textHref(visit)}#stops`, 'decided') }
  })
}

const meanwhile =
  'Somebody has decided about one of these meanwhile, or the text was changed. Nothing is decided yet: look at what is left.'

const undecided = async (visit: AppealVisit): Promise<readonly UndecidedClaim[]> =>
  undecidedIn(visit, (await standingOfAppeal(visit, visit.opened)).stops)

const nameOf = ({ claim, of }: UndecidedClaim): string => `${of.id}#${claim.id}`

/** What is published already and rests on what they are about: its readers may be told of them at once. */
async function pagesOf(visit: AppealVisit, claims: readonly UndecidedClaim[]): Promise<readonly PageTouched[]> {
  const pages: PageTouched[] = []
  for (const [of, those] of byCase(claims)) {
    const decided = those.map(({ claim }) => claim)
    pages.push(...(await pagesRestingOn({ ...visit, opened: of }, decided)))
  }
  return together(pages)
}

const byCase = (claims: readonly UndecidedClaim[]) => Map.groupBy(claims, ({ of }) => of)

function show(visit: AppealVisit, claims: readonly UndecidedClaim[], pages: readonly PageTouched[], form: FormState): Response {
  const { appeal } = visit.opened
  return answer(
    visit,
    <DeskPage visit={visit} title={`What may be published of ${appeal.id}`} crumbs={appealCrumbs(visit.opened)}>
      <h1>What may be published</h1>
      {claims.length === 0 ? (
        <p>
          Nothing waits for a decision: of every claim on which the text rests, somebody has decided.{' '}
          <a href={`${textHref(visit)}#stops`}>Back to the text</a>
        </p>
      ) : (
        <>
          <p>
            The text rests on {claims.length === 1 ? 'this claim' : `these ${claims.length} claims`}, and nobody has decided yet whether{' '}
            {claims.length === 1 ? 'it' : 'they'} may be published. Until then {claims.length === 1 ? 'it is' : 'they are'} for the team.
            What may be published can be made less open later; what was out cannot be taken back.
          </p>
          <MayBeNoted pages={pages} />
          <Form
            visit={visit}
            form={form}
            action={hrefOf(appealRoutes.claimsDecided, { appeal: appeal.id })}
            submit="Decide"
            beside={
              <>
                {claims.length > 1 && (
                  <button type="submit" name="do" value="all">
                    {`All ${claims.length} may be published`}
                  </button>
                )}
                <a href={`${textHref(visit)}#stops`}>Leave it as it is</a>
              </>
            }
          >
            <PagesTold form={form} touched={pages} />
            {claims.map((one) => (
              <input type="hidden" key={nameOf(one)} name={listedField} value={nameOf(one)} />
            ))}
            <Options
              form={form}
              type="checkbox"
              name={publicField}
              label="May be published"
              hint="Tick each of which you decide so. One that is for the team only is marked so on its own page."
              options={claims.map((one) => ({
                value: nameOf(one),
                label: `${whoSays(one.claim, one.of.document)}: ${one.claim.statement}`,
                hint: nameOf(one),
              }))}
            />
          </Form>
        </>
      )}
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
