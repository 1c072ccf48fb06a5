import { wordsFor } from '../../../publishing/index.ts'
import { sourceKinds } from '../../../sources/index.ts'
import type { Option } from '../forms/index.ts'

const { kinds } = wordsFor('en')

/** What whoever says something may be, to choose from. */
export const kindsOfSources: readonly Option[] = sourceKinds.map((value) => ({ value, label: kinds[value] }))
