/** What somebody agreed to, each asked apart and none ticked beforehand. */
export type Consents = {
  /** To sign; without it nothing is kept. */
  readonly sign: boolean
  /** That the name is shown to everybody. */
  readonly showName: boolean
  /** That the name is given to whom the appeal is addressed. */
  readonly toAddressee: boolean
  /** That the country may be counted, once enough share it. */
  readonly country: boolean
  /** To be written to about what comes of the appeal. */
  readonly outcome: boolean
}

/** `n` the name is shown to everybody, `a` it is given to the addressee only, `c` it is only counted. */
export type Disclosure = 'n' | 'a' | 'c'

/** The form as it was sent, each field as it was typed. */
export type SignForm = {
  readonly appeal: string
  /** The edition that the form was under. */
  readonly version: number
  readonly lang: string
  /** 16 random bytes in base64url, drawn by the page that shows the form. */
  readonly request: string
  readonly name: string
  readonly mail: string
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string
  readonly disclosure: string
  readonly consents: Consents
  /** That somebody else signs with this address, too. */
  readonly shared: boolean
}

export type FormField = 'name' | 'mail' | 'country' | 'disclosure' | 'sign' | 'showName' | 'toAddressee' | 'version' | 'request'

/**
 * What is wrong with a field, for the page to say in its language: nothing typed, too long, no name (it holds an address of
 * the web, a line end, or only signs), no mail address, no country, a consent that this needs, a version that takes no sign-ons, a form that was not drawn by us.
 */
export type FieldProblem =
  | 'missing'
  | 'too-long'
  | 'not-a-name'
  | 'not-an-address'
  | 'not-a-country'
  | 'not-a-choice'
  | 'consent-needed'
  | 'not-current'
  | 'not-ours'

export type FormErrors = { readonly [Field in FormField]?: FieldProblem }

/** What was typed, once it can be kept. */
export type Typed = {
  readonly name: string
  readonly mail: string
  /** Empty if none was given. */
  readonly country: string
  readonly disclosure: Disclosure
  readonly consents: Consents
  readonly shared: boolean
}

export type ReadForm = { readonly kind: 'read'; readonly typed: Typed } | { readonly kind: 'refused'; readonly errors: FormErrors }
