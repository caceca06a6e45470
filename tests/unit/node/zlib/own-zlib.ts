// `node:zlib` of the engine on this Node's streams.
import { kMaxLength } from 'node:buffer';
import { Transform, finished } from 'node:stream';
import { inspect } from 'node:util';
import type zlib from 'node:zlib';
import { words } from '../../../../src/node/errors/node-error.ts';
import * as brotli from '../../../../src/node/parts/rare/brotli.ts';
import { createZlib } from '../../../../src/node/parts/rare/zlib.ts';

words.inspect = inspect;

export const ownZlib = createZlib({
  Transform,
  finished,
  Buffer,
  kMaxLength,
  brotli: () => brotli,
  later: (job) => setImmediate(job),
  tick: (job) => {
    process.nextTick(job);
  },
  warn: () => undefined,
}) as unknown as typeof zlib;
