import { hashesAt, tileWidth } from './tail.ts'

/** Which tile or bundle an address names. A width under 256 makes it a partial one. */
export type TileName = { readonly level: number | 'entries'; readonly number: number; readonly width: number }

/** The address of a tile under a log's prefix, without a slash before it: `tile/0/x001/x234/067.p/5` (C2SP tlog-tiles). */
export function tilePath({ level, number, width }: TileName): string {
  const digits = String(number).padStart(Math.ceil(String(number).length / 3) * 3, '0')
  const parts = digits.match(/\d{3}/g) ?? []
  const path = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/')
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`
}

/** Reads such an address; null for every other spelling. */
export function readTilePath(path: string): TileName | null {
  const [, level = '', number = '', width] = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  const digits = number.replaceAll(/[x/]/g, '')
  if (digits === '' || digits.length > 15) return null
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    number: Number(digits),
    width: width === undefined ? tileWidth : Number(width),
  }
  return tilePath(name) === path && name.width > 0 && name.width <= tileWidth ? name : null
}

/** The tiles of one level in a tree of this size: how many are full, and how wide the last one is beside them (0: none). */
export function tilesAt(level: number, size: number): { readonly full: number; readonly partial: number } {
  const hashes = hashesAt(level, size)
  return { full: Math.floor(hashes / tileWidth), partial: hashes % tileWidth }
}

/** Whether a tree of this size has all the hashes that a tile of this name holds; bundles are as wide as the tiles of level 0. */
export const isWithin = ({ level, number, width }: TileName, size: number): boolean =>
  number * tileWidth + width <= hashesAt(level === 'entries' ? 0 : level, size)
