/** The pages have words of their own for whatever the readers call a file. */
import { expect, test } from 'vitest'
import { NOTES } from '../../listening/detect.ts'
import { fileKinds as german } from './de/file-kinds.ts'
import { fileKinds as spanish } from './es/file-kinds.ts'

test.each([
  ['German', german],
  ['Spanish', spanish],
])('every kind of file has a name in %s, and no other has one', (_, names) => {
  expect([...names.keys()].toSorted()).toEqual(NOTES.toSorted())
})
