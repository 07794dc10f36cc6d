/** What is known about one piece of music, and the estimate that follows from it: precision-weighted and shrunk to a prior. */
import type { MoodEstimate, MoodLevel } from '../contract/mood.ts'
import { ancestorsOf, type Vocabulary, type Word, type WordKind } from './vocabulary.ts'

/** One thing that speaks for a position; spreads are standard deviations of the truth around it. */
export interface Evidence {
  readonly valence: number
  readonly arousal: number
  readonly valenceSpread: number
  readonly arousalSpread: number
  /** 0 to 1: how loudly it speaks. */
  readonly weight: number
}

/**
 * Where music lies as a whole, before anything is known about a piece, and how widely it is spread: slightly pleasant,
 * slightly lively, as listeners rate popular music.
 */
export const PRIOR = { valence: 0.1, arousal: 0.1, valenceSpread: 0.4, arousalSpread: 0.45 } as const

interface Spread {
  readonly valence: number
  readonly arousal: number
}

/**
 * A mood word is meant as a position. A genre fixes how lively music is far better than how pleasant, which is why valence
 * from genres alone is the weakest figure of all.
 */
const SPREADS = {
  mood: { valence: 0.25, arousal: 0.3 },
  use: { valence: 0.38, arousal: 0.3 },
  genre: { valence: 0.42, arousal: 0.27 },
  sound: { valence: 0.55, arousal: 0.38 },
  era: { valence: 0.9, arousal: 1 },
  hint: { valence: 0.9, arousal: 1 },
  ending: { valence: 0.5, arousal: 0.35 },
  none: { valence: 9, arousal: 9 },
} as const satisfies Record<WordKind, Spread>

/** "Rock" holds everything from ballads to noise. */
const BROAD = { valence: 0.5, arousal: 0.38 } as const satisfies Spread

export function evidenceOf(word: Word, weight: number): Evidence {
  const spread = word.isBroad && word.kind === 'genre' ? BROAD : SPREADS[word.kind]
  return { valence: word.valence, arousal: word.arousal, valenceSpread: spread.valence, arousalSpread: spread.arousal, weight }
}

/** A broader word repeats what the narrower one has said more exactly. */
const ANCESTOR_WEIGHT = 0.35

/** One piece of evidence a word, however many tags say it; `weights` by word, 0 to 1. */
export function evidenceOfWords(vocabulary: Vocabulary, weights: ReadonlyMap<Word, number>): readonly Evidence[] {
  const repeated = new Set([...weights.keys()].flatMap((word) => ancestorsOf(vocabulary, word)))
  return [...weights].map(([word, weight]) => evidenceOf(word, repeated.has(word) ? weight * ANCESTOR_WEIGHT : weight))
}

/** Sums over pieces that are met beside another. */
export interface CompanySums {
  pieces: number
  valence: number
  arousal: number
}

/** What goes with something resembles it, and no more. */
const COMPANY_SPREAD = { valence: 0.45, arousal: 0.4 } as const satisfies Spread

/** The mean of the company; this many pieces count as much as knowing nothing. */
export function evidenceOfCompany({ pieces, valence, arousal }: CompanySums, shrinkage: number): Evidence {
  return {
    valence: valence / pieces,
    arousal: arousal / pieces,
    valenceSpread: COMPANY_SPREAD.valence,
    arousalSpread: COMPANY_SPREAD.arousal,
    weight: pieces / (pieces + shrinkage),
  }
}

/**
 * Classifiers hear energy well and pleasure badly, and those of AcousticBrainz were taught on little music; several submissions
 * of one recording are the same sound heard again.
 */
const SOUND_SPREAD = { valence: 0.42, arousal: 0.3 } as const satisfies Spread

export function evidenceOfSound({ valence, arousal }: { readonly valence: number; readonly arousal: number }): Evidence {
  return { valence, arousal, valenceSpread: SOUND_SPREAD.valence, arousalSpread: SOUND_SPREAD.arousal, weight: 1 }
}

/** Tags of one piece come from the same ears, so ten of them are not ten witnesses: the correlation between two. */
const TAG_CORRELATION = 0.25

interface Axis {
  readonly mean: number
  readonly spread: number
  /** The share of the prior's uncertainty that the evidence has removed, 0 to 1. */
  readonly gain: number
  readonly effectiveN: number
}

/**
 * Normal likelihoods times a normal prior. With precisions p_i the evidence counts as n = (sum p)^2 / sum p^2 pieces (Kish),
 * and its sum is divided by the design effect 1 + (n - 1) r for pieces that agree by r.
 */
function combine(evidence: readonly Evidence[], position: 'valence' | 'arousal'): Axis {
  const priorPrecision = 1 / PRIOR[`${position}Spread`] ** 2
  let sum = 0
  let squares = 0
  let weighted = 0
  for (const piece of evidence) {
    const precision = piece.weight / piece[`${position}Spread`] ** 2
    sum += precision
    squares += precision ** 2
    weighted += precision * piece[position]
  }
  if (sum === 0) return { mean: PRIOR[position], spread: PRIOR[`${position}Spread`], gain: 0, effectiveN: 0 }
  const effectiveN = sum ** 2 / squares
  const precision = sum / (1 + (effectiveN - 1) * TAG_CORRELATION)
  const all = precision + priorPrecision
  return {
    mean: (precision * (weighted / sum) + priorPrecision * PRIOR[position]) / all,
    spread: Math.sqrt(1 / all),
    gain: precision / all,
    effectiveN,
  }
}

/** How sure each layer can be at least and at most, when it has anything to say. */
const CONFIDENCE = {
  own: { from: 1, to: 1 },
  track: { from: 0.5, to: 0.8 },
  sound: { from: 0.4, to: 0.6 },
  artist: { from: 0.3, to: 0.6 },
  neighbour: { from: 0.2, to: 0.3 },
  genre: { from: 0, to: 0.2 },
} as const satisfies Record<MoodLevel, { readonly from: number; readonly to: number }>

/** Below this the evidence is a trace (a decade, a word of praise), and no layer of its own. */
const GAIN_MIN = 0.2

/** Confidence below which a mood counts as unknown everywhere. */
export const CONFIDENCE_MIN = 0.2

/** `sources` name what the evidence came from, the most telling first. */
export function estimateFrom(
  evidence: readonly Evidence[],
  level: Exclude<MoodLevel, 'own'>,
  sources: readonly string[],
  catalogueVersion: string,
): MoodEstimate {
  const valence = combine(evidence, 'valence')
  const arousal = combine(evidence, 'arousal')
  const gain = (valence.gain + arousal.gain) / 2
  const isTrace = gain < GAIN_MIN
  const reached = isTrace ? 'genre' : level
  const { from, to } = CONFIDENCE[reached]
  const part = reached === 'genre' ? Math.min(0.99, gain / (isTrace ? GAIN_MIN : 1)) : (gain - GAIN_MIN) / (1 - GAIN_MIN)
  return {
    valence: rounded(valence.mean),
    arousal: rounded(arousal.mean),
    valenceSpread: rounded(valence.spread),
    arousalSpread: rounded(arousal.spread),
    confidence: rounded(from + (to - from) * part),
    level: reached,
    sources: sources.length === 0 ? ['prior'] : sources,
    effectiveN: rounded((valence.effectiveN + arousal.effectiveN) / 2),
    catalogueVersion,
  }
}

/** Four digits: more would claim what nobody knows. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

export function isKnown({ confidence }: Pick<MoodEstimate, 'confidence'>): boolean {
  return confidence >= CONFIDENCE_MIN
}
