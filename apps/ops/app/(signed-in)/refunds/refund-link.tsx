import Link from "next/link";

/** A refund's number, leading to its page. */
export function RefundLink({ refundId, number }: { refundId: string; number: string }) {
  return (
    <Link
      href={`/refunds/${refundId}`}
      title={number}
      className="inline-flex min-h-touch items-center font-mono text-xs whitespace-nowrap text-accent hover:underline"
    >
      {number.length > 16 ? `…${number.slice(-14)}` : number}
    </Link>
  );
}
