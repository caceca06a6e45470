// A suite: its function declares tests, which then run.
import { Test } from './test.ts';
import { testFailure } from './failure.ts';
import { noTest } from './options.ts';
import { stopWhen } from './stopping.ts';
import type { Stop } from './stopping.ts';

export class Suite extends Test {
  override readonly kind = 'suite';
  readonly #built: Promise<void>;

  constructor(...args: ConstructorParameters<typeof Test>) {
    super(...args);
    const { builds } = this.harness;
    this.#built = this.#build();
    builds.add(this.#built);
    void this.#built.then(() => builds.delete(this.#built));
  }

  async #build(): Promise<void> {
    const isLeftOut = this.only === false && this.harness.settings.only;
    const fn = isLeftOut ? noTest : this.fn;
    this.fn = noTest;
    try {
      await this.inScope(fn, this.context, this.context);
    } catch (error) {
      this.fail(testFailure(error, 'testCodeFailure', this.harness.needs.inspect));
    }
    this.closed = true;
  }

  override async run(): Promise<void> {
    this.occupy();
    let stop: Stop | undefined;
    try {
      await this.#built;
      this.startedAt = this.harness.needs.now();
      if (this.isAborted()) {
        this.subtests.all.length = 0;
        this.end();
        return;
      }
      await this.parent?.runHooks('before');
      if (!this.skipped) await this.runHooks('before');
      stop = stopWhen(this.harness.needs, this.limit, this.signal);
      const subtests = this.skipped || this.error ? [] : this.subtests.all;
      await Promise.race([Promise.all(subtests.map((each) => each.start())), stop.over]);
      if (!this.skipped) await this.runHooks('after');
      this.pass();
    } catch (error) {
      await this.runHooks('after').catch(() => undefined);
      this.failWith(error);
    } finally {
      stop?.clear();
    }
    this.end();
  }
}
