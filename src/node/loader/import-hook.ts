// What `import()` in a rewritten text calls. `import.source()` finds what it calls there as a property.

/** Gives a module's namespace, once it has run. */
export type ImportModule = (specifier: unknown, options?: unknown) => Promise<object>;

export interface ImportHook extends ImportModule {
  /** Gives what a module is before it runs. No module has that but those of WebAssembly, which there are none of. */
  readonly source: (specifier: unknown, options?: unknown) => Promise<never>;
}

export function importHook(importModule: ImportModule, source: ImportHook['source']): ImportHook {
  return Object.assign(importModule, { source });
}
