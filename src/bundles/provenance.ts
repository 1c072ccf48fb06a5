import type { CaseDocument } from '../cases/index.ts'
import type { SourceDocument } from '../sources/index.ts'

/**
 * Where the files of a bundle come from, in the words of W3C PROV (PROV-O, as JSON-LD): the originals, what was made of them,
 * who captured them, and which claims were drawn from which words. Takes a case as it is shown, and where each stored
 * file lies in the bundle, by its SHA-256.
 */
export function provenanceOf(document: CaseDocument, here: ReadonlyMap<string, string>): string {
  const graph = [
    ...document.sources.map(({ id, name }) => ({ '@id': `source:${id}`, '@type': 'prov:Agent', label: name })),
    ...document.documents.flatMap((item) => nodesOf(item, here)),
    ...document.claims.map(({ id, statement, said_by, printed_in }) => ({
      '@id': `claim:${id}`,
      '@type': 'prov:Entity',
      label: statement,
      wasAttributedTo: said_by.map((source) => `source:${source}`),
      ...(printed_in.length > 0 && { wasQuotedFrom: printed_in.map((printed) => `document:${printed.document}`) }),
    })),
  ]
  return `${JSON.stringify({ '@context': context, '@id': `case:${document.case.id}`, '@graph': graph }, null, 2)}\n`
}

const context = {
  prov: 'http://www.w3.org/ns/prov#',
  label: 'http://www.w3.org/2000/01/rdf-schema#label',
  // The ids are those of the case file in this bundle.
  case: 'urn:amparo:case:',
  claim: 'urn:amparo:claim:',
  document: 'urn:amparo:document:',
  source: 'urn:amparo:source:',
  person: 'urn:amparo:person:',
  sha256: 'urn:sha256:',
  ...Object.fromEntries(
    ['wasDerivedFrom', 'wasQuotedFrom', 'wasAttributedTo', 'wasGeneratedBy', 'wasAssociatedWith', 'hadPrimarySource'].map((name) => [
      name,
      { '@id': `prov:${name}`, '@type': '@id' },
    ]),
  ),
  atLocation: 'prov:atLocation',
  /** As the source has it (EDTF); PROV's own time is an instant, which nobody knows here. */
  on: 'urn:amparo:on',
  how: 'urn:amparo:how',
} as const

function nodesOf({ id, title, by, url, captured, original, derived = [] }: SourceDocument, here: ReadonlyMap<string, string>): object[] {
  const capture = `document:${id}#capture`
  const placed = (sha256: string): object => (here.has(sha256) ? { atLocation: here.get(sha256) } : {})
  return [
    {
      '@id': `document:${id}`,
      '@type': 'prov:Entity',
      label: title,
      wasAttributedTo: `source:${by}`,
      ...(original !== undefined && { wasDerivedFrom: `sha256:${original.sha256}` }),
      ...(url !== undefined && { atLocation: url }),
    },
    ...(original === undefined
      ? []
      : [
          {
            '@id': `sha256:${original.sha256}`,
            '@type': 'prov:Entity',
            ...(original.name !== undefined && { label: original.name }),
            ...placed(original.sha256),
            ...(captured !== undefined && { wasGeneratedBy: capture }),
          },
        ]),
    ...(captured === undefined
      ? []
      : [
          {
            '@id': capture,
            '@type': 'prov:Activity',
            label: 'Capture',
            how: captured.how,
            on: captured.on.text,
            wasAssociatedWith: personOf(captured.by),
          },
          { '@id': personOf(captured.by), '@type': 'prov:Agent', label: captured.by },
        ]),
    ...derived.map(({ kind, sha256, of = original?.sha256, by: maker, on }) => ({
      '@id': `sha256:${sha256}`,
      '@type': 'prov:Entity',
      label: kind,
      ...placed(sha256),
      ...(of !== undefined && { wasDerivedFrom: `sha256:${of}` }),
      ...(maker !== undefined && { wasAttributedTo: personOf(maker) }),
      ...(on !== undefined && { on: on.text }),
    })),
  ]
}

const personOf = (name: string): string => `person:${encodeURIComponent(name)}`
