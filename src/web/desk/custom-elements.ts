import type { ComponentChildren } from 'preact'

type Own = { readonly class?: string; readonly children?: ComponentChildren }

/** The desk's own elements. Each improves what stands inside it, which works without. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'date-field': Own & { readonly 'data-lasting'?: string }
      'claim-picker': Own
      /** What the browser is asked for, as JSON (WebAuthn), and whether a passkey is made or shown. */
      'passkey-form': Own & { readonly 'data-options': string; readonly 'data-ceremony': 'make' | 'show' }
    }
  }
}
