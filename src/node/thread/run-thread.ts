// One thread from its start order to its program: every part made and put together.
import type FileSystem from 'node:fs';
import { mendAborting } from '../globals/aborting.ts';
import { createAlarm } from '../loop/alarm.ts';
import { Backlog, weighText } from '../wire/backlog.ts';
import { createProcess } from '../builtins/process/process.ts';
import { createMessagingGlobals } from '../builtins/worker-threads/worker-threads.ts';
import type { Timers } from '../builtins/timers/timers.ts';
import { Carriage } from '../ports/carriage.ts';
import { createCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { createChildHost } from '../builtins/child-process/launcher.ts';
import type { FileCalls } from '../builtins/child-process/redirects.ts';
import type { StreamClasses } from '../builtins/stream/pipes.ts';
import { openDisk } from '../disk/disk.ts';
import { createEnding } from './ending.ts';
import { checkFunction, words } from '../errors/node-error.ts';
import { createEnvironmentHolder } from '../builtins/process/environment-holder.ts';
import { listenForErrors } from '../stacks/error-events.ts';
import { installEventTarget } from '../globals/event-target.ts';
import { Files } from '../disk/program-files.ts';
import {
  exposeGlobals,
  exposeLazily,
  hideBrowserGlobals,
  mendBlobs,
  mendLazily,
  nodeNavigator,
} from '../globals/scope.ts';
import { holdGlobals } from '../globals/held-globals.ts';
import { creatorPatience } from '../system/limits.ts';
import { Loop } from '../loop/loop.ts';
import { installMessagePort } from '../ports/message-port.ts';
import { nodeModules } from '../builtins/absent/missing.ts';
import { Loader } from '../loader/loader.ts';
import { createGetPart } from './parts.ts';
import type { Parts } from './parts.ts';
import { readNodeOptions } from '../context/node-options.ts';
import { Ports, sendPacket } from '../ports/ports.ts';
import type { ThreadOrder } from '../wire/host.ts';
import type { Boot } from '../wire/link.ts';
import { installChannel } from '../builtins/child-process/parent-channel.ts';
import { installSignals } from '../builtins/process/signals.ts';
import { overheard } from '../stacks/overheard.ts';
import { watchOnDemand } from '../globals/promise-watching.ts';
import { createPump } from '../loop/pump.ts';
import { createRejections } from './rejections.ts';
import { Reporter } from '../wire/reporter.ts';
import { StandardOutput } from '../wire/standard-output.ts';
import { createStandardStreams } from '../builtins/process/standard-streams.ts';
import { preload, runEntry } from './entry.ts';
import { installStackTraces } from '../stacks/stack-trace.ts';
import type { Realm } from '../context/realm.ts';
import type { ThreadContext } from '../context/thread-context.ts';
import { mendTextDecoder } from '../globals/text-decoder.ts';
import { mendUrls } from '../globals/urls.ts';
import { mendWebCrypto } from '../globals/web-crypto.ts';
import { workingDirectory } from '../paths/working-directory.ts';

type Start = Extract<ThreadOrder, { kind: 'start' }>;

/** Runs a thread. Its program begins in the loop's first turn. */
export function runThread(
  start: Start,
  boot: Boot,
  realm: Realm,
  execArgv: readonly string[] = [],
): void {
  const { process: facts, source, link, entry } = start;
  const { epoch } = facts;
  const clock = (): number => performance.timeOrigin + performance.now() - epoch;
  const reporter = new Reporter({ source, clock, send: realm.send });
  const loop = new Loop({
    createPump,
    createAlarm,
    clock: () => performance.now(),
    onSleep: () => {
      reporter.flush();
    },
    onEmpty: () => {
      ending.onEmpty();
    },
  });
  const carriage = new Carriage((module, name) => {
    void Reflect.get(builtin(module) ?? {}, name);
  });
  const ports = new Ports({
    loop,
    source,
    carriage,
    onReceived: (from) => {
      reporter.messaged('received', from);
    },
    warn: (message) => {
      process.emitWarning(message);
    },
  });
  let onLinkInput: ((text: string | null) => void) | undefined;
  const ended = new Map<number, (how: 'ended' | 'refused') => void>();
  realm.onOrder((order) => {
    if (order.kind !== 'ended' && order.kind !== 'refused') return;
    const listener = ended.get(order.threadId);
    ended.delete(order.threadId);
    if (listener) {
      loop.post(() => {
        listener(order.kind);
      });
    }
  });
  const linkBacklog = new Backlog(boot.backlog);
  const output = new StandardOutput({
    source,
    facts,
    reporter,
    handOn:
      link &&
      ((stream, text, printer) => {
        sendPacket(link, { kind: 'output', stream, text, source: printer });
        linkBacklog.grow(weighText(text), creatorPatience);
      }),
    halt: realm.halt,
  });
  const part = createGetPart(
    facts.parts,
    realm.loadScript,
    (name) => builtin(name),
    () => held,
  );
  const inspecting = (): Parts['inspecting'] => part('inspecting');
  const thread: ThreadContext = {
    facts,
    source,
    entry,
    loop,
    ports,
    carriage,
    reporter,
    clock,
    link,
    boot,
    nextThreadId: threadIds(start),
    output,
    onInput(listener) {
      if (!boot.stdin) listener(null);
      else if (link) onLinkInput = listener;
      else {
        realm.onOrder((order) => {
          if (order.kind === 'input') listener(order.text);
        });
      }
    },
    lendInput(send) {
      standard.lend(send);
    },
    onOrder: realm.onOrder,
    onEnded: (threadId, listener) => ended.set(threadId, listener),
  };

  const options = readNodeOptions(execArgv, facts.env);
  const disk = openDisk(facts.disk, facts.pid);
  const files = new Files(disk, facts.ownFiles);
  const bufferClass = (): typeof Buffer =>
    (builtin('buffer') as Pick<StreamClasses, 'Buffer'>).Buffer;
  const streams = (): StreamClasses => ({
    ...(builtin('stream') as Pick<StreamClasses, 'Readable' | 'Writable'>),
    Buffer: bufferClass(),
  });
  const standard = createStandardStreams(thread, streams);
  const environment = createEnvironmentHolder(facts.env, boot.environmentBuffer);
  const ending = createEnding({
    thread,
    inspecting,
    process: () => process,
    captured: () => captured(),
    unsettledAwait: () => loader.unsettledAwait,
    halt: realm.halt,
  });
  const errors = listenForErrors({
    ...createRejections({
      loop,
      process: () => process,
      mode: options.unhandledRejections,
      onUncaught: (error, thrownAt) => {
        ending.onUncaught(error, thrownAt, 'unhandledRejection');
      },
    }),
    onUncaught: ending.onUncaught,
  });
  function printWarning(text: string): void {
    const path = options.redirectWarnings;
    if (path) (builtin('fs') as typeof FileSystem).appendFileSync(path, text);
    else standard.outlets.stderr.write(text);
  }
  const { process, captured } = createProcess({
    thread,
    inspecting,
    script: entry.kind === 'file' ? entry.path : undefined,
    execArgv,
    options,
    environment: () => environment.store,
    streams: standard.streams,
    printWarning,
    isFolder: (path) => files.isFolder(path),
    exit: (code) => {
      ending.exit(code);
    },
    finish: ending.finish,
    onUncaught: (error) => ending.onUncaught(error, errors.thrownAt(error)),
  });
  const children = createChildHost(thread, files, streams, () => builtin('fs') as FileCalls);
  const messaging = createMessagingGlobals(thread);
  const builtin: Catalogue = createCatalogue({
    thread,
    part,
    process,
    outlets: standard.outlets,
    messaging: messaging.classes,
    shareEnvironment: () => environment.share(),
    streams,
    children,
    disk,
    loader: () => loader,
  });
  const loader: Loader = new Loader({
    files,
    native: { ...realm, placeOf: errors.placeOf },
    rewriting: () => part('rewriting'),
    rewritten: boot.rewritten,
    conditions: options.conditions,
    builtin,
    isBuiltin: (name) => nodeModules.has(name),
    hold: (promise) => loop.hold(promise),
  });

  workingDirectory.path = facts.cwd;
  installEventTarget();
  installMessagePort(ports);
  installStackTraces();
  hideBrowserGlobals();
  mendBlobs();
  mendWebCrypto();
  mendUrls();
  mendTextDecoder();
  words.inspect = (value) => inspecting().inspect(value);
  const timers = builtin('timers') as Timers;
  const { setTimeout, setInterval, setImmediate } = timers;
  mendAborting((job, delay) => {
    setTimeout(job, delay).unref();
  });
  const { clearTimeout, clearInterval, clearImmediate } = timers;
  exposeGlobals({ setTimeout, setInterval, setImmediate }, true);
  exposeGlobals({ clearTimeout, clearInterval, clearImmediate, global: globalThis }, true);
  exposeGlobals({ console: builtin('console'), navigator: nodeNavigator() }, false);
  exposeLazily('process', () => process);
  exposeGlobals(messaging.classes, false);
  exposeGlobals(
    { queueMicrotask: checkedMicrotask, structuredClone: messaging.structuredClone },
    true,
  );
  mendLazily(['ReadableStream', 'WritableStream', 'TransformStream'], () => {
    part('webstreams').installWebStreams();
  });
  const held = holdGlobals();
  if (entry.kind === 'text' && !link) exposeModules(builtin);
  exposeLazily('Buffer', bufferClass);
  if (link) {
    ports.link(link, {
      onPacket: (packet) => {
        if (packet.kind === 'input') onLinkInput?.(packet.text);
      },
      onSent: () => {
        if (start.parent) reporter.messaged('sent', start.parent);
      },
    });
    sendPacket(link, { kind: 'online' });
  }
  watchOnDemand(
    process,
    (job) => {
      loop.tick(job);
    },
    (message, type, code) => {
      process.emitWarning(message, type, code);
    },
  );
  installSignals(thread, process, realm.halt);
  installChannel(thread, process, start.parent, bufferClass);
  // A worker of a cluster says that it is there before its program begins.
  if (!link && facts.ipc !== undefined && facts.env['NODE_UNIQUE_ID'] !== undefined)
    builtin('cluster');
  if (!start.again) reporter.started(start.parent);
  const onFail = (error: unknown): void => {
    ending.onUncaught(error, errors.thrownAt(error));
  };
  const run = (): void => {
    runEntry(loader, start, print, onFail);
  };
  const print = (value: unknown): void => {
    (builtin('console') as Console).log(value);
  };
  loop.tick(() => {
    preload(loader, options, run, onFail);
  });
}

/** In the text of `node -e` the modules are there without being asked for. */
function exposeModules(builtin: Catalogue): void {
  for (const name of nodeModules) {
    if (!name.includes('/') && !(name in globalThis)) exposeLazily(name, () => builtin(name));
  }
}

/** The browser's own, which would refuse in other words. */
function checkedMicrotask(callback: () => void): void {
  checkFunction(callback, 'callback');
  queueMicrotask(overheard(callback));
}
Object.defineProperty(checkedMicrotask, 'name', { value: 'queueMicrotask' });

/** Thread ids count up through the whole process, which only shared memory can see to. */
function threadIds(start: Start): () => number {
  const { lastThreadId } = start.process;
  if (lastThreadId) return () => Atomics.add(lastThreadId, 0, 1) + 1;
  // Without it the ids of nested threads are unique, if not in order.
  let created = 0;
  return () => {
    created += 1;
    return start.source.threadId * 1000 + created;
  };
}
