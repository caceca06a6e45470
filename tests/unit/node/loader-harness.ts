// A loader of the kernel's in this very Node, for files that a test writes down.
import { runInThisContext } from 'node:vm';
import { openDisk } from '../../../src/node/disk/disk.ts';
import { mountDisk } from '../../../src/node/disk/mount.ts';
import { Files } from '../../../src/node/disk/program-files.ts';
import { Loader } from '../../../src/node/loader/loader.ts';
import * as lexing from '../../../src/node/parts/lexing.ts';
import * as rewriting from '../../../src/node/parts/rewriting.ts';

/** A loader for these files, which lie in `/app`. Programs leave what they find in `out`. */
export function load(given: Readonly<Record<string, string>>): { loader: Loader; out: unknown[] } {
  const out: unknown[] = [];
  const entries = Object.entries(given).map(([name, text]) => [`/app/${name}`, text] as const);
  const files = new Files(openDisk(mountDisk(entries), 1));
  const process = { env: {}, execPath: '/usr/local/bin/node', cwd: () => '/app' };
  const loader = new Loader({
    files,
    native: {
      runScript: (text) => void runInThisContext(text),
      importText: undefined,
      placeOf: () => undefined,
    },
    rewriting: () => rewriting,
    lexing: () => lexing,
    rewritten: new Map(),
    builtin: (name) => (name === 'fake' ? { out, twice: (n: number) => 2 * n } : undefined),
    isBuiltin: (name) => name === 'fake' || name === 'http',
    hold: (promise) => promise,
    read(path) {
      const text = files.read(path);
      if (text === undefined) throw new Error(`ENOENT: ${path}`);
      return text;
    },
    process: () => process,
    warn: () => undefined,
    warnNow: () => undefined,
    onFail(error) {
      throw error;
    },
  });
  return { loader, out };
}
