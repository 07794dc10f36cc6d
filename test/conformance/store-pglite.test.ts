/** The store inside the process: PGlite in memory. */
import { openEmbedded } from '../../src/adapters/postgres/open-database.ts'
import { describeStore } from './store.conformance.ts'

describeStore('PGlite', () => openEmbedded(null))
