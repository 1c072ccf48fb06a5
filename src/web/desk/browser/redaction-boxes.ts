/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

type Box = { readonly page: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What is a slip of the hand and no box, as a part of the page. */
const smallest = 0.004

/**
 * Shows the pages of a document one at a time and lets boxes be drawn over them with a mouse, a finger or a pen; what is drawn
 * stands in the field as lines, which can be typed and struck out as well.
 */
export class RedactionBoxes extends HTMLElement {
  #page = 1

  connectedCallback(): void {
    const field = this.querySelector('textarea')
    if (field === null) return
    const pages = Number(this.dataset['pages'] ?? 1)
    const stage = document.createElement('div')
    const picture = document.createElement('img')
    const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    const place = document.createElement('p')
    const [before, after, undo] = [button('Page before'), button('Next page'), button('Take back the last box')]
    stage.className = 'redacting'
    drawing.setAttribute('viewBox', '0 0 1 1')
    drawing.setAttribute('preserveAspectRatio', 'none')
    drawing.setAttribute('aria-hidden', 'true')
    place.className = 'buttons'
    const words = document.createElement('span')
    words.setAttribute('role', 'status')
    place.append(before, after, undo, words)
    stage.append(picture, drawing)
    this.append(place, stage)
    const show = (): void => {
      picture.src = `${this.dataset['page'] ?? ''}${this.#page}`
      picture.alt = `Page ${this.#page}. Draw a box over what is to go.`
      before.disabled = this.#page <= 1
      after.disabled = this.#page >= pages
      paint()
    }
    const paint = (drawn?: Box): void => {
      const boxes = [...boxesIn(field.value), ...(drawn === undefined ? [] : [drawn])].filter(({ page }) => page === this.#page)
      drawing.replaceChildren(...boxes.map(rectangleOf))
      words.textContent = `Page ${this.#page} of ${pages}, ${boxes.length} ${boxes.length === 1 ? 'box' : 'boxes'} on it`
    }
    before.addEventListener('click', () => {
      this.#page--
      show()
    })
    after.addEventListener('click', () => {
      this.#page++
      show()
    })
    undo.addEventListener('click', () => {
      field.value = field.value.trimEnd().split('\n').slice(0, -1).join('\n')
      paint()
    })
    field.addEventListener('input', () => paint())
    this.#draw(stage, picture, paint, (box) => {
      field.value = [...field.value.split('\n').filter((line) => line.trim() !== ''), lineOf(box)].join('\n')
      const redacted = field.form?.querySelector<HTMLInputElement>('input[name=kind][value=redacted]')
      if (redacted) redacted.checked = true
      paint()
    })
    show()
  }

  #draw(stage: HTMLElement, picture: HTMLElement, paint: (drawn?: Box) => void, keep: (box: Box) => void): void {
    let from: { readonly x: number; readonly y: number } | undefined
    const at = (event: PointerEvent): { readonly x: number; readonly y: number } => {
      const { left, top, width, height } = picture.getBoundingClientRect()
      return { x: clamped((event.clientX - left) / width), y: clamped((event.clientY - top) / height) }
    }
    const boxTo = (event: PointerEvent): Box | undefined => {
      if (from === undefined) return undefined
      const to = at(event)
      const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
      return { page: this.#page, x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height }
    }
    stage.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return
      event.preventDefault()
      stage.setPointerCapture(event.pointerId)
      from = at(event)
    })
    stage.addEventListener('pointermove', (event) => {
      if (from !== undefined) paint(boxTo(event))
    })
    stage.addEventListener('pointerup', (event) => {
      const box = boxTo(event)
      from = undefined
      if (box !== undefined && box.width > smallest && box.height > smallest) keep(box)
      else paint()
    })
    stage.addEventListener('pointercancel', () => {
      from = undefined
      paint()
    })
  }
}

/** Within the page. */
const clamped = (value: number): number => Math.min(1, Math.max(0, value))

function button(label: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  return made
}

const boxesIn = (text: string): readonly Box[] =>
  text.split('\n').flatMap((line) => {
    const [page, x, y, width, height] = line.trim().split(/\s+/).map(Number)
    return page === undefined || height === undefined || x === undefined || y === undefined || width === undefined
      ? []
      : [{ page, x, y, width, height }]
  })

const lineOf = ({ page, x, y, width, height }: Box): string =>
  [page, ...[x, y, Math.min(width, 1 - x), Math.min(height, 1 - y)].map((part) => part.toFixed(4))].join(' ')

function rectangleOf({ x, y, width, height }: Box): SVGElement {
  const rectangle = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ x, y, width, height })) rectangle.setAttribute(name, String(value))
  return rectangle
}

customElements.define('redaction-boxes', RedactionBoxes)
