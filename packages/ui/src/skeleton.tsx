/** A grey place where something will be; give it a size by class. */
export function Skeleton({ className = "" }: { className?: string }) {
  return <span aria-hidden="true" className={`block animate-pulse rounded-control bg-line/70 ${className}`} />;
}
