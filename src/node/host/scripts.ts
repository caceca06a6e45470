// The kernel's scripts in the frame: how threads start, and where they find their parts.
import { DataWorker } from './data-worker.ts';
import type { ThreadScripts } from '../wire/thread-scripts.ts';
import { scriptBlob } from '../wire/script-blob.ts';

export interface HostScripts {
  /** The URLs of the parts; their names where the frame makes a URL for each use. */
  readonly parts: ThreadScripts['parts'];
  readonly createWorker: () => Worker;
}

/** Takes the texts of the threads' bundles, and the way that this browser leaves open. */
export function createHostScripts({ main, parts }: ThreadScripts): HostScripts {
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
