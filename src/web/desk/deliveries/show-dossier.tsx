import {
  checkInWords,
  deliveriesOf,
  findBody,
  howApproved,
  newerVersion,
  sentBefore,
  withdrawnInWords,
  type Dossier,
} from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName, languageOf } from '../../../kit/index.ts'
import { emptyForm, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { AnnexesShown } from './annexes-shown.tsx'
import { Approving, Sending } from './decide-dossier.tsx'
import { FrozenFiles } from './frozen-files.tsx'
import { readableFiles } from './readable-files.ts'
import { bodyRoutes, deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, dossierHref, partsOf, theDossier } from './the-dossier.ts'
import { channelInWords, stateInWords } from './words.ts'

/** GET /appeals/:appeal/dossiers/:dossier */
export async function showDossier(visit: AppealVisit): Promise<Response> {
  const dossier = await theDossier(visit)
  return dossier instanceof Response ? dossier : dossierPage(visit, dossier, emptyForm)
}

/** The same with what was refused beside its button. */
export async function dossierPage(visit: AppealVisit, dossier: Dossier, form: FormState, status?: 409 | 422): Promise<Response> {
  const { db } = visit.needs
  const body = await findBody(db, dossier.body)
  const who = await whoWrote(visit)
  const sent = (await deliveriesOf(db, dossier.appeal)).filter((one) => one.dossier === dossier.id)
  const { text, frozen } = dossier
  const today = formatDay(dayOfInstant(visit.now))
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  const foreign =
    body !== null && body.languages.length > 0 && !body.languages.some((lang) => languageOf(lang) === languageOf(dossier.lang))
  return answer(
    visit,
    <DeskPage visit={visit} title="Dossier" crumbs={deliveryCrumbs(visit)}>
      <h1 dir="auto">{body?.name ?? 'A body that is not in the directory any more'}</h1>
      <p>
        Version {dossier.version} of {dossier.appeal}, in {languageName(dossier.lang)}.{' '}
        {foreign &&
          `The body reads ${body.languages.map((lang) => languageName(lang)).join(', ')}; the letter says in which language the appeal is. `}
        {body !== null && (
          <>
            Entry of the body: <a href={hrefOf(bodyRoutes.body, { body: body.id })}>{checkInWords(body, today)}</a>.
          </>
        )}
      </p>
      {body?.withdrawn !== undefined && <p class="notice">{withdrawnInWords(body)}</p>}
      {body?.objection !== undefined && <p class="notice">This body asked for no more mail. No e-mail goes there.</p>}
      <p>
        {frozen === null
          ? `${text?.returned === undefined ? 'Written' : 'Sent back'} by ${who(dossier.writtenBy)}, ${momentInWords(dossier.writtenAt)}. Not approved yet.`
          : `Approved by ${who(frozen.by)}, ${momentInWords(frozen.at)}${frozen.approved === 'alone' ? ', who also wrote it' : ''}. Nothing of it changes any more.`}
      </p>
      {text === null ? <p>Its letter was erased.</p> : <LetterShown text={text.letter} />}
      <p class="buttons">
        <a href={dossierHref(visit, deliveryRoutes.letterPrinted, dossier)}>Look at the printed letter</a>
        {writes && frozen === null && text !== null && <a href={dossierHref(visit, deliveryRoutes.letter, dossier)}>Edit the letter</a>}
      </p>
      <AnnexesShown
        annexes={text?.annexes ?? []}
        titles={await readableFiles(visit, text?.annexes ?? [])}
        choose={writes && frozen === null ? dossierHref(visit, deliveryRoutes.annexes, dossier) : undefined}
      />
      {frozen === null ? (
        <Approving
          visit={visit}
          dossier={dossier}
          body={body}
          form={form}
          own={(await howApproved(db, dossier, visit.staff.id)) === 'own'}
        />
      ) : (
        <>
          <FrozenFiles frozen={frozen} archive={dossierHref(visit, deliveryRoutes.archive, dossier)} save="Save the dossier (ZIP)" />
          {body !== null && writes && (
            <Sending
              visit={visit}
              dossier={dossier}
              body={body}
              form={form}
              before={await sentBefore(db, dossier, { body: body.id, to: body.channels.email })}
              newer={await newerVersion(db, dossier)}
            />
          )}
        </>
      )}
      {sent.length > 0 && (
        <section aria-labelledby="sent">
          <h2 id="sent">What became of it</h2>
          <ul class="plain rows">
            {sent.map((one) => (
              <li key={one.id}>
                <a href={hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: one.id })}>
                  {channelInWords[one.channel]}: {stateInWords(one)}
                </a>
                <p class="hint">{momentInWords(one.at)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskPage>,
    status ?? (Object.keys(form.errors).length === 0 ? 200 : 422),
  )
}

const LetterShown = ({
  text: { to, subject, salutation, text, closing, signed, lang },
}: {
  readonly text: NonNullable<Dossier['text']>['letter']
}) => (
  <section aria-labelledby="letter">
    <h2 id="letter">Letter</h2>
    <p class="text" dir="auto">
      {to.join('\n')}
    </p>
    <p class="text" dir="auto" lang={lang}>
      <strong>{subject}</strong>
    </p>
    <p class="text" dir="auto" lang={lang}>
      {[salutation, text, closing, signed.join('\n')].join('\n\n')}
    </p>
  </section>
)
