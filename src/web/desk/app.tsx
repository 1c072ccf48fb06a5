import { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import type { SitePages } from '../guard.ts'

/** The staff site. Until it is built it says so, and names what can be done from the command line. */
export function deskApp(publicOrigin: string): SitePages {
  const app = new Hono()
  app.get('/', (c) => c.html(`<!doctype html>${renderToString(<Welcome publicOrigin={publicOrigin} />)}`))
  return { app }
}

const Welcome = ({ publicOrigin }: { publicOrigin: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Amparo: the desk</title>
    </head>
    <body>
      <main>
        <h1>The desk is not built yet</h1>
        <p>Until it is, the work is done on the command line, in the folder where Amparo is installed:</p>
        <ul>
          <li>
            <code>bin/amparo help</code> lists every command.
          </li>
          <li>
            <code>bin/amparo backup FILE</code> keeps a copy of everything.
          </li>
        </ul>
        <p>
          The public site is at <a href={publicOrigin}>{publicOrigin}</a>.
        </p>
      </main>
    </body>
  </html>
)
