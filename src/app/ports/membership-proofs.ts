/** The port to the checks of proofs that a voter is on a roll; nothing of them is secret. */

export interface MembershipClaim {
  /** All four as decimal numbers. */
  readonly root: string
  readonly nullifier: string
  readonly message: string
  readonly scope: string
  readonly proof: readonly string[]
}

export interface MembershipProofs {
  /** One answer for each claim; false for whatever is not proved. */
  check(claims: readonly MembershipClaim[]): Promise<readonly boolean[]>
  /** More are waiting than can be checked while somebody waits; never so where they are checked by whoever asks. */
  readonly isBusy?: () => boolean
}
