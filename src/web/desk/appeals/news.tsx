import { Options, oneOf, required, TextArea, textOf, tooLong, type Given } from '../forms/index.ts'
import { writePart } from './write-part.tsx'

const labels = { change: 'What the next version is', news: 'What is new in it' } as const
const changes = ['update', 'correction'] as const

const changeIn = (given: Given): (typeof changes)[number] => changes.find((one) => one === textOf(given, 'change')) ?? 'correction'

/** What the next version is against the one that is published, and what is new in it: approved with the text. */
export const news = writePart({
  place: () => 'head',
  labels,
  fields: (form) => (
    <>
      <Options
        form={form}
        type="radio"
        name="change"
        label={labels.change}
        options={[
          {
            value: 'update',
            label: 'An update',
            hint: 'Something has happened, or become known. Updates are counted: .1, .2 after the code.',
          },
          { value: 'correction', label: 'A correction', hint: 'The text said something wrongly, or says it better now.' },
        ]}
      />
      <TextArea
        form={form}
        name="news"
        label={labels.news}
        hint="Readers see it under the summary. Who says it, then what, in a sentence or two. It is approved with the text."
        rows={3}
      />
    </>
  ),
  find: ({ head: { value, changed } }) => ({ values: { change: value.change, news: value.news }, changed }),
  errors: (given) => ({
    ...oneOf(given, 'change', changes, 'Choose whether the next version is an update or a correction.'),
    ...tooLong(given, 'news', 5000),
    ...required(given, 'news', 'Say what is new in the next version.'),
  }),
  revise: (given, _, base) => ({ kind: 'say-in-head', base, said: { change: changeIn(given), news: textOf(given, 'news') } }),
})
