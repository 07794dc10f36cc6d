/** What one can say in a vote, in the order in which the buttons stand. */
export const CHOICES = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]
