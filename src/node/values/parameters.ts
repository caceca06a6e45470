// How many parameters functions say they have, where they are made from tables and take whatever comes.

/** Names with their numbers of parameters: `name/2 other/1 none`. */
export function parametersOf(told: string): [name: string, count: number][] {
  return told.split(' ').map((each) => {
    const [name = '', count = 0] = each.split('/');
    return [name, Number(count)];
  });
}

/** Gives a function, made for it, a name and a number of parameters. */
export function named<T extends (...args: never[]) => unknown>(
  name: string,
  count: number,
  call: T,
): T {
  return Object.defineProperties(call, {
    name: { value: name, configurable: true },
    length: { value: count, configurable: true },
  });
}
