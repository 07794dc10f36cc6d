/**
 * The doors of a demonstration: a page on which one press signs in as one of its invented people. It is mounted by
 * `chorus demo --serve` alone, over a collective made for it, on an address that only this computer reaches.
 */
import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { languageDetector } from 'hono/language'
import { startSession } from '../../app/people/sessions.ts'
import { VOTING_CODE_FRAGMENT, type DemoPerson } from '../../contract/demo.ts'
import type { AccountId } from '../../shared/ids.ts'
import { cookieName } from '../api/mount.ts'
import type { ApiEffects } from '../api/effects.ts'
import { doorsWords, LANGUAGES, type DoorsLanguage } from './doors-words.ts'

export const DOORS_PATH = '/demo'

export interface Doors {
  readonly people: readonly DemoPerson[]
  readonly origin: string
  readonly effects: () => Promise<ApiEffects>
}

export function doorsOf({ people, origin, effects }: Doors): Hono {
  const app = new Hono()
  app.use(
    `${DOORS_PATH}/*`,
    languageDetector({
      order: ['querystring', 'header'],
      lookupQueryString: 'language',
      supportedLanguages: [...LANGUAGES],
      fallbackLanguage: 'en',
      caches: false,
    }),
  )
  app.get(DOORS_PATH, (context) =>
    context.html(pageOf(people, languageOf(context)), 200, { 'Cache-Control': 'no-store', Vary: 'Accept-Language' }),
  )
  app.get(`${DOORS_PATH}/style.css`, (context) => context.body(STYLE, 200, { 'Content-Type': 'text/css', 'Cache-Control': 'no-cache' }))
  app.post(`${DOORS_PATH}/:account`, async (context) => {
    const person = people.find(({ account }) => account === context.req.param('account'))
    const words = doorsWords[languageOf(context)]
    if (person === undefined) return context.text(`${words.nobody}\n`, 404)
    if (context.req.header('Origin') !== origin) return context.text(`${words.elsewhere}\n`, 403)
    const secret = await enter(await effects(), person.account, context.req.header('User-Agent') ?? '')
    setCookie(context, cookieName(origin), secret, { path: '/', httpOnly: true, sameSite: 'Strict' })
    // In the fragment, which browsers keep to themselves.
    return context.redirect(person.votingCode === null ? '/collective' : `/collective#${VOTING_CODE_FRAGMENT}${person.votingCode}`, 303)
  })
  return app
}

function languageOf(context: Context): DoorsLanguage {
  return LANGUAGES.find((each) => each === context.get('language')) ?? 'en'
}

/** Invented people have no passkeys to show, so their sessions count as proved for as long as they last. */
function enter({ store, clock, hasher, random }: ApiEffects, account: AccountId, device: string): Promise<string> {
  return store.transact(async (tx) => {
    const nowMs = clock.now()
    const { session, secret } = await startSession({ tx, hasher, random }, { account, device, byRecoveryCode: false }, nowMs)
    await tx.access.touchSession(session.id, nowMs, session.expiresAtMs)
    return secret
  })
}

function pageOf(people: readonly DemoPerson[], language: DoorsLanguage) {
  const words = doorsWords[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <!-- Browsers hide the origin of a form where no referrer may be told. -->
        <meta name="referrer" content="same-origin" />
        <title>${words.title}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="${DOORS_PATH}/style.css" />
      </head>
      <body>
        <main>
          <nav aria-label="${words.languages}">
            ${LANGUAGES.map((each) =>
              each === language
                ? html`<span aria-current="true">${doorsWords[each].name}</span>`
                : html`<a href="${DOORS_PATH}?language=${each}" lang="${each}" hreflang="${each}">${doorsWords[each].name}</a>`,
            )}
          </nav>
          <p class="label">${words.label}</p>
          <h1>${words.heading}</h1>
          <p class="lede">${words.lede}</p>
          <ul>
            ${people.map(
              ({ account, displayName, role, part }) =>
                html`<li>
                  <div>
                    <h2>${displayName}</h2>
                    <p class="label">${words.roles[role]}</p>
                  </div>
                  <p>${words.parts[part]}</p>
                  <form method="post" action="${DOORS_PATH}/${account}">
                    <button>${words.enter(displayName)}</button>
                  </form>
                </li>`,
            )}
          </ul>
        </main>
      </body>
    </html>`
}

const STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.985 0.003 250), oklch(0.19 0.006 260));
  --ink: light-dark(oklch(0.22 0.012 260), oklch(0.945 0.004 250));
  --soft: light-dark(oklch(0.48 0.012 260), oklch(0.73 0.01 255));
  --accent: light-dark(oklch(0.545 0.2 31), oklch(0.715 0.175 34));
  --display: 'Newsreader Variable', 'Iowan Old Style', 'Palatino Linotype', Georgia, serif;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.5 'Hanken Grotesk Variable', 'Helvetica Neue', Arial, sans-serif;
}
body { margin: 0 }
main { max-width: 64rem; margin: 0 auto; padding: clamp(2rem, 8vw, 6rem) clamp(1rem, 4.2vw, 4.5rem) }
h1, h2 { font-family: var(--display); font-weight: 400; line-height: 1.05; letter-spacing: -0.015em; margin: 0; text-wrap: balance }
h1 { font-size: clamp(2.4rem, 7vw, 5rem) }
h2 { font-size: 1.6rem }
p { margin: 0 }
.label { color: var(--accent); font-size: 0.875rem; font-weight: 600 }
.lede { color: var(--soft); font-size: 1.2rem; max-width: 42rem; padding-block: 1.5rem 3rem }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; justify-content: flex-end; margin-bottom: clamp(1.5rem, 5vw, 3rem); font-size: 0.9375rem }
nav > * { padding-block: 0.6rem; color: var(--soft) }
nav > [aria-current] { color: var(--ink); font-weight: 600 }
nav > a:hover { color: var(--accent) }
ul { list-style: none; margin: 0; padding: 0 }
li {
  display: grid; grid-template-columns: minmax(0, 13rem) minmax(0, 1fr) auto; gap: 0.75rem 2.5rem; align-items: center;
  padding-block: 1.5rem; border-top: 1px solid var(--ink)
}
button {
  font: inherit; font-weight: 600; color: var(--paper); background: var(--ink); border: 0; border-radius: 0.25rem;
  padding: 0.7rem 1.1rem; min-height: 2.75rem; cursor: pointer
}
button:hover { background: var(--accent) }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
@media (width < 48rem) { li { grid-template-columns: minmax(0, 1fr) } button { width: 100% } }
`
