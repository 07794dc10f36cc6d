/** Holds what the guides promise of each export to what its reader declares. */
import { expect, test } from 'vitest'
import { READERS } from '../../listening/readers.ts'
import { guides as english } from '../messages/en/guides.ts'
import { guides as german } from '../messages/de/guides.ts'
import { guides as spanish } from '../messages/es/guides.ts'
import { GUIDED, GUIDED_SERVICES, TELLS } from './guide-services.ts'

test.each(GUIDED)('the guide to %s promises what its reader can tell', (service) => {
  const { reader: name, ...promised } = GUIDED_SERVICES[service]
  const reader = READERS.find((candidate) => candidate.name === name)
  expect(reader).toBeDefined()
  for (const tells of TELLS) expect([tells, promised[tells]]).toEqual([tells, reader!.capabilities[tells]])
})

test.each([english, german, spanish])('every guide has steps and waits', (guides) => {
  for (const service of GUIDED) {
    const { name, steps, waits, holds } = guides.services[service]
    expect(steps.length).toBeGreaterThan(0)
    expect(waits.length).toBeGreaterThan(0)
    for (const text of [name, holds, ...steps]) expect(text.trim()).not.toBe('')
  }
})
