/** English: why the collective did not do something. The server speaks English itself. */
export const refusals: Readonly<Record<string, string>> = {}
