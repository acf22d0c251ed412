import type { InvoicesTexts } from "./invoices-zh.ts";

export const invoicesEn: InvoicesTexts = {
  title: "Invoice",
  ask: "Ask for an invoice",
  correct: "Correct and submit again",
  lead: (sum, until) => `For ${sum}, to be asked for until ${until}. What was given back is not in it.`,
  no: {
    "nothing left": "There is no money left to make an invoice for.",
    "too late": "The time to ask for an invoice is over.",
  },
  states: {
    "under way": "Being issued",
    refused: "Title or tax number refused",
    issued: "Issued",
    "being reversed": "Being reversed",
    reversed: "Reversed",
  },
  stateMeans: {
    "under way": "It goes to the address you gave once it is there, and can be downloaded here.",
    refused: "The tax system did not accept this title or tax number. Check them, correct them and submit once more.",
    issued: "",
    "being reversed":
      "Tickets of it were given back, so it is being reversed; a new one for the rest is issued by itself.",
    reversed: "",
  },
  number: "Number",
  redNumber: "Red letter",
  titleOf: "Made out to",
  taxNumber: "Tax number",
  download: "Download PDF",
  kind: "For",
  kinds: { individual: "A person", company: "A company" },
  person: "Name (left empty: 个人, a private person)",
  company: "Company name",
  companyTaxNumber: "Chinese tax number (18 characters)",
  mail: "Mail address it goes to",
  sum: "Amount",
  submit: "Submit",
  notNow: "Not now",
};
