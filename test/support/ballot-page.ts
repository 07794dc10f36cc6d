/** Builds a page with nothing but the maker of ballots, the way the real pages are built. */
import { build } from 'vite'
import { copyCircuit, describeCircuit } from '../../scripts/circuit.js'

/** The files of the circuit as they are served. */
export const circuit = describeCircuit()

export async function buildBallotPage(outDir: string): Promise<void> {
  await build({ root: 'test/e2e/ballot-page', configFile: 'vite.config.ts', logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  copyCircuit(outDir)
}
