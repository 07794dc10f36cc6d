/** Which questions the catalogue of artists answers, of mood and of eras: told apart before any of the code and the catalogue is loaded. */
import type { QuestionName, ToWorker } from '../contract/worker.ts'

const MOOD_QUESTIONS = [
  'mood',
  'eras',
  'moodCorrections',
  'correctMood',
  'moodTable',
  'keepMoodTable',
  'dropMoodTable',
  'checkIns',
  'keepCheckIn',
  'dropCheckIn',
  'dropCheckIns',
  'checkInsAndMusic',
] as const satisfies readonly QuestionName[]

export type MoodQuestionName = (typeof MOOD_QUESTIONS)[number]
export type MoodQuestion = Extract<ToWorker, { name: MoodQuestionName }>

export function isMoodQuestion(question: ToWorker): question is MoodQuestion {
  return MOOD_QUESTIONS.some((name) => name === question.name)
}
