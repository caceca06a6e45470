// `navigator` as Node has it, with its class.
import { nodeError } from '../errors/node-error.ts';
import { listMembers } from '../values/define-property.ts';
import { nodeVersion } from '../system/version.ts';

/** The class and its only instance. `locks` gives the thread's lock manager. */
export function createNavigator(locks: () => object) {
  const { hardwareConcurrency, language } = navigator;
  const made = Symbol('navigator');

  class Navigator {
    // By this it knows itself: nothing else may read what it tells.
    readonly #isNavigator = true;
    readonly #languages = Object.freeze([language]);

    constructor(key?: unknown) {
      if (key === made) return;
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }

    get hardwareConcurrency(): number {
      return this.#tell(hardwareConcurrency);
    }

    get locks(): object {
      return this.#tell(locks());
    }

    get language(): string {
      return this.#tell(language);
    }

    get languages(): readonly string[] {
      return this.#languages;
    }

    get userAgent(): string {
      const [major = ''] = nodeVersion.slice(1).split('.');
      return this.#tell(`Node.js/${major}`);
    }

    get platform(): string {
      return this.#tell('Linux x86_64');
    }

    #tell<T>(value: T): T {
      void this.#isNavigator;
      return value;
    }
  }
  listMembers(Navigator);
  Object.defineProperty(Navigator, 'length', { value: 0, configurable: true });
  return { Navigator, navigator: new Navigator(made) };
}
