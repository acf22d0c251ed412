/**
 * The terms of what somebody typed or of a text to be found: lower case, Chinese and other writing apart (周jay → 周, jay),
 * nothing but letters and digits. So no term can mean anything to Typesense's or MySQL's query syntax.
 */
export function termsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? []
  );
}

/** Whether a term is Chinese. */
export function isChinese(term: string): boolean {
  return /^\p{Script=Han}/u.test(term);
}

/**
 * A Chinese term as its pairs of neighbours: 演唱会 → 演唱, 唱会. Typesense cuts Chinese by a dictionary and by what stands
 * around it (巡回演唱 | 会), so that 演唱 would not be found there; a pair alone is always cut the same way.
 */
export function pairsOf(term: string): string[] {
  const chars = [...term];
  return chars.length < 2 ? chars : chars.slice(1).map((char, at) => `${chars[at]}${char}`);
}

/** What is asked of Typesense for a query: pairs for Chinese, words for the rest. */
export function askedWords(terms: string[]): string {
  return terms.flatMap((term) => (isChinese(term) ? pairsOf(term) : [term])).join(" ");
}

/** What a text is found by: its characters, their pairs and its words, in their order. */
export function foundBy(text: string): string {
  return termsOf(text)
    .flatMap((term) => (isChinese(term) ? [...pairsOf(term), ...term] : [term]))
    .join(" ");
}
