/** How a benchmark waits for something in a page: not with every frame, as is the rule, which would keep the browser drawing beside what is measured. */
export const WAITING = { timeout: 60_000, polling: 100 } as const
