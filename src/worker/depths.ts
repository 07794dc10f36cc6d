/** The deeper insights, loaded when a page first asks for them. */
export { chapterFindings, habitFindings, recapFindings, tasteFindings, timeFindings } from '../insights/index.ts'
