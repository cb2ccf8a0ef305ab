import { InvalidArgumentError } from 'commander'
import { configJsonSchema } from '../config/json-schema.ts'

const MANIFESTS: Readonly<Record<string, () => string>> = {
  config: configJsonSchema,
}

/** Prints the manifest of that name to standard output. */
export async function manifest(what: string): Promise<void> {
  const make = MANIFESTS[what]
  if (make === undefined) {
    throw new InvalidArgumentError(
      `There is no manifest ${what}. There are: ${Object.keys(MANIFESTS).join(', ')}.`,
    )
  }
  process.stdout.write(make())
}
