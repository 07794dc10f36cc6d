/** Hands a file to the browser's downloads. */

export function saveFile(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has taken hold of the blob by the next turn.
  setTimeout(() => URL.revokeObjectURL(url))
}
