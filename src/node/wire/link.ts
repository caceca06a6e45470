// Between two threads of one process: what their ports and the link to a thread's creator carry.
import type { ErrorRecord } from '../errors/error-record.ts';
import type { Source, Stream } from './events.ts';
import type { RewrittenByUrl } from './rewritten.ts';

/** What a thread's creator sends it first. */
export interface Boot {
  readonly workerData: unknown;
  /** Whether there are records of Node's own objects in `workerData`. */
  readonly carries: boolean;
  readonly environment: unknown;
  /** The entry and what it imports, rewritten already where its creator could do so. */
  readonly rewritten: RewrittenByUrl;
  /** Whether its creator will send it standard input. */
  readonly stdin: boolean;
  /** The variables that it shares with its creator, if it does. */
  readonly environmentBuffer: SharedArrayBuffer | undefined;
  /** What its creator has yet to hear of what it printed. */
  readonly backlog: SharedArrayBuffer | undefined;
}

/**
 * What travels through a `MessagePort`. `message` and `close` on all of them; the rest only on the
 * link between a thread and the one that created it, which carries everything the two have to say
 * to each other, so that a thread's last messages come before the news of its end.
 */
export type Packet =
  | {
      readonly kind: 'message';
      readonly value: unknown;
      readonly from: Source;
      /** Whether there are records of Node's own objects in the value: see carriage.ts. */
      readonly carries: boolean;
    }
  | { readonly kind: 'close' }
  /** The other end of the channel is about to move from the thread that it was in. */
  | { readonly kind: 'moved' }
  | ({ readonly kind: 'boot' } & Boot)
  /** For the thread's standard input: text, or null at its end. */
  | { readonly kind: 'input'; readonly text: string | null }
  | { readonly kind: 'online' }
  | {
      readonly kind: 'output';
      readonly stream: Stream;
      readonly text: string;
      readonly source: Source;
    }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }
  | { readonly kind: 'exit'; readonly code: number };
