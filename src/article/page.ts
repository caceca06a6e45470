// What the text of every page does in the browser: its terms and its code blocks.

import '../playground/runnable-example.ts';
import './term-hover.ts';
