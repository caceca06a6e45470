// The built-in modules of one thread, made when first asked for.
import { fillMissing, nodeModules } from '../../builtins/absent/missing.ts';
import type { StreamClasses } from '../../builtins/stream/pipes.ts';
import type { BuiltinName, Builtins, FindBuiltin, GetBuiltin } from './builtins.ts';
import { helperMakers } from './helper-makers.ts';
import type { CatalogueNeeds, MakerNeeds, Makers } from './needs.ts';
import type { Parts } from './parts.ts';
import { processMakers } from './process-makers.ts';
import { streamMakers } from './stream-makers.ts';
import { testingMakers } from './testing-makers.ts';
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
  /** The web's classes that stand on `node:zlib`. */
  readonly compressionStreams: () => CompressionStreams;
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
  const all: MakerNeeds = {
    ...needs,
    get,
    find,
    streams,
    warn(message, type, code) {
      process.emitWarning(message, type, code);
    },
    tick(job) {
      thread.loop.tick(job);
    },
    post(job) {
      thread.loop.post(job);
    },
  };
  return { get, find, streams, compressionStreams };
}

function isBuiltin(name: string): name is BuiltinName {
  return Object.hasOwn(makers, name);
}
