// The host's first script in the frame: the frame's document has left it the port and the threads' text.
import { serveMachine } from './host/machine.ts';
import type { ThreadScripts } from './wire/thread-scripts.ts';
import { createWorkerMaker } from './host/scripts.ts';

declare global {
  /** What the frame's inline script received from the page: see frame-document.ts. */
  var interleave: { readonly port: MessagePort; readonly thread: ThreadScripts };
}

const { port, thread } = globalThis.interleave;
serveMachine(port, createWorkerMaker(thread));
