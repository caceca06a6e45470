import { threadId } from 'node:worker_threads';
import { answerMain } from './answer-main.mjs';
import { blur } from './tile.mjs';

answerMain((tile) => ({ pixels: blur(tile), thread: threadId }));
