/** The part of the prover that is used here; it comes without types of its own. */
declare module 'snarkjs' {
  interface Groth16Proof {
    readonly pi_a: readonly [string, string, string]
    readonly pi_b: readonly [readonly [string, string], readonly [string, string], readonly [string, string]]
    readonly pi_c: readonly [string, string, string]
    readonly protocol?: string
    readonly curve?: string
  }

  export const groth16: {
    fullProve(
      input: Readonly<Record<string, bigint | number | readonly bigint[]>>,
      program: Uint8Array,
      provingKey: Uint8Array,
    ): Promise<{ readonly proof: Groth16Proof; readonly publicSignals: readonly string[] }>
    verify(verificationKey: unknown, publicSignals: readonly string[], proof: Groth16Proof): Promise<boolean>
  }

  export const curves: {
    /** Arithmetic that keeps its compiled program and its memory; of no use but to the prover. */
    getCurveFromName(name: 'bn128', options: { readonly singleThread: boolean }): Promise<unknown>
  }
}
