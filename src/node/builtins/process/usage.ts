// What `process` knows of time and memory, as far as a browser tells.
import { invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';

/** Milliseconds since the run began. */
type Clock = () => number;

/** `process.hrtime`, with its `bigint`. */
export function createHrtime(clock: Clock) {
  function hrtime(since?: readonly [number, number]): [number, number] {
    const now = clock() / 1000;
    const seconds = Math.floor(now);
    const nanoseconds = Math.round((now - seconds) * 1e9);
    if (since === undefined) return [seconds, nanoseconds];
    if (!Array.isArray(since)) throw invalidArgType('time', 'an instance of Array', since);
    if (since.length !== 2) throw outOfRange('time', '2', since.length);
    const borrow = nanoseconds < since[1] ? 1 : 0;
    return [seconds - since[0] - borrow, nanoseconds - since[1] + borrow * 1e9];
  }
  return Object.assign(hrtime, { bigint: (): bigint => BigInt(Math.round(clock() * 1e6)) });
}

function memory() {
  // Only Chromium tells, and only of the heap.
  const { memory: heap } = performance as {
    memory?: { totalJSHeapSize: number; usedJSHeapSize: number };
  };
  const heapTotal = heap?.totalJSHeapSize ?? 0;
  const heapUsed = heap?.usedJSHeapSize ?? 0;
  return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
}

function checkPrevious(value: unknown, name: string): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (value < 0 || value > Number.MAX_SAFE_INTEGER) {
    const message = `The property '${name}' is invalid. Received ${String(value)}`;
    throw nodeError(RangeError, 'ERR_INVALID_ARG_VALUE', message);
  }
  return value;
}

/** The functions of `process` that measure. A browser tells no processor time: it is the run's own. */
export function createUsage(clock: Clock) {
  function cpuUsage(previous?: { readonly user: number; readonly system: number }) {
    const now = { user: Math.round(clock() * 1000), system: 0 };
    if (!previous) return now;
    if (typeof previous !== 'object') throw invalidArgType('prevValue', 'of type object', previous);
    const user = checkPrevious(previous.user, 'prevValue.user');
    const system = checkPrevious(previous.system, 'prevValue.system');
    return { user: now.user - user, system: now.system - system };
  }

  return {
    hrtime: createHrtime(clock),
    uptime: () => clock() / 1000,
    memoryUsage: Object.assign(() => memory(), { rss: () => memory().rss }),
    cpuUsage,
    // What Linux says where nothing sets a limit.
    constrainedMemory: () => 2 ** 64,
    availableMemory: () => memory().heapTotal - memory().heapUsed,
    resourceUsage: () => ({
      userCPUTime: cpuUsage().user,
      systemCPUTime: 0,
      maxRSS: Math.ceil(memory().rss / 1024),
      sharedMemorySize: 0,
      unsharedDataSize: 0,
      unsharedStackSize: 0,
      minorPageFault: 0,
      majorPageFault: 0,
      swappedOut: 0,
      fsRead: 0,
      fsWrite: 0,
      ipcSent: 0,
      ipcReceived: 0,
      signalsCount: 0,
      voluntaryContextSwitches: 0,
      involuntaryContextSwitches: 0,
    }),
  };
}
