// A frame of a program's, as the program gets to see it: in its own text, under its own name.
import { defineHidden } from '../values/define-property.ts';
import { locate, originOf } from './script-registry.ts';
import type { Place } from './script-registry.ts';
import type { CallSite } from './call-site.ts';

/** The place of a frame in the program's own text, where it is there. */
export function placeOf(site: CallSite): Place | undefined {
  const name = site.getScriptNameOrSourceURL();
  const line = site.getLineNumber();
  const column = site.getColumnNumber();
  return name === null || line === null || column === null ? undefined : locate(name, line, column);
}

/**
 * A frame as a stack shows it: in the program's own lines and columns, or in those of the text that it
 * was generated from.
 */
export function frameText(site: CallSite): string {
  const place = placeOf(site);
  const text = String(site);
  if (!place) return text;
  const origin = originOf(place);
  if (origin) {
    const at = `${origin.script}:${String(origin.line)}:${String(origin.column)}`;
    const [, name = '<anonymous>'] = /^(.*) \(.*\)$/su.exec(text) ?? [];
    return `${name} (${at})`;
  }
  const raw = [site.getScriptNameOrSourceURL(), site.getLineNumber(), site.getColumnNumber()];
  return text.replace(
    raw.join(':'),
    `${place.script}:${String(place.line)}:${String(place.column)}`,
  );
}

/** What V8's call sites tell beside where they are, and what is said where a browser does not know. */
const others = {
  getEnclosingColumnNumber: null,
  getEnclosingLineNumber: null,
  getEvalOrigin: undefined,
  getFunction: undefined,
  getMethodName: null,
  getPosition: null,
  getPromiseIndex: null,
  getScriptHash: '',
  getThis: undefined,
  getTypeName: null,
  isConstructor: false,
  isEval: false,
  isNative: false,
  isPromiseAll: false,
  isToplevel: true,
} as const;

/** The call site that a program's own `Error.prepareStackTrace` is given. */
export class ProgramSite implements CallSite {
  readonly #site: CallSite;
  readonly #place: Place | undefined;

  static {
    Object.defineProperty(this, 'name', { value: 'CallSite' });
    for (const [name, unknown] of Object.entries(others)) {
      defineHidden(this.prototype, name, function (this: ProgramSite): unknown {
        const site = this.#site as unknown as Readonly<Record<string, (() => unknown) | undefined>>;
        return site[name] ? site[name]() : unknown;
      });
    }
  }

  constructor(site: CallSite) {
    this.#site = site;
    this.#place = placeOf(site);
  }

  getColumnNumber(): number | null {
    return this.#place?.column ?? this.#site.getColumnNumber();
  }

  getFileName(): string | null {
    return this.#place?.script ?? this.#site.getScriptNameOrSourceURL();
  }

  getFunctionName(): string | null {
    return this.#site.getFunctionName();
  }

  getLineNumber(): number | null {
    return this.#place?.line ?? this.#site.getLineNumber();
  }

  getScriptNameOrSourceURL(): string | null {
    return this.getFileName();
  }

  isAsync(): boolean {
    return this.#site.isAsync();
  }

  toString(): string {
    return frameText(this.#site);
  }
}
