/** The part that tests use of a server of IMAP, which comes without types. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'
  type Options = { readonly plugins: readonly string[]; readonly storage: Readonly<Record<string, unknown>> }
  const open: (options: Options) => {
    readonly server: Server
    readonly listen: (port: number, host: string) => void
    readonly close: (done: () => void) => void
  }
  export default open
}
