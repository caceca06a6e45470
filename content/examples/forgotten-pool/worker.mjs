import { answerMain } from './answer-main.mjs';

answerMain((number) => number * 2);
