/** What may be known of a unit by everyone. Two bits; "mine" is laid over it by the page. */
export const UnitState = { notForSale: 0, free: 1, held: 2, sold: 3 } as const;
export type UnitState = (typeof UnitState)[keyof typeof UnitState];

/** A bitmap for this many units, all of them not for sale. */
export function emptyStates(units: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((units + 3) >> 2);
}

/** The state of a unit: byte u>>2, bits (u&3)·2, the low ones first. Units beyond the bitmap are not for sale. */
export function stateOf(bytes: Uint8Array, unit: number): UnitState {
  return (((bytes[unit >> 2] ?? 0) >> ((unit & 3) << 1)) & 3) as UnitState;
}

/** Changes the state of one unit in place. */
export function setState(bytes: Uint8Array, unit: number, state: UnitState): void {
  const shift = (unit & 3) << 1;
  bytes[unit >> 2] = ((bytes[unit >> 2] ?? 0) & ~(3 << shift)) | (state << shift);
}

/** The bitmap as it travels in JSON. */
export function statesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
