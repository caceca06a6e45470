// What real Node has and this engine has not: asked for, it fails at once and says its own name.
import { defineListed } from '../../values/define-property.ts';
import { parametersOf } from '../../values/parameters.ts';
import { absent } from './absent-function.ts';

/** Names that Node exports and the module of that name here does not, with their numbers of parameters. */
const missing: Readonly<Record<string, string>> = {
  crypto: 'X509Certificate/1',
  process: 'binding/1 _linkedBinding/1 dlopen loadEnvFile threadCpuUsage/1',
  'stream/web': 'ReadableStreamTee/1',
  v8:
    'cachedDataVersionTag getHeapSnapshot/1 getHeapStatistics getHeapSpaceStatistics getHeapCodeStatistics getCppHeapStatistics setFlagsFromString/1 writeHeapSnapshot/2 ' +
    'queryObjects/1 setHeapSnapshotNearHeapLimit/1 GCProfiler startCpuProfile promiseHooks.createHook/1 promiseHooks.onInit/1 promiseHooks.onBefore/1 promiseHooks.onAfter/1 promiseHooks.onSettled/1 ' +
    'startupSnapshot.addDeserializeCallback/2 startupSnapshot.addSerializeCallback/2 startupSnapshot.setDeserializeMainFunction/2',
  vm: 'createContext runInContext/3 runInNewContext/3 measureMemory',
};

/** Adds what a module of Node's would have and this one has not, as functions that throw. */
export function fillMissing<T extends object>(module: string, exports: T): T {
  const told = missing[module];
  if (told === undefined) return exports;
  for (const [path, count] of parametersOf(told)) {
    const [name = '', method] = path.split('.');
    const fail = absent(`${module}.${path}`, method ?? name, count);
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
    '_http_agent _http_client _http_common _http_incoming _http_outgoing _http_server ' +
    '_stream_duplex _stream_passthrough _stream_readable _stream_transform _stream_wrap ' +
    '_stream_writable _tls_common _tls_wrap ' +
    'assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram ' +
    'diagnostics_channel dns dns/promises domain events fs fs/promises http http2 https inspector ' +
    'inspector/promises module net os path path/posix path/win32 perf_hooks process punycode ' +
    'querystring readline readline/promises repl stream stream/consumers stream/promises stream/web ' +
    'string_decoder sys timers timers/promises tls trace_events tty url util util/types v8 vm wasi ' +
    'worker_threads zlib node:sea node:sqlite node:test node:test/reporters'
  ).split(' '),
);
