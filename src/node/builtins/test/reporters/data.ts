// What reporters read of the events of a run.
import type { Readable, Transform } from 'node:stream';

/** `ERR_TEST_FAILURE`: what went wrong, and of which kind it is. */
export interface ReportedFailure extends NodeJS.ErrnoException {
  readonly failureType: string;
}

/** A stream of texts made of events, or a function that gives them one by one. */
export type Reporter = Transform | ((events: Readable) => AsyncIterable<string>);

/** Those that options know by name. */
export type BuiltinReporters = Readonly<Record<string, () => Reporter>>;

/** The data of any event; which are there its type says. */
export interface EventData {
  readonly name: string;
  readonly nesting: number;
  readonly testNumber: number;
  readonly count: number;
  readonly message: string;
  readonly level: 'error' | 'info' | 'warn';
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly skip?: unknown;
  readonly todo?: unknown;
  readonly expectFailure?: unknown;
  readonly classname?: string;
  readonly details: {
    readonly duration_ms: number;
    readonly type?: string;
    readonly error?: ReportedFailure;
  };
}

export interface ReporterEvent {
  readonly type: string;
  readonly data: EventData;
}

export type Events = AsyncIterable<ReporterEvent>;

/** `util.inspect`. */
export type Inspect = (
  value: unknown,
  options?: {
    readonly breakLength?: number;
    readonly colors?: boolean;
    readonly customInspect?: boolean;
  },
) => string;

/** What reporters stand on. */
export interface ReporterNeeds {
  readonly inspect: Inspect;
  readonly isColored: () => boolean;
  readonly cwd: () => string;
  readonly relative: (from: string, to: string) => string;
  readonly columns: () => number | undefined;
  readonly hostname: () => string;
  /** Any value as text without line ends. */
  readonly encode: (value: unknown) => string;
}

export function isResult({ type }: ReporterEvent): boolean {
  return type === 'test:pass' || type === 'test:fail';
}

/** `inspect`, which leaves a value's own words out where these throw. */
export function safely(inspect: Inspect): Inspect {
  return (value, options) => {
    try {
      return inspect(value, options);
    } catch {
      return inspect(value, { ...options, customInspect: false });
    }
  };
}

/** A value as text, on as few lines as there can be. */
export function inspectSafely(inspect: Inspect, value: unknown, colors = false): string {
  return safely(inspect)(value, { colors, breakLength: Infinity });
}
