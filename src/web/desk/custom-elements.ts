import type { ComponentChildren } from 'preact'

type Own = { readonly class?: string; readonly children?: ComponentChildren }

/** The desk's own elements. Each improves what stands inside it, which works without. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'date-field': Own & { readonly 'data-lasting'?: string }
      'claim-picker': Own
    }
  }
}
