/**
 * Where somebody goes after signing in. Takes what an address or a form says; gives it only where it is a page of the
 * desk itself, since a link with another site's address in it could have been made by anybody (CWE-601), and the list of
 * cases otherwise.
 */
export function ownPath(said: string | undefined): string {
  const usual = '/cases'
  if (said === undefined || said.length > 2000 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(said)) return usual
  const url = new URL(said, 'http://desk.invalid')
  // A path can become the address of another site when its dots are resolved: /x/..//example.org
  if (
    url.host !== 'desk.invalid' ||
    url.pathname.startsWith('//') ||
    /^\/(sign-in|sign-out|invitations|confirm|drafts)(\/|$)/.test(url.pathname)
  )
    return usual
  return url.pathname + url.search
}
