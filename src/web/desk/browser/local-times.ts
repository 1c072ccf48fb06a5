/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Says moments in the reader's own time; the server says them in UTC, since it does not know where they sit. */
export function tellLocalTimes(): void {
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]')) {
    const moment = new Date(element.dateTime)
    if (Number.isNaN(moment.getTime())) continue
    element.title = element.textContent
    const day = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
    element.textContent = `${day} at ${moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
  }
}
