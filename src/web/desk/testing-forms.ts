/** A form as a browser would send it, read from a page of ours. */
export type FormInPage = { readonly action: string; readonly method: string; readonly fields: ReadonlyMap<string, readonly string[]> }

/**
 * The forms of a page, with what stands in their fields. Reads only what preact writes: double quotes around attributes,
 * every character of text escaped that could be taken for markup.
 */
export function formsIn(html: string): FormInPage[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inside = '']) => ({
    action: attribute(attributes, 'action') ?? '',
    method: (attribute(attributes, 'method') ?? 'get').toLowerCase(),
    fields: fieldsIn(inside),
  }))
}

function fieldsIn(html: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  const add = (name: string | undefined, value: string): void =>
    void (name !== undefined && fields.set(name, [...(fields.get(name) ?? []), value]))
  // A value may hold `>`, which need not be escaped between quotes.
  const controls = /<input\b((?:[^>"]|"[^"]*")*?)\/?>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs
  for (const [, input, textarea, text = '', select, options = ''] of html.matchAll(controls)) {
    if (input !== undefined) {
      const type = attribute(input, 'type') ?? 'text'
      const ticked = !['radio', 'checkbox'].includes(type) || /\schecked\b/.test(input)
      if (ticked && !['submit', 'file', 'button'].includes(type)) add(attribute(input, 'name'), attribute(input, 'value') ?? '')
    } else if (textarea !== undefined) add(attribute(textarea, 'name'), unescaped(text))
    else add(attribute(select ?? '', 'name'), chosenIn(options))
  }
  return fields
}

function chosenIn(html: string): string {
  const options = [...html.matchAll(/<option\b((?:[^>"]|"[^"]*")*)>([^<]*)/g)].map(([, attributes = '', text = '']) => ({
    attributes,
    text,
  }))
  const chosen = options.find(({ attributes }) => /\sselected\b/.test(attributes)) ?? options[0]
  return chosen === undefined ? '' : (attribute(chosen.attributes, 'value') ?? unescaped(chosen.text))
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=\\s|/|$)`).exec(attributes)
  return found === null ? undefined : unescaped(found[1] ?? '')
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Text as it reads: preact escapes these and no others. */
export const unescaped = (html: string): string => html.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name] ?? '')
