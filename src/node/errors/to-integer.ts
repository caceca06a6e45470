// Whole numbers that programs pass, checked.
import { invalidArgType, outOfRange } from './node-error.ts';

/** The value, which has to be a whole number from `least` to `most`. Throws as Node's validators do. */
export function toInteger(value: unknown, name: string, least: number, most: number): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < least || value > most) {
    throw outOfRange(name, `>= ${String(least)} && <= ${String(most)}`, value);
  }
  return value;
}
