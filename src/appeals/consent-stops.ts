import type { CaseDocument, ConsentMatter, Sentence } from '../cases/index.ts'
import type { Day } from '../kit/index.ts'
import { citedClaims, leadsIntoCase, resolveCitation, type Citation, type CitedCases } from './citation.ts'
import { endedConsents, standingRefusals, type ConsentOnRecord } from './consent.ts'
import { readingsOfConsents } from './readings-of-consents.ts'
import { weightCounts } from './who-may-consent.ts'

/** Why the consents on record for somebody stop an appeal, in a sentence a person can act on. */
export type ConsentStop = { readonly kind: 'consent-over' | 'consent-refused' | 'consent-narrower'; readonly message: string }

/**
 * What the consents on record say against publishing: one that is over, a no, and one that was asked one by one and does not
 * reach as far as the text does. Each once, with the sentences that rest on claims about the one it was given for.
 */
export function consentStops(
  numbered: readonly { readonly sentence: Sentence; readonly name: string }[],
  cases: CitedCases,
  today: Day,
): ConsentStop[] {
  const byFile = new Map<CaseDocument, Readings>()
  const readings = (file: CaseDocument): Readings => {
    const found = byFile.get(file) ?? readingsOfConsents(file, today)
    byFile.set(file, found)
    return found
  }
  const stops = new Map<string, { readonly kind: ConsentStop['kind']; readonly sentences: Set<string> }>()
  for (const { sentence, name } of numbered)
    for (const about of new Set(sentence.cites).values().flatMap((cites) => aboutWhom(resolveCitation(cites, cases))))
      for (const { kind, what } of against(about, readings(about.file), today)) {
        const stop = stops.get(what) ?? { kind, sentences: new Set() }
        stop.sentences.add(name)
        stops.set(what, stop)
      }
  return [...stops].map(([what, { kind, sentences }]) => ({
    kind,
    message: `${[...sentences].join(', ')} ${sentences.size === 1 ? 'rests' : 'rest'} on ${what}.`,
  }))
}

type Readings = ReturnType<typeof readingsOfConsents>
type Against = { readonly kind: ConsentStop['kind']; readonly what: string }
type About = { readonly file: CaseDocument; readonly subject: string; readonly matters: readonly ConsentMatter[] }

function against({ file, subject, matters }: About, readings: Readings, today: Day): readonly Against[] {
  const name = file.subjects.find(({ id }) => id === subject)?.names[0]?.text ?? subject
  const over = endedConsents(file, subject, today).map(({ consent, how, on }) => ({
    kind: 'consent-over' as const,
    what: `claims about ${name}, and the consent of ${consent.given_by} for ${name} (${consent.scope}) ${how === 'withdrawn' ? 'was withdrawn' : 'ended'} on ${on.text}`,
  }))
  return [...over, ...readings(subject).flatMap((recorded) => saidAgainst(recorded, name, matters))]
}

function saidAgainst(recorded: readonly ConsentOnRecord[], name: string, matters: About['matters']): readonly Against[] {
  const asked = recorded.filter(({ state, weight, consent }) => state === 'stands' && weightCounts(weight) && consent.covers !== undefined)
  return [
    ...standingRefusals(recorded).map(({ given_by, scope, on }) => ({
      kind: 'consent-refused' as const,
      what: `claims about ${name}, and ${given_by} refused for ${name} (${scope}) on ${on.text}`,
    })),
    ...(asked.length === 0 ? [] : matters)
      .filter((matter) => !asked.some(({ consent }) => consent.covers?.includes(matter)))
      .map((matter) => ({
        kind: 'consent-narrower' as const,
        what: `${matter === 'health' ? 'claims about the health of' : 'claims about'} ${name}, and the consents on record for ${name} do not cover ${matter === 'health' ? 'health' : 'publication'}`,
      })),
  ]
}

/** Whom or what a citation is about, and which matters of a consent that touches. */
function aboutWhom(citation: Citation): readonly About[] {
  if (!leadsIntoCase(citation)) return []
  const { file } = citation
  const claims = citedClaims(citation)
  const subjects = new Set([...(citation.kind === 'point' ? [citation.point.subject] : []), ...claims.map(({ about }) => about)])
  return [...subjects].map((subject) => ({
    file,
    subject,
    matters: claims.some(({ about, asserts }) => about === subject && asserts.some(({ fact }) => fact.startsWith('health.')))
      ? (['publication', 'health'] as const)
      : (['publication'] as const),
  }))
}
