/** How to request the export of each service, what arrives when, and what is in it. */
import { wordsOf } from '../messages/languages.ts'
import { FileChoosers } from '../ui/file-choosers.tsx'
import { GUIDED, GUIDED_SERVICES, TELLS, type GuidedService } from './guide-services.ts'

const words = await wordsOf({
  en: async () => {
    const { guides } = await import('../messages/en/guides.ts')
    return () => guides
  },
  de: async () => {
    const { guides } = await import('../messages/de/guides.ts')
    return () => guides
  },
  es: async () => {
    const { guides } = await import('../messages/es/guides.ts')
    return () => guides
  },
})

export function Guides() {
  return (
    <div className="page guides">
      <header className="page-head">
        <h1>{words.title}</h1>
        <p className="lede">{words.lead}</p>
        <p className="soft">{words.law}</p>
      </header>
      {GUIDED.map((service) => (
        <Guide key={service} service={service} />
      ))}
      <section className="rows-section">
        <div>
          <p>{words.together}</p>
          <p className="soft">{words.unread}</p>
        </div>
        <FileChoosers />
      </section>
    </div>
  )
}

function Guide({ service }: { readonly service: GuidedService }) {
  const { name, steps, waits, holds } = words.services[service]
  const known = GUIDED_SERVICES[service]
  return (
    <section className="rows-section guide" id={service}>
      <div className="guide-head">
        <h2>{name}</h2>
        <dl className="guide-waits">
          {waits.map(({ what, wait }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{wait}</dd>
            </div>
          ))}
        </dl>
        {'address' in known && (
          <a href={known.address} className="link" rel="noreferrer external" target="_blank">
            {words.open}
          </a>
        )}
      </div>
      <div className="guide-body">
        <div>
          <h3 className="eyebrow">{words.steps}</h3>
          <ol className="sleeve-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        <div>
          <h3 className="eyebrow">{words.holds}</h3>
          <p>{holds}</p>
        </div>
        <ul className="guide-tells" aria-label={words.tells}>
          {TELLS.map((tells) => (
            <li key={tells} data-tells={known[tells] ? '' : undefined}>
              <span className="hidden">{known[tells] ? words.yes : words.no}: </span>
              {words.tellsNames[tells]}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
