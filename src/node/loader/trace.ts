// From a place in rewritten text back to the place in the program's own.
import type MagicString from 'magic-string';

/** Both count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** From a line and a column of the rewritten text. */
export type Trace = (line: number, column: number) => Place;

/** From where to where in the program's own text, as offsets. */
export type Shifts = ReadonlyMap<number, number>;

/**
 * Works the map out on the first question: most modules are never asked about. `shifts` are places that
 * browsers name where they would name another, had the text not been rewritten.
 */
export function tracer(magic: MagicString, shifts: Shifts = new Map()): Trace {
  let lines: ReturnType<MagicString['generateDecodedMap']>['mappings'] | undefined;
  return (line, column) => {
    lines ??= magic.generateDecodedMap({ hires: true }).mappings;
    const segment = lines[line - 1]?.findLast(([generated]) => generated <= column - 1);
    const [generated, , originalLine, originalColumn] = segment ?? [];
    if (generated === undefined || originalLine === undefined || originalColumn === undefined) {
      return { line, column };
    }
    const place = { line: originalLine + 1, column: originalColumn + 1 };
    const shifted = shifts.get(offsetOf(magic.original, place));
    return shifted === undefined ? place : placeOf(magic.original, shifted);
  };
}

function offsetOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

/** Where an offset into a text stands. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
