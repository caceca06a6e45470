// What the host asks of the browser: a worker for each thread, on the kernel's own script.
import type { PartUrls } from '../wire/thread-scripts.ts';

/** As much of a worker as the host uses. */
export type ThreadWorker = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>;

/** Makes workers, each of which waits for its `start` order. */
export interface WorkerMaker {
  /** Those that are there: more may come. */
  readonly parts: PartUrls;
  /** Makes one more of them there, and returns where it is. */
  readonly addPart: (name: string, script: Blob) => string;
  readonly createWorker: () => ThreadWorker;
}
