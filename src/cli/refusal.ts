/** Said where something stands in the way of a command, with what to do next. */
export class Refusal {
  readonly sentence: string
  readonly hint: string

  constructor(sentence: string, hint: string) {
    this.sentence = sentence
    this.hint = hint
  }
}
