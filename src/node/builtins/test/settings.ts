// The options of the test runner on node's command line and in `NODE_OPTIONS`.

/** What `--test-…` options say. */
export interface TestSettings {
  readonly only: boolean;
  readonly forceExit: boolean;
  /** Milliseconds; no limit where none is given. */
  readonly timeout: number;
  readonly namePatterns: readonly RegExp[];
  readonly skipPatterns: readonly RegExp[];
  readonly reporters: readonly string[];
  readonly destinations: readonly string[];
  readonly updateSnapshots: boolean;
  readonly moduleMocks: boolean;
}

/** `/pattern/flags`, or the text of a pattern. */
export function toPattern(text: string): RegExp {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/su.exec(text) ?? [];
  return source === undefined ? new RegExp(text) : new RegExp(source, flags);
}

/** Reads them; `values` gives what was given for an option, and `undefined` where it is not there. */
export function readTestSettings(
  values: (option: string) => readonly string[] | undefined,
): TestSettings {
  const isOn = (option: string): boolean => values(option) !== undefined;
  const timeout = Number(values('--test-timeout')?.at(-1) ?? 0);
  return {
    only: isOn('--test-only'),
    forceExit: isOn('--test-force-exit'),
    timeout: timeout === 0 ? Infinity : timeout,
    namePatterns: (values('--test-name-pattern') ?? []).map(toPattern),
    skipPatterns: (values('--test-skip-pattern') ?? []).map(toPattern),
    reporters: values('--test-reporter') ?? [],
    destinations: values('--test-reporter-destination') ?? [],
    updateSnapshots: isOn('--test-update-snapshots'),
    moduleMocks: isOn('--experimental-test-module-mocks'),
  };
}
