// The colour of the paper in both themes, for what styles do not reach: the browser's bar, pictures, the manifest.

import { readFileSync } from 'node:fs';

// From the project's folder, where everything that builds runs.
const tokens = readFileSync('src/styles/tokens.css', 'utf8');

const [, light, dark] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
if (!light || !dark) throw new Error('src/styles/tokens.css: --paper is to be light-dark(#…, #…)');

/** As `src/styles/tokens.css` has it, the one place where it is written. */
export const paper = { light, dark } as const;
