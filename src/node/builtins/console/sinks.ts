// What consoles write to, and how they write without being stopped by its errors.

/** A stream, as far as a console needs it. */
export interface Sink {
  readonly isTTY?: unknown;
  write(text: string, done?: (error?: unknown) => void): unknown;
}

/** A stream whose errors can be heard. */
interface Emitter extends Sink {
  listenerCount(event: 'error'): number;
  once(event: 'error', listener: () => void): unknown;
  removeListener(event: 'error', listener: () => void): unknown;
  readonly _writableState?: { readonly errorEmitted: boolean };
}

const ignore = (): void => undefined;

/** Writes as a console does that ignores errors: those of the stream, thrown or emitted, are nobody's. */
export function writeQuietly(sink: Sink, text: string): void {
  const stream = sink as Emitter;
  const done = (error?: unknown): void => {
    const isTold = stream._writableState?.errorEmitted === true;
    if (error && !isTold && stream.listenerCount('error') === 0) stream.once('error', ignore);
  };
  try {
    if (stream.listenerCount('error') === 0) stream.once('error', ignore);
    stream.write(text, done);
  } catch (error) {
    // A program that has no stack left must hear of it.
    if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) throw error;
  } finally {
    stream.removeListener('error', ignore);
  }
}
