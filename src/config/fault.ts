import { Fault } from '../core/fault.ts'

/** One thing wrong in the configuration. */
export interface ConfigFault {
  /** 1-based; null when the fault is in no particular line. */
  readonly line: number | null
  /** `sources[0].every`; empty for the whole file. */
  readonly path: string
  /** What is there and what would be right. */
  readonly problem: string
}

/** All that is wrong, at once. */
export class ConfigFaults extends Fault {
  override readonly name = 'ConfigFaults'
  readonly file: string
  readonly faults: readonly ConfigFault[]

  constructor(file: string, faults: readonly ConfigFault[]) {
    super(faults.map((fault) => sayFault(file, fault)).join('\n'))
    this.file = file
    this.faults = faults
  }
}

export function sayFault(file: string, fault: ConfigFault): string {
  const where = fault.line === null ? file : `${file}:${fault.line}`
  return fault.path === '' ? `${where}: ${fault.problem}` : `${where}: ${fault.path}: ${fault.problem}`
}
