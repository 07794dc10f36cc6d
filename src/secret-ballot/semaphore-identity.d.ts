/** The part of Semaphore's identities that is used here; its own types bring those of Node along, which the core does without. */
export declare class Identity {
  constructor(privateKey: string)
  get secretScalar(): bigint
  get commitment(): bigint
}
