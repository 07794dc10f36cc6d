/** How a person likes the page to look and to count, kept in this browser. */
import { useSyncExternalStore } from 'react'
import type { PlayRule } from '../../contract/insights.ts'
import { limits } from '../../shared/limits.ts'
import { isPlayRule } from '../routes.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
/** Each is defined for paper and for night in tokens.css, and passes 4.5:1 on both. */
export const ACCENTS = ['vermilion', 'ultramarine', 'plum', 'ochre', 'petrol', 'ink'] as const
export type Accent = (typeof ACCENTS)[number]

export interface Preferences {
  readonly theme: Theme
  readonly accent: Accent
  readonly playRule: PlayRule
  /** Null: the zone that the device is set to. */
  readonly timeZone: string | null
  /** Null: the language that the browser asks for. */
  readonly language: string | null
  /** Null: nobody is reminded of anything. */
  readonly reminder: Reminder | null
  /** Whether anything is told of the mood of the music. */
  readonly tellsMood: boolean
  /** Given for the page about eras; it goes nowhere but to the worker of this page. */
  readonly birthYear: number | null
}

/** When to be reminded of a check-in, every day. */
export interface Reminder {
  /** HH:MM by the clock of the device. */
  readonly time: string
  /** When it was last said, or was set; milliseconds since 1970. */
  readonly saidMs: number
}

const KEY = 'chorus.preferences'
const DEFAULTS: Preferences = {
  theme: 'auto',
  accent: 'vermilion',
  playRule: 'thirtySeconds',
  timeZone: null,
  language: null,
  reminder: null,
  tellsMood: true,
  birthYear: null,
}

let current: Preferences = parse(read())
const watchers = new Set<() => void>()

/** Applies what is kept to the document; call once, before the first drawing. */
export function startPreferences(): void {
  apply(current)
}

export function setPreferences(change: Partial<Preferences>): void {
  apply({ ...current, ...change })
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // A browser that forbids storage still shows the choice until the page is closed.
  }
}

export function forgetPreferences(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Where storage is forbidden nothing was kept.
  }
  apply(DEFAULTS)
}

export function preferences(): Preferences {
  return current
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(watch, preferences)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function apply(next: Preferences): void {
  current = next
  document.documentElement.dataset['theme'] = next.theme
  document.documentElement.dataset['accent'] = next.accent
  for (const watcher of watchers) watcher()
}

export function isBirthYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= limits.birthYearMin && value <= new Date().getFullYear()
}

function read(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null')
  } catch {
    return null
  }
}

function parse(kept: unknown): Preferences {
  if (typeof kept !== 'object' || kept === null) return DEFAULTS
  const { theme, accent, playRule, timeZone, language, reminder, tellsMood, birthYear } = {
    theme: null,
    accent: null,
    playRule: null,
    timeZone: null,
    language: null,
    reminder: null,
    tellsMood: null,
    birthYear: null,
    ...kept,
  }
  return {
    theme: THEMES.find((known) => known === theme) ?? DEFAULTS.theme,
    accent: ACCENTS.find((known) => known === accent) ?? DEFAULTS.accent,
    playRule: isPlayRule(playRule) ? playRule : DEFAULTS.playRule,
    timeZone: typeof timeZone === 'string' ? timeZone : DEFAULTS.timeZone,
    language: typeof language === 'string' ? language : DEFAULTS.language,
    reminder: parseReminder(reminder),
    tellsMood: tellsMood !== false,
    birthYear: isBirthYear(birthYear) ? birthYear : DEFAULTS.birthYear,
  }
}

function parseReminder(kept: unknown): Reminder | null {
  if (typeof kept !== 'object' || kept === null || !('time' in kept) || !('saidMs' in kept)) return null
  const { time, saidMs } = kept
  return isClockTime(time) && typeof saidMs === 'number' ? { time, saidMs } : null
}

export function isClockTime(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)
}
