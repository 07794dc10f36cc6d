/** Starts a Chromium with a profile of its own that talks to nothing but the page under test. */
import { chromium, type Browser } from 'playwright-core'
import { findChromium, HOW_TO_INSTALL } from '../../scripts/chromium.js'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The caller closes the browser, which also removes its temporary profile. Throws one plain sentence where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(HOW_TO_INSTALL)
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}
