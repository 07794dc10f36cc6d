/** English: the words of the page on which names are joined and split. */
import type { Format } from '../format.ts'

export const names = (f: Format) => ({
  title: 'Which names are one?',
  lead: 'Services spell the same artist and the same song in different ways. Here you decide what belongs together. Nothing is lost: every row keeps its name and its id, and every decision can be taken back.',
  kind: 'Names of',
  kinds: { artist: 'Artists', track: 'Songs' },
  rule: 'Join names that are alike',
  ruleHow:
    'Alike means: the same after undoing case, accents, punctuation, “feat.” and what names an edition (“Remastered 2011”, “Deluxe Edition”), with “&” read as “and” and a leading “The” left out of artists. Live versions, remixes and demos stay songs of their own. The spelling you heard most stands for the others.',
  groups: (total: number) => (total === 0 ? 'No two names are alike.' : f.count(total, 'group of names', 'groups of names')),
  none: 'Nothing here is spelt in two ways. You can still join two names below.',
  heard: (listens: number, ms: number) => `${f.count(listens, 'listen', 'listens')}, ${f.duration(ms)}`,
  joined: 'joined',
  apart: 'on its own',
  byHand: 'by you',
  join: 'Join',
  split: 'Keep apart',
  undo: 'Leave it to the rule',
  ofName: (name: string) => `: ${name}`,
  byHandTitle: 'Join two by hand',
  byHandLead: 'For a name that changed, a spelling that no rule would find, or another script.',
  from: 'This name',
  to: 'is shown as',
  save: 'Join them',
  unknown: 'Choose two different names from the lists that open while you type.',
  saved: (from: string, to: string) => `${from} is now shown as ${to}.`,
  more: (left: number) => `Show ${f.number(left)} more`,
})
