import { describeDate } from '../../../kit/index.ts'
import { Button } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { hrefOf, judges } from '../route.ts'
import type { Visit } from '../visit.ts'
import { sentencesInWords } from '../claims/pages-touched.ts'
import type { FlaggedEdition } from './flagged-editions.ts'
import { entryRoutes } from './routes.ts'

type Who = (recordedBy: string) => string

/** Published versions that rest on what somebody no longer agrees to: since when, where, and what can be done. Only staff see it. */
export const Flags = ({ visit, flags, who }: { readonly visit: Visit; readonly flags: readonly FlaggedEdition[]; readonly who: Who }) => (
  <ul class="plain rows">
    {flags.map((flag) => (
      <li key={`${flag.edition.appeal} ${flag.edition.version} ${flag.edition.lang} ${flag.position}`} data-row="">
        <Flag visit={visit} flag={flag} who={who} />
      </li>
    ))}
  </ul>
)

function Flag({ visit, flag, who }: { readonly visit: Visit; readonly flag: FlaggedEdition; readonly who: Who }) {
  const { edition, opened, consent, position, base, how, on, sentences, recorded, kept } = flag
  const { appeal, version, lang, title } = edition
  const at = `/appeals/${encodeURIComponent(appeal)}`
  return (
    <>
      <p>
        <a href={at} dir="auto" lang={lang} data-open="">
          {title}
        </a>
        {`, version ${version}${sentences.length === 0 ? '' : `, at ${sentencesInWords(sentences)}`}`}
      </p>
      <p>
        <bdi>{consent.given_by}</bdi> {howInWords[how]}:{' '}
        <a href={hrefOf(entryRoutes.consent, { case: opened.id, entry: position })}>
          <q dir="auto">{consent.scope}</q>
        </a>
        {`, ${describeDate(on, 'en')}. `}
        <span class="hint">
          {recorded !== null && `Noted by ${who(recorded.by)} on ${momentInWords(recorded.at)}; readers are not told. `}
          {kept && 'Somebody looked at it and left the page as it is.'}
        </span>
      </p>
      {!kept && (
        <div class="buttons">
          <a class="button" href={`${at}/take-down`}>
            Take down…<span class="unseen">{` ${title}, version ${version}`}</span>
          </a>
          <a href={at}>Amend the text</a>
          {(judges as readonly string[]).includes(visit.staff.role) && (
            <Button
              visit={visit}
              action={`${at}/kept-consents`}
              values={{ version: String(version), lang, case: String(opened.key), position: String(position), base: String(base) }}
              label="Keep it as it is"
              name={`Keep it as it is: ${title}, version ${version}`}
            />
          )}
        </div>
      )}
    </>
  )
}

const howInWords = {
  withdrawn: 'withdrew this consent',
  ended: 'had agreed to this for a time that is over',
  refused: 'said no to this',
} as const
