// Who programs run as.

/** The one user that there is here: the reader's program is a user of its own. */
export const user = { uid: 1000, gid: 1000, name: 'reader' } as const;
