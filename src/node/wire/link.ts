// Between two threads of one process: what their ports and the link to a thread's creator carry.
import type { ErrorRecord } from '../errors/error-record.ts';
import type { Source, Stream } from './events.ts';
import type { MovedPort } from './moved-port.ts';
import type { ThreadStart } from './thread-start.ts';

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
      /** The sender's number for it. */
      readonly number: number;
      /** Whether there are records of Node's own objects in the value: see cloning.ts. */
      readonly carries: boolean;
      readonly ports: readonly MovedPort[];
    }
  | { readonly kind: 'close' }
  /** The other end of the channel is about to move to another thread, which may not be known. */
  | { readonly kind: 'moved'; readonly to: number | undefined }
  /** The first of all: what the thread is to be. */
  | { readonly kind: 'boot'; readonly start: ThreadStart }
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
