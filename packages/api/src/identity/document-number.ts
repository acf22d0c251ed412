import type { DocumentKind } from "@kaimu/db";

/** Weights of the first 17 digits, and the check character for each remainder. Source: GB 11643-1999 (ISO 7064, MOD 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = "10X98765432";

/**
 * A document's number in its one written form (capital letters, half width, no spaces), or undefined when it cannot be one.
 * Resident identity cards and the residence permits of Hong Kong, Macao and Taiwan residents have 18 places with a check character.
 */
export function readDocumentNumber(kind: DocumentKind, written: string): string | undefined {
  const number = written.normalize("NFKC").replaceAll(/[\s-]/g, "").toUpperCase();
  switch (kind) {
    case "resident_id":
      return isCitizenNumber(number) && !/^8[123]/.test(number) ? number : undefined;
    case "residence_permit":
      return isCitizenNumber(number) && /^8[123]/.test(number) ? number : undefined;
    case "passport":
      return /^[A-Z0-9]{5,17}$/.test(number) && /\d/.test(number) ? number : undefined;
    case "mainland_travel_permit":
      // Hong Kong and Macao: a letter and eight digits (ten on older cards); Taiwan: eight digits.
      return /^([HM]\d{8}(\d{2})?|\d{8})$/.test(number) ? number : undefined;
  }
}

function isCitizenNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ];
  const born = new Date(Date.UTC(year, month - 1, day));
  const isDate =
    year >= 1900 && born.getUTCMonth() === month - 1 && born.getUTCDate() === day && born.getTime() <= Date.now();
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return isDate && checks[sum % 11] === number[17];
}

/** First and last character only: what stands between tells region and birthday. */
export function maskDocument(number: string): string {
  return `${number.slice(0, 1)}${"*".repeat(Math.max(0, number.length - 2))}${number.slice(-1)}`;
}

/** 王** : the family name stays. */
export function maskName(name: string): string {
  const [first = "", ...rest] = Array.from(name);
  return first + "*".repeat(rest.length);
}
