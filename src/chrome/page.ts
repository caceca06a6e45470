// What every page of a language does in the browser: one small file for all of it.

import './contents-sheet.ts';
import './keys.ts';
import './moved-places.ts';
import './offline.ts';
import './site-search.ts';
import './switch-language.ts';
import './theme.ts';
