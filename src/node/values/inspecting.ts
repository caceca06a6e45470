// Any value as text: what the kernel's own code asks of the library that `util.inspect` is.
import type {
  format,
  formatWithOptions,
  inspect,
  stripVTControlCharacters,
} from 'node-inspect-extracted';

/** The library, as its part gives it. */
export interface Inspecting {
  readonly format: typeof format;
  readonly formatWithOptions: typeof formatWithOptions;
  readonly inspect: typeof inspect;
  readonly stripVTControlCharacters: typeof stripVTControlCharacters;
}

/** Loads it the first time. */
export type GetInspecting = () => Inspecting;
