// What every page of a language does in the browser: one small file for all of it.

import './keys.ts';
import './offline.ts';
import './page-contents.ts';
import './site-search.ts';
import './switch-language.ts';
import './theme.ts';
