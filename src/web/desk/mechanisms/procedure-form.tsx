import { createHash } from 'node:crypto'
import type { Covered } from '../../../cases/index.ts'
import type { CoveredEdition } from '../../../publishing/index.ts'
import { Choice, Form, Options, TextArea, TextField, textOf, textsOf, type Errors, type FormState, type Given } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { CountedStill, HiddenPages, withEachPage, type NamedCollection } from './hidden-pages.tsx'
import { mechanismRoutes } from './routes.ts'

/** A body as the form offers it. */
export type OfferedBody = { readonly id: string; readonly name: string }

/** What the form says a procedure covers; ids that are of nothing this person reads are named beside their field. */
export function coversIn(given: Given, { opened }: Pick<CaseVisit, 'opened'>): { readonly covers: Covered; readonly errors: Errors } {
  const whole = textOf(given, 'extent') === 'whole'
  const { claims, documents } = opened.document
  const named = (field: 'claims' | 'documents', all: readonly { readonly id: string }[]) => {
    const ids = [
      ...new Set(
        textOf(given, field)
          .split(/[\s,;]+/)
          .filter((id) => id !== ''),
      ),
    ]
    const unknown = ids.filter((id) => all.every((one) => one.id !== id))
    const error =
      unknown.length === 0 ? {} : { [field]: `This case has nothing that you read by the name ${unknown.slice(0, 5).join(', ')}.` }
    return { ids, error }
  }
  const [ofClaims, ofDocuments, appeals] = [named('claims', claims), named('documents', documents), textsOf(given, 'appeals')]
  if (whole) return { covers: { whole, claims: [], documents: [], appeals: [] }, errors: {} }
  const nothing = ofClaims.ids.length + ofDocuments.ids.length + appeals.length === 0
  const extent = textOf(given, 'extent') === 'parts' ? (nothing ? 'Name what of the case it covers.' : undefined) : 'Say what it covers.'
  return {
    covers: { whole, claims: ofClaims.ids, documents: ofDocuments.ids, appeals },
    errors: { ...(extent !== undefined && { extent }), ...ofClaims.error, ...ofDocuments.error },
  }
}

/** What a form would hide, which is shown before it does. */
export type Hides = { readonly pages: readonly CoveredEdition[]; readonly collections: readonly NamedCollection[] }

/** Names a list of pages, so that nobody confirms another one than they saw. */
export const listOf = (pages: readonly CoveredEdition[]): string =>
  createHash('sha256')
    .update(JSON.stringify(pages.map(({ appeal, version, lang }) => [appeal, version, lang])))
    .digest('base64url')
    .slice(0, 22)

export function ProcedureForm({
  visit,
  form,
  bodies,
  appeals,
  hides,
}: {
  readonly visit: CaseVisit
  readonly form: FormState
  readonly bodies: readonly OfferedBody[]
  /** Ids and titles of the appeals of the case, and of those that cite it. */
  readonly appeals: readonly { readonly id: string; readonly title: string }[]
  /** Where it was sent already: what readers would no longer see. */
  readonly hides?: Hides
}) {
  return (
    <Form visit={visit} form={form} action={hrefOf(mechanismRoutes.record, { case: visit.opened.id })} submit="Record it" grave draft>
      <Choice
        form={form}
        name="body"
        label="Before whom it runs"
        empty="Another body, named below"
        options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField form={form} name="other" label="Another body" hint="Only where it is not in the list." />
      <Options
        form={form}
        name="unlisted"
        type="checkbox"
        label="What is named so"
        options={[
          {
            value: 'yes',
            label: 'It is none of the bodies in the list',
            hint: 'Nobody knows then to which body it is: members who do not read what is privileged see no submission of this case while it stands.',
          },
        ]}
      />
      <Options
        form={form}
        name="extent"
        type="radio"
        label="What it covers"
        options={[
          {
            value: 'whole',
            label: 'The whole case',
            hint: 'Only the team reads any of it. None of its appeals is shown or published.',
          },
          { value: 'parts', label: 'Only what is named here', hint: 'Claims and documents count as privileged meanwhile.' },
        ]}
      />
      <TextField form={form} name="claims" label="Claims" hint="Their ids, with spaces: C4 C12" />
      <TextField form={form} name="documents" label="Documents" hint="Their ids, with spaces: D2" />
      {appeals.length > 0 && (
        <Options
          form={form}
          name="appeals"
          type="checkbox"
          label="Appeals"
          options={appeals.map(({ id, title }) => ({ value: id, label: `${id}: ${title}` }))}
        />
      )}
      <TextArea
        form={form}
        name="told"
        rows={2}
        label="What readers are told where a page was"
        hint="Needed where a published page shows any of it. It reads like the reason of any other page that was taken down: do not say that a procedure runs, or before whom."
      />
      <TextArea
        form={form}
        name="note"
        rows={3}
        label="Note for the team"
        hint="What was agreed, until when, with whom. Nobody else reads it."
      />
      {hides !== undefined && hides.pages.length > 0 && (
        <>
          <h3>{`Readers no longer see: ${hides.pages.length === 1 ? 'one page' : `${hides.pages.length} pages`}`}</h3>
          <HiddenPages
            visit={visit}
            pages={hides.pages.map(({ kept, ...page }) => ({ ...page, ...(kept && { apart: 'another procedure hides it already' }) }))}
          />
          <p class="hint">{withEachPage}</p>
          <CountedStill visit={visit} collections={hides.collections} />
          <Options
            form={form}
            name="seen"
            type="checkbox"
            label="Before it is recorded"
            options={[{ value: listOf(hides.pages), label: 'I have read which pages go' }]}
          />
        </>
      )}
    </Form>
  )
}
