// The browser's `URL` as Node has it: its errors, and how it prints.
import { bare } from '../values/bare.ts';
import { defineHidden, defineListed } from '../values/define-property.ts';
import { invalidThis, invalidUrl, nodeError } from '../errors/node-error.ts';
import { urlAccessors } from './url-accessors.ts';
import { mendSearchParams } from './search-params.ts';

function missingUrl(): Error {
  return nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "url" argument must be specified');
}

/** A text made here, so that what goes wrong has the language's words and not the browser's. */
const text = (value: unknown): string => `${value as string}`;

/** Calls one of the browser's own, which refuses only an object of another class. */
function called(own: (...args: never[]) => unknown, object: unknown, ...args: unknown[]): unknown {
  try {
    return Reflect.apply(own, object, args) as unknown;
  } catch {
    throw invalidThis('URL');
  }
}

function mendAccessors(prototype: URL): void {
  for (const name of urlAccessors) {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
    if (!get) continue;
    const readable = {
      get [name](): unknown {
        return called(get, this);
      },
    };
    const writable = {
      set [name](value: unknown) {
        called(get, this);
        const given = text(value);
        try {
          set?.call(this, given);
        } catch {
          throw invalidUrl(given, undefined);
        }
      },
    };
    const accessors = {
      ...Object.getOwnPropertyDescriptor(readable, name),
      ...(set && { set: Object.getOwnPropertyDescriptor(writable, name)?.set }),
    };
    Object.defineProperty(prototype, name, accessors as PropertyDescriptor);
  }
  const { toString, toJSON } = prototype;
  const methods = {
    toString(this: unknown): unknown {
      return called(toString, this);
    },
    toJSON(this: unknown): unknown {
      return called(toJSON, this);
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    defineListed(prototype, name, value);
  }
}

/** `canParse` and `parse` ask for a URL before they look. */
function mendStatics(Native: typeof URL): void {
  for (const name of ['canParse', 'parse'] as const) {
    const own = Native[name] as ((...args: string[]) => unknown) | undefined;
    if (!own) continue;
    const statics = {
      [name](...args: unknown[]): unknown {
        if (args.length === 0) throw missingUrl();
        const texts = args.filter((each, at) => at === 0 || each !== undefined).map(text);
        return own.apply(Native, texts);
      },
    };
    Object.defineProperty(statics[name], 'length', { value: 1, configurable: true });
    defineListed(Native, name, statics[name]);
  }
}

function mendUrl(Native: typeof URL): void {
  const { prototype } = Native;
  const mended = new Proxy(
    Native,
    bare({
      construct(target, args: unknown[], newTarget) {
        if (args.length === 0) throw missingUrl();
        const [input, base] = args.map((each) => (each === undefined ? each : text(each)));
        try {
          return Reflect.construct(
            target,
            base === undefined ? [input] : [input, base],
            newTarget,
          ) as object;
        } catch {
          throw invalidUrl(String(input), base);
        }
      },
    }),
  );
  defineHidden(prototype, 'constructor', mended);
  defineHidden(globalThis, 'URL', mended);
  mendAccessors(prototype);
  mendStatics(Native);
}

/** Mends both classes of this thread, once, before its program begins. */
export function mendUrls(): void {
  mendSearchParams(URLSearchParams);
  mendUrl(URL);
}
