// The hint below an output, one line in the page's language and never part of what the program printed:
// what stands behind a program's end, where it is a known stumbling block, told by its error and its code.

import type { EngineId, RunEvent } from '../../engine/types.ts';
import type { HintStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import { spokenPart } from '../block/controls.ts';
import type { Files } from '../block/draft.ts';
import type { Outcome, PlaceRecord } from '../block/run-record.ts';

/** Where readers stumble. The words for each are in `src/i18n`. */
export type HintId =
  | 'no-network'
  | 'cross-origin'
  | 'no-package'
  | 'no-file'
  | 'require-in-module'
  | 'python-print'
  | 'python-def'
  | 'python-elif'
  | 'python-constant'
  | 'python-import';

/** A stumbling block, and the name in question: of a package, a file, a constant; '' where there is none. */
export interface Hint {
  readonly id: HintId;
  readonly name: string;
}

interface Sign {
  readonly id: HintId;
  /** Found in what the program printed on stderr; a first group is the name in question. */
  readonly error: RegExp;
  /** Found in a file of the program, too. */
  readonly code?: RegExp;
  /** Only on this engine. */
  readonly engine?: EngineId;
}

const syntaxError = /^SyntaxError\b/m;
const fetchFailed =
  /TypeError: (?:Failed to fetch|fetch failed|Load failed|NetworkError when attempting)/;

/** The first that is found counts. */
const signs: readonly Sign[] = [
  { id: 'no-network', error: fetchFailed, engine: 'builtin' },
  { id: 'cross-origin', error: fetchFailed, engine: 'stackblitz' },
  { id: 'no-package', error: /Cannot find package '([^']+)'/ },
  { id: 'no-package', error: /Cannot find module '([^'./][^':]*)'/ },
  { id: 'no-file', error: /Cannot find module '(?:[^']*\/)?([^'/]+)'/ },
  { id: 'require-in-module', error: /ReferenceError: require is not defined/ },
  { id: 'python-print', error: /ReferenceError: print is not defined/ },
  { id: 'python-constant', error: /ReferenceError: (None|True|False) is not defined/ },
  { id: 'python-def', error: syntaxError, code: /^[ \t]*(?:async[ \t]+)?def[ \t]+\w+[ \t]*\(/m },
  { id: 'python-elif', error: syntaxError, code: /^[ \t}]*elif\b/m },
  {
    id: 'python-import',
    error: syntaxError,
    code: /^(?:from[ \t]+[\w.]+[ \t]+import\b|import[ \t]+[\w.]+(?:[ \t]+as[ \t]+\w+)?[ \t]*$)/m,
  },
];

/** What to say of a program that failed; undefined where nothing that is known stands behind it. */
export function hintFor(stderr: string, files: Files, engine: EngineId): Hint | undefined {
  for (const sign of signs) {
    if (sign.engine !== undefined && sign.engine !== engine) continue;
    const found = sign.error.exec(stderr);
    const { code } = sign;
    if (!found || (code && !Object.values(files).some((text) => code.test(text)))) continue;
    return { id: sign.id, name: found[1] ?? '' };
  }
  return undefined;
}

/** Takes the hint of the last run away. */
export function clearHint(block: Block): void {
  lineOf(block).textContent = '';
}

/** Says what to do about a program that failed, where that is known. */
export function showHint(
  block: Block,
  events: readonly RunEvent[],
  outcome: Outcome,
  place: PlaceRecord | undefined,
  strings: HintStrings,
): void {
  if (outcome.kind !== 'exited' || outcome.code === 0 || !place) return;
  const stderr = events.map((event) => (event.kind === 'stderr' ? event.text : '')).join('');
  const hint = hintFor(stderr, block.files, place.engine);
  if (hint) lineOf(block).textContent = strings[hint.id](hint.name);
}

const lineOf = (block: Block): HTMLElement => spokenPart(block, 'hint', 'output');
