// Stack traces in a program's own lines and columns, without the kernel's frames.
import { installForeignStacks } from './foreign-stack.ts';
import { isForeign, locate } from './script-registry.ts';

/** The `//# sourceURL` of the kernel's bundle: how its own frames are told from a program's. */
export const kernelScript = 'node:internal';

/** The part of V8's call site that is used here. */
export interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

function isKernel(site: CallSite | undefined): boolean {
  const name = site?.getScriptNameOrSourceURL();
  return typeof name === 'string' && (name.startsWith(kernelScript) || isForeign(name));
}

function isNative(site: CallSite): boolean {
  return site.getScriptNameOrSourceURL() === null && String(site).endsWith('(<anonymous>)');
}

function frame(site: CallSite): string {
  const text = String(site);
  const name = site.getScriptNameOrSourceURL();
  const line = site.getLineNumber();
  const column = site.getColumnNumber();
  if (name === null || line === null || column === null) return text;
  const place = locate(name, line, column);
  if (!place) return text;
  return text.replace(
    `${name}:${String(line)}:${String(column)}`,
    `${place.script}:${String(place.line)}:${String(place.column)}`,
  );
}

/**
 * What `Error.prepareStackTrace` returns here. An error with none but kernel frames keeps one line
 * for them all, as Node's would name its internals: without any, `util.inspect` prints it otherwise.
 */
export function formatStackTrace(error: unknown, sites: readonly CallSite[]): string {
  const shown = sites.filter((site, index) => {
    if (isKernel(site)) return false;
    // `Generator.next`, `Array.forEach`: how the kernel got into the program.
    return !(isNative(site) && isKernel(sites[index + 1]));
  });
  const frames = shown.map(frame);
  if (frames.length === 0 && sites.length > 0) frames.push(kernelScript);
  const head = Error.prototype.toString.call(error);
  return [head, ...frames.map((each) => `    at ${each}`)].join('\n');
}

/** Has every stack written by {@link formatStackTrace}, as far as the browser lets it. */
export function installStackTraces(): void {
  Object.defineProperty(Error, 'prepareStackTrace', {
    value: formatStackTrace,
    configurable: true,
    writable: true,
    enumerable: false,
  });
  installForeignStacks(formatStackTrace);
}
