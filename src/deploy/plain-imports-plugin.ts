// A Vite plugin: a dynamic import in a bundle is a dynamic import, with no helper around it.
//
// Vite's helper preloads the styles and scripts of what is imported. No part of this site that loads
// later brings styles, and the helper would be a sixth of all script that a page is allowed.

import type { Plugin } from 'vite';

const helper = '\0vite/preload-helper.js';

/** Takes the place of Vite's helper. */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    apply: 'build',
    // Here, since Astro's own choice comes after that of the configuration.
    configResolved: ({ environments }) => {
      for (const { build } of Object.values(environments)) build.modulePreload = false;
    },
    load: {
      order: 'pre',
      handler: (id) =>
        id === helper ? 'export const __vitePreload = (load) => load();' : undefined,
    },
  };
}
