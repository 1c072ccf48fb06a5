import type { Appeal } from './case-document.ts'

/** Stands in the place of a text without which an appeal is none, where it would betray what somebody may not read. */
const notYours = '[a part that you may not read]'

/** The texts of an appeal around its sentences: title, summary, outcome, news and whom it addresses. */
const framingTexts = ({ title, summary, outcome, news, to }: Appeal): readonly string[] =>
  [title, summary, outcome, news, ...to.flatMap(({ name, title: office, body, salutation }) => [name, office, body, salutation])].filter(
    (text) => text !== undefined,
  )

/** The appeal with those of these texts that betray something told as withheld. */
export function framedWithout(appeal: Appeal, betrays: (text: string) => boolean): Appeal {
  const said = (text: string): string => (betrays(text) ? notYours : text)
  const { outcome, news } = appeal
  return {
    ...appeal,
    title: said(appeal.title),
    summary: said(appeal.summary),
    ...(outcome !== undefined && { outcome: said(outcome) }),
    ...(news !== undefined && { news: said(news) }),
    to: appeal.to.map(({ name, title, body, salutation, ...rest }) => ({
      ...rest,
      name: said(name),
      title: said(title),
      ...(body !== undefined && { body: said(body) }),
      ...(salutation !== undefined && { salutation: said(salutation) }),
    })),
  }
}

/** How many of these texts, each counted once, were withheld. */
export function withheldOf(whole: Appeal, readable: Appeal): number {
  const left = framingTexts(readable)
  return new Set(framingTexts(whole).filter((text, at) => text !== left[at])).size
}
