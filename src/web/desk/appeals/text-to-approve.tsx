import { namedSentences } from '../../../appeals/index.ts'
import type { AppealVisit } from '../visit.ts'
import { headInWords, headOf } from './head-in-words.ts'

/** All of the text as it stands, so that nobody decides about what they have not before them. */
export function TextToApprove({ visit }: { readonly visit: AppealVisit }) {
  const { appeal, marked } = visit.opened
  const names = new Map(namedSentences(marked).map(({ name, sentence }) => [sentence.id, name]))
  const list = (sentences: (typeof marked)['asks']) => (
    <ol class="plain rows" lang={appeal.lang}>
      {sentences.map(({ id, value }) => (
        <li key={id}>
          <b>{names.get(id)}</b>{' '}
          <span class="text" dir="auto">
            {value.text}
          </span>
          {value.own_words && (
            <span class="hint" lang="en">
              {' our words'}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="whole">
      <h2 id="whole">The text</h2>
      <ul class="plain rows">
        {headInWords(headOf(appeal)).map(({ name, text }) => (
          <li key={name}>
            <b>{name}</b> <span dir="auto">{text}</span>
          </li>
        ))}
      </ul>
      <p class="text" dir="auto" lang={appeal.lang}>
        {appeal.summary}
      </p>
      {marked.sections.map(({ value, sentences }) => (
        <>
          {value !== undefined && (
            <h3 dir="auto" lang={appeal.lang}>
              {value}
            </h3>
          )}
          {list(sentences)}
        </>
      ))}
      <h3>What it asks</h3>
      {list(marked.asks)}
      <h3>To whom</h3>
      <ul class="plain rows" lang={appeal.lang}>
        {marked.to.map(({ id, value: { name, title, body } }) => (
          <li key={id} dir="auto">
            {[name, title, body].filter((part) => part !== undefined).join(', ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
