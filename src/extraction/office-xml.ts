import { Refusal } from './refusal.ts'

/** XML as text, to be written as UTF-8 again. Refuses other encodings than Unicode's, and XML that puts in words of its own. */
export function officeXml(bytes: Uint8Array, name: string): string {
  const wide = bytes[0] === 0xff || bytes[1] === 0 ? 'utf-16le' : bytes[0] === 0xfe || bytes[0] === 0 ? 'utf-16be' : undefined
  const text = new TextDecoder(wide).decode(bytes).replaceAll(/<!--[^]*?-->/g, '')
  const encoding = /^\s*<\?xml\b[^>]*?\sencoding\s*=\s*["']([^"']*)["'][^>]*\?>/.exec(text)
  if (text.includes('<!ENTITY') || (wide === undefined && encoding !== null && !/^(?:utf-8|us-ascii)$/i.test(encoding[1] ?? '')))
    throw new Refusal(`${name} in the file is written in a way that cannot be cleaned. Save the file anew and add that.`)
  return wide === undefined ? text : text.replace(encoding?.[0] ?? '', '<?xml version="1.0" encoding="UTF-8"?>')
}

/** A part of a Word document without authors, dates, sessions, documents' numbers, templates and printers; its words are the same. */
export const withoutTracesOfWord = (xml: string): string =>
  xml
    .replaceAll(element('rsids|docVars|attachedTemplate|docId|printerSettings'), '')
    .replaceAll(tag, (each) =>
      each.replaceAll(attribute('author|initials'), ' $1=""').replaceAll(attribute(String.raw`date|dateUtc|rsid\w*|userId|providerId`), ''),
    )

/** A part of an OpenDocument text without authors, dates, sessions and printers; its words are the same. */
export function withoutTracesOfOdt(xml: string): string {
  const core = [...xml.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']http:\/\/purl\.org\/dc\/elements\/1\.1\/["']/g)].map(
    ([, prefix]) => prefix,
  )
  const names = ['dc', ...core]
    .map((prefix) => (prefix === undefined ? '' : `${prefix}:`))
    .map((prefix) => `${prefix}creator|${prefix}date`)
  return xml
    .replaceAll(new RegExp(String.raw`<(${names.join('|')})(?:\s${attributes})?>[^]*?</\1\s*>`, 'g'), '<$1></$1>')
    .replaceAll(element('creator-initials|sender-initials|date-string'), '')
    .replaceAll(
      new RegExp(String.raw`<((?:[\w.-]+:)?config-item)(?=[^>]*name\s*=\s*["']${settings}["'])\s${attributes}(?:/>|>[^<]*</\1\s*>)`, 'g'),
      '',
    )
    .replaceAll(tag, (each) => each.replaceAll(attribute('rsid|paragraph-rsid'), ''))
}

/** A list of parts without those that are left out. `leftOut` is asked by what an element says of its part. */
export const withoutEntries = (xml: string, name: string, leftOut: (attribute: (name: string) => string) => boolean): string =>
  xml.replaceAll(element(name), (each) => (leftOut((key) => valueOf(each, key)) ? '' : each))

/** What the elements of a list say of their parts. */
export const entriesOf = (xml: string, name: string): ((attribute: string) => string)[] =>
  [...xml.matchAll(element(name))].map(
    ([each]) =>
      (key) =>
        valueOf(each, key),
  )

const valueOf = (element: string, key: string): string => {
  const found = new RegExp(String.raw`\s(?:[\w.-]+:)?${key}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(element)
  return (found?.[1] ?? found?.[2] ?? '').replaceAll('&amp;', '&')
}

const settings = String.raw`(?:PrinterName|PrinterSetup|CurrentDatabase\w*|Rsid\w*)`
const attributes = String.raw`(?:[^<>"']|"[^"]*"|'[^']*')*?`
const tag = /<[^<>"'!?/](?:[^<>"']|"[^"]*"|'[^']*')*>/g

/** Elements of these names, by whatever prefix a file calls them. */
const element = (names: string): RegExp =>
  new RegExp(String.raw`<((?:[\w.-]+:)?(?:${names}))(?:\s${attributes})?(?:/>|>[^]*?</\1\s*>)`, 'g')

const attribute = (names: string): RegExp => new RegExp(String.raw`\s([\w.-]+:(?:${names}))\s*=\s*(?:"[^"]*"|'[^']*')`, 'g')
