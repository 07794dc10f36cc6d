/** What the desk has to say where something did not come about. */
import type { KnownProblem } from '../contract/problems.ts'

export const nothingAdded: KnownProblem = {
  code: 'nothingAdded',
  path: '',
  line: null,
  message: 'There is no listening history in the files that were to be added.',
  hint: 'What was here is unchanged. The page Get your data says which files hold the listening.',
}

export const sampleMissing: KnownProblem = {
  code: 'sampleMissing',
  path: 'sample.zip',
  line: null,
  message: 'The sample listener could not be loaded.',
  hint: 'Go online once, or drop an export of your own.',
}

export const notSaved: KnownProblem = {
  code: 'notSaved',
  path: '',
  line: null,
  message: 'The browser would not store your history, so it is gone when you close this page.',
  hint: 'Free some space, or leave private browsing, and import again.',
}

/** The message of an unexpected error stays in the worker: it may quote what a file holds, and it helps nobody on screen. */
export const outOfMemory: KnownProblem = {
  code: 'outOfMemory',
  path: '',
  line: null,
  message: 'This browser gave Chorus too little memory for that.',
  hint: 'Close other tabs and try again.',
}

export const importFault: KnownProblem = {
  code: 'importFault',
  path: '',
  line: null,
  message: 'Reading the files stopped because of a fault in Chorus.',
  hint: 'Reload the page and try again; what is stored here is unchanged.',
}

export const workerFault: KnownProblem = {
  ...importFault,
  code: 'workerFault',
  message: 'Working that out stopped because of a fault in Chorus.',
}
