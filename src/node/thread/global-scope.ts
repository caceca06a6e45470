// The global scope as a thread's program finds it.
import type { Process } from '../builtins/process/process.ts';
import { nodeModules } from '../builtins/absent/missing.ts';
import type { createMessagingGlobals } from '../builtins/worker-threads/worker-threads.ts';
import { checkFunction } from '../errors/node-error.ts';
import { mendAborting } from '../globals/aborting.ts';
import { installEventTarget } from '../globals/event-target.ts';
import { holdGlobals } from '../globals/held-globals.ts';
import { exposeProxy } from '../globals/proxies.ts';
import {
  exposeGlobals,
  exposeLazily,
  hideBrowserGlobals,
  mendBlobs,
  mendLazily,
  nodeNavigator,
} from '../globals/scope.ts';
import { mendTextDecoder } from '../globals/text-decoder.ts';
import { mendUrls } from '../globals/urls.ts';
import { mendWebCrypto } from '../globals/web-crypto.ts';
import { installMessagePort } from '../ports/message-port.ts';
import type { Ports } from '../ports/ports.ts';
import { reportingThrown } from '../stacks/thrown.ts';
import { installStackTraces } from '../stacks/stack-trace.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { GetPart } from './catalogue/parts.ts';

export interface GlobalScopeNeeds {
  readonly ports: Ports;
  readonly part: GetPart;
  readonly process: Process;
  readonly catalogue: Catalogue;
  readonly messaging: ReturnType<typeof createMessagingGlobals>;
  /** Whether the modules are there under their names, as in the text of `node -e`. */
  readonly hasModules: boolean;
}

/** Puts Node's globals in the browser's place; gives those that the kernel's parts are to use. */
export function installGlobals(needs: GlobalScopeNeeds): Readonly<Record<string, unknown>> {
  const { ports, part, process, catalogue, messaging, hasModules } = needs;
  installEventTarget();
  installMessagePort(ports);
  installStackTraces();
  hideBrowserGlobals();
  mendBlobs();
  mendWebCrypto();
  mendUrls();
  mendTextDecoder();
  const { setTimeout, setInterval, setImmediate, ...timers } = catalogue.get('timers');
  mendAborting((job, delay) => {
    setTimeout(job, delay).unref();
  });
  const { clearTimeout, clearInterval, clearImmediate } = timers;
  exposeGlobals({ setTimeout, setInterval, setImmediate }, true);
  exposeGlobals({ clearTimeout, clearInterval, clearImmediate, global: globalThis }, true);
  exposeGlobals({ console: catalogue.get('console'), navigator: nodeNavigator() }, false);
  exposeLazily('process', () => process);
  exposeGlobals(messaging.classes, false);
  exposeGlobals(
    { queueMicrotask: checkedMicrotask, structuredClone: messaging.structuredClone },
    true,
  );
  mendLazily(['ReadableStream', 'WritableStream', 'TransformStream'], () => {
    part('webstreams').installWebStreams();
  });
  for (const name of ['CompressionStream', 'DecompressionStream'] as const) {
    exposeLazily(name, () => catalogue.compressionStreams()[name]);
  }
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true });
  const held = holdGlobals();
  if (hasModules) exposeModules(catalogue);
  // Printing tells proxies from what they stand for, if it sees them made.
  exposeProxy(() => part('inspecting').KnownProxy as ProxyConstructor);
  exposeLazily('Buffer', () => catalogue.get('buffer').Buffer);
  return held;
}

function exposeModules({ find }: Catalogue): void {
  for (const name of nodeModules) {
    if (!/^_|\//u.test(name) && !(name in globalThis)) exposeLazily(name, () => find(name));
  }
}

/** The browser's own, which would refuse in other words. */
function checkedMicrotask(callback: () => void): void {
  checkFunction(callback, 'callback');
  queueMicrotask(reportingThrown(callback));
}
Object.defineProperty(checkedMicrotask, 'name', { value: 'queueMicrotask' });
