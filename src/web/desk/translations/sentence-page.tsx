import type { VNode } from 'preact'
import { directionOf } from '../../../kit/index.ts'
import { glossaryFor, recall, type Recalled, type Term, type TranslatedSegment } from '../../../translations/index.ts'
import { Form, TextArea, Tick, type FormState } from '../forms/index.ts'
import { describedBy, idOf, Labelled } from '../forms/labelled.tsx'
import { answer, DeskPage } from '../page.tsx'
import { whoWrote } from '../who-wrote.ts'
import { Marks, Memory, Terms } from './beside.tsx'
import { ownMemory } from './own-memory.ts'
import { Before, Cited, Neighbour, Since } from './sentence-context.tsx'
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
  const marks = { visit, segment, terms }
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
            {(segment.machine || segment.was?.machine === true) && (
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
