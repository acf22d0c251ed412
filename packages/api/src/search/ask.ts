import type { SearchResponse } from "typesense/lib/Typesense/Documents.js";
import type { SearchParams } from "typesense/lib/Typesense/Types.js";
import type { EventDocument } from "./document.ts";
import type { SearchIndex } from "./search-index.ts";
import { soundOf } from "./spelling.ts";
import { askedWords, isChinese } from "./terms.ts";

type Answer = SearchResponse<EventDocument>;
type Question = SearchParams<EventDocument>;

/** Fields to look in, what a match there weighs, and how many letters may be wrong: none in Chinese, where a letter is a word. */
export interface Where {
  fields: { name: string; weight: number; typos: number }[];
}

const title = [
  { name: "title", weight: 9, typos: 0 },
  { name: "titleLatin", weight: 8, typos: 2 },
];
const city = [
  { name: "city", weight: 6, typos: 0 },
  { name: "cityLatin", weight: 5, typos: 1 },
];
const venue = [
  { name: "venue", weight: 4, typos: 0 },
  { name: "venueLatin", weight: 3, typos: 1 },
];
export const inTitle: Where = { fields: title };
export const inCity: Where = { fields: city };
export const inVenue: Where = { fields: venue };
export const everywhere: Where = {
  fields: [...title, ...city, ...venue, { name: "genre", weight: 2, typos: 0 }],
};

/**
 * Asks several questions about the same terms in one call; each answer has all terms in it. When the first finds nothing and the
 * terms are Chinese, they are asked again by their sound. Undefined when Typesense is away.
 */
export async function ask(
  index: SearchIndex,
  terms: string[],
  questions: (Question & { where: Where })[],
): Promise<Answer[] | undefined> {
  const answers = await askOnce(
    index,
    questions.map((one) => asWritten(terms, one)),
  );
  if (!answers || (answers[0]?.found ?? 0) > 0 || !terms.some(isChinese)) return answers;
  return askOnce(
    index,
    questions.map((one) => bySound(terms, one)),
  );
}

function askOnce(index: SearchIndex, searches: Question[]): Promise<Answer[] | undefined> {
  return index.tryAsk(async (client) => {
    const asked = searches.map((one) => ({ ...one, collection: index.alias }));
    const { results } = await client.multiSearch.perform<EventDocument[]>({ searches: asked });
    for (const { error, code } of results) if (error) throw Object.assign(new Error(error), { httpStatus: code });
    return results;
  });
}

function asWritten(terms: string[], { where, ...question }: Question & { where: Where }): Question {
  return { ...question, q: terms.length > 0 ? askedWords(terms) : "*", ...within(where) };
}

function bySound(terms: string[], { where, ...question }: Question & { where: Where }): Question {
  const fields = where.fields.filter((field) => field.name.endsWith("Latin"));
  return {
    ...question,
    q: terms.map((term) => (isChinese(term) ? soundOf(term) : term)).join(" "),
    ...within({ fields }),
  };
}

function within({ fields }: Where): Question {
  return {
    query_by: fields.map((field) => field.name).join(","),
    query_by_weights: fields.map((field) => field.weight).join(","),
    num_typos: fields.map((field) => field.typos).join(","),
    // Other spellings only where the one that was typed finds nothing; and no word is dropped to find something at all.
    typo_tokens_threshold: 1,
    drop_tokens_threshold: 0,
    min_len_1typo: 4,
    min_len_2typo: 7,
    // Marked by ourselves, see found-event.ts.
    highlight_fields: "none",
  };
}
