// A thread of the pool that the tests try.
import { answerMain } from '../../../content/examples/small-pool/answer-main.mjs';
import { run } from './tasks.mjs';

answerMain(run);
