/** The program of the reading process (platform/limited-worker.ts calls it): one file, one question, one answer. */
import type { Parcel } from '../platform/index.ts'
import { detectLanguage } from './language.ts'
import { mediaTypeOf } from './media-type.ts'
import { readQuestion, type Answer, type Question } from './questions.ts'
import { readFile } from './read-file.ts'
import { refusalInWords } from './refusal.ts'

/** What the process answers: words, and the bytes of a copy. An error is an answer too: a sentence that says what is wrong. */
export async function answer({ words, bytes = new Uint8Array() }: Parcel): Promise<Parcel> {
  const question = readQuestion(words)
  try {
    return await answerTo(question, bytes)
  } catch (error) {
    const why = refusalInWords(error, mediaTypeOf(bytes))
    return { words: { kind: question.ask === 'extract' ? 'unread' : 'refused', why } }
  }
}

// What reads a format is loaded when the first file of that format comes.
async function answerTo(question: Question, bytes: Uint8Array): Promise<Parcel> {
  const until = performance.now() + question.seconds * 800
  if (question.ask === 'extract') return { words: await readFile(bytes, until) }
  if (question.ask === 'language') return { words: { lang: detectLanguage(question.text) } }
  if (question.ask === 'redacted') return parcelOf(await (await import('./redacted.ts')).redactedCopy(bytes, question, until))
  if (question.ask === 'without-metadata') return parcelOf(await (await import('./without-metadata.ts')).copyWithoutMetadata(bytes))
  const size = question.ask === 'thumbnail' ? { page: 1, width: 480, height: 480 } : { ...question, height: 4_000 }
  return parcelOf((await import('./picture.ts')).pagePicture(bytes, size))
}

const parcelOf = ({ bytes, ...words }: Answer): Parcel => ({ words: { kind: 'made', ...words }, bytes })
