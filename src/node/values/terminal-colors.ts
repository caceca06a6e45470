// Whether a stream shows colours.

/** Only a terminal does; one that tells its depth has to have more than black and white. */
export function showsColors(stream: unknown): boolean {
  const { isTTY, getColorDepth } = stream as { isTTY?: unknown; getColorDepth?: () => number };
  return Boolean(isTTY) && (getColorDepth === undefined || getColorDepth.call(stream) > 2);
}
