/** The settings of the embedded server, given on its command line so that no file of an older version has a say. */
export function serverSettings(sockets: string, durable: boolean): Record<string, string> {
  const onOff = durable ? 'on' : 'off'
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    fsync: onOff,
    full_page_writes: onOff,
    synchronous_commit: onOff,
    shared_buffers: '64MB',
    // Of tests, several files share a server.
    max_connections: durable ? '60' : '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The server's log must not repeat what people wrote: no statements, no row values.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
  }
}
