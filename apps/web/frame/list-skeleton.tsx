import { Skeleton } from "@kaimu/ui";

const places = ["first", "second", "third"];

/** A list of shows before it is there. */
export function ListSkeleton() {
  return (
    <div className="page max-w-3xl pt-8" aria-busy="true">
      <Skeleton className="h-9 w-40" />
      <div className="mt-6 grid gap-6">
        {places.map((place) => (
          <div key={place} className="flex gap-5">
            <Skeleton className="aspect-3/4 w-20 md:w-24" />
            <div className="grid grow content-start gap-3">
              <Skeleton className="h-5 w-2/3" />
              <Skeleton className="h-4 w-2/5" />
              <Skeleton className="h-4 w-1/2" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
