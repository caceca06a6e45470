// One run in a container: its merged output as events, and an end in every case.
import type { WebContainerProcess } from '@webcontainer/api';
import { createEventQueue } from '../event-queue.ts';
import { drainLimit, stopLimit } from '../limits.ts';
import { createTraceParser } from '../trace/parser.ts';
import type { EngineError, Run, RunResult } from '../types.ts';
import { within } from '../within.ts';

/** A run that its machine can end. */
export interface FollowedRun extends Run {
  /** The engine failed: the events and the result end with the error. */
  fail(cause: EngineError): void;
  /** Settles when the process is no more, however it ended. */
  readonly gone: Promise<void>;
}

/** What a terminal turns into the end of input. */
const endOfInput = '\u0004';

/** Follows a process that was spawned with the preload of `key`. `onStuck`: it survives its kill. */
export function followRun(
  process: WebContainerProcess,
  key: string,
  since: number,
  onStuck: () => void,
): FollowedRun {
  const queue = createEventQueue();
  const parser = createTraceParser(key, () => performance.now());
  const input = process.input.getWriter();
  const duration = (): number => performance.now() - since;
  let settled = false;
  let settle: (result: RunResult) => void = () => undefined;
  let reject: (cause: EngineError) => void = () => undefined;
  const result = new Promise<RunResult>((resolve, reject_) => {
    settle = resolve;
    reject = reject_;
  });
  // Whoever iterates the events hears of a failure there.
  result.catch(() => undefined);

  function finish(outcome: RunResult): void {
    if (settled) return;
    settled = true;
    const code = outcome.kind === 'exited' ? outcome.code : null;
    const signal = outcome.kind === 'exited' ? outcome.signal : 'SIGKILL';
    queue.push(parser.end({ code, signal }));
    queue.end();
    settle(outcome);
  }

  function write(text: string): void {
    if (!settled) input.write(text).catch(() => undefined);
  }

  const drained = readChunks(process.output, (chunk) => {
    if (!settled) queue.push(parser.push(chunk));
  });
  const exit = process.exit;
  const gone = exit.then(
    () => undefined,
    () => undefined,
  );
  void exit.then(
    async (code) => {
      const ended = duration();
      await within(drainLimit, drained, () => new Error('no end of output')).catch(() => undefined);
      finish({ kind: 'exited', code, signal: null, duration: ended });
    },
    () => undefined,
  );

  return {
    events: queue,
    result,
    gone,
    write,
    endInput: () => {
      write(endOfInput);
    },
    fail: (cause) => {
      if (settled) return;
      settled = true;
      queue.end(cause);
      reject(cause);
    },
    stop: async () => {
      if (settled) return;
      finish({ kind: 'stopped', duration: duration() });
      process.kill();
      await within(stopLimit, gone, () => new Error('still there')).catch(onStuck);
    },
  };
}

/** All that a process prints, when it has ended. */
export async function readAll(spawning: Promise<WebContainerProcess>): Promise<string> {
  const process = await spawning;
  let text = '';
  await readChunks(process.output, (chunk) => (text += chunk));
  return text;
}

/** Not `for await`: Safari's streams are not iterable. */
async function readChunks(
  stream: ReadableStream<string>,
  take: (chunk: string) => void,
): Promise<void> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(value);
  }
}
