/** What the core uses of WebAssembly, which every platform has but the language's own library does not describe. */
declare namespace WebAssembly {
  // oxlint-disable-next-line typescript/no-extraneous-class -- It is the platform's, and has nothing else that is used.
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Instance<Exports> {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, (...numbers: number[]) => number>>>>)
    readonly exports: Exports
  }
  interface Memory {
    readonly buffer: ArrayBuffer
  }
  interface Global {
    readonly value: number
  }
}
