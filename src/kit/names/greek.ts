import { speak, spelling, type Sound, type Spelling } from './sound.ts'

/** What a word in Greek letters sounds like, as Greek and as what Greek writes for others (μπ for b, τζ for dj). */
export const speakGreek = (word: string): Sound[] =>
  speak(
    word
      .normalize('NFD')
      .replaceAll(/\p{Mn}/gu, '')
      .toLowerCase()
      .replaceAll('ς', 'σ'),
    greek,
  )

const greek: Spelling = spelling({
  α: 'a',
  αι: 'ea',
  αη: 'a i',
  αυ: 'a vfu',
  β: 'vb',
  γ: 'gy',
  γγ: 'n? g',
  γκ: 'n? g',
  '^γκ': 'g',
  γκι: 'g i?',
  γι: 'yg i?',
  γχ: 'n x',
  δ: 'd',
  ε: 'e',
  ει: 'i',
  ευ: 'e vfu',
  ζ: 'zZ',
  η: 'ie',
  θ: 't',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  μπ: 'm? b',
  '^μπ': 'b',
  ν: 'n',
  ντ: 'n? d',
  '^ντ': 'd',
  ντζ: 'n? J',
  ξ: 'k s',
  ο: 'o',
  οι: 'io',
  ου: 'uw',
  π: 'p',
  ρ: 'r',
  σ: 'sSz',
  τ: 't',
  τζ: 'Jz',
  τσ: 'Cc',
  υ: 'iu',
  φ: 'f',
  χ: 'xhkS',
  ψ: 'p s',
  ω: 'o',
})
