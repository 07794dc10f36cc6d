/** Hands a picture to the browser's downloads. */

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has taken hold of the blob by the next turn.
  setTimeout(() => URL.revokeObjectURL(url))
}
