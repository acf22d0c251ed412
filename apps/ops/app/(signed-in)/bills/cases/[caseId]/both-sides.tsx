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
  const fen = (sum: number | null) => (sum === null ? "—" : yuan(sum));
  const rows = [
    {
      ...{ name: words.number, differs: bill !== ours },
      ...{ theirs: bill ? found.number : words.missing, own: ours ? found.number : words.missing },
    },
    {
      ...{ name: words.amount, differs: found.billFen !== found.ourFen },
      ...{ theirs: fen(found.billFen), own: fen(found.ourFen) },
    },
    {
      ...{ name: words.state, differs: found.what.endsWith("_state") },
      ...{ theirs: found.billState ? words.lineStates[found.billState] : "—", own: ourState ?? "—" },
    },
    { name: words.theirNumber, differs: false, theirs: found.gatewayTradeNo ?? "—", own: "—" },
  ];
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
          {rows.map(({ name, theirs, own, differs }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[
                [words.billSide, theirs],
                [words.ourSide, own],
              ].map(([side, text]) => (
                <td key={side} data-label={side} className={`break-all ${differs ? "font-semibold text-bad" : ""}`}>
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
