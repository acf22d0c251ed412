/**
 * Identity: who somebody is.
 *
 * Owns accounts, memberships, attendees and the Redis keys login-code:* and session:*.
 * Promises: phones, mail addresses and documents are encrypted at rest and never logged; the three audiences do not cross;
 * a session ends at once when its version does.
 */
export { mailOf, organizersOf, type Profile, phoneOf, profileOf } from "./account.ts";
export { type AttendeeView, addAttendee, documentIndexes, listAttendees } from "./attendees.ts";
export { loginWithCode, sendLoginCode } from "./login-code.ts";
export { loginWithPassword } from "./login-password.ts";
export { maskedBuyers } from "./masked-buyers.ts";
export { namesOf } from "./names-of.ts";
export { organizerAccount } from "./organizer-account.ts";
export { checkPassword, hashPassword } from "./password.ts";
export { rolesOf } from "./roles.ts";
export {
  callerOf,
  callerOfClaims,
  claimsOf,
  endSessions,
  readToken,
  sessionSeconds,
  signSession,
  versionKey,
} from "./session.ts";
