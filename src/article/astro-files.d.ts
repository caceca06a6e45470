// What a component is to those who read no Astro: the compiler and the linter. `astro check` knows its props too.

declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
  const component: AstroComponentFactory;
  export default component;
}
