/** From now on everything in this process believes to be on a machine whose clock is so far ahead, or behind. */
export function shiftMachineClock(aheadMs: number): void {
  const real = Date;
  const origin = performance.timeOrigin + aheadMs;
  Object.defineProperty(performance, 'timeOrigin', { value: origin });
  globalThis.Date = new Proxy(real, {
    construct: (target, given: unknown[]) =>
      given.length === 0 ? new target(target.now() + aheadMs) : Reflect.construct(target, given),
    get: (target, name) =>
      name === 'now' ? () => real.now() + aheadMs : Reflect.get(target, name),
  });
}
