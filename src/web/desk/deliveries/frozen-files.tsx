import type { Frozen } from '../../../delivery/index.ts'

/** The files of what was approved, each with its fingerprint, and the way to all of them in one archive. */
export function FrozenFiles({
  frozen: { files, hash },
  archive,
  save,
}: {
  readonly frozen: Frozen
  readonly archive: string
  /** The words of the way there. */
  readonly save: string
}) {
  if (files === null) return <p>Words of it were erased, and its files with them.</p>
  return (
    <section aria-labelledby="files">
      <h2 id="files">Files</h2>
      <p>
        <a class="button" href={archive}>
          {save}
        </a>
      </p>
      <p class="code hash" dir="ltr">
        SHA-256 {hash}
      </p>
      <ul>
        {files.map(({ path, sha256, bytes }) => (
          <li key={path}>
            <span dir="auto">{path.startsWith('annexes/') ? `Annex ${/\d+/.exec(path)?.[0] ?? ''}` : path}</span>,{' '}
            {Math.max(1, Math.round(bytes / 1024)).toLocaleString('en')} kB{' '}
            <span class="code" dir="ltr">
              {sha256.slice(0, 16)}…
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
