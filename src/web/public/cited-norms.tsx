import { normInWords, normPath, normWords, type Edition, type EditionNorm } from '../../publishing/index.ts'
import { sentencesByNote, UsedIn } from './notes.tsx'
import { ownIn, type Reading } from './reading.ts'

/** The norms that the text cites, below the notes and numbered on: each opens to our words about it, marked as ours, and its page. */
export function CitedNorms({ edition, reading }: { readonly edition: Edition; readonly reading: Reading }) {
  const { norms = [], lang } = edition
  if (norms.length === 0) return null
  const { words, lang: wordsLang } = normWords(lang)
  const own = ownIn(lang, wordsLang)
  const uses = sentencesByNote(edition)
  return (
    <>
      <h3 id="norms" {...own}>
        {words.heading}
      </h3>
      <p class="hint" {...own}>
        {words.intro}
      </p>
      <div class="notes">
        {norms.map((norm) => (
          <Norm {...{ norm, reading, own, sentences: uses.get(norm.number) ?? [] }} />
        ))}
      </div>
    </>
  )
}

type NormProps = {
  readonly norm: EditionNorm
  readonly reading: Reading
  /** The attributes of Amparo's words about norms, which are not there in every language that the page has words in. */
  readonly own: Reading['own']
  readonly sentences: readonly string[]
}

function Norm({ norm, reading, own, sentences }: NormProps) {
  const said = normInWords(norm, reading.lang)
  const { words } = normWords(reading.lang)
  // Title, citation and our words are in one language: English where the catalogue has none in that of the page.
  const told = ownIn(reading.lang, norm.words_lang)
  return (
    <details>
      <summary>
        <b>{reading.numeral(norm.number)}</b> <span {...told}>{said.citation}</span>
      </summary>
      {/* The id stands inside, so that following a reference opens it without any script. */}
      <div id={`note-${norm.number}`}>
        <p class="source">
          <span {...told}>
            {norm.title}, {norm.symbol}
          </span>{' '}
          · {norm.year} · <span {...own}>{words.force[norm.force]}</span>
        </p>
        <p>
          <span {...own}>{said.ours}:</span> <span {...told}>{said.said}</span>
        </p>
        <p {...own}>{norm.confirmed === 'text' ? said.confirmed : <strong>{said.confirmed}</strong>}</p>
        <p class="back">
          <a href={normPath(norm)} {...own}>
            {words.more}
          </a>
          {' · '}
          <UsedIn sentences={sentences} reading={reading} />
        </p>
      </div>
    </details>
  )
}
