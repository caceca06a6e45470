// What `postMessageToThread` sends, by way of the host.
import type { Source } from './events.ts';
import type { MovedPort } from './moved-port.ts';

export interface ThreadMessage {
  /** The sender's number for it among those that it waits for an answer to. */
  readonly id: number;
  /** The sender's number for it among all that it sends. */
  readonly number: number;
  /** When it sent it, in milliseconds since the run began. */
  readonly at: number;
  readonly from: Source;
  readonly value: unknown;
  /** Whether there are records of Node's own objects in the value: see cloning.ts. */
  readonly carries: boolean;
  readonly ports: readonly MovedPort[];
}

/** `failed` where there is no such thread, or no listener in it; `errored` where a listener threw. */
export type ThreadMessageOutcome = 'delivered' | 'failed' | 'errored';
