// Which Node StackBlitz is asked for, and how.

/**
 * The newest Node that a WebContainer has: it runs 20 unless a file in its root asks for 22, and never
 * 24 (stackblitz/webcontainer-core#560, January 2026).
 */
const newestNode = '22.22.0';

/**
 * The files that ask for it, by their place in the container's root: to lie there before anything is
 * started. They state no `type`: a program's own files are modules by what they hold, as elsewhere.
 */
export const nodeRequest: Readonly<Record<'package.json' | '.nvmrc', string>> = {
  'package.json': JSON.stringify({ private: true, engines: { node: newestNode } }),
  '.nvmrc': `v${newestNode}\n`,
};
