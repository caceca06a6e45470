// `node:os`: a Linux of this project's own making, with the browser's own number of cores.
import { bare } from '../values/bare.ts';
import { home, hostname } from '../system/home.ts';
import { invalidArgType, nodeError, outOfRange } from '../errors/node-error.ts';
import { user } from '../system/user.ts';

const gibibyte = 2 ** 30;

export interface OsNeeds {
  /** `process.env` as it is now. */
  readonly env: () => Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  /** Milliseconds since the run began. */
  readonly clock: () => number;
  /** Its constants: tables that few programs ask for. */
  readonly constants: () => object;
}

/** Functions that stand for their value where a text or a number is wanted. */
const valued = [
  'arch',
  'availableParallelism',
  'endianness',
  'freemem',
  'homedir',
  'hostname',
  'machine',
  'platform',
  'release',
  'tmpdir',
  'totalmem',
  'type',
  'uptime',
  'version',
] as const;

function toPriority(value: unknown): number {
  if (typeof value !== 'number') throw invalidArgType('priority', 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange('priority', 'an integer', value);
  if (value < -20 || value > 19) throw outOfRange('priority', '>= -20 && <= 19', value);
  return value;
}

function toPid(value: unknown): number {
  if (typeof value !== 'number') throw invalidArgType('pid', 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange('pid', 'an integer', value);
  if ((value | 0) !== value) throw outOfRange('pid', '>= -2147483648 && <= 2147483647', value);
  return value;
}

/** The exports of `node:os`. */
export function createOs({ env, pid, clock, constants }: OsNeeds) {
  const cores = navigator.hardwareConcurrency;
  // Remembered, though no browser lets a worker be given another.
  const priorities = new Map<number, number>();
  const existing = (given: number, syscall: string): number => {
    if (given >= 0) return given === 0 ? pid : given;
    const message = `A system error occurred: uv_os_${syscall} returned ESRCH (no such process)`;
    const info = {
      errno: -3,
      code: 'ESRCH',
      message: 'no such process',
      syscall: `uv_os_${syscall}`,
    };
    const error = nodeError(Error, 'ERR_SYSTEM_ERROR', message, {
      info,
      errno: -3,
      syscall: info.syscall,
    });
    throw Object.defineProperty(error, 'name', { value: 'SystemError', configurable: true });
  };
  const exports = {
    arch: () => 'x64',
    availableParallelism: () => cores,
    get constants() {
      return constants();
    },
    cpus: () =>
      Array.from({ length: cores }, () => ({
        model: 'a core of the browser',
        speed: 0,
        times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
      })),
    devNull: '/dev/null',
    endianness: () => (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'LE' : 'BE'),
    freemem: () => gibibyte,
    getPriority: (given: unknown = 0) => priorities.get(existing(toPid(given), 'getpriority')) ?? 0,
    homedir: () => env()['HOME'] ?? home,
    hostname: () => hostname,
    loadavg: () => [0, 0, 0],
    machine: () => 'x86_64',
    networkInterfaces: () => ({
      lo: [
        {
          address: '127.0.0.1',
          netmask: '255.0.0.0',
          family: 'IPv4',
          mac: '00:00:00:00:00:00',
          internal: true,
          cidr: '127.0.0.1/8',
        },
      ],
    }),
    platform: () => 'linux',
    release: () => '6.0.0',
    setPriority(...given: [unknown, unknown?]): void {
      const [of, priority] = given.length === 1 ? [0, given[0]] : given;
      const [known, wanted] = [existing(toPid(of), 'setpriority'), toPriority(priority)];
      priorities.set(known, wanted);
    },
    tmpdir() {
      const { TMPDIR, TMP, TEMP } = env();
      // An empty one does not count.
      const path = TMPDIR || TMP || TEMP || '/tmp';
      return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    },
    totalmem: () => 4 * gibibyte,
    type: () => 'Linux',
    uptime: () => clock() / 1000,
    userInfo(options?: { readonly encoding?: unknown }) {
      const asBytes = options?.encoding === 'buffer';
      const text = (value: string): unknown =>
        asBytes ? Reflect.get(globalThis, 'Buffer').from(value) : value;
      const { uid, gid, name } = user;
      const named = { username: text(name), homedir: text(home), shell: text('/bin/sh') };
      return bare({ uid, gid, ...named });
    },
    version: () => '#1 in the browser',
  };
  for (const name of valued) {
    // `${os.hostname}` is the value, too.
    Object.assign(exports[name], { [Symbol.toPrimitive]: exports[name] });
  }
  return Object.defineProperty(exports, 'EOL', {
    value: '\n',
    configurable: true,
    enumerable: true,
    writable: false,
  }) as typeof exports & { readonly EOL: string };
}
