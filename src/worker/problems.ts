/** What the desk has to say where something did not come about. */
import type { Problem } from '../contract/reconciliation.ts'

export const nothingAdded: Problem = {
  code: 'nothingAdded',
  path: '',
  line: null,
  message: 'There is no listening history in the files that were to be added.',
  hint: 'What was here is unchanged. The page Get your data says which files hold the listening.',
}

export const sampleMissing: Problem = {
  code: 'sampleMissing',
  path: 'sample.zip',
  line: null,
  message: 'The sample listener could not be loaded.',
  hint: 'Go online once, or drop an export of your own.',
}

export const notSaved: Problem = {
  code: 'notSaved',
  path: '',
  line: null,
  message: 'The browser would not store your history, so it is gone when you close this page.',
  hint: 'Free some space, or leave private browsing, and import again.',
}
