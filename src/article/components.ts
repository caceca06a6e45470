// What an author may write in MDX beyond Markdown.

import Aside from './Aside.astro';
import Example from './Example.astro';
import Term from './Term.astro';

export const components = { Aside, Example, Term };
