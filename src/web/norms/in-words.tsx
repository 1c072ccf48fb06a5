import { Fragment } from 'preact'
import { describeDate, parseDate } from '../../kit/index.ts'
import type { Catalogue } from '../../norms/index.ts'

/** Whom an instrument of a region concerns. */
export function regionInWords({ states }: Catalogue, region: string): string {
  return regions[region] ?? states.get(region)?.name ?? region
}

const regions: Readonly<Record<string, string>> = {
  universal: 'Every State',
  africa: 'States of Africa',
  americas: 'States of the Americas',
  europe: 'States of the Council of Europe',
}

/** A day or a year as a source gives it. */
export const dayInWords = (date: string): string => describeDate(parseDate(date), 'en')

/** A text in which web addresses lead where they say. */
export const Addresses = ({ text }: { readonly text: string }) => (
  <>
    {text
      .replaceAll(' ;', ';')
      .split(/(https?:\/\/[^\s,;()]+)/)
      .map((part, at) => (
        <Fragment key={at}>{at % 2 === 1 ? <a href={part}>{part}</a> : part}</Fragment>
      ))}
  </>
)
