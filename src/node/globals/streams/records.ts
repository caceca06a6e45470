// What Node knows of a stream of the web's and browsers keep to themselves: how it stands, and its end.

type Stream = ReadableStream | WritableStream;
export type State = 'readable' | 'writable' | 'closed' | 'errored';

/** One stream. `ended` settles when it is closed, or rejects with what it failed with. */
export interface StreamRecord {
  state: State;
  disturbed: boolean;
  readonly isBytes: boolean;
  readonly ended: PromiseWithResolvers<undefined>;
  /** Makes it fail; only of streams that a program made. */
  fail: ((error: unknown) => void) | undefined;
  /** What it was split into. */
  branches: readonly ReadableStream[];
}

const records = new WeakMap<Stream, StreamRecord>();

// Held from before the prototypes are changed.
const { getReader } = ReadableStream.prototype;
const { getWriter } = WritableStream.prototype;
const { releaseLock: releaseReader } = ReadableStreamDefaultReader.prototype;
const { releaseLock: releaseWriter } = WritableStreamDefaultWriter.prototype;

/** The record of a stream, made when first asked for. */
export function recordOf(stream: Stream, isBytes = false): StreamRecord {
  const known = records.get(stream);
  if (known) return known;
  const ended = Promise.withResolvers<undefined>();
  // Who wants to know asks.
  ended.promise.catch(() => undefined);
  const record: StreamRecord = {
    state: stream instanceof WritableStream ? 'writable' : 'readable',
    disturbed: false,
    isBytes,
    ended,
    fail: undefined,
    branches: [],
  };
  records.set(stream, record);
  look(stream);
  return record;
}

export function closed(stream: Stream): void {
  const record = recordOf(stream);
  if (record.state === 'closed' || record.state === 'errored') return;
  record.state = 'closed';
  record.ended.resolve(undefined);
}

export function failed(stream: Stream, error: unknown): void {
  const record = recordOf(stream);
  if (record.state === 'closed' || record.state === 'errored') return;
  record.state = 'errored';
  record.ended.reject(error);
  // What it was split into fails a few microtasks later.
  void later(branchDelay).then(() => {
    for (const branch of record.branches) look(branch);
  });
}

const branchDelay = 4;

async function later(microtasks: number): Promise<void> {
  for (let left = microtasks; left > 0; left -= 1) {
    // eslint-disable-next-line @typescript-eslint/await-thenable -- one microtask, and no promise that a program may have changed
    await undefined;
  }
}

/** The promise of a reader or writer that is let go at once: it has settled only if the stream has. */
function peek(stream: Stream): Promise<unknown> {
  if (stream instanceof WritableStream) {
    const writer = getWriter.call(stream);
    const { closed } = writer;
    releaseWriter.call(writer);
    return closed;
  }
  const reader = Reflect.apply(getReader, stream, []) as ReadableStreamDefaultReader;
  const { closed } = reader;
  releaseReader.call(reader);
  return closed;
}

/** Sees whether a stream that nobody holds has ended. */
export function look(stream: Stream): void {
  if (stream.locked) return;
  const [first, second] = [peek(stream), peek(stream)];
  const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => {
        closed(stream);
        return undefined;
      },
      (error: unknown) => ({ error }),
    );
  // One that is open gives a new error to each that lets go; one that failed gives the same to all.
  void Promise.all([errorOf(first), errorOf(second)]).then(([one, other]) => {
    const [a, b] = [one, other] as ({ error: unknown } | undefined)[];
    if (a && b && a.error === b.error) failed(stream, a.error);
  });
}
