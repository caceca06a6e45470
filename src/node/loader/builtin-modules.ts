// Node's own modules as ES modules see them: as they were when first asked for, until a program syncs them.
import { unavailable } from '../errors/node-error.ts';
import { createRecord } from './record.ts';
import type { ModuleRecord } from './record.ts';

interface Taken {
  readonly found: object;
  /** The values of its names; those that are made when asked for are read from it. */
  readonly names: PropertyDescriptorMap;
  record: ModuleRecord | undefined;
}

export class BuiltinModules {
  readonly #find: (name: string) => object | undefined;
  readonly #taken = new Map<string, Taken>();

  /** `find` gives the exports of a module, or undefined where this engine has none of that name. */
  constructor(find: (name: string) => object | undefined) {
    this.#find = find;
  }

  /** The exports of a module. From now on, its imports are as it is now. */
  readonly get = (name: string): object | undefined => this.#take(name)?.found;

  /** The record of a module. Throws where there is none. */
  record(name: string): ModuleRecord {
    const taken = this.#take(name);
    if (!taken) throw unavailable(`node:${name}`);
    taken.record ??= recordOf(taken, `node:${name}`);
    return taken.record;
  }

  /** `syncBuiltinESMExports`: what programs have replaced is what they import. */
  sync(): void {
    for (const { found, names } of this.#taken.values()) {
      const now: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(found);
      for (const name of Object.keys(names)) names[name] = now[name] ?? { value: undefined };
    }
  }

  #take(name: string): Taken | undefined {
    const known = this.#taken.get(name);
    if (known) return known;
    const found = this.#find(name);
    if (!found) return undefined;
    const names: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(found);
    const taken = { found, names, record: undefined };
    this.#taken.set(name, taken);
    return taken;
  }
}

function recordOf({ found, names: taken }: Taken, url: string): ModuleRecord {
  const names = new Set(Object.keys(found).filter((name) => name !== 'default'));
  names.add('default');
  const record = createRecord({ url, kind: 'builtin', names, esm: undefined, run: undefined });
  for (const name of names) {
    record.bind(name, () => {
      if (name === 'default') return found;
      const own = taken[name];
      return own?.get ? (Reflect.get(found, name) as unknown) : (own?.value as unknown);
    });
  }
  return record;
}
