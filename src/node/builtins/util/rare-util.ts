// The parts of `node:util` that few programs ask for.
import type { Cloning } from '../../ports/cloning.ts';
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
  outOfRange,
} from '../../errors/node-error.ts';
import { signalNumbers } from '../../system/signals.ts';
import type { Ports } from '../../ports/ports.ts';
import { systemErrors } from '../../system/errors.ts';
import { createTransferableSignals } from '../../ports/transferable-signal.ts';
import { createGetCallSites } from './call-sites.ts';
import { diff } from './diff.ts';
import { MIMEParams, MIMEType } from './mime.ts';
import { parseArgs } from './parse-args.ts';
import type { ParseArgsConfig } from './parse-args.ts';

const byNumber = new Map<number, readonly [string, string]>(
  Object.entries(systemErrors).map(([name, [number, text]]) => [number, [name, text]]),
);

function toErrorNumber(value: unknown): number {
  if (typeof value !== 'number') throw invalidArgType('err', 'of type number', value);
  if (value >= 0 || !Number.isSafeInteger(value)) {
    throw outOfRange('err', 'a negative integer', value);
  }
  return value;
}

/** A system's error as Node itself throws it: `connect ECONNREFUSED`. */
function errnoException(number: unknown, syscall: string, original?: string): Error {
  const name = getSystemErrorName(number);
  const error = new Error(`${syscall} ${name}${original ? ` ${original}` : ''}`);
  return Object.assign(error, { errno: number, code: name, syscall });
}

/** The name of a system's error by its negative number. */
export function getSystemErrorName(number: unknown): string {
  const known = byNumber.get(toErrorNumber(number));
  return known?.[0] ?? `Unknown system error ${String(number)}`;
}

/** The text of a `.env` file as names and values. */
function parseEnv(text: unknown): Record<string, string> {
  checkString(text, 'content');
  const line =
    /^[ \t]*(?:export[ \t]+)?([^\s=#][^\s=]*)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^#\r\n]*))/gmu;
  const entries = [...text.matchAll(line)].map(([, name = '', double, single, back, bare]) => {
    const value = double?.replaceAll('\\n', '\n') ?? single ?? back ?? bare?.trim() ?? '';
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Resolves when a signal aborts, with its event if it had not yet; it keeps nothing alive. */
async function aborted(signal: unknown, resource: unknown): Promise<Event | undefined> {
  if (signal === undefined || signal === null) {
    throw invalidArgType('signal', 'an instance of AbortSignal', signal);
  }
  if (!(signal instanceof AbortSignal)) {
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'signal is not of type AbortSignal.');
  }
  if (typeof resource !== 'object' || resource === null) {
    throw invalidArgType('resource', 'of type object', resource);
  }
  if (signal.aborted) return undefined;
  return await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}

function convertProcessSignalToExitCode(signal: unknown): number {
  const number = Object.entries(signalNumbers).find(([name]) => name === signal)?.[1];
  if (number === undefined) {
    const names = Object.keys(signalNumbers).map((name) => `'${name}'`);
    throw invalidArgValue('signalCode', signal, `must be one of: ${names.join(', ')}`);
  }
  return 128 + number;
}

export interface UtilMoreNeeds {
  readonly args: () => readonly string[];
  readonly runningSites: Parameters<typeof createGetCallSites>[0];
  readonly cloning: Cloning;
  readonly ports: Ports;
}

/** What these add to the exports. `args` are the process's own arguments. */
export function createRareUtil({ args, cloning, ports, runningSites }: UtilMoreNeeds) {
  const { kind, ...signals } = createTransferableSignals(ports);
  cloning.add('AbortSignal', kind);
  return {
    ...signals,
    _errnoException: errnoException,
    _exceptionWithHostPort: (number: unknown, syscall: string, address: string, port?: number) =>
      Object.assign(
        errnoException(number, syscall, port ? `${address}:${String(port)}` : address),
        {
          address,
          ...(port && { port }),
        },
      ),
    aborted,
    convertProcessSignalToExitCode,
    diff,
    getCallSites: createGetCallSites(runningSites),
    getSystemErrorMap: () => new Map(byNumber),
    getSystemErrorMessage: (number: unknown) => byNumber.get(toErrorNumber(number))?.[1],
    getSystemErrorName,
    MIMEParams,
    MIMEType,
    parseArgs: (config?: ParseArgsConfig) => parseArgs(config, args()),
    parseEnv,
    // A stack at the signal is for a terminal, of which there is none.
    setTraceSigInt: (enable: unknown) => void enable,
  };
}
