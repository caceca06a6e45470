// One thread from its start to its program: every layer made of those before it.
import { nodeModules } from '../builtins/absent/missing.ts';
import { installChannel } from '../builtins/child-process/parent-channel.ts';
import { createEnvironmentHolder } from '../builtins/process/environment-holder.ts';
import { makeWarning } from '../builtins/process/warnings.ts';
import type { HooksThreadData } from '../builtins/module/hooks-thread.ts';
import { installSignals } from '../builtins/process/signals.ts';
import { installThreadMessages } from '../builtins/worker-threads/incoming.ts';
import { createMessagingGlobals } from '../builtins/worker-threads/worker-threads.ts';
import { readNodeOptions } from '../context/node-options.ts';
import { internalPlaces } from '../stacks/internal-places.ts';
import type { Realm } from '../context/realm.ts';
import { openDisk } from '../disk/disk.ts';
import { Files } from '../disk/program-files.ts';
import { words } from '../errors/node-error.ts';
import { watchOnDemand } from '../globals/promise-watching.ts';
import { Loader } from '../loader/loader.ts';
import { workingDirectory } from '../paths/working-directory.ts';
import { reportingLater } from '../stacks/thrown.ts';
import type { Warn } from '../values/warn.ts';
import { LinkCount } from '../wire/link-count.ts';
import type { ThreadStart } from '../wire/thread-start.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { createGetPart } from './catalogue/parts.ts';
import type { Parts } from './catalogue/parts.ts';
import { runProgram } from './entry.ts';
import { installGlobals } from './global-scope.ts';
import { createGround } from './ground.ts';
import type { Ground } from './ground.ts';
import { findPart } from './find-part.ts';
import { createLate } from './late.ts';
import type { Late } from './late.ts';
import { createOwnProcess } from './own-process.ts';
import type { Upper } from './upper.ts';

/** Runs a thread. Its program begins in the loop's first turn. `link` leads to its creator, if any. */
export function runThread(start: ThreadStart, link: MessagePort | undefined, realm: Realm): void {
  const upper = createLate<Upper>();
  const ground = createGround(start, link, realm, upper);
  const made = putTogether(start, ground, realm, upper);
  upper.set(made);
  if (link) openLink(start, link, ground);
  begin(start, ground, realm, made);
}

/** Makes the upper layers, and the global scope of them. */
function putTogether(start: ThreadStart, ground: Ground, realm: Realm, upper: Late<Upper>) {
  const { process: facts, entry, inherited } = start;
  const { thread, outlets } = ground;
  const part = createGetPart(
    (name) => facts.parts[name] ?? findPart(thread, name),
    realm.loadScript,
    (name) => upper.get().catalogue.find(name),
    () => upper.get().held,
  );
  const inspecting = (): Parts['inspecting'] => part('inspecting');
  const options = readNodeOptions(start.execArgv, facts.env);
  const disk = openDisk(facts.disk, facts.pid);
  const files = new Files(disk);
  const environment = createEnvironmentHolder(facts.env, inherited?.environmentBuffer);
  const { halt } = realm;
  const own = createOwnProcess({
    start,
    ground,
    halt,
    options,
    environment,
    files,
    inspecting,
    rare: () => part('utilities'),
    upper,
  });
  const { process, ending, errors } = own;
  const onFail = (error: unknown): void => {
    const noError = error instanceof Error ? undefined : internalPlaces.entry;
    ending.onUncaught(error, errors.thrownAt(error) ?? noError);
  };
  const warn: Warn = (message, type, code) => {
    process.emitWarning(message, type, code);
  };
  // At once, for a process that may end with what comes next.
  const warnNow: Warn = (message, type, code) => {
    process.emit('warning', makeWarning(message, type, code));
  };
  const hold = <T>(promise: Promise<T>): Promise<T> => thread.loop.hold(promise);
  const messaging = createMessagingGlobals(thread, () =>
    part('utilities').createLocking(thread, upper.get().catalogue.publish),
  );
  const catalogue = createCatalogue({
    thread,
    part,
    process,
    outlets,
    messaging,
    shareEnvironment: () => environment.share(),
    disk,
    files,
    loader: () => upper.get().loader,
    failInHook: ending.failInHook,
  });
  const tellDependency = facts.env['WATCH_REPORT_DEPENDENCIES']
    ? dependencyTeller(process)
    : undefined;
  const loader = new Loader({
    files,
    native: { ...realm, placeOf: errors.placeOf },
    rewriting: () => part('rewriting'),
    lexing: () => part('lexing'),
    rewritten: inherited?.rewritten ?? new Map(),
    conditions: options.conditions,
    keepsLinks: { modules: options.preserveSymlinks, main: options.preserveSymlinksMain },
    onParent: options.pendingDeprecation ? tellOfParent(process) : undefined,
    builtin: catalogue.find,
    isBuiltin: (name) => nodeModules.has(name),
    hold,
    // What cannot be read is for `fs` to complain of.
    read(path) {
      tellDependency?.(path);
      return files.read(path) ?? catalogue.get('fs').readFileSync(path, 'utf8');
    },
    process: () => process,
    warn,
    warnNow,
    requireEsm: { allowed: options.requireModule, trace: options.traceRequireModule },
    lacksMetaResolve: entry.kind === 'hooks',
    onFail,
  });
  workingDirectory.path = facts.cwd;
  words.inspect = (value) => inspecting().inspect(value);
  const hasModules = entry.kind === 'text' && entry.name === undefined && !inherited;
  const { loop, ports, states, processClock } = thread;
  const held = installGlobals({
    loop,
    ports,
    part,
    clockAhead: processClock.ahead,
    process,
    catalogue,
    messaging,
    hasModules,
    exposesGc: options.exposesGc,
    waiting: {
      onBlock: (most) => states.block('Atomics.wait', most),
      onGoOn: () => {
        states.unblock();
      },
    },
    hold,
  });
  return { ...own, options, catalogue, loader, part, held, onFail, warn, warnNow };
}

