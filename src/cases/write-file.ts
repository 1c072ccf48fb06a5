import type { Appeal, CaseDocument } from './case-document.ts'
import { plainAppeal, plainCase } from './plain-case.ts'
import { appealFormat, caseFormat } from './read-file.ts'
import { withoutSealed } from './without-sealed.ts'
import { writeYaml } from './write-yaml.ts'

/**
 * A case as a file (YAML, format amparo-case/1) in one canonical form: reading it gives the same case, and writing that
 * gives the same bytes. Sealed claims go with it only when asked for; otherwise they and what would betray them are left
 * out, and a comment at the head says how much.
 */
export function writeCaseFile(document: CaseDocument, settings: { readonly sealed?: boolean } = {}): string {
  const { document: shown, left } = settings.sealed === true ? { document, left: {} } : withoutSealed(document)
  const { case: head, lists } = plainCase(shown)
  const entries = Object.fromEntries(lists.filter(([, list]) => list.length > 0))
  return comment(left) + ofProtected(shown) + writeYaml({ format: caseFormat, case: head, ...entries })
}

/** An appeal as a file of its own (format amparo-appeal/1). */
export const writeAppealFile = (appeal: Appeal): string => writeYaml({ format: appealFormat, appeal: plainAppeal(appeal) })

/** Who protected sources are is kept at the desk and stands in no file. */
function ofProtected({ sources }: CaseDocument): string {
  const count = sources.filter((source) => source.protected === true).length
  return count === 0
    ? ''
    : `# Who ${count === 1 ? 'the protected source is' : `the ${count} protected sources are`} is left out of every file.\n`
}

function comment(left: Readonly<Record<string, number>>): string {
  const counts = Object.entries(left).map(([name, count]) => `${name} ${count}`)
  return counts.length === 0 ? '' : `# Left out because it is sealed, or would betray what is: ${counts.join(', ')}.\n`
}
