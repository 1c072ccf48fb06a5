import { Fragment, type JSX } from 'preact'

/** What is known of an entry, line by line; what is not known has no line. */
export const EntryFacts = ({ lines }: { readonly lines: readonly (readonly [string, string | JSX.Element | false])[] }) => (
  <dl>
    {lines.map(([label, said]) =>
      said === '' || said === false ? null : (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{said}</dd>
        </Fragment>
      ),
    )}
  </dl>
)

export const LinkedList = ({ links }: { readonly links: readonly { readonly href: string; readonly label: string }[] }) => (
  <ul class="plain links">
    {links.map(({ href, label }) => (
      <li key={href}>
        <a href={href} dir="auto">
          {label}
        </a>
      </li>
    ))}
  </ul>
)
