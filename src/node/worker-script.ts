// A thread's first script: a classic worker that waits for its orders, then becomes a Node thread.
import { Backlog, weigh } from './wire/backlog.ts';
import { runCommand } from './commands/run.ts';
import { readNodeCommand } from './thread/command-line.ts';
import type { ScriptRequest, ThreadOrder, ThreadReport } from './wire/host.ts';
import type { Packet } from './wire/link.ts';
import type { CommandLine } from './wire/page.ts';
import { frameDoor, ownDoor } from './loader/run-script.ts';
import { pullFromHost } from './thread/standard-input.ts';
import { inputPiece } from './system/limits.ts';
import { createGetPart } from './thread/catalogue/parts.ts';
import { runThread } from './thread/run-thread.ts';
import { holdGlobals } from './globals/held-globals.ts';
import type { Realm } from './context/realm.ts';
import { nodeVersion } from './system/version.ts';

/** What a dedicated worker's scope has and the types for pages do not. */
interface WorkerScope {
  readonly location: { readonly protocol: string };
  postMessage(message: ThreadReport | ScriptRequest, transfer?: Transferable[]): void;
  importScripts(url: string): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ThreadOrder>) => void): void;
}

type StartOrder = Extract<ThreadOrder, { kind: 'start' }>;

const scope = globalThis as unknown as WorkerScope;
// Bound now: before the program begins they are taken out of its sight.
const postMessage = scope.postMessage.bind(scope);
const importScripts = scope.importScripts.bind(scope);
const listen = scope.addEventListener.bind(scope);

let backlog = new Backlog(undefined);

const listeners: ((order: ThreadOrder) => void)[] = [];
/** Orders that have come before the thread was put together. */
let early: ThreadOrder[] | undefined;

function hear(order: ThreadOrder): void {
  if (early) early.push(order);
  else for (const each of [...listeners]) each(order);
}

listen('message', ({ data }) => {
  hear(data);
});

let calledAt = 0;

const realm: Realm = {
  calledAt: () => calledAt,
  send(report, transfer = []) {
    postMessage(report, transfer);
    backlog.grow(weigh(report));
  },
  onOrder(listener) {
    listeners.push(listener);
  },
  ...(scope.location.protocol === 'data:'
    ? frameDoor(importScripts, postMessage)
    : ownDoor(importScripts)),
  halt() {
    // What has been posted is on its way; now nothing of the program may run any more.
    if (typeof SharedArrayBuffer === 'undefined') for (;;);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
};

/** The main thread of a process: a program of Node's, or a command that is none. */
function startMain(order: StartOrder): void {
  if (order.line.name !== 'node') {
    startCommand(order, order.line);
    return;
  }
  const node = readNodeCommand(order, nodeVersion);
  if (node.kind === 'run') runThread(node.start, undefined, realm);
  else if (node.kind === 'read') {
    readInput((program) => {
      runThread(node.start(program), undefined, realm);
    });
  } else startCommand(order, { name: 'print', args: [node.text, node.stream, String(node.code)] });
}

function startCommand(order: StartOrder, line: CommandLine): void {
  const placeOf = (name: string): string => order.process.parts[name] ?? '';
  const part = createGetPart(placeOf, realm.loadScript, () => undefined, holdGlobals);
  runCommand(order, line, realm, part('commands').commandOf);
}

/** Any other thread, of which all is told on the link to the one that created it. */
function startLinked(link: MessagePort): void {
  early = [];
  const onBoot = ({ data }: MessageEvent<Packet>): void => {
    link.removeEventListener('message', onBoot);
    if (data.kind === 'boot') runThread(data.start, link, realm);
    const orders = early ?? [];
    early = undefined;
    for (const each of orders) hear(each);
  };
  link.addEventListener('message', onBoot);
  link.start();
}

/** Calls back with all of standard input. */
function readInput(done: (text: string) => void): void {
  const pull = pullFromHost(realm);
  let all = '';
  const next = (): void => {
    pull(inputPiece, (text) => {
      if (text === null) {
        done(all);
        return;
      }
      all += text;
      next();
    });
  };
  next();
}

realm.onOrder((order) => {
  if (order.kind !== 'start' && order.kind !== 'link') return;
  calledAt = performance.now();
  backlog = new Backlog(order.backlog);
  if (order.kind === 'start') startMain(order);
  else startLinked(order.link);
});
