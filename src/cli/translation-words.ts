import type { ImportedSentence, ImportOutcome, ReturnedFile } from '../translations/index.ts'

type Taken = Extract<ImportOutcome, { kind: 'read' }>

/** What an import did, or would do, sentence by sentence; what says the same is only counted. */
export function sayImport({ appeal, lang }: ReturnedFile, { sameText, sentences, written }: Taken, dryRun: boolean): string {
  const same = sentences.filter(({ outcome }) => outcome === 'same').length
  const told = sentences.filter(({ outcome }) => outcome !== 'same')
  return [
    `${appeal}, ${lang}: ${written} of ${sentences.length} sentences ${dryRun ? 'would be written' : 'are written'}; ${same} say what stands already.`,
    ...(sameText ? [] : ['The file was made of another state of the text. What still fits is taken.']),
    ...told.map(
      ({ place, outcome, source }) =>
        `  ${place}: ${importedInWords[outcome]}${outcome === 'not-in-text' ? ` (“${source.slice(0, 60)}”)` : ''}`,
    ),
    '',
  ].join('\n')
}

const importedInWords: Readonly<Record<ImportedSentence['outcome'], string>> = {
  draft: 'a draft',
  'for-review': 'waits for its review',
  note: 'its note',
  same: 'says what stands already',
  'not-in-text': 'left out: the text does not say this any more',
  'source-changed': 'left out: its source was changed in the file',
  'changed-here': 'left out: it was changed here since the file was made',
}
