import { namedSentences } from '../../../appeals/index.ts'
import type { AppealVisit } from '../visit.ts'

/** All of the text as it stands, so that nobody decides about what they have not before them. */
export function TextToApprove({ visit }: { readonly visit: AppealVisit }) {
  const { appeal, marked } = visit.opened
  const names = new Map(namedSentences(marked).map(({ name, sentence }) => [sentence.id, name]))
  const list = (sentences: (typeof marked)['asks']) => (
    <ol class="plain">
      {sentences.map(({ id, value }) => (
        <li key={id}>
          <b>{names.get(id)}</b> <span dir="auto">{value.text}</span>
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
      <div class="text" lang={appeal.lang}>
        <p dir="auto">{appeal.summary}</p>
        {marked.sections.map(({ id, value, sentences }) => (
          <section key={id}>
            {value !== undefined && <h3 dir="auto">{value}</h3>}
            {list(sentences)}
          </section>
        ))}
        <h3 lang="en">What it asks</h3>
        {list(marked.asks)}
        <h3 lang="en">To whom</h3>
        <ul class="plain">
          {marked.to.map(({ id, value: { name, title, body } }) => (
            <li key={id} dir="auto">
              {[name, title, body].filter((part) => part !== undefined).join(', ')}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
