/// <reference lib="dom" />

/** Takes what was said once out of the address: where the page is loaded again, it is not said again. */
export function sayOnce(): void {
  const address = new URL(location.href)
  if (!address.searchParams.has('notice')) return
  address.searchParams.delete('notice')
  history.replaceState(history.state, '', address)
}
