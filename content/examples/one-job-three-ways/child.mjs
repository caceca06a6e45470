import { answerParent } from './answer-parent.mjs';
import { blur } from './tile.mjs';

answerParent(blur);
