// The built-in modules that there are here, by name, each with the type of what it exports.
import type { createAssert } from '../../builtins/assert/assert.ts';
import type { createAsyncHooks } from '../../builtins/async-hooks/async-hooks.ts';
import type { createBuffer } from '../../builtins/buffer/buffer.ts';
import type { createStringDecoder } from '../../builtins/buffer/string-decoder.ts';
import type { createChild } from '../../builtins/cluster/child.ts';
import type { createPrimary } from '../../builtins/cluster/primary.ts';
import type { createConsole } from '../../builtins/console/console.ts';
import type { createCrypto } from '../../builtins/crypto/crypto.ts';
import type { createDiagnosticsChannel } from '../../builtins/diagnostics-channel.ts';
import type { createEvents } from '../../builtins/events.ts';
import type { createFs } from '../../builtins/fs/fs.ts';
import type { createModule } from '../../builtins/module/module.ts';
import type { createOs } from '../../builtins/os.ts';
import type { createPath } from '../../builtins/path/path.ts';
import type { createPerfHooks } from '../../builtins/perf-hooks/perf-hooks.ts';
import type { Process } from '../../builtins/process/process.ts';
import type { createQuerystring } from '../../builtins/querystring.ts';
import type { createReadline } from '../../builtins/readline/readline.ts';
import type { createStreamWeb } from '../../builtins/stream/web-classes.ts';
import type { Timers } from '../../builtins/timers/timers.ts';
import type { createTty } from '../../builtins/tty.ts';
import type { createUrl } from '../../builtins/url/url.ts';
import type { createWorkerThreads } from '../../builtins/worker-threads/worker-threads.ts';
import type { Parts } from './parts.ts';

type Assert = ReturnType<typeof createAssert>;
type Path = ReturnType<typeof createPath>;
type Readline = ReturnType<typeof createReadline>;
type Stream = ReturnType<Parts['streams']['createStream']>;
type Util = ReturnType<Parts['inspecting']['createUtil']>;
type Fs = ReturnType<typeof createFs>;

/** Without `node:`. */
export interface Builtins {
  assert: Assert;
  'assert/strict': Assert['strict'];
  async_hooks: ReturnType<typeof createAsyncHooks>;
  buffer: ReturnType<typeof createBuffer>;
  child_process: ReturnType<Parts['children']['createChildProcess']>;
  cluster: ReturnType<typeof createChild> | ReturnType<typeof createPrimary>;
  console: ReturnType<typeof createConsole>;
  constants: Parts['utilities']['allConstants'];
  crypto: ReturnType<typeof createCrypto>;
  diagnostics_channel: ReturnType<typeof createDiagnosticsChannel>;
  domain: ReturnType<Parts['domains']['createDomain']>;
  events: ReturnType<typeof createEvents>;
  fs: Fs;
  'fs/promises': Fs['promises'];
  module: ReturnType<typeof createModule>;
  os: ReturnType<typeof createOs>;
  path: Path;
  'path/posix': Path;
  'path/win32': Path['win32'];
  perf_hooks: ReturnType<typeof createPerfHooks>;
  process: Process;
  punycode: Parts['utilities']['punycode'];
  querystring: ReturnType<typeof createQuerystring>;
  readline: Readline;
  'readline/promises': Readline['promises'];
  stream: Stream;
  'stream/consumers': ReturnType<Parts['streams']['createStreamConsumers']>;
  'stream/promises': Stream['promises'];
  'stream/web': ReturnType<typeof createStreamWeb>;
  string_decoder: { readonly StringDecoder: ReturnType<typeof createStringDecoder> };
  sys: Util;
  test: ReturnType<Parts['testing']['createTest']>;
  'test/reporters': ReturnType<Parts['testing']['createReporters']>['exports'];
  timers: Timers;
  'timers/promises': Timers['promises'];
  tty: ReturnType<typeof createTty>;
  url: ReturnType<typeof createUrl>;
  util: Util;
  'util/types': Util['types'];
  v8: ReturnType<Parts['v8']['createV8']>;
  vm: ReturnType<Parts['vm']['createVm']>;
  worker_threads: ReturnType<typeof createWorkerThreads>;
  zlib: ReturnType<Parts['zlib']['createZlib']>;
}

export type BuiltinName = keyof Builtins;

/** Gives the exports of a built-in module of this thread, made when it is first asked for. */
export type GetBuiltin = <Name extends BuiltinName>(name: Name) => Builtins[Name];

/** The same by a name that a program gave; undefined where there is no such module here. */
export type FindBuiltin = (name: string) => object | undefined;
