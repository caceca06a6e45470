// Where programs find themselves.

/** The folder that a run's files lie in and its first process works in: an absolute path. */
export const home = '/home/project';
