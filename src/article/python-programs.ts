// The Python programs of the course, as the build reads them from `content/python`.

import { findPython, readPython } from '../example/python.ts';

const programs = readPython(
  import.meta.glob<string>('/content/python/*/*', {
    query: '?raw',
    import: 'default',
    eager: true,
    exhaustive: true,
  }),
);

/** The program `id`, recorded; throws a sentence for the author of `page` when there is none to show. */
export const pythonFor = (id: string, page: string): ReturnType<typeof findPython> =>
  findPython(programs, id, page);
