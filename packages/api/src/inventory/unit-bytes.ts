/** A performance's units as Redis keeps them, seven bytes each: see unit-state.lua. */
export interface UnitBytes {
  count: number;
  /** 0 free, 1 held, 2 claimed, 3 sold or blocked. */
  state(unit: number): 0 | 1 | 2 | 3;
  /** The fencing number of the hold or claim; 0 where nobody has it. */
  owner(unit: number): number;
  isBlocked(unit: number): boolean;
}

export const unitBytesEach = 7;

/** Reads them. */
export function unitBytes(bytes: Buffer): UnitBytes {
  const value = (unit: number) =>
    bytes.readUInt32BE(unit * unitBytesEach) * 0x1000000 + bytes.readUIntBE(unit * unitBytesEach + 4, 3);
  return {
    count: Math.floor(bytes.length / unitBytesEach),
    state: (unit) => ((bytes[unit * unitBytesEach + 6] ?? 0) & 3) as 0 | 1 | 2 | 3,
    owner: (unit) => Math.floor(value(unit) / 4),
    isBlocked: (unit) => value(unit) === 3,
  };
}

/** Writes one: `owner` 0 with state 3 is blocked. Numbers stay below 2^53, so they are exact here and in Lua. */
export function writeUnit(bytes: Buffer, unit: number, state: 2 | 3, owner: number): void {
  const value = owner * 4 + state;
  bytes.writeUInt32BE(Math.floor(value / 0x1000000), unit * unitBytesEach);
  bytes.writeUIntBE(value % 0x1000000, unit * unitBytesEach + 4, 3);
}
