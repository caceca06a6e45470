// ES modules rewritten, as plain data: a thread hands them on to the workers that it starts.

/** One `from '…'`, in order of appearance. */
export interface ModuleRequest {
  readonly specifier: string;
  /** What it states of the module, such as its `type`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** `import source`: it wants what the module is before it runs. */
  readonly isSource?: boolean;
}

/** A name that must be among another module's exports; where it stands, for the message. */
export interface ImportedName {
  readonly request: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A rewritten module. `code` is the text of
 * `hook(function* (context, exports0, namespace0, exports1, …) { …hoisted…; yield; …the program's text… })`:
 * the first step declares functions and hands over the exports, as linking does, the second runs it.
 * With a top-level `await` it is an `async function*`.
 */
export interface RewrittenModule {
  readonly code: string;
  readonly requests: readonly ModuleRequest[];
  readonly imported: readonly ImportedName[];
  /** Names that this module exports itself. */
  readonly exported: readonly string[];
  /** Exports that are another module's; `*` stands for its namespace. */
  readonly indirect: ReadonlyMap<string, { readonly request: number; readonly name: string }>;
  /** The requests of `export * from '…'`. */
  readonly stars: readonly number[];
  readonly async: boolean;
}

/** A program's own text and what became of it. */
export interface RewrittenText {
  readonly text: string;
  readonly module: RewrittenModule;
}

export type RewrittenByUrl = ReadonlyMap<string, RewrittenText>;
