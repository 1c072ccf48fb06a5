import { checkInWords, type ListedBody } from '../../../delivery/index.ts'
import { describeDate, formatDay, languageName, parseDate } from '../../../kit/index.ts'
import { publicityInWords, stateInWords, type MechanismFound, type TimeLimit } from '../../../mechanisms/index.ts'
import { bodyRoutes } from '../deliveries/index.ts'
import { caseHref, ClaimLinks } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { Grounds, sentence, Told } from './grounds.tsx'
import { mechanismRoutes } from './routes.ts'

/** One mechanism: how it stands, each rule with what it rests on, what is missing, and what goes with it. */
export function MechanismRow({
  visit,
  found,
  body,
  directory,
  today,
}: {
  readonly visit: CaseVisit
  readonly found: MechanismFound
  readonly body: ListedBody | undefined
  readonly directory: ReadonlyMap<string, ListedBody>
  readonly today: number
}) {
  const { mechanism, subject, state, rules, parts, ask, consent, limits } = found
  const { id, name, languages, publicity, apartFrom, reply, who, pages, otherwise } = mechanism
  const { opened } = visit
  return (
    <details data-row="">
      <summary>
        <b>{name}</b> <span class="hint">{[inShort(found), lateness(found)].filter((part) => part !== '').join(' · ')}</span>
      </summary>
      <ul>
        {rules.map(({ rule, reason, claims, basis }) => (
          <li key={`${rule} ${reason}`}>
            <b>{ruleNames[rule]}:</b> <span dir="auto">{reason}</span>
            {claims.length > 0 && (
              <>
                {' '}
                <ClaimLinks opened={opened} ids={claims} />
              </>
            )}
            <Grounds basis={basis} />
          </li>
        ))}
        {limits.length > 0 && state !== 'not_open' && limits.some((one) => one.state !== 'over') && (
          <li>
            <b>By when:</b> {limits.map(byWhen).join('; ')}
          </li>
        )}
      </ul>
      {ask.length > 0 && (
        <>
          <p>
            <b>What is missing</b>
          </p>
          <ul>
            {ask.map(({ fact, question }) => (
              <li key={fact}>
                <a href={`${caseHref(opened.id, 'claims', 'new')}?${new URLSearchParams({ about: subject, fact }).toString()}`}>
                  {question}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <dl>
        {parts.length > 0 && (
          <>
            <dt>Which part of it</dt>
            <dd>
              {parts
                .map(
                  (part) =>
                    `${part.name}${part.answer === 'last' ? ' (as last told)' : part.answer === 'if_accepted' ? ' (by one account)' : ''}`,
                )
                .join('; ')}
            </dd>
          </>
        )}
        {who !== undefined && <Told label="Who may" basis={who} />}
        {mechanism.consent !== undefined && (
          <>
            <dt>Whose consent</dt>
            <dd>
              {sentence(mechanism.consent.basis.words || 'ask for it')} <Grounds basis={mechanism.consent.basis} />
              <p dir="auto">
                {consent?.reason} <a href={caseHref(opened.id, 'consents')}>Consents</a>
              </p>
            </dd>
          </>
        )}
        {languages !== undefined && (
          <>
            <dt>Languages</dt>
            <dd>
              {languages.codes.map(languageName).join(', ')} <Grounds basis={languages.basis} />
            </dd>
          </>
        )}
        <dt>Publicity</dt>
        <dd>
          {publicityInWords[publicity.is]} {publicity.says}
          {publicity.basis !== undefined && <Grounds basis={publicity.basis} />}
          {publicity.is === 'forbidden' && (
            <p>
              <a href={`${hrefOf(mechanismRoutes.procedures, { case: opened.id }, { body: id })}#record`}>
                Record that it covers this case…<span class="unseen">{` ${name}`}</span>
              </a>
            </p>
          )}
        </dd>
        {apartFrom !== undefined && (
          <>
            <dt>Not beside</dt>
            <dd>
              {apartFrom.bodies.map((other) => directory.get(other)?.name ?? other).join('; ')} <Grounds basis={apartFrom.basis} />
            </dd>
          </>
        )}
        {reply !== undefined && (
          <>
            <dt>The State answers it within</dt>
            <dd>
              {reply.months === undefined ? `${reply.days} days` : `${reply.months} months`} <Grounds basis={reply.basis} />
            </dd>
          </>
        )}
        {pages !== undefined && <Told label="Length" basis={pages} />}
        {otherwise !== undefined && <Told label="Otherwise" basis={otherwise} />}
        {mechanism.further.map((each) => (
          <Told key={each.of} label={labels[each.of] ?? sentence(each.of)} basis={each} />
        ))}
      </dl>
      {body !== undefined && (
        <p class="hint">
          <a href={hrefOf(bodyRoutes.body, { body: id })}>
            Its address and channels<span class="unseen">{` ${name}`}</span>
          </a>
          {`, ${checkInWords(body, formatDay(today))}`}
        </p>
      )}
    </details>
  )
}

/** Beside the name, what its heading does not say. */
function inShort({ state, ask, consent }: MechanismFound): string {
  const questions = ask.length === 0 ? '' : ask.length === 1 ? '1 question' : `${ask.length} questions`
  switch (state) {
    case 'open':
      return consent === undefined ? '' : consentNames[consent.answer]
    case 'cannot_tell':
      return questions
    case 'if_accepted':
    case 'check_ratification':
    case 'no_complaints':
    case 'through_others':
      return stateInWords[state]
    case 'not_open':
      return ''
    default:
      return state satisfies never
  }
}

/**
 * What is over by every reckoning, as the row says it when it is opened; "perhaps" where it runs from a decision that may not be the last. Nothing
 * of a body that is shut, of which the first reason says it.
 */
function lateness({ state, limits }: MechanismFound): string {
  const over = limits.filter((limit) => limit.state === 'over')
  const [first] = over
  if (state === 'not_open' || first === undefined || over.length < limits.length) return ''
  const hard = over.find(({ soft }) => !soft) ?? first
  return `${hard.certain ? '' : 'perhaps '}${hard.soft ? 'late' : 'too late'}`
}

const consentNames: Readonly<Record<NonNullable<MechanismFound['consent']>['answer'], string>> = {
  given: 'consent on record',
  to_read: 'a consent to be read',
  refused: 'consent refused',
  over: 'consent over',
  none: 'no consent on record',
}

/** What the catalogue names in a word that says little by itself. */
const labels: Readonly<Record<string, string>> = {
  also: 'Besides',
  anonymous: 'Without a name',
  binding: 'Whether it binds',
  guide: 'To read',
  intersession: 'Between sessions',
  other: 'Besides',
  prejudgment: 'What granting it says',
  'sanctions note': 'Persons under sanctions',
  test: 'What has to be shown',
  urgent: 'Where it is urgent',
}

const ruleNames: Readonly<Record<MechanismFound['rules'][number]['rule'], string>> = {
  ratification: 'The State',
  since: 'Since when',
  concerns: 'What it is for',
  living: 'The person',
  exhaustion: 'Domestic remedies',
  duplication: 'Other bodies',
  time: 'Time',
}

const byWhen = ({ from, to, within, runsFrom, certain }: TimeLimit): string =>
  `${from === to ? inWords(to) : `between ${inWords(from)} and ${inWords(to)}`}, ${within} from ${runsFrom}${certain ? '' : ': ask whether it was'}`

const inWords = (day: string): string => describeDate(parseDate(day), 'en')
