// How an answer of the host goes from hand to hand in shared memory.

/** Marks in the first number of a question's `state`; a waiting thread sees each change. */
export const answerMarks = { waiting: 0, ready: 1, collected: 2 } as const;
