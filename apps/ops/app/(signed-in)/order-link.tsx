import Link from "next/link";

/** An order's number, leading to what became of it. */
export function OrderLink({ orderId }: { orderId: string }) {
  return (
    <Link
      href={`/orders/${orderId}`}
      title={orderId}
      className="inline-flex min-h-touch items-center font-mono text-xs whitespace-nowrap text-accent hover:underline"
    >
      …{orderId.slice(-14)}
    </Link>
  );
}
