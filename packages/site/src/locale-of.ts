/** The languages of the pages. */
export type Locale = "zh" | "en";

/** The first of our languages in an Accept-Language header, by its weights; Chinese when there is none. */
export function preferred(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.split("-")[0], weight: q ? Number(q.trim().slice(2)) : 1 };
    })
    .filter(({ language, weight }) => (language === "zh" || language === "en") && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.language === "en" ? "en" : "zh";
}
