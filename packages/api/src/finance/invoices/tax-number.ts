/** Digits and capital letters without I, O, S, V and Z; a character's place is its value. */
const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Whether a text is a 统一社会信用代码: 18 characters, the last one a check over the others with weights that are powers of three, modulo 31.
 * Source: GB 32100-2015.
 */
export function isTaxNumber(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  let [sum, weight] = [0, 1];
  for (const character of text.slice(0, 17)) {
    sum += characters.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (sum % 31)) % 31] === text[17];
}
