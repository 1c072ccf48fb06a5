import type { VNode } from 'preact'
import { resolveCitation } from '../../../appeals/index.ts'
import { directionOf } from '../../../kit/index.ts'
import {
  glossaryFor,
  recall,
  segmentKey,
  type Recalled,
  type Term,
  type TranslatedSegment,
  type TranslationStep,
} from '../../../translations/index.ts'
import { wordDifference } from '../../word-difference.ts'
import { casesOf } from '../appeals/index.ts'
import { Form, TextArea, Tick, type FormState } from '../forms/index.ts'
import { describedBy, idOf, Labelled } from '../forms/labelled.tsx'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { whoWrote } from '../who-wrote.ts'
import { Marks, Memory, Pieces, Terms } from './beside.tsx'
import { ownMemory } from './own-memory.ts'
import { Standing } from './show-translation.tsx'
import { languageInWords, sentenceHref, translationCrumbs, translationHref, type TranslationVisit } from './the-translation.tsx'

/** What the fields of a translation are called. */
export const translationLabels = { target: 'Translation', note: 'Note for whoever reviews it' } as const

/** The page on which one sentence is translated, with what helps beside it. */
export async function answerSentence(
  visit: TranslationVisit,
  segment: TranslatedSegment,
  form: FormState,
  { status = 200, above }: { readonly status?: 200 | 409 | 422; readonly above?: VNode } = {},
): Promise<Response> {
  const { needs, opened, lang } = visit
  const sourceLang = opened.whole.lang
  const terms = await glossaryFor(needs.db, opened.whole.id, { sourceLang, lang })
  const found = await recalled(visit, segment)
  return answer(visit, <SentencePage {...{ visit, segment, form, terms, found, above }} who={await whoWrote(visit)} />, status)
}

/** What the team approved before for a sentence like this one. */
export const recalled = async (visit: TranslationVisit, { key, text }: TranslatedSegment): Promise<readonly Recalled[]> =>
  recall({ appeal: visit.opened.whole.id, key, text }, await ownMemory(visit))

type PageProperties = {
  readonly visit: TranslationVisit
  readonly segment: TranslatedSegment
  readonly form: FormState
  readonly terms: readonly Term[]
  readonly found: readonly Recalled[]
  readonly above: VNode | undefined
  readonly who: (by: string) => string
}

function SentencePage({ visit, segment, form, terms, found, above, who }: PageProperties) {
  const { opened, lang, read } = visit
  const sourceLang = opened.appeal.lang
  const { segments } = read.translation
  const at = segments.findIndex(({ key }) => key === segment.key)
  const [before, after] = [segments[at - 1], segments[at + 1]]
  const marks = { segment, sourceLang, lang, terms }
  return (
    <DeskPage visit={visit} title={`${segment.place} in ${languageInWords(lang)}`} crumbs={translationCrumbs(visit)} width="wide" evidence>
      <h1>
        {segment.place}, {languageInWords(lang)}
      </h1>
      <p class="hint">
        <Standing {...{ segment, who }} />
      </p>
      {above}
      {segment.remark !== undefined && (
        <p class="notice">
          Sent back: <q dir="auto">{segment.remark}</q>
        </p>
      )}
      {segment.was !== undefined && <Since {...{ segment, sourceLang, lang }} />}
      <div class="sides">
        <section aria-labelledby="source">
          <h2 id="source">{languageInWords(sourceLang)}</h2>
          {before !== undefined && <Neighbour {...{ visit, lang: sourceLang, segment: before }} />}
          <p class="source" lang={sourceLang} dir={directionOf(sourceLang)}>
            {segment.text}
          </p>
          {after !== undefined && <Neighbour {...{ visit, lang: sourceLang, segment: after }} />}
          <Cited visit={visit} segment={segment} />
        </section>
        <div>
          <Form
            visit={visit}
            form={form}
            action={sentenceHref(visit, segment)}
            submit="Save and go on"
            base={segment.base}
            draft
            beside={
              <>
                <button type="submit" name="do" value="ask">
                  Save and ask for its review
                </button>
                <a href={`${translationHref(visit)}#${segment.place}`}>Back to all sentences</a>
              </>
            }
          >
            <Target form={form} lang={lang} />
            <Marks {...marks} />
            <TextArea form={form} name="note" label={translationLabels.note} rows={2} />
            {segment.machine && (
              <Tick
                form={form}
                name="anew"
                label="I translated this anew"
                hint="Tick this where nothing of the machine’s draft is left. Otherwise the edition says that a machine drafted some of it."
              />
            )}
            <Memory found={found} text={segment.text} sourceLang={sourceLang} lang={lang} />
          </Form>
        </div>
      </div>
      <Terms {...marks} />
      <Before {...{ visit, segment, who }} />
    </DeskPage>
  )
}

