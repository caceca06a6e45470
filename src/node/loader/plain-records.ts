// The records of modules that are no ES modules and none of Node's: CommonJS as an import sees it, JSON.
import { createRecord } from './record.ts';
import type { ModuleRecord } from './record.ts';

/** A JSON module; `read` gives its value when it runs. */
export function createJson(url: string, read: () => unknown): ModuleRecord {
  let value: unknown;
  const record = createRecord({
    url,
    kind: 'json',
    names: new Set(['default']),
    esm: undefined,
    run() {
      value = read();
    },
  });
  record.bind('default', () => value);
  return record;
}

/** What a CommonJS module's record asks of the loader. */
interface CommonJsNeeds {
  /** The names that its text shows it to export. */
  readonly names: Iterable<string>;
  /** Runs it, and gives its exports. */
  readonly load: () => unknown;
}

/** A CommonJS module, which runs when its record does. */
export function createCommonJs(url: string, needs: CommonJsNeeds): ModuleRecord {
  const names = new Set([...needs.names, 'default', 'module.exports']);
  const values = new Map<string, unknown>();
  const record = createRecord({
    url,
    kind: 'commonjs',
    names,
    esm: undefined,
    run() {
      const value = needs.load();
      for (const name of names) {
        const whole = name === 'default' || name === 'module.exports';
        values.set(name, whole ? value : ownValue(value, name));
      }
    },
  });
  for (const name of names) record.bind(name, () => values.get(name));
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
