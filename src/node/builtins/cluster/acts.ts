// What a primary process and its workers say to each other, in words that Node keeps to itself.

/** The process at the other end: a `ChildProcess`, or `process` itself. */
export interface Peer {
  readonly connected: boolean;
  send?(message: object): boolean;
  on(name: 'internalMessage', listener: (message: unknown) => void): unknown;
}

export type Act = 'online' | 'disconnect' | 'exitedAfterDisconnect';

const acts: ReadonlySet<unknown> = new Set<Act>(['online', 'disconnect', 'exitedAfterDisconnect']);

interface Talk {
  /** Says it; `onHeard` is called once the other end has taken note. */
  readonly say: (act: Act, onHeard?: () => void) => void;
}

/** Talks with one peer. `onAct` hears what it says, and is done with it when it returns. */
export function exchangeActs(peer: Peer, onAct: (act: Act) => void): Talk {
  const waiting = new Map<number, () => void>();
  let said = 0;
  const send = (message: object): void => {
    if (peer.connected) peer.send?.({ cmd: 'NODE_CLUSTER', ...message });
  };
  peer.on('internalMessage', (message) => {
    const { cmd, act, seq, ack } = message as Readonly<Record<string, unknown>>;
    if (cmd !== 'NODE_CLUSTER') return;
    if (typeof ack === 'number') {
      const onHeard = waiting.get(ack);
      waiting.delete(ack);
      onHeard?.();
    } else if (acts.has(act)) {
      onAct(act as Act);
      if (act === 'exitedAfterDisconnect') send({ ack: seq });
    }
  });
  return {
    say(act, onHeard) {
      said += 1;
      if (onHeard) waiting.set(said, onHeard);
      send({ act, seq: said });
    },
  };
}
