/**
 * Notification: telling people.
 *
 * Owns messages.
 * Promises: a message with the same key is sent once, a crash in the middle of sending aside; texts carry no more than they must.
 */
export { sendMail, sendSms } from "./send-message.ts";
export { type MessageStory, storyOfMessages } from "./story-of-messages.ts";
