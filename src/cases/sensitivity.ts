import { sensitivities, type Sensitivity } from '../claims/index.ts'

/** How many may see it: 0 everybody, 3 nobody but those who hold the seal. Absent means team. */
export const strictness = (sensitivity: Sensitivity | undefined): number => sensitivities.indexOf(sensitivity ?? 'team')

/** Of two marks, the one that fewer may see: the second where the first is absent, because what is not marked was not decided. */
export const stricter = (one: Sensitivity | undefined, other: Sensitivity): Sensitivity =>
  one === undefined || strictness(other) > strictness(one) ? other : one

/** The marks that may follow one: after the first only those that fewer may see, because what was read was read. */
export const marksAfter = (held: Sensitivity | undefined): readonly Sensitivity[] =>
  held === undefined ? sensitivities : sensitivities.filter((mark) => strictness(mark) > strictness(held))
