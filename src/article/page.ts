// What the text of every page does in the browser: its code blocks.

import '../playground/runnable-example.ts';
