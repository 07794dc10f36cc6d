/** Whatever the collective refuses in its pages is said in the language of the page. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusals as german } from './de/refusals.ts'
import { refusals as spanish } from './es/refusals.ts'

/** What witnesses are told, who come by the command line. */
const BY_COMMAND_LINE = ['noCheckpoint', 'otherEntries', 'checkpointOld', 'unknownWitness', 'cosignatureWrong', 'cosignatureAhead']

/** Every reason that use cases and the API give, as it stands in the sources: `refused('reason', ...)`, and what the API says by itself. */
function reasons(): readonly string[] {
  const folders = ['src/app', 'src/server/api']
  const paths = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  const texts = paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts')).map((path) => readFileSync(path, 'utf8'))
  const found = texts.flatMap((text) => [...text.matchAll(/\b(?:refused|no)\(\s*'(\w+)'/g)].map(([, reason]) => reason ?? ''))
  const ballots = readFileSync('src/governance/ballots.ts', 'utf8').match(/type BallotRefusal = (.*)/)?.[1] ?? ''
  return [...new Set([...found, ...[...ballots.matchAll(/'(\w+)'/g)].map(([, reason]) => reason ?? '')])].toSorted()
}

test.each([
  ['German', german],
  ['Spanish', spanish],
])('every refusal is a sentence in %s', (_, refusals) => {
  const said = reasons().filter((reason) => !BY_COMMAND_LINE.includes(reason))
  expect(said.length).toBeGreaterThan(60)
  expect(said.filter((reason) => refusals[reason] === undefined)).toEqual([])
  expect(Object.keys(refusals).filter((reason) => !said.includes(reason))).toEqual([])
  expect(Object.values(refusals).filter((sentence) => !/^[\p{Lu}¿].*\.$/u.test(sentence))).toEqual([])
})
