/**
 * Whether an error says that the database cannot be asked just now: it does not answer, answers too slowly, is full,
 * starting or ending, or ended the connection under us. Such an error is nobody's mistake; the same again may work.
 */
export function databaseIsAway(error: unknown): boolean {
  const { code = '', message = '', syscall } = error as { code?: string; message?: string; syscall?: string }
  // SQLSTATE 08: connection; 53: no disk, memory or connection left; 57P0: ended, starting, ending; 57014: took longer than allowed.
  if (/^(08...|53...|57P0.|57014)$/.test(code)) return true
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) return true
  // The socket of a server that has ended is gone; a missing file elsewhere is something else.
  if (syscall === 'connect') return true
  // What node-postgres and its pool say without a code.
  return /^(Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    message,
  )
}
