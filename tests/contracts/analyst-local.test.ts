import { analyst, config } from '../understand/local/analyst.ts'
import { analystContract } from './analyst.ts'

analystContract(() => ({ analyst: analyst(), departments: Object.keys(config().departments) }))
