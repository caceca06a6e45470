// What an author may write in MDX beyond Markdown, and what Markdown's own elements become.

import Aside from './Aside.astro';
import Beside from './Beside.astro';
import Example from './Example.astro';
import Heading2 from './Heading2.astro';
import Heading3 from './Heading3.astro';
import Predict from './Predict.astro';
import Term from './Term.astro';

export const components = { Aside, Beside, Example, Predict, Term, h2: Heading2, h3: Heading3 };
