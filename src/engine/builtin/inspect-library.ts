// An esbuild plugin: the library that prints values asks the kernel what it would guess by itself.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * What stands once in the library's text, and what comes in its place: what it exports of its own checks
 * of types and of what only an engine knows.
 */
const replacements = (kernel: string): readonly (readonly [string, string])[] => [
  ['499(t,e,n){', `499(t,e,n){t.exports=${kernel}.types;return;`],
  ['join:o,removeColors', `join:${kernel}.join,removeColors`],
  ['getPromiseDetails:()=>[g,void 0]', `getPromiseDetails:t=>${kernel}.promiseDetails(t,g,h)`],
  [
    'getConstructorName(t){',
    `getConstructorName(t){const known=${kernel}.constructorName(t);if(known!==undefined)return known;`,
  ],
];

/** `answers` is the path of the kernel's module of answers. Throws where the library is another one. */
export function answerLibrary(answers: string): Plugin {
  return {
    name: 'interleave:inspect-library',
    setup(build) {
      // In Go's language, which knows no flag `u`.
      const filter = /[\\/]node-inspect-extracted[\\/]dist[\\/]inspect\.js$/;
      build.onLoad({ filter }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const [was, is] of replacements(`require(${JSON.stringify(answers)})`)) {
          if (contents.split(was).length !== 2) throw new Error(`${path}: where is ${was}?`);
          contents = contents.replace(was, () => is);
        }
        return { contents };
      });
    },
  };
}
