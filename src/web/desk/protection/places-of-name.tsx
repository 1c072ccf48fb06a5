import type { PlaceOfName, PlacesOfName } from './names-in-case.ts'

/** Where a name stands, that protecting changes none of it, and what can be done about each. */
export const PlacesOfNameShown = ({ found: { places, unread }, heading }: { readonly found: PlacesOfName; readonly heading: string }) => (
  <section aria-labelledby="places">
    <h2 id="places" dir="auto">
      {heading}
    </h2>
    {places.length === 0 ? (
      <p>Nowhere in what you read of this case. Words that only describe the person are found by no rule.</p>
    ) : (
      <>
        <p class="notice">
          Protecting the source changes none of these. Whoever may read them reads the name, or a word of it, beside what the source may be
          called.
        </p>
        <p>
          Mark each document, so that only those who must read it do, and pass on a copy in which the name is redacted. Correct titles.
          Claims are never rewritten: supersede them, or have the name erased.
        </p>
        <List places={places} />
      </>
    )}
    {unread.length > 0 && (
      <>
        <p>Nobody could look into these: no words were taken from their files. Look at them yourself.</p>
        <List places={unread} />
      </>
    )}
  </section>
)

const List = ({ places }: { readonly places: readonly PlaceOfName[] }) => (
  <ul class="plain links">
    {places.map(({ label, href, within = [], mark }) => (
      <li key={href}>
        <a href={href}>{label}</a>
        {within.length > 0 && `: ${within.join(', ')}`}
        {mark !== undefined && (
          <>
            {'. '}
            <a href={mark}>
              Who may read it<span class="unseen">{`: ${label}`}</span>
            </a>
          </>
        )}
      </li>
    ))}
  </ul>
)
