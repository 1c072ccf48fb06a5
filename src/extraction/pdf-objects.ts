import type { PDFDocument, PDFObject } from './open-pdf.ts'

/** Every object of the file that is there, as one that can be changed. */
export function* objectsOf(pdf: PDFDocument): Generator<PDFObject> {
  for (let number = 1; number < pdf.countObjects(); number += 1) {
    // By its number and not resolved: only so it is known to be a stream.
    const object = pdf.newIndirect(number)
    if (readable(() => !object.isNull()) === true) yield object
  }
}

/**
 * Every dictionary of the file, also those that stand in other objects, and those of streams. Left out are the lists in which
 * a page names its fonts and pictures: their keys are names that somebody chose, and mean nothing.
 */
export function* dictionariesOf(pdf: PDFDocument): Generator<PDFObject> {
  const lists = new Set<number>()
  for (const object of objectsOf(pdf))
    for (const { value, list } of within(object)) if (list && value.isIndirect()) lists.add(value.asIndirect())
  for (const object of objectsOf(pdf))
    for (const { value, list } of within(object, lists.has(object.asIndirect())))
      if (!list && (value.isDictionary() || value.isStream()) && (value === object || !value.isIndirect())) yield value
}

type Within = { readonly value: PDFObject; readonly list: boolean }

/** An object and what stands in it, as far as it is written there; of what it only leads to, the way. */
function* within(value: PDFObject, list = false, depth = 0): Generator<Within> {
  yield { value, list }
  if (depth > 20 || (depth > 0 && value.isIndirect()) || !(value.isArray() || value.isDictionary() || value.isStream())) return
  const inside: Within[] = []
  value.forEach((each, key) => void inside.push({ value: each, list: !list && listsOfNames.has(String(key)) }))
  for (const each of inside) yield* within(each.value, each.list, depth + 1)
}

const listsOfNames = new Set(['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'CharProcs'])

export const nameOf = (object: PDFObject): string | undefined => (object.isName() ? object.asName() : undefined)

/** What a broken object gives; undefined where it cannot be read. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
