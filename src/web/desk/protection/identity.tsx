import type { ComponentChildren } from 'preact'
import { readIdentity, type Identity } from '../../../cases/index.ts'
import type { Edition } from '../../../publishing/index.ts'
import type { Source } from '../../../sources/index.ts'
import { recordAudit, type CaseMember } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, Form, frameFields, readForm, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { codeOf, recordInCase } from '../record-in-case.ts'
import { hrefOf, writers } from '../route.ts'
import { entryRoutes } from '../sources/index.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { EditionsNaming, editionsNaming } from './editions-naming.tsx'
import { IdentityFields, identityEntry, identityErrors, membersFor } from './identity-fields.tsx'
import { placesOfName, type PlacesOfName } from './names-in-case.ts'
import { PlacesOfNameShown } from './places-of-name.tsx'
import { sourceIn } from './protect-source.tsx'
import { protectionRoutes } from './routes.ts'

/** GET: who a protected source is, to whoever is named there; to others who may be asked. */
export const showIdentity = async (visit: CaseVisit): Promise<Response> => page(visit, await look(visit), null)

/** POST: corrects who a source is, or who may read it, by somebody who may. */
export async function changeIdentity(visit: CaseVisit): Promise<Response> {
  const looked = await look(visit)
  const sent = await readForm(visit.c)
  if (looked.kind !== 'yours') return page(visit, looked, null)
  if (sent.kind === 'unreadable') return page(visit, looked, unreadableForm)
  const { given } = sent
  const { source, members } = looked
  const errors = identityErrors(given, members)
  if (Object.keys(errors).length > 0) return page(visit, looked, { given, errors })
  return change(visit, given, async (tx) => {
    const found = await readIdentity(tx, visit.opened.id, source.id, visit.staff.id)
    if (found.kind !== 'yours') return { kind: 'refused', response: async () => page(visit, await look(visit), null) }
    const base = Number(textOf(given, frameFields.base)) || 0
    return recordInCase(tx, visit, {
      changes: [
        { kind: 'revise', list: 'identities', position: found.identity.meta.position, base, entry: identityEntry(visit, given, source.id) },
      ],
      action: 'source.protect',
      fields: [{ name: 'name', contact: 'contact', note: 'note', readers: 'readers' }],
      again: (refused) => page(visit, looked, { given, errors: refused }),
      meanwhile: async () => page(visit, await look(visit), { ...emptyForm, errors: { '': changedMeanwhile } }),
      location: () => withNotice(hrefOf(protectionRoutes.identity, { case: visit.opened.id, source: source.id }), 'saved'),
    })
  })
}

const changedMeanwhile = 'Somebody else changed this meanwhile. It stands here as it is now: change it again.'

type Looked =
  | {
      readonly kind: 'yours'
      readonly source: Source
      readonly identity: Identity
      readonly who: (id: string) => string
      readonly members: readonly CaseMember[]
      /** Published pages on which the name stands. */
      readonly pages: readonly Edition[]
      readonly places: PlacesOfName
    }
  | { readonly kind: 'of-others'; readonly source: Source; readonly readers: readonly string[]; readonly who: (id: string) => string }
  | { readonly kind: 'not-kept'; readonly source: Source }
  | { readonly kind: 'none' }

/** Who the source in the address is, as far as whoever asks may read it. That they do is recorded here, before anything is shown. */
async function look(visit: CaseVisit): Promise<Looked> {
  const { opened, needs, staff, now } = visit
  const source = sourceIn(visit)
  if (source?.protected !== true) return { kind: 'none' }
  const found = await readIdentity(needs.db, opened.id, source.id, staff.id)
  if (found.kind === 'none') return { kind: 'not-kept', source }
  const who = await whoWrote(visit)
  if (found.kind === 'of-others') return { kind: 'of-others', source, readers: found.readers, who }
  const entry = codeOf(opened, 'sources', source.id)
  const reading = { at: now, staff: staff.id, action: 'identity.read', caseKey: opened.key, list: 'sources', entry } as const
  await needs.db.transaction().execute((tx) => recordAudit(tx, reading))
  const { name } = found.identity
  const pages = await editionsNaming(needs.db, opened.key, [name])
  const places = await placesOfName(opened, needs.files, { name, except: source.id })
  return { kind: 'yours', source, identity: found.identity, who, members: await membersFor(visit), pages, places }
}

