/** Whom a visitor of the demo can be. These accounts exist only where the demo data is loaded. */
export const demoPassword = "kaimu-demo-2026";

export const demoLogins = [
  { where: "web", who: "观众 buyer", login: "13800000001", password: "SMS code, see the mailbox" },
  { where: "web", who: "观众 buyer", login: "buyer@demo.kaimu", password: demoPassword },
  { where: "admin", who: "主办方 organizer", login: "organizer@demo.kaimu", password: demoPassword },
  { where: "admin", who: "总代 agent", login: "agent@demo.kaimu", password: demoPassword },
  { where: "ops", who: "平台运营 operator", login: "operator@demo.kaimu", password: demoPassword },
] as const;
