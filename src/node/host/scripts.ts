// The kernel's scripts in the frame: how threads start, and where they find their parts.
import { DataWorker } from './data-worker.ts';
import type { ThreadScripts } from '../wire/thread-scripts.ts';
import type { WorkerMaker } from './workers.ts';
import { scriptBlob } from '../wire/script-blob.ts';

/** Takes the texts of the threads' bundles, and the way that this browser leaves open. */
export function createWorkerMaker({ main, parts }: ThreadScripts): WorkerMaker {
  // Not by trying: the news of a worker that does not start comes late, and every first Run would wait.
  const isWebKit = navigator.vendor === 'Apple Computer, Inc.';
  if (isWebKit && crossOriginIsolated) {
    const texts = Object.entries({ ...parts, main });
    const kernel = new Map(texts.map(([name, text]) => [name, scriptBlob(text)]));
    return { parts: mapped(parts, (name) => name), createWorker: () => new DataWorker(kernel) };
  }
  const url = scriptUrl(main);
  return {
    parts: mapped(parts, (_name, text) => scriptUrl(text)),
    createWorker: () => new Worker(url),
  };
}

function scriptUrl(text: string): string {
  return URL.createObjectURL(scriptBlob(text));
}

function mapped(
  parts: ThreadScripts['parts'],
  map: (name: string, text: string) => string,
): ThreadScripts['parts'] {
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, map(name, text)]));
}
