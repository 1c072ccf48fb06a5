import { sensitivities, type Sensitivity } from '../claims/index.ts'

/** How many may see it: 0 everybody, 3 nobody but those who hold the seal. Absent means team. */
export const strictness = (sensitivity: Sensitivity | undefined): number => sensitivities.indexOf(sensitivity ?? 'team')

/** Of two, the one that fewer may see. Takes what a file may leave out; gives the first where both are alike. */
export const stricter = (one: Sensitivity | undefined, other: Sensitivity): Sensitivity | undefined =>
  strictness(other) > strictness(one) ? other : one
