// One thread from its start to its program: every layer made of those before it.
import { nodeModules } from '../builtins/absent/missing.ts';
import { installChannel } from '../builtins/child-process/parent-channel.ts';
import { createEnvironmentHolder } from '../builtins/process/environment-holder.ts';
import { installSignals } from '../builtins/process/signals.ts';
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
import { sendPacket } from '../ports/ports.ts';
import { reportingLater } from '../stacks/thrown.ts';
import type { ThreadStart } from '../wire/thread-start.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { createGetPart } from './catalogue/parts.ts';
import type { Parts } from './catalogue/parts.ts';
import { runProgram } from './entry.ts';
import { installGlobals } from './global-scope.ts';
import { createGround } from './ground.ts';
import type { Ground } from './ground.ts';
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
    facts.parts,
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
    upper,
  });
  const { process, ending, errors } = own;
  const onFail = (error: unknown): void => {
    const noError = error instanceof Error ? undefined : internalPlaces.entry;
    ending.onUncaught(error, errors.thrownAt(error) ?? noError);
  };
  const messaging = createMessagingGlobals(thread);
  const catalogue = createCatalogue({
    thread,
    part,
    process,
    outlets,
    messaging: messaging.classes,
    shareEnvironment: () => environment.share(),
    disk,
    files,
    loader: () => upper.get().loader,
  });
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
    hold: (promise) => thread.loop.hold(promise),
    // What cannot be read is for `fs` to complain of.
    read: (path) => files.read(path) ?? catalogue.get('fs').readFileSync(path, 'utf8'),
    process: () => process,
    warn: (message, type, code) => {
      process.emitWarning(message, type, code);
    },
    onFail,
  });
  workingDirectory.path = facts.cwd;
  words.inspect = (value) => inspecting().inspect(value);
  const hasModules = entry.kind === 'text' && entry.name === undefined && !inherited;
  const { ports } = thread;
  const held = installGlobals({ ports, part, process, catalogue, messaging, hasModules });
  return { ...own, options, catalogue, loader, part, held, onFail };
}

/** From now on the thread hears what its creator sends it. */
function openLink(start: ThreadStart, link: MessagePort, { thread, hearInput }: Ground): void {
  const { parent, inherited } = start;
  thread.ports.receive(inherited?.ports ?? []);
  thread.ports.link(link, {
    threadId: parent?.threadId,
    onPacket: (packet) => {
      if (packet.kind === 'input') hearInput(packet.text);
    },
    onSent: () => {
      if (parent) thread.reporter.messaged('sent', parent);
    },
  });
  sendPacket(link, { kind: 'online' });
}

/** Listens to all others that have something to say to the thread, and has its program run. */
function begin(
  start: ThreadStart,
  { thread }: Ground,
  realm: Realm,
  { process, options, catalogue, loader, part, onFail }: ReturnType<typeof putTogether>,
): void {
  const { loop, facts, link, reporter } = thread;
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
  installChannel(thread, process, start.parent, () => catalogue.get('buffer').Buffer);
  // A worker of a cluster says that it is there before its program begins.
  if (!link && facts.ipc !== undefined && facts.env['NODE_UNIQUE_ID'] !== undefined)
    catalogue.get('cluster');
  if (!start.again) reporter.started(start.parent);
  const program = (): void => {
    runProgram(start, {
      loader,
      options,
      serveHooks: () => {
        const given = catalogue.get('worker_threads').workerData as never;
        const onExit = (job: () => void): void => void process.once('exit', job);
        part('modules').serveHooks({ loader, given, onExit });
      },
      register(specifier, parent) {
        const module: object = catalogue.get('module');
        const { register } = module as { register: (specifier: string, parent: string) => void };
        register(specifier, parent);
        process.emitWarning(loaderAdvice(specifier), 'ExperimentalWarning');
      },
      print: (value) => {
        catalogue.get('console').log(value);
      },
      onFail,
    });
  };
  // In Node a worker's program is a listener of the port to its creator.
  loop.begin(link ? reportingLater(program) : program);
}

function loaderAdvice(specifier: string): string {
  const text =
    'import { register } from "node:module"; import { pathToFileURL } from "node:url"; ' +
    `register(${JSON.stringify(specifier)}, pathToFileURL("./"));`;
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
