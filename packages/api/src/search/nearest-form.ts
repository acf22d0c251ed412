import { latinForms } from "./spelling.ts";
import { isChinese, termsOf } from "./terms.ts";

/**
 * What a misspelt word was meant to be in a text: the word, pinyin or initials there that begins like it with one letter wrong,
 * missing or too many (two from seven letters on). Undefined when nothing is that near.
 */
export function nearestForm(term: string, text: string): string | undefined {
  if (term.length < 4) return undefined;
  const allowed = term.length < 7 ? 1 : 2;
  const forms = [...termsOf(text).filter((word) => !isChinese(word)), ...latinForms(text)];
  const near = forms
    .map((form) => ({ form, distance: distanceToBeginning(term, form) }))
    .filter((one) => one.distance <= allowed)
    .sort((a, b) => a.distance - b.distance || a.form.length - b.form.length);
  return near[0]?.form;
}

/** Levenshtein's distance between a word and the beginning of another that is most like it. */
function distanceToBeginning(word: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...word].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const substituted = (row[j] ?? 0) + (letter === other[j] ? 0 : 1);
      next.push(Math.min(substituted, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}
