// What an author may write in MDX beyond Markdown.

import Aside from './Aside.astro';
import Example from './Example.astro';

export const components = { Aside, Example };
