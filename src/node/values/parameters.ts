// How many parameters functions say they have, where they are made from tables and take whatever comes.

/** Gives the functions of `exports` these numbers: `name number`, with commas between them. */
export function tellParameters(exports: object, told: string): void {
  for (const pair of told.split(',')) {
    const [name = '', count] = pair.trim().split(' ');
    const call: unknown = Reflect.get(exports, name);
    if (typeof call !== 'function') continue;
    Object.defineProperty(call, 'length', { value: Number(count), configurable: true });
  }
}
