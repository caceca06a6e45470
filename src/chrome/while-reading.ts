// What a page needs once its reader scrolls, points or presses a key, and not before.

import './live-strands.ts';
import './page-contents.ts';
import './term-hover.ts';
import './wide-table.ts';
