// A Vite plugin: a dynamic import in a bundle is a dynamic import, with nothing around it.
//
// Vite wraps each, to preload the styles and scripts of what is imported. No part of this site that
// loads later brings styles, and the wrappers would be a tenth of all script that a page is allowed.

import type { Plugin } from 'vite';

/** The plugin of Vite's that wraps them. */
const wrapper = 'native:import-analysis-build';

/** Takes Vite's wrapper out of a build. */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    configResolved: ({ environments, plugins }) => {
      // Here, since Astro's own choice comes after that of the configuration.
      for (const { build } of Object.values(environments)) build.modulePreload = false;
      const at = plugins.findIndex(({ name }) => name === wrapper);
      if (at < 0)
        throw new Error(`Vite has no plugin '${wrapper}' any more: see what wraps imports`);
      (plugins as Plugin[]).splice(at, 1);
    },
  };
}
