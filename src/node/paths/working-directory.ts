// Where relative paths begin.

/** The working directory of this thread's process: an absolute path. */
export const workingDirectory = { path: '/' };
