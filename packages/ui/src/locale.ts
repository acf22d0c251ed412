/** The two languages of every page. */
export type Locale = "zh" | "en";
