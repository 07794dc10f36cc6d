/** The list of what a page has to tell, like that on a record's sleeve; each line leads to its part. */

interface SleeveEntry {
  /** "A1": side and position; also the anchor of the part. */
  readonly number: string
  readonly label: string
  readonly answer: string
}

export function Sleeve({ label, entries }: { readonly label: string; readonly entries: readonly SleeveEntry[] }) {
  return (
    <nav className="sleeve" aria-label={label}>
      <ol>
        {entries.map(({ number, label: question, answer }) => (
          <li key={number}>
            <a href={`#${number}`}>
              <span className="sleeve-number">{number}</span>
              <span className="sleeve-label">{question}</span>
              <bdi className="sleeve-answer" title={answer}>
                {answer}
              </bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
