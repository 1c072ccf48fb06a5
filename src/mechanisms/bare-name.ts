import { fold } from '../kit/index.ts'

/**
 * The name of a body as it is compared: without "the" and the United Nations, accents and signs. "human rights committee" of "the Human Rights
 * Committee of the United Nations", "UN Human Rights Committee" and "Human Rights Committee".
 */
export const bareName = (name: string): string =>
  fold(name)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/^the\s+/u, '')
    .replace(/^(?:un|u\.n\.|united nations)\s+/u, '')
    .replace(/\s+of the (?:un|united nations)$/u, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
