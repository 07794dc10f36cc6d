/** Somebody's place among the tastes of a population. */

/** Somebody as a place in the spaces of a population. Vectors have length 1, so that their products are cosines. */
export interface TastePoint {
  readonly artistCount: number
  /** Ascending numbers of artists; those at or beyond the population's own belong to names that it does not know. */
  readonly artists: Uint32Array
  readonly weights: Float64Array
  readonly latent: Float64Array
  /** Undefined where no word is known for any of the artists. */
  readonly tags: Float64Array | undefined
  /** Undefined where no mood is known. */
  readonly mood: Float64Array | undefined
  /** The weight of an artist by name; 0 for one that is not there. */
  weightOf(artist: string): number
  /** How well an artist of the population would fit, from -1 to 1; 0 for a name that the population does not know. */
  fitOf(artist: string): number
}
