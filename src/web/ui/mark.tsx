/** The mark of Chorus: voices around one point. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 48 48" width="28" height="28" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round">
        <path d="M24 4a20 20 0 0 1 20 20" opacity=".45" />
        <path d="M24 12a12 12 0 0 1 12 12" opacity=".8" />
        <path d="M24 44a20 20 0 0 1-20-20" opacity=".45" />
        <path d="M24 36a12 12 0 0 1-12-12" opacity=".8" />
      </g>
      <circle cx="24" cy="24" r="5" className="mark-centre" />
    </svg>
  )
}