function page(visit: CaseVisit, looked: Looked, form: FormState | null): Response {
  switch (looked.kind) {
    case 'none':
      return answer(visit, <NotFoundPage visit={visit} />, 404)
    case 'not-kept':
      return answer(visit, <NotKept visit={visit} source={looked.source} />)
    case 'of-others':
      return answer(visit, <OfOthers visit={visit} {...looked} />)
    case 'yours':
      return answer(visit, <Yours visit={visit} looked={looked} sent={form} />, Object.keys(form?.errors ?? {}).length === 0 ? 200 : 422)
    default:
      return looked satisfies never
  }
}

type YoursProperties = { readonly visit: CaseVisit; readonly looked: Extract<Looked, { kind: 'yours' }>; readonly sent: FormState | null }

function Yours({ visit, looked: { source, identity, who, members, pages, places }, sent }: YoursProperties) {
  const { opened, staff } = visit
  const { name, contact, note, readers, meta } = identity
  const others = readers.filter((id) => id !== staff.id)
  const stands = filledWith({ name, contact, note, readers: others })
  const form = sent === null ? stands : sent.given.size === 0 ? { ...stands, errors: sent.errors } : sent
  return (
    <Frame visit={visit} source={source}>
      <dl>
        <dt>Called in the file</dt>
        <dd dir="auto">{source.name}</dd>
        <dt>Who they are</dt>
        <dd dir="auto">{name}</dd>
        {contact !== undefined && <dt>How to reach them</dt>}
        {contact !== undefined && <dd dir="auto">{contact}</dd>}
        {note !== undefined && <dt>What else these readers should know</dt>}
        {note !== undefined && <dd dir="auto">{note}</dd>}
        <dt>Who may read it</dt>
        <dd dir="auto">{['you', ...others.map(who)].join(', ')}</dd>
      </dl>
      {others.length === 0 && <p class="notice">Only you read it. Name a second person: if you leave, nobody can read it any more.</p>}
      <p class="hint">That you read this page is recorded, each time.</p>
      <PlacesOfNameShown found={places} heading="Where the name stands" />
      <EditionsNaming pages={pages} what="this person" />
      {(writers as readonly string[]).includes(staff.role) && (
        <section aria-labelledby="change">
          <h2 id="change">Change it</h2>
          <Form
            visit={visit}
            form={form}
            action={hrefOf(protectionRoutes.changeIdentity, { case: opened.id, source: source.id })}
            submit="Save it"
            base={meta.base}
          >
            <IdentityFields visit={visit} form={form} members={members} />
          </Form>
        </section>
      )}
    </Frame>
  )
}

type OfOthersProperties = {
  readonly visit: CaseVisit
  readonly source: Source
  readonly readers: readonly string[]
  readonly who: (id: string) => string
}

const OfOthers = ({ visit, source, readers, who }: OfOthersProperties) => (
  <Frame visit={visit} source={source}>
    <p>
      Who “<bdi>{source.name}</bdi>” is, only they may read: <b dir="auto">{readers.map(who).join(', ')}</b>. Ask them; nobody else can open
      it, and no role can.
    </p>
  </Frame>
)

const NotKept = ({ visit, source }: { readonly visit: CaseVisit; readonly source: Source }) => (
  <Frame visit={visit} source={source}>
    <p>
      “<bdi>{source.name}</bdi>” came protected from a file, which never says who a source is. Nobody has recorded it here.{' '}
      {(writers as readonly string[]).includes(visit.staff.role) && (
        <a href={hrefOf(protectionRoutes.protectionForm, { case: visit.opened.id, source: source.id })}>Record who it is</a>
      )}
    </p>
  </Frame>
)

function Frame({ visit, source, children }: { readonly visit: CaseVisit; readonly source: Source; readonly children: ComponentChildren }) {
  const { opened } = visit
  const href = hrefOf(entryRoutes.source, { case: opened.id, source: source.id })
  return (
    <DeskPage visit={visit} title="Who a protected source is" crumbs={caseCrumbs(opened, { href, label: source.name })}>
      <h1>Who a protected source is</h1>
      {children}
    </DeskPage>
  )
}
