// `module.SourceMap`: from places in text that was generated back to where they come from.
import { invalidArgType } from '../../errors/node-error.ts';

export interface SourceMapPayload {
  readonly version: number;
  readonly sources?: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
  readonly names?: readonly string[];
  readonly mappings: string;
  readonly sourceRoot?: string;
  readonly sections?: readonly {
    readonly offset: { readonly line: number; readonly column: number };
    readonly map: SourceMapPayload;
  }[];
}

/** Lines and columns count from 0. */
interface Entry {
  readonly generatedLine: number;
  readonly generatedColumn: number;
  readonly originalSource: string | undefined;
  readonly originalLine: number | undefined;
  readonly originalColumn: number | undefined;
  readonly name: string | undefined;
}

interface Origin {
  readonly name: string | undefined;
  readonly fileName: string | undefined;
  /** Both count from 1. */
  readonly lineNumber: number;
  readonly columnNumber: number;
}

export class SourceMap {
  readonly #payload: SourceMapPayload;
  readonly #lineLengths: readonly number[] | undefined;
  readonly #entries: Entry[] = [];

  constructor(
    payload: SourceMapPayload,
    { lineLengths }: { lineLengths?: readonly number[] } = {},
  ) {
    if (typeof payload !== 'object') throw invalidArgType('payload', 'of type object', payload);
    this.#payload = structuredClone(payload);
    this.#lineLengths = lineLengths && [...lineLengths];
    const sections = payload.sections ?? [{ offset: { line: 0, column: 0 }, map: payload }];
    for (const { offset, map } of sections) this.#entries.push(...readMappings(map, offset));
    this.#entries.sort(
      (a, b) => a.generatedLine - b.generatedLine || a.generatedColumn - b.generatedColumn,
    );
  }

  /** What it was made of. */
  get payload(): SourceMapPayload {
    return structuredClone(this.#payload);
  }

  get lineLengths(): number[] | undefined {
    return this.#lineLengths && [...this.#lineLengths];
  }

  /** The last entry that does not begin behind a place; both count from 0. */
  findEntry(line: number, column: number): Entry | object {
    return (
      this.#entries.findLast(
        (each) =>
          each.generatedLine < line ||
          (each.generatedLine === line && each.generatedColumn <= column),
      ) ?? {}
    );
  }

  /** Where a place comes from; line and column count from 1. */
  findOrigin(line: number, column: number): Origin | object {
    const found = this.findEntry(line - 1, column - 1);
    if (!('originalSource' in found) || found.originalSource === undefined) return {};
    const { originalSource, originalLine = 0, originalColumn = 0 } = found;
    const { generatedLine, generatedColumn, name } = found;
    return {
      name,
      fileName: originalSource,
      lineNumber: originalLine + line - generatedLine,
      columnNumber: originalColumn + column - generatedColumn,
    };
  }
}

function readMappings(
  { sources = [], names = [], mappings }: SourceMapPayload,
  offset: { readonly line: number; readonly column: number },
): Entry[] {
  const entries: Entry[] = [];
  if (mappings.length === 0) return entries;
  let [source, originalLine, originalColumn, name] = [0, 0, 0, 0];
  for (const [row, line] of mappings.split(';').entries()) {
    let column = row === 0 ? offset.column : 0;
    for (const segment of line.split(',')) {
      if (segment === '') continue;
      const [columns = 0, ...steps] = readNumbers(segment);
      column += columns;
      const isMapped = steps.length >= 3;
      source += steps[0] ?? 0;
      originalLine += steps[1] ?? 0;
      originalColumn += steps[2] ?? 0;
      name += steps[3] ?? 0;
      entries.push({
        generatedLine: row + offset.line,
        generatedColumn: column,
        originalSource: isMapped ? sources[source] : undefined,
        originalLine: isMapped ? originalLine : undefined,
        originalColumn: isMapped ? originalColumn : undefined,
        name: steps.length >= 4 ? names[name] : undefined,
      });
    }
  }
  return entries;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of one segment: in base 64, five bits at a time, the sign last. */
function readNumbers(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if ((bits & 32) !== 0) continue;
    numbers.push((value & 1) === 1 ? -(value >>> 1) : value >>> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
