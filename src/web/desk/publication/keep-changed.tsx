import { languageName } from '../../../kit/index.ts'
import type { Database, Transaction } from '../../../platform/index.ts'
import { keepDespiteChange, openChanges, type OpenChange } from '../../../publishing/index.ts'
import { appealCrumbs } from '../appeals/index.ts'
import { answerMeanwhile, answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, Form, readForm, required, TextArea, textOf, Tick, tooLong, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { auditAppeal } from './audit-appeal.ts'
import { ChangeForStaff, normsOtherwise } from './norms-otherwise.tsx'
import { readsOf } from './reads-of.ts'
import { publicationRoutes } from './routes.ts'

/** GET /appeals/:appeal/kept-changes/:change */
export async function keepChange(visit: AppealVisit): Promise<Response> {
  return show(visit, await formStateFor(visit, emptyForm), 200)
}

/**
 * POST: somebody looked at a change and leaves the text as it is, and says why; for this language, or for every one in which
 * the same waits. The note on the public page stays. A change that is over by now, or that this person may not know of, is left alone.
 */
export async function keepChanged(visit: AppealVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { staff, now } = visit
  const { given } = sent
  const errors = { ...tooLong(given, 'reason', 5000), ...required(given, 'reason', 'Say why the text stays as it is.') }
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    const { meant, same } = await asked(visit, tx)
    const kept = meant === undefined ? [] : textOf(given, 'all') === 'yes' ? [meant, ...same] : [meant]
    for (const one of kept)
      if (await keepDespiteChange(tx, one, { by: staff.id, at: now, reason: textOf(given, 'reason') }))
        await auditAppeal(tx, visit, 'appeal.keep', { note: one.note, version: one.version, lang: one.lang })
    return { kind: 'done', location: withNotice(hrefOf(publicationRoutes.changed), 'kept') }
  })
}

/** The change in the address, if it still waits, and the same one in other languages. */
async function asked(
  visit: AppealVisit,
  db: Database | Transaction,
): Promise<{ readonly meant: OpenChange | undefined; readonly same: readonly OpenChange[] }> {
  const id = Number(visit.c.req.param('change'))
  const mine = (await openChanges(db, await readsOf(visit), { appeal: visit.opened.whole.id })).filter(({ kept }) => !kept)
  const meant = mine.find((each) => each.id === id)
  const isSame = (each: OpenChange): boolean =>
    meant !== undefined &&
    each.lang !== meant.lang &&
    each.version === meant.version &&
    each.note === meant.note &&
    each.caseKey === meant.caseKey &&
    whatIs(each) === whatIs(meant) &&
    each.clearance === meant.clearance
  return { meant, same: mine.filter(isSame) }
}

/** What it is that changed, alike in every language. */
const whatIs = (one: OpenChange): string => JSON.stringify(one.kind === 'norm' ? [one.kind, one.cameTo] : [one.kind, one.standing])

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const { opened } = visit
  const { meant, same } = await asked(visit, visit.needs.db)
  if (meant === undefined) return answerMeanwhile(visit, 'gone')
  const languages = same.map(({ lang }) => languageName(lang)).join(', ')
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`Keep ${opened.appeal.id} as it is`}
      crumbs={[...appealCrumbs(opened), { href: hrefOf(publicationRoutes.changed), label: 'Changed since publication' }]}
    >
      <h1>Keep it as it is</h1>
      <p>
        {meant.sentences.join(', ').toUpperCase()} of version {meant.version}, {languageName(meant.lang)}:{' '}
        <ChangeForStaff change={meant} norms={await normsOtherwise(visit, [meant])} />
      </p>
      <p>
        {meant.kind === 'norm' ? 'Readers are told nothing of it.' : 'The note on the public page stays.'} The desk asks no more, until
        something else changes.
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(publicationRoutes.keepChanged, { appeal: opened.appeal.id, change: meant.id })}
        submit="Keep it as it is"
        draft
        beside={<a href={hrefOf(publicationRoutes.changed)}>Back</a>}
      >
        <TextArea form={form} name="reason" label="Why" hint="For the team: what the change means for this sentence" rows={3} />
        {same.length > 0 && <Tick form={form} name="all" label={`Keep it in ${languages} as well`} />}
      </Form>
    </DeskPage>,
    status,
  )
}