/** From now on the thread hears what its creator sends it. */
function openLink(start: ThreadStart, link: MessagePort, { thread, hearInput }: Ground): void {
  const { parent, inherited } = start;
  const linkCount = new LinkCount(inherited?.linkCount);
  thread.ports.receive(inherited?.ports ?? []);
  thread.ports.link(link, {
    thread: parent,
    onPacket: (packet) => {
      if (packet.kind === 'input') hearInput(packet.text);
    },
    onSent: () => {
      linkCount.grow();
    },
  });
}

/** Listens to all others that have something to say to the thread, and has its program run. */
function begin(
  start: ThreadStart,
  { thread }: Ground,
  realm: Realm,
  {
    process,
    printWarnings,
    options,
    catalogue,
    loader,
    part,
    onFail,
    warn,
    warnNow,
  }: ReturnType<typeof putTogether>,
): void {
  const { loop, ports, facts, link, reporter, states, processClock } = thread;
  watchOnDemand(
    process,
    (job) => {
      loop.tick(job);
    },
    warn,
  );
  installSignals(thread, process, realm.halt);
  // Behind those of signals, as Node tells the names of its listeners.
  printWarnings();
  installThreadMessages(thread, process);
  installChannel(thread, process, start.parent, () => catalogue.get('buffer').Buffer);
  // A worker of a cluster says that it is there before its program begins.
  if (!link && facts.ipc !== undefined && facts.env['NODE_UNIQUE_ID'] !== undefined)
    catalogue.get('cluster');
  if (!start.again) reporter.started(start);
  states.begin();
  // Behind that: who hears of it may have the process ended at once.
  if (link) ports.tell(link, { kind: 'online' });
  const program = (): void => {
    if (options.sourceMaps) process.setSourceMapsEnabled(true);
    runProgram(start, {
      loader,
      options,
      serveHooks: () => {
        const threads = catalogue.get('worker_threads');
        const given = threads.workerData as HooksThreadData;
        // It is nothing for the modules of hooks to see.
        Object.assign(threads, { workerData: null, parentPort: null });
        part('modules').serveHooks({
          loader,
          given,
          // The thread that asked may end the process with the answer.
          warn: warnNow,
          onExit: (job) =>
            void process.once('exit', (code) => {
              job(Number(code));
            }),
          onIdle: (job) => void process.on('beforeExit', job),
        });
      },
      runTests: catalogue.runTests,
      register(specifiers, parent) {
        const module: object = catalogue.get('module');
        const { register } = module as { register: (specifier: string, parent: string) => void };
        warn(loaderAdvice(specifiers), 'ExperimentalWarning');
        for (const each of specifiers) register(each, parent);
      },
      warn,
      print: (value) => {
        catalogue.get('console').log(value);
      },
      onFail,
    });
  };
  processClock.milestones.bootstrapComplete = processClock.now();
  // In Node a worker's program is a listener of the port to its creator.
  loop.begin(link ? reportingLater(program) : program);
}

/** Tells whoever watches the process of each file that it loads. */
function dependencyTeller(process: Upper['process']): (path: string) => void {
  return (path) => {
    const send: unknown = Reflect.get(process, 'send');
    if (typeof send === 'function') Reflect.apply(send, process, [{ 'watch:require': [path] }]);
  };
}

function loaderAdvice(specifiers: readonly string[]): string {
  const registrations = specifiers.map((each) => {
    const text = encodeURIComponent(JSON.stringify(each)).replace(/%2[2F]/gu, decodeURIComponent);
    return `register(${text}, pathToFileURL("./"))`;
  });
  const text = `import { register } from "node:module"; import { pathToFileURL } from "node:url"; ${registrations.join('; ')};`;
  return (
    '`--experimental-loader` may be removed in the future; instead use `register()`:\n' +
    `--import 'data:text/javascript,${text}'`
  );
}

/** Tells once that `module.parent` is deprecated. */
function tellOfParent(process: Upper['process']): () => void {
  let told = false;
  return () => {
    if (told) return;
    told = true;
    const message =
      'module.parent is deprecated due to accuracy issues. Please use require.main to find program entry point instead.';
    process.emitWarning(message, 'DeprecationWarning', 'DEP0144');
  };
}
