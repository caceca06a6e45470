// How wide a text is on a terminal.

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
const invisible = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** The columns that one character takes: two for a wide (East Asian) one, none for a mark on another. */
export function characterWidth(character: string): 0 | 1 | 2 {
  if (invisible.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The columns that a text without line ends takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text.normalize('NFC')) width += characterWidth(character);
  return width;
}
