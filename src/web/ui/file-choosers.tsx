/** Two buttons: one for files, one for a folder. */
import { useRef, type ChangeEvent } from 'react'
import { fromInput } from '../history/dropped-files.ts'
import { useServices } from '../history/services.ts'
import { text } from '../messages/text.ts'

interface FileChoosersProps {
  readonly label?: string
  /** The files join the history that is there instead of taking its place. */
  readonly adds?: boolean
}

export function FileChoosers({ label = text.welcome.chooseFiles, adds = false }: FileChoosersProps) {
  const { imports } = useServices()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = fromInput(event.target.files ?? new DataTransfer().files)
    // The same file chosen again must count as a new choice.
    event.target.value = ''
    void imports.importFiles(chosen, { adds })
  }
  return (
    <div className="choosers" onPointerEnter={imports.expectFiles} onFocus={imports.expectFiles}>
      <button type="button" className="button primary" onClick={() => files.current?.click()}>
        {label}
      </button>
      <button type="button" className="button" onClick={() => folder.current?.click()}>
        {text.welcome.chooseFolder}
      </button>
      <input ref={files} type="file" multiple hidden onChange={choose} data-testid="files" />
      <input ref={folder} type="file" multiple hidden webkitdirectory="" onChange={choose} data-testid="folder" />
    </div>
  )
}
