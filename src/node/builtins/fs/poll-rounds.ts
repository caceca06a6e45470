// Calls that are done later: in the poll phase, as the loop brings them round.
import type { FsContext, Job } from './fs-context.ts';

type Done = (error: Error | null, value?: unknown) => void;

/** Does a job after that many rounds of the loop, and says what came of it. */
export type AfterPollRounds = (rounds: number, job: Job, done: Done) => void;

/**
 * In Node every call to the system is a trip to another thread, whose answer the loop finds in a
 * later round: a `stat` that begins after a `readFile` (four trips) ends before it.
 */
export function createPollRounds({ loop }: Pick<FsContext, 'loop'>): AfterPollRounds {
  return (rounds, job, done) => {
    const handle = loop.handle();
    handle.ref();
    const finish = (): void => {
      handle.unref();
      let value: unknown;
      try {
        value = job();
      } catch (error) {
        done(error as Error);
        return;
      }
      done(null, value);
    };
    const go = (left: number): void => {
      loop.addImmediate(() => {
        if (left > 1) go(left - 1);
        else loop.post(finish);
      });
    };
    go(rounds);
  };
}
