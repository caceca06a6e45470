// A thread's first script: a classic worker that waits for its orders, then becomes a Node thread.
import type { Packet, ThreadOrder, ThreadReport } from './protocol.ts';
import { createRunScript, importText } from './run-script.ts';
import { runThread } from './run-thread.ts';
import type { Realm } from './run-thread.ts';

/** What a dedicated worker's scope has and the types for pages do not. */
interface WorkerScope {
  postMessage(message: ThreadReport, transfer: Transferable[]): void;
  importScripts(url: string): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ThreadOrder>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
// Bound now: before the program begins they are taken out of its sight.
const postMessage = scope.postMessage.bind(scope);
const importScripts = scope.importScripts.bind(scope);
const listen = scope.addEventListener.bind(scope);

const realm: Realm = {
  send(report, transfer = []) {
    postMessage(report, transfer);
  },
  onOrder(listener) {
    listen('message', ({ data }) => {
      listener(data);
    });
  },
  runScript: createRunScript(importScripts),
  loadScript: importScripts,
  importText,
  halt() {
    // What has been posted is on its way; now nothing of the program may run any more.
    if (typeof SharedArrayBuffer === 'undefined') for (;;);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
};

const noBoot = { workerData: null, environment: undefined, rewritten: new Map<never, never>() };

realm.onOrder((order) => {
  if (order.kind !== 'start') return;
  const { link } = order;
  if (!link) {
    runThread(order, noBoot, realm);
    return;
  }
  const onBoot = ({ data }: MessageEvent<Packet>): void => {
    link.removeEventListener('message', onBoot);
    if (data.kind === 'boot') runThread(order, data, realm);
  };
  link.addEventListener('message', onBoot);
  link.start();
});
