import type { AgentsTexts } from "./agents-zh.ts";

export const agentsEn: AgentsTexts = {
  title: "Agents",
  lead: "Agents sell from what organizers give them, for an agreed commission. Here agents and their first members are created; organizers agree on the commission.",
  name: "Name",
  nameEn: "Name in English",
  code: "Code",
  members: "Members",
  created: "Created",
  state: "State",
  states: { active: "Active", ended: "Ended" },
  empty: "No agents yet",
  create: "Create an agent",
  person: "First member's name",
  mail: "First member's mail address",
  done: "Created.",
  password: "The first member's password, shown this once:",
  known: "This mail address has an account already; its password stays.",
  end: "End",
  endAsk: "End {agent}?",
  endMeans:
    "Its link stops at once and nothing can be ordered by it. What it sold and is owed stays; its places stay where they are until organizers take them back.",
  cancel: "Back",
};
