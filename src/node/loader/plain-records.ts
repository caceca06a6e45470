// The records of modules that are no ES modules: CommonJS as an import sees it, JSON, and Node's own.
import { createRecord } from './record.ts';
import type { ModuleRecord } from './record.ts';

/** A JSON module. A text that is none throws when the module runs, and names its `path`. */
export function createJson(text: string, url: string, path: string): ModuleRecord {
  const names = new Set(['default']);
  const record = createRecord({
    url,
    kind: 'json',
    names,
    esm: undefined,
    run: () => {
      try {
        record.exports['default'] = JSON.parse(text) as unknown;
      } catch (error) {
        throw new SyntaxError(`${path}: ${(error as Error).message}`);
      }
    },
  });
  return record;
}

/** One of Node's own modules. */
export function createBuiltin(found: object, url: string): ModuleRecord {
  const names = new Set([...Object.keys(found), 'default']);
  const record = createRecord({ url, kind: 'builtin', names, esm: undefined, run: undefined });
  // Read when asked for, so that what a program replaces in a module is what it imports.
  for (const key of names) {
    Object.defineProperty(record.exports, key, {
      get: () => (key === 'default' ? found : (Reflect.get(found, key) as unknown)),
      enumerable: true,
    });
  }
  return record;
}

/** What a CommonJS module's record asks of the loader. */
interface CommonJsNeeds {
  /** The names that its text shows it to export. */
  readonly names: (path: string) => Iterable<string>;
  /** Runs it, and gives its exports. */
  readonly load: (path: string) => unknown;
}

/** A CommonJS module, which runs when its record does. */
export function createCommonJs(path: string, url: string, needs: CommonJsNeeds): ModuleRecord {
  const names = new Set([...needs.names(path), 'default', 'module.exports']);
  const record = createRecord({
    url,
    kind: 'commonjs',
    names,
    esm: undefined,
    run: () => {
      const value = needs.load(path);
      for (const name of names) {
        const whole = name === 'default' || name === 'module.exports';
        record.exports[name] = whole ? value : ownValue(value, name);
      }
    },
  });
  return record;
}

/** What a value has itself under a name; a getter that throws has nothing. Throws on null, like Node. */
function ownValue(value: unknown, name: string): unknown {
  if (!Object.hasOwn(value as object, name)) return undefined;
  try {
    return Reflect.get(value as object, name);
  } catch {
    return undefined;
  }
}
