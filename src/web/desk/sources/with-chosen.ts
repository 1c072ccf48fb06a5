import type { Option } from '../forms/index.ts'

/** The options of a field, with what stands in it where that is none of them: a file may say more than a list offers. */
export const withChosen = (options: readonly Option[], chosen: string): readonly Option[] =>
  chosen === '' || options.some(({ value }) => value === chosen) ? options : [{ value: chosen, label: chosen }, ...options]
