// The parts of the kernel that most threads never need: scripts of their own, run when first asked for.
import type * as partModules from './part-modules.ts';
import { lentModules } from './lent-modules.ts';
import { hook } from '../../loader/script-hook.ts';

/** The parts by name, each with the exports of `parts/<name>.ts`. */
export type Parts = typeof partModules;
export type PartName = keyof Parts;

/** Gives a part's exports; loads it, at once, the first time. */
export type GetPart = <Name extends PartName>(name: Name) => Parts[Name];

/** What every part's script is wrapped in (bundle-text-plugin.ts); it asks for what it is lent by name. */
type Wrapped = (
  require: (name: string) => unknown,
  module: { exports: object },
  held: Readonly<Record<string, unknown>>,
) => void;

/**
 * Makes the getter of one thread. `placeOf` tells where a part's script is, `load` runs it from
 * there at once, and `builtin` gives the built-in modules that the libraries in the parts ask for.
 * `held` gives the globals as they were before the program began: see held-globals.ts.
 */
export function createGetPart(
  placeOf: (name: PartName) => string,
  load: (place: string) => void,
  builtin: (name: string) => object | undefined,
  held: () => Readonly<Record<string, unknown>>,
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
    load(placeOf(name));
    if (before === undefined) Reflect.deleteProperty(scope, hook);
    else scope[hook] = before;
    const module = { exports: {} };
    // The libraries say `events/` to mean the package and not Node's own: here they get the latter.
    wrapped?.((each) => lentModules[each] ?? builtin(each.replace(/\/$/u, '')), module, held());
    return module.exports;
  }
}
