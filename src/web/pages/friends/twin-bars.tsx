/** Names with a bar to either side: what it is to the one, and what to the other. */

export interface TwinRow {
  readonly name: string
  /** From 0 to 1, the reader first. */
  readonly weights: readonly [number, number]
}

interface TwinBarsProps {
  readonly labels: readonly [string, string]
  readonly rows: readonly TwinRow[]
}

export function TwinBars({ labels, rows }: TwinBarsProps) {
  const most = Math.max(1e-9, ...rows.flatMap(({ weights }) => weights))
  return (
    <div className="twin-bars" aria-hidden="true">
      <p className="twin-row twin-head soft">
        <bdi>{labels[0]}</bdi>
        <span />
        <bdi>{labels[1]}</bdi>
      </p>
      {rows.map(({ name, weights: [one, other] }) => (
        <p className="twin-row" key={name}>
          <i className="own" style={{ '--share': Math.sqrt(one / most) }} />
          <bdi title={name}>{name}</bdi>
          <i className="other" style={{ '--share': Math.sqrt(other / most) }} />
        </p>
      ))}
    </div>
  )
}
