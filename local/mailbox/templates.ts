// The signature and templates the SMS vendor has approved. Only these can be sent, and only with every variable filled in.

import catalogue from "./templates.json" with { type: "json" };

export type Template = { code: string; name: string; text: string };

export const SIGN_NAME = catalogue.signName;

/** The approved template of a code; undefined when there is none. */
export function templateOf(code: string): Template | undefined {
  return catalogue.templates.find((template) => template.code === code);
}

/** The names of a template's variables, in order. */
export function variablesOf(template: Template): string[] {
  return [...template.text.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

/** The message as the phone shows it: the signature in front, the variables filled in. */
export function rendered(template: Template, values: Record<string, string>): string {
  return `【${SIGN_NAME}】${template.text.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? "")}`;
}
