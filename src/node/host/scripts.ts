// The kernel's scripts in the frame: how threads start, and where they find their parts.
import { DataWorker } from './data-worker.ts';
import type { ThreadScripts } from '../wire/thread-scripts.ts';
import type { WorkerMaker } from './workers.ts';

/** Takes the threads' bundles, and the way that this browser leaves open. */
export function createWorkerMaker({ main, parts }: ThreadScripts): WorkerMaker {
  // Not by trying: the news of a worker that does not start comes late, and every first Run would wait.
  const isWebKit = navigator.vendor === 'Apple Computer, Inc.';
  return isWebKit && crossOriginIsolated ? byName(main, parts) : byUrl(main, parts);
}

type Parts = ThreadScripts['parts'];

/** Each script has a URL for good. */
function byUrl(main: Blob, scripts: Parts): WorkerMaker {
  const url = URL.createObjectURL(main);
  return withParts(scripts, {
    addPart: (_name, script) => URL.createObjectURL(script),
    createWorker: () => new Worker(url),
  });
}

/** The frame makes a URL for each use. */
function byName(main: Blob, scripts: Parts): WorkerMaker {
  const kernel = new Map([['main', main]]);
  return withParts(scripts, {
    addPart(name, script) {
      kernel.set(name, script);
      return name;
    },
    createWorker: () => new DataWorker(kernel),
  });
}

function withParts(
  scripts: Parts,
  { addPart, createWorker }: Omit<WorkerMaker, 'parts'>,
): WorkerMaker {
  const parts: Record<string, string> = {};
  const add: WorkerMaker['addPart'] = (name, script) => (parts[name] = addPart(name, script));
  for (const [name, script] of Object.entries(scripts)) add(name, script);
  return { parts, addPart: add, createWorker };
}
