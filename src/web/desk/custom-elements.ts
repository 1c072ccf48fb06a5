import type { ComponentChildren } from 'preact'

type Own = {
  readonly class?: string
  readonly key?: string | number
  readonly children?: ComponentChildren
}

/** The desk's own elements. Each improves what stands inside it, which works without. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'date-field': Own & { readonly 'data-lasting'?: string }
      'claim-picker': Own
      /** One answer of a claim, by its number: its fields follow its question. */
      'answer-row': Own & { readonly 'data-of': string }
      /** A long list that is looked through by words. */
      'question-choice': Own
      /** A form that is filled with the words that are selected in the text beside it. */
      'passage-picker': Own
      /** Sends the files of the form in it in pieces: where they begin, where to go when all are there, how large one may be. */
      'file-upload': Own & { readonly 'data-begin': string; readonly 'data-done': string; readonly 'data-largest': string }
      /** Boxes drawn over pages: where the picture of a page is, and how many pages there are. */
      'redaction-boxes': Own & { readonly 'data-page': string; readonly 'data-pages': string }
      /** Makes a pair of keys, fills in the public one, and saves the file with both under this name. */
      'key-maker': Own & { readonly 'data-file': string }
      /** What the browser is asked for, as JSON (WebAuthn), and whether a passkey is made or shown. */
      'passkey-form': Own & { readonly 'data-options': string; readonly 'data-ceremony': 'make' | 'show' }
    }
  }
}
