import type { ComponentChildren } from 'preact'
import type { CitedCases, Marked, MarkedSection } from '../../../appeals/index.ts'
import type { Sentence } from '../../../cases/index.ts'
import { ThreadsBeside, type ThreadsOfAppeal } from '../comments/beside.tsx'
import { Button, frameFields } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { Cited } from './cited.tsx'
import { mayWrite } from './may-write.ts'
import { appealRoutes } from './routes.ts'
import { WordsBeside } from './words-to-look-at.tsx'

/** Where on the page somebody writes: in place of a part, after a sentence, or at the end of a list. */
export type WritingPlace = `part ${number}` | `after ${number}` | `section ${number}` | 'asks' | 'sections' | 'to' | 'head'

/** What all parts of the page are given. */
export type Shared = {
  readonly visit: AppealVisit
  readonly cases: CitedCases
  /** How each sentence is called, by its number. */
  readonly names: ReadonlyMap<number, string>
  readonly at: (place: WritingPlace) => ComponentChildren
  /** What the team says about the sentences. */
  readonly said: ThreadsOfAppeal
}

/** A section with its heading and its sentences. */
export function Section({ section, ...shared }: Shared & { readonly section: MarkedSection }) {
  const { visit, at } = shared
  const { appeal } = visit.opened
  const parts = { appeal: appeal.id, part: section.id }
  const number = visit.opened.marked.sections.indexOf(section) + 1
  return (
    <section aria-labelledby={`part-${section.id}`}>
      {at(`part ${section.id}`) ?? (
        <div class="heading">
          <h2 id={`part-${section.id}`} dir="auto" lang={section.value === undefined ? 'en' : appeal.lang}>
            {section.value ?? `Section ${number} (no heading)`}
          </h2>
          {mayWrite(visit) && (
            <div class="buttons small">
              <a href={`${hrefOf(appealRoutes.section, parts)}#writing`}>
                {section.value === undefined ? 'Add a heading' : 'Change the heading'}
                <span class="unseen">{` ${section.value ?? ''}`}</span>
              </a>
              {visit.opened.marked.sections.length > 1 &&
                (['earlier', 'later'] as const).map((to) => (
                  <Button
                    key={to}
                    visit={visit}
                    action={hrefOf(appealRoutes.moveSection, parts)}
                    label={to === 'earlier' ? 'Earlier' : 'Later'}
                    name={`Move the section ${section.value ?? number} ${to}`}
                    values={{ to }}
                  />
                ))}
              {section.sentences.length === 0 && (
                <Button
                  visit={visit}
                  action={hrefOf(appealRoutes.removeSection, parts)}
                  label="Remove the section"
                  values={{ [frameFields.base]: String(section.changed) }}
                />
              )}
            </div>
          )}
        </div>
      )}
      <Sentences list={section.sentences} ask={false} {...shared} />
      {at(`section ${section.id}`) ?? <AddLink visit={visit} query={{ section: String(section.id) }} label="Add a sentence" />}
    </section>
  )
}

/** Leads to a new sentence at the end of a list. */
export const AddLink = ({
  visit,
  query,
  label,
}: {
  readonly visit: AppealVisit
  readonly query: Record<string, string>
  readonly label: string
}) =>
  mayWrite(visit) ? (
    <p>
      <a href={`${hrefOf(appealRoutes.addSentence, { appeal: visit.opened.appeal.id }, query)}#writing`} data-key="n">
        {label}
      </a>
    </p>
  ) : null

/** Sentences, each with what it rests on beside it. */
export function Sentences({ list, ask, ...shared }: Shared & { readonly list: readonly Marked<Sentence>[]; readonly ask: boolean }) {
  if (list.length === 0) return null
  return (
    <ol class="sentences">
      {list.map((sentence) => (
        <>
          {shared.at(`part ${sentence.id}`) === null ? (
            <SentenceRow key={sentence.id} sentence={sentence} ask={ask} {...shared} />
          ) : (
            <li key={sentence.id} class="sentence">
              <div>{shared.at(`part ${sentence.id}`)}</div>
              <div class="cites">
                <WordsBeside written={{ ...sentence.value, lang: shared.visit.opened.appeal.lang }} cases={shared.cases} />
                <Cited {...{ visit: shared.visit, cases: shared.cases, sentence, ask }} mayWrite={false} />
              </div>
            </li>
          )}
          {shared.at(`after ${sentence.id}`) !== null && <li key={`after ${sentence.id}`}>{shared.at(`after ${sentence.id}`)}</li>}
        </>
      ))}
    </ol>
  )
}

function SentenceRow({
  sentence,
  ask,
  visit,
  cases,
  names,
  said,
}: Shared & { readonly sentence: Marked<Sentence>; readonly ask: boolean }) {
  const { appeal } = visit.opened
  const { id, changed, value } = sentence
  const parts = { appeal: appeal.id, part: id }
  const name = names.get(id) ?? ''
  const move = (to: 'earlier' | 'later') => (
    <Button
      visit={visit}
      action={hrefOf(appealRoutes.moveSentence, parts)}
      label={to === 'earlier' ? 'Earlier' : 'Later'}
      name={`Move ${name} ${to}`}
      values={{ to }}
    />
  )
  return (
    <li id={`s${id}`} class="sentence" data-row="">
      <div>
        <p>
          <b class="hint">{name}</b>{' '}
          <span dir="auto" lang={appeal.lang}>
            {value.text}
          </span>
        </p>
        {mayWrite(visit) && (
          <div class="buttons small">
            <a href={`${hrefOf(appealRoutes.sentence, parts)}#writing`} data-open="">
              Edit<span class="unseen">{` ${name}`}</span>
            </a>
            <a href={`${hrefOf(appealRoutes.addSentence, { appeal: appeal.id }, { after: String(id) })}#writing`}>
              Add after<span class="unseen">{` ${name}`}</span>
            </a>
            {move('earlier')}
            {move('later')}
            <Button
              visit={visit}
              action={hrefOf(appealRoutes.removeSentence, parts)}
              label="Remove"
              name={`Remove ${name}`}
              values={{ [frameFields.base]: String(changed) }}
            />
          </div>
        )}
      </div>
      <div class="cites">
        <WordsBeside written={{ ...value, lang: appeal.lang }} cases={cases} />
        <Cited {...{ visit, cases, sentence, ask }} mayWrite={mayWrite(visit)} />
        <ThreadsBeside {...{ visit, ...said, part: id, name, text: value.text }} />
      </div>
    </li>
  )
}
