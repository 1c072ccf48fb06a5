import { deliveriesOf, dossiersOf, listBodies, type Dossier } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName } from '../../../kit/index.ts'
import { appealCrumbs } from '../appeals/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { replyRoutes } from '../replies/routes.ts'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { DeliveryTable } from './delivery-table.tsx'
import { bodyRoutes, deliveryRoutes } from './routes.ts'
import { dossierHref, partsOf } from './the-dossier.ts'

/** GET /appeals/:appeal/deliveries: to whom the appeal was brought, what became of it, and what is being prepared. */
export async function listDeliveries(visit: AppealVisit): Promise<Response> {
  const { needs, opened, staff, now } = visit
  const { id } = opened.whole
  const [sent, dossiers] = [await deliveriesOf(needs.db, id), await dossiersOf(needs.db, id)]
  const names = new Map((await listBodies(needs.db)).map((body) => [body.id, body.name]))
  const used = new Set(sent.map(({ dossier }) => dossier))
  const waiting = dossiers.filter((dossier) => !used.has(dossier.id))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Deliveries of ${id}`} width="wide" crumbs={appealCrumbs(opened)}>
      <h1>Deliveries</h1>
      <p class="text" dir="auto" lang={opened.appeal.lang}>
        {opened.appeal.title}
      </p>
      {(writers as readonly string[]).includes(staff.role) && (
        <p class="buttons">
          <a class="button" href={hrefOf(deliveryRoutes.newDossier, partsOf(visit))}>
            Begin a dossier for a body
          </a>
          <a href={hrefOf(replyRoutes.letters, partsOf(visit))}>Letters of supporters…</a>
        </p>
      )}
      <section aria-labelledby="prepared">
        <h2 id="prepared">Being prepared</h2>
        {waiting.length === 0 ? (
          <p>None.</p>
        ) : (
          <ul class="plain rows">
            {waiting.map((dossier) => (
              <li key={dossier.id}>
                <a href={dossierHref(visit, deliveryRoutes.dossier, dossier)} dir="auto">
                  {names.get(dossier.body) ?? dossier.body}
                </a>
                <p class="hint">{preparedInWords(dossier)}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="sent">
        <h2 id="sent">Brought to bodies</h2>
        {sent.length === 0 ? (
          <p>
            Nowhere yet. <a href={hrefOf(bodyRoutes.bodies)}>Bodies and officials</a>
          </p>
        ) : (
          <DeliveryTable
            lines={sent.map((delivery) => ({ delivery, href: hrefOf(deliveryRoutes.delivery, { appeal: id, delivery: delivery.id }) }))}
            today={formatDay(dayOfInstant(now))}
          />
        )}
      </section>
    </DeskPage>,
  )
}

const preparedInWords = ({ version, lang, text, frozen, writtenAt }: Dossier): string =>
  `Version ${version}, ${languageName(lang)}; ${frozen !== null ? 'approved, not sent' : text?.returned === undefined ? 'not approved yet' : 'sent back to be changed'}; ${momentInWords(frozen?.at ?? writtenAt)}`
