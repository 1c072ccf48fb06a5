import type { Composed } from './compose.ts'

/** A submission as plain text: the same words as on paper, a line for each paragraph's line. */
export function plainSubmission({ title, draft, head, sections, notes, annexes }: Composed): string {
  const blocks = [
    [title, ...(draft === undefined ? [] : [draft])].join('\n'),
    head.map(([label, value]) => `${label}: ${value}`).join('\n'),
    ...sections.flatMap(({ heading, fields }) => [
      underlined(heading),
      ...fields.map(({ label, paragraphs }) => [label, ...paragraphs.map(({ lines }) => lines.join('\n'))].join('\n\n')),
    ]),
    underlined(notes.heading),
    ...(notes.texts.length === 0 ? [] : [notes.texts.map((text, at) => `[${at + 1}] ${text}`).join('\n')]),
    underlined(annexes.heading),
    annexes.texts.join('\n'),
  ]
  return `${blocks.join('\n\n')}\n`
}

const underlined = (heading: string): string => `${heading}\n${'-'.repeat(Array.from(heading).length)}`
