import { changeNormSettings, readNormSettings, type NormSettingChange, type NormSettingsKept } from '../../../cases/index.ts'
import { citationOf, testInWords, thresholdsOf, type Threshold } from '../../../norms/index.ts'
import { enqueueHoldingNorms } from '../../../publishing/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { normAddresses } from '../../norms/addresses.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, Form, frameFields, Options, readForm, rebased, textOf, TextField, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { normCatalogueRoutes } from './routes.ts'

/** GET /norms/settings */
export async function normSettings(visit: Visit): Promise<Response> {
  const kept = await readNormSettings(visit.needs.db)
  const limits = limitsOf(visit).map(({ key, test }) => [key, String(kept.settings.thresholds[key] ?? test.value)])
  return show(visit, kept, filledWith({ unconfirmed: kept.settings.unconfirmed ? 'yes' : 'no', ...Object.fromEntries(limits) }), 200)
}

/** POST: what is proposed from now on. Only what differs is written; what equals the catalogue's limit follows the catalogue. */
export async function normSettingsSent(visit: Visit): Promise<Response> {
  const kept = await readNormSettings(visit.needs.db)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return show(visit, kept, { ...emptyForm, errors: { '': 'What was sent could not be read as a form. Fill it in again.' } }, 422)
  const { given } = sent
  const proposes = textOf(given, 'unconfirmed')
  const wrong = limitsOf(visit).filter(({ key, test }) => {
    const typed = textOf(given, key)
    return !/^(?:[1-9]\d{0,4})?$/.test(typed) || Number(typed) > mostOf(test, visit)
  })
  const errors = {
    ...(proposes !== 'yes' && proposes !== 'no' && { unconfirmed: 'Choose whether unconfirmed norms are proposed.' }),
    ...Object.fromEntries(
      wrong.map(({ key, test }) => [key, `Write a whole number from 1 to ${mostOf(test, visit)}, or leave it empty for the catalogue’s.`]),
    ),
  }
  if (Object.keys(errors).length > 0) return show(visit, kept, { given, errors }, 422)
  const { staff, now } = visit
  const wanted: readonly NormSettingChange[] = [
    { setting: 'unconfirmed', value: proposes === 'yes' ? 1 : 0 },
    ...limitsOf(visit).map(({ key, test }) => {
      const typed = textOf(given, key)
      return { setting: key, value: typed === '' || Number(typed) === test.value ? null : Number(typed) }
    }),
  ]
  return change(visit, given, async (tx) => {
    const before = await readNormSettings(tx)
    const changes = wanted.filter(({ setting, value }) => value !== holding(before, setting))
    const outcome = await changeNormSettings(tx, changes, { base: Number(textOf(given, frameFields.base)), by: staff.id, at: now })
    if (outcome.kind === 'conflict')
      return {
        kind: 'refused',
        response: () => show(visit, outcome.now, { given: rebased(given, outcome.now.base), errors: { '': meanwhile } }, 409),
      }
    for (const { setting, value } of changes)
      await recordAudit(tx, {
        at: now,
        staff: staff.id,
        action: 'settings.change',
        detail: { setting: `norms ${setting}`.slice(0, 64), value },
      })
    if (changes.length > 0) await enqueueHoldingNorms(tx)
    return { kind: 'done', location: withNotice(normCatalogueRoutes.settings.path, 'saved') }
  })
}

const meanwhile = 'Somebody else changed these settings meanwhile. What they chose stands beside each; look at it and save again.'

/** What a setting says now, as it would be written. */
const holding = ({ settings, last }: NormSettingsKept, setting: string): number | null =>
  setting === 'unconfirmed' ? Number(settings.unconfirmed) : (last.get(setting)?.value ?? null)

/** The largest limit: ten times the catalogue’s, and no more than there can be. A slip of the finger would leave a norm proposed to nobody. */
const mostOf = ({ fact, value }: Threshold['test'], { needs }: Visit): number =>
  Math.floor(Math.min(10 * value, needs.facts.get(fact)?.maximum ?? Infinity))

const limitsOf = ({ needs: { catalogue } }: Visit): readonly Threshold[] => [...catalogue.norms.values()].flatMap(thresholdsOf)

async function show(visit: Visit, kept: NormSettingsKept, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { catalogue, facts } = visit.needs
  const who = await whoWrote(visit)
  const changed = (setting: string): string => {
    const last = kept.last.get(setting)
    if (last === undefined) return 'Never changed.'
    return `Set to ${last.value === null ? 'the catalogue’s' : said(setting, last.value)} by ${who(last.by)} on ${momentInWords(last.at)}.`
  }
  return answer(
    visit,
    <DeskPage visit={visit} title="What is proposed" crumbs={[{ href: normAddresses.norms, label: 'Norms' }]} evidence>
      <h1>What is proposed</h1>
      <p>
        What is set here holds for all cases, from now on, and for everybody who looks at what was proposed before. Published text is held
        against it in the background: what cites a norm that comes to something else then stands on <em>Changed since publication</em> some
        minutes later.
      </p>
      <Form visit={visit} form={form} action={hrefOf(normCatalogueRoutes.settingsSent)} submit="Save" base={kept.base}>
        <Options
          form={form}
          type="radio"
          name="unconfirmed"
          label="Norms that could not be confirmed"
          hint={changed('unconfirmed')}
          options={[
            { value: 'no', label: 'Are not proposed', hint: 'They stand in the catalogue, marked.' },
            {
              value: 'yes',
              label: 'Are proposed too, marked as unconfirmed',
              hint: 'Read the official text of each before anybody relies on it.',
            },
          ]}
        />
        <section aria-labelledby="limits">
          <h2 id="limits">Limits that are ours</h2>
          <p>
            The texts of these norms name no number: “without delay”, “within a reasonable time”. These are the numbers at which we propose
            them, and every proposal says that the number is ours. Limits that stand in a text, such as 22 hours and 15 days of Rule 44, are
            not changed here. Public pages name the catalogue’s numbers whatever is set here, and what is published stays as it is.
          </p>
          <div class="limits">
            {limitsOf(visit).map(({ key, norm, test }) => (
              <TextField
                key={key}
                form={form}
                name={key}
                label={`${citationOf(catalogue, catalogue.norms.get(norm)!)}: ${facts.get(test.fact)?.label ?? test.fact}`}
                hint={`In the catalogue: ${testInWords(test, facts)}. ${changed(key)}`}
                attributes={{ inputMode: 'numeric', autoComplete: 'off', maxLength: 5 }}
              />
            ))}
          </div>
        </section>
      </Form>
    </DeskPage>,
    status,
  )
}

const said = (setting: string, value: number): string =>
  setting === 'unconfirmed' ? (value === 1 ? 'proposed' : 'not proposed') : String(value)
