/** A resident identity card number that nobody has used yet, with its check character (GB 11643-1999). */
export function newIdentityNumber(): string {
  const born = new Date(Date.UTC(1960, 0, 1 + Math.floor(Math.random() * 14_000)));
  const day = born.toISOString().slice(0, 10).replaceAll("-", "");
  const first = `110105${day}${String(Math.floor(Math.random() * 1_000)).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return first + "10X98765432"[sum % 11];
}
