// What real Node has and this engine has not: asked for, it fails at once and says its own name.
import { defineListed } from '../../values/define-property.ts';
import { absent } from './absent-function.ts';

/** Names that Node exports and the module of that name here does not. */
const missing: Readonly<Record<string, string>> = {
  assert: 'partialDeepStrictEqual Assert',
  crypto:
    'argon2 argon2Sync checkPrime checkPrimeSync createCipheriv createDecipheriv createDiffieHellman ' +
    'createDiffieHellmanGroup createECDH createPrivateKey createPublicKey createSecretKey createSign ' +
    'createVerify diffieHellman generatePrime generatePrimeSync getCiphers getCipherInfo getCurves ' +
    'getDiffieHellman generateKeyPair generateKeyPairSync generateKey ' +
    'generateKeySync privateDecrypt privateEncrypt publicDecrypt publicEncrypt randomUUIDv7 ' +
    'sign setEngine getFips setFips verify encapsulate decapsulate Certificate Cipheriv ' +
    'Decipheriv DiffieHellman DiffieHellmanGroup ECDH KeyObject Sign Verify X509Certificate ' +
    'secureHeapUsed',
  buffer: 'resolveObjectURL',
  events: 'init',
  module: 'register',
  path: 'matchesGlob',
  process: 'binding _linkedBinding dlopen loadEnvFile threadCpuUsage execve',
  'stream/web': 'ReadableStreamTee',
  util: 'diff setTraceSigInt',
  worker_threads: 'postMessageToThread locks.query locks.request',
};

/** Adds what a module of Node's would have and this one has not, as functions that throw. */
export function fillMissing<T extends object>(module: string, exports: T): T {
  for (const path of missing[module]?.split(' ') ?? []) {
    const [name = '', method] = path.split('.');
    const fail = absent(`${module}.${path}`, method ?? name);
    if (method === undefined) defineListed(exports, name, fail);
    else defineListed(exports, name, { ...(Reflect.get(exports, name) as object), [method]: fail });
  }
  return exports;
}

/**
 * Node's built-in modules that programs may import, whether this engine has them or not; with `node:`
 * those that have no other name.
 */
export const nodeModules: ReadonlySet<string> = new Set(
  (
    'assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram ' +
    'diagnostics_channel dns dns/promises domain events fs fs/promises http http2 https inspector ' +
    'inspector/promises module net os path path/posix path/win32 perf_hooks process punycode ' +
    'querystring readline readline/promises repl stream stream/consumers stream/promises stream/web ' +
    'string_decoder sys timers timers/promises tls trace_events tty url util util/types v8 vm wasi ' +
    'worker_threads zlib node:sea node:sqlite node:test node:test/reporters'
  ).split(' '),
);
