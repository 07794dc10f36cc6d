/** The documentation of the API: the OpenAPI document for programs, and a page for people. */
import type { Hono } from 'hono'
import { openApiDocument, rulesOf } from '../../contract/http/openapi.ts'
import { routes } from '../../contract/http/routes.ts'

const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1rem; margin: 2rem 0 0.25rem }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere }
p { margin: 0.25rem 0 }
`

/** Added after the routes themselves, none of which has these addresses. */
export function documentationRoutes(api: Hono): void {
  let document: string | undefined
  api.get('/api/openapi.json', (context) => {
    document ??= JSON.stringify(openApiDocument())
    return context.body(document, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' })
  })
  api.get('/api/style.css', (context) => context.body(STYLE, 200, { 'Content-Type': 'text/css', 'Cache-Control': 'no-cache' }))
  api.get('/api', (context) => context.html(pageHtml(), 200, { 'Cache-Control': 'no-cache' }))
}

function pageHtml(): string {
  const entries = Object.entries(routes).map(([name, route]) => {
    const heading = `<h2 id="${name}"><code>${route.method.toUpperCase()} ${escape(route.path)}</code></h2>`
    return `${heading}<p>${escape(route.summary)}</p><p><small>${escape(rulesOf(route))}</small></p>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>The API of Chorus</title><link rel="stylesheet" href="/api/style.css"></head><body><main><h1>The API of Chorus</h1>
<p>Requests and answers are JSON; amounts are decimal strings in major units, instants are UTC. Lists come in pages: hand the
<code>next</code> of one to the <code>after</code> of another. The whole of it, with every field, is the
<a href="/api/openapi.json">OpenAPI document</a>.</p>
${entries.join('\n')}</main></body></html>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
