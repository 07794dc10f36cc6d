/** What a page shows when it has nothing to show: waiting, not found, broken. */
import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import type { Problem } from '../../contract/reconciliation.ts'
import { ProblemError } from '../history/client.ts'
import { text } from '../messages/text.ts'
import { paths } from '../routes.ts'

export function Waiting() {
  return (
    <p className="waiting" role="status">
      {text.app.loading}
    </p>
  )
}

export function NotFound() {
  return (
    <section className="page state">
      <h1>{text.app.notFound}</h1>
      <Link to={paths.welcome} className="button">
        {text.app.toStart}
      </Link>
    </section>
  )
}

export function PageFault({ error }: ErrorComponentProps) {
  const problem = error instanceof ProblemError ? text.problem(error.problem) : null
  return (
    <section className="page state" role="alert">
      <h1>{problem?.message ?? text.faults.page}</h1>
      <p>{problem?.hint ?? text.faults.pageHint}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {text.faults.reload}
      </button>
    </section>
  )
}

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="problems">
      {problems.map((problem) => {
        const { message, hint } = text.problem(problem)
        return (
          <li key={`${problem.code} ${problem.path} ${problem.line}`}>
            <strong>
              <bdi>{message}</bdi>
            </strong>{' '}
            {hint}
          </li>
        )
      })}
    </ul>
  )
}
