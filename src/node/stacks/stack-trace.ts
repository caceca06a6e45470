// Stack traces in a program's own lines and columns, without the kernel's frames.
import { headOf } from '../errors/node-error.ts';
import type { CallSite, PrepareStackTrace } from './call-site.ts';
import { installForeignStacks } from './foreign-stack.ts';
import { frameText, placeOf, ProgramSite } from './program-site.ts';
import { isForeign, sourceLine } from './script-registry.ts';
import type { Place } from './script-registry.ts';

/** The `//# sourceURL` of the kernel's bundle: how its own frames are told from a program's. */
export const kernelScript = 'node:internal';

function isKernel(site: CallSite | undefined): boolean {
  const name = site?.getScriptNameOrSourceURL();
  return typeof name === 'string' && (name.startsWith(kernelScript) || isForeign(name));
}

function isNative(site: CallSite): boolean {
  return site.getScriptNameOrSourceURL() === null && String(site).endsWith('(<anonymous>)');
}

/** The frames that are not the kernel's. */
function ownSites(sites: readonly CallSite[]): CallSite[] {
  return sites.filter((site, index) => {
    if (isKernel(site)) return false;
    // `Generator.next`, `Array.forEach`: how the kernel got into the program; what it stands in front of stays.
    return !(isNative(site) && isKernel(sites[index + 1])) || site.getFunctionName() === 'wait';
  });
}

/** Whether the kernel is running the ticks. */
let isTicking = (): boolean => false;

/** Where Node's own text, as in `system/version.ts`, runs the ticks. */
const tickFrame = 'process.processTicksAndRejections (node:internal/process/task_queues:85:11)';

/**
 * A stack as Node writes it. An error with none but kernel frames keeps one line for them all, as Node's
 * would name its internals: without any, `util.inspect` prints it otherwise.
 */
export function formatStackTrace(error: unknown, sites: readonly CallSite[]): string {
  const frames = ownSites(sites).map(frameText);
  if (frames.length === 0 && sites.length > 0) frames.push(isTicking() ? tickFrame : kernelScript);
  return [headOf(error), ...frames.map((each) => `    at ${each}`)].join('\n');
}

/** What writes the stacks now: the program may have a function of its own for it. */
let prepare: PrepareStackTrace = formatStackTrace;

/** What need not be told apart from a program's own, and is set as it is. */
const prepared = new WeakSet<PrepareStackTrace>([formatStackTrace]);

/** A program's function, which gets to see no frames but its own, in its own text. */
function forProgram(own: PrepareStackTrace): PrepareStackTrace {
  const told: PrepareStackTrace = (error, sites) =>
    Reflect.apply(own, Error, [error, ownSites(sites).map((site) => new ProgramSite(site))]);
  prepared.add(told);
  return told;
}

/**
 * Has every stack written by {@link formatStackTrace}, or by the function that the program sets as
 * `Error.prepareStackTrace`, whether or not the browser asks for one. `ticking` says whether the kernel
 * is running the ticks.
 */
export function installStackTraces(ticking: () => boolean): void {
  isTicking = ticking;
  const set = (given: unknown): void => {
    if (typeof given !== 'function') prepare = formatStackTrace;
    else {
      const own = given as PrepareStackTrace;
      prepare = prepared.has(own) ? own : forProgram(own);
    }
  };
  const accessor = { get: () => prepare, set, configurable: true, enumerable: false };
  Object.defineProperty(Error, 'prepareStackTrace', accessor);
  installForeignStacks((error, sites) => prepare(error, sites));
}

/** The frames that are running, the kernel's too, the innermost first: at most `count`. */
function allSites(count: number): readonly CallSite[] {
  const { stackTraceLimit } = Error;
  const before = prepare;
  let sites: readonly CallSite[] = [];
  try {
    Error.stackTraceLimit = count;
    prepare = (_error, given) => {
      sites = given;
      return '';
    };
    void new Error().stack;
  } finally {
    prepare = before;
    Error.stackTraceLimit = stackTraceLimit;
  }
  return sites;
}

/** The program's frames that are running, the innermost first: at most `count`. */
export function runningSites(count: number): CallSite[] {
  return ownRunning(count).map((site) => new ProgramSite(site));
}

/** The line of the program's text that is running, and where in it: from 1. */
export function runningLine(): { readonly text: string; readonly column: number } | undefined {
  const [site] = ownRunning(1);
  const place = site && placeOf(site);
  return place && { text: sourceLine(place), column: place.column };
}

/** So many frames are looked through for one of the program's: a recursion may be deep, and is the program's itself. */
const nearFrames = 50;

/** The innermost place in the program's text that is running, and the name of what is called there. */
export function runningPlace():
  { readonly place: Place; readonly called: string | undefined } | undefined {
  try {
    let called: string | undefined;
    for (const site of allSites(nearFrames)) {
      // What waits for this is not on the stack.
      if (site.isAsync()) return undefined;
      const place = placeOf(site);
      if (place) return { place, called };
      called = site.getFunctionName() ?? undefined;
    }
  } catch {
    // A program may have frozen what asks for stacks.
  }
  return undefined;
}

function ownRunning(count: number): readonly CallSite[] {
  // The kernel's own frames count, too.
  const sites = allSites(Infinity);
  const waiting = sites.findIndex((site) => site.isAsync());
  return ownSites(waiting === -1 ? sites : sites.slice(0, waiting))
    .filter((site) => site.getScriptNameOrSourceURL() !== null)
    .slice(0, count);
}

/**
 * The name of the class that made an object, as the browser knows it of what a function is called on,
 * whatever the object's prototype is now. Undefined where a browser does not tell.
 */
export function receiverName(object: object): string | undefined {
  const sites = sitesOfCall.call(object);
  return sites[1]?.getTypeName?.() ?? undefined;
}

/** {@link allSites}, with the call of this function as the second frame. */
function sitesOfCall(this: unknown): readonly CallSite[] {
  return allSites(2);
}
