import { answerMain } from './answer-main.mjs';
import { blur } from './tile.mjs';

answerMain(blur);
