import type { Addressee, Appeal } from '../cases/index.ts'
import { canonicalJson } from '../kit/index.ts'
import type { Edition } from './edition.ts'

/** Whether a published version has the words of the appeal as it stands; what its sources say by now is another question. */
export const saysWhatIsPublished = (appeal: Appeal, edition: Edition): boolean => {
  const dates = { opened: appeal.opened.text, act_until: appeal.act_until?.text, closed: appeal.closed?.text }
  return wordsOf({ ...appeal, ...dates }) === wordsOf(edition)
}

type Worded = {
  readonly [Name in 'title' | 'summary' | 'status' | 'opened']: string
} & { readonly [Name in 'outcome' | 'news' | 'act_until' | 'closed']?: string | undefined } & {
  readonly sections: readonly { readonly heading?: string; readonly sentences: Texts }[]
  readonly asks: Texts
  readonly to: readonly Addressee[]
}
type Texts = readonly { readonly text: string }[]

/** What readers read of it, however it is kept. */
const wordsOf = ({ title, summary, status, opened, outcome, news, act_until: until, closed, sections, asks, to }: Worded): string =>
  canonicalJson([
    [title, summary, status, opened, outcome ?? null, news ?? null, until ?? null, closed ?? null],
    sections.map(({ heading, sentences }) => [heading ?? null, textsOf(sentences)]),
    textsOf(asks),
    to.map(({ name, title: office, body }) => [name, office, body ?? null]),
  ])

const textsOf = (sentences: Texts): string[] => sentences.map(({ text }) => text)
