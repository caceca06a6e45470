// From a place in rewritten text back to the place in the program's own.
import type MagicString from 'magic-string';

/** Lines and columns count from 1. */
export type Trace = (line: number, column: number) => { line: number; column: number };

/** Works the map out on the first question: most modules are never asked about. */
export function tracer(magic: MagicString): Trace {
  let lines: ReturnType<MagicString['generateDecodedMap']>['mappings'] | undefined;
  return (line, column) => {
    lines ??= magic.generateDecodedMap({ hires: true }).mappings;
    const segment = lines[line - 1]?.findLast(([generated]) => generated <= column - 1);
    const [generated, , originalLine, originalColumn] = segment ?? [];
    if (generated === undefined || originalLine === undefined || originalColumn === undefined) {
      return { line, column };
    }
    return { line: originalLine + 1, column: originalColumn + 1 };
  };
}

/** Where an offset into a text stands. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
