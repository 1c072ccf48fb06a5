import { Addresses } from './web-addresses.tsx'

/** The catalogue's own note of where something was read, for the desk, which is in English; within a `dl`. It is no way to the official text. */
export const WhereRead = ({ source }: { readonly source: string }) => (
  <>
    <dt>Where we read it</dt>
    <dd>
      <Addresses text={source} />
    </dd>
  </>
)
