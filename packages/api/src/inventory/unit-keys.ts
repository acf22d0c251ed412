/** The key that scripts are called with; its hash tag keeps all of the performance's keys in one slot. */
export const saleKey = (performanceId: string) => unitKey(performanceId, "sale");

/** Any of a performance's keys, see unit-state.lua. */
export const unitKey = (performanceId: string, name: string) => `inv:{${performanceId}}:${name}`;
