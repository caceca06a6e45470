// A process of the pool that the tests try.
import { answerParent } from '../../../content/examples/pool-of-processes/answer-parent.mjs';
import { run } from './tasks.mjs';

answerParent(run);
