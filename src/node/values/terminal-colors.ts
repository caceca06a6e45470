// Whether a stream shows colours.
import type { Warn } from './warn.ts';

interface ColorNeeds {
  readonly env: () => Readonly<Record<string, string | undefined>>;
  readonly warn: Warn;
}

/** Whether colours are wanted on a stream. */
export type WantsColors = (stream: unknown) => boolean;

/** The values of FORCE_COLOR that ask for colours. */
const forcing: ReadonlySet<string> = new Set(['', '1', 'true', '2', '3']);

/** Only a terminal shows them; one that tells its depth has to have more than black and white. */
function showsColors(stream: unknown): boolean {
  const { isTTY, getColorDepth } = Object(stream) as {
    isTTY?: unknown;
    getColorDepth?: () => number;
  };
  return Boolean(isTTY) && (getColorDepth === undefined || getColorDepth.call(stream) > 2);
}

/** Where a stream shows them, unless the environment says otherwise: for one thread, which is warned once. */
export function createWantsColors({ env, warn }: ColorNeeds): WantsColors {
  let warned = false;
  return (stream) => {
    const { FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS } = env();
    if (FORCE_COLOR === undefined) return showsColors(stream);
    const isForced = forcing.has(FORCE_COLOR);
    const disabled = NODE_DISABLE_COLORS === undefined ? undefined : 'NODE_DISABLE_COLORS';
    const ignored = NO_COLOR === undefined ? disabled : 'NO_COLOR';
    if (ignored !== undefined && isForced && !warned) {
      warned = true;
      warn(`The '${ignored}' env is ignored due to the 'FORCE_COLOR' env being set.`);
    }
    return isForced;
  };
}
