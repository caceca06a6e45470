// The site's mark for pictures: two strands that cross, in the colours of the light theme.

import { paper } from '../styles/paper.ts';

/** The colours of the strands and of the paper: those of `src/styles/tokens.css`. */
export const colours = {
  paper: paper.light,
  ink: '#23262b',
  muted: '#63666d',
  first: '#2b5597',
  second: '#b0401f',
} as const;

/** The mark as SVG elements in a square of 32. */
export const mark = `<g fill="none" stroke-width="4" stroke-linecap="round">
  <path stroke="${colours.first}" d="M3 9 C 11 9, 21 23, 29 23"/>
  <path stroke="${colours.paper}" stroke-width="9" stroke-linecap="butt" stroke-dasharray="14 40" stroke-dashoffset="-9" d="M3 23 C 11 23, 21 9, 29 9"/>
  <path stroke="${colours.second}" d="M3 23 C 11 23, 21 9, 29 9"/>
</g>`;
