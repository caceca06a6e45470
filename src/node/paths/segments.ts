// The segments of a path, for both kinds of separators.

/** The segments with `.` and `..` worked out; `..` above a root is dropped. */
export function collapseSegments(segments: readonly string[], absolute: boolean): string[] {
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!absolute) kept.push('..');
  }
  return kept;
}
