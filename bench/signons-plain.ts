import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool, type PoolClient } from 'pg'
import { clientConfig, type Connection } from '../src/platform/database.ts'

export type PlainServer = { readonly port: number; readonly close: () => Promise<void> }

/** How many connections to the database the servers here hold; more were slower on two cores. */
const connections = 16

/** Says ok. */
export const serveNothing = (): Promise<PlainServer> => listen(async () => 'ok')

/** The plainest way to keep who signed: one INSERT for each request, with one unique index, and nothing sealed. */
export async function servePlainInserts(connection: Connection): Promise<PlainServer> {
  const pool = new Pool({ ...clientConfig(connection), max: connections })
  await pool.query(`create table if not exists plain_signatures (
    id bigint generated always as identity primary key, name text not null, mail text not null unique,
    country text not null, at timestamptz not null default now())`)
  return listen(
    async (fields) => {
      await pool.query({
        name: 'sign',
        text: 'insert into plain_signatures (name, mail, country) values ($1, $2, $3)',
        values: [fields.get('name'), fields.get('mail'), fields.get('country')],
      })
      return page
    },
    () => pool.end(),
  )
}

/**
 * Our re-creation of the shape that alphagov/e-petitions published: a signature is looked up, its petition is looked up,
 * the signature is validated in a table with 26 indexes, and the petition's counter row is raised, in one transaction.
 */
export async function servePetitionsShape(connection: Connection, signatures: number): Promise<PlainServer> {
  const pool = new Pool({ ...clientConfig(connection), max: connections })
  await pool.query(`create table if not exists petitions (
    id bigint primary key, action text, state text, signature_count bigint not null default 0, last_signed_at timestamptz)`)
  const columns = Array.from({ length: 22 }, (_, at) => `f${at} text not null default 'v${at}'`)
  await pool.query(`create table if not exists signatures (
    id bigint generated always as identity primary key, uuid text not null, petition_id bigint not null, name text, email text not null,
    state text not null, perishable_token text, validated_at timestamptz, number bigint, ${columns.join(', ')})`)
  await pool.query(`insert into petitions (id, action, state) values (1, 'Examine her', 'open') on conflict do nothing`)
  const indexes = [
    'uuid',
    'petition_id, state',
    'email, petition_id',
    'state',
    ...Array.from({ length: 21 }, (_, at) => `f${at}, validated_at`),
  ]
  for (const [at, index] of indexes.entries()) await pool.query(`create index if not exists signatures_${at} on signatures (${index})`)
  await pool.query(
    `insert into signatures (uuid, petition_id, name, email, state, perishable_token)
     select md5(n::text), 1, 'Amaranta Q.', 'amaranta.q.' || n || '@correo.example', 'pending', md5('t' || n) from generate_series(1, $1) as n`,
    [signatures],
  )
  await pool.query('analyze signatures')
  return listen(
    (fields) =>
      within(pool, async (client) => {
        const found = await ask(client, 'signature', 'select * from signatures where id = $1', [fields.get('id')])
        await ask(client, 'petition', 'select * from petitions where id = $1', [(found as { petition_id: number }).petition_id])
        await ask(
          client,
          'validate',
          `update signatures set state = 'validated', validated_at = now() where id = $1 and state = 'pending'`,
          [fields.get('id')],
        )
        await ask(client, 'count', 'update petitions set signature_count = signature_count + 1, last_signed_at = now() where id = 1', [])
        return page
      }),
    () => pool.end(),
  )
}

const page = '<!doctype html><html lang="en"><title>Thank you</title><h1>Thank you</h1><p>You have signed.</p></html>'

const ask = async (client: PoolClient, name: string, text: string, values: unknown[]): Promise<unknown> =>
  (await client.query({ name, text, values })).rows[0]

async function within(pool: Pool, work: (client: PoolClient) => Promise<string>): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await work(client)
    await client.query('commit')
    return answer
  } finally {
    client.release()
  }
}

async function listen(answer: (fields: URLSearchParams) => Promise<string>, close?: () => Promise<void>): Promise<PlainServer> {
  const server: Server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => answer(new URLSearchParams(body)))
      .then(
        (text) => response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': Buffer.byteLength(text) }).end(text),
        () => response.writeHead(500, { 'Content-Length': 0 }).end(),
      )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      server.close()
      await close?.()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}
