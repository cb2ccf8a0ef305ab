import { inject } from 'vitest'

/** The address of a fresh, empty database on a real PostgreSQL. */
export async function postgresUrl(): Promise<string> {
  const response = await fetch(inject('postgresServer'))
  if (!response.ok) throw new Error(await response.text())
  return response.text()
}
