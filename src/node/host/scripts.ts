// The kernel's scripts in the frame: how threads start, and where they find their parts.
import { DataWorker } from './data-worker.ts';
import type { PartUrls, ThreadScripts } from '../wire/thread-scripts.ts';
import type { WorkerMaker } from './workers.ts';

/** Takes the threads' bundles, and the way that this browser leaves open. */
export function createWorkerMaker({ main, parts }: ThreadScripts): WorkerMaker {
  // Not by trying: the news of a worker that does not start comes late, and every first Run would wait.
  const isWebKit = navigator.vendor === 'Apple Computer, Inc.';
  if (isWebKit && crossOriginIsolated) {
    const kernel = new Map(Object.entries({ ...parts, main }));
    return { parts: urlsOf(parts, (name) => name), createWorker: () => new DataWorker(kernel) };
  }
  const url = URL.createObjectURL(main);
  return {
    parts: urlsOf(parts, (_name, blob) => URL.createObjectURL(blob)),
    createWorker: () => new Worker(url),
  };
}

function urlsOf(
  parts: ThreadScripts['parts'],
  urlOf: (name: string, blob: Blob) => string,
): PartUrls {
  return Object.fromEntries(Object.entries(parts).map(([name, blob]) => [name, urlOf(name, blob)]));
}
