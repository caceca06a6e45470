// Where a thread's standard input comes from: the one that created it, or the host.
import type { Realm } from '../context/realm.ts';
import type { ThreadContext } from '../context/thread-context.ts';

export interface StandardInput {
  readonly onInput: ThreadContext['onInput'];
  /** What comes on the link to the thread's creator. */
  readonly hear: (text: string | null) => void;
}

/** `comes` says whether there will be any; `isLinked`, whether it comes on a link. */
export function createStandardInput(
  comes: boolean,
  isLinked: boolean,
  onOrder: Realm['onOrder'],
): StandardInput {
  let linked: StandardInput['hear'] | undefined;
  return {
    onInput(listener) {
      if (!comes) listener(null);
      else if (isLinked) linked = listener;
      else {
        onOrder((order) => {
          if (order.kind === 'input') listener(order.text);
        });
      }
    },
    hear(text) {
      linked?.(text);
    },
  };
}