/** What is written in the language itself, in its direction. */
const Target = ({ form, lang }: { readonly form: FormState; readonly lang: string }) => {
  const field = { form, name: 'target', label: translationLabels.target }
  return (
    <Labelled {...field}>
      <textarea
        id={idOf('target')}
        name="target"
        rows={5}
        lang={lang}
        dir={directionOf(lang)}
        {...describedBy({ ...field, hint: undefined })}
      >
        {form.given.get('target')?.[0] ?? ''}
      </textarea>
    </Labelled>
  )
}

function Since({ segment, sourceLang, lang }: { readonly segment: TranslatedSegment; readonly sourceLang: string; readonly lang: string }) {
  const { was, text } = segment
  if (was === undefined) return null
  const [before, now] = wordDifference(was.source, text)
  return (
    <section class="conflict" aria-labelledby="since">
      <h2 id="since">Changed since it was translated</h2>
      <p class="hint">It said; what is marked is gone:</p>
      <Pieces pieces={before} lang={sourceLang} />
      <p class="hint">It says now; what is marked is new:</p>
      <Pieces pieces={now} lang={sourceLang} />
      <p class="hint">The translation of what it said:</p>
      <p lang={lang} dir={directionOf(lang)}>
        {was.target}
      </p>
    </section>
  )
}

/** The sentence before or after, for what they share. */
const Neighbour = ({
  visit,
  lang,
  segment,
}: {
  readonly visit: TranslationVisit
  readonly lang: string
  readonly segment: TranslatedSegment
}) => (
  <p class="hint">
    <a href={sentenceHref(visit, segment)}>{segment.place}</a>{' '}
    <span lang={lang} dir={directionOf(lang)}>
      {segment.text}
    </span>
  </p>
)

const did: Readonly<Record<TranslationStep, string>> = {
  machine: 'had a machine draft it',
  written: 'wrote',
  asked: 'asked for the review of',
  approved: 'approved',
  'sent-back': 'sent back',
}

/** All that was done to the translation of these words, the last first. */
function Before({ visit, segment, who }: { readonly visit: TranslationVisit } & Pick<PageProperties, 'segment' | 'who'>) {
  const entries = visit.read.entries.filter(({ kind, source }) => segmentKey(kind, source) === segment.key).toReversed()
  if (entries.length === 0) return null
  return (
    <details>
      <summary>What was done ({entries.length})</summary>
      <ol class="plain">
        {entries.map(({ number, by, at, step, target, remark }) => (
          <li key={number}>
            <p class="hint">
              <bdi>{who(by)}</bdi> {did[step]}, <time dateTime={at.toISOString()}>{momentInWords(at)}</time>
              {remark !== undefined && (
                <>
                  {': '}
                  <q dir="auto">{remark}</q>
                </>
              )}
            </p>
            <p lang={visit.lang} dir={directionOf(visit.lang)}>
              {target}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What the sentence rests on, in the words of the file. */
function Cited({ visit, segment }: { readonly visit: TranslationVisit; readonly segment: TranslatedSegment }) {
  const cases = casesOf(visit.opened, visit.now)
  const cited = segment.cites.map((cites) => ({ cites, citation: resolveCitation(cites, cases) }))
  if (cited.length === 0) return null
  return (
    <>
      <h3>What it cites</h3>
      <ul class="plain">
        {cited.map(({ cites, citation }) => (
          <li key={cites}>
            <span class="code">{cites}</span> {citation.kind === 'claim' && <span dir="auto">{citation.claim.statement}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
