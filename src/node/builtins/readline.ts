// `node:readline` and `node:readline/promises`: lines of a stream, and the cursor of a terminal.
import { createInterfaceClass, createPromisesInterfaceClass } from '../readline/interface.ts';
import type { InterfaceOptions, InterfaceParts } from '../readline/interface.ts';
import { takeKeys } from '../readline/keys.ts';
import { createScreen, Readline } from '../readline/screen.ts';
import type { Output } from '../readline/screen.ts';

type Given = [first: InterfaceOptions, output?: Output, completer?: never, terminal?: boolean];

/** A stream whose keys are told as events. */
interface Keyboard {
  on(event: string, listener: (chunk: unknown) => void): unknown;
  emit(event: string, ...args: unknown[]): boolean;
}

/** The exports of `node:readline`; `promises` among them are those of `node:readline/promises`. */
export function createReadline(parts: InterfaceParts) {
  const Class = createInterfaceClass(parts);
  const Promised = createPromisesInterfaceClass(Class);
  const screen = createScreen(parts.defer);
  const heard = new WeakSet();
  // As in Node, the class can be called without `new`.
  const Interface = new Proxy(Class, {
    apply: (target, _self, given) => Reflect.construct(target, given) as object,
  });
  Object.defineProperty(Promised, 'name', { value: 'Interface' });

  /** Has a stream emit `keypress` events for what is typed into it. */
  function emitKeypressEvents(input: Keyboard): void {
    if (heard.has(input)) return;
    heard.add(input);
    const decoder = parts.createDecoder();
    let typed = '';
    input.on('data', (chunk) => {
      const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
      const { keys, rest } = takeKeys(typed + text, false);
      typed = rest;
      for (const key of keys) {
        const character = [...key.sequence].length === 1 ? key.sequence : undefined;
        input.emit('keypress', character, key);
      }
    });
  }

  return {
    Interface,
    ...screen,
    createInterface: (...given: Given) => new Class(...given),
    emitKeypressEvents,
    promises: {
      Interface: Promised,
      Readline,
      createInterface: (...given: Given) => new Promised(...given),
    },
  };
}
