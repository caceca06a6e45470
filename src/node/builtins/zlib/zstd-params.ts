// The parameters of Zstandard, and what they may be.
import { unavailable } from '../../errors/node-error.ts';
import { constants, namesOf } from './constants.ts';
import { initializationFailed, paramsOf } from './options.ts';
import type { Options } from './options.ts';

/** Of those that have any, the limits; zero stands for what the level says. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  ZSTD_c_windowLog: [10, 31],
  ZSTD_c_hashLog: [6, 30],
  ZSTD_c_chainLog: [6, 30],
  ZSTD_c_searchLog: [1, 30],
  ZSTD_c_minMatch: [3, 7],
  ZSTD_c_strategy: [1, 9],
  ZSTD_c_enableLongDistanceMatching: [0, 2],
  ZSTD_c_ldmHashLog: [6, 30],
  ZSTD_c_ldmMinMatch: [4, 4096],
  ZSTD_c_ldmBucketSizeLog: [1, 8],
  ZSTD_c_ldmHashRateLog: [0, 25],
  ZSTD_d_windowLogMax: [10, 31],
};

/** What was given, by Node's names. */
export function zstdParams(
  options: Options,
  prefix: 'ZSTD_c_' | 'ZSTD_d_',
): (name: string) => number {
  const names = namesOf(prefix);
  const largest = Math.max(...names.keys());
  const params = paramsOf(options, (key) => key >= 0 && key <= largest, 'zstd');
  for (const [key, value] of params) {
    if (!names.has(key)) throw initializationFailed('Setting parameter failed');
    const [lowest, highest] = limits[names.get(key) ?? ''] ?? [-Infinity, Infinity];
    if (value > 0 && (value < lowest || value > highest)) {
      throw initializationFailed('Setting parameter failed');
    }
  }
  return (name) => params.get(constants[name] ?? -1) ?? 0;
}

/** An error of Zstandard's own. */
export const zstdFailure = (name: string, message: string) => {
  const code = `ZSTD_error_${name}`;
  return { message, errno: constants[code] ?? 1, code };
};

/** There is none here; what is no bytes Node does not look at. */
export function refuseDictionary({ dictionary }: Options, api: string): void {
  if (ArrayBuffer.isView(dictionary)) throw unavailable(`${api} with a dictionary`);
}
