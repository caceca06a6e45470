// The built-in modules of one thread, made when first asked for.
import { bindJob } from '../../loop/async-context.ts';
import { fillMissing, nodeModules } from '../../builtins/absent/missing.ts';
import type { Publish } from '../../values/publish.ts';
import type { StreamClasses } from '../../builtins/stream/pipes.ts';
import { createWantsColors } from '../../values/terminal-colors.ts';
import type { Warn } from '../../values/warn.ts';
import type { BuiltinName, Builtins, FindBuiltin, GetBuiltin } from './builtins.ts';
import { helperMakers } from './helper-makers.ts';
import type { CatalogueNeeds, MakerNeeds, Makers } from './needs.ts';
import type { Parts } from './parts.ts';
import { processMakers } from './process-makers.ts';
import { streamMakers } from './stream-makers.ts';
import { runTestFiles, testingMakers } from './testing-makers.ts';
import { textMakers } from './text-makers.ts';
import { timeMakers } from './time-makers.ts';

const makers: Makers = {
  ...helperMakers,
  ...processMakers,
  ...streamMakers,
  ...testingMakers,
  ...textMakers,
  ...timeMakers,
};

export interface Catalogue {
  readonly get: GetBuiltin;
  readonly find: FindBuiltin;
  /** The classes that the streams of children and workers are made of. */
  readonly streams: () => StreamClasses;
  /** Publishes on a channel of `node:diagnostics_channel`. */
  readonly publish: Publish;
  /** The web's classes that stand on `node:zlib`. */
  readonly compressionStreams: () => CompressionStreams;
  /** `node --test`. */
  readonly runTests: () => void;
}

type CompressionStreams = ReturnType<Parts['zlib']['createCompressionStreams']>;

export function createCatalogue(needs: CatalogueNeeds): Catalogue {
  const { part, process, thread } = needs;
  const made: Partial<Builtins> = {};
  const absent = new Map<string, object | undefined>();
  const get: GetBuiltin = (name) => {
    const exports = made[name] ?? fillMissing(name, makers[name](all));
    made[name] = exports;
    return exports;
  };
  const find: FindBuiltin = (name) => {
    if (isBuiltin(name)) return get(name);
    if (!nodeModules.has(name) && !nodeModules.has(`node:${name}`)) return undefined;
    if (!absent.has(name)) absent.set(name, part('absent').createAbsent(name, find));
    return absent.get(name);
  };
  const streams = (): StreamClasses => {
    const { Readable, Writable } = get('stream');
    return { Readable, Writable, Buffer: get('buffer').Buffer };
  };
  let compression: CompressionStreams | undefined;
  const compressionStreams = (): CompressionStreams =>
    (compression ??= part('zlib').createCompressionStreams(
      () => get('zlib'),
      (stream) => get('stream').Duplex.toWeb(stream),
    ));
  const warn: Warn = (message, type, code) => {
    process.emitWarning(message, type, code);
  };
  // Nobody listens before the program has the module.
  const publish: Publish = (name, message) => {
    const channels = made.diagnostics_channel;
    if (channels?.hasSubscribers(name)) channels.channel(name).publish(message());
  };
  const all: MakerNeeds = {
    ...needs,
    get,
    find,
    streams,
    warn,
    wantsColors: createWantsColors({ env: () => process.env, warn }),
    tick(job) {
      thread.loop.tick(job);
    },
    post(job, type) {
      thread.loop.post(type === undefined ? job : bindJob(type, job), 'pool');
    },
    publish,
  };
  const runTests = (): void => {
    runTestFiles(all);
  };
  return { get, find, streams, compressionStreams, publish, runTests };
}

function isBuiltin(name: string): name is BuiltinName {
  return Object.hasOwn(makers, name);
}
