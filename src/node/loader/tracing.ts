// Who hears of modules that are loaded: the channels `module.require` and `module.import`.

type Job = () => unknown;

/** A tracing channel of `node:diagnostics_channel`, as far as loading needs it. */
interface LoadChannel {
  readonly hasSubscribers: boolean;
  traceSync(job: Job, context: Record<string, unknown>): unknown;
  tracePromise(job: Job, context: Record<string, unknown>): unknown;
}

/** There once a program has loaded `node:diagnostics_channel`; until then nobody can have subscribed. */
export interface LoadTracing {
  readonly require: LoadChannel;
  readonly import: LoadChannel;
}
