import { buttonClass, EmptyState } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { WaitingRoom } from "../reading/answers.ts";

/** Before the queue: a place belongs to an account, so one signs in first. Says how long the line is, or that there is none. */
export function AskToSignIn({
  room,
  opening,
  login,
  buy,
  t,
}: {
  room: WaitingRoom | null;
  opening: string | null;
  login: string;
  buy: string;
  t: Messages;
}) {
  const words = t.waiting;
  if (room?.phase === "none")
    return (
      <EmptyState icon="ticket" title={words.none.title} text={words.none.text}>
        <a href={buy} className={buttonClass()}>
          {words.none.go}
        </a>
      </EmptyState>
    );
  const now = room?.phase === "before" ? opening : room && room.waiting > 0 ? words.inQueue(room.waiting) : null;
  return (
    <EmptyState
      icon="person"
      title={words.signIn.title}
      text={
        <>
          {now && <span className="tabular mb-1 block font-semibold text-ink">{now}</span>}
          {words.signIn.text}
        </>
      }
    >
      <a href={login} className={buttonClass()}>
        {words.signIn.button}
      </a>
    </EmptyState>
  );
}
