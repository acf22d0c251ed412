import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../../../messages/index.ts";
import { yuan } from "../../../say.ts";
import type { BillCase } from "../../../shapes.ts";

/** What the bill says beside what we had when it was compared. */
export function BothSides({ found, locale }: { found: BillCase; locale: Locale }) {
  const words = messages[locale].bills;
  const bill = found.billState !== null;
  const ours = found.ourState !== null;
  const ourState = words.ourStates[found.ourState as keyof typeof words.ourStates];
  const rows = [
    [words.number, bill ? found.number : words.missing, ours ? found.number : words.missing],
    [
      words.amount,
      found.billFen === null ? "—" : yuan(found.billFen),
      found.ourFen === null ? "—" : yuan(found.ourFen),
    ],
    [words.state, found.billState ? words.lineStates[found.billState] : "—", ourState ?? "—"],
    [words.theirNumber, found.gatewayTradeNo ?? "—", "—"],
  ] as const;
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-bold">{words.side}</h2>
      <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
        <thead>
          <tr>
            <td />
            <th scope="col">{words.billSide}</th>
            <th scope="col">{words.ourSide}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, theirs, own]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[
                [words.billSide, theirs],
                [words.ourSide, own],
              ].map(([side, text]) => (
                <td
                  key={side}
                  data-label={side}
                  className={`break-all ${theirs !== own && name !== words.theirNumber ? "font-semibold text-bad" : ""}`}
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
