// What a `Worker` tells of its thread: processor time, as far as a browser can, and more by name.
import { invalidArgType, nodeError, outOfRange, unavailable } from '../../errors/node-error.ts';
import type { LoopTime } from '../../loop/gauge.ts';

/** In microseconds. */
interface ProcessorTime {
  readonly user: number;
  readonly system: number;
}

function checkTime(value: unknown, name: string): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (value >= 0 && value <= Number.MAX_SAFE_INTEGER) return value;
  throw outOfRange(name, `>= 0 && <= ${String(Number.MAX_SAFE_INTEGER)}`, value);
}

function checkPrevious(previous: unknown): ProcessorTime {
  if (typeof previous !== 'object') throw invalidArgType('prev', 'of type object', previous);
  const { user, system } = previous as Partial<Record<keyof ProcessorTime, unknown>>;
  return { user: checkTime(user, 'prev.user'), system: checkTime(system, 'prev.system') };
}

function notRunning(): Error {
  return nodeError(Error, 'ERR_WORKER_NOT_RUNNING', 'Worker instance not running');
}

/** The time that a thread's loop was not idle, in all or since a measurement: none other can be known. */
export function cpuUsage(time: LoopTime | undefined, previous: unknown): Promise<ProcessorTime> {
  const since = previous ? checkPrevious(previous) : { user: 0, system: 0 };
  if (!time) return Promise.reject(notRunning());
  const user = Math.round(time.active * 1000) - since.user;
  return Promise.resolve({ user, system: -since.system });
}

/** What only the browser could tell: fails by its name, and other than that as in Node. */
export function noMeasure(name: string, isRunning: boolean, options: unknown): Promise<never> {
  if (options !== undefined) {
    if (typeof options !== 'object' || options === null || Array.isArray(options))
      throw invalidArgType('options', 'of type object', options);
    for (const [option, value] of Object.entries(options))
      if (option.startsWith('expose') && typeof value !== 'boolean')
        throw invalidArgType(`options.${option}`, 'of type boolean', value);
  }
  return Promise.reject(isRunning ? unavailable(`worker.${name}`) : notRunning());
}
