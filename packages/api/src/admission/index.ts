/**
 * Admission: who may come in, and how fast.
 *
 * Owns the table waiting_rooms and the Redis keys limit:*, device:*, challenge:*, waiting-rooms, wait:{performance}:*.
 * Promises: a limit holds over all processes, and fails closed. A queue is fair: drawn at its opening, then first come; one place an
 * account; while nobody knows whether there is a queue, nobody buys.
 */
export { type Client, newClient } from "./client.ts";
export { deviceCookie, deviceOf, newDeviceCookie } from "./device.ts";
export { guardCall } from "./guard.ts";
export { limitHeaders } from "./limit-headers.ts";
export { limitLogins } from "./limit-logins.ts";
export { rateLimit } from "./rate-limit.ts";
export { queueFrame } from "./waiting/queue-frame.ts";
export { requireAdmission } from "./waiting/require-admission.ts";
export type { LiveRoom, QueueFrame, RoomSettings, RoomView, Waiting } from "./waiting/waiting-view.ts";
