/** A trade as its payment gateway has it; amounts in fen. */
export interface Book {
  outTradeNo: string;
  tradeNo: string;
  amount: number;
  paid: boolean;
  /** When it was, in ms since 1970. */
  paidAt: number | undefined;
  /** Money of this trade is on its way and will land later. */
  inFlight: boolean;
  refunded: number;
  /** PROCESSING is on its way, ABNORMAL can be paid out by hand only; neither counts as refunded. */
  refunds: { outRefundNo: string; amount: number; state: "SUCCESS" | "PROCESSING" | "ABNORMAL" | "CLOSED" }[];
}

interface ShownTrade {
  out_trade_no: string;
  trade_no: string;
  amount: number;
  paid_at: string | null;
  late_at: string | null;
  refunds: { out_request_no: string; amount: number; state: Book["refunds"][number]["state"] }[];
}

/** All trades of the gateways at `origin`. */
export async function readBooks(origin: string): Promise<Map<string, Book>> {
  const books = new Map<string, Book>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const answer: Response = await fetch(`${origin}/books?limit=1000&cursor=${cursor}`);
    if (!answer.ok) throw new Error(`the gateway's books cannot be read: ${answer.status}`);
    const page = (await answer.json()) as { trades: ShownTrade[]; next_cursor: string | null };
    for (const trade of page.trades) books.set(trade.out_trade_no, toBook(trade));
    cursor = page.next_cursor;
  }
  return books;
}

function toBook(trade: ShownTrade): Book {
  const refunds = trade.refunds.map(({ out_request_no, ...refund }) => ({ outRefundNo: out_request_no, ...refund }));
  return {
    outTradeNo: trade.out_trade_no,
    tradeNo: trade.trade_no,
    amount: trade.amount,
    paid: trade.paid_at !== null,
    paidAt: trade.paid_at === null ? undefined : Date.parse(trade.paid_at),
    inFlight: trade.late_at !== null,
    refunded: refunds.reduce((sum, refund) => sum + (refund.state === "SUCCESS" ? refund.amount : 0), 0),
    refunds,
  };
}
