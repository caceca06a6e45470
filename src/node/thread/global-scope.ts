// The global scope as a thread's program finds it.
import type { Process } from '../builtins/process/process.ts';
import { nodeModules } from '../builtins/absent/missing.ts';
import { webCryptoOf } from '../builtins/crypto/crypto.ts';
import type { MessagingGlobals } from '../builtins/worker-threads/worker-threads.ts';
import { checkFunction } from '../errors/node-error.ts';
import { mendAborting } from '../globals/aborting.ts';
import { createBase64 } from '../globals/base64.ts';
import { exposeCollecting } from '../globals/collecting.ts';
import { installEventTarget } from '../globals/event-target.ts';
import { mendEventTime } from '../globals/event-time.ts';
import { fetch } from '../globals/fetching.ts';
import { mendFunctionText } from '../globals/function-text.ts';
import { holdGlobals } from '../globals/held-globals.ts';
import { holdPending } from '../globals/pending.ts';
import { mendMessageEvent } from '../globals/message-event.ts';
import { createNavigator } from '../globals/navigator.ts';
import { installObjectUrls } from '../globals/object-urls.ts';
import { exposeProxy } from '../globals/proxies.ts';
import {
  exposeGetter,
  exposeGlobals,
  exposeLazily,
  hideBrowserGlobals,
  mendBlobs,
  mendLazily,
} from '../globals/scope.ts';
import { watchSettled } from '../globals/settled-promises.ts';
import { tellReactions } from '../globals/telling-reactions.ts';
import { mendTextDecoder } from '../globals/text-decoder.ts';
import { guardDetaching } from '../globals/undetachable.ts';
import { mendUrls } from '../globals/urls.ts';
import { exposeAtomics } from '../globals/waiting.ts';
import type { WaitListener } from '../globals/waiting.ts';
import { mendWebCrypto } from '../globals/web-crypto.ts';
import { callbacks, telling } from '../loop/callbacks.ts';
import { bindJob, rootContext } from '../loop/async-context.ts';
import { beginStack } from '../loop/awaited.ts';
import { installMessagePort } from '../ports/message-port.ts';
import type { Loop } from '../loop/loop.ts';
import { isUntransferable } from '../ports/transfer.ts';
import type { Ports } from '../ports/ports.ts';
import { reportingThrown } from '../stacks/thrown.ts';
import { installStackTraces } from '../stacks/stack-trace.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { GetPart } from './catalogue/parts.ts';

export interface GlobalScopeNeeds {
  readonly ports: Ports;
  readonly loop: Loop;
  readonly part: GetPart;
  /** How far the process's clock is ahead of the browser's, in milliseconds. */
  readonly clockAhead: number;
  readonly process: Process;
  readonly catalogue: Catalogue;
  readonly messaging: MessagingGlobals;
  /** Keeps the thread alive until a promise settles. */
  readonly hold: <T>(promise: Promise<T>) => Promise<T>;
  /** Whether the modules are there under their names, as in the text of `node -e`. */
  readonly hasModules: boolean;
  readonly exposesGc: boolean;
  readonly waiting: WaitListener;
}

/** Puts Node's globals in the browser's place; gives those that the kernel's parts are to use. */
export function installGlobals(needs: GlobalScopeNeeds): Readonly<Record<string, unknown>> {
  const { loop, ports, part, process, catalogue, messaging, hasModules, exposesGc, hold } = needs;
  installStackTraces(() => loop.isTicking);
  mendFunctionText();
  if (callbacks.teller) tellReactions(queueReaction);
  hideBrowserGlobals();
  exposeGlobals(messaging.classes, false);
  installEventTarget();
  mendEventTime(needs.clockAhead);
  installMessagePort(ports);
  mendBlobs();
  guardDetaching(isUntransferable);
  holdPending(hold);
  mendWebCrypto(() => webCryptoOf(catalogue.get('crypto')));
  mendMessageEvent();
  mendUrls();
  installObjectUrls(URL);
  mendTextDecoder();
  watchSettled();
  const { setTimeout, setInterval, setImmediate, ...timers } = catalogue.get('timers');
  mendAborting((job, delay) => {
    setTimeout(job, delay).unref();
  });
  const { clearTimeout, clearInterval, clearImmediate } = timers;
  exposeGlobals({ setTimeout, setInterval, setImmediate }, true);
  exposeGlobals({ clearTimeout, clearInterval, clearImmediate, global: globalThis }, true);
  const { Navigator, navigator } = createNavigator(() => messaging.locks);
  const { crypto } = globalThis;
  exposeGlobals({ console: catalogue.get('console'), Navigator }, false);
  exposeGetter('navigator', () => navigator);
  exposeGetter('crypto', () => crypto);
  exposeGlobals({ ...createBase64(), fetch }, true);
  exposeLazily('process', () => process);
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
  exposePerformance(catalogue);
  exposeAtomics(needs.waiting);
  if (hasModules) exposeModules(catalogue);
  if (exposesGc) exposeCollecting();
  // Printing tells proxies from what they stand for, if it sees them made.
  exposeProxy(() => part('inspecting').KnownProxy as ProxyConstructor);
  exposeLazily('Buffer', () => catalogue.get('buffer').Buffer);
  return held;
}

const performanceClasses = [
  ...(['Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure'] as const),
  ...(['PerformanceObserver', 'PerformanceObserverEntryList'] as const),
  ...(['PerformanceResourceTiming'] as const),
];

/** The kernel keeps the browser's own. */
function exposePerformance({ get }: Catalogue): void {
  exposeGetter('performance', () => get('perf_hooks').performance, true);
  for (const name of performanceClasses) exposeLazily(name, () => get('perf_hooks')[name]);
}

function exposeModules({ find }: Catalogue): void {
  for (const name of nodeModules) {
    if (!/^_|\//u.test(name) && !(name in globalThis)) exposeLazily(name, () => find(name));
  }
}

function queueReaction(by: ReadonlySet<string>) {
  const told = callbacks.teller?.queued('microtasks', by);
  if (!told) return undefined;
  return {
    begin: () => callbacks.teller?.called(told),
    end: () => callbacks.teller?.returned(told),
  };
}

/** The browser's own, which would refuse in other words. */
function checkedMicrotask(callback: () => void): void {
  checkFunction(callback, 'callback');
  const job = telling('microtasks', 'queueMicrotask', bindJob('Microtask', callback));
  queueMicrotask(
    reportingThrown(() => {
      beginStack(rootContext);
      job();
    }),
  );
}
Object.defineProperty(checkedMicrotask, 'name', { value: 'queueMicrotask' });
