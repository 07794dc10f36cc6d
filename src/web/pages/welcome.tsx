/** The first page: what Chorus is, where to drop an export, what is promised, and how to get an export. */
import { Link } from '@tanstack/react-router'
import { useServices } from '../history/services.ts'
import { text } from '../messages/text.ts'
import { paths } from '../routes.ts'
import { FileChoosers } from '../ui/file-choosers.tsx'

export function Welcome() {
  return (
    <div className="page welcome">
      <section className="welcome-hero">
        <h1>{text.welcome.statement}</h1>
        <div className="welcome-side">
          <p className="lede">{text.welcome.lead}</p>
          <div className="drop-zone">
            <p className="drop-title">{text.welcome.drop}</p>
            <p className="soft">{text.welcome.dropHint}</p>
            <FileChoosers />
          </div>
          <p className="sample-offer">
            <SampleButton />
            <span className="soft">{text.welcome.sampleHint}</span>
          </p>
        </div>
      </section>
      <section className="welcome-notes" aria-label={text.welcome.promiseTitle}>
        <div>
          <h2>{text.welcome.promiseTitle}</h2>
          <p>{text.welcome.promise}</p>
        </div>
        <div>
          <h3 className="eyebrow">{text.welcome.proofTitle}</h3>
          <ol className="sleeve-steps">
            {text.welcome.proofs.map((proof) => (
              <li key={proof}>{proof}</li>
            ))}
          </ol>
        </div>
      </section>
      <section className="welcome-notes" aria-label={text.welcome.requestTitle}>
        <div>
          <h2>{text.welcome.requestTitle}</h2>
          <p>{text.welcome.requestLead}</p>
          <p>
            <Link to={paths.guides} className="link">
              {text.welcome.allServices}
            </Link>
          </p>
        </div>
        <div>
          <ol className="sleeve-steps">
            {text.welcome.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <table className="waits">
            <caption className="eyebrow">{text.welcome.waitsCaption}</caption>
            <tbody>
              {text.welcome.waits.map(({ what, wait, gives }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{gives}</td>
                  <td>{wait}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  )
}

function SampleButton() {
  const { imports } = useServices()
  return (
    <button
      type="button"
      className="link"
      onPointerEnter={imports.expectFiles}
      onFocus={imports.expectFiles}
      onClick={() => void imports.importSample()}
    >
      {text.welcome.sample}
    </button>
  )
}
