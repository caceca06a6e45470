// One thread from its start order to its program: every part made and put together.
import { createAlarm } from './alarm.ts';
import { createProcess } from './builtins/process.ts';
import type { Process } from './builtins/process.ts';
import type { Timers } from './builtins/timers.ts';
import { createCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { createChildHost } from './child-host.ts';
import type { StreamClasses } from './child-streams.ts';
import { openDisk } from './disk/disk.ts';
import { createEnding } from './ending.ts';
import { listenForErrors } from './error-events.ts';
import { Files } from './files.ts';
import { exposeGlobals, exposeLazily, hideBrowserGlobals, nodeNavigator } from './globals.ts';
import { Loop } from './loop.ts';
import { installMessagePort } from './message-port.ts';
import { nodeModules } from './missing.ts';
import { Loader } from './modules/loader.ts';
import type { RunScript } from './modules/evaluate-script.ts';
import { createGetPart } from './parts.ts';
import { Ports, sendPacket } from './ports.ts';
import type { ThreadOrder, ThreadReport } from './protocol.ts';
import { installChannel } from './process-channel.ts';
import { installSignals } from './process-signals.ts';
import { createPump } from './pump.ts';
import { Reporter } from './reporter.ts';
import { installStackTraces } from './stack-trace.ts';
import type { Boot, ThreadContext } from './thread-context.ts';
import { mendWebCrypto } from './web-crypto.ts';
import { workingDirectory } from './working-directory.ts';

/** What the browser lends to the kernel; programs do not get to see it. */
export interface Realm {
  readonly send: (report: ThreadReport, transfer?: Transferable[]) => void;
  /** Calls back once per order of the host's. */
  readonly onOrder: (listener: (order: ThreadOrder) => void) => void;
  readonly runScript: RunScript;
  /** Runs a script of the kernel's own by its URL, at once. */
  readonly loadScript: (url: string) => void;
  readonly importText: ((text: string) => Promise<unknown>) | undefined;
  /** Does not return. */
  readonly halt: () => void;
}

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
  const ports = new Ports({
    loop,
    source,
    onReceived: (from) => {
      reporter.messaged('received', from);
    },
  });
  const ended = new Map<number, () => void>();
  realm.onOrder((order) => {
    if (order.kind !== 'ended') return;
    const listener = ended.get(order.threadId);
    ended.delete(order.threadId);
    if (listener) loop.post(listener);
  });
  const part = createGetPart(facts.parts, realm.loadScript, (name) => builtin(name));
  const thread: ThreadContext = {
    facts,
    source,
    entry,
    loop,
    ports,
    reporter,
    clock,
    link,
    boot,
    part,
    nextThreadId: threadIds(start),
    // Node's worker has no output of its own: it hands what it prints to its creator, whose loop
    // prints it when it turns. A creator that blocks holds its workers' lines back, here as there.
    print(stream, text, printer = source) {
      if (link) sendPacket(link, { kind: 'output', stream, text, source: printer });
      else if (facts.outlets[stream] === 'run') reporter.printed(stream, text, printer);
      else if (facts.outlets[stream] === 'pipe') reporter.send({ kind: 'output', stream, text });
    },
    onOrder: realm.onOrder,
    onEnded: (threadId, listener) => ended.set(threadId, listener),
  };

  const ending = createEnding({
    thread,
    process: () => process,
    unsettledAwait: () => loader.unsettledAwait,
    halt: realm.halt,
  });
  const errors = listenForErrors({
    ...ending,
    onHandled: (promise) => process.emit('rejectionHandled', promise),
  });
  const process: Process = createProcess({
    thread,
    script: entry.kind === 'file' ? entry.path : undefined,
    execArgv,
    exit: (code) => {
      ending.exit(code);
    },
  });
  const disk = openDisk(facts.disk, facts.pid);
  const files = new Files(disk, facts.ownFiles);
  const children = createChildHost(thread, files, () => ({
    ...(builtin('stream') as Pick<StreamClasses, 'Readable' | 'Writable'>),
    ...(builtin('buffer') as Pick<StreamClasses, 'Buffer'>),
  }));
  const builtin: Catalogue = createCatalogue({
    thread,
    process,
    children,
    disk,
    loader: () => loader,
  });
  const loader: Loader = new Loader({
    files,
    native: { ...realm, placeOf: errors.placeOf },
    rewriting: () => part('rewriting'),
    rewritten: boot.rewritten,
    builtin,
    isBuiltin: (name) => nodeModules.has(name),
    hold: (promise) => loop.hold(promise),
  });

  workingDirectory.path = facts.cwd;
  installMessagePort(ports);
  installStackTraces();
  hideBrowserGlobals();
  mendWebCrypto();
  const timers = builtin('timers') as Timers;
  const { setTimeout, setInterval, setImmediate } = timers;
  const { clearTimeout, clearInterval, clearImmediate } = timers;
  exposeGlobals({ setTimeout, setInterval, setImmediate }, true);
  exposeGlobals({ clearTimeout, clearInterval, clearImmediate, global: globalThis }, true);
  exposeGlobals({ process, console: builtin('console'), navigator: nodeNavigator() }, false);
  exposeLazily('Buffer', () => (builtin('buffer') as { Buffer: unknown }).Buffer);
  if (link) {
    ports.link(link, {
      onPacket: () => undefined,
      onSent: () => {
        if (start.parent) reporter.messaged('sent', start.parent);
      },
    });
    sendPacket(link, { kind: 'online' });
  }
  installSignals(thread, process, realm.halt);
  installChannel(thread, process, start.parent);
  if (!start.again) reporter.started(start.parent);
  loop.tick(() => {
    runEntry(loader, start, (error) => {
      ending.onUncaught(error, errors.thrownAt(error));
    });
  });
}

function runEntry(
  loader: Loader,
  { entry, process, source }: Start,
  onFail: (error: unknown) => void,
): void {
  if (entry.kind === 'text') {
    loader.commonJs.runText(
      entry.text,
      source.threadId === 0 ? '[eval]' : '[worker eval]',
      process.cwd,
    );
  } else if (entry.kind === 'command') {
    // A command is not a program of Node's: thread.ts runs it.
    throw new TypeError(`not a program: ${entry.name}`);
  } else if (loader.isCommonJs(entry.path)) {
    loader.commonJs.runMain(entry.path);
  } else {
    // In a microtask, as in Node: an ES module's ticks wait until its promises are through.
    Promise.resolve(entry.path)
      .then((path) => loader.runMain(path))
      .catch(onFail);
  }
}

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
