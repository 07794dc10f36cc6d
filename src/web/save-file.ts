/** The browser keeps the file behind the address until the download has begun. */
const KEPT_MS = 60_000

/** Hands a file to the browser's own downloads. */
export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
