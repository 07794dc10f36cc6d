/** The codes that a person has to keep: the one that lets them in once, and the one that they vote with. */
import { words as voting } from '../voting/words.ts'
import { words } from '../words.ts'

interface CodesProps {
  /** Shown this once; null where only the other one is asked for. */
  readonly code: string | null
  readonly votingCode: string | null
  readonly onKept: () => void
}

export function RecoveryCode({ code, votingCode, onKept }: CodesProps) {
  const isBoth = code !== null && votingCode !== null
  return (
    <section className="recovery" aria-labelledby="recovery-title">
      <h1 id="recovery-title">{isBoth ? words.recovery.titleBoth : words.recovery.title}</h1>
      {code !== null && (
        <>
          <p className="lede">{words.recovery.lede}</p>
          <p className="recovery-code" data-testid="recovery-code">
            {code}
          </p>
        </>
      )}
      {votingCode !== null && (
        <>
          <p className="lede">{voting.votingKey.lede}</p>
          <p className="recovery-code" data-testid="voting-code">
            {votingCode}
          </p>
        </>
      )}
      <div className="choosers">
        <button type="button" className="button primary" onClick={onKept}>
          {isBoth ? words.recovery.keptBoth : words.recovery.kept}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          {words.recovery.print}
        </button>
      </div>
    </section>
  )
}
