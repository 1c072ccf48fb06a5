/** A server for machine drafts, as the operator configured it. */
export type TranslationServer = {
  readonly kind: 'libretranslate' | 'openai'
  /** Without a slash at its end. */
  readonly url: string
  readonly key?: string
  /** Which model is asked; of OpenAI-compatible servers only. */
  readonly model?: string
}

/** How a server is called on the form that sends something to it: its host and what it is. */
export const serverInWords = ({ kind, url, model }: TranslationServer): string =>
  `${new URL(url).host} (${kind === 'libretranslate' ? 'LibreTranslate' : `OpenAI-compatible${model === undefined ? '' : `, ${model}`}`})`
