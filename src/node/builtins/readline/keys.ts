// What a terminal sends when keys are pressed: from characters to keys.

/** A key, as `keypress` events have it. */
export interface Key {
  readonly sequence: string;
  readonly name: string | undefined;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly code?: string;
}

/** Names by the code behind the escape character, as xterm, gnome, rxvt and putty send them. */
const names: Readonly<Record<string, string>> = {
  OP: 'f1',
  OQ: 'f2',
  OR: 'f3',
  OS: 'f4',
  '[P': 'f1',
  '[Q': 'f2',
  '[R': 'f3',
  '[S': 'f4',
  '[11~': 'f1',
  '[12~': 'f2',
  '[13~': 'f3',
  '[14~': 'f4',
  '[15~': 'f5',
  '[17~': 'f6',
  '[18~': 'f7',
  '[19~': 'f8',
  '[20~': 'f9',
  '[21~': 'f10',
  '[23~': 'f11',
  '[24~': 'f12',
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[E': 'clear',
  '[F': 'end',
  '[H': 'home',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  OE: 'clear',
  OF: 'end',
  OH: 'home',
  '[1~': 'home',
  '[2~': 'insert',
  '[3~': 'delete',
  '[4~': 'end',
  '[5~': 'pageup',
  '[6~': 'pagedown',
  '[7~': 'home',
  '[8~': 'end',
  '[Z': 'tab',
  '[[A': 'f1',
  '[[B': 'f2',
  '[[C': 'f3',
  '[[D': 'f4',
  '[[E': 'f5',
  '[[5~': 'pageup',
  '[[6~': 'pagedown',
  '[a': 'up',
  '[b': 'down',
  '[c': 'right',
  '[d': 'left',
  '[e': 'clear',
  Oa: 'up',
  Ob: 'down',
  Oc: 'right',
  Od: 'left',
  Oe: 'clear',
  '[200~': 'paste-start',
  '[201~': 'paste-end',
};

const escape = '\u001B';
/** An escape sequence: what introduces it, numbers with the pressed modifiers, a letter or a tilde. */
const sequencePattern = /^\u001B(\u001B?)(O|\[)(\[[A-E]|(\[?)(?:(\d+)?(?:;(\d+))?)([~^$A-Za-z>]))/u;

function plain(character: string, meta: boolean): Key {
  const sequence = meta ? escape + character : character;
  const make = (name: string | undefined, extra: Partial<Key> = {}): Key => ({
    sequence,
    name,
    ctrl: false,
    meta,
    shift: false,
    ...extra,
  });
  switch (character) {
    case '\r':
      return make('return');
    case '\n':
      return make('enter');
    case '\t':
      return make('tab');
    case '\b':
    case '\u007F':
      return make('backspace');
    case escape:
      return make('escape');
    case ' ':
      return make('space');
  }
  if (character <= '\u001A') {
    return make(String.fromCodePoint((character.codePointAt(0) ?? 0) + 96), { ctrl: true });
  }
  if (/^[0-9A-Za-z]$/u.test(character)) {
    const upper = /^[A-Z]$/u.test(character);
    return make(character.toLowerCase(), { shift: upper });
  }
  return make(undefined);
}

function fromSequence(match: RegExpExecArray): Key {
  const [sequence, second, before = '', rest = '', again = '', number, modifierText, end] = match;
  const intro = before + again;
  // Before a letter, a digit that stands alone is the modifier itself.
  const isCounted = /[~^$]/u.test(end ?? '') || (number?.length ?? 0) > 1;
  const alone = isCounted ? undefined : number;
  const modifier = Number(modifierText ?? alone ?? 1) - 1;
  const counted = intro + (isCounted ? (number ?? '') : '') + (end ?? '');
  const code = end === undefined ? before + rest : counted;
  const unmodified = code.replace(/[$^]$/u, '~');
  const name = names[code] ?? names[unmodified];
  return {
    sequence,
    name: name ?? 'undefined',
    ctrl: (modifier & 4) !== 0 || end === '^' || /^O[a-e]$/u.test(code),
    meta: (modifier & 10) !== 0 || second === escape,
    shift: (modifier & 1) !== 0 || end === '$' || /^\[[Za-e]$/u.test(code),
    code,
  };
}

/**
 * Takes the keys off the front of what has been typed. What is left may be the beginning of an
 * escape sequence, of which the rest is still to come; with `finish` it is taken as it stands.
 */
export function takeKeys(
  typed: string,
  finish: boolean,
): { readonly keys: readonly Key[]; readonly rest: string } {
  const keys: Key[] = [];
  let rest = typed;
  while (rest !== '') {
    if (rest.startsWith(escape)) {
      const match = sequencePattern.exec(rest);
      if (match) {
        keys.push(fromSequence(match));
        rest = rest.slice(match[0].length);
        continue;
      }
      const incomplete = /^\u001B\u001B?(?:[O[][\d;[]*)?$/u.test(rest);
      if (incomplete && !finish) return { keys, rest };
      // One escape character, or two, and what they go with; alone, they have been waited for.
      const [prefix = '', next] = /^(\u001B\u001B?)([\s\S]?)/u.exec(rest)?.slice(1) ?? [];
      const key = next ? plain(next, true) : plain(escape, true);
      keys.push({ ...key, sequence: prefix + (next ?? '') });
      rest = rest.slice(prefix.length + (next?.length ?? 0));
      continue;
    }
    const [character = ''] = rest;
    keys.push(plain(character, false));
    rest = rest.slice(character.length);
  }
  return { keys, rest };
}
