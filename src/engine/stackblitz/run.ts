// One run in a container: its merged output as events, and an end in every case.
import type { WebContainerProcess } from '@webcontainer/api';
import { createEventQueue } from '../event-queue.ts';
import { askLimit, drainLimit, drainSilence, stopLimit } from '../limits.ts';
import { createTraceParser } from '../trace/parser.ts';
import type { EngineError, Run, RunResult } from '../types.ts';
import { within } from '../within.ts';

/** A run that its machine can end. */
export interface FollowedRun extends Run {
  /** The engine failed: the events and the result end with the error. */
  fail(cause: EngineError): void;
  /** The container does not answer, or does again. */
  silent(isSilent: boolean): void;
  /** Whether its reader has seen its end. */
  isOver(): boolean;
  /** Settles when nothing of the run is left, or its container was given up for it. Never rejects. */
  readonly cleared: Promise<void>;
}

/** What a run asks of the machine it runs on. */
export interface RunHost {
  /** Called with every chunk of output. */
  onOutput(): void;
  /** Kills processes of the container by force. Resolves with whether they are gone. */
  reap(pids: readonly number[]): Promise<boolean>;
  /** Something of the run cannot be killed: nothing but the end of the container will do. */
  onStuck(): void;
}

/** What a terminal turns into the end of input. */
const endOfInput = '\u0004';

/** Follows a process that was spawned at `since` with the preload of `key`. */
export function followRun(
  process: WebContainerProcess,
  key: string,
  since: number,
  host: RunHost,
): FollowedRun {
  const queue = createEventQueue();
  const parser = createTraceParser(key, () => performance.now());
  const input = process.input.getWriter();
  const duration = (): number => performance.now() - since;
  let settled = false;
  let hearSilence: (isSilent: boolean) => void = () => undefined;
  const result = Promise.withResolvers<RunResult>();
  const cleared = Promise.withResolvers<undefined>();
  // Whoever iterates the events hears of a failure there.
  result.promise.catch(() => undefined);

  function write(text: string): void {
    if (settled) return;
    if (text !== endOfInput) parser.typed(text);
    input.write(text).catch(() => undefined);
  }

  let chunks = 0;
  const drained = readChunks(process.output, (chunk) => {
    chunks += 1;
    host.onOutput();
    if (!settled) queue.push(parser.push(chunk));
  });
  // Output that breaks off is output that has ended.
  drained.catch(() => undefined);
  const gone = process.exit.then(
    () => undefined,
    () => undefined,
  );

  /** Waits for the rest of the output: until it ends, or falls silent, or has gone on long enough. */
  async function drain(): Promise<void> {
    const until = performance.now() + drainLimit;
    let before;
    do {
      before = chunks;
      const limit = Math.min(drainSilence, until - performance.now());
      const isOver = await within(limit, drained, () => new Error('not over')).then(
        () => true,
        () => false,
      );
      if (isOver) return;
    } while (chunks > before && performance.now() < until);
  }

  /** Ends the run for its reader, and then whatever of it still runs. */
  async function finish(outcome: RunResult): Promise<void> {
    if (settled) return;
    settled = true;
    const { code, signal } =
      outcome.kind === 'exited' ? outcome : { code: null, signal: 'SIGKILL' };
    const processes = parser.processes();
    queue.push(parser.end({ code, signal }));
    queue.end();
    result.resolve(outcome);
    try {
      await clearAway(processes);
    } catch {
      host.onStuck();
    }
    cleared.resolve(undefined);
  }

  /** Asks, then forces. `processes` are those that are there, as far as is known, main first. */
  async function clearAway(processes: readonly number[]): Promise<void> {
    process.kill();
    const stillThere = (): Error => new Error('a process did not end');
    const obeyed = await within(askLimit, gone, stillThere).then(
      () => true,
      () => false,
    );
    const left = obeyed ? processes.slice(1) : processes;
    if (left.length > 0 && !(await host.reap(left))) throw stillThere();
    await within(stopLimit, gone, stillThere);
  }

  void process.exit.then(
    async (code) => {
      const ended = duration();
      await drain();
      await finish({ kind: 'exited', code, signal: null, duration: ended });
    },
    () => {
      host.onStuck();
    },
  );

  return {
    events: queue,
    result: result.promise,
    isOver: () => settled,
    cleared: cleared.promise,
    write,
    endInput: () => {
      write(endOfInput);
    },
    onSilence: (hear) => {
      hearSilence = hear;
    },
    silent: (isSilent) => {
      hearSilence(isSilent);
    },
    fail: (cause) => {
      if (settled) return;
      settled = true;
      queue.end(cause);
      result.reject(cause);
      cleared.resolve(undefined);
    },
    stop: () => finish({ kind: 'stopped', duration: duration() }),
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
