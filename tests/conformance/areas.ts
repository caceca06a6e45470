// The area that a test of Node's belongs to, by its name.

const areas: readonly (readonly [RegExp, string])[] = [
  [/^test-(?:worker|atomics)/u, 'worker_threads'],
  [/^test-(?:broadcastchannel|message|messag|structuredClone)/iu, 'messaging'],
  [/^test-(?:child-process|kill)/u, 'child_process'],
  [/^test-(?:event-|events|eventtarget|abort)/u, 'events'],
  [/^test-(?:timers|next-tick|set-|microtask|queue-microtask|immediate)/u, 'timers'],
  [/^test-(?:promise|unhandled)/u, 'promises'],
  [/^test-async-/u, 'async_hooks'],
  [/^test-(?:stdin|stdout|stdio|process)/u, 'process'],
  [/^test-(?:esm|es-module|require|module)/u, 'es-module'],
  [/^test-(?:whatwg-webstreams|webstreams?|readable-from-web)/u, 'webstreams'],
  [/^test-(?:stream2?3?|readable|writable)/u, 'stream'],
  [/^test-(?:whatwg-url|url)/u, 'url'],
  [/^test-(?:performance|perf)/u, 'perf_hooks'],
  [/^test-(?:util|inspect)/u, 'util'],
];

/** The area of a test given by its path in Node's `test/` folder. */
export function areaOf(path: string): string {
  const [folder = '', ...rest] = path.split('/');
  if (folder !== 'parallel' && folder !== 'sequential') return folder;
  const name = rest.join('/');
  const found = areas.find(([pattern]) => pattern.test(name));
  return found?.[1] ?? /^test-([a-z]+)/u.exec(name)?.[1] ?? 'other';
}
