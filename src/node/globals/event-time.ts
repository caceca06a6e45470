// When an event came about: on the clock of the process, which is not the browser's of this thread.

/** To be called once, before any program. The process's clock is `ahead` milliseconds of the browser's. */
export function mendEventTime(ahead: number): void {
  const given = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
  const own = {
    get timeStamp(): number {
      return (given?.get?.call(this) as number) + ahead;
    },
  };
  const get = Object.getOwnPropertyDescriptor(own, 'timeStamp')?.get;
  if (given && get) Object.defineProperty(Event.prototype, 'timeStamp', { ...given, get });
}
