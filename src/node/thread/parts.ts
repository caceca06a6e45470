// The parts of the kernel that most threads never need: scripts of their own, run when first asked for.
import type * as asserting from '../parts/asserting.ts';
import type * as buffer from '../parts/buffer.ts';
import type * as cluster from '../parts/cluster.ts';
import type * as files from '../parts/files.ts';
import type * as hashes from '../parts/hashes.ts';
import type * as inspecting from '../parts/inspecting.ts';
import type * as measuring from '../parts/measuring.ts';
import type * as readline from '../parts/readline.ts';
import type * as rewriting from '../parts/rewriting.ts';
import type * as streams from '../parts/streams.ts';
import type * as utilities from '../parts/utilities.ts';
import type * as webstreams from '../parts/webstreams.ts';
import { hook } from '../loader/evaluate-script.ts';

/** The parts by name, each with the exports of `parts/<name>.ts`. */
export interface Parts {
  readonly asserting: typeof asserting;
  readonly buffer: typeof buffer;
  readonly cluster: typeof cluster;
  readonly files: typeof files;
  readonly hashes: typeof hashes;
  readonly inspecting: typeof inspecting;
  readonly measuring: typeof measuring;
  readonly readline: typeof readline;
  readonly rewriting: typeof rewriting;
  readonly streams: typeof streams;
  readonly utilities: typeof utilities;
  readonly webstreams: typeof webstreams;
}

export type PartName = keyof Parts;

/** Gives a part's exports; loads it, at once, the first time. */
export type GetPart = <Name extends PartName>(name: Name) => Parts[Name];

/** What every part's script is wrapped in: see bundle-text-plugin.ts. */
type Wrapped = (require: (name: string) => unknown, module: { exports: object }) => void;

/**
 * Makes the getter of one thread. `urls` are those of the parts' scripts, `load` runs a script by its
 * URL at once, and `builtin` gives the built-in modules that the libraries in the parts ask for.
 */
export function createGetPart(
  urls: Readonly<Record<PartName, string>>,
  load: (url: string) => void,
  builtin: (name: string) => object | undefined,
): GetPart {
  const loaded: Partial<Record<PartName, object>> = {};
  return (name) => {
    const exports = loaded[name] ?? run(name);
    loaded[name] = exports;
    return exports as Parts[typeof name];
  };

  function run(name: PartName): object {
    const scope = globalThis as Record<string, unknown>;
    let wrapped: Wrapped | undefined;
    // A program's own module may be on its way through the same door.
    const before = scope[hook];
    scope[hook] = (given: Wrapped) => {
      wrapped = given;
    };
    load(urls[name]);
    if (before === undefined) Reflect.deleteProperty(scope, hook);
    else scope[hook] = before;
    const module = { exports: {} };
    // The libraries say `events/` to mean the package and not Node's own: here they get the latter.
    wrapped?.((each) => builtin(each.replace(/\/$/u, '')), module);
    return module.exports;
  }
}
