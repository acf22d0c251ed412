/** Time as a parameter: tests move it, production reads the machine's. Stores keep their own clocks (see inventory and ordering). */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
