// Where a thread's standard input comes from: the one that created it, or the host.
import type { Realm } from '../context/realm.ts';
import { Queue } from '../collections/queue.ts';

type Take = (text: string | null) => void;

/** Asks for a piece of at most so many bytes: text, or null at the end. Answers come in order. */
export type Pull = (most: number, take: Take) => void;

/** The process's descriptor 0, from any of its threads. */
export function pullFromHost({ onOrder, send }: Pick<Realm, 'onOrder' | 'send'>): Pull {
  const waiting = new Queue<Take>();
  let isListening = false;
  return (most, take) => {
    if (!isListening) {
      onOrder((order) => {
        if (order.kind === 'input') waiting.take()?.(order.text);
      });
    }
    isListening = true;
    waiting.push(take);
    send({ kind: 'read', most });
  };
}

/** What the thread's creator writes to it. */
export interface LinkedInput {
  readonly pull: Pull;
  readonly hear: Take;
}

/** Standard input that comes on the link, in the pieces in which it comes. */
export function createLinkedInput(): LinkedInput {
  const pieces = new Queue<string | null>();
  const waiting = new Queue<Take>();
  const serve = (): void => {
    while (pieces.size > 0 && waiting.size > 0) waiting.take()?.(pieces.take() ?? null);
  };
  return {
    pull(_most, take) {
      waiting.push(take);
      serve();
    },
    hear(text) {
      pieces.push(text);
      serve();
    },
  };
}

/** Standard input of a thread that has none. */
export const pullNothing: Pull = (_most, take) => {
  take(null);
};
