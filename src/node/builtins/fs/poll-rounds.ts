// Calls that are done later: in the poll phase, as the loop brings them round.
import { bindJob } from '../../loop/async-context.ts';
import { callbacks, callTold } from '../../loop/callbacks.ts';
import type { FsContext, Job } from './fs-context.ts';
import { Waiting } from './waiting.ts';

/** What Node calls the resource of a call. */
export type RequestType = 'FSREQCALLBACK' | 'FSREQPROMISE';

type Done = (error: Error | null, value?: unknown) => void;

/** Does a job after that many rounds of the loop, and says what came of it. */
export type AfterPollRounds = (rounds: number, job: Job, done: Done, type?: RequestType) => void;

/**
 * In Node every call to the system is a trip to another thread, whose answer the loop finds in a
 * later round: a `stat` that begins after a `readFile` (four trips) ends before it.
 */
export function createPollRounds({ loop }: Pick<FsContext, 'loop'>): AfterPollRounds {
  return (rounds, job, done, type = 'FSREQCALLBACK') => {
    const handle = loop.handle();
    handle.ref();
    const told = callbacks.teller?.queued('poll');
    const tell = told
      ? (error: Error | null, value?: unknown): void => {
          callTold(told, () => {
            done(error, value);
          });
        }
      : done;
    const finish = (): void => {
      let value: unknown;
      try {
        value = job();
      } catch (error) {
        handle.unref();
        tell(error as Error);
        return;
      }
      if (!(value instanceof Waiting)) {
        handle.unref();
        tell(null, value);
        return;
      }
      value.begin((late) => {
        loop.post(() => {
          handle.unref();
          tell(null, late);
        }, {});
      });
    };
    const go = (left: number): void => {
      const isLast = left === 1;
      const next = bindJob(
        type,
        isLast
          ? finish
          : () => {
              go(left - 1);
            },
      );
      loop.addImmediate(() => {
        if (isLast) loop.post(next, {});
        else next();
      });
    };
    go(rounds);
  };
}
