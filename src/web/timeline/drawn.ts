/** The measures of the drawing, in its own units; it is `width` of them wide. */
export const drawing = { width: 960, lane: 132, row: 25, side: 17, padding: 10, line: 15, gap: 10, axis: 34, font: 12.5 } as const
