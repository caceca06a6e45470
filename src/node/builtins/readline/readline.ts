// `node:readline` and `node:readline/promises`: lines of a stream, and the cursor of a terminal.
import { bare } from '../../values/bare.ts';
import { createInterfaceClass } from './interface.ts';
import type { InterfaceNeeds } from './interface.ts';
import { createEmitKeypressEvents } from './keypress.ts';
import type { KeypressNeeds } from './keypress.ts';
import type { InterfaceOptions } from './options.ts';
import { createPromisesInterfaceClass } from './promises.ts';
import { createScreen, Readline } from './screen.ts';
import type { Output } from './screen.ts';

type Given = [first: InterfaceOptions, output?: Output, completer?: never, terminal?: boolean];

export type ReadlineNeeds = Omit<InterfaceNeeds, 'emitKeypressEvents'> & KeypressNeeds;

/** The exports of `node:readline`; `promises` among them are those of `node:readline/promises`. */
export function createReadline(needs: ReadlineNeeds) {
  const emitKeypressEvents = createEmitKeypressEvents(needs);
  const Class = createInterfaceClass({ ...needs, emitKeypressEvents });
  const Promised = createPromisesInterfaceClass(Class);
  // As in Node, the class can be called without `new`.
  const Interface = new Proxy(
    Class,
    bare({
      apply: (target, _self, given) => Reflect.construct(target, given) as object,
    }),
  );
  Object.defineProperty(Promised, 'name', { value: 'Interface' });
  return {
    Interface,
    ...createScreen(needs.defer),
    createInterface: (...given: Given) => new Class(...given),
    emitKeypressEvents,
    promises: {
      Interface: Promised,
      Readline,
      createInterface: (...given: Given) => new Promised(...given),
    },
  };
}
