// Where a page that is being loaded anew is kept: asked by every block, so it stands alone.

/** The key in the storage of the visit. */
export const keptKey = 'interleave:kept';
