// A process as `spawn()` of a container gives it: streams of text, and an exit code.
import { signalNumbers } from '../../../node/system/signals.ts';
import type { Run, RunEvent } from '../../types.ts';

/** What a shell makes of a signal that ended a process. */
const signalled = 128;

export class ContainerProcess {
  /** The exit code; 128 and the signal's number where a signal ended the process. */
  readonly exit: Promise<number>;
  readonly input: WritableStream<string>;
  /** What the process and its children print, stdout and stderr in one; ends with the last of them. */
  readonly output: ReadableStream<string>;
  readonly #run: Run;

  constructor(run: Run, hasOutput: boolean) {
    this.#run = run;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    // Whoever does not ask for the exit code need not hear of an engine's failure.
    promise.catch(() => undefined);
    this.exit = promise;
    let first: number | undefined;
    const isFirst = ({ source }: RunEvent): boolean =>
      source.pid === first && source.threadId === 0;
    this.input = new WritableStream({
      write(text) {
        run.write(text);
      },
      close() {
        run.endInput();
      },
    });
    this.output = new ReadableStream({
      async start(controller) {
        try {
          for await (const event of run.events) {
            first ??= event.source.pid;
            const printed = event.kind === 'stdout' || event.kind === 'stderr';
            if (printed && hasOutput) controller.enqueue(event.text);
            if (event.kind === 'exited' && isFirst(event)) resolve(exitCode(event));
          }
          await run.result;
          resolve(signalled + signalNumbers.SIGKILL);
          controller.close();
        } catch (error) {
          reject(error);
          controller.error(error);
        }
      },
    });
  }

  /** Ends the process and all that it started, at once. */
  kill(): void {
    void this.#run.stop();
  }

  /** There is no terminal whose size could change. */
  resize(): void {
    // Nothing prints by it.
  }
}

function exitCode({ code, signal }: Extract<RunEvent, { kind: 'exited' }>): number {
  if (signal === null) return code ?? 0;
  return signalled + ((signalNumbers as Readonly<Record<string, number>>)[signal] ?? 0);
}
