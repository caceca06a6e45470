// Sentences that hold words of code.

/** A part of a sentence. */
export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

/** The parts of a sentence: what stands between backticks is code. */
export function piecesOf(sentence: string): readonly Piece[] {
  return sentence
    .split('`')
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
