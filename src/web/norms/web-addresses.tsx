import { Fragment } from 'preact'

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
