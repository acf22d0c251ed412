import { Skeleton } from "@kaimu/ui";

const places = Array.from({ length: 8 }, (_, i) => `show ${i}`);

/** The home page before its shows are there. */
export default function Loading() {
  return (
    <div className="page pt-8" aria-busy="true">
      <Skeleton className="h-72" />
      <div className="mt-10 grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4">
        {places.map((place) => (
          <div key={place} className="grid gap-2">
            <Skeleton className="aspect-3/4 rounded-card" />
            <Skeleton className="h-5 w-4/5" />
            <Skeleton className="h-4 w-1/2" />
          </div>
        ))}
      </div>
    </div>
  );
}
