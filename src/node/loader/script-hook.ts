// The name by which a script hands its value to the kernel.

/**
 * The script calls this with its value: rewritten modules begin with it and an opening parenthesis.
 * Nothing else runs while it is there.
 */
export const hook = '__interleave__';
