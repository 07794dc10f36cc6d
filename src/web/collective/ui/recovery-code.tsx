/** The recovery code, which is shown this once. */
import { words } from '../words.ts'

export function RecoveryCode({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  return (
    <section className="recovery" aria-labelledby="recovery-title">
      <h1 id="recovery-title">{words.recovery.title}</h1>
      <p className="lede">{words.recovery.lede}</p>
      <p className="recovery-code" data-testid="recovery-code">
        {code}
      </p>
      <div className="choosers">
        <button type="button" className="button primary" onClick={onKept}>
          {words.recovery.kept}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          {words.recovery.print}
        </button>
      </div>
    </section>
  )
}
