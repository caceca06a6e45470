// One end of the channel between a process and a child that it forked: `send`, `message`, `disconnect`.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import { Cloning } from '../../ports/cloning.ts';
import type { ClonedValue } from '../../ports/cloning.ts';
import { checkFunction, invalidArgType, nodeError } from '../../errors/node-error.ts';
import type { EventEmitter } from '../../events/emitter.ts';
import type { Handle } from '../../loop/loop.ts';
import type { Source } from '../../wire/events.ts';
import type { Serialization } from '../../wire/host.ts';
import { Control } from './control.ts';
import { Queue } from '../../collections/queue.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import { wordingClone } from '../../ports/transfer.ts';

type Sent = (error: Error | null) => void;

/** One that has come, with its sender's number for it. */
interface Message {
  readonly value: unknown;
  readonly number: number;
}

export interface ChannelNeeds {
  readonly thread: ThreadContext;
  /** What programs call `send` on, and what emits `message`: `process`, or a `ChildProcess`. */
  readonly target: EventEmitter;
  readonly serialization: Serialization;
  readonly bufferClass: () => typeof Buffer;
  readonly peer: Source;
  /** What the host knows the other end by. */
  readonly pid: number | 'parent';
}

/** Gives the target its channel; the answer is what to do when the host has news of it. */
export function openChannel({
  thread,
  target,
  serialization,
  bufferClass,
  peer,
  pid,
}: ChannelNeeds): {
  /** `number` is its sender's for it. */
  readonly onMessage: (value: unknown, number: number) => void;
  readonly onDisconnected: () => void;
} {
  const { loop, reporter } = thread;
  const handle: Handle = loop.handle();
  // Messages wait for their first listener.
  const waiting = new Queue<Message>();
  let connected = true;
  // As in Node, only this form keeps a Buffer one.
  const cloning = new Cloning(() => undefined);
  if (serialization === 'advanced') {
    cloning.add('Buffer', {
      is: (value) => value instanceof bufferClass(),
      pack: (value) => ({ record: new Uint8Array(value as Uint8Array) }),
      unpack: (bytes: Uint8Array<ArrayBuffer>) => bufferClass().from(bytes.buffer),
    });
  }

  function send(...args: unknown[]): boolean {
    const [message, ...rest] = args;
    const callback = rest.findLast((each) => typeof each === 'function') as Sent | undefined;
    checkRest(message, rest);
    const answer = (error: Error | null): void => {
      loop.tick(() => {
        if (callback) callback(error);
        else if (error) target.emit('error', error);
      });
    };
    if (!connected) {
      answer(nodeError(Error, 'ERR_IPC_CHANNEL_CLOSED', 'Channel closed'));
      return false;
    }
    const { value, carries } = cloning.pack(packed(message, serialization), []);
    const sent = serialization === 'advanced' ? { value, carries } : value;
    wordingClone(() => {
      reporter.post(pid, sent, peer);
    });
    answer(null);
    return true;
  }

  function close(): void {
    if (!connected) return;
    connected = false;
    closeResource(context);
    handle.unref();
    Object.assign(target, { connected: false, channel: null, _channel: null });
    loop.tick(() => {
      target.emit('disconnect');
    });
  }

  function disconnect(): void {
    if (connected) {
      reporter.send({ kind: 'disconnect', pid });
      close();
      return;
    }
    target.emit(
      'error',
      nodeError(Error, 'ERR_IPC_DISCONNECTED', 'IPC channel is already disconnected'),
    );
  }

  const channel = new Control({
    ref() {
      if (connected) handle.ref();
    },
    unref() {
      handle.unref();
    },
  });
  const context = openResource('PIPEWRAP', channel);
  Object.assign(target, {
    send,
    disconnect,
    connected: true,
    channel,
    _channel: channel,
  });
  const isHeard = (): boolean => target.listenerCount('message') > 0;
  const handOut = ({ value, number }: Message): void => {
    reporter.received(peer, number);
    target.emit(isInternal(value) ? 'internalMessage' : 'message', value, undefined);
  };
  const isWish = (name: unknown): boolean =>
    connected && (name === 'message' || name === 'disconnect');
  if (pid === 'parent') {
    target.on('newListener', (name) => {
      if (isWish(name)) channel.refCounted();
    });
    target.on('removeListener', (name) => {
      if (isWish(name)) channel.unrefCounted();
    });
  } else handle.ref();
  target.on('newListener', (name) => {
    if (name !== 'message') return;
    loop.tick(() => {
      while (connected && isHeard()) {
        const message = waiting.take();
        if (!message) return;
        handOut(message);
      }
    });
  });
  return {
    onMessage(given, number) {
      const value = serialization === 'advanced' ? cloning.unpack(given as ClonedValue) : given;
      loop.post(() => {
        callIn(context, () => {
          const message = { value, number };
          if (isInternal(value) || (isHeard() && waiting.size === 0)) handOut(message);
          else waiting.push(message);
        });
      }, target);
    },
    onDisconnected() {
      loop.post(() => {
        callIn(context, close);
      }, target);
    },
  };
}

/** Node keeps these words to itself: `cluster` talks by them. */
function isInternal(value: unknown): boolean {
  const { cmd } = (typeof value === 'object' && value !== null ? value : {}) as { cmd?: unknown };
  return typeof cmd === 'string' && cmd.startsWith('NODE_');
}

/** What may follow a message: a handle, options, a callback. Handles cannot be sent here. */
function checkRest(message: unknown, [handle, options, callback]: readonly unknown[]): void {
  if (message === undefined || typeof handle === 'function') return;
  const last = typeof options === 'function' ? options : callback;
  if (last !== undefined) checkFunction(last, 'callback');
  if (options !== undefined && (typeof options !== 'object' || options === null)) {
    if (typeof options !== 'function') throw invalidArgType('options', 'of type object', options);
  }
  if (handle !== undefined && handle !== null) {
    const text = 'This handle type cannot be sent';
    throw nodeError(TypeError, 'ERR_INVALID_HANDLE_TYPE', text);
  }
}

function packed(message: unknown, serialization: Serialization): unknown {
  if (message === undefined) {
    throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "message" argument must be specified');
  }
  if (serialization === 'advanced') return message;
  const type = typeof message;
  if (type !== 'string' && type !== 'object' && type !== 'number' && type !== 'boolean') {
    throw invalidArgType('message', 'one of type string, object, number, or boolean', message);
  }
  return JSON.parse(JSON.stringify(message)) as unknown;
}
